"""core/desk/mentions.py: trap 33, longest names, and places in the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.mentions import MENTIONS_MAX, Mention, Names, Target, begins, begun, called, find_mentions

SUPPORT, ANA, ANA_MARIA, BO = Target("group", 1), Target("user", 2), Target("user", 3), Target("user", 4)
NAMES = Names(
    [
        ("@support", SUPPORT),
        ("soporte", SUPPORT),
        ("支持", SUPPORT),
        ("Ana", ANA),
        ("Ana María", ANA_MARIA),
        ("Bo", BO),
        ("bo", ANA),
        ("  ", ANA),
    ]
)


def targets(text: str) -> list[Target]:
    return [mention.target for mention in find_mentions(text, NAMES)]


@pytest.mark.parametrize(
    "text", ["@支持请看", "＠soporte,", "@Support.", "请@支持", "(@SUPPORT)", "a @support", "@Sopórte"]
)
def test_trap_33_these_ring_the_group(text: str) -> None:
    assert targets(text) == [SUPPORT]


@pytest.mark.parametrize(
    "text",
    [
        "a@support.com",
        "a.@support",
        "a-@support",
        "7@support",
        "ñ@support",
        "@supporters",
        "@support_2",
        "@",
        "support",
    ],
)
def test_trap_33_these_ring_nobody(text: str) -> None:
    assert targets(text) == []


def test_the_longest_known_name_wins() -> None:
    assert targets("@ana maria, @Ana, @anabel") == [ANA_MARIA, ANA]


def test_a_name_may_be_followed_by_a_script_without_spaces() -> None:
    assert targets("请@Ana看一下, @bo。") == [ANA, BO]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@", (0, "")),
        ("hi @An", (3, "An")),
        ("hi @Ana Mar", (3, "Ana Mar")),
        ("请＠王", (1, "王")),
        ("@bo, @an", (5, "an")),
        ("first line\n@a", (11, "a")),
        ("x" * 100 + " @a", (101, "a")),
    ],
)
def test_a_name_that_is_being_typed_is_found(text: str, found: tuple[int, str]) -> None:
    assert begun(text) == found


@pytest.mark.parametrize("text", ["", "hi", "a@b", "7@b", "n\u0303@b", "@a\nb", "@" + "x" * 100])
def test_addresses_and_finished_lines_are_no_name_that_is_being_typed(text: str) -> None:
    assert begun(text) is None


def test_any_word_of_a_name_may_be_begun() -> None:
    for typed in ("", "í", "i", "iñ", "PEÑ", "pena", "íñigo p"):
        assert begins("Íñigo Peña", typed), typed
    for typed in ("ñigo", "peña ", "x", "íñigo  p"):
        assert not begins("Íñigo Peña", typed), typed
    assert begins("王小芳", "小")
    assert begins("O'Neil-Ruiz", "ruiz")
    assert not begins("", "a")


def test_of_two_equal_names_the_first_stays() -> None:
    assert targets("@bo") == [BO]


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    text = "ﬁn ＠Ana Mari\u0301a y @bo"
    first, second = find_mentions(text, NAMES)
    assert text[first.start : first.end] == "＠Ana Mari\u0301a"
    assert text[second.start : second.end] == "@bo"
    accented = "@bo\u0301!"
    assert [accented[m.start : m.end] for m in find_mentions(accented, NAMES)] == ["@bo\u0301"]
    assert find_mentions("@bo\u0301", NAMES) == [Mention(0, 4, BO)]


def test_each_target_is_called_once() -> None:
    assert called(find_mentions("@bo @ana @bo @support @soporte", NAMES)) == [BO, ANA, SUPPORT]


def test_no_more_than_fifty_calls_are_read() -> None:
    assert len(find_mentions("@bo " * 500, NAMES)) == MENTIONS_MAX


@given(st.text(alphabet="@＠ab o支持.-_ \u0301A", max_size=40))
def test_every_call_begins_with_its_sign_and_none_overlap(text: str) -> None:
    mentions = find_mentions(text, NAMES)
    assert all(text[mention.start] in "@＠" for mention in mentions)
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
