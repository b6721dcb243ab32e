"""Groups in the settings, for admins: each with its members, and the sheet of one (desk.md sections 1, 12)."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.shapes_people import GroupOut
from assistdesk.runtime.intents_groups import ReadGroups
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.ui.agent.group_sheet import GroupSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

NAME_CHARS, NAMED_MAX, SHOWN_MAX = 80, 8, 200


class GroupSettings(QFrame):
    """``show_snapshot`` at each snapshot. Not there for agents, who may not change groups."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means = means
        self._view = GroupsView()
        self._shown: object = None
        self._last_sheet = 0
        self._sheet: GroupSheet | None = None
        look = means.look
        card = Card(
            look,
            say("groups.title"),
            Button(look, say("groups.new"), lambda: self.edit(None), icon="plus", size="small"),
        )
        card.body.addWidget(PlainLabel(look, say("groups.hint"), Type.SMALL, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        card.body.addLayout(self._rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._means.emit(ReadGroups())

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        view = self._view = snapshot.groups
        shown = (view.groups, view.people, view.was_read)
        if shown != self._shown:
            self._shown = shown
            clear(self._rows)
            for group in view.groups[:SHOWN_MAX]:
                self._rows.addWidget(self._row(group))
            if view.was_read and not view.groups:
                self._rows.addWidget(PlainLabel(self._means.look, say("groups.none"), Type.SMALL, "muted", wrap=True))
        if self._sheet is not None:
            self._sheet.show_answer(view.answered, view.refused)
        self.setVisible(snapshot.me is not None and snapshot.me.role == "admin")

    def _row(self, group: GroupOut) -> QFrame:
        look, name = self._means.look, plain(group.name, NAME_CHARS)
        words = column(
            PlainLabel(look, name, Type.MEDIUM, wrap=True),
            PlainLabel(look, self._members(group), Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        edit = Button(look, say("rules.edit"), partial(self.edit, group), size="small")
        edit.setAccessibleName(say("rules.edit.of", title=name))
        return row((words, 1), Chip(look, say(f"groups.tier.{group.tier}"), Tone.NEUTRAL), edit, spacing=8)

    def _members(self, group: GroupOut) -> str:
        """The first of them by name, and how many more."""
        names = [plain(name, NAME_CHARS) for user_id, name, _ in self._view.people if user_id in group.member_ids]
        if not names:
            return say("groups.nobody")
        more = [say("people.more", len(names) - NAMED_MAX)] if len(names) > NAMED_MAX else []
        return ", ".join((*names[:NAMED_MAX], *more))

    def edit(self, group: GroupOut | None) -> None:
        """A sheet for *group*, or for a new one."""
        self._sheet = GroupSheet(self._means, self.window(), group, self._view.people, self._number)
        self._sheet.finished.connect(lambda _result: self._closed())
        self._sheet.open()

    def _closed(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _number(self) -> int:
        """No sheet before had this number, not even one of a window that is gone."""
        self._last_sheet = max(self._last_sheet, self._view.answered) + 1
        return self._last_sheet
