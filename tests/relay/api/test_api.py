"""The API describes itself, and what it describes is what it does."""

from typing import Any

from tests.relay.api.conftest import Desk

ROUTES = {
    ("POST", "/auth/nonce"), ("POST", "/auth/login"), ("POST", "/auth/refresh"), ("POST", "/auth/logout"),
    ("POST", "/auth/password"), ("GET", "/users/me"), ("GET", "/users"), ("GET", "/users/{user_id}"),
    ("PUT", "/users/{user_id}/availability"), ("GET", "/about"), ("GET", "/tickets"), ("POST", "/tickets"),
    ("GET", "/tickets/show_many"), ("GET", "/views"), ("GET", "/views/count_many"), ("GET", "/views/{view_id}/tickets"),
    ("GET", "/search"), ("GET", "/tags"), ("GET", "/tickets/{ticket_id}"), ("PUT", "/tickets/{ticket_id}"),
    ("GET", "/tickets/{ticket_id}/timeline"), ("GET", "/tickets/{ticket_id}/audits"),
    ("GET", "/tickets/{ticket_id}/events"), ("GET", "/tickets/{ticket_id}/comments"),
    ("PUT", "/tickets/{ticket_id}/seen"), ("GET", "/tickets/{ticket_id}/session_refs"),
    ("GET", "/tickets/{ticket_id}/drafts/{kind}"), ("PUT", "/tickets/{ticket_id}/drafts/{kind}"),
    ("DELETE", "/tickets/{ticket_id}/drafts/{kind}"), ("DELETE", "/pending_sends/{pending_id}"),
    ("GET", "/returned_drafts"),
    ("POST", "/tickets/{ticket_id}/code"), ("POST", "/codes/claim"), ("POST", "/rooms/{room}/confirm"),
    ("POST", "/rooms/{room}/retry"), ("POST", "/rooms/{room}/cancel"), ("POST", "/rooms/{room}/rejoin"),
    ("POST", "/rooms/{room}/report"), ("GET", "/rooms/{room}/record"),
    ("GET", "/chat_available"), ("POST", "/chats"), ("GET", "/chats/{chat_id}"), ("POST", "/chats/{chat_id}/messages"),
    ("POST", "/chats/{chat_id}/typing"),
    ("POST", "/chats/{chat_id}/solved"), ("POST", "/rooms/{room}/solved"), ("POST", "/my_ticket/solved"),
    ("POST", "/chats/{chat_id}/leave"), ("POST", "/chats/{chat_id}/code/answer"), ("GET", "/chat_queue"),
    ("PUT", "/chat_seat"), ("POST", "/chat_seat/ready"), ("POST", "/chats/{chat_id}/accept"),
    ("POST", "/chats/{chat_id}/take"), ("POST", "/chats/{chat_id}/decline"),
    ("POST", "/chats/{chat_id}/hand_over"), ("POST", "/chats/{chat_id}/escalate"),
    ("POST", "/chats/{chat_id}/end"), ("POST", "/chats/{chat_id}/code"), ("DELETE", "/chats/{chat_id}/code"),
    ("POST", "/cti/{token}"), ("GET", "/calls"), ("POST", "/calls"), ("GET", "/calls/{call_id}"),
    ("PUT", "/calls/{call_id}"), ("POST", "/calls/{call_id}/steps/{number}"),
    ("GET", "/wrap_ups"), ("DELETE", "/wrap_ups/{touch}"),
    ("PUT", "/tickets/{ticket_id}/comments/{comment_id}/redact"),
    ("GET", "/measures"), ("GET", "/tickets/{ticket_id}/metrics"),
    ("GET", "/tickets/{ticket_id}/transcript"), ("GET", "/my_ticket/transcript"),
    ("GET", "/my_ticket/attachments/{attachment_id}"), ("POST", "/my_ticket/replies"),
    ("GET", "/tickets/{ticket_id}/clocks"), ("GET", "/schedules"), ("POST", "/schedules"),
    ("GET", "/schedules/{schedule_id}"), ("PUT", "/schedules/{schedule_id}"),
    ("DELETE", "/schedules/{schedule_id}"), ("GET", "/sla_policies"),
    ("POST", "/schedules/test"), ("POST", "/schedules/{schedule_id}/test"),
    ("POST", "/sla_policies"), ("PUT", "/sla_policies/reorder"), ("GET", "/sla_policies/{policy_id}"),
    ("PUT", "/sla_policies/{policy_id}"), ("DELETE", "/sla_policies/{policy_id}"), ("POST", "/views"),
    ("GET", "/macros"), ("POST", "/macros"), ("GET", "/macros/{macro_id}"),
    ("PUT", "/macros/{macro_id}"), ("DELETE", "/macros/{macro_id}"),
    ("GET", "/tickets/{ticket_id}/macros/{macro_id}/apply"),
    ("POST", "/tickets/{ticket_id}/escalate"), ("POST", "/tickets/{ticket_id}/unescalate"),
    ("DELETE", "/tickets/{ticket_id}"), ("POST", "/tickets/{ticket_id}/restore"),
    ("POST", "/tickets/{ticket_id}/participants/{user_id}/key"), ("GET", "/my_ticket"),
    ("POST", "/users"), ("PUT", "/users/{user_id}"), ("DELETE", "/users/{user_id}"), ("POST", "/users/create_or_update"),
    ("GET", "/organizations"), ("POST", "/organizations"), ("POST", "/organizations/create_or_update"),
    ("GET", "/organizations/{org_id}"), ("PUT", "/organizations/{org_id}"), ("DELETE", "/organizations/{org_id}"),
    ("GET", "/organizations/{org_id}/outside"), ("POST", "/organizations/{org_id}/take_in"),
    ("POST", "/organizations/{org_id}/let_go"),
    ("GET", "/groups"), ("POST", "/groups"), ("PUT", "/groups/{group_id}"), ("DELETE", "/groups/{group_id}"),
    ("GET", "/groups/{group_id}/memberships"), ("PUT", "/groups/{group_id}/memberships/{user_id}"),
    ("DELETE", "/groups/{group_id}/memberships/{user_id}"),
    ("GET", "/triggers"), ("POST", "/triggers"), ("PUT", "/triggers/reorder"), ("POST", "/triggers/test"),
    ("GET", "/triggers/{trigger_id}"), ("PATCH", "/triggers/{trigger_id}"), ("DELETE", "/triggers/{trigger_id}"),
    ("POST", "/triggers/{trigger_id}/test"), ("POST", "/time_rules/{rule_id}/test"),
    ("POST", "/sla_policies/{policy_id}/test"), ("PUT", "/forms/reorder"), ("PUT", "/fields/reorder"),
    ("GET", "/time_rules"), ("POST", "/time_rules"), ("PUT", "/time_rules/reorder"), ("POST", "/time_rules/test"),
    ("GET", "/time_rules/{rule_id}"), ("PATCH", "/time_rules/{rule_id}"), ("DELETE", "/time_rules/{rule_id}"),
    ("GET", "/fields"), ("POST", "/fields"), ("GET", "/fields/{field_id}"), ("PUT", "/fields/{field_id}"),
    ("DELETE", "/fields/{field_id}"), ("GET", "/forms"), ("POST", "/forms"), ("GET", "/forms/{form_id}"),
    ("PUT", "/forms/{form_id}"), ("DELETE", "/forms/{form_id}"),
    ("GET", "/statuses"), ("POST", "/statuses"), ("PUT", "/statuses/reorder"), ("PUT", "/statuses/{status_id}"),
    ("DELETE", "/statuses/{status_id}"),
    ("GET", "/tickets/{ticket_id}/context"), ("GET", "/context_card"), ("PUT", "/context_card"),
    ("GET", "/anchors"), ("GET", "/tickets/{ticket_id}/log"),
    ("GET", "/desk_settings"), ("PUT", "/desk_settings"), ("POST", "/context_card/secret"), ("POST", "/context_card/test"),
    ("POST", "/tickets/{ticket_id}/participants/{user_id}/key"), ("GET", "/my_ticket"),
    ("PUT", "/tickets/update_many"), ("GET", "/jobs/{job_id}"), ("POST", "/jobs/{job_id}/undo"),
    ("POST", "/jobs/{job_id}/stop"),
    ("POST", "/uploads"), ("GET", "/uploads/{upload_id}"), ("GET", "/attachments/{attachment_id}"),
    ("POST", "/tickets/{ticket_id}/merge"),
    ("POST", "/tickets/{ticket_id}/split"),
    ("GET", "/tickets/{ticket_id}/participants"), ("POST", "/tickets/{ticket_id}/participants"),
    ("DELETE", "/tickets/{ticket_id}/participants/{user_id}"), ("GET", "/users/search"),
    ("PUT", "/tickets/{ticket_id}/requester"),
    ("GET", "/groups/{group_id}"), ("GET", "/statuses/{status_id}"),
    ("GET", "/macros/{macro_id}/apply"), ("DELETE", "/uploads/{upload_id}"),
    ("GET", "/tickets/{ticket_id}/time_spent"), ("POST", "/tickets/{ticket_id}/time_spent"),
    ("DELETE", "/tickets/{ticket_id}/time_spent/{seq}"),
    ("GET", "/inbox"), ("PUT", "/inbox/read"),
    ("GET", "/letters"), ("POST", "/letters"), ("DELETE", "/letters/{letter_id}"),
    ("POST", "/tickets/{ticket_id}/unmerge"), ("GET", "/tickets/{ticket_id}/links"), ("POST", "/tickets/{ticket_id}/links"),
    ("DELETE", "/tickets/{ticket_id}/links/{other_id}/{kind}"), ("POST", "/tickets/{ticket_id}/followup"),
    ("GET", "/auth/tokens"), ("POST", "/auth/tokens"), ("DELETE", "/auth/tokens/{token_id}"),
    ("POST", "/views/preview"), ("GET", "/views/{view_id}"), ("PUT", "/views/{view_id}"), ("DELETE", "/views/{view_id}"),
}  # fmt: skip
OPEN = {"/auth/nonce", "/auth/login", "/auth/refresh", "/about", "/codes/claim", "/chats", "/chat_available"}


def schema(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.stranger.get("/schema/openapi.json")
    return found


def test_every_route_is_described_and_no_other(desk: Desk) -> None:
    paths = schema(desk)["paths"]
    found = {
        (method.upper(), path.removeprefix("/api/v1").rstrip("/"))
        for path, methods in paths.items()
        for method in methods
    }
    assert found == ROUTES


def test_whatever_is_not_for_strangers_refuses_them(desk: Desk) -> None:
    for method, path in sorted(ROUTES):
        if path in OPEN:
            continue
        filled = (
            path.replace("{room}", "a" * 26)
            .replace("{other_id}/{kind}", "1/related")
            .replace("{kind}", "reply")
            .replace("{touch}", "chat:1")
            .replace("{pending_id}", "x")
            .replace("{job_id}", "x")
            .replace("{token_id}", "x")
            .replace("{token}", "adk_x")
        )
        for name in (
            "ticket_id",
            "user_id",
            "view_id",
            "schedule_id",
            "policy_id",
            "macro_id",
            "field_id",
            "form_id",
            "status_id",
            "group_id",
            "chat_id",
            "call_id",
            "attachment_id",
            "upload_id",
            "letter_id",
            "trigger_id",
            "rule_id",
            "org_id",
            "comment_id",
            "number",
            "seq",
        ):
            filled = filled.replace(f"{{{name}}}", "1")
        body = BODIES.get((method, path))
        answer = desk.stranger.request(method, filled + QUERIES.get(path, ""), body)
        assert answer.status_code == 401, (method, path, answer.text)


def test_bodies_and_answers_have_shapes(desk: Desk) -> None:
    document = schema(desk)
    login = document["paths"]["/api/v1/auth/login"]["post"]
    assert login["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("Login")
    assert "SignedIn" in str(login["responses"]["200"])
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


_TICKET = {"ticket": {"subject": "s", "requester_id": 1, "comment": {"body": "b", "public": True}}}
_REPORT = {"session_id": "s", "started_at_ms": 1, "ended_at_ms": 2, "agent_name": "a"}
_FIELD = {"field": {"key": "k", "kind": "int", "label": {"en": "k"}}}
_MACRO = {"macro": {"title": {"en": "m"}, "actions": [{"type": "status", "status": "pending"}]}}
_STATUS = {"status": {"category": "hold", "agent_label": {"en": "a"}, "customer_label": {"en": "c"}}}
_SCHEDULE = {"schedule": {"name": "n", "time_zone": "UTC", "intervals": [[0, 60]]}}
BODIES: dict[tuple[str, str], Any] = {
    ("PUT", "/desk_settings"): {"desk_settings": {}},
    ("PUT", "/context_card"): {"context_card": {"url": ""}},
    ("POST", "/context_card/test"): {"url": "https://crm.example", "email": "lucia@example.com"},
    ("POST", "/tickets/{ticket_id}/merge"): {"target_id": 2},
    ("POST", "/tickets/{ticket_id}/participants"): {"user_id": 1},
    ("PUT", "/inbox/read"): {"seq": 1},
    ("POST", "/my_ticket/replies"): {"body": "b"},
    ("POST", "/tickets/{ticket_id}/escalate"): {"group_id": 1, "reason": "x"},
    ("PUT", "/tickets/{ticket_id}/comments/{comment_id}/redact"): {},
    ("POST", "/users"): {"user": {"name": "x"}},
    ("POST", "/users/create_or_update"): {"user": {"name": "x"}},
    ("PUT", "/users/{user_id}"): {"user": {"name": "x"}},
    ("POST", "/organizations"): {"organization": {"name": "x"}},
    ("POST", "/organizations/create_or_update"): {"organization": {"name": "x"}},
    ("PUT", "/organizations/{org_id}"): {"organization": {"name": "x"}},
    ("POST", "/organizations/{org_id}/let_go"): {"user_ids": [1]},
    ("POST", "/groups"): {"group": {"name": "x"}},
    ("PUT", "/groups/{group_id}"): {"group": {"name": "x"}},
    ("POST", "/triggers"): {"trigger": {"title": "t", "actions": [{"type": "tags", "add": ["x"]}]}},
    ("PUT", "/triggers/reorder"): {"ids": [1]},
    ("POST", "/triggers/test"): {"conditions": {}},
    ("PATCH", "/triggers/{trigger_id}"): {"trigger": {}},
    ("POST", "/time_rules"): {"time_rule": {"title": "t", "actions": [], "since": "pending", "hours": 1}},
    ("PUT", "/time_rules/reorder"): {"ids": [1]},
    ("PUT", "/forms/reorder"): {"ids": [1]},
    ("PUT", "/fields/reorder"): {"ids": [1]},
    ("POST", "/statuses"): _STATUS,
    ("PUT", "/statuses/reorder"): {"ids": [1]},
    ("PUT", "/statuses/{status_id}"): _STATUS,
    ("POST", "/time_rules/test"): {"conditions": {}},
    ("PATCH", "/time_rules/{rule_id}"): {"time_rule": {}},
    ("POST", "/letters"): {"to_agent_id": 1, "ticket_id": 1, "kind": "ask"},
    ("POST", "/tickets/{ticket_id}/split"): {"subject": "s", "comment_ids": [1]},
    ("POST", "/tickets/{ticket_id}/followup"): {"comment": {"body": "x", "public": True}},
    ("POST", "/tickets/{ticket_id}/links"): {"ticket_id": 2, "kind": "related"},
    ("PUT", "/tickets/{ticket_id}/requester"): {"user_id": 1},
    ("POST", "/tickets/{ticket_id}/time_spent"): {"minutes": 5},
    ("POST", "/auth/tokens"): {"scopes": ["read"], "days": 1},
    ("POST", "/calls"): {},
    ("PUT", "/calls/{call_id}"): {},
    ("POST", "/calls/{call_id}/steps/{number}"): {},
    ("POST", "/chats/{chat_id}/messages"): {"body": "b"},
    ("POST", "/chats/{chat_id}/code/answer"): {"answer": "taken"},
    ("POST", "/chats/{chat_id}/hand_over"): {"reason": "r"},
    ("POST", "/chats/{chat_id}/escalate"): {"reason": "other"},
    ("POST", "/chats/{chat_id}/code"): {"digits": "4829157309"},
    ("PUT", "/chat_seat"): {"chat_limit": 3},
    ("POST", "/auth/password"): {"old": "x", "new": "x" * 12},
    ("PUT", "/users/{user_id}/availability"): {"availability": "online"},
    ("POST", "/tickets"): _TICKET,
    ("PUT", "/tickets/{ticket_id}"): {"ticket": {}},
    ("PUT", "/tickets/{ticket_id}/seen"): {"seq": 1},
    ("PUT", "/tickets/{ticket_id}/drafts/{kind}"): {"body": "b"},
    ("POST", "/schedules"): _SCHEDULE,
    ("PUT", "/schedules/{schedule_id}"): _SCHEDULE,
    ("POST", "/schedules/test"): _SCHEDULE,
    ("POST", "/sla_policies"): {"sla_policy": {"title": "t"}},
    ("PUT", "/sla_policies/reorder"): {"ids": []},
    ("PUT", "/sla_policies/{policy_id}"): {"sla_policy": {"title": "t"}},
    ("PUT", "/tickets/update_many"): {"ticket": {"status": "open"}},
    ("POST", "/macros"): _MACRO,
    ("PUT", "/macros/{macro_id}"): _MACRO,
    ("POST", "/fields"): _FIELD,
    ("PUT", "/fields/{field_id}"): _FIELD,
    ("POST", "/forms"): {"form": {"title": {"en": "t"}}},
    ("PUT", "/forms/{form_id}"): {"form": {"title": {"en": "t"}}},
    ("POST", "/views"): {"view": {"title": "t", "query": "is:met"}},
    ("POST", "/views/preview"): {"conditions": {}},
    ("PUT", "/views/{view_id}"): {"view": {"title": "t", "query": "is:met"}},
    ("POST", "/rooms/{room}/rejoin"): {},
    ("POST", "/rooms/{room}/report"): {"end": "viewer", "report": _REPORT},
}
QUERIES = {
    "/uploads": "?name=x",
    "/search": "?query=x",
    "/tags": "?prefix=x",
    "/users/search": "?query=x",
    "/tickets/update_many": "?ids=1",
    "/tickets/show_many": "?ids=1",
    "/views/count_many": "?ids=1",
    "/triggers/{trigger_id}/test": "?ticket=1",
    "/time_rules/{rule_id}/test": "?ticket=1",
    "/sla_policies/{policy_id}/test": "?ticket=1",
}
