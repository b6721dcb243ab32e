"""Routes of rules and clocks, on a running relay."""

import uuid
from typing import Any

import pytest

from tests.relay.api.conftest import Desk

OFFICE = {"schedule": {"name": "Shop", "time_zone": "Europe/Madrid", "intervals": [[1980, 2460]], "holidays": []}}


def ticket(desk: Desk, **fields: Any) -> dict[str, Any]:
    new = {"subject": "s", "requester": {"name": "Lu"}, "comment": {"body": "b", "public": True}} | fields
    made: dict[str, Any] = desk.ana.need("POST", "/tickets", {"ticket": new})["ticket"]
    return made


def test_a_new_desk_has_a_default_policy_and_its_tickets_a_clock(desk: Desk) -> None:
    titles = [one["title"] for one in desk.bo.get("/sla_policies")["sla_policies"]]
    assert "Standard" in titles
    made = ticket(desk, priority="urgent")
    clock = made["clock"]
    assert (clock["badge"], clock["target_s"], clock["hours"]) == ("running", 8 * 3600, "calendar")
    assert made["next_due_at"] == clock["due_at"]
    answer = desk.bo.get(f"/tickets/{made['id']}/clocks?pause_on_hold=true&schedule_id=1")
    assert len(answer["what_if"]) == len(answer["clocks"]) > 0
    assert desk.bo.request("GET", f"/tickets/{made['id']}/clocks?schedule_id=99").status_code == 422
    explained = desk.bo.get(f"/tickets/{made['id']}/clocks")["clocks"]
    assert explained[0]["clock"]["metric"] == clock["metric"]


def test_schedules_are_made_edited_and_read_by_version(desk: Desk) -> None:
    made = desk.ana.request("POST", "/schedules", OFFICE)
    assert made.status_code == 201
    schedule = made.json()["schedule"]
    assert made.headers["location"].endswith(f"/schedules/{schedule['id']}")
    edited = {"schedule": OFFICE["schedule"] | {"time_zone": "UTC"}}
    assert desk.ana.need("PUT", f"/schedules/{schedule['id']}", edited)["schedule"]["version"] == 2
    assert desk.bo.get(f"/schedules/{schedule['id']}")["schedule"]["time_zone"] == "UTC"
    gone = (desk.ana.request("POST", "/schedules", OFFICE)).json()["schedule"]["id"]
    assert desk.bo.request("DELETE", f"/schedules/{gone}").status_code == 403
    assert desk.ana.request("DELETE", f"/schedules/{gone}").status_code == 204
    assert desk.ana.request("DELETE", f"/schedules/{gone}").status_code == 404
    assert desk.ana.request("DELETE", "/schedules/1").json()["type"] == "/problems/in_use"
    assert desk.bo.get(f"/schedules/{schedule['id']}?version=1")["schedule"]["time_zone"] == "Europe/Madrid"
    assert any(one["id"] == schedule["id"] for one in desk.bo.get("/schedules")["schedules"])


def test_hours_say_what_they_count_before_and_after_they_are_saved(desk: Desk) -> None:
    """Monday 9 to 17 in Madrid, where the second Monday of the period is a holiday and the clock jumps in between."""
    holiday = {"first": "2026-03-30", "last": "2026-03-30", "counted": True}
    hours = {"schedule": OFFICE["schedule"] | {"holidays": [holiday]}}
    period = "?from_at=2026-03-22T00:00:00.000Z&to_at=2026-04-06T12:00:00.000Z"
    tried = desk.ana.need("POST", f"/schedules/test{period}", hours)
    assert (tried["is_open"], tried["opens_at"], tried["counted_ms"]) == (
        False,
        "2026-03-23T08:00:00.000Z",
        (8 + 5) * 3_600_000,
    )
    assert [one["kind"] for one in tried["stretches"]] == [
        "out_of_hours", "counted", "out_of_hours", "holiday", "out_of_hours", "counted"
    ]  # fmt: skip
    (free,) = (one for one in tried["stretches"] if one["kind"] == "holiday")
    assert (free["from_at"], free["to_at"], free["row"]) == ("2026-03-30T07:00:00.000Z", "2026-03-30T15:00:00.000Z", 0)
    before = len(desk.ana.get("/schedules")["schedules"])
    made = desk.ana.need("POST", "/schedules", hours)["schedule"]["id"]
    assert len(desk.ana.get("/schedules")["schedules"]) == before + 1, "what was tried was not kept"
    assert desk.bo.post(f"/schedules/{made}/test{period}") == tried
    shut = desk.bo.post(f"/schedules/{made}/test?from_at=2026-03-28T00:00:00.000Z&to_at=2026-03-31T00:00:00.000Z")
    assert (shut["is_open"], shut["opens_at"], shut["counted_ms"]) == (False, None, 0)
    week = desk.bo.post(f"/schedules/{made}/test")
    assert week["stretches"][-1]["to_at"] == week["to_at"] > week["from_at"]
    for wrong in (
        "?from_at=x",
        "?from_at=2026-03-22T00:00:00.000Z&to_at=2026-03-22T00:00:00.000Z",
        "?to_at=2199-01-01T00:00:00.000Z",
    ):
        assert desk.bo.request("POST", f"/schedules/{made}/test{wrong}").status_code == 422
    assert desk.bo.request("POST", "/schedules/test", hours).status_code == 403
    assert desk.bo.request("POST", "/schedules/9999/test").status_code == 404
    nowhere = {"schedule": OFFICE["schedule"] | {"time_zone": "Mars/Base"}}
    assert desk.ana.request("POST", "/schedules/test", nowhere).json()["type"] == "/problems/schedule_zone"


def test_policies_are_made_ordered_and_removed(desk: Desk) -> None:
    target = {"priority": "high", "metric": "first_reply_time", "target_s": 60}
    made = desk.ana.request("POST", "/sla_policies", {"sla_policy": {"title": "Fast", "targets": [target]}})
    assert made.status_code == 201
    policy_id = made.json()["sla_policy"]["id"]
    changed = desk.ana.need("PUT", f"/sla_policies/{policy_id}", {"sla_policy": {"title": "Faster", "targets": []}})
    assert (changed["sla_policy"]["title"], changed["sla_policy"]["version"]) == ("Faster", 2)
    ids = [one["id"] for one in desk.ana.get("/sla_policies")["sla_policies"]]
    ordered = desk.ana.need("PUT", "/sla_policies/reorder", {"ids": ids[::-1]})["sla_policies"]
    assert [one["id"] for one in ordered] == ids[::-1]
    assert desk.ana.request("DELETE", f"/sla_policies/{policy_id}").status_code == 204
    assert desk.bo.request("GET", f"/sla_policies/{policy_id}").status_code == 404


def test_agents_may_read_and_not_write(desk: Desk) -> None:
    for method, path, body in (
        ("POST", "/schedules", OFFICE),
        ("POST", "/sla_policies", {"sla_policy": {"title": "x"}}),
        ("PUT", "/sla_policies/reorder", {"ids": []}),
    ):
        answer = desk.bo.request(method, path, body)
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")


def test_hours_that_cannot_be_kept_are_a_clear_problem(desk: Desk) -> None:
    for changed, rule in (
        ({"time_zone": "Mars/Olympus"}, "schedule_zone"),
        ({"intervals": [[600, 540]]}, "schedule_interval"),
        ({"intervals": []}, "schedule_empty"),
        ({"holidays": [{"first": "2026-05-02", "last": "2026-05-01"}]}, "schedule_holiday"),
        ({"intervals": [[0, 99999]]}, "invalid"),
    ):
        answer = desk.ana.request("POST", "/schedules", {"schedule": OFFICE["schedule"] | changed})
        assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{rule}"), answer.text


def test_the_same_key_makes_one_schedule(desk: Desk) -> None:
    key = "01956f0e-0000-7000-8000-" + uuid.uuid4().hex[:12]
    first = desk.ana.request("POST", "/schedules", OFFICE, key=key)
    again = desk.ana.request("POST", "/schedules", OFFICE, key=key)
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"


def test_views_are_saved_previewed_changed_and_removed(desk: Desk) -> None:
    made_ticket = ticket(desk, tags=["saved-view"])
    body = {"view": {"title": "Saved", "query": "tag:saved-view", "shared": True}}
    answer = desk.ana.request("POST", "/views", body)
    assert answer.status_code == 201
    view = answer.json()["view"]
    assert answer.headers["location"].endswith(f"/views/{view['id']}")
    assert view["id"] in [one["id"] for one in desk.bo.get("/views")["views"]]
    assert [one["id"] for one in desk.bo.get(f"/views/{view['id']}/tickets")["tickets"]] == [made_ticket["id"]]
    conditions = desk.bo.get(f"/views/{view['id']}")["conditions"]
    preview = desk.bo.need(
        "POST", "/views/preview", {"conditions": conditions, "sort": "next_due_at", "group_by": "org_id"}
    )
    assert [one["id"] for one in preview["tickets"]] == [made_ticket["id"]]
    changed = desk.ana.need("PUT", f"/views/{view['id']}", {"view": {"title": "Mine", "query": "is:paused"}})
    assert (changed["view"]["title"], changed["view"]["shared"]) == ("Mine", False)
    assert desk.ana.request("DELETE", f"/views/{view['id']}").status_code == 204
    assert desk.ana.request("GET", f"/views/{view['id']}").status_code == 404


@pytest.mark.parametrize("field", ["hours_since.updated", "id"])
def test_a_list_of_a_thousand_values_is_a_clear_problem_and_two_hundred_are_read(desk: Desk, field: str) -> None:
    def view(values: int) -> dict[str, Any]:
        condition = {"field": field, "operator": "less_than", "value": [*range(1, values + 1)]}
        return {"view": {"title": "Many", "shared": True, "conditions": {"all": [condition]}}}

    answer = desk.ana.request("POST", "/views", view(1_100))
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/view_conditions")
    view_id = desk.ana.post("/views", view(200))["view"]["id"]
    assert desk.bo.get("/views")["views"]
    desk.bo.get(f"/views/{view_id}/tickets")
    desk.bo.get(f"/views/count_many?ids={view_id}")
    desk.ana.need("DELETE", f"/views/{view_id}")


def test_a_search_that_means_nothing_names_what_there_is(desk: Desk) -> None:
    answer = desk.ana.request("GET", "/search?query=stauts%3Aopen")
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (422, "/problems/search_operator")
    assert (problem["near"], problem["place"]) == ("status", 0)
    assert "assignee" in problem["known"].split()
    value = desk.ana.request("GET", "/search?query=is%3Alate").json()
    assert (value["type"], value["operator"]) == ("/problems/search_value", "is")
    words = desk.ana.request("POST", "/views", {"view": {"title": "t", "query": "printer"}})
    assert (words.status_code, words.json()["type"]) == (422, "/problems/view_words")


def test_many_tickets_are_changed_by_a_job_that_can_be_taken_back(desk: Desk) -> None:
    ids = [ticket(desk)["id"] for _ in range(2)]
    path = f"/tickets/update_many?ids={ids[0]},{ids[1]}"
    answer = desk.ana.request("PUT", path, {"ticket": {"status": "pending", "add_tags": ["bulk"]}})
    assert answer.status_code == 202
    job = finished(desk, answer.json()["job_status"]["url"].removeprefix("/api/v1"))
    assert [(one["ticket_id"], one["state"]) for one in job["results"]] == [(one, "done") for one in ids]
    assert desk.bo.get(f"/tickets/{ids[0]}")["ticket"]["tags"] == ["bulk"]
    assert desk.bo.request("GET", f"/jobs/{job['id']}").status_code == 404
    back = desk.ana.request("POST", f"/jobs/{job['id']}/undo")
    assert back.status_code == 202
    finished(desk, f"/jobs/{back.json()['job_status']['id']}")
    assert desk.bo.get(f"/tickets/{ids[0]}")["ticket"]["tags"] == []
    for body in ({"ticket": {}}, {"ticket": {"status": "moon"}}, {"ticket": {"subject": "x"}}):
        assert desk.ana.request("PUT", path, body).status_code == 422


def finished(desk: Desk, path: str) -> dict[str, Any]:
    """Ask until the job is done; the test's own time limit ends a job that never is."""
    while True:
        job: dict[str, Any] = desk.ana.get(path)["job_status"]
        if job["status"] == "completed":
            return job
