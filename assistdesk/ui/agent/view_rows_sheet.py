"""A saved view made of conditions: rows, how it is shown, who sees it, how many tickets it has now (desk.md section 9)."""

from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.shapes import ViewOut
from assistdesk.core.desk.shapes_rules import PreviewIn, ViewAnswer, ViewIn
from assistdesk.core.desk.views import CONDITIONS_MAX, Condition, Conditions, Layout
from assistdesk.runtime.intents import DropView
from assistdesk.runtime.intents_views import CountView, KeepView
from assistdesk.runtime.snapshot import GroupView
from assistdesk.runtime.snapshot_views import ViewEditing
from assistdesk.ui.agent.condition_fields import NOTHING_KNOWN, Known, view_offers
from assistdesk.ui.agent.condition_rows import ConditionRows
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.agent.view_layout import ViewLayout
from assistdesk.ui.agent.whose_choice import WhoseChoice
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row

TITLE_CHARS, WIDTH_PX, FORM_PX = 60, 760, 530


class ViewRowsSheet(RuleSheet):
    """*view* None: a new one."""

    def __init__(
        self,
        means: Means,
        window: QWidget,
        view: ViewAnswer | None,
        number: Number,
        known: Known = NOTHING_KNOWN,
        groups: tuple[GroupView, ...] = (),
    ) -> None:
        super().__init__(means, window, say("view.rows.new" if view is None else "view.edit.title"), number, WIDTH_PX)
        look = means.look
        self._view = view
        self._counts_for = 0
        self.name = Field(look, say("view.name"), chars_max=TITLE_CHARS, entered=self.keep)
        kept = ViewOut(id=1, title="") if view is None else view.view
        layout = Layout(columns=kept.columns, group_by=kept.group_by, as_table=kept.as_table)
        self.shown = ViewLayout(look, "-updated_at" if view is None else view.sort, layout)
        conditions = Conditions() if view is None else view.conditions
        offers, empty = view_offers(known), Condition(field="tags", operator="includes")
        self.every = ConditionRows(means, say("cond.all"), conditions.all, offers, empty)
        self.some = ConditionRows(means, say("cond.any"), conditions.any, offers, empty)
        self.whose = WhoseChoice(look, groups, shared=kept.shared, group_id=kept.group_id or 0)
        self.count = PlainLabel(look, "", Type.SMALL, "muted")
        form = self.add_room(FORM_PX)
        for widget in (self.name, self.every, self.some, self.shown, self.whose):
            form.addWidget(widget)
        form.addStretch(1)
        self.body.addWidget(row(Button(look, say("view.count"), self.ask_count, size="small"), (self.count, 1)))
        buttons: list[QWidget] = []
        if view is not None:
            self.name.line.setText(view.view.title)
            buttons.append(Button(look, say("view.remove"), self._remove, kind="quiet"))
        self.add_end(say("view.rows.effect"), self.name.line, *buttons)

    def show_editing(self, editing: ViewEditing) -> None:
        """At each snapshot while it is open."""
        if self._counts_for and editing.counted == self._counts_for:
            self._counts_for = 0
            words = "view.total.more" if editing.has_more else "view.total"
            self.count.setText("" if editing.total is None else say(words, editing.total))
        self.show_answer(editing.answered, editing.refused)

    def ask_count(self) -> None:
        conditions = self._read()
        if conditions is not None:
            self.refuse("")
            self.count.setText("")
            self._counts_for = self.number()
            preview = PreviewIn(conditions=conditions, sort=self.shown.sort())
            self._means.emit(CountView(self._counts_for, preview))

    def keep(self) -> None:
        """Emit the wish, or say what is wrong; what was typed stays."""
        title, conditions = self.name.text().strip(), self._read()
        if not title:
            self.name.set_error(say("new.missing"))
            self.refuse("", self.name)
        elif conditions is not None:
            layout = self.shown.layout_of()
            wanted = ViewIn(
                title=title,
                conditions=conditions,
                sort=self.shown.sort(),
                columns=layout.columns,
                group_by=layout.group_by,
                as_table=layout.as_table,
                shared=self.whose.is_shared,
                group_id=self.whose.group_id or None,
                position=0 if self._view is None else self._view.view.position,
            )
            view_id = 0 if self._view is None else self._view.view.id
            self.send(lambda form: KeepView(form, view_id, wanted))

    def _read(self) -> Conditions | None:
        """None: one is not whole, or there is none, or too many; it is said."""
        every, some = self.every.read(), self.some.read()
        if every is None or some is None:
            self.refuse(say("cond.bad"))
        elif not every and not some:
            self.refuse(say("view.no_condition"), self.every.add_button)
        elif len(every) + len(some) > CONDITIONS_MAX:
            self.refuse(explain("view_conditions").sentence)
        else:
            return Conditions(all=every, any=some)
        return None

    def is_changed(self) -> bool:
        return super().is_changed() or self.every.is_changed() or self.some.is_changed()

    def _remove(self) -> None:
        view, emit = self._view, self._means.emit
        if view is not None:
            sure = say("view.remove.sure")
            self.ask_first(say("view.remove"), sure, lambda: emit(DropView(view.view.id)), say("cancel"))
