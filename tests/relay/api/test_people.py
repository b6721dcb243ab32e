"""People over HTTP."""

import pytest

from tests.relay.api.conftest import Desk


def test_i_am_who_i_am(desk: Desk) -> None:
    me = desk.bo.get("/users/me")["user"]
    assert (me["email"], me["role"], me["id"]) == ("bo@example.com", "agent", desk.bo.user_id)
    assert desk.ana.get(f"/users/{me['id']}")["user"] == me


def test_agents_are_those_a_ticket_can_be_given_to(desk: Desk) -> None:
    desk.ana.make_ticket()
    agents = {user["email"] for user in desk.ana.get("/users?role=agent")["users"]}
    assert {"ana@example.com", "bo@example.com"} <= agents
    assert "lucia@customer.example" not in agents
    found = desk.ana.get("/users?email=lucia@customer.example")["users"]
    assert [user["role"] for user in found] == ["customer"]


@pytest.mark.parametrize("path", ["/users/99999", "/users/0", f"/users/{2**70}", "/users/x"])
def test_nobody_is_404(desk: Desk, path: str) -> None:
    answer = desk.ana.request("GET", path)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not_found")


def test_availability_is_one_s_own_and_admins_to_set(desk: Desk) -> None:
    path = f"/users/{desk.bo.user_id}/availability"
    assert desk.bo.put(path, {"availability": "away"})["user"]["availability"] == "away"
    assert desk.ana.put(path, {"availability": "invisible"})["user"]["availability"] == "invisible"
    others = f"/users/{desk.ana.user_id}/availability"
    assert desk.bo.request("PUT", others, {"availability": "away"}).status_code == 403
    assert desk.bo.request("PUT", path, {"availability": "asleep"}).status_code == 422
    desk.bo.put(path, {"availability": "online"})


def test_admins_erase_a_customer_for_good_and_live_windows_hear_of_it(desk: Desk) -> None:
    user = desk.ana.post("/users", {"user": {"name": "Gone Soon", "emails": ["gone@example.com"]}})["user"]
    comment = {"body": "what I wrote", "public": True}
    ticket = {"subject": "mine", "requester_id": user["id"], "comment": comment}
    number = desk.ana.post("/tickets", {"ticket": ticket})["ticket"]["id"]
    assert desk.bo.request("DELETE", f"/users/{user['id']}").status_code == 403
    gone = desk.ana.need("DELETE", f"/users/{user['id']}")["user"]
    assert (gone["name"], gone["email"], gone["suspended"]) == ("–", "", True)
    assert desk.ana.get("/users?email=gone@example.com")["users"] == []
    shown = desk.ana.get(f"/tickets/{number}/timeline")
    assert shown["audits"][-1]["author_id"] is None
    assert desk.ana.get(f"/tickets/{number}")["ticket"]["subject"] == "–"
    assert desk.ana.need("DELETE", f"/users/{user['id']}")["user"]["row_version"] == gone["row_version"]
    own = desk.ana.request("DELETE", f"/users/{desk.ana.user_id}")
    assert (own.status_code, own.json()["type"]) == (403, "/problems/forbidden")
    assert desk.ana.request("DELETE", "/users/99999").status_code == 404


def test_whoever_helps_is_suspended_by_it_once_nothing_is_in_hand(desk: Desk) -> None:
    made = {"name": "Leaving", "emails": ["leaving@example.com"], "role": "agent"}
    leaving = desk.ana.post("/users", {"user": made})["user"]["id"]
    number = desk.ana.make_ticket()["id"]
    desk.ana.put(f"/tickets/{number}", {"ticket": {"assignee_id": leaving}})
    held = desk.ana.request("DELETE", f"/users/{leaving}")
    assert (held.status_code, held.json()["type"], held.json()["why"]) == (409, "/problems/in_use", "tickets")
    desk.ana.put(f"/tickets/{number}", {"ticket": {"assignee_id": desk.ana.user_id}})
    assert desk.ana.need("DELETE", f"/users/{leaving}")["user"]["suspended"]
    assert desk.ana.get(f"/users/{leaving}")["user"]["name"] == "Leaving"
