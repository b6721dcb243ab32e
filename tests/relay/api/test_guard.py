"""Who speaks: read from the headers strictly, counted fairly."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import ChangePassword
from relay.api.guard import Guard, read_bearer, read_header
from relay.desk.api_tokens import TokenScope, create_token
from relay.ops.doors import DOOR_EXTENSION
from relay.sessions.limits import AddressLimit, BucketTable, Rate
from tests.kit.accounts import Accounts, open_accounts


class Door:
    """Counts who vouched, and lets in so many."""

    def __init__(self, most: int = 100) -> None:
        self.vouched: list[str] = []
        self._most = most

    def vouch(self, account: str) -> bool:
        self.vouched.append(account)
        return len(self.vouched) <= self._most


@pytest_asyncio.fixture
async def accounts(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with open_accounts(tmp_path) as opened:
        yield opened


def make_guard(accounts: Accounts, *, per_account: float = 100, per_address: float = 100) -> Guard:
    return Guard(
        accounts.sign_in,
        account_limit=BucketTable(Rate(per_account, 1)),
        token_limit=BucketTable(Rate(2, 60)),
        stranger_limit=AddressLimit({64: Rate(per_address, 1)}),
        monotonic_s=lambda: accounts.clock.at_ms / 1000,
    )


def scope(token: str | None = None, method: str = "GET", door: Door | None = None) -> dict[str, Any]:
    headers = [] if token is None else [(b"authorization", f"Bearer {token}".encode())]
    extensions = {} if door is None else {DOOR_EXTENSION: door}
    return {"type": "http", "method": method, "headers": headers, "client": ("192.0.2.1", 1), "extensions": extensions}


async def refused(awaitable: Any, rule: str) -> None:
    with pytest.raises(RefusedError, match=f"^.*{rule}"):
        await awaitable


async def test_a_good_token_vouches_for_its_connection_and_a_bad_one_counts(accounts: Accounts) -> None:
    guard, door = make_guard(accounts, per_address=2), Door()
    signed_in = await accounts.login(await accounts.add("ana@example.com"))
    for _ in range(5):
        await guard.identify(scope(signed_in.access, door=door))
    assert door.vouched == [str(signed_in.user_id)] * 5
    for rule in ("unauthorized", "unauthorized", "too_many"):
        await refused(guard.identify(scope("ada_wrong", door=door)), rule)
    assert len(door.vouched) == 5
    await guard.identify(scope(signed_in.access))


async def test_an_account_has_so_many_connections_and_no_more(accounts: Accounts) -> None:
    guard, door = make_guard(accounts), Door(most=1)
    signed_in = await accounts.login(await accounts.add("ana@example.com"))
    await guard.identify(scope(signed_in.access, door=door))
    await refused(guard.identify(scope(signed_in.access, door=door)), "too_many")


async def test_an_account_has_a_rate_of_its_own(accounts: Accounts) -> None:
    guard = make_guard(accounts, per_account=2)
    signed_in = await accounts.login(await accounts.add("ana@example.com"))
    for _ in range(2):
        await guard.identify(scope(signed_in.access))
    await refused(guard.identify(scope(signed_in.access)), "too_many")


async def test_a_token_has_a_rate_of_its_own_beside_its_accounts(accounts: Accounts) -> None:
    guard, made = make_guard(accounts, per_account=1), await accounts.add("ana@example.com")
    token = await accounts.store.write(
        lambda work: create_token(
            work, accounts.journal, actor="cli", email=made.email, scopes=[TokenScope.READ], days=1
        )
    )
    for _ in range(2):
        await guard.identify(scope(token.token))
    await refused(guard.identify(scope(token.token)), "too_many")
    await guard.identify(scope((await accounts.login(made)).access))


async def test_until_a_password_is_chosen_nothing_else_goes(accounts: Accounts) -> None:
    guard, made = make_guard(accounts), await accounts.add("ana@example.com")
    signed_in = await accounts.login(made)
    await refused(guard.need_caller(scope(signed_in.access)), "must_change_password")
    agent = await guard.identify(scope(signed_in.access))
    await accounts.sign_in.change_password(agent, ChangePassword(old=made.password, new="seven staples 7"))
    caller = await guard.need_caller(scope(signed_in.access))
    assert (caller.user_id, caller.origin.ip) == (made.user_id, "192.0.2.1")


async def test_whom_the_door_let_in_is_known_for_that_request_and_counted_once(accounts: Accounts) -> None:
    guard = make_guard(accounts, per_account=2)
    signed_in = await accounts.login(await accounts.add("ana@example.com"))
    request = scope(signed_in.access)
    await guard.let_in(request)
    for _ in range(5):
        assert (await guard.identify(request)).email == "ana@example.com"
    await guard.identify(scope(signed_in.access))
    await refused(guard.identify(scope(signed_in.access)), "too_many")
    await refused(guard.let_in(scope("ada_wrong")), "unauthorized")


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ([(b"authorization", b"Bearer abc")], "abc"),
        ([(b"authorization", b"bearer  abc ")], "abc"),
        ([(b"authorization", b"Bearer")], None),
        ([(b"authorization", b"Basic abc")], None),
        ([(b"authorization", b"Bearer a"), (b"authorization", b"Bearer b")], None),
        ([(b"Authorization", b"Bearer abc")], None),
        ([], None),
    ],
)
def test_one_bearer_token_or_none(headers: list[tuple[bytes, bytes]], token: str | None) -> None:
    assert read_bearer(headers) == token


def test_a_header_that_comes_twice_is_none() -> None:
    assert read_header([(b"x", b"1"), (b"x", b"2")], "X") is None
    assert read_header([(b"x", b"\xff")], "X") == "\xff"
