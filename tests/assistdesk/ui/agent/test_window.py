"""Every state of the agent's window: plain words, named controls, nothing clipped (40 % longer neither), no glyph missing."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, Qt, QTranslator
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents import ChangeTicket, Forget, OpenTicket, OpenView, Search, SetAvailability, TryNow, Undo
from assistdesk.runtime.intents_session import StartSession
from assistdesk.runtime.snapshot import ComposerMode, SignInView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.palette import hits
from assistdesk.ui.agent.settings_page import SettingsPage
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look, Scheme, Type, settings_from
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.menus import Menu
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, change_look, make
from tests.kit.screenshots import open_part, settings_of
from tests.kit.snapshots import STATES

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)
SLACK_PX = 2


class Longer(QTranslator):
    """Makes every sentence 40 % longer, as a language with long words would."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context != "words" or disambiguation == "language.code":
            return source
        words = source.replace("%n", str(n))
        return words + " " + "eñ ŵ" * max(1, round(len(words) * 0.4 / 4))


@pytest.fixture
def longer(qapp: QApplication) -> Iterator[None]:
    translator = Longer()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def tops(desk: Desk) -> list[QWidget]:
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not desk.window]
    return [desk.window, *(top for top in shown if top.parentWidget() is desk.window)]


def seen(desk: Desk) -> list[QWidget]:
    return [widget for top in tops(desk) for widget in top.findChildren(QWidget) if widget.isVisible()]


def put(state: str, look: Look, qtbot: QtBot) -> Desk:
    wanted = STATES[state]
    look.set(settings_of(wanted, "en", "light"))
    desk = make(look, qtbot, wanted.size)
    desk.window.show_snapshot(wanted.snapshot)
    open_part(desk.window, wanted)
    QApplication.processEvents()
    return desk


def assert_nothing_clipped(desk: Desk) -> None:
    for widget in seen(desk):
        said = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
        name = (type(widget).__name__, said or widget.accessibleName())
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                assert widget.height() + SLACK_PX >= widget.heightForWidth(widget.width()), name
            else:
                assert widget.width() + SLACK_PX >= widget.fontMetrics().horizontalAdvance(widget.text()), name
        elif isinstance(widget, QPushButton) and widget.text():
            words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&&", "&"))
            mark = 0 if widget.icon().isNull() else widget.iconSize().width()
            assert widget.width() + SLACK_PX >= words + mark + 8, name
        elif isinstance(widget, (Chip, ChipButton)):
            assert widget.width() + SLACK_PX >= widget.sizeHint().width(), name
        if isinstance(widget, QScrollArea):
            inner = widget.widget()
            assert inner is None or inner.width() <= widget.viewport().width() + SLACK_PX, name


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_plain_named_whole_and_drawn_in_our_letters(state: str, look: Look, qtbot: QtBot) -> None:
    desk = put(state, look, qtbot)
    for widget in seen(desk):
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText
        if isinstance(widget, CONTROLS) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            inside = isinstance(widget.parentWidget(), (QComboBox, QAbstractItemView))
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert inside or bare(widget.accessibleName() or text).strip(), (type(widget), widget.objectName())
        for words in (widget.accessibleName(), widget.text() if isinstance(widget, QLabel) else ""):
            assert_drawn(bare(words), look)
    assert_nothing_clipped(desk)


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_clipped_where_words_are_40_percent_longer(
    state: str, look: Look, qtbot: QtBot, longer: None
) -> None:
    if state in ("folded-960", "cards-folded-narrow"):
        pytest.skip("the smallest window in the longest language is looked at in the screenshots")
    assert_nothing_clipped(put(state, look, qtbot))


def assert_drawn(words: str, look: Look) -> None:
    layout = QTextLayout(words.replace("\n", " "), look.font(Type.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        assert all(number != 0 for number in run.glyphIndexes()), words


def test_targets_are_large_enough(desk: Desk) -> None:
    desk.show("busy-day")
    small = {
        (type(w).__name__, w.accessibleName(), w.width(), w.height())
        for w in seen(desk)
        if isinstance(w, QAbstractButton) and not isinstance(w.parentWidget(), QLineEdit)
        if min(w.width(), w.height()) < 32
    }
    assert small == set()


# --- keyboard ---------------------------------------------------------------------------------------------------------


def names_by_tab(desk: Desk, start: QWidget, count: int) -> list[str]:
    start.setFocus()
    out: list[str] = []
    for _ in range(count):
        focused = QApplication.focusWidget()
        if focused is not None:
            out.append(bare(focused.accessibleName()))
        desk.window.focusNextChild()
    return out


def test_the_focus_goes_in_reading_order(desk: Desk) -> None:
    desk.show("code-shown")
    names = names_by_tab(desk, desk.window.rail.inbox, 40)
    wanted = [
        "Inbox",
        "Sam Rivera, Online",
        "Search number, subject, person",
        "Ticket list",
        "Solve",
        "Messages and events",
        "Reply",
        "Copy",
        "Link",
        "Show QR code",
        "New code",
        "Cancel",
    ]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)


def test_f6_walks_the_panes_and_back(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    for pane in (desk.window.conversation, desk.window.context, desk.window.rail, desk.window.list):
        desk.window.run("pane.next")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert pane.isAncestorOf(focused)
    desk.window.run("pane.previous")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.window.rail.isAncestorOf(focused)


def test_single_letters_work_in_the_list_and_not_in_the_composer(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window.list.view, Qt.Key.Key_J)
    qtbot.keyClick(desk.window.list.view, Qt.Key.Key_J)
    qtbot.keyClick(desk.window.list.view, Qt.Key.Key_K)
    qtbot.keyClick(desk.window.list.view, Qt.Key.Key_Return)
    assert desk.of(OpenTicket) == [OpenTicket(1041)]
    qtbot.keyClick(desk.window.list.view, Qt.Key.Key_N)
    composer = desk.window.conversation.composer
    assert composer.mode is ComposerMode.NOTE
    assert composer.text.hasFocus()
    qtbot.keyClicks(composer.text, "jk n")
    assert composer.text.toPlainText() == "jk n"
    assert desk.of(OpenTicket) == [OpenTicket(1041)]


@pytest.mark.parametrize(
    ("key", "modifiers", "wish"),
    [
        (Qt.Key.Key_S, "ctrl+shift", ChangeTicket(1042, status="solved", row_version=1)),
        (Qt.Key.Key_N, "ctrl+shift", ChangeTicket(1042, status="solved", row_version=1)),
        (Qt.Key.Key_Z, "ctrl", Undo("")),
    ],
)
def test_chords_do_what_they_say(desk: Desk, qtbot: QtBot, key: Qt.Key, modifiers: str, wish: object) -> None:
    desk.show("busy-day")
    held = Qt.KeyboardModifier.ControlModifier
    if "shift" in modifiers:
        held |= Qt.KeyboardModifier.ShiftModifier
    desk.window.list.view.setFocus()
    qtbot.keyClick(desk.window, key, held)
    assert wish in desk.said
    assert (OpenTicket(1041) in desk.said) is (key == Qt.Key.Key_N)


def test_a_change_names_the_ticket_as_it_was_seen(desk: Desk) -> None:
    shown = STATES["busy-day"].snapshot.ticket
    assert shown is not None
    desk.show("busy-day", ticket=replace(shown, row=replace(shown.row, row_version=7)))
    desk.window.run("solve")
    desk.window.run("priority")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    desk.show("busy-day", ticket=replace(shown, row=replace(shown.row, row_version=8, priority="low")))
    menu.actions()[-1].trigger()
    menu.close()
    solved, urgent = desk.of(ChangeTicket)
    assert solved == ChangeTicket(1042, status="solved", row_version=7)
    assert urgent == ChangeTicket(1042, priority="urgent", row_version=7)


def test_commands_wait_until_one_is_signed_in(desk: Desk) -> None:
    desk.show("sign-in")
    for name in ("palette", "new", "undo", "settings"):
        desk.window.run(name)
    assert desk.said == []
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("page", ["settings", "reports"])
def test_no_key_acts_on_a_ticket_or_a_list_that_another_page_hides(desk: Desk, qtbot: QtBot, page: str) -> None:
    desk.show("busy-day")
    desk.window.list.view.setFocus()
    row, mode = desk.window.list.view.currentIndex().row(), desk.window.conversation.composer.mode
    desk.window.run(page)
    desk.window.rail.inbox.setFocus()
    desk.said.clear()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_M, Qt.Key.Key_R, Qt.Key.Key_Delete):
        qtbot.keyClick(desk.window, key, held)
    for letter in "JKXBNRMAPTG":
        qtbot.keyClick(desk.window.rail.inbox, letter)
    QApplication.processEvents()
    assert desk.said == []
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    assert desk.window.list.view.currentIndex().row() == row
    assert desk.window.conversation.composer.mode is mode
    assert not desk.window.list.bulk.isVisibleTo(desk.window.list)
    words = [hit.words for hit in hits(desk.means, STATES["busy-day"].snapshot, desk.window.run, "solve", page)]
    assert "Solve" not in words
    desk.window.run("inbox")
    desk.window.run("solve")
    assert desk.said == [ChangeTicket(1042, status="solved", row_version=1)]


# --- bars, toasts, failures -------------------------------------------------------------------------------------------


def test_the_connection_bar_says_what_is_wrong_and_tries_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.show("reconnecting")
    bar = desk.window.connection
    assert bar.isVisible()
    words = [bare(label.text()) for label in bar.findChildren(QLabel)]
    assert "Reconnecting in 4 s." in words
    desk.now_ms += 3_000
    desk.window.tick()
    assert "Reconnecting in 1 s." in [bare(label.text()) for label in bar.findChildren(QLabel)]
    qtbot.mouseClick(button(bar, "Try now"), Qt.MouseButton.LeftButton)
    assert desk.said == [TryNow()]
    desk.show("busy-day")
    assert not bar.isVisible()


def test_offline_tells_what_waits(desk: Desk) -> None:
    desk.show("offline")
    words = " ".join(bare(label.text()) for label in desk.window.connection.findChildren(QLabel))
    assert "Offline. What you write is kept and sent later." in words
    assert "2 changes wait to be sent." in words


def test_a_toast_can_be_undone_until_its_time_is_over(desk: Desk, qtbot: QtBot) -> None:
    desk.show("undo")
    stack = desk.window.toasts
    qtbot.mouseClick(button(stack, "Undo"), Qt.MouseButton.LeftButton)
    assert desk.of(Undo) == [Undo("k4")]
    desk.now_ms += 60_000
    desk.window.tick()
    assert not [one for one in stack.findChildren(QPushButton) if one.isVisible()]


def test_a_failure_is_told_with_a_way_to_its_details(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.show_failure(Cause("bug", (("kind", "KeyError"),)))
    qtbot.mouseClick(button(desk.window.errors, "Copy details"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "bug kind=KeyError"
    qtbot.mouseClick(button(desk.window.errors, "Close"), Qt.MouseButton.LeftButton)
    assert not desk.window.errors.isVisible()


# --- places and clothes -----------------------------------------------------------------------------------------------


def test_whoever_signs_in_begins_in_the_list_as_soon_as_it_is_there(desk: Desk) -> None:
    whole = STATES["clocks"].snapshot
    desk.window.show_snapshot(replace(whole, sign_in=SignInView()))
    nothing_yet = replace(whole.tickets, rows=(), error=Cause("unavailable"))
    desk.window.show_snapshot(replace(whole, tickets=nothing_yet, ticket=None))
    QApplication.processEvents()
    assert not desk.window.list.view.isVisible()
    desk.window.rail.inbox.setFocus()
    desk.window.show_snapshot(whole)
    assert desk.window.list.view.hasFocus()
    desk.window.rail.inbox.setFocus()
    desk.window.show_snapshot(replace(whole, ticket=None))
    assert desk.window.rail.inbox.hasFocus()  # only once


def test_the_window_comes_back_where_it_was(desk: Desk, look: Look, qtbot: QtBot) -> None:
    desk.show("busy-day")
    desk.window.resize(1333, 777)
    desk.window.close()
    again = make(look, qtbot)
    again.window.close()
    other = Desk(look, memory=desk.memory)
    assert desk.memory.get("window.agent")
    fresh = type(desk.window)(look, other.said.append, lambda: 0, desk.memory, lambda: None, lambda: None, lambda: None)
    qtbot.addWidget(fresh)
    plain = QWidget()
    qtbot.addWidget(plain)
    plain.setMinimumSize(fresh.minimumSize())
    assert plain.restoreGeometry(QByteArray.fromBase64(desk.memory.kept["window.agent"].encode()))
    assert (fresh.size(), fresh.pos()) == (plain.size(), plain.pos())


def test_new_clothes_keep_what_was_being_written(desk: Desk, look: Look) -> None:
    desk.show("busy-day")
    composer = desk.window.conversation.composer
    composer.set_mode(ComposerMode.NOTE)
    composer.text.setPlainText("half a thought")
    look.set(type(look.settings)(scheme=Scheme.DARK, language="es"))
    QApplication.processEvents()
    fresh = desk.window.conversation.composer
    assert fresh is not composer
    assert fresh.text.toPlainText() == "half a thought"
    assert fresh.mode is ComposerMode.NOTE
    assert bare(fresh.send_button.accessibleName()) == "Guardar nota"


def test_the_language_chosen_at_sign_in_is_spoken_and_remembered(desk: Desk, qtbot: QtBot) -> None:
    desk.show("sign-in")
    qtbot.mouseClick(button(desk.window.sign_in, "中文"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: say("cmd.solve") == "解决", timeout=3_000)
    assert settings_from(desk.memory.get("look")).language == "zh"


def test_the_settings_are_made_when_somebody_goes_there_and_show_what_is_so_by_then(desk: Desk) -> None:
    shown = desk.show("settings")
    change_look(desk)
    assert desk.window.findChildren(SettingsPage) == []
    desk.window.run("settings")
    (page,) = desk.window.findChildren(SettingsPage)
    assert page.isVisible()
    assert shown.me is not None
    assert shown.me.email in {bare(label.text()) for label in page.findChildren(QLabel)}
    change_look(desk, Scheme.LIGHT)
    (again,) = desk.window.findChildren(SettingsPage)
    assert again is not page
    assert again.isVisible()


def test_the_settings_page_changes_letters_and_signs_out_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    desk.show("settings")
    desk.window.run("settings")
    QApplication.processEvents()
    qtbot.mouseClick(button(desk.window.settings, "Larger"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.look.settings.font_percent == 110, timeout=3_000)
    assert desk.window.settings.isVisible()
    qtbot.mouseClick(button(desk.window.settings, "Sign out"), Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert desk.of(Forget) == []
    assert bare(dialog.focusWidget().accessibleName()) == "Cancel"
    qtbot.mouseClick(button(dialog, "Sign out"), Qt.MouseButton.LeftButton)
    assert desk.of(Forget) == [Forget()]


def test_availability_is_chosen_at_ones_own_face(desk: Desk) -> None:
    desk.show("busy-day")
    menu = desk.window.rail.face.menu()
    next(action for action in menu.actions() if action.text() == "Away").trigger()
    assert desk.said == [SetAvailability("away")]


def test_the_title_holds_no_code_and_no_name(desk: Desk) -> None:
    desk.show("code-shown")
    assert desk.window.windowTitle() == "AD-1042 – AssistDesk"


@pytest.mark.parametrize("page", ["settings", "reports"])
@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("invoice export", OpenTicket(1042)),  # the one that is open already
        ("tom bec", OpenTicket(1041)),
        ("no such thing", Search("no such thing")),
        ("waiting for a view", OpenView(1)),
    ],
)
def test_what_is_opened_from_another_page_is_seen(
    desk: Desk, qtbot: QtBot, page: str, typed: str, wish: Intent
) -> None:
    shown = desk.show("busy-day")
    if isinstance(wish, OpenView):
        desk.show("busy-day", views=(replace(shown.views[0], id=1, key="", title="Waiting for a view"),))
    desk.window.list.toggle_table()
    desk.window.run(page)
    desk.window.run("palette")
    field = QApplication.activeModalWidget().findChild(QLineEdit)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wish in desk.said
    assert desk.window.list.isVisible()
    assert desk.window.rail.inbox.isChecked()
    assert desk.window.conversation.isVisible() is isinstance(wish, OpenTicket)
    assert desk.window.list.view.hasFocus()


def test_a_ticket_that_another_act_opened_is_seen_and_news_of_an_open_one_turn_no_page(desk: Desk) -> None:
    shown = desk.show("busy-day")
    desk.window.run("settings")
    assert shown.ticket is not None
    desk.show("busy-day", ticket=replace(shown.ticket, row=replace(shown.ticket.row, subject="New words")))
    desk.show("busy-day", ticket=None)
    assert desk.window.settings.isVisible()
    desk.show("busy-day")
    assert desk.window.conversation.isVisible()


def test_the_palette_finds_tickets_and_commands_and_searches_everywhere(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    for typed, wish in (("tom bec", OpenTicket(1041)), ("no such thing", Search("no such thing"))):
        desk.window.run("palette")
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        field = dialog.findChild(QLineEdit)
        assert field is not None
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert desk.said[-1] == wish
    desk.window.run("palette")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.keyClicks(dialog.findChild(QLineEdit), "solve")
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert desk.said[-1] == ChangeTicket(1042, status="solved", row_version=1)


def test_enter_presses_the_button_that_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    desk.show("wrap-up-chat")
    start = button(desk.window.context, "Start session")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert desk.of(StartSession) == [StartSession(1042)]


def test_the_focus_goes_to_the_conversation_when_what_had_it_goes(desk: Desk) -> None:
    desk.show("wrap-up-chat")
    button(desk.window.context.wrap_up, "Save").setFocus()
    desk.show("busy-day")
    assert desk.window.focusWidget() is desk.window.conversation.timeline
    desk.window.list.search.setFocus()
    desk.show("wrap-up-chat")
    desk.show("busy-day")
    assert desk.window.focusWidget() is desk.window.list.search
