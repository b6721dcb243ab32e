"""Dialogs for files: they belong to the window, so that what asked for one may go while it stands there."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.file_dialogs import choose_files, choose_folder, choose_name
from assistdesk.ui.widgets.layouts import clear


def window_with_asker(qtbot: QtBot) -> tuple[QWidget, QWidget]:
    window, asker = QWidget(), QWidget()
    QVBoxLayout(window).addWidget(asker)
    qtbot.addWidget(window)
    window.show()
    return window, asker


def test_what_asked_may_go_while_the_dialog_stands_there(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    window, asker = window_with_asker(qtbot)
    chosen: list[tuple[str, ...]] = []
    dialog = choose_files(asker, "Which?", chosen.append)
    layout = window.layout()
    assert layout is not None
    clear(layout)
    qapp.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    assert dialog.isVisible()
    dialog.filesSelected.emit([str(tmp_path / "a")])
    assert chosen == [(str(tmp_path / "a"),)]
    dialog.reject()
    assert chosen == [(str(tmp_path / "a"),)]


def test_other_windows_stay_in_reach_meanwhile(qtbot: QtBot) -> None:
    window, asker = window_with_asker(qtbot)
    dialog = choose_folder(asker, "Where?", "/", lambda _folder: None)
    assert dialog.parent() is window
    assert not dialog.windowModality().name.startswith("Application"), "the bar with Stop is a window of its own"
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.reject()


def test_a_name_gets_the_suffix_of_the_chosen_kind(qtbot: QtBot, tmp_path: Path) -> None:
    _, asker = window_with_asker(qtbot)
    names: list[str] = []
    kinds = (("One (*.one)", "one"), ("Two (*.two)", "two"))
    dialog = choose_name(asker, "Save", tmp_path / "talk", names.append, kinds)
    assert dialog.defaultSuffix() == "one"
    dialog.filterSelected.emit("Two (*.two)")
    assert dialog.selectedFiles() == [str(tmp_path / "talk.two")]
    dialog.accept()
    assert names == [str(tmp_path / "talk.two")]


def test_names_that_the_dialog_proposes_can_be_read(look: Look, qtbot: QtBot) -> None:
    _window, asker = window_with_asker(qtbot)
    dialog = choose_files(asker, "Which?", lambda _paths: None)
    (line,) = dialog.findChildren(QLineEdit)
    popup = line.completer().popup()
    popup.resize(200, 120)
    shown = popup.grab().toImage().pixelColor(100, 100)
    assert (shown.name(), shown.alpha()) == (look.tokens.raised.lower(), 255)
    dialog.reject()
