"""Where comments stand that were split off the ticket they were said in (desk.md section 10). Derived from the logs.

A comment without a row stands where it was said. Which comments may be split off is not decided here.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from relay.store.dialect import insert
from relay.store.part_tables import comment_place
from relay.store.prepared import PreparedIn
from relay.store.work import Work


def put(work: Work, comment_ids: Sequence[int], ticket_id: int) -> None:
    """From now on these stand in *ticket_id*, wherever they stood before."""
    for comment_id in comment_ids:
        work.connection.execute(
            insert(comment_place)
            .values(comment_id=comment_id, ticket_id=ticket_id)
            .on_conflict_do_update(index_elements=["comment_id"], set_={"ticket_id": ticket_id})
        )


_of_comments = PreparedIn(
    lambda ids: sa.select(comment_place.c.comment_id, comment_place.c.ticket_id).where(
        comment_place.c.comment_id.in_(ids)
    )
)


def of_comments(connection: sa.Connection, ids: Sequence[int]) -> dict[int, int]:
    """Comment id -> the ticket it was split off into; those that stand where they were said are missing."""
    return dict(_of_comments.all(connection, ids))


_brought = PreparedIn(
    lambda ids: (
        sa.select(comment_place.c.comment_id)
        .where(comment_place.c.ticket_id.in_(ids))
        .order_by(comment_place.c.comment_id)
    )
)


def brought_into(connection: sa.Connection, ticket_ids: Sequence[int]) -> list[int]:
    """The comments that were split off into these tickets, by id."""
    return [comment_id for (comment_id,) in _brought.all(connection, ticket_ids)]
