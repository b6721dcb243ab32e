"""Attachments: rows in the database, bytes beside it (desk.md section 1; relay.md section 8).

A file gets its name only when it is whole and on disk, and its row after that: a row without bytes never is. Names on disk
are random, so that two files never share one and nothing a stranger said becomes a path. Whose eyes may see which is not
decided here.
"""

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes import AttachmentOut
from relay.store import streams
from relay.store.part_tables import attachment
from relay.store.prepared import Prepared, PreparedIn
from relay.store.work import Work

STREAM = "attachment"
COLUMNS = ("id", "owner_id", "ticket_id", "comment_id", "name", "size", "sha256", "store_key", "created_at")
UNUSED_ROWS = 200
SWEEP_PARTS = 16
"""The folder is swept by parts, so that no sweep looks at every file of a big desk."""
_insert = Prepared(attachment.insert(), COLUMNS)


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``ticket_id`` and ``comment_id`` None: sent up by its owner, on no comment yet."""

    id: int
    owner_id: int
    name: str
    size: int
    sha256: str
    store_key: str
    created_at: int
    ticket_id: int | None = None
    comment_id: int | None = None


def _of(row: Any) -> Attachment:
    return Attachment(**{name: getattr(row, name) for name in COLUMNS})


def shape(row: Attachment) -> AttachmentOut:
    return AttachmentOut(id=row.id, name=row.name, size=row.size, sha256=row.sha256)


def add(work: Work, owner_id: int, *, name: str, size: int, sha256: str, store_key: str) -> Attachment:
    """Keep what was sent up; its bytes are on disk."""
    made = Attachment(
        id=streams.take(work, STREAM),
        owner_id=owner_id,
        name=name,
        size=size,
        sha256=sha256,
        store_key=store_key,
        created_at=work.now_ms,
    )
    _insert.run(work.connection, msgspec.structs.asdict(made))
    return made


def find(connection: sa.Connection, attachment_id: int) -> Attachment | None:
    row = connection.execute(sa.select(attachment).where(attachment.c.id == attachment_id)).first()
    return None if row is None else _of(row)


def waiting(connection: sa.Connection, owner_id: int, ids: Sequence[int]) -> list[Attachment]:
    """Those of *ids*, in their order, that this person sent up and that hang on no comment yet."""
    rows = connection.execute(
        sa.select(attachment).where(
            attachment.c.id.in_(ids), attachment.c.owner_id == owner_id, attachment.c.comment_id.is_(None)
        )
    ).all()
    found = {row.id: _of(row) for row in rows}
    return [found[one] for one in dict.fromkeys(ids) if one in found]


def waiting_of(connection: sa.Connection, owner_id: int) -> tuple[int, int]:
    """How many files this person sent up that hang on no comment yet, and their bytes together."""
    query = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(attachment.c.size), 0)).where(
        attachment.c.owner_id == owner_id, attachment.c.comment_id.is_(None), attachment.c.created_at > 0
    )
    count, size = connection.execute(query).one()
    return int(count), int(size)


def hang(work: Work, ids: Sequence[int], ticket_id: int, comment_id: int) -> None:
    """From now on they belong to this comment."""
    change = attachment.update().where(attachment.c.id.in_(ids))
    work.connection.execute(change.values(ticket_id=ticket_id, comment_id=comment_id))


def bytes_of_ticket(connection: sa.Connection, ticket_id: int) -> int:
    total = sa.select(sa.func.coalesce(sa.func.sum(attachment.c.size), 0)).where(attachment.c.ticket_id == ticket_id)
    return int(connection.execute(total).scalar_one())


_of_comments = PreparedIn(
    lambda ids: sa.select(attachment).where(attachment.c.comment_id.in_(ids)).order_by(attachment.c.id)
)


def of_comments(connection: sa.Connection, comment_ids: Sequence[int]) -> dict[int, tuple[AttachmentOut, ...]]:
    """Comment id -> its files; comments without any are missing."""
    found: dict[int, tuple[AttachmentOut, ...]] = {}
    for row in _of_comments.rows(connection, comment_ids):
        found[row.comment_id] = (*found.get(row.comment_id, ()), shape(_of(row)))
    return found


def let_go(work: Work, comment_ids: Sequence[int], only: Sequence[int] | None = None) -> None:
    """Hang the files of these comments, or *only* some of them, on nothing: they are forgotten, and their bytes, with the next
    unused ones."""
    gone = attachment.update().where(attachment.c.comment_id.in_(comment_ids))
    if only is not None:
        gone = gone.where(attachment.c.id.in_(only))
    work.connection.execute(gone.values(comment_id=None, ticket_id=None, name="", created_at=0))


def forget(work: Work, attachment_id: int) -> None:
    """Its bytes may go after the commit."""
    work.connection.execute(attachment.delete().where(attachment.c.id == attachment_id))


def forget_unused(work: Work, before_ms: int, held: Collection[int] = ()) -> list[str]:
    """Forget a few files that hang on nothing since *before_ms*; the store keys whose bytes may go after the commit. *held*:
    those that somebody still means to use, unless they were let go of."""
    is_free = (attachment.c.created_at == 0) | attachment.c.id.not_in(held)
    rows = work.connection.execute(
        sa.select(attachment.c.id, attachment.c.store_key)
        .where(attachment.c.comment_id.is_(None), attachment.c.created_at < before_ms, is_free)
        .limit(UNUSED_ROWS)
    ).all()
    work.connection.execute(attachment.delete().where(attachment.c.id.in_([row.id for row in rows])))
    return [row.store_key for row in rows]


def known_keys(connection: sa.Connection, store_keys: Sequence[str]) -> set[str]:
    """Those of the keys that have a row."""
    query = sa.select(attachment.c.store_key).where(attachment.c.store_key.in_(store_keys))
    return set(connection.execute(query).scalars())


# --- bytes, beside the database -----------------------------------------------------------------------------------


def place_of(files: Path, store_key: str) -> Path:
    return files / "attachments" / store_key[:2] / store_key


def settled(files: Path, part: int, before_ms: int) -> list[Path]:
    """What lies in one of SWEEP_PARTS parts of the folder since *before_ms*, with a row or without."""
    found = []
    for number in range(part, 256, SWEEP_PARTS):
        for path in (files / "attachments" / f"{number:02x}").glob("*"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime * 1000 < before_ms:
                    found.append(path)
    return found


def incoming(files: Path, store_key: str) -> Path:
    """Where a file grows until it is whole; made when first used."""
    folder = files / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{store_key}.part"
