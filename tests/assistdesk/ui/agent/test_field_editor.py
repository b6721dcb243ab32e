"""One field of the desk's own: what each kind takes, what it says of the rest, and what is sent when."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.shapes_forms import FieldOut, OptionOut
from assistdesk.ui.agent.field_editor import FieldEditor, value_words
from assistdesk.ui.theme import Look

OPTIONS = (OptionOut(key="trial", label={"en": "Trial"}), OptionOut(key="full", label={"en": "Full & paid"}))


def field(kind: str, **more: object) -> FieldOut:
    options = OPTIONS if kind == "choice" else ()
    return FieldOut(id=1, version=1, key="f", kind=kind, label={"en": "Field"}, options=options, **more)  # type: ignore[arg-type]


def editor_of(look: Look, qtbot: QtBot, kind: str, said: list[CustomValue | None]) -> FieldEditor:
    editor = FieldEditor(look, field(kind), lambda: said.append(editor.value))
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [("text", "  SN-1 ", "SN-1"), ("int", "-12", -12), ("date", "2026-12-24", "2026-12-24"), ("text", "", None)],
)
def test_a_line_gives_what_fits(look: Look, qtbot: QtBot, kind: str, text: str, value: object) -> None:
    editor = editor_of(look, qtbot, kind, [])
    assert editor.line is not None
    editor.line.setText(text)
    assert editor.read() == (True, value)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("int", "3.5", "whole number"),
        ("int", "1x", "whole number"),
        ("int", "9" * 16, "whole number"),
        ("date", "24.12.2026", "2026-12-24"),
        ("date", "2026-02-30", "2026-12-24"),
    ],
)
def test_what_does_not_fit_is_said_under_the_line_and_not_sent(
    look: Look, qtbot: QtBot, kind: str, text: str, words: str
) -> None:
    said: list[CustomValue | None] = []
    editor = editor_of(look, qtbot, kind, said)
    assert editor.line is not None
    qtbot.keyClicks(editor.line, text)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert words in editor.error.text()
    assert (editor.line.text(), said) == (text, [])
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.error.text() == ""


def test_enter_sends_once_and_escape_gives_back_what_was_there(look: Look, qtbot: QtBot) -> None:
    said: list[CustomValue | None] = []
    editor = editor_of(look, qtbot, "text", said)
    assert editor.line is not None
    editor.show_value("SN-1")
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "SN-2")
    editor.show_value("from a colleague")
    assert editor.line.text() == "SN-2", "what is being typed is left alone"
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    editor.line.clearFocus()
    assert said == ["SN-2"]
    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "x")
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert (editor.line.text(), said) == ("SN-2", ["SN-2"])


def test_yes_no_and_nothing_are_three_answers(look: Look, qtbot: QtBot) -> None:
    said: list[CustomValue | None] = []
    editor = editor_of(look, qtbot, "bool", said)
    assert editor.box is not None
    for place in (1, 2, 0):
        editor.box.setCurrentIndex(place)
        editor.box.activated.emit(place)
    assert said == [True, False, None]
    editor.show_value(False)
    assert editor.box.currentText() == "No"


def test_an_option_that_is_gone_stays_where_it_was_chosen(look: Look, qtbot: QtBot) -> None:
    editor = editor_of(look, qtbot, "choice", [])
    assert editor.box is not None
    editor.show_value("old")
    assert (editor.box.currentText(), editor.read()) == ("old", (True, "old"))
    editor.show_value("full")
    assert editor.box.currentText() == "Full & paid"


def test_values_are_read_as_words() -> None:
    assert value_words(field("bool"), False) == "No"
    assert value_words(field("choice"), "trial") == "Trial"
    assert value_words(field("choice"), "old") == "old"
    assert value_words(field("int"), 3) == "3"
