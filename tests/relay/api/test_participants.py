"""People on tickets and one's inbox through a real relay: added, told, heard, refused."""

from tests.relay.api.conftest import Desk


def test_somebody_without_a_seat_is_put_in_copy_and_taken_off_again(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("Copy")["id"]
    person = {"person": {"name": "Núria Ferrer", "email": "nuria@example.com"}}
    made = desk.ana.post(f"/tickets/{ticket_id}/participants", person)
    user_id = made["users"][0]["id"]
    assert [(one["user_id"], one["role"]) for one in made["participants"]] == [(user_id, "cc")]
    assert desk.bo.get(f"/tickets/{ticket_id}/participants") == made
    assert desk.bo.get(f"/tickets/{ticket_id}/timeline")["participants"] == made["participants"]
    assert [user["id"] for user in desk.bo.get("/users/search?query=nuri")["users"]] == [user_id]
    me = desk.bo.get("/users/me")["user"]
    assert me["id"] in [user["id"] for user in desk.ana.get(f"/users/search?query={me['name'][:2]}")["users"]]
    gone = desk.bo.request("DELETE", f"/tickets/{ticket_id}/participants/{user_id}")
    assert (gone.status_code, gone.json()["participants"]) == (200, [])


def test_wrong_people_are_refused_with_the_reason(desk: Desk) -> None:
    ticket = desk.ana.make_ticket("Wrong")
    path = f"/tickets/{ticket['id']}/participants"
    refused = desk.ana.request("POST", path, {"user_id": ticket["requester_id"]})
    assert (refused.status_code, refused.json()["type"], refused.json()["why"]) == (
        422,
        "/problems/participant",
        "requester",
    )
    for body in (
        {},
        {"user_id": 999_999},
        {"user_id": 0},
        {"person": {"name": "x", "email": "nobody"}},
        {"role": "cc"},
    ):
        assert desk.ana.request("POST", path, body).status_code == 422
    assert desk.ana.request("GET", "/users/search?query=").status_code == 422
    assert desk.ana.request("POST", "/tickets/999999/participants", {"user_id": 1}).status_code == 404
    assert desk.stranger.request("POST", path, {"user_id": 1}).status_code == 401


def test_a_ticket_is_given_to_another_customer_and_back(desk: Desk) -> None:
    ticket = desk.ana.make_ticket("Whose")
    path = f"/tickets/{ticket['id']}/requester"
    given = desk.ana.put(
        path, {"person": {"name": "Núria Ferrer", "email": "nuria.f@example.com"}, "keep_in_copy": True}
    )
    assert given["ticket"]["requester_id"] != ticket["requester_id"]
    assert [event["type"] for event in given["audit"]["events"]] == ["Change", "Cc"]
    on_it = desk.bo.get(f"/tickets/{ticket['id']}/participants")["participants"]
    assert [one["user_id"] for one in on_it] == [ticket["requester_id"]]
    back = desk.bo.put(path, {"user_id": ticket["requester_id"]})
    assert back["ticket"]["requester_id"] == ticket["requester_id"]
    assert desk.bo.get(f"/tickets/{ticket['id']}/participants")["participants"] == []
    for body in ({}, {"user_id": 999_999}, {"user_id": 1, "person": {"name": "x", "email": "x@example.com"}}):
        assert desk.ana.request("PUT", path, body).status_code == 422
    assert desk.ana.request("PUT", "/tickets/999999/requester", {"user_id": 1}).status_code == 404


def test_a_mention_is_told_and_read(desk: Desk) -> None:
    name = desk.bo.get("/users/me")["user"]["name"]
    ticket_id = desk.ana.make_ticket("Told")["id"]
    note = {"ticket": {"comment": {"body": f"@{name} please look", "public": False}}}
    answer = desk.ana.put(f"/tickets/{ticket_id}", note)
    assert answer["comment"]["mentions"] == [desk.bo.get("/users/me")["user"]["id"]]
    page = desk.bo.get("/inbox")
    entry = next(entry for entry in page["entries"] if entry["ticket_id"] == ticket_id)
    assert (entry["kind"], entry["excerpt"], entry["read"]) == ("mention", f"@{name} please look", False)
    read = desk.bo.put("/inbox/read", {"seq": page["head"], "ticket_id": ticket_id})
    assert next(one for one in read["entries"] if one["seq"] == entry["seq"])["read"]
    assert desk.stranger.request("GET", "/inbox").status_code == 401
