"""HPKE's base mode put together from X25519, HMAC and ChaCha20-Poly1305, step by step as RFC 9180 writes it.

Slow to read beside the library's one call, and that is its use: it is a second opinion, it checks itself by the RFC's own
examples, and it takes the ephemeral key from outside, so that files of vectors come out the same every time.
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEM_ID = 0x0020
KDF_IDS = {"sha256": 1, "sha512": 3}
AEAD_ID = 3
KEM_SUITE = b"KEM" + KEM_ID.to_bytes(2, "big")
BASE_MODE = b"\0"


def labeled_extract(digest: str, suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(hashlib.new(digest).digest_size), b"HPKE-v1" + suite + label + material, digest)


def labeled_expand(digest: str, suite: bytes, key: bytes, label: bytes, info: bytes, size: int) -> bytes:
    labeled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    done, block = b"", b""
    while len(done) < size:
        block = hmac.digest(key, block + labeled + bytes((len(done) // hashlib.new(digest).digest_size + 1,)), digest)
        done += block
    return done[:size]


def encapsulate(ephemeral: bytes, public: bytes) -> tuple[bytes, bytes]:
    """The encapsulated key and the shared secret."""
    private = X25519PrivateKey.from_private_bytes(ephemeral)
    enc = private.public_key().public_bytes_raw()
    dh = private.exchange(X25519PublicKey.from_public_bytes(public))
    extracted = labeled_extract("sha256", KEM_SUITE, b"", b"eae_prk", dh)
    return enc, labeled_expand("sha256", KEM_SUITE, extracted, b"shared_secret", enc + public, 32)


def key_and_nonce(shared: bytes, info: bytes, kdf: str) -> tuple[bytes, bytes]:
    suite = b"HPKE" + b"".join(number.to_bytes(2, "big") for number in (KEM_ID, KDF_IDS[kdf], AEAD_ID))
    context = (
        BASE_MODE
        + labeled_extract(kdf, suite, b"", b"psk_id_hash", b"")
        + labeled_extract(kdf, suite, b"", b"info_hash", info)
    )
    secret = labeled_extract(kdf, suite, shared, b"secret", b"")
    return (
        labeled_expand(kdf, suite, secret, b"key", context, 32),
        labeled_expand(kdf, suite, secret, b"base_nonce", context, 12),
    )


def seal(
    ephemeral: bytes, public: bytes, info: bytes, plaintext: bytes, aad: bytes = b"", kdf: str = "sha512"
) -> bytes:
    """The first message of a context, behind the encapsulated key."""
    enc, shared = encapsulate(ephemeral, public)
    key, nonce = key_and_nonce(shared, info, kdf)
    return enc + ChaCha20Poly1305(key).encrypt(nonce, plaintext, aad)
