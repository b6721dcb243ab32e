"""The API describes itself, and what it describes is what it does."""

from typing import Any

from tests.relay.api.conftest import Desk

ROUTES = {
    ("POST", "/auth/nonce"), ("POST", "/auth/login"), ("POST", "/auth/refresh"), ("POST", "/auth/logout"),
    ("POST", "/auth/password"), ("GET", "/users/me"), ("GET", "/users"), ("GET", "/users/{user_id}"),
    ("PUT", "/users/{user_id}/availability"), ("GET", "/about"), ("GET", "/tickets"), ("POST", "/tickets"),
    ("GET", "/tickets/show_many"), ("GET", "/views"), ("GET", "/views/count_many"), ("GET", "/views/{view_id}/tickets"),
    ("GET", "/search"), ("GET", "/tickets/{ticket_id}"), ("PUT", "/tickets/{ticket_id}"),
    ("GET", "/tickets/{ticket_id}/timeline"), ("GET", "/tickets/{ticket_id}/audits"),
    ("GET", "/tickets/{ticket_id}/events"), ("GET", "/tickets/{ticket_id}/comments"),
    ("PUT", "/tickets/{ticket_id}/seen"), ("GET", "/tickets/{ticket_id}/session_refs"),
    ("GET", "/tickets/{ticket_id}/drafts/{kind}"), ("PUT", "/tickets/{ticket_id}/drafts/{kind}"),
    ("DELETE", "/tickets/{ticket_id}/drafts/{kind}"), ("DELETE", "/pending_sends/{pending_id}"),
    ("POST", "/tickets/{ticket_id}/code"), ("POST", "/codes/claim"), ("POST", "/rooms/{room}/confirm"),
    ("POST", "/rooms/{room}/retry"), ("POST", "/rooms/{room}/cancel"), ("POST", "/rooms/{room}/rejoin"),
    ("POST", "/rooms/{room}/report"), ("GET", "/rooms/{room}/record"),
    ("GET", "/chat_available"), ("POST", "/chats"), ("GET", "/chats/{chat_id}"), ("POST", "/chats/{chat_id}/messages"),
    ("POST", "/chats/{chat_id}/leave"), ("POST", "/chats/{chat_id}/code/answer"), ("GET", "/chat_queue"),
    ("PUT", "/chat_seat"), ("POST", "/chat_seat/ready"), ("POST", "/chats/{chat_id}/accept"),
    ("POST", "/chats/{chat_id}/decline"), ("POST", "/chats/{chat_id}/hand_over"), ("POST", "/chats/{chat_id}/escalate"),
    ("POST", "/chats/{chat_id}/end"), ("POST", "/chats/{chat_id}/code"), ("DELETE", "/chats/{chat_id}/code"),
    ("GET", "/tickets/{ticket_id}/clocks"), ("GET", "/schedules"), ("POST", "/schedules"),
    ("GET", "/schedules/{schedule_id}"), ("PUT", "/schedules/{schedule_id}"), ("GET", "/sla_policies"),
    ("POST", "/sla_policies"), ("PUT", "/sla_policies/reorder"), ("GET", "/sla_policies/{policy_id}"),
    ("PUT", "/sla_policies/{policy_id}"), ("DELETE", "/sla_policies/{policy_id}"), ("POST", "/views"),
    ("GET", "/macros"), ("POST", "/macros"), ("PUT", "/macros/{macro_id}"), ("DELETE", "/macros/{macro_id}"),
    ("GET", "/tickets/{ticket_id}/macros/{macro_id}/apply"),
    ("PUT", "/tickets/update_many"), ("GET", "/jobs/{job_id}"), ("POST", "/jobs/{job_id}/undo"),
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
            .replace("{kind}", "reply")
            .replace("{pending_id}", "x")
            .replace("{job_id}", "x")
        )
        for name in ("ticket_id", "user_id", "view_id", "schedule_id", "policy_id", "macro_id", "chat_id"):
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
_MACRO = {"macro": {"title": {"en": "m"}, "actions": [{"type": "status", "status": "pending"}]}}
_SCHEDULE = {"schedule": {"name": "n", "time_zone": "UTC", "intervals": [[0, 60]]}}
BODIES: dict[tuple[str, str], Any] = {
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
    ("POST", "/sla_policies"): {"sla_policy": {"title": "t"}},
    ("PUT", "/sla_policies/reorder"): {"ids": []},
    ("PUT", "/sla_policies/{policy_id}"): {"sla_policy": {"title": "t"}},
    ("PUT", "/tickets/update_many"): {"ticket": {"status": "open"}},
    ("POST", "/macros"): _MACRO,
    ("PUT", "/macros/{macro_id}"): _MACRO,
    ("POST", "/views"): {"view": {"title": "t", "query": "is:met"}},
    ("POST", "/views/preview"): {"conditions": {}},
    ("PUT", "/views/{view_id}"): {"view": {"title": "t", "query": "is:met"}},
    ("POST", "/rooms/{room}/rejoin"): {},
    ("POST", "/rooms/{room}/report"): {"end": "viewer", "report": _REPORT},
}
QUERIES = {
    "/search": "?query=x",
    "/tickets/update_many": "?ids=1",
    "/tickets/show_many": "?ids=1",
    "/views/count_many": "?ids=1",
}
