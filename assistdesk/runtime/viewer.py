"""The agent's end of one session: from "Start session" to the report (stream.md section 3, protocol.md sections 3 and
4).

Carries out what ``core.session.viewer`` decides and tells it what happened. The code's secret is made here and goes
to nobody but the person who reads it aloud. Refuses to know windows, tickets' texts and how pixels are painted.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.attempt import CodeSecret, Credential, Established, Failed, ResumeSecret, Terms
from assistdesk.core.crypto.code import SessionCode
from assistdesk.core.crypto.handshake import ViewerHandshake
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.core.session import actions, events, viewer
from assistdesk.core.session.items import head_bytes, head_item
from assistdesk.core.session.viewer_state import LINKED, ViewerConfig, ViewerPhase, ViewerState
from assistdesk.core.types import LineLimit, Permission, Role, Why
from assistdesk.core.wire.encoding import to_line
from assistdesk.core.wire.messages import ChatAck, ChatSay, InviteAnswer, LedHead, Message, Meter, Painted, RecState
from assistdesk.runtime.book import LedgerBook
from assistdesk.runtime.connection import Connection
from assistdesk.runtime.driver import Driver
from assistdesk.runtime.inviting import Inviting
from assistdesk.runtime.linked import Ended, go_on, run_link
from assistdesk.runtime.log_lines import log_lines
from assistdesk.runtime.moving import Met, Moving
from assistdesk.runtime.own_code import OwnCode
from assistdesk.runtime.ports import Clock, Decoder, Desk, Dial, Journal, Link, PictureUpdate, Randomness
from assistdesk.runtime.recordings import RecordingParts, Recordings, Tell
from assistdesk.runtime.resuming import Address, Return, tell_over, wait_paired
from assistdesk.runtime.shaking import Attempt, Frames, fresh_terms, link_facts, shake
from assistdesk.runtime.sharing import ShareParts, Sharing, ToSession, given_at_viewer
from assistdesk.runtime.snapshot_session import LogLine
from assistdesk.runtime.talking import Keep, Talking
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.watching import Watching

CAN: Final = sum(Permission)
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
    recording: RecordingParts
    share: ShareParts
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
        tell: Tell,
        keep_talk: Keep | None = None,
    ) -> None:
        """*tell* takes what the agent should read in passing."""
        self._parts = parts
        self._settings = settings
        self._tasks = tasks
        self._changed = changed
        self.ticket_id = ticket_id
        self.customer_name = ""
        self._driver: Driver[ViewerState, events.ViewerEvent, actions.Action] | None = None
        self._code = OwnCode(parts.desk, parts.clock, parts.randomness, tasks, parts.log)
        self._ledger_key = SigningKey(parts.randomness.bytes(32))
        self._address: Address | None = None
        self.connection = Connection(tasks, parts.clock)
        self._resume: ResumeSecret | None = None
        self._host_key: bytes | None = None
        self._run: asyncio.Task[None] | None = None
        self.talking = Talking(
            parts.clock,
            parts.randomness,
            tasks,
            lambda said: self.feed(events.SendWanted(said)),
            parts.log,
            changed,
            keep_talk,
        )
        self.inviting = Inviting(lambda asked: self.feed(events.SendWanted(asked)), changed)
        self.watching: Watching | None = None
        to_session = ToSession(lambda each: given_at_viewer(self.state, each), self.feed, note=self.feed)
        self.sharing = Sharing(parts.share, parts.clock, Role.VIEWER, to_session, tasks, changed)
        self.peer_meter: Meter | None = None
        self.is_stalled = False
        self.is_customer_recording = False
        self.figures: Meter | None = None
        """This end's own figures of the last second."""
        self.log_lines: tuple[LogLine, ...] = ()
        self.trouble = ""
        """Why no code could be made."""
        self.is_flagged = False
        self.book = LedgerBook()
        self.recordings = Recordings(
            parts.recording, parts.clock, parts.randomness, tasks.spawn, self.feed, tell, ticket_id
        )
        self.is_over = asyncio.Event()
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
        return self._code.shown

    @property
    def code_expires_at_ms(self) -> int:
        return self._code.expires_at_ms

    @property
    def room(self) -> str:
        return self._address.room if self._address is not None else ""

    @property
    def is_in_room(self) -> bool:
        """Somebody who knows the code would be met now."""
        return self.connection.is_open

    @property
    def rtt_ms(self) -> int | None:
        return self.connection.rtt_ms

    @property
    def has_ledger(self) -> bool:
        return self.started_at_ms is not None

    @property
    def is_given_up(self) -> bool:
        """Its code opens nothing any more and nobody came: what is left to do ends by itself."""
        return self.state is not None and self._phase() is ViewerPhase.OVER and not self.has_ledger

    @property
    def session_id(self) -> str:
        """In hex; empty before the right customer was met."""
        facts = self.state.facts if self.state is not None else None
        return facts.session_id.hex() if facts is not None else ""

    @property
    def ledger_name(self) -> str:
        return f"{self.session_id}-viewer" if self.session_id else ""

    def feed(self, event: events.ViewerEvent) -> None:
        if self._driver is not None:
            self._driver.feed(event)

    def _stepped(self) -> None:
        state = self.state
        self.talking.go_on(state is not None and state.is_peer_ready and state.phase in LINKED)
        if state is not None:
            self.recordings.follow(state, self.watching)
        self._changed()

    def painted(self, frame: int) -> None:
        """The screen view has painted the last slice of *frame*."""
        if self.connection.line is None or self.watching is None or self.state is None:
            return
        if not self.state.is_on(Permission.VIEW):
            return
        decode_us = self.watching.painted(frame)
        if decode_us is None:
            return
        message = Painted(frame, decode_us, min(255, self.watching.backlog))
        self.connection.send(message)

    def start(self) -> None:
        self._run = self._tasks.spawn(self._live(), "viewer")

    async def end(self, why: Why = Why.ENDED) -> None:
        """The agent ends the session: first a recording's hash goes into the ledger, which then is whole at both ends."""
        await self.recordings.close()
        self.feed(events.EndPressed(why))

    async def close(self) -> None:
        """Cut everything; for a program that ends."""
        await self.recordings.close()
        if self._driver is not None:
            self._driver.stop()
        if self._run is not None:
            self._run.cancel()
        await self.connection.cut()

    # --- the straight line ----------------------------------------------------------------------------------------

    async def _live(self) -> None:
        try:
            await self._session()
            if self.has_ledger:
                await self.book.is_closed.wait()
        finally:
            if self._driver is not None:
                self._driver.stop()
            self.sharing.close()
            self.is_over.set()
            self._changed()

    async def _session(self) -> None:
        """Make a code, meet, serve; after a loss meet again, until the machine says that it is over."""
        if not await self._make_code():
            return
        met = await self._meet()
        if met is not None:
            self._begin(met[2])
        await go_on(met, self.connection, self._serve, self._way, self.feed)

    def _phase(self) -> ViewerPhase:
        return self.state.phase if self.state is not None else ViewerPhase.OVER

    async def _make_code(self) -> bool:
        try:
            made, ticket = await asyncio.gather(
                self._parts.desk.make_code(self.ticket_id), self._parts.desk.get_ticket(self.ticket_id)
            )
            self._code.make(made.room, made.nameplate)
        except AssistDeskError as error:
            self.trouble = error.rule
            return False
        self._address = Address(made.room, made.epoch, made.url, made.token)
        clock, settings = self._parts.clock, self._settings
        self.customer_name = next((user.name for user in ticket.users if user.id == ticket.ticket.requester_id), "")
        request = to_line(f"#{self.ticket_id} {ticket.ticket.subject}")
        config = ViewerConfig(settings.name, settings.os, settings.language, CAN, request)
        self._driver = Driver(
            viewer.start(config, *self._code.made_at),
            viewer.step,
            viewer.wake_at,
            events.Tick(),
            clock,
            self._carry_out,
            self._stepped,
        )
        self._driver.feed(events.Tick())
        return True

    async def _meet(self) -> Met | None:
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
            code = self._code.kept
            if code is None or self._phase() is not ViewerPhase.CHECKING:
                return None
            handshake = ViewerHandshake(self._terms(), CodeSecret(code.secret), self._settings.credential)
            outcome = await self._shake(link, frames, handshake, is_code=True)
            if isinstance(outcome, Established):
                return link, frames, outcome
            self.connection.failed = outcome
            self._code.failed()
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
            link = await self._parts.dial(address.url, address.token)
        except LinkError:
            return None
        except RefusedError as error:
            if error.fields.get("status") != 429:
                self.trouble = error.rule
                self.feed(events.CancelPressed())
            return None
        self.connection.took(link)
        self._changed()
        return link

    async def _shake(
        self, link: Link, frames: Frames, handshake: ViewerHandshake, is_code: bool
    ) -> Established | Failed:
        address = self._address
        assert address is not None
        attempt = Attempt(
            machine=handshake,
            receive=lambda frame: handshake.receive(frame, not is_code or self._code.is_live_now()),
            start=handshake.start,
            use_try=self._use_try,
            notice=address.heed,
        )
        return await shake(link, frames, attempt, self._parts.clock)

    def _use_try(self) -> None:
        self._code.tried()
        self._changed()

    def _begin(self, established: Established) -> None:
        """The right customer: the code is used up, the copy of the ledger begins."""
        self._code.succeeded()
        self._host_key = established.peer_ledger_key
        self.started_at_ms = started_at_ms = self._parts.clock.wall_ms()
        parts = self._parts
        self.watching = Watching(parts.make_decoder, self._show, parts.clock, self._picture_failed)
        name, room, ticket_id = f"{established.session_id.hex()}-viewer", self.room, self.ticket_id
        journal, owner = self._parts.journal, self._settings.owner
        self._tasks.spawn(
            self.book.run(lambda: journal.begin(name, room, "viewer", owner, ticket_id, started_at_ms)), "ledger"
        )

    async def _serve(self, link: Link, frames: Frames, established: Established, is_move: bool) -> Ended:
        """One link with its keys, from ready to its end. *is_move*: nothing has lapsed."""
        line = self.connection.begin(link, established)
        self._resume = established.resume
        watching = self.watching
        assert watching is not None
        watching.begin_link(line, lambda: self.state is not None and self.state.is_on(Permission.VIEW), self._arrived)
        self.talking.link_is_new()
        facts = link_facts(established, self._ledger_key)
        if is_move:
            self.feed(events.Moved(facts))
        else:
            self.inviting.lost()
            self.feed(events.HandshakeDone(facts))
        self.connection.say_held()
        moving = Moving(line, self._way(), self._leave)
        try:
            return await run_link(line, frames, self.sharing.serve(line, watching.take), moving, self._each_second)
        finally:
            self.is_customer_recording = False  # it ends with the line
            await watching.end_link()
            self.connection.end()
            self._tasks.spawn(moving.end(link), "left")

    def _leave(self, link: Link, established: Established) -> None:
        """The room moves: the last words on the present line, the next ones on that over *link*."""
        copy = self.state.copy if self.state is not None else None
        head_n, head = (copy.head_n, copy.head) if copy is not None and copy.head_n >= 0 else (0, bytes(32))
        self.sharing.goes_over(self.connection.leave_for(link, established, head_n, head))

    def _show(self, update: PictureUpdate) -> None:
        self.recordings.seen(update, self.watching)
        self._parts.picture(update)

    def _arrived(self, message: Message) -> None:
        was_on = self.state is not None and self.state.is_on(Permission.VIEW)
        self.feed(events.MessageArrived(message))
        if was_on and self.state is not None and not self.state.is_on(Permission.VIEW) and self.watching is not None:
            self.watching.view_stopped()

    def _picture_failed(self, rule: str) -> None:
        """Three slow slices or dead decoders within a minute: no more of it (protocol.md section 10.3)."""
        self._parts.log(actions.Log(actions.Level.WARNING, "picture_failed", (("rule", rule),)))
        self.feed(events.EndPressed(Why.BAD_ITEM))

    def _way(self) -> Return:
        """Back to the other end: after a loss, and where the room moves to."""
        address, parts = self._address, self._parts
        assert address is not None

        async def shake_again(link: Link, frames: Frames) -> Established | Failed:
            secret = self._resume
            assert secret is not None
            handshake = ViewerHandshake(self._terms(), secret, self._settings.credential, self._host_key)
            return await self._shake(link, frames, handshake, is_code=False)

        return Return(
            address=address,
            dial=parts.dial,
            ask_control=parts.desk.rejoin,
            randomness=parts.randomness,
            closed=self.connection.is_finished,
            is_lost=lambda: self._phase() is ViewerPhase.LOST and self._resume is not None,
            shake=shake_again,
            took=self.connection.took,
            feed=self.feed,
            over=lambda: self._tasks.spawn(tell_over(self._way()), "tell over"),
        )

    # --- what the machine wants -----------------------------------------------------------------------------------

    def _carry_out(self, action: actions.Action) -> None:
        match action:
            case actions.Send(message):
                self.connection.send(message)
            case actions.SendBye(why, head_n, head):
                self.connection.bye(why, head_n, head)
            case actions.Close(code, _):
                self.connection.close(code)
            case actions.ConfirmCode():
                self._code.confirm()
            case actions.BurnCode():
                self._code.burn()
            case actions.EraseSecrets():
                self._resume = None
                self._code.forget()
            case actions.FlagTicket():
                self.is_flagged = True
            case actions.Deliver(message):
                self._deliver(message)
            case actions.StopTransfers(permission, why, keep_parts):
                self.sharing.stop(permission, why, keep_parts)
            case actions.Log():
                self._parts.log(action)
            case actions.AppendLedger(data):
                self.book.append(data)
                self.recordings.wrote(data)
                self.log_lines = (*self.log_lines, *log_lines(data))[-LOG_LINES_KEPT:]
            case actions.SignHead(n, digest, tell):
                self._sign(n, digest, tell)
            case actions.StopRecording():
                self.recordings.stop()
            case actions.CloseLedger():
                self.book.close()
                self.connection.finish()
            case _:
                pass  # dialling again is the straight line's

    def _sign(self, n: int, digest: bytes, tell: bool) -> None:
        state = self.state
        session_id = state.facts.session_id if state is not None and state.facts is not None else bytes(16)
        signature = self._ledger_key.sign(head_bytes(session_id, Role.VIEWER, n, digest))
        self.book.append(head_item(n, digest, Role.VIEWER, signature))
        if tell:
            self.connection.send(LedHead(n, digest, signature))

    def _deliver(self, message: Message) -> None:
        if isinstance(message, RecState):
            self.is_customer_recording = message.on and message.grant == 0
            self._changed()
        elif isinstance(message, Meter):
            self.peer_meter = message
            self._changed()
        elif isinstance(message, InviteAnswer):
            self.inviting.answered(message)
        elif isinstance(message, ChatSay | ChatAck):
            self.talking.arrived(message)
        elif self.watching is not None:
            self.watching.deliver(message)
            self.sharing.deliver(message)

    def _each_second(self) -> None:
        line, watching = self.connection.line, self.watching
        if line is None or watching is None or self.state is None or self._phase() not in LINKED:
            self.is_stalled = False
            return
        self.is_stalled = self.state.is_peer_ready and line.is_silent
        rtt_ms, kbps, fps = line.rtt_ms or 0, line.kbps(), watching.take_fps()
        limit = LineLimit.VIEWER_CPU if watching.backlog >= 2 else LineLimit.NONE
        self.feed(events.LineMeasured(rtt_ms, kbps, limit, *self.connection.total_bytes, fps))
        if self.state.is_peer_ready:
            self.figures = Meter(rtt_ms, kbps, min(255, fps), limit)
            self.feed(events.SendWanted(self.figures))

    def _terms(self) -> Terms:
        return fresh_terms(self.room, FEATURES, self._settings.build, self._ledger_key, self._parts.randomness)
