"""Files of a session as a person sees them: one click each, figures that run, words for every end."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Why
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_share import AcceptFile, DismissFile, OfferFiles, SendRest
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_share import FileRow, ShareView
from assistdesk.ui.session.files_card import FileDrop, FilesCard
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button, IconButton
from tests.kit.words import words_of

SHA = "9f86d081" * 8
MINE = FileRow(1, "report.pdf", 1_000_000, True, "waiting", sha256=SHA)
THEIRS = FileRow(2, "photo.png", 2_000_000, False, "offered", sha256=SHA)
MAY = ShareView(may_send_files=True, may_get_files=True, downloads="/home/ana/Downloads")
SHIFT = Qt.KeyboardModifier.NoModifier


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.now_ms = 1_000
        self.card = FilesCard(look, self.said.append, lambda: self.now_ms)

    def show(self, *files: FileRow, share: ShareView = MAY) -> str:
        self.card.show_files(replace(share, files=files), "Lucía")
        return words_of(self.card)

    def button(self, words: str) -> Button:
        return next(each for each in self.card.findChildren(Button) if each.text() == words and each.isVisible())

    def dialog(self) -> QFileDialog:
        return next(each for each in self.card.findChildren(QFileDialog) if each.isVisible())


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.card)
    made.card.show()
    return made


def test_an_offer_says_who_and_what_and_is_taken_by_one_click_into_a_folder(stage: Stage, qtbot: QtBot) -> None:
    words = stage.show(THEIRS)
    for text in ("Lucía sends you this file.", "photo.png", "2.0 MB"):
        assert text in words
    save = stage.button("Save in \u2068Downloads\u2069")
    assert not save.isEnabled(), "what appears under a finger is not pressed by it"
    qtbot.waitUntil(save.isEnabled)
    qtbot.mousePress(save, Qt.MouseButton.LeftButton)
    stage.now_ms = 9_000
    qtbot.mouseRelease(save, Qt.MouseButton.LeftButton)
    assert stage.said == [AcceptFile(2, "/home/ana/Downloads", 1_000)], "it carries when the press began"
    stage.button("No").click()
    assert stage.said[1:] == [DismissFile(2)]


def test_another_folder_can_be_chosen(stage: Stage, qtbot: QtBot) -> None:
    stage.show(THEIRS)
    qtbot.waitUntil(stage.button("Another folder…").isEnabled)
    stage.button("Another folder…").click()
    stage.dialog().reject()
    assert stage.said == []
    stage.button("Another folder…").click()
    stage.dialog().fileSelected.emit("/tmp/elsewhere")
    assert stage.said == [AcceptFile(2, "/tmp/elsewhere", 1_000)]


@pytest.mark.parametrize(
    ("risk", "words"),
    [("program", "This is a program."), ("script", "run commands"), ("archive", "an archive"), ("macro", "macros")],
)
def test_P7_what_may_do_harm_is_named_before_it_is_taken(stage: Stage, risk: str, words: str) -> None:
    assert words in stage.show(replace(THEIRS, risk=risk))
    assert words not in stage.show(THEIRS)


def test_figures_run_in_place_and_the_button_stays_under_the_finger(stage: Stage) -> None:
    running = replace(MINE, stage="running", moved=250_000, bytes_per_s=125_000, left_s=7)
    assert "250 KB · 125 KB/s · 0:07 left" in stage.show(running)
    cancel = stage.button("Cancel")
    assert "500 KB" in stage.show(replace(running, moved=500_000))
    assert stage.button("Cancel") is cancel
    cancel.click()
    assert stage.said == [DismissFile(1)]


def test_what_is_done_shows_its_hash_and_its_folder_at_both_ends(stage: Stage) -> None:
    words = stage.show(replace(MINE, stage="done"))
    assert "Lucía has it, whole." in words
    assert "SHA-256 9f86d081 9f86d081" in words
    words = stage.show(replace(THEIRS, stage="done", saved_as="/home/ana/Downloads/photo (2).png"))
    assert "Saved as photo (2).png in Downloads." in words
    assert stage.button("Show in folder").isEnabled()


def test_what_the_line_cut_off_can_be_sent_on_while_that_is_allowed(stage: Stage) -> None:
    cut = replace(MINE, stage="cut", moved=450_000, why="lost")
    assert "cut at 45 %" in stage.show(cut)
    stage.button("Send the rest").click()
    assert stage.said == [SendRest(1)]
    assert "Send the rest" not in stage.show(cut, share=ShareView())
    assert "Lucía can send the rest" in stage.show(replace(THEIRS, stage="cut", why="lost"))
    assert "Receive the rest" in stage.show(replace(THEIRS, is_rest=True))


@pytest.mark.parametrize("why", [why.value for why in Why])
@pytest.mark.parametrize("file", [MINE, THEIRS], ids=["ours", "theirs"])
def test_every_end_has_its_words(stage: Stage, file: FileRow, why: str) -> None:
    words = stage.show(replace(file, stage="failed", why=why))
    assert file.name in words
    assert len(words.splitlines()) >= 3
    forget = next(each for each in stage.card.findChildren(IconButton) if each.isVisible())
    forget.click()
    assert stage.said == [DismissFile(file.id)]


def test_what_waits_for_her_stands_first_and_what_is_gone_goes(stage: Stage) -> None:
    words = stage.show(MINE, replace(MINE, id=3, name="b.txt", stage="checking"), THEIRS)
    assert words.index("photo.png") < words.index("b.txt") < words.index("report.pdf")
    assert "photo.png" not in stage.show(MINE)
    assert not stage.card.isHidden()
    stage.show(share=ShareView())
    assert stage.card.isHidden()


def test_files_are_chosen_in_a_dialog_and_what_cannot_go_is_said(stage: Stage) -> None:
    stage.show()
    stage.button("Choose files…").click()
    stage.dialog().filesSelected.emit(["/a/1.txt", "/a/2.txt"])
    assert stage.said == [OfferFiles(("/a/1.txt", "/a/2.txt"))]
    trouble = replace(MAY, file_problem=Cause("file_size", (("name", "film.mkv"),)))
    assert "film.mkv is larger than 4 GiB. It was not sent." in stage.show(share=trouble)
    assert "film.mkv" not in stage.show()


def test_files_dropped_on_the_window_are_offered_only_while_that_is_allowed(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[Intent] = []
    window = QWidget()
    qtbot.addWidget(window)
    drop = FileDrop(window, said.append)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.com/x")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton

    def let_go() -> bool:
        enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, files, button, SHIFT)
        enter.ignore()
        QApplication.sendEvent(window, enter)
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, files, button, SHIFT))
        return enter.isAccepted()

    assert not let_go()
    drop.is_open = True
    assert let_go()
    assert said == [OfferFiles((str(tmp_path / "a.txt"),))]
