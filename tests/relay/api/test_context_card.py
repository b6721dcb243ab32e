"""The context card through a real relay and a real HTTPS server; loopback only where the operator allows it."""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator

import pytest

from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.other_system import OtherSystem
from tests.kit.relay_process import ApiClient
from tests.relay.api.conftest import Desk

ROWS = [
    {"label": "Plan", "value": "Premium"},
    {"label": "Seats", "value": "120"},
    {"label": "Partner", "value": True},
    {"label": "Owner", "value": "Mar ía"},
]


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherSystem]:
    with OtherSystem(tmp_path_factory.mktemp("crm")) as made:
        yield made


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart, crm: OtherSystem) -> Iterator[ApiClient]:
    """Signed in at a relay that may ask *localhost*, and trusts the other system's authority."""
    settings = {"outgoing.private_hosts": '["localhost"]', "limits.api_per_s": "1000"}
    environment = {"SSL_CERT_FILE": str(crm.authority)}
    directory = tmp_path_factory.mktemp("relay")
    with StartedBefore(directory, first_start, settings=settings, environment=environment) as relay:
        yield relay.inviting


def ask_at(admin: ApiClient, url: str) -> None:
    answer = admin.request("PUT", "/context_card", {"context_card": {"url": url}})
    assert (answer.status_code, answer.json()) == (200, {"context_card": {"url": url}})


def refused(admin: ApiClient, path: str) -> tuple[int, str, str]:
    answer = admin.request("GET", path)
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["type"], answer.json().get("why", "")


def test_a_card_is_set_up_tried_and_shown_signed(admin: ApiClient, crm: OtherSystem) -> None:
    ticket = admin.make_ticket("Seats", requester={"name": "Lucía", "email": "lucia@example.com"})
    path = f"/tickets/{ticket['id']}/context"
    assert admin.get(path)["state"] == "off"
    tried = admin.post("/context_card/test", {"url": crm.url(), "email": "wei@example.com"})
    assert (tried["state"], tried["rows"]) == ("shown", ROWS)
    secret = base64.b64decode(admin.post("/context_card/secret", None)["secret"].removeprefix("whsec_"))
    ask_at(admin, crm.url("/card?desk=1"))
    assert admin.get("/context_card") == {"context_card": {"url": crm.url("/card?desk=1")}}
    assert admin.get(path)["rows"] == ROWS
    asked_path, headers, body = crm.asked[-1]
    assert (asked_path, body) == ("/card?desk=1", b'{"email":"lucia@example.com","external_id":null}')
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(secret, told, hashlib.sha256)).decode()
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    asked = len(crm.asked)
    assert admin.get(path)["rows"] == ROWS
    assert len(crm.asked) == asked
    assert admin.get(path + "?fresh=true")["rows"] == ROWS
    assert len(crm.asked) == asked + 1


@pytest.mark.parametrize(
    ("path", "why"),
    [("/redirect", "redirect"), ("/failing", "status"), ("/html", "type"), ("/big", "size"), ("/endless", "size"),
     ("/broken", "json"), ("/list", "json"), ("/nothing", "unreachable")],
)  # fmt: skip
def test_what_the_other_system_does_wrong_is_said_and_holds_up_nothing(
    admin: ApiClient, crm: OtherSystem, path: str, why: str
) -> None:
    ticket_id = admin.make_ticket("x", requester={"name": "Lucía", "email": "lucia@example.com"})["id"]
    ask_at(admin, crm.url(path))
    assert refused(admin, f"/tickets/{ticket_id}/context") == (424, "/problems/context", why)
    assert admin.get(f"/tickets/{ticket_id}")["ticket"]["id"] == ticket_id


def test_the_status_that_it_answered_with_is_said(admin: ApiClient, crm: OtherSystem) -> None:
    answer = admin.request("POST", "/context_card/test", {"url": crm.url("/missing"), "email": "wei@example.com"})
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["why"], problem["answered"]) == (424, 424, "status", 404)


def test_who_is_slow_is_given_up_after_three_seconds(admin: ApiClient, crm: OtherSystem) -> None:
    ticket_id = admin.make_ticket("x", requester={"name": "Lucía", "email": "lucia@example.com"})["id"]
    ask_at(admin, crm.url("/slow"))
    began = time.monotonic()
    assert refused(admin, f"/tickets/{ticket_id}/context") == (424, "/problems/context", "slow")
    assert 2.5 < time.monotonic() - began < 5


def test_T34_addresses_inside_are_refused_but_for_the_named_host(admin: ApiClient, crm: OtherSystem) -> None:
    asked = len(crm.asked)
    for host in ("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"):
        answer = admin.request("POST", "/context_card/test", {"url": crm.url(host=host), "email": "lucia@example.com"})
        assert (answer.status_code, answer.json()["why"]) == (424, "address"), host
    assert len(crm.asked) == asked


def test_T34_nothing_inside_is_asked_without_the_operator_s_word(desk: Desk, crm: OtherSystem) -> None:
    asked = len(crm.asked)
    answer = desk.ana.request("POST", "/context_card/test", {"url": crm.url(), "email": "lucia@example.com"})
    assert (answer.status_code, answer.json()["type"], answer.json()["why"]) == (424, "/problems/context", "address")
    assert len(crm.asked) == asked


def test_it_is_an_admin_s_and_an_https_address(desk: Desk) -> None:
    body = {"context_card": {"url": "https://crm.example"}}
    trial = {"url": "https://crm.example", "email": "a@example.com"}
    for method, path, sent in (
        ("GET", "/context_card", None), ("PUT", "/context_card", body), ("POST", "/context_card/secret", None),
        ("POST", "/context_card/test", trial),
    ):  # fmt: skip
        assert desk.bo.request(method, path, sent).status_code == 403
        assert desk.stranger.request(method, path, sent).status_code == 401
    assert desk.stranger.request("GET", "/tickets/1/context").status_code == 401
    for url in ("http://crm.example", "https://crm..example/", f"https://{'a' * 64}.example"):
        wrong = desk.ana.request("PUT", "/context_card", {"context_card": {"url": url}})
        assert (wrong.status_code, wrong.json()["errors"]) == (422, [{"field": "context_card.url", "code": "no_https"}])
    long = {"context_card": {"url": "https://crm.example/" + "x" * 600}}
    assert desk.ana.request("PUT", "/context_card", long).status_code == 422
    assert desk.ana.request("GET", "/tickets/999999/context").status_code == 404
