"""Rules between the fields of the other messages."""

import pytest

from assistdesk.core.errors import MisuseError
from assistdesk.core.wire.messages import CursorShape, FileOffer


@pytest.mark.parametrize(
    ("w", "h", "hot_x", "hot_y", "size"), [(2, 3, 2, 0, 24), (2, 3, 0, 3, 24), (2, 3, 0, 0, 23), (2, 3, 1, 2, 25)]
)
def test_I15_a_cursor_whose_spot_or_pixels_do_not_fit_is_refused(
    w: int, h: int, hot_x: int, hot_y: int, size: int
) -> None:
    assert CursorShape(1, w, h, 1, 2, bytes(24))
    with pytest.raises(MisuseError, match="field_rule"):
        CursorShape(1, w, h, hot_x, hot_y, bytes(size))


def test_a_file_name_is_bounded_in_bytes() -> None:
    assert FileOffer(1, 1, "é" * 100, 0, bytes(32))
    with pytest.raises(MisuseError, match="field_rule"):
        FileOffer(1, 1, "é" * 100 + "x", 0, bytes(32))
