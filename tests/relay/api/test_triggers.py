"""Routes of triggers and time rules, on a running relay."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk

TAGGED = {"all": [{"field": "tags", "operator": "includes", "value": "test-triggers"}]}


@contextmanager
def made(desk: Desk, kind: str, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """It goes again at the end: the relay is everybody's."""
    answer = desk.ana.request("POST", f"/{kind}s", {kind: body})
    assert answer.status_code == 201, answer.text
    rule: dict[str, Any] = answer.json()[kind]
    assert answer.headers["location"].endswith(f"/{kind}s/{rule['id']}")
    try:
        yield rule
    finally:
        desk.ana.request("DELETE", f"/{kind}s/{rule['id']}")


def ticket(desk: Desk, email: str, **fields: Any) -> dict[str, Any]:
    new = {
        "subject": "s",
        "requester": {"name": "Eva", "email": email},
        "comment": {"body": "my words", "public": True},
    }
    answer: dict[str, Any] = desk.bo.need("POST", "/tickets", {"ticket": new | fields})
    return answer


def test_a_ticket_of_a_premium_domain_is_routed_in_the_answer_that_makes_it(desk: Desk) -> None:
    second_tier = {"name": "Second tier of triggers", "tier": "L2", "member_ids": [desk.bo.user_id]}
    group_id = desk.ana.post("/groups", {"group": second_tier})["group"]["id"]
    body = {
        "title": "Premium goes to the second tier",
        "active": True,
        "conditions": {"any": [{"field": "domain", "value": "Premium-Triggers.example"}]},
        "actions": [
            {"type": "assign", "group_id": group_id},
            {"type": "set_field", "field": "priority", "value": "high"},
        ],
    }
    with made(desk, "trigger", body) as rule:
        answer = ticket(desk, "eva@premium-triggers.example")
        assert (answer["ticket"]["group_id"], answer["ticket"]["priority"]) == (group_id, "high")
        assert {"type": "TriggerFired", "trigger_id": rule["id"]} in answer["audit"]["events"]
        assert ticket(desk, "eva@standard-triggers.example")["ticket"]["group_id"] is None
        trial = desk.ana.need("POST", "/triggers/test", {"conditions": rule["conditions"]})
        assert [one["ticket_id"] for one in trial["met"]] == [answer["ticket"]["id"]]


def test_triggers_are_changed_ordered_and_removed_by_admins(desk: Desk) -> None:
    body = {"title": "A", "conditions": TAGGED, "actions": [{"type": "tags", "add": ["seen"]}]}
    with made(desk, "trigger", body) as first, made(desk, "trigger", body | {"title": "B"}) as second:
        assert (first["active"], first["row_version"]) == (False, 1)
        ids = [one["id"] for one in desk.bo.get("/triggers")["triggers"]]
        assert ids[-2:] == [first["id"], second["id"]]
        path = f"/triggers/{first['id']}"
        change = {"trigger": {"active": True, "row_version": 1}}
        assert desk.bo.request("PATCH", path, change).status_code == 403
        key = new_key()
        changed = desk.ana.request("PATCH", path, change, key=key)
        again = desk.ana.request("PATCH", path, change, key=key)
        assert changed.json() == again.json()
        assert again.headers["idempotency-replayed"] == "true"
        assert changed.json()["trigger"]["active"]
        stale = desk.ana.request("PATCH", path, change)
        assert (stale.status_code, stale.json()["type"], stale.json()["row_version"]) == (409, "/problems/conflict", 2)
        ordered = desk.ana.need("PUT", "/triggers/reorder", {"ids": ids[::-1]})["triggers"]
        assert [one["id"] for one in ordered] == ids[::-1]
        assert ticket(desk, "t@triggers.example", tags=["test-triggers"])["ticket"]["tags"] == ["test-triggers", "seen"]
        assert desk.ana.request("DELETE", path).status_code == 204
        assert desk.bo.request("GET", path).status_code == 404
        assert desk.bo.get(f"/triggers/{second['id']}")["trigger"]["title"] == "B"


def test_what_cannot_be_done_yet_is_named_and_what_makes_no_sense_is_a_clear_problem(desk: Desk) -> None:
    for action, kind, named in (
        ({"type": "webhook", "url": "https://example.com"}, "rule_action", {"action": "webhook"}),
        ({"type": "mail_requester", "text": "hello"}, "rule_action", {"action": "mail_requester"}),
        ({"type": "offer_survey"}, "rule_action", {"action": "offer_survey"}),
        ({"type": "notify_room", "room_id": 1}, "rule_action", {"action": "notify_room"}),
        ({"type": "make_coffee"}, "invalid", {}),
        ({"type": "set_field", "field": "priority", "value": "sky-high"}, "rule_value", {"field": "priority"}),
        ({"type": "comment", "text": {"en": "Hello {{agent.name}}"}}, "placeholder", {"name": "agent.name"}),
        ({"type": "assign", "group_id": 999_999}, "invalid", {}),
    ):
        answer = desk.ana.request("POST", "/triggers", {"trigger": {"title": "t", "actions": [action]}})
        assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{kind}"), answer.text
        assert {name: answer.json()[name] for name in named} == named
    wrong = {"all": [{"field": "shoe_size", "value": 44}]}
    body = {"trigger": {"title": "t", "conditions": wrong, "actions": [{"type": "tags", "add": ["x"]}]}}
    assert desk.ana.request("POST", "/triggers", body).json()["type"] == "/problems/rule_field"


def test_time_rules_but_the_closing_are_shipped_off_and_edited_the_same_way(desk: Desk) -> None:
    shipped = desk.bo.get("/time_rules")["time_rules"]
    assert [(one["since"], one["hours"], one["active"]) for one in shipped[:3]] == [
        ("pending", 168, False), ("pending", 336, False), ("solved", 96, True),
    ]  # fmt: skip
    body = {
        "title": "Quiet", "conditions": TAGGED, "actions": [{"type": "tags", "add": ["quiet"]}],
        "since": "updated", "hours": 48,
    }  # fmt: skip
    with made(desk, "time_rule", body) as rule:
        path = f"/time_rules/{rule['id']}"
        changed = desk.ana.need("PATCH", path, {"time_rule": {"hours": 24, "row_version": 1}})["time_rule"]
        assert (changed["hours"], changed["title"], changed["row_version"]) == (24, "Quiet", 2)
        assert desk.bo.get(path)["time_rule"]["hours"] == 24
        waiting = ticket(desk, "q@triggers.example", tags=["test-triggers"])["ticket"]["id"]
        trial = desk.ana.need("POST", "/time_rules/test", {"conditions": TAGGED, "since": "updated"})
        assert waiting in [one["ticket_id"] for one in trial["met"]]
        ids = [one["id"] for one in desk.bo.get("/time_rules")["time_rules"]]
        ordered = desk.ana.need("PUT", "/time_rules/reorder", {"ids": ids})["time_rules"]
        assert [one["id"] for one in ordered] == ids
        for wrong in ({"hours": 0}, {"hours": 999_999}, {"since": "breakfast"}):
            assert desk.ana.request("PATCH", path, {"time_rule": wrong}).status_code == 422
        changes = {"all": [{"field": "status", "operator": "changed"}]}
        refused = desk.ana.request("PATCH", path, {"time_rule": {"conditions": changes}})
        assert refused.json()["type"] == "/problems/rule_operator"
        assert desk.ana.request("DELETE", path).status_code == 204
        assert desk.bo.request("GET", path).status_code == 404


def test_a_kept_rule_is_tested_on_one_ticket(desk: Desk) -> None:
    body = {"title": "T", "conditions": TAGGED, "actions": [{"type": "tags", "add": ["seen"]}]}
    ticket_id = ticket(desk, "r@triggers.example", tags=["test-triggers"])["ticket"]["id"]
    for kind, more in (("trigger", {}), ("time_rule", {"since": "created", "hours": 2})):
        with made(desk, kind, body | more) as rule:
            path = f"/{kind}s/{rule['id']}/test"
            answer = desk.ana.need("POST", f"{path}?ticket={ticket_id}", {})
            assert (answer["met"], answer["refused"], [one["field"] for one in answer["changes"]]) == (
                True,
                "",
                ["tags"],
            )
            assert desk.ana.request("POST", f"{path}?ticket=999999", {}).status_code == 404
            assert desk.ana.request("POST", f"{path}?ticket=0", {}).status_code == 422
            assert desk.bo.request("POST", f"{path}?ticket={ticket_id}", {}).status_code == 403
    policy_id = desk.ana.get("/sla_policies")["sla_policies"][-1]["id"]
    promised = desk.ana.need("POST", f"/sla_policies/{policy_id}/test?ticket={ticket_id}", {})
    assert (promised["met"], {one["priority"] for one in promised["targets"]}) == (True, {"normal"})
    assert desk.ana.get(f"/tickets/{ticket_id}")["ticket"]["tags"] == ["test-triggers"]
