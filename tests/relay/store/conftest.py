"""A real database file for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from relay.store.store import Store
from tests.kit.accounts import TurnedClock
from tests.kit.desk_file import new_desk_file


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest_asyncio.fixture
async def store(tmp_path: Path, clock: TurnedClock) -> AsyncIterator[Store]:
    opened = await Store.open(new_desk_file(tmp_path / "relay.db"), now_ms=clock.now_ms)
    yield opened
    await opened.close()
