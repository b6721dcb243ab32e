"""The in-process bus keeps the bus contract."""

import pytest

from relay.bus.inproc import InProcessBus
from relay.bus.port import Bus
from tests.contracts.bus import BusContract


class TestInProcessBus(BusContract):
    @pytest.fixture
    async def bus(self) -> Bus:
        return InProcessBus()
