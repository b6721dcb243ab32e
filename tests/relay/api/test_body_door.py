"""A stranger's body is not decoded: the refusal says who may speak, whatever stands in it."""

from typing import Any

import pytest

from tests.relay.api.conftest import Desk
from tests.relay.api.test_rooms import claimed, kind

BY_KEY_OR_STRANGERS = {
    "/auth/login", "/auth/refresh", "/codes/claim", "/chats", "/chats/{chat_id}/messages",
    "/chats/{chat_id}/code/answer", "/my_ticket/replies", "/rooms/{room}/rejoin",
}  # fmt: skip
NONSENSE = {"a": [[], []]}


def routes_with_a_body(desk: Desk) -> set[tuple[str, str]]:
    paths: dict[str, Any] = desk.stranger.get("/schema/openapi.json")["paths"]
    return {
        (method.upper(), path.removeprefix("/api/v1").rstrip("/"))
        for path, methods in paths.items()
        for method, operation in methods.items()
        if "requestBody" in operation
    }


def test_nothing_in_a_stranger_s_body_is_looked_at_where_an_account_is_asked_for(desk: Desk) -> None:
    found = routes_with_a_body(desk)
    assert {path for _, path in found} >= BY_KEY_OR_STRANGERS
    for method, path in sorted(found):
        if path in BY_KEY_OR_STRANGERS:
            continue
        filled = path.replace("{room}", "a" * 26)
        for name in [piece for piece in path.split("/") if piece.startswith("{") and piece != "{room}"]:
            filled = filled.replace(name, "1")
        answer = desk.stranger.request(method, filled, NONSENSE)
        assert answer.status_code == 401, (method, path, answer.text)


def test_a_report_is_not_looked_at_unless_its_end_is_known(desk: Desk) -> None:
    code, host = claimed(desk)
    path = f"/rooms/{code['room']}/report"
    assert kind(desk.relay.client("x" * 43).request("POST", path, NONSENSE)) == (404, "room_unknown")
    assert kind(desk.bo.request("POST", path, NONSENSE)) == (404, "room_unknown")
    assert kind(desk.ana.request("POST", path, NONSENSE)) == (422, "invalid")
    assert kind(desk.relay.client(host["session_pass"]).request("POST", path, NONSENSE)) == (422, "invalid")


@pytest.mark.parametrize("size", [20_000, 2_000_000])
def test_R7_a_report_of_countless_values_is_refused_before_they_are_made(desk: Desk, size: int) -> None:
    code, host = claimed(desk)
    answer = desk.relay.client(host["session_pass"]).request("POST", f"/rooms/{code['room']}/report", [[]] * size)
    assert kind(answer) == (413, "too_large")
