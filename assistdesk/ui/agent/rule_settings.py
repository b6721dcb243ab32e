"""Business hours and SLA policies in the settings, for admins: the lists, their order, and the forms (desk.md section 5)."""

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from assistdesk.core.desk.shapes_rules import PolicyOut, ScheduleOut
from assistdesk.runtime.intents_rules import OrderPolicies, ReadRules
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_rules import RulesView
from assistdesk.ui.agent.clock_words import hours_words
from assistdesk.ui.agent.known_desk import seen_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.policy_sheet import PolicySheet
from assistdesk.ui.agent.rule_texts import moved
from assistdesk.ui.agent.rule_words import gone_of, words_for
from assistdesk.ui.agent.schedule_sheet import ScheduleSheet
from assistdesk.ui.agent.settings_cards import SettingsCards, gone_lines
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import column, row

TITLE_CHARS, SHOWN_MAX = 80, 200


class RuleSettings(SettingsCards):
    """Hours and policies; a press opens the sheet of one."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadRules())
        self._rules = RulesView()
        self._snapshot = AgentSnapshot()
        self._named: object = None
        self._gone: tuple[tuple[str, ...], ...] = ()
        new = self.new_button("hours.new", lambda: self.edit_schedule(None))
        self._hours = self.add_list("hours.title", "hours.hint", new)
        new = self.new_button("policy.new", lambda: self.edit_policy(None))
        self._policies = self.add_list("policy.title", "policy.hint", new)

    def take(self, snapshot: AgentSnapshot) -> None:
        before, self._rules, self._snapshot = self._rules, snapshot.rules, snapshot
        gone = self._gone
        named = (self._rules.policies, snapshot.triggers, snapshot.forms, snapshot.statuses)
        if named != self._named:
            self._named, self._gone = named, self._gone_now()
        self.opened.note(self._rules.answered)
        was_read, is_first = self._rules.was_read, before.was_read != self._rules.was_read
        if is_first or (before.schedules, before.default_id) != (self._rules.schedules, self._rules.default_id):
            made = map(self._schedule_row, self._rules.schedules[:SHOWN_MAX])
            self.fill_list(self._hours, made, "hours.none" if was_read else "")
        if is_first or before.policies != self._rules.policies or gone != self._gone:
            rows = map(self._policy_row, self._rules.policies, self._gone)
            self.fill_list(self._policies, rows, "policy.none" if was_read else "")
        if self.opened.sheet is not None:
            self.opened.sheet.show_rules(self._rules)

    def _schedule_row(self, schedule: ScheduleOut) -> QFrame:
        look, title = self._means.look, plain(schedule.name, TITLE_CHARS)
        zone = plain(schedule.time_zone, TITLE_CHARS)
        said = say("hours.said", hours=hours_words(schedule.intervals), zone=zone)
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            PlainLabel(look, said, Type.SMALL, "muted", wrap=True),
            spacing=1,
        )
        parts: list[QWidget | tuple[QWidget, int]] = [(words, 1)]
        if schedule.holidays:
            parts.append(Chip(look, say("hours.holidays.count", len(schedule.holidays)), Tone.NEUTRAL))
        if schedule.id == self._rules.default_id:
            parts.append(Chip(look, say("hours.default"), Tone.PRIMARY))
        parts.append(self.edit_button(title, partial(self.edit_schedule, schedule)))
        return row(*parts, spacing=8)

    def _gone_now(self) -> tuple[tuple[str, ...], ...]:
        """What each policy that is shown names and what is deleted."""
        shown = self._rules.policies[:SHOWN_MAX]
        if not shown:
            return ()
        words = words_for(seen_of(self._snapshot))
        return tuple(gone_of(one.conditions.each, (), words) for one in shown)

    def _policy_row(self, policy: PolicyOut, gone: tuple[str, ...]) -> QFrame:
        look, title = self._means.look, plain(policy.title, TITLE_CHARS)
        count = len(policy.conditions.each)
        fits = say("policy.conditions", count) if count else say("policy.every")
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            PlainLabel(look, f"{fits} · {say('policy.targets', len(policy.targets))}", Type.SMALL, "muted", wrap=True),
            *gone_lines(look, gone),
            spacing=1,
        )
        earlier = IconButton(look, "chevron-up", say("policy.up", title=title), partial(self._move, policy.id, -1))
        later = IconButton(look, "chevron-down", say("policy.down", title=title), partial(self._move, policy.id, 1))
        earlier.setEnabled(policy is not self._rules.policies[0])
        later.setEnabled(policy is not self._rules.policies[-1])
        return row((words, 1), earlier, later, self.edit_button(title, partial(self.edit_policy, policy)), spacing=8)

    def _move(self, policy_id: int, by: int) -> None:
        self._means.emit(OrderPolicies(moved([one.id for one in self._rules.policies], policy_id, by)))

    def edit_schedule(self, schedule: ScheduleOut | None) -> None:
        self.opened.open(ScheduleSheet(self._means, self.window(), schedule, self.opened.next_number))

    def edit_policy(self, policy: PolicyOut | None) -> None:
        schedules, known = self._rules.schedules, seen_of(self._snapshot)
        self.opened.open(PolicySheet(self._means, self.window(), policy, schedules, self.opened.next_number, known))
