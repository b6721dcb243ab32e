"""Transcripts: every public word once and in order, no word of a note, for staff and for whom a key was given to."""

import msgspec
import pytest

from assistdesk.core.desk.events import Event, FileSent, RecordingStarted, RecordingStopped, SessionInvited
from assistdesk.core.desk.reading_shapes import ReadShared, ReadTicket, Transcript
from assistdesk.core.desk.shapes import SplitIn
from assistdesk.core.desk.transcripts import in_order
from assistdesk.core.errors import RefusedError
from relay.desk import transcripts as module
from relay.desk.deleting import Deleting
from relay.desk.reading import Reading
from relay.desk.rights import SYSTEM
from relay.desk.splitting import Splitting
from relay.desk.transcripts import Transcripts
from relay.store import audits, tickets
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

CANARY = "canary-internal"


@pytest.fixture
def transcripts(desk: Desk) -> Transcripts:
    return Transcripts(desk.store)


async def key_of(desk: Desk, ticket_id: int) -> str:
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    return (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key


def bodies(found: Transcript) -> list[str]:
    return [line.body for line in found.lines]


async def test_T21_staff_and_customer_get_the_public_words_and_no_word_of_a_note(
    desk: Desk, transcripts: Transcripts
) -> None:
    ticket_id = await desk.ticket("printer", "it does not print")
    await desk.say(desk.ana, ticket_id, f"{CANARY}-note", public=False)
    await desk.say(desk.ana, ticket_id, "try again please")
    await desk.change(desk.ana, ticket_id, tags=(f"{CANARY}-tag",), status="hold")
    found = await transcripts.of_ticket(desk.bo, ticket_id, 0)
    assert bodies(found) == ["it does not print", "try again please"]
    assert [(line.name, line.ours) for line in found.lines] == [("Lucía Fernández", False), ("Ana", True)]
    assert (found.subject, found.status, found.has_more) == ("printer", "open", False)
    ticket = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert ticket is not None
    assert (found.seq, found.head) == (ticket.seq, ticket.head)
    own = await transcripts.of_reader(await key_of(desk, ticket_id), 0, now_ms=desk.clock.now_ms())
    assert own == msgspec.structs.replace(found, seq=None, head=None)
    assert CANARY not in msgspec.json.encode(found).decode()


async def test_a_long_one_comes_in_parts_and_nothing_is_left_out_or_twice(
    desk: Desk, transcripts: Transcripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_id = await desk.ticket(body="word 0")
    for number in range(1, 8):
        await desk.say(desk.ana, ticket_id, f"word {number}")
        await desk.say(desk.ana, ticket_id, CANARY, public=False)
    for lines, size_bytes in ((3, 10_000), (1, 10_000), (100, 1), (100, 13), (8, 10_000)):
        monkeypatch.setattr(module, "LINES_MAX", lines)
        monkeypatch.setattr(module, "BYTES_MAX", size_bytes)
        said: list[str] = []
        after, parts = 0, 0
        while True:
            found = await transcripts.of_ticket(desk.ana, ticket_id, after)
            said += bodies(found)
            parts += 1
            if not found.has_more:
                break
            after = found.lines[-1].seq
        assert said == [f"word {number}" for number in range(8)]
        assert parts == {(3, 10_000): 3, (1, 10_000): 8, (100, 1): 8, (100, 13): 3, (8, 10_000): 1}[lines, size_bytes]


async def test_split_off_words_stand_in_the_new_ticket_and_leave_a_line_in_the_old_one(
    desk: Desk, transcripts: Transcripts
) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    await desk.say(desk.lucia, ticket_id, "second matter")
    await desk.say(desk.ana, ticket_id, CANARY, public=False)
    comments = (await desk.tickets.timeline(desk.ana, ticket_id)).comments
    given = SplitIn(subject="second", comment_ids=tuple(one.id for one in comments[1:]))
    split = await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, ticket_id, given, desk.key())
    new_id = split.value.ticket.id
    await desk.say(desk.ana, new_id, "to the second")
    left = await transcripts.of_ticket(desk.ana, ticket_id, 0)
    assert [(line.body, line.moved) for line in left.lines] == [("first matter", False), ("", True)]
    found = await transcripts.of_ticket(desk.ana, new_id, 0)
    assert bodies(found) == ["second matter", "to the second"]
    assert bodies(await transcripts.of_ticket(desk.ana, new_id, found.lines[-1].seq)) == []
    own = await transcripts.of_reader(await key_of(desk, new_id), 0, now_ms=desk.clock.now_ms())
    assert own.lines == found.lines
    assert CANARY not in msgspec.json.encode(own).decode()


async def test_what_went_over_in_sessions_stands_among_the_words_without_a_name_and_in_one_part(
    desk: Desk, transcripts: Transcripts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_id = await desk.ticket(body="word 0")
    await share(desk, ticket_id, FileSent(room="r", sha256="ab" * 32, size=9, way="to_agent"))
    await desk.say(desk.ana, ticket_id, "word 1")
    stopped = RecordingStopped(room="r", sha256="cd" * 32, seconds=7)
    await share(desk, ticket_id, RecordingStarted(room="r"), stopped, SessionInvited(room="r", user_id=desk.bo.id))
    file = ReadShared(seq=2, at="", kind="file", to_customer=False, sha256="ab" * 32, size=9)
    recording = ReadShared(seq=4, at="", kind="recording", to_customer=False, sha256="cd" * 32, seconds=7)

    def told(found: Transcript | ReadTicket) -> list[ReadShared]:
        return [msgspec.structs.replace(one, at="") for one in found.shared]

    whole = await transcripts.of_ticket(desk.ana, ticket_id, 0)
    assert told(whole) == [file, recording]
    assert [one.seq for one in in_order(whole.lines, whole.shared)] == [1, 2, 3, 4]
    key = await key_of(desk, ticket_id)
    assert (await transcripts.of_reader(key, 0, now_ms=desk.clock.now_ms())).shared == whole.shared
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    assert told(await reading.read(key, now_ms=desk.clock.now_ms())) == [file, recording]
    assert told(await reading.read(key, now_ms=desk.clock.now_ms(), limit=1)) == [recording]
    assert told(await reading.read(key, now_ms=desk.clock.now_ms(), before=3)) == [file]
    monkeypatch.setattr(module, "LINES_MAX", 1)
    parts = [await transcripts.of_ticket(desk.ana, ticket_id, after) for after in (0, 1)]
    assert [told(part) for part in parts] == [[], [file, recording]]


async def share(desk: Desk, ticket_id: int, *events: Event) -> None:
    """What a session's report wrote into the log."""

    def operation(work: Work) -> None:
        ticket = tickets.find(work.connection, ticket_id)
        assert ticket is not None
        desk.clock.turn(1)
        audits.append(work, ticket, ticket, events, author_id=None, origin=SYSTEM.origin)

    await desk.store.write(operation)


async def test_nobody_else_reads_it(desk: Desk, transcripts: Transcripts) -> None:
    ticket_id = await desk.ticket()
    key = await key_of(desk, ticket_id)
    with pytest.raises(RefusedError, match="forbidden"):
        await transcripts.of_ticket(desk.lucia, ticket_id, 0)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    for refused in (transcripts.of_ticket(narrow, ticket_id, 0), transcripts.of_ticket(desk.ana, 99_999, 0)):
        with pytest.raises(RefusedError, match="not_found"):
            await refused
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, ticket_id, desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await transcripts.of_reader(key, 0, now_ms=desk.clock.now_ms())
    assert (await transcripts.of_ticket(desk.admin, ticket_id, 0)).status == "deleted"
