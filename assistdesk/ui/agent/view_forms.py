"""The forms in which a list is kept: by the search that stands there, or by rows of conditions.

A view's conditions are read before its form shows; a form that is open, or waits for that, outlives a window that is built
anew. Which views there are, and which is open, is the list's to show.
"""

from collections.abc import Callable
from functools import partial
from typing import Self

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.shapes_rules import ViewAnswer
from assistdesk.runtime.intents_views import ReadView
from assistdesk.runtime.snapshot import AgentSnapshot, ViewItem
from assistdesk.ui.agent.known_desk import seen_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.open_sheet import AskingSheet
from assistdesk.ui.agent.view_rows_sheet import ViewRowsSheet
from assistdesk.ui.agent.view_sheet import ViewSheet
from assistdesk.ui.text import say
from assistdesk.ui.widgets.menus import Menu


class ViewForms(QObject):
    """``show_snapshot`` at each snapshot. *host*: in whose window they open; *title*: what a view is called."""

    def __init__(self, means: Means, host: QWidget, title: Callable[[ViewItem], str]) -> None:
        super().__init__(host)
        self._means, self._host, self._title = means, host, title
        self._snapshot = AgentSnapshot()
        self._reads = 0
        self.rows = AskingSheet[ViewRowsSheet]()

    def add_to(self, menu: Menu, view: ViewItem | None, query: str) -> None:
        """Keep the present search as a view; change or remove the open one, if it is mine to change."""
        save = menu.add(say("view.save"), partial(self._edit, None, query), icon="plus")
        save.setEnabled(bool(query))
        menu.add(say("view.rows"), partial(self.edit_rows, None), icon="list-filter")
        if view is not None and view.editable:
            words = say("view.edit", title=self._title(view))
            menu.add(words, partial(self._edit, view, view.query), icon="pencil-line")

    def _edit(self, view: ViewItem | None, query: str) -> None:
        if view is not None and not query:
            self._reads = view.id  # its conditions are read first
            self._means.emit(ReadView(view.id))
            return
        ViewSheet(self._means, self._host.window(), view, query, self._snapshot.queue.groups).open()

    def edit_rows(self, view: ViewAnswer | None) -> None:
        """*view*: None: a new one."""
        self._reads = 0
        known, groups = seen_of(self._snapshot), self._snapshot.queue.groups
        self.rows.open(ViewRowsSheet(self._means, self._host.window(), view, self.rows.next_number, known, groups))

    def show_snapshot(self, snapshot: AgentSnapshot) -> None:
        self._snapshot, editing = snapshot, snapshot.view_editing
        self.rows.note(editing.answered, editing.counted)
        if self._reads and editing.read is not None and editing.read.view.id == self._reads:
            self.edit_rows(editing.read)
        if self.rows.sheet is not None:
            self.rows.sheet.show_editing(editing)

    def take_over(self, other: Self) -> None:
        """An open form, or one that waits to be read, from the window that stood here before."""
        self._reads = other._reads
        self.rows.take_over(other.rows)
