"""The relay's configuration: one frozen Config out of flags, environment, one TOML file and defaults.

A flag beats the environment (``ASSISTDESK_RELAY__SECTION__KEY``), that the file, that the default (relay.md section
14). A key it does not know, a value it does not understand and a secret that others can read are errors that name the
key and where it was given; nothing is guessed. It knows no database and no socket. Sentences are made in ``cli``.
"""

import ipaddress
import json
import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qs, urlsplit

import msgspec
import platformdirs
from msgspec import Meta

from assistdesk.core.errors import RefusedError

ENVIRONMENT_PREFIX = "ASSISTDESK_RELAY__"
SYSTEM_CONFIG = Path("/etc/assistdesk/relay.toml")
SYSTEM_STATE = Path("/var/lib/assistdesk")
CONFIG_BYTES_MAX = 256 * 1024
SECRET_BYTES_MAX = 4096
SECRET_LENGTH_MIN = 32
STATE_DIR_MARK = "STATE_DIR"
POSTGRESQL_SCHEMES = ("postgresql", "postgres")

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
Count = Annotated[int, Meta(ge=1, le=1_000_000_000)]
Percent = Annotated[int, Meta(ge=1, le=100)]
ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Name = Annotated[str, Meta(max_length=200)]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the file."""


class OrganisationConfig(Section, frozen=True, kw_only=True):
    """What the customer's app shows of who runs this relay (``GET /api/v1/about``)."""

    name: Name = ""
    phone: Annotated[str, Meta(max_length=40)] = ""


class ServerConfig(Section, frozen=True, kw_only=True):
    public_url: str = "http://127.0.0.1:8470"
    listen: str = "127.0.0.1:8470"
    trusted_proxies: tuple[str, ...] = ()
    state_dir: str = ""
    allowed_origins: tuple[str, ...] = ()
    backlog: Annotated[int, Meta(ge=16, le=65535)] = 2048
    head_timeout_s: Annotated[int, Meta(ge=1, le=120)] = 10
    stop_grace_s: Annotated[int, Meta(ge=1, le=60)] = 5


class TlsConfig(Section, frozen=True, kw_only=True):
    mode: Literal["off", "files"] = "off"
    cert: str = ""
    key: str = ""


class OpsConfig(Section, frozen=True, kw_only=True):
    token_file: str = "STATE_DIR/ops.token"  # noqa: S105  a path, not a secret
    metrics: bool = True


class DbConfig(Section, frozen=True, kw_only=True):
    url: str = "sqlite:///STATE_DIR/relay.db"
    password_file: str = ""
    statement_timeout_ms: Annotated[int, Meta(ge=100, le=600_000)] = 5000
    commit_window_ms: Annotated[int, Meta(ge=0, le=1000)] = 5
    readers: Annotated[int, Meta(ge=1, le=64)] = 4


class BusConfig(Section, frozen=True, kw_only=True):
    tick_s: Annotated[int, Meta(ge=1, le=60)] = 5


class NodeConfig(Section, frozen=True, kw_only=True):
    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")] = "n1"
    url: str = ""


class CodesConfig(Section, frozen=True, kw_only=True):
    life_s: Annotated[int, Meta(ge=10, le=600)] = 600
    cooldown_s: Annotated[int, Meta(ge=0, le=86_400)] = 1800
    live_percent: Percent = 10
    fill_percent: Percent = 50
    refusal_ms: Annotated[int, Meta(ge=0, le=5000)] = 100
    tries: Annotated[int, Meta(ge=1, le=3)] = 3
    reopenings: Annotated[int, Meta(ge=0, le=100)] = 10


class SessionsConfig(Section, frozen=True, kw_only=True):
    join_token_s: Annotated[int, Meta(ge=5, le=600)] = 60
    rejoin_token_s: Annotated[int, Meta(ge=60, le=3600)] = 900
    host_wait_s: Annotated[int, Meta(ge=5, le=300)] = 30
    confirm_s: Annotated[int, Meta(ge=5, le=600)] = 60
    resume_window_s: Annotated[int, Meta(ge=1, le=3600)] = 600
    max_hours: Annotated[int, Meta(ge=1, le=24)] = 12
    dead_after_s: Annotated[int, Meta(ge=5, le=300)] = 20
    ping_s: Annotated[int, Meta(ge=1, le=120)] = 20
    stall_s: Annotated[int, Meta(ge=5, le=300)] = 30
    max_message_bytes: Annotated[int, Meta(ge=33_040, le=1_048_576)] = 131_072
    write_high_bytes: Annotated[int, Meta(ge=4096, le=1_048_576)] = 65_536
    write_low_bytes: Annotated[int, Meta(ge=1024, le=1_048_576)] = 16_384
    spool_mib: Annotated[int, Meta(ge=1, le=4096)] = 64


class LimitsConfig(Section, frozen=True, kw_only=True):
    rooms: Count = 2000
    rooms_per_account: Count = 20
    waiting_per_account: Count = 10
    rejoins_per_min: Count = 30
    session_mbit: Count = 20
    session_burst_mib: Count = 4
    total_mbit: Count = 1000
    buffered_mib: Count = 256
    descriptor_percent: Percent = 80
    unfinished: Count = 1000
    unfinished_per_ip: Count = 64
    connections_per_ip: Count = 256
    connections_per_account: Count = 64
    claims_per_min: Count = 10
    claims_per_min_56: Count = 10
    claims_per_min_48: Count = 10
    failed_claims_per_min: Count = 300
    sign_ins_per_5min: Count = 5
    sign_ins_per_5min_ip: Count = 20
    api_per_s: Count = 20
    api_per_s_ip: Count = 5
    api_per_min_token: Count = 700
    api_per_s_node: Count = 2000
    writer_queue: Count = 1024
    events_per_account: Count = 8
    chat_per_10s: Count = 20
    asks_per_hour_ip: Count = 10
    json_kib: Count = 64
    attachment_mib: Annotated[int, Meta(ge=1, le=1024)] = 25
    waiting_mib: Count = 1024
    disk_free_percent: Annotated[int, Meta(ge=0, le=50)] = 5
    loop_lag_ms: Count = 250
    exempt: tuple[str, ...] = ()


class AuthConfig(Section, frozen=True, kw_only=True):
    access_min: Annotated[int, Meta(ge=1, le=60)] = 15
    refresh_days: Annotated[int, Meta(ge=1, le=365)] = 30
    password_min: Annotated[int, Meta(ge=12, le=64)] = 12
    argon2_kib: Annotated[int, Meta(ge=8, le=1_048_576)] = 65_536
    argon2_passes: Annotated[int, Meta(ge=1, le=20)] = 3
    argon2_lanes: Annotated[int, Meta(ge=1, le=8)] = 1
    argon2_at_once: Annotated[int, Meta(ge=1, le=16)] = 2


class OutgoingConfig(Section, frozen=True, kw_only=True):
    """What the relay asks of other servers for the desk. ``private_hosts``: names that may lead into private networks."""

    private_hosts: tuple[str, ...] = ()


class BackupConfig(Section, frozen=True, kw_only=True):
    dir: str = "STATE_DIR/backup"
    at: ClockTime = "03:30"
    keep: Annotated[int, Meta(ge=1, le=1000)] = 14


class LogConfig(Section, frozen=True, kw_only=True):
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["json", "text"] = "json"
    address: Literal["truncated", "full", "hashed", "none"] = "truncated"


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """All that a running relay was told. Paths are absolute, ``STATE_DIR`` is filled in."""

    organisation: OrganisationConfig = OrganisationConfig()
    server: ServerConfig = ServerConfig()
    tls: TlsConfig = TlsConfig()
    ops: OpsConfig = OpsConfig()
    db: DbConfig = DbConfig()
    bus: BusConfig = BusConfig()
    node: NodeConfig = NodeConfig()
    codes: CodesConfig = CodesConfig()
    sessions: SessionsConfig = SessionsConfig()
    limits: LimitsConfig = LimitsConfig()
    auth: AuthConfig = AuthConfig()
    outgoing: OutgoingConfig = OutgoingConfig()
    backup: BackupConfig = BackupConfig()
    log: LogConfig = LogConfig()

    @property
    def state_dir(self) -> Path:
        return Path(self.server.state_dir)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A Config, the file it may come from, and for each key ``section.key`` where its value was given."""

    config: Config
    file: Path
    file_exists: bool
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listen:
    """Where ``serve`` listens: a host and port, or the path of a unix socket."""

    host: str = ""
    port: int = 0
    unix_path: str = ""


def load_config(
    path: Path | None = None, *, environment: Mapping[str, str], flags: Mapping[str, str] | None = None
) -> Loaded:
    """Read and check everything; *flags* are ``section.key`` -> text.

    Raises:
        RefusedError: ``config_*`` with the fields ``key`` and ``given_in`` (a file, a variable, a flag).
    """
    file = path or default_config_path()
    values: dict[str, dict[str, Any]] = {section.name: {} for section in msgspec.structs.fields(Config)}
    origins: dict[str, str] = {}
    exists = _read_file(file, values, origins, must_exist=path is not None and not _may_be_first_run(path))
    for name, text in sorted(environment.items()):
        if name.startswith(ENVIRONMENT_PREFIX):
            key = name.removeprefix(ENVIRONMENT_PREFIX).lower().replace("__", ".")
            _put(values, origins, key=key, value=_from_text(text), given_in=f"environment {name}", loose=True)
    for key, text in (flags or {}).items():
        _put(values, origins, key=key, value=_from_text(text), given_in=f"flag for {key}", loose=True)
    config = _fill_in(msgspec.convert(values, Config))
    _check(config, origins, file)
    return Loaded(config=config, file=file, file_exists=exists, origins=origins)


def default_config_path() -> Path:
    """The system's file where it is there or ours to write, else the user's."""
    if SYSTEM_CONFIG.exists() or os.geteuid() == 0:
        return SYSTEM_CONFIG
    return Path(platformdirs.user_config_dir("assistdesk")) / "relay.toml"


def default_state_dir() -> Path:
    """``/var/lib/assistdesk`` for a service (root, or it is ours to write), else the user's data directory."""
    if os.geteuid() == 0 or (SYSTEM_STATE.is_dir() and os.access(SYSTEM_STATE, os.W_OK)):
        return SYSTEM_STATE
    return Path(platformdirs.user_data_dir("assistdesk")) / "relay"


def parse_listen(text: str) -> Listen | None:
    """``host:port``, ``[v6]:port`` or ``unix:PATH``; None for anything else."""
    if text.startswith("unix:"):
        path = text.removeprefix("unix:")
        return Listen(unix_path=path) if path.startswith("/") and len(path) <= 100 else None
    host, _, port = text.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65_535:
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if host != "localhost":
            return None
    return Listen(host=host, port=int(port))


def read_secret(path: Path, *, key: str) -> str:
    """The one line of a secret file of our own making.

    Raises:
        RefusedError: unreadable, readable by others, empty, too short to be a secret.
    """
    text = _read_line(path, key)
    if len(text) < SECRET_LENGTH_MIN or len(set(text)) < 8:
        raise _refused("config_secret_weak", key, str(path))
    return text


def read_password(path: Path) -> str:
    """The database's password (``db.password_file``); how good it is was decided elsewhere. Raises as ``read_secret``."""
    return _read_line(path, "db.password_file")


def _read_line(path: Path, key: str) -> str:
    try:
        mode = path.stat().st_mode
        text = path.read_bytes()[: SECRET_BYTES_MAX + 1].decode("ascii", "replace").strip()
    except OSError as error:
        raise _refused("config_secret_unreadable", key, str(path)) from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise _refused("config_secret_open_to_others", key, str(path))
    if not text:
        raise _refused("config_secret_empty", key, str(path))
    return text


def list_values(loaded: Loaded) -> list[tuple[str, Any, str]]:
    """Every key with its value and where it came from, for ``config show``. There are no secrets in a Config: a
    secret is given as a path."""
    rows = []
    for section in msgspec.structs.fields(Config):
        values = getattr(loaded.config, section.name)
        for field in msgspec.structs.fields(values):
            key = f"{section.name}.{field.name}"
            rows.append((key, getattr(values, field.name), loaded.origins.get(key, "default")))
    return rows


def file_text(*, public_url: str, listen: str, state_dir: str) -> str:
    """The file that the first ``serve`` writes."""
    return f"""\
# AssistDesk relay. Every key with its value: assistdesk-relay config show
# After a change: assistdesk-relay config check, then restart the relay.

[organisation]
name = ""
phone = ""

[server]
public_url = {json.dumps(public_url)}
listen = {json.dumps(listen)}
state_dir = {json.dumps(state_dir)}
"""


def is_loopback(host: str) -> bool:
    """True for this computer's own names and addresses."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _may_be_first_run(path: Path) -> bool:
    return not path.exists() and path.parent.is_dir()


def _read_file(file: Path, values: dict[str, dict[str, Any]], origins: dict[str, str], *, must_exist: bool) -> bool:
    try:
        mode = file.stat().st_mode
        raw = file.read_bytes()
    except FileNotFoundError as error:
        if must_exist:
            raise _refused("config_no_file", "", str(file)) from error
        return False
    except OSError as error:
        raise _refused("config_file_unreadable", "", str(file)) from error
    if mode & stat.S_IWOTH:
        raise _refused("config_file_writable_by_all", "", str(file))
    try:
        if len(raw) > CONFIG_BYTES_MAX:
            raise _refused("config_file_too_long", "", str(file))
        tables = tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise RefusedError("config_file_malformed", key="", given_in=str(file), reason=_first_line(error)) from error
    for section, keys in tables.items():
        if section not in values or not isinstance(keys, dict):
            raise _refused("config_unknown_key", section, str(file))
        for name, value in keys.items():
            _put(values, origins, key=f"{section}.{name}", value=value, given_in=str(file), loose=False)
    return True


def _put(
    values: dict[str, dict[str, Any]], origins: dict[str, str], *, key: str, value: Any, given_in: str, loose: bool
) -> None:
    section, _, name = key.partition(".")
    if section not in values:
        raise _refused("config_unknown_key", key, given_in)
    types = {field.name: field.type for field in msgspec.structs.fields(_section_type(section))}
    if name not in types:
        raise _refused("config_unknown_key", key, given_in)
    try:
        values[section][name] = msgspec.convert(value, types[name], strict=not loose)
    except msgspec.ValidationError as error:
        reason = _first_line(error)
        raise RefusedError("config_bad_value", key=key, given_in=given_in, reason=reason) from error
    origins[key] = given_in


def _from_text(text: str) -> Any:
    """Lists are written as in TOML (``["a", "b"]``) or with commas where the key wants a list; the rest stays text."""
    if text.startswith("["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text


def _section_type(name: str) -> type[Section]:
    for section in msgspec.structs.fields(Config):
        if section.name == name:
            kind: type[Section] = section.type
            return kind
    raise KeyError(name)


def _fill_in(config: Config) -> Config:
    state_dir = str(Path(config.server.state_dir or default_state_dir()).absolute())
    replace = msgspec.structs.replace
    return replace(
        config,
        server=replace(config.server, state_dir=state_dir, public_url=config.server.public_url.rstrip("/")),
        ops=replace(config.ops, token_file=config.ops.token_file.replace(STATE_DIR_MARK, state_dir)),
        db=replace(
            config.db,
            url=config.db.url.replace(STATE_DIR_MARK, state_dir),
            password_file=config.db.password_file.replace(STATE_DIR_MARK, state_dir),
        ),
        backup=replace(config.backup, dir=config.backup.dir.replace(STATE_DIR_MARK, state_dir)),
        node=replace(config.node, url=(config.node.url or config.server.public_url).rstrip("/")),
    )


def _check(config: Config, origins: Mapping[str, str], file: Path) -> None:
    """What one key alone cannot tell."""
    checks = (
        ("server.public_url", _url_fault(config.server.public_url)),
        ("node.url", _url_fault(config.node.url)),
        ("server.listen", None if parse_listen(config.server.listen) else "config_bad_listen"),
        ("server.trusted_proxies", _networks_fault(config.server.trusted_proxies, names=("unix",))),
        ("limits.exempt", _networks_fault(config.limits.exempt)),
        ("server.allowed_origins", _origins_fault(config.server.allowed_origins)),
        ("outgoing.private_hosts", _hosts_fault(config.outgoing.private_hosts)),
        ("db.url", _db_fault(config.db.url)),
        ("db.password_file", _password_fault(config.db)),
        ("tls.cert", _tls_fault(config.tls.mode, config.tls.cert)),
        ("tls.key", _tls_fault(config.tls.mode, config.tls.key)),
        (
            "sessions.write_low_bytes",
            None if config.sessions.write_low_bytes < config.sessions.write_high_bytes else "config_low_above_high",
        ),
    )
    for key, fault in checks:
        if fault is not None:
            raise _refused(fault, key, origins.get(key, f"default ({file})"))
    secrets = (
        ("ops.token_file", config.ops.token_file),
        ("tls.key", config.tls.key),
        ("db.password_file", config.db.password_file),
    )
    for key, secret in secrets:
        if secret and Path(secret).exists():
            _check_secret_mode(Path(secret), key)


def _check_secret_mode(path: Path, key: str) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise _refused("config_secret_unreadable", key, str(path)) from error
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise _refused("config_secret_open_to_others", key, str(path))


def _url_fault(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "config_bad_url"
    host = parts.hostname or ""
    if not host or parts.path or parts.query or parts.fragment or "@" in parts.netloc or port == 0:
        return "config_bad_url"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)):
        return None
    return "config_url_not_https"


def is_postgresql(url: str) -> bool:
    """Does ``db.url`` name a PostgreSQL server?"""
    return url.partition(":")[0] in POSTGRESQL_SCHEMES


def _db_fault(url: str) -> str | None:
    if not is_postgresql(url):
        return None if url.startswith("sqlite:////") else "config_bad_db_url"
    try:
        parts = urlsplit(url)
        has_password = parts.password is not None or "password" in parse_qs(parts.query)
    except ValueError:
        return "config_bad_db_url"
    if not url.partition(":")[2].startswith("//") or len(parts.path) < 2 or parts.fragment:  # a database must be named
        return "config_bad_db_url"
    return "config_db_password" if has_password else None


def _password_fault(db: DbConfig) -> str | None:
    if not db.password_file:
        return None
    if not is_postgresql(db.url):
        return "config_password_unused"
    return None if Path(db.password_file).is_file() else "config_file_missing"


def _networks_fault(networks: tuple[str, ...], names: tuple[str, ...] = ()) -> str | None:
    for network in networks:
        if network in names:
            continue
        try:
            ipaddress.ip_network(network)
        except ValueError:
            return "config_bad_network"
    return None


def _origins_fault(allowed: tuple[str, ...]) -> str | None:
    for origin in allowed:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query or parts.fragment:
            return "config_bad_origin"
    return None


def _hosts_fault(hosts: tuple[str, ...]) -> str | None:
    """Names or addresses as they stand in an https address, without a port; an IPv6 address without brackets."""
    return None if all(_HOST.fullmatch(host) for host in hosts) else "config_bad_host"


def _tls_fault(mode: str, path: str) -> str | None:
    if mode == "files" and not Path(path).is_file():
        return "config_file_missing"
    return None


def _refused(rule: str, key: str, given_in: str) -> RefusedError:
    return RefusedError(rule, key=key, given_in=given_in)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
