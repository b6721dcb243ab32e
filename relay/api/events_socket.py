"""``/api/v1/events``: one socket per app; frames up are decoded, frames down come from its ``Subscriber`` (desk.md
section 4; relay.md section 9).

It opens the door, keeps the rules of the socket (text only, sizes, a rate, a heartbeat) and closes it: malformed 1008,
not text 1003, too long 1009, restart 1012, withdrawn 4411. A client that takes nothing for half a minute is dropped. What
is in a stream and who may hear it is the desk's.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from assistdesk.core.errors import AssistDeskError, LinkError, PeerError, RefusedError
from assistdesk.core.wire.control import FRAME_BYTES_MAX, AnyUp, Gap, PresenceUp, Sub, TypingUp, decode_up
from assistdesk.core.wire.device_proof import ProofPurpose
from relay.api.bodies import NUMBER_END
from relay.api.front import Receive, Scope, ScopeView, Send, send_problem
from relay.api.problems import problem_of
from relay.desk.api_tokens import TokenScope
from relay.desk.events import EventHub, Subscriber
from relay.desk.rights import Caller, as_caller
from relay.desk.sign_in import CutOff, SignedInAgent
from relay.ops.doors import DOOR_EXTENSION
from relay.store.people import Standing

FRAMES_PER_S = 50
SEND_STALL_S = 30.0
GOODBYE_S = 3.0
"""So long a line that was ended has for what is queued and the goodbye: a reader who takes his time keeps nothing open."""
SILENCE_S = 50.0
"""Two heartbeats of an app (20 s) and what a slow line takes; the app gives the relay up after as long. No sooner do customers
hear that an agent's line is lost."""

CODE_TEXT_ONLY = 1003
CODE_POLICY = 1008
CODE_TOO_LARGE = 1009
CODE_RESTART = 1012
CODE_REVOKED = 4411


class Doorkeeper(Protocol):
    """Who may come in with these headers (``api.guard``)."""

    async def admit(self, scope: ScopeView, purpose: ProofPurpose) -> SignedInAgent:
        """Raises RefusedError."""
        ...

    def caller(self, agent: SignedInAgent, scope: ScopeView) -> Caller:
        """Raises RefusedError."""
        ...


@dataclass(eq=False, slots=True)
class _Socket:
    """One connection: who, what it hears, when it last spoke, with which code it closes."""

    agent: SignedInAgent
    subscriber: Subscriber
    heard_s: float
    close_code: int | None = None

    def end(self, code: int, why: str) -> None:
        """Say goodbye behind what is queued; the first reason counts."""
        if self.close_code is None:
            self.close_code = code
            self.subscriber.end(why)

    def is_ending(self) -> bool:
        return self.close_code is not None


class EventsDoor:
    """All events sockets of this process; an ASGI app."""

    def __init__(
        self,
        hub: EventHub,
        doorkeeper: Doorkeeper,
        standing_now: Callable[[SignedInAgent], Awaitable[Standing | None]],
        *,
        sockets_per_account: int,
        monotonic_s: Callable[[], float],
    ) -> None:
        self._hub = hub
        self._doorkeeper = doorkeeper
        self._standing_now = standing_now
        self._per_account = sockets_per_account
        self._monotonic_s = monotonic_s
        self._sockets: set[_Socket] = set()
        self._is_stopping = False

    def __len__(self) -> int:
        return len(self._sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # websocket.connect
        try:
            socket = await self._admit(scope)
        except AssistDeskError as error:
            await send_problem(send, problem_of(error), kind="websocket.http.response")
            return
        self._sockets.add(socket)
        try:
            await send({"type": "websocket.accept"})
            is_stuck = await self._serve(socket, receive, send)
            door = scope.get("extensions", {}).get(DOOR_EXTENSION)
            if is_stuck and door is not None:
                door.shut()  # closed in order it would stand there until its reader takes what is written already
        finally:
            self._sockets.discard(socket)
            socket.subscriber.close()

    # --- what others call, on the loop's thread ---

    def cut(self, cut: CutOff) -> None:
        """Close the sockets of sign-ins that ended."""
        for socket in list(self._sockets):
            if cut.covers(socket.agent.user_id, socket.agent.family):
                socket.end(CODE_REVOKED, "revoked")

    def stop(self) -> None:
        """Close all with 1012; let nobody in any more."""
        self._is_stopping = True
        for socket in list(self._sockets):
            socket.end(CODE_RESTART, "stopping")

    async def tick(self) -> None:
        """Every few seconds: replay what an announcement missed, drop the silent, the withdrawn, and those whose rights or
        name are others by now: a change that is made while a socket opens finds no socket to end."""
        self._hub.tick()
        for socket in list(self._sockets):
            if self._monotonic_s() - socket.heard_s > SILENCE_S:
                socket.end(CODE_POLICY, "silent")
            try:
                standing = await self._standing_now(socket.agent)
            except LinkError:
                continue  # no database, no verdict: the next tick asks again
            held = socket.subscriber.caller
            now = as_caller(held.id, standing, held.origin, may_admin=socket.agent.may(TokenScope.ADMIN))
            if now is None:
                socket.end(CODE_REVOKED, "revoked")
            elif now != held:
                socket.end(CODE_RESTART, "rights")

    # --- one socket ---

    async def _admit(self, scope: ScopeView) -> _Socket:
        if self._is_stopping:
            raise RefusedError("stopping")
        agent = await self._doorkeeper.admit(scope, ProofPurpose.EVENTS)
        caller = self._doorkeeper.caller(agent, scope)
        if sum(1 for socket in self._sockets if socket.agent.user_id == agent.user_id) >= self._per_account:
            raise RefusedError("too_many")
        return _Socket(agent, self._hub.connect(caller), self._monotonic_s())

    async def _serve(self, socket: _Socket, receive: Receive, send: Send) -> bool:
        """True: the client takes nothing any more."""
        writer = asyncio.create_task(self._write(socket, send), name="events-writer")
        reader = asyncio.create_task(self._read(socket, receive), name="events-reader")
        ended = asyncio.create_task(socket.subscriber.until_over(), name="events-ended")
        tasks, is_stuck = (writer, reader, ended), False
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if ended.done() or socket.is_ending():
                _, late = await asyncio.wait((writer,), timeout=GOODBYE_S)
                is_stuck = bool(late)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, TimeoutError | OSError):
                raise result
        return is_stuck or isinstance(results[0], TimeoutError)

    async def _read(self, socket: _Socket, receive: Receive) -> None:
        second, frames = 0, 0
        while not socket.is_ending():
            message = await receive()
            if message["type"] != "websocket.receive":
                return
            socket.heard_s = self._monotonic_s()
            if int(socket.heard_s) != second:
                second, frames = int(socket.heard_s), 0
            frames += 1
            text = message.get("text")
            if text is None:
                socket.end(CODE_TEXT_ONLY, "text_only")
            elif len(text) > FRAME_BYTES_MAX:
                socket.end(CODE_TOO_LARGE, "too_large")
            elif frames > FRAMES_PER_S:
                socket.end(CODE_POLICY, "too_many")
            else:
                await self._take(socket, text)

    async def _take(self, socket: _Socket, text: str) -> None:
        try:
            frame = decode_up(text)
        except PeerError as error:
            is_long = error.rule == "frame_too_long"
            socket.end(CODE_TOO_LARGE if is_long else CODE_POLICY, "too_large" if is_long else "malformed")
            return
        try:
            if not _is_within_bounds(frame):
                raise RefusedError("not_found")
            await socket.subscriber.handle(frame)
        except RefusedError as error:
            if error.rule == "too_many_streams":
                socket.end(CODE_POLICY, "too_many")
            elif isinstance(frame, Sub):
                # gone, or never this person's to hear: both look alike (bad-inputs.md T7)
                socket.subscriber.push(Gap(stream=frame.stream, head=0))
        except LinkError:
            socket.end(CODE_RESTART, "unavailable")

    async def _write(self, socket: _Socket, send: Send) -> None:
        """Raises TimeoutError when the client takes nothing for half a minute."""
        while True:
            try:
                frame = await socket.subscriber.next()
            except LinkError:
                break
            async with asyncio.timeout(SEND_STALL_S):
                await send({"type": "websocket.send", "text": frame})
        await send({"type": "websocket.close", "code": socket.close_code or CODE_RESTART})


def _is_within_bounds(frame: AnyUp) -> bool:
    """False for numbers that no ticket, person or event has."""
    match frame:
        case Sub(stream=stream, after=after):
            return after < NUMBER_END and int(stream.partition(":")[2] or 1) < NUMBER_END
        case PresenceUp(ticket_id=ticket_id) | TypingUp(ticket_id=ticket_id):
            return ticket_id < NUMBER_END
        case _:
            return True
