"""Signatures: the ledger keys of both ends, an agent's certificate, and the proof that its holder is the one speaking.

Normative source: protocol.md section 6. Says whether a certificate is right and why not; what follows from that (words,
permissions) is decided elsewhere. Keys and time are arguments.
"""

import enum
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import SafetyPolicy
from assistdesk.core.wire.encoding import SIGNATURE_BYTES, VERSION_MAX, Reader, is_name, lv, u8, u64, version_label

KEY_BYTES: Final = 32
KEY_ID_BYTES: Final = 8
AGENT_ID_BYTES: Final = 16
NAME_BYTES: Final = 64
CERTIFICATE_MAX_BYTES: Final = 311
LIFE_MAX_S: Final = 400 * 86_400
CLOCK_SLACK_S: Final = 300

_MAGIC: Final = b"ADC1"
_SAFETY: Final = tuple(SafetyPolicy)
_LABEL: Final = version_label(VERSION_MAX)


class SigningKey:
    """An Ed25519 key pair made from 32 random bytes; it shows its public half only."""

    __slots__ = ("_key", "public")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != KEY_BYTES:
            raise MisuseError("seed_size", size=len(seed))
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public: Final[bytes] = self._key.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"SigningKey({self.public.hex()})"

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


def is_signed(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether this Ed25519 signature (RFC 8032) fits; a key or signature that is none fits nothing."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_id(public_key: bytes) -> bytes:
    """Which key is meant, where its 32 bytes are too many."""
    return hashlib.sha256(public_key).digest()[:KEY_ID_BYTES]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an organisation says of one of its agents; not yet whether it said so (``identity_of``)."""

    key_id: bytes
    serial: int
    agent_id: bytes
    agent_key: bytes
    box_key: bytes
    not_before_s: int
    not_after_s: int
    safety: SafetyPolicy
    organisation: str
    agent: str

    def body(self) -> bytes:
        """The bytes under the signature.

        Raises:
            MisuseError: a field has the wrong size, or a name is not 1 to 64 bytes of class Name.
        """
        names = (self.organisation.encode("utf-8"), self.agent.encode("utf-8"))
        sizes = (len(self.key_id), len(self.agent_id), len(self.agent_key), len(self.box_key))
        if sizes != (KEY_ID_BYTES, AGENT_ID_BYTES, KEY_BYTES, KEY_BYTES):
            raise MisuseError("certificate_field")
        if not all(_is_certificate_name(name) for name in names):
            raise MisuseError("certificate_name")
        return b"".join(
            (
                _MAGIC,
                self.key_id,
                u64(self.serial),
                self.agent_id,
                self.agent_key,
                self.box_key,
                u64(self.not_before_s),
                u64(self.not_after_s),
                u8(_SAFETY.index(self.safety)),
                *(u8(len(name)) + name for name in names),
            )
        )


def _is_certificate_name(name: bytes) -> bool:
    try:
        return 1 <= len(name) <= NAME_BYTES and is_name(name.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def make_certificate(certificate: Certificate, organisation: SigningKey) -> bytes:
    """The signed bytes, as made by the organisation off the network."""
    if certificate.key_id != key_id(organisation.public):
        raise MisuseError("certificate_key")
    body = certificate.body()
    return body + organisation.sign(lv(_LABEL + b" certificate", body))


def parse_certificate(data: bytes) -> Certificate:
    """Read the exact layout; the signature is only measured here.

    Raises:
        PeerError: ``certificate_layout``, ``certificate_name`` (or ``cut``, ``left_over``).
    """
    reader = Reader(data)
    if len(data) > CERTIFICATE_MAX_BYTES or reader.take(4) != _MAGIC:
        raise PeerError("certificate_layout")
    key, serial, agent_id = reader.take(KEY_ID_BYTES), reader.u64(), reader.take(AGENT_ID_BYTES)
    agent_key, box_key = reader.take(KEY_BYTES), reader.take(KEY_BYTES)
    not_before_s, not_after_s, safety = reader.u64(), reader.u64(), reader.u8()
    names = [reader.take(reader.u8()) for _ in range(2)]
    reader.take(SIGNATURE_BYTES)
    reader.finish()
    if safety >= len(_SAFETY):
        raise PeerError("certificate_layout")
    if not all(_is_certificate_name(name) for name in names):
        raise PeerError("certificate_name")
    organisation, agent = (name.decode("utf-8") for name in names)
    return Certificate(
        key, serial, agent_id, agent_key, box_key, not_before_s, not_after_s, _SAFETY[safety], organisation, agent
    )


class Reason(enum.StrEnum):
    """Why an agent is not verified; ``VERIFIED`` is the one good answer."""

    VERIFIED = "verified"
    NO_CERTIFICATE = "no_certificate"
    NO_PINNED_KEY = "no_pinned_key"
    LAYOUT = "layout"
    NAME = "name"
    OTHER_ORGANISATION = "other_organisation"
    SIGNATURE = "signature"
    EARLY = "early"
    EXPIRED = "expired"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the agent's end says it is, and whether the pinned organisation key bears that out.

    Unless ``is_verified`` the certificate's names are claims and nothing else of it counts.
    """

    reason: Reason
    certificate: Certificate | None = None

    @property
    def is_verified(self) -> bool:
        return self.reason is Reason.VERIFIED

    @property
    def safety(self) -> SafetyPolicy:
        """The policy that the certificate asks for; ``OFF``, which changes nothing, unless verified."""
        return self.certificate.safety if self.certificate and self.is_verified else SafetyPolicy.OFF


def identity_of(certificate: bytes, pinned_key: bytes | None, now_s: int) -> Identity:
    """Judge a certificate against the organisation key that this build or its local configuration pins."""
    try:
        parsed = parse_certificate(certificate)
    except PeerError as error:
        return Identity(Reason.NAME if error.rule == "certificate_name" else Reason.LAYOUT)
    return Identity(_judge(parsed, certificate, pinned_key, now_s), parsed)


def _judge(parsed: Certificate, certificate: bytes, pinned_key: bytes | None, now_s: int) -> Reason:
    if pinned_key is None:
        return Reason.NO_PINNED_KEY
    if parsed.key_id != key_id(pinned_key):
        return Reason.OTHER_ORGANISATION
    body, signature = certificate[:-SIGNATURE_BYTES], certificate[-SIGNATURE_BYTES:]
    if not is_signed(pinned_key, signature, lv(_LABEL + b" certificate", body)):
        return Reason.SIGNATURE
    if parsed.not_after_s - parsed.not_before_s > LIFE_MAX_S:
        return Reason.TOO_LONG
    if now_s < parsed.not_before_s - CLOCK_SLACK_S:
        return Reason.EARLY
    if now_s > parsed.not_after_s + CLOCK_SLACK_S:
        return Reason.EXPIRED
    return Reason.VERIFIED


def agent_statement(label: bytes, sid: bytes, share: bytes, ledger_key: bytes) -> bytes:
    """What an agent's device signs in the handshake: it covers the share, so nobody can use it with his own."""
    return lv(label + b" agent", sid, share, ledger_key)
