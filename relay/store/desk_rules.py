"""Triggers and time rules as rows. What one does is ``core.desk.triggers``'s; bodies are the entities' JSON.

Every update asks for the active ones, so they are remembered between commits: a desk without any asks the database nothing.
"""

from typing import TypeVar

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.triggers import TimeRule, Trigger
from relay.store import streams, work_tables
from relay.store.work import Work

T = TypeVar("T", bound=Trigger)
RULE = "desk_rule"
KINDS: dict[type[Trigger], str] = {Trigger: "trigger", TimeRule: "time_rule"}
_rule = work_tables.desk_rule


def every(connection: sa.Connection, kind: type[T], *, is_active: bool = False) -> list[T]:
    """In their order; with *is_active* only those that are switched on."""
    query = sa.select(_rule.c.body).where(_rule.c.kind == KINDS[kind])
    if is_active:
        query = query.where(_rule.c.active.is_(sa.true()))
    found = [msgspec.json.decode(body, type=kind) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda rule: (rule.position, rule.id))


def active(work: Work, kind: type[T]) -> list[T]:
    """Those that are switched on, in their order, as the last commit left them."""
    return work.recall(KINDS[kind], lambda: every(work.connection, kind, is_active=True))


def find(connection: sa.Connection, kind: type[T], rule_id: int) -> T | None:
    query = sa.select(_rule.c.body).where(_rule.c.kind == KINDS[kind], _rule.c.id == rule_id)
    body = connection.execute(query).scalar()
    return None if body is None else msgspec.json.decode(body, type=kind)


def new_id(work: Work) -> int:
    return streams.take(work, RULE)


def add(work: Work, rule: Trigger) -> None:
    work.connection.execute(_rule.insert(), {**_values(rule), "id": rule.id, "created_at": work.now_ms})
    work.forget(KINDS[type(rule)])


def replace(work: Work, rule: Trigger) -> None:
    work.connection.execute(_rule.update().where(_rule.c.id == rule.id).values(_values(rule)))
    work.forget(KINDS[type(rule)])


def drop(work: Work, rule: Trigger) -> None:
    work.connection.execute(_rule.delete().where(_rule.c.id == rule.id))
    work.forget(KINDS[type(rule)])


def _values(rule: Trigger) -> dict[str, object]:
    return {"kind": KINDS[type(rule)], "active": rule.active, "body": msgspec.json.encode(rule)}
