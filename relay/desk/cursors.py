"""Page cursors: opaque, signed, bound to the list they came from (desk.md section 12).

A cursor of another list, another sort or another desk, or a changed one, is refused; it can never move a page to where its
reader may not look, since rights are part of the query. It knows no list.
"""

import base64
import hashlib
import hmac

import msgspec

from assistdesk.core.errors import RefusedError

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
