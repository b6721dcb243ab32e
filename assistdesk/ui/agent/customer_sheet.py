"""A customer as the desk keeps her: name, addresses, numbers, language, organisation, how another system calls her
(desk.md sections 1, 12). Everybody of ours may change her; colleagues are changed elsewhere. Admins erase her for good, after
a question (decision 0055).
"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidgetItem, QWidget

from assistdesk.core.desk.shapes_organizations import PersonChange, PersonOut
from assistdesk.runtime.intents_organizations import EraseCustomer, FindOrganizations, ReadCustomer, SaveCustomer
from assistdesk.runtime.snapshot_organizations import CustomerView, OrganizationsView
from assistdesk.ui.agent.finder_sheet import ListKeys
from assistdesk.ui.agent.kept_sheet import KeptSheet, list_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import LANGUAGE_NAMES, explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import ask
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, row
from assistdesk.ui.widgets.menus import offer_list

WIDTH_PX, ROW_PX, OFFERS_MAX = 560, 32, 5
NAME_CHARS, LIST_CHARS = 200, 2_000
CAPTIONS = {
    "name": "new.name", "emails": "customer.emails", "phones": "customer.phones", "locale": "customer.language",
    "org_id": "customer.org", "external_id": "orgs.external",
}  # fmt: skip


class CustomerSheet(KeptSheet):
    """Asks for her as soon as it is made; ``show_customer`` at each snapshot while it is open. *may_erase*: I am an admin."""

    def __init__(self, means: Means, window: QWidget, user_id: int, number: Number, may_erase: bool) -> None:
        super().__init__(means, window, say("customer.edit"), number, WIDTH_PX)
        look = means.look
        self._user_id = user_id
        self._theirs: PersonOut | None = None
        self._names: dict[int, str] = {}
        self._org_id: int | None = None
        self.said = PlainLabel(look, say("loading"), Type.SMALL, "muted", wrap=True)
        self.name = Field(look, say("new.name"), chars_max=NAME_CHARS, entered=self.keep)
        self.emails = Field(look, say("customer.emails"), say("customer.list.hint"), False, LIST_CHARS, self.keep)
        self.phones = Field(look, say("customer.phones"), say("customer.list.hint"), False, LIST_CHARS, self.keep)
        self.language = Choice(look, say("customer.language"), tuple(LANGUAGE_NAMES.items()))
        self.org = Field(look, say("customer.org"), say("customer.org.hint"), chars_max=NAME_CHARS)
        self.org.line.textEdited.connect(self._find)
        self.confirm = QCheckBox(menu_text(say("customer.org.confirm")))
        self.confirm.setFont(look.font(Type.BODY))
        self.confirm.hide()
        self.offers = offer_list(look, say("customer.org.found"))
        self.offers.itemClicked.connect(lambda _item: self._choose())
        self.offers.hide()
        self._keys = ListKeys(self.org.line, self.offers, self._enter)
        self.external = Field(look, say("orgs.external"), say("orgs.external.hint"), False, NAME_CHARS, self.keep)
        self.parts = {
            "name": self.name, "emails": self.emails, "phones": self.phones, "locale": self.language, "org_id": self.org,
            "external_id": self.external,
        }  # fmt: skip
        self.readers = {
            "org_id": lambda value: "" if value is None else self._names.get(value, str(value)),
            "locale": lambda value: LANGUAGE_NAMES.get(value, str(value)),
        }
        self.captions = {name: say(key) for name, key in CAPTIONS.items()}
        self.fields = column(
            row((self.name, 3), (self.language, 2), spacing=12),
            self.emails,
            self.phones,
            column(self.org, self.offers, self.confirm, spacing=4),
            self.external,
            spacing=12,
        )
        self.fields.setEnabled(False)
        self.keep_button.setEnabled(False)
        self.body.addWidget(self.said)
        self.body.addWidget(self.fields)
        self.erase = Button(look, say("customer.erase"), self._ask_erase, kind="quiet")
        self.erase.setEnabled(False)
        self.add_end(say("customer.effect"), self.name.line, *((self.erase,) if may_erase else ()))
        means.emit(ReadCustomer(user_id))

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_customer(self, view: CustomerView, organizations: OrganizationsView) -> None:
        self._offer(organizations)
        if view.user_id != self._user_id:
            return
        if view.error is not None and self.base is None:
            self.said.setText(explain(view.error.rule, view.error.fields).sentence)
        elif view.person is not None and self.base is None:
            self._fill(view.person)
        if view.person is not None:
            self._theirs = view.person
            self._know_organisation(view.person)
        self.show_answer(view.answered, view.refused)

    def _fill(self, person: PersonOut) -> None:
        is_theirs = person.role == "customer"
        self.base = person
        self.said.setText("" if is_theirs else say("customer.colleague"))
        self.said.setVisible(not is_theirs)
        self.fields.setEnabled(is_theirs)
        self.keep_button.setEnabled(is_theirs)
        self.erase.setEnabled(is_theirs)
        self.fill(person)
        self.watch_choices()
        if is_theirs:
            self.name.setFocus()

    def fill(self, person: PersonOut) -> None:
        if person.locale and self.language.box.findData(person.locale) < 0:
            self.language.box.addItem(person.locale, person.locale)
        self.language.choose(person.locale)
        self._org_id = person.org_id
        self._know_organisation(person)
        for field, text in (
            (self.name, person.name),
            (self.emails, ", ".join(person.emails)),
            (self.phones, ", ".join(person.phones)),
            (self.org, self._names.get(person.org_id or 0, "")),
            (self.external, person.external_id or ""),
        ):
            field.line.setText(text)
        self._offer_confirming()

    def _offer_confirming(self) -> None:
        """Somebody of ours may say what so far an address says alone."""
        base: PersonOut | None = self.base
        self.confirm.setVisible(base is not None and base.org_by_address and self._org_id == base.org_id)

    def _know_organisation(self, person: PersonOut) -> None:
        if person.org_id is not None:
            self._names.setdefault(person.org_id, person.org_name)

    # --- erasing ------------------------------------------------------------------------------------------------------

    def _ask_erase(self) -> None:
        """Over this sheet, which closes with a yes: what goes, what stays, and that there is no way back."""
        told = tuple(map(say, ("customer.erase.goes", "customer.erase.stays", "erase.no_way_back")))
        title = say("customer.erase.title", name=plain(self.base.name, NAME_CHARS))
        ask(self._look, self, title, told, (say("erase.do"), self._erase), say("cancel"), danger=True)

    def _erase(self) -> None:
        self.give_up()
        self._means.emit(EraseCustomer(self._user_id))

    # --- the organisation ---------------------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        """What is typed names nobody until one of the list is chosen; nothing typed: she is of none."""
        self._org_id = None
        self._offer_confirming()
        self.offers.clear()
        self.offers.hide()
        if text.strip():
            self._means.emit(FindOrganizations(text.strip()))

    def _offer(self, view: OrganizationsView) -> None:
        typed = self.org.text().strip()
        is_asked = self._org_id is None and bool(typed) and view.text == typed and not view.loading
        rows = view.rows[:OFFERS_MAX] if is_asked else ()
        shown = [self.offers.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.offers.count())]
        if [one.id for one in rows] != shown:
            self.offers.clear()
            for one in rows:
                self._names[one.id] = one.name
                item = QListWidgetItem(plain(one.name, NAME_CHARS))
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self.offers.addItem(item)
            self.offers.setCurrentRow(0)
            self.offers.setFixedHeight(self._look.px(ROW_PX) * len(rows) + 4)
            self.offers.setVisible(bool(rows))
        if is_asked and not rows:
            self.org.set_error(say("orgs.nothing"))

    def _choose(self) -> None:
        item = self.offers.currentItem()
        if item is not None:
            self._org_id = int(item.data(Qt.ItemDataRole.UserRole))
            self.org.line.setText(self._names[self._org_id])
            self.org.set_error("")
            self.offers.clear()
            self.offers.hide()
            self._offer_confirming()

    def _enter(self) -> None:
        self._choose() if self.offers.count() else self.keep()

    # --- keeping ------------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        return {
            "name": " ".join(self.name.text().split()),
            "emails": list_of(self.emails.text()),
            "phones": list_of(self.phones.text()),
            "locale": self.language.value(),
            "org_id": self._org_id,
            "external_id": self.external.text().strip() or None,
        }

    def differing(self) -> dict[str, Any]:
        """Her organisation is sent again where it is confirmed."""
        is_said = self.confirm.isVisibleTo(self) and self.confirm.isChecked()
        return super().differing() | ({"org_id": self._org_id} if is_said else {})

    def keep(self) -> None:
        """Send what is other than it was, or say what is missing; what was typed stays."""
        base: PersonOut | None = self.base
        if base is None or not self.keep_button.isEnabled():
            return
        if not self.name.text().strip():
            self.name.set_error(say("kept.empty"))
            self.name.setFocus()
        elif self._org_id is None and self.org.text().strip():
            self.org.set_error(say("customer.org.choose"))
            self.org.setFocus()
        elif changed := self.differing():
            change = PersonChange(row_version=base.row_version, **changed)
            self.send(lambda sheet: SaveCustomer(sheet, self._user_id, change))
        else:
            self.accept()

    def newest(self) -> PersonOut | None:
        return self._theirs
