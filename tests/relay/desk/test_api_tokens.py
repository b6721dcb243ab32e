"""API tokens: shown once, within what the account may do, until their day."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import ApiTokenNew
from relay.desk.api_tokens import (
    DAY_MS,
    TOKENS_MAX,
    ApiTokens,
    MadeToken,
    TokenScope,
    create_token,
    find_token,
    is_token_good,
    list_tokens,
    revoke_token,
)
from tests.kit.accounts import START_MS, Accounts, open_accounts


@pytest_asyncio.fixture
async def accounts(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with open_accounts(tmp_path) as opened:
        yield opened


async def create(accounts: Accounts, email: str, *scopes: TokenScope, days: int = 30) -> MadeToken:
    return await accounts.store.write(
        lambda work: create_token(work, accounts.journal, actor="cli", email=email, scopes=scopes, days=days)
    )


async def test_a_token_is_listed_without_itself(accounts: Accounts) -> None:
    ana = await accounts.add("ana@example.com", is_admin=True)
    made = await create(accounts, ana.email, TokenScope.WRITE, TokenScope.READ)
    listed = await accounts.store.read(lambda connection: list_tokens(connection, ana.email))
    assert [(row.id, row.scopes, row.expires_at_ms) for row in listed] == [
        (made.id, "read write", START_MS + 30 * DAY_MS)
    ]
    assert made.token not in repr(listed)


async def test_only_an_admin_has_admin_tokens(accounts: Accounts) -> None:
    bo, ana = await accounts.add("bo@example.com"), await accounts.add("ana@example.com", is_admin=True)
    with pytest.raises(RefusedError, match="token_scope"):
        await create(accounts, bo.email, TokenScope.ADMIN)
    await create(accounts, ana.email, TokenScope.ADMIN)


@pytest.mark.parametrize("days", [0, -1, 731])
async def test_a_token_ends_within_two_years(accounts: Accounts, days: int) -> None:
    ana = await accounts.add("ana@example.com")
    with pytest.raises(RefusedError, match="token_days"):
        await create(accounts, ana.email, TokenScope.READ, days=days)


async def test_R19_a_token_is_revoked_once_and_only_by_its_account(accounts: Accounts) -> None:
    ana, bo = await accounts.add("ana@example.com"), await accounts.add("bo@example.com")
    made = await create(accounts, ana.email, TokenScope.READ)

    async def revoke(email: str) -> None:
        await accounts.store.write(
            lambda work: revoke_token(work, accounts.journal, actor="cli", email=email, token_id=made.id)
        )

    with pytest.raises(RefusedError, match="token_unknown"):
        await revoke(bo.email)
    found = await accounts.store.read(lambda connection: find_token(connection, made.token, now_ms=START_MS))
    assert found is not None
    await revoke(ana.email)
    with pytest.raises(RefusedError, match="token_unknown"):
        await revoke(ana.email)
    assert not await accounts.store.read(lambda connection: is_token_good(connection, made.id, now_ms=START_MS))
    assert await accounts.store.read(lambda connection: find_token(connection, made.token, now_ms=START_MS)) is None


async def test_an_account_has_so_many_good_tokens_and_no_more(accounts: Accounts) -> None:
    ana = await accounts.add("ana@example.com")
    tokens = ApiTokens(accounts.store, accounts.journal)
    made = [await tokens.create(ana.email, ApiTokenNew(scopes=("read",), days=1)) for _ in range(TOKENS_MAX)]
    with pytest.raises(RefusedError, match="too_many_tokens"):
        await tokens.create(ana.email, ApiTokenNew(scopes=("read",), days=1))
    await tokens.revoke(ana.email, made[0].id)
    await tokens.create(ana.email, ApiTokenNew(scopes=("read",), days=1))
    assert len((await tokens.list(ana.email)).tokens) == TOKENS_MAX + 1
