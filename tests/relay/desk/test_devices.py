"""Devices of an account are counted, listed and withdrawn."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import DeviceKey
from relay.desk.devices import DEVICES_PER_ACCOUNT_MAX, list_devices, read_stored_key, register_device, revoke_device
from relay.store.work import Work
from tests.kit.accounts import Accounts, open_accounts

KEY = DeviceKey(name="laptop", stored_key=b"k" * 32)


@pytest_asyncio.fixture
async def accounts(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with open_accounts(tmp_path) as opened:
        yield opened


async def test_beyond_the_limit_the_device_used_longest_ago_goes(accounts: Accounts) -> None:
    made = await accounts.add("ana@example.com")

    for n in range(DEVICES_PER_ACCOUNT_MAX + 1):
        accounts.clock.turn(1)

        def operation(work: Work, n: int = n) -> None:
            register_device(work, device_id=f"d{n:03}", user_id=made.user_id, key=KEY)

        await accounts.store.write(operation)
    listed = await accounts.store.read(lambda connection: list_devices(connection, made.email))
    assert [row.id for row in listed if row.revoked_at_ms is not None] == ["d000"]
    assert await accounts.store.read(lambda connection: read_stored_key(connection, "d000")) is None
    assert await accounts.store.read(lambda connection: read_stored_key(connection, "d001")) == KEY.stored_key


async def test_T7_a_device_of_another_account_is_unknown(accounts: Accounts) -> None:
    ana, bo = await accounts.add("ana@example.com"), await accounts.add("bo@example.com", name="Bo")
    await accounts.store.write(lambda work: register_device(work, device_id="d1", user_id=ana.user_id, key=KEY))
    for email, device_id in ((bo.email, "d1"), (ana.email, "d2")):
        with pytest.raises(RefusedError, match="device_unknown"):
            await accounts.store.write(
                lambda work, email=email, device_id=device_id: revoke_device(
                    work, accounts.journal, actor="cli", email=email, device_id=device_id
                )
            )
    assert await accounts.store.read(lambda connection: read_stored_key(connection, "d1")) == KEY.stored_key


async def test_revoking_is_audited(accounts: Accounts) -> None:
    ana = await accounts.add("ana@example.com")
    await accounts.store.write(lambda work: register_device(work, device_id="d1", user_id=ana.user_id, key=KEY))
    await accounts.store.write(
        lambda work: revoke_device(work, accounts.journal, actor="cli", email=ana.email, device_id="d1")
    )
    newest = (await accounts.audit())[-1]
    assert (newest.action, newest.subject, newest.detail) == ("device.revoke", ana.email, {"device": "d1"})
