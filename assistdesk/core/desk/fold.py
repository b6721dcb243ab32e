"""Search text: folding, queries, excerpts (desk.md section 11).

Both sides of a search are folded the same way: NFKD, marks dropped, case folded; a run of CJK signs ABC is written
"AB BC C", so that two signs match as a phrase and one sign by prefix. A query becomes terms and filters; what looks like
an operator and is none is a fault with its way out, all else is literal. No engine's syntax is known here: the store quotes
the terms its own way.
"""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

QUERY_CHARS_MAX = 400
TERMS_MAX = 16
TOKENS_PER_TERM_MAX = 32
EXCERPT_CHARS = 120
EXCERPT_WALK_MAX = 2_000
FILTERS = frozenset(
    (
        "status",
        "type",
        "priority",
        "channel",
        "assignee",
        "group",
        "requester",
        "org",
        "tag",
        "language",
        "created",
        "updated",
        "due",
    )
)
TIMED: Final = frozenset(("created", "updated", "due"))
"""Operators whose values are days and ages; an age of what is due lies ahead."""
NONE: Final = "none"

OPERATORS: Final = tuple(sorted(FILTERS | {"is"}))
VALUES: Final[dict[str, tuple[str, ...]]] = {
    "status": ("new", "open", "pending", "hold", "solved", "closed", "unsolved"),
    "type": ("question", "incident", "problem", "task", "feature"),
    "priority": ("low", "normal", "high", "urgent"),
    "channel": ("mail", "form", "app", "chat", "voice", "session", "room", "feed", "social", "api", "import"),
    "is": ("breached", "warning", "paused", "running", "met", "flagged"),
}
"""Operators whose values are a few words."""
DAY_FORMAT: Final = "%Y-%m-%d"
AGE: Final = re.compile(r"[0-9]{1,6}[mhdw]")
_HOURS: Final = {"h": 1, "d": 24, "w": 7 * 24}
_LOOKS_LIKE_ONE: Final = re.compile(r"[a-z]{3,12}")
_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Kana and Han: scripts that put no space between words."""
CJK_RUN: Final = re.compile(rf"[{_CJK}]+")
_RUN = re.compile(rf"(?P<cjk>[{_CJK}]+)|[^\W_{_CJK}]+")
MARKS_MAX: Final = 30
"""On one letter, as in Unicode's Stream-Safe Text Format (UAX 15): putting a run in order takes the square of its length."""
_HALFWIDTH_MARKS: Final = "\uff9e\uff9f"
"""Letters by their category, marks once they are spread."""
_MARKS_RUN = re.compile(rf"(?:[^\w\s\x00-\x7f]|[{_HALFWIDTH_MARKS}]){{{MARKS_MAX + 1},}}")
"""Where such a run may be: all of it, and little else, is neither letter nor space nor ASCII."""
_ASCII_RUN = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """NFKD, marks dropped, case folded. Of more than MARKS_MAX marks on one letter the rest is not looked at."""
    if text.isascii():
        return text.casefold()
    spread = unicodedata.normalize("NFKD", _MARKS_RUN.sub(_few_marks, text)).casefold()
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", spread) if not unicodedata.category(sign).startswith("M")
    )


def _few_marks(run: re.Match[str]) -> str:
    kept = []
    marks = 0
    for sign in run[0]:
        marks = marks + 1 if sign in _HALFWIDTH_MARKS or unicodedata.category(sign).startswith("M") else 0
        if marks <= MARKS_MAX:
            kept.append(sign)
    return "".join(kept)


def _runs(folded: str) -> Iterator[tuple[bool, str]]:
    """Yield (is CJK, run of letters and digits) in order."""
    for run in _RUN.finditer(folded):
        yield run.lastgroup is not None, run[0]


def _tokens(cjk: bool, run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))] if cjk else [run]


def fold(text: str) -> str:
    """The text as it is put into an index: tokens with one space between."""
    if text.isascii():  # most texts are, and have nothing to spread or to cut in two
        return " ".join(_ASCII_RUN.findall(text.casefold()))
    return " ".join(token for cjk, run in _runs(plain(text)) for token in _tokens(cjk, run))


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that must stand side by side; ``prefix``: the last one may be longer."""

    tokens: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False

    @property
    def stretch(self) -> str:
        """As it stands in a folded text that has a space at each end."""
        stretch = " " + " ".join(self.tokens)
        return stretch if self.prefix else stretch + " "

    def stands_in(self, folded: str) -> bool:
        return self.stretch in f" {folded} "


@dataclass(frozen=True, slots=True)
class Filter:
    """``name`` is one of FILTERS or "is"; ``operator`` is ":", "<" or ">"."""

    name: str
    value: str
    operator: str = ":"
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """An operator that is none ("operator"), or a value that its operator cannot have ("value").

    ``place`` is where ``word`` stands in the query; ``near``: what was probably meant, "" if nothing is like it.
    """

    kind: Literal["operator", "value"]
    word: str
    place: int
    operator: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    number: int | None = None
    faults: tuple[Fault, ...] = ()
    """"#1042" or "1042" alone: the ticket to open."""


def terms_of(text: str, *, excluded: bool = False, exact: bool = False) -> list[Term]:
    """Fold one word or phrase of a query. A word is one term, found from its beginning; a quoted phrase is exact."""
    runs = list(_runs(plain(text)))
    if not runs:
        return []
    tokens = [token for cjk, run in runs[:-1] for token in _tokens(cjk, run)]
    cjk, last = runs[-1]
    tokens += [last[at : at + 2] for at in range(len(last) - 1)] if cjk and len(last) > 1 else [last]
    kept = tuple(tokens[:TOKENS_PER_TERM_MAX])
    prefix = len(last) == 1 if cjk else not exact
    return [Term(kept, prefix=prefix and len(kept) == len(tokens), excluded=excluded)]


def _pieces(text: str) -> Iterator[tuple[bool, bool, str, int]]:
    """Split at spaces outside quotes; yield (excluded, quoted, piece, its place)."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        excluded = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
        at += excluded
        if text[at] == '"':
            end = text.find('"', at + 1)
            end = len(text) if end < 0 else end
            yield excluded, True, text[at + 1 : end], at
            at = end + 1
            continue
        end = _word_end(text, at)
        yield excluded, False, text[at:end], at
        at = end


def _word_end(text: str, at: int) -> int:
    """Where a word ends: at a space outside the quotes that may follow a colon."""
    while at < len(text) and not text[at].isspace():
        if text.startswith(':"', at):
            closing = text.find('"', at + 2)
            at = len(text) if closing < 0 else closing
        at += 1
    return min(at, len(text))


def _filter_of(piece: str, excluded: bool) -> Filter | None:
    for operator in (":", "<", ">"):
        name, found, value = piece.partition(operator)
        value = value.strip('"')
        if not found or not value:
            continue
        if operator == ":" and (name in FILTERS or name == "is"):
            return Filter(name, value, operator, excluded)
        if operator != ":" and name in TIMED:
            return Filter(name, value, operator, excluded)
    return None


def _fault_of(piece: str, found: Filter | None, place: int) -> Fault | None:
    """What is wrong with an unquoted piece, if it was meant as an operator."""
    name, colon, value = piece.partition(":")
    if found is None:
        is_meant = colon and value and not value.startswith("/") and _LOOKS_LIKE_ONE.fullmatch(name)
        return Fault("operator", name, place, near=_nearest(name, OPERATORS)) if is_meant else None
    if found.name in TIMED:
        is_none = (found.name, found.operator, found.value) == ("due", ":", NONE)
        return None if is_none or _is_time(found.value) else Fault("value", found.value, place, found.name)
    allowed = VALUES.get(found.name)
    if allowed is None or found.value.casefold() in allowed:
        return None
    return Fault("value", found.value, place, found.name, _nearest(found.value.casefold(), allowed))


def age_hours(value: str) -> int | None:
    """An age in whole hours, 0 where it has none (30m); None: it is no age."""
    return int(value[:-1]) * _HOURS.get(value[-1], 0) if AGE.fullmatch(value) else None


def _is_time(value: str) -> bool:
    """A day (2026-01-01) or an age (3d)."""
    try:
        return AGE.fullmatch(value) is not None or bool(
            datetime.datetime.strptime(value, DAY_FORMAT).replace(tzinfo=datetime.UTC)
        )
    except ValueError:
        return False


def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(word, known, 1)), "")


def quoted(query: str, fault: Fault) -> str:
    """*query* with the faulty piece as exact words: one way out."""
    end = _word_end(query, fault.place)
    return f'{query[: fault.place]}"{query[fault.place : end].replace(chr(34), "")}"{query[end:]}'


def mended(query: str, fault: Fault) -> str:
    """*query* as it was probably meant: the other way out. Without ``near`` it stays as it is."""
    if not fault.near:
        return query
    start = query.index(fault.word, fault.place)
    return query[:start] + fault.near + query[start + len(fault.word) :]


def parse_query(text: str) -> Query:
    """Read what a person typed. Never fails: faults are told, the too long is cut."""
    text = text[:QUERY_CHARS_MAX].strip()
    number = text.removeprefix("#")
    if number.isascii() and number.isdigit() and 0 < int(number) < 2**63:
        return Query(terms=tuple(terms_of(text)), number=int(number))
    terms: list[Term] = []
    filters: list[Filter] = []
    faults: list[Fault] = []
    for excluded, is_quoted, piece, place in _pieces(text):
        found = None if is_quoted else _filter_of(piece, excluded)
        fault = None if is_quoted else _fault_of(piece, found, place)
        if fault is not None:
            faults.append(fault)
        if found is not None:
            filters.append(found)
        else:
            terms.extend(terms_of(piece, excluded=excluded, exact=is_quoted))
    return Query(tuple(terms[:TERMS_MAX]), tuple(filters[:TERMS_MAX]), faults=tuple(faults[:TERMS_MAX]))


def excerpt(text: str, terms: tuple[Term, ...], *, chars: int = EXCERPT_CHARS) -> str:
    """The part of *text* around the first place where a wanted term begins, on one line; "" where none does."""
    line = " ".join(text.split())
    places = [_place(line, term.tokens[0]) for term in terms if not term.excluded]
    place = min((at for at in places if at >= 0), default=None)
    if place is None:
        return ""
    start = max(0, min(place - chars // 4, len(line) - chars))
    cut = line[start : start + chars]
    return ("…" if start else "") + cut + ("…" if start + chars < len(line) else "")


def _place(line: str, token: str) -> int:
    """Where *token* begins in *line*, or -1. Where folding changed lengths, only the beginning of *line* is walked."""
    folded = plain(line)
    if len(folded) == len(line):
        return next((run.start() + at for run in _RUN.finditer(folded) for at in _starts(run, token)), -1)
    walked = min(len(line), EXCERPT_WALK_MAX)
    return next((at for at in range(walked) if plain(line[at : at + 2 * len(token)]).startswith(token)), -1)


def _starts(run: re.Match[str], token: str) -> Iterator[int]:
    """A word is found at its beginning, a sign anywhere in its run."""
    at = run[0].find(token)
    if at == 0 or (at > 0 and run.lastgroup is not None):
        yield at
