"""Integers, parts, text classes, room names."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.wire import encoding
from assistdesk.core.wire.encoding import (
    Reader,
    is_body,
    is_line,
    is_name,
    lv,
    room_from_name,
    room_name,
    to_body,
    to_line,
    to_name,
    version_label,
    with_marks,
)

INTEGERS = (("u8", 0, 2**8 - 1), ("u16", 0, 2**16 - 1), ("u32", 0, 2**32 - 1), ("u64", 0, 2**64 - 1))
SIGNED = (("i16", -(2**15), 2**15 - 1), ("i32", -(2**31), 2**31 - 1))


@pytest.mark.parametrize(("name", "low", "high"), INTEGERS + SIGNED)
def test_an_integer_is_read_as_it_was_written_and_no_other_is_written(name: str, low: int, high: int) -> None:
    write = getattr(encoding, name)
    for value in (low, low + 1, 0, high - 1, high):
        assert getattr(Reader(write(value)), name)() == value
    for value in (low - 1, high + 1):
        with pytest.raises(MisuseError):
            write(value)


@given(st.lists(st.binary(max_size=20), max_size=6), st.lists(st.binary(max_size=20), max_size=6))
@settings(max_examples=100)
def test_different_lists_of_parts_never_give_the_same_bytes(one: list[bytes], other: list[bytes]) -> None:
    assert (lv(*one) == lv(*other)) == (one == other)
    reader = Reader(lv(*one))
    assert [reader.prefixed(20) for _ in one] == one
    reader.finish()


def test_a_reader_never_passes_the_end_and_leaves_nothing_over() -> None:
    reader = Reader(memoryview(b"abcdef"))
    assert reader.take(2) == b"ab"
    assert reader.left == 4
    for size in (5, -1, 2**62):
        with pytest.raises(PeerError, match="cut"):
            reader.take(size)
    with pytest.raises(PeerError, match="left_over"):
        reader.finish()
    assert reader.take(4) == b"cdef"
    reader.finish()


def test_a_part_that_claims_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(PeerError, match="too_long"):
        Reader(b"\xff\xff\xff\xff").prefixed(1_000)


def test_the_label_of_a_version_is_the_one_of_the_protocol() -> None:
    assert version_label(1) == b"AssistDesk/1"


@pytest.mark.parametrize(
    "bad", list("\0\n\t\r\x1b\x7f\x85\u00ad\u061c\u200b\u200e\u202e\u2028\u2029\u2066\ufeff\ue000\U000e0041")
)
def test_F9_a_line_holds_no_control_separator_private_or_invisible_character(bad: str) -> None:
    assert not is_line(f"a{bad}b")
    assert not is_name(bad)


@pytest.mark.parametrize("good", ["", "Zoë 東京 שלום", "क्\u200dष", "می\u200cخواهم", "👩\u200d🔧", "a\u00a0b", "\u0378"])
def test_a_line_holds_every_script(good: str) -> None:
    assert is_line(good)
    assert is_name(good)
    assert is_body(good, 100)


def test_F9_text_that_is_not_composed_is_refused() -> None:
    assert not is_line("e\u0301")
    assert not is_body("e\u0301", 100)


def test_F9_lengths_are_counted_in_characters_for_lines_and_in_bytes_for_bodies() -> None:
    assert is_line("é" * 200)
    assert not is_line("é" * 201)
    assert is_name("é" * 64)
    assert not is_name("é" * 65)
    assert is_body("é" * 50, 100)
    assert not is_body("é" * 50 + "x", 100)
    assert not is_body("x" * 101, 100)


def test_F9_a_body_takes_line_feeds_tabs_and_bidirectional_controls_but_no_other_control() -> None:
    assert is_body("a\n\tb\u202e\u2066\u061c", 100)
    for bad in "\r\0\x1b\u2028\ufeff\ue000\ud800":
        assert not is_body(f"a{bad}", 100)


@pytest.mark.parametrize("marks", ["\u0301", "\u0323", "\u0323\u0301", "\u0344", "\u0301\u0323"])
def test_F9_stacks_of_combining_marks_are_judged_in_bounded_time(marks: str) -> None:
    text = "ê" + marks * (131_000 // len(marks))
    assert is_body(text, 2**20) in (True, False)
    assert len(to_body(text, 262_144)) < 100


@given(st.text(alphabet=st.characters(), max_size=80), st.integers(1, 40))
@settings(max_examples=200)
def test_what_was_made_fit_to_travel_is_taken_by_the_other_end(text: str, limit: int) -> None:
    assert is_line(to_line(text, limit), limit)
    assert is_name(to_name(text))
    assert is_body(to_body(text, limit), limit)


@given(st.text(alphabet="aé日\n\t ", max_size=80))
def test_a_good_body_travels_unchanged(text: str) -> None:
    assert to_body(text, 1_000) == unicodedata.normalize("NFC", text)


def test_line_breaks_of_all_systems_become_line_feeds_in_a_body_and_spaces_in_a_line() -> None:
    assert to_body("a\r\nb\rc\u2028d", 100) == "a\nb\nc\nd"
    assert to_line("a\r\nb\tc") == "a b c"


def test_cutting_never_leaves_half_a_character() -> None:
    assert to_body("aéé", 4) == "aé"


@given(st.binary(min_size=16, max_size=16))
def test_a_room_has_one_name_of_26_letters(room: bytes) -> None:
    name = room_name(room)
    assert len(name) == 26
    assert room_from_name(name) == room


@pytest.mark.parametrize(
    "name", ["", "a" * 25, "a" * 27, "A" * 26, "a" * 25 + "1", "a" * 25 + "b", "a" * 26 + "\n", "é" * 26]
)
def test_no_other_spelling_names_a_room(name: str) -> None:
    with pytest.raises(PeerError, match="room_name"):
        room_from_name(name)


def test_a_room_of_another_size_has_no_name() -> None:
    with pytest.raises(MisuseError):
        room_name(bytes(15))


def test_F9_controls_of_direction_are_seen_and_turn_nothing() -> None:
    assert with_marks("a\u202eb\u2066c\u200fd") == "a[RLO]b[LRI]c[RLM]d"
    assert with_marks("año 中 €\n\u200d") == "año 中 €\n\u200d"
