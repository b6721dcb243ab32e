"""A colleague's session code, sealed for the agent who asks the customer for him (protocol.md section 13.4).

Sealed for her box key as her certificate names it, signed by his agent key, so that a relay which carries it can neither read
the code nor put another in its place. Both certificates must be the same organisation's: without one the code is read out.
Refuses to know who carries it, and the session that the code opens.
"""

from dataclasses import dataclass, field
from typing import Final

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.code import CODE_MAX_DIGITS, parse_code
from assistdesk.core.crypto.hpke import BoxKey, seal
from assistdesk.core.crypto.signing import (
    CERTIFICATE_MAX_BYTES,
    Certificate,
    identity_of,
    is_signed,
    parse_certificate,
)
from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.core.wire.encoding import SIGNATURE_BYTES, VERSION_MAX, Reader, lv, version_label

SEALED_BYTES_MAX: Final = 512
"""Room for the largest: code, certificate and signature with their lengths, and what sealing adds."""

_LABEL: Final = version_label(VERSION_MAX) + b" invite"


@dataclass(frozen=True, slots=True)
class Invited:
    """A colleague as his organisation calls him, and the code his app made."""

    code: str = field(repr=False)
    name: str


def verified(certificate: bytes, pinned_key: bytes | None, now_s: int) -> Certificate:
    """The certificate of somebody of our own organisation. Raises PeerError("not_verified")."""
    identity = identity_of(certificate, pinned_key, now_s)
    if not identity.is_verified or identity.certificate is None:
        raise PeerError("not_verified", why=identity.reason.value)
    return identity.certificate


def seal_invitation(code: str, mine: Credential, hers: Certificate) -> bytes:
    """*mine* speaks for the code; only the holder of the box key in *hers* reads it. Raises PeerError("box_key")."""
    digits = code.encode("ascii")
    signature = mine.agent_key.sign(_statement(hers.agent_id, digits))
    return seal(hers.box_key, _info(hers.agent_id), lv(digits, mine.certificate, signature))


def open_invitation(sealed: bytes, box: BoxKey, mine: bytes, pinned_key: bytes | None, now_s: int) -> Invited:
    """*mine* is the certificate that names *box*.

    Raises:
        PeerError: ``not_sealed_for_us``, ``not_verified``, ``invite_signature``, ``invite_code``, or the form's rules.
    """
    my_id = parse_certificate(mine).agent_id
    reader = Reader(box.open(_info(my_id), sealed))
    digits = reader.prefixed(CODE_MAX_DIGITS)
    certificate, signature = reader.prefixed(CERTIFICATE_MAX_BYTES), reader.prefixed(SIGNATURE_BYTES)
    reader.finish()
    his = verified(certificate, pinned_key, now_s)
    if not is_signed(his.agent_key, signature, _statement(my_id, digits)):
        raise PeerError("invite_signature")
    try:
        code = parse_code(digits.decode("ascii"))
    except (RefusedError, UnicodeDecodeError) as error:
        raise PeerError("invite_code") from error
    return Invited(code.digits, his.agent)


def _info(agent_id: bytes) -> bytes:
    return lv(_LABEL, agent_id)


def _statement(agent_id: bytes, digits: bytes) -> bytes:
    return lv(_LABEL, agent_id, digits)
