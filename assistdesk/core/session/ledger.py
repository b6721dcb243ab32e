"""The session's signed log while it grows: the host's ``Writer`` and the viewer's ``Copy``.

Normative source: protocol.md section 14. Both are frozen values; writing and signing are actions of the machines. The writer
lets nothing that gives a permission happen before its entry is on disk: facts wait in line, one group is being written,
and only ``written`` hands the facts back for their effect. If the disk refuses, what would have given is dropped, what has
taken stays in line and is tried again.

Refuses to know: the meaning of an entry, disks, keys other than the peer's public one.
"""

from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.errors import PeerError
from assistdesk.core.session.entries import (
    CHECKPOINT_EVENTS,
    Detail,
    Entry,
    Note,
    decode_entry,
    digest_of,
    encode_entry,
)
from assistdesk.core.session.items import entry_item, first_prev, tail_item
from assistdesk.core.types import Role

WAITING_FACTS: Final = 1_000
GROUP_FACTS: Final = 32
RETRY_MS: Final = 1_000
HEAD_EVERY_MS: Final = 30_000
NOTE_WAIT_MS: Final = 5_000
RECENT_HEADS: Final = 256
OPEN_NOTES: Final = 64


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened and belongs in the ledger. ``key``: what waits for it being on disk; 0: nothing does."""

    ev: str
    detail: Detail
    wall_ms: int
    mono_ms: int
    by: Role = Role.HOST
    key: int = 0


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """One entry that is on disk now: what it was for, its number, its line and hash."""

    fact: Fact
    n: int
    line: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Writer:
    """The host's end of the chain. ``head_n`` is the last entry on disk, -1 before the first, ``head`` its hash."""

    session_id: bytes
    opened_ms: int
    head_n: int
    head: bytes
    waiting: tuple[Fact, ...] = ()
    writing: tuple[WrittenEntry, ...] = ()
    lost_facts: int = 0
    retry_at_ms: int | None = None
    signed_n: int = -1
    signed_at_ms: int = 0
    recent: tuple[tuple[int, bytes], ...] = ()

    @property
    def is_failing(self) -> bool:
        return self.retry_at_ms is not None

    @property
    def is_idle(self) -> bool:
        """Everything that happened is on disk."""
        return not self.waiting and not self.writing


def open_writer(session_id: bytes, th: bytes, now_ms: int) -> Writer:
    return Writer(session_id, now_ms, -1, first_prev(session_id, th), signed_at_ms=now_ms)


def add(
    writer: Writer, ev: str, detail: Detail, now_ms: int, wall_ms: int, by: Role = Role.HOST, key: int = 0
) -> Writer:
    """Put a fact in line. Over the bound the newest are counted, not kept: nothing can be given by then."""
    if len(writer.waiting) >= WAITING_FACTS:
        return replace(writer, lost_facts=writer.lost_facts + 1)
    fact = Fact(ev, detail, wall_ms, max(0, now_ms - writer.opened_ms), by, key)
    return replace(writer, waiting=(*writer.waiting, fact))


def begin(writer: Writer, now_ms: int) -> tuple[Writer, bytes]:
    """Start writing what waits, if nothing is being written and no failure has just been: the bytes to append, or none."""
    if writer.writing or not writer.waiting or (writer.retry_at_ms is not None and now_ms < writer.retry_at_ms):
        return writer, b""
    group, rest = writer.waiting[:GROUP_FACTS], writer.waiting[GROUP_FACTS:]
    entries: list[WrittenEntry] = []
    n, prev = writer.head_n, writer.head
    for fact in group:
        n += 1
        line = encode_entry(writer.session_id, n, prev, fact.by, fact.wall_ms, fact.mono_ms, fact.ev, fact.detail)
        prev = digest_of(line)
        entries.append(WrittenEntry(fact, n, line, prev))
    data = b"".join(entry_item(entry.line) for entry in entries)
    return replace(writer, waiting=rest, writing=tuple(entries)), data


def written(writer: Writer, n: int) -> tuple[Writer, tuple[WrittenEntry, ...]]:
    """The group up to ``n`` is on disk: what may take effect now. A report for another group changes nothing."""
    if not writer.writing or writer.writing[-1].n != n:
        return writer, ()
    done = writer.writing
    heads = (*writer.recent, *((entry.n, entry.digest) for entry in done))[-RECENT_HEADS:]
    after = replace(writer, head_n=n, head=done[-1].digest, writing=(), retry_at_ms=None, recent=heads)
    return after, done


def failed(writer: Writer, n: int, now_ms: int) -> tuple[Writer, tuple[Fact, ...]]:
    """The disk refused: the facts that something waits for (it never will happen), and the rest back in line."""
    if not writer.writing or writer.writing[-1].n != n:
        return writer, ()
    facts = (*(entry.fact for entry in writer.writing), *writer.waiting)
    dropped = tuple(fact for fact in facts if fact.key)
    kept = tuple(fact for fact in facts if not fact.key)
    return replace(writer, waiting=kept, writing=(), retry_at_ms=now_ms + RETRY_MS), dropped


def wants_signature(writer: Writer, done: tuple[WrittenEntry, ...], now_ms: int) -> bool:
    """Is it time for a head: after an entry that must be countersigned, or 30 s after the last one?"""
    if writer.head_n <= writer.signed_n:
        return False
    if any(entry.fact.ev.startswith(CHECKPOINT_EVENTS) for entry in done):
        return True
    return now_ms - writer.signed_at_ms >= HEAD_EVERY_MS


def signed(writer: Writer, now_ms: int) -> Writer:
    return replace(writer, signed_n=writer.head_n, signed_at_ms=now_ms)


def is_known_head(writer: Writer, n: int, digest: bytes) -> bool:
    """Is this a head that we wrote (of the last 256)?"""
    return (n, digest) in writer.recent


def retry_at(writer: Writer) -> int | None:
    """When to try again after a failure; None while nothing waits or a try is under way."""
    return writer.retry_at_ms if writer.waiting and not writer.writing else None


def writer_wake_at(writer: Writer) -> int | None:
    times = [retry_at_ms] if (retry_at_ms := retry_at(writer)) is not None else []
    if writer.head_n > writer.signed_n:
        times.append(writer.signed_at_ms + HEAD_EVERY_MS)
    return min(times, default=None)


# --- the viewer's copy --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copy:
    """What the viewer has of the chain. ``disputed`` names the first rule that was broken; nothing is signed after it.

    ``notes`` are own notes that must appear as entries, with the time until when. ``tail_*`` is the chain of entries that
    this end writes alone after a loss; it starts from the head that it had.
    """

    session_id: bytes
    opened_ms: int
    head_n: int
    head: bytes
    last_mono_ms: int = 0
    disputed: str = ""
    signed_n: int = -1
    notes: tuple[tuple[int, int], ...] = ()
    tail_n: int = -1
    tail_head: bytes = b""
    tail_mono_ms: int = 0
    ended: bool = False


def open_copy(session_id: bytes, th: bytes, now_ms: int) -> Copy:
    return Copy(session_id, now_ms, -1, first_prev(session_id, th))


def dispute(copy: Copy, rule: str) -> Copy:
    return copy if copy.disputed else replace(copy, disputed=rule)


def take_entry(copy: Copy, n: int, line: bytes) -> tuple[Copy, Entry | None]:
    """Check an entry that the host sent against the chain. The entry is None when it is already known (sent again after a
    loss) or disputed; after a dispute nothing is taken any more."""
    if copy.disputed:
        return copy, None
    if n <= copy.head_n:
        return copy, None
    try:
        entry = decode_entry(line)
    except PeerError as error:
        return dispute(copy, error.rule), None
    rule = _broken_rule(copy, n, entry)
    if rule:
        return dispute(copy, rule), None
    after = replace(copy, head_n=n, head=digest_of(line), last_mono_ms=entry.mono, tail_n=-1, tail_head=b"")
    if isinstance(detail := entry.detail, Note) and entry.by is Role.VIEWER:
        after = replace(after, notes=tuple(note for note in copy.notes if note[0] != detail.id))
    return replace(after, ended=entry.ev == "session.end"), entry


def _broken_rule(copy: Copy, n: int, entry: Entry) -> str:
    by = Role.VIEWER if entry.ev == "note" else Role.HOST
    checks = (
        ("entry_number", entry.n == n == copy.head_n + 1),
        ("entry_session", entry.s == copy.session_id.hex()),
        ("entry_chain", entry.prev == copy.head.hex()),
        ("entry_order", entry.mono >= copy.last_mono_ms),
        ("entry_author", entry.by is by),
        ("entry_after_end", not copy.ended),
    )
    return next((rule for rule, holds in checks if not holds), "")


def expect_note(copy: Copy, note_id: int, now_ms: int) -> Copy:
    """An own note was sent: within 5 s it must be an entry. At most 64 may be open; more are disputed at once."""
    if len(copy.notes) >= OPEN_NOTES:
        return dispute(copy, "notes_missing")
    return replace(copy, notes=(*copy.notes, (note_id, now_ms + NOTE_WAIT_MS)))


def check_notes(copy: Copy, now_ms: int) -> Copy:
    if any(now_ms >= until_ms for _, until_ms in copy.notes):
        return dispute(replace(copy, notes=()), "note_missing")
    return copy


def may_sign(copy: Copy, n: int, digest: bytes) -> bool:
    """The viewer signs the head it has itself, if it disputes nothing and has not signed it yet."""
    return not copy.disputed and n == copy.head_n and digest == copy.head and n > copy.signed_n


def copy_wake_at(copy: Copy) -> int | None:
    return min((until_ms for _, until_ms in copy.notes), default=None)


def add_tail(copy: Copy, ev: str, detail: Detail, now_ms: int, wall_ms: int) -> tuple[Copy, bytes]:
    """Write an entry alone (the line is lost): the new copy, and the ``T`` item to append."""
    n = (copy.tail_n if copy.tail_head else copy.head_n) + 1
    prev = copy.tail_head or copy.head
    mono_ms = max(copy.last_mono_ms, copy.tail_mono_ms, now_ms - copy.opened_ms)
    line = encode_entry(copy.session_id, n, prev, Role.VIEWER, wall_ms, mono_ms, ev, detail)
    after = replace(copy, tail_n=n, tail_head=digest_of(line), tail_mono_ms=mono_ms)
    return after, tail_item(line)
