from assistdesk.core.screen.choice import Coder, Piece
from assistdesk.core.screen.coding import LEARN_AREA_MIN, Rate, Run, Style
from assistdesk.core.screen.draft import Draft
from assistdesk.core.screen.frame import Frame, Pixels
from assistdesk.core.screen.lossy import QUIET_MS, LossyMap
from assistdesk.core.screen.slices import JpegOp, PixelsOp, SolidOp
from assistdesk.core.screen.zstream import PixelPacker
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import HEIGHT, WIDTH, noise, page, plain

WHOLE = Rect(0, 0, WIDTH, HEIGHT)
BIG = Rect(0, 0, LEARN_AREA_MIN, 1)


def run(pixels: Pixels, style: Style | None = None, draft: Draft | None = None) -> tuple[Run, LossyMap]:
    height, width = pixels.shape[:2]
    lossy = LossyMap(width, height)
    frame = Frame(0, pixels, 0)
    return Run(PixelPacker(), lossy, frame, style or Style(), draft or Draft(width * height)), lossy


def test_a_rate_rises_at_once_and_falls_slowly() -> None:
    rate = Rate(1.0)
    rate.learn(LEARN_AREA_MIN * 3, LEARN_AREA_MIN)
    assert rate.bytes_for([BIG]) == LEARN_AREA_MIN * 3
    rate.learn(LEARN_AREA_MIN, LEARN_AREA_MIN)
    assert rate.bytes_for([BIG]) == LEARN_AREA_MIN * 5 // 2


def test_a_rate_learns_nothing_from_small_changes() -> None:
    rate = Rate(1.0)
    rate.learn(900_000, LEARN_AREA_MIN - 1)
    assert rate.bytes_for([BIG, BIG]) == LEARN_AREA_MIN * 2


def test_each_coder_makes_its_op() -> None:
    for coder, pixels, kind in (
        (Coder.SOLID, plain(), SolidOp),
        (Coder.JPEG, noise(), JpegOp),
        (Coder.PIXELS, page(), PixelsOp),
    ):
        one, lossy = run(pixels)
        assert one.go([Piece(WHOLE, coder)], 0) == ()
        (draft,) = one.close()
        assert [type(op) for op in draft.ops] == [kind]
        assert (lossy.due_at_ms() is not None) == (kind is JpegOp)
        assert one.done == [WHOLE]
        assert one.area == WHOLE.area
        assert one.size_bytes == draft.size_bytes


def test_at_least_one_piece_goes_and_none_after_the_limit() -> None:
    one, _ = run(noise())
    pieces = [Piece(Rect(0, y, WIDTH, 32), Coder.JPEG) for y in (0, 32, 64)]
    left = one.go(pieces, 1)
    assert left == pieces[1:]
    assert one.done == [pieces[0].rect]


def test_on_a_thin_line_pixels_go_as_small_files_and_are_remembered_as_lossy() -> None:
    one, lossy = run(page(), Style(Rate(4.0), is_half=True))
    one.go([Piece(WHOLE, Coder.PIXELS)], 0)
    (draft,) = one.close()
    assert isinstance(draft.ops[0], JpegOp)
    assert draft.ops[0].is_half
    assert lossy.due(QUIET_MS)


def test_on_a_thin_line_pixels_that_are_smaller_exact_stay_exact() -> None:
    one, lossy = run(page(), Style(Rate(0.0001)))
    one.go([Piece(WHOLE, Coder.PIXELS), Piece(Rect(0, 0, 63, 15), Coder.PIXELS)], 1 << 20)
    assert [type(op) for op in one.close()[0].ops] == [PixelsOp, PixelsOp]
    assert lossy.due_at_ms() is None


def test_what_does_not_fit_into_one_slice_begins_the_next() -> None:
    full = Draft(WHOLE.area)
    full.raw_len = 8_388_608
    full.jpeg_area = 8_388_608
    full.fill_area = 4 * WHOLE.area
    for coder, pixels in ((Coder.SOLID, plain()), (Coder.JPEG, noise()), (Coder.PIXELS, page())):
        start = Draft(WHOLE.area, raw_len=full.raw_len, jpeg_area=full.jpeg_area, fill_area=full.fill_area)
        one, _ = run(pixels, draft=start)
        one.go([Piece(WHOLE, coder)], 0)
        assert [len(draft.ops) for draft in one.close()] == [0, 1]
