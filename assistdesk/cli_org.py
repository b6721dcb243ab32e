"""``assistdesk org``: the organisation's key and certificates for its agents, by files and by hand (protocol.md section 6).

    org init KEYFILE --name "Talleres Norte"            once, on a computer that is no relay
    org request FILE                                    on the agent's computer: her keys stay in its keyring
    org recording KEYFILE                               once: the key that agents' recordings are locked with
    org certify KEYFILE FILE CERTIFICATE --name "Ana"   where the key is; the certificate goes back to the agent

Nothing here talks to a network. Exit status: 0 done, 1 refused.
"""

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.identity_files import (
    is_locked,
    read_file,
    read_organisation,
    unlock,
    write_new,
    write_organisation,
    write_recording_key,
)
from assistdesk.core.crypto.certifying import DAYS_MAX, DAYS_USUAL, Terms, certify, make_request, parse_request
from assistdesk.core.crypto.signing import KEY_BYTES, NAME_BYTES, key_id
from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from assistdesk.core.types import SafetyPolicy
from assistdesk.core.wire.encoding import is_name
from assistdesk.runtime.agent_identity import make_agent_keys
from assistdesk.runtime.ports import Keys

WORDS = {
    "file_exists": "{file} is there already; nothing was written over it",
    "file_not_written": "{file} cannot be written",
    "file_not_read": "{file} cannot be read",
    "key_file_open": "{file} can be read by other users: chmod 600 it first",
    "key_file_damaged": "this is no organisation key file, or it is damaged",
    "wrong_passphrase": "the passphrase does not fit",
    "passphrase_differs": "the two passphrases differ",
    "no_keyring": "this computer has no keyring that keeps the agent's keys; a certificate would not last",
    "name": "a name has 1 to 64 bytes on one line",
    "certificate_life": "a certificate lives 1 to {days_max} days",
    "request_layout": "this is no request: make one with `assistdesk org request`",
    "request_signature": "the request is damaged: its signature does not fit",
}


@dataclass(frozen=True)
class OrgArguments:
    """What the command line said. ``act``: init, request, recording or certify."""

    act: str
    key_file: Path = Path()
    request: Path = Path()
    certificate: Path = Path()
    name: str = ""
    days: int = DAYS_USUAL
    safety: SafetyPolicy = SafetyPolicy.OFF
    passphrase: bool = False


def run_org(arguments: OrgArguments, open_keys: Callable[[], Keys], ask: Callable[[str], str] = getpass.getpass) -> int:
    """Do it and print what was done. *ask* reads a passphrase without showing it."""
    try:
        match arguments.act:
            case "init":
                lines = _init(arguments, ask)
            case "request":
                lines = _request(arguments, open_keys())
            case "recording":
                lines = _recording(arguments)
            case _:
                lines = _certify(arguments, ask)
    except (RefusedError, PeerError, MisuseError) as error:
        words = WORDS.get(error.rule, error.rule).format(**{"file": "", "days_max": DAYS_MAX, **error.fields})
        sys.stdout.write(f"refused: {words}\n")
        return 1
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _init(arguments: OrgArguments, ask: Callable[[str], str]) -> list[str]:
    _check_name(arguments.name)
    passphrase = ask("New passphrase: ") if arguments.passphrase else ""
    if arguments.passphrase and ask("Again: ") != passphrase:
        raise RefusedError("passphrase_differs")
    seed = SystemRandomness().bytes(KEY_BYTES)
    key = write_organisation(arguments.key_file, arguments.name, seed, passphrase)
    return [
        f"The key of {arguments.name} is in {arguments.key_file}. Keep it off the relay, and a copy in a safe.",
        "Customers' programs believe it by this line in their assistdesk.toml:",
        f'organisation_keys = ["{key.public.hex()}"]',
    ]


def _request(arguments: OrgArguments, keys: Keys) -> list[str]:
    made = make_agent_keys(keys, SystemRandomness())
    data = make_request(made.agent, made.box.public)
    write_new(arguments.request, data)
    return [
        f"The request is in {arguments.request}. The keys behind it stay in this computer's keyring.",
        f"Read this to whoever certifies it: {parse_request(data).fingerprint}",
    ]


def _recording(arguments: OrgArguments) -> list[str]:
    key = write_recording_key(arguments.key_file, SystemRandomness().bytes(KEY_BYTES))
    return [
        f"The key is in {arguments.key_file}. Recordings can be played with it and with nothing else: keep a copy in a safe.",
        "Agents' programs lock recordings with it by this line in their assistdesk.toml:",
        f'recording_key = "{key.public.hex()}"',
        f"Play one by: assistdesk replay FILE --key {arguments.key_file}",
    ]


def _certify(arguments: OrgArguments, ask: Callable[[str], str]) -> list[str]:
    _check_name(arguments.name)
    request = parse_request(read_file(arguments.request))
    file = read_organisation(arguments.key_file)
    key = unlock(file, ask("Passphrase: ") if is_locked(file) else "")
    terms = Terms(file.organisation, arguments.name, arguments.days, arguments.safety)
    data = certify(request, terms, key, SystemClock().wall_ms() // 1000)
    write_new(arguments.certificate, data)
    return [
        f"{arguments.name} of {file.organisation} is certified for {arguments.days} days, safety {arguments.safety.value}.",
        f"Request {request.fingerprint}: the agent must have read you the same. Organisation key {key_id(key.public).hex()}.",
        "The agent's program shows it by this line in its assistdesk.toml:",
        f'certificate_file = "{arguments.certificate}"',
    ]


def _check_name(name: str) -> None:
    if not (name.strip() and is_name(name) and len(name.encode("utf-8")) <= NAME_BYTES):
        raise RefusedError("name")
