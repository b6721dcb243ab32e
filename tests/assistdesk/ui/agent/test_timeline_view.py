"""The conversation: rows in words, text that can be selected, links that ask first, a view that stays where one reads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.events import Change, ParticipantLeft
from assistdesk.core.desk.events_service import DueReminded, RuleFailed, SlaBreached, SlaWarned, TriggerFired
from assistdesk.core.desk.timeline import Line, SystemLine
from assistdesk.runtime.intents import LoadOlder, RetrySend, Undo
from assistdesk.runtime.snapshot import PersonView
from assistdesk.ui.agent.entries import Entry, Kind
from assistdesk.ui.agent.entry_layout import lay_out, links
from assistdesk.ui.agent.timeline_view import BOTTOM_PX, TimelineView
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.snapshots import MANY, NOW_MS, TALK, TODAY, said, snapshot
from tests.kit.status_snapshots import STATUSES

LEFT = Qt.MouseButton.LeftButton


def view(desk: Desk) -> TimelineView:
    return desk.window.conversation.timeline


def rows(desk: Desk) -> list[Entry]:
    return list(view(desk).entries.entries())


def place_of(desk: Desk, key: str) -> int:
    return next(number for number, entry in enumerate(rows(desk)) if entry.key == key)


def test_a_word_for_a_status_and_the_status_itself_are_one_line(desk: Desk) -> None:
    def change(field: str, value: object, seq: int) -> Line:
        return Line(Change(field=field, previous=None, value=value), seq)  # type: ignore[arg-type]

    status, label = "status", "custom_status_id"
    lines = (
        *(change(status, "hold", 9), change(label, 4, 9)),
        *(change(status, "open", 10), change(label, None, 10)),
        *(change(label, 99, 11), change(label, None, 12)),
    )
    line = SystemLine(None, 77, NOW_MS, lines)
    desk.window.show_snapshot(snapshot((*TALK, line), ticket={"statuses": STATUSES.words}))
    said_now = bare(rows(desk)[-1].body).split("\n")
    assert [one.partition(" set ")[2] or one.partition(" took ")[2] for one in said_now] == [
        "the status to With vendor",
        "the status to Open",
        "the status to a status of your own",
        "your own word off the status",
    ]


def test_N7_that_the_customer_said_it_is_solved_stands_for_the_status(desk: Desk) -> None:
    solved = (
        Change(field="status", previous="pending", value="solved"),
        Change(field="solved_by", previous=None, value="customer"),
    )
    line = SystemLine(None, 77, NOW_MS, tuple(Line(one, 9) for one in solved))
    desk.window.show_snapshot(snapshot((*TALK, line)))
    assert bare(rows(desk)[-1].body) == "Someone said that it is solved"


def test_what_a_clock_came_to_is_a_quiet_line(desk: Desk) -> None:
    marks = (SlaWarned(metric="first_reply_time", instance=1), SlaBreached(metric="first_reply_time", instance=1))
    line = SystemLine(None, None, NOW_MS, tuple(Line(mark, 9) for mark in marks))
    desk.window.show_snapshot(snapshot((*TALK, line)))
    assert bare(rows(desk)[-1].body) == "First reply: soon due\nFirst reply: target missed"
    assert rows(desk)[-1].icon == "clock"


def test_a_due_date_and_its_reminders_are_quiet_lines(desk: Desk) -> None:
    due_at = NOW_MS + 6 * 86_400_000
    told = (DueReminded(due_at=due_at), DueReminded(due_at=due_at, is_over=True))
    line = SystemLine(None, None, NOW_MS, tuple(Line(one, 9) for one in told))
    desk.window.show_snapshot(snapshot((*TALK, line)))
    assert bare(rows(desk)[-1].body) == "Soon due: 2 Dec, 10:27\nIt was due: 2 Dec, 10:27"
    assert rows(desk)[-1].icon == "clock"
    changes = (Change(field="due_at", previous=None, value=due_at), Change(field="due_at", previous=due_at, value=None))
    line = SystemLine(None, 77, NOW_MS, tuple(Line(one, 9) for one in changes))
    desk.window.show_snapshot(snapshot((*TALK, line)))
    assert bare(rows(desk)[-1].body).splitlines() == [
        "Someone set the due date to 2 Dec, 10:27",
        "Someone took the due date away (before: 2 Dec, 10:27)",
    ]
    assert rows(desk)[-1].icon == "calendar"


def test_what_a_rule_did_is_nobody_s_doing(desk: Desk) -> None:
    hold = Change(field="status", previous="open", value="hold")
    tags, low = (
        Change(field="tags", previous=(), value=("a",)),
        Change(field="priority", previous=None, value="low"),
    )
    ruled = (Line(TriggerFired(trigger_id=1), 9), Line(tags, 9), Line(RuleFailed(rule_id=2, why="no_agent"), 9))
    line = SystemLine(None, 77, NOW_MS, (Line(hold, 9), *ruled, Line(low, 10)))
    desk.window.show_snapshot(snapshot((*TALK, line)))
    assert bare(rows(desk)[-1].body).splitlines() == [
        "Someone set the status to On hold (before: Open)",
        "A trigger of the desk has run",
        "AssistDesk added tags: a",
        "A rule of the desk could not be carried out",
        "Someone set the priority to Low",
    ]


def test_who_is_the_customer_now_and_who_helps_no_more_have_names_and_the_organisation_no_line(desk: Desk) -> None:
    given = Change(field="requester_id", previous=1, value=31)
    org = Change(field="org_id", previous=2, value=None)
    line = SystemLine(None, 77, NOW_MS, (Line(given, 9), Line(org, 9), Line(ParticipantLeft(user_id=32), 10)))
    named = (PersonView(31, "Olena Koval"), PersonView(32, "Ewa Nowak"))
    desk.window.show_snapshot(snapshot((*TALK, line), ticket={"named": named}))
    assert bare(rows(desk)[-1].body).splitlines() == [
        "Someone gave the ticket to Olena Koval",
        "Someone took Ewa Nowak off the ticket",
    ]


def press_text(desk: Desk, qtbot: QtBot, key: str, find: str) -> None:
    """Click in the middle of the words *find* of a row."""
    row = place_of(desk, key)
    entry = rows(desk)[row]
    placed = view(desk).delegate.placed(entry)
    top = view(desk).visualRect(view(desk).entries.index(row)).top()
    offset = entry.body.index(find) + len(find) // 2
    assert placed.text is not None
    line = placed.text.lineForTextPosition(offset)
    x = line.cursorToX(offset)
    x = x[0] if isinstance(x, tuple) else x
    where = QPoint(round(placed.text_at.x() + x), round(top + placed.text_at.y() + line.y() + line.height() / 2))
    qtbot.mouseClick(view(desk).viewport(), LEFT, pos=where)


def test_every_row_is_one_sentence(desk: Desk) -> None:
    desk.show("session-ended")
    sentences = [bare(entry.sentence) for entry in rows(desk)]
    assert "Yesterday" in sentences[0]
    assert any("With Sam Rivera. Sam Rivera ended the session." in one for one in sentences)
    assert any("Went over: 2 files" in one and "Recorded: 6:52" in one for one in sentences)
    assert any("With Marco Díaz as well" in one for one in sentences)
    assert any("not my request" in one for one in sentences)
    assert any("Only the relay's record is there." in one for one in sentences)
    assert any(one.startswith("You set the status to Waiting") for one in sentences)
    assert any(one.startswith("Ana Ruiz set the priority to Urgent") for one in sentences)
    assert all(sentences)


def test_a_link_opens_only_after_a_question_that_shows_where(desk: Desk, qtbot: QtBot) -> None:
    opened: list[str] = []
    desk.show("busy-day")
    view(desk)._open_url = opened.append
    press_text(desk, qtbot, "c:5", "https://kb.example.com/311")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    shown = [bare(label.text()) for label in dialog.findChildren(QLabel)]
    assert "https://kb.example.com/311" in shown
    assert opened == []
    qtbot.mouseClick(button(dialog, "Open in browser"), LEFT)
    assert opened == ["https://kb.example.com/311"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "assistdesk://join/4829157309",
        "ms-settings:privacy",
        "https://user:secret@evil.example/",
        "http://",
        "\\\\host\\share",
    ],
)
def test_T3_other_addresses_are_never_opened(desk: Desk, qtbot: QtBot, address: str) -> None:
    opened: list[str] = []
    desk.show("busy-day")
    view(desk)._open_url = opened.append
    dialog = view(desk).ask_to_open(address)
    assert dialog is not None
    qtbot.mouseClick(button(dialog, "OK"), LEFT)
    assert opened == []


def test_T3_a_look_alike_name_is_shown_in_letters_that_cannot_lie(desk: Desk) -> None:
    desk.show("busy-day")
    dialog = view(desk).ask_to_open("https://pаypal.example/")
    assert dialog is not None
    assert "xn--" in dialog.windowTitle()


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///x", "assistdesk://join/1", "see example.com"])
def test_T3_only_web_addresses_look_like_links(text: str) -> None:
    assert links(text) == []


def test_a_full_stop_does_not_belong_to_an_address() -> None:
    assert [address for _s, _e, address in links("See https://a.example/b. Or (http://c.example).")] == [
        "https://a.example/b",
        "http://c.example",
    ]


def test_T1_markup_is_shown_literally(desk: Desk) -> None:
    desk.show("bidirectional")
    bodies = " ".join(entry.body for entry in rows(desk))
    assert "<img src=file:///etc/passwd> <b>bold</b>" in bodies


@pytest.mark.parametrize("body", ["x" * 5_000_000, "😀" * 10_000, "Z" + "\u0335" * 5_000, "\n" * 100_000])
def test_T1_monstrous_texts_are_laid_out_in_bounds(look: Look, body: str) -> None:
    placed = lay_out(Entry("c:1", Kind.MESSAGE, body, "Eve", "10:00"), 700, look)
    assert placed.text is not None
    assert placed.text.lineCount() <= 400
    assert placed.box.right() <= 700


def test_text_is_selected_by_dragging_and_copied(desk: Desk, qtbot: QtBot) -> None:
    desk.show("busy-day")
    row = place_of(desk, "c:3")
    top = view(desk).visualRect(view(desk).entries.index(row)).top()
    placed = view(desk).delegate.placed(rows(desk)[row])
    start = QPoint(round(placed.text_at.x()), round(top + placed.text_at.y() + 8))
    qtbot.mousePress(view(desk).viewport(), LEFT, pos=start)
    qtbot.mouseMove(view(desk).viewport(), start + QPoint(400, 0))
    qtbot.mouseRelease(view(desk).viewport(), LEFT, pos=start + QPoint(400, 0))
    assert view(desk).selected_text() == "Sí, acepto. I can see the sharing bar now."
    qtbot.keyClick(view(desk), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Sí, acepto. I can see the sharing bar now."


def test_a_send_can_be_undone_or_tried_again_by_mouse_and_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    for state, wish in (("undo", Undo("k3")), ("send-failed", RetrySend("k5"))):
        desk.show(state)
        key = f"p:{wish.key}"
        row = place_of(desk, key)
        placed = view(desk).delegate.placed(rows(desk)[row])
        top = view(desk).visualRect(view(desk).entries.index(row)).top()
        area = placed.acts[0][0].center()
        qtbot.mouseClick(view(desk).viewport(), LEFT, pos=QPoint(round(area.x()), round(area.y() + top)))
        assert desk.said[-1] == wish
        view(desk).setCurrentIndex(view(desk).entries.index(row))
        menu = view(desk).open_row_menu()
        assert menu is not None
        menu.actions()[1].trigger()
        menu.close()
        assert desk.said[-2:] == [wish, wish]


def test_earlier_entries_are_asked_for_and_move_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.window.show_snapshot(snapshot((TODAY, *MANY[200:]), ticket={"has_older": True}))
    QApplication.processEvents()
    bar = view(desk).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    index = view(desk).indexAt(QPoint(300, 200))
    key, top = rows(desk)[index.row()].key, view(desk).visualRect(index).top()
    desk.window.show_snapshot(snapshot((TODAY, *MANY), ticket={"has_older": True}))
    QApplication.processEvents()
    again = view(desk).entries.index(place_of(desk, key))
    assert abs(view(desk).visualRect(again).top() - top) <= 2
    view(desk)._acted(rows(desk)[0].acts[0][0], "")
    assert desk.said == [LoadOlder(1042)]


def test_new_rows_are_followed_only_while_the_end_is_in_sight(desk: Desk) -> None:
    desk.show("messages-300")
    bar = view(desk).verticalScrollBar()
    assert bar.value() == bar.maximum()
    more = (*MANY, said(900, 11, "One more.", 0))
    desk.window.show_snapshot(snapshot(more, ticket={"has_older": True}))
    QApplication.processEvents()
    assert bar.value() == bar.maximum()
    bar.setValue(1_000)
    desk.window.show_snapshot(snapshot((*more, said(901, 11, "And more.", 0)), ticket={"has_older": True}))
    QApplication.processEvents()
    assert bar.value() == 1_000


def test_a_short_conversation_stands_at_the_bottom(desk: Desk) -> None:
    desk.window.show_snapshot(snapshot(TALK[:3]))
    QApplication.processEvents()
    last = view(desk).visualRect(view(desk).entries.index(len(rows(desk)) - 1))
    assert abs(last.bottom() - view(desk).viewport().height()) <= 6
    assert view(desk).viewportMargins().top() > 100


def test_a_conversation_that_is_short_only_without_a_scroll_bar_is_laid_out_at_every_height(look: Look) -> None:
    timeline = TimelineView(look, lambda _act, _key: None)
    words = Entry("1", Kind.NOTE, body="words that wrap " * 60, author="Ana", title="Internal note")
    wide, bar = 700, timeline.verticalScrollBar().sizeHint().width()
    tall, taller = (round(lay_out(words, width, look).height) for width in (wide, wide - bar))
    assert tall < taller
    timeline.show()
    timeline.show_entries((words,), True)
    frame = 2 * timeline.frameWidth()
    for height in range(taller + 5, tall - 5, -1):
        timeline.resize(wide + frame, height + frame)
        QApplication.processEvents()
        if height >= tall + BOTTOM_PX:
            assert (timeline.verticalScrollBar().maximum(), timeline.viewport().width()) == (0, wide)
        if height < tall:
            assert timeline.verticalScrollBar().maximum() > 0
            assert timeline.viewport().width() == wide - bar
