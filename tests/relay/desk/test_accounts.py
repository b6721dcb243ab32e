"""Accounts are made once, leave a trace of every change, and word of it reaches the running node."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from relay.desk import leaving
from relay.desk.accounts import (
    EndRooms,
    find_account,
    fold_email,
    list_accounts,
    need_account,
    read_account,
    set_disabled,
    set_role,
    set_second_factor,
    waiting_commands,
)
from relay.store import outbox
from relay.store.tables import address, person
from relay.store.work import Work
from tests.kit.accounts import Accounts, open_accounts


@pytest_asyncio.fixture
async def accounts(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with open_accounts(tmp_path) as opened:
        yield opened


async def test_an_account_is_found_however_its_address_is_written(accounts: Accounts) -> None:
    made = await accounts.add("Ana@Example.COM", is_admin=True)
    found = await accounts.store.read(lambda connection: find_account(connection, " aNA@example.com"))
    assert found is not None
    assert (found.user_id, found.role, found.is_admin, found.must_change_password) == (
        made.user_id,
        "admin",
        True,
        True,
    )
    assert await accounts.store.read(lambda connection: read_account(connection, made.user_id)) == found
    assert await accounts.store.read(list_accounts) == [found]


async def test_an_address_has_one_account(accounts: Accounts) -> None:
    await accounts.add("ana@example.com")
    with pytest.raises(RefusedError, match="account_exists"):
        await accounts.add("ANA@example.com")
    assert len(await accounts.store.read(list_accounts)) == 1


async def test_a_person_the_desk_knows_already_becomes_the_agent(accounts: Accounts) -> None:
    def known(connection: sa.Connection) -> None:
        connection.execute(
            sa.insert(person).values(id=77, role="customer", name="A. Reyes", created_at=1, updated_at=1)
        )
        connection.execute(
            sa.insert(address).values(kind="email", folded="ana@example.com", shown="Ana@example.com", user_id=77)
        )

    await accounts.store.write(lambda work: known(work.connection))
    made = await accounts.add("ana@example.com")
    assert made.user_id == 77
    found = await accounts.store.read(lambda connection: need_account(connection, "ana@example.com"))
    assert (found.name, found.role) == ("Ana Reyes", "agent")


async def test_who_is_not_there_cannot_be_changed(accounts: Accounts) -> None:
    with pytest.raises(RefusedError, match="account_unknown"):
        await accounts.store.write(
            lambda work: set_disabled(work, accounts.journal, actor="cli", email="x@y", disabled=True)
        )


async def test_disabling_leaves_word_for_the_running_node_once(accounts: Accounts) -> None:
    made = await accounts.add("ana@example.com")
    for disabled in (True, False):
        await accounts.store.write(
            lambda work, disabled=disabled: set_disabled(
                work, accounts.journal, actor="cli", email=made.email, disabled=disabled
            )
        )
    ((row_id, command),) = await accounts.store.read(waiting_commands)
    assert command == EndRooms(user_id=made.user_id, outcome="revoked")
    await accounts.store.write(lambda work: outbox.done(work, row_id))
    assert await accounts.store.read(waiting_commands) == []
    assert [entry.action for entry in await accounts.audit()] == ["account.add", "account.disable", "account.enable"]


async def test_who_may_not_sign_in_or_has_no_seat_any_more_leaves_her_tickets(accounts: Accounts) -> None:
    await accounts.add("ana@example.com")

    def asked(work: Work) -> list[int]:
        found = [len(outbox.due(work.connection, leaving.TOPIC, work.now_ms))]
        for disabled in (False, True):
            set_disabled(work, accounts.journal, actor="root", email="ana@example.com", disabled=disabled)
            found.append(len(outbox.due(work.connection, leaving.TOPIC, work.now_ms)))
        for role in ("admin", "agent", "expert"):
            set_role(work, accounts.journal, actor="root", email="ana@example.com", role=role)  # type: ignore[arg-type]
            found.append(len(outbox.due(work.connection, leaving.TOPIC, work.now_ms)))
        return found

    assert await accounts.store.write(asked) == [0, 0, 1, 1, 1, 2]


async def test_a_new_second_factor_ends_the_old_one_and_its_recovery_codes(accounts: Accounts) -> None:
    made = await accounts.add("ana@example.com")
    signed_in = await accounts.login(made)
    await accounts.store.write(
        lambda work: set_second_factor(
            work,
            accounts.journal,
            actor="cli",
            email=made.email,
            totp_secret="B" * 32,
            recovery_hashes=[bytes([n]) * 32 for n in range(10)],
        )
    )
    with pytest.raises(RefusedError, match="unauthorized"):
        await accounts.sign_in.authenticate(signed_in.access)
    found = await accounts.store.read(lambda connection: need_account(connection, made.email))
    assert (found.totp_secret, found.totp_last_step) == ("B" * 32, 0)


@pytest.mark.parametrize("written", ["ANA@EXAMPLE.COM", "ａｎａ@example.com", " ana@example.com "])
def test_R21_one_address_has_one_form(written: str) -> None:
    assert fold_email(written) == "ana@example.com"
