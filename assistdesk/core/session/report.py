"""What of a session goes into its ticket: facts out of a ledger file, the other witnesses, and how far they agree.

Structured facts only; the draft note and the timeline entry are made of them elsewhere. Works on a file that was cut off, and
with no file at all: then the relay's record is the only witness and the report says so.

Refuses to know: tickets, sentences, files.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import msgspec
from msgspec import Struct

from assistdesk.core.errors import PeerError
from assistdesk.core.session.entries import (
    ClipSent,
    Detail,
    Entry,
    FileFact,
    Invited,
    LinkBack,
    Note,
    PeerIdentity,
    PermissionFact,
    RecordingDone,
    RecordingFact,
    Refused,
    SafetyCompared,
    SessionEnd,
    SessionOpen,
    decode_entry,
)
from assistdesk.core.session.items import EntryLine, RelayRecord, parse_item
from assistdesk.core.session.verify import Disagreement, Outcome, Verdict
from assistdesk.core.types import InviteKind, LineLimit, NoteEvent, Role, SafetyPolicy, SafetyResult

GUIDE: Final = "guide"
"""The text of the agent's note that says how many steps of a guide were saved."""


class WitnessedBy(enum.StrEnum):
    """Who bears the report out: one end's file, both ends' signatures on all of it, or the relay's record alone."""

    AGENT = "agent"
    CUSTOMER = "customer"
    BOTH = "both"
    RELAY = "relay"


class GrantUsed(Struct, frozen=True):
    """One grant: session times in ms, and the seconds from its yes to its end (holds in between are not taken out)."""

    permission: str
    grant: int
    from_ms: int
    until_ms: int
    on_s: int
    ended_why: str


class FileUsed(Struct, frozen=True):
    sender: Role
    name: str
    size: int
    sha256: str
    why: str | None


class RecordingUsed(Struct, frozen=True):
    """A recording that was made: its file's name at the end that made it, and how long it ran."""

    name: str
    sha256: str
    seconds: int


class ColleagueCalled(Struct, frozen=True):
    """A colleague about whom the customer was asked, and what she said, in session time."""

    kind: InviteKind
    name: str
    is_yes: bool
    at_ms: int


class SessionReport(Struct, frozen=True, kw_only=True):
    """Everything that ticket, draft note and timeline need. ``digest`` is the last entry's hash, empty without a ledger."""

    session_id: str
    room: str
    started_wall_ms: int
    ended_wall_ms: int
    duration_s: int
    witness: WitnessedBy
    is_complete: bool
    end_why: str
    end_by: str
    agent_name: str
    organisation: str
    is_agent_verified: bool
    unverified_reason: str
    safety_policy: SafetyPolicy | None
    safety_result: SafetyResult | None
    grants: tuple[GrantUsed, ...]
    seconds: dict[str, int]
    asked: dict[str, int]
    refused: dict[str, int]
    files: tuple[FileUsed, ...]
    clipboard_pieces: int
    recordings: tuple[RecordingUsed, ...]
    colleagues: tuple[ColleagueCalled, ...]
    notes: tuple[str, ...]
    guide_steps: int
    losses: int
    away_s: int
    rtt_ms: int
    kbps: int
    fps: int
    limit: LineLimit
    bytes_in: int
    bytes_out: int
    relay_outcome: str
    digest: str
    entries: int
    countersigned_entries: int
    differences: tuple[str, ...]


@dataclass
class _Open:
    grant: int
    from_ms: int


@dataclass
class _Tally:
    """What one pass over the entries gathers."""

    first: Entry | None = None
    last: Entry | None = None
    opening: SessionOpen | None = None
    end: SessionEnd | None = None
    identity: PeerIdentity | None = None
    safety: SafetyCompared | None = None
    open: dict[str, _Open] = field(default_factory=dict)
    grants: list[GrantUsed] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    files: list[FileUsed] = field(default_factory=list)
    clips: int = 0
    recordings: list[RecordingUsed] = field(default_factory=list)
    colleagues: list[ColleagueCalled] = field(default_factory=list)
    recorded_ms: tuple[int, int] | None = None
    """From when to when the agent's last recording ran; no end yet: the same time twice."""
    guide_steps: int = 0
    notes: list[str] = field(default_factory=list)
    losses: int = 0
    away_s: int = 0

    def take(self, entry: Entry) -> None:
        self.first = self.first or entry
        self.last = entry
        detail: Detail = entry.detail
        match detail:
            case SessionOpen():
                self.opening = detail
            case SessionEnd():
                self.end = detail
            case PeerIdentity():
                self.identity = detail
            case SafetyCompared():
                self.safety = detail
            case PermissionFact():
                self._permission(entry.ev, detail, entry.mono)
            case FileFact() if entry.ev != "file.offered":
                why = detail.why.value if detail.why else None
                self.files.append(FileUsed(detail.sender, detail.name, detail.size, detail.sha256, why))
            case ClipSent():
                self.clips += 1
            case RecordingFact() if detail.grant:
                began_ms = entry.mono if entry.ev == "rec.on" or self.recorded_ms is None else self.recorded_ms[0]
                self.recorded_ms = (began_ms, entry.mono)
            case RecordingDone():
                self.recordings.append(RecordingUsed("", detail.sha256, detail.ms // 1000))
            case Invited():
                self.colleagues.append(ColleagueCalled(detail.kind, detail.name, detail.answer, entry.mono))
            case Note():
                self._note(detail, entry.mono)
            case Refused():
                self.refused[detail.kind] = self.refused.get(detail.kind, 0) + detail.count
            case LinkBack():
                self.away_s += detail.away_s
            case _:
                self.losses += int(entry.ev == "link.lost")

    def _note(self, note: Note, mono_ms: int) -> None:
        if note.ev is NoteEvent.REC_DONE:
            began_ms, ended_ms = self.recorded_ms or (mono_ms, mono_ms)
            until_ms = ended_ms if ended_ms > began_ms else mono_ms
            self.recordings.append(RecordingUsed(note.text, note.hash, (until_ms - began_ms) // 1000))
            self.recorded_ms = None
        elif note.ev is NoteEvent.AGENT_NOTE and note.text == GUIDE:
            self.guide_steps += note.num
        elif note.ev is NoteEvent.AGENT_NOTE:
            self.notes.append(note.text)

    def _permission(self, ev: str, fact: PermissionFact, mono_ms: int) -> None:
        match ev:
            case "perm.asked":
                self.asked[fact.perm] = self.asked.get(fact.perm, 0) + 1
            case "perm.on":
                self._close(fact.perm, mono_ms, "renewed")
                self.open[fact.perm] = _Open(fact.grant, mono_ms)
            case "perm.off":
                if fact.perm in self.open and self.open[fact.perm].grant == fact.grant:
                    self._close(fact.perm, mono_ms, fact.why.value if fact.why else "")
            case _:
                pass  # a hold is at most one entry a minute: it says that, not for how long

    def _close(self, perm: str, mono_ms: int, why: str) -> None:
        if (opened := self.open.pop(perm, None)) is not None:
            on_s = (mono_ms - opened.from_ms) // 1000
            self.grants.append(GrantUsed(perm, opened.grant, opened.from_ms, mono_ms, on_s, why))

    def close_all(self) -> None:
        mono_ms = self.last.mono if self.last else 0
        for perm in list(self.open):
            self._close(perm, mono_ms, "")


def build_report(
    lines: Iterable[bytes], verdict: Verdict | None, relay: RelayRecord | None, holder: Role | None
) -> SessionReport:
    """The report on one session.

    ``lines`` is the file of ``holder`` (the end that handed it in; None: there is none), ``verdict`` what ``verify`` said of it
    (and ``compare_*`` of the others), ``relay`` the relay's own record. Nothing is smoothed over: what differs is listed.
    """
    tally = _Tally()
    digest = b""
    for entry, entry_digest in _entries(lines, verdict):
        tally.take(entry)
        digest = entry_digest
    tally.close_all()
    first, last, end = tally.first, tally.last, tally.end
    record = relay or (verdict.relay if verdict else None)
    started_ms = first.wall if first else (record.paired_ms if record else 0)
    ended_ms = last.wall if last else ((record.ended_ms or record.paired_ms) if record else 0)
    duration_ms = last.mono if last else max(0, ended_ms - started_ms)
    identity, safety = tally.identity, tally.safety
    return SessionReport(
        session_id=first.s if first else "",
        room=tally.opening.room if tally.opening else (record.room if record else ""),
        started_wall_ms=started_ms,
        ended_wall_ms=ended_ms,
        duration_s=duration_ms // 1000,
        witness=_witness(verdict, holder if first else None),
        is_complete=verdict is not None and verdict.outcome is Outcome.OK and end is not None,
        end_why=end.why.value if end else "",
        end_by=end.by if end else "",
        agent_name=identity.name if identity else "",
        organisation=identity.organisation if identity else "",
        is_agent_verified=bool(identity and identity.verified),
        unverified_reason=identity.reason if identity and not identity.verified else "",
        safety_policy=tally.opening.policy if tally.opening else None,
        safety_result=safety.result if safety else None,
        grants=tuple(tally.grants),
        seconds=_seconds(tally.grants),
        asked=tally.asked,
        refused=tally.refused,
        files=tuple(tally.files),
        clipboard_pieces=tally.clips,
        recordings=tuple(tally.recordings),
        colleagues=tuple(tally.colleagues),
        notes=tuple(tally.notes),
        guide_steps=tally.guide_steps,
        losses=tally.losses,
        away_s=tally.away_s,
        rtt_ms=end.rtt_ms if end else 0,
        kbps=end.kbps if end else 0,
        fps=end.fps if end else 0,
        limit=end.limit if end else LineLimit.NONE,
        bytes_in=end.bytes_in if end else (record.bytes_from_viewer if record else 0),
        bytes_out=end.bytes_out if end else (record.bytes_from_host if record else 0),
        relay_outcome=record.outcome if record else "",
        digest=digest.hex(),
        entries=verdict.entries if verdict else 0,
        countersigned_entries=verdict.countersigned_n + 1 if verdict else 0,
        differences=_differences(verdict),
    )


def _entries(lines: Iterable[bytes], verdict: Verdict | None) -> Iterable[tuple[Entry, bytes]]:
    """Entries up to the first bad line. A viewer's tail counts where it is the last there is: once the line is back, the chain
    itself tells what the tail told."""
    bad_line = verdict.line if verdict and verdict.outcome in (Outcome.BAD, Outcome.UNREADABLE) else 0
    tail: list[EntryLine] = []
    for number, raw in enumerate(lines, start=1):
        if bad_line and number >= bad_line:
            break
        try:
            item = parse_item(raw)
        except PeerError:
            break
        if isinstance(item, EntryLine) and item.is_tail:
            tail.append(item)
        elif isinstance(item, EntryLine):
            tail.clear()
            yield decode_entry(item.line), item.digest
    for item in tail:
        yield decode_entry(item.line), item.digest


def _witness(verdict: Verdict | None, holder: Role | None) -> WitnessedBy:
    if holder is None or verdict is None:
        return WitnessedBy.RELAY
    if verdict.outcome is Outcome.OK:
        return WitnessedBy.BOTH
    return WitnessedBy.AGENT if holder is Role.VIEWER else WitnessedBy.CUSTOMER


def _seconds(grants: list[GrantUsed]) -> dict[str, int]:
    total: dict[str, int] = {}
    for grant in grants:
        total[grant.permission] = total.get(grant.permission, 0) + grant.on_s
    return total


def _differences(verdict: Verdict | None) -> tuple[str, ...]:
    """Short rule names: what is wrong with the file, then who disagrees about what."""
    if verdict is None:
        return ("no_ledger",)
    own = (verdict.rule,) if verdict.rule else ()
    return (*own, *(_spelt(each) for each in verdict.disagreements))


def _spelt(disagreement: Disagreement) -> str:
    at = f" at {disagreement.n}" if disagreement.n >= 0 else ""
    return f"{disagreement.witness.value}: {disagreement.rule}{at}"


def encode_report(report: SessionReport) -> bytes:
    return msgspec.json.encode(report)
