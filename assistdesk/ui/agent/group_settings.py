"""Groups in the settings, for admins: each with its members and leads, and the sheet of one (desk.md sections 1, 12)."""

from functools import partial

from PySide6.QtWidgets import QFrame

from assistdesk.core.desk.shapes_people import GroupOut
from assistdesk.runtime.intents_groups import ReadGroups
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.ui.agent.group_sheet import GroupSheet
from assistdesk.ui.agent.kept_sheet import Names
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, row

NAME_CHARS, NAMED_MAX, SHOWN_MAX = 80, 8, 200


class GroupSettings(SettingsCards):
    """Each group with its members and leads; a press opens the sheet of one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadGroups())
        self._view = GroupsView()
        self._shown: object = None
        self._hours: Names = ()
        new = self.new_button("groups.new", lambda: self.edit(None))
        self._rows = self.add_list("groups.title", "groups.hint", new)

    def take(self, snapshot: AgentSnapshot) -> None:
        view = self._view = snapshot.groups
        self.opened.note(self._view.answered)
        self._hours = tuple((one.id, one.name) for one in snapshot.rules.schedules)
        shown = (view.groups, view.people, view.was_read)
        if shown != self._shown:
            self._shown = shown
            made = map(self._row, view.groups[:SHOWN_MAX])
            self.fill_list(self._rows, made, "groups.none" if view.was_read else "")
        if isinstance(self.opened.sheet, GroupSheet):
            self.opened.sheet.show_groups(view)

    def _row(self, group: GroupOut) -> QFrame:
        look, name = self._means.look, plain(group.name, NAME_CHARS)
        lines = [self._named(group.member_ids) or say("groups.nobody")]
        if leads := self._named(group.lead_ids):
            lines.append(say("groups.led_by", names=leads))
        said = (PlainLabel(look, one, Type.SMALL, "muted", wrap=True) for one in lines)
        words = column(PlainLabel(look, name, Type.MEDIUM, wrap=True), *said, spacing=1)
        chips: list[Part] = [Chip(look, say(f"groups.tier.{group.tier}"), Tone.NEUTRAL)]
        if group.external:
            chips.insert(0, Chip(look, say("groups.external"), Tone.WARN))
        return row((words, 1), *chips, self.edit_button(name, partial(self.edit, group)), spacing=8)

    def _named(self, user_ids: tuple[int, ...]) -> str:
        """The first of them by name, and how many more; "" where there is none."""
        names = [plain(name, NAME_CHARS) for user_id, name, _ in self._view.people if user_id in user_ids]
        more = [say("people.more", len(names) - NAMED_MAX)] if len(names) > NAMED_MAX else []
        return ", ".join((*names[:NAMED_MAX], *more))

    def edit(self, group: GroupOut | None) -> None:
        """A sheet for *group*, or for a new one."""
        people = self._view.people
        self.opened.open(GroupSheet(self._means, self.window(), group, people, self._hours, self.opened.next_number))
