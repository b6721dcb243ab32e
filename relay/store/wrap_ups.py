"""Open wrap-ups as rows (desk.md sections 7, 8): which chats and calls an agent has still to wrap up.

A row is there from the end of the chat or call until its card is closed. What the card says is not known here.
"""

from typing import Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.wrap_up_shapes import OFFERED_MS, WRAP_UPS_MAX
from relay.store.dialect import insert
from relay.store.work import Work
from relay.store.work_tables import wrap_up

Kind = Literal["chat", "call"]


class WrapUp(msgspec.Struct, frozen=True, kw_only=True):
    """``of_id``: the chat's or the call's."""

    kind: Kind
    of_id: int
    agent_id: int


def begin(work: Work, given: WrapUp) -> None:
    """This agent has to wrap it up from now on; what is too old to be offered goes."""
    old = (wrap_up.c.agent_id == given.agent_id) & (wrap_up.c.opened_at <= work.now_ms - OFFERED_MS)
    work.connection.execute(wrap_up.delete().where(old))
    values = {**msgspec.structs.asdict(given), "opened_at": work.now_ms}
    statement = insert(wrap_up).values(values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=["kind", "of_id"], set_=values))


def end(work: Work, kind: Kind, of_id: int) -> None:
    work.connection.execute(wrap_up.delete().where(wrap_up.c.kind == kind, wrap_up.c.of_id == of_id))


def of_agent(connection: sa.Connection, agent_id: int, now_ms: int) -> list[tuple[WrapUp, int]]:
    """The newest that are offered, with when they were opened; the oldest of them first."""
    rows = connection.execute(
        sa.select(wrap_up)
        .where(wrap_up.c.agent_id == agent_id, wrap_up.c.opened_at > now_ms - OFFERED_MS)
        .order_by(wrap_up.c.opened_at.desc(), wrap_up.c.kind, wrap_up.c.of_id)
        .limit(WRAP_UPS_MAX)
    ).all()
    found = [(WrapUp(kind=row.kind, of_id=row.of_id, agent_id=row.agent_id), row.opened_at) for row in rows]
    return found[::-1]
