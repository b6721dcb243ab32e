"""An empty desk is filled once."""

import pytest

from tests.relay.commands.conftest import Desk


def test_an_empty_desk_is_filled_and_a_full_one_left_alone(desk: Desk) -> None:
    desk.run_json("agent", "add", "ana@example.com")
    assert desk.run_json("desk", "seed", "12")["tickets"] == 12
    again = desk.run("desk", "seed", "12")
    assert again.code == 1
    assert "tickets already" in again.err
    assert desk.run_json("db", "check")["ok"] is True
    assert [one["action"] for one in desk.run_json("audit", "list")["entries"]] == ["account.add", "desk.seed"]


@pytest.mark.parametrize("count", ["0", "1000001"])
def test_a_count_that_is_none(desk: Desk, count: str) -> None:
    assert "between 1 and 1000000" in desk.run("desk", "seed", count).err
