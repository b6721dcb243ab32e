"""An end of a session that speaks the protocol by hand and keeps no rule of its own: for tests of what the other end allows it.

Real handshake, real sealing, real records; no machine, no window, no consent. What a test wants said is said, allowed or not.
"""

import asyncio
import os
from collections.abc import Callable
from typing import Any

from assistdesk.adapters.clock import SystemClock
from assistdesk.core.crypto.attempt import CodeSecret, Established, Terms
from assistdesk.core.crypto.code import make_code, parse_code, secret_from_random
from assistdesk.core.crypto.handshake import HostHandshake, ViewerHandshake
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.layout import LAYOUT_TYPE
from assistdesk.core.screen.slices import expected_length, parse_header
from assistdesk.core.wire.encoding import DIGEST_BYTES
from assistdesk.core.wire.envelope import Channel, Receiver, Whole
from assistdesk.core.wire.messages import Message, Painted, Ready, Received
from assistdesk.runtime.line import Line
from assistdesk.runtime.linked import Ended, run_link
from assistdesk.runtime.resuming import Address, wait_paired
from assistdesk.runtime.rooms import room_bytes
from assistdesk.runtime.shaking import Attempt, shake
from tests.kit.memory_link import MemoryLink
from tests.kit.memory_relay import MemoryRelay

HANDSHAKE_FRAMES = {"viewer": 2, "host": 3}
"""m0, m2, m4 and m1, m3, m5: what each end sends before its first record, less what is none of its own."""
ALL, FEATURES = 0x7F, 0x7F | 1 << 8 | 1 << 9
WAIT_S = 30.0


class ScriptedEnd:
    """One end. ``heard`` is every message that came; screen messages are acknowledged, and kept in ``pictures``."""

    def __init__(self, relay: MemoryRelay) -> None:
        self._relay = relay
        self._clock = SystemClock()
        self._changed = asyncio.Event()
        self._serving: asyncio.Task[Ended] | None = None
        self.heard: list[Message] = []
        self.pictures: list[bytes] = []
        self.link: MemoryLink
        self.line: Line
        self.established: Established
        self.room = ""

    # --- meeting ---------------------------------------------------------------------------------------------------

    async def make_code(self) -> str:
        """As an agent: the digits to be read aloud; ``meet`` afterwards."""
        made = await self._relay.make_code(42)
        self._code = make_code(made.nameplate, secret_from_random(12_345))
        self._address = Address(made.room, made.epoch, made.url, made.token)
        return self._code.digits

    async def enter_code(self, digits: str) -> None:
        """As a customer."""
        self._code = parse_code(digits)
        claimed = await self._relay.claim(self._code.nameplate)
        self._address = Address(claimed.room, claimed.epoch, claimed.url, claimed.token)

    async def meet(self, *, as_viewer: bool) -> None:
        self.room = self._address.room
        self.link = await self._relay.dial(self._address.url, self._address.token)
        frames = self.link.frames()
        await wait_paired(frames, self._address)
        terms = Terms(
            room=room_bytes(self.room),
            features=FEATURES,
            build="scripted",
            ledger_key=SigningKey(os.urandom(32)),
            nonce=os.urandom(32),
            entropy=os.urandom(64),
        )
        secret = CodeSecret(self._code.secret)
        attempt = self._as_viewer(terms, secret) if as_viewer else self._as_host(terms, secret)
        outcome = await shake(self.link, frames, attempt, self._clock)
        assert isinstance(outcome, Established), outcome
        self.established = outcome
        self.line = Line(self.link, outcome, self._clock)
        self._serving = asyncio.create_task(
            run_link(self.line, frames, self._take, None, lambda: None), name="scripted"
        )
        self.send(Ready(outcome.session_id, "Scripted", "Test OS", "en", ALL, 0, bytes(DIGEST_BYTES)))

    def _as_viewer(self, terms: Terms, secret: CodeSecret) -> Attempt:
        machine = ViewerHandshake(terms, secret, None)
        return Attempt(machine, lambda frame: machine.receive(frame, True), machine.start, lambda: None, lambda _: None)

    def _as_host(self, terms: Terms, secret: CodeSecret) -> Attempt:
        machine = HostHandshake(terms, secret, None)
        return Attempt(machine, lambda frame: machine.receive(frame, 1_700_000_000), None, lambda: None, lambda _: None)

    # --- talking ---------------------------------------------------------------------------------------------------

    def send(self, *messages: Message) -> None:
        for message in messages:
            self.line.send(message)

    async def _take(self, whole: Whole) -> None:
        if whole.channel is Channel.SCREEN:
            self.pictures.append(bytes(whole.payload))
            if whole.payload[0] != LAYOUT_TYPE:
                frame = parse_header(memoryview(whole.payload)).frame
                self.send(Received(self.line.received_bytes, 0), Painted(frame, 1, 0))
        else:
            self.heard.append(self.line.decode(whole))
        self._changed.set()

    def last(self, kind: type[Message], **fields: Any) -> Any:
        """The newest message of that kind with these fields; None: none yet."""
        found = [each for each in self.heard if isinstance(each, kind)]
        return next((m for m in reversed(found) if all(getattr(m, n) == v for n, v in fields.items())), None)

    async def until(self, holds: Callable[[], Any]) -> Any:
        async with asyncio.timeout(WAIT_S):
            while not (found := holds()):
                self._changed.clear()
                await self._changed.wait()
        return found

    async def ended(self) -> Ended:
        """The link is over; how."""
        assert self._serving is not None
        return await asyncio.wait_for(self._serving, WAIT_S)

    async def close(self) -> None:
        if self._serving is not None:
            self.line.close()
            await self.link.close(1000)
            await self.ended()


def screen_messages(sent: list[bytes], established: Established) -> list[bytes]:
    """Every whole screen message in the records that the other end handed to its socket, delivered or not."""
    opener = established.opener()
    receiver = Receiver(established.role.other, 0, expected_length)
    wholes = []
    for number, record in enumerate(sent[HANDSHAKE_FRAMES[established.role.other.value] :]):
        whole = receiver.receive(opener.open(record), number * 1_000)
        if whole is not None and whole.channel is Channel.SCREEN:
            wholes.append(bytes(whole.payload))
    return wholes


def shows_colour(messages: list[bytes], colour: tuple[int, int, int]) -> bool:
    """Was a pixel of this colour (B, G, R) in any of these pictures, at any time?"""
    decoder = Decoder()
    for message in messages:
        if message[0] == LAYOUT_TYPE:
            decoder.layout(memoryview(message))
            continue
        decoded = decoder.decode(memoryview(message))
        if bool((decoder.canvas(decoded.monitor).pixels[..., :3] == colour).all(axis=-1).any()):
            return True
    return False
