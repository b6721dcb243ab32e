"""Phone calls over HTTP: a telephone system with its token, agents with theirs, and what neither may do."""

import httpx
import pytest

from assistdesk.core.errors import RefusedError
from relay.api.calls import read_word
from relay.api.problems import InvalidError
from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk


@pytest.fixture(scope="module")
def cti(desk: Desk) -> str:
    """The token of a telephone system."""
    made = desk.relay.run_json("token", "create", "--for", desk.bo_secrets.email, "--scope", "cti", "--days", "30")
    return str(made["token"])


def say(desk: Desk, token: str, **fields: str) -> httpx.Response:
    return desk.stranger.request("POST", f"/cti/{token}", {"callId": "pbx-1", "from": "+34600112233", **fields})


def test_a_call_from_the_first_ring_to_the_closed_card(desk: Desk, cti: str) -> None:
    assert say(desk, cti, event="newCall", direction="in", queue="support").status_code == 204
    ringing = desk.ana.get("/calls")["calls"]
    assert [(call["state"], call["number"]) for call in ringing] == [("ringing", "+34600112233")]
    path = f"/calls/{ringing[0]['id']}"
    assert desk.ana.put(path, {"answered": True})["call"]["state"] == "active"
    taken = desk.bo.request("PUT", path, {"answered": True}, key=new_key())
    assert (taken.status_code, taken.json()["type"]) == (409, "/problems/call_taken")
    asked = {"subject": "No imprime", "name": "Marta", "body": "Llama.", "language": "es"}
    call = desk.ana.put(path, {"new_ticket": asked, "notes": "two\nlines"})["call"]
    desk.ana.post(f"{path}/steps/1", {"locale": "es"})
    desk.ana.post(f"{path}/steps/2", {"method": "question"})
    open_steps = desk.ana.request("POST", f"{path}/steps/4", {"status": "solved"}, key=new_key())
    assert (open_steps.status_code, open_steps.json()["first"]) == (409, 3)
    desk.ana.post(f"{path}/steps/3", {"reason": "not needed"})
    assert say(desk, cti, event="hangup", cause="normalClearing").status_code == 204
    assert desk.ana.post(f"{path}/steps/4", {"status": "solved"})["call"]["state"] == "closed"
    assert desk.ana.get(path)["call"]["steps"][1]["method"] == "question"
    assert desk.ana.get(f"/tickets/{call['ticket_id']}")["ticket"]["status"] == "solved"
    assert desk.ana.get("/calls")["calls"] == []
    assert desk.ana.request("POST", f"{path}/steps/5", {}, key=new_key()).status_code == 404


def test_a_call_that_rings_for_a_colleague_is_not_taken_from_her(desk: Desk, cti: str) -> None:
    assert say(desk, cti, event="newCall", callId="pbx-2", user=desk.ana_secrets.email).status_code == 204
    path = f"/calls/{desk.ana.get('/calls')['calls'][0]['id']}"
    refused = desk.bo.request("PUT", path, {"answered": True}, key=new_key())
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/call_not_mine")
    assert desk.ana.put(path, {"answered": True})["call"]["state"] == "active"


def test_the_token_of_a_telephone_system_opens_nothing_else(desk: Desk, cti: str) -> None:
    program = desk.relay.client(cti)
    assert program.request("GET", "/calls").status_code == 403
    assert program.request("POST", "/calls", {}, key=new_key()).status_code == 403
    for token, status in (("adk_wrong", 401), (desk.bo.access or "", 401)):
        assert say(desk, token, event="newCall").status_code == status
    reader = desk.relay.run_json("token", "create", "--for", desk.bo_secrets.email, "--scope", "read", "--days", "1")
    assert say(desk, reader["token"], event="newCall").status_code == 403
    assert cti not in desk.relay.log_text()


def test_a_call_is_logged_by_hand(desk: Desk) -> None:
    ticket = desk.bo.make_ticket()
    made = desk.bo.request("POST", "/calls", {"direction": "out", "number": "112", "ticket_id": ticket["id"]})
    assert (made.status_code, made.headers["location"]) == (201, f"/api/v1/calls/{made.json()['call']['id']}")
    assert made.json()["call"]["ticket_id"] == ticket["id"]


def test_a_word_comes_as_json_or_as_a_form() -> None:
    word = read_word("application/x-www-form-urlencoded; charset=utf-8", b"event=hangup&callId=7&from=%2B34600&extra=1")
    assert (word.event, word.call_id, word.from_number) == ("hangup", "7", "+34600")
    assert read_word("application/json", b'{"event":"answer","callId":"7","fullUserId[]":["x"]}').event == "answer"
    for kind, body, error in (
        ("text/plain", b"event=hangup", RefusedError),
        ("application/x-www-form-urlencoded", b"event=\xff\xff&callId=1", RefusedError),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(50)), RefusedError),
        ("application/x-www-form-urlencoded", b"event=dance&callId=1", InvalidError),
        ("application/json", b'{"event":"newCall","callId":"' + b"x" * 300 + b'"}', InvalidError),
        ("application/json", b'{"event":"newCall","callId":"a\\u202eb"}', InvalidError),
    ):
        with pytest.raises(error):
            read_word(kind, body)


@pytest.mark.parametrize(
    "evil",
    ["\0", "\u202e112", "'; DROP TABLE call; --", "../..", "9" * 1_000_000, "\x1b[31m", "<img src=//x>", "=1+1", ""],
)
def test_R21_a_telephone_system_can_break_nothing(desk: Desk, cti: str, evil: str) -> None:
    for field in ("callId", "from", "to", "queue", "event", "user", "cause"):
        fields = {"callId": f"pbx-evil-{field}", "event": "newCall", "direction": "in", "queue": "support", field: evil}
        assert say(desk, cti, **fields).status_code in (204, 400, 404, 413, 422)
    assert say(desk, cti, event="hangup", callId="never-rang").status_code < 500
    assert "\x1b" not in desk.relay.log_text()
    assert desk.ana.request("GET", "/calls").status_code == 200
