"""Builds the larger parts of one relay: its log, the door that people come in by, the rooms of sessions, the night's work.

Used by the composition root alone, in its order. Nothing is decided here and nothing runs yet.
"""

import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import structlog

from assistdesk.core.errors import LinkError
from assistdesk.core.wire.control import OfferDown
from relay.api.events_socket import EventsDoor
from relay.api.guard import Guard
from relay.config import Config
from relay.desk.anchors import Anchors
from relay.desk.attendance import Attendance
from relay.desk.calls import Calls
from relay.desk.chats import Chats
from relay.desk.comments import Comments
from relay.desk.events import EventHub
from relay.desk.letters import Letters
from relay.desk.passwords import Passwords
from relay.desk.presence import Presence
from relay.desk.sign_in import SignIn
from relay.ops.audit import AuditLog
from relay.ops.backup import State
from relay.ops.logs import DayKeys, RelayLog, address_form, quieten
from relay.ops.metrics import Metrics, descriptor_share
from relay.ops.nightly import Nightly, NightlyAnchor, NightlyBackup, NightlyRules
from relay.ops.outgoing import Outgoing
from relay.sessions.clock import SystemClock
from relay.sessions.directory import RoomDirectory
from relay.sessions.limits import AddressLimit, BucketTable, Rate, read_networks
from relay.sessions.local_nodes import LocalNodes
from relay.sessions.node import Node
from relay.sessions.ports import Fact
from relay.sessions.spool import Spool, SpoolSettings
from relay.sessions.tokens import NodeKey
from relay.shares import (
    burst,
    claim_rates,
    directory_rules,
    node_settings,
    sign_in_rules,
)
from relay.state import Secrets
from relay.store.database import Database
from relay.store.facts import SqlFacts
from relay.store.rooms import SqlDirectory
from relay.store.sqlite_file import SqliteFile
from relay.store.store import Store
from relay.version import program_version

KEY_ID = 1


@dataclass(slots=True)
class LateFacts:
    """Facts go to the directory, which is built after the node that writes them."""

    directory: RoomDirectory | None = None

    async def append(self, facts: Sequence[Fact]) -> None:
        if self.directory is None:
            raise LinkError("starting")
        await self.directory.append(facts)


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in, and what they hear."""

    passwords: Passwords
    sign_in: SignIn
    comments: Comments
    chats: Chats
    attendance: Attendance
    calls: Calls
    letters: Letters
    guard: Guard
    hub: EventHub
    events: EventsDoor
    strangers: AddressLimit
    outgoing: Outgoing


@dataclass(frozen=True, slots=True)
class Rooms:
    """The node and the directory over it."""

    spool: Spool
    node: Node
    directory: RoomDirectory


def build_door(config: Config, store: Store, clock: SystemClock, stack: AsyncExitStack) -> Door:
    auth, limits = config.auth, config.limits
    passwords = Passwords(
        memory_kib=auth.argon2_kib, passes=auth.argon2_passes, lanes=auth.argon2_lanes, at_once=auth.argon2_at_once
    )
    stack.callback(passwords.close)
    sign_in = SignIn(store, AuditLog(), passwords, sign_in_rules(config), now_ms=clock.now_ms)
    strangers = AddressLimit({64: burst(limits.api_per_s_ip)}, exempt=read_networks(limits.exempt))
    guard = Guard(
        sign_in,
        account_limit=BucketTable(burst(limits.api_per_s)),
        token_limit=BucketTable(Rate(limits.api_per_min_token, 60)),
        stranger_limit=strangers,
        monotonic_s=clock.monotonic_s,
    )
    hub = EventHub(store, Presence(), now_ms=clock.now_ms)
    events = EventsDoor(
        hub,
        guard,
        sign_in.standing_now,
        sockets_per_account=limits.events_per_account,
        monotonic_s=clock.monotonic_s,
    )
    sign_in.listen(events.cut)
    chats = Chats(store, secrets.token_bytes, lambda: hub.alive, now_ms=clock.now_ms, customer_types=hub.tell_typing)
    hub.listen(chats.wake)
    attendance = Attendance(store, lambda: hub.alive, now_ms=clock.now_ms)
    hub.listen(attendance.wake)
    hub.on_typing(chats.types_ours)
    calls = Calls(store, secrets.token_bytes)
    letters = Letters(
        store,
        lambda: hub.alive,
        lambda letter_id, agent_id: hub.ring(OfferDown(what="letter", id=letter_id), agent_id),
        now_ms=clock.now_ms,
    )
    comments = Comments(store, secrets.token_bytes)
    outgoing = Outgoing(config.outgoing.private_hosts)
    stack.callback(outgoing.close)
    return Door(
        passwords, sign_in, comments, chats, attendance, calls, letters, guard, hub, events, strangers, outgoing
    )


def build_rooms(config: Config, secret: Secrets, store: Store, clock: SystemClock, log: RelayLog) -> Rooms:
    facts = LateFacts()
    sessions = config.sessions
    place = SpoolSettings(
        config.state_dir / "spool", size_bytes_max=sessions.spool_mib * 1024 * 1024, keep_s=sessions.rejoin_token_s
    )
    spool = Spool(place, facts, clock, log)
    node = Node(
        node_settings(config),
        [NodeKey(KEY_ID, secret.node_key)],
        spool,
        clock,
        log,
        secrets.token_bytes,
        descriptor_share=descriptor_share,
    )
    directory = RoomDirectory(
        SqlDirectory(store),
        SqlFacts(store),
        LocalNodes(node),
        clock,
        log,
        secrets.token_bytes,
        secrets.randbelow,
        directory_rules(config),
        claim_limit=AddressLimit(claim_rates(config), exempt=read_networks(config.limits.exempt)),
    )
    facts.directory = directory
    return Rooms(spool, node, directory)


def build_nightly(
    config: Config,
    anchors: Anchors,
    database: Database,
    config_file: Path,
    clock: SystemClock,
    log: RelayLog,
    metrics: Metrics,
) -> Nightly:
    """The backup is part of it where the database is a file: a server's is backed up there."""
    works: list[Callable[[], Awaitable[object]]] = [NightlyAnchor(anchors.make, log=log).make]
    if isinstance(database, SqliteFile):
        state = State(config.state_dir, database.path, config_file)
        rules = NightlyRules(Path(config.backup.dir), config.backup.keep)
        backup = NightlyBackup(state, rules, version=program_version(), now_ms=clock.now_ms, log=log, metrics=metrics)
        works.append(backup.make)
    return Nightly(config.backup.at, works, now_ms=clock.now_ms)


def make_log(config: Config, metrics: Metrics, stream: TextIO) -> RelayLog:
    log = RelayLog(
        stream,
        metrics,
        now_s=time.time,
        level=config.log.level,
        form=config.log.format,
        address=address_form(config.log.address, key_of_day=DayKeys(time.time, secrets.token_bytes)),
    )
    quieten(log, time.monotonic)

    def forward(_logger: object, method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        reason = line.get("rule") or line.get("reason") or ""
        error = line.get("exc_info")
        if isinstance(error, BaseException):
            reason = f"{reason} {_place_of(error)}"
        level = method if method in ("debug", "info", "warning", "error") else "error"
        log.write(level, str(line.get("event", "")), {"reason": str(reason)})
        raise structlog.DropEvent

    structlog.configure(processors=[forward], cache_logger_on_first_use=False)
    return log


def _place_of(error: BaseException) -> str:
    """Where an error came from; never what it says, which may quote a sender."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
