"""runtime/open_ticket.py: one ticket at a time, followed while it is open; colleagues hear when it is opened and when left."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import pytest_asyncio

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk import shapes, timeline_shapes
from assistdesk.core.errors import LinkError
from assistdesk.core.wire.control import PresenceUp
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.live import Live
from assistdesk.runtime.open_ticket import OpenTicket
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_list import TicketList
from tests.assistdesk.runtime.test_conversation import LUCIA, TICKET, WHEN
from tests.assistdesk.runtime.test_copies import Relay

REPLY, NOTE = ComposerMode.REPLY, ComposerMode.NOTE


class TicketRelay(Relay):
    """Tickets 9 and 10; *is_away*: it answers no question. ``heard``: what was said to it of presence."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = False
        self.heard: list[tuple[int, str]] = []
        self.may: tuple[shapes.TicketRight, ...] = ("reply", "change")
        self.readings = 0

    async def say(self, said: object) -> None:
        if isinstance(said, PresenceUp):
            self.heard.append((said.ticket_id, said.state))

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer:
        self.readings += 1
        if self.is_away:
            raise LinkError("unreachable")
        return shapes.TicketAnswer(ticket=msgspec.structs.replace(TICKET, id=ticket_id), users=(LUCIA,))

    async def get_timeline(self, ticket_id: int, before: int | None = None) -> timeline_shapes.TimelinePage:
        audit = shapes.AuditOut(ticket_id=ticket_id, seq=1, author_id=1, created_at=WHEN)
        return timeline_shapes.TimelinePage(audits=(audit,), may=self.may)

    async def seen(self, ticket_id: int, seq: int) -> None:
        pass


class Stand:
    def __init__(self, folder: Path) -> None:
        self.relay, self.opened = TicketRelay(), list[int]()
        desk, clock = cast(Any, self.relay), SystemClock()
        self.disk = Disk(SqliteStore(folder / "account.db"))
        self.tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error!r}"))
        people = People()
        tickets = TicketList(
            desk, self.disk, people, 3, clock, self.tasks, lambda: None, lambda: None, lambda _ticket: None
        )
        drafts = Drafts(desk, self.disk, self.tasks, lambda: None, lambda _rule: None)
        self.role, self.chats = "agent", set[int]()
        self.open_ticket = OpenTicket(
            desk,
            clock,
            self.tasks,
            people,
            3,
            tickets,
            drafts,
            lambda: self.role,
            self.opened.append,
            lambda: None,
            lambda ticket_id: ticket_id in self.chats,
        )
        self.live = Live(desk, clock, SystemRandomness(), cast(Any, None), lambda: None, cast(Any, None))
        self.open_ticket.begin(self.live)

    @property
    def followed(self) -> list[str]:
        return list(self.live._cursors)

    async def settled(self) -> None:
        async with asyncio.timeout(20):
            while len(self.tasks):
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    made = Stand(tmp_path)
    yield made
    made.open_ticket.stop()
    assert await made.tasks.cancel_all(5)
    await made.disk.close()


async def test_another_ticket_takes_the_place_of_the_first_which_is_left(stand: Stand) -> None:
    at = stand.open_ticket
    for number in (9, 9, 10):
        at.open(number)
        await stand.settled()
    assert (at.number, stand.opened, stand.followed) == (10, [9, 10], ["ticket:10"])
    assert stand.relay.heard == [(9, "viewing"), (9, "gone"), (10, "viewing")]
    at.close()
    at.close()
    await stand.settled()
    assert (at.number, at.conversation, stand.followed, stand.relay.heard[-1]) == (None, None, [], (10, "gone"))


async def test_a_ticket_that_was_left_before_it_was_read_is_not_followed(stand: Stand) -> None:
    stand.open_ticket.open(9)
    stand.open_ticket.close()
    await stand.settled()
    assert stand.followed == []


async def test_only_its_own_stream_is_heard_and_what_was_missed_is_read(stand: Stand) -> None:
    at = stand.open_ticket
    at.open(9)
    await stand.settled()
    for stream, readings in (("ticket:10", 1), ("feed", 1), ("ticket:9", 2)):
        at.missed(stream)
        await stand.settled()
        assert stand.relay.readings == readings
    news = msgspec.Raw(msgspec.json.encode(shapes.AuditOut(ticket_id=9, seq=2, author_id=1, created_at=WHEN)))
    assert at.conversation is not None
    at.happened("ticket:10", news)
    assert at.conversation.last_seq == 1
    at.happened("ticket:9", news)
    assert at.conversation.last_seq == 2


async def test_what_could_not_be_read_is_read_when_the_line_is_back_and_nothing_else(stand: Stand) -> None:
    at = stand.open_ticket
    at.came_back()
    stand.relay.is_away = True
    at.open(9)
    await stand.settled()
    assert at.conversation is not None
    assert at.conversation.error is not None
    stand.relay.is_away = False
    for _ in range(2):
        at.came_back()
        await stand.settled()
        assert (at.conversation.error, stand.relay.readings) == (None, 2)


async def test_whoever_chats_in_a_ticket_writes_to_the_customer_unless_she_chose_otherwise(stand: Stand) -> None:
    at = stand.open_ticket
    at.open(9)
    await stand.settled()
    assert at.mode is NOTE
    stand.chats.add(9)
    assert at.mode is REPLY
    at.choose_mode(9, NOTE)
    assert at.mode is NOTE


async def test_whoever_may_not_reply_writes_notes_whatever_was_chosen(stand: Stand) -> None:
    at = stand.open_ticket
    assert at.mode is NOTE
    at.open(9)
    await stand.settled()
    at.choose_mode(10, REPLY)
    assert at.mode is NOTE
    at.choose_mode(9, REPLY)
    assert at.mode is REPLY
    stand.relay.may = ()
    at.read_again()
    await stand.settled()
    assert (at.mode, at.rights.reply, at.rights.change) == (NOTE, False, False)
