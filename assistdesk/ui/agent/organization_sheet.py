"""An organisation in the settings: name, plan, region, domains, tags, who gets its tickets and when its targets count
(desk.md sections 1, 12)."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.core.desk.shapes_organizations import OrganizationChange, OrganizationOut
from assistdesk.runtime.intents_organizations import DropOrganization, SaveOrganization
from assistdesk.runtime.snapshot_organizations import OrganizationsView
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
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import menu_text
from assistdesk.ui.widgets.layouts import fields

WIDTH_PX, ROOM_PX = 560, 380
NAME_CHARS, PLAN_CHARS, LIST_CHARS = 200, 60, 2_000
USUAL_PLAN = "standard"
CAPTIONS = {
    "name": "rules.name", "plan": "orgs.plan", "region": "orgs.region", "domains": "orgs.domains", "tags": "bulk.tags.field",
    "external_id": "orgs.external", "group_id": "orgs.group", "schedule_id": "orgs.hours", "shared_tickets": "orgs.shared.chip",
}  # fmt: skip


class OrganizationSheet(KeptSheet):
    """*kept* None: a new one."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        kept: OrganizationOut | None,
        groups: Names,
        hours: Names,
        number: Number,
    ) -> None:
        super().__init__(means, window, say("orgs.new" if kept is None else "orgs.edit"), number, WIDTH_PX)
        look = means.look
        self._kept = self.base = kept
        self._view = OrganizationsView()
        self.name = Field(look, say("rules.name"), chars_max=NAME_CHARS, entered=self.keep)
        self.plan = Field(look, say("orgs.plan"), say("orgs.plan.hint"), chars_max=PLAN_CHARS, entered=self.keep)
        self.region = Field(look, say("orgs.region"), chars_max=PLAN_CHARS, entered=self.keep)
        self.domains = Field(look, say("orgs.domains"), say("orgs.domains.hint"), False, LIST_CHARS, self.keep)
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
        for widget in (self.domains, self.tags, self.group, self.hours, self.external):
            part.addWidget(widget)
        part.addWidget(self.shared)
        part.addStretch(1)
        gone = [] if kept is None else [Button(look, say("orgs.remove"), self._remove, kind="quiet")]
        self.add_end(say("orgs.effect"), self.name.line, *gone)

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

    def newest(self) -> OrganizationOut | None:
        return self._view.theirs

    def _remove(self) -> None:
        """Asked first: nothing brings it back."""
        kept = self._kept
        if kept is not None:
            sure = say("orgs.remove.sure", name=plain(kept.name, PLAN_CHARS))
            emit = self._means.emit
            self.ask_first(say("orgs.remove"), sure, lambda: emit(DropOrganization(kept.id)), say("cancel"))
