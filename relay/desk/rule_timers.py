"""Rules that time brings: time rules that ring, triggers that look at an SLA clock's mark (desk.md sections 5 C8, C9, 9).

A time rule is looked at again when it rings: it acts if its ticket still meets it and its time is over, waits on if that is
not over yet, and is forgotten else. So leaving and editing cost nothing. What a rule does is one audit of the system.
"""

import structlog

from assistdesk.core.desk import triggers
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.events_service import RuleFailed, TimeRuleFired
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.states import Refusal
from assistdesk.core.desk.triggers import NOBODY, Done, Happened, TimeRule, Trigger
from assistdesk.core.desk.views import CLOCK
from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from relay.desk import changes, firing
from relay.desk.changes import RandomBytes
from relay.desk.firing import SLA_FIELD, TIMER_KIND, Rows
from relay.desk.rights import SYSTEM
from relay.store import clocks as kept_clocks
from relay.store import desk_rules, tickets, timers
from relay.store.clocks import Kept
from relay.store.store import Store
from relay.store.work import Work

log = structlog.get_logger("desk")


class TimeRuleTimer:
    """Fits ``timers.TimerHandler``; its refs are "rule:ticket"."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def fire(self, ref: str) -> None:
        """A rule that cannot be carried out is said and left: the other timers must go on."""
        try:
            await self._store.write(lambda work: ring(work, ref, self._random_bytes))
        except (PeerError, MisuseError, RefusedError) as error:
            log.error("time_rule_failed", ref=ref, rule=error.rule)
            await self._store.write(lambda work: timers.disarm(work, TIMER_KIND, ref))


def ring(work: Work, ref: str, random_bytes: RandomBytes) -> None:
    """The time of one rule for one ticket may be over."""
    rule_id, _, ticket_id = ref.partition(":")
    timers.disarm(work, TIMER_KIND, ref)
    rule = desk_rules.find(work.connection, TimeRule, int(rule_id))
    ticket = tickets.find(work.connection, int(ticket_id))
    if rule is None or not rule.active or ticket is None:
        return
    if not triggers.waits(rule, Rows(work.connection, [rule], work.now_ms).of(ticket), NOBODY):
        return
    due_at = firing.due_at(rule, ticket)
    if due_at is not None and due_at > work.now_ms:
        timers.arm(work, TIMER_KIND, ref, due_at)
    else:
        _act(work, rule, ticket, random_bytes)


def _act(work: Work, rule: TimeRule, ticket: Ticket, random_bytes: RandomBytes) -> None:
    did = triggers.do(rule.actions, ticket, firing.desk_of(work, random_bytes))
    if isinstance(did, Refusal):
        if did.rule not in triggers.OVER:
            failed: list[EventBase] = [RuleFailed(rule_id=rule.id, why=did.rule)]
            changes.write(work, SYSTEM, ticket, ticket, failed, random_bytes)
    elif did.events or did.says or did.tells:
        events = [TimeRuleFired(rule_id=rule.id), *did.events]
        changes.write(work, SYSTEM, ticket, did.ticket, events, random_bytes, ruled=did)


class Marks:
    """What follows when the clocks of a ticket were marked: triggers and time rules that look at them."""

    def __init__(self, random_bytes: RandomBytes) -> None:
        self._random_bytes = random_bytes

    def follow(self, work: Work, ticket_id: int, before: Kept) -> None:
        """*before*: the clocks as they stood."""
        rules = [rule for rule in desk_rules.active(work, Trigger) if _looks_at_clocks(rule)]
        timed = [rule for rule in desk_rules.active(work, TimeRule) if _looks_at_clocks(rule)]
        ticket = tickets.find(work.connection, ticket_id) if rules or timed else None
        if ticket is None or _badges(before) == _badges(kept_clocks.find(work.connection, ticket_id)):
            return
        every = [*rules, *timed]
        then = Rows(work.connection, every, work.now_ms, before).of(ticket)
        rows = Rows(work.connection, every, work.now_ms)
        for rule in timed:
            if triggers.enters(rule, then, rows.of(ticket), NOBODY):
                firing.arm(work, rule, ticket)
        did = triggers.fire(rules, Happened(then, ticket, rows.of), firing.desk_of(work, self._random_bytes))
        if did.events:
            self._write(work, ticket, did)

    def _write(self, work: Work, ticket: Ticket, did: Done) -> None:
        changes.write(work, SYSTEM, ticket, did.ticket, did.events, self._random_bytes, ruled=did, are_fired=True)


def _looks_at_clocks(rule: Trigger) -> bool:
    fields = {one.field for one in rule.conditions.each}
    return any(field == CLOCK or field.startswith(SLA_FIELD) for field in fields)


def _badges(kept: Kept) -> list[tuple[str, int, str | None]]:
    return [(clock.metric, clock.instance, clock.badge) for clock in kept.clocks]
