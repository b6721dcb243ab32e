"""Nameplates: length rule, drawing, reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from relay.sessions.codes import (
    CodeRules,
    nameplate_from,
    nameplate_length,
    numbers_of,
    read_nameplate,
)
from relay.sessions.ports import NameplateCounts

RULES = CodeRules()


@pytest.mark.parametrize(
    ("live", "cooling", "length"),
    [(0, 0, 4), (900, 0, 4), (901, 0, 5), (100, 4400, 4), (100, 4401, 5)],
)
def test_four_digits_last_until_a_tenth_is_live_or_half_is_taken(live: int, cooling: int, length: int) -> None:
    assert nameplate_length({4: NameplateCounts(live, cooling)}, RULES) == length


def test_five_full_digits_make_six_and_six_full_digits_make_none() -> None:
    full = {4: NameplateCounts(901, 0), 5: NameplateCounts(9001, 0)}
    assert nameplate_length(full, RULES) == 6
    with pytest.raises(RefusedError, match="codes_full"):
        nameplate_length({**full, 6: NameplateCounts(90_001, 0)}, RULES)


@given(st.sampled_from((4, 5, 6)), st.data())
def test_every_drawn_number_is_a_nameplate_of_its_length(length: int, data: st.DataObject) -> None:
    drawn = data.draw(st.integers(0, numbers_of(length) - 1))
    nameplate = nameplate_from(length, drawn)
    assert len(nameplate) == length
    assert read_nameplate(nameplate) == nameplate


def test_the_first_and_the_last_number_are_the_ends_of_the_range() -> None:
    assert (nameplate_from(4, 0), nameplate_from(4, numbers_of(4) - 1)) == ("1000", "9999")


@given(st.text(max_size=12))
def test_reading_answers_with_a_nameplate_or_refuses(text: str) -> None:
    try:
        read = read_nameplate(text)
    except RefusedError as refused:
        read, rule = None, refused.rule
    else:
        rule = None
    assert (read, rule) in ((text, None), (None, "nameplate_malformed"))
    assert read is None or 1000 <= int(read) <= 999_999


@pytest.mark.parametrize("text", ["", "123", "0123", "1234567", "4829157309", "48 29", "482x", "٤٨٢٩", "¹²³⁴"])
def test_R12_what_is_no_nameplate_is_refused_and_nothing_of_it_is_kept(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_nameplate(text)
    assert caught.value.fields == {}
    assert caught.value.__context__ is None
