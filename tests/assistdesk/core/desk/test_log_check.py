"""core/desk/log_check.py: whatever is done to a file, the first bad place is named; a file that was let alone is whole."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk import chain, log_check
from assistdesk.core.desk.log_check import EndedSession, check, compare
from assistdesk.core.desk.ticket_log import LINE_BYTES, write_header, write_line
from assistdesk.core.session.items import split_lines
from assistdesk.core.types import Outcome
from tests.kit.log_files import LATER, MADE_AT, TICKET_ID, audit, comment, line_of, lines, links, salt_of, words_at

LENGTH = 9
WHOLE = links(LENGTH)
FILE = lines(WHOLE)
places = st.integers(1, LENGTH)


def test_a_file_that_was_let_alone_is_whole() -> None:
    verdict = check(FILE)
    assert (verdict.outcome, verdict.rule, verdict.audits) == (Outcome.OK, "", LENGTH)
    assert (verdict.ticket_id, verdict.head, verdict.made_at) == (TICKET_ID, WHOLE[-1].hash, MADE_AT)
    assert (verdict.texts, verdict.silent) == (3, 0)
    empty = check([write_header(7, 0, "", MADE_AT)])
    assert (empty.outcome, empty.audits, empty.head) == (Outcome.OK, 0, chain.FIRST_PREV)


def test_words_that_were_erased_leave_it_whole_and_are_counted() -> None:
    verdict = check(lines(WHOLE, with_words=False))
    assert (verdict.outcome, verdict.texts, verdict.silent) == (Outcome.OK, 0, 3)


@given(at=places, data=st.data())
@settings(max_examples=400)
def test_T40_whatever_byte_is_flipped_its_place_is_named(at: int, data: st.DataObject) -> None:
    raw = bytearray(FILE[at])
    raw[data.draw(st.integers(0, len(raw) - 2))] ^= data.draw(st.integers(1, 255))
    file = split_lines([*FILE[:at], bytes(raw), *FILE[at + 1 :]], LINE_BYTES)
    verdict = check(file)
    assert (verdict.seq, verdict.audits, verdict.head) == (at, at - 1, WHOLE[at - 2].hash if at > 1 else "00" * 32)
    assert verdict.outcome in (Outcome.BAD, Outcome.TAIL)
    assert verdict.rule


@given(at=places)
def test_T40_a_dropped_audit_is_missed_where_it_stood(at: int) -> None:
    verdict = check([*FILE[:at], *FILE[at + 1 :]])
    assert verdict.seq == at
    assert verdict.outcome is (Outcome.TAIL if at == LENGTH else Outcome.BAD)


@given(first=places, second=places)
def test_T40_swapped_audits_show_at_the_first_of_them(first: int, second: int) -> None:
    file = list(FILE)
    file[first], file[second] = file[second], file[first]
    verdict = check(file)
    if first == second:
        assert verdict.outcome is Outcome.OK
    else:
        assert (verdict.outcome, verdict.rule, verdict.seq) == (Outcome.BAD, "number", min(first, second))


@given(at=places)
def test_T40_an_audit_that_comes_twice_shows_at_the_second(at: int) -> None:
    verdict = check([*FILE[: at + 1], *FILE[at:]])
    assert verdict.seq == at + 1
    assert verdict.rule == ("more_audits" if at == LENGTH else "number")


@given(size=st.integers(len(FILE[0]), sum(map(len, FILE)) - 1))
def test_T40_a_file_that_was_cut_misses_its_tail_from_there(size: int) -> None:
    whole = b"".join(FILE)
    kept = split_lines([whole[:size]], LINE_BYTES)
    seq = whole[:size].count(b"\n")
    verdict = check(kept)
    assert (verdict.outcome, verdict.seq, verdict.audits) == (Outcome.TAIL, seq, seq - 1)
    assert verdict.rule == ("tail_missing" if whole[size - 1 : size] == b"\n" else "line_cut")


@given(at=places, by=st.sampled_from(("words", "salt", "digest", "none_of_it")))
def test_T40_words_that_are_others_show_at_their_audit(at: int, by: str) -> None:
    link, text = WHOLE[at - 1], words_at(at)
    if not text:
        return
    said = {
        "words": (salt_of(text), text + "!"),
        "salt": (salt_of("other"), text),
        "digest": (salt_of("other"), "other"),
        "none_of_it": (bytes(16), ""),
    }
    verdict = check([*FILE[:at], write_line(link, [said[by]]), *FILE[at + 1 :]])
    assert (verdict.outcome, verdict.seq, verdict.rule) == (Outcome.BAD, at, "text_of_another")
    forged = line_of(link).replace(text.encode(), b"forged")
    assert check([*FILE[:at], forged, *FILE[at + 1 :]]).rule == "text"


def test_a_rewritten_tail_is_not_what_the_header_says() -> None:
    verdict = check([FILE[0], *lines(links(LENGTH, mark=5))[1:]])
    assert (verdict.outcome, verdict.rule, verdict.seq) == (Outcome.BAD, "header_head", 0)


def test_a_log_of_another_ticket_shows_at_its_first_audit() -> None:
    verdict = check([FILE[0], *lines(links(LENGTH, ticket_id=7))[1:]])
    assert (verdict.rule, verdict.seq) == ("other_ticket", 1)


@pytest.mark.parametrize("audits", [0, 3, LENGTH - 1])
def test_more_audits_than_the_header_says_show_at_the_first_of_them(audits: int) -> None:
    verdict = check([write_header(TICKET_ID, audits, "", MADE_AT), *FILE[1:]])
    assert (verdict.outcome, verdict.rule, verdict.seq) == (Outcome.BAD, "more_audits", audits + 1)


@pytest.mark.parametrize(
    ("file", "rule"),
    [([], "empty"), ([b"O {}\n"], "not_a_log"), ([FILE[0][:20]], "line_cut"), ([b"x" * (LINE_BYTES + 1)], "line_size")],
)
def test_what_does_not_begin_as_a_log_is_unreadable(file: list[bytes], rule: str) -> None:
    verdict = check(file)
    assert (verdict.outcome, verdict.rule, verdict.seq, verdict.audits) == (Outcome.UNREADABLE, rule, 0, 0)


def test_an_endless_file_is_left_at_its_first_bad_line() -> None:
    def endless() -> Iterator[bytes]:
        yield from FILE
        while True:
            yield FILE[1]

    assert check(endless()).rule == "more_audits"
    compared = compare(endless(), endless())
    assert (compared.this.rule, compared.other.rule, compared.rule) == ("more_audits", "more_audits", "")


# --- sessions -----------------------------------------------------------------------------------------------------


def test_what_a_session_left_is_told_also_by_types_of_later_programs() -> None:
    said = [
        {"type": "SessionEnded", "room": "a" * 26, "reason": "ended"},
        {
            "type": "SessionEnded",
            "room": "a" * 26,
            "reason": "ended",
            "ledger_head": "ab" * 32,
            "witness": "nobody yet",
        },
        {"type": "SessionEnded", "room": 7, "ledger_head": "ab" * 32},
        {"type": "OfTomorrow", "parts": [{"deep": [None, True, "x"]}]},
    ]
    one = audit(None, said)
    verdict = check(lines([one]))
    assert (verdict.outcome, verdict.sessions) == (Outcome.OK, (EndedSession(1, "a" * 26, "ab" * 32),))


def test_more_sessions_than_any_ticket_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_check, "SESSIONS_MAX", 3)
    ended = {"type": "SessionEnded", "room": "a" * 26, "ledger_head": "ab" * 32}
    file = [audit(None, [ended] * 2)]
    file.append(audit(file[0], [ended] * 2))
    verdict = check(lines(file))
    assert (verdict.outcome, verdict.rule) == (Outcome.BAD, "too_many_sessions")


# --- two files ----------------------------------------------------------------------------------------------------


@given(earlier=places, later=places)
def test_an_earlier_file_is_the_beginning_of_a_later_one(earlier: int, later: int) -> None:
    early, late = lines(WHOLE[:earlier]), lines(WHOLE[:later], made_at=LATER)
    there, back = compare(early, late), compare(late, early)
    if later >= earlier:
        assert (there.rule, back.rule) == ("", "")
    else:
        assert (there.rule, there.seq) == ("other_cut", later + 1)
        assert (back.rule, back.seq) == ("this_cut", later + 1)
    assert (there.this.audits, there.other.audits) == (earlier, later)


def test_of_two_files_made_at_nearly_the_same_time_either_may_be_the_longer() -> None:
    soon, later = (MADE_AT.replace("21:00", f"21:{second}") for second in ("10", "11"))
    assert compare(FILE, lines(WHOLE[:4], made_at=soon)).rule == ""
    assert compare(lines(WHOLE[:4], made_at=soon), FILE).rule == ""
    assert compare(FILE, lines(WHOLE[:4], made_at=later)).rule == "other_cut"


@given(at=st.integers(2, LENGTH), length=st.integers(2, LENGTH))
def test_T40_a_rewritten_log_disagrees_from_the_place_on_where_it_was_rewritten(at: int, length: int) -> None:
    rewritten = WHOLE[: at - 1]
    for link in WHOLE[at - 1 :]:
        rewritten = [*rewritten, audit(rewritten[-1], [{"type": "Seen", "user_id": 900 + link.seq}])]
    compared = compare(lines(WHOLE), lines(rewritten[:length], made_at=LATER))
    if length >= at:
        assert (compared.rule, compared.seq) == ("fork", at)
    else:
        assert (compared.rule, compared.seq) == ("other_cut", length + 1)


def test_words_that_were_erased_meanwhile_are_no_disagreement() -> None:
    assert compare(FILE, lines(WHOLE, made_at=LATER, with_words=False)).rule == ""


def test_files_that_are_none_or_of_other_tickets_are_not_held_against_each_other() -> None:
    assert compare(FILE, lines(links(3, ticket_id=7))).rule == "other_ticket"
    for pair in ((FILE, [b"x\n"]), ([b"x\n"], FILE), ([], [])):
        compared = compare(*pair)
        assert Outcome.UNREADABLE in (compared.this.outcome, compared.other.outcome)
        assert compared.rule == ""


def test_a_broken_file_is_named_as_such_and_not_as_one_that_was_cut() -> None:
    broken = [*FILE[:4], b"{}\n", *FILE[5:]]
    compared = compare(FILE, [lines(WHOLE, made_at=LATER)[0], *broken[1:]])
    assert (compared.rule, compared.other.seq, compared.other.rule) == ("", 4, "line_form")


def test_an_audit_without_a_list_of_events_says_nothing() -> None:
    odd = msgspec.structs.replace(audit(None, []), events=msgspec.Raw(b"7"))
    odd = msgspec.structs.replace(odd, hash=chain.next_head(chain.FIRST_PREV, odd))
    assert check(lines([odd])).outcome is Outcome.OK
    assert check(lines([audit(None, [comment(1, "x")])])).rule == ""
