"""Files about who agents are and who plays their recordings: an organisation's keys, requests, certificates.

The key file is JSON with the private key as PEM (PKCS #8, under a passphrase if one was given), readable by its owner only; it
stays with the organisation, off the relay. Requests and certificates are public. Refuses to know what certificates say.
"""

import os
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import MisuseError, RefusedError

FILE_BYTES_MAX: Final = 16 * 1024
KIND: Final = "assistdesk organisation key"


class OrganisationFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As it stands in the file; ``private_key`` is PEM."""

    kind: str
    organisation: str
    public_key: str
    private_key: str


def write_organisation(path: Path, organisation: str, seed: bytes, passphrase: str = "") -> SigningKey:
    """A new key file, mode 0600. Raises RefusedError: ``file_exists`` (a key is never written over), ``file_not_written``."""
    key = SigningKey(seed)
    encryption = BestAvailableEncryption(passphrase.encode("utf-8")) if passphrase else NoEncryption()
    pem = Ed25519PrivateKey.from_private_bytes(seed).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    file = OrganisationFile(KIND, organisation, key.public.hex(), pem.decode("ascii"))
    write_new(path, msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n")
    return key


def write_recording_key(path: Path, seed: bytes) -> BoxKey:
    """A new key file for recordings, mode 0600: 64 hexadecimal digits. Raises RefusedError as ``write_organisation``."""
    write_new(path, seed.hex().encode("ascii") + b"\n")
    return BoxKey(seed)


def read_recording_key(path: Path) -> BoxKey:
    """Raises RefusedError: ``recording_key_file``: it cannot be read, or holds no key."""
    try:
        return BoxKey(bytes.fromhex(read_file(path).decode("ascii").strip()))
    except (RefusedError, MisuseError, ValueError) as error:
        raise RefusedError("recording_key_file") from error


def read_organisation(path: Path) -> OrganisationFile:
    """Raises RefusedError: ``file_not_read``, ``key_file_open`` (others may read it), ``key_file_damaged``."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise RefusedError("file_not_read", file=str(path)) from error
    if os.name == "posix" and mode & 0o077:
        raise RefusedError("key_file_open", file=str(path))
    try:
        file = msgspec.json.decode(read_file(path), type=OrganisationFile)
    except msgspec.MsgspecError as error:
        raise RefusedError("key_file_damaged", file=str(path)) from error
    if file.kind != KIND:
        raise RefusedError("key_file_damaged", file=str(path))
    return file


def is_locked(file: OrganisationFile) -> bool:
    """Does it take a passphrase?"""
    return "ENCRYPTED" in file.private_key.split("\n", 1)[0]


def unlock(file: OrganisationFile, passphrase: str = "") -> SigningKey:
    """Raises RefusedError: ``wrong_passphrase``, ``key_file_damaged`` (also: its halves do not belong together)."""
    secret = passphrase.encode("utf-8") if is_locked(file) else None
    try:
        private = load_pem_private_key(file.private_key.encode("utf-8"), secret)
    except (ValueError, TypeError) as error:
        raise RefusedError("wrong_passphrase" if is_locked(file) else "key_file_damaged") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise RefusedError("key_file_damaged")
    key = SigningKey(private.private_bytes_raw())
    if key.public.hex() != file.public_key:
        raise RefusedError("key_file_damaged")
    return key


def write_new(path: Path, data: bytes) -> None:
    """A file that was not there before, for its owner alone, on disk when this returns."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise RefusedError("file_exists", file=str(path)) from error
    except OSError as error:
        raise RefusedError("file_not_written", file=str(path)) from error


def read_file(path: Path) -> bytes:
    """A small file whole. Raises RefusedError ``file_not_read``: not there, not ours to read, or longer than any of these."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise RefusedError("file_not_read", file=str(path)) from error
    if len(data) > FILE_BYTES_MAX:
        raise RefusedError("file_not_read", file=str(path))
    return data
