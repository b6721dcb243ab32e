"""A keyring for programs that a test starts and kills: ``PYTHON_KEYRING_BACKEND=tests.kit.file_keyring.FileKeyring``.

It lasts as a system's own does, and anybody can read it: for a home that a test made.
"""

import json
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class FileKeyring(KeyringBackend):
    """All in one file of the home folder."""

    priority = 1.0

    @property
    def _file(self) -> Path:
        return Path.home() / "keyring.json"

    def _read(self) -> dict[str, str]:
        return json.loads(self._file.read_text()) if self._file.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file.write_text(json.dumps(self._read() | {f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        kept = self._read()
        if kept.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        self._file.write_text(json.dumps(kept))
