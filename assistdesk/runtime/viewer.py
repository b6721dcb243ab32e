"""The agent's end of one session: from "Start session" to the report (stream.md section 3, protocol.md sections 3 and
4).

Carries out what ``core.session.viewer`` decides and tells it what happened. The code's secret is made here and goes
to nobody but the person who reads it aloud. Refuses to know windows, tickets' texts and how pixels are painted.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto import code as codes
from assistdesk.core.crypto.attempt import CodeSecret, Credential, Established, Failed, ResumeSecret, Terms
from assistdesk.core.crypto.code import CodeLife, SessionCode
from assistdesk.core.crypto.handshake import ViewerHandshake
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.core.session import actions, events, viewer
from assistdesk.core.session.items import head_bytes, head_item
from assistdesk.core.session.viewer_state import LINKED, ViewerConfig, ViewerPhase, ViewerState
from assistdesk.core.types import LineLimit, Permission, Role, Why
from assistdesk.core.wire.encoding import to_line
from assistdesk.core.wire.messages import LedHead, Message, Meter, Painted
from assistdesk.runtime.book import LedgerBook
from assistdesk.runtime.driver import Driver
from assistdesk.runtime.line import Line
from assistdesk.runtime.linked import Ended, run_link
from assistdesk.runtime.log_lines import log_lines
from assistdesk.runtime.ports import Clock, Decoder, Desk, Dial, Journal, Link, PictureUpdate, Randomness
from assistdesk.runtime.resuming import DONE, OVER, TRIES_MAX, Address, rejoin, wait_paired, wait_paired_again, wait_s
from assistdesk.runtime.rooms import room_bytes
from assistdesk.runtime.shaking import Attempt, Frames, link_facts, shake
from assistdesk.runtime.snapshot import LogLine
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.uniform import uniform
from assistdesk.runtime.watching import Watching

CAN: Final = Permission.VIEW | Permission.CONTROL | Permission.RESUME
FEATURES: Final = CAN | 1 << 8 | 1 << 9
DIAL_RETRY_S: Final = 1.0
LOG_LINES_KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class ViewerParts:
    """The outside, handed in."""

    desk: Desk
    dial: Dial
    clock: Clock
    randomness: Randomness
    journal: Journal
    make_decoder: Callable[[], Decoder]
    picture: Callable[[PictureUpdate], None]
    log: Callable[[actions.Log], None]


@dataclass(frozen=True, slots=True)
class ViewerSettings:
    """What this agent's app brings along. ``owner`` names the account in the journal of unreported ledgers."""

    name: str
    os: str
    language: str
    build: str
    owner: str
    credential: Credential | None = None


class ViewerSession:
    """One code, one session, one ledger copy. ``run`` is its whole life."""

    def __init__(
        self,
        parts: ViewerParts,
        settings: ViewerSettings,
        ticket_id: int,
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._tasks = tasks
        self._changed = changed
        self.ticket_id = ticket_id
        self.customer_name = ""
        self._driver: Driver[ViewerState, events.ViewerEvent, actions.Action] | None = None
        self._code: SessionCode | None = None
        self._life = CodeLife()
        self._made_ms = 0
        self._made_wall_ms = 0
        self._ledger_key = SigningKey(parts.randomness.bytes(32))
        self._address: Address | None = None
        self._link: Link | None = None
        self._line: Line | None = None
        self._failed: Failed | None = None
        self._resume: ResumeSecret | None = None
        self._host_key: bytes | None = None
        self._bytes_before = (0, 0)
        self._run: asyncio.Task[None] | None = None
        self._is_confirmed = False
        self.watching: Watching | None = None
        self.peer_meter: Meter | None = None
        self.figures: Meter | None = None
        """This end's own figures of the last second."""
        self.log_lines: tuple[LogLine, ...] = ()
        self.trouble = ""
        """Why no code could be made."""
        self.is_flagged = False
        self.book = LedgerBook()
        self.is_over = asyncio.Event()
        self._closed = asyncio.Event()
        """The machine has said the last word: nobody need wait for the other end any more."""
        """Nothing of this session goes on; with ``has_ledger`` its copy is closed and may be handed in."""
        self.started_at_ms: int | None = None

    # --- for the application --------------------------------------------------------------------------------------

    @property
    def state(self) -> ViewerState | None:
        """None until the relay has made a code."""
        return self._driver.state if self._driver is not None else None

    @property
    def code(self) -> SessionCode | None:
        """While it may be read aloud."""
        return self._code if self._life.is_live else None

    @property
    def code_expires_at_ms(self) -> int:
        return self._made_wall_ms + codes.LIFE_MS

    @property
    def room(self) -> str:
        return self._address.room if self._address is not None else ""

    @property
    def is_in_room(self) -> bool:
        """Somebody who knows the code would be met now."""
        return self._link is not None and self._link.close_code is None

    @property
    def rtt_ms(self) -> int | None:
        return self._line.rtt_ms if self._line is not None else None

    @property
    def has_ledger(self) -> bool:
        return self.started_at_ms is not None

    @property
    def ledger_name(self) -> str:
        facts = self.state.facts if self.state is not None else None
        return f"{facts.session_id.hex()}-viewer" if facts is not None else ""

    def feed(self, event: events.ViewerEvent) -> None:
        if self._driver is not None:
            self._driver.feed(event)

    def painted(self, frame: int) -> None:
        """The screen view has painted the last slice of *frame*."""
        if self._line is None or self.watching is None or self.state is None or not self.state.is_on(Permission.VIEW):
            return
        decode_us = self.watching.painted(frame)
        message = Painted(frame, decode_us, min(255, self.watching.backlog))
        self._send(lambda line: line.send(message))

    def start(self) -> None:
        self._run = self._tasks.spawn(self._live(), "viewer")

    async def close(self) -> None:
        """Cut everything; for a program that ends."""
        if self._driver is not None:
            self._driver.stop()
        if self._run is not None:
            self._run.cancel()
        if self._line is not None:
            self._line.close()
        if self._link is not None:
            await self._link.close(1000)

    # --- the straight line ----------------------------------------------------------------------------------------

    async def _live(self) -> None:
        try:
            await self._session()
            if self.has_ledger:
                await self.book.is_closed.wait()
        finally:
            if self._driver is not None:
                self._driver.stop()
            self.is_over.set()
            self._changed()

    async def _session(self) -> None:
        """Make a code, meet, serve; after a loss meet again, until the machine says that it is over."""
        if not await self._make_code():
            return
        met = await self._meet()
        if met is not None:
            self._begin(met[2])
        while met is not None:
            link, frames, established = met
            self._tell_end(await self._serve(link, frames, established), link)
            met = await self._meet_again() if self._phase() is ViewerPhase.LOST else None

    def _phase(self) -> ViewerPhase:
        return self.state.phase if self.state is not None else ViewerPhase.OVER

    async def _make_code(self) -> bool:
        try:
            made, ticket = await asyncio.gather(
                self._parts.desk.make_code(self.ticket_id), self._parts.desk.get_ticket(self.ticket_id)
            )
            self._code = codes.make_code(
                made.nameplate, codes.secret_from_random(uniform(self._parts.randomness, 10**codes.SECRET_DIGITS))
            )
        except AssistDeskError as error:
            self.trouble = error.rule
            return False
        self._address = Address(made.room, made.epoch, made.url, made.token)
        clock, settings = self._parts.clock, self._settings
        self._made_ms, self._made_wall_ms = clock.monotonic_ms(), clock.wall_ms()
        self.customer_name = next((user.name for user in ticket.users if user.id == ticket.ticket.requester_id), "")
        request = to_line(f"#{self.ticket_id} {ticket.ticket.subject}")
        config = ViewerConfig(settings.name, settings.os, settings.language, CAN, request)
        self._driver = Driver(
            viewer.start(config, self._made_ms, self._made_wall_ms),
            viewer.step,
            viewer.wake_at,
            events.Tick(),
            clock,
            self._carry_out,
            self._changed,
        )
        self._driver.feed(events.Tick())
        return True

    async def _meet(self) -> tuple[Link, Frames, Established] | None:
        """Wait in the room for somebody who knows the code, attempt after attempt, while the code lives."""
        is_first = True
        while self._phase() in (ViewerPhase.WAITING, ViewerPhase.CHECKING):
            link = await self._enter_room(is_first)
            is_first = False
            if link is None:
                await asyncio.sleep(DIAL_RETRY_S)
                continue
            frames = link.frames()
            address = self._address
            assert address is not None
            if await wait_paired(frames, address) is None:
                self.feed(events.Lost())
                await asyncio.sleep(DIAL_RETRY_S / 4)
                continue
            self.feed(events.Paired())
            code = self._code
            if code is None or self._phase() is not ViewerPhase.CHECKING:
                return None
            handshake = ViewerHandshake(self._terms(), CodeSecret(code.secret), self._settings.credential)
            outcome = await self._shake(link, frames, handshake, is_code=True)
            if isinstance(outcome, Established):
                return link, frames, outcome
            self._failed = outcome
            self._life = self._life.failed()
            if self._phase() is ViewerPhase.CHECKING:
                self.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
                self.feed(events.Tick())  # the wall clock may have ended the code meanwhile
        return None

    async def _enter_room(self, is_first: bool) -> Link | None:
        """Dial; after a failed attempt the relay must open the code again first."""
        address = self._address
        assert address is not None
        try:
            if not is_first:
                again = await self._parts.desk.retry(address.room)
                address.epoch, address.url, address.token = again.epoch, again.url, again.token
            self._link = await self._parts.dial(address.url, address.token)
        except LinkError:
            return None
        except RefusedError as error:
            if error.fields.get("status") != 429:
                self.trouble = error.rule
                self.feed(events.CancelPressed())
            return None
        self._changed()
        return self._link

    async def _shake(
        self, link: Link, frames: Frames, handshake: ViewerHandshake, is_code: bool
    ) -> Established | Failed:
        address = self._address
        assert address is not None
        attempt = Attempt(
            machine=handshake,
            receive=lambda frame: handshake.receive(frame, not is_code or self._is_code_live()),
            start=handshake.start,
            use_try=self._use_try,
            notice=address.heed,
        )
        return await shake(link, frames, attempt, self._parts.clock)

    def _use_try(self) -> None:
        self._life = self._life.tried()
        self._changed()

    def _is_code_live(self) -> bool:
        """By the clock that is further on: sleep and a clock set back prolong nothing."""
        clock = self._parts.clock
        age_ms = max(clock.monotonic_ms() - self._made_ms, clock.wall_ms() - self._made_wall_ms)
        self._life = self._life.at(age_ms)
        return self._life.is_live

    def _begin(self, established: Established) -> None:
        """The right customer: the code is used up, the copy of the ledger begins."""
        self._life = self._life.succeeded()
        self._code = None
        self._host_key = established.peer_ledger_key
        self.started_at_ms = started_at_ms = self._parts.clock.wall_ms()
        parts = self._parts
        self.watching = Watching(parts.make_decoder, parts.picture, parts.clock, self._picture_failed)
        name, room, ticket_id = f"{established.session_id.hex()}-viewer", self.room, self.ticket_id
        journal, owner = self._parts.journal, self._settings.owner
        self._tasks.spawn(
            self.book.run(lambda: journal.begin(name, room, "viewer", owner, ticket_id, started_at_ms)), "ledger"
        )

    async def _serve(self, link: Link, frames: Frames, established: Established) -> Ended:
        """One link with its keys, from ready to its end."""
        self._link = link
        self._line = line = Line(link, established, self._parts.clock)
        self._resume = established.resume
        watching, address = self.watching, self._address
        assert watching is not None
        assert address is not None
        watching.begin_link(line, lambda: self.state is not None and self.state.is_on(Permission.VIEW), self._arrived)
        self.feed(events.HandshakeDone(link_facts(established, self._ledger_key)))
        try:
            return await run_link(line, frames, watching.take, address.heed, self._each_second)
        finally:
            await watching.end_link()
            before_in, before_out = self._bytes_before
            self._bytes_before = (before_in + line.received_bytes, before_out + line.sent_bytes)
            self._line = None

    def _arrived(self, message: Message) -> None:
        was_on = self.state is not None and self.state.is_on(Permission.VIEW)
        self.feed(events.MessageArrived(message))
        if was_on and self.state is not None and not self.state.is_on(Permission.VIEW) and self.watching is not None:
            self.watching.view_stopped()

    def _picture_failed(self, rule: str) -> None:
        """Three slow slices or dead decoders within a minute: no more of it (protocol.md section 10.3)."""
        self._parts.log(actions.Log(actions.Level.WARNING, "picture_failed", (("rule", rule),)))
        self.feed(events.EndPressed(Why.BAD_ITEM))

    def _tell_end(self, ended: Ended, link: Link) -> None:
        if ended.broken:
            self.feed(events.PeerBroke(ended.broken))
        elif link.close_code in OVER:
            self.feed(events.ResumeRefused(f"closed_{link.close_code}"))
        else:
            self.feed(events.Lost())

    async def _meet_again(self) -> tuple[Link, Frames, Established] | None:
        """Dial until the session is back, over, or 20 handshakes were tried."""
        address, secret = self._address, self._resume
        assert address is not None
        for attempt in range(TRIES_MAX):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closed.wait(), wait_s(attempt, self._parts.randomness))
            if self._phase() is not ViewerPhase.LOST or secret is None:
                return None
            try:
                link = await rejoin(address, self._parts.dial, self._parts.desk.rejoin, attempt)
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
            if await wait_paired_again(frames, address) and self._phase() is ViewerPhase.LOST:
                handshake = ViewerHandshake(self._terms(), secret, self._settings.credential, self._host_key)
                outcome = await self._shake(link, frames, handshake, is_code=False)
                if isinstance(outcome, Established):
                    return link, frames, outcome
                self.feed(events.HandshakeFailed(outcome.cause.value, outcome.is_try_used))
                await link.close(outcome.close)
            else:
                await link.close(4004)
        return None

    # --- what the machine wants -----------------------------------------------------------------------------------

    def _carry_out(self, action: actions.Action) -> None:
        match action:
            case actions.Send(message):
                self._send(lambda line: line.send(message))
            case actions.SendBye(why, head_n, head):
                self._send(lambda line: line.bye(why, head_n, head))
            case actions.Close(code, _):
                self._close(code)
            case actions.ConfirmCode():
                self._is_confirmed = True
                self._tasks.spawn(self._tell_relay(self._parts.desk.confirm), "confirm")
            case actions.BurnCode():
                self._burn()
            case actions.EraseSecrets():
                self._resume = self._code = None
                self._life = self._life.cancelled()
            case actions.FlagTicket():
                self.is_flagged = True
            case actions.Deliver(message):
                self._deliver(message)
            case actions.Log():
                self._parts.log(action)
            case actions.AppendLedger(data):
                self.book.append(data)
                self.log_lines = (*self.log_lines, *log_lines(data))[-LOG_LINES_KEPT:]
            case actions.SignHead(n, digest, tell):
                self._sign(n, digest, tell)
            case actions.CloseLedger():
                self.book.close()
                self._stop_waiting()
            case _:
                pass  # dialling again is the straight line's; recordings and transfers come with their issues

    def _burn(self) -> None:
        """Forget the secret; a code that was not used is taken back at the relay too."""
        self._code = None
        self._life = self._life.cancelled()
        if not self._is_confirmed:
            self._tasks.spawn(self._tell_relay(self._parts.desk.cancel), "cancel_code")

    async def _tell_relay(self, call: Callable[[str], Awaitable[None]]) -> None:
        """The relay's count is a second fence, not ours: if it cannot be told now, its own clocks end the code."""
        for wait in (0.0, 1.0, 4.0):
            await asyncio.sleep(wait)
            try:
                await call(self.room)
                return
            except LinkError:
                continue
            except RefusedError as error:
                self._parts.log(actions.Log(actions.Level.WARNING, "relay_refused", (("rule", error.rule),)))
                return

    def _sign(self, n: int, digest: bytes, tell: bool) -> None:
        state = self.state
        session_id = state.facts.session_id if state is not None and state.facts is not None else bytes(16)
        signature = self._ledger_key.sign(head_bytes(session_id, Role.VIEWER, n, digest))
        self.book.append(head_item(n, digest, Role.VIEWER, signature))
        if tell:
            self._send(lambda line: line.send(LedHead(n, digest, signature)))

    def _deliver(self, message: Message) -> None:
        if isinstance(message, Meter):
            self.peer_meter = message
            self._changed()
        elif self.watching is not None:
            self.watching.deliver(message)

    def _send(self, put: Callable[[Line], None]) -> None:
        """A full queue means that the line is stuck: it is given up, and dialled again."""
        if self._line is None:
            return
        try:
            put(self._line)
        except LinkError:
            self._line.give_up()

    def _close(self, code: int) -> None:
        """After what was sent before has left; a failed attempt knows its own code better."""
        line, link, failed = self._line, self._link, self._failed
        self._link = self._failed = None
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
        line, watching = self._line, self.watching
        if line is None or watching is None or self.state is None or self._phase() not in LINKED:
            return
        rtt_ms, kbps, fps = line.rtt_ms or 0, line.kbps(), watching.take_fps()
        limit = LineLimit.VIEWER_CPU if watching.backlog >= 2 else LineLimit.NONE
        before_in, before_out = self._bytes_before
        self.feed(
            events.LineMeasured(rtt_ms, kbps, limit, before_in + line.received_bytes, before_out + line.sent_bytes)
        )
        if self.state.is_peer_ready:
            self.figures = Meter(rtt_ms, kbps, min(255, fps), limit)
            self.feed(events.SendWanted(self.figures))

    def _terms(self) -> Terms:
        random = self._parts.randomness
        return Terms(
            room=room_bytes(self.room),
            features=FEATURES,
            build=self._settings.build,
            ledger_key=self._ledger_key,
            nonce=random.bytes(32),
            entropy=random.bytes(64),
        )
