"""The recorder: what is shown can be played from every restart point, in bounded blocks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError
from assistdesk.core.screen.frame import CursorShape, CursorState, Pixels
from assistdesk.core.session.recorder import RESTART_BYTES, RESTART_MS
from assistdesk.core.session.recording import ITEMS_MAX_BYTES, ItemType, Kind, parse_head
from assistdesk.core.types import Monitor, Rect, Role
from assistdesk.core.wire import messages
from assistdesk.core.wire.channel import Channel
from tests.assistdesk.core.screen.pictures import HEIGHT, MONITOR, WIDTH, noise, page, plain, screens
from tests.assistdesk.core.session.recordings import Player, blocks, frame, recorder, replay

WHOLE = Rect(0, 0, WIDTH, HEIGHT)
HEAD = b"\x07" * 32


def kinds(data: bytes) -> list[Kind]:
    return [parse_head(block[:16]).kind for block in blocks(data)[1:]]


@settings(max_examples=25, deadline=None)
@given(st.lists(screens(), min_size=1, max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_from_every_restart_point_the_picture_ends_as_it_was(pictures: list[Pixels], restarts: list[bool]) -> None:
    made = recorder()
    data = made.header
    for number, (pixels, is_restart) in enumerate(zip(pictures, restarts, strict=False)):
        t_ms = number * 1_000
        if number == 0 or is_restart:
            data += made.restart(t_ms, [MONITOR], [frame(pixels, t_ms)], None)
        data += made.picture(t_ms, frame(pixels, t_ms), [WHOLE])
        data += made.picture(t_ms + 500, frame(pixels, t_ms + 500), [WHOLE])  # what went lossily is made exact
        data += made.flush()
    data += made.end(9_000, 3, HEAD)
    file = replay(data)
    assert file.cut == ""
    assert file.points
    for point in file.points:
        player = Player()
        player.play(file.items(point))
        assert player.shows(pictures[-1])


def test_a_seek_shows_the_picture_of_that_moment() -> None:
    made = recorder()
    data = made.header + made.restart(0, [MONITOR], [frame(plain())], None)
    data += made.picture(2_000, frame(page(), 2_000), [WHOLE]) + made.end(2_000, 0, HEAD)
    file = replay(data)
    for t_ms, pixels in ((0, plain()), (1_999, plain()), (2_000, page())):
        player, point = Player(), file.point_before(t_ms)
        assert point is not None
        player.play(file.items(point), t_ms)
        assert player.shows(pixels)


def test_restart_points_are_due_after_a_minute_or_16_mib_but_only_after_something_happened() -> None:
    made = recorder()
    assert made.is_restart_due(0)
    made.restart(0, [MONITOR], [frame(plain())], None)
    assert not made.is_restart_due(RESTART_MS * 10)
    made.mark(10, "here")
    assert not made.is_restart_due(RESTART_MS - 1)
    assert made.is_restart_due(RESTART_MS)
    before_bytes = made.size_bytes
    while made.size_bytes - before_bytes < RESTART_BYTES:
        assert not made.is_restart_due(11)
        made.ledger_line(11, bytes(4_096))
    assert made.is_restart_due(11)


def test_a_new_layout_begins_a_restart_point_with_all_its_monitors() -> None:
    small = Monitor(1, WIDTH, 0, 40, 30)
    made = recorder()
    data = made.header + made.restart(0, [MONITOR], [frame(plain())], None)
    data += made.restart(5, [MONITOR, small], [frame(page(), 5), frame(noise(40, 30), 5, 1)], None)
    assert made.sharpen_at_ms(0) is None
    data += made.picture(500, frame(noise(40, 30), 500, 1), [])
    file = replay(data + made.end(500, 0, HEAD))
    player = Player()
    player.play(file.items(file.points[0]))
    assert player.monitors == (MONITOR, small)
    assert player.shows(page())
    assert player.shows(noise(40, 30), 1)


def test_a_pointers_shape_is_written_once_a_restart_point_and_its_place_each_time() -> None:
    shape = CursorShape(4, 2, 1, 0, 0, bytes(8))
    at = CursorState(0, 5, 6, 4, True)
    made = recorder()
    data = made.header + made.restart(0, [MONITOR], [frame(plain())], (at, shape))
    data += made.cursor(1, (at, shape)) + made.cursor(2, (at, None))
    data += made.restart(3, [MONITOR], [frame(plain())], (at, shape)) + made.end(3, 0, HEAD)
    file = replay(data)
    told = [
        messages.decode(Channel.INPUT, item.data, Role.HOST)
        for item in file.items(file.points[0])
        if item.type is ItemType.CURSOR
    ]
    names = [type(each).__name__ for each in told]
    assert names == ["CursorShape", "CursorPos", "CursorPos", "CursorPos", "CursorShape", "CursorPos"]
    assert told[1] == messages.CursorPos(0, 5, 6, 4, True)


def test_ledger_lines_and_marks_are_items_and_time_never_falls() -> None:
    made = recorder()
    data = made.header + made.restart(7, [MONITOR], [frame(plain())], None)
    data += made.ledger_line(9, b'{"v":1}') + made.mark(8, "one\ntwo") + made.end(2, 0, HEAD)
    file = replay(data)
    items = [item for item in file.items(file.points[0]) if item.type in (ItemType.LEDGER, ItemType.MARK)]
    assert [(item.t_ms, item.data) for item in items] == [(9, b'{"v":1}'), (9, b"one two")]


def test_blocks_are_bounded_and_items_run_over_them() -> None:
    big = Monitor(0, 0, 0, 1_024, 700)
    pixels = np.ascontiguousarray(np.tile(noise(32, 700), (1, 32, 1)))
    pixels[:, ::2] = noise(512, 700, 1)  # neighbours differ, but not like a photograph: it has to go exactly
    pixels[:, 1::2] = pixels[:, ::2]
    made = recorder()
    data = made.header + made.restart(0, [big], [frame(pixels)], None) + made.end(0, 0, HEAD)
    sizes = [len(block) - 32 for block in blocks(data)[1:]]
    assert max(sizes) == ITEMS_MAX_BYTES
    assert kinds(data) == [Kind.RESTART] * (len(sizes) - 2) + [Kind.INDEX, Kind.END]
    file = replay(data)
    player = Player()
    player.play(file.items(file.points[0]))
    assert player.shows(pixels)


def test_flushing_nothing_writes_nothing_and_the_size_is_that_of_the_file() -> None:
    made = recorder()
    data = made.header + made.flush()
    assert made.size_bytes == len(data)
    data += made.restart(0, [MONITOR], [frame(plain())], None) + made.mark(1, "") + made.flush() + made.flush()
    assert made.size_bytes == len(data)
    data += made.end(1, 0, HEAD)
    assert made.size_bytes == len(data)


def test_a_recording_that_shows_nothing_has_an_end_and_no_index() -> None:
    made = recorder()
    data = made.header + made.end(40, 2, HEAD)
    assert kinds(data) == [Kind.END]
    contents = replay(data).read_through()
    assert (contents.until_ms, contents.cut, contents.marks) == (0, "", ())
    assert contents.end is not None
    assert (contents.end.ledger_n, contents.end.ledger_head) == (2, HEAD)


def test_nothing_is_written_after_the_end() -> None:
    made = recorder()
    made.end(0, 0, HEAD)
    with pytest.raises(MisuseError, match="recording_over"):
        made.mark(1, "late")


def test_the_index_stays_inside_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistdesk.core.session.recorder.POINTS_MAX", 1)
    made = recorder()
    data = made.header
    for t_ms in range(3):
        data += made.restart(t_ms, [MONITOR], [frame(plain())], None) + made.mark(t_ms, "") + made.flush()
    data += made.end(3, 0, HEAD)
    assert len(replay(data).points) == 3
    assert [len(block) - 32 for block in blocks(data)[-2:]] == [12, 44]
