"""``assistdesk verify``: reads sessions' ledgers and tickets' logs in bounded memory and prints what the core found, in plain
words; which of the two a file is, its first byte says.

Exit status: 0 good, 1 bad, 2 good up to an entry whose rest only one end has signed (a log: up to an audit, the rest is
missing), 3 unreadable. It needs no relay, no display and no account: a customer can check her copy years later.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from assistdesk.core.desk.log_check import Compared, LogVerdict, check, compare
from assistdesk.core.desk.ticket_log import LINE_BYTES as LOG_LINE_BYTES
from assistdesk.core.errors import AssistDeskError
from assistdesk.core.session.items import LINE_BYTES, RelayRecord, split_lines
from assistdesk.core.session.log_sessions import hold_ledger
from assistdesk.core.session.verify import Outcome, Verdict, compare_files, compare_relay, verify
from assistdesk.core.wire.control import RoomRecord
from assistdesk.core.wire.encoding import room_from_name

PIECE_BYTES = 64 * 1024
RECORD_BYTES_MAX = 64 * 1024
KEY_BYTES = 32


class UnreadableError(Exception):
    """A file that cannot be read as what it should be; the words are for the terminal."""


def verify_files(
    file: Path, relay: Path | None, other: Path | None, organisation: str | None, ledger: Path | None = None
) -> int:
    """Check *file*, with the other witnesses where they are given; print the result, return the exit status."""
    try:
        key = organisation_key(organisation)
        if is_log(file):
            if relay is not None:
                raise UnreadableError("a relay's record goes with a session's ledger, not with a ticket's log")
            return verify_log(file, other, None if ledger is None else read_verdict(ledger, key))
        if ledger is not None:
            raise UnreadableError("--ledger goes with a ticket's log")
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
    return verify(lines_of(path, LINE_BYTES), key)


def lines_of(path: Path, line_bytes: int) -> Iterator[bytes]:
    """A file's lines, read piece by piece. Raises UnreadableError."""
    try:
        yield from split_lines(pieces(path), line_bytes)
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or type(error).__name__}") from error


def is_log(path: Path) -> bool:
    """A ticket's log begins as JSON does, a session's ledger never. Raises UnreadableError."""
    return next(lines_of(path, LINE_BYTES), b"")[:1] == b"{"


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


# --- a ticket's log -----------------------------------------------------------------------------------------------

LOG_RULES: Final[Mapping[str, str]] = {
    "line_size": "the line is longer than any audit's",
    "line_cut": "the line ends in the middle",
    "line_form": "the line has not the form of an audit",
    "line_spelling": "the line is not spelt as a relay spells it",
    "not_a_log": "neither a session's ledger nor a ticket's log",
    "log_version": "this log was made by a later program than this one",
    "other_ticket": "it is of another ticket",
    "number": "another audit stands here: one is missing, comes twice or was moved",
    "public_number": "its public number does not follow the one before",
    "time": "it is older than the audit before it",
    "previous": "it does not follow the audit before it",
    "hash": "it is not what its hash says",
    "text": "the words are not those that were said",
    "text_of_another": "words stand here of which this audit knows nothing",
    "more_audits": "more audits follow than the header says",
    "header_head": "the last audit is not the one that the header names",
    "too_many_sessions": "more sessions than any ticket has",
}
"""What ``log_check`` finds, as a sentence."""


def verify_log(file: Path, other: Path | None, ledger: Verdict | None) -> int:
    """Check a ticket's log, with another file of it and a session's ledger where they are given. Raises UnreadableError."""
    lines = lines_of(file, LOG_LINE_BYTES)
    compared = None if other is None else compare(lines, lines_of(other, LOG_LINE_BYTES))
    log = check(lines) if compared is None else compared.this
    said, outcome = [log_headline(log)], log.outcome
    if log.outcome is not Outcome.UNREADABLE:
        found = [] if compared is None else [compared_words(compared)]
        if ledger is not None:
            found.append(ledger_words(log, ledger))
        elif log.sessions:
            said.append("sessions: the log names their ledgers; --ledger FILE holds one against it")
        said += (sentence for sentence, _ in found)
        outcome = worst(log.outcome, *(one for _, one in found))
    sys.stdout.write("\n".join(said) + "\n")
    return int(outcome)


def worst(*found: Outcome) -> Outcome:
    """A missing tail is told as one unless something is bad as well."""
    return max(found, key=(Outcome.OK, Outcome.TAIL, Outcome.BAD, Outcome.UNREADABLE).index)


def log_headline(log: LogVerdict) -> str:
    why = LOG_RULES.get(log.rule, log.rule.replace("_", " "))
    match log.outcome:
        case Outcome.OK:
            silent = f", {log.silent} comments without their words" if log.silent else ""
            return f"OK: ticket {log.ticket_id}, {log.audits} audits, {log.texts} texts{silent}, head {log.head}"
        case Outcome.TAIL:
            return f"OK up to audit {log.audits}, tail missing from audit {log.seq}"
        case Outcome.BAD:
            return f"BAD: {f'audit {log.seq}' if log.seq else 'header'}: {why}"
        case Outcome.UNREADABLE:
            return f"unreadable: {why}"


def compared_words(compared: Compared) -> tuple[str, Outcome]:
    """What another file of the ticket says to this one."""
    other = compared.other
    match compared.rule:
        case "other_ticket":
            return "the other file is of another ticket", Outcome.BAD
        case "fork":
            return f"the other file disagrees from audit {compared.seq}", Outcome.BAD
        case "this_cut":
            return f"tail missing from audit {compared.seq}: the other file is older and has it", Outcome.TAIL
        case "other_cut":
            return f"the other file is newer and lacks the tail from audit {compared.seq}", Outcome.BAD
        case _ if other.outcome is not Outcome.OK:
            return f"the other file is not whole: {log_headline(other)}", Outcome.BAD
        case _:
            return f"the other file agrees: {other.audits} audits, of {other.made_at}", Outcome.OK


def ledger_words(log: LogVerdict, ledger: Verdict) -> tuple[str, Outcome]:
    """What a session's ledger says to the log."""
    if ledger.outcome in (Outcome.BAD, Outcome.UNREADABLE):
        return f"the ledger is not whole: {headline(ledger)}", Outcome.BAD
    held = hold_ledger(log, ledger)
    match held.rule:
        case "no_such_session":
            return "the ledger is of a session whose ledger this log does not name", Outcome.BAD
        case "ledger_head":
            return f"the ledger disagrees: audit {held.seq} names an entry that is not in it", Outcome.BAD
        case _:
            return f"the ledger agrees: {headline(ledger)}", Outcome.OK
