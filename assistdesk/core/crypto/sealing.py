"""Records: seal and open one direction of one link, in order, with a key that moves on every 65,536 records.

Normative source: protocol.md section 7. Knows bytes, counters and keys; not what is inside a record, nor the clock (the
end of a session after 12 h is ``core.session``'s). A record that does not open ends the link: there is no second try.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import lv, u32, version_label

CHAIN_BYTES: Final = 64
TAG_BYTES: Final = 16
PLAINTEXT_MAX_BYTES: Final = 33_024
RECORD_MAX_BYTES: Final = PLAINTEXT_MAX_BYTES + TAG_BYTES
GENERATION_BITS: Final = 16
RECORDS_MAX: Final = 1 << 47
_NONCE_BYTES: Final = 12


def expand(key: bytes, info: bytes, size: int) -> bytes:
    """HKDF-Expand with SHA-512 (RFC 5869)."""
    return HKDFExpand(algorithm=SHA512(), length=size, info=info).derive(key)


class _Direction:
    """The chain of one direction: which key and nonce the next record has.

    ``chain`` is that of the generation of record ``count``, so normally the first one and 0.
    """

    __slots__ = ("_aad", "_base", "_chain", "_cipher", "_count", "_direction", "_generation", "_label")

    def __init__(self, direction: Role, chain: bytes, version: int, count: int = 0) -> None:
        if len(chain) != CHAIN_BYTES:
            raise MisuseError("chain_size", size=len(chain))
        self._direction = direction.value.encode("ascii")
        self._label = version_label(version)
        self._chain = chain
        self._count = count
        self._generation = count >> GENERATION_BITS
        self._derive()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._direction.decode('ascii')}, {self._count})"

    @property
    def count(self) -> int:
        """Records done in this direction, which is the number of the next one."""
        return self._count

    def _derive(self) -> None:
        self._cipher = ChaCha20Poly1305(expand(self._chain, lv(self._label, b"key"), 32))
        self._base = int.from_bytes(expand(self._chain, lv(self._label, b"nonce"), _NONCE_BYTES), "big")
        self._aad = lv(self._label, self._direction, u32(self._generation))

    def _nonce(self) -> bytes:
        return (self._base ^ self._count).to_bytes(_NONCE_BYTES, "big")

    def _advance(self) -> None:
        self._count += 1
        if self._count >> GENERATION_BITS != self._generation and self._count < RECORDS_MAX:
            self._generation += 1
            self._chain = expand(self._chain, lv(self._label, b"next"), CHAIN_BYTES)
            self._derive()


class Sealer(_Direction):
    """Our own direction."""

    def seal(self, plaintext: bytes) -> bytes:
        """The next record.

        Raises:
            MisuseError: ``records_over``: the link has sent all it may; ``record_size``.
        """
        if self._count >= RECORDS_MAX:
            raise MisuseError("records_over")
        if len(plaintext) > PLAINTEXT_MAX_BYTES:
            raise MisuseError("record_size", size=len(plaintext))
        record = self._cipher.encrypt(self._nonce(), plaintext, self._aad)
        self._advance()
        return record


class Opener(_Direction):
    """The other end's direction; dead after the first record that does not open."""

    __slots__ = ("_is_broken",)

    def __init__(self, direction: Role, chain: bytes, version: int, count: int = 0) -> None:
        super().__init__(direction, chain, version, count)
        self._is_broken = False

    def open(self, record: bytes) -> bytes:
        """The plaintext of the next record.

        Raises:
            PeerError: ``integrity``: changed, dropped, repeated, swapped, reflected, of another link, of a wrong size.
            MisuseError: called again after that.
        """
        if self._is_broken:
            raise MisuseError("opener_broken")
        if not TAG_BYTES < len(record) <= RECORD_MAX_BYTES or self._count >= RECORDS_MAX:
            self._is_broken = True
            raise PeerError("integrity", size=len(record))
        try:
            plaintext = self._cipher.decrypt(self._nonce(), record, self._aad)
        except InvalidTag as error:
            self._is_broken = True
            raise PeerError("integrity", record=self._count) from error
        self._advance()
        return plaintext
