"""Digits, check digit, typing, links, the guard over typed text, tries and time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.code import (
    CodeLife,
    CodeState,
    SessionCode,
    app_link,
    damm,
    grouped,
    make_code,
    normalised,
    parse_code,
    parse_link,
    secret_from_random,
    text_holds_code,
    web_link,
)
from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from tests.vectors import make
from tests.vectors import make_code as vectors

CODES = st.builds(
    lambda plate, secret: make_code(str(plate), f"{secret:05d}"), st.integers(1_000, 999_999), st.integers(0, 99_999)
)
CODE = parse_code("482 915 7309")


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("code.json") == vectors.build()
    assert len(vectors.build()) >= 200


@pytest.mark.parametrize("case", make.kept("code.json"), ids=str)
def test_H2_H3_T9_every_kept_code_and_link_is_answered_as_kept(case: dict[str, str]) -> None:
    def answer() -> SessionCode:
        return parse_code(case["typed"]) if "typed" in case else parse_link(case["link"], vectors.RELAY)

    if "digits" in case:
        assert answer().digits == case["digits"]
    else:
        with pytest.raises(RefusedError, match=case["refused"]):
            answer()


def test_the_examples_of_the_protocol_are_right() -> None:
    assert damm("572") == 4
    assert (CODE.nameplate, CODE.secret, CODE.digits[-1]) == ("4829", "15730", "9")
    for good in ("482 915 7309", "731 460 2856", "508 341 9621", "999 999 9990"):
        assert parse_code(good).spoken == good
    with pytest.raises(RefusedError, match="code_check"):
        parse_code("482 915 7306")


@given(CODES, st.data())
@settings(max_examples=60)
def test_H2_every_single_wrong_digit_and_every_swap_of_neighbours_is_caught(
    code: SessionCode, data: st.DataObject
) -> None:
    digits = code.digits
    place = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != digits[place]))
    assert damm(digits[:place] + other + digits[place + 1 :]) != 0
    if place and digits[place] != digits[place - 1]:
        assert damm(digits[: place - 1] + digits[place] + digits[place - 1] + digits[place + 1 :]) != 0


@given(CODES)
def test_a_code_survives_its_spoken_form_and_its_links(code: SessionCode) -> None:
    assert parse_code(code.spoken) == code
    assert [len(group) for group in code.spoken.split()] == {10: [3, 3, 4], 11: [3, 4, 4], 12: [4, 4, 4]}[
        len(code.digits)
    ]
    assert parse_link(app_link(code), None) == code
    assert parse_link(web_link(code, "help.example.org:8443"), "Help.Example.org:8443") == code


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_whatever_is_typed_is_a_code_or_is_refused(typed: str) -> None:
    try:
        code = parse_code(typed)
    except RefusedError:
        return
    assert damm(code.digits) == 0


@given(st.text(max_size=150))
@settings(max_examples=100)
def test_T9_whatever_a_link_says_is_a_code_or_is_refused(link: str) -> None:
    for text in (link, "assistdesk://join/" + link, "https://help.example.org/j/#" + link):
        try:
            code = parse_link(text, "help.example.org")
        except RefusedError:
            continue
        assert text.endswith(code.digits)


def test_T9_a_web_link_needs_the_configured_relay() -> None:
    with pytest.raises(RefusedError, match="link"):
        parse_link(web_link(CODE, "help.example.org"), None)


@given(CODES)
def test_H23_a_code_never_shows_its_secret(code: SessionCode) -> None:
    for shown in (repr(code), str(code), f"{code}", repr([code])):
        assert code.digits not in shown
        assert code.secret not in shown.replace(code.nameplate, "", 1)
    assert str(code) == f"SessionCode({code.nameplate}······)"


def test_a_code_under_way_is_grouped_as_it_grows() -> None:
    assert [grouped(digits) for digits in ("", "48", "4829", "4829157", "482915730")] == [
        "",
        "48",
        "482 9",
        "482 915 7",
        "482 915 730",
    ]


def test_what_makes_no_code_is_refused() -> None:
    for plate in ("0829", "482", "4829157", "48x9", "４829", "4829\n", ""):
        with pytest.raises(PeerError, match="nameplate"):
            make_code(plate, "15730")
    for secret in ("1573", "157300", "1573x", "15730\n"):
        with pytest.raises(MisuseError, match="secret"):
            make_code("4829", secret)
    for digits in ("4829157306", "0829157309", "482915730", "４829157309", "48x9157309"):
        with pytest.raises(MisuseError, match="code"):
            SessionCode(digits)


def test_secrets_are_uniform_numbers_with_their_zeros() -> None:
    assert [secret_from_random(number) for number in (0, 7, 99_999)] == ["00000", "00007", "99999"]
    for number in (-1, 100_000):
        with pytest.raises(MisuseError):
            secret_from_random(number)


def test_normalising_is_bounded() -> None:
    assert normalised("４8 २9") == "4829"
    with pytest.raises(RefusedError, match="code_length"):
        normalised(" " * 1_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "4829157309",
        "my code is 482 915 7309, thanks",
        "4-8-2-9-1-5-7-3-0-9",
        "482\n915\n7309",
        "４８２９１５７３０９",
        "٤٨٢٩١٥٧٣٠٩",
        "④⑧②⑨①⑤⑦③⓪⑨",
        "482.915/7309",
        "(482) + 915 = 7309!",
        "no 1: 4829157309",
        "12348291573095678",
        "4\u200b829157309",
    ],
)
def test_H21_typed_text_with_the_live_code_is_noticed(text: str) -> None:
    assert text_holds_code(text, CODE)


@pytest.mark.parametrize("text", ["", "482915730", "4829157306", "482 and 9157309", "the number 9037519284"])
def test_H21_other_text_is_let_through(text: str) -> None:
    assert not text_holds_code(text, CODE)


def test_H1_H14_three_tries_and_the_code_is_burned() -> None:
    life = CodeLife()
    for left in (2, 1, 0):
        assert life.is_live
        life = life.tried()
        assert life.tries_left == left
        life = life.failed()
    assert life.state is CodeState.WRONG
    with pytest.raises(MisuseError):
        life.tried()


def test_H1_the_third_try_may_still_succeed() -> None:
    life = CodeLife(tries=2).tried()
    assert life.is_live
    assert life.succeeded().state is CodeState.USED
    with pytest.raises(MisuseError):
        life.tried()


def test_H15_a_code_ends_after_ten_minutes_and_no_end_is_undone() -> None:
    assert CodeLife().at(599_999).is_live
    assert CodeLife().at(600_000).state is CodeState.EXPIRED
    assert CodeLife().at(600_000).at(0).state is CodeState.EXPIRED
    for over in (CodeLife().at(600_000), CodeLife().succeeded(), CodeLife().cancelled()):
        assert over.at(10**9) == over.succeeded() == over.cancelled() == over.failed() == over
        with pytest.raises(MisuseError):
            over.tried()
