"""How an agent comes by a certificate: her app makes a request, the organisation's key signs (protocol.md section 6).

A request holds the two public keys of the agent's device and a signature that proves the one; the other comes under the same
signature. What she is called, how long and how strictly is for the organisation to say, so a request says nothing of it. Keys
and time are arguments; where they are kept is not known here.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.signing import (
    AGENT_ID_BYTES,
    KEY_BYTES,
    LIFE_MAX_S,
    Certificate,
    SigningKey,
    is_signed,
    key_id,
    make_certificate,
)
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import SafetyPolicy
from assistdesk.core.wire.encoding import SIGNATURE_BYTES, VERSION_MAX, Reader, lv, version_label

REQUEST_BYTES: Final = 4 + 2 * KEY_BYTES + SIGNATURE_BYTES
DAYS_MAX: Final = LIFE_MAX_S // 86_400
DAYS_USUAL: Final = 30

_MAGIC: Final = b"ADQ1"
_LABEL: Final = version_label(VERSION_MAX)


@dataclass(frozen=True, slots=True)
class Request:
    """The public halves of an agent's device keys."""

    agent_key: bytes
    box_key: bytes

    @property
    def agent_id(self) -> bytes:
        """Made of the agent key, so that a renewed certificate names the same agent."""
        return hashlib.sha256(lv(_LABEL + b" agent id", self.agent_key)).digest()[:AGENT_ID_BYTES]

    @property
    def fingerprint(self) -> str:
        """What agent and organisation read to each other: eight groups of four hex digits."""
        text = hashlib.sha256(lv(_LABEL + b" request", self.agent_key, self.box_key)).hexdigest()[:32]
        return " ".join(text[at : at + 4] for at in range(0, 32, 4))


def make_request(agent_key: SigningKey, box_public: bytes) -> bytes:
    """``ADQ1`` ‖ agent key ‖ box key ‖ Ed25519(agent key, all before)."""
    if len(box_public) != KEY_BYTES:
        raise MisuseError("box_key_size", size=len(box_public))
    body = _MAGIC + agent_key.public + box_public
    return body + agent_key.sign(lv(_LABEL + b" request", body))


def parse_request(data: bytes) -> Request:
    """Read a request whose signature fits.

    Raises:
        PeerError: ``request_layout``, ``request_signature``.
    """
    if len(data) != REQUEST_BYTES or not data.startswith(_MAGIC):
        raise PeerError("request_layout", size=len(data))
    reader = Reader(data[len(_MAGIC) :])
    request = Request(reader.take(KEY_BYTES), reader.take(KEY_BYTES))
    body, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
    if not is_signed(request.agent_key, signature, lv(_LABEL + b" request", body)):
        raise PeerError("request_signature")
    return request


@dataclass(frozen=True, slots=True)
class Terms:
    """What the organisation says of the agent. ``days`` 1 to 400; names 1 to 64 bytes of class Name."""

    organisation: str
    agent: str
    days: int = DAYS_USUAL
    safety: SafetyPolicy = SafetyPolicy.OFF


def certify(request: Request, terms: Terms, organisation: SigningKey, now_s: int) -> bytes:
    """The signed certificate, valid from now; its serial is the moment of signing.

    Raises:
        MisuseError: ``certificate_life``, ``certificate_name``: terms that no certificate can hold.
    """
    if not 1 <= terms.days <= DAYS_MAX:
        raise MisuseError("certificate_life", days=terms.days)
    certificate = Certificate(
        key_id=key_id(organisation.public),
        serial=now_s,
        agent_id=request.agent_id,
        agent_key=request.agent_key,
        box_key=request.box_key,
        not_before_s=now_s,
        not_after_s=now_s + terms.days * 86_400,
        safety=terms.safety,
        organisation=terms.organisation,
        agent=terms.agent,
    )
    return make_certificate(certificate, organisation)
