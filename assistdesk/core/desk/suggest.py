"""What the search box offers while somebody types: operators, then the values they take (desk.md section 11).

Pure: the text, the place of the cursor and the names that are known go in, whole new texts come out. It finds nothing and
judges nothing: a fault is ``fold.parse_query``'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistdesk.core.desk.fold import NONE, OPERATORS, TIMED, VALUES, plain

SUGGESTIONS_MAX: Final = 8
ORDER: Final = (
    "status",
    "assignee",
    "is",
    "tag",
    "priority",
    "requester",
    "created",
    "updated",
    "due",
    "org",
    "group",
    "type",
)
"""The most used first; the others follow."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can stand behind an operator here: colleagues, customers and tags in sight."""

    agents: Sequence[str] = ()
    requesters: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``shown`` stands for the word that is being typed; ``text`` and ``cursor`` are what the box holds when it is taken.

    ``is_whole``: nothing is missing behind it, so it can be searched for at once.
    """

    shown: str
    operator: str
    text: str
    cursor: int
    is_whole: bool


def suggest(text: str, cursor: int, known: Known) -> list[Suggestion]:
    """At most eight, the best first; none inside exact words."""
    cursor = max(0, min(cursor, len(text)))
    start = _word_start(text, cursor)
    if start is None:
        return []
    word = text[start:cursor]
    sign = "-" if word.startswith("-") else ""
    name, colon, value = word.removeprefix("-").partition(":")
    shown = _values(name, value, known) if colon else _operators(name)
    rest = text[cursor:]
    return [
        Suggestion(
            one, name if colon else one[:-1], text[:start] + sign + one + rest, start + len(sign + one), bool(colon)
        )
        for one in shown
        if sign + one != word
    ][:SUGGESTIONS_MAX]


def _word_start(text: str, cursor: int) -> int | None:
    """Where the word before the cursor begins; None: the cursor stands in exact words."""
    start, is_quoted = 0, False
    for at, char in enumerate(text[:cursor]):
        if char == '"':
            if not is_quoted and at == start:
                start = at
            is_quoted = not is_quoted
        elif char.isspace() and not is_quoted:
            start = at + 1
    word = text[start:cursor]
    return None if word.startswith(('"', '-"')) else start


def _operators(name: str) -> list[str]:
    ordered = [*ORDER, *(one for one in OPERATORS if one not in ORDER)]
    found = [one for one in ordered if one.startswith(name.casefold())]
    return [f"{one}:" if one not in TIMED else f"{one}<" for one in found]


def _values(name: str, value: str, known: Known) -> list[str]:
    if name in VALUES:
        words: Sequence[str] = VALUES[name]
    elif name == "assignee":
        words = ("me", "none", *known.agents)
    elif name == "requester":
        words = ("me", *known.requesters)
    elif name == "due":
        words = (NONE,)
    else:
        words = known.tags if name == "tag" else ()
    begun = plain(value.strip('"'))
    found = [word for word in dict.fromkeys(words) if _fits(plain(word), begun)]
    return [f"{name}:{_quoted(word)}" for word in found]


def _fits(word: str, begun: str) -> bool:
    """A name is found by the beginning of any of its parts."""
    return word.startswith(begun) or any(part.startswith(begun) for part in word.split())


def _quoted(word: str) -> str:
    word = word.replace('"', "")
    return f'"{word}"' if any(char.isspace() for char in word) else word
