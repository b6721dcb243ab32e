"""One entry per session in its ticket, whoever dies (promise PR4): relay, agent's end, customer's end."""

import datetime
import hashlib

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.events import (
    CodeTried,
    Event,
    FileSent,
    PermissionEnded,
    PermissionGranted,
    RecordingStarted,
    RecordingStopped,
    SafetyNumber,
    SessionEnded,
    SessionOffered,
    SessionStarted,
    read_events,
)
from assistdesk.core.desk.session_shapes import (
    FileShared,
    GrantSpan,
    RecordingMade,
    ReportIn,
    SessionRefOut,
    SessionReport,
)
from assistdesk.core.desk.timeline import SessionCard, build
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire.encoding import room_name
from relay.desk.sessions_log import handle_word
from relay.desk.timers import OutboxRunner
from relay.sessions.ports import Fact, FactKind, NewRoom, Outcome
from relay.store import outbox, sessions, tables
from relay.store.facts import SqlFacts
from relay.store.rooms import SqlDirectory
from relay.store.session_words import (
    SESSION_TOPIC,
    AnyWord,
    CodeFailed,
    RoomApart,
    RoomConfirmed,
    RoomEnded,
    RoomOpened,
    RoomPaired,
)
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

ROOM = bytes(15) + b"\x07"
NAME = room_name(ROOM)


def runner(desk: Desk) -> OutboxRunner:
    return OutboxRunner(desk.store, SESSION_TOPIC, handle_word, now_ms=desk.clock.now_ms)


def new_room(desk: Desk, ticket_id: int, room: bytes = ROOM, nameplate: str = "4829") -> NewRoom:
    now_ms = desk.clock.at_ms
    return NewRoom(
        room=room,
        ticket_id=ticket_id,
        account_id=desk.ana.id,
        nameplate=nameplate,
        node="n1",
        created_ms=now_ms,
        code_deadline_ms=now_ms + 600_000,
    )


async def opened(desk: Desk) -> int:
    """A ticket for which a code was made."""
    ticket_id = await desk.ticket()
    await SqlDirectory(desk.store).open_room(new_room(desk, ticket_id), cooling_since_ms=0)
    await runner(desk).drain()
    return ticket_id


async def begun(desk: Desk) -> int:
    """A ticket with a running session."""
    ticket_id = await opened(desk)
    directory = SqlDirectory(desk.store)
    desk.clock.turn(20)
    await directory.claim("4829", now_ms=desk.clock.at_ms, pass_hash=b"p" * 32)
    await directory.confirm(ROOM, epoch=1, now_ms=desk.clock.at_ms)
    await SqlFacts(desk.store).append([fact(desk, 1, FactKind.PAIRED, pairing=1)])
    await runner(desk).drain()
    return ticket_id


def fact(desk: Desk, number: int, kind: FactKind, **more: object) -> Fact:
    return Fact(room=ROOM, epoch=1, number=number, kind=kind, at_ms=desk.clock.at_ms, **more)  # type: ignore[arg-type]


async def ended(desk: Desk, outcome: Outcome = Outcome.DONE) -> None:
    desk.clock.turn(300)
    record = fact(desk, 2, FactKind.ENDED, outcome=outcome, bytes_to_viewer=9_000, bytes_to_host=700)
    await SqlFacts(desk.store).append([record])
    await SqlDirectory(desk.store).end(ROOM, outcome=outcome, now_ms=desk.clock.at_ms)
    await runner(desk).drain()


def report(desk: Desk, **more: object) -> SessionReport:
    base = SessionReport(
        session_id="s-1",
        started_at_ms=desk.clock.at_ms - 300_000,
        ended_at_ms=desk.clock.at_ms,
        agent_name="Ana",
        verified=True,
        safety="same",
        permissions=(GrantSpan(permission="view", grant=1, from_ms=0, to_ms=290_000, seconds=290, why_ended="ended"),),
        entries=12,
        ledger_head="aa" * 32,
    )
    return msgspec.structs.replace(base, **more)


async def log_of(desk: Desk, ticket_id: int) -> list[Event]:
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    return [event for audit in page.audits[1:] for event in read_events(audit.events)]


async def ref_of(desk: Desk) -> SessionRefOut:
    return await desk.sessions.find(desk.bo, NAME)


async def test_a_code_that_was_made_shows_with_its_nameplate_and_who_made_it(desk: Desk) -> None:
    ticket_id = await opened(desk)
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert read_events(page.audits[-1].events) == [SessionOffered(room=NAME, nameplate="4829")]
    assert page.audits[-1].author_id == desk.ana.id
    assert page.audits[-1].pub_seq is None
    (ref,) = page.session_refs
    assert (ref.state, ref.witness, ref.missing, ref.first_seq) == ("waiting", "relay", (), 2)
    live = (await desk.tickets.get(desk.bo, ticket_id)).ticket.live
    assert live is not None
    assert (live.room, live.state, live.agent_id) == (NAME, "waiting", desk.ana.id)


async def test_the_straight_line_is_one_card_with_both_witnesses(desk: Desk) -> None:
    ticket_id = await begun(desk)
    assert (await ref_of(desk)).state == "live"
    await ended(desk)
    relay_only = await ref_of(desk)
    assert (relay_only.state, relay_only.outcome, relay_only.witness) == ("ended", "done", "relay")
    assert relay_only.missing == ("viewer", "host")
    assert (relay_only.bytes_to_viewer, relay_only.bytes_to_host) == (9_000, 700)
    agents = await desk.sessions.report(NAME, ReportIn(end="viewer", report=report(desk), ledger=b"ledger A\n"))
    assert agents.witness == "agent"
    assert (await ref_of(desk)).missing == ("host",)
    both = await desk.sessions.report(NAME, ReportIn(end="host", report=report(desk), ledger=b"ledger B\n"))
    assert both.witness == "both"
    ref = await ref_of(desk)
    assert (ref.missing, ref.differences, ref.witness) == ((), (), "both")
    assert ref.report == report(desk)
    assert await log_of(desk, ticket_id) == [
        SessionOffered(room=NAME, nameplate="4829"),
        CodeTried(room=NAME, ok=True),
        SessionStarted(room=NAME, started_at=desk.clock.at_ms - 300_000),
        SessionEnded(room=NAME, reason="done"),
        PermissionGranted(room=NAME, permission="view"),
        PermissionEnded(room=NAME, permission="view", why="ended", seconds=290),
        SafetyNumber(room=NAME, result="same"),
        SessionEnded(room=NAME, reason="done", ledger_head="aa" * 32, witness="agent"),
        SessionEnded(room=NAME, reason="done", ledger_head="aa" * 32, witness="both"),
    ]
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert (ticket.live, ticket.flagged) == (None, False)
    assert (await desk.tickets.verify(desk.bo, ticket_id)).fault is None


async def test_files_and_recordings_are_told_once_by_whoever_speaks_first_and_in_public(desk: Desk) -> None:
    ticket_id = await begun(desk)
    await ended(desk)
    files = (FileShared(sender="viewer", name="fix.zip", size=9, sha256="ab" * 32),)
    made = (RecordingMade(name="x.adrec", sha256="cd" * 32, seconds=7),)
    full = report(desk, files=files, recordings=made)
    late = (*files, FileShared(sender="host", name="her.log", size=5, sha256="ef" * 32))
    halves = (ReportIn(end="host", report=full), ReportIn(end="viewer", report=full))
    more = ReportIn(end="viewer", report=msgspec.structs.replace(full, files=late))
    for half in (*halves, *halves, more, more, halves[1], more):
        await desk.sessions.report(NAME, half)
    kinds = (FileSent, RecordingStarted, RecordingStopped)
    log = [event for event in await log_of(desk, ticket_id) if isinstance(event, kinds)]
    assert log == [
        FileSent(room=NAME, sha256="ab" * 32, size=9, way="to_customer"),
        RecordingStarted(room=NAME),
        RecordingStopped(room=NAME, sha256="cd" * 32, seconds=7),
        FileSent(room=NAME, sha256="ef" * 32, size=5, way="to_agent"),
    ]
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    telling = [audit for audit in page.audits if any(isinstance(one, kinds) for one in read_events(audit.events))]
    assert [audit.pub_seq for audit in telling] == sorted(audit.pub_seq or 0 for audit in telling)
    assert all(audit.pub_seq for audit in telling)
    assert (await ref_of(desk)).differences == ("files",)
    assert len(await cards(desk, ticket_id)) == 1
    assert (await desk.tickets.verify(desk.bo, ticket_id)).fault is None


async def cards(desk: Desk, ticket_id: int) -> list[SessionCard]:
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    items = build(page.audits, page.comments, page.users, page.session_refs, zone=datetime.UTC, me=desk.bo.id)
    return [item for item in items if isinstance(item, SessionCard)]


def all_words(desk: Desk, ticket_id: int) -> list[AnyWord]:
    at_ms = desk.clock.at_ms
    return [
        RoomOpened(room=NAME, at_ms=at_ms, ticket_id=ticket_id, account_id=desk.ana.id, nameplate="4829"),
        CodeFailed(room=NAME, at_ms=at_ms, used_try=False),
        RoomPaired(room=NAME, at_ms=at_ms, pairing=1),
        RoomConfirmed(room=NAME, at_ms=at_ms),
        RoomApart(room=NAME, at_ms=at_ms),
        RoomPaired(room=NAME, at_ms=at_ms, pairing=2),
        RoomEnded(room=NAME, at_ms=at_ms, outcome="lost"),
        RoomEnded(room=NAME, at_ms=at_ms, outcome="lost", is_record=True, bytes_to_viewer=5),
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_words_and_reports_in_any_order_and_twice_end_in_the_same_one_card(
    desk: Desk, data: st.DataObject
) -> None:
    """After the first word, everything may come late, again, and in another order."""
    await desk.store.write(_forget_sessions)
    ticket_id = await desk.ticket()
    first, *rest = all_words(desk, ticket_id)
    steps: list[AnyWord | ReportIn] = [*rest, *rest]
    steps += [ReportIn(end="viewer", report=report(desk)), ReportIn(end="host", report=report(desk))] * 2
    for one in (first, *data.draw(st.permutations(steps))):
        if isinstance(one, ReportIn):
            await desk.sessions.report(NAME, one)
        else:
            body = msgspec.json.encode(one)
            await desk.store.write(lambda work, body=body: handle_word(work, body))
    ref = await ref_of(desk)
    assert (ref.state, ref.outcome, ref.witness, ref.missing, ref.bytes_to_viewer) == ("ended", "lost", "both", (), 5)
    assert len(await cards(desk, ticket_id)) == 1
    log = await log_of(desk, ticket_id)
    assert sum(isinstance(event, SessionOffered) for event in log) == 1
    assert sum(isinstance(event, SessionStarted) for event in log) == 1
    assert sum(isinstance(event, SessionEnded) and event.witness == "both" for event in log) >= 1
    assert (await desk.tickets.verify(desk.bo, ticket_id)).fault is None


def _forget_sessions(work: Work) -> None:
    for table in (tables.session_half, tables.session_ref):
        work.connection.execute(table.delete())


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [
        ((), "unclaimed"),
        ((), "cancelled"),
        (("claim",), "refused"),
    ],
)
async def test_a_code_nobody_used_is_one_entry_and_misses_nobody(
    desk: Desk, steps: tuple[str, ...], outcome: str
) -> None:
    ticket_id = await opened(desk)
    directory = SqlDirectory(desk.store)
    if "claim" in steps:
        await directory.claim("4829", now_ms=desk.clock.at_ms, pass_hash=b"p" * 32)
    await directory.end(ROOM, outcome=Outcome(outcome), now_ms=desk.clock.at_ms)
    await runner(desk).drain()
    ref = await ref_of(desk)
    assert (ref.state, ref.outcome, ref.missing, ref.started_at) == ("ended", outcome, (), None)
    assert len(await cards(desk, ticket_id)) == 1


async def test_a_wrong_code_is_told_as_a_try_and_a_claim_that_never_came_is_not(desk: Desk) -> None:
    ticket_id = await opened(desk)
    await SqlFacts(desk.store).append(
        [
            fact(desk, 1, FactKind.PAIRED, pairing=1),
            fact(desk, 2, FactKind.ATTEMPT_FAILED, used_try=True),
            fact(desk, 3, FactKind.ATTEMPT_FAILED, used_try=False),
            fact(desk, 4, FactKind.OPENED),
        ]
    )
    await runner(desk).drain()
    assert await log_of(desk, ticket_id) == [
        SessionOffered(room=NAME, nameplate="4829"),
        CodeTried(room=NAME, ok=False),
    ]
    assert (await ref_of(desk)).state == "waiting"


async def test_D7_the_agents_app_dies_the_entry_is_there_and_its_journal_comes_later(desk: Desk) -> None:
    ticket_id = await begun(desk)
    await desk.sessions.report(NAME, ReportIn(end="host", report=report(desk)))
    await ended(desk, Outcome.LOST)
    ref = await ref_of(desk)
    assert (ref.outcome, ref.witness, ref.missing) == ("lost", "customer", ("viewer",))
    desk.clock.turn(86_400)
    late = report(desk, started_at_ms=desk.clock.at_ms - 86_700_000, ended_at_ms=desk.clock.at_ms - 86_400_000)
    await desk.sessions.report(NAME, ReportIn(end="viewer", report=late, ledger=b"journal"))
    assert (await ref_of(desk)).missing == ()
    assert len(await cards(desk, ticket_id)) == 1


async def test_D9_all_three_die_and_the_entry_says_who_has_not_spoken(desk: Desk) -> None:
    """The relay's word is in the database; whoever comes up next reads it out of the outbox."""
    ticket_id = await begun(desk)
    await SqlDirectory(desk.store).end(ROOM, outcome=Outcome.NODE_LOST, now_ms=desk.clock.at_ms)
    assert (await ref_of(desk)).state == "live"
    assert await runner(desk).drain() == 1
    ref = await ref_of(desk)
    assert (ref.state, ref.outcome, ref.missing) == ("ended", "node_lost", ("viewer", "host"))
    assert len(await cards(desk, ticket_id)) == 1


async def test_facts_are_kept_once_however_often_they_come(desk: Desk) -> None:
    ticket_id = await begun(desk)
    record = fact(desk, 2, FactKind.ENDED, outcome=Outcome.DONE)
    facts = SqlFacts(desk.store)
    for _ in range(3):
        await facts.append([record, fact(desk, 1, FactKind.PAIRED, pairing=1)])
        await runner(desk).drain()
    assert await facts.of_room(ROOM) == [fact(desk, 1, FactKind.PAIRED, pairing=1), record]
    assert sum(isinstance(event, SessionEnded) for event in await log_of(desk, ticket_id)) == 1


async def test_apart_and_back_is_seen_in_the_list(desk: Desk) -> None:
    await begun(desk)
    facts = SqlFacts(desk.store)
    await facts.append([fact(desk, 5, FactKind.APART)])
    await runner(desk).drain()
    assert (await ref_of(desk)).state == "apart"
    await facts.append([fact(desk, 6, FactKind.PAIRED, pairing=2)])
    await runner(desk).drain()
    assert (await ref_of(desk)).state == "live"


async def test_differences_are_named_not_smoothed_and_the_ticket_is_flagged(desk: Desk) -> None:
    ticket_id = await begun(desk)
    await ended(desk)
    await desk.sessions.report(NAME, ReportIn(end="host", report=report(desk)))
    other = report(desk, permissions=(), ledger_head="bb" * 32, ended_at_ms=desk.clock.at_ms + 60_000)
    await desk.sessions.report(NAME, ReportIn(end="viewer", report=other))
    ref = await ref_of(desk)
    assert ref.differences == ("ledger_head", "ended_at", "permissions")
    assert ref.report == report(desk)  # the customer's end wrote the ledger
    assert (await desk.tickets.get(desk.bo, ticket_id)).ticket.flagged


async def test_a_report_that_asks_for_a_look_flags_the_ticket_once(desk: Desk) -> None:
    ticket_id = await begun(desk)
    flagged = report(desk, flagged=True)
    for end in ("host", "viewer"):
        await desk.sessions.report(NAME, ReportIn(end=end, report=flagged))  # type: ignore[arg-type]
    assert (await desk.tickets.get(desk.bo, ticket_id)).ticket.flagged
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    changed = [event for audit in page.audits for event in read_events(audit.events) if "flagged" in str(event)]
    assert len(changed) == 1


async def test_a_report_reaches_a_closed_ticket_too(desk: Desk) -> None:
    ticket_id = await begun(desk)
    table = tables.ticket
    await desk.store.write(
        lambda work: work.connection.execute(table.update().where(table.c.id == ticket_id).values(status="closed"))
    )
    answer = await desk.sessions.report(NAME, ReportIn(end="viewer", report=report(desk)))
    assert answer.accepted


async def test_ledgers_lie_beside_the_database_under_their_digest_and_come_back_as_they_were(desk: Desk) -> None:
    await begun(desk)
    ledger = b'E {"v":1}\n' * 1000
    given = ReportIn(end="viewer", report=report(desk), ledger=ledger)
    for _ in range(2):
        await desk.sessions.report(NAME, given)
    sha256 = hashlib.sha256(ledger).hexdigest()
    path = sessions.ledger_path(desk.store.files, sha256)
    assert path.parent.parent.parent == desk.store.files
    assert await desk.sessions.ledger(desk.bo, NAME, "viewer") == ledger
    with pytest.raises(RefusedError, match="not_found"):
        await desk.sessions.ledger(desk.bo, NAME, "host")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


async def test_D3_a_ledger_that_cannot_be_written_is_not_acknowledged(desk: Desk) -> None:
    await begun(desk)
    desk.store.files.write_bytes(b"in the way")
    with pytest.raises(LinkError, match="disk_full"):
        await desk.sessions.report(NAME, ReportIn(end="viewer", report=report(desk), ledger=b"x"))
    assert (await ref_of(desk)).witness == "relay"


async def test_T7_sessions_of_tickets_one_may_not_see_do_not_exist(desk: Desk) -> None:
    ticket_id = await begun(desk)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    for act in (
        desk.sessions.find(narrow, NAME),
        desk.sessions.of_ticket(narrow, ticket_id),
        desk.sessions.ledger(narrow, NAME, "viewer"),
        desk.sessions.find(desk.bo, "a" * 26),
        desk.sessions.report("a" * 26, ReportIn(end="viewer", report=report(desk))),
    ):
        with pytest.raises(RefusedError, match="not_found"):
            await act
    assert len(await desk.sessions.of_ticket(desk.bo, ticket_id)) == 1


async def test_a_word_before_its_rooms_opening_waits_and_is_done_later(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    first, *_ = all_words(desk, ticket_id)
    early = RoomConfirmed(room=NAME, at_ms=desk.clock.at_ms)
    for word in (early, first):
        body = msgspec.json.encode(word)
        await desk.store.write(lambda work, body=body: outbox.put(work, SESSION_TOPIC, body))
    assert await runner(desk).drain() == 1
    assert (await ref_of(desk)).state == "waiting"
    desk.clock.turn(1)
    assert await runner(desk).drain() == 1
    assert (await ref_of(desk)).state == "live"
