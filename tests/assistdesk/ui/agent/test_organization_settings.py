"""Organisations in the settings: found by everybody of ours, made and changed by admins, refused in words."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_organizations import OrganizationChange
from assistdesk.runtime.intents_organizations import (
    CountOutside,
    DropOrganization,
    FindOrganizations,
    MoreOrganizations,
    SaveOrganization,
    TakeIn,
)
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_organizations import OutsideView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.organization_settings import OrganizationSettings
from assistdesk.ui.agent.organization_sheet import OrganizationSheet
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.organization_snapshots import NORTE, ORGANIZATIONS
from tests.kit.snapshots import STATES
from tests.kit.words import words_of

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


def opened(desk: Desk, **fields: object) -> OrganizationSettings:
    desk.show("organization-settings", **fields)
    desk.window.go("settings")
    return desk.window.settings.organizations


def as_agent() -> dict[str, object]:
    me = STATES["organization-settings"].snapshot.me
    assert me is not None
    return {"me": replace(me, role="agent")}


def sheet_of(desk: Desk) -> OrganizationSheet:
    QApplication.processEvents()
    return [one for one in desk.window.findChildren(OrganizationSheet) if one.isVisible()][-1]


def answered(desk: Desk, snapshot: AgentSnapshot | None = None, **fields: object) -> None:
    view = replace(ORGANIZATIONS, **fields)  # type: ignore[arg-type]
    desk.show("organization-settings", organizations=view)


def test_everybody_finds_them_and_only_an_admin_is_offered_to_change_them(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk, **as_agent())
    told = bare(words_of(card))
    assert "Talleres Norte, S.L." in told
    assert "premium  ·  EU  ·  talleresnorte.example  ·  machines, north" in told
    assert "Shared tickets" in told
    assert "Change" not in told
    assert "New organisation" not in told
    assert desk.of(FindOrganizations) == [FindOrganizations("")]
    qtbot.keyClicks(card.search, "br")
    assert desk.of(FindOrganizations)[-1] == FindOrganizations("br")
    qtbot.mouseClick(button(card, "Show more"), LEFT)
    assert desk.of(MoreOrganizations) == [MoreOrganizations()]
    opened(desk)
    assert button(card, "New organisation")
    assert button(card, "Change Talleres Norte, S.L.")


def test_nothing_found_nothing_there_and_what_failed_are_said_with_a_way_on(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk, organizations=replace(ORGANIZATIONS, rows=(), has_more=False))
    assert bare(card.said.text()) == say("orgs.none.first")
    answered(desk, rows=(), text="xyz", has_more=False)
    assert bare(card.said.text()) == "No organisation has these words in its name."
    answered(desk, rows=(), loading=True, was_read=False, has_more=False)
    assert card.said.isVisible()
    assert not card.again.isVisible()
    answered(desk, error=Cause("unreachable"))
    asked = len(desk.of(FindOrganizations))
    qtbot.mouseClick(card.again, LEFT)
    assert len(desk.of(FindOrganizations)) == asked + 1
    answered(desk)
    assert not card.again.isVisible()
    assert not card.said.isVisible()


def test_only_what_is_other_is_sent_with_the_version_that_was_seen(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "Change Talleres Norte, S.L."), LEFT)
    sheet = sheet_of(desk)
    assert (sheet.plan.text(), sheet.group.box.currentText()) == ("premium", "First line")
    sheet.plan.line.setText("gold")
    sheet.tags.line.setText(" north ,  north, Spare parts")
    sheet.region.line.clear()
    sheet.shared.setChecked(True)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    change = OrganizationChange(
        row_version=4, plan="gold", region=None, tags=("north", "Spare parts"), shared_tickets=True
    )
    (wish,) = desk.of(SaveOrganization)
    assert isinstance(wish, SaveOrganization)
    assert (wish.org_id, wish.change) == (7, change)
    assert not sheet.keep_button.isEnabled()
    answered(desk, answered=wish.sheet)
    assert not sheet.isVisible()


def test_a_new_one_needs_a_name_and_nothing_changed_sends_nothing(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "New organisation"), LEFT)
    sheet = sheet_of(desk)
    qtbot.mouseClick(sheet.keep_button, LEFT)
    assert sheet.name.error.isVisible()
    assert desk.of(SaveOrganization) == []
    qtbot.keyClicks(sheet.name.line, "  Bo   & Sons")
    qtbot.keyClick(sheet.name.line, Key.Key_Return)
    (wish,) = desk.of(SaveOrganization)
    assert isinstance(wish, SaveOrganization)
    assert (wish.org_id, wish.change) == (0, OrganizationChange(name="Bo & Sons", plan="standard"))
    answered(desk, answered=wish.sheet, refused=Cause("invalid", (("field", "organization.name"), ("code", "taken"))))
    assert sheet.name.error.text() == "Another one has this already."
    assert QApplication.focusWidget() is sheet.name.line
    qtbot.keyClick(sheet, Key.Key_Escape)
    qtbot.mouseClick(button(card, "Change Bright Co."), LEFT)
    qtbot.mouseClick(sheet_of(desk).keep_button, LEFT)
    assert len(desk.of(SaveOrganization)) == 1


def test_after_a_colleague_s_change_both_values_stand_there_and_the_next_keep_writes_over(
    desk: Desk, qtbot: QtBot
) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "Change Talleres Norte, S.L."), LEFT)
    sheet = sheet_of(desk)
    sheet.plan.line.setText("gold")
    qtbot.mouseClick(sheet.keep_button, LEFT)
    theirs = replace(NORTE, plan="silver", region="ES", row_version=5)
    answered(desk, answered=1, refused=Cause("row_version"), theirs=theirs)
    said = bare(sheet.error.text())
    assert "A colleague changed it meanwhile." in said
    assert "Plan: “silver” there, “gold” here" in said
    assert "Region" not in said  # I did not touch it
    assert (sheet.region.text(), sheet.plan.text()) == ("ES", "gold")  # what I left alone is as it is there
    qtbot.mouseClick(sheet.keep_button, LEFT)
    wish = desk.of(SaveOrganization)[-1]
    assert isinstance(wish, SaveOrganization)
    assert wish.change == OrganizationChange(row_version=5, plan="gold")


def test_what_domains_do_is_told_and_who_fits_is_put_in_by_a_press(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "Change Bright Co."), LEFT)
    assert desk.of(CountOutside) == [CountOutside(8)]
    sheet = sheet_of(desk)
    assert "A new customer whose e-mail address ends in one of these belongs to it." in bare(words_of(sheet))
    answered(desk)  # who fits another one
    assert not sheet.newcomers.isVisible()
    answered(desk, outside=OutsideView(8))
    assert not sheet.newcomers.isVisible()
    answered(desk, outside=OutsideView(8, 12, ("Eva", "Bea")))
    assert bare(sheet.outside.text()) == "12 people without an organisation have such an address: Eva, Bea …"
    qtbot.mouseClick(sheet.take_in, LEFT)
    assert desk.of(TakeIn) == [TakeIn(8)]
    assert not sheet.take_in.isEnabled()
    answered(desk, outside=OutsideView(8, 1, ("Eva",)))
    assert bare(sheet.outside.text()) == "1 person without an organisation has such an address: Eva"
    assert sheet.take_in.isEnabled()
    answered(desk, outside=OutsideView(8))
    assert not sheet.newcomers.isVisible()
    qtbot.keyClick(sheet, Key.Key_Escape)
    qtbot.mouseClick(button(card, "New organisation"), LEFT)
    assert len(desk.of(CountOutside)) == 1
    assert not sheet_of(desk).newcomers.isVisible()


def test_a_domain_of_everybody_s_is_warned_of_and_one_of_another_organisation_named(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "Change Bright Co."), LEFT)
    sheet = sheet_of(desk)
    sheet.domains.line.clear()
    qtbot.keyClicks(sheet.domains.line, "b.example, gmail.com")
    assert bare(sheet.domains.error.text()) == "gmail.com gives addresses to everybody: nobody is put in by it."
    qtbot.keyClicks(sheet.domains.line, "pany.example, c.example")
    assert not sheet.domains.error.isVisible()
    qtbot.mouseClick(sheet.keep_button, LEFT)
    wish = desk.of(SaveOrganization)[-1]
    assert isinstance(wish, SaveOrganization)
    assert wish.change.domains == ("b.example", "gmail.company.example", "c.example")
    fields = (("field", "organization.domains[2]"), ("code", "taken"), ("other", "Nordwerk"))
    answered(desk, answered=wish.sheet, refused=Cause("invalid", fields))
    assert bare(sheet.domains.error.text()) == "c.example belongs to Nordwerk already."
    assert QApplication.focusWidget() is sheet.domains.line
    qtbot.mouseClick(sheet.keep_button, LEFT)
    wish = desk.of(SaveOrganization)[-1]
    assert isinstance(wish, SaveOrganization)
    wrong = Cause("invalid", (("field", "organization.domains[1]"), ("code", "bad_format")))
    answered(desk, answered=wish.sheet, refused=wrong)
    assert sheet.domains.error.isVisible()


def test_deleting_is_asked_first(desk: Desk, qtbot: QtBot) -> None:
    card = opened(desk)
    qtbot.mouseClick(button(card, "Change Bright Co."), LEFT)
    qtbot.mouseClick(button(sheet_of(desk), "Delete organisation"), LEFT)
    assert desk.of(DropOrganization) == []
    asked = QApplication.activeModalWidget()
    assert asked is not None
    qtbot.mouseClick(button(asked, "Delete organisation"), LEFT)
    assert desk.of(DropOrganization) == [DropOrganization(8)]
