"""Links between tickets as rows, read from both sides (desk.md section 10). Derived from the tickets' logs.

``MERGED`` goes from the source to the target, ``SPLIT`` from the new ticket to the one it was split off. ``SHARED`` stands
beside ``MERGED`` where customers may see the source's public words in the target; it is no link that is shown. Which links
are allowed is not decided here.
"""

from collections.abc import Iterable
from typing import Any, Final, Literal

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes import LinkKind
from relay.store.dialect import insert
from relay.store.part_tables import ticket_link
from relay.store.prepared import Prepared
from relay.store.work import Work

MERGED: Final = "merged"
SPLIT: Final = "split"
SHARED: Final = "shared"
PROBLEM: Final = "problem_of"
SOURCES_MAX = 50


class Link(msgspec.Struct, frozen=True, kw_only=True):
    ticket_id: int
    other_id: int
    kind: LinkKind | Literal["merged", "split"]


def put(work: Work, link: Link) -> bool:
    """False: it was there."""
    return _put(work, msgspec.structs.asdict(link))


def share(work: Work, source_id: int, target_id: int) -> bool:
    """Beside the merge's own link, and gone with it. False: it was there."""
    return _put(work, {"ticket_id": source_id, "other_id": target_id, "kind": SHARED})


def _put(work: Work, values: dict[str, Any]) -> bool:
    row = {**values, "created_at": work.now_ms}
    made = insert(ticket_link).values(row).on_conflict_do_nothing().returning(ticket_link.c.ticket_id)
    return work.connection.execute(made).first() is not None


def drop(work: Work, link: Link) -> bool:
    """False: it was not there."""
    one = (
        (ticket_link.c.ticket_id == link.ticket_id)
        & (ticket_link.c.other_id == link.other_id)
        & ticket_link.c.kind.in_((MERGED, SHARED) if link.kind == MERGED else (link.kind,))
    )
    return bool(work.connection.execute(ticket_link.delete().where(one)).rowcount)


_of_ticket = Prepared(
    sa.select(ticket_link).where(
        (ticket_link.c.ticket_id == sa.bindparam("ticket")) | (ticket_link.c.other_id == sa.bindparam("ticket"))
    )
)


def of_ticket(connection: sa.Connection, ticket_id: int) -> list[Link]:
    """Links from and to a ticket."""
    found = sorted(
        _of_ticket.rows(connection, {"ticket": ticket_id}),
        key=lambda row: (row.created_at, row.ticket_id, row.other_id),
    )
    return [Link(ticket_id=row.ticket_id, other_id=row.other_id, kind=row.kind) for row in found if row.kind != SHARED]


def problems(connection: sa.Connection, ticket_id: int) -> list[int]:
    """Of which tickets this one is said to come, the newest link last."""
    found = of_ticket(connection, ticket_id)
    return [link.ticket_id for link in found if link.kind == PROBLEM and link.other_id == ticket_id]


_shared_into = Prepared(
    sa.select(ticket_link.c.ticket_id)
    .where(ticket_link.c.other_id == sa.bindparam("ticket"), ticket_link.c.kind == SHARED)
    .order_by(ticket_link.c.ticket_id)
)


def shared_into(connection: sa.Connection, target_id: int) -> list[int]:
    """The sources of a ticket whose public words its customers may see."""
    return [row.ticket_id for row in _shared_into.rows(connection, {"ticket": target_id})]


def sources(found: Iterable[Link], target_id: int) -> list[int]:
    """Among a ticket's links, the tickets that are merged into it."""
    return [link.ticket_id for link in found if link.kind == MERGED and link.other_id == target_id]
