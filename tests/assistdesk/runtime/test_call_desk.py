"""runtime/call_desk.py: what was typed is not lost to a disk that fails for a while."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.call_shapes import CallAnswer, CallChange, CallList, CallOut, StepOut
from assistdesk.runtime.call_desk import NOTES, CallDesk
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

WITHIN_S = 20.0
CALL = CallOut(id=7, direction="in", number="", state="active", agent_id=1, started_at="2026-03-01T10:00:00.000Z")


@dataclass
class Relay:
    """One call of mine."""

    call: CallOut = CALL
    changes: list[CallChange] = field(default_factory=list)

    async def get_calls(self) -> CallList:
        return CallList(calls=(self.call,))

    async def change_call(self, call_id: int, change: CallChange) -> CallAnswer:
        assert call_id == self.call.id
        self.changes.append(change)
        assert isinstance(change.notes, str)
        self.call = replace(self.call, notes=change.notes)
        return CallAnswer(call=self.call)


class NoSession:
    moves = 0

    def room_seen(self, ticket_id: int) -> str | None:
        raise AssertionError("the call has no ticket")

    def contact_moved(self) -> None:
        self.moves += 1


class Stand:
    """An account's calls over a real store."""

    def __init__(self, relay: Any, store: SqliteStore) -> None:
        self.failures: list[BaseException] = []
        self._changed = asyncio.Event()
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.toasts = Toasts(SystemClock(), self._changed.set)
        self.disk = Disk(store)
        self.session = NoSession()
        self.calls = CallDesk(
            relay, self.disk, self.tasks, self.toasts, self.session, "en", self._changed.set, lambda _ticket_id: None
        )

    async def until(self, holds: Callable[[], Any]) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def close(self) -> None:
        await self.tasks.cancel_all(2.0)
        await self.disk.close()
        assert self.failures == []


def alter(file: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute(sql)


async def test_notes_that_the_disk_does_not_give_back_are_asked_for_again(tmp_path: Path) -> None:
    file = tmp_path / "account.db"
    store, relay = SqliteStore(file), Relay()
    store.save_cached(NOTES, b'{"7": "the printer"}')
    alter(file, "ALTER TABLE cache RENAME TO gone")
    stand = Stand(relay, store)
    stand.tasks.spawn(stand.calls.run(), "calls")
    await stand.until(lambda: stand.calls.view.mine)
    assert [toast.rule for toast in stand.toasts.shown] == ["disk"]
    assert stand.calls.view.mine[0].notes == ""
    alter(file, "ALTER TABLE gone RENAME TO cache")
    stand.calls.look()
    await stand.until(lambda: stand.calls.view.mine[0].notes == "the printer")
    await stand.until(lambda: relay.changes)
    assert relay.changes == [CallChange(notes="the printer")]
    await stand.close()


async def test_whom_i_speak_with_stands_before_calls_that_only_wait_to_be_closed(tmp_path: Path) -> None:
    over = {"state": "ended", "ended_at": "2026-03-01T10:05:00.000Z"}
    known = (replace(CALL, id=3, **over), CALL, replace(CALL, id=8, **over), replace(CALL, id=9))

    class Several(Relay):
        async def get_calls(self) -> CallList:
            return CallList(calls=known)

    stand = Stand(Several(), SqliteStore(tmp_path / "account.db"))
    stand.tasks.spawn(stand.calls.run(), "calls")
    await stand.until(lambda: stand.calls.view.mine)
    assert [call.id for call in stand.calls.view.mine] == [9, 7, 3, 8]
    await stand.close()


async def test_a_call_is_to_wrap_up_when_it_is_over_and_again_when_it_has_a_ticket_or_is_closed(tmp_path: Path) -> None:
    call = replace(CALL, steps=tuple(StepOut(n=number, state="open") for number in (1, 2, 3, 4)))
    over = replace(call, state="ended", ended_at="2026-03-01T10:05:00.000Z")
    relay = Relay(replace(call, ticket_id=42))
    stand = Stand(relay, SqliteStore(tmp_path / "account.db"))
    stand.session.room_seen = lambda _ticket_id: None  # type: ignore[method-assign]
    stand.tasks.spawn(stand.calls.run(), "calls")
    await stand.until(lambda: stand.calls.view.mine)
    assert (stand.calls.speaks_in(42), stand.calls.speaks_in(43), stand.session.moves) == (True, False, 0)
    for moves, after in enumerate((over, replace(over, ticket_id=42), replace(over, state="closed", ticket_id=42)), 1):
        relay.call = after
        stand.calls.look()
        await stand.until(lambda moves=moves: stand.session.moves == moves)
    assert not stand.calls.speaks_in(42)
    await stand.close()
