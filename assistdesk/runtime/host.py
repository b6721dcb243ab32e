"""The customer's end: from the digits in the boxes to the receipt (stream.md section 3, protocol.md section 13.3).

Carries out what ``core.session.host`` decides and tells it what happened; decides nothing about consent itself. No
capture thread, no hotkey, no ledger exists before the other end knew the code. Refuses to know windows, sockets'
insides, X11.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import CodeSecret, Established, Failed, ResumeSecret, Terms, ViewerKeys
from assistdesk.core.crypto.code import SessionCode
from assistdesk.core.crypto.handshake import HostHandshake
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import LinkError, PeerError, RefusedError
from assistdesk.core.screen.pacing import Health
from assistdesk.core.session import actions, events, host
from assistdesk.core.session.host_state import HostConfig, HostPhase, HostState
from assistdesk.core.session.items import head_bytes, head_item
from assistdesk.core.types import LineLimit, Monitor, Permission, Rect, Role, SafetyPolicy
from assistdesk.core.wire import control
from assistdesk.core.wire.envelope import Whole
from assistdesk.core.wire.messages import (
    LedEntry,
    LedHead,
    Message,
    Meter,
    Painted,
    Ping,
    Pong,
    Received,
    ViewRefresh,
    ViewWant,
)
from assistdesk.runtime.book import LedgerBook
from assistdesk.runtime.capture import Told
from assistdesk.runtime.driver import Driver
from assistdesk.runtime.eyes import Eyes
from assistdesk.runtime.hands import Hands
from assistdesk.runtime.line import Line
from assistdesk.runtime.linked import Ended, run_link
from assistdesk.runtime.picture import Picture
from assistdesk.runtime.ports import Clock, Desk, Dial, Input, Journal, Link, Randomness, Screen, Watch
from assistdesk.runtime.resuming import DONE, OVER, TRIES_MAX, Address, rejoin, wait_paired, wait_paired_again, wait_s
from assistdesk.runtime.rooms import room_bytes
from assistdesk.runtime.shaking import Attempt, Frames, link_facts, shake
from assistdesk.runtime.tasks import Tasks

ALL_MONITORS: Final = 255
ENTRY_MARKS: Final = (b"E ", b"T ")
CAN: Final = Permission.VIEW | Permission.RESUME
"""What every computer can serve: View and coming back to it."""
FEATURES: Final = CAN | Permission.CONTROL | 1 << 8 | 1 << 9
"""What this build can serve; JPEG and copy in pictures (protocol.md section 16)."""


@dataclass(frozen=True, slots=True)
class HostParts:
    """The outside, handed in."""

    desk: Desk
    dial: Dial
    clock: Clock
    randomness: Randomness
    journal: Journal
    watch: Watch
    open_input: Callable[[], Input] | None
    """None: a computer on which remote input cannot happen."""
    open_screen: Callable[[], Screen]
    list_monitors: Callable[[], tuple[Monitor, ...]]
    log: Callable[[actions.Log], None]


@dataclass(frozen=True, slots=True)
class HostSettings:
    """What the local user and the build say; nothing of it comes from relay, link or viewer."""

    name: str
    os: str
    language: str
    build: str
    policy: SafetyPolicy = SafetyPolicy.ASKED
    pinned_key: bytes | None = None


class HostSession:
    """One code entered, one session, one ledger. Made anew for the next one."""

    def __init__(
        self,
        parts: HostParts,
        settings: HostSettings,
        monitors: tuple[Monitor, ...],
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._tasks = tasks
        self._monitors = monitors
        can = CAN if parts.open_input is None else CAN | Permission.CONTROL
        config = HostConfig(settings.name, settings.os, settings.language, can, settings.policy)
        self._hands = None if parts.open_input is None else Hands(parts.open_input, self._input_failed)
        self._driver: Driver[HostState, events.HostEvent, actions.Action] = Driver(
            HostState(config, monitors),
            host.step,
            host.wake_at,
            events.Tick(),
            parts.clock,
            self._carry_out,
            self._stepped,
        )
        self._changed = changed
        self._eyes = Eyes(
            parts.watch,
            parts.list_monitors,
            tasks,
            lambda: self.state,
            self.feed,
            lambda rule: parts.log(actions.Log(actions.Level.WARNING, "no_watch", (("why", rule),))),
        )
        self._ledger_key = SigningKey(parts.randomness.bytes(32))
        self._address: Address | None = None
        self._session_pass = ""
        self._link: Link | None = None
        self._line: Line | None = None
        self._picture: Picture | None = None
        self._run: asyncio.Task[None] | None = None
        self._failed: Failed | None = None
        self._resume: tuple[ResumeSecret, ...] = ()
        self._viewer_keys: ViewerKeys | None = None
        self._own_windows: tuple[Rect, ...] = ()
        self._bytes_before = (0, 0)
        self.is_stalled = False
        self._peer_meter: Meter | None = None
        self.figures: Meter | None = None
        """This end's own figures of the last second."""
        self.is_flagged = False
        self.book = LedgerBook()
        self._entries: list[bytes] = []
        """Lines of entries on disk, by number: what a peer that had them not is sent. A few hundred bytes each, at most the
        ledger's own bound."""
        self._closed = asyncio.Event()
        """The machine has said the last word: nobody need wait for the other end any more."""
        self.is_ledger_due = asyncio.Event()
        """Set when the closed ledger may be handed in."""
        self.started_at_ms: int | None = None
        self.ended_at_ms: int | None = None

    # --- for the application --------------------------------------------------------------------------------------

    @property
    def state(self) -> HostState:
        return self._driver.state

    @property
    def address(self) -> Address | None:
        return self._address

    @property
    def session_pass(self) -> str:
        return self._session_pass

    @property
    def peer_meter(self) -> Meter | None:
        """The viewer's last word on the line."""
        return self._peer_meter

    @property
    def rtt_ms(self) -> int | None:
        return self._line.rtt_ms if self._line is not None else None

    @property
    def is_capturing(self) -> bool:
        return self._picture is not None and self._picture.is_capturing

    def feed(self, event: events.HostEvent) -> None:
        self._driver.feed(event)

    def _stepped(self) -> None:
        if self.state.is_peer_ready and self._picture is not None:
            self._picture.peer_is_ready()
        self._changed()

    def hide(self, own_windows: tuple[Rect, ...], has_focus: bool = False) -> None:
        """Where our own windows stand, in pixels of the desktop."""
        self._own_windows = own_windows
        if self._picture is not None:
            self._picture.hide(own_windows)
        areas = []
        for monitor in self.state.monitors:
            for window in own_windows:
                part = window.intersect(monitor.rect)
                if part is not None:
                    areas.append((monitor.id, Rect(part.x - monitor.x, part.y - monitor.y, part.w, part.h)))
        self.feed(events.OwnWindowsMoved(tuple(areas), has_focus))

    async def close(self) -> None:
        """Nothing of this session goes on."""
        self._stop_capture()
        self._close_hands()
        if self._hands is not None:
            await asyncio.to_thread(self._hands.join)
        self._driver.stop()
        if self._run is not None:
            self._run.cancel()
        if self._line is not None:
            self._line.close()
        if self._link is not None:
            await self._link.close(1000)

    # --- the straight line ----------------------------------------------------------------------------------------

    async def _session(self, code: SessionCode) -> None:
        """Claim, dial, meet, serve; after a loss dial again, until the machine says that it is over."""
        try:
            met = await self._meet(code)
            if met is None:
                return
            link, frames, established = met
            self._begin(established)
            while True:
                ended = await self._serve(link, frames, established)
                self._tell_end(ended, link)
                if self.state.phase is not HostPhase.LOST:
                    return
                again = await self._meet_again()
                if again is None:
                    return
                link, frames, established = again
        finally:
            self._stop_capture()
            self._close_hands()
            self._eyes.close()

    async def _meet(self, code: SessionCode) -> tuple[Link, Frames, Established] | None:
        try:
            claimed = await self._parts.desk.claim(code.nameplate)
            link = await self._parts.dial(claimed.url, claimed.token)
        except RefusedError as error:
            self.feed(events.JoinRefused(error.rule))
            return None
        except LinkError as error:
            self.feed(events.JoinRefused("offline" if error.rule in ("unreachable", "timeout") else error.rule))
            return None
        self._address = Address(claimed.room, claimed.epoch, claimed.url, claimed.token)
        self._session_pass = claimed.session_pass
        self._link = link
        frames = link.frames()
        if await wait_paired(frames, self._address) is None:
            self.feed(events.Lost())
            return None
        self.feed(events.Paired())
        handshake = HostHandshake(self._terms(), CodeSecret(code.secret), self._settings.pinned_key)
        outcome = await self._shake(link, frames, handshake)
        if isinstance(outcome, Failed):
            self._failed = outcome
            self.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
            return None
        return link, frames, outcome

    async def _shake(self, link: Link, frames: Frames, handshake: HostHandshake) -> Established | Failed:
        clock, address = self._parts.clock, self._address
        assert address is not None
        attempt = Attempt(
            machine=handshake,
            receive=lambda frame: handshake.receive(frame, clock.wall_ms() // 1000),
            start=None,
            use_try=lambda: None,  # the machine counts by HandshakeFailed, which follows in any case
            notice=address.heed,
        )
        return await shake(link, frames, attempt, clock)

    def _begin(self, established: Established) -> None:
        """The first handshake is done: the ledger, the watch over Stop key and lock, the sheet."""
        self.started_at_ms = self._parts.clock.wall_ms()
        name = f"{established.session_id.hex()}-host"
        address, started_at_ms, journal = self._address, self.started_at_ms, self._parts.journal
        assert address is not None
        self._tasks.spawn(
            self.book.run(lambda: journal.begin(name, address.room, "host", "", 0, started_at_ms)), "ledger"
        )
        self._viewer_keys = established.viewer_keys
        self._eyes.open()

    async def _serve(self, link: Link, frames: Frames, established: Established) -> Ended:
        """One link with its keys, from ready to its end."""
        self._link = link
        self._line = line = Line(link, established, self._parts.clock)
        self._resume = (established.resume, *self._resume[:1])
        self._picture = Picture(
            line,
            self._parts.clock,
            self._parts.open_screen,
            lambda monitor: host.may_send_picture(self.state, monitor, self._parts.clock.monotonic_ms()),
            lambda message: self.feed(events.SendWanted(message)),
            self._told_by_capture,
        )
        self._picture.hide(self._own_windows)
        self.feed(events.HandshakeDone(link_facts(established, self._ledger_key)))
        address = self._address
        assert address is not None
        try:
            return await run_link(line, frames, self._take, address.heed, self._each_second)
        finally:
            self._stop_capture()
            self._bytes_before = (
                self._bytes_before[0] + line.received_bytes,
                self._bytes_before[1] + line.sent_bytes,
            )
            self._line = None

    def _tell_end(self, ended: Ended, link: Link) -> None:
        if ended.broken:
            self.feed(events.PeerBroke(ended.broken))
        elif link.close_code in OVER:
            self.feed(events.ResumeRefused(f"closed_{link.close_code}"))
        else:
            self.feed(events.Lost())

    async def _meet_again(self) -> tuple[Link, Frames, Established] | None:
        """Dial until the session is back, over, or 20 handshakes were tried."""
        address = self._address
        assert address is not None
        for attempt in range(TRIES_MAX):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), wait_s(attempt, self._parts.randomness))
            if self.state.phase is not HostPhase.LOST:
                return None
            try:
                link = await rejoin(address, self._parts.dial, self._ask_control, attempt)
            except RefusedError as error:
                self.feed(events.ResumeRefused(error.rule))
                return None
            if link is None:
                continue
            if self._closed.is_set():
                await link.close(DONE)
                return None
            self._link = link
            frames = link.frames()
            if await wait_paired_again(frames, address) and self.state.phase is HostPhase.LOST:
                handshake = HostHandshake(self._terms(), self._resume, self._settings.pinned_key, self._viewer_keys)
                outcome = await self._shake(link, frames, handshake)
                if isinstance(outcome, Established):
                    return link, frames, outcome
                self.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
                await link.close(outcome.close)
            else:
                await link.close(4004)
        return None

    async def _ask_control(self, room: str, epoch: int) -> control.Rejoined:
        return await self._parts.desk.rejoin(room, epoch, self._session_pass)

    # --- what arrives ---------------------------------------------------------------------------------------------

    async def _take(self, whole: Whole) -> None:
        line = self._line
        if line is None:
            return
        self._resume = self._resume[:1]  # the new keys work: the older secret is not needed any more
        self.feed(events.MessageArrived(line.decode(whole)))

    def _deliver(self, message: Message) -> None:
        try:
            self._deliver_allowed(message)
        except PeerError as error:
            self.feed(events.PeerBroke(error.rule))

    def _deliver_allowed(self, message: Message) -> None:
        picture = self._picture
        match message:
            case Received(bytes=total_bytes, at=at_ms) if picture is not None:
                picture.received(total_bytes, at_ms)
            case Painted(frame=frame, decode_us=decode_us, backlog=backlog) if picture is not None:
                picture.painted(frame, decode_us, backlog)
            case ViewWant(max_fps=max_fps, max_kbps=max_kbps) if picture is not None:
                picture.want(max_fps, max_kbps)
            case ViewRefresh(monitor=monitor) if picture is not None:
                picture.refresh(None if monitor == ALL_MONITORS else monitor)
            case Pong(n=n) if self._line is not None:
                self._line.ponged(n)
            case Meter():
                self._peer_meter = message
                self._changed()
            case _:
                pass  # chat, files, pointer and the rest come with their issues

    def _told_by_capture(self, told: Told) -> None:
        if told.monitors is not None:
            self._eyes.monitors_are(told.monitors)
            if self._picture is not None:
                self._picture.go_on()
        if told.lost:
            self._stop_capture()
            self.feed(events.CaptureLost())
            self._eyes.probe_screen()

    # --- what the machine wants -----------------------------------------------------------------------------------

    def _carry_out(self, action: actions.Action) -> None:
        match action:
            case actions.StopCapture():
                self._stop_capture()
            case actions.DropQueuedPicture():
                if self._picture is not None:
                    self._picture.drop_queued()
            case actions.StartCapture(scope):
                if self._picture is not None:
                    self._picture.start(scope.monitors)
            case actions.ReleaseInput() if self._hands is not None:
                self._hands.let_go()
            case actions.Inject(message) if self._hands is not None:
                self._hands.do(message, self._controlled())
            case actions.Send(message):
                self._send(lambda line: line.send(message))
            case actions.SendBye(why, head_n, head):
                self._send(lambda line: line.bye(why, head_n, head))
            case actions.Join(code):
                self._run = self._tasks.spawn(self._session(SessionCode(code)), "session")
            case actions.Close(code, _):
                self._close(code)
            case actions.EraseSecrets() | actions.BurnCode():
                self._resume = ()
            case actions.FlagTicket():
                self.is_flagged = True
            case actions.Deliver(message):
                self._deliver(message)
            case actions.Log():
                self._parts.log(action)
            case _:
                self._carry_out_ledger(action)

    def _carry_out_ledger(self, action: actions.Action) -> None:
        match action:
            case actions.WriteLedger(last_n, data):
                self.book.append(data, lambda done: self._written(last_n, data, done))
            case actions.SendEntries(first_n):
                for n, entry in enumerate(self._entries[first_n:], first_n):
                    self._send_entry(n, entry)
            case actions.AppendLedger(data):
                self.book.append(data)
            case actions.SignHead(n, digest, tell):
                session_id = self.state.facts.session_id if self.state.facts else bytes(16)
                signature = self._ledger_key.sign(head_bytes(session_id, Role.HOST, n, digest))
                self.book.append(head_item(n, digest, Role.HOST, signature))
                if tell:
                    self._send(lambda line: line.send(LedHead(n, digest, signature)))
            case actions.CloseLedger():
                self.book.close()
                self._stop_waiting()
            case actions.HandInLedger():
                self.ended_at_ms = self._parts.clock.wall_ms()
                self.is_ledger_due.set()
            case _:
                pass  # windows raise themselves by the snapshot; transfers, pointer, restart come with their issues

    def _written(self, last_n: int, data: bytes, is_done: bool) -> None:
        if is_done:
            lines = [line[len(ENTRY_MARKS[0]) :] for line in data.split(b"\n") if line.startswith(ENTRY_MARKS)]
            self._entries = [*self._entries[: last_n + 1 - len(lines)], *lines]
        self.feed(events.EntryWritten(last_n) if is_done else events.LedgerFailed(last_n))

    def _send(self, put: Callable[[Line], None]) -> None:
        """A full queue means that the line is stuck: it is given up, and dialled again."""
        if self._line is None:
            return
        try:
            put(self._line)
        except LinkError:
            self._line.give_up()

    def _send_entry(self, n: int, entry: bytes) -> None:
        self._send(lambda line: line.send(LedEntry(n, entry)))

    def _controlled(self) -> tuple[Monitor, ...]:
        scope = self.state.book.of(Permission.CONTROL).scope
        return tuple(monitor for monitor in self.state.monitors if monitor.id in scope.monitors)

    def _input_failed(self, rule: str) -> None:
        self._parts.log(actions.Log(actions.Level.WARNING, rule))

    def _close_hands(self) -> None:
        if self._hands is not None:
            self._hands.close()

    def _stop_capture(self) -> None:
        if self._picture is not None and not self._picture.stop():
            self._parts.log(actions.Log(actions.Level.WARNING, "capture_slow_to_stop"))

    def _close(self, code: int) -> None:
        """After what was sent before has left. An attempt to join that was given up ends at once; one that failed by
        itself knows its own code better."""
        line, link, failed = self._line, self._link, self._failed
        self._link = self._failed = None
        if self.state.phase is HostPhase.IDLE and self._run is not None and self._run is not asyncio.current_task():
            self._run.cancel()
        if line is not None:
            self._tasks.spawn(line.finish(code), "close")
        elif link is not None:
            self._tasks.spawn(link.close(failed.close if failed is not None else code), "close")

    def _stop_waiting(self) -> None:
        """The last word is said: a socket on which only the other end was waited for is closed as done."""
        self._closed.set()
        if self._line is None and self._link is not None:
            self._tasks.spawn(self._link.close(DONE), "done")
            self._link = None

    def _each_second(self) -> None:
        """Figures for both people and for the ledger; a line that stands still is asked after, then given up."""
        line, picture = self._line, self._picture
        if line is None or picture is None:
            return
        health = picture.health()
        self.is_stalled = health is not Health.FLOWING
        if health is Health.LOST:
            line.give_up()
            return
        if self.is_stalled:
            self._send(lambda line: line.send(Ping(self._parts.clock.monotonic_ms())))
        figures = picture.meter()
        rtt_ms, limit = line.rtt_ms or 0, LineLimit(figures.limit.value)
        before_in, before_out = self._bytes_before
        self.feed(
            events.LineMeasured(
                rtt_ms, figures.kbps, limit, before_in + line.received_bytes, before_out + line.sent_bytes
            )
        )
        if self.state.is_peer_ready:
            self.figures = Meter(rtt_ms, figures.kbps, min(255, figures.fps), limit)
            self.feed(events.SendWanted(self.figures))

    # --- facts ----------------------------------------------------------------------------------------------------

    def _terms(self) -> Terms:
        address = self._address
        assert address is not None
        random = self._parts.randomness
        return Terms(
            room=room_bytes(address.room),
            features=FEATURES,
            build=self._settings.build,
            ledger_key=self._ledger_key,
            nonce=random.bytes(32),
            entropy=random.bytes(64),
        )
