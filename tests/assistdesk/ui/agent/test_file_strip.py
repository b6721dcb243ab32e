"""Files in the composer and in the conversation: dropped, on their way, sent along, saved; names shown as text."""

import dataclasses
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import AttachFiles, AttachPicture, DropUpload, RetryUpload, SaveAttachment, SendComment
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.entries import Act
from assistdesk.ui.agent.file_strip import paths_in
from assistdesk.ui.agent.place import SIZE_MIN_PX
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import Desk, bare, button, make
from tests.kit.file_snapshots import LOG, MANY, NOTE_FILE, PICTURE, UPLOADS
from tests.kit.snapshots import STATES
from tests.kit.words import words_of


def dropped(*urls: QUrl, text: str = "") -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    else:
        data.setText(text)
    return data


def drop(desk: Desk, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.window.conversation.dropEvent(event)


def drag(desk: Desk, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    desk.window.conversation.dragEnterEvent(event)
    return event.isAccepted()


def picture(text: str = "") -> QMimeData:
    data = dropped(text=text) if text else QMimeData()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    return data


def test_files_of_this_computer_are_attached_and_addresses_are_not(desk: Desk, tmp_path: Path) -> None:
    desk.show("busy-day")
    one = str(tmp_path / "a b.log")
    drop(desk, dropped(QUrl.fromLocalFile(one), QUrl.fromLocalFile(str(tmp_path))))
    assert desk.said[-1] == AttachFiles(1042, ComposerMode.REPLY, (one, str(tmp_path)))
    assert paths_in(dropped(QUrl("https://example.com/a.log"))) == ()
    drop(desk, dropped(text="<b>only words</b>"))
    assert desk.window.conversation.composer.text.toPlainText() == "<b>only words</b>"
    assert len(desk.of(AttachFiles)) == 1


def test_files_may_be_let_go_anywhere_over_the_conversation_and_it_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.show("busy-day")
    talk = desk.window.conversation
    assert talk.acceptDrops()
    assert drag(desk, dropped(QUrl.fromLocalFile(str(tmp_path / "a.log"))))
    assert (talk.composer.held.text(), talk.composer.held.isVisible()) == ("Drop the files here", True)
    talk.dragLeaveEvent(QDragLeaveEvent())
    assert not talk.composer.held.isVisible()
    assert not drag(desk, QMimeData())
    desk.show("gone")
    assert not drag(desk, dropped(QUrl.fromLocalFile(str(tmp_path / "a.log"))))


def test_a_picture_and_files_are_attached_by_pasting_them_and_words_stay_words(desk: Desk, tmp_path: Path) -> None:
    desk.show("busy-day")
    text = desk.window.conversation.composer.text
    assert text.canInsertFromMimeData(picture())
    text.insertFromMimeData(picture())
    [sent] = desk.of(AttachPicture)
    assert isinstance(sent, AttachPicture)
    assert (sent.ticket_id, sent.mode, sent.png[:4]) == (1042, ComposerMode.REPLY, b"\x89PNG")
    assert re.fullmatch(r"picture-\d{8}-\d{6}\.png", sent.name)
    text.insertFromMimeData(dropped(QUrl.fromLocalFile(str(tmp_path / "a.log"))))
    assert desk.said[-1] == AttachFiles(1042, ComposerMode.REPLY, (str(tmp_path / "a.log"),))
    assert text.toPlainText() == ""
    text.insertFromMimeData(picture("a cell of a sheet"))
    assert text.toPlainText() == "a cell of a sheet"
    assert len(desk.of(AttachPicture)) == 1


def test_who_took_a_file_away_writes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.show("files")
    cross = button(desk.window.conversation.composer, "Do not send manual.pdf")
    cross.setFocus()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    desk.show("busy-day")
    assert desk.window.focusWidget() is desk.window.conversation.composer.text


def test_a_files_cross_stays_under_the_finger_while_it_goes(desk: Desk) -> None:
    desk.show("files")
    composer = desk.window.conversation.composer
    cross = button(composer, "Do not send manual.pdf")
    cross.setFocus()
    ticket = STATES["files"].snapshot.ticket
    assert ticket is not None
    further = replace(UPLOADS[1], size=7_900_000)
    desk.show("files", ticket=replace(ticket, uploads=(UPLOADS[0], further, UPLOADS[2])))
    assert button(composer, "Do not send manual.pdf") is cross
    assert desk.window.focusWidget() is cross
    assert "7.9 MB" in words_of(composer.files)


def test_nothing_is_sent_while_a_file_is_on_its_way_or_has_failed(desk: Desk, qtbot: QtBot) -> None:
    desk.show("files")
    composer = desk.window.conversation.composer
    composer.text.setPlainText("See the file.")
    assert not composer.send_button.isEnabled()
    for name in ("Do not send manual.pdf", "Do not send setup.exe"):
        qtbot.mouseClick(button(composer, name), Qt.MouseButton.LeftButton)
    assert desk.of(DropUpload) == [DropUpload("file2"), DropUpload("file3")]
    ticket = STATES["files"].snapshot.ticket
    assert ticket is not None
    desk.show("files", ticket=type(ticket)(**{**_fields(ticket), "uploads": UPLOADS[:1]}))
    assert composer.send_button.isEnabled()
    composer.text.setPlainText("")
    assert composer.send_button.isEnabled()  # a file needs no words
    for _ in range(2):  # a double click
        qtbot.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    assert desk.of(SendComment) == [SendComment(1042, True, "")]


def test_a_file_that_waits_says_why_and_is_tried_again_by_mouse_and_keyboard(desk: Desk, qtbot: QtBot) -> None:
    desk.show("files-waiting")
    composer = desk.window.conversation.composer
    shown = words_of(composer.files)
    assert "manual.pdf waits for the connection and goes up by itself" in shown
    assert "trace 1.log goes up by itself. The relay is busy. We try again by ourselves." in shown
    assert "gone.log cannot go. This file cannot be read." in shown
    qtbot.mouseClick(button(composer, "Try again with manual.pdf"), Qt.MouseButton.LeftButton)
    again = button(composer, "Try again with gone.log")
    again.setFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert desk.of(RetryUpload) == [RetryUpload("file4"), RetryUpload("file6")]
    assert desk.window.focusWidget() is composer.text


def test_what_was_refused_is_not_tried_again(desk: Desk) -> None:
    desk.show("files")
    shown = words_of(desk.window.conversation.composer.files)
    assert "setup.exe cannot go. Programs are not taken as attachments. Put it into an archive." in shown
    assert "Try again" not in shown


def test_send_says_why_it_is_off(desk: Desk) -> None:
    ticket = STATES["files"].snapshot.ticket
    assert ticket is not None
    composer = desk.window.conversation.composer
    for uploads, why in (
        (UPLOADS, "Take away the file that cannot go. Then you can send."),
        (UPLOADS[:2], "You can send once the files are up."),
        (UPLOADS[:1], ""),
    ):
        desk.show("files", ticket=replace(ticket, uploads=uploads))
        assert (composer.held.text(), composer.held.isVisible()) == (why, bool(why))
        assert composer.send_button.accessibleDescription() == why
        assert composer.send_button.isEnabled() is not bool(why)


def test_the_focus_stays_on_a_files_cross_when_another_file_comes_up(desk: Desk) -> None:
    desk.show("files")
    ticket = STATES["files"].snapshot.ticket
    assert ticket is not None
    button(desk.window.conversation.composer, "Do not send setup.exe").setFocus()
    up = replace(UPLOADS[1], state="ready")
    desk.show("files", ticket=replace(ticket, uploads=(UPLOADS[0], up, UPLOADS[2])))
    assert desk.window.focusWidget() is button(desk.window.conversation.composer, "Do not send setup.exe")


def _fields(ticket: object) -> dict[str, object]:
    return {name: getattr(ticket, name) for name in ticket.__struct_fields__}  # type: ignore[attr-defined]


def test_a_note_has_files_of_its_own_and_every_name_is_shown_as_text(desk: Desk) -> None:
    desk.show("files")
    composer = desk.window.conversation.composer
    assert composer.files.isVisible()
    shown = [bare(label.text()) for label in composer.files.findChildren(QLabel) if label.text()]
    assert "font-cache-fix.zip · 2.5 MB" in shown
    composer.set_mode(ComposerMode.NOTE)
    assert not composer.files.isVisible()


def test_T1_a_file_of_the_conversation_is_saved_where_one_says_and_never_opened(desk: Desk, tmp_path: Path) -> None:
    desk.show("files")
    talk = desk.window.conversation
    entry = next(one for one in map(talk.timeline.entries.entry, range(9)) if one is not None and len(one.files) == 2)
    placed = talk.timeline.delegate.placed(entry)
    (area, words), (act, key, _) = placed.file_lines[1], entry.files[1]
    assert (act, key) == (Act.SAVE, str(PICTURE.id))
    assert placed.act_at(area.center()) == (Act.SAVE, key)
    assert "<b>80 %</b>" in words
    talk._acted(act, key)
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "picture.png"))
    assert desk.said[-1] == SaveAttachment(PICTURE, str(tmp_path / "picture.png"))
    dialog.close()
    talk._acted(Act.SAVE, "999")  # gone meanwhile
    assert len(desk.of(SaveAttachment)) == 1


def test_the_button_and_its_key_open_the_systems_dialog(desk: Desk, tmp_path: Path) -> None:
    desk.show("busy-day")
    desk.window.run("attach")
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(tmp_path / "x.log")])
    assert desk.said[-1] == AttachFiles(1042, ComposerMode.REPLY, (str(tmp_path / "x.log"),))
    dialog.close()


def many(desk: Desk, count: int) -> None:
    ticket = STATES["files-many"].snapshot.ticket
    assert ticket is not None
    desk.show("files-many", ticket=replace(ticket, uploads=MANY[:count]))
    QApplication.processEvents()


def is_seen(desk: Desk, widget: QWidget) -> bool:
    """Wholly inside the strip."""
    room = desk.window.conversation.composer.files.room.viewport()
    return room.rect().contains(widget.rect().translated(widget.mapTo(room, QPoint())))


@pytest.mark.parametrize("size", [(1580, 940), SIZE_MIN_PX])
@pytest.mark.parametrize("font_percent", [100, 150])
@pytest.mark.parametrize("has_text", [False, True])
def test_however_many_files_and_words_there_are_the_conversation_keeps_room(
    look: Look, qtbot: QtBot, size: tuple[int, int], font_percent: int, has_text: bool
) -> None:
    look.set(replace(look.settings, font_percent=font_percent))
    desk = make(look, qtbot, size)
    for count in (1, 3, 20):
        many(desk, count)
        talk = desk.window.conversation
        talk.composer.text.setPlainText("A line.\n" * 40 if has_text else "")
        QApplication.processEvents()
        files, bar = talk.composer.files, talk.composer.files.room.verticalScrollBar()
        assert (desk.window.height(), talk.height()) == (size[1], size[1])
        assert talk.timeline.height() >= look.px(60)
        assert files.height() <= look.px(184)
        assert files.height() >= min(look.px(30), talk.composer.text.height())
        if count == 1:
            assert bar.maximum() == 0
        if count == 20:
            assert bar.maximum() > 0


def test_who_goes_through_many_files_by_keyboard_sees_where_she_is(desk: Desk, qtbot: QtBot) -> None:
    many(desk, 20)
    composer = desk.window.conversation.composer
    crosses = [button(composer, f"Do not send {file.name}") for file in MANY]
    composer.attach_button.setFocus()
    qtbot.keyClick(composer.attach_button, Qt.Key.Key_Backtab)
    assert desk.window.focusWidget() is crosses[-1]
    assert is_seen(desk, crosses[-1])
    composer.text.setFocus()
    qtbot.keyClick(composer.text, Qt.Key.Key_Tab)
    for cross in crosses:
        assert desk.window.focusWidget() is cross
        assert is_seen(desk, cross)
        qtbot.keyClick(cross, Qt.Key.Key_Tab)


def test_a_file_that_is_added_and_one_that_cannot_go_come_into_sight_and_others_move_nothing(desk: Desk) -> None:
    many(desk, 19)
    many(desk, 20)
    composer = desk.window.conversation.composer
    assert is_seen(desk, button(composer, f"Do not send {MANY[-1].name}"))
    assert not is_seen(desk, button(composer, f"Do not send {MANY[0].name}"))
    ticket = STATES["files-many"].snapshot.ticket
    assert ticket is not None
    bar = composer.files.room.verticalScrollBar()
    bar.setValue(300)
    going = replace(MANY[5], state="sending")
    desk.show("files-many", ticket=replace(ticket, uploads=(*MANY[:5], going, *MANY[6:])))
    assert (bar.value(), composer.files.height()) == (300, 184)
    failed = (replace(MANY[0], state="failed", error=Cause("file_unreadable")), *MANY[1:])
    desk.show("files-many", ticket=replace(ticket, uploads=failed))
    QApplication.processEvents()
    assert is_seen(desk, button(composer, f"Do not send {MANY[0].name}"))


def test_words_on_their_way_name_their_files_and_nothing_saves_them(desk: Desk) -> None:
    desk.show("files-going")
    timeline = desk.window.conversation.timeline
    reply, note = timeline.entries.entries()[-2:]
    assert [bare(words) for words in reply.going] == [
        f"{LOG.name} · 18 KB",
        f"{PICTURE.name} · 1.9 MB",
    ]
    assert [bare(words) for words in note.going] == [f"{NOTE_FILE.name} · 640 bytes"]
    assert LOG.name in bare(reply.sentence)
    lone, other = (timeline.delegate.placed(one) for one in (note, dataclasses.replace(note, body="Words.")))
    assert lone.box.height() < other.box.height()
    for entry in (reply, note):
        placed = timeline.delegate.placed(entry)
        assert [words for _area, words in placed.file_lines] == list(entry.going)
        for area, _words in placed.file_lines:
            assert placed.box.contains(area)
            assert placed.act_at(area.center()) is None


def test_a_file_that_was_changed_since_goes_as_it_is_now_when_its_sender_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.show("files-going")
    composer = desk.window.conversation.composer
    shown = words_of(composer.files)
    assert "trace 1.log cannot go. It was changed since you attached it." in shown
    assert "gone.log cannot go. It is no longer where it was." in shown
    qtbot.mouseClick(button(composer, "Attach trace 1.log as it is now"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(composer, "Try again with gone.log"), Qt.MouseButton.LeftButton)
    assert desk.of(RetryUpload) == [RetryUpload("file7"), RetryUpload("file8")]
