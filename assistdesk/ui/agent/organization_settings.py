"""Organisations in the settings: found by name, and the sheet of one for admins (desk.md sections 1, 12)."""

from functools import partial
from typing import Self

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from assistdesk.core.desk.shapes_organizations import OrganizationOut
from assistdesk.runtime.intents_organizations import FindOrganizations, MoreOrganizations
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_organizations import OrganizationsView
from assistdesk.ui.agent.kept_sheet import Names
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.organization_sheet import OrganizationSheet
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.agent.uses import used_words
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.fields import SearchField
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, focus_kept, row

NAME_CHARS, DOMAINS_SHOWN, SHOWN_MAX = 80, 4, 300


class OrganizationSettings(SettingsCards):
    """Everybody of ours finds and reads them; admins make and change them."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._view = OrganizationsView()
        self._snapshot = AgentSnapshot()
        self._shown: object = None
        self._groups: Names = ()
        self._hours: Names = ()
        look = means.look
        self._new = self.new_button("orgs.new", lambda: self.edit(None))
        self.search = SearchField(look, say("orgs.find"))
        self.search.textChanged.connect(lambda text: means.emit(FindOrganizations(text.strip())))
        self.said = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        self.again = Button(look, say("again"), lambda: means.emit(FindOrganizations(self.search.text().strip())))
        self.more = Button(look, say("orgs.more"), lambda: means.emit(MoreOrganizations()), size="small")
        above, below = (self.search, self.said, row(self.again, None)), (row(self.more, None),)
        self._rows = self.add_list("orgs.title", "orgs.hint", self._new, above=above, below=below)

    def take_over(self, before: Self) -> None:
        super().take_over(before)
        self.search.setText(before.search.text())

    def showEvent(self, event: QShowEvent) -> None:
        """What is typed to be found is found again."""
        super().showEvent(event)
        self._means.emit(FindOrganizations(self.search.text().strip()))

    def is_for(self, snapshot: AgentSnapshot) -> bool:
        return snapshot.me is not None

    def take(self, snapshot: AgentSnapshot) -> None:
        view, self._snapshot = snapshot.organizations, snapshot
        self._view = view
        self.opened.note(self._view.answered)
        self._groups = tuple((one.id, one.name) for one in snapshot.groups.groups)
        self._hours = tuple((one.id, one.name) for one in snapshot.rules.schedules)
        may_change = super().is_for(snapshot)
        self._new.setVisible(may_change)
        if (view.rows, may_change) != self._shown:
            self._shown = (view.rows, may_change)
            with focus_kept(self, Button):
                self.fill_list(self._rows, (self._row(one, may_change) for one in view.rows[:SHOWN_MAX]))
        self._say(view, may_change)
        if isinstance(self.opened.sheet, OrganizationSheet):
            self.opened.sheet.show_organizations(view)

    def _say(self, view: OrganizationsView, may_change: bool) -> None:
        """What there is instead of rows, or beside them."""
        words = ""
        if view.error is not None:
            words = explain(view.error.rule, view.error.fields).sentence
        elif view.loading and not view.rows:
            words = say("loading")
        elif view.was_read and not view.rows:
            words = say("orgs.nothing" if view.text else "orgs.none.first" if may_change else "orgs.none")
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.again.setVisible(view.error is not None)
        self.more.setVisible(view.has_more and len(view.rows) < SHOWN_MAX)
        self.more.setEnabled(not view.loading)

    def _row(self, one: OrganizationOut, may_change: bool) -> QFrame:
        look, name = self._means.look, plain(one.name, NAME_CHARS)
        more = [f"+ {len(one.domains) - DOMAINS_SHOWN}"] if len(one.domains) > DOMAINS_SHOWN else []
        facts = (one.plan, one.region or "", ", ".join((*one.domains[:DOMAINS_SHOWN], *more)), ", ".join(one.tags))
        under = "  ·  ".join(plain(fact, NAME_CHARS) for fact in facts if fact)
        words = column(
            PlainLabel(look, name, Type.MEDIUM, wrap=True),
            PlainLabel(look, under, Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        parts: list[Part] = [(words, 1)]
        if one.shared_tickets:
            parts.append(Chip(look, say("orgs.shared.chip"), Tone.PRIMARY))
        if may_change:
            parts.append(self.edit_button(name, partial(self.edit, one)))
        return row(*parts, spacing=8)

    def edit(self, one: OrganizationOut | None) -> None:
        """A sheet for *one*, or for a new one."""
        used = used_words(self._snapshot, "org_id", one.id) if one is not None else ""
        number = self.opened.next_number
        self.opened.open(OrganizationSheet(self._means, self.window(), one, self._groups, self._hours, number, used))
