"""Check a ledger file offline: is it whole, is it signed by both, and if not, which line is wrong (protocol.md section 14).

``verify`` takes the lines of a file (``items.split_lines`` makes them in bounded memory) and answers with a ``Verdict``; it
never raises for what a file holds. ``compare_files`` and ``compare_relay`` say which witness disagrees. Checked are: the
handshake messages as far as they prove something without a key, certificate and agent signature, the chain, every head, the
seal. Not proved: who the customer was.

A chain that breaks between two lines leaves open which of them was edited; the neighbours on the other side, or a signed head,
decide it.

Refuses to know: files, sentences.
"""

import enum
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from assistdesk.core.crypto.signing import agent_statement, identity_of, is_signed, parse_certificate
from assistdesk.core.errors import PeerError
from assistdesk.core.session.entries import Entry, PeerIdentity, SessionOpen, decode_entry
from assistdesk.core.session.items import (
    LINE_BYTES,
    EntryLine,
    Handshake,
    Head,
    Opening,
    RelayRecord,
    first_prev,
    head_bytes,
    parse_item,
    read_handshake,
    transcript_digest,
)
from assistdesk.core.types import Outcome as Outcome
from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import SIGNATURE_BYTES, VERSION_MAX, version_label

MAX_LINES: Final = 200_000
CLOCK_SLACK_MS: Final = 300_000


class Witness(enum.StrEnum):
    HOST = "host"
    VIEWER = "viewer"
    RELAY = "relay"
    THIS_FILE = "this_file"
    OTHER_FILE = "other_file"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One witness against the rest: ``witness`` is the one to doubt, ``n`` the entry where it begins (-1: none)."""

    witness: Witness
    rule: str
    n: int = -1


@dataclass(frozen=True, slots=True)
class Verdict:
    """``line`` (from 1) and ``n`` name the bad line and its entry (-1: it is no entry). ``countersigned_n`` is the last entry
    with both signatures, ``last_n`` the last one there is, -1 for none. ``tail_digests``: of entries that the viewer wrote
    alone at the end."""

    outcome: Outcome
    rule: str = ""
    line: int = 0
    n: int = -1
    entries: int = 0
    last_n: int = -1
    countersigned_n: int = -1
    room: bytes = b""
    opened_wall_ms: int = 0
    ended_wall_ms: int = 0
    relay: RelayRecord | None = None
    digests: tuple[bytes, ...] = field(default=(), repr=False)
    tail_digests: tuple[bytes, ...] = field(default=(), repr=False)
    disagreements: tuple[Disagreement, ...] = ()


class _BadLineError(Exception):
    def __init__(self, rule: str, line: int, n: int = -1) -> None:
        super().__init__(rule)
        self.rule, self.line, self.n = rule, line, n


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """Line ``before`` and line ``this`` do not fit; whether ``this`` is what its follower names will tell."""

    rule: str
    before_line: int
    before_n: int
    claimed: bytes
    this_line: int
    this_n: int
    this_digest: bytes


class _Reader:
    """One pass over a file."""

    def __init__(self, organisation_key: bytes | None) -> None:
        self.organisation_key = organisation_key
        self.line = 0
        self.known: Handshake | None = None
        self.transcript = b""
        self.session_id = b""
        self.digests: list[bytes] = []
        self.lines_of: list[int] = []
        self.last_mono_ms = 0
        self.tail: list[tuple[int, bytes, int]] = []
        self.is_ended = False
        self.opened_wall_ms = 0
        self.last_wall_ms = 0
        self.suspicion: _Suspicion | None = None
        self.signers: dict[int, set[Role]] = {}
        self.countersigned_n = -1
        self.relay: RelayRecord | None = None
        self.is_sealed = False
        self.digest = hashlib.sha256()

    @property
    def handshake(self) -> Handshake:
        """What the ``O`` item proved; every other item comes after it (``take``)."""
        if self.known is None:
            raise AssertionError
        return self.known

    # --- lines ----------------------------------------------------------------------------------------------------

    def take(self, raw: bytes) -> None:
        self.line += 1
        if self.is_sealed:
            raise _BadLineError("after_seal", self.line)
        try:
            item = parse_item(raw)
        except PeerError as error:
            raise _BadLineError(error.rule, self.line, self._entry_number(raw)) from error
        if self.known is None and not isinstance(item, Opening):
            raise _BadLineError("no_opening", self.line)
        match item:
            case Opening():
                self._opening(item)
            case EntryLine():
                self._tail_entry(item) if item.is_tail else self._entry(item)
            case Head():
                self._head(item)
            case RelayRecord():
                self._relay(item)
            case _:
                self._settle_at_end()
                if item.digest != self.digest.digest():
                    raise _BadLineError("seal", self.line)
                self.is_sealed = True
        self.digest.update(raw)

    def _entry_number(self, raw: bytes) -> int:
        """A broken ``E`` line stands where the next entry belongs."""
        return len(self.digests) if raw[1:2] == b" " and raw[:1] == b"E" else -1

    def _opening(self, opening: Opening) -> None:
        if self.known is not None:
            raise _BadLineError("second_opening", self.line)
        try:
            self.known = read_handshake(opening.messages)
        except PeerError as error:
            raise _BadLineError(error.rule, self.line) from error
        if opening.room != self.handshake.room.hex():
            raise _BadLineError("opening_room", self.line)
        self.transcript = transcript_digest(opening.messages)

    # --- the chain ------------------------------------------------------------------------------------------------

    def _entry(self, item: EntryLine) -> None:
        entry = decode_entry(item.line)
        n = len(self.digests)
        prev = bytes.fromhex(entry.prev)
        self._settle(prev)
        if entry.n != n:
            raise _BadLineError("entry_number", self.line, n)
        if self.is_ended:
            raise _BadLineError("entry_after_end", self.line, n)
        if entry.by is not (Role.VIEWER if entry.ev == "note" else Role.HOST):
            raise _BadLineError("entry_author", self.line, n)
        self._session(entry, n)
        if prev != self._expected_prev():
            self._suspect("entry_chain", n, prev, item.digest)
        elif n == 0:
            self._first_entry(entry, item.digest)
        elif entry.mono < self.last_mono_ms:
            raise _BadLineError("entry_order", self.line, n)
        if isinstance(entry.detail, PeerIdentity):
            self._identity(entry.detail, n, entry.wall)
        self.digests.append(item.digest)
        self.lines_of.append(self.line)
        self.last_mono_ms = entry.mono
        self.last_wall_ms = entry.wall
        self.tail = []
        self.is_ended = entry.ev == "session.end"

    def _session(self, entry: Entry, n: int) -> None:
        session_id = bytes.fromhex(entry.s)
        if n == 0:
            self.session_id = session_id
            self.opened_wall_ms = entry.wall
        elif session_id != self.session_id:
            raise _BadLineError("entry_session", self.line, n)

    def _expected_prev(self) -> bytes:
        if self.digests:
            return self.digests[-1]
        return first_prev(self.session_id, self.handshake.th)

    def _first_entry(self, entry: Entry, digest: bytes) -> None:
        detail = entry.detail
        if not isinstance(detail, SessionOpen):
            raise _BadLineError("first_entry", self.line, 0)
        if detail.transcript != self.transcript.hex() or detail.room != self.handshake.room.hex():
            self._suspect("transcript", 0, bytes(32), digest)

    def _suspect(self, rule: str, n: int, claimed: bytes, digest: bytes) -> None:
        before_line = self.lines_of[-1] if self.lines_of else 1
        self.suspicion = _Suspicion(rule, before_line, n - 1, claimed, self.line, n, digest)

    def _settle(self, next_prev: bytes) -> None:
        """The next entry is here: does it name the suspected line as it stands?"""
        suspicion = self.suspicion
        if suspicion is None:
            return
        if next_prev == suspicion.this_digest:
            raise _BadLineError(suspicion.rule, suspicion.before_line, suspicion.before_n)
        raise _BadLineError(suspicion.rule, suspicion.this_line, suspicion.this_n)

    def _settle_at_end(self) -> None:
        if self.suspicion is not None:
            raise _BadLineError(self.suspicion.rule, self.suspicion.before_line, self.suspicion.before_n)

    def _tail_entry(self, item: EntryLine) -> None:
        entry = decode_entry(item.line)
        n = self.tail[-1][0] + 1 if self.tail else len(self.digests)
        prev = self.tail[-1][1] if self.tail else self._expected_prev()
        if entry.by is not Role.VIEWER or entry.n != n or (self.session_id and entry.s != self.session_id.hex()):
            raise _BadLineError("tail_entry", self.line, n)
        if entry.prev != prev.hex():
            raise _BadLineError("tail_chain", self.line, n)
        self.tail.append((n, item.digest, self.line))
        self.last_wall_ms = entry.wall

    # --- heads ----------------------------------------------------------------------------------------------------

    def _head(self, head: Head) -> None:
        digest = bytes.fromhex(head.hash)
        key = self.handshake.host_key if head.by is Role.HOST else self.handshake.viewer_key
        signed = head_bytes(self.session_id, head.by, head.n, digest)
        if not is_signed(key, bytes.fromhex(head.sig), signed):
            self._unsigned_head()
        for n, tail_digest, line in self.tail:
            if head.by is Role.VIEWER and n == head.n:
                if digest != tail_digest:
                    raise _BadLineError("head_hash", line, n)
                return
        if head.n >= len(self.digests):
            raise _BadLineError("head_number", self.line)
        self._judge_by_head(head.n, digest)
        signers = self.signers.setdefault(head.n, set())
        signers.add(head.by)
        if len(signers) == 2:
            self.countersigned_n = max(self.countersigned_n, head.n)

    def _unsigned_head(self) -> None:
        # A signature covers the session id: when that does not fit the handshake, the first entry (or O) is to blame.
        if self.suspicion is not None:
            raise _BadLineError(self.suspicion.rule, self.suspicion.this_line, self.suspicion.this_n)
        raise _BadLineError("head_signature", self.line)

    def _judge_by_head(self, n: int, digest: bytes) -> None:
        suspicion = self.suspicion
        if suspicion is not None and n == suspicion.this_n and digest == suspicion.this_digest:
            raise _BadLineError(suspicion.rule, suspicion.before_line, suspicion.before_n)
        if digest != self.digests[n]:
            raise _BadLineError("head_hash", self.lines_of[n], n)

    def _relay(self, record: RelayRecord) -> None:
        if record.room != self.handshake.room.hex():
            raise _BadLineError("relay_room", self.line)
        if self.relay is not None:
            raise _BadLineError("second_relay_record", self.line)
        self.relay = record

    # --- the agent ------------------------------------------------------------------------------------------------

    def _identity(self, said: PeerIdentity, n: int, wall_ms: int) -> None:
        """Does what the host wrote about the agent fit certificate and signature in m4?"""
        if self.suspicion is not None:
            return
        ident = self.handshake.ident
        if len(ident) == 32:
            if said.verified:
                raise _BadLineError("identity", self.line, n)
            return
        certificate, signature = ident[34:-SIGNATURE_BYTES], ident[-SIGNATURE_BYTES:]
        try:
            parsed = parse_certificate(certificate)
        except PeerError as error:
            # the handshake takes no such certificate, so no honest end wrote this file
            raise _BadLineError("certificate", 1) from error
        label = version_label(VERSION_MAX)
        statement = agent_statement(label, self.handshake.sid, self.handshake.share, self.handshake.viewer_key)
        if not is_signed(parsed.agent_key, signature, statement):
            raise _BadLineError("agent_signature", 1)
        if said.verified and (said.name != parsed.agent or said.serial != min(parsed.serial, 2**53)):
            raise _BadLineError("identity", self.line, n)
        if self.organisation_key is not None:
            identity = identity_of(certificate, self.organisation_key, wall_ms // 1000)
            if identity.is_verified != said.verified:
                raise _BadLineError("identity", self.line, n)

    # --- the end --------------------------------------------------------------------------------------------------

    def verdict(self) -> Verdict:
        last_n = len(self.digests) - 1
        if not self.is_sealed:
            self._settle_at_end()
        is_whole = self.is_sealed and self.is_ended and self.countersigned_n == last_n and not self.tail
        rule = "" if is_whole else ("no_seal" if not self.is_sealed else "tail_not_countersigned")
        return self._filled(Verdict(Outcome.OK if is_whole else Outcome.TAIL, rule))

    def _filled(self, verdict: Verdict) -> Verdict:
        return replace(
            verdict,
            entries=len(self.digests),
            last_n=len(self.digests) - 1,
            countersigned_n=self.countersigned_n,
            room=self.known.room if self.known else b"",
            opened_wall_ms=self.opened_wall_ms,
            ended_wall_ms=self.last_wall_ms,
            relay=self.relay,
            digests=tuple(self.digests),
            tail_digests=tuple(digest for _, digest, _ in self.tail),
        )

    def bad(self, error: _BadLineError) -> Verdict:
        is_hopeless = error.rule in ("line_size", "no_opening") or self.known is None
        outcome = Outcome.UNREADABLE if is_hopeless else Outcome.BAD
        return self._filled(Verdict(outcome, error.rule, error.line, error.n))


def verify(lines: Iterable[bytes], organisation_key: bytes | None = None) -> Verdict:
    """The verdict on one file. ``organisation_key``: also judge the agent's certificate as of the session's time."""
    reader = _Reader(organisation_key)
    try:
        for raw in lines:
            if reader.line >= MAX_LINES:
                return reader.bad(_BadLineError("line_size", MAX_LINES + 1))
            reader.take(raw[: LINE_BYTES + 1])
        if reader.line == 0:
            return Verdict(Outcome.UNREADABLE, "empty")
        return reader.verdict()
    except _BadLineError as error:
        return reader.bad(error)


# --- other witnesses ----------------------------------------------------------------------------------------------


def compare_files(this: Verdict, other: Verdict) -> Verdict:
    """``this`` with what the other end's file says against it, or it against the other's. The file whose entry carries both
    signatures is believed."""
    found: list[Disagreement] = []
    if other.outcome in (Outcome.BAD, Outcome.UNREADABLE):
        found.append(Disagreement(Witness.OTHER_FILE, other.rule, other.n))
    if this.room != other.room:
        found.append(Disagreement(Witness.OTHER_FILE, "other_session"))
        return _with(this, found)
    fork = next(
        (n for n, (mine, theirs) in enumerate(zip(this.digests, other.digests, strict=False)) if mine != theirs), None
    )
    if fork is not None:
        is_mine_signed = this.countersigned_n >= fork
        is_theirs_signed = other.countersigned_n >= fork
        if is_theirs_signed and not is_mine_signed:
            found.append(Disagreement(Witness.THIS_FILE, "fork", fork))
        else:
            found.append(Disagreement(Witness.OTHER_FILE, "fork", fork))
    elif len(this.digests) <= other.countersigned_n:
        found.append(Disagreement(Witness.THIS_FILE, "entries_missing", len(this.digests)))
    elif len(other.digests) <= this.countersigned_n:
        found.append(Disagreement(Witness.OTHER_FILE, "entries_missing", len(other.digests)))
    return _with(this, found)


def compare_relay(this: Verdict, record: RelayRecord) -> Verdict:
    """``this`` with what the relay wrote down on its own: room, times (five minutes of clock difference), existence."""
    found: list[Disagreement] = []
    if record.room != this.room.hex():
        found.append(Disagreement(Witness.RELAY, "relay_room"))
    if this.relay is not None and this.relay != record:
        found.append(Disagreement(Witness.THIS_FILE, "relay_record"))
    if abs(record.paired_ms - this.opened_wall_ms) > CLOCK_SLACK_MS:
        found.append(Disagreement(Witness.RELAY, "relay_start"))
    if record.ended_ms is not None and abs(record.ended_ms - this.ended_wall_ms) > CLOCK_SLACK_MS:
        found.append(Disagreement(Witness.RELAY, "relay_end"))
    return _with(this, found)


def _with(verdict: Verdict, found: list[Disagreement]) -> Verdict:
    is_good = verdict.outcome in (Outcome.OK, Outcome.TAIL) and not found
    outcome = verdict.outcome if is_good or verdict.outcome is Outcome.UNREADABLE else Outcome.BAD
    return replace(verdict, outcome=outcome, disagreements=(*verdict.disagreements, *found))
