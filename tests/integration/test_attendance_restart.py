"""Who was there to help, through a real relay: written when it happens, kept through kill -9, gone on with after a start."""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from websockets.sync.client import connect

from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import ApiClient, RelayProcess

Stay = tuple[str, int, int]
"""(state, from, to)"""


def stays(relay: RelayProcess) -> list[Stay]:
    with contextlib.closing(sqlite3.connect(relay.database)) as connection:
        return connection.execute("SELECT state, from_at, to_at FROM attendance ORDER BY from_at").fetchall()


def wait_for(holds: Callable[[], bool]) -> None:
    end_s = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end_s
        time.sleep(0.05)


def states(relay: RelayProcess) -> list[str]:
    return [state for state, _, _ in stays(relay)]


def figure(ana: ApiClient, key: str) -> dict[str, float]:
    return next(one for one in ana.get("/measures")["figures"] if one["key"] == key)


def test_stays_outlive_kill_9_and_an_orderly_end_and_are_measured(tmp_path: Path, first_start: FirstStart) -> None:
    relay = StartedBefore(tmp_path, first_start)
    with relay:
        ana = relay.inviting
        headers = {"Authorization": f"Bearer {ana.access}"}
        with connect(relay.events_url, additional_headers=headers):
            wait_for(lambda: states(relay) == ["online"])
            ana.need("PUT", f"/users/{ana.user_id}/availability", {"availability": "away"})
            wait_for(lambda: states(relay) == ["online", "away"])
            ana.need("PUT", f"/users/{ana.user_id}/availability", {"availability": "online"})
            wait_for(lambda: states(relay) == ["online", "away", "online"])
            before = stays(relay)
            assert before[0][2] == before[1][1]
            relay.kill9()
        relay.start()
        assert stays(relay) == before
        with connect(relay.events_url, additional_headers=headers):
            wait_for(lambda: stays(relay) != before)  # back within the grace: she never left
            assert states(relay) == ["online", "away", "online"]
            assert figure(ana, "occupancy")["value"] is None, "of less than an hour"
            (of_ana,) = ana.get("/measures")["occupancy"]
            assert (of_ana["name"], of_ana["busy_ms"]) == ("Ana Reyes", 0)
        last = stays(relay)[-1]
        wait_for(lambda: stays(relay)[-1][2] > last[1])
        assert figure(ana, "coverage_gap")["value"] is None
