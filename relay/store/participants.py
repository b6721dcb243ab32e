"""Who is on a ticket beside its requester and its assignee (desk.md section 1). Derived from the ticket's log.

Who may be added, and what a role means, is not decided here.
"""

from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes import ParticipantRole
from relay.store.dialect import insert
from relay.store.part_tables import participant
from relay.store.prepared import Prepared
from relay.store.work import Work


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """``may_reply``: an expert who writes to the customer too."""

    user_id: int
    role: ParticipantRole
    since_at: int
    may_reply: bool = False


_of_ticket = Prepared(
    sa.select(participant.c.user_id, participant.c.role, participant.c.since_at, participant.c.may_reply).where(
        participant.c.ticket_id == sa.bindparam("what")
    )
)


def of_ticket(connection: sa.Connection, ticket_id: int) -> list[Participant]:
    """In the order in which they came. Asked with every comment, so by a statement that is compiled already."""
    rows = sorted(_of_ticket.all(connection, {"what": ticket_id}), key=lambda row: (row[2], row[0]))
    return [
        Participant(user_id=user_id, role=role, since_at=since_at, may_reply=bool(may_reply))
        for user_id, role, since_at, may_reply in rows
    ]


def put(work: Work, ticket_id: int, user_ids: Iterable[int], role: ParticipantRole) -> None:
    """Whoever is on it already stays as she is."""
    for user_id in user_ids:
        values = {"ticket_id": ticket_id, "user_id": user_id, "role": role, "since_at": work.now_ms}
        work.connection.execute(insert(participant).values(values).on_conflict_do_nothing())


def may_reply(connection: sa.Connection, ticket_id: int, user_id: int) -> bool:
    return bool(_is_on.scalar(connection, {"what": ticket_id, "who": user_id}))


def let_reply(work: Work, ticket_id: int, user_id: int, may: bool) -> None:
    one = (participant.c.ticket_id == ticket_id) & (participant.c.user_id == user_id)
    work.connection.execute(participant.update().where(one).values(may_reply=may))


def drop(work: Work, ticket_id: int, user_id: int) -> None:
    one = (participant.c.ticket_id == ticket_id) & (participant.c.user_id == user_id)
    work.connection.execute(participant.delete().where(one))


_is_on = Prepared(
    sa.select(participant.c.may_reply).where(
        participant.c.ticket_id == sa.bindparam("what"), participant.c.user_id == sa.bindparam("who")
    )
)


def is_on(connection: sa.Connection, ticket_id: int, user_id: int) -> bool:
    return _is_on.first(connection, {"what": ticket_id, "who": user_id}) is not None


def with_role(found: Sequence[Participant], role: ParticipantRole) -> list[int]:
    return [one.user_id for one in found if one.role == role]
