"""The small parts: labels that never guess, buttons with names, digit boxes, rings, codes to photograph, fields in bounds."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.buttons import Button, IconButton, Segments
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.dialogs import ask
from assistdesk.ui.widgets.digits import DigitBoxes, normal_digits
from assistdesk.ui.widgets.feedback import EmptyState, ErrorState, Skeleton
from assistdesk.ui.widgets.fields import TEXT_CHARS_MAX, Field, SearchField, TextArea
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel, set_tip
from assistdesk.ui.widgets.layouts import column, fields, in_reading_order, row, scrolled
from assistdesk.ui.widgets.many_choice import ManyChoice
from assistdesk.ui.widgets.menus import Menu
from assistdesk.ui.widgets.qr import QrView
from assistdesk.ui.widgets.ring import CountdownRing, clock

HTML = "<b>bold</b> <img src=file:///etc/passwd> & so"


def test_T1_a_label_shows_markup_literally(look: Look, qtbot: QtBot) -> None:
    label = PlainLabel(look, HTML, Type.BODY)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HTML
    assert label.sizeHint().width() > 200


def test_captions_beside_each_other_stay_in_one_line_when_something_is_said_under_one(look: Look, qtbot: QtBot) -> None:
    name, email = Field(look, "Name"), Field(look, "E-mail")
    page = column(fields(name, email))
    page.resize(500, 200)
    qtbot.addWidget(page)
    page.show()
    email.set_error("It is not written as it should be.")
    QApplication.processEvents()
    assert email.height() > name.height()
    assert name.caption.mapTo(page, name.caption.pos()).y() == email.caption.mapTo(page, email.caption.pos()).y()
    assert name.width() == email.width()


def test_T2_a_tooltip_shows_markup_literally(look: Look, qtbot: QtBot) -> None:
    label = PlainLabel(look, "x")
    qtbot.addWidget(label)
    set_tip(label, HTML)
    assert "<b>" not in label.toolTip()
    assert "&lt;b&gt;bold&lt;/b&gt;" in label.toolTip()


def test_a_wrapped_label_claims_all_its_lines(look: Look, qtbot: QtBot) -> None:
    label = PlainLabel(look, "word " * 60, wrap=True)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    tall = label.minimumHeight()
    assert tall >= label.heightForWidth(120)
    label.resize(900, tall)
    assert label.minimumHeight() < tall // 2, "it claims no more than it needs"
    label.setText("word")
    assert label.minimumHeight() <= label.fontMetrics().lineSpacing() + 2


def test_an_elided_label_keeps_the_whole_text_for_the_ear(look: Look, qtbot: QtBot) -> None:
    label = ElidedLabel(look, "A very long name " * 10)
    qtbot.addWidget(label)
    label.resize(60, 20)
    assert label.accessibleName() == "A very long name " * 10
    label.set_text("short")
    assert label.text() == "short"


def test_an_elided_label_leaves_out_whole_parts_before_it_cuts_a_word(look: Look, qtbot: QtBot) -> None:
    label = ElidedLabel(look, "AD-1042 · Lucía · Opened 10:20", parted=" · ")
    qtbot.addWidget(label)
    room = label.fontMetrics().horizontalAdvance
    label.resize(room(label.text()), 20)
    assert label.shown() == label.text()
    label.resize(room(label.text()) - 1, 20)
    assert label.shown() == "AD-1042 · Lucía"
    label.resize(room("AD-1042") - 1, 20)
    assert label.shown().endswith("…")
    assert label.accessibleName() == "AD-1042 · Lucía · Opened 10:20"


def test_foreign_text_makes_no_key_mark(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "R&D &amp; more")
    qtbot.addWidget(button)
    assert button.text() == "R&&D &&amp; more"
    assert button.accessibleName() == "R&D &amp; more"
    assert button.shortcut().isEmpty()
    menu = Menu(look, button)
    assert menu.add("A&B", lambda: None, key="Ctrl+B").text() == "A&&B\tCtrl+B"


def test_buttons_tell_one_press_each(look: Look, qtbot: QtBot) -> None:
    pressed: list[str] = []
    for made in (
        Button(look, "Go", lambda: pressed.append("words")),
        IconButton(look, "plus", "Add", lambda: pressed.append("icon"), key="Ctrl+N"),
        ChipButton(look, "Mine", lambda: pressed.append("chip")),
    ):
        qtbot.addWidget(made)
        made.show()
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        qtbot.keyClick(made, Qt.Key.Key_Space)
        assert made.accessibleName()
    assert pressed == ["words", "words", "icon", "icon", "chip", "chip"]


def test_a_chip_button_takes_enter(look: Look, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    chip = ChipButton(look, "Open", lambda: pressed.append(True), Tone.PRIMARY, arrow=True)
    qtbot.addWidget(chip)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert pressed == [True]


def test_a_switch_has_one_choice(look: Look, qtbot: QtBot) -> None:
    told: list[str] = []
    switch = Segments(look, "Mode", (("a", "One", "", ""), ("b", "Two", "lock", "note")))
    qtbot.addWidget(switch)
    switch.choose("a")
    switch.on_choice(told.append)
    switch.show()
    qtbot.mouseClick(switch.buttons["b"], Qt.MouseButton.LeftButton)
    assert (switch.value(), told) == ("b", ["b"])


def test_a_chip_says_what_it_shows(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Live", Tone.OK, "dot")
    qtbot.addWidget(chip)
    chip.set("Paused", Tone.WARN, "pause")
    assert chip.accessibleName() == "Paused"
    assert chip.sizeHint().width() > 40


# --- digits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("482 915 7309", "4829157309"),
        ("482-915–7309", "4829157309"),
        ("٤٨٢٩١٥٧٣٠٩", "4829157309"),
        ("４８２.９１５/７３０９", "4829157309"),
        ("\u200b482\u2068915\u2069 7309", "4829157309"),
        ("482x", None),
        ("482\n915", None),
        ("²", None),
    ],
)
def test_digits_of_all_scripts_and_separators_are_taken(text: str, digits: str | None) -> None:
    assert normal_digits(text) == digits


@given(st.text(max_size=300))
def test_any_text_gives_digits_or_nothing(text: str) -> None:
    digits = normal_digits(text)
    assert digits is None or (digits.isascii() and (digits.isdigit() or not digits) and len(digits) <= 128)


def test_the_last_digit_completes_by_itself(look: Look, qtbot: QtBot) -> None:
    boxes = DigitBoxes(look, 10, "Code")
    qtbot.addWidget(boxes)
    done: list[str] = []
    edits: list[str] = []
    boxes.completed.connect(done.append)
    boxes.edited.connect(edits.append)
    for char in "482 915-73x0":
        qtbot.keyClicks(boxes, char)
    assert done == []
    qtbot.keyClick(boxes, Qt.Key.Key_Backspace)
    qtbot.keyClicks(boxes, "09")
    assert done == ["4829157309"]
    assert edits[-1] == "4829157309"
    assert boxes.accessibleDescription() == "4 8 2 9 1 5 7 3 0 9"


def test_paste_enter_escape_and_input_methods_work(look: Look, qtbot: QtBot) -> None:
    boxes = DigitBoxes(look, 6, "Digits")
    qtbot.addWidget(boxes)
    done: list[str] = []
    boxes.completed.connect(done.append)
    QApplication.clipboard().setText("123 456")
    qtbot.keyClick(boxes, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(boxes, Qt.Key.Key_Escape)
    assert boxes.text() == ""
    event = QInputMethodEvent()
    event.setCommitString("１２")
    QApplication.sendEvent(boxes, event)
    qtbot.keyClick(boxes, Qt.Key.Key_Return)
    assert done == ["123456", "12"]


# --- time, codes, fields ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (-5, "0:00"), (61, "1:01"), (3_723, "1:02:03")])
def test_times_read_as_clocks(seconds: int, words: str) -> None:
    assert clock(seconds) == words


def test_a_ring_empties_and_turns_amber(look: Look, qtbot: QtBot) -> None:
    ring = CountdownRing(look)
    qtbot.addWidget(ring)
    colours = []
    for left in (590, 30):
        ring.set(left, 600, f"{left} s left")
        image = ring.grab().toImage()
        colours.append({image.pixelColor(x, y).name() for x in range(52) for y in range(52)})
    assert look.tokens.primary.lower() in colours[0]
    assert look.tokens.warn_dot.lower() in colours[1]
    assert ring.accessibleName() == "30 s left"


def test_a_code_can_be_photographed(look: Look, qtbot: QtBot) -> None:
    """Every module of the painted code is where the standard's encoder puts it, dark on white."""
    text = "assistdesk://join/4829157309"
    view = QrView(look, text, "QR", size_px=203)
    qtbot.addWidget(view)
    image = view.grab().toImage()
    rows = [bytes(line) for line in segno.make(text, error="m", micro=False).matrix]
    cell = 203 // (len(rows) + 8)
    start = (203 - cell * len(rows)) / 2
    for y, line in enumerate(rows):
        for x, dark in enumerate(line):
            seen = image.pixelColor(int(start + (x + 0.5) * cell), int(start + (y + 0.5) * cell)).lightness()
            assert (seen < 128) is bool(dark)


def test_a_field_shows_its_error_until_it_is_typed_in(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "E-mail", chars_max=5)
    qtbot.addWidget(field)
    field.show()
    field.set_error("Not yet.")
    assert field.error.isVisible()
    assert field.line.accessibleDescription() == "Not yet."
    qtbot.keyClicks(field.line, "abcdefgh")
    assert not field.error.isVisible()
    assert field.text() == "abcde"


def test_a_hint_that_takes_anothers_place_is_painted_whole(look: Look, qtbot: QtBot) -> None:
    area = TextArea(look, "Reply", "Add something while you wait")
    qtbot.addWidget(area)
    area.resize(300, 80)
    area.show()
    qtbot.waitExposed(area)
    painted: list[QRect] = []
    watch = _Paints(painted)
    area.viewport().installEventFilter(watch)
    qtbot.waitUntil(lambda: area.viewport().rect() in painted)
    painted.clear()
    area.setPlaceholderText("Write to Ana Ruiz")
    qtbot.waitUntil(lambda: area.viewport().rect() in painted, timeout=2_000)


class _Paints(QObject):
    """Notes which part of a widget is painted anew."""

    def __init__(self, painted: list[QRect]) -> None:
        super().__init__()
        self._painted = painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._painted.append(event.rect())
        return super().eventFilter(watched, event)


def test_a_text_area_takes_plain_text_within_bounds(look: Look, qtbot: QtBot) -> None:
    area = TextArea(look, "Reply")
    qtbot.addWidget(area)
    data = QMimeData()
    data.setHtml("<b>x</b><img src='http://example.com/x.png'>")
    data.setText("y" * (TEXT_CHARS_MAX + 500))
    area.insertFromMimeData(data)
    assert area.toPlainText() == "y" * TEXT_CHARS_MAX
    qtbot.keyClicks(area, "z")
    assert len(area.toPlainText()) == TEXT_CHARS_MAX
    with qtbot.waitSignal(area.submitted, timeout=1_000):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_search_field_empties_and_hands_down(look: Look, qtbot: QtBot) -> None:
    field = SearchField(look, "Search")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left_down, timeout=1_000):
        qtbot.keyClick(field, Qt.Key.Key_Down)


# --- states and questions ---------------------------------------------------------------------------------------------


def test_empty_and_error_states_have_a_sentence_and_a_way_out(look: Look, qtbot: QtBot) -> None:
    pressed: list[str] = []
    empty = EmptyState(look, "inbox", "Nothing waits here.", "Open All", lambda: pressed.append("open"))
    error = ErrorState(look, "It failed.", ("Try again", lambda: pressed.append("again")), ("Copy", lambda: None))
    for state, sentence in ((empty, "Nothing waits here."), (error, "It failed.")):
        qtbot.addWidget(state)
        state.show()
        assert sentence in [label.text() for label in state.findChildren(QLabel)]
        qtbot.mouseClick(state.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert pressed == ["open", "again"]
    skeleton = Skeleton(look, 3, name="Loading")
    qtbot.addWidget(skeleton)
    assert skeleton.accessibleName() == "Loading"


def test_a_question_rests_on_the_safe_answer(look: Look, qtbot: QtBot) -> None:
    agreed: list[bool] = []
    for key, expected in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Space, 0)):
        dialog = ask(look, None, "Sure?", (HTML,), ("Yes", lambda: agreed.append(True)), "No")
        qtbot.addWidget(dialog)
        qtbot.waitExposed(dialog)
        safe = dialog.focusWidget()
        assert safe.accessibleName() == "No"
        qtbot.keyClick(safe, key)
        assert len(agreed) == expected
        assert not dialog.isVisible()


def test_several_values_are_marked_by_keyboard_and_said(look: Look, qtbot: QtBot) -> None:
    told: list[tuple[str | int | None, ...]] = []
    choice = ManyChoice(look, "Priority", "Choose…", lambda: told.append(choice.value()))
    qtbot.addWidget(choice)
    choice.resize(240, 36)
    choice.show()
    choice.offer((("low", "Low"), ("high", "High & dry"), (4, "Four")))
    assert (choice.value(), choice.accessibleName()) == ((), "Priority: Choose…")
    menu = choice.menu()
    menu.popup(choice.mapToGlobal(choice.rect().bottomLeft()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space):
        qtbot.keyClick(menu, key)
    assert menu.isVisible(), "it stays until one is done"
    assert told == [("high",), ("low", "high")]
    assert choice.accessibleName() == "Priority: Low, High & dry"
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert (menu.isVisible(), choice.value()) == (True, ("high",))
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    choice.choose((4, "nobody offers this"))
    assert (choice.value(), told[-1]) == ((4,), ("high",)), "only a person's choice is told"
    choice.offer((("low", "Low"),))
    assert choice.value() == ()


def test_tab_goes_as_the_layouts_stand(look: Look, qtbot: QtBot) -> None:
    first, second, third, late = (Field(look, name) for name in ("1", "2", "3", "late"))
    label = QLabel("no place to stop")
    inner = column(third)
    window = column(row(first, label), second, scrolled(inner))
    qtbot.addWidget(window)
    window.layout().insertWidget(1, late)  # type: ignore[union-attr]
    window.show()
    in_reading_order(window)
    walked: list[QWidget] = [first.line]
    for _ in range(3):
        after = walked[-1].nextInFocusChain()
        while not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
            after = after.nextInFocusChain()
        walked.append(after)
    assert walked == [first.line, late.line, second.line, third.line]
