"""Groups through a real relay, and a ticket that goes from one to the other."""

from tests.relay.api.conftest import Desk


def test_groups_are_an_admin_s_and_a_ticket_is_escalated_and_taken_back(desk: Desk) -> None:
    made = desk.ana.post("/groups", {"group": {"name": "Second line", "tier": "L2", "member_ids": [desk.bo.user_id]}})
    group = made["group"]
    assert (group["tier"], group["member_ids"]) == ("L2", [desk.bo.user_id])
    assert group in desk.bo.get("/groups")["groups"]
    assert desk.bo.get(f"/groups/{group['id']}")["group"] == group
    assert desk.bo.request("GET", "/groups/999999").status_code == 404
    assert desk.stranger.request("GET", f"/groups/{group['id']}").status_code == 401
    assert desk.bo.request("POST", "/groups", {"group": {"name": "Mine"}}).status_code == 403
    assert desk.bo.request("PUT", f"/groups/{group['id']}", {"group": {"name": "Mine"}}).status_code == 403
    taken = desk.ana.request("POST", "/groups", {"group": {"name": "Second line"}})
    assert (taken.status_code, taken.json()["errors"]) == (422, [{"field": "group.name", "code": "taken"}])
    assert desk.ana.request("POST", "/groups", {"group": {"name": "x", "tier": "L9"}}).status_code == 422
    assert desk.stranger.request("GET", "/groups").status_code == 401

    ticket_id = desk.ana.make_ticket("For the second line", assignee_id=desk.ana.user_id)["id"]
    body = {"group_id": group["id"], "reason": "needs the vendor's tools"}
    answer = desk.ana.post(f"/tickets/{ticket_id}/escalate", body)
    assert (answer["ticket"]["group_id"], answer["ticket"]["assignee_id"]) == (group["id"], None)
    page = desk.bo.get(f"/tickets/{ticket_id}/timeline")
    assert [(one["user_id"], one["role"]) for one in page["participants"]] == [(desk.ana.user_id, "follower")]
    assert (page["comments"][-1]["body"], page["comments"][-1]["public"]) == (body["reason"], False)
    again = desk.ana.request("POST", f"/tickets/{ticket_id}/escalate", body)
    assert (again.status_code, again.json()["type"], again.json()["why"]) == (422, "/problems/escalate", "same_group")
    for wrong in ({**body, "reason": ""}, {**body, "group_id": 0}, {"reason": "x"}, {**body, "group_id": 999_999}):
        assert desk.ana.request("POST", f"/tickets/{ticket_id}/escalate", wrong).status_code == 422
    back = desk.bo.post(f"/tickets/{ticket_id}/unescalate", None)["ticket"]
    assert (back["group_id"], back["assignee_id"]) == (None, desk.ana.user_id)
    assert desk.bo.get(f"/tickets/{ticket_id}/participants")["participants"] == []
    assert desk.stranger.request("POST", f"/tickets/{ticket_id}/escalate", body).status_code == 401
    assert desk.stranger.request("POST", f"/tickets/{ticket_id}/unescalate").status_code == 401


def test_a_group_is_deleted_once_nothing_hangs_on_it(desk: Desk) -> None:
    group_id = desk.ana.post("/groups", {"group": {"name": "For a while", "member_ids": [desk.bo.user_id]}})["group"][
        "id"
    ]
    path = f"/groups/{group_id}"
    ticket_id = desk.ana.make_ticket("Theirs")["id"]
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"group_id": group_id}})
    used = desk.ana.request("DELETE", path)
    assert (used.status_code, used.json()["type"], used.json()["why"]) == (409, "/problems/in_use", "members")
    desk.ana.put(path, {"group": {"name": "For a while"}})
    assert desk.ana.request("DELETE", path).json()["why"] == "tickets"
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"group_id": None}})
    assert desk.bo.request("DELETE", path).status_code == 403
    assert desk.stranger.request("DELETE", path).status_code == 401
    assert desk.ana.request("DELETE", path).status_code == 204
    assert desk.ana.request("DELETE", path).status_code == 404
    assert group_id not in [one["id"] for one in desk.bo.get("/groups")["groups"]]


def test_a_ticket_is_given_to_no_group_that_there_is_not(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket()["id"]
    wrong = desk.ana.request("PUT", f"/tickets/{ticket_id}", {"ticket": {"group_id": 999_999}})
    assert (wrong.status_code, wrong.json()["errors"]) == (422, [{"field": "ticket.group_id", "code": "unknown"}])


def test_memberships_are_read_given_and_taken_one_by_one(desk: Desk) -> None:
    group_id = desk.ana.need("POST", "/groups", {"group": {"name": "Seats"}})["group"]["id"]
    path = f"/groups/{group_id}/memberships"
    given = desk.ana.put(f"{path}/{desk.bo.user_id}", {"membership": {"lead": True}})
    assert given["group"]["lead_ids"] == [desk.bo.user_id]
    assert desk.bo.get(path) == {"memberships": [{"group_id": group_id, "user_id": desk.bo.user_id, "lead": True}]}
    assert desk.bo.request("PUT", f"{path}/{desk.bo.user_id}", {"membership": {}}).status_code == 403
    assert desk.bo.request("GET", "/groups/99999999/memberships").status_code == 404
    assert [desk.ana.request("DELETE", f"{path}/{desk.bo.user_id}").status_code for _ in range(2)] == [204, 404]
    assert desk.bo.get(path) == {"memberships": []}
    assert desk.ana.request("DELETE", f"/groups/{group_id}").status_code == 204
