"""JSON bodies, decoded strictly: exactly the Struct the route asks for, or a refusal that names the field.

Nothing is coerced, nothing unknown is skipped; depth, control characters and NUL are refused before a Struct is made
(bad-inputs.md R21; relay.md section 12). Litestar routes get it by ``StrictRequest``; the size and the time a body may
take are the business of ``api.front``.
"""

import unicodedata
from typing import Any, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import FieldError
from relay.api.problems import InvalidError, field_errors_of

JSON_DEPTH_MAX = 32
NUMBER_END = 1 << 62
"""No id, number or time reaches it, and a database's integers hold it."""
FREE_TEXT = frozenset({"body", "notes", "password", "old", "new"})
"""Fields where a person may put what they like, NUL excepted: pasted logs hold escapes, passwords hold anything."""

_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs"})
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

T = TypeVar("T")


def decode_body(raw: bytes, kind: type[T]) -> T:
    """*raw* as a *kind*.

    Raises:
        RefusedError: ``malformed`` (400) for what is not JSON or nested too deep.
        InvalidError: (422) with the path of the first field that is not right.
    """
    try:
        value = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError("malformed") from error
    _check_texts(value)
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise InvalidError(*field_errors_of(error)) from error


def find_text_fault(text: str, *, free: bool = False) -> str | None:
    """Why a text is not taken: ``nul``, ``control`` or ``bidi``; free text may hold the last two."""
    if "\x00" in text:
        return "nul"
    if free or (text.isascii() and text.isprintable()):
        return None
    for letter in text:
        if letter in _BIDI_OVERRIDES:
            return "bidi"
        if unicodedata.category(letter) in _FORBIDDEN_CATEGORIES:
            return "control"
    return None


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
    """Walk without recursion: the depth is bounded by us, not by the interpreter."""
    todo: list[tuple[Any, str, bool, int]] = [(value, "", False, 1)]
    while todo:
        item, path, free, depth = todo.pop()
        if isinstance(item, str):
            fault = find_text_fault(item, free=free)
            if fault is not None:
                raise InvalidError(FieldError(field=path, code=fault))
        elif isinstance(item, int):
            if not -NUMBER_END < item < NUMBER_END:
                raise InvalidError(FieldError(field=path, code="out_of_range"))
        elif isinstance(item, dict | list):
            if depth > JSON_DEPTH_MAX:
                raise RefusedError("malformed")
            todo.extend(_children(item, path, free, depth + 1))


def _children(item: dict[str, Any] | list[Any], path: str, free: bool, depth: int) -> list[tuple[Any, str, bool, int]]:
    if isinstance(item, list):
        return [(child, f"{path}[]", free, depth) for child in item]
    found = []
    for name, child in item.items():
        if find_text_fault(name) is not None:
            raise InvalidError(FieldError(field=path, code="control"))
        found.append((child, f"{path}.{name[:40]}" if path else name[:40], name in FREE_TEXT, depth))
    return found
