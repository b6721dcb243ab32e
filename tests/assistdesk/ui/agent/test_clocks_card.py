"""All clocks of the open ticket stand in a card: they run by themselves and lead to *Clock explained*."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.badges import ClockFacts
from assistdesk.runtime.intents import ExplainClocks
from assistdesk.runtime.snapshot import TicketView
from assistdesk.ui.agent.clock_popover import ClockPopover
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.clock_snapshots import running, still
from tests.kit.snapshots import NOW_MS, STATES

SOON, HELD, MET = running(NOW_MS, 14, 60), still(NOW_MS, "paused", None, 130), still(NOW_MS, "closed", "met", 60)
GONE = still(NOW_MS, "closed", "cancelled", 60)
LEFT = Qt.MouseButton.LeftButton


def show(desk: Desk, *clocks: ClockFacts, badge: ClockFacts | None = None) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert isinstance(ticket, TicketView)
    desk.show("busy-day", ticket=replace(ticket, clocks=clocks, row=replace(ticket.row, clock=badge)))


def words_in(card: QWidget) -> list[str]:
    return [bare(one.text()) for one in card.findChildren(QLabel) if one.isVisible()]


def chips(desk: Desk) -> list[str]:
    return [bare(one.chip.text()) for one in desk.window.context.clocks.lines]


def test_each_clock_has_its_line_with_what_is_left_the_target_and_when_it_is_due(desk: Desk) -> None:
    show(desk, SOON, HELD, running(NOW_MS, -65))
    assert chips(desk) == ["14m", "paused", "-1h 5m"]
    words = words_in(desk.window.context.clocks)
    assert "Clocks" in words
    assert any(one.startswith("Target 1h, due ") for one in words)
    assert "Target 4h" in words
    assert any(one.startswith("Target 4h, over since ") for one in words)


@pytest.mark.parametrize("clocks", [(), (GONE,)])
def test_it_is_not_there_where_no_clock_says_anything(desk: Desk, clocks: tuple[ClockFacts, ...]) -> None:
    show(desk, SOON)
    assert desk.window.context.clocks.isVisible()
    show(desk, *clocks)
    assert not desk.window.context.clocks.isVisible()


def test_until_all_are_told_the_one_of_the_badge_stands_there(desk: Desk) -> None:
    show(desk, badge=SOON)
    assert chips(desk) == ["14m"]


def test_they_run_without_being_built_anew(desk: Desk) -> None:
    show(desk, SOON, MET)
    line = desk.window.context.clocks.lines[0]
    desk.now_ms += 15 * 60_000
    desk.window.tick()
    assert desk.window.context.clocks.lines[0] is line
    assert chips(desk) == ["-1m", "met"]
    assert any(one.startswith("Target 1h, over since ") for one in words_in(line))


def test_a_folded_card_tells_the_most_pressing_and_runs_on(desk: Desk) -> None:
    show(desk, SOON, HELD)
    folder = desk.window.context.clocks.folder
    assert folder is not None
    folder.fold(True)
    assert folder.summary.spec.text == "14m"
    assert folder.summary.isVisible()
    desk.now_ms += 60_000
    desk.window.tick()
    assert folder.summary.spec.text == "13m"


def test_a_press_on_a_line_or_enter_on_its_chip_explains_it(desk: Desk, qtbot: QtBot) -> None:
    show(desk, SOON)
    line = desk.window.context.clocks.lines[0]
    qtbot.mouseClick(line, LEFT, pos=QPoint(12, line.height() - 6))
    assert desk.of(ExplainClocks) == [ExplainClocks(1042)]
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, ClockPopover)
    popover.close()
    line.chip.setFocus()
    qtbot.keyClick(line.chip, Qt.Key.Key_Return)
    assert len(desk.of(ExplainClocks)) == 2
    again = QApplication.activePopupWidget()
    assert isinstance(again, ClockPopover)
    again.close()


def test_what_a_screen_reader_hears_says_the_metric_and_when_it_is_due(desk: Desk) -> None:
    show(desk, SOON)
    chip = desk.window.context.clocks.lines[0].chip
    assert bare(chip.accessibleName()) == "Next reply: only 14m left"
    assert bare(chip.accessibleDescription()).startswith("Target 1h, due ")


def test_its_key_goes_to_it(desk: Desk) -> None:
    show(desk, SOON)
    desk.window.run("card.clocks")
    folder = desk.window.context.clocks.folder
    assert folder is not None
    assert folder.chevron.hasFocus()
