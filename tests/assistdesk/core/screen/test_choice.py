import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.choice import Coder, Piece, choose, joined, nearest_first, split
from assistdesk.core.types import Rect
from tests.assistdesk.core.screen.pictures import noise, page, plain

WHOLE = Rect(0, 0, 150, 110)


def test_one_colour_is_solid_noise_is_a_photograph_and_text_is_pixels() -> None:
    assert choose(plain(), WHOLE) is Coder.SOLID
    assert choose(noise(), WHOLE) is Coder.JPEG
    assert choose(page(), WHOLE) is Coder.PIXELS


def test_one_pixel_of_another_colour_is_not_solid() -> None:
    for y, x in ((0, 0), (109, 149), (0, 70), (50, 70)):
        pixels = plain()
        pixels[y, x] = (0, 0, 0, 255)
        assert choose(pixels, WHOLE) is Coder.PIXELS


def test_a_small_photograph_is_not_worth_a_file() -> None:
    assert choose(noise(), Rect(0, 0, 63, 110)) is Coder.PIXELS
    assert choose(noise(), Rect(0, 0, 150, 15)) is Coder.PIXELS


areas = st.builds(Rect, st.integers(0, 9_000), st.integers(0, 300), st.integers(1, 9_000), st.integers(1, 300))


@given(areas, st.sampled_from([32, 64]))
def test_pieces_cover_the_area_exactly_and_are_small_enough(area: Rect, rows: int) -> None:
    pieces = split([area], rows)
    assert sum(piece.area for piece in pieces) == area.area
    assert all(piece.intersect(area) == piece and piece.h <= rows and piece.w <= 8_192 for piece in pieces)


def test_the_piece_under_the_focus_comes_first_then_its_neighbours() -> None:
    pieces = split([Rect(0, 0, 100, 160)], 32)
    assert [piece.y for piece in nearest_first(pieces, (50, 70))] == [64, 32, 96, 0, 128]
    assert nearest_first(pieces, None) == pieces


def test_pieces_are_joined_downwards_up_to_what_a_call_may_take() -> None:
    rows = [Piece(rect, Coder.PIXELS) for rect in split([Rect(0, 0, 2_000, 640)], 64)]
    assert [piece.rect.h for piece in joined(rows, 1 << 30)] == [128] * 5
    photos = [Piece(rect, Coder.JPEG) for rect in split([Rect(0, 0, 2_000, 1_280)], 64)]
    assert [piece.rect.h for piece in joined(photos, 1 << 30)] == [1_024, 256]
    thin = [Piece(rect, Coder.JPEG) for rect in split([Rect(0, 0, 64, 16_384)], 64)]
    assert [piece.rect.h for piece in joined(thin, 1 << 30)] == [8_192, 8_192]
    assert [piece.rect.h for piece in joined(thin[:4], 64 * 128)] == [128, 128]


def test_other_columns_coders_and_solids_are_not_joined() -> None:
    for above, below in [
        (Piece(Rect(0, 0, 9, 9), Coder.PIXELS), Piece(Rect(0, 9, 8, 9), Coder.PIXELS)),
        (Piece(Rect(0, 0, 9, 9), Coder.PIXELS), Piece(Rect(0, 10, 9, 9), Coder.PIXELS)),
        (Piece(Rect(0, 0, 9, 9), Coder.PIXELS), Piece(Rect(0, 9, 9, 9), Coder.JPEG)),
        (Piece(Rect(0, 0, 9, 9), Coder.SOLID), Piece(Rect(0, 9, 9, 9), Coder.SOLID)),
    ]:
        assert joined([above, below], 1 << 30) == [above, below]


@given(st.lists(st.sampled_from(Coder), min_size=1, max_size=30))
def test_joining_changes_neither_the_area_nor_the_coders(coders: list[Coder]) -> None:
    pieces = [
        Piece(rect, coder) for rect, coder in zip(split([Rect(3, 5, 700, 32 * len(coders))], 32), coders, strict=True)
    ]
    out = joined(pieces, 100_000)
    painted = np.zeros((5 + 32 * len(coders), 703), np.int8)
    for piece in out:
        painted[piece.rect.y : piece.rect.bottom, piece.rect.x : piece.rect.right] += 1 + list(Coder).index(piece.coder)
    for piece in pieces:
        assert (painted[piece.rect.y : piece.rect.bottom, 3:] == 1 + list(Coder).index(piece.coder)).all()
