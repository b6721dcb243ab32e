"""runtime/wrap_ups.py: cards stay until they are saved, also those that lay on disk when there was one at a time."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.wrap_ups import CARDS_MAX, NAME, Finished, KeptWrapUp, WrapUps
from tests.kit.snapshots import REPORT

OTHER = replace(REPORT, session_id="s-2")


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[Disk]:
    made = Disk(SqliteStore(tmp_path / "account.db"))
    yield made
    await made.close()


def wrap_ups_on(disk: Disk) -> WrapUps:
    return WrapUps(disk, Toasts(SystemClock(), lambda: None), lambda: None)


def shown(cards: WrapUps, ticket_id: int) -> tuple[str, str | None]:
    view = cards.view(ticket_id)
    assert view is not None
    return view.report.session_id, view.note_draft


async def test_the_card_that_an_earlier_version_left_is_one_of_several(disk: Disk) -> None:
    await disk.keep(NAME, KeptWrapUp(42, REPORT, "Half a note."))
    cards = wrap_ups_on(disk)
    await cards.put(43, OTHER, "room-43")
    await cards.recall()
    assert shown(cards, 42) == ("s-1", "Half a note.")
    assert shown(cards, 1) == shown(cards, 43) == ("s-2", None)


async def test_what_is_typed_and_saved_meets_its_own_card(disk: Disk) -> None:
    cards, written = wrap_ups_on(disk), list[Finished]()
    await cards.put(42, REPORT, "room-42")
    await cards.put(43, OTHER, "room-43")
    await cards.edit(EditWrapUp("s-1", "Half a note."))

    async def write(made: Finished) -> bool:
        assert not await cards.finish(FinishWrapUp("s-2", "A second press."), write)
        written.append(made)
        return True

    assert await cards.finish(FinishWrapUp("s-2", "A note."), write)
    assert not await cards.finish(FinishWrapUp("s-2", "A press too late."), write)
    assert written == [Finished(43, OTHER, "A note.", "", False, "session:room-43")]
    again = wrap_ups_on(disk)
    await again.recall()
    assert shown(again, 43) == ("s-1", "Half a note.")


async def test_the_oldest_of_too_many_gives_way(disk: Disk) -> None:
    cards = wrap_ups_on(disk)
    for number in range(CARDS_MAX + 1):
        await cards.put(number, replace(REPORT, session_id=f"s-{number}"), f"room-{number}")
    assert not cards.has("s-0")
    assert cards.has("s-1")
