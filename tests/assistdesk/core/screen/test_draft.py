from assistdesk.core.screen.draft import Draft, pack_frame
from assistdesk.core.screen.slices import CopyOp, Header, PixelsOp, SolidOp, parse_header, parse_ops
from assistdesk.core.types import Rect

HEADER = Header(False, False, 0, 1, 2, 3, 4_000, 4_000)


def test_pixels_right_below_the_last_ones_join_their_op() -> None:
    draft = Draft(1_000)
    for rect in (Rect(0, 0, 5, 5), Rect(0, 5, 5, 3), Rect(0, 9, 5, 1), Rect(1, 10, 5, 1)):
        draft.add_pixels(rect, b"ab")
    assert draft.ops == [PixelsOp(Rect(0, 0, 5, 8)), PixelsOp(Rect(0, 9, 5, 1)), PixelsOp(Rect(1, 10, 5, 1))]
    assert (draft.raw_len, draft.size_bytes) == (4 * 50, 8)


def test_a_draft_has_room_up_to_each_bound() -> None:
    draft = Draft(100)
    assert draft.has_room_for_pixels(Rect(0, 0, 2_048, 1_024))
    draft.add_pixels(Rect(0, 0, 2_048, 1_024), b"")
    assert not draft.has_room_for_pixels(Rect(0, 0, 1, 1))
    assert draft.has_room_for_jpeg(Rect(0, 0, 4_096, 2_048), 4_194_304)
    draft.add_jpeg(Rect(0, 0, 2_048, 2_048), bytes(4_194_300), False)
    assert draft.has_room_for_jpeg(Rect(0, 0, 2_048, 2_048), 4)
    assert not draft.has_room_for_jpeg(Rect(0, 0, 2_048, 2_049), 4)
    assert not draft.has_room_for_jpeg(Rect(0, 0, 1, 1), 5)
    assert draft.has_room_to_fill(Rect(0, 0, 20, 20))
    draft.add_fill(CopyOp(Rect(0, 0, 20, 20), 1, 1))
    assert not draft.has_room_to_fill(Rect(0, 0, 1, 1))


def test_a_draft_takes_no_more_than_4096_ops() -> None:
    draft = Draft(10_000_000)
    one = Rect(0, 0, 1, 1)
    for _ in range(4_096):
        assert draft.has_room_to_fill(one)
        draft.add_fill(SolidOp(one, 0, 0, 0))
    assert not draft.has_room_to_fill(one)
    assert not draft.has_room_for_pixels(one)
    assert not draft.has_room_for_jpeg(one, 1)


def test_a_new_stream_is_announced_up_to_the_first_zstd_bytes() -> None:
    drafts = [Draft(100), Draft(100), Draft(100)]
    drafts[0].add_fill(SolidOp(Rect(0, 0, 2, 2), 0, 0, 0))
    for draft in drafts[1:]:
        draft.add_pixels(Rect(0, 0, 2, 2), b"zzz")
    slices = pack_frame(drafts, HEADER, is_new_stream=True)
    assert [parse_header(memoryview(one)).is_new_stream for one in slices] == [True, True, False]
    (only,) = pack_frame(drafts[:1], HEADER, is_new_stream=True)
    assert parse_header(memoryview(only)).is_new_stream


def test_the_first_slice_begins_the_stream_and_the_last_ends_the_frame() -> None:
    drafts = [Draft(100), Draft(100), Draft(100)]
    for draft in drafts:
        draft.add_pixels(Rect(0, 0, 2, 2), b"zzz")
    slices = [memoryview(one) for one in pack_frame(drafts, HEADER, is_new_stream=True)]
    headers = [parse_header(one) for one in slices]
    assert [one.is_new_stream for one in headers] == [True, False, False]
    assert [one.is_last for one in headers] == [False, False, True]
    assert {one.frame for one in headers} == {2}
    assert [parse_ops(*one) for one in zip(headers, slices, strict=True)] == [(PixelsOp(Rect(0, 0, 2, 2)),)] * 3
