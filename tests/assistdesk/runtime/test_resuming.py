"""Coming back after a lost line: where the room is now, and what a false notice about it can do."""

import pytest

from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Link
from assistdesk.runtime.resuming import Address, rejoin
from tests.kit.memory_link import MemoryLink

GOOD = "wss://relay.example/s/room"


class Network:
    """Where only the relay's own address answers; every other is dialled by the real adapter."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.tokens: list[str] = []
        self._dial = RelayDial(make_tls())

    async def dial(self, url: str, token: str) -> Link:
        if url != GOOD:
            return await self._dial(url, token)
        self.tokens.append(token)
        return MemoryLink()

    async def ask_control(self, room: str, _epoch: int) -> control.Rejoined:
        self.asked.append(room)
        return control.Rejoined(room="room", epoch=3, url=GOOD, token="new")


@pytest.mark.parametrize(
    "false", ["ws://stranger.example/s", "http://127.0.0.1/", "wss://[::1", "wss://a..b/", "ftp://x"]
)
async def test_R25_a_move_to_a_false_address_costs_one_dial_and_the_relay_is_asked_where_the_room_is(
    false: str,
) -> None:
    network, address = Network(), Address("room", 1, GOOD, "old")
    for epoch in (2, 3):  # said twice
        address.heed(control.Move(url=false, token="t" * 43, epoch=epoch))
    assert await rejoin(address, network.dial, network.ask_control, 0) is None
    assert (network.tokens, network.asked) == ([], [])
    assert await rejoin(address, network.dial, network.ask_control, 1) is not None
    assert (network.tokens, network.asked) == (["new"], ["room"])
    assert (address.url, address.epoch, address.token) == (GOOD, 3, "new")
