"""runtime/conversation.py against a desk that answers when the test lets it."""

import asyncio
from collections.abc import Callable

import msgspec

from assistdesk.core.desk import shapes, timeline_shapes
from assistdesk.core.desk.events import Change
from assistdesk.runtime.conversation import Conversation
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks
from tests.kit.ends import AheadClock

WHEN = "2026-03-01T10:21:00.000Z"
TICKET = shapes.TicketOut(
    id=9,
    subject="Fan noise",
    status="new",
    channel="app",
    requester_id=1,
    submitter_id=1,
    created_at=WHEN,
    updated_at=WHEN,
    seq=1,
    row_version=1,
    unread=1,
)
LUCIA = shapes.UserOut(id=1, name="Lucía", role="customer")
AUDIT = shapes.AuditOut(ticket_id=9, seq=1, author_id=1, created_at=WHEN)


class SlowDesk:
    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.seen_up_to: list[int] = []

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer:
        await self.may_answer.wait()
        return shapes.TicketAnswer(ticket=TICKET, users=(LUCIA,))

    async def get_timeline(self, ticket_id: int, before: int | None = None) -> timeline_shapes.TimelinePage:
        await self.may_answer.wait()
        return timeline_shapes.TimelinePage(audits=(AUDIT,))

    async def seen(self, ticket_id: int, seq: int) -> None:
        self.seen_up_to.append(seq)


def opened(
    desk: SlowDesk, followed: list[tuple[int, int]], given_on: Callable[[], None] = lambda: None
) -> tuple[Conversation, Tasks]:
    async def follow(ticket_id: int, seq: int) -> None:
        followed.append((ticket_id, seq))

    def fail(name: str, error: BaseException) -> None:
        raise AssertionError(name) from error

    tasks = Tasks(fail)
    made = Conversation(
        9,
        desk,  # type: ignore[arg-type]  # all that is asked of a desk here
        People(),
        3,
        AheadClock(),
        tasks,
        lambda: None,
        lambda _ticket, _clocks: None,
        lambda _ticket_id, _seq: None,
        follow,
        given_on,
    )
    return made, tasks


async def test_what_was_read_is_told_as_seen_and_followed_from_there() -> None:
    desk, followed = SlowDesk(), list[tuple[int, int]]()
    conversation, tasks = opened(desk, followed)
    desk.may_answer.set()
    await conversation.load()
    await conversation.load()
    assert followed == [(9, 1)]
    async with asyncio.timeout(20):
        while not desk.seen_up_to:
            await asyncio.sleep(0.01)
    assert desk.seen_up_to == [1]
    assert await tasks.cancel_all(5)


async def test_a_ticket_that_was_passed_by_before_it_could_be_read_stays_unread() -> None:
    desk = SlowDesk()
    conversation, _ = opened(desk, [])
    reading = asyncio.create_task(conversation.load())
    await asyncio.sleep(0)
    conversation.close()
    desk.may_answer.set()
    await reading
    assert conversation.last_seq == 1
    assert conversation._seen_timer is None


async def test_reading_again_moves_no_mode_under_whoever_writes() -> None:
    desk = SlowDesk()
    desk.may_answer.set()
    conversation, tasks = opened(desk, [])
    await conversation.load()
    before = conversation.mode
    said = shapes.CommentOut(
        id=4, ticket_id=9, seq=2, author_id=1, body="It is worse.", public=True, kind="reply", created_at=WHEN
    )
    conversation.add(shapes.AuditOut(ticket_id=9, seq=2, author_id=1, created_at=WHEN, comments=(said,)), (said,))
    await conversation.load()
    assert (before, conversation.mode) == (ComposerMode.NOTE, ComposerMode.NOTE)
    assert await tasks.cancel_all(5)


async def test_it_is_told_when_the_ticket_is_another_customers_and_not_of_other_changes() -> None:
    desk, given = SlowDesk(), list[int]()
    desk.may_answer.set()
    conversation, tasks = opened(desk, [], lambda: given.append(1))
    await conversation.load()
    for seq, field in ((2, "priority"), (3, "requester_id")):
        event = msgspec.Raw(msgspec.json.encode(Change(field=field, previous=1, value=2)))
        audit = shapes.AuditOut(ticket_id=9, seq=seq, author_id=1, created_at=WHEN, events=(event,))
        conversation.happened(msgspec.Raw(msgspec.json.encode(audit)))
        assert len(given) == (field == "requester_id")
    assert await tasks.cancel_all(5)
