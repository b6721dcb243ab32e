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
