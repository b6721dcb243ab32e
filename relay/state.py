"""The relay's own directory: made at the first run, with keys nobody else can read, and the configuration beside it.

``state_dir`` is 0700, every secret in it 0600 and random. It knows files and no database.
"""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from assistdesk.core.errors import RefusedError
from relay.config import Config, Loaded, file_text, read_secret

NODE_KEY_BYTES = 32
NODE_KEY_NAME = "node.key"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What lies in files: the key that signs this node's tokens, the token of commands and metrics."""

    node_key: bytes
    ops_token: str


def prepare_state(loaded: Loaded) -> bool:
    """Make what is missing; True if this is the first run.

    Raises:
        RefusedError: ``state_dir_unwritable``, ``state_dir_open_to_others``.
    """
    state_dir = loaded.config.state_dir
    try:
        is_first = not state_dir.exists()
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(state_dir, os.W_OK | os.X_OK):
            raise RefusedError("state_dir_unwritable", file=str(state_dir))
        if state_dir.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP):
            raise RefusedError("state_dir_open_to_others", file=str(state_dir))
        is_first = not loaded.file_exists or is_first
        if not loaded.file_exists:
            _write_config(loaded)
        _make_secret(state_dir / NODE_KEY_NAME, secrets.token_hex(NODE_KEY_BYTES))
        _make_secret(Path(loaded.config.ops.token_file), secrets.token_hex(32))
    except OSError as error:
        raise RefusedError("state_dir_unwritable", file=str(error.filename or state_dir)) from error
    return is_first


def read_secrets(config: Config) -> Secrets:
    """Raises RefusedError ``config_secret_*``."""
    node_key = read_secret(config.state_dir / NODE_KEY_NAME, key="node key")
    try:
        raw = bytes.fromhex(node_key)
    except ValueError as error:
        raise RefusedError("config_secret_weak", key="node key", given_in=NODE_KEY_NAME) from error
    if len(raw) != NODE_KEY_BYTES:
        raise RefusedError("config_secret_weak", key="node key", given_in=NODE_KEY_NAME)
    return Secrets(node_key=raw, ops_token=read_secret(Path(config.ops.token_file), key="ops.token_file"))


def _write_config(loaded: Loaded) -> None:
    loaded.file.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    server = loaded.config.server
    text = file_text(public_url=server.public_url, listen=server.listen, state_dir=server.state_dir)
    _write_new(loaded.file, text)


def _make_secret(path: Path, text: str) -> None:
    if not path.exists():
        _write_new(path, text + "\n")


def _write_new(path: Path, text: str) -> None:
    """Whole or not at all, readable by us alone from the first byte on."""
    partial = path.with_name(f".{path.name}.part")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(path)
