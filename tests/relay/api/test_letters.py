"""Letters over HTTP: to a colleague whose app is not open nothing goes, and strangers read none."""

from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk


def test_a_colleague_whose_app_is_closed_gets_no_letter_and_reading_needs_an_account(desk: Desk) -> None:
    assert desk.ana.get("/letters") == {"letters": []}
    ticket = desk.ana.make_ticket()["id"]
    bo = next(user["id"] for user in desk.ana.get("/users/")["users"] if user["name"] == "Bo")
    letter = {"to_agent_id": bo, "ticket_id": ticket, "kind": "ask", "certificate": "QURDMQ=="}
    answer = desk.ana.request("POST", "/letters", letter, key=new_key())
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/agent_not_here")
    assert desk.ana.request("DELETE", "/letters/1", key=new_key()).json() == {"letters": []}
    assert desk.stranger.request("GET", "/letters").status_code == 401
