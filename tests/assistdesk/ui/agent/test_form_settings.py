"""Fields and forms in the settings: the lists, the two sheets, what they refuse, how an answer closes them."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.shapes_forms import FieldIn, FormIn, OptionIn, QuickLinkIn
from assistdesk.runtime.intents_forms import DropField, DropForm, ReadForms, SaveField, SaveForm
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.field_sheet import FieldSheet
from assistdesk.ui.agent.form_settings import FormSettings
from assistdesk.ui.agent.form_sheet import FormSheet
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.assistdesk.ui.agent.form_states import FORMS, GROUPS, LICENCES, LINK, PLAN, SERIAL
from tests.kit.snapshots import ME
from tests.kit.words import words_of

ADMIN = replace(ME, role="admin")
LEFT = Qt.MouseButton.LeftButton


def settings_of(desk: Desk, **more: object) -> FormSettings:
    desk.show("people", **{"me": ADMIN, "forms": FORMS, "queue": GROUPS} | more)
    desk.window.go("settings")
    QApplication.processEvents()
    return desk.window.settings.forms


def field_sheet(desk: Desk) -> FieldSheet:
    return desk.window.findChildren(FieldSheet)[-1]


def form_sheet(desk: Desk) -> FormSheet:
    return desk.window.findChildren(FormSheet)[-1]


def test_the_lists_say_what_each_is_for_admins_alone(desk: Desk) -> None:
    page = settings_of(desk)
    said = bare(words_of(page))
    for words in ("Serial number", "Only for us", "Needed", "Choice", "Licences", "Licence, Seats, Serial number"):
        assert words in said
    assert desk.of(ReadForms)
    assert not settings_of(desk, me=ME).isVisible()


def test_a_new_choice_is_made_by_keyboard_in_two_languages(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    page.edit_field(None)
    sheet = field_sheet(desk)
    qtbot.keyClicks(sheet.name.line, "Serial number")
    sheet.kind.choose("choice")
    sheet.keep()
    assert "add an option" in sheet.error.text()
    qtbot.mouseClick(sheet.add_button, LEFT)
    qtbot.keyClicks(sheet.options[0].line, "One year")
    qtbot.keyClick(sheet.options[0].line, Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.options[1].line, "For good")
    sheet.language.buttons["es"].click()
    sheet.options[0].line.setText("Un año")
    sheet.required.setChecked(True)
    sheet.keep()
    wish = desk.of(SaveField)[0]
    assert isinstance(wish, SaveField)
    assert (wish.field_id, wish.field) == (
        0,
        FieldIn(
            key="serial_number",
            kind="choice",
            label={"en": "Serial number"},
            options=(
                OptionIn(key="one_year", label={"en": "One year", "es": "Un año"}),
                OptionIn(key="for_good", label={"en": "For good"}),
            ),
            required_on_solve=True,
        ),
    )
    settings_of(desk, forms=replace(FORMS, answered=wish.sheet, refused=Cause("field_taken")))
    assert "another name" in sheet.error.text()
    sheet.keep()
    again = desk.of(SaveField)[1]
    assert isinstance(again, SaveField)
    settings_of(desk, forms=replace(FORMS, answered=again.sheet))
    assert not sheet.isVisible()


def test_a_field_keeps_its_key_its_kind_and_its_options_keys(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    page.edit_field(PLAN)
    sheet = field_sheet(desk)
    assert not sheet.kind.isEnabled()
    sheet.options[0].line.setText("Try it")
    sheet._drop(sheet.options[1])
    sheet.keep()
    wish = desk.of(SaveField)[0]
    assert isinstance(wish, SaveField)
    assert (wish.field_id, wish.field.key) == (2, "plan")
    assert [(one.key, one.label["en"]) for one in wish.field.options] == [("trial", "Try it")]
    page.edit_field(SERIAL)
    sheet = field_sheet(desk)
    sheet.name.line.setText("")
    sheet.keep()
    assert "name in English" in bare(sheet.error.text())
    qtbot.mouseClick(button(sheet, "Remove"), LEFT)
    assert "Serial number" in bare(words_of(desk.window))
    asked = [one for one in desk.window.findChildren(type(button(desk.window, "Remove"))) if one.text() == "Remove"]
    qtbot.mouseClick(asked[-1], LEFT)
    assert desk.of(DropField) == [DropField(1)]


def test_a_form_is_put_together_and_sent_whole(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    page.edit_form(None)
    sheet = form_sheet(desk)
    sheet.keep()
    assert "name in English" in bare(sheet.error.text())
    qtbot.keyClicks(sheet.title.line, "Onboarding")
    sheet.group.choose("3")
    qtbot.keyClicks(sheet.tags.line, "start, new")
    assert not sheet.add_link_button.isEnabled()
    for field_id in (1, 2):
        sheet._add_field(sheet.more.findData(field_id))
    sheet._move(2, -1)
    qtbot.mouseClick(sheet.add_link_button, LEFT)
    sheet.links[0].box.setCurrentIndex(1)
    qtbot.keyClicks(sheet.links[0].title, "Start here")
    qtbot.keyClicks(sheet.links[0].address, "http://help.example.com")
    sheet.keep()
    assert "https://" in bare(sheet.error.text())
    sheet.links[0].address.setText("https://help.example.com/start")
    sheet.keep()
    wish = desk.of(SaveForm)[0]
    assert isinstance(wish, SaveForm)
    assert (wish.form_id, wish.form) == (
        0,
        FormIn(
            title={"en": "Onboarding"},
            field_ids=(2, 1),
            group_id=3,
            tags=("start", "new"),
            quick_links=(
                QuickLinkIn(
                    field="plan", option="full", title={"en": "Start here"}, address="https://help.example.com/start"
                ),
            ),
        ),
    )


def test_a_form_is_shown_as_it_is_and_changed_or_removed(desk: Desk, qtbot: QtBot) -> None:
    page = settings_of(desk)
    page.edit_form(LICENCES)
    sheet = form_sheet(desk)
    assert (sheet.title.text(), sheet.group.value(), sheet.tags.tags) == ("Licences", "2", ("licence",))
    assert (sheet.links[0].address.text(), sheet.links[0].box.currentData()) == (LINK.address, ("plan", "trial"))
    sheet.language.buttons["es"].click()
    assert (sheet.title.text(), sheet.links[0].title.text()) == ("Licencias", "Qué permite la prueba")
    sheet._drop_link(sheet.links[0])
    sheet._drop_field(4)
    sheet.keep()
    wish = desk.of(SaveForm)[0]
    assert isinstance(wish, SaveForm)
    assert (wish.form_id, wish.form.field_ids, wish.form.quick_links) == (7, (2, 3, 1, 5), ())
    page.edit_form(LICENCES)
    qtbot.mouseClick(button(form_sheet(desk), "Remove"), LEFT)
    asked = [one for one in desk.window.findChildren(type(button(desk.window, "Remove"))) if one.text() == "Remove"]
    qtbot.mouseClick(asked[-1], LEFT)
    assert desk.of(DropForm) == [DropForm(7)]
