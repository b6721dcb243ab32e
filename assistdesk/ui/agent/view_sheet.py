"""A saved view made from a search, or changed: its name, its search, who sees it (experience.md section 2.2)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.fold import TIMED, age_hours, parse_query
from assistdesk.core.desk.views import Layout
from assistdesk.runtime.intents import DropView, SaveView
from assistdesk.runtime.snapshot import GroupView, ViewItem
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.search_help import fault_in, fault_words
from assistdesk.ui.agent.view_layout import ViewLayout
from assistdesk.ui.agent.whose_choice import WhoseChoice
from assistdesk.ui.text import say
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.fields import Field

TITLE_CHARS_MAX = 60


def why_not(query: str) -> str:
    """Why this search cannot be kept, in words; "" if it can."""
    fault = fault_in(query)
    if fault is not None:
        return fault_words(fault)
    parsed = parse_query(query)
    if parsed.terms or not parsed.filters:
        return say("view.no_words")
    if any(one.name in TIMED and age_hours(one.value) == 0 for one in parsed.filters):
        return say("view.no_age")
    return ""


class ViewSheet(Dialog):
    """*view* None: a new one of *query*."""

    def __init__(
        self, means: Means, parent: QWidget, view: ViewItem | None, query: str, groups: tuple[GroupView, ...]
    ) -> None:
        super().__init__(means.look, parent, say("view.new.title" if view is None else "view.edit.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = means.look
        self._means, self._view = means, view
        self.title = Field(look, say("view.name"), chars_max=TITLE_CHARS_MAX, entered=self.keep)
        self.query = Field(look, say("view.query"), chars_max=400, entered=self.keep)
        self.whose = WhoseChoice(
            look,
            groups,
            shared=view is not None and view.shared,
            group_id=0 if view is None else view.group_id,
        )
        self.query.line.setText(query.strip())
        self.say(say("view.hint"))
        layout = Layout()
        if view is not None:
            layout = Layout(columns=view.columns, group_by=view.group_by, as_table=view.as_table)
        self.shown = ViewLayout(look, "-updated_at" if view is None else view.sort, layout)
        for widget in (self.title, self.query, self.shown, self.whose):
            self.body.addWidget(widget)
        buttons: list[QWidget] = []
        if view is not None:
            self.title.line.setText(view.title)
            buttons.append(Button(look, say("view.remove"), self._remove, kind="quiet"))
        buttons.append(Button(look, say("cancel"), self.reject))
        buttons.append(Button(look, say("view.keep"), self.keep, kind="primary"))
        self.set_buttons(*buttons, focus=self.title.line)
        self.watch_choices()

    def keep(self) -> None:
        """Emit the wish, or say under the field what is wrong; what was typed stays."""
        title, query = self.title.text().strip(), self.query.text().strip()
        if not title:
            self.title.set_error(say("new.missing"))
            self.title.line.setFocus()
            return
        why = why_not(query)
        if why:
            self.query.set_error(why)
            self.query.line.setFocus()
            return
        view_id = 0 if self._view is None else self._view.id
        self._means.emit(
            SaveView(
                title,
                query,
                self.whose.is_shared,
                view_id,
                self.shown.sort(),
                self.shown.layout_of(),
                self.whose.group_id,
            )
        )
        self.accept()

    def _remove(self) -> None:
        view, emit = self._view, self._means.emit
        if view is not None:
            sure = say("view.remove.sure")
            self.ask_first(say("view.remove"), sure, lambda: emit(DropView(view.id)), say("cancel"))
