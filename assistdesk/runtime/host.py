"""The customer's end: from the digits in the boxes to the receipt (stream.md section 3, protocol.md section 13.3).

Carries out what ``core.session.host`` decides and tells it what happened; decides nothing about consent itself. No
capture thread, no hotkey, no ledger exists before the other end knew the code. Refuses to know windows, sockets'
insides, X11.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from assistdesk.core.crypto.attempt import CodeSecret, Established, Failed, Terms
from assistdesk.core.crypto.code import SessionCode
from assistdesk.core.crypto.handshake import HostHandshake
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import LinkError, PeerError, RefusedError
from assistdesk.core.screen.pacing import Health
from assistdesk.core.session import actions, events, host, host_view
from assistdesk.core.session.host_state import LIVE, HostPhase, HostState
from assistdesk.core.session.permissions import Cause
from assistdesk.core.types import LineLimit, Monitor, Permission, Rect, Role
from assistdesk.core.wire import control
from assistdesk.core.wire.envelope import Whole
from assistdesk.core.wire.messages import (
    ChatAck,
    ChatSay,
    Message,
    Meter,
    Painted,
    Ping,
    Pong,
    PtrClear,
    PtrClick,
    PtrDraw,
    PtrMove,
    Received,
    ViewRefresh,
    ViewWant,
)
from assistdesk.runtime.book import LedgerBook
from assistdesk.runtime.capture import Told
from assistdesk.runtime.connection import Connection
from assistdesk.runtime.driver import Driver
from assistdesk.runtime.eyes import Eyes
from assistdesk.runtime.hands import Hands
from assistdesk.runtime.host_desktop import HostDesktop
from assistdesk.runtime.host_hiding import Wish
from assistdesk.runtime.host_ledger import HostLedger
from assistdesk.runtime.host_parts import FEATURES, HostParts, HostSettings, config_of
from assistdesk.runtime.host_return import AfterRestart, HostReturn
from assistdesk.runtime.linked import Ended, go_on, run_link
from assistdesk.runtime.moving import Met, Moving
from assistdesk.runtime.own_recording import OwnRecording
from assistdesk.runtime.picture import Picture
from assistdesk.runtime.ports import (
    Link,
)
from assistdesk.runtime.resuming import AWAY, DONE, Address, Return, meet_again, tell_over, wait_paired
from assistdesk.runtime.shaking import Attempt, Frames, fresh_terms, link_facts, shake
from assistdesk.runtime.sharing import Sharing, ToSession, given_at_host
from assistdesk.runtime.talking import Talking
from assistdesk.runtime.tasks import Tasks

ALL_MONITORS: Final = 255


class HostSession:
    """One code entered, one session, one ledger. Made anew for the next one."""

    def __init__(
        self,
        parts: HostParts,
        settings: HostSettings,
        monitors: tuple[Monitor, ...],
        tasks: Tasks,
        changed: Callable[[], None],
        invited: Callable[[actions.JoinInvited], None] = lambda _invited: None,
        is_view_only: bool = False,
        after_restart: AfterRestart | None = None,
    ) -> None:
        """*invited* is told of a colleague whom the customer let in; *is_view_only*: this is one."""
        self._parts, self._invited = parts, invited
        self._settings = settings
        self._tasks = tasks
        self._monitors = monitors
        self._kept = HostReturn(
            after_restart or AfterRestart(), parts.clock, lambda: self.state, lambda: self.desktop.hiding.is_chosen
        )
        fresh = HostState(config_of(parts, settings, is_view_only), monitors)
        self._driver: Driver[HostState, events.HostEvent, actions.Action] = Driver(
            self._kept.state_or(fresh),
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
        self.talking = Talking(
            parts.clock, parts.randomness, tasks, lambda said: self.feed(events.SendWanted(said)), parts.log, changed
        )
        self.desktop = HostDesktop(
            parts.clock, parts.point, parts.open_windows, tasks, changed, lambda: host_view.agent_name(self.state)
        )
        self._loop: asyncio.AbstractEventLoop | None = None
        reach = self.desktop.hiding.reach
        self._hands = (
            Hands(parts.open_input, self._input_failed, reach, self._input_dropped) if parts.open_input else None
        )
        to_session = ToSession(lambda each: given_at_host(self.state, each), self.feed, settled=self.feed)
        self.sharing = Sharing(parts.share, parts.clock, Role.HOST, to_session, tasks, changed)
        self.recording = OwnRecording(
            parts.recording,
            parts.clock,
            parts.randomness,
            tasks,
            self.feed,
            changed,
            self.desktop.look_again,
            self._ledger_head,
        )
        self._held = self._kept.held_or(parts.randomness)
        self._ledger_key = SigningKey(self._held.ledger_seed)
        self.connection = Connection(tasks, parts.clock)
        self._picture: Picture | None = None
        self._run: asyncio.Task[None] | None = None
        self.is_stalled = False
        self._peer_meter: Meter | None = None
        self.figures: Meter | None = None
        """This end's own figures of the last second."""
        self.is_flagged = False
        self.book = LedgerBook()
        self._ledger = HostLedger(self.book, self._ledger_key, self.connection.send, self.feed)
        self.is_ledger_due = asyncio.Event()
        """Set when the closed ledger may be handed in."""
        self.ended_at_ms: int | None = None

    # --- for the application --------------------------------------------------------------------------------------

    @property
    def state(self) -> HostState:
        return self._driver.state

    @property
    def address(self) -> Address | None:
        return self._held.address

    @property
    def session_pass(self) -> str:
        return self._held.session_pass

    @property
    def started_at_ms(self) -> int | None:
        return self._held.started_at_ms

    @property
    def peer_meter(self) -> Meter | None:
        """The viewer's last word on the line."""
        return self._peer_meter

    @property
    def rtt_ms(self) -> int | None:
        return self.connection.rtt_ms

    @property
    def is_capturing(self) -> bool:
        return self._picture is not None and self._picture.is_capturing

    def feed(self, event: events.HostEvent) -> None:
        self._driver.feed(event)
        if isinstance(event, events.MonitorsChanged):
            self._driver.feed(self.desktop.own_windows_on(event.monitors))
            if Cause.NO_MONITOR in self.state.causes:
                self._eyes.probe_screen()

    def choose_hidden(self, wish: Wish) -> None:
        """What she hides of her own choice, or no longer."""
        self.desktop.hiding.handle(wish)
        self._kept.again(at_once=True)

    def _stepped(self) -> None:
        if self.state.is_peer_ready and self._picture is not None:
            self._picture.peer_is_ready()
        self.talking.go_on(self.state.is_peer_ready and self.state.phase in LIVE)
        self.recording.follow(self.state)
        self._changed()

    def hide(self, own_windows: tuple[Rect, ...], has_focus: bool = False) -> None:
        """Where our own windows stand, in pixels of the desktop."""
        self.desktop.own_windows_are(own_windows, has_focus)
        self.feed(self.desktop.own_windows_on(self.state.monitors))

    def come_back(self) -> None:
        """The customer clicked *Continue* in a program started anew: its line is found lost, and dialled again."""
        self._run = self._tasks.spawn(self._return(), "session")

    async def leave(self) -> None:
        """The program ends, not the session: for the other end the line is lost."""
        await self.close(AWAY)

    async def close(self, code: int = DONE) -> None:
        """Nothing of this session goes on."""
        self._stop_capture()
        await self.recording.close()
        self.desktop.close()
        self._close_hands()
        if self._hands is not None:
            await asyncio.to_thread(self._hands.join)
        self._driver.stop()
        if self._run is not None:
            self._run.cancel()
        await self.connection.cut(code)

    # --- the straight line ----------------------------------------------------------------------------------------

    async def _session(self, code: SessionCode) -> None:
        """Claim, dial, meet, serve; after a loss dial again, until the machine says that it is over."""
        self._loop = asyncio.get_running_loop()
        try:
            met = await self._meet(code)
            if met is not None:
                self._begin(met[2])
            await go_on(met, self.connection, self._serve, self._way, self.feed)
        finally:
            self._end()

    async def _return(self) -> None:
        """What a killed program left: its ledger goes on, then the same as after any loss."""
        assert self._kept.revived is not None
        self._loop = asyncio.get_running_loop()
        kept, revived = self._kept.revived
        journal = self._parts.journal
        try:
            self._tasks.spawn(self.book.run(lambda: journal.reopen(kept.ledger_name)), "ledger")
            self._ledger.go_on_after(revived.entries)
            self._eyes.open()
            self.feed(events.Lost())
            met = await meet_again(self._way())
            await go_on(met, self.connection, self._serve, self._way, self.feed)
        finally:
            self._end()

    def _end(self) -> None:
        self._stop_capture()
        self._close_hands()
        self.desktop.close()
        self.sharing.close()
        self._eyes.close()

    async def _meet(self, code: SessionCode) -> Met | None:
        try:
            claimed = await self._parts.desk.claim(code.nameplate)
            link = await self._parts.dial(claimed.url, claimed.token)
        except RefusedError as error:
            self.feed(events.JoinRefused(error.rule))
            return None
        except LinkError as error:
            self.feed(events.JoinRefused("offline" if error.rule in ("unreachable", "timeout") else error.rule))
            return None
        self._held.address = Address(claimed.room, claimed.epoch, claimed.url, claimed.token)
        self._held.session_pass = claimed.session_pass
        self.connection.took(link)
        frames = link.frames()
        if await wait_paired(frames, self._held.address) is None:
            self.feed(events.Lost())
            return None
        self.feed(events.Paired())
        await self._eyes.look()
        handshake = HostHandshake(self._terms(), CodeSecret(code.secret), self._settings.pinned_key)
        outcome = await self._shake(link, frames, handshake)
        if isinstance(outcome, Failed):
            self.connection.failed = outcome
            self.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
            return None
        return link, frames, outcome

    async def _shake(self, link: Link, frames: Frames, handshake: HostHandshake) -> Established | Failed:
        clock, address = self._parts.clock, self._held.address
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
        self._held.started_at_ms = started_at_ms = self._parts.clock.wall_ms()
        name = f"{established.session_id.hex()}-host"
        address, journal = self._held.address, self._parts.journal
        assert address is not None
        self._tasks.spawn(
            self.book.run(lambda: journal.begin(name, address.room, "host", "", 0, started_at_ms)), "ledger"
        )
        self._held.viewer_keys = established.viewer_keys
        self._eyes.open()

    async def _serve(self, link: Link, frames: Frames, established: Established, is_move: bool) -> Ended:
        """One link with its keys, from ready to its end. *is_move*: nothing has lapsed."""
        line = self.connection.begin(link, established)
        if not is_move:
            self._held.secrets = (established.resume, *self._held.secrets[:1])
        self._picture = Picture(
            line,
            self._parts.clock,
            lambda: self.desktop.hiding.dress(self._parts.open_screen()),
            lambda monitor: host.may_send_picture(self.state, monitor, self._parts.clock.monotonic_ms()),
            lambda message: self.feed(events.SendWanted(message)),
            self._told_by_capture,
            self.recording.glass.take,
            self.recording.pointer,
        )
        self.talking.link_is_new()
        self.desktop.show_in(self._picture)
        facts = link_facts(established, self._ledger_key)
        self.feed(events.Moved(facts) if is_move else events.HandshakeDone(facts))
        self.connection.say_held()
        moving = Moving(line, self._way(), self._leave)
        try:
            return await run_link(line, frames, self.sharing.serve(line, self._take), moving, self._each_second)
        finally:
            self._stop_capture()
            self.connection.end()
            self._tasks.spawn(moving.end(link), "left")

    def _leave(self, link: Link, established: Established) -> None:
        """The room moves: the last words on the present line, the next ones on that over *link*. Until its first record is
        here, the other end may come back by either secret."""
        self._held.secrets = (established.resume, *self._held.secrets[:1])
        writer = self.state.writer
        head_n, head = (writer.head_n, writer.head) if writer is not None and writer.head_n >= 0 else (0, bytes(32))
        self.sharing.goes_over(self.connection.leave_for(link, established, head_n, head))

    def _way(self) -> Return:
        """Back to the other end: after a loss, and where the room moves to."""
        address, parts = self._held.address, self._parts
        assert address is not None

        async def shake_again(link: Link, frames: Frames) -> Established | Failed:
            secrets, settings = self._held.secrets, self._settings
            handshake = HostHandshake(self._terms(), secrets, settings.pinned_key, self._held.viewer_keys)
            return await self._shake(link, frames, handshake)

        return Return(
            address=address,
            dial=parts.dial,
            ask_control=self._ask_control,
            randomness=parts.randomness,
            closed=self.connection.is_finished,
            is_lost=lambda: self.state.phase is HostPhase.LOST,
            shake=shake_again,
            took=self.connection.took,
            feed=self.feed,
            over=lambda: self._tasks.spawn(tell_over(self._way()), "tell over"),
        )

    async def _ask_control(self, room: str, epoch: int) -> control.Rejoined:
        return await self._parts.desk.rejoin(room, epoch, self._held.session_pass)

    # --- what arrives ---------------------------------------------------------------------------------------------

    async def _take(self, whole: Whole) -> None:
        line = self.connection.line
        if line is None:
            return
        if not self.connection.is_moving:
            self._held.secrets = self._held.secrets[:1]  # the new keys work: the older secret is not needed any more
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
            case Pong(n=n) if self.connection.line is not None:
                self.connection.line.ponged(n)
            case Meter():
                self._peer_meter = message
                self._changed()
            case ChatSay() | ChatAck():
                self.talking.arrived(message)
            case PtrMove() | PtrClick() | PtrDraw() | PtrClear():
                self.desktop.pointing.take(message, self.state.monitors)
            case _:
                self.sharing.deliver(message)

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
            case actions.ClearPointer():
                self.desktop.pointing.clear()
            case actions.StopTransfers(permission, why, keep_parts):
                self.sharing.stop(permission, why, keep_parts)
            case actions.ReleaseInput() if self._hands is not None:
                self._hands.let_go()
            case actions.Inject(message) if self._hands is not None:
                self._hands.do(message, self._controlled())
            case actions.Send(message):
                self.connection.send(message)
            case actions.SendBye(why, head_n, head):
                self.connection.bye(why, head_n, head)
            case actions.Join(code):
                self._run = self._tasks.spawn(self._session(SessionCode(code)), "session")
            case actions.Close(code, _):
                self._close(code)
            case actions.EraseSecrets() | actions.BurnCode():
                self._held.secrets = ()
            case actions.FlagTicket():
                self.is_flagged = True
            case actions.JoinInvited():
                self._invited(action)
            case actions.KeepForRestart():
                self._kept.keep(self._held)
            case actions.ForgetRestart():
                self._kept.forget()
            case actions.Deliver(message):
                self._deliver(message)
            case actions.Log():
                self._parts.log(action)
            case _:
                self._carry_out_ledger(action)

    def _carry_out_ledger(self, action: actions.Action) -> None:
        match action:
            case actions.WriteLedger(last_n, data):
                self._ledger.write(last_n, data)
            case actions.SendEntries(first_n):
                self._ledger.send_from(first_n)
            case actions.AppendLedger(data):
                self.book.append(data)
            case actions.SignHead(n, digest, tell):
                self._ledger.sign(self.state.facts, n, digest, tell)
            case actions.CloseLedger():
                self.book.close()
                self.connection.finish()
            case actions.HandInLedger():
                self.ended_at_ms = self._parts.clock.wall_ms()
                self.is_ledger_due.set()
            case _:
                pass  # windows raise themselves by the snapshot

    def _ledger_head(self) -> tuple[int, bytes]:
        writer = self.state.writer
        return (0, bytes(32)) if writer is None or writer.head_n < 0 else (writer.head_n, writer.head)

    def _controlled(self) -> tuple[Monitor, ...]:
        scope = self.state.book.of(Permission.CONTROL).scope
        return tuple(monitor for monitor in self.state.monitors if monitor.id in scope.monitors)

    @property
    def can_see_local_input(self) -> bool:
        return self._eyes.can_see

    def _input_failed(self, rule: str) -> None:
        self._parts.log(actions.Log(actions.Level.WARNING, rule))

    def _input_dropped(self) -> None:
        """On the hands' thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.feed, events.InputDropped())

    def _close_hands(self) -> None:
        if self._hands is not None:
            self._hands.close()

    def _stop_capture(self) -> None:
        if self._picture is not None and not self._picture.stop():
            self._parts.log(actions.Log(actions.Level.WARNING, "capture_slow_to_stop"))

    def _close(self, code: int) -> None:
        """An attempt to join that was given up ends at once."""
        if self.state.phase is HostPhase.IDLE and self._run is not None and self._run is not asyncio.current_task():
            self._run.cancel()
        self.connection.close(code)

    def _each_second(self) -> None:
        """Figures for both people and for the ledger; a line that stands still is asked after, then given up."""
        line, picture = self.connection.line, self._picture
        if line is None or picture is None:
            self.is_stalled = False
            return
        health = picture.health()
        self.is_stalled = health is not Health.FLOWING or (self.state.is_peer_ready and line.is_silent)
        if health is Health.LOST:
            line.give_up()
            return
        if health is Health.STALLED:
            self.connection.send(Ping(self._parts.clock.monotonic_ms()))
        figures = picture.meter()
        rtt_ms, limit = line.rtt_ms or 0, LineLimit(figures.limit.value)
        self.feed(events.LineMeasured(rtt_ms, figures.kbps, limit, *self.connection.total_bytes, figures.fps))
        if self.state.is_peer_ready:
            self.figures = Meter(rtt_ms, figures.kbps, min(255, figures.fps), limit)
            self.feed(events.SendWanted(self.figures))

        self._kept.again()

    # --- facts ----------------------------------------------------------------------------------------------------

    def _terms(self) -> Terms:
        address = self._held.address
        assert address is not None
        return fresh_terms(address.room, FEATURES, self._settings.build, self._ledger_key, self._parts.randomness)
