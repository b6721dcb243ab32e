"""What every decoder must do, in the program's own process or in one of its own. A test file derives ``DecoderContract``."""

import numpy as np
import pytest

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.screen.frame import Frame
from assistdesk.core.types import Monitor, Rect
from assistdesk.runtime.ports import Decoder
from tests.assistdesk.core.screen.pictures import MONITOR, page


def pictures(count: int) -> list[bytes]:
    """A layout, then one slice for each of some pages."""
    encoder = Encoder()
    messages = [encoder.layout([MONITOR])]
    for seed in range(count):
        messages += encoder.encode(Frame(0, page(seed=seed), seed), None, 1 << 30).slices
    return messages


class DecoderContract:
    """Derive it and provide the fixture ``decoder``."""

    async def test_slices_become_pixels_and_rectangles(self, decoder: Decoder) -> None:
        layout, *slices = pictures(5)
        assert await decoder.layout(layout) == (MONITOR,)
        pixels = decoder.pixels(0)
        assert pixels.shape == (MONITOR.h, MONITOR.w, 4)
        for seed, payload in enumerate(slices):
            decoded = await decoder.decode(memoryview(payload))
            assert (decoded.frame, decoded.monitor, decoded.is_last, decoded.capture_ms) == (seed, 0, True, seed)
            assert all(rect.intersect(MONITOR.rect) == rect for rect in decoded.rects)
            assert np.array_equal(pixels[..., :3], page(seed=seed)[..., :3]), "the memory of the canvas stays the same"

    async def test_a_new_layout_gives_new_canvases(self, decoder: Decoder) -> None:
        encoder = Encoder()
        await decoder.layout(encoder.layout([MONITOR]))
        await decoder.layout(encoder.layout([Monitor(2, 0, 0, 30, 20), Monitor(3, 0, 0, 7, 5)]))
        assert decoder.pixels(2).shape == (20, 30, 4)
        assert decoder.pixels(3).shape == (5, 7, 4)
        with pytest.raises(MisuseError):
            decoder.pixels(0)
        (payload,) = encoder.encode(Frame(2, page(30, 20), 0), None, 1 << 30).slices
        assert (await decoder.decode(payload)).rects == (Rect(0, 0, 30, 20),)
        assert np.array_equal(decoder.pixels(2)[..., :3], page(30, 20)[..., :3])

    async def test_the_stream_goes_on_through_a_new_layout(self, decoder: Decoder) -> None:
        encoder = Encoder()
        for turn, monitor in enumerate((MONITOR, Monitor(0, 0, 0, 60, 40), MONITOR)):
            await decoder.layout(encoder.layout([monitor]))
            for seed in range(2):
                wanted = page(monitor.w, monitor.h, seed)
                (payload,) = encoder.encode(Frame(0, wanted, 10 * turn + seed), None, 1 << 30).slices
                await decoder.decode(payload)
                assert np.array_equal(decoder.pixels(0)[..., :3], wanted[..., :3])

    async def test_bad_bytes_are_a_peer_error_with_its_rule(self, decoder: Decoder) -> None:
        with pytest.raises(PeerError) as caught:
            await decoder.layout(b"\x04\x00\x09\x00")
        assert caught.value.rule == "layout_count"
        with pytest.raises(PeerError) as caught:
            await decoder.decode(pictures(1)[1])
        assert caught.value.rule == "slice_before_layout"

    async def test_after_an_abandoned_slice_a_new_stream_is_asked_for(self, decoder: Decoder) -> None:
        layout, first, second = pictures(2)
        await decoder.layout(layout)
        await decoder.decode(first)
        await decoder.abandoned()
        with pytest.raises(PeerError) as caught:
            await decoder.decode(second)
        assert caught.value.rule == "new_stream_missing"

    async def test_closing_twice_is_allowed(self, decoder: Decoder) -> None:
        await decoder.close()
        await decoder.close()
