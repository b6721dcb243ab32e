"""Rules inside the writer: triggers of an update that is about to be written, time rules that begin with it (desk.md 9).

Called by ``changes``, so that what rules do joins the update's own audit. A desk without active rules asks the database
nothing. Whatever goes wrong with a rule, the update itself is written: a customer's words are never lost with a rule.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import sqlalchemy as sa
import structlog

from assistdesk.core.desk import macros, triggers
from assistdesk.core.desk.conditions import CommentBy, NewComment, with_clocks, with_hours
from assistdesk.core.desk.model import Side, Ticket
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.states import Refusal
from assistdesk.core.desk.triggers import NOBODY, Desk, Done, Happened, NotifyAction, TimeRule, Trigger
from assistdesk.core.desk.views import CLOCK, HOURS, PEOPLE_FIELDS, TIMES, Row
from relay.desk import custom_values, own_statuses, sla
from relay.desk.requester_rows import requester_row
from relay.desk.rights import Caller
from relay.store import clocks as kept_clocks
from relay.store import desk_rules, people, timers
from relay.store.clocks import Kept
from relay.store.work import Work

log = structlog.get_logger("desk")
T = TypeVar("T")

TIMER_KIND = "time_rule"
TOLD_MAX = 100
"""So many people at most are told by the rules of one update."""
SLA_FIELD = "sla."


class Rows:
    """A ticket's fields as the conditions of *rules* read them: only what they name is looked up, and once."""

    def __init__(
        self, connection: sa.Connection, rules: Iterable[Trigger], now_ms: int, clocks: Kept | None = None
    ) -> None:
        self._connection, self._now_ms, self._clocks = connection, now_ms, clocks
        self._fields = {one.field for rule in rules for one in rule.conditions.each}
        self._people: dict[tuple[int, int | None], Row] = {}

    def of(self, ticket: Ticket) -> Row:
        row: Row = {name: None if value in ("", ()) else value for name, value in sla.row_of(ticket).items()}
        if self._fields & PEOPLE_FIELDS:
            row = {**row, **self._person(ticket)}
        if any(field == CLOCK or field.startswith(SLA_FIELD) for field in self._fields):
            row = self._with_clocks(row, ticket)
        if self._fields & HOURS:
            row = with_hours(row, self._now_ms)
        return row

    def _person(self, ticket: Ticket) -> Row:
        whose = ticket.requester_id, ticket.org_id
        if whose not in self._people:
            self._people[whose] = requester_row(self._connection, ticket)
        return self._people[whose]

    def _with_clocks(self, row: Row, ticket: Ticket) -> Row:
        kept = self._clocks or kept_clocks.find(self._connection, ticket.id)
        return {
            **with_clocks(row, kept_clocks.newest_badges(kept.clocks)),
            CLOCK: kept.clocks[0].badge if kept.clocks else None,
        }


def desk_of(work: Work, random_bytes: custom_values.RandomBytes) -> Desk:
    """What actions ask, answered by the store; *random_bytes* salts texts that the log knows by digest."""
    return looked_at(work.connection, lambda ticket: custom_values.keeper(work, ticket.id, random_bytes))


def looked_at(connection: sa.Connection, keeper: Callable[[Ticket], custom_values.Keep]) -> Desk:
    """The same; *keeper* keeps such texts of a ticket, or only looks at them."""

    def groups_of(user_id: int) -> frozenset[int]:
        person = people.standing(connection, user_id)
        return frozenset() if person is None else frozenset(person.group_ids)

    def values(ticket: Ticket) -> dict[str, str]:
        card = people.card(connection, ticket.requester_id)
        requester = "" if card is None else card.name or card.email or card.phone
        return macros.values_of(ticket, requester=requester, agent="")

    def fill(ticket: Ticket, key: str, value: CustomValue | None) -> triggers.Filled | Refusal:
        return custom_values.fill_by_rule(connection, ticket, {key: value}, keeper(ticket))

    return Desk(
        is_agent=functools.partial(people.is_agent, connection),
        has_group=lambda group_id: group_id in people.group_names(connection, [group_id]),
        has_label=functools.partial(own_statuses.fits, connection),
        groups_of=groups_of,
        values=values,
        fill=fill,
    )


def said_by(side: Side, is_public: bool) -> NewComment:
    by: CommentBy = "ours" if side is Side.OURS else "theirs" if side is Side.THEIRS else "bot"
    return NewComment(is_public, by)


def run(
    work: Work,
    caller: Caller,
    before: Ticket | None,
    after: Ticket,
    comment: NewComment | None,
    random_bytes: custom_values.RandomBytes,
) -> Done:
    """The triggers of an update that makes *before* to *after*: what it comes to with them."""

    def act() -> Done:
        rules = desk_rules.active(work, Trigger)
        if not rules or after.status == "deleted":
            return Done(after)
        rows = Rows(work.connection, rules, work.now_ms)
        happened = Happened({} if before is None else rows.of(before), after, rows.of, comment, caller.reader)
        return triggers.fire(rules, happened, desk_of(work, random_bytes))

    return _safe(act, Done(after))


def begin(work: Work, before: Ticket | None, after: Ticket) -> None:
    """Arm the time rules whose time begins with an update; *after* is as it was written."""
    _safe(lambda: _begin(work, before, after), None)


def _begin(work: Work, before: Ticket | None, after: Ticket) -> None:
    rules = desk_rules.active(work, TimeRule)
    if not rules:
        return
    rows = Rows(work.connection, rules, work.now_ms)
    then, now = {} if before is None else rows.of(before), rows.of(after)
    for rule in rules:
        if triggers.enters(rule, then, now, NOBODY):
            arm(work, rule, after)


def arm(work: Work, rule: TimeRule, ticket: Ticket) -> None:
    at_ms = due_at(rule, ticket)
    if at_ms is not None:
        timers.arm(work, TIMER_KIND, f"{rule.id}:{ticket.id}", at_ms)


def due_at(rule: TimeRule, ticket: Ticket) -> int | None:
    """When the rule's time is over for this ticket; None: what it counts from has not happened."""
    since = getattr(ticket, TIMES[rule.since])
    return None if since is None else since + rule.hours * triggers.HOUR_MS


def told_by(connection: sa.Connection, ticket: Ticket, tells: Sequence[NotifyAction]) -> list[int]:
    """The people whom rules tell of this ticket, each once."""
    found: dict[int, None] = {}
    for action in tells:
        if action.user_id is not None:
            found[action.user_id] = None
        if action.group_id is not None:
            found |= dict.fromkeys(sorted(people.members(connection, action.group_id)))
        if action.assignee and ticket.assignee_id is not None:
            found[ticket.assignee_id] = None
    return list(found)[:TOLD_MAX]


def _safe(act: Callable[[], T], otherwise: T) -> T:
    """A rule that cannot be read or a mistake of ours is said in the log; the update goes on without rules."""
    try:
        return act()
    except Exception as error:
        log.error("rules_failed", rule=type(error).__name__, exc_info=error)
        return otherwise
