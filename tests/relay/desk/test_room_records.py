"""The relay's own record of a room."""

from pathlib import Path

import pytest

from assistdesk.core.errors import RefusedError
from relay.desk.room_records import RoomRecords
from relay.sessions.ports import NewRoom, Outcome
from relay.store.rooms import SqlDirectory
from relay.store.store import Store
from tests.kit.desk_file import new_desk_file

NOW_MS = 1_772_000_000_000


def new(n: int, ticket_id: int) -> NewRoom:
    return NewRoom(
        room=bytes([n]) * 16,
        ticket_id=ticket_id,
        account_id=3,
        nameplate=f"{1000 + n}",
        node="n1",
        created_ms=NOW_MS + n,
        code_deadline_ms=NOW_MS + 600_000,
    )


async def test_a_room_is_on_record_from_its_opening_to_its_end(tmp_path: Path) -> None:
    store = await Store.open(new_desk_file(tmp_path / "relay.db"), now_ms=lambda: NOW_MS, window_ms=0)
    directory, records = SqlDirectory(store), RoomRecords(store)
    for n, ticket_id in ((1, 7), (2, 8)):
        await directory.open_room(new(n, ticket_id), cooling_since_ms=0)
    opened = await records.find(bytes([1]) * 16)
    assert (opened.ticket_id, opened.agent_id, opened.opened_at_ms, opened.outcome) == (7, 3, NOW_MS + 1, None)
    await directory.end(bytes([1]) * 16, outcome=Outcome.CANCELLED, now_ms=NOW_MS + 9)
    ended = await records.find(bytes([1]) * 16)
    assert (ended.outcome, ended.ended_at_ms) == ("cancelled", NOW_MS + 9)
    assert [record.ticket_id for record in await records.list()] == [8, 7]
    assert [record.ticket_id for record in await records.list(ticket_id=7)] == [7]
    assert await records.list(since_ms=NOW_MS + 100) == []
    await store.close()


async def test_a_room_nobody_opened_is_unknown(tmp_path: Path) -> None:
    store = await Store.open(new_desk_file(tmp_path / "relay.db"), now_ms=lambda: NOW_MS, window_ms=0)
    records = RoomRecords(store)
    with pytest.raises(RefusedError, match="room_unknown"):
        await records.find(b"x" * 16)
    await store.close()
