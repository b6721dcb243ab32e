"""runtime/wrap_ups.py: cards stay until they are saved, also those that lay on disk when there was one at a time."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.wrap_up_shapes import ChatPart, WrapUpOut
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_session import EditWrapUp, FinishWrapUp
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.wrap_ups import CARDS_MAX, NAME, Finished, WrapUps
from tests.kit.snapshots import REPORT

OTHER = replace(REPORT, session_id="s-2")
CHAT = WrapUpOut(
    touch="chat:5",
    ticket_id=42,
    started_at="2026-03-01T10:00:00.000Z",
    ended_at="2026-03-01T10:05:00.000Z",
    rooms=("room-42",),
    chat=ChatPart(outcome="completed", ended_by="agent"),
)
CHAT_AT_MS = 1_772_359_200_000


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[Disk]:
    made = Disk(SqliteStore(tmp_path / "account.db"))
    yield made
    await made.close()


def wrap_ups_on(disk: Disk) -> WrapUps:
    return WrapUps(disk, Toasts(SystemClock(), lambda: None), lambda: None)


def nowhere(_ticket_id: int) -> bool:
    return False


def shown(cards: WrapUps, ticket_id: int) -> tuple[str, str | None]:
    view = cards.view(ticket_id, nowhere)
    assert view is not None
    return view.key, view.note_draft


def sessions(cards: WrapUps, ticket_id: int = 42) -> tuple[str, list[str], str]:
    """The card's key, the sessions on it, the chat or call that it wraps up."""
    view = cards.view(ticket_id, nowhere)
    assert view is not None
    touch = "" if view.contact is None else view.contact.touch
    return view.key, [report.session_id for report in view.reports], touch


async def saved(_made: Finished) -> bool:
    return True


async def test_the_card_that_an_earlier_version_left_is_one_of_several(disk: Disk) -> None:
    written: list[Finished] = []

    async def write(made: Finished) -> bool:
        written.append(made)
        return True

    await disk.keep(NAME, {"ticket_id": 42, "report": REPORT, "note": "Half a note."})
    cards = wrap_ups_on(disk)
    await cards.put(43, OTHER, "room-43")
    for each in (cards, wrap_ups_on(disk)):
        await each.recall()
        assert shown(each, 42) == ("s-1", "Half a note.")
    assert shown(cards, 1) == shown(cards, 43) == ("s-2", None)
    await cards.finish(FinishWrapUp("s-1", "A note."), write)
    assert [made.touch for made in written] == ["session:s-1"]


async def test_cards_of_an_earlier_version_keep_their_rooms(disk: Disk) -> None:
    await disk.keep(NAME, ({"ticket_id": 42, "report": REPORT, "room": "room-42"},))
    cards = wrap_ups_on(disk)
    await cards.recall()
    await cards.take_open((CHAT,))
    assert sessions(cards) == ("s-1", ["s-1"], "chat:5")


async def test_what_is_typed_and_saved_meets_its_own_card(disk: Disk) -> None:
    cards, written = wrap_ups_on(disk), list[Finished]()
    await cards.put(42, REPORT, "room-42")
    await cards.put(43, OTHER, "room-43")
    await cards.edit(EditWrapUp("s-1", "Half a note.", wrong_person=True))
    await cards.edit(EditWrapUp("s-9", "Of no card."))

    async def write(made: Finished) -> bool:
        assert not await cards.finish(FinishWrapUp("s-2", "A second press."), write)
        written.append(made)
        return True

    assert await cards.finish(FinishWrapUp("s-2", "A note."), write)
    assert not await cards.finish(FinishWrapUp("s-2", "A press too late."), write)
    assert written == [Finished("s-2", OTHER.started_at_ms, 43, "A note.", "", False, "session:room-43")]
    again = wrap_ups_on(disk)
    await again.recall()
    assert shown(again, 43) == ("s-1", "Half a note.")
    kept = again.view(42, lambda _ticket_id: False)
    assert kept is not None
    assert kept.wrong_person
    assert again.closed == ()


async def test_the_oldest_of_too_many_gives_way(disk: Disk) -> None:
    cards = wrap_ups_on(disk)
    for number in range(CARDS_MAX + 1):
        await cards.put(number, replace(REPORT, session_id=f"s-{number}"), f"room-{number}")
    assert not cards.has("s-0")
    assert cards.has("s-1")


async def test_sessions_in_the_course_of_a_chat_are_on_its_card_whichever_ends_first(disk: Disk) -> None:
    cards = wrap_ups_on(disk)
    await cards.put(42, REPORT, "room-42")
    await cards.edit(EditWrapUp("s-1", "Half a note."))
    await cards.put(42, OTHER, "room-later")
    await cards.take_open((CHAT,))
    assert sessions(cards) == ("s-1", ["s-1"], "chat:5")
    assert shown(cards, 42) == ("s-1", "Half a note.")
    other = replace(CHAT, touch="chat:6", ticket_id=43, rooms=("room-43", "room-44"))
    await cards.take_open((CHAT, other))
    await cards.put(43, replace(REPORT, session_id="s-3"), "room-43")
    await cards.put(43, replace(REPORT, session_id="s-4"), "room-44")
    assert sessions(cards, 43) == ("chat:6", ["s-3", "s-4"], "chat:6")
    again = wrap_ups_on(disk)
    await again.recall()
    assert sessions(again, 43) == ("chat:6", ["s-3", "s-4"], "chat:6")


async def test_a_card_waits_while_something_goes_on_in_its_ticket(disk: Disk) -> None:
    cards = wrap_ups_on(disk)
    await cards.take_open((CHAT,))
    assert cards.view(42, lambda ticket_id: ticket_id == 42) is None
    await cards.put(43, OTHER, "room-43")
    seen = cards.view(42, lambda ticket_id: ticket_id == 42)
    assert seen is not None
    assert seen.ticket_id == 43
    cards.await_report("s-2")
    assert [(seen := cards.view(43, nowhere)) is not None and seen.report_sent] == [False]
    cards.report_sent("s-2")
    assert [(seen := cards.view(43, nowhere)) is not None and seen.report_sent] == [True]


async def test_a_closed_card_stays_closed_until_the_relay_knows_it(disk: Disk) -> None:
    cards, written = wrap_ups_on(disk), list[Finished]()
    await cards.take_open((CHAT,))

    async def write(made: Finished) -> bool:
        written.append(made)
        return len(written) > 1

    assert not await cards.finish(FinishWrapUp("chat:5", "A note."), write)
    assert await cards.finish(FinishWrapUp("chat:5", "A note.", "Thanks.", solve=True), write)
    assert written[1] == Finished("chat:5", CHAT_AT_MS, 42, "A note.", "Thanks.", True, "chat:5")
    again = wrap_ups_on(disk)
    await again.take_open((CHAT,))
    assert again.view(42, nowhere) is None
    assert again.closed == ("chat:5",)
    await again.told("chat:5")
    third = wrap_ups_on(disk)
    await third.take_open(())
    assert third.closed == ()


async def test_what_was_closed_elsewhere_goes_unless_something_was_typed_into_it(disk: Disk) -> None:
    cards = wrap_ups_on(disk)
    typed = replace(CHAT, touch="chat:6", ticket_id=43, rooms=())
    await cards.take_open((CHAT, typed))
    await cards.edit(EditWrapUp("chat:6", "Half a note."))
    await cards.put(44, OTHER, "room-44")
    await cards.take_open(())
    assert shown(cards, 43) == ("chat:6", "Half a note.")
    assert shown(cards, 42) == ("s-2", None)
