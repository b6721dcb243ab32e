"""Who a message calls: "@support", "＠soporte", "@支持请看" (desk.md section 13).

Text and names are folded alike (compatibility forms, case, marks). An "@" right after a letter, digit, dot or dash is part
of an address and calls nobody; a CJK sign before it is no letter in this sense, for those scripts put no space between
words. The longest known name wins; a CJK name needs no word end. Nothing here knows who is on duty or what is sent.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from assistdesk.core.desk.fold import plain

MENTIONS_MAX: Final = 50
NAME_CHARS_MAX: Final = 200
BEGUN_CHARS_MAX: Final = 60
SIGNS: Final = ("@", "＠", "﹫")
"""What folds to "@"."""
_ADDRESS: Final = frozenset(".-")
_CJK_NAMES: Final = ("CJK UNIFIED", "CJK COMPATIBILITY", "HIRAGANA", "KATAKANA")


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a name calls."""

    kind: Literal["user", "group"]
    id: int


@dataclass(frozen=True, slots=True)
class Mention:
    """``start`` and ``end`` are places in the text as it was written, the "@" included."""

    start: int
    end: int
    target: Target


class Names:
    """The names and aliases of a desk, folded once. Of two equal ones the first stays."""

    def __init__(self, names: Iterable[tuple[str, Target]]) -> None:
        known: dict[str, Target] = {}
        for name, target in names:
            folded = plain(name.strip().lstrip("@＠"))[:NAME_CHARS_MAX]
            if folded:
                known.setdefault(folded, target)
        self._known: Mapping[str, Target] = known
        self._lengths = sorted({len(name) for name in known}, reverse=True)

    def longest_at(self, folded: str, at: int) -> tuple[str, Target] | None:
        """The longest name that stands in *folded* at *at* and ends where a word may end: a CJK sign begins a new one."""
        for length in self._lengths:
            name = folded[at : at + length]
            target = self._known.get(name)
            after = folded[at + length : at + length + 1]
            if target is not None and (_is_cjk(name[-1]) or not _is_word(after) or _is_cjk(after)):
                return name, target
        return None


def find_mentions(text: str, names: Names) -> list[Mention]:
    """All calls in *text*, in order; at most fifty."""
    folded, places = _fold_with_places(text)
    mentions: list[Mention] = []
    at = folded.find("@")
    while at >= 0 and len(mentions) < MENTIONS_MAX:
        found = None if at and _joins(folded[at - 1]) else names.longest_at(folded, at + 1)
        if found is None:
            at = folded.find("@", at + 1)
            continue
        name, target = found
        end = at + 1 + len(name)
        mentions.append(Mention(places[at], places[end - 1] + 1, target))
        at = folded.find("@", end)
    return [_with_marks(text, mention) for mention in mentions]


def begun(text: str) -> tuple[int, str] | None:
    """Where the "@" of a name that is being typed at the end of *text* stands, and what follows it; None: there is none."""
    line = text[-BEGUN_CHARS_MAX:].rpartition("\n")[2]
    at = max(line.rfind(sign) for sign in SIGNS)
    if at < 0 or _joins(plain(line[:at])[-1:]):
        return None
    return len(text) - len(line) + at, line[at + 1 :]


def begins(name: str, begun_words: str) -> bool:
    """Does the name, or a word of it, begin so?"""
    wanted, folded = plain(begun_words), plain(name)
    starts = [0, *(at + 1 for at, sign in enumerate(folded) if not _is_word(sign))]
    starts += [at for at, sign in enumerate(folded) if _is_cjk(sign)]
    return any(folded.startswith(wanted, at) for at in starts if at < len(folded))


def called(mentions: Iterable[Mention]) -> list[Target]:
    """Each target once, in the order of its first call."""
    return list(dict.fromkeys(mention.target for mention in mentions))


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its signs the place it came from."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        folded = plain(sign)
        signs.append(folded)
        places += [place] * len(folded)
    return "".join(signs), places


def _with_marks(text: str, mention: Mention) -> Mention:
    """Combining marks after the last sign belong to it."""
    end = mention.end
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return Mention(mention.start, end, mention.target)


def _joins(sign: str) -> bool:
    """Would an "@" after this sign be part of an address?"""
    return sign in _ADDRESS or (_is_word(sign) and not _is_cjk(sign))


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _is_cjk(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(_CJK_NAMES)
