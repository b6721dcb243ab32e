"""Tickets over HTTP: each route once as it should be, and its refusals."""

from typing import Any

import pytest

from assistdesk.core.errors import RefusedError
from relay.api.problems import InvalidError
from relay.api.tickets import read_ids, read_sort
from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk


def comment(body: str, *, public: bool = True, **more: Any) -> dict[str, Any]:
    return {"ticket": {"comment": {"body": body, "public": public, **more}}}


def test_a_ticket_from_the_first_line_to_solved(desk: Desk) -> None:
    ticket = desk.ana.make_ticket("Scanner", priority="high", tags=["hw"])
    path = f"/tickets/{ticket['id']}"
    change = {"ticket": {"status": "solved", "comment": {"body": "New cable.", "public": True, "seen_seq": 1}}}
    done = desk.ana.put(path, change)
    assert (done["ticket"]["status"], done["ticket"]["assignee_id"]) == ("solved", desk.ana.user_id)
    assert done["comment"]["body"] == "New cable."
    timeline = desk.ana.get(f"{path}/timeline")
    assert [one["body"] for one in timeline["comments"]] == ["It does not print.", "New cable."]
    assert desk.ana.get(path)["ticket"]["status"] == "solved"
    assert len(desk.ana.get(f"{path}/audits?after=1")["audits"]) == 1
    assert [one["body"] for one in desk.ana.get(f"{path}/comments")["comments"]] == ["It does not print.", "New cable."]


def test_a_repeated_key_gets_the_first_answer_and_makes_nothing(desk: Desk) -> None:
    key = new_key()
    body = {"ticket": {"subject": "Once", "requester_id": 1, "comment": {"body": "b", "public": True}}}
    first = desk.ana.request("POST", "/tickets", body, key=key)
    again = desk.ana.request("POST", "/tickets", body, key=key.upper())
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    body["ticket"]["subject"] = "Twice"
    other = desk.ana.request("POST", "/tickets", body, key=key)
    assert other.status_code == 422
    assert other.json()["type"] == "/problems/idempotency_key_reused"


@pytest.mark.parametrize("key", ["", "1", "0190163d-8694-4fff-8000-000000000000", "x" * 36])
def test_a_key_is_a_uuid_of_version_7(desk: Desk, key: str) -> None:
    body = {"ticket": {"subject": "Once", "requester_id": 1, "comment": {"body": "b", "public": True}}}
    answer = desk.ana.request("POST", "/tickets", body, headers={"Idempotency-Key": key})
    assert answer.status_code == 400
    assert answer.json()["type"].startswith("/problems/idempotency_key_m")


def test_T8_a_colleague_s_newer_reply_is_shown_before_mine_goes_out(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    path = f"/tickets/{ticket['id']}"
    desk.bo.put(path, comment("Bo was here first.", seen_seq=1))
    late = desk.ana.request("PUT", path, comment("Ana too.", seen_seq=1))
    assert (late.status_code, late.json()["type"]) == (409, "/problems/newer_reply")
    assert late.json()["newer"][-1]["body"] == "Bo was here first."
    desk.ana.put(path, comment("Ana too.", seen_seq=late.json()["seen_seq"]))


def test_T8_two_edits_of_one_field_show_both_values(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    path, version = f"/tickets/{ticket['id']}", ticket["row_version"]
    desk.bo.put(path, {"ticket": {"subject": "Bo's", "row_version": version}})
    answer = desk.ana.request("PUT", path, {"ticket": {"subject": "Ana's", "row_version": version}})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/row_version")
    assert answer.json()["fields"][0] | {"mine": None} == {"field": "subject", "mine": None, "theirs": "Bo's"}


def test_a_send_that_waits_can_be_undone(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    path = f"/tickets/{ticket['id']}"
    waits = desk.ana.request("PUT", path, comment("Oops", undo_s=60))
    assert waits.status_code == 202
    pending = waits.json()["pending_send"]["id"]
    assert desk.bo.request("DELETE", f"/pending_sends/{pending}").status_code == 404
    undone = desk.ana.need("DELETE", f"/pending_sends/{pending}")
    assert undone["comment"]["body"] == "Oops"
    assert desk.ana.request("DELETE", f"/pending_sends/{pending}").status_code == 404
    assert len(desk.ana.get(f"{path}/timeline")["comments"]) == 1


def test_words_that_came_back_from_a_send_are_listed(desk: Desk) -> None:
    assert desk.ana.get("/returned_drafts") == {"drafts": []}


def test_drafts_are_their_owner_s(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    path = f"/tickets/{ticket['id']}/drafts/reply"
    assert desk.ana.request("GET", path).status_code == 404
    desk.ana.put(path, {"body": "half a thought", "seen_seq": 1})
    assert desk.ana.get(path)["body"] == "half a thought"
    assert desk.bo.request("GET", path).status_code == 404
    desk.ana.need("DELETE", path)
    assert desk.ana.request("GET", path).status_code == 404


def test_seen_moves_only_forward(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    path = f"/tickets/{ticket['id']}/seen"
    assert desk.bo.put(path, {"seq": 1})["seen_seq"] == 1
    assert desk.bo.put(path, {"seq": 0})["seen_seq"] == 1
    assert desk.bo.put(path, {"seq": 999})["seen_seq"] == 1


def test_lists_page_without_repeating_or_hiding_a_row(desk: Desk) -> None:
    made = {desk.ana.make_ticket(f"Row {n}", tags=["page"])["id"] for n in range(5)}
    found: list[int] = []
    after = ""
    while True:
        page = desk.ana.get(f"/tickets?page[size]=2&sort=id{after}")
        found += [ticket["id"] for ticket in page["tickets"]]
        if not page["meta"]["has_more"]:
            break
        after = f"&page[after]={page['meta']['after_cursor']}"
    assert found == sorted(set(found))
    assert made <= set(found)
    forged = desk.ana.request("GET", "/tickets?page[after]=eyJ4IjoxfQ")
    assert (forged.status_code, forged.json()["type"]) == (400, "/problems/cursor_malformed")


def test_views_and_their_counts(desk: Desk) -> None:
    views = desk.ana.get("/views")["views"]
    first = next(view for view in views if view["key"] == "unassigned")
    page = desk.ana.get(f"/views/{first['id']}/tickets?page[size]=100")
    assert len(page["tickets"]) == min(first["count"], 100)
    counted = desk.ana.get(f"/views/count_many?ids={first['id']}")["views"]
    assert [view["id"] for view in counted] == [first["id"]]
    assert desk.ana.request("GET", "/views/999/tickets").status_code == 404


def test_T6_whatever_is_typed_into_the_search_is_literal(desk: Desk) -> None:
    desk.ana.make_ticket("Zebra stripes 100% done")
    assert desk.ana.get("/search?query=zebra")["tickets"]
    for text in ('"*', "NEAR(", "' OR 1=1 --", "%_", "a AND", "*", '"', "zebra OR", "-", "()", "\\", "x:y", "NOT"):
        answer = desk.ana.request("GET", f"/search?query={__import__('urllib.parse').parse.quote(text)}")
        assert answer.status_code == 200, text
    assert desk.ana.request("GET", "/search").status_code == 422
    assert desk.ana.request("GET", f"/search?query={'x' * 501}").status_code == 422
    assert desk.ana.request("GET", "/search?query=zebra&sort=-updated_at").status_code == 422


def test_show_many_keeps_the_order_asked_for(desk: Desk) -> None:
    ids = [desk.ana.make_ticket()["id"] for _ in range(3)][::-1]
    page = desk.ana.get(f"/tickets/show_many?ids={','.join(map(str, ids))},999999")
    assert [ticket["id"] for ticket in page["tickets"]] == ids
    assert desk.ana.request("GET", "/tickets/show_many?ids=1;2").json()["errors"] == [
        {"field": "ids", "code": "bad_format"}
    ]


@pytest.mark.parametrize("path", ["", "/timeline", "/audits", "/comments", "/session_refs"])
@pytest.mark.parametrize("number", ["999999", "0", str(2**70)])
def test_T7_a_ticket_that_is_not_there_is_404_on_every_route(desk: Desk, path: str, number: str) -> None:
    answer = desk.ana.request("GET", f"/tickets/{number}{path}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not_found")


def test_R21_a_field_that_is_not_right_is_named_and_its_value_is_not(desk: Desk) -> None:
    body = {"ticket": {"subject": "canary-81", "comment": {"body": "b", "public": "canary-82"}, "requester_id": 1}}
    answer = desk.ana.request("POST", "/tickets", body)
    assert answer.json()["errors"] == [{"field": "ticket.comment.public", "code": "wrong_type"}]
    assert "canary" not in answer.text
    assert desk.ana.request("POST", "/tickets", body, headers={"Content-Type": "text/plain"}).status_code == 415
    assert desk.ana.request("PATCH", "/tickets", body).status_code == 405


@pytest.mark.parametrize("path", ["timeline?before=", "comments?before=", "audits?after="])
def test_R21_a_number_beyond_every_number_is_refused(desk: Desk, path: str) -> None:
    ticket = desk.ana.make_ticket()
    answer = desk.ana.request("GET", f"/tickets/{ticket['id']}/{path}{2**66}")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")


def test_sorts_and_ids_are_read_strictly() -> None:
    assert read_sort(None) is None
    sort = read_sort("-priority")
    assert sort is not None
    assert (sort.key, sort.descending) == ("priority", True)
    assert read_ids("3,1,2") == [3, 1, 2]
    for text in ("", "1,", "٣", "1" * 19, ",".join("1" * 101)):
        with pytest.raises(InvalidError):
            read_ids(text)
    assert issubclass(InvalidError, RefusedError)


def test_an_admin_deletes_a_ticket_and_restores_it(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("Away with it")["id"]
    assert desk.bo.request("DELETE", f"/tickets/{ticket_id}").status_code == 403
    assert desk.stranger.request("DELETE", f"/tickets/{ticket_id}").status_code == 401
    gone = desk.ana.need("DELETE", f"/tickets/{ticket_id}")
    assert gone["ticket"]["status"] == "deleted"
    assert ticket_id not in [one["id"] for one in desk.bo.get("/tickets")["tickets"]]
    change = desk.bo.request("PUT", f"/tickets/{ticket_id}", {"ticket": {"status": "open"}})
    assert (change.status_code, change.json()["why"]) == (409, "deleted")
    assert desk.bo.request("POST", f"/tickets/{ticket_id}/restore").status_code == 403
    assert desk.ana.post(f"/tickets/{ticket_id}/restore")["ticket"]["status"] == "new"
    assert desk.ana.request("POST", f"/tickets/{ticket_id}/restore").json()["why"] == "not_deleted"
    assert desk.ana.request("DELETE", "/tickets/999999").status_code == 404


def test_words_are_erased_by_an_admin_or_by_whoever_wrote_them(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("My password")["id"]
    said = desk.bo.put(f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "it is canary", "public": False}}})
    first = desk.ana.get(f"/tickets/{ticket_id}/comments")["comments"][0]
    path = f"/tickets/{ticket_id}/comments/{{}}/redact"
    assert desk.bo.request("PUT", path.format(first["id"]), {}).status_code == 403
    own = desk.bo.put(path.format(said["comment"]["id"]), {})
    assert (own["comment"]["body"], own["comment"]["redacted"]) == ("", True)
    assert [event["type"] for event in own["audit"]["events"]] == ["Redact"]
    assert desk.ana.put(path.format(first["id"]), {"words": True})["comment"]["redacted"]
    shown = desk.bo.get(f"/tickets/{ticket_id}/comments")["comments"]
    assert [(one["body"], one["redacted"]) for one in shown] == [("", True), ("", True)]
    nothing = desk.ana.request("PUT", path.format(first["id"]), {"words": False})
    assert (nothing.status_code, nothing.json()["type"], nothing.json()["why"]) == (422, "/problems/redact", "nothing")
    assert desk.ana.request("PUT", path.format(999_999_999), {}).status_code == 404
    assert desk.stranger.request("PUT", path.format(first["id"]), {}).status_code == 401
