"""The composition root: knows every part of the relay, builds them in order (the larger ones by ``build``), takes them down.

Nothing is decided here. ``Relay.open`` builds, ``start`` runs, ``stop`` and ``close`` end it (``serve``). What belongs to
one process lives in one ``Relay``: two of them in one process do not meet.
"""

import asyncio
import contextlib
import functools
import hmac
import os
import secrets
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TextIO

from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.errors import LinkError
from assistdesk.core.wire.control import About
from relay.api.api import build_api
from relay.api.events_socket import EventsDoor
from relay.api.front import AsgiApp, Front
from relay.api.parts import Parts, RouteLimits
from relay.build import Door, build_door, build_nightly, build_rooms, make_log
from relay.config import Config
from relay.desk import attendance, bulk, chat_steps, comments, erasing, firing, reheading, sessions_log
from relay.desk.accounts import EndRooms, waiting_commands
from relay.desk.anchors import Anchors
from relay.desk.answering import Answering
from relay.desk.api_tokens import ApiTokens
from relay.desk.attachments import Attachments
from relay.desk.attendance import Attendance
from relay.desk.bulk import Bulk
from relay.desk.call_turn import OVER_TIMER_KIND as CALL_OVER_TIMER_KIND
from relay.desk.call_turn import TIMER_KIND as CALL_TIMER_KIND
from relay.desk.chat_desk import ChatDesk
from relay.desk.chats import Chats
from relay.desk.context_cards import ContextCards
from relay.desk.deleting import TIMER_KIND as ERASE_TIMER_KIND
from relay.desk.deleting import Deleting
from relay.desk.desk_settings import DeskSettings
from relay.desk.due_dates import TIMER_KIND as DUE_TIMER_KIND
from relay.desk.due_dates import DueTimer
from relay.desk.erased import Erased
from relay.desk.erasing import Erasing
from relay.desk.escalating import Escalating
from relay.desk.events import EventHub
from relay.desk.forms import Forms
from relay.desk.groups import Groups
from relay.desk.inboxes import Inboxes
from relay.desk.invitations import Invitations
from relay.desk.macros import Macros
from relay.desk.measures import Measures
from relay.desk.merging import Merging
from relay.desk.organizations import Organizations
from relay.desk.participants import Participants
from relay.desk.passwords import Passwords
from relay.desk.people import People
from relay.desk.reading import Reading
from relay.desk.redacting import Redacting
from relay.desk.requesters import Requesters
from relay.desk.room_records import RoomRecords
from relay.desk.rule_timers import Marks, TimeRuleTimer
from relay.desk.rules import Rules, start_rules
from relay.desk.search import Search
from relay.desk.sessions_log import SessionsLog
from relay.desk.sign_in import SignIn, forget_old
from relay.desk.sla import SlaTimer
from relay.desk.splitting import Splitting
from relay.desk.statuses import Statuses
from relay.desk.tags import Tags
from relay.desk.ticket_logs import TicketLogs
from relay.desk.ticket_pages import TicketPages
from relay.desk.tickets import Tickets
from relay.desk.timers import OutboxRunner, TimerRunner
from relay.desk.transcripts import Transcripts
from relay.desk.triggers import Triggers, start_time_rules
from relay.desk.view_edits import ViewEdits
from relay.desk.views import Views
from relay.desk.wrap_ups import WrapUps
from relay.engine import database_of
from relay.ops.audit import AuditLog
from relay.ops.doors import Doors
from relay.ops.health import Health, HealthPage, disk_free, folder_writable
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics, MetricsPage
from relay.ops.nightly import Nightly
from relay.sessions.clock import SystemClock
from relay.sessions.codes import nameplate_length
from relay.sessions.directory import RoomDirectory
from relay.sessions.hall import Hall
from relay.sessions.limits import AddressLimit, Bucket, BucketTable, Rate, read_networks
from relay.sessions.node import Node
from relay.sessions.ports import Outcome
from relay.sessions.room_state import read_room
from relay.sessions.spool import Spool
from relay.shares import (
    ask_rates,
    attachment_rules,
    burst,
    code_rules,
    front_rules,
    listener_settings,
)
from relay.state import Secrets
from relay.store import clocks, erasure_marks, outbox, settings
from relay.store.erasure_marks import ErasureMarks
from relay.store.rooms import SqlDirectory
from relay.store.session_words import SESSION_TOPIC
from relay.store.store import Store
from relay.version import program_version

ROLE = "all"
SECRET_DIGITS = 6
"""What the app adds to a nameplate: five secret digits and the check digit."""
SEARCHES_PER_MIN = 100
EXPORTS_PER_MIN = 20
CHAT_NEWS_PER_MIN = 120
UNKNOWN_PARTS = 2
"""Of the requests that the relay takes, whoever has shown no valid token gets at most one part of so many."""
COMMAND_POLL_S = 1.0
FORGET_EVERY_S = 3600.0
ABOUT_LIFE_S = 5.0
LIVE_ROOMS_MAX = 10_000
CURSOR_KEY = "cursor_key"
SEED_KEY = b"what is told again"
CLOSING_NOTICE_S = 1
SPOOL_FLUSH_S = 2.0


@dataclass(slots=True)
class Relay:
    """Everything that runs. ``app`` is what the listener serves."""

    config: Config
    log: RelayLog
    clock: SystemClock
    metrics: Metrics
    health: Health
    doors: Doors
    store: Store
    passwords: Passwords
    sign_in: SignIn
    hub: EventHub
    events: EventsDoor
    spool: Spool
    node: Node
    directory: RoomDirectory
    records: RoomRecords
    attachments: Attachments
    chats: Chats
    attendance: Attendance
    timers: TimerRunner
    outbox: OutboxRunner
    errands: OutboxRunner
    headings: OutboxRunner
    erasures: OutboxRunner
    nightly: Nightly
    anchors: Anchors
    app: Front | None = None
    _about: tuple[float, About] | None = None
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @classmethod
    async def open(cls, config: Config, secret: Secrets, *, config_file: Path, log_stream: TextIO) -> Self:
        """Build everything; nothing runs yet but the store's writer.

        Raises:
            RefusedError: the store's ``database_*``. LinkError: as ``Erasing.again``.
        """
        clock = SystemClock()
        metrics = Metrics(version=program_version(), role=ROLE)
        log = make_log(config, metrics, log_stream)
        async with AsyncExitStack() as stack:
            store = await Store.open(
                database_of(config),
                now_ms=clock.now_ms,
                window_ms=config.db.commit_window_ms,
                readers=config.db.readers,
                queue_limit=config.limits.writer_queue,
            )
            stack.push_async_callback(store.close)
            cursor_key = await store.write(lambda work: settings.secret(work, CURSOR_KEY))
            await store.write(start_rules)
            await store.write(start_time_rules)
            door = build_door(config, store, clock, stack)
            rooms = build_rooms(config, secret, store, clock, log)
            anchors = Anchors(store, cursor_key, now_ms=clock.now_ms)
            relay = cls(
                config=config,
                log=log,
                clock=clock,
                metrics=metrics,
                health=Health(clock.monotonic_s, version=program_version()),
                doors=Doors(listener_settings(config)),
                store=store,
                passwords=door.passwords,
                sign_in=door.sign_in,
                hub=door.hub,
                events=door.events,
                spool=rooms.spool,
                node=rooms.node,
                directory=rooms.directory,
                records=RoomRecords(store),
                attachments=Attachments(store, attachment_rules(config), secrets.token_bytes),
                chats=door.chats,
                attendance=door.attendance,
                timers=TimerRunner(
                    store,
                    {
                        comments.TIMER_KIND: door.comments.release,
                        clocks.TIMER_KIND: SlaTimer(store, Marks(secrets.token_bytes).follow).fire,
                        firing.TIMER_KIND: TimeRuleTimer(store, secrets.token_bytes).fire,
                        DUE_TIMER_KIND: DueTimer(store).fire,
                        chat_steps.TIMER_KIND: door.chats.tick,
                        chat_steps.QUEUE_TIMER_KIND: door.chats.tick_queue,
                        CALL_TIMER_KIND: door.calls.tick,
                        CALL_OVER_TIMER_KIND: door.calls.tick_over,
                        ERASE_TIMER_KIND: Deleting(store, secrets.token_bytes).erase,
                    },
                    now_ms=clock.now_ms,
                ),
                outbox=OutboxRunner(store, SESSION_TOPIC, sessions_log.handle_word, now_ms=clock.now_ms),
                errands=OutboxRunner(
                    store, bulk.TOPIC, functools.partial(bulk.handle, secrets.token_bytes), now_ms=clock.now_ms
                ),
                headings=OutboxRunner(store, reheading.TOPIC, reheading.handle, now_ms=clock.now_ms),
                erasures=OutboxRunner(store, erasing.TOPIC, erasing.handler(secrets.token_bytes), now_ms=clock.now_ms),
                nightly=build_nightly(config, anchors, store.database, config_file, clock, log, metrics),
                anchors=anchors,
            )
            parts = relay._build_parts(door, cursor_key, secret)
            relay.app = relay._build_front(parts, door.strangers)
            relay._add_checks()
            await relay._erase_again(parts.erasing)
            relay._stack = stack.pop_all()
            return relay

    async def _erase_again(self, erasing: Erasing) -> None:
        """Before anybody is answered: whom an older database brought back."""
        count = await erasing.again()
        if count:
            await self.erasures.drain()
            self.log.warn("erased_again", reason=f"{count} customers whom an older database brought back")

    def _end_sockets(self, user_id: int) -> None:
        """Her rights are others now: her apps come back with them."""
        self.hub.end_of(user_id, "rights")

    def _build_parts(self, door: Door, cursor_key: bytes, secret: Secrets) -> Parts:
        limits, store = self.config.limits, self.store
        return Parts(
            store=store,
            guard=door.guard,
            sign_in=self.sign_in,
            api_tokens=ApiTokens(store, AuditLog()),
            tickets=Tickets(store, secrets.token_bytes),
            ticket_pages=TicketPages(store, cursor_key),
            comments=door.comments,
            attachments=self.attachments,
            merging=Merging(store, secrets.token_bytes),
            splitting=Splitting(store, secrets.token_bytes),
            escalating=Escalating(store, secrets.token_bytes),
            deleting=Deleting(store, secrets.token_bytes),
            redacting=Redacting(store, secrets.token_bytes),
            erasing=Erasing(
                store,
                AuditLog(),
                Erased(
                    store,
                    ErasureMarks(self.config.state_dir / erasure_marks.NAME),
                    cursor_key,
                    now_ms=self.clock.now_ms,
                ),
                secrets.token_bytes,
                rights_changed=self._end_sockets,
                counted=functools.partial(self.metrics.count, "erasures"),
            ),
            participants=Participants(store, secrets.token_bytes),
            requesters=Requesters(store, secrets.token_bytes),
            reading=Reading(store, secrets.token_bytes, self.config.server.public_url),
            answering=Answering(store, secrets.token_bytes),
            transcripts=Transcripts(store),
            ticket_logs=TicketLogs(store, now_ms=self.clock.now_ms),
            inboxes=Inboxes(store),
            organizations=Organizations(store, AuditLog(), cursor_key),
            groups=Groups(store, self._end_sockets),
            chats=self.chats,
            chat_desk=ChatDesk(store, self.chats),
            calls=door.calls,
            letters=door.letters,
            wrap_ups=WrapUps(store, self.chats),
            measures=Measures(store, now_ms=self.clock.now_ms, going=door.attendance.going),
            views=Views(store, cursor_key, now_ms=self.clock.now_ms),
            view_edits=ViewEdits(store),
            bulk=Bulk(store, secrets.token_bytes),
            macros=Macros(store),
            triggers=Triggers(store, AuditLog(), Trigger, now_ms=self.clock.now_ms),
            time_rules=Triggers(store, AuditLog(), TimeRule, now_ms=self.clock.now_ms),
            forms=Forms(store),
            statuses=Statuses(store),
            context_cards=ContextCards(
                store, AuditLog(), door.outgoing.post, secrets.token_bytes, now_ms=self.clock.now_ms
            ),
            desk_settings=DeskSettings(store, AuditLog(), self._end_sockets),
            anchors=self.anchors,
            search=Search(store, cursor_key),
            tags=Tags(store),
            rules=Rules(store),
            people=People(store, AuditLog(), cursor_key, self._end_sockets),
            invitations=Invitations(store, AuditLog(), door.passwords, secrets.token_bytes),
            sessions_log=SessionsLog(store),
            directory=self.directory,
            records=self.records,
            limits=RouteLimits(
                sign_ins=AddressLimit(
                    {64: Rate(limits.sign_ins_per_5min_ip, 300)}, exempt=read_networks(limits.exempt)
                ),
                strangers=door.strangers,
                searches=BucketTable(Rate(SEARCHES_PER_MIN, 60)),
                exports=BucketTable(Rate(EXPORTS_PER_MIN, 60)),
                asks=AddressLimit(ask_rates(self.config), exempt=read_networks(limits.exempt)),
                chat_lines=BucketTable(Rate(limits.chat_per_10s, 10)),
                chat_typing=BucketTable(Rate(limits.chat_per_10s, 10)),
                chat_news=BucketTable(Rate(CHAT_NEWS_PER_MIN, 60)),
            ),
            ops_token=secret.ops_token,
            seed_key=hmac.digest(secret.node_key, SEED_KEY, "sha256"),
            now_ms=self.clock.now_ms,
            monotonic_s=self.clock.monotonic_s,
            about=self.read_about,
            status=self.read_status,
        )

    def _build_front(self, parts: Parts, strangers: AddressLimit) -> Front:
        page = HealthPage(self.health, parts.ops_token)
        probes: dict[str, AsgiApp] = {
            "/healthz": page,
            "/readyz": page,
            "/metrics": MetricsPage(self.metrics, parts.ops_token, is_on=self.config.ops.metrics),
        }
        return Front(
            api=build_api(parts, version=program_version()),  # type: ignore[arg-type]
            events=self.events,
            probes=probes,
            hall=Hall(self.node, self.log, allowed_origins=self.config.server.allowed_origins),
            rules=front_rules(self.config),
            stranger_limit=strangers,
            node_limit=Bucket(burst(self.config.limits.api_per_s_node)),
            unknown_limit=Bucket(burst(self.config.limits.api_per_s_node / UNKNOWN_PARTS)),
            monotonic_s=self.clock.monotonic_s,
        )

    def _add_checks(self) -> None:
        self.health.add_check("spool", folder_writable(self.config.state_dir / "spool"))
        self.health.add_check("disk", disk_free(self.config.state_dir, self.config.limits.disk_free_percent))
        self.health.add_check("database", self._check_database)
        self.metrics.before_reading(self._read_gauges)
        self.metrics.read_totals("bytes", self._read_bytes)

    # --- running --------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the tasks; from here on requests may come."""
        self.node.doorkeeper.recall(self.spool.load())
        self.spool.start()
        for name, run in (
            ("spool", self.spool.watch()),
            ("node", self.node.run()),
            ("directory", self.directory.run()),
            ("timers", self.timers.run()),
            ("chats", self.chats.run()),
            ("attendance", self.attendance.run()),
            ("outbox", self.outbox.run()),
            ("errands", self.errands.run()),
            ("headings", self.headings.run()),
            ("erasures", self.erasures.run()),
            ("health", self.health.run()),
            ("tick", self._tick()),
            ("commands", self._obey()),
            ("forget", self._forget()),
            ("store", self._watch_store()),
            ("clock", self._watch_clock()),
            ("nightly", self.nightly.run()),
        ):
            self._spawn(name, run)
        self.health.state = "ready"
        self.log.log("state", outcome="ready")

    async def stop(self) -> None:
        """What is done between the signal and the end: nobody new, word to all, everything on disk (section 16.3)."""
        self.health.state = "stopping"
        self.log.log("state", outcome="stopping")
        self.node.stop_soon(CLOSING_NOTICE_S)
        await self.attendance.stop()
        self.events.stop()
        self.chats.stop()
        await asyncio.sleep(min(0.2, self.config.server.stop_grace_s / 5))
        self.node.stop()

    async def close(self) -> None:
        """Take everything down; what was answered is on disk already."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.spool.close(within_s=SPOOL_FLUSH_S)
        await self._stack.aclose()

    def _spawn(self, name: str, run: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(run, name=name)
        task.add_done_callback(self._note_end)
        self._tasks.append(task)

    def _note_end(self, task: asyncio.Task[None]) -> None:
        """A task of ours that ends by itself is a bug or a dead store: say so and let the process be restarted."""
        if task.cancelled():
            return
        error = task.exception()
        self.log.error("task_ended", reason=f"{task.get_name()} {type(error).__name__ if error else 'returned'}")
        if self.health.state != "stopping":
            os.kill(os.getpid(), 15)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(self.config.bus.tick_s)
            await self.events.tick()

    async def _forget(self) -> None:
        """Once an hour delete what no token or repeat can need any more."""
        while True:
            with contextlib.suppress(LinkError, OSError):  # a file that cannot be deleted now ends no relay
                await self.store.write(forget_old)
                await self.store.forget_keys()
                await self.store.write(attendance.forget_old)
                await self.attachments.tidy(self.clock.now_ms())
            await asyncio.sleep(FORGET_EVERY_S)

    async def _obey(self) -> None:
        """Carry out what commands have left in the outbox, within a second; again where that failed, also after a restart."""
        while True:
            await asyncio.sleep(COMMAND_POLL_S)
            with contextlib.suppress(LinkError):
                commands = await self.store.read(waiting_commands)
                for row_id, command in commands:
                    await self._end_rooms(command)
                    await self.store.write(functools.partial(outbox.done, row_id=row_id))
                if commands:
                    await self.events.tick()

    async def _end_rooms(self, command: EndRooms) -> None:
        outcome = Outcome(command.outcome)
        if command.room is not None:
            room = read_room(command.room)
            if room is not None:
                await self.directory.end(room, outcome)
            return
        live = await SqlDirectory(self.store).live_rooms(node=self.config.node.id, limit=LIVE_ROOMS_MAX)
        for record in live:
            if record.account_id == command.user_id:
                await self.directory.end(record.room, outcome)

    async def _watch_store(self) -> None:
        """A failed sync: no answer any more, the process ends and is started again (relay.md section 10)."""
        await self.store.failed.wait()

    async def _watch_clock(self) -> None:
        """Say once that the wall clock has leapt; meanwhile the time goes on from what was believed (``sessions.clock``)."""
        was_doubtful = False
        while True:
            doubt_s = self.clock.doubt_s()
            if doubt_s and not was_doubtful:
                self.log.error("clock_leapt", reason=f"{int(doubt_s)} s ahead; not believed before an hour is over")
            was_doubtful = doubt_s > 0
            await asyncio.sleep(COMMAND_POLL_S)

    # --- what routes and probes ask -------------------------------------------------------------------------------

    async def read_about(self) -> About:
        now_s = self.clock.monotonic_s()
        if self._about is not None and now_s < self._about[0]:
            return self._about[1]
        codes = self.config.codes
        now_ms = self.clock.now_ms()
        counts = await SqlDirectory(self.store).count_nameplates(
            now_ms=now_ms, cooling_since_ms=now_ms - codes.cooldown_s * 1000
        )
        about = About(
            organisation=self.config.organisation.name,
            phone=self.config.organisation.phone,
            code_digits=nameplate_length(counts, code_rules(self.config)) + SECRET_DIGITS,
            version=program_version(),
        )
        self._about = (now_s + ABOUT_LIFE_S, about)
        return about

    async def read_status(self) -> dict[str, Any]:
        figures = self.node.figures()
        return {
            "version": program_version(),
            "state": self.health.state,
            "reasons": await self.health.reasons(),
            "public_url": self.config.server.public_url,
            "node": self.config.node.id,
            "rooms": figures.rooms,
            "legs": figures.legs,
            "events_sockets": len(self.events),
            "connections": dict(self.doors.open),
            "buffered_bytes": figures.buffered_bytes,
            "loop_lag_ms": round(figures.loop_lag_s * 1000, 1),
            "spool_bytes": figures.spool_bytes,
            "writer_queue": self.store.waiting,
            "argon2_waiting": self.passwords.waiting,
            "limit_hits": dict(self.doors.hits),
            "refuses": figures.refuses,
            "clock_doubt_s": int(self.clock.doubt_s()),
        }

    async def _check_database(self) -> str | None:
        try:
            await self.store.write(lambda work: settings.put(work, "probe", b"1"))
        except LinkError as error:
            return error.rule
        return None

    def _read_gauges(self) -> None:
        figures = self.node.figures()
        for phase, count in figures.rooms.items():
            self.metrics.set("rooms", count, phase)
        self.metrics.set("buffered_bytes", figures.buffered_bytes)
        self.metrics.set("loop_lag_seconds", figures.loop_lag_s)
        self.metrics.set("spool_bytes", figures.spool_bytes)
        self.metrics.set("writer_queue", self.store.waiting)
        self.metrics.set("argon2_waiting", self.passwords.waiting)
        self.metrics.set("unfinished", self.doors.unfinished)
        for kind, count in self.doors.open.items():
            self.metrics.set("connections", count, kind)
        self.metrics.set("connections", len(self.events), "events")
        for state in ("starting", "ready", "draining", "stopping"):
            self.metrics.set("state", float(self.health.state == state), state)

    def _read_bytes(self) -> dict[tuple[str, ...], float]:
        figures = self.node.figures()
        return {("host",): figures.bytes_to_host, ("viewer",): figures.bytes_to_viewer}
