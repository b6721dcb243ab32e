"""The relay's own audit log: who signed in, who was refused, what an admin did; never content (relay.md section 15).

Each entry holds the SHA-256 of the one before it and is appended in the transaction of the act, so that an entry cannot
be changed, moved or taken out of the middle unnoticed. It knows the one table and no account.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from relay.store.tables import relay_audit
from relay.store.work import Work

CHAIN_LABEL = b"AssistDesk-relay-audit/1\n"
FIRST_PREVIOUS = bytes(32)
PAGE_ROWS = 1000

Detail = Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line. ``detail`` holds short facts by name."""

    id: int
    created_at_ms: int
    actor: str
    action: str
    subject: str
    detail: dict[str, str | int | bool]
    prev_hash: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """``first_bad_id`` is None when the whole chain holds."""

    entries: int
    first_bad_id: int | None = None


class AuditLog:
    """Fits ``desk.accounts.Journal``."""

    def append(self, work: Work, *, actor: str, action: str, subject: str, detail: Detail | None = None) -> None:
        """Append one entry after the newest, in the transaction of *work*."""
        newest = sa.select(relay_audit.c.hash).order_by(relay_audit.c.id.desc()).limit(1)
        previous = work.connection.execute(newest).scalar_one_or_none() or FIRST_PREVIOUS
        raw = msgspec.json.encode(dict(detail or {}), order="sorted")
        work.connection.execute(
            sa.insert(relay_audit).values(
                created_at=work.now_ms,
                actor=actor,
                action=action,
                subject=subject,
                detail=raw,
                prev_hash=previous,
                hash=hash_entry(previous, work.now_ms, actor, action, subject, raw),
            )
        )


def hash_entry(previous: bytes, created_at_ms: int, actor: str, action: str, subject: str, detail: bytes) -> bytes:
    """SHA-256 over the label, the hash before and the entry in JSON."""
    entry = msgspec.json.encode([created_at_ms, actor, action, subject, msgspec.Raw(detail)])
    return hashlib.sha256(CHAIN_LABEL + previous + entry).digest()


def list_entries(connection: sa.Connection, *, since_ms: int = 0, limit: int = 1000) -> list[AuditEntry]:
    """The newest *limit* entries since then, in order of time."""
    query = sa.select(relay_audit).where(relay_audit.c.created_at >= since_ms)
    rows = connection.execute(query.order_by(relay_audit.c.id.desc()).limit(limit)).mappings().all()
    return [
        AuditEntry(
            id=row["id"],
            created_at_ms=row["created_at"],
            actor=row["actor"],
            action=row["action"],
            subject=row["subject"],
            detail=msgspec.json.decode(row["detail"], type=dict[str, str | int | bool]),
            prev_hash=row["prev_hash"],
            hash=row["hash"],
        )
        for row in reversed(rows)
    ]


def verify_chain(connection: sa.Connection) -> AuditVerdict:
    """Walk the whole chain in pages; the first entry that does not fit is named."""
    previous: bytes | None = None
    count = 0
    for row in _walk(connection):
        before = row["prev_hash"] if previous is None else previous
        starts_right = previous is not None or row["prev_hash"] == FIRST_PREVIOUS
        wanted = hash_entry(before, row["created_at"], row["actor"], row["action"], row["subject"], row["detail"])
        if not starts_right or row["prev_hash"] != before or row["hash"] != wanted:
            return AuditVerdict(entries=count, first_bad_id=row["id"])
        previous = row["hash"]
        count += 1
    return AuditVerdict(entries=count)


def _walk(connection: sa.Connection) -> Iterator[sa.RowMapping]:
    after = 0
    while True:
        query = sa.select(relay_audit).where(relay_audit.c.id > after).order_by(relay_audit.c.id).limit(PAGE_ROWS)
        rows = connection.execute(query).mappings().all()
        if not rows:
            return
        yield from rows
        after = rows[-1]["id"]
