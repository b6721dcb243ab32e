"""The device keys of an agent, in the keyring under her own account, and the certificate that goes with them.

One signing key and one box key for each computer, made when a certificate is first asked for. Refuses to know where
certificates lie and who signs them; whether one is believed is for the customer's end to say.
"""

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.crypto.signing import KEY_BYTES, SigningKey, parse_certificate
from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.runtime.ports import Keys, Randomness

AGENT_KEY: Final = "agent-key"
BOX_KEY: Final = "agent-box-key"


@dataclass(frozen=True, slots=True)
class AgentKeys:
    """What this computer signs with in a handshake, and what others seal for."""

    agent: SigningKey
    box: BoxKey


def find_agent_keys(keys: Keys) -> AgentKeys | None:
    """The keys that were made here, if they were. May block: a keyring can ask for a password."""
    agent, box = _seed(keys.get(AGENT_KEY)), _seed(keys.get(BOX_KEY))
    return AgentKeys(SigningKey(agent), BoxKey(box)) if agent and box else None


def make_agent_keys(keys: Keys, randomness: Randomness) -> AgentKeys:
    """The keys of this computer, made if there are none.

    Raises:
        RefusedError: ``no_keyring``: nothing here keeps them, so a certificate for them would be worth nothing tomorrow.
    """
    found = find_agent_keys(keys)
    if found is not None:
        return found
    for name in (AGENT_KEY, BOX_KEY):
        keys.put(name, base64.b64encode(randomness.bytes(KEY_BYTES)).decode("ascii"))
    made = find_agent_keys(keys)
    if made is None or not keys.lasting:
        raise RefusedError("no_keyring")
    return made


def credential_of(keys: Keys, certificate: bytes) -> Credential:
    """What the handshake shows: *certificate* with the key that it names.

    Raises:
        RefusedError: ``certificate_unreadable``: this is none; ``certificate_not_ours``: made for another computer.
    """
    try:
        agent_key = parse_certificate(certificate).agent_key
    except PeerError as error:
        raise RefusedError("certificate_unreadable", why=error.rule) from error
    found = find_agent_keys(keys)
    if found is None or found.agent.public != agent_key:
        raise RefusedError("certificate_not_ours")
    return Credential(certificate, found.agent)


def is_over(credential: Credential, now_s: int) -> bool:
    """Its last day has passed: customers will read that."""
    return parse_certificate(credential.certificate).not_after_s < now_s


def _seed(text: str | None) -> bytes:
    """Empty where nothing, or nothing of ours, is kept."""
    try:
        seed = base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        return b""
    return seed if len(seed) == KEY_BYTES else b""
