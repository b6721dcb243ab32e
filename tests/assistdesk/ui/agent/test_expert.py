"""The window of an expert: it offers what she may do on a ticket that she was put on, and nothing that would be refused."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents import ChangeTicket, OpenTicket, SaveDraft, SendComment, SetComposerMode
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, DraftView
from assistdesk.runtime.snapshot_forms import TicketFields
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.commands import COMMANDS, offered
from assistdesk.ui.agent.palette import hits
from assistdesk.ui.agent.sheets import ShortcutsSheet
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.test_fields_card import FORMS, HELD, ticket
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton
HARMLESS = (OpenTicket, SaveDraft, SetComposerMode)
"""What a look around wishes and nobody is refused."""


def with_may(snapshot: AgentSnapshot, may: Rights, **ticket: object) -> AgentSnapshot:
    assert snapshot.ticket is not None
    return replace(snapshot, ticket=replace(snapshot.ticket, may=may, **ticket))  # type: ignore[arg-type]


def wishes(desk: Desk) -> list[Intent]:
    return [one for one in desk.said if not isinstance(one, HARMLESS)]


def test_the_head_says_what_the_ticket_is_and_opens_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.show("as-expert")
    header = desk.window.conversation.header
    assert not header.solve.isVisible()
    for chip, word in ((header.priority, "High"), (header.status, "Open"), (header.assignee, "Sam Rivera")):
        assert chip.isVisible()
        assert bare(chip.text()) == word
        qtbot.mouseClick(chip, LEFT)
    assert QApplication.activePopupWidget() is None
    menu = header.more.menu()
    assert menu is not None
    assert [bare(action.text()).partition("\t")[0] for action in menu.actions()] == [
        "Copy number AD-1042",
        "Copy a link to the ticket",
        "Put off its notices, or take that back",
    ]
    wide = header.status.sizeHint().width()
    header.status.set_open(True)
    assert header.status.sizeHint().width() > wide  # the arrow is there again
    assert wishes(desk) == []


def test_the_composer_opens_on_the_note_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    watches = desk.show("as-expert")
    composer = desk.window.conversation.composer
    reply = composer.modes.buttons["reply"]
    assert composer.mode is ComposerMode.NOTE
    assert not reply.isEnabled()
    assert "As an expert you write notes here." in bare(words_of(composer))
    assert not composer.menu_button.isVisible()
    qtbot.mouseClick(reply, LEFT)
    composer.switch()
    desk.window.run("reply")
    assert composer.mode is ComposerMode.NOTE
    composer.text.setPlainText("the third bolt")
    composer.send(None)
    assert desk.of(SendComment) == [SendComment(1042, False, "the third bolt")]
    desk.window.show_snapshot(with_may(watches, Rights(reply=True, change=False)))
    assert reply.isEnabled()
    assert "As an expert you write notes here." not in bare(words_of(composer))
    desk.window.run("reply")
    assert composer.mode is ComposerMode.REPLY


def test_a_reply_that_is_being_written_stays_a_draft_when_the_right_to_it_goes(desk: Desk) -> None:
    may = desk.show("as-expert-replying")
    composer = desk.window.conversation.composer
    composer.text.setPlainText("Hola Lucía, it is the third")
    desk.window.show_snapshot(with_may(may, Rights(False, False), draft=DraftView(reply="Hola Lucía, ")))
    assert composer.mode is ComposerMode.NOTE
    assert composer.text.toPlainText() == ""
    assert desk.of(SaveDraft)[-1] == SaveDraft(1042, ComposerMode.REPLY, "Hola Lucía, it is the third")
    desk.window.show_snapshot(with_may(may, Rights(True, False)))
    composer.set_mode(ComposerMode.REPLY)
    assert composer.text.toPlainText() == "Hola Lucía, it is the third"


def test_no_macro_is_offered_behind_a_slash(desk: Desk, qtbot: QtBot) -> None:
    plain = desk.show("as-expert", macros=STATES["macro-settings"].snapshot.macros)
    composer = desk.window.conversation.composer
    composer.text.clear()
    qtbot.keyClicks(composer.text, "/")
    assert composer._picker is None
    desk.window.show_snapshot(with_may(plain, Rights()))
    composer.text.clear()
    qtbot.keyClicks(composer.text, "/")
    assert composer._picker is not None
    assert composer._picker.isVisible()


def test_every_command_that_would_be_refused_is_gone_from_keys_palette_and_sheet(desk: Desk, qtbot: QtBot) -> None:
    snapshot = desk.show("as-expert")
    kept = {one.name for one in offered(snapshot)}
    assert {"note", "send", "attach", "copy_number", "search", "inbox", "told", "settings", "next", "views"} <= kept
    gone = {one.name for one in COMMANDS} - kept
    assert {
        "reply",
        "switch",
        "solve",
        "solve_next",
        "macros",
        "merge",
        "delete",
        "start",
        "new",
        "bulk",
        "reports",
    } <= gone
    for name in gone:
        desk.window.run(name)
    assert wishes(desk) == []
    assert QApplication.activeModalWidget() is None
    words = [hit.words for hit in hits(desk.means, snapshot, desk.window.run, "solve")]
    assert all("Solve" not in one for one in words)
    sheet = ShortcutsSheet(desk.means, desk.window, snapshot, desk.window.run)
    qtbot.addWidget(sheet)
    assert "Solve" not in words_of(sheet)
    desk.window.list.view.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_T, Qt.Key.Key_P, Qt.Key.Key_X):
        qtbot.keyClick(desk.window.list.view, key)
    assert QApplication.activePopupWidget() is None
    assert wishes(desk) == []


def test_nothing_is_picked_and_no_bar_appears_over_the_list(desk: Desk) -> None:
    desk.show("as-expert")
    pane = desk.window.list
    pane.pick(0)
    pane.pick_all()
    assert not pane.bulk.isVisible()
    assert not pane.new_button.isVisible()
    desk.show("live-session")
    pane.pick(0)
    assert pane.bulk.isVisible()
    assert pane.new_button.isVisible()


def test_the_panel_shows_people_and_customer_and_changes_neither(desk: Desk) -> None:
    desk.show("as-expert")
    panel = desk.window.context
    assert not panel.session.isVisible()
    pressed = [one for one in shown(panel.people) + shown(panel.customer) if isinstance(one, QAbstractButton)]
    assert [one.accessibleName() for one in pressed if one.isEnabled()] == [
        place.folder.chevron.accessibleName() for place in (panel.people, panel.customer) if place.folder is not None
    ]
    panel.people.open_sheet()
    assert QApplication.activeModalWidget() is None


def test_the_rail_leads_to_no_place_that_is_not_hers(desk: Desk) -> None:
    desk.show("as-expert")
    rail = desk.window.rail
    assert not rail.reports.isVisible()
    assert not rail.call.isVisible()
    menu = rail.face.menu()
    assert menu is not None
    assert all(action.menu() is None for action in menu.actions())  # no number of chats
    assert not desk.window.settings.macros.isVisibleTo(desk.window.settings)


def test_an_empty_list_says_where_her_tickets_come_from(desk: Desk) -> None:
    desk.show("as-expert-empty")
    assert "Those that a colleague puts you on appear by themselves." in bare(words_of(desk.window.list))


def test_her_own_words_are_not_offered_to_be_erased_or_split_off(desk: Desk) -> None:
    erasing = desk.show("erase")
    own = "c:2"
    entries = {entry.key: entry for entry in desk.window.conversation.timeline.entries.entries()}
    assert entries[own].more
    desk.window.show_snapshot(with_may(erasing, Rights(reply=True, change=False)))
    entries = {entry.key: entry for entry in desk.window.conversation.timeline.entries.entries()}
    assert entries[own].more == ()


def test_a_merged_or_closed_ticket_gives_her_ways_and_no_change(desk: Desk) -> None:
    for state, word in (("merged", "Take the merge back"), ("closed", say("cmd.followup"))):
        agents = desk.show(state)
        links = desk.window.conversation.links
        assert any(word in bare(one.accessibleName()) for one in shown(links)), state
        desk.window.show_snapshot(with_may(agents, Rights(False, False)))
        assert not any(word in bare(one.accessibleName()) for one in shown(links)), state


def test_fields_are_read_and_not_written(desk: Desk) -> None:
    asked = desk.show("people", ticket=ticket(HELD), forms=FORMS)
    assert desk.window.context.fields.editors
    desk.window.show_snapshot(with_may(asked, Rights(False, False)))
    card = desk.window.context.fields
    assert not card.editors
    assert card.form is None
    assert "Seats" in bare(words_of(card))
    desk.window.show_snapshot(with_may(asked, Rights(False, False), fields=TicketFields()))
    assert not card.isVisible()


def test_a_session_that_goes_on_can_be_ended_whatever_became_of_her(desk: Desk) -> None:
    live = desk.show("live-session")
    assert live.me is not None
    demoted = replace(with_may(live, Rights(False, False)), me=replace(live.me, role="expert"))
    desk.window.show_snapshot(demoted)
    assert desk.window.context.session.isVisible()
    assert "end" in {one.name for one in offered(demoted)}
    desk.window.run("solve")
    assert desk.of(ChangeTicket) == []


def shown(within: QWidget) -> list[QWidget]:
    QApplication.processEvents()
    return [one for one in within.findChildren(QWidget) if one.accessibleName() and one.isVisible()]
