"""Whose chats go first (desk.md section 7): the plans that the desk names, in their order, then everybody else's.

A chat has the rank that its customer's organisation has when it begins; what changes later moves nobody who waits.
"""

from typing import Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.seats import plan_rank
from assistdesk.core.desk.settings_shapes import CHAT_PLANS
from relay.store import organizations, people, settings
from relay.store.work import Work

SETTING: Final = "chat_plans"
_plans = msgspec.json.Decoder(tuple[str, ...])


def first(connection: sa.Connection) -> tuple[str, ...]:
    raw = settings.get(connection, SETTING)
    return CHAT_PLANS if raw is None else _plans.decode(raw)


def put(work: Work, plans: tuple[str, ...]) -> None:
    settings.put(work, SETTING, msgspec.json.encode(plans))


def rank_of(connection: sa.Connection, customer_id: int) -> int:
    person = people.card(connection, customer_id)
    plan = organizations.facts(connection, None if person is None else person.org_id).plan
    return plan_rank(plan, first(connection))
