"""core/desk/ranking.py: which of two tickets fits a search better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.fold import Term, fold, parse_query
from assistdesk.core.desk.ranking import Fit, as_typed, fit


def fit_of(query: str, subject: str, text: str) -> Fit:
    """Of a text that has all of the words, its own or its subject's."""
    terms = parse_query(query).terms
    assert all(term.stands_in(fold(subject)) or term.stands_in(fold(text)) for term in terms if not term.excluded)
    return fit(fold(subject), terms, stands_as_typed=as_typed(terms).stands_in(fold(text)))


@pytest.mark.parametrize(
    ("query", "subject", "text", "expected"),
    [
        ("printer offline", "Printer offline!", "it is", Fit.SUBJECT_PHRASE),
        ("printer offline", "Offline: my printers", "it is", Fit.SUBJECT),
        ("printer offline", "Help", "The PRINTER, offline again", Fit.PHRASE),
        ("printer offline", "Help", "the printer is offline", Fit.WORDS),
        ("printer offline", "Printer", "is offline", Fit.WORDS),
        ("print", "a printer", "", Fit.SUBJECT),
        ("print", "to print", "", Fit.SUBJECT_PHRASE),
        ("print", "a", "a printer", Fit.WORDS),
        ("print", "a", "print", Fit.PHRASE),
        ("sesion", "La SESIÓN", "", Fit.SUBJECT_PHRASE),
        ('"test page" printer', "a", "test page printer", Fit.PHRASE),
        ('"test page" printer', "printer: test page", "", Fit.SUBJECT),
        ("printer -offline", "my printer", "", Fit.SUBJECT_PHRASE),
        ("打印机", "打印机坏了", "", Fit.SUBJECT_PHRASE),
        ("打印机 test", "a", "打印机 test", Fit.PHRASE),
        ("打印机 test", "a", "test 打印机", Fit.WORDS),
        ("持", "a", "@支持请看日志", Fit.PHRASE),
        ("持 log", "a", "请支持 log", Fit.PHRASE),
        ("持 log", "a", "持久 log", Fit.WORDS),
    ],
)
def test_the_subject_is_better_than_a_phrase_and_a_phrase_than_words(
    query: str, subject: str, text: str, expected: Fit
) -> None:
    assert fit_of(query, subject, text) is expected


def test_the_order_is_subject_phrase_word() -> None:
    assert sorted(Fit, reverse=True) == [Fit.SUBJECT_PHRASE, Fit.SUBJECT, Fit.PHRASE, Fit.WORDS]


def test_a_phrase_ends_where_its_last_word_ends_but_not_with_a_sign() -> None:
    assert as_typed((Term(("test",)), Term(("pag",), prefix=True))) == Term(("test", "pag"))
    assert as_typed((Term(("持",), prefix=True),)) == Term(("持",), prefix=True)
    assert as_typed((Term(("打印", "印机")), Term(("x",), excluded=True), Term(("page",)))) == Term(
        ("打印", "印机", "机", "page")
    )


@given(st.lists(st.text(alphabet="abc打印机", min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_was_typed_always_fits_its_own_words_as_typed(words: list[str]) -> None:
    text = " ".join(words)
    assert fit_of(text, text, "") is Fit.SUBJECT_PHRASE
    assert fit_of(text, "x", text) is Fit.PHRASE
