"""Proof that a device still holds its sign-in key, in SCRAM's way (RFC 5802; relay.md section 11).

The device keeps 32 random bytes in its keyring; the relay keeps only the SHA-256 of a key made from them. So a copied
database cannot sign in, and a proof that was overheard is good for nothing: it is bound to one purpose, one nonce of
the relay, one device and one token. Both programs import this module; it knows no account, no socket and no clock.
"""

import base64
import enum
import hashlib
import hmac
import re

from assistdesk.core.errors import PeerError

DEVICE_KEY_BYTES = 32
PROOF_HEADER = "Device-Proof"
"""HTTP header that carries a proof where a request has no body for it: the events socket and a new code."""

_CLIENT_KEY_LABEL = b"assistdesk client key"
_MESSAGE_LABEL = b"assistdesk device proof 1"
_HEADER = re.compile(r"([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})")


class ProofPurpose(enum.StrEnum):
    """What a proof is for; one made for a refresh opens no events socket."""

    REFRESH = "refresh"
    EVENTS = "events"
    CODE = "code"


def derive_client_key(device_key: bytes) -> bytes:
    """The key that proves; it never leaves the device."""
    return hmac.digest(device_key, _CLIENT_KEY_LABEL, "sha256")


def derive_stored_key(device_key: bytes) -> bytes:
    """What the relay is given when the device is registered (``DeviceKey.stored_key``)."""
    return hashlib.sha256(derive_client_key(device_key)).digest()


def hash_token(token: str) -> bytes:
    """The SHA-256 under which a token (refresh or access) is named in a proof and kept by the relay."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def proof_message(purpose: ProofPurpose, *, nonce: bytes, device_id: str, token_hash: bytes) -> bytes:
    """What a proof speaks about: a label and four parts, each led by its length in four bytes (big-endian)."""
    parts = (purpose.value.encode(), nonce, device_id.encode("utf-8", "surrogatepass"), token_hash)
    return b"".join(len(part).to_bytes(4, "big") + part for part in (_MESSAGE_LABEL, *parts))


def make_proof(device_key: bytes, message: bytes) -> bytes:
    """The device's answer: its client key, masked by what only a holder of the stored key and the message can make."""
    client_key = derive_client_key(device_key)
    mask = hmac.digest(hashlib.sha256(client_key).digest(), message, "sha256")
    return _xor(client_key, mask)


def check_proof(stored_key: bytes, message: bytes, proof: bytes) -> bool:
    """True if *proof* was made with the device key behind *stored_key* for exactly this message (constant time)."""
    if len(proof) != DEVICE_KEY_BYTES:
        return False
    client_key = _xor(proof, hmac.digest(stored_key, message, "sha256"))
    return hmac.compare_digest(hashlib.sha256(client_key).digest(), stored_key)


def format_proof_header(*, device_id: str, nonce: bytes, proof: bytes) -> str:
    """``device.nonce.proof``; the two binary parts in base64url without padding."""
    return f"{device_id}.{_to_text(nonce)}.{_to_text(proof)}"


def parse_proof_header(text: str) -> tuple[str, bytes, bytes]:
    """The inverse of ``format_proof_header``: (device id, nonce, proof).

    Raises:
        PeerError: not of that form.
    """
    match = _HEADER.fullmatch(text)
    if match is None:
        raise PeerError("device_proof_malformed")
    return match[1], _from_text(match[2]), _from_text(match[3])


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


def _to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _from_text(text: str) -> bytes:
    raw = base64.urlsafe_b64decode(text + "=")
    if _to_text(raw) != text:  # the last letter carries two bits that say nothing: only one way to write them is ours
        raise PeerError("device_proof_malformed")
    return raw
