"""Clipboard and files as either person sees them: words, warnings, one click each, and whose turn it is."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_share import RefuseClip, SendClipboard, UseClip
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_share import ClipOffer, ShareView
from assistdesk.ui.session.share_panel import SharePanel
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import Button
from tests.kit.words import words_of

OFFER = ClipOffer(5, "Año 中 €", 7)
BOTH = ShareView(may_send_clip=True, may_get_clip=True)


class Stage:
    def __init__(self, look: Look) -> None:
        self.said: list[Intent] = []
        self.now_ms = 1_000
        self.panel = SharePanel(look, self.said.append, lambda: self.now_ms)

    def show(self, share: ShareView) -> str:
        self.panel.show_share(share, "Lucía")
        return words_of(self.panel)

    def button(self, words: str) -> Button:
        return next(each for each in self.panel.findChildren(Button) if each.text() == words)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.panel)
    made.panel.show()
    return made


def test_without_a_grant_there_is_nothing_to_see(stage: Stage) -> None:
    stage.show(ShareView())
    assert not stage.panel.isVisible()
    assert "Send my clipboard" not in stage.show(ShareView(may_get_clip=True))
    assert "Send my clipboard" in stage.show(BOTH)


def test_what_lies_on_the_clipboard_is_sent_by_a_click(stage: Stage) -> None:
    stage.show(BOTH)
    QGuiApplication.clipboard().setText("Año 中 €")
    stage.button("Send my clipboard").click()
    assert stage.said == [SendClipboard("Año 中 €")]


def held(kind: str) -> QMimeData:
    """Something copied that is no plain text."""
    data = QMimeData()
    if kind == "files":
        data.setUrls([QUrl.fromLocalFile("/tmp/secret.txt")])
        data.setText("/tmp/secret.txt")
    else:
        data.setData(kind, b"\x89PNG {\\rtf <b>")
    return data


@pytest.mark.parametrize("kind", ["text/html", "text/rtf", "image/png", "files"])
def test_P1_what_is_copied_and_is_no_text_is_not_sent(stage: Stage, kind: str) -> None:
    stage.show(BOTH)
    QGuiApplication.clipboard().setMimeData(held(kind))
    stage.button("Send my clipboard").click()
    assert stage.said == [SendClipboard("")]
    assert "There is no text on your clipboard." in stage.show(replace(BOTH, problem=Cause("clip_empty")))


def test_P2_the_preview_is_plain_and_warns_and_only_a_click_takes_it(stage: Stage, qtbot: QtBot) -> None:
    offer = ClipOffer(5, "<b>bold</b> [RLO]", 9, ("escapes", "bidi"))
    words = stage.show(replace(BOTH, clip_offer=offer))
    for text in ("Lucía sends text, 9 characters:", "<b>bold</b>", "command a terminal", "order of letters"):
        assert text in words
    assert stage.said == []
    use = stage.button("Put on my clipboard")
    assert not use.isEnabled(), "what appears under a finger is not pressed by it"
    qtbot.waitUntil(use.isEnabled)
    qtbot.mousePress(use, Qt.MouseButton.LeftButton)
    stage.now_ms = 9_000
    qtbot.mouseRelease(use, Qt.MouseButton.LeftButton)
    assert stage.said == [UseClip(5, 1_000)], "it carries when the press began"
    stage.button("No").click()
    assert stage.said[1:] == [RefuseClip(5)]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("waiting", "Sent. Lucía has not taken it yet."),
        ("used", "Lucía has it on the clipboard now."),
        ("refused", "Lucía did not take it."),
    ],
)
def test_the_sender_reads_what_became_of_it(stage: Stage, sent: str, words: str) -> None:
    assert words in stage.show(replace(BOTH, clip_sent=sent))


def test_the_focus_stays_on_its_button_when_words_change(stage: Stage, qtbot: QtBot) -> None:
    stage.show(BOTH)
    qtbot.waitExposed(stage.panel)
    stage.button("Send my clipboard").setFocus()
    stage.show(replace(BOTH, clip_sent="waiting"))
    assert isinstance(stage.panel.focusWidget(), QWidget)
    assert stage.panel.focusWidget() is stage.button("Send my clipboard")
