"""The context card: what is asked of a desk's other system about a requester, and what of its answer is
shown (desk.md section 9).

Asked are an e-mail address and the id that the person has there, and nothing else; the request is signed as Standard Webhooks
sign theirs, so that the other end can check it with what it has. What comes back is hostile: one flat JSON object, of which at
most twenty rows of plain, short text are left. Nothing here opens a line or keeps anything.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from assistdesk.core.desk.context_shapes import ContextRow
from assistdesk.core.errors import PeerError

ROWS_MAX: Final = 20
LABEL_CHARS_MAX: Final = 60
VALUE_CHARS_MAX: Final = 300
SECRET_PREFIX: Final = "whsec_"  # noqa: S105  what such secrets begin with
TEXT_CHARS_READ: Final = 2_000
_JOINERS: Final = "\u200c\u200d"
"""They do not print, and some scripts cannot be written without them."""
_NUMBER_BEGINS: Final = frozenset(b"%d" % digit for digit in range(10)) | {b"-"}


class _Asked(msgspec.Struct, frozen=True):
    email: str | None
    external_id: str | None


def ask_about(email: str, external_id: str) -> bytes:
    """The body of the request; what is not known is null."""
    return msgspec.json.encode(_Asked(email or None, external_id or None))


def write_secret(key: bytes) -> str:
    """The key as an admin copies it into the other system."""
    return SECRET_PREFIX + base64.b64encode(key).decode()


def sign(key: bytes, message_id: str, at_s: int, body: bytes) -> dict[str, str]:
    """The three headers of Standard Webhooks: HMAC-SHA256 over id, time (Unix seconds) and body, parted by dots."""
    told = b".".join((message_id.encode(), str(at_s).encode(), body))
    mark = base64.b64encode(hmac.new(key, told, hashlib.sha256).digest()).decode()
    return {"webhook-id": message_id, "webhook-timestamp": str(at_s), "webhook-signature": f"v1,{mark}"}


def read_card(answer: bytes) -> tuple[ContextRow, ...]:
    """The first rows that say something, in the order in which they came; lists and objects inside say nothing.

    Raises:
        PeerError: ``context_json``: no JSON, or no object.
    """
    try:
        fields = msgspec.json.decode(answer, type=dict[str, msgspec.Raw])
        return tuple(islice(_rows(fields), ROWS_MAX))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise PeerError("context_json") from error


def _rows(fields: dict[str, msgspec.Raw]) -> Iterator[ContextRow]:
    for given, raw in fields.items():
        label, value = plain(given, LABEL_CHARS_MAX), _value(bytes(raw))
        if label and value != "":
            yield ContextRow(label=label, value=value)


def _value(raw: bytes) -> str | bool:
    """Empty: nothing that can be shown. Numbers are not read but shown as they are written, whatever their size."""
    if raw[:1] in _NUMBER_BEGINS:
        return plain(raw[: VALUE_CHARS_MAX + 1].decode(), VALUE_CHARS_MAX)
    if raw[:1] == b'"':
        return plain(msgspec.json.decode(raw, type=str), VALUE_CHARS_MAX)
    return {b"true": True, b"false": False}.get(raw, "")


def plain(text: str, chars_max: int) -> str:
    """On one line, short, without signs that do not show or that turn the text around them."""
    kept = "".join(char if char.isprintable() or char in _JOINERS else " " for char in text[:TEXT_CHARS_READ])
    words = " ".join(kept.split())
    return words if len(words) <= chars_max else words[: chars_max - 1] + "…"
