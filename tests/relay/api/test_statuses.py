"""A desk's own words for statuses over HTTP: admins make them, tickets have them, what tickets have is not deleted."""

from tests.relay.api.conftest import Desk


def test_a_word_is_made_set_asked_for_and_switched_off(desk: Desk) -> None:
    given = {"category": "hold", "agent_label": {"en": "With vendor"}, "customer_label": {"en": "In work"}}
    made = desk.ana.post("/statuses", {"status": given})["status"]
    path = f"/statuses/{made['id']}"
    assert made == {"id": made["id"], **given, "active": True, "position": 0, "row_version": 1}
    assert made in desk.bo.get("/statuses")["statuses"]
    assert desk.bo.get(path)["status"] == made
    assert desk.bo.request("GET", "/statuses/999999").status_code == 404
    for method, where, body in (("POST", "/statuses", {"status": given}), ("PUT", path, {"status": given})):
        assert desk.bo.request(method, where, body).status_code == 403
        assert desk.ana.request(method, where, {"status": {**given, "color": "red"}}).status_code == 422
        assert desk.ana.request(method, where, {"status": {**given, "category": "closed"}}).status_code == 422
    assert desk.bo.request("DELETE", path).status_code == 403
    assert desk.stranger.request("GET", "/statuses").status_code == 401
    ticket = {"subject": "s", "custom_status_id": made["id"], "comment": {"body": "b", "public": True}}
    ticket_id = desk.ana.post("/tickets", {"ticket": ticket})["ticket"]["id"]
    (listed,) = desk.ana.get(f"/tickets/show_many?ids={ticket_id}")["tickets"]
    assert (listed["status"], listed["custom_status_id"]) == ("hold", made["id"])
    wrong = desk.ana.request("PUT", f"/tickets/{ticket_id}", {"ticket": {"custom_status_id": 999}})
    assert (wrong.status_code, wrong.json()["errors"]) == (
        422,
        [{"field": "ticket.custom_status_id", "code": "unknown"}],
    )
    held = desk.ana.request("DELETE", path)
    assert (held.status_code, held.json()["type"], held.json()["why"]) == (409, "/problems/status_in_use", "tickets")
    ids = [one["id"] for one in desk.ana.get("/statuses")["statuses"]]
    assert [one["id"] for one in desk.ana.put("/statuses/reorder", {"ids": ids})["statuses"]] == ids
    off = desk.ana.put(path, {"status": {**given, "active": False}})["status"]
    assert (off["active"], off["row_version"]) == (False, 2)
    again = desk.ana.request("PUT", f"/tickets/{ticket_id}", {"ticket": {"custom_status_id": made["id"]}})
    assert again.json()["errors"] == [{"field": "ticket.custom_status_id", "code": "inactive"}]
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"status": "open"}})
    assert desk.ana.request("DELETE", path).status_code == 204
