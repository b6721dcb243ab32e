"""JSON bodies, decoded strictly: exactly the Struct the route asks for, or a refusal that names the field.

Nothing is coerced, nothing unknown is skipped; depth, control characters and NUL are refused before a Struct is made
(bad-inputs.md R21; relay.md section 12). What is made of a body is bounded, not only its bytes: two bytes can be a list.
Litestar routes get it by ``StrictRequest``; the size and the time a body may take are the business of ``api.front``,
who may hand one in that of ``api.body_door``.
"""

import enum
import re
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from assistdesk.core.desk.shapes import BODY_BYTES_MAX
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import FieldError
from relay.api.problems import InvalidError, field_errors_of

JSON_DEPTH_MAX = 32
VALUES_MAX = 10_000
"""Values of one body, whatever holds them: a report of a long day has some thousands."""
MARKS_MAX = BODY_BYTES_MAX + 16_384
"""Commas and opening brackets, before anything is decoded: the longest comment may be of nothing but commas."""
NUMBER_END = 1 << 62
"""No id, number or time reaches it, and a database's integers hold it."""


class Holds(enum.Enum):
    """What a text may hold beside plain letters. NUL is never taken."""

    LINE = enum.auto()
    LINES = enum.auto()
    """Line ends and tabs: it becomes a comment, or is written in a field of several lines."""
    ANYTHING = enum.auto()
    """What a person likes: pasted logs hold escapes, passwords hold anything."""


HOLDS = dict.fromkeys(("text", "reason"), Holds.LINES) | dict.fromkeys(
    ("body", "notes", "password", "old", "new"), Holds.ANYTHING
)
"""By the name of the field; what lies in it (a text for each language) may hold as much."""

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of letters, marks that turn the direction of what follows."""
_LINES = str.maketrans("", "", "\t\n\r")
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

T = TypeVar("T")
_Found = tuple[Any, str, Holds, int]
"""A value, its path, what it may hold, how deep it lies."""


def decode_body(raw: bytes, kind: type[T]) -> T:
    """*raw* as a *kind*.

    Raises:
        RefusedError: ``malformed`` (400) for what is not JSON or nested too deep, ``too_large`` (413) for too many values.
        InvalidError: (422) with the path of the first field that is not right.
    """
    if raw.count(b",") + raw.count(b"[") + raw.count(b"{") > MARKS_MAX:
        raise RefusedError("too_large")
    try:
        value = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError("malformed") from error
    _check_texts(value)
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise InvalidError(*field_errors_of(error)) from error


def find_text_fault(text: str, holds: Holds = Holds.LINE) -> str | None:
    """Why a text is not taken: ``nul``, ``control`` or ``bidi``."""
    if "\x00" in text:
        return "nul"
    if holds is Holds.LINES:
        text = text.translate(_LINES)
    if holds is Holds.ANYTHING or (text.isascii() and text.isprintable()):
        return None
    found = _FORBIDDEN.search(text)
    if found is None:
        return None
    return "bidi" if found.group() in _BIDI_OVERRIDES else "control"


class StrictRequest(Request[Any, Any, Any]):
    """A request whose JSON is decoded by ``decode_body`` into what the handler's ``data`` is declared to be."""

    async def json(self) -> Any:
        """Raises as ``decode_body``; HTTP 415 for another media type."""
        if self.content_type[0] != "application/json":
            raise HTTPException(status_code=415)
        wanted = self.route_handler.parsed_data_field
        raw = await self.body()
        return decode_body(raw, wanted.annotation if wanted is not None else object)


def _check_texts(value: Any) -> None:
    """Walk without recursion: the depth is bounded by us, not by the interpreter, and so is the number of steps."""
    todo: list[_Found] = [(value, "", Holds.LINE, 1)]
    values = 1
    while todo:
        item, path, holds, depth = todo.pop()
        if isinstance(item, str):
            fault = find_text_fault(item, holds)
            if fault is not None:
                raise InvalidError(FieldError(field=path, code=fault))
        elif isinstance(item, int):
            if not -NUMBER_END < item < NUMBER_END:
                raise InvalidError(FieldError(field=path, code="out_of_range"))
        elif isinstance(item, dict | list):
            if depth > JSON_DEPTH_MAX:
                raise RefusedError("malformed")
            values += len(item)
            if values > VALUES_MAX:
                raise RefusedError("too_large")
            todo.extend(_children(item, path, holds, depth + 1))


def _children(item: dict[str, Any] | list[Any], path: str, holds: Holds, depth: int) -> list[_Found]:
    if isinstance(item, list):
        return [(child, f"{path}[]", holds, depth) for child in item]
    found: list[_Found] = []
    for name, child in item.items():
        if find_text_fault(name) is not None:
            raise InvalidError(FieldError(field=path, code="control"))
        found.append((child, f"{path}.{name[:40]}" if path else name[:40], HOLDS.get(name, holds), depth))
    return found
