"""Schedules and SLA policies as rows: versions are added, never changed (desk.md sections 1, 5). So are fields and forms, which
``forms`` reads.

Which policy a ticket gets, and what a schedule's hours are, is ``core.desk``'s. Bodies are the entities' JSON.
"""

from functools import lru_cache

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.forms import FieldDef, Form
from assistdesk.core.desk.model_service import Schedule, ScheduleKey, SlaPolicy
from relay.store import streams, work_tables
from relay.store.prepared import Prepared
from relay.store.work import Work

SCHEDULE, POLICY = "schedule", "sla_policy"
READ_KEPT = 128
"""So many bodies are kept as entities: they are the same for every ticket and never change."""
_schedule, _policy = work_tables.schedule, work_tables.sla_policy
_read_schedule = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(Schedule).decode)
_read_policy = lru_cache(maxsize=READ_KEPT)(msgspec.json.Decoder(SlaPolicy).decode)
_current_policies = Prepared(
    sa.select(_policy.c.body).where(_policy.c.is_current.is_(sa.true())).order_by(_policy.c.id)
)
_one_schedule = Prepared(
    sa.select(_schedule.c.body).where(
        _schedule.c.id == sa.bindparam("which"), _schedule.c.version == sa.bindparam("number")
    )
)
_version_now = Prepared(
    sa.select(_schedule.c.version).where(_schedule.c.id == sa.bindparam("which"), _schedule.c.is_current.is_(sa.true()))
)
Rule = Schedule | SlaPolicy | FieldDef | Form
_TABLES: dict[type[Rule], sa.Table] = {
    Schedule: _schedule,
    SlaPolicy: _policy,
    FieldDef: work_tables.field_def,
    Form: work_tables.form,
}


def schedules(connection: sa.Connection) -> list[Schedule]:
    """The current version of each, by id."""
    query = sa.select(_schedule.c.body).where(_schedule.c.is_current.is_(sa.true())).order_by(_schedule.c.id)
    return [_read_schedule(body) for body in connection.execute(query).scalars()]


def schedule(connection: sa.Connection, key: ScheduleKey) -> Schedule | None:
    """One version, also of a schedule that is gone."""
    body = _one_schedule.scalar(connection, {"which": key[0], "number": key[1]})
    return None if body is None else _read_schedule(body)


def schedule_key(connection: sa.Connection, schedule_id: int) -> ScheduleKey | None:
    """The current version's key."""
    version = _version_now.scalar(connection, {"which": schedule_id})
    return None if version is None else (schedule_id, int(version))


def schedule_now(connection: sa.Connection, schedule_id: int) -> Schedule | None:
    """The current version; None: there is none, or it is gone."""
    key = schedule_key(connection, schedule_id)
    return None if key is None else schedule(connection, key)


def policies_at_hand(work: Work) -> list[SlaPolicy]:
    """As ``policies``, of which the writer remembers what the last commit left."""
    return work.recall(POLICY, lambda: policies(work.connection))


def policies(connection: sa.Connection) -> list[SlaPolicy]:
    """The current version of each, in the order in which they are tried."""
    found = [_read_policy(row[0]) for row in _current_policies.all(connection, {})]
    return sorted(found, key=lambda policy: (policy.position, policy.id))


def policy(connection: sa.Connection, policy_id: int, version: int) -> SlaPolicy | None:
    query = sa.select(_policy.c.body).where(_policy.c.id == policy_id, _policy.c.version == version)
    body = connection.execute(query).scalar()
    return None if body is None else _read_policy(body)


def new_id(work: Work, name: str) -> int:
    """*name*: SCHEDULE, POLICY, ``forms.FIELD`` or ``forms.FORM``."""
    return streams.take(work, name)


def put(work: Work, rule: Rule) -> None:
    """Add a version; it is the current one from now on."""
    table = _TABLES[type(rule)]
    retire(work, rule)
    values = {
        "id": rule.id,
        "version": rule.version,
        "body": msgspec.json.encode(rule),
        "is_current": True,
        "created_at": work.now_ms,
    }
    work.connection.execute(table.insert(), values)


def retire(work: Work, rule: Rule) -> None:
    """No version of it is current any more; the past keeps reading them."""
    table = _TABLES[type(rule)]
    work.connection.execute(table.update().where(table.c.id == rule.id).values(is_current=False))
    work.forget(table.name)
