"""Testing a kept rule on one ticket: would it act, and what would it do (desk.md section 12, .../{id}/test?ticket=).

Nothing is written: actions go through the same state table as ever, on the ticket as it is now. ``rule_trials`` looks
for tickets.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import triggers
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.shapes_rules import FieldPreview
from assistdesk.core.desk.shapes_triggers import RuleTest, Words
from assistdesk.core.desk.states import Refusal
from assistdesk.core.desk.triggers import NOBODY, TimeRule, Trigger
from assistdesk.core.desk.views import CUSTOM
from relay.desk import firing, rule_trials


def tested(connection: sa.Connection, rule: Trigger, ticket: Ticket, now_ms: int) -> RuleTest:
    """What *rule* would do to *ticket* now."""
    met = (
        _waits(connection, rule, ticket, now_ms)
        if isinstance(rule, TimeRule)
        else _met(connection, rule, ticket, now_ms)
    )
    did = triggers.do(rule.actions, ticket, firing.looked_at(connection, lambda _ticket: str))
    if isinstance(did, Refusal):
        return msgspec.structs.replace(met, refused=did.rule)
    changed = dict.fromkeys(event.field for event in did.events if isinstance(event, Change))
    return msgspec.structs.replace(
        met,
        changes=tuple(_preview(name, ticket, did.ticket) for name in changed),
        comments=tuple(Words(text=said.text, public=said.is_public) for said in did.says),
        tells=tuple(firing.told_by(connection, did.ticket, did.tells)),
    )


def _met(connection: sa.Connection, rule: Trigger, ticket: Ticket, now_ms: int) -> RuleTest:
    found = rule_trials.newest_met(connection, rule.conditions, ticket, now_ms)
    if found is None:
        return RuleTest(met=False)
    return RuleTest(met=True, seq=found.seq, at=to_rfc3339(found.created_at))


def _waits(connection: sa.Connection, rule: TimeRule, ticket: Ticket, now_ms: int) -> RuleTest:
    row = firing.Rows(connection, [rule], now_ms).of(ticket)
    due_at = firing.due_at(rule, ticket) if triggers.waits(rule, row, NOBODY) else None
    return RuleTest(met=due_at is not None, at=None if due_at is None else to_rfc3339(due_at))


def _preview(name: str, before: Ticket, after: Ticket) -> FieldPreview:
    def encoded(ticket: Ticket) -> msgspec.Raw:
        is_own = name.startswith(CUSTOM)
        held = ticket.custom.get(name.removeprefix(CUSTOM)) if is_own else getattr(ticket, name)
        return msgspec.Raw(msgspec.json.encode(held))

    return FieldPreview(field=name, previous=encoded(before), value=encoded(after))
