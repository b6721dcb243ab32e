"""``assistdesk verify``: reads ledger files in bounded memory and prints what ``core.session.verify`` found, in plain words.

Exit status: 0 good, 1 bad, 2 good up to an entry whose rest only one end has signed, 3 unreadable. It needs no relay, no
display and no account: a customer can check her copy years later.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from assistdesk.core.errors import AssistDeskError
from assistdesk.core.session.items import RelayRecord, split_lines
from assistdesk.core.session.verify import Outcome, Verdict, compare_files, compare_relay, verify
from assistdesk.core.wire.control import RoomRecord
from assistdesk.core.wire.encoding import room_from_name

PIECE_BYTES = 64 * 1024
RECORD_BYTES_MAX = 64 * 1024
KEY_BYTES = 32


class UnreadableError(Exception):
    """A file that cannot be read as what it should be; the words are for the terminal."""


def verify_files(file: Path, relay: Path | None, other: Path | None, organisation: str | None) -> int:
    """Check *file*, with the other witnesses where they are given; print the result, return the exit status."""
    try:
        key = organisation_key(organisation)
        verdict = read_verdict(file, key)
        if other is not None and verdict.outcome is not Outcome.UNREADABLE:
            verdict = compare_files(verdict, read_verdict(other, key))
        if relay is not None and verdict.outcome is not Outcome.UNREADABLE:
            verdict = compare_relay(verdict, read_record(relay))
    except UnreadableError as error:
        sys.stdout.write(f"unreadable: {error}\n")
        return int(Outcome.UNREADABLE)
    sys.stdout.write(words(verdict) + "\n")
    return int(verdict.outcome)


def organisation_key(text: str | None) -> bytes | None:
    if text is None:
        return None
    try:
        key = bytes.fromhex(text.strip())
    except ValueError as error:
        raise UnreadableError("the organisation's key is not hex") from error
    if len(key) != KEY_BYTES:
        raise UnreadableError("the organisation's key has not 32 bytes")
    return key


def read_verdict(path: Path, key: bytes | None) -> Verdict:
    try:
        return verify(split_lines(pieces(path)), key)
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or type(error).__name__}") from error


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def read_record(path: Path) -> RelayRecord:
    """The relay's record: what GET /rooms/{room}/record answered, or an ``R`` item's JSON."""
    try:
        with path.open("rb") as file:
            raw = file.read(RECORD_BYTES_MAX + 1)
        if len(raw) > RECORD_BYTES_MAX:
            raise UnreadableError(f"{path}: too long for a relay's record")
        try:
            return msgspec.json.decode(raw, type=RelayRecord)
        except msgspec.MsgspecError:
            record = msgspec.json.decode(raw, type=RoomRecord)
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or type(error).__name__}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"{path}: not a relay's record") from error
    try:
        room = room_from_name(record.room).hex()
    except AssistDeskError as error:
        raise UnreadableError(f"{path}: not a relay's record") from error
    return RelayRecord(
        room=room,
        paired_ms=record.paired_at_ms or 0,
        ended_ms=record.ended_at_ms,
        bytes_from_host=record.bytes_to_viewer,
        bytes_from_viewer=record.bytes_to_host,
        outcome=record.outcome or "",
    )


def words(verdict: Verdict) -> str:
    """One line for the file, one for each witness that disagrees."""
    lines = [headline(verdict)]
    for found in verdict.disagreements:
        where = f" from entry {found.n}" if found.n >= 0 else ""
        lines.append(f"the {found.witness.value.replace('_', ' ')} disagrees{where}: {found.rule.replace('_', ' ')}")
    return "\n".join(lines)


def headline(verdict: Verdict) -> str:
    rule = verdict.rule.replace("_", " ")
    entry = f", entry {verdict.n}" if verdict.n >= 0 else ""
    match verdict.outcome:
        case Outcome.OK:
            return f"OK: {verdict.entries} entries, all countersigned"
        case Outcome.TAIL:
            return f"OK up to entry {verdict.countersigned_n}, tail not countersigned (last entry {verdict.last_n})"
        case Outcome.BAD if verdict.rule:
            return f"BAD: line {verdict.line}{entry}: {rule}"
        case Outcome.BAD:
            return "BAD: the file is whole, but a witness disagrees"
        case Outcome.UNREADABLE:
            return f"unreadable: line {verdict.line}: {rule}"
