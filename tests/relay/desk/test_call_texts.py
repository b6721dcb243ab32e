"""What the relay writes of calls: every language says all of it, and nothing is asked of a number that nobody knows."""

import pytest

from relay.desk.call_texts import TEXTS, UNKNOWN, ticket_of, unknown_name


@pytest.mark.parametrize("is_missed", [True, False])
@pytest.mark.parametrize("locale", [*TEXTS, "es-ES", "fr", ""])
def test_subject_and_words_name_the_number_where_there_is_one(locale: str, is_missed: bool) -> None:
    known, unknown = (ticket_of(number, is_missed, locale) for number in ("+34600112233", ""))
    for text in (known.subject, known.body):
        assert "+34600112233" in text
    for text in (known.subject, known.body, unknown.subject, unknown.body):
        assert not set("{}") & set(text)
    assert known.language == (locale or "en")


def test_every_language_has_all_of_it() -> None:
    assert set(TEXTS) == set(UNKNOWN) == {"en", "es", "zh"}
    assert len({frozenset(texts) for texts in TEXTS.values()}) == 1
    assert [unknown_name(locale) for locale in ("es-MX", "fr")] == [UNKNOWN["es"], UNKNOWN["en"]]
