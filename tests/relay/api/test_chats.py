"""Chats over HTTP: a customer without an account, agents with a live line, and what neither may do (bad-inputs.md T7)."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.kit.display import wait_until
from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import ApiClient, new_key
from tests.relay.api.conftest import Desk

GONE_S = 20


@pytest.fixture
def line(desk: Desk) -> Iterator[ClientConnection]:
    """Ana's live line; she takes up to twenty chats and has no wrap-up open. The relay notices its end a moment after the
    socket's: until then nobody is asked to go on without her."""
    with connect(desk.relay.events_url, additional_headers={"Authorization": f"Bearer {desk.ana.access}"}) as socket:
        act(desk.ana, "PUT", f"/users/{desk.ana.user_id}/availability", {"availability": "online"})
        act(desk.ana, "PUT", "/chat_seat", {"chat_limit": 20})
        act(desk.ana, "POST", "/chat_seat/ready")
        yield socket
    wait_until(lambda: desk.ana.get("/chat_available")["state"] != "open", "that the line is gone", GONE_S)


def act(client: ApiClient, method: str, path: str, body: Any = None) -> Any:
    answer = client.request(method, path, body, key=new_key())
    assert answer.status_code in (200, 201, 204), answer.text
    return answer.json() if answer.content else None


def ask(desk: Desk, body: str = "It does not print.", **more: Any) -> tuple[ApiClient, dict[str, Any]]:
    key = secrets.token_urlsafe(32)
    asked = {"key": key, "name": "Lucía", "body": body, "language": "es", **more}
    return desk.relay.client(key), act(desk.stranger, "POST", "/chats", asked)


def test_a_chat_from_the_first_line_to_the_end(desk: Desk, line: ClientConnection) -> None:
    assert desk.stranger.get("/chat_available")["state"] == "open"
    hers, out = ask(desk)
    path = f"/chats/{out['id']}"
    assert out["id"] in [card["id"] for card in desk.ana.get("/chat_queue")["offered"]]
    assert act(desk.ana, "POST", f"{path}/accept") == {
        "id": out["id"],
        "ticket_id": out["ticket_id"],
        "state": "active",
    }
    act(hers, "POST", f"{path}/messages", {"body": "hello?"})
    act(desk.ana, "POST", f"{path}/messages", {"body": "Is it on?"})
    news = hers.get(f"{path}?after=1&known={out['tag']}&wait_s=5")
    assert [one["kind"] for one in news["lines"]] == ["joined", "hers", "ours"]
    act(desk.ana, "POST", f"{path}/code", {"digits": "4829157309"})
    assert hers.get(path)["code"]["digits"] == "4829157309"
    act(hers, "POST", f"{path}/code/answer", {"answer": "taken"})
    act(desk.ana, "DELETE", f"{path}/code")
    assert hers.get(path)["code"] is None
    act(desk.ana, "POST", f"{path}/end")
    over = hers.get(path)
    assert (over["state"], over["outcome"], over["ended_by"]) == ("ended", "completed", "agent")
    assert "4829157309" not in desk.relay.log_text()


def test_a_chat_whose_app_names_no_language_is_in_that_of_its_words(desk: Desk, line: ClientConnection) -> None:
    _, out = ask(desk, "La impresora no imprime después de la actualización", language=None)
    assert desk.ana.get(f"/tickets/{out['ticket_id']}")["ticket"]["language"] == "es"
    _, out = ask(desk, "XJ-9", language=None)
    assert desk.ana.get(f"/tickets/{out['ticket_id']}")["ticket"]["language"] == "en"


def test_N7_a_customer_says_that_it_is_solved_with_the_key_of_her_chat(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    path = f"/chats/{out['id']}"
    act(desk.ana, "POST", f"{path}/accept")
    act(desk.ana, "POST", f"{path}/messages", {"body": "Is it on?"})
    assert hers.get(path)["may_solve"] is True
    unmarked = hers.request("POST", f"{path}/solved", headers={"Idempotency-Key": "none"})
    assert (unmarked.status_code, unmarked.json()["type"]) == (400, "/problems/idempotency_key_malformed")
    assert act(hers, "POST", f"{path}/solved") == {"ticket_id": out["ticket_id"], "status": "solved"}
    over = hers.get(path)
    assert (over["state"], over["outcome"], over["status"], over["may_solve"]) == (
        "ended",
        "completed",
        "solved",
        False,
    )
    assert desk.bo.get(f"/tickets/{out['ticket_id']}")["ticket"]["status"] == "solved"
    for client, status in ((desk.stranger, 401), (desk.relay.client("x" * 43), 404), (desk.ana, 404)):
        assert client.request("POST", f"{path}/solved", key=new_key()).status_code == status
    act(hers, "POST", f"{path}/messages", {"body": "Still not"})
    assert desk.bo.get(f"/tickets/{out['ticket_id']}")["ticket"]["status"] == "open"


def test_so_often_as_she_may_send_lines(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    found = [hers.request("POST", f"/chats/{out['id']}/solved", key=new_key()).status_code for _ in range(40)]
    assert found[0] == 200
    assert found[-1] == 429


def test_decline_hand_over_escalate_and_leave(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    path = f"/chats/{out['id']}"
    act(desk.ana, "POST", f"{path}/decline")
    act(desk.ana, "POST", f"{path}/accept")
    assert act(desk.ana, "POST", f"{path}/hand_over", {"reason": "lunch"})["state"] == "offered"
    act(desk.ana, "POST", f"{path}/accept")
    assert act(desk.ana, "POST", f"{path}/escalate", {"reason": "other"})["state"] == "ended"
    act(desk.ana, "POST", "/chat_seat/ready")
    hers, out = ask(desk)
    assert act(hers, "POST", f"/chats/{out['id']}/leave")["outcome"] == "abandoned"


def test_T18_without_a_live_line_the_words_go_by_mail(desk: Desk) -> None:
    asked = {"key": secrets.token_urlsafe(32), "name": "Lucía", "body": "It does not print."}
    closed = desk.stranger.request("POST", "/chats", asked, key=new_key())
    assert (closed.status_code, closed.json()["type"], closed.json()["why"]) == (409, "/problems/chat_closed", "nobody")
    out = act(desk.stranger, "POST", "/chats", {**asked, "by_mail": True, "email": "lu@example.org"})
    assert (out["state"], out["outcome"]) == ("ended", "offline")
    assert desk.ana.get(f"/tickets/{out['ticket_id']}")["ticket"]["channel"] == "chat"


def test_typing_is_told_by_whoever_has_the_key_and_not_too_often(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    path = f"/chats/{out['id']}/typing"
    answers = [hers.request("POST", path, key=new_key()).status_code for _ in range(60)]
    assert answers[0] == 204
    assert set(answers) == {204, 429}
    assert desk.ana.request("POST", path, key=new_key()).status_code == 404
    assert desk.stranger.request("POST", path, key=new_key()).status_code == 401
    act(hers, "POST", f"/chats/{out['id']}/leave")


def test_T7_a_key_opens_its_own_chat_and_nothing_else(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    other, _ = ask(desk)
    path = f"/chats/{out['id']}"
    for client, status in ((other, 404), (desk.ana, 404), (desk.stranger, 401)):
        assert client.request("GET", path).status_code == status
        assert client.request("POST", f"{path}/leave", key=new_key()).status_code == status
    assert other.request("POST", f"{path}/messages", {"body": "x"}, key=new_key()).status_code == 404
    for tried in ("/tickets", f"/tickets/{out['ticket_id']}", "/chat_queue", "/users/me"):
        assert hers.request("GET", tried).status_code == 401
    assert hers.request("GET", "/chats/0").status_code == 404
    act(hers, "POST", f"{path}/leave")


def test_T11_what_the_staff_writes_inside_never_reaches_the_customer(desk: Desk, line: ClientConnection) -> None:
    inside = "canary of the staff"
    hers, out = ask(desk)
    path, ticket = f"/chats/{out['id']}", f"/tickets/{out['ticket_id']}"
    act(desk.ana, "POST", f"{path}/accept")
    upload = desk.ana.request("POST", "/uploads?name=canary.txt", inside, key=new_key()).json()["upload"]
    note = {"body": f"{inside}, look at the file", "public": False, "uploads": [upload["id"]]}
    act(desk.ana, "PUT", ticket, {"ticket": {"comment": note}})
    act(desk.ana, "PUT", ticket, {"ticket": {"subject": inside, "tags": ["canary"], "priority": "high"}})
    assert inside in desk.ana.request("GET", f"{ticket}/timeline").text
    for state in ("active", "ended"):
        seen = hers.request("GET", path)
        assert (seen.status_code, seen.json()["state"]) == (200, state)
        assert "canary" not in seen.text
        for other in (ticket, f"{ticket}/timeline", f"/attachments/{upload['id']}", "/search?query=canary"):
            refused = hers.request("GET", other)
            assert refused.status_code in (401, 403, 404), other
            assert "canary of" not in refused.text
        if state == "active":
            act(desk.ana, "POST", f"{path}/end")


def test_what_is_said_in_a_chat_is_found_until_it_is_erased_or_its_ticket_deleted(
    desk: Desk, line: ClientConnection
) -> None:
    hers, out = ask(desk, "The xylophone is mute.")
    path, ticket = f"/chats/{out['id']}", f"/tickets/{out['ticket_id']}"

    def is_found(word: str) -> bool:
        return [one["id"] for one in desk.ana.get(f"/search?query={word}")["tickets"]] == [out["ticket_id"]]

    act(desk.ana, "POST", f"{path}/accept")
    act(hers, "POST", f"{path}/messages", {"body": "my glockenspiel too"})
    act(desk.ana, "POST", f"{path}/messages", {"body": "Try the kazoophone."})
    act(desk.ana, "POST", f"{path}/end")
    assert [is_found(word) for word in ("xylophone", "glockenspiel", "kazoophone")] == [True, True, True]
    comments = desk.ana.get(f"{ticket}/comments")["comments"]
    said = next(one for one in comments if "kazoophone" in one["body"])
    act(desk.ana, "PUT", f"{ticket}/comments/{said['id']}/redact", {"words": True})
    assert [is_found(word) for word in ("glockenspiel", "kazoophone")] == [True, False]
    act(desk.ana, "DELETE", ticket)
    assert not is_found("glockenspiel")
    act(desk.ana, "POST", f"{ticket}/restore")
    assert is_found("glockenspiel")


def test_a_repeated_line_is_said_once_and_another_under_its_key_is_refused(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    path, key = f"/chats/{out['id']}/messages", new_key()
    first = hers.request("POST", path, {"body": "once"}, key=key)
    again = hers.request("POST", path, {"body": "once"}, key=key)
    assert (first.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert hers.request("POST", path, {"body": "twice"}, key=key).status_code == 422
    assert hers.request("POST", path, {"body": "no key"}, headers={"Idempotency-Key": ""}).status_code == 400
    act(hers, "POST", f"/chats/{out['id']}/leave")


def test_twenty_lines_in_ten_seconds_and_no_more(desk: Desk, line: ClientConnection) -> None:
    hers, out = ask(desk)
    path = f"/chats/{out['id']}/messages"
    codes = [hers.request("POST", path, {"body": f"{n}"}, key=new_key()).status_code for n in range(40)]
    assert codes[:20] == [201] * 20
    assert 429 in codes
    news = [hers.request("GET", f"/chats/{out['id']}").status_code for _ in range(200)]
    assert 429 in news
    desk.ana.request("POST", f"/chats/{out['id']}/accept", key=new_key())
    act(desk.ana, "POST", f"/chats/{out['id']}/end")


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "short"},
        {"name": ""},
        {"name": "x" * 81},
        {"name": "Lu\u202ecía"},
        {"body": ""},
        {"body": "x" * 16_385},
        {"body": "nul\x00"},
        {"language": "klingon"},
        {"email": "nobody"},
        {"previous": "../../etc"},
        {"is_admin": True},
    ],
    ids=str,
)
def test_what_is_not_right_is_named_and_makes_no_ticket(desk: Desk, line: ClientConnection, wrong: Any) -> None:
    asked = {"key": secrets.token_urlsafe(32), "name": "Lucía", "body": "Hello", **wrong}
    answer = desk.stranger.request("POST", "/chats", asked, key=new_key())
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(wrong))


@pytest.mark.parametrize("digits", ["", "123", "0829157309", "4829 157309", "4829157309123"])
def test_only_a_session_code_can_be_offered(desk: Desk, line: ClientConnection, digits: str) -> None:
    answer = desk.ana.request("POST", "/chats/1/code", {"digits": digits}, key=new_key())
    assert answer.status_code == 422
    assert digits not in answer.text or not digits


def test_wrong_keys_count_against_the_address(tmp_path: Path, first_start: FirstStart) -> None:
    with StartedBefore(tmp_path, first_start) as relay:
        wrong = relay.client(secrets.token_urlsafe(32))
        codes = {wrong.request("GET", "/chats/1").status_code for _ in range(400)}
    assert codes == {404, 429}


def test_nobody_but_a_lead_takes_a_waiting_chat(desk: Desk, line: ClientConnection) -> None:
    _, out = ask(desk)
    path = f"/chats/{out['id']}"
    group = next(one for one in desk.ana.get("/groups")["groups"] if one["name"] == "Support")
    assert desk.bo.request("POST", f"{path}/take", key=new_key()).status_code == 403
    members = {"name": "Support", "member_ids": [desk.bo.user_id], "lead_ids": [desk.bo.user_id]}
    assert desk.ana.put(f"/groups/{group['id']}", {"group": members})["group"]["lead_ids"] == [desk.bo.user_id]
    refused = desk.bo.request("POST", f"{path}/take", key=new_key())
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/chat_not_waiting")
    desk.ana.put(f"/groups/{group['id']}", {"group": {"name": "Support", "member_ids": [], "lead_ids": []}})
    act(desk.ana, "POST", f"{path}/accept")
    act(desk.ana, "POST", f"{path}/end")
