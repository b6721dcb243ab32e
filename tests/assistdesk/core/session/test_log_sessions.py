"""core/session/log_sessions.py: the log's word on a session's end against the session's own ledger."""

from dataclasses import replace

import pytest

from assistdesk.core.desk.log_check import EndedSession, LogVerdict
from assistdesk.core.session.items import split_lines
from assistdesk.core.session.log_sessions import HeldLedger, hold_ledger
from assistdesk.core.session.verify import Verdict, verify
from assistdesk.core.types import Outcome
from assistdesk.core.wire.encoding import room_name
from tests.vectors import make_session


@pytest.fixture(scope="module")
def ledger() -> Verdict:
    return verify(split_lines([(make_session.HERE / "good.adledger").read_bytes()]))


def log_saying(*ended: EndedSession) -> LogVerdict:
    return LogVerdict(Outcome.OK, sessions=ended)


def test_the_same_head_agrees_and_so_does_that_of_an_end_that_had_less(ledger: Verdict) -> None:
    room = room_name(ledger.room)
    whole = EndedSession(8, room, ledger.digests[-1].hex())
    shorter = EndedSession(6, room, ledger.digests[-3].hex())
    other = EndedSession(3, room_name(bytes(16)), "ab" * 32)
    assert hold_ledger(log_saying(other, shorter, whole), ledger) == HeldLedger()


def test_another_head_disagrees_at_its_audit(ledger: Verdict) -> None:
    room = room_name(ledger.room)
    found = hold_ledger(
        log_saying(EndedSession(6, room, ledger.digests[-1].hex()), EndedSession(9, room, "ab" * 32)), ledger
    )
    assert found == HeldLedger("ledger_head", 9)


def test_a_ledger_that_was_cut_lacks_what_the_log_says(ledger: Verdict) -> None:
    said = log_saying(EndedSession(8, room_name(ledger.room), ledger.digests[-1].hex()))
    assert hold_ledger(said, replace(ledger, digests=ledger.digests[:-1])) == HeldLedger("ledger_head", 8)


def test_entries_that_one_end_wrote_alone_count(ledger: Verdict) -> None:
    cut = replace(ledger, digests=ledger.digests[:-1], tail_digests=ledger.digests[-1:])
    said = log_saying(EndedSession(8, room_name(ledger.room), ledger.digests[-1].hex()))
    assert hold_ledger(said, cut) == HeldLedger()


@pytest.mark.parametrize("room", ["", "a" * 26, "é" * 26, "A" * 26])
def test_a_session_that_the_log_does_not_know_is_said(room: str, ledger: Verdict) -> None:
    assert hold_ledger(log_saying(EndedSession(8, room, "ab" * 32)), ledger) == HeldLedger("no_such_session")
    assert hold_ledger(log_saying(), ledger) == HeldLedger("no_such_session")
