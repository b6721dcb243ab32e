"""Phone calls as rows (desk.md section 8): found by number, by the telephone system's id, all whose card is open.

A call is ``core.desk.calls.Call``, kept whole; the columns beside it are what is looked for. It knows no step and no ticket.
"""

from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.calls import Call, spellings
from assistdesk.core.desk.model import Ticket
from relay.store import tables, work_tables
from relay.store.dialect import insert
from relay.store.tickets import ticket_of
from relay.store.work import Work

STREAM = "call"
"""Calls have numbers of their own (``streams``)."""
DOORBELL = "call:"
"""Rung with the number of the call and of whom it concerns after it: ``call:7:3``, 0 for all agents."""
EVERYONE = 0
OPEN_MAX = 50

_call = work_tables.call
_decoder = msgspec.json.Decoder(Call)
_encoder = msgspec.json.Encoder()


def put(work: Work, call: Call, tell: int | None) -> None:
    """Make the row or write it anew; *tell*, an agent or ``EVERYONE``, hears of it after the commit."""
    values = {
        "id": call.id,
        "external_id": call.external_id or None,
        "state": call.state,
        "agent_id": call.agent_id,
        "number": call.number,
        "ticket_id": call.ticket_id,
        "started_at": call.started_at,
        "body": _encoder.encode(call),
    }
    statement = insert(_call).values(values)
    work.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    if tell is not None:
        work.ring(f"{DOORBELL}{call.id}:{tell}")


def rung(doorbell: str) -> tuple[int, int] | None:
    """(call, whom it concerns) of a doorbell that is one of ours."""
    if not doorbell.startswith(DOORBELL):
        return None
    call_id, _, agent_id = doorbell.removeprefix(DOORBELL).partition(":")
    return int(call_id), int(agent_id)


def _first(connection: sa.Connection, bodies: sa.Select[Any]) -> Call | None:
    body = connection.execute(bodies).scalar()
    return None if body is None else _decoder.decode(body)


def find(connection: sa.Connection, call_id: int) -> Call | None:
    return _first(connection, sa.select(_call.c.body).where(_call.c.id == call_id))


def by_external(connection: sa.Connection, external_id: str) -> Call | None:
    return _first(connection, sa.select(_call.c.body).where(_call.c.external_id == external_id))


def open_calls(connection: sa.Connection, agent_id: int) -> list[Call]:
    """What rings and the open cards of this agent, oldest first."""
    on = ("active", "ended")
    query = (
        sa.select(_call.c.body)
        .where(
            sa.or_(
                _call.c.state == "ringing",
                sa.and_(_call.c.state.in_(on), sa.or_(_call.c.agent_id == agent_id, _call.c.agent_id.is_(None))),
            )
        )
        .order_by(_call.c.started_at, _call.c.id)
        .limit(OPEN_MAX)
    )
    found = [_decoder.decode(body) for body in connection.execute(query).scalars()]
    return [call for call in found if call.agent_id is not None or call.for_agent_id in (None, agent_id)]


def asked_back_in(connection: sa.Connection, number: str, since_ms: int) -> int | None:
    """The unsolved ticket of the last call of this number since then that nobody answered."""
    table = tables.ticket
    query = (
        sa.select(_call.c.ticket_id)
        .join(table, table.c.id == _call.c.ticket_id)
        .where(_call.c.number.in_(sorted(spellings(number))), _call.c.state == "missed")
        .where(_call.c.started_at >= since_ms)
        .where(table.c.is_unsolved == 1)
        .order_by(_call.c.started_at.desc())
        .limit(1)
    )
    found: int | None = connection.execute(query).scalar()
    return found


def missed_in(connection: sa.Connection, number: str, ticket_id: int) -> bool:
    """Is a call of this number that nobody answered written into this ticket?"""
    of_number = sa.select(_call.c.id).where(_call.c.number.in_(sorted(spellings(number))))
    query = of_number.where(_call.c.ticket_id == ticket_id, _call.c.state == "missed").limit(1)
    return connection.execute(query).scalar() is not None


def owners(connection: sa.Connection, number: str) -> list[int]:
    """The people who have this telephone number, written with its plus or without."""
    table = tables.address
    numbers = sorted(spellings(number))
    query = sa.select(table.c.user_id).where(table.c.kind == "phone", table.c.folded.in_(numbers)).distinct()
    return sorted(connection.execute(query).scalars())


def open_tickets(connection: sa.Connection, requester_id: int, limit: int) -> list[Ticket]:
    """The newest unsolved tickets of a person."""
    table = tables.ticket
    query = (
        sa.select(table)
        .where(table.c.requester_id == requester_id, table.c.is_unsolved == 1)
        .order_by(table.c.updated_at.desc(), table.c.id.desc())
        .limit(limit)
    )
    return [ticket_of(row) for row in connection.execute(query).all()]
