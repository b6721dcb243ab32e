"""Is the file of a ticket's log whole (desk.md section 3)? The first bad place, a missing tail, or another file that disagrees.

``check`` takes the lines of a file and answers with a ``LogVerdict``; it never raises for what a file holds, and keeps no
more of it than one line. ``compare`` walks two files of one ticket side by side. Not proved: that the file is the relay's.
Whoever rewrites a log from one place to its end, and the header with it, is found by another file alone, or by the relay's
anchors.

Refuses to know: files, sentences.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from assistdesk.core.desk import chain
from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.core.desk.ticket_log import LogHeader, LogLine, read_header, read_line
from assistdesk.core.errors import PeerError
from assistdesk.core.types import Outcome

SESSIONS_MAX: Final = 10_000
SLACK_MS: Final = 10_000
"""Of two files made within it, either may have been the first."""


@dataclass(frozen=True, slots=True)
class EndedSession:
    """What a ``SessionEnded`` says of the session's ledger: the hash of its last entry."""

    seq: int
    room: str
    ledger_head: str


@dataclass(frozen=True, slots=True)
class LogVerdict:
    """``seq``: the first bad place, or the first audit that is missing; 0: the header. ``audits`` and ``head`` are what was
    whole until then. ``texts`` were recomputed; ``silent``: so many comments are there without their words."""

    outcome: Outcome
    rule: str = ""
    seq: int = 0
    ticket_id: int = 0
    audits: int = 0
    head: str = chain.FIRST_PREV
    made_at: str = ""
    texts: int = 0
    silent: int = 0
    sessions: tuple[EndedSession, ...] = ()


class LogCheck:
    """One pass over a file."""

    def __init__(self) -> None:
        self._header: LogHeader | None = None
        self._walk = chain.Walk()
        self._fault: tuple[Outcome, str] | None = None
        self._texts = self._silent = 0
        self._sessions: list[EndedSession] = []

    @property
    def is_over(self) -> bool:
        """A fault was found: what follows is not looked at."""
        return self._fault is not None

    def take(self, raw: bytes) -> str | None:
        """The next line, with its end; the audit's hash where it is one that fits."""
        if self._fault is not None:
            return None
        if self._header is None:
            self._begin(raw)
            return None
        try:
            return self._audit(raw, self._header)
        except PeerError as error:
            self._fault = (Outcome.TAIL if error.rule == "line_cut" else Outcome.BAD, error.rule)
            return None

    def _begin(self, raw: bytes) -> None:
        try:
            self._header = read_header(raw)
        except PeerError as error:
            self._fault = (Outcome.UNREADABLE, error.rule)
        else:
            self._walk = chain.Walk(self._header.ticket_id)

    def _audit(self, raw: bytes, header: LogHeader) -> str:
        if self._walk.seq >= header.audits:
            raise PeerError("more_audits")
        link, line = read_line(raw)
        fault = self._walk_on(link, line)
        if fault:
            raise PeerError(fault)
        return link.hash

    def _walk_on(self, link: chain.Link, line: LogLine) -> str:
        said = _Said(msgspec.json.decode(link.events))
        if any(one.digest not in said.strings for one in line.texts):
            return "text_of_another"
        if any(chain.digest(bytes.fromhex(one.salt), one.text) != one.digest for one in line.texts):
            return "text"
        fault = self._walk.take(link)
        if fault is not None:
            return fault.value
        self._texts += len(line.texts)
        self._silent += len(said.comments - {one.digest for one in line.texts})
        self._sessions += (EndedSession(link.seq, room, head) for room, head in said.ended)
        return "too_many_sessions" if len(self._sessions) > SESSIONS_MAX else ""

    def verdict(self) -> LogVerdict:
        """Of what was taken; the file ends here."""
        header, walk = self._header, self._walk
        if header is None:
            return LogVerdict(*(self._fault or (Outcome.UNREADABLE, "empty")))
        outcome, rule, seq = Outcome.OK, "", 0
        if self._fault is not None:
            outcome, rule = self._fault
            seq = walk.seq + 1
        elif walk.seq < header.audits:
            outcome, rule, seq = Outcome.TAIL, chain.Fault.TAIL_MISSING.value, walk.seq + 1
        elif walk.head != header.head:
            outcome, rule = Outcome.BAD, "header_head"
        return LogVerdict(
            outcome,
            rule,
            seq,
            header.ticket_id,
            walk.seq,
            walk.head,
            header.made_at,
            self._texts,
            self._silent,
            tuple(self._sessions),
        )


class _Said:
    """What the events of one audit say, also of types that this program does not know: all strings (a digest is among them),
    the digests of comments, and ledgers of sessions that ended."""

    def __init__(self, events: object) -> None:
        self.strings: set[str] = set()
        self.comments: set[str] = set()
        self.ended: list[tuple[str, str]] = []
        left: list[object] = [events]
        while left:
            value = left.pop()
            match value:
                case str():
                    self.strings.add(value)
                case list():
                    left += value
                case dict():
                    left += value.values()
                    self._event(value)
                case _:
                    pass

    def _event(self, value: dict[str, object]) -> None:
        match value:
            case {"type": "SessionEnded", "room": str(room), "ledger_head": str(head)} if head:
                self.ended.append((room, head))
            case {"digest": str(digest)}:
                self.comments.add(digest)
            case _:
                pass


def check(lines: Iterable[bytes]) -> LogVerdict:
    """The verdict on one file, by its lines with their ends."""
    reader = LogCheck()
    for raw in lines:
        reader.take(raw)
        if reader.is_over:
            break
    return reader.verdict()


# --- two files of one ticket --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files side by side. ``rule``: ``other_ticket``, ``fork`` (from ``seq`` on they tell different things), ``this_cut``
    or ``other_cut`` (the one that was made later lacks audits from ``seq`` on); empty where they agree as far as both go."""

    this: LogVerdict
    other: LogVerdict
    rule: str = ""
    seq: int = 0


def compare(lines: Iterable[bytes], other_lines: Iterable[bytes]) -> Compared:
    """Check both, and hold one against the other: the later one must say all that the earlier one says."""
    mine, theirs = LogCheck(), LogCheck()
    fork = 0
    for number, (raw, other_raw) in enumerate(itertools.zip_longest(lines, other_lines)):
        heads = [None if one is None else reader.take(one) for reader, one in ((mine, raw), (theirs, other_raw))]
        if not fork and None not in heads and heads[0] != heads[1]:
            fork = number
        if mine.is_over and theirs.is_over:
            break
    this, other = mine.verdict(), theirs.verdict()
    if Outcome.UNREADABLE in (this.outcome, other.outcome):
        return Compared(this, other)
    if this.ticket_id != other.ticket_id:
        return Compared(this, other, "other_ticket")
    if fork:
        return Compared(this, other, "fork", fork)
    if this.outcome is other.outcome is Outcome.OK:
        if this.audits < other.audits and _is_later(this, other):
            return Compared(this, other, "this_cut", this.audits + 1)
        if other.audits < this.audits and _is_later(other, this):
            return Compared(this, other, "other_cut", other.audits + 1)
    return Compared(this, other)


def _is_later(one: LogVerdict, other: LogVerdict) -> bool:
    return from_rfc3339(one.made_at) - from_rfc3339(other.made_at) > SLACK_MS
