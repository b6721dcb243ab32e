"""Sealing for the holder of a box key: a recording's file key, an invitation's code.

HPKE, RFC 9180, base mode, with one suite and no negotiation: DHKEM(X25519, HKDF-SHA256), HKDF-SHA512, ChaCha20-Poly1305
(protocol.md sections 13.4 and 15). Says nothing of who sealed: whoever knows the public key could. Refuses to know what is
sealed and where keys are kept. The ephemeral key is drawn inside the library, which takes none from outside; it is the one
thing in the core that does not come in as an argument.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from assistdesk.core.errors import MisuseError, PeerError

KEY_BYTES: Final = 32
OVERHEAD_BYTES: Final = 48
"""What sealing adds: the encapsulated key (32) and the tag (16)."""

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA512, AEAD.CHACHA20_POLY1305)


def seal(public_key: bytes, info: bytes, plaintext: bytes) -> bytes:
    """Encapsulated key ‖ ciphertext with tag, different each time.

    Raises:
        PeerError: ``box_key``: this is no public key that anything can be sealed for (wrong size, low order).
    """
    try:
        return _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public_key), info)
    except ValueError as error:
        raise PeerError("box_key", size=len(public_key)) from error


class BoxKey:
    """An X25519 key pair made from 32 random bytes; it shows its public half only."""

    __slots__ = ("_key", "public")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise MisuseError("seed_size", size=len(seed))
        self._key = X25519PrivateKey.from_private_bytes(seed)
        self.public: Final[bytes] = self._key.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"BoxKey({self.public.hex()})"

    def open(self, info: bytes, sealed: bytes) -> bytes:
        """What ``seal`` was given.

        Raises:
            PeerError: ``not_sealed_for_us``: for another key or another purpose, changed, or cut.
        """
        try:
            return _SUITE.decrypt(sealed, self._key, info)
        except (InvalidTag, ValueError) as error:
            raise PeerError("not_sealed_for_us", size=len(sealed)) from error
