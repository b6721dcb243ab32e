"""Codes and rooms over HTTP: the agent's routes, the customer's, and what everybody else gets."""

import base64
import contextlib
import time
from typing import Any

import httpx
import pytest

from relay.api.rooms import need_room, read_pass
from tests.kit.relay_process import ApiClient
from tests.relay.api.conftest import Desk

REPORT = {
    "session_id": "s",
    "started_at_ms": 1,
    "ended_at_ms": 2,
    "agent_name": "Ana Reyes",
    "permissions": [{"permission": "VIEW", "grant": 1, "from_ms": 0, "to_ms": 1, "seconds": 1}],
}


def made(desk: Desk, api: ApiClient | None = None) -> dict[str, Any]:
    api = api or desk.ana
    ticket = api.make_ticket("Projector does not start")
    code: dict[str, Any] = api.post(f"/tickets/{ticket['id']}/code")
    return code | {"ticket_id": ticket["id"]}


def claimed(desk: Desk) -> tuple[dict[str, Any], dict[str, Any]]:
    code = made(desk)
    return code, desk.stranger.post("/codes/claim", {"nameplate": code["nameplate"]})


def kind(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def test_a_code_is_claimed_and_confirmed_and_then_unknown(desk: Desk) -> None:
    code, host = claimed(desk)
    assert (host["room"], host["epoch"], host["url"]) == (code["room"], code["epoch"], code["url"])
    assert set(host) == {"room", "epoch", "url", "token", "session_pass"}, "nothing of the ticket"
    assert code["url"].startswith("ws://127.0.0.1:")
    assert host["token"] != code["token"]
    desk.ana.post(f"/rooms/{code['room']}/confirm")
    desk.ana.post(f"/rooms/{code['room']}/confirm")
    assert kind(desk.stranger.request("POST", "/codes/claim", {"nameplate": code["nameplate"]})) == (
        404,
        "code_unknown",
    )


@pytest.mark.parametrize("why", ["unknown", "claimed", "confirmed", "cancelled", "replaced"])
def test_R10_whatever_is_wrong_with_a_nameplate_the_answer_is_one_and_takes_100_ms(desk: Desk, why: str) -> None:
    code = made(desk)
    nameplate = code["nameplate"]
    match why:
        case "unknown":
            nameplate = "9" * 6
        case "claimed" | "confirmed":
            desk.stranger.post("/codes/claim", {"nameplate": nameplate})
            if why == "confirmed":
                desk.ana.post(f"/rooms/{code['room']}/confirm")
        case "cancelled":
            desk.ana.post(f"/rooms/{code['room']}/cancel")
        case _:
            desk.ana.post(f"/tickets/{code['ticket_id']}/code")
    begun_s = time.monotonic()
    answer = desk.stranger.request("POST", "/codes/claim", {"nameplate": nameplate})
    assert time.monotonic() - begun_s >= 0.1
    assert kind(answer) == (404, "code_unknown")
    assert answer.content == desk.stranger.request("POST", "/codes/claim", {"nameplate": "100000"}).content


@pytest.mark.parametrize("nameplate", ["4829157309", "482915 7309", "٤٨٢٩", "abcd", "", "0482", "482", "4829157"])
def test_R12_more_than_a_nameplate_is_400_and_nothing_of_it_is_logged(desk: Desk, nameplate: str) -> None:
    answer = desk.stranger.request("POST", "/codes/claim", {"nameplate": nameplate})
    assert kind(answer) == (400, "nameplate_malformed")
    assert "4829157" not in desk.relay.log_text()
    assert not nameplate or nameplate not in answer.text


def test_only_a_ticket_i_may_see_gets_a_code(desk: Desk) -> None:
    assert kind(desk.ana.request("POST", "/tickets/999999/code")) == (404, "not_found")
    assert kind(desk.stranger.request("POST", "/tickets/1/code")) == (401, "unauthorized")


@pytest.mark.parametrize("act", ["confirm", "retry", "cancel"])
def test_T7_another_agent_s_room_is_not_there(desk: Desk, act: str) -> None:
    code = made(desk)
    answer = desk.bo.request("POST", f"/rooms/{code['room']}/{act}")
    assert kind(answer) == (404, "room_unknown")
    assert kind(desk.bo.request("GET", f"/rooms/{code['room']}/record")) == (404, "room_unknown")
    assert desk.ana.get(f"/rooms/{code['room']}/record")["ticket_id"] == code["ticket_id"]


@pytest.mark.parametrize("room", ["a" * 26, "A" * 26, "x", "..%2f..", "a" * 300])
def test_a_room_that_is_none_is_404(desk: Desk, room: str) -> None:
    assert desk.ana.request("POST", f"/rooms/{room}/confirm").status_code == 404
    assert desk.ana.request("GET", f"/rooms/{room}/record").status_code == 404


def test_confirming_before_anybody_came_is_409(desk: Desk) -> None:
    assert kind(desk.ana.request("POST", f"/rooms/{made(desk)['room']}/confirm")) == (409, "room_not_claimed")


def test_a_retry_keeps_the_nameplate_and_a_room_that_is_over_has_none(desk: Desk) -> None:
    code = made(desk)
    again = desk.ana.post(f"/rooms/{code['room']}/retry")
    assert (again["nameplate"], again["room"]) == (code["nameplate"], code["room"])
    desk.ana.post(f"/rooms/{code['room']}/cancel")
    desk.ana.post(f"/rooms/{code['room']}/cancel")
    assert kind(desk.ana.request("POST", f"/rooms/{code['room']}/retry")) == (410, "room_over")


def test_both_ends_rejoin_each_with_its_own_proof(desk: Desk) -> None:
    code, host = claimed(desk)
    desk.ana.post(f"/rooms/{code['room']}/confirm")
    path = f"/rooms/{code['room']}/rejoin"
    viewer = desk.ana.post(path, {"lost_epoch": 1})
    customer = desk.relay.client(host["session_pass"])
    assert customer.post(path, {"lost_epoch": 1})["room"] == viewer["room"] == code["room"]
    assert kind(desk.relay.client("x" * 43).request("POST", path, {})) == (404, "room_unknown")
    assert kind(desk.bo.request("POST", path, {})) == (404, "room_unknown")
    other = made(desk)
    assert kind(customer.request("POST", f"/rooms/{other['room']}/rejoin", {})) == (404, "room_unknown")
    assert kind(customer.request("GET", "/users/me")) == (401, "unauthorized")


def test_each_end_hands_in_its_own_half_of_the_report(desk: Desk) -> None:
    code, host = claimed(desk)
    desk.ana.post(f"/rooms/{code['room']}/confirm")
    desk.ana.post(f"/rooms/{code['room']}/cancel")
    path = f"/rooms/{code['room']}/report"
    customer = desk.relay.client(host["session_pass"])
    assert kind(customer.request("POST", path, {"end": "viewer", "report": REPORT})) == (403, "forbidden")
    assert kind(desk.ana.request("POST", path, {"end": "host", "report": REPORT})) == (403, "forbidden")
    deadline_s = time.monotonic() + 5
    while not desk.ana.get(f"/tickets/{code['ticket_id']}/session_refs")["session_refs"]:
        assert time.monotonic() < deadline_s
    assert customer.post(path, {"end": "host", "report": REPORT, "ledger": "bGVkZ2Vy"})["witness"] == "customer"
    assert desk.ana.post(path, {"end": "viewer", "report": REPORT})["witness"] == "both"
    refs = desk.ana.get(f"/tickets/{code['ticket_id']}/session_refs")["session_refs"]
    assert [(ref["room"], ref["witness"], ref["outcome"]) for ref in refs] == [(code["room"], "both", "cancelled")]
    record = customer.get(f"/rooms/{code['room']}/record")
    assert (record["outcome"], record["ticket_id"]) == ("cancelled", code["ticket_id"])


def test_a_ledger_over_four_mebibytes_is_refused(desk: Desk) -> None:
    code, host = claimed(desk)
    customer = desk.relay.client(host["session_pass"])
    long = {"end": "host", "report": REPORT, "ledger": base64.b64encode(bytes(4 * 1024 * 1024 + 1)).decode()}
    answer = customer.request("POST", f"/rooms/{code['room']}/report", long)
    assert (answer.status_code, answer.json()["errors"]) == (422, [{"field": "ledger", "code": "too_long"}])
    longer = {"end": "host", "report": REPORT, "ledger": "A" * (7 * 1024 * 1024)}
    with contextlib.suppress(httpx.TransportError):  # the relay may answer and close while we are still sending
        assert customer.request("POST", f"/rooms/{code['room']}/report", longer).status_code == 413


def test_only_what_looks_like_a_pass_is_tried_as_one() -> None:
    def scope(value: str) -> dict[str, Any]:
        return {"headers": [(b"authorization", value.encode())]}

    assert read_pass(scope("Bearer " + "p" * 43)) == "p" * 43
    for value in ("Bearer ada_" + "p" * 43, "Bearer ada_" + "p" * 39, "Bearer " + "p" * 42, "Basic " + "p" * 43):
        assert read_pass(scope(value)) is None
    with pytest.raises(Exception, match="room_unknown"):
        need_room("A" * 26)


def test_N7_who_was_helped_in_a_session_says_that_its_ticket_is_solved_and_who_only_tried_a_number_does_not(
    desk: Desk,
) -> None:
    code, host = claimed(desk)
    path, customer = f"/rooms/{code['room']}/solved", desk.relay.client(host["session_pass"])
    assert kind(customer.request("POST", path)) == (404, "room_unknown"), "nobody has proved the code yet"
    desk.ana.post(f"/rooms/{code['room']}/confirm")
    desk.ana.post(f"/rooms/{code['room']}/cancel")
    for client, refused in (
        (desk.stranger, (401, "unauthorized")),
        (desk.ana, (404, "room_unknown")),
        (desk.relay.client("x" * 43), (404, "room_unknown")),
    ):
        assert kind(client.request("POST", path)) == refused
    assert customer.post(path) == {"ticket_id": code["ticket_id"], "status": "solved"}
    assert desk.bo.get(f"/tickets/{code['ticket_id']}")["ticket"]["status"] == "solved"
    assert {customer.request("POST", path).status_code for _ in range(40)} == {200, 429}
