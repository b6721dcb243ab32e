"""What one relay does by itself while it runs: ticks, commands, forgetting, a look at its store and its clock.

Each is a task that ends only by being cancelled, or by what must end the process. What commands mean is the desk's.
"""

import asyncio
import contextlib
import functools
from dataclasses import dataclass

from assistdesk.core.errors import LinkError
from relay.api.events_socket import EventsDoor
from relay.config import Config
from relay.desk import attendance
from relay.desk.accounts import EndRooms, waiting_commands
from relay.desk.attachments import Attachments
from relay.desk.sign_in import forget_old
from relay.ops.logs import RelayLog
from relay.sessions.clock import SystemClock
from relay.sessions.directory import RoomDirectory
from relay.sessions.ports import Outcome
from relay.sessions.room_state import read_room
from relay.store import outbox
from relay.store.rooms import SqlDirectory
from relay.store.store import Store

COMMAND_POLL_S = 1.0
FORGET_EVERY_S = 3600.0
LIVE_ROOMS_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Upkeep:
    """One relay's."""

    config: Config
    log: RelayLog
    clock: SystemClock
    store: Store
    events: EventsDoor
    directory: RoomDirectory
    attachments: Attachments

    async def tick(self) -> None:
        while True:
            await asyncio.sleep(self.config.bus.tick_s)
            await self.events.tick()

    async def forget(self) -> None:
        """Once an hour delete what no token or repeat can need any more."""
        while True:
            with contextlib.suppress(LinkError, OSError):  # a file that cannot be deleted now ends no relay
                await self.store.write(forget_old)
                await self.store.forget_keys()
                await self.store.write(attendance.forget_old)
                await self.attachments.tidy(self.clock.now_ms())
            await asyncio.sleep(FORGET_EVERY_S)

    async def obey(self) -> None:
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

    async def watch_store(self) -> None:
        """A failed sync: no answer any more, the process ends and is started again (relay.md section 10)."""
        await self.store.failed.wait()

    async def watch_clock(self) -> None:
        """Say once that the wall clock has leapt; meanwhile the time goes on from what was believed (``sessions.clock``)."""
        was_doubtful = False
        while True:
            doubt_s = self.clock.doubt_s()
            if doubt_s and not was_doubtful:
                self.log.error("clock_leapt", reason=f"{int(doubt_s)} s ahead; not believed before an hour is over")
            was_doubtful = doubt_s > 0
            await asyncio.sleep(COMMAND_POLL_S)
