"""What a sentence is, and the mark by which ``pyside6-lupdate`` finds it. Knows no Qt and no sentence."""

from typing import NamedTuple

CONTEXT = "words"


class Phrase(NamedTuple):
    """A sentence in English with its key; ``{name}`` are placeholders, ``%n`` a number that chooses the plural."""

    source: str
    key: str
    is_plural: bool = False


def translate(context: str, source: str, key: str, n: int | None = None) -> Phrase:
    """Mark a sentence for translation: the name, and *n* = 1 for a plural, are what lupdate looks for."""
    if context != CONTEXT:
        raise ValueError(context)
    return Phrase(source, key, n is not None)
