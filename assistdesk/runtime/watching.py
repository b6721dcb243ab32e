"""The agent's picture: opened messages in, ``PictureUpdate`` out, acknowledgements back (protocol.md section 11).

``received`` every 64 KiB or 20 ms while receiving, the decode time of each frame for ``painted``. Pictures that come
while View is not on are dropped unread. Refuses to know windows, keys and why View is on.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import LinkError, MisuseError, RefusedError
from assistdesk.core.screen.frame import CursorShape, CursorShapes, CursorState, Pixels
from assistdesk.core.types import Monitor, Rect
from assistdesk.core.wire import messages
from assistdesk.core.wire.envelope import Channel, Whole
from assistdesk.core.wire.messages import Message, Received, ViewRefresh
from assistdesk.runtime.line import Line
from assistdesk.runtime.ports import Clock, Decoder, PictureUpdate

RECEIVED_BYTES: Final = 64 * 1024
RECEIVED_S: Final = 0.020
LAYOUT_TYPE: Final = 4
FRAMES_KEPT: Final = 16
ALL_MONITORS: Final = 255


class Watching:
    """One session's picture, over all its links. ``take`` is the reading half of a link."""

    def __init__(
        self,
        make_decoder: Callable[[], Decoder],
        show: Callable[[PictureUpdate], None],
        clock: Clock,
        failed: Callable[[str], None],
    ) -> None:
        """*failed* hears the rule when this computer cannot go on showing pictures: too slow, or its decoder dies again and
        again."""
        self._make_decoder = make_decoder
        self._decoder: Decoder | None = None
        self._show = show
        self._clock = clock
        self._failed = failed
        self._line: Line | None = None
        self._is_view_on: Callable[[], bool] = bool
        self._arrived: Callable[[Message], None] | None = None
        self._acknowledged_bytes = 0
        self._timer: asyncio.TimerHandle | None = None
        self._linked_at_ms = 0
        self._decode_us: dict[int, int] = {}
        self._newest = self._painted = -1
        """Frames of this link, the last decoded and the last painted one."""
        self._shapes = CursorShapes()
        self._warming: asyncio.Task[None] | None = None
        self._frames = 0
        self.monitors: tuple[Monitor, ...] = ()
        self.picture_at_ms: int | None = None
        """When the last slice came, wall clock."""

    def begin_link(self, line: Line, is_view_on: Callable[[], bool], arrived: Callable[[Message], None]) -> None:
        """*arrived* takes every message that is not the picture."""
        self._line, self._is_view_on, self._arrived = line, is_view_on, arrived
        self._acknowledged_bytes = 0
        self._linked_at_ms = self._clock.monotonic_ms()
        self._decode_us.clear()
        self._newest = self._painted = -1
        self._shapes = CursorShapes()
        self._decoder = self._make_decoder()  # its zstd stream and frame numbers are this link's
        self._warming = asyncio.create_task(self._decoder.start(), name="decoder")
        line.on_opened = self._acknowledge

    async def end_link(self) -> None:
        """The canvases stay with whoever shows them: the last picture remains to be seen."""
        self._line = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        decoder, self._decoder = self._decoder, None
        warming, self._warming = self._warming, None
        if warming is not None:
            warming.cancel()
        if decoder is not None:
            await decoder.close()
        if warming is not None:
            await asyncio.gather(warming, return_exceptions=True)

    @property
    def backlog(self) -> int:
        """Frames decoded and not painted yet."""
        return len(self._decode_us)

    def painted(self, frame: int) -> int | None:
        """That frame and all before it are on the screen; microseconds of decoding for that one. None: it says nothing new
        of this link, as the last one of a link before does."""
        if not self._painted < frame <= self._newest:
            return None
        self._painted = frame
        took_us = self._decode_us.get(frame, 0)
        self._decode_us = {later: us for later, us in self._decode_us.items() if later > frame}
        self._frames += 1
        return took_us

    def take_fps(self) -> int:
        frames, self._frames = self._frames, 0
        return frames

    async def take(self, whole: Whole) -> None:
        """One whole message. Raises PeerError."""
        line = self._line
        if line is None:
            return
        if whole.channel is not Channel.SCREEN:
            if self._arrived is not None:
                self._arrived(line.decode(whole))
        elif self._is_view_on() and self._decoder is not None:
            await self._decode(whole, self._decoder)

    def pixels(self, monitor: int) -> Pixels:
        """The canvas of one of ``monitors`` on this link. Raises MisuseError where there is none."""
        if self._decoder is None:
            raise MisuseError("no_such_monitor", monitor=monitor)
        return self._decoder.pixels(monitor)

    def view_stopped(self) -> None:
        """The host abandons a picture half sent; what follows begins a new stream."""
        if self._line is not None:
            self._line.view_stopped()

    def deliver(self, message: Message) -> None:
        match message:
            case messages.Pong(n=n) if self._line is not None:
                self._line.ponged(n)
            case messages.CursorPos(monitor=monitor, x=x, y=y, shape=shape, visible=visible):
                # With its shape each time: who shows it may skip updates and would miss one that was told once.
                at, known = CursorState(monitor, x, y, shape, visible), self._shapes.get(shape)
                self._show(PictureUpdate(monitor, 0, False, cursor=at, cursor_shape=known))
            case messages.CursorShape(id=number, w=w, h=h, hot_x=hot_x, hot_y=hot_y, pixels=pixels):
                self._shapes.add(CursorShape(number, w, h, hot_x, hot_y, pixels))
            case _:
                pass  # chat, files and clipboard come with their issues

    async def _decode(self, whole: Whole, decoder: Decoder) -> None:
        await self._warmed()
        try:
            if whole.payload[0] == LAYOUT_TYPE:
                await self._lay_out(whole.payload, decoder)
                return
            began_ns = time.perf_counter_ns()
            decoded = await decoder.decode(whole.payload)
        except RefusedError as error:
            self._decoder = None  # what still comes is dropped unread
            await decoder.close()
            self._failed(error.rule)
            return
        except LinkError:  # a death costs a picture; the third within a minute is a RefusedError
            self._ask_again()
            return
        if not self._is_view_on():
            return
        took_us = (time.perf_counter_ns() - began_ns) // 1000
        self.picture_at_ms = self._clock.wall_ms()
        self._newest = decoded.frame
        if len(self._decode_us) < FRAMES_KEPT or decoded.frame in self._decode_us:
            self._decode_us[decoded.frame] = self._decode_us.get(decoded.frame, 0) + took_us
        pixels = decoder.pixels(decoded.monitor)
        self._show(PictureUpdate(decoded.monitor, decoded.frame, decoded.is_last, pixels, decoded.rects))

    async def _lay_out(self, payload: bytes | memoryview, decoder: Decoder) -> None:
        """Raises PeerError, RefusedError."""
        has_died = False
        while True:
            try:
                self.monitors = await decoder.layout(payload)
                break
            except LinkError:
                has_died = True  # a new one is there for the next call; deaths are counted
        for monitor in self.monitors:
            pixels = decoder.pixels(monitor.id)
            self._show(PictureUpdate(monitor.id, 0, False, pixels, (Rect(0, 0, monitor.w, monitor.h),)))
        if has_died:  # the new one waits for a stream from its beginning, which no layout is
            self._ask_again()

    def _ask_again(self) -> None:
        """The canvases are grey: ask for whole pictures of all monitors."""
        if self._line is not None:
            with contextlib.suppress(LinkError):
                self._line.send(ViewRefresh(ALL_MONITORS))

    async def _warmed(self) -> None:
        """The decoder is up, or its start has failed: then the first call starts it again, and counts."""
        warming, self._warming = self._warming, None
        if warming is not None:
            with contextlib.suppress(LinkError):
                await warming

    def _acknowledge(self) -> None:
        """Say how much has arrived: at once every 64 KiB, else 20 ms after the first byte that was not told."""
        line = self._line
        if line is None:
            return
        if line.received_bytes - self._acknowledged_bytes >= RECEIVED_BYTES:
            self._say_received()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(RECEIVED_S, self._say_received)

    def _say_received(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        line = self._line
        if line is None or line.received_bytes == self._acknowledged_bytes:
            return
        self._acknowledged_bytes = line.received_bytes
        at_ms = (self._clock.monotonic_ms() - self._linked_at_ms) & 0xFFFF_FFFF
        with contextlib.suppress(LinkError):
            line.send(Received(self._acknowledged_bytes, at_ms))
