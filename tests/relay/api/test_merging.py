"""Merging, following up and linking through a real relay: wrong, repeated, taken back."""

from tests.relay.api.conftest import Desk


def test_two_tickets_are_put_together_taken_apart_and_linked(desk: Desk) -> None:
    source, target = (desk.ana.make_ticket(subject)["id"] for subject in ("Twice", "Once"))
    merged = desk.ana.post(f"/tickets/{source}/merge", {"target_id": target})
    assert merged["ticket"]["status"] == "closed"
    page = desk.bo.get(f"/tickets/{target}/timeline")
    assert [comment["ticket_id"] for comment in page["comments"]] == [target, source]
    assert page["links"] == [
        {"ticket_id": source, "kind": "merged", "outward": False, "subject": "Twice", "status": "closed"}
    ]
    again = desk.ana.request("POST", f"/tickets/{source}/merge", {"target_id": target})
    assert (again.status_code, again.json()["type"], again.json()["why"]) == (422, "/problems/merge", "merged")
    assert desk.bo.post(f"/tickets/{source}/unmerge", None)["ticket"]["status"] == "new"
    made = desk.ana.post(f"/tickets/{source}/links", {"ticket_id": target, "kind": "duplicate"})
    assert made["links"] == [
        {"ticket_id": target, "kind": "duplicate", "outward": True, "subject": "Once", "status": "new"}
    ]
    assert desk.bo.get(f"/tickets/{target}/links")["links"][0]["outward"] is False
    wrong = desk.ana.request("POST", f"/tickets/{source}/links", {"ticket_id": target, "kind": "cousin"})
    assert wrong.status_code == 422
    for kind, status in (("related", 404), ("merged", 422), ("followup", 422), ("duplicate", 200)):
        assert desk.bo.request("DELETE", f"/tickets/{target}/links/{source}/{kind}").status_code == status, kind
    assert desk.ana.get(f"/tickets/{source}/links")["links"] == []
    assert desk.stranger.request("POST", f"/tickets/{source}/merge", {"target_id": target}).status_code == 401
    assert desk.ana.request("POST", f"/tickets/{source}/merge", {"target_id": 999_999}).status_code == 404


def test_only_a_closed_ticket_is_followed_up(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("Going on")["id"]
    body = {"comment": {"body": "again", "public": True}}
    refused = desk.ana.request("POST", f"/tickets/{ticket_id}/followup", body)
    assert (refused.status_code, refused.json()["type"], refused.json()["why"]) == (
        422,
        "/problems/followup",
        "not_closed",
    )
    assert desk.ana.request("POST", f"/tickets/{ticket_id}/followup", {}).status_code == 422
    assert desk.stranger.request("POST", f"/tickets/{ticket_id}/followup", body).status_code == 401


def test_chosen_words_get_a_ticket_of_their_own(desk: Desk) -> None:
    source = desk.ana.make_ticket("Two things at once")["id"]
    desk.ana.put(f"/tickets/{source}", {"ticket": {"comment": {"body": "the other thing", "public": False}}})
    first, other = [one["id"] for one in desk.ana.get(f"/tickets/{source}/timeline")["comments"]]
    body = {"subject": "The other thing", "comment_ids": [other]}
    made = desk.ana.post(f"/tickets/{source}/split", body)
    assert (made["ticket"]["subject"], made["ticket"]["requester_id"]) == (
        "The other thing",
        desk.ana.get(f"/tickets/{source}")["ticket"]["requester_id"],
    )
    page = desk.bo.get(f"/tickets/{made['ticket']['id']}/timeline")
    assert [(one["id"], one["ticket_id"]) for one in page["comments"]] == [(other, source)]
    assert [(one["ticket_id"], one["kind"], one["outward"]) for one in page["links"]] == [(source, "split", True)]
    again = desk.ana.request("POST", f"/tickets/{source}/split", body)
    assert (again.status_code, again.json()["type"], again.json()["why"]) == (422, "/problems/split", "not_here")
    for wrong in (
        {"subject": "x", "comment_ids": []},
        {"subject": "", "comment_ids": [first]},
        {"comment_ids": [first]},
    ):
        assert desk.ana.request("POST", f"/tickets/{source}/split", wrong).status_code == 422
    kind = {"ticket_id": source, "kind": "split"}
    assert desk.ana.request("POST", f"/tickets/{made['ticket']['id']}/links", kind).status_code == 422  # not by hand
    assert desk.stranger.request("POST", f"/tickets/{source}/split", body).status_code == 401
