"""The events socket's end in the app, against a relay that is one test's script."""

import asyncio
from collections.abc import AsyncIterator

import msgspec

from assistdesk.adapters.clock import SystemRandomness
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime.live import FEED, Live
from tests.kit.ends import AheadClock


class Script:
    """Says hello and nothing else; whatever is said to it takes its time, as on a socket that is full."""

    def __init__(self) -> None:
        self.heard: list[control.AnyUp] = []
        self.is_over = asyncio.Event()

    async def events(self) -> AsyncIterator[control.AnyDown]:
        yield control.Hello(user_id=1, now_ms=1, role="agent", external=True)
        await self.is_over.wait()

    async def say(self, frame: control.AnyUp) -> None:
        await asyncio.sleep(0.01)
        self.heard.append(frame)


class Ears:
    """Whoever hears of the greeting opens two tickets and closes another in that moment."""

    def __init__(self) -> None:
        self.live: Live | None = None
        self.tasks: list[asyncio.Task[None]] = []
        self.is_signed_out = False

    def greeted(self, role: str, is_external: bool) -> None:
        assert (role, is_external) == ("agent", True)
        assert self.live is not None
        self.tasks = [
            asyncio.create_task(self.live.follow("ticket:3", 30)),
            asyncio.create_task(self.live.follow("ticket:4", 40)),
            asyncio.create_task(self.live.leave("ticket:2")),
        ]

    def happened(self, stream: str, data: msgspec.Raw) -> None: ...

    def came_back(self) -> None: ...

    def missed(self, stream: str) -> None: ...

    def present(self, presence: control.PresenceDown) -> None: ...

    def typed(self, typing: control.TypingDown) -> None: ...

    def offered(self, offer: control.OfferDown) -> None: ...

    def signed_out(self) -> None:
        self.is_signed_out = True


async def test_a_ticket_that_is_opened_while_the_line_comes_back_is_followed_like_the_rest() -> None:
    script, ears = Script(), Ears()

    async def keep(seq: int) -> None: ...

    live = Live(script, AheadClock(), SystemRandomness(), ears, lambda: None, keep)  # type: ignore[arg-type]  # all it asks of a desk
    ears.live = live
    for stream, after in ((FEED, 10), ("ticket:1", 1), ("ticket:2", 2)):
        await live.follow(stream, after)
    running = asyncio.create_task(live.run())
    async with asyncio.timeout(20):
        while len(script.heard) < 5:
            await asyncio.sleep(0.01)
    await asyncio.gather(*ears.tasks)
    asked = {(one.stream, one.after) for one in script.heard if isinstance(one, control.Sub)}
    assert asked >= {(FEED, 10), ("ticket:1", 1), ("ticket:3", 30), ("ticket:4", 40)}
    assert not running.done()
    running.cancel()


class Busy(Script):
    """Takes nobody for a while."""

    async def events(self) -> AsyncIterator[control.AnyDown]:
        self.is_over.set()
        raise RefusedError("too_many", status=429, retry_after_s=200)
        yield control.Hello(user_id=1, now_ms=1, role="agent", external=True)


async def test_a_relay_that_asks_for_patience_is_left_alone_that_long_and_nobody_is_signed_out() -> None:
    script, ears = Busy(), Ears()
    shown = asyncio.Event()

    async def keep(seq: int) -> None: ...

    live = Live(script, AheadClock(), SystemRandomness(), ears, shown.set, keep)  # type: ignore[arg-type]  # all it asks of a desk
    running = asyncio.create_task(live.run())
    async with asyncio.timeout(20):
        await shown.wait()
    assert live.view.retry_in_s > 100
    assert not ears.is_signed_out
    running.cancel()
