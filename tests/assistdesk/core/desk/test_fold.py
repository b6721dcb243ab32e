"""core/desk/fold.py: folding, queries, excerpts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.fold import (
    EXCERPT_CHARS,
    MARKS_MAX,
    QUERY_CHARS_MAX,
    TERMS_MAX,
    TOKENS_PER_TERM_MAX,
    Fault,
    Filter,
    Term,
    age_hours,
    excerpt,
    fold,
    mended,
    parse_query,
    plain,
    quoted,
    terms_of,
)


def finds(term: Term, text: str) -> bool:
    """What a full-text index does with a term: its tokens side by side, the last one by prefix if it says so."""
    tokens = fold(text).split()
    width = len(term.tokens)
    for at in range(len(tokens) - width + 1):
        *exact, last = tokens[at : at + width]
        if tuple(exact) == term.tokens[:-1] and (
            last.startswith(term.tokens[-1]) if term.prefix else last == term.tokens[-1]
        ):
            return True
    return False


def found(query: str, text: str) -> bool:
    return all(finds(term, text) for term in terms_of(query))


def test_R1_two_signs_are_found_within_a_run_and_at_its_end() -> None:
    assert found("支持", "@支持请看日志")
    assert found("支持", "请支持")


def test_R1_one_sign_is_found_by_prefix() -> None:
    assert found("持", "@支持请看日志")
    assert found("持", "请支持")


def test_R1_marks_do_not_count() -> None:
    assert found("sesion", "Hola, mi sesión no abre")
    assert found("SESIÓN", "sesion")


@pytest.mark.no_cover
@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0301" * 400_000 + "\u0316", "\uff9e\u0334", "\u0344\u0316\u0334"])
def test_T3_half_a_million_marks_on_one_letter_are_not_put_in_order(marks: str) -> None:
    """Each of them moves before all others: unbounded, it is a matter of minutes."""
    upside_down = marks * (500_000 // len(marks))
    assert fold("s" + upside_down + "esi" + upside_down + "on") == "sesion"


def test_T3_letters_amid_signs_that_are_no_marks_are_all_kept() -> None:
    assert fold("…" * 40 + "é" + "—" * 40 + "e\u0301" + "\u0301" * MARKS_MAX + "★" * 40 + "ß") == "e e ss"
    assert plain("…" * 40 + "\u0301" * 40 + "x") == "..." * 40 + "x"


@given(st.text(alphabet=st.characters(categories=["L", "M", "P", "S"]), max_size=MARKS_MAX))
def test_a_text_of_few_marks_is_spread_whole(text: str) -> None:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    assert plain(text) == "".join(sign for sign in spread if not unicodedata.category(sign).startswith("M"))


def test_a_run_of_signs_is_written_in_pairs() -> None:
    assert fold("支持请") == "支持 持请 请"
    assert fold("VPN登录 42%") == "vpn 登录 录 42"
    assert fold("snake_case a.b") == "snake case a b"


def test_a_longer_run_needs_its_signs_in_order() -> None:
    assert found("请看日志", "@支持请看日志")
    assert not found("看请", "@支持请看日志")


def test_a_word_is_found_from_its_beginning_and_a_quoted_one_only_whole() -> None:
    assert found("print", "the printer")
    assert not found("rinter", "the printer")
    (quoted,) = parse_query('"print"').terms
    assert not finds(quoted, "the printer")
    assert finds(quoted, "print it")


WORDS = st.text(st.sampled_from("abñéßAB支持请ıİ1ﬁがπ"), min_size=1, max_size=6)


@given(before=st.lists(WORDS, max_size=3), word=WORDS, after=st.lists(WORDS, max_size=3))
def test_every_word_of_a_text_finds_it(before: list[str], word: str, after: list[str]) -> None:
    assert found(word, " ".join([*before, word, *after]))


@given(st.text(st.characters(exclude_categories=("Cn", "Cs")), max_size=60))
def test_folding_twice_is_folding_once_for_words_and_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert all(token.isalnum() for token in fold(text).split())


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    assert fold(f"{text} é").split() == [*fold(text).split(), "e"]


def test_operators_phrases_and_exclusions_are_read() -> None:
    query = parse_query(
        'status:open assignee:me -tag:vip "no abre" printer -offline created>2026-01-01 updated<3d is:flagged'
    )
    assert query.filters == (
        Filter("status", "open"),
        Filter("assignee", "me"),
        Filter("tag", "vip", excluded=True),
        Filter("created", "2026-01-01", ">"),
        Filter("updated", "3d", "<"),
        Filter("is", "flagged"),
    )
    assert query.terms == (
        Term(("no", "abre")),
        Term(("printer",), prefix=True),
        Term(("offline",), prefix=True, excluded=True),
    )


def test_a_filters_value_may_be_quoted() -> None:
    assert parse_query('requester:"Lucía Fernández" x').filters == (Filter("requester", "Lucía Fernández"),)
    assert parse_query('org:"not closed').filters == (Filter("org", "not closed"),)


def test_a_number_alone_opens_the_ticket_and_is_searched_too() -> None:
    assert parse_query("#1042").number == 1042
    assert parse_query(" 1042 ").number == 1042
    assert parse_query("1042").terms == (Term(("1042",), prefix=True),)
    for text in ("#", "0", "10 42", "#١٢", "9" * 30, "-5"):
        assert parse_query(text).number is None


@pytest.mark.parametrize(
    "text",
    ['"*', "NEAR(", "%_", "a OR b", "status:", ":x", "<3", "--", '"', '-"', "' OR 1=1 --", "subject<3", "\x00", "a:b"],
)
def test_T6_what_is_no_operator_is_literal_and_nothing_fails(text: str) -> None:
    query = parse_query(text)
    assert query.filters == ()
    assert all(token.isalnum() for term in query.terms for token in term.tokens)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("stauts:open printer", Fault("operator", "stauts", 0, near="status")),
        ("printer -tagg:vip", Fault("operator", "tagg", 9, near="tag")),
        ("foobar:1", Fault("operator", "foobar", 0)),
        ("is:late", Fault("value", "late", 0, "is")),
        ("status:opne", Fault("value", "opne", 0, "status", "open")),
        ("x created>yesterday", Fault("value", "yesterday", 2, "created")),
        ("updated<2026-02-30", Fault("value", "2026-02-30", 0, "updated")),
        ('priority:"very high"', Fault("value", "very high", 0, "priority", "high")),
    ],
)
def test_what_looks_like_an_operator_and_is_none_is_a_fault(text: str, fault: Fault) -> None:
    assert parse_query(text).faults == (fault,)


@pytest.mark.parametrize(
    "text",
    [
        "status:OPEN is:breached assignee:anybody tag:x created>2026-01-31 updated<12h",
        'say "stauts:open"',
        "Exception:NullPointer 10:30 http://a.example/x ab:c 支持:请看 C:\\temp trailing: a:b",
    ],
)
def test_what_is_right_quoted_or_ordinary_text_is_no_fault(text: str) -> None:
    assert parse_query(text).faults == ()


def test_each_fault_has_two_ways_out() -> None:
    query = 'printer -stauts:open "x y"'
    (fault,) = parse_query(query).faults
    assert mended(query, fault) == 'printer -status:open "x y"'
    assert quoted(query, fault) == 'printer -"stauts:open" "x y"'
    (nothing_near,) = parse_query("foobar:1").faults
    assert mended("foobar:1", nothing_near) == "foobar:1"
    for better in (mended(query, fault), quoted(query, fault)):
        assert parse_query(better).faults == ()


@given(st.text(alphabet='abc:<"- is', max_size=30))
def test_quoting_takes_every_fault_away_one_by_one(text: str) -> None:
    text = text.strip()
    for _ in range(20):
        faults = parse_query(text).faults
        if not faults:
            return
        text = quoted(text, faults[0])
    raise AssertionError(text)


@given(st.text(max_size=600))
def test_T6_any_query_is_answered_within_its_limits(text: str) -> None:
    query = parse_query(text)
    assert len(query.terms) <= TERMS_MAX
    assert len(query.filters) <= TERMS_MAX
    assert all(0 < len(term.tokens) <= TOKENS_PER_TERM_MAX for term in query.terms)


def test_T39_an_empty_and_a_very_long_query_are_no_trouble() -> None:
    assert parse_query("") == parse_query("   ")
    assert parse_query("x" * 100_000).terms == (Term(("x" * QUERY_CHARS_MAX,), prefix=True),)
    assert terms_of("!?") == []


def test_an_excerpt_shows_the_place_on_one_line() -> None:
    text = "one\n" * 100 + "the PRINTER is\noffline " + "tail " * 100
    shown = excerpt(text, parse_query("printer").terms)
    assert "PRINTER is offline" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) == EXCERPT_CHARS + 2


def test_an_excerpt_of_a_short_text_is_the_text_and_of_what_is_not_there_nothing() -> None:
    assert excerpt("mi sesión", parse_query("sesion").terms) == "mi sesión"
    assert excerpt("@支持请看日志", parse_query("看日").terms) == "@支持请看日志"
    assert excerpt("misprint", parse_query("print").terms) == ""
    assert excerpt("words", parse_query("-words").terms) == ""


def test_an_excerpt_finds_its_place_where_folding_changes_lengths() -> None:
    text = "Straße " * 30 + "the ﬁle is gone"
    assert "ﬁle" in excerpt(text, parse_query("file").terms)
    assert excerpt("Straße", parse_query("gone").terms) == ""


@pytest.mark.parametrize("query", ["due<2d", "due>2026-01-31", "due:3d", "due:none", "-due:none"])
def test_what_is_due_takes_a_day_an_age_or_none(query: str) -> None:
    parsed = parse_query(query)
    assert (parsed.faults, parsed.terms, [one.name for one in parsed.filters]) == ((), (), ["due"])


@pytest.mark.parametrize("query", ["due<none", "due:soon", "due>2026-02-30", "created:none"])
def test_what_is_due_at_no_time_is_a_fault(query: str) -> None:
    assert [one.kind for one in parse_query(query).faults] == ["value"]


@pytest.mark.parametrize(
    ("text", "hours"), [("12h", 12), ("3d", 72), ("2w", 336), ("90m", 0), ("0d", 0), ("2026-01-01", None), ("d", None)]
)
def test_an_age_is_whole_hours_or_none(text: str, hours: int | None) -> None:
    assert age_hours(text) == hours
