"""Whose chats go first, in the settings: plans of organisations in their order (desk.md section 7)."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from assistdesk.core.desk.settings_shapes import CHAT_PLANS_MAX, DeskSettingsIn, DeskSettingsOut
from assistdesk.runtime.intents_settings import SaveDeskSettings
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.ui.agent.kept_sheet import KeptSheet
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.rule_sheet import EDGE_PX, Number
from assistdesk.ui.agent.words_line import WordsLine
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, in_reading_order, row, scrolled

PLAN_CHARS, WIDTH_PX, LIST_PX = 60, 460, 150
UP, DOWN = -1, 1


def plan_label(look: Look, place: int, plan: str) -> PlainLabel:
    """``1.  premium``"""
    return PlainLabel(look, f"{place + 1}.  {plain(plan, PLAN_CHARS)}", Type.BODY, wrap=True)


class ChatPlansSheet(KeptSheet):
    """*kept*: the desk's settings as they were read; *known*: plans that organisations have, offered while one is typed."""

    def __init__(
        self, means: Means, window: QWidget, kept: DeskSettingsOut, known: tuple[str, ...], number: Number
    ) -> None:
        super().__init__(means, window, say("plans.title"), number, WIDTH_PX)
        look = means.look
        self.base: DeskSettingsOut = kept
        self._view = DeskSettingsView(kept)
        self._plans: tuple[str, ...] = ()
        self._movers: dict[tuple[str, int], IconButton] = {}
        self._known, self._words = known, WordsLine(look, say("orgs.plan"))
        self.plan = Field(
            look, say("orgs.plan"), say("orgs.plan.hint"), chars_max=PLAN_CHARS, entered=self.add, line=self._words
        )
        self.add_button = Button(look, say("plans.add"), self.add, icon="plus")
        self.captions, self.parts, self.readers = {"chat_plans": say("orgs.plan")}, {"chat_plans": self.plan}, {}
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, EDGE_PX, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._inner.addLayout(self._rows)
        self._inner.addStretch(1)
        self._room = scrolled(inner)
        self._room.setMinimumHeight(look.px(LIST_PX))
        self.body.addWidget(PlainLabel(look, say("plans.hint"), Type.SMALL, "muted", wrap=True))
        self.body.addWidget(self._room)
        self.body.addWidget(self.plan)
        self.body.addWidget(row(self.add_button, None))
        self.add_end(say("plans.effect"), self.plan.line)
        self.fill(kept)

    # --- as the relay has it ------------------------------------------------------------------------------------------

    def fill(self, kept: DeskSettingsOut) -> None:
        self._show(kept.chat_plans)

    def values(self) -> dict[str, Any]:
        return {"chat_plans": self._plans}

    def is_changed(self) -> bool:
        return super().is_changed() or self._plans != self.base.chat_plans

    def newest(self) -> DeskSettingsOut | None:
        return self._view.kept

    def show_settings(self, view: DeskSettingsView) -> None:
        """At each snapshot while it is open."""
        self._view = view
        self.show_answer(view.answered, view.refused)

    def show_refusal(self, refused: Cause) -> None:
        """A colleague who changed something else of the desk's settings meanwhile is in nobody's way."""
        theirs, seen = self.newest(), self.base
        if refused.rule != "row_version" or theirs is None or theirs == seen or theirs.chat_plans != seen.chat_plans:
            super().show_refusal(refused)
        else:
            self.base = theirs
            self.keep()

    # --- the list -----------------------------------------------------------------------------------------------------

    def _show(self, plans: tuple[str, ...]) -> None:
        self._plans = plans
        self._movers.clear()
        clear(self._rows)
        for place, plan in enumerate(plans):
            made = self._row(place, plan)
            self._rows.addWidget(made)
            made.show()
        if not plans:
            self._rows.addWidget(PlainLabel(self._means.look, say("plans.nobody"), Type.SMALL, "muted", wrap=True))
        self._words.offer(tuple(one for one in self._known if not self._has(one)), many=False)
        in_reading_order(self)

    def _has(self, plan: str) -> bool:
        return plan.casefold() in (one.casefold() for one in self._plans)

    def _reveal(self, plan: str) -> None:
        """However long the list is, what was moved or added is seen. It is laid out now: Qt would wait for its next turn."""
        self._inner.activate()
        QApplication.sendEvent(self._room, QEvent(QEvent.Type.LayoutRequest))
        self._room.ensureWidgetVisible(self._movers[plan, UP])

    def _row(self, place: int, plan: str) -> QFrame:
        look, title = self._means.look, plain(plan, PLAN_CHARS)
        up = IconButton(look, "chevron-up", say("statuses.up", title=title), partial(self.move_plan, plan, UP))
        down = IconButton(look, "chevron-down", say("statuses.down", title=title), partial(self.move_plan, plan, DOWN))
        up.setEnabled(place > 0)
        down.setEnabled(place < len(self._plans) - 1)
        self._movers |= {(plan, UP): up, (plan, DOWN): down}
        off = IconButton(look, "x", say("plans.remove", title=title), partial(self.remove, plan))
        return row((plan_label(look, place, plan), 1), up, down, off, spacing=4)

    def move_plan(self, plan: str, by: int) -> None:
        """One place up or down; the key that did it can do it again."""
        rest = [one for one in self._plans if one != plan]
        rest.insert(self._plans.index(plan) + by, plan)
        self._show(tuple(rest))
        pressed, other = self._movers[plan, by], self._movers[plan, -by]
        (pressed if pressed.isEnabled() else other).setFocus()
        self._reveal(plan)

    def remove(self, plan: str) -> None:
        self._show(tuple(one for one in self._plans if one != plan))
        self.plan.setFocus()

    def add(self) -> bool:
        """What is typed comes last in the list; False: it cannot, and it is said under the field."""
        plan = " ".join(self.plan.text().split())
        wrong = "plans.empty" if not plan else ""
        if self._has(plan):
            wrong = "plans.twice"
        elif len(self._plans) >= CHAT_PLANS_MAX:
            wrong = "plans.full"
        self.plan.setFocus()
        if wrong:
            self.plan.set_error(say(wrong, most=CHAT_PLANS_MAX))
            return False
        self._show((*self._plans, plan))
        self._reveal(plan)
        self.plan.line.clear()
        self.plan.set_error("")
        return True

    def keep(self) -> None:
        """Send the order; what is typed and was not added yet is of it."""
        if self.plan.text().strip() and not self.add():
            return
        changed = DeskSettingsIn(chat_plans=self._plans, row_version=self.base.row_version)
        self.send(lambda sheet: SaveDeskSettings(sheet, changed))
