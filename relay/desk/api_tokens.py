"""API tokens: for programs, made by an admin, with scopes and an end; shown once, kept as SHA-256.

Operations on the store. A token acts for one account and can do no more than that account.
"""

import enum
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.desk.accounts import Journal, need_account
from relay.store.tables import api_token
from relay.store.work import Work

TOKEN_PREFIX = "adk_"  # noqa: S105  how a token begins, so that scanners know one
DAYS_MAX = 730
DAY_MS = 86_400_000


class TokenScope(enum.StrEnum):
    """What a program may do with its token."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class ApiToken:
    """One row, without what would let anyone use it."""

    id: str
    user_id: int
    scopes: str
    created_at_ms: int
    expires_at_ms: int
    last_used_at_ms: int | None
    revoked_at_ms: int | None


@dataclass(frozen=True, slots=True)
class MadeToken:
    """The only time that the token itself is seen."""

    id: str
    token: str
    expires_at_ms: int


def create_token(
    work: Work, journal: Journal, *, actor: str, email: str, scopes: Sequence[TokenScope], days: int
) -> MadeToken:
    """Raises RefusedError ``account_unknown``, ``token_days``, ``token_scope``."""
    found = need_account(work.connection, email)
    if not 1 <= days <= DAYS_MAX:
        raise RefusedError("token_days", days_max=DAYS_MAX)
    if TokenScope.ADMIN in scopes and not found.is_admin:
        raise RefusedError("token_scope", email=email)
    made = MadeToken(
        id=secrets.token_hex(8),
        token=TOKEN_PREFIX + secrets.token_urlsafe(32),
        expires_at_ms=work.now_ms + days * DAY_MS,
    )
    work.connection.execute(
        sa.insert(api_token).values(
            id=made.id,
            user_id=found.user_id,
            token_hash=hash_token(made.token),
            scopes=" ".join(sorted(scopes)),
            created_at=work.now_ms,
            expires_at=made.expires_at_ms,
        )
    )
    detail: dict[str, str | int | bool] = {"token": made.id, "scopes": " ".join(sorted(scopes)), "days": days}
    journal.append(work, actor=actor, action="token.create", subject=found.email, detail=detail)
    return made


def list_tokens(connection: sa.Connection, email: str) -> list[ApiToken]:
    """Raises RefusedError ``account_unknown``."""
    found = need_account(connection, email)
    return [_token(row) for row in connection.execute(_select().where(api_token.c.user_id == found.user_id))]


def find_token(connection: sa.Connection, token: str, *, now_ms: int) -> ApiToken | None:
    """The row of a token that is good now."""
    row = connection.execute(
        _select().where(
            api_token.c.token_hash == hash_token(token),
            api_token.c.revoked_at.is_(None),
            api_token.c.expires_at > now_ms,
        )
    ).one_or_none()
    return None if row is None else _token(row)


def is_token_good(connection: sa.Connection, token_id: str, *, now_ms: int) -> bool:
    """True while the token is neither revoked nor over."""
    query = sa.select(api_token.c.id).where(
        api_token.c.id == token_id, api_token.c.revoked_at.is_(None), api_token.c.expires_at > now_ms
    )
    return connection.execute(query).scalar_one_or_none() is not None


def revoke_token(work: Work, journal: Journal, *, actor: str, email: str, token_id: str) -> None:
    """Raises RefusedError ``account_unknown``, ``token_unknown``."""
    found = need_account(work.connection, email)
    changed = work.connection.execute(
        sa.update(api_token)
        .where(api_token.c.id == token_id, api_token.c.user_id == found.user_id, api_token.c.revoked_at.is_(None))
        .values(revoked_at=work.now_ms)
    )
    if changed.rowcount == 0:
        raise RefusedError("token_unknown", token_id=token_id)
    journal.append(work, actor=actor, action="token.revoke", subject=found.email, detail={"token": token_id})


def _select() -> sa.Select[Any]:
    return sa.select(api_token).order_by(api_token.c.created_at, api_token.c.id)


def _token(row: sa.Row[Any]) -> ApiToken:
    return ApiToken(
        id=row.id,
        user_id=row.user_id,
        scopes=row.scopes,
        created_at_ms=row.created_at,
        expires_at_ms=row.expires_at,
        last_used_at_ms=row.last_used_at,
        revoked_at_ms=row.revoked_at,
    )
