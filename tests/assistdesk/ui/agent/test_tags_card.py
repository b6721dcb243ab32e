"""The open ticket's tags stand beside its conversation and lead to the line in which they are written."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from assistdesk.runtime.snapshot import Rights, TicketView
from assistdesk.ui.agent.head_fields import TagsSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.kit.snapshots import STATES


def show(desk: Desk, ticket_change: dict[str, object] | None = None, **row: object) -> None:
    ticket = STATES["busy-day"].snapshot.ticket
    assert isinstance(ticket, TicketView)
    shown = replace(ticket, row=replace(ticket.row, **row), **(ticket_change or {}))  # type: ignore[arg-type]
    desk.show("busy-day", ticket=shown)


def words_in(card: QWidget) -> list[str]:
    return [bare(one.text()) for one in card.findChildren(QLabel) if one.isVisible()]


def test_tags_are_told_as_plain_words(desk: Desk) -> None:
    show(desk, tags=("vip", "<b>bold</b>"))
    card = desk.window.context.tags
    assert card.isVisible()
    assert [bare(one.accessibleName()) for one in card.chips.parts] == ["vip", "<b>bold</b>"]
    show(desk, tags=())
    assert not card.chips.isVisible()
    assert "No tags yet." in words_in(card)


def test_the_pencil_opens_the_line_of_this_ticket(desk: Desk) -> None:
    show(desk, tags=("vip",))
    desk.window.context.tags.edit.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, TagsSheet)
    assert sheet.tags.tags == ("vip",)


@pytest.mark.parametrize("change", [{"may": Rights(change=False)}, {"row": "closed"}])
def test_who_may_not_change_it_reads_them_and_sees_no_empty_card(desk: Desk, change: dict[str, object]) -> None:
    row = {"status": "closed"} if "row" in change else {}
    may = {} if "row" in change else change
    show(desk, may, tags=("vip",), **row)
    card = desk.window.context.tags
    assert card.isVisible()
    assert not card.edit.isVisible()
    show(desk, may, tags=(), **row)
    assert not card.isVisible()
