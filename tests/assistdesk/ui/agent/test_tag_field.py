"""Tags are written as chips; known ones are offered while one is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import FindTags
from assistdesk.runtime.snapshot_parts import TagsFound
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.widgets.layouts import column
from tests.assistdesk.ui.agent.conftest import Desk, bare

FOUND = TagsFound("vp", ("vpn", "VPN-split", "vpnkill"))
LEFT = Qt.MouseButton.LeftButton


class Written:
    """A field in a window of its own, and how often Enter in its empty line was heard."""

    def __init__(self, desk: Desk, qtbot: QtBot, tags: tuple[str, ...] = ()) -> None:
        self.means: Means = desk.means
        self.entered = 0
        self.field = TagField(self.means, "Tags", tags, "Comma or Enter ends a tag", self._enter)
        self.line = self.field.line
        sheet = self.sheet = column(self.field, QLineEdit())
        qtbot.addWidget(sheet)
        sheet.resize(420, 120)
        sheet.show()
        sheet.activateWindow()
        qtbot.waitExposed(sheet)
        self.line.setFocus()
        qtbot.waitUntil(self.line.hasFocus)

    def _enter(self) -> None:
        self.entered += 1

    def offered(self) -> list[str]:
        offers = self.line.offers
        if offers is None or not offers.isVisible():
            return []
        return [offers.list.item(place).text() for place in range(offers.list.count())]


def test_two_letters_ask_for_known_tags_and_what_was_found_is_offered(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, ("vpnkill",))
    qtbot.keyClicks(written.line, "v")
    assert desk.of(FindTags) == []
    qtbot.keyClicks(written.line, "p")
    assert desk.of(FindTags) == [FindTags("vp")]
    assert written.offered() == []
    written.means.found.show_tags(FOUND)
    assert written.offered() == ["vpn", "VPN-split"], "the most used first, without what stands already"
    qtbot.keyClicks(written.line, "n-")
    assert written.offered() == ["VPN-split"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_down_and_a_key_take_an_offer_as_it_is_known(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    written = Written(desk, qtbot)
    written.means.found.show_tags(FOUND)
    qtbot.keyClicks(written.line, "VP")
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Down, key):
        qtbot.keyClick(written.line, pressed)
    assert (written.field.tags, written.line.text(), written.offered()) == (("VPN-split",), "", [])
    assert written.line.hasFocus()
    assert written.entered == 0


def test_a_click_takes_an_offer(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot)
    written.means.found.show_tags(FOUND)
    qtbot.keyClicks(written.line, "vp")
    offers = written.line.offers
    assert offers is not None
    where = offers.list.visualItemRect(offers.list.item(1)).center()
    qtbot.mouseClick(offers.list.viewport(), LEFT, pos=where)
    assert written.field.tags == ("VPN-split",)


def test_enter_and_a_comma_end_a_tag_as_it_was_typed(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot)
    written.means.found.show_tags(FOUND)
    qtbot.keyClicks(written.line, "vp")
    qtbot.keyClick(written.line, Qt.Key.Key_Return)
    qtbot.keyClicks(written.line, " needs  Review, vip")
    assert (written.field.tags, written.line.text().strip(), written.entered) == (("vp", "needs Review"), "vip", 0)
    qtbot.keyClick(written.line, Qt.Key.Key_Return)
    qtbot.keyClicks(written.line, "vip,")
    assert written.field.tags == ("vp", "needs Review", "vip")
    qtbot.keyClick(written.line, Qt.Key.Key_Return)
    assert written.entered == 1


def test_a_pasted_list_becomes_tags(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, ("b",))
    QGuiApplication.clipboard().setText("a\nb\tc d;\ne, 打印，")
    qtbot.keyClick(written.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (written.field.tags, written.line.text()) == (("b", "a", "c d", "e", "打印"), "")
    QGuiApplication.clipboard().setText("one")
    qtbot.keyClick(written.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert written.line.text() == "one"


def test_backspace_in_the_empty_line_takes_the_last_off(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, ("a", "b"))
    qtbot.keyClicks(written.line, "x")
    qtbot.keyClick(written.line, Qt.Key.Key_Backspace)
    assert written.field.tags == ("a", "b")
    qtbot.keyClick(written.line, Qt.Key.Key_Backspace)
    assert written.field.tags == ("a",)
    assert written.field.is_changed()


def test_the_chips_are_reached_and_taken_off_by_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, ("a", "b", "c"))
    qtbot.keyClick(written.line, Qt.Key.Key_Left)
    chips = written.field.chips
    assert chips[2].hasFocus()
    assert bare(chips[2].accessibleName()) == "Take off c"
    qtbot.keyClick(chips[2], Qt.Key.Key_Left)
    qtbot.keyClick(chips[1], Qt.Key.Key_Delete)
    assert written.field.tags == ("a", "c")
    assert chips[2].hasFocus()
    qtbot.keyClick(chips[2], Qt.Key.Key_Return)
    assert written.field.tags == ("a",)
    assert written.line.hasFocus()
    assert bare(written.line.accessibleDescription()) == "a"


def test_a_press_on_a_chip_takes_it_off(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, ("a", "b"))
    qtbot.mouseClick(written.field.chips[0], LEFT)
    assert written.field.tags == ("b",)


def test_what_the_relay_would_refuse_stays_in_the_line_and_is_said(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot, tuple(map(str, range(50))))
    assert written.field.read() is not None
    qtbot.keyClicks(written.line, "one more")
    assert written.field.read() is None
    assert written.line.text() == "one more"
    assert bare(written.field.error.text()) == "At most 50 tags of 60 characters each."
    short = Written(desk, qtbot)
    qtbot.keyClicks(short.line, "y," + "x" * 61)
    assert short.field.read() is None
    assert (short.field.tags, short.line.text()) == (("y",), "x" * 61)


def test_what_is_being_written_counts_when_all_are_read_and_when_one_goes_on(desk: Desk, qtbot: QtBot) -> None:
    written = Written(desk, qtbot)
    qtbot.keyClicks(written.line, "vip")
    assert written.field.is_changed()
    assert written.field.read() == ("vip",)
    qtbot.keyClicks(written.line, "more")
    qtbot.keyClick(written.line, Qt.Key.Key_Tab)
    assert written.field.tags == ("vip", "more")


def test_a_field_of_many_tags_grows_by_lines_and_then_scrolls(desk: Desk, qtbot: QtBot) -> None:
    few, many = Written(desk, qtbot, ("a",)), Written(desk, qtbot, tuple(f"a longer tag {n}" for n in range(40)))
    QApplication.processEvents()
    assert few.field.area.height() < many.field.area.height() < 5 * 40
    assert many.field.area.verticalScrollBar().maximum() > 0
    seen = many.field.area.viewport()
    qtbot.waitUntil(lambda: 0 < many.line.mapTo(seen, many.line.rect().bottomLeft()).y() <= seen.height())
