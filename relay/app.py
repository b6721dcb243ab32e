"""The composition root: builds the relay's parts in order (the larger ones by ``build`` and ``route_parts``), takes them down.

Nothing is decided here. ``Relay.open`` builds, ``start`` runs, ``stop`` and ``close`` end it (``serve``). What belongs to
one process lives in one ``Relay``: two of them in one process do not meet.
"""

import asyncio
import functools
import os
import secrets
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TextIO

from relay.api.api import build_api
from relay.api.events_socket import EventsDoor
from relay.api.front import AsgiApp, Front
from relay.api.parts import Parts
from relay.build import build_door, build_nightly, build_rooms, make_log
from relay.config import Config
from relay.desk import bulk, chat_steps, comments, erasing, firing, leaving, reheading, sessions_log
from relay.desk.anchors import Anchors
from relay.desk.attachments import Attachments
from relay.desk.attendance import Attendance
from relay.desk.call_turn import OVER_TIMER_KIND as CALL_OVER_TIMER_KIND
from relay.desk.call_turn import TIMER_KIND as CALL_TIMER_KIND
from relay.desk.chats import Chats
from relay.desk.deleting import TIMER_KIND as ERASE_TIMER_KIND
from relay.desk.deleting import Deleting
from relay.desk.due_dates import TIMER_KIND as DUE_TIMER_KIND
from relay.desk.due_dates import DueTimer
from relay.desk.erasing import Erasing
from relay.desk.room_records import RoomRecords
from relay.desk.rule_timers import Marks, TimeRuleTimer
from relay.desk.rules import start_rules
from relay.desk.sla import SlaTimer
from relay.desk.timers import OutboxRunner, TimerRunner
from relay.desk.triggers import start_time_rules
from relay.engine import database_of
from relay.figures import Figures
from relay.ops.doors import Doors
from relay.ops.health import Health, HealthPage
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics, MetricsPage
from relay.ops.nightly import Nightly
from relay.route_parts import build_parts
from relay.sessions.clock import SystemClock
from relay.sessions.directory import RoomDirectory
from relay.sessions.hall import Hall
from relay.sessions.limits import AddressLimit, Bucket
from relay.sessions.node import Node
from relay.sessions.spool import Spool
from relay.shares import (
    attachment_rules,
    burst,
    front_rules,
    listener_settings,
)
from relay.state import Secrets
from relay.store import clocks, settings
from relay.store.session_words import SESSION_TOPIC
from relay.store.store import Store
from relay.upkeep import Upkeep
from relay.version import program_version

ROLE = "all"
UNKNOWN_PARTS = 2
"""Of the requests that the relay takes, whoever has shown no valid token gets at most one part of so many."""
CURSOR_KEY = "cursor_key"
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
    events: EventsDoor
    spool: Spool
    node: Node
    directory: RoomDirectory
    records: RoomRecords
    chats: Chats
    attendance: Attendance
    timers: TimerRunner
    outbox: OutboxRunner
    errands: OutboxRunner
    headings: OutboxRunner
    departures: OutboxRunner
    erasures: OutboxRunner
    nightly: Nightly
    figures: Figures
    upkeep: Upkeep
    app: Front | None = None
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
            attachments = Attachments(store, attachment_rules(config), secrets.token_bytes)
            records, doors = RoomRecords(store), Doors(listener_settings(config))
            health = Health(clock.monotonic_s, version=program_version())
            figures = Figures(config, clock, metrics, health, doors, store, door.passwords, door.events, rooms.node)
            relay = cls(
                config=config,
                log=log,
                clock=clock,
                metrics=metrics,
                health=health,
                doors=doors,
                store=store,
                events=door.events,
                spool=rooms.spool,
                node=rooms.node,
                directory=rooms.directory,
                records=records,
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
                departures=OutboxRunner(
                    store, leaving.TOPIC, functools.partial(leaving.handle, secrets.token_bytes), now_ms=clock.now_ms
                ),
                erasures=OutboxRunner(store, erasing.TOPIC, erasing.handler(secrets.token_bytes), now_ms=clock.now_ms),
                nightly=build_nightly(config, anchors, store.database, config_file, clock, log, metrics),
                figures=figures,
                upkeep=Upkeep(config, log, clock, store, door.events, rooms.directory, attachments),
            )
            parts = build_parts(
                door,
                figures,
                secret,
                cursor_key,
                attachments=attachments,
                anchors=anchors,
                directory=rooms.directory,
                records=records,
            )
            relay.app = relay._build_front(parts, door.strangers)
            figures.watch()
            await relay._erase_again(parts.erasing)
            relay._stack = stack.pop_all()
            return relay

    async def _erase_again(self, erasing: Erasing) -> None:
        """Before anybody is answered: whom an older database brought back."""
        count = await erasing.again()
        if count:
            await self.erasures.drain()
            self.log.warn("erased_again", reason=f"{count} customers whom an older database brought back")

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
            ("departures", self.departures.run()),
            ("erasures", self.erasures.run()),
            ("health", self.health.run()),
            ("tick", self.upkeep.tick()),
            ("commands", self.upkeep.obey()),
            ("forget", self.upkeep.forget()),
            ("store", self.upkeep.watch_store()),
            ("clock", self.upkeep.watch_clock()),
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
