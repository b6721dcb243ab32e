"""The kept screen messages (tests/vectors/screen.json) still mean what they meant."""

from typing import Any

import numpy as np
import pytest

from assistdesk.core.errors import PeerError
from assistdesk.core.screen.decoder import Decoder
from assistdesk.core.screen.layout import parse_layout
from assistdesk.core.types import Rect
from tests.vectors import make
from tests.vectors.make_screen import digest

KEPT: dict[str, Any] = make.kept("screen.json")


def message(case: dict[str, Any]) -> memoryview:
    return memoryview(bytes.fromhex(case["message"]))


def started() -> Decoder:
    decoder = Decoder()
    assert len(decoder.layout(memoryview(bytes.fromhex(KEPT["layout"])))) == 8
    return decoder


def by_name(kind: str) -> Any:
    return pytest.mark.parametrize("case", KEPT[kind], ids=[case["name"] for case in KEPT[kind]])


def test_making_the_vectors_again_changes_no_byte() -> None:
    assert make.text_of("screen.json") == (make.HERE / "screen.json").read_text("utf-8")


def test_the_good_slices_give_the_canvases_one_after_another() -> None:
    decoder = started()
    for case in KEPT["good"]:
        decoded = decoder.decode(message(case))
        assert [list(vars_of(rect)) for rect in decoded.rects] == case["rects"]
        assert digest(decoder.canvas(0).pixels) == case["canvas"], case["name"]


def vars_of(rect: Rect) -> tuple[int, int, int, int]:
    return rect.x, rect.y, rect.w, rect.h


@by_name("lossy")
def test_a_file_of_one_colour_paints_that_colour_and_nothing_beside_it(case: dict[str, Any]) -> None:
    decoder = started()
    decoder.decode(message(case))
    pixels, (x, y, w, h) = decoder.canvas(0).pixels[..., :3].astype(int), case["rect"]
    assert np.abs(pixels[y : y + h, x : x + w] - case["colour"]).max() <= 3
    pixels[y : y + h, x : x + w] = 0x80
    assert (pixels == 0x80).all()


@by_name("bad_layouts")
def test_I3_a_kept_bad_layout_is_refused_by_its_rule(case: dict[str, Any]) -> None:
    with pytest.raises(PeerError) as caught:
        parse_layout(message(case))
    assert caught.value.rule == case["rule"]


@by_name("bad_slices")
def test_I2_a_kept_bad_slice_is_refused_by_its_rule(case: dict[str, Any]) -> None:
    with pytest.raises(PeerError) as caught:
        started().decode(message(case))
    assert caught.value.rule == case["rule"]
