"""An organisation in the settings: name, plan, region, domains, tags, who gets its tickets and when its targets count
(desk.md sections 1, 12)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.core.desk.domains import fold, is_public
from assistdesk.core.desk.shapes_organizations import OrganizationChange, OrganizationOut
from assistdesk.runtime.intents_organizations import CountOutside, DropOrganization, SaveOrganization, TakeIn
from assistdesk.runtime.snapshot_organizations import OrganizationsView, OutsideView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.kept_sheet import (
    KeptSheet,
    Names,
    choose_number,
    chosen_number,
    list_of,
    names_choice,
    number_words,
)
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import in_a_row, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, fields, row

WIDTH_PX, ROOM_PX = 560, 380
NAME_CHARS, PLAN_CHARS, LIST_CHARS = 200, 60, 2_000
OUTSIDE_CHARS = 40
USUAL_PLAN = "standard"
REFUSED = frozenset(("public", "taken"))
CAPTIONS = {
    "name": "rules.name", "plan": "orgs.plan", "region": "orgs.region", "domains": "orgs.domains", "tags": "bulk.tags.field",
    "external_id": "orgs.external", "group_id": "orgs.group", "schedule_id": "orgs.hours", "shared_tickets": "orgs.shared.chip",
}  # fmt: skip


class OrganizationSheet(KeptSheet):
    """*kept* None: a new one. *used*: what else names it, in words."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        kept: OrganizationOut | None,
        groups: Names,
        hours: Names,
        number: Number,
        used: str = "",
    ) -> None:
        super().__init__(means, window, say("orgs.new" if kept is None else "orgs.edit"), number, WIDTH_PX)
        look = means.look
        self._kept = self.base = kept
        self._used = used
        self._view = OrganizationsView()
        self.name = Field(look, say("rules.name"), chars_max=NAME_CHARS, entered=self.keep)
        self.plan = Field(look, say("orgs.plan"), say("orgs.plan.hint"), chars_max=PLAN_CHARS, entered=self.keep)
        self.region = Field(look, say("orgs.region"), chars_max=PLAN_CHARS, entered=self.keep)
        self.domains = Field(look, say("orgs.domains"), say("orgs.domains.hint"), False, LIST_CHARS, self.keep)
        self.domains.line.textChanged.connect(lambda _text: self._warn())
        told = PlainLabel(look, say("orgs.domains.told"), Type.SMALL, "muted", wrap=True)
        self.outside = PlainLabel(look, "", Type.SMALL, wrap=True)
        self.take_in = Button(look, say("orgs.take_in"), self._take_in, size="small")
        self.newcomers = row((self.outside, 1), self.take_in, spacing=8)
        self.newcomers.hide()
        self.tags = Field(look, say("bulk.tags.field"), say("orgs.tags.hint"), False, LIST_CHARS, self.keep)
        self.external = Field(look, say("orgs.external"), say("orgs.external.hint"), False, NAME_CHARS, self.keep)
        self.group = names_choice(look, "orgs.group", "orgs.group.none", groups)
        self.hours = names_choice(look, "orgs.hours", "orgs.hours.none", hours)
        self.shared = QCheckBox(menu_text(say("orgs.shared")))
        self.shared.setFont(look.font(Type.BODY))
        self.parts = {
            "name": self.name, "plan": self.plan, "region": self.region, "domains": self.domains, "tags": self.tags,
            "external_id": self.external, "group_id": self.group, "schedule_id": self.hours, "shared_tickets": self.shared,
        }  # fmt: skip
        self.readers = {
            "shared_tickets": lambda value: say("orgs.yes" if value else "orgs.no"),
            "group_id": partial(number_words, self.group),
            "schedule_id": partial(number_words, self.hours),
        }
        self.captions = {name: say(key) for name, key in CAPTIONS.items()}
        self.fill(kept)
        part = self.add_room(ROOM_PX)
        part.addWidget(self.name)
        part.addWidget(fields(self.plan, self.region))
        part.addWidget(column(self.domains, told, self.newcomers, spacing=4))
        for widget in (self.tags, self.group, self.hours, self.external):
            part.addWidget(widget)
        part.addWidget(self.shared)
        part.addStretch(1)
        gone = [] if kept is None else [Button(look, say("orgs.remove"), self._remove, kind="quiet")]
        self.add_end(say("orgs.effect"), self.name.line, *gone)
        if kept is not None and kept.domains:
            means.emit(CountOutside(kept.id))

    def fill(self, kept: OrganizationOut | None) -> None:
        if kept is None:
            self.plan.line.setText(USUAL_PLAN)
            return
        for field, text in (
            (self.name, kept.name),
            (self.plan, kept.plan),
            (self.region, kept.region or ""),
            (self.domains, ", ".join(kept.domains)),
            (self.tags, ", ".join(kept.tags)),
            (self.external, kept.external_id or ""),
        ):
            field.line.setText(text)
        for choice, number in ((self.group, kept.group_id), (self.hours, kept.schedule_id)):
            choose_number(choice, number)
        self.shared.setChecked(kept.shared_tickets)

    def values(self) -> dict[str, Any]:
        return {
            "name": " ".join(self.name.text().split()),
            "plan": self.plan.text().strip() or USUAL_PLAN,
            "region": self.region.text().strip() or None,
            "domains": tuple(one.casefold() for one in list_of(self.domains.text())),
            "tags": list_of(self.tags.text()),
            "external_id": self.external.text().strip() or None,
            "group_id": chosen_number(self.group),
            "schedule_id": chosen_number(self.hours),
            "shared_tickets": self.shared.isChecked(),
        }

    def show_organizations(self, view: OrganizationsView) -> None:
        """At each snapshot while it is open."""
        self._view = view
        self._show_outside(view.outside)
        self.show_answer(view.answered, view.refused)

    def keep(self) -> None:
        """Send what is other than before, or say what is missing; what was typed stays."""
        if not self.name.text().strip():
            self.name.set_error(say("kept.empty"))
            self.name.setFocus()
            return
        changed = self.differing()
        if self.base is not None and not changed:
            self.accept()
            return
        version = None if self.base is None else self.base.row_version
        org_id = 0 if self._kept is None else self._kept.id
        self.send(lambda sheet: SaveOrganization(sheet, org_id, OrganizationChange(row_version=version, **changed)))

    # --- domains ------------------------------------------------------------------------------------------------------

    def _warn(self) -> None:
        """A domain where everybody gets an address is said before it is sent."""
        found = next(filter(is_public, list_of(self.domains.text())), "")
        self.domains.set_error(say("orgs.domains.public", domain=plain(found, PLAN_CHARS)) if found else "")

    def _show_outside(self, outside: OutsideView | None) -> None:
        """Who could be put in, as the domains stand at the relay."""
        is_there = (
            outside is not None and self._kept is not None and outside.org_id == self._kept.id and outside.count > 0
        )
        self.newcomers.setVisible(is_there)
        if outside is not None and is_there:
            names = ", ".join(plain(name, OUTSIDE_CHARS) for name in outside.names)
            more = " …" if outside.count > len(outside.names) else ""
            self.outside.setText(say("orgs.outside", outside.count, names=names + more))
            self.take_in.setEnabled(True)

    def _take_in(self) -> None:
        if self._kept is not None:
            self.take_in.setEnabled(False)
            self._means.emit(TakeIn(self._kept.id))

    def show_refusal(self, refused: Cause) -> None:
        """Which of the domains, and whose it is."""
        told = {name: str(value) for name, value in refused.fields}
        name, _, place = told.get("field", "").partition(".domains[")
        sent, number = list_of(self.domains.text()), place.rstrip("]")
        if (
            name != "organization"
            or not number.isdecimal()
            or int(number) >= len(sent)
            or told.get("code") not in REFUSED
        ):
            super().show_refusal(refused)
            return
        domain = plain(fold(sent[int(number)]), PLAN_CHARS)
        other = plain(told.get("other", ""), PLAN_CHARS)
        sentence = say(
            f"orgs.domains.{told['code']}", domain=domain, **({"other": other} if told["code"] == "taken" else {})
        )
        self.domains.set_error(sentence)
        self.domains.setFocus()

    def newest(self) -> OrganizationOut | None:
        return self._view.theirs

    def _remove(self) -> None:
        """Asked first, as all that others work with."""
        kept = self._kept
        if kept is not None:
            sure = in_a_row(say("orgs.remove.sure", name=plain(kept.name, PLAN_CHARS)), self._used)
            emit = self._means.emit
            self.ask_first(say("orgs.remove"), sure, lambda: emit(DropOrganization(kept.id)), say("cancel"))
