"""The desk in the settings, for admins: who sees which tickets, when solved ones are closed, how long a call rings, whose
chats go first (desk.md 0, 2, 7, 8)."""

from typing import Any, Self

from PySide6.QtWidgets import QCheckBox

from assistdesk.core.desk.settings_shapes import (
    CALL_RINGS_MIN,
    CALL_RINGS_MIN_MAX,
    CLOSE_AFTER_H,
    CLOSE_AFTER_H_MAX,
    DeskSettingsIn,
    DeskSettingsOut,
)
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_settings import DeskSettingsView
from assistdesk.ui.agent.chat_plans_sheet import ChatPlansSheet, plan_label
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.text import explain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel, menu_text
from assistdesk.ui.widgets.layouts import column, line, row

HOURS_CHARS, MINUTES_CHARS, PLAN_SPACING_PX = 3, 2, 4


class DeskSettingsCard(SettingsCards):
    """What was touched is left alone when a colleague changes something, and only what is other than was read is sent."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadDeskSettings())
        self._view = DeskSettingsView()
        self._shown: DeskSettingsOut | None = None
        self._waits_for = 0
        look = means.look
        card = Card(look, say("deskset.title"), spacing=14)
        self.own_groups = self._box("deskset.groups")
        self.closes = self._box("deskset.closes")
        self.hours = Field(look, say("deskset.hours"), str(CLOSE_AFTER_H), chars_max=HOURS_CHARS, entered=self.save)
        self.closes.toggled.connect(self.hours.setVisible)
        self.hours.hide()
        rings, least = say("deskset.rings"), str(CALL_RINGS_MIN)
        self.rings = Field(look, rings, least, chars_max=MINUTES_CHARS, entered=self.save)
        self.rings.line.setAccessibleDescription(say("deskset.rings.hint"))
        self.said = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        self.said.hide()
        edited = (self.hours.line.textEdited, self.rings.line.textEdited)
        for touched in (self.own_groups.clicked, self.closes.clicked, *edited):
            touched.connect(lambda _is: self._say(""))
        self.save_button = Button(look, say("rules.keep"), self.save, kind="primary", size="small")
        self.save_button.setEnabled(False)
        card.body.addWidget(column(self.own_groups, self._hint("deskset.groups.hint"), spacing=5))
        card.body.addWidget(line())
        card.body.addWidget(column(self.closes, self._hint("deskset.closes.hint"), row(self.hours, None), spacing=8))
        card.body.addWidget(line())
        card.body.addWidget(column(row(self.rings, None), self._hint("deskset.rings.hint"), spacing=5))
        card.body.addWidget(column(row(self.save_button, None), self.said, spacing=8))
        self.cards.addWidget(card)
        self._plans: tuple[str, ...] | None = None
        self._known_plans: tuple[str, ...] = ()
        self.order_button = Button(look, say("plans.edit"), self.edit_plans, icon="list-ordered", size="small")
        self._plan_rows = self.add_list("plans.title", "plans.hint", self.order_button, PLAN_SPACING_PX)

    def take_over(self, before: Self) -> None:
        super().take_over(before)
        self._shown, self._waits_for = before._shown, before._waits_for
        self.own_groups.setChecked(before.own_groups.isChecked())
        self.closes.setChecked(before.closes.isChecked())
        self.hours.line.setText(before.hours.text())
        self.rings.line.setText(before.rings.text())

    def _box(self, key: str) -> QCheckBox:
        box = QCheckBox(menu_text(say(key)))
        box.setFont(self._means.look.font(Type.BODY))
        box.setAccessibleDescription(say(f"{key}.hint"))
        return box

    def _hint(self, key: str) -> PlainLabel:
        return PlainLabel(self._means.look, say(key), Type.SMALL, "muted", wrap=True)

    def take(self, snapshot: AgentSnapshot) -> None:
        view = self._view = snapshot.desk_settings
        self.opened.note(self._view.answered)
        is_answered = bool(self._waits_for) and view.answered == self._waits_for
        if view.kept is not None and (view.kept != self._shown or (is_answered and view.refused is None)):
            self._fill(view.kept, is_kept=is_answered and view.refused is None)
        if is_answered:
            self._waits_for = 0
            words = say("deskset.kept") if view.refused is None else explain(view.refused.rule).sentence
            self._say(words)
        self.save_button.setEnabled(self._shown is not None and not self._waits_for)
        self._take_plans(snapshot)

    def _take_plans(self, snapshot: AgentSnapshot) -> None:
        kept = self._view.kept
        self._known_plans = tuple(sorted({one.plan for one in snapshot.organizations.rows}))
        self.order_button.setEnabled(kept is not None)
        if kept is not None and kept.chat_plans != self._plans:
            self._plans = kept.chat_plans
            made = (plan_label(self._means.look, place, plan) for place, plan in enumerate(kept.chat_plans))
            self.fill_list(self._plan_rows, made, "plans.none")
        if isinstance(self.opened.sheet, ChatPlansSheet):
            self.opened.sheet.show_settings(self._view)

    def edit_plans(self) -> None:
        """A sheet for whose chats go first."""
        kept = self._view.kept
        if kept is not None:
            self.opened.open(
                ChatPlansSheet(self._means, self.window(), kept, self._known_plans, self.opened.next_number)
            )

    def _fill(self, kept: DeskSettingsOut, *, is_kept: bool) -> None:
        """*is_kept*: it is the answer to what stands here; else what was touched here stays."""
        before = self._shown
        if is_kept or before is None or self.own_groups.isChecked() == before.own_groups_only:
            self.own_groups.setChecked(kept.own_groups_only)
        if is_kept or before is None or self._hours_shown() == before.close_after_h:
            self.closes.setChecked(kept.close_after_h is not None)
            self.hours.line.setText(str(kept.close_after_h or CLOSE_AFTER_H))
            self.hours.set_error("")
        if is_kept or before is None or self._rings_shown() == before.call_rings_min:
            self.rings.line.setText(str(kept.call_rings_min))
            self.rings.set_error("")
        self._shown = kept

    def _hours_shown(self) -> int | str | None:
        """None: never; a text: no number that can be kept."""
        if not self.closes.isChecked():
            return None
        return _number(self.hours, CLOSE_AFTER_H_MAX)

    def _rings_shown(self) -> int | str:
        return _number(self.rings, CALL_RINGS_MIN_MAX)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def save(self) -> None:
        """Keep what is other than was read."""
        if self._shown is None or self._waits_for:
            return
        hours, rings = self._hours_shown(), self._rings_shown()
        if isinstance(hours, str):
            self.hours.set_error(say("deskset.hours.wrong", most=CLOSE_AFTER_H_MAX))
            self.hours.setFocus()
            return
        if isinstance(rings, str):
            self.rings.set_error(say("deskset.rings.wrong", most=CALL_RINGS_MIN_MAX))
            self.rings.setFocus()
            return
        changed: dict[str, Any] = {}
        if self.own_groups.isChecked() != self._shown.own_groups_only:
            changed["own_groups_only"] = self.own_groups.isChecked()
        if hours != self._shown.close_after_h:
            changed["close_after_h"] = hours
        if rings != self._shown.call_rings_min:
            changed["call_rings_min"] = rings
        if not changed:
            self._say(say("deskset.same"))
            return
        self._say("")
        self._waits_for = self.opened.next_number()
        self.save_button.setEnabled(False)
        self._means.emit(SaveDeskSettings(self._waits_for, DeskSettingsIn(**changed)))


def _number(field: Field, most: int) -> int | str:
    """What stands in it; a text: no number that can be kept."""
    text = field.text().strip()
    is_number = text.isascii() and text.isdigit() and 1 <= int(text) <= most
    return int(text) if is_number else text
