"""A key is good for one request (desk.md section 4): every write of the description is asked with one that another used,
and those that go through no ``Once`` of their own are done, repeated and told from others one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from assistdesk.core.wire.control import API_PREFIX
from relay.api.description import KEY, KEYLESS, WRITES
from tests.kit.first_start import FirstStart
from tests.kit.relay_process import ApiClient, new_key
from tests.relay.api.conftest import Desk, desk_in
from tests.relay.api.test_chats import ask

REUSED, MALFORMED = "/problems/idempotency_key_reused", "/problems/idempotency_key_malformed"
DIGITS = "4829157309"
BODIES: dict[str, Any] = {
    "/chats/{chat_id}/code": {"digits": DIGITS},
    "/context_card/test": {"url": "https://crm.example/card", "email": "lucia@customer.example"},
    "/tickets/update_many": {"ticket": {"priority": "high"}},
}
"""Where what the description allows at least is refused for itself."""
QUERIES = {"/tickets/update_many": "?ids=1", "/uploads": "?name=a.txt"}


@dataclass
class Told:
    """What there is to write to."""

    desk: Desk
    ticket_id: int
    chat_id: int
    reader: ApiClient
    reader_id: int
    customer: ApiClient
    host: ApiClient
    room: str
    files: Path
    document: dict[str, Any]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[Told]:
    """A relay of its own: Ana has a live line and talks with a customer; another reads along by a key."""
    folder = tmp_path_factory.mktemp("keys")
    with desk_in(folder, first_start) as desk:
        bearer = {"Authorization": f"Bearer {desk.ana.access}"}
        with connect(desk.relay.events_url, additional_headers=bearer):
            desk.ana.put(f"/users/{desk.ana.user_id}/availability", {"availability": "online"})
            desk.ana.put("/chat_seat", {"chat_limit": 20})
            customer, chat = ask(desk)
            desk.ana.post(f"/chats/{chat['id']}/accept")
            ticket = desk.ana.make_ticket()
            key = desk.ana.post(f"/tickets/{ticket['id']}/participants/{ticket['requester_id']}/key")["key"]
            code = desk.ana.post(f"/tickets/{ticket['id']}/code")
            claimed = desk.stranger.post("/codes/claim", {"nameplate": code["nameplate"]})
            desk.ana.post(f"/rooms/{code['room']}/confirm")
            yield Told(
                desk=desk,
                ticket_id=ticket["id"],
                chat_id=chat["id"],
                reader=desk.relay.client(key),
                reader_id=ticket["requester_id"],
                customer=customer,
                host=desk.relay.client(claimed["session_pass"]),
                room=code["room"],
                files=folder,
                document=desk.stranger.get("/schema"),
            )


# --- every write --------------------------------------------------------------------------------------------------


def writes(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path.removeprefix(API_PREFIX).rstrip("/"), operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in WRITES
    ]


def example(shape: dict[str, Any], shapes: dict[str, Any]) -> Any:
    """The least that fits."""
    if "$ref" in shape:
        return example(shapes[shape["$ref"].rpartition("/")[2]], shapes)
    for either in ("anyOf", "oneOf"):
        if either in shape:
            return example(shape[either][0], shapes)
    if "enum" in shape:
        return shape["enum"][0]
    match shape.get("type"):
        case "object":
            return {name: example(shape["properties"][name], shapes) for name in shape.get("required", ())}
        case "array":
            return [example(shape["items"], shapes) for _ in range(shape.get("minItems", 0))]
        case "string":
            return "x" * max(1, shape.get("minLength", 0))
        case "boolean":
            return True
        case _:
            return max(1, shape.get("minimum", 1))


def test_every_write_refuses_a_key_that_was_used_for_another_request_or_says_why_it_needs_none(told: Told) -> None:
    used, hers, lines = new_key(), new_key(), new_key()
    told.desk.ana.need("PUT", f"/tickets/{told.ticket_id}/seen", {"seq": 2}, key=used)
    told.reader.need("POST", "/my_ticket/replies", {"body": "It still is."}, key=hers)
    told.customer.need("POST", f"/chats/{told.chat_id}/messages", {"body": "Hello?"}, key=lines)
    theirs = {"/chats/{chat_id}/solved": (told.customer, lines), "/rooms/{room}/solved": (told.host, hers)}
    shapes = told.document["components"]["schemas"]
    ids = {"{kind}": "note", "{touch}": "chat:1", "{chat_id}": str(told.chat_id), "{ticket_id}": str(told.ticket_id)}
    ids["{room}"] = told.room
    found, wrong = writes(told.document), []
    for method, path, operation in found:
        if path in KEYLESS:
            continue
        filled = re.sub(r"\{\w+\}", lambda name: ids.get(name[0], str(told.desk.bo.user_id)), path)
        filled = filled.replace("/links/2/note", "/links/2/related") + QUERIES.get(path, "")
        shape = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        body = BODIES.get(path, None if shape is None else example(shape, shapes))
        ours = (told.reader, hers) if path.startswith("/my_ticket") else (told.desk.ana, used)
        client, key = theirs.get(path, ours)
        answer = client.request(method, filled, body, key=key)
        if (answer.status_code, answer.json().get("type")) != (422, REUSED):
            wrong.append(f"{method} {path}: {answer.status_code} {answer.text}")
        none = client.request(method, filled, body, headers={"Idempotency-Key": "none"})
        if none.json().get("type") != MALFORMED:
            wrong.append(f"{method} {path} with no key: {none.status_code} {none.text}")
    assert wrong == []
    assert len(found) > 100
    assert {path for _, path, _ in found} >= KEYLESS.keys()


def test_the_description_says_of_every_write_that_it_takes_a_key_or_why_it_needs_none(told: Told) -> None:
    assert told.document["components"]["parameters"] == {"IdempotencyKey": KEY}
    for _, path, operation in writes(told.document):
        takes = {"$ref": "#/components/parameters/IdempotencyKey"} in operation.get("parameters", ())
        assert takes is (path not in KEYLESS), path
        assert (KEYLESS.get(path, "") in operation.get("description", "")) or takes, path


# --- what goes through no ``Once`` of its own ---------------------------------------------------------------------


def once(told: Told, method: str, path: str, body: Any = None, *, client: ApiClient | None = None) -> tuple[Any, Any]:
    """Both answers of a request that comes twice; its key is good for no other."""
    client, key = client or told.desk.ana, new_key()
    first = client.need(method, path, body, key=key)
    again = client.request(method, path, body, key=key)
    assert again.headers["idempotency-replayed"] == "true", path
    other = client.request("PUT", f"/tickets/{told.ticket_id}/seen", {"seq": 0}, key=key)
    assert (other.status_code, other.json()["type"]) == (422, REUSED), path
    return first, again.json() if again.content else None


def test_what_is_carried_out_once_is_answered_alike(told: Told) -> None:
    ana, ticket = told.desk.ana, f"/tickets/{told.ticket_id}"
    version = ana.get("/desk_settings")["desk_settings"]["row_version"]
    ana.put("/tickets/1/drafts/note", {"body": "a thought"})
    waits = ana.request("PUT", ticket, {"ticket": {"comment": {"body": "Oops", "public": True, "undo_s": 60}}})
    for method, path, body in (
        ("PUT", f"{ticket}/seen", {"seq": 1}),
        ("PUT", f"{ticket}/drafts/reply", {"body": "words"}),
        ("DELETE", f"{ticket}/drafts/reply", None),
        ("DELETE", f"/pending_sends/{waits.json()['pending_send']['id']}", None),
        ("PUT", "/desk_settings", {"desk_settings": {"call_rings_min": 7, "row_version": version}}),
        ("PUT", "/context_card", {"context_card": {"url": ""}}),
        ("POST", "/context_card/secret", None),
        ("POST", f"{ticket}/participants/{told.reader_id}/key", None),
        ("PUT", f"/users/{told.desk.ana.user_id}/availability", {"availability": "online"}),
        ("PUT", "/inbox/read", {"seq": 1}),
        ("DELETE", "/wrap_ups/chat:77", None),
    ):
        first, again = once(told, method, path, body)
        assert first == again, path


def test_a_call_is_changed_and_its_steps_are_stamped_once(told: Told) -> None:
    call = told.desk.ana.post("/calls", {"direction": "in", "number": "+34600112233", "ticket_id": told.ticket_id})
    path = f"/calls/{call['call']['id']}"
    for method, rest, body in (
        ("PUT", "", {"notes": "first"}),
        ("POST", "/steps/1", {"locale": "es"}),
        ("POST", "/steps/2", {"reason": "known"}),
        ("POST", "/steps/3", {"reason": "not needed"}),
        ("POST", "/steps/4", {"status": "pending", "promise": "we call"}),
    ):
        first, again = once(told, method, f"{path}{rest}", body)
        assert first == again
    lines = told.desk.ana.get(f"/tickets/{told.ticket_id}/comments")["comments"]
    assert [one["body"] for one in lines].count("first\n\nwe call") == 1


def test_a_chat_s_steps_are_taken_once_and_a_late_repeat_undoes_nothing(told: Told) -> None:
    ana = told.desk.ana
    hers, chat = ask(told.desk)
    path = f"/chats/{chat['id']}"
    first, again = once(told, "POST", f"{path}/decline")
    assert first == again
    accept = new_key()
    accepted = ana.need("POST", f"{path}/accept", key=accept)
    first, again = once(told, "POST", f"{path}/code", {"digits": DIGITS})
    assert first == again
    number = hers.get(path)["code"]["number"]
    taken_back = new_key()
    ana.need("DELETE", f"{path}/code", key=taken_back)
    ana.post(f"{path}/code", {"digits": DIGITS})
    assert ana.need("DELETE", f"{path}/code", key=taken_back) == accepted
    assert hers.get(path)["code"]["number"] == number + 1
    handed = new_key()
    assert ana.need("POST", f"{path}/hand_over", {"reason": "lunch"}, key=handed)["state"] == "offered"
    ana.post(f"{path}/accept")
    assert ana.need("POST", f"{path}/hand_over", {"reason": "lunch"}, key=handed)["state"] == "offered"
    assert hers.get(path)["state"] == "active"
    first, again = once(told, "POST", f"{path}/escalate", {"reason": "other"})
    assert first == again
    assert ana.need("POST", f"{path}/accept", key=accept) == accepted
    ana.post("/chat_seat/ready")
    _, other = ask(told.desk)
    ana.post(f"/chats/{other['id']}/accept")
    first, again = once(told, "POST", f"/chats/{other['id']}/end")
    assert first == again


def test_a_seat_is_kept_once_and_shown_as_it_is_now(told: Told) -> None:
    key = new_key()
    told.desk.bo.need("PUT", "/chat_seat", {"chat_limit": 2}, key=key)
    told.desk.bo.put("/chat_seat", {"chat_limit": 5})
    assert told.desk.bo.need("PUT", "/chat_seat", {"chat_limit": 2}, key=key)["me"]["chat_limit"] == 5
    once(told, "POST", "/chat_seat/ready")


def test_the_same_json_written_otherwise_is_the_same_request(told: Told) -> None:
    url, key = f"{told.desk.relay.url}{API_PREFIX}/tickets/{told.ticket_id}/drafts/note", new_key()
    headers = {"Authorization": f"Bearer {told.desk.ana.access}", "Idempotency-Key": key}
    headers["Content-Type"] = "application/json"

    def put(text: str) -> httpx.Response:
        return httpx.put(url, content=text, headers=headers, trust_env=False)

    assert put('{"body": "words", "seen_seq": 1}').status_code == 204
    same = put('{ "seen_seq":1,"body":"w\\u006frds" }')
    assert (same.status_code, same.headers["idempotency-replayed"]) == (204, "true")
    assert put('{"body": "words", "seen_seq": 2}').json()["type"] == REUSED


def test_a_refusal_is_not_remembered(told: Told) -> None:
    key, path = new_key(), f"/tickets/{told.ticket_id}/drafts/note"
    assert told.desk.ana.request("PUT", "/tickets/9999/drafts/note", {"body": "x"}, key=key).status_code == 404
    assert told.desk.ana.request("PUT", path, {"body": "x"}, key=key).status_code == 204


def test_a_file_comes_up_once_and_another_under_its_key_leaves_nothing(told: Told) -> None:
    key = new_key()

    def send(content: bytes, name: str = "a.txt") -> httpx.Response:
        headers = {"Authorization": f"Bearer {told.desk.ana.access}", "Idempotency-Key": key}
        url = f"{told.desk.relay.url}{API_PREFIX}/uploads?name={name}"
        return httpx.post(url, content=content, headers=headers, trust_env=False)

    def kept() -> list[Path]:
        return [path for path in told.files.rglob("*") if path.is_file() and path.parent.parent.name == "attachments"]

    before = len(kept())
    first, again = send(b"bytes"), send(b"bytes")
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    assert again.headers["idempotency-replayed"] == "true"
    for other in (send(b"other"), send(b"bytes", "b.txt")):
        assert (other.status_code, other.json()["type"]) == (422, REUSED)
    assert len(kept()) == before + 1


def test_what_is_done_again_takes_its_key_for_no_other_request(told: Told) -> None:
    ana, key = told.desk.ana, new_key()
    path = f"/tickets/{told.ticket_id}/code"
    made = ana.need("POST", path, key=key)
    again = ana.request("POST", path, key=key)
    assert again.json()["room"] != made["room"]
    assert "idempotency-replayed" not in again.headers
    room = f"/rooms/{again.json()['room']}"
    cancelled = new_key()
    for step in ("cancel", "cancel"):
        assert ana.request("POST", f"{room}/{step}", key=cancelled).status_code == 204
    assert ana.request("POST", f"{room}/confirm", key=cancelled).json()["type"] == REUSED
    assert ana.request("PUT", f"/tickets/{told.ticket_id}/seen", {"seq": 0}, key=key).json()["type"] == REUSED
