"""Commands that need a running relay say so when there is none; sessions are listed from the database."""

import pytest

from tests.relay.commands.conftest import Desk


@pytest.mark.parametrize("command", [("status",), ("limits", "show"), ("healthcheck",), ("session", "end", "a" * 26)])
def test_without_a_relay_the_exit_code_is_3(desk: Desk, command: tuple[str, ...]) -> None:
    assert desk.run(*command).code == 3


def test_status_shows_the_rest_all_the_same(desk: Desk) -> None:
    done = desk.run("status")
    assert "NOT OK  relay" in done.out
    assert "->  assistdesk-relay serve" in done.out
    assert "ok      disk" in done.out


def test_sessions_are_listed_without_a_relay(desk: Desk) -> None:
    assert desk.run_json("session", "list", "--live", "--ticket", "1", "--since", "7d") == {"sessions": []}
    assert desk.run("session", "show", "a" * 26).code == 1
    assert "this is no room" in desk.run("session", "show", "A").err
    assert "a time is a day" in desk.run("session", "list", "--since", "tomorrow").err
