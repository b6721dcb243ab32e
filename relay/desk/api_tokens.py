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
from assistdesk.core.wire.control import ApiTokenList, ApiTokenMade, ApiTokenNew, ApiTokenOut
from assistdesk.core.wire.device_proof import hash_token
from relay.desk.accounts import Journal, need_account
from relay.desk.rights import NOT_FOUND
from relay.store.store import Store
from relay.store.tables import api_token
from relay.store.work import Work

TOKEN_PREFIX = "adk_"  # noqa: S105  how a token begins, so that scanners know one
DAYS_MAX = 730
TOKENS_MAX = 50
"""Good ones of one account at a time."""
DAY_MS = 86_400_000


class TokenScope(enum.StrEnum):
    """What a program may do with its token."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"
    CTI = "cti"
    """A telephone system: it tells of calls and can do nothing else."""


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


class ApiTokens:
    """What an account does with its own tokens. Only a person who signed in may: a token makes and ends no tokens."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    async def list(self, email: str) -> ApiTokenList:
        found = await self._store.read(lambda connection: list_tokens(connection, email))
        return ApiTokenList(tokens=tuple(map(_show, found)))

    async def create(self, email: str, given: ApiTokenNew) -> ApiTokenMade:
        """Raises RefusedError ``too_many_tokens``, ``token_scope``: more than the account itself may."""
        scopes = [TokenScope(scope) for scope in dict.fromkeys(given.scopes)]

        def operation(work: Work) -> MadeToken:
            alive = [one for one in list_tokens(work.connection, email) if _is_alive(one, work.now_ms)]
            if len(alive) >= TOKENS_MAX:
                raise RefusedError("too_many_tokens")
            return create_token(work, self._journal, actor=email, email=email, scopes=scopes, days=given.days)

        made = await self._store.write(operation)
        return ApiTokenMade(id=made.id, token=made.token, expires_at_ms=made.expires_at_ms)

    async def revoke(self, email: str, token_id: str) -> None:
        """At once, on every socket too. Raises RefusedError ``not_found``."""

        def operation(work: Work) -> None:
            try:
                revoke_token(work, self._journal, actor=email, email=email, token_id=token_id)
            except RefusedError as error:
                raise RefusedError(NOT_FOUND) from error

        await self._store.write(operation)


def _is_alive(token: ApiToken, now_ms: int) -> bool:
    return token.revoked_at_ms is None and token.expires_at_ms > now_ms


def _show(token: ApiToken) -> ApiTokenOut:
    return ApiTokenOut(
        id=token.id,
        scopes=tuple(token.scopes.split()),
        created_at_ms=token.created_at_ms,
        expires_at_ms=token.expires_at_ms,
        is_revoked=token.revoked_at_ms is not None,
    )


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
