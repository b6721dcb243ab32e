"""The desk's own words for statuses in the settings, for admins: all in their order, and the sheet of one (desk.md 2)."""

from functools import partial

from PySide6.QtWidgets import QFrame

from assistdesk.core.desk.shapes_statuses import StatusOut
from assistdesk.runtime.intents_statuses import OrderStatuses, ReadStatuses
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_statuses import StatusesView
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.agent.status_sheet import StatusSheet
from assistdesk.ui.text import say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, row


class StatusSettings(SettingsCards):
    """Each word below its status; a press opens the sheet of one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadStatuses())
        self._view = StatusesView()
        self._shown: object = None
        new = self.new_button("statuses.new", lambda: self.edit(None))
        self._rows = self.add_list("statuses.title", "statuses.hint", new)

    def take(self, snapshot: AgentSnapshot) -> None:
        view = self._view = snapshot.statuses
        self.opened.note(self._view.answered)
        shown = (view.statuses, view.was_read)
        if shown != self._shown:
            self._shown = shown
            self.fill_list(self._rows, map(self._row, view.statuses), "statuses.none" if view.was_read else "")
        if isinstance(self.opened.sheet, StatusSheet):
            self.opened.sheet.show_statuses(view)

    def _row(self, one: StatusOut) -> QFrame:
        look, title = self._means.look, words_of(one.agent_label)
        theirs = say("statuses.customers_read", words=words_of(one.customer_label))
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            PlainLabel(look, theirs, Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        spec = status_chip(one.category)
        chips: list[Part] = [Chip(look, spec.text, spec.tone, spec.mark)]
        if not one.active:
            chips.insert(0, Chip(look, say("statuses.off"), Tone.WARN))
        beside = [other.id for other in self._view.statuses if other.category == one.category]
        up = IconButton(look, "chevron-up", say("statuses.up", title=title), partial(self._move, one, -1))
        down = IconButton(look, "chevron-down", say("statuses.down", title=title), partial(self._move, one, 1))
        up.setEnabled(one.id != beside[0])
        down.setEnabled(one.id != beside[-1])
        return row((words, 1), *chips, up, down, self.edit_button(title, partial(self.edit, one)), spacing=8)

    def _move(self, one: StatusOut, by: int) -> None:
        self._means.emit(OrderStatuses(moved([other.id for other in self._view.statuses], one.id, by)))

    def edit(self, one: StatusOut | None) -> None:
        """A sheet for *one*, or for a new one."""
        self.opened.open(StatusSheet(self._means, self.window(), one, self.opened.next_number))
