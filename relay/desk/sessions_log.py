"""What a ticket keeps of remote sessions (desk.md section 8): one entry per room, whoever dies.

The relay's rooms speak through the outbox (``store.session_words``), the two ends by their reports. Each becomes audits of
the ticket and one SessionRef. It knows nothing of pairing, tokens or sockets, and never reads a ledger: the file is kept as
it came, beside the database, under its SHA-256.
"""

import asyncio
from typing import Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import states
from assistdesk.core.desk.events import (
    Change,
    CodeTried,
    Event,
    SessionEnded,
    SessionOffered,
    SessionStarted,
)
from assistdesk.core.desk.events_service import read_audit_events
from assistdesk.core.desk.model import SessionRef, Ticket
from assistdesk.core.desk.session_shapes import ReportAnswer, ReportIn, SessionRefOut, SessionReport
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk import session_events, shown, witnesses
from relay.desk.rights import NOT_FOUND, SYSTEM, Caller, need_ticket
from relay.store import audits, sessions, tickets
from relay.store.session_words import AnyWord, CodeFailed, RoomApart, RoomConfirmed, RoomEnded, RoomOpened, RoomPaired
from relay.store.store import Store
from relay.store.work import DISK_FULL, Work

LEDGER_BYTES_MAX = 4 * 1024 * 1024
_words: msgspec.json.Decoder[AnyWord] = msgspec.json.Decoder(AnyWord)


def handle_word(work: Work, body: bytes) -> None:
    """The outbox handler for ``SESSION_TOPIC``: at least once in, one entry per room out."""
    word = _words.decode(body)
    if isinstance(word, RoomOpened):
        _opened(work, word)
        return
    ref = sessions.find(work.connection, word.room)
    if ref is None:
        raise LinkError("room_not_opened_yet", room=word.room)  # its word is behind this one: try again
    match word:
        case RoomConfirmed():
            _confirmed(work, ref, word)
        case RoomPaired():
            state = "live" if ref.state == "apart" else ref.state
            sessions.update(work, ref.room, state=state, pairings=max(ref.pairings, word.pairing))
        case RoomApart():
            sessions.update(work, ref.room, state="apart" if ref.state == "live" else ref.state)
        case CodeFailed():
            if word.used_try:
                _record(work, ref.ticket_id, [CodeTried(room=ref.room, ok=False)], at_ms=word.at_ms)
        case RoomEnded():
            _ended(work, ref, word)


def _record(work: Work, ticket_id: int, events: list[Event], *, at_ms: int, author_id: int | None = None) -> int:
    """Append events of the system to a ticket, also to a closed one; returns their number."""
    ticket = tickets.find(work.connection, ticket_id)
    if ticket is None:
        raise RefusedError(NOT_FOUND)
    after: Ticket = ticket
    for event in events:
        after = states.apply(after, event)
    _, audit = audits.append(
        work, ticket, after, events, author_id=author_id, origin=SYSTEM.origin, at_ms=min(at_ms, work.now_ms)
    )
    return audit.seq


def _opened(work: Work, word: RoomOpened) -> None:
    if sessions.find(work.connection, word.room) is not None:
        return
    offered = SessionOffered(room=word.room, nameplate=word.nameplate)
    first_seq = _record(work, word.ticket_id, [offered], at_ms=word.at_ms, author_id=word.account_id)
    sessions.add(
        work,
        ticket_id=word.ticket_id,
        room=word.room,
        agent_id=word.account_id,
        nameplate=word.nameplate,
        first_seq=first_seq,
        at_ms=word.at_ms,
    )


def _confirmed(work: Work, ref: SessionRef, word: RoomConfirmed) -> None:
    if ref.started_at is not None:
        return
    state = ref.state if ref.state == "ended" else "live"
    sessions.update(work, ref.room, state=state, started_at=word.at_ms)
    started = SessionStarted(room=ref.room, started_at=word.at_ms)
    _record(work, ref.ticket_id, [CodeTried(room=ref.room, ok=True), started], at_ms=word.at_ms)


def _ended(work: Work, ref: SessionRef, word: RoomEnded) -> None:
    """The first end counts; the node's record may add its counts to it later."""
    if word.is_record:
        sessions.update(
            work,
            ref.room,
            bytes_to_viewer=max(ref.bytes_to_viewer, word.bytes_to_viewer),
            bytes_to_host=max(ref.bytes_to_host, word.bytes_to_host),
        )
    if ref.state == "ended":
        return
    sessions.update(work, ref.room, state="ended", ended_at=word.at_ms, outcome=word.outcome)
    after = sessions.find(work.connection, ref.room) or ref
    said = witnesses.weigh(after)
    head = "" if said.report is None else said.report.ledger_head
    ended = SessionEnded(room=ref.room, reason=word.outcome, ledger_head=head, witness=said.witness)
    _record(work, ref.ticket_id, [ended], at_ms=word.at_ms)


def _not_yet_told(connection: sa.Connection, ref: SessionRef, report: SessionReport) -> list[Event]:
    """What an end tells of files, recordings and colleagues, and the ticket's log does not hold."""
    events = session_events.exchanged(ref, report, sessions.of_ticket(connection, ref.ticket_id))
    if not events:
        return []
    log = audits.whole(connection, ref.ticket_id)
    return session_events.not_yet_told(events, (event for audit in log for event in read_audit_events(audit.events)))


def take_half(work: Work, room: str, given: ReportIn, ledger_sha256: str | None) -> ReportAnswer:
    """Merge one end's half into the room's entry. The same half again changes nothing."""
    before = sessions.find(work.connection, room)
    if before is None:
        raise RefusedError(NOT_FOUND)
    present = before.viewer_report if given.end == "viewer" else before.host_report
    if present == given.report and sessions.ledger_of(work.connection, room, given.end) == ledger_sha256:
        return ReportAnswer(accepted=True, witness=witnesses.weigh(before).witness)
    sessions.put_half(work, room, given.end, given.report, ledger_sha256)
    ref = sessions.find(work.connection, room) or before
    said = witnesses.weigh(ref)
    is_first = before.viewer_report is None and before.host_report is None
    events = session_events.permissions_of(room, given.report) if is_first else []
    events += _not_yet_told(work.connection, ref, given.report)
    if said.report is not None:
        reason = ref.outcome or said.report.reason
        events.append(SessionEnded(room=room, reason=reason, ledger_head=said.report.ledger_head, witness=said.witness))
    ticket = tickets.find(work.connection, ref.ticket_id)
    if ticket is not None and witnesses.is_flagged(ref) and not ticket.flagged:
        events.append(Change(field="flagged", previous=False, value=True))
    author_id = ref.agent_id if given.end == "viewer" else None
    _record(work, ref.ticket_id, events, at_ms=work.now_ms, author_id=author_id)
    return ReportAnswer(accepted=True, witness=said.witness)


class SessionsLog:
    """Use cases over one store. Who may report for a room is checked by the caller (token or session pass)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def report(self, room: str, given: ReportIn) -> ReportAnswer:
        """Keep an end's ledger file, then merge its report into the ticket.

        Raises:
            RefusedError: ``not_found`` (no such room). LinkError: ``disk_full`` and the store's.
        """
        sha256: str | None = None
        if given.ledger:
            try:
                sha256 = await asyncio.to_thread(sessions.keep_ledger, self._store.files, given.ledger)
            except OSError as error:
                raise LinkError(DISK_FULL) from error
        return await self._store.write(lambda work: take_half(work, room, given, sha256))

    async def of_ticket(self, caller: Caller, ticket_id: int) -> tuple[SessionRefOut, ...]:
        """Raises RefusedError ``not_found``."""

        def question(connection: sa.Connection) -> tuple[SessionRefOut, ...]:
            need_ticket(connection, caller, ticket_id)
            return tuple(shown.show_session(ref) for ref in sessions.of_ticket(connection, ticket_id))

        return await self._store.read(question)

    async def find(self, caller: Caller, room: str) -> SessionRefOut:
        """Raises RefusedError ``not_found``, also for a room of a ticket one may not see."""

        def question(connection: sa.Connection) -> SessionRefOut:
            ref = sessions.find(connection, room)
            if ref is None:
                raise RefusedError(NOT_FOUND)
            need_ticket(connection, caller, ref.ticket_id)
            return shown.show_session(ref)

        return await self._store.read(question)

    async def ledger(self, caller: Caller, room: str, end: Literal["viewer", "host"]) -> bytes:
        """An end's ledger file as it was handed in. Raises RefusedError ``not_found``."""
        await self.find(caller, room)
        sha256 = await self._store.read(lambda connection: sessions.ledger_of(connection, room, end))
        if sha256 is None:
            raise RefusedError(NOT_FOUND)
        return await asyncio.to_thread(sessions.ledger_path(self._store.files, sha256).read_bytes)
