"""The guide: the part of the picture around each step, with its mark; numbers begin anew with another guide."""

import pytest
from PySide6.QtGui import QColor, QImage

from assistdesk.ui.session.guide import PICTURE, STEPS_MAX, Guide
from assistdesk.ui.theme import Look


@pytest.fixture
def guide(look: Look) -> Guide:
    image = QImage(1_920, 1_080, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    return Guide(lambda monitor: image if monitor == 0 else None)


def picture(guide: Guide, at: int) -> QImage:
    return QImage.fromData(guide.steps[at].png)


def test_a_step_keeps_what_is_around_it_with_its_mark_also_at_the_edge(guide: Guide) -> None:
    guide.add(1, "Open", 0, 0, 960, 540, 1.0)
    guide.add(2, "", 0, 0, 5, 1_079, 1.0)
    guide.add(3, "", 0, 7, 5, 5, 1.0)
    assert [(step.number, step.words) for step in guide.steps] == [(1, "Open"), (2, "")]
    for at, (x, y) in enumerate(((360 - 12, 225), (5, 450 - 12))):
        shown = picture(guide, at)
        assert shown.size() == PICTURE
        assert shown.pixelColor(x, y).name() == "#e5342b"
        assert shown.pixelColor(600, 40).name() == "#204060"


def test_step_one_begins_another_guide_and_one_guide_is_bounded(guide: Guide) -> None:
    for number in range(1, STEPS_MAX + 3):
        guide.add(number, "", 0, 0, 50, 50, 1.0)
    assert len(guide.steps) == STEPS_MAX
    guide.add(1, "again", 0, 0, 50, 50, 1.0)
    assert [step.words for step in guide.steps] == ["again"]
    guide.drop(1)
    guide.drop(9)
    assert guide.steps == ()


def test_a_picture_smaller_than_the_part_is_kept_whole(look: Look) -> None:
    small = QImage(300, 200, QImage.Format.Format_RGB32)
    small.fill(QColor("#204060"))
    guide = Guide(lambda _monitor: small)
    guide.add(1, "", 0, 0, 150, 100, 2.0)
    assert picture(guide, 0).size() == small.size()
