"""Both ends of a session in one process, with everything real but the relay, the screen and the person."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistdesk.adapters.clipboard_os import OsClipboard
from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.decoder import open_decoder
from assistdesk.adapters.files_os import OsFiles
from assistdesk.adapters.ledger_file import LedgerJournal, save_copy
from assistdesk.adapters.recording_file import DiskRecording, RecordingFolder
from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.session import actions
from assistdesk.core.session.pointing import Board
from assistdesk.core.types import Monitor, SafetyPolicy
from assistdesk.runtime import intents, intents_customer
from assistdesk.runtime.customer import Customer, CustomerParts
from assistdesk.runtime.host_parts import HostParts, HostSettings
from assistdesk.runtime.ports import Decoder, Desk, Dial, Input, LocalStore, PictureUpdate, Screen, Windows
from assistdesk.runtime.recordings import RecordingParts
from assistdesk.runtime.returning import ReturnParts
from assistdesk.runtime.sharing import ShareParts
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_customer import CustomerPhase, CustomerSnapshot
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.viewer import ViewerParts, ViewerSession, ViewerSettings
from tests.kit.synthetic_screen import SyntheticDisplay

WAIT_S = 40.0


def share_parts(clipboard: list[str], folder: Path) -> ShareParts:
    """A clipboard in memory, and real files."""
    return ShareParts(OsClipboard(clipboard.append, clipboard.remove), OsFiles(), str(folder / "downloads"))


class AheadClock:
    """The system's clock, set ahead at will: five seconds of arming pass without waiting."""

    def __init__(self) -> None:
        self._system = SystemClock()
        self.ahead_ms = 0
        self.wall_ahead_ms = 0

    def monotonic_ms(self) -> int:
        return self._system.monotonic_ms() + self.ahead_ms

    def wall_ms(self) -> int:
        return self._system.wall_ms() + self.wall_ahead_ms


class HandWatch:
    """The test presses the Stop key."""

    def __init__(self) -> None:
        self.tell: Callable[[str], None] | None = None

    def start(self, tell: Callable[[str], None]) -> None:
        self.tell = tell

    def stop(self) -> None:
        self.tell = None


class Screens(Protocol):
    """What a customer's computer shows."""

    def open(self) -> Screen: ...

    def list_monitors(self) -> tuple[Monitor, ...]: ...


class CustomerSide:
    """A customer at her computer, played by the test."""

    def __init__(
        self,
        desk: Desk,
        dial: Dial,
        folder: Path,
        policy: SafetyPolicy = SafetyPolicy.ASKED,
        open_input: Callable[[], Input] | None = None,
        open_store: Callable[[], LocalStore] | None = None,
        screens: Screens | None = None,
        pinned_key: bytes | None = None,
        open_windows: Callable[[], Windows] | None = None,
        returning: ReturnParts | None = None,
        before: "CustomerSide | None" = None,
    ) -> None:
        """*screens*: others than her own picture in memory. *before*: this is the next start on the same computer."""
        self.clock: AheadClock = before.clock if before is not None else AheadClock()
        self.display: SyntheticDisplay = before.display if before is not None else SyntheticDisplay()
        seen = screens or self.display
        self.watch = HandWatch()
        self.logged: list[actions.Log] = []
        self.clipboard: list[str] = []
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.seen: CustomerSnapshot = CustomerSnapshot()
        self.boards: list[Board] = []
        self.box_key = BoxKey(bytes(range(2, 34)))
        self._changed = asyncio.Event()
        host = HostParts(
            desk=desk,
            dial=dial,
            clock=self.clock,
            randomness=SystemRandomness(),
            journal=LedgerJournal(folder),
            watch=self.watch,
            open_input=open_input,
            open_screen=seen.open,
            list_monitors=seen.list_monitors,
            share=share_parts(self.clipboard, folder),
            log=self.logged.append,
            point=self.point,
            open_windows=open_windows,
            recording=RecordingParts(lambda path: DiskRecording(Path(path)), lambda: self.box_key.public),
        )
        self.app = Customer(
            CustomerParts(host, self, save_copy, open_store=open_store, returning=returning),
            HostSettings("Lucía", "Test OS", "es", "test", policy, pinned_key),
            self.tasks,
            relay_host="desk.example",
        )

    def start(self) -> None:
        self.app.start()

    def snapshot(self, snapshot: AgentSnapshot | CustomerSnapshot) -> None:
        assert isinstance(snapshot, CustomerSnapshot)
        self.seen = snapshot
        self._changed.set()

    def picture(self, update: PictureUpdate) -> None:
        raise AssertionError("a customer sees no picture")

    def point(self, board: Board) -> None:
        self.boards.append(board)
        self._changed.set()

    async def until(self, holds: Callable[[CustomerSnapshot], Any]) -> CustomerSnapshot:
        async with asyncio.timeout(WAIT_S):
            while not holds(self.seen):
                self._changed.clear()
                await self._changed.wait()
        return self.seen

    async def until_phase(self, phase: CustomerPhase) -> CustomerSnapshot:
        return await self.until(lambda seen: seen.phase is phase)

    async def until_capture_ended(self) -> None:
        """A capture thread inside a grab ends right after it; what it still grabs goes nowhere."""
        async with asyncio.timeout(WAIT_S):
            while self.display.open_screens:
                await asyncio.sleep(0.01)

    async def until_watched(self) -> None:
        """Her session has begun to watch the computer, and has looked which monitors there are."""
        async with asyncio.timeout(WAIT_S):
            while self.watch.tell is None or "watch" in [task.get_name() for task in asyncio.all_tasks()]:
                await asyncio.sleep(0.01)

    async def until_looked_in_vain(self, times: int) -> None:
        """So often her screen was asked for and was not there."""
        async with asyncio.timeout(WAIT_S):
            while self.display.looks_in_vain < times:
                await asyncio.sleep(0.01)

    def do(self, intent: intents.Intent) -> None:
        self.app.handle(intent)

    def type_code(self, text: str) -> None:
        self.do(intents_customer.EnterCode(text))

    async def allow(self, monitors: tuple[int, ...] = (0,)) -> None:
        """Read the sheet for as long as it takes, then press *Allow*."""
        sheet = await self.until_phase(CustomerPhase.SHEET)
        assert sheet.sheet is not None
        self.do(intents_customer.BarCovered(False))
        self.do(intents_customer.SheetShown(0, self.clock.monotonic_ms()))
        self.clock.ahead_ms += 5_100
        self.do(intents_customer.Answer(0, True, self.clock.monotonic_ms(), monitors, 60))

    async def answer(
        self, allow: bool = True, directions: int = 0, minutes: int = 15, after_restart: bool = False
    ) -> None:
        """Read the next question for as long as it takes, then answer it."""
        seen = await self.until(lambda seen: seen.asks and self.app.session.state.questions.find(seen.asks[0].id))
        number = seen.asks[0].id
        self.do(intents_customer.SheetShown(number, self.clock.monotonic_ms()))
        self.clock.ahead_ms += 1_100
        now_ms = self.clock.monotonic_ms()
        answer = intents_customer.Answer(
            number, allow, now_ms, minutes=minutes, directions=directions, after_restart=after_restart
        )
        self.do(answer)

    async def looked(self) -> None:
        """Until the start has looked for a session to come back to."""
        returning = self.app.returning
        assert returning is not None
        await returning.has_looked.wait()
        await self.until(lambda seen: (returning.offer is None) == (seen.offered_return is None))

    async def be_killed(self) -> None:
        """Everything of her program is gone in mid-work; its lines are cut, and nobody was told."""
        await self.tasks.cancel_all(2.0)
        for session in (self.app.session, *self.app.guests):
            await session.leave()

    async def close(self) -> None:
        await self.app.close()
        await self.tasks.cancel_all(2.0)


class AgentSide:
    """The agent's end of one session, with a canvas instead of a window."""

    def __init__(
        self,
        desk: Desk,
        dial: Dial,
        folder: Path,
        ticket_id: int = 42,
        credential: Credential | None = None,
        make_decoder: Callable[[], Decoder] = open_decoder,
    ) -> None:
        self.clock = AheadClock()
        self.logged: list[actions.Log] = []
        self.clipboard: list[str] = []
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.updates: list[PictureUpdate] = []
        self.journal = LedgerJournal(folder)
        self.recordings = RecordingFolder(folder / "recordings")
        self.box_key = BoxKey(bytes(range(32)))
        self.told: list[tuple[str, str]] = []
        self.paints = True
        self._changed = asyncio.Event()
        parts = ViewerParts(
            desk=desk,
            dial=dial,
            clock=self.clock,
            randomness=SystemRandomness(),
            journal=self.journal,
            make_decoder=make_decoder,
            picture=self._picture,
            recording=RecordingParts(self.recordings.begin, lambda: self.box_key.public),
            share=share_parts(self.clipboard, folder),
            log=self.logged.append,
        )
        self.session = ViewerSession(
            parts,
            ViewerSettings("Ana Ruiz", "Test OS", "es", "test", "ana", credential),
            ticket_id,
            self.tasks,
            self._changed.set,
            self._tell,
        )

    def _tell(self, rule: str, kind: str, what: str) -> None:
        self.told.append((rule, what))
        self._changed.set()

    def _picture(self, update: PictureUpdate) -> None:
        self.updates.append(update)
        if update.last and self.paints:
            asyncio.get_running_loop().call_soon(self.session.painted, update.frame)
        self._changed.set()

    async def until(self, holds: Callable[[], Any]) -> None:
        async with asyncio.timeout(WAIT_S):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def code(self) -> str:
        self.session.start()
        await self.until(lambda: self.session.code is not None)
        assert self.session.code is not None
        return self.session.code.digits

    def shows(self, display: SyntheticDisplay) -> bool:
        """Is every pixel on the agent's canvas the customer's?"""
        pixels = next((update.pixels for update in reversed(self.updates) if update.pixels is not None), None)
        return (
            pixels is not None
            and pixels.shape == display.pixels.shape
            and bool(np.array_equal(pixels[..., :3], display.pixels[..., :3]))
        )

    async def close(self) -> None:
        await self.session.close()
        await self.tasks.cancel_all(2.0)
