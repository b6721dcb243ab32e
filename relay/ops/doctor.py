"""Looking a relay over: every finding says what was found and, if it is not good, how to mend it (relay.md section 13).

What can be seen from files alone, and what the public address answers. It changes nothing.
"""

import os
import resource
import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from assistdesk.core.errors import AssistDeskError, LinkError
from relay.config import Config, is_loopback, parse_listen, read_secret
from relay.ops.admin_store import AdminStore
from relay.ops.audit import verify_chain
from relay.ops.backup import list_backups
from relay.ops.ops_client import OpsAddress, ask
from relay.store import migrate, outbox
from relay.store.database import Database
from relay.store.sqlite_file import SqliteFile
from relay.store.work import STORE_UNREACHABLE, Question, T

BACKUP_AGE_MAX_H = 36
SKEW_MAX_S = 5
DESCRIPTORS_MIN = 4096
CERTIFICATE_DAYS_MIN = 14
SYNC_MAX_MS = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; a remedy means that it is not good."""

    name: str
    detail: str
    remedy: str = ""

    @property
    def is_good(self) -> bool:
        return not self.remedy


def look_at_files(config: Config, database: Database, *, now_ms: int) -> Iterator[Finding]:
    """What ``status`` shows beside the running relay's own words."""
    yield _address(config)
    yield _tls(config)
    yield _proxy(config)
    yield _disk(config)
    if isinstance(database, SqliteFile):
        yield _backup(config, now_ms)
    else:
        yield Finding("backup", "none by this relay: pg_dump on the server, and a copy of " + config.server.state_dir)
    yield _database(database)


def look_closely(config: Config, database: Database, *, now_ms: int) -> Iterator[Finding]:
    """All of it: what ``doctor`` shows."""
    yield from look_at_files(config, database, now_ms=now_ms)
    yield _secrets(config)
    yield _descriptors()
    yield _sync_speed(config)
    yield _integrity(database)
    yield _parked(database)
    yield from _public(config)


def _address(config: Config) -> Finding:
    host = urlsplit(config.server.public_url).hostname or ""
    if is_loopback(host):
        return Finding("address", f"{config.server.public_url} (this computer only)")
    try:
        socket.getaddrinfo(host, None)
    except OSError:
        return Finding("address", f"{host} has no address", "make a DNS record for it, or change server.public_url")
    return Finding("address", config.server.public_url)


def _tls(config: Config) -> Finding:
    if config.server.public_url.startswith("http://"):
        return Finding("TLS", "off: fine on this computer alone")
    if config.tls.mode == "off":
        return Finding("TLS", "by the proxy")
    return Finding("TLS", f"certificate {config.tls.cert}")


def _proxy(config: Config) -> Finding:
    listen = parse_listen(config.server.listen)
    is_local = listen is not None and (bool(listen.unix_path) or is_loopback(listen.host))
    is_public = config.server.public_url.startswith("https://")
    if is_public and is_local and not config.server.trusted_proxies:
        remedy = 'put the proxy into server.trusted_proxies, e.g. ["127.0.0.1/32"], or every client looks like one'
        return Finding("proxy", "a proxy stands before the relay but none is trusted", remedy)
    return Finding("proxy", ", ".join(config.server.trusted_proxies) or "none")


def _disk(config: Config) -> Finding:
    try:
        usage = shutil.disk_usage(config.state_dir)
    except OSError:
        return Finding("disk", f"{config.state_dir} is not there", "assistdesk-relay serve")
    percent = usage.free * 100 // usage.total
    remedy = "" if percent > config.limits.disk_free_percent else "make room on this disk"
    return Finding("disk", f"{percent} % free", remedy)


def _backup(config: Config, now_ms: int) -> Finding:
    found = list_backups(Path(config.backup.dir))
    if not found:
        return Finding("backup", "none yet: one is made each night at " + config.backup.at)
    age_h = max(0, now_ms / 1000 - found[-1].stat().st_mtime) / 3600
    remedy = "" if age_h <= BACKUP_AGE_MAX_H else "assistdesk-relay backup create"
    return Finding("backup", f"{found[-1].name}, {age_h:.0f} h old", remedy)


def _is_missing(database: Database) -> bool:
    return isinstance(database, SqliteFile) and not database.path.exists()


def _ask(database: Database, question: Question[T]) -> T:
    """Raises LinkError as the engine does."""
    return AdminStore(database, now_ms=lambda: 0).read(question)


def _database(database: Database) -> Finding:
    if _is_missing(database):
        return Finding("database", "none yet", "assistdesk-relay serve")
    try:
        revision, detail = _ask(
            database, lambda connection: (migrate.present(connection), database.describe(connection))
        )
    except LinkError as error:
        if error.rule == STORE_UNREACHABLE:
            return Finding("database", f"{database.name}: {error.fields['reason']}", "start the server, or mend db.url")
        return Finding("database", error.rule, "assistdesk-relay db check")
    except Exception as error:
        return Finding("database", type(error).__name__, "assistdesk-relay db check")
    if revision != migrate.newest():
        return Finding("database", f"schema {revision or 'none'}", "assistdesk-relay db migrate")
    return Finding("database", f"schema {revision}, {detail}")


def _secrets(config: Config) -> Finding:
    try:
        read_secret(Path(config.ops.token_file), key="ops.token_file")
        read_secret(config.state_dir / "node.key", key="node key")
    except AssistDeskError as error:
        given_in = error.fields.get("given_in")
        return Finding(
            "keys", f"{error.rule.removeprefix('config_secret_').replace('_', ' ')}: {given_in}", "chmod 600"
        )
    return Finding("keys", "readable by the relay alone")


def _descriptors() -> Finding:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    remedy = "" if limit >= DESCRIPTORS_MIN else "raise the limit of open files (LimitNOFILE=262144)"
    return Finding("files", f"{limit} may be open at once", remedy)


def _sync_speed(config: Config) -> Finding:
    path = config.state_dir / ".doctor"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            begun_s = time.perf_counter()
            for _ in range(5):
                os.write(handle, b"x" * 4096)
                os.fsync(handle)
            mean_ms = (time.perf_counter() - begun_s) * 200
        finally:
            os.close(handle)
            path.unlink(missing_ok=True)
    except OSError as error:
        return Finding("sync", str(error.strerror), "look at the disk")
    return Finding("sync", f"{mean_ms:.1f} ms", "" if mean_ms < SYNC_MAX_MS else "the disk is slow: use a faster one")


def _integrity(database: Database) -> Finding:
    if _is_missing(database):
        return Finding("integrity", "no database yet")
    try:
        verdict, _ = _ask(database, lambda connection: database.examine(connection, quickly=True))
    except Exception as error:
        verdict = type(error).__name__
    remedy = "restore a backup" if isinstance(database, SqliteFile) else "look at the server's configuration and log"
    return Finding("integrity", verdict, "" if verdict == "ok" else remedy)


def _parked(database: Database) -> Finding:
    if _is_missing(database):
        return Finding("outbox", "no database yet")
    try:
        count, bad = _ask(
            database, lambda connection: (outbox.parked(connection), verify_chain(connection).first_bad_id)
        )
    except Exception as error:
        return Finding("outbox", type(error).__name__, "see database")
    if bad is not None:
        return Finding(
            "audit log", f"broken at entry {bad}", "compare with a backup: assistdesk-relay backup verify FILE"
        )
    return Finding("outbox", f"{count} given up", "" if count == 0 else "see the log for outbox_failed")


def _public(config: Config) -> Iterator[Finding]:
    """What the public address answers: reachable, its clock, its certificate."""
    parts = urlsplit(config.server.public_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    host = parts.hostname or ""
    try:
        answered = ask(OpsAddress(host=host, port=port, with_tls=parts.scheme == "https"), "GET", "/healthz")
    except AssistDeskError:
        yield Finding("reachable", f"{config.server.public_url} does not answer", "start the relay; look at the proxy")
        return
    yield Finding("reachable", f"answer {answered.status}", "" if answered.status == 200 else "look at the proxy")
    if "date" in answered.headers:
        skew_s = abs(parsedate_to_datetime(answered.headers["date"]).timestamp() - time.time())
        yield Finding("clock", f"{skew_s:.0f} s apart", "" if skew_s <= SKEW_MAX_S else "set the clock by NTP")
    if parts.scheme == "https":
        yield _certificate(host, port)


def _certificate(host: str, port: int) -> Finding:
    try:
        with (
            socket.create_connection((host, port), timeout=5) as raw,
            ssl.create_default_context().wrap_socket(raw, server_hostname=host) as wrapped,
        ):
            certificate = wrapped.getpeercert() or {}
    except (OSError, ssl.SSLError) as error:
        return Finding("certificate", type(error).__name__, "give the proxy a certificate that browsers trust")
    days = (ssl.cert_time_to_seconds(str(certificate["notAfter"])) - time.time()) / 86_400
    return Finding("certificate", f"{days:.0f} days left", "" if days > CERTIFICATE_DAYS_MIN else "renew it")
