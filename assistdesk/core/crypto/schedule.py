"""From two hellos and a shared secret to every key of a link (protocol.md section 4.2).

Pure functions over bytes as received; nothing is ever encoded again. Knows neither who sends what nor when.
"""

import hashlib
import hmac
from typing import Final

from assistdesk.core.crypto.sealing import CHAIN_BYTES, expand
from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import lv, version_label

SID_BYTES: Final = 32
SAFETY_NUMBERS: Final = 1_000_000


def session_bytes(version: int, m0: bytes, m1: bytes) -> bytes:
    """``sid``: names one attempt, from both hellos with both nonces."""
    return hashlib.sha512(lv(version_label(version), m0, m1)).digest()[:SID_BYTES]


def password(version: int, sid: bytes, secret: bytes) -> bytes:
    return hashlib.sha512(lv(version_label(version) + b" password", sid, secret)).digest()


def identities(version: int, sid: bytes) -> tuple[bytes, bytes]:
    """``idA`` and ``idB`` of the PAKE: viewer, host."""
    label = version_label(version)
    return lv(label, b"viewer", sid), lv(label, b"host", sid)


def commitment(version: int, sid: bytes, ident: bytes, share: bytes) -> bytes:
    return hashlib.sha256(lv(version_label(version) + b" commit", sid, ident, share)).digest()


def transcript(version: int, said: tuple[bytes, bytes, bytes, bytes], m4_without_tag: bytes) -> bytes:
    """``th``: all that was said (m0 to m3, then m4) up to the confirmations."""
    return hashlib.sha512(lv(version_label(version) + b" transcript", *said, m4_without_tag)).digest()


class KeySchedule:
    """All keys of one link; shows none of them."""

    __slots__ = ("_label", "_prk", "_th")

    def __init__(self, version: int, th: bytes, isk: bytes) -> None:
        self._label = version_label(version)
        self._th = th
        self._prk = hmac.digest(th, isk, "sha512")  # HKDF-Extract with salt th

    def key(self, label: bytes, size: int) -> bytes:
        return expand(self._prk, lv(self._label, label), size)

    def confirmation(self, role: Role) -> bytes:
        """The tag by which this end proves that it has the keys."""
        return hmac.digest(self.key(b"confirm " + role.value.encode("ascii"), 32), self._th, "sha256")

    def chain(self, direction: Role) -> bytes:
        return self.key(direction.value.encode("ascii") + b" chain", CHAIN_BYTES)

    def safety_number(self) -> int:
        return int.from_bytes(self.key(b"safety number", 8), "big") % SAFETY_NUMBERS

    def resume_secret(self) -> bytes:
        return self.key(b"resume secret", 32)

    def resume_id(self) -> bytes:
        return self.key(b"resume id", 16)

    def session_id(self) -> bytes:
        return self.key(b"session id", 16)
