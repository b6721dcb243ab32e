"""Words of an update: what a reply from a wrap-up card belongs to, and the files of a ticket's first words."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk.call_shapes import CallChange, CallNew
from assistdesk.core.desk.chat_shapes import ChatSay
from assistdesk.core.desk.events_service import ReplySaid
from assistdesk.core.desk.metrics import TicketFacts, metrics
from assistdesk.core.desk.session_shapes import SessionReport
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from relay.desk import sla
from relay.desk.attachments import AttachmentRules, Attachments
from relay.desk.calls import Calls
from relay.desk.sessions_log import handle_word
from relay.store import sessions
from relay.store.session_words import RoomConfirmed, RoomOpened
from relay.store.work import Work
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk

SESSION_ID = "0f" * 16


async def reply(desk: Desk, ticket_id: int, wrapup_of: str, *, public: bool = True) -> None:
    comment = CommentIn(body="In short: it was the fan.", public=public, wrapup_of=wrapup_of)
    await desk.change(desk.ana, ticket_id, comment=comment)


async def closes(desk: Desk, ticket_id: int) -> str | None:
    """What the ticket's last reply says it belongs to."""
    log = await desk.store.read(lambda connection: sla.read_log_of(connection, ticket_id))
    said = [event for entry in log for event in entry.events if isinstance(event, ReplySaid)]
    return said[-1].wrapup_of


async def facts(desk: Desk, ticket_id: int) -> TicketFacts:
    await desk.change(desk.ana, ticket_id, status="solved")
    log = await desk.store.read(lambda connection: sla.read_log_of(connection, ticket_id))
    found = metrics(log, desk.clock.now_ms())
    assert found is not None
    return found


async def session(desk: Desk, ticket_id: int, room: str) -> None:
    at_ms = desk.clock.now_ms()
    opened = RoomOpened(room=room, at_ms=at_ms, ticket_id=ticket_id, account_id=desk.ana.id, nameplate="4829")
    for word in (opened, RoomConfirmed(room=room, at_ms=at_ms)):
        await desk.store.write(lambda work, word=word: handle_word(work, msgspec.json.encode(word)))  # type: ignore[misc]


async def test_S10_a_chat_with_its_summary_is_one_touch(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        _, asked = await stage.ask()
        offered = (await stage.agents.look(stage.desk.ana)).offered[0].id
        await stage.agents.accept(stage.desk.ana, offered)
        await stage.agents.say(stage.desk.ana, offered, ChatSay(body="hello"), stage.desk.key())
        await stage.agents.end(stage.desk.ana, offered)
        await reply(stage.desk, asked.ticket_id, f"chat:{offered}")
        assert await closes(stage.desk, asked.ticket_id) == f"chat:{offered}"
        page = await stage.desk.tickets.timeline(stage.desk.ana, asked.ticket_id)
        assert [comment.kind for comment in page.comments] == ["chat", "chat", "reply"]
        found = await facts(stage.desk, asked.ticket_id)
        assert (found.touches, found.touch_class) == (1, "one_touch")


async def test_S10_a_call_with_a_session_in_it_and_their_summary_is_one_touch(desk: Desk) -> None:
    calls, ticket_id = Calls(desk.store, desk.rng.randbytes), await desk.ticket()
    call = (await calls.log(desk.ana, CallNew(ticket_id=ticket_id), desk.key())).value.call
    desk.clock.turn(60)
    await session(desk, ticket_id, "ROOM")
    desk.clock.turn(60)
    await calls.change(desk.ana, call.id, CallChange(ended=True))
    for touch in (f"call:{call.id}", "session:ROOM"):
        await reply(desk, ticket_id, touch)
        assert await closes(desk, ticket_id) == touch
    found = await facts(desk, ticket_id)
    assert (found.touches, found.touch_class) == (1, "one_touch")


async def test_a_session_is_also_known_by_the_name_that_its_report_has(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await session(desk, ticket_id, "ROOM")
    report = SessionReport(session_id=SESSION_ID, started_at_ms=1, ended_at_ms=2, agent_name="Ana")

    def keep(work: Work) -> None:
        sessions.put_half(work, "ROOM", "viewer", report, None)

    await desk.store.write(keep)
    await reply(desk, ticket_id, f"session:{SESSION_ID}")
    assert await closes(desk, ticket_id) == "session:ROOM"


@pytest.mark.parametrize(
    "wrapup_of", ["", "chat:", "chat:7", "call:7", "call:²", f"call:{'9' * 30}", "session:", "session:AAAA", SESSION_ID]
)
async def test_what_names_nothing_of_this_ticket_is_a_reply_of_its_own(desk: Desk, wrapup_of: str) -> None:
    calls, ticket_id, other_id = (
        Calls(desk.store, desk.rng.randbytes),
        await desk.ticket(),
        await desk.ticket(),
    )
    await calls.log(desk.ana, CallNew(ticket_id=other_id), desk.key())
    await session(desk, other_id, "ROOM")
    for given in (wrapup_of, "call:1", "session:ROOM"):
        await reply(desk, ticket_id, given)
        assert await closes(desk, ticket_id) is None
    assert (await facts(desk, ticket_id)).touches == 3


async def test_a_note_may_name_what_it_belongs_to_and_is_no_touch(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    for given in (SESSION_ID, f"session:{SESSION_ID}", "call:1"):
        await reply(desk, ticket_id, given, public=False)
    assert (await facts(desk, ticket_id)).touches == 0


async def hello() -> AsyncIterator[bytes]:
    yield b"hello"


async def test_the_first_words_of_a_ticket_take_their_files_along(desk: Desk) -> None:
    files = Attachments(desk.store, AttachmentRules(disk_free_percent=0), desk.rng.randbytes)
    upload = (await files.receive(desk.ana, "a.txt", hello())).upload
    said = CommentIn(body="look", public=True, uploads=(upload.id,))
    new = TicketNew(subject="no abre", requester_id=desk.lucia.user_id, comment=said)
    ticket_id = (await desk.tickets.create(desk.ana, new, desk.key())).value.ticket.id
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert page.comments[0].attachments == (upload,)
    assert (await files.open(desk.bo, upload.id)).size == 5
