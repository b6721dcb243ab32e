"""Page cursors: opaque, signed, bound to the list they came from (desk.md section 12).

A cursor of another list, another sort or another desk, or a changed one, is refused; it can never move a page to where its
reader may not look, since rights are part of the query. It knows no list.

A cursor is the key of a row, so it is as good for the page after that row as for the one before it. A page that was come to
from another one leads back there; whether there is more on its other side is known, since one row more was read.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from assistdesk.core.desk.shapes_pages import PageMeta
from assistdesk.core.errors import RefusedError
from relay.desk.refusals import FieldsError

T = TypeVar("T")

SIGNATURE_BYTES = 12
CURSOR_CHARS_MAX = 200


def write_cursor(key: bytes, scope: str, *numbers: int) -> str:
    """A cursor for *scope* (which list, sorted how, filtered by what)."""
    body = msgspec.json.encode(numbers)
    return base64.urlsafe_b64encode(_sign(key, scope, body) + body).decode().rstrip("=")


def read_cursor(key: bytes, scope: str, text: str, count: int) -> tuple[int, ...]:
    """The numbers in a cursor.

    Raises:
        RefusedError: ``cursor_malformed``.
    """
    try:
        if len(text) > CURSOR_CHARS_MAX:
            raise ValueError
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        signature, body = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, _sign(key, scope, body)):
            raise ValueError
        numbers = msgspec.json.decode(body, type=tuple[int, ...])
        if len(numbers) != count:
            raise ValueError
    except (ValueError, msgspec.MsgspecError) as error:
        raise RefusedError("cursor_malformed") from error
    return numbers


def _sign(key: bytes, scope: str, body: bytes) -> bytes:
    return hmac.new(key, scope.encode() + b"\0" + body, hashlib.sha256).digest()[:SIGNATURE_BYTES]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list: the one after a place, or (*back*) the one before it; no place: the first. Made by ``open_leaf``."""

    key: bytes
    scope: str
    place: tuple[int, ...] | None
    back: bool
    limit: int

    @property
    def most(self) -> int:
        """So many rows are to be read: one more than are shown says whether there are more."""
        return self.limit + 1

    @property
    def number(self) -> int | None:
        """The place in a list that is ordered by one number."""
        return None if self.place is None else self.place[0]

    def cursor(self, *place: int) -> str:
        return write_cursor(self.key, self.scope, *place)

    def cut(self, found: Sequence[T], place_of: Callable[[T], tuple[int, ...]]) -> tuple[list[T], PageMeta]:
        """The page in its list's order, and where it stands. *found*: at most ``most`` rows, in the order in which they were
        walked."""
        kept = list(found[: self.limit])
        is_more = len(found) > self.limit
        has_next, has_previous = is_more, bool(kept) and self.place is not None
        if self.back:
            kept.reverse()
            has_next, has_previous = bool(kept), is_more
        after = self.cursor(*place_of(kept[-1])) if has_next else None
        before = self.cursor(*place_of(kept[0])) if has_previous else None
        return kept, PageMeta(has_more=has_next, after_cursor=after, before_cursor=before)


def open_leaf(key: bytes, scope: str, after: str | None, before: str | None, limit: int, count: int = 1) -> Leaf:
    """The page that a request asks for by at most one cursor. *count*: how many numbers a place of this list has.

    Raises:
        RefusedError: ``cursor_malformed``; FieldsError ``page[before]``: it stands beside a cursor to go on after.
    """
    if after is not None and before is not None:
        raise FieldsError(**{"page[before]": "with_after"})
    text = after if before is None else before
    place = None if text is None else read_cursor(key, scope, text, count)
    return Leaf(key, scope, place, before is not None, limit)
