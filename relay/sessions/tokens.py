"""Tokens for the data side, packed and checked exactly as relay.md section 6 says.

Pure: time, random bytes and keys are arguments. A token names room, role, node, epoch and pairing and is signed with
the key of that one node; whoever has it may take that place in that room and nothing else. Whether it was used before
and whether the room wants it is not known here (``sessions/node.py``).
"""

import base64
import binascii
import enum
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, NoReturn

import msgspec
from msgspec import Meta

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from relay.sessions.ports import ROOM_BYTES

TOKEN_CHARS_MAX = 512
TOKEN_ID_BYTES = 12
KEY_BYTES = 32
_LABEL = b"assistdesk relay token 1\0"


class TokenKind(enum.StrEnum):
    """The prefix: a join is made by control for one node and good once; a rejoin is made by the node itself."""

    JOIN = "j1"
    REJOIN = "r1"


@dataclass(frozen=True, slots=True)
class NodeKey:
    """A node's signing key. Two are valid while one replaces the other; the first of a list signs."""

    key_id: int
    secret: bytes

    def __repr__(self) -> str:
        return f"NodeKey(key_id={self.key_id})"


class Claims(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What a token says, in the order of the wire."""

    key_id: Annotated[int, Meta(ge=0, le=255)]
    room: Annotated[bytes, Meta(min_length=ROOM_BYTES, max_length=ROOM_BYTES)]
    role: Role
    node: Annotated[str, Meta(min_length=1, max_length=64)]
    epoch: Annotated[int, Meta(ge=1, lt=2**31)]
    pairing: Annotated[int, Meta(ge=0, lt=2**31)]
    not_after_ms: Annotated[int, Meta(ge=0, lt=2**53)]
    token_id: Annotated[bytes, Meta(min_length=TOKEN_ID_BYTES, max_length=TOKEN_ID_BYTES)]
    rate_class: Annotated[int, Meta(ge=0, le=255)]


def _mac(key: NodeKey, kind: TokenKind, payload: bytes) -> bytes:
    return hmac.digest(key.secret, _LABEL + kind.value.encode() + payload, hashlib.sha256)


def encode_secret(data: bytes) -> str:
    """Base64url without padding: the one spelling of random bytes in tokens and passes."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unbase64(text: str) -> bytes:
    """Strict: one text per value, so that no second spelling of a token exists."""
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if encode_secret(data) != text:
        raise ValueError("not canonical")
    return data


def pack(kind: TokenKind, claims: Claims, key: NodeKey) -> str:
    """Sign *claims* with *key*, whose id they must carry."""
    payload = msgspec.msgpack.encode(claims)
    return f"{kind}.{encode_secret(payload)}.{encode_secret(_mac(key, kind, payload))}"


def _refuse(reason: str) -> NoReturn:
    """Every failure looks the same outside (401, one body); ``reason`` is for the metrics alone."""
    raise RefusedError("token_refused", reason=reason)


def check(token: str, keys: Sequence[NodeKey], *, node: str, room: bytes, now_ms: int) -> tuple[TokenKind, Claims]:
    """Return what a genuine, living token for this node and room says.

    Raises:
        RefusedError: ``token_other_node`` when it names another node (HTTP 421: that node alone could check it);
            ``token_refused`` for everything else (HTTP 401). Signatures are compared in constant time.
    """
    kind, claims, payload, mac = _split(token)
    if claims.node != node:
        raise RefusedError("token_other_node")
    is_genuine = False
    for key in keys:
        matches = hmac.compare_digest(_mac(key, kind, payload), mac)
        is_genuine |= matches and key.key_id == claims.key_id
    if not is_genuine:
        _refuse("mac")
    if claims.room != room:
        _refuse("room")
    if claims.not_after_ms <= now_ms:
        _refuse("expired")
    return kind, claims


def _split(token: str) -> tuple[TokenKind, Claims, bytes, bytes]:
    if len(token) > TOKEN_CHARS_MAX:
        _refuse("form")
    try:
        prefix, payload_text, mac_text = token.split(".")
        payload = _unbase64(payload_text)
        return TokenKind(prefix), msgspec.msgpack.decode(payload, type=Claims), payload, _unbase64(mac_text)
    except (ValueError, binascii.Error, msgspec.MsgspecError, RecursionError):
        _refuse("form")
