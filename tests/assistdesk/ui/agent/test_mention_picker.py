"""Mentions in the composer: offered in notes by keys and mouse, never in replies; seen in the conversation."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import SendComment
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.ui.agent.composer import Composer
from assistdesk.ui.text import units_of
from tests.assistdesk.ui.agent.conftest import Desk
from tests.kit.snapshots import snapshot

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def composer_of(desk: Desk, mode: ComposerMode, **agents: str) -> Composer:
    shown = snapshot()
    assert shown.ticket is not None
    more = tuple(replace(shown.ticket.agents[0], user_id=90 + n, name=name) for n, name in enumerate(agents.values()))
    ticket = replace(shown.ticket, agents=(*shown.ticket.agents, *more))
    desk.window.show_snapshot(replace(shown, ticket=ticket))
    composer = desk.window.conversation.composer
    composer.set_mode(mode)
    composer.text.setFocus()
    QApplication.processEvents()
    return composer


def offered(composer: Composer) -> list[str]:
    picker = composer._mentions
    if picker is None or not picker.isVisible():
        return []
    return [picker.list.item(place).text() for place in range(picker.list.count())]


def test_in_a_note_colleagues_are_offered_and_enter_puts_the_whole_name(desk: Desk, qtbot: QtBot) -> None:
    composer = composer_of(desk, ComposerMode.NOTE, pena="Íñigo Peña", wang="王芳")
    qtbot.keyClicks(composer.text, "see @")
    assert offered(composer) == ["Ana Ruiz", "Bo Larsen", "Íñigo Peña", "王芳"]  # never oneself
    qtbot.keyClicks(composer.text, "pen")
    assert offered(composer) == ["Íñigo Peña"]
    qtbot.keyClick(composer.text, Key.Key_Return)
    assert composer.text.toPlainText() == "see @Íñigo Peña "
    assert offered(composer) == []
    composer.text.insertPlainText("请@王")
    assert offered(composer) == ["王芳"]
    qtbot.keyClick(composer.text, Key.Key_Tab)
    assert composer.text.toPlainText() == "see @Íñigo Peña 请@王芳 "
    qtbot.keyClick(composer.text, Key.Key_Return)
    assert composer.text.toPlainText().endswith(" \n")  # Enter is a line again
    assert desk.of(SendComment) == []


def test_a_press_chooses_too_escape_closes_and_signs_beyond_the_first_plane_shift_nothing(
    desk: Desk, qtbot: QtBot
) -> None:
    composer = composer_of(desk, ComposerMode.NOTE)
    composer.text.insertPlainText("😕😕 @b")
    assert offered(composer) == ["Bo Larsen"]
    qtbot.keyClick(composer.text, Key.Key_Escape)
    assert offered(composer) == []
    qtbot.keyClicks(composer.text, "o")
    picker = composer._mentions
    assert picker is not None
    qtbot.mouseClick(picker.list.viewport(), LEFT, pos=picker.list.visualItemRect(picker.list.item(0)).center())
    assert composer.text.toPlainText() == "😕😕 @Bo Larsen "


def test_unknown_words_and_addresses_offer_nobody(desk: Desk, qtbot: QtBot) -> None:
    composer = composer_of(desk, ComposerMode.NOTE)
    for text in ("@nobody", "ana@b", "@a\n"):
        composer.text.setPlainText("")
        composer.text.insertPlainText(text)
        assert offered(composer) == [], text


def test_a_reply_says_that_nobody_is_called_there_and_takes_no_key(desk: Desk, qtbot: QtBot) -> None:
    composer = composer_of(desk, ComposerMode.REPLY)
    qtbot.keyClicks(composer.text, "Ask @an")
    assert offered(composer) == ["Mentions work in internal notes only."]
    qtbot.keyClick(composer.text, Key.Key_Return)
    qtbot.keyClicks(composer.text, "x")
    assert composer.text.toPlainText() == "Ask @an\nx"
    qtbot.keyClicks(composer.text, " @a")
    qtbot.keyClick(composer.text, Key.Key_Escape)
    assert offered(composer) == []


def test_called_names_stand_out_in_the_conversation(desk: Desk) -> None:
    desk.show("people")
    entry = next(one for one in desk.window.conversation.timeline.entries.entries() if one.key == "c:6")
    encoded = entry.body.encode("utf-16-le")
    marked = [encoded[2 * start : 2 * end].decode("utf-16-le") for start, end in entry.marks]
    assert marked == ["@Ana Ruiz", "@Bo Larsen"]
    assert units_of("😕") == 2
