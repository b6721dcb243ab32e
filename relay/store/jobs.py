"""Long work as rows: one job, one item for each ticket, so that a restart goes on where it stopped (desk.md section 12).

What an item does is ``desk.bulk``'s; here stand how far a job is and what each item came to.
"""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from relay.store import work_tables
from relay.store.work import Work

ItemState = Literal["waiting", "done", "same", "refused", "stopped"]
_job, _item = work_tables.job, work_tables.job_item


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """``undo_of``: the job that this one takes back."""

    id: str
    owner_id: int
    body: bytes
    undo_of: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """``before``: the fields that changed, as they were (JSON); ``row_version``: the ticket's after it."""

    job_id: str
    ticket_id: int
    position: int
    state: ItemState = "waiting"
    rule: str = ""
    before: bytes = b"{}"
    row_version: int = 0


def put(work: Work, job: Job, ticket_ids: Sequence[int]) -> None:
    work.connection.execute(_job.insert(), {**msgspec.structs.asdict(job), "created_at": work.now_ms})
    items = [Item(job_id=job.id, ticket_id=one, position=place) for place, one in enumerate(ticket_ids)]
    work.connection.execute(_item.insert(), [msgspec.structs.asdict(item) for item in items])


def find(connection: sa.Connection, job_id: str) -> Job | None:
    row = connection.execute(sa.select(_job).where(_job.c.id == job_id)).first()
    return None if row is None else Job(id=row.id, owner_id=row.owner_id, body=row.body, undo_of=row.undo_of)


def items(connection: sa.Connection, job_id: str) -> list[Item]:
    """In the order in which they are done."""
    rows = connection.execute(sa.select(_item).where(_item.c.job_id == job_id).order_by(_item.c.position)).all()
    return [_item_of(row) for row in rows]


def item(connection: sa.Connection, job_id: str, ticket_id: int) -> Item | None:
    row = connection.execute(sa.select(_item).where(_item.c.job_id == job_id, _item.c.ticket_id == ticket_id)).first()
    return None if row is None else _item_of(row)


def _item_of(row: Any) -> Item:
    return Item(**{name: getattr(row, name) for name in Item.__struct_fields__})


def save_item(work: Work, item: Item) -> None:
    work.connection.execute(
        _item.update()
        .where(_item.c.job_id == item.job_id, _item.c.ticket_id == item.ticket_id)
        .values(state=item.state, rule=item.rule, before=item.before, row_version=item.row_version)
    )


def stop(work: Work, job_id: str) -> None:
    """What waits is not done any more."""
    is_left = sa.and_(_item.c.job_id == job_id, _item.c.state == "waiting")
    work.connection.execute(_item.update().where(is_left).values(state="stopped"))


def is_undone(connection: sa.Connection, job_id: str) -> bool:
    return connection.execute(sa.select(_job.c.id).where(_job.c.undo_of == job_id)).first() is not None
