"""What every link must keep to; ``pair`` gives two ends as the relay pairs them, both told ``paired`` already or not at all."""

import asyncio

from assistdesk.core.wire import control
from assistdesk.runtime.ports import Link


async def first_binary(link: Link) -> bytes | None:
    async for frame in link.frames():
        if isinstance(frame, bytes):
            return frame
    return None


class LinkContract:
    """Subclass it with a ``pair`` fixture of two connected links."""

    async def test_frames_arrive_whole_and_in_order(self, pair: tuple[Link, Link]) -> None:
        one, other = pair
        sent = [bytes([number]) * (number * 300 + 1) for number in range(100)]

        async def send() -> None:
            for frame in sent:
                await one.send(frame)

        sending = asyncio.create_task(send())
        got: list[bytes] = []
        async for frame in other.frames():
            if isinstance(frame, bytes):
                got.append(frame)
            if len(got) == len(sent):
                break
        await sending
        assert got == sent
        assert one.buffered_bytes() >= 0

    async def test_a_close_ends_the_frames_of_both_ends(self, pair: tuple[Link, Link]) -> None:
        one, other = pair
        assert one.close_code is None
        reading = asyncio.create_task(first_binary(other))
        await one.close(1000)
        assert await reading is None
        assert other.close_code is not None
        assert [frame async for frame in one.frames() if not isinstance(frame, control.Notice)] == []
