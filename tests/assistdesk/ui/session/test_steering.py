"""The agent's mouse and keyboard over the picture: what goes to the customer, what stays, when everything is let go."""

import numpy
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Monitor, Permission, PermissionState, Rect, Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import (
    AskPermission,
    CancelAsk,
    EndSession,
    GiveBack,
    LetGo,
    PointAt,
    PressButton,
    PressKey,
    TurnWheel,
    TypeText,
)
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import LogLine, SessionPhase, SessionView
from assistdesk.ui.session.picture import PictureBoard
from assistdesk.ui.session.usages import usage_of
from assistdesk.ui.session.window import SessionWindow
from assistdesk.ui.theme import Look
from tests.kit.words import words_of

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEY_C, KEY_CTRL, KEY_SHIFT, KEY_ALT, LEFT = 0x06, 0xE0, 0xE1, 0xE2, 0x50
CONTROL = Permission.CONTROL
Key = Qt.Key


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.board = PictureBoard(self.said.append)
        self.window = SessionWindow(look, self.said.append, self.board)
        self.view = self.window.screen_view

    def show(
        self,
        state: PermissionState,
        why: str = "",
        phase: SessionPhase = SessionPhase.ACTIVE,
        log: tuple[LogLine, ...] = (),
    ) -> None:
        left_s = 840 if state in (PermissionState.ON, PermissionState.HELD) else None
        permissions = (
            PermissionView(Permission.VIEW, PermissionState.ON, 3_000),
            PermissionView(CONTROL, state, left_s, why),
        )
        monitors = (Monitor(0, 0, 0, 800, 600),)
        session = SessionView(phase, customer_name="Lucía", permissions=permissions, monitors=monitors, log=log)
        self.window.show_session(session, 1_000)

    def take(self) -> list[Intent]:
        said, self.said[:] = list(self.said), []
        return said

    def key(self, kind: QEvent.Type, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, code: int) -> bool:
        event = QKeyEvent(kind, key, modifiers, code or int(key), 0, 0, text)
        QApplication.sendEvent(self.view, event)
        return event.isAccepted()

    def down(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, text: str = "", code: int = 0) -> None:
        self.key(QEvent.Type.KeyPress, key, modifiers, text, code)

    def up(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, code: int = 0) -> None:
        self.key(QEvent.Type.KeyRelease, key, modifiers, "", code)

    def mouse(self, kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        where = QPointF(x, y)
        event = QMouseEvent(kind, where, self.view.mapToGlobal(where), button, button, NO_MODIFIER)
        QApplication.sendEvent(self.view, event)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.window)
    made.window.show()
    canvas = numpy.full((600, 800, 4), 255, numpy.uint8)
    made.show(PermissionState.ON)
    made.board.take([PictureUpdate(0, 0, False, canvas, (Rect(0, 0, 800, 600),))])
    made.window.pane.set_fit(made.window.screen_view.fit.__class__.ONE_TO_ONE)
    made.view.setFocus()
    made.take()
    return made


def test_text_goes_as_text_and_the_rest_as_keys(stage: Stage) -> None:
    stage.down(Key.Key_Ntilde, text="ñ")
    stage.up(Key.Key_Ntilde)
    stage.down(Key.Key_A, SHIFT, "A")
    stage.down(Key.Key_Left)
    stage.up(Key.Key_Left)
    assert stage.take() == [TypeText("ñ"), TypeText("A"), PressKey(LEFT, True), PressKey(LEFT, False)]


def test_what_is_typed_faster_than_hands_goes_together_whole_and_in_order(stage: Stage, qtbot: QtBot) -> None:
    text = "0123456789" * 30
    for character in text:
        stage.down(Key.Key_0, text=character)
    qtbot.waitUntil(lambda: "".join(one.text for one in stage.said if isinstance(one, TypeText)) == text)
    assert len(stage.take()) < len(text)


def test_a_shortcut_goes_by_keys_held_and_let_go(stage: Stage) -> None:
    stage.down(Key.Key_Control, CTRL)
    stage.down(Key.Key_C, CTRL, "\x03")
    stage.up(Key.Key_C, CTRL)
    stage.up(Key.Key_Control)
    assert stage.take() == [
        PressKey(KEY_CTRL, True),
        PressKey(KEY_C, True),
        PressKey(KEY_C, False),
        PressKey(KEY_CTRL, False),
    ]


def test_a_key_whose_symbol_changes_under_way_goes_up_all_the_same(stage: Stage) -> None:
    stage.down(Key.Key_Backtab, SHIFT, code=23)
    stage.up(Key.Key_Tab, code=23)
    assert stage.take() == [PressKey(0x2B, True), PressKey(0x2B, False)]


def test_what_an_input_method_composed_goes_as_text(stage: Stage) -> None:
    event = QInputMethodEvent()
    event.setCommitString("中文")
    QApplication.sendEvent(stage.view, event)
    assert stage.take() == [TypeText("中文")]


def test_the_windows_own_shortcuts_belong_to_the_customer_but_the_stop_key_does_not(stage: Stage) -> None:
    override = QEvent.Type.ShortcutOverride
    assert stage.key(override, Key.Key_F11, NO_MODIFIER, "", 0)
    assert stage.key(override, Key.Key_0, CTRL, "", 0)
    assert not stage.key(override, Key.Key_F12, CTRL | SHIFT, "", 0)
    stage.down(Key.Key_F12, CTRL | SHIFT)
    assert stage.take() == [EndSession()]


def test_ctrl_alt_shift_alone_frees_the_keyboard_and_lets_go(stage: Stage) -> None:
    stage.down(Key.Key_Control, CTRL)
    stage.down(Key.Key_Shift, CTRL | SHIFT)
    stage.down(Key.Key_Meta, CTRL | SHIFT | ALT, code=64)
    assert stage.take() == [PressKey(KEY_CTRL, True), PressKey(KEY_SHIFT, True), PressKey(KEY_ALT, True)]
    stage.up(Key.Key_Meta, CTRL | SHIFT, code=64)
    assert stage.take() == [PressKey(KEY_ALT, False), LetGo()]
    assert not stage.view.hasFocus()


def test_ctrl_alt_shift_with_another_key_is_a_shortcut_of_the_customer(stage: Stage) -> None:
    stage.down(Key.Key_Control, CTRL)
    stage.down(Key.Key_Alt, CTRL | ALT)
    stage.down(Key.Key_Shift, CTRL | ALT | SHIFT)
    stage.down(Key.Key_C, CTRL | ALT | SHIFT)
    stage.up(Key.Key_C, CTRL | ALT | SHIFT)
    stage.up(Key.Key_Shift, CTRL | ALT)
    assert LetGo() not in stage.take()
    assert stage.view.hasFocus()


def test_focus_lost_lets_everything_go_once(stage: Stage) -> None:
    stage.down(Key.Key_Control, CTRL)
    stage.take()
    for _ in range(2):
        QApplication.sendEvent(stage.view, QFocusEvent(QEvent.Type.FocusOut))
    assert stage.take() == [LetGo()]
    stage.up(Key.Key_Control)
    assert stage.take() == []


def test_clicks_carry_their_place_and_a_drag_stays_on_the_picture(stage: Stage) -> None:
    stage.mouse(QEvent.Type.MouseButtonPress, 10, 20, Qt.MouseButton.LeftButton)
    stage.mouse(QEvent.Type.MouseMove, 5_000, 30)
    stage.mouse(QEvent.Type.MouseButtonRelease, 5_000, 30, Qt.MouseButton.LeftButton)
    stage.mouse(QEvent.Type.MouseButtonDblClick, 10, 20, Qt.MouseButton.RightButton)
    stage.mouse(QEvent.Type.MouseButtonRelease, 10, 20, Qt.MouseButton.RightButton)
    edge = int(stage.view.width()) - 1
    assert stage.take() == [
        PressButton(1, True, 0, 10, 20),
        PointAt(0, edge, 30),
        PressButton(1, False, 0, edge, 30),
        PressButton(3, True, 0, 10, 20),
        PressButton(3, False, 0, 10, 20),
    ]


def test_moves_are_united_and_the_last_place_is_told(stage: Stage, qtbot: QtBot) -> None:
    for x in range(100):
        stage.mouse(QEvent.Type.MouseMove, x, 7)
    qtbot.waitUntil(lambda: PointAt(0, 99, 7) in stage.said)
    told = [intent for intent in stage.take() if isinstance(intent, PointAt)]
    assert told[0] == PointAt(0, 0, 7)
    assert len(told) < 100


def test_the_wheel_turns_by_what_the_mouse_says(stage: Stage) -> None:
    where = QPointF(5, 5)
    event = QWheelEvent(
        where,
        stage.view.mapToGlobal(where),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage.view, event)
    assert stage.take() == [TurnWheel(0, -120)]


@pytest.mark.parametrize("state", [PermissionState.OFF, PermissionState.ASKED, PermissionState.HELD])
def test_without_control_nothing_goes_and_the_windows_keys_are_its_own(stage: Stage, state: PermissionState) -> None:
    stage.show(state)
    stage.down(Key.Key_A, text="a")
    stage.mouse(QEvent.Type.MouseMove, 5, 5)
    stage.mouse(QEvent.Type.MouseButtonPress, 5, 5, Qt.MouseButton.LeftButton)
    assert stage.take() == []
    assert not stage.key(QEvent.Type.ShortcutOverride, Key.Key_F11, NO_MODIFIER, "", 0)


def test_the_window_says_who_steers_and_what_can_be_done_about_it(stage: Stage) -> None:
    button = stage.window.toolbar.control
    for state, words, wish in (
        (PermissionState.OFF, "You only look", AskPermission(CONTROL)),
        (PermissionState.ASKED, "Control: asked", CancelAsk(CONTROL)),
        (PermissionState.ON, "You control 14:00", GiveBack(CONTROL)),
        (PermissionState.HELD, "Control: waiting", GiveBack(CONTROL)),
    ):
        stage.show(state, Why.LOCAL_INPUT.value)
        assert words in words_of(stage.window)
        stage.take()
        button.click()
        assert stage.take() == [wish]
    assert "Lucía is using the mouse. You are back in a moment." in words_of(stage.window)
    stage.show(PermissionState.HELD, Why.OWN_WINDOW.value)
    assert "takes no clicks from you" in words_of(stage.window)
    stage.show(PermissionState.ON, phase=SessionPhase.PAUSED)
    assert not stage.window.steering.is_on
    assert not button.isEnabled()


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.DENIED, "Lucía said no: Control"),
        (Why.REVOKED, "Lucía took back: Control"),
        (Why.TIMEOUT, "did not answer in 60 s"),
        (Why.EXPIRED, "The time is over: Control"),
    ],
)
def test_the_agent_is_told_over_the_picture_why_control_is_off(stage: Stage, why: Why, words: str) -> None:
    stage.show(PermissionState.OFF, why.value)
    assert words in words_of(stage.window)
    stage.window._news._forget()
    stage.show(PermissionState.OFF, why.value)
    assert words not in words_of(stage.window)


def test_the_agent_is_told_for_a_while_that_her_click_met_something_hidden(stage: Stage) -> None:
    words = "Lucía hid this area."
    other, dropped = LogLine(1, "refused", (("kind", "in.key"),)), LogLine(2, "refused", (("kind", "hidden_area"),))
    stage.show(PermissionState.ON, log=(other,))
    assert words not in words_of(stage.window)
    stage.show(PermissionState.ON, log=(other, dropped))
    assert words in words_of(stage.window)
    stage.window._news._forget()
    stage.show(PermissionState.ON, log=(other, dropped))
    assert words not in words_of(stage.window)


def test_a_computer_that_takes_no_input_is_not_asked(stage: Stage) -> None:
    stage.window.show_session(
        SessionView(SessionPhase.ACTIVE, permissions=(PermissionView(CONTROL, supported=False),)), 1_000
    )
    assert not stage.window.toolbar.control.isVisible()
    stage.window._ask_control()
    assert AskPermission(CONTROL) not in stage.take()
    assert EndSession() not in stage.take()


@pytest.mark.parametrize(
    ("key", "scan", "platform", "usage"),
    [
        (Key.Key_A, 24, "xcb", 0x04),  # the place of Q on a French keyboard, and yet A
        (Key.Key_9, 0, "xcb", 0x26),
        (Key.Key_0, 0, "xcb", 0x27),
        (Key.Key_F12, 0, "xcb", 0x45),
        (Key.Key_F24, 0, "xcb", 0x73),
        (0x0421, 54, "xcb", 0x06),  # Cyrillic es, where C is on a US keyboard
        (0x0421, 54, "windows", None),
        (Key.Key_Launch1, 999, "xcb", None),
    ],
)
def test_a_key_is_known_by_its_symbol_else_by_its_place(key: int, scan: int, platform: str, usage: int | None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, NO_MODIFIER, scan, 0, 0)
    assert usage_of(event, platform) == usage


def own(stage: Stage, name: str, key: str) -> None:
    assert stage.window._keys.set(name, 0, key)


def test_T4_another_key_ends_the_session_also_while_every_key_is_the_customers(stage: Stage) -> None:
    own(stage, "end", "Ctrl+Alt+F9")
    assert not stage.key(QEvent.Type.ShortcutOverride, Key.Key_F9, CTRL | ALT, "", 0)
    stage.down(Key.Key_F9, CTRL | ALT)
    assert stage.take() == [EndSession()], "and the key itself is never sent"
    assert stage.key(QEvent.Type.ShortcutOverride, Key.Key_F12, CTRL | SHIFT, "", 0)
    stage.down(Key.Key_F12, CTRL | SHIFT)
    assert len(stage.take()) == 1, "a key as any other"


def test_T4_other_keys_free_the_keyboard(stage: Stage) -> None:
    own(stage, "free", "Ctrl+Meta")
    stage.down(Key.Key_Control)
    stage.down(Key.Key_Alt, CTRL)
    stage.down(Key.Key_Shift, CTRL | ALT)
    stage.up(Key.Key_Shift, CTRL | ALT)
    stage.up(Key.Key_Alt, CTRL)
    stage.up(Key.Key_Control)
    assert stage.view.hasFocus()
    stage.down(Key.Key_Control)
    stage.down(Key.Key_Meta, CTRL)
    stage.up(Key.Key_Meta, CTRL)
    assert not stage.view.hasFocus()
