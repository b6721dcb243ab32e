"""The bar over the list while tickets are picked: how many, what to do with them, how far it is (experience.md 2.2)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assistdesk.runtime.intents import BulkChange, StopBulk
from assistdesk.runtime.snapshot import AgentSnapshot, BulkView, GroupView, MacroItem, Me, PersonView, TicketRow
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.macro_times import usable
from assistdesk.ui.agent.means import CLOSED, PRIORITIES, STATUSES, Means
from assistdesk.ui.agent.merge_many_sheet import MergeManySheet
from assistdesk.ui.agent.status_chips import status_choices
from assistdesk.ui.agent.tag_field import TagField
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.menus import Menu

MACROS_SHOWN = 40


class BulkBar(QFrame):
    """*picked* are the numbers chosen in the list; *drop* lets them go."""

    def __init__(self, means: Means, drop: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._drop = means, drop
        self._picked: tuple[int, ...] = ()
        self._rows: tuple[TicketRow, ...] = ()
        self._agents: tuple[PersonView, ...] = ()
        self._groups: tuple[GroupView, ...] = ()
        self._macros: tuple[MacroItem, ...] = ()
        self._me: Me | None = None
        self._words: tuple[StatusWord, ...] = ()
        look = means.look
        self.words = PlainLabel(look, "", Type.STRONG)
        self.act = Button(look, say("bulk.act"), self.open_menu, kind="primary", size="small")
        self.stop = Button(look, say("bulk.stop"), lambda: means.emit(StopBulk()), size="small")
        self.close_button = IconButton(look, "x", say("bulk.drop"), drop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 14, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.act)
        layout.addWidget(self.stop)
        layout.addWidget(self.close_button)
        self.hide()

    def show_picked(self, picked: tuple[int, ...], snapshot: AgentSnapshot) -> None:
        self._picked, self._me = picked, snapshot.me
        self._words = snapshot.statuses.words
        self._rows = tuple(row for row in snapshot.tickets.rows if row.id in picked)
        self._agents, self._groups = snapshot.agents, snapshot.queue.groups
        self._macros = tuple(one for one in snapshot.macros if not one.writes_only)
        bulk = snapshot.bulk
        self.setVisible(bool(picked) or bulk is not None)
        self.act.setVisible(bulk is None)
        self.close_button.setVisible(bulk is None)
        self.stop.setVisible(bulk is not None and bulk.total > 0)
        self.stop.setEnabled(bulk is not None and not bulk.is_stopping)
        self.words.setText(self._progress(bulk) if bulk is not None else say("bulk.picked", len(picked)))

    @staticmethod
    def _progress(bulk: BulkView) -> str:
        if not bulk.total:
            return say("bulk.back")
        return say("bulk.stopping" if bulk.is_stopping else "bulk.progress", done=bulk.progress, total=bulk.total)

    # --- what can be done -------------------------------------------------------------------------------------------------

    def menu(self) -> Menu:
        menu = Menu(self._means.look, self, say("bulk.act"))
        if self._me is not None:
            menu.add(say("head.assign_me"), self._do(assignee_id=self._me.user_id), icon="user-check")
        for person in self._agents:
            if self._me is None or person.user_id != self._me.user_id:
                menu.add(plain(person.name, 60), self._do(assignee_id=person.user_id), icon="user")
        menu.add(say("head.nobody"), self._do(assignee_id=0), icon="user")
        if self._groups:
            menu.addMenu(self.group_menu(menu))
        menu.addSeparator()
        for status in STATUSES:
            for label, text in status_choices(status, self._words):
                menu.add(say("bulk.status", status=text), self._do(status=status, custom_status_id=label))
        menu.addSeparator()
        for priority in PRIORITIES:
            menu.add(say("bulk.priority", priority=say(f"priority.{priority}")), self._do(priority=priority))
        menu.addSeparator()
        menu.add(say("bulk.tags"), self._ask_tags, icon="tag")
        if self._usable:
            menu.addMenu(self.macro_menu(menu))
        if sum(row.status not in CLOSED for row in self._rows) > 1:
            menu.add(say("bulk.merge"), self.ask_merge, icon="link")
        return menu

    def group_menu(self, parent: Menu) -> Menu:
        menu = Menu(self._means.look, parent, say("cmd.group"))
        menu.setTitle(menu_text(say("cmd.group")))
        menu.setIcon(self._means.look.icon("users-round", self._means.look.tokens.muted, 16))
        menu.add(say("head.no_group"), self._do(group_id=0))
        for group in self._groups:
            menu.add(plain(group.name, 60), self._do(group_id=group.id))
        return menu

    @property
    def _usable(self) -> tuple[MacroItem, ...]:
        return usable(self._macros, self._means.now_ms())

    def macro_menu(self, parent: Menu) -> Menu:
        """Macros that change something; a text is for one draft and is not offered."""
        menu = Menu(self._means.look, parent, say("bulk.macro"))
        menu.setTitle(menu_text(say("bulk.macro")))
        menu.setIcon(self._means.look.icon("repeat", self._means.look.tokens.muted, 16))
        for macro in self._usable[:MACROS_SHOWN]:
            menu.add(plain(macro.title, 80), self._do(macro_id=macro.id))
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.act.mapToGlobal(self.act.rect().bottomLeft()))

    def _do(self, **fields: object) -> Callable[[], None]:
        picked = self._picked

        def act() -> None:
            self._means.emit(BulkChange(picked, **fields))  # type: ignore[arg-type]  # the menu's own words
            self._drop()

        return act

    def ask_merge(self) -> None:
        """Ask which of them takes the others in."""
        sheet = MergeManySheet(self._means, self.window(), self._rows)
        sheet.accepted.connect(self._drop)
        sheet.open()

    def _ask_tags(self) -> None:
        sheet = TagSheet(self._means, self.window(), self._picked)
        sheet.accepted.connect(self._drop)
        sheet.open()


class TagSheet(Dialog):
    """Tags for all picked tickets: some come, some go."""

    def __init__(self, means: Means, parent: QWidget, picked: tuple[int, ...]) -> None:
        super().__init__(means.look, parent, say("bulk.tags.title", len(picked)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._means, self._picked = means, picked
        self.add = TagField(means, say("tags.add"), hint=say("tags.hint"), entered=self.keep)
        self.remove = TagField(means, say("tags.remove"), hint=say("tags.hint"), entered=self.keep)
        self.body.addWidget(self.add)
        self.body.addWidget(self.remove)
        cancel = Button(means.look, say("cancel"), self.reject)
        keep = Button(means.look, say("bulk.tags.keep"), self.keep, kind="primary")
        self.set_buttons(cancel, keep, focus=self.add.line)

    def keep(self) -> None:
        added, gone = self.add.read(), self.remove.read()
        if added is None or gone is None:
            return
        if not added and not gone:
            self.add.set_error(say("new.missing"))
            return
        self._means.emit(BulkChange(self._picked, add_tags=added, remove_tags=gone))
        self.accept()

    def is_changed(self) -> bool:
        return self.add.is_changed() or self.remove.is_changed()
