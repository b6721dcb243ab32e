"""The writer lets nothing pass before the disk, loses nothing it can keep, and the copy disputes what does not fit."""

from dataclasses import replace

import pytest

from assistdesk.core.session import ledger
from assistdesk.core.session.entries import LinkMoved, Refused, decode_entry, encode_entry
from assistdesk.core.session.items import EntryLine, parse_item
from assistdesk.core.types import Role

SID, TH = bytes(16), bytes(64)


def writer_with(*keys: int) -> ledger.Writer:
    writer = ledger.open_writer(SID, TH, 1_000)
    for key in keys:
        writer = ledger.add(writer, "link.moved", LinkMoved(), 1_500, 9, key=key)
    return writer


def lines_of(data: bytes) -> list[bytes]:
    items = [parse_item(line) for line in data.splitlines(keepends=True)]
    return [item.line for item in items if isinstance(item, EntryLine)]


def test_facts_are_chained_and_come_back_when_they_are_on_disk() -> None:
    writer, data = ledger.begin(writer_with(0, 7), 2_000)
    first, second = (decode_entry(line) for line in lines_of(data))
    assert (first.n, second.n, first.mono) == (0, 1, 500)
    assert ledger.begin(writer, 2_000)[1] == b""
    assert ledger.written(writer, 0)[1] == ()
    after, done = ledger.written(writer, 1)
    assert [entry.fact.key for entry in done] == [0, 7]
    assert after.is_idle
    assert after.head == done[-1].digest
    assert ledger.is_known_head(after, 0, done[0].digest)


def test_C11_a_failure_drops_what_would_give_keeps_the_rest_and_tries_again() -> None:
    writer, _ = ledger.begin(writer_with(0, 7), 2_000)
    assert ledger.failed(writer, 0, 2_000) == (writer, ())
    writer, dropped = ledger.failed(writer, 1, 2_000)
    assert [fact.key for fact in dropped] == [7]
    assert writer.is_failing
    assert ledger.begin(writer, 2_999)[1] == b""
    assert ledger.writer_wake_at(writer) == 3_000
    writer, data = ledger.begin(writer, 3_000)
    assert len(lines_of(data)) == 1
    assert ledger.retry_at(writer) is None
    writer, _ = ledger.written(writer, 0)
    assert not writer.is_failing


def test_what_waits_is_bounded_and_the_loss_is_counted() -> None:
    writer = writer_with(*[0] * 1_002)
    assert (len(writer.waiting), writer.lost_facts) == (1_000, 2)
    _, data = ledger.begin(writer, 0)
    assert len(lines_of(data)) == ledger.GROUP_FACTS


def test_a_head_is_due_after_what_must_be_countersigned_and_every_thirty_seconds() -> None:
    writer, _ = ledger.begin(writer_with(0), 2_000)
    writer, done = ledger.written(writer, 0)
    assert not ledger.wants_signature(writer, done, 2_000)
    assert ledger.writer_wake_at(writer) == 31_000
    assert ledger.wants_signature(writer, (), 31_000)
    signed = ledger.signed(writer, 31_000)
    assert not ledger.wants_signature(signed, (), 99_000)
    assert ledger.writer_wake_at(signed) is None


# --- the copy -----------------------------------------------------------------------------------------------------


def entry(copy: ledger.Copy, **changes: object) -> bytes:
    fields: dict[str, object] = {
        "session_id": SID,
        "n": copy.head_n + 1,
        "prev": copy.head,
        "by": Role.HOST,
        "wall_ms": 5,
        "mono_ms": 50,
        "ev": "link.moved",
        "detail": LinkMoved(),
    }
    return encode_entry(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_fitting_entry_is_taken_once() -> None:
    copy = ledger.open_copy(SID, TH, 0)
    line = entry(copy)
    after, taken = ledger.take_entry(copy, 0, line)
    assert taken is not None
    assert (after.head_n, after.last_mono_ms) == (0, 50)
    assert ledger.take_entry(after, 0, line) == (after, None)
    assert ledger.may_sign(after, 0, after.head)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"n": 2}, "entry_number"),
        ({"session_id": bytes([1]) * 16}, "entry_session"),
        ({"prev": bytes(32)}, "entry_chain"),
        ({"mono_ms": 49}, "entry_order"),
        ({"by": Role.VIEWER}, "entry_author"),
        ({}, "entry_after_end"),
    ],
)
def test_D10_what_does_not_fit_is_disputed(changes: dict[str, object], rule: str) -> None:
    start = ledger.open_copy(SID, TH, 0)
    copy, _ = ledger.take_entry(start, 0, entry(start))
    if rule == "entry_after_end":
        copy = replace(copy, ended=True)
    line = entry(copy, **changes)
    after, taken = ledger.take_entry(copy, 1, line)
    assert (after.disputed, taken) == (rule, None)
    assert ledger.take_entry(after, 1, entry(copy)) == (after, None)
    assert not ledger.may_sign(after, 0, after.head)
    assert ledger.dispute(after, "later").disputed == rule


def test_open_notes_are_bounded() -> None:
    copy = ledger.open_copy(SID, TH, 0)
    for number in range(65):
        copy = ledger.expect_note(copy, number, 0)
    assert copy.disputed == "notes_missing"
    assert ledger.copy_wake_at(copy) == 5_000
    assert ledger.check_notes(ledger.open_copy(SID, TH, 0), 9_999).disputed == ""


def test_a_tail_has_a_chain_of_its_own_from_the_last_head() -> None:
    copy = ledger.open_copy(SID, TH, 0)
    copy, _ = ledger.take_entry(copy, 0, entry(copy))
    one, first = ledger.add_tail(copy, "link.moved", LinkMoved(), 60, 1)
    two, second = ledger.add_tail(one, "refused", Refused("x", 1), 55, 1)
    entries = [decode_entry(line) for data in (first, second) for line in lines_of(data)]
    assert [each.n for each in entries] == [1, 2]
    assert entries[0].prev == copy.head.hex()
    assert [each.mono for each in entries] == [60, 60]
    assert two.head_n == 0
