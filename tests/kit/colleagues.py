"""Agents of one organisation, with the certificates and keys by which their apps know each other."""

import time

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.crypto.signing import Certificate, SigningKey, key_id, make_certificate
from assistdesk.core.types import SafetyPolicy
from assistdesk.runtime.letter_desk import Sealing

ORGANISATION = SigningKey(b"\x01" * 32)
DAY_S = 86_400


def sealing_of(name: str, seed: int, organisation: SigningKey = ORGANISATION, pinned: bytes | None = None) -> Sealing:
    """*pinned*: another organisation's key than the one that signed."""
    agent, box, now_s = SigningKey(bytes([seed]) * 32), BoxKey(bytes([seed + 100]) * 32), time.time_ns() // 10**9
    certificate = Certificate(
        key_id(organisation.public),
        seed,
        bytes([seed]) * 16,
        agent.public,
        box.public,
        now_s - DAY_S,
        now_s + DAY_S,
        SafetyPolicy.OFF,
        "Talleres Norte",
        name,
    )
    return Sealing(Credential(make_certificate(certificate, organisation), agent), box, pinned or organisation.public)
