"""Settings of the desktop program: one TOML file, then environment variables; an error names the key and the file.

Settings come from the local user only, never from relay, link, certificate or the program's file name (protocol.md
section 13.2). An unknown key is an error: a mistyped safety setting must not be silently the default. Refuses to know
how any of it is used, and holds no secret.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import SafetyPolicy

ENVIRONMENT_PREFIX: Final = "ASSISTDESK_"
FILE_BYTES_MAX: Final = 64 * 1024
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(msgspec.Struct, frozen=True):
    """All settings with their defaults.

    ``organisation_keys``: pinned Ed25519 public keys in hex; none: every agent shows as not verified.
    ``certificate_file``: an agent's, as ``assistdesk org certify`` wrote it. ``recording_key``: the organisation's X25519
    public key in hex, for which recordings are sealed; none: for a key of the agent's own. ``data_dir`` holds drafts,
    outbox, unreported ledgers and recordings. ``keyring`` False keeps secrets in memory only.
    """

    relay_url: str = ""
    ca_file: str = ""
    organisation: str = ""
    phone: str = ""
    organisation_keys: tuple[str, ...] = ()
    certificate_file: str = ""
    recording_key: str = ""
    safety: SafetyPolicy = SafetyPolicy.ASKED
    stop_key: str = "Ctrl+Shift+F12"
    undo_s: int = 15
    keyring: bool = True
    theme: str = "system"
    language: str = "system"
    data_dir: str = ""

    @property
    def relay_host(self) -> str:
        """Host of the relay with its port unless it is 443: what a link must name."""
        parts = urlsplit(self.relay_url)
        host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname or ""
        return host if parts.port in (None, 443) else f"{host}:{parts.port}"


def default_config_file() -> Path:
    return _own_folder("XDG_CONFIG_HOME", ".config", "user_config_path") / "assistdesk.toml"


def default_data_dir() -> Path:
    return _own_folder("XDG_DATA_HOME", ".local/share", "user_data_path")


def _own_folder(variable: str, usual: str, elsewhere: str) -> Path:
    """This user's folder of ours. On Linux by the XDG base directory specification, as platformdirs has it, too; loading that
    would cost a fiftieth of the time until the first window."""
    if sys.platform != "linux":
        from platformdirs import PlatformDirs

        folder: Path = getattr(PlatformDirs("assistdesk", appauthor=False), elsewhere)
        return folder
    given = os.environ.get(variable, "")
    return (Path(given) if given.startswith("/") else Path.home() / usual) / "assistdesk"


def load_settings(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """Defaults, then *file* (None: the usual place, which may be missing; a named one may not), then ``ASSISTDESK_*``.

    Raises:
        RefusedError: ``config_unreadable``, ``config_syntax``, ``config_unknown_key`` or ``config_value``, with
        ``file``
            (or ``environment``) and, where there is one, ``key``.
    """
    settings = Settings()
    path = file or Path(environment.get("ASSISTDESK_CONFIG", "") or default_config_file())
    if path.exists() or file is not None:
        settings = _apply(settings, _read(path), str(path))
    names = set(Settings.__struct_fields__)
    from_environment = {
        name.removeprefix(ENVIRONMENT_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(ENVIRONMENT_PREFIX) and name.removeprefix(ENVIRONMENT_PREFIX).lower() in names
    }
    settings = _apply(settings, from_environment, "environment")
    return settings if settings.data_dir else msgspec.structs.replace(settings, data_dir=str(default_data_dir()))


def _read(path: Path) -> dict[str, object]:
    import tomllib  # most people have no file

    try:
        with path.open("rb") as opened:
            raw = opened.read(FILE_BYTES_MAX + 1)
        if len(raw) > FILE_BYTES_MAX:
            raise RefusedError("config_unreadable", file=str(path), why="too_long")
        return tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise RefusedError("config_unreadable", file=str(path), why=type(error).__name__) from error
    except (ValueError, RecursionError) as error:
        raise RefusedError("config_syntax", file=str(path), why=str(error)[:200]) from error


def _apply(settings: Settings, values: Mapping[str, object], source: str) -> Settings:
    known = set(Settings.__struct_fields__)
    checked: dict[str, object] = {}
    for key, value in values.items():
        if key not in known:
            raise RefusedError("config_unknown_key", file=source, key=key[:100])
        try:
            checked[key] = _check(key, value)
        except ValueError as error:
            raise RefusedError("config_value", file=source, key=key, why=str(error)[:200]) from error
    return msgspec.structs.replace(settings, **checked)  # every value was checked against its key


def _check(key: str, value: object) -> object:
    """The value as ``Settings`` holds it. Raises ValueError with a word for what is expected."""
    match key:
        case "relay_url":
            return _check_url(value)
        case "organisation_keys":
            return _check_keys(value)
        case "recording_key" if value:
            return _check_keys([value])[0]
        case "safety":
            return SafetyPolicy(_check_text(value))
        case "undo_s":
            number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
            if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 60:
                raise ValueError("0 to 60")
            return number
        case "keyring":
            if isinstance(value, bool):
                return value
            if value in ("true", "false"):
                return value == "true"
            raise ValueError("true or false")
        case "theme":
            if value not in ("system", "light", "dark"):
                raise ValueError("system, light or dark")
            return value
        case "ca_file" if value:
            if not Path(_check_text(value)).is_file():
                raise ValueError("no such file")
            return value
        case "stop_key":
            return _check_stop_key(_check_text(value))
        case _:
            return _check_text(value)


def _check_text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 1000 or not value.isprintable():
        raise ValueError("one line of text")
    return value


def _check_url(value: object) -> str:
    """https anywhere, http only to this computer itself."""
    text = _check_text(value).rstrip("/")
    parts = urlsplit(text)
    port = parts.port  # raises ValueError
    if not parts.hostname or parts.path or parts.query or parts.fragment or parts.username is not None or port == 0:
        raise ValueError("https://HOST or https://HOST:PORT")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("https only")
    return text


def _check_keys(value: object) -> tuple[str, ...]:
    keys = value.split(",") if isinstance(value, str) else value
    if not isinstance(keys, list) or len(keys) > 8:
        raise ValueError("a list of at most 8 keys")
    for key in keys:
        if not isinstance(key, str) or len(key) != 64 or set(key) - set("0123456789abcdef"):
            raise ValueError("64 hexadecimal digits each")
    return tuple(keys)


def _check_stop_key(text: str) -> str:
    """Never off: at least one modifier and a function key."""
    *modifiers, key = text.split("+")
    if not modifiers or set(modifiers) - {"Ctrl", "Shift", "Alt"} or key not in {f"F{n}" for n in range(1, 13)}:
        raise ValueError("like Ctrl+Shift+F12")
    return text
