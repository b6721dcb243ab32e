"""The badge in the list and the head, and what opens under it."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import ExplainClocks, SortList
from assistdesk.runtime.snapshot import AgentSnapshot, ExplainedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.clock_popover import ClockPopover, Strip
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, make
from tests.kit.snapshots import STATES

LEFT = Qt.MouseButton.LeftButton


def words() -> list[str]:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return [bare(one.text()) for one in popup.findChildren(QLabel) if one.text()]


def with_explained(snapshot: AgentSnapshot, view: ExplainedView | None) -> AgentSnapshot:
    assert snapshot.ticket is not None
    return replace(snapshot, ticket=replace(snapshot.ticket, explained=view))


def test_a_press_on_the_badge_explains_it_stretch_by_stretch(desk: Desk, qtbot: QtBot) -> None:
    desk.show("clocks")
    qtbot.mouseClick(button(desk.window.conversation.header, "Next reply: 1h 5m over"), LEFT)
    assert desk.of(ExplainClocks) == [ExplainClocks(1042)]
    said = words()
    assert {"Clock explained", "Next reply", "First reply", "Counted", "Paused", "Closed hours"} <= set(said)
    assert "Policy Standard, priority High. Counts in Office hours: Mon–Fri 09:00–18:00, UTC." in said
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_what_if_shows_both_strips_and_says_what_would_be_other(desk: Desk) -> None:
    snapshot = desk.show("clocks-what-if")
    desk.window.conversation.header.explain_clock()
    assert desk.of(ExplainClocks) == [ExplainClocks(1042)]
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ClockPopover)
    box = popup.what_if.box
    offered = [bare(box.itemText(place)) for place in range(box.count())]
    assert offered == ["As it is", "On hold pauses", "Counted in Office hours", "Counted in Night shift"]
    assert box.currentIndex() == 1
    assert len(popup.findChildren(Strip)) == 2 * len(snapshot.ticket.explained.answer.clocks)  # type: ignore[union-attr]
    said = words()
    assert "If it were so" in said
    assert "Nothing would change." in said
    assert any(one.startswith("Paused; ") for one in said)
    box.setCurrentIndex(3)
    box.activated.emit(3)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert desk.of(ExplainClocks)[1:] == [ExplainClocks(1042, schedule_id=2), ExplainClocks(1042)]
    popup.close()


def test_it_is_as_tall_as_its_words_and_no_taller_than_the_screen_below_it(desk: Desk) -> None:
    def open_at(top: int) -> ClockPopover:
        desk.window.move(0, top)
        desk.show("clocks")
        desk.window.conversation.header.explain_clock()
        popover = QApplication.activePopupWidget()
        assert isinstance(popover, ClockPopover)
        assert popover.frameGeometry().bottom() <= screen.bottom()
        return popover

    screen = desk.window.screen().availableGeometry()
    desk.look.set(replace(desk.look.settings, language="zh"))  # whose lines are the tallest
    popover = open_at(0)
    assert popover.height() > 640
    assert popover.scrolled_px == 0
    popover.close()
    assert open_at(screen.height() - 400).scrolled_px > 0


def test_the_question_stays_while_the_ticket_changes(desk: Desk) -> None:
    snapshot = desk.show("clocks-what-if")
    desk.window.conversation.header.explain_clock()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ClockPopover)
    popup.what_if.box.setCurrentIndex(2)
    popup.what_if.box.activated.emit(2)
    assert snapshot.ticket is not None
    row = replace(snapshot.ticket.row, seq=99)
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, row=row)))
    assert desk.of(ExplainClocks)[-1] == ExplainClocks(1042, schedule_id=1)
    popup.close()


def test_it_says_when_it_waits_and_when_it_failed(desk: Desk, qtbot: QtBot) -> None:
    snapshot = desk.show("clocks")
    desk.window.show_snapshot(with_explained(snapshot, None))
    desk.window.conversation.header.explain_clock()
    desk.window.show_snapshot(with_explained(snapshot, ExplainedView(1042, error=Cause("unreachable"))))
    assert any("No connection" in one for one in words())
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.mouseClick(button(popup, "Try again"), LEFT)
    assert len(desk.of(ExplainClocks)) == 2
    desk.window.show_snapshot(snapshot)
    assert "Next reply" in words()
    popup.close()


def test_a_change_of_the_ticket_asks_anew_while_it_is_open(desk: Desk) -> None:
    snapshot = desk.show("clocks")
    desk.window.conversation.header.explain_clock()
    assert snapshot.ticket is not None
    row = replace(snapshot.ticket.row, seq=99)
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, row=row)))
    desk.window.show_snapshot(replace(snapshot, ticket=replace(snapshot.ticket, row=row)))
    assert len(desk.of(ExplainClocks)) == 2
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_the_badge_in_the_head_counts_down_and_is_gone_without_a_clock(desk: Desk) -> None:
    snapshot = desk.show("clocks")
    clock = desk.window.conversation.header.clock
    before = clock.text()
    desk.now_ms += 5 * 60_000
    desk.window.tick()
    assert clock.text() != before
    assert bare(clock.text()) == "-1h 10m"
    assert snapshot.ticket is not None
    quiet = replace(snapshot.ticket, row=replace(snapshot.ticket.row, clock=None))
    desk.window.show_snapshot(replace(snapshot, ticket=quiet))
    assert not clock.isVisible()
    desk.window.conversation.header.explain_clock()
    assert QApplication.activePopupWidget() is None


def test_a_card_says_its_clock(desk: Desk) -> None:
    desk.show("clocks")
    model = desk.window.list.model
    said = bare(str(model.data(model.index(2), int(Qt.ItemDataRole.AccessibleTextRole))))
    assert "Next reply: only 14m left" in said


def test_the_order_is_chosen_once_and_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    menu = desk.window.list.order.menu()
    next(action for action in menu.actions() if action.text().startswith("Due first")).trigger()
    assert desk.of(SortList) == [SortList("next_due_at")]
    again = make(desk.look, qtbot)
    again.memory.kept |= desk.memory.kept
    again.show("busy-day")
    assert again.of(SortList) == [SortList("next_due_at")]
    again.show("clocks")
    assert len(again.of(SortList)) == 1
    assert STATES["clocks"].snapshot.tickets.sort == "next_due_at"
