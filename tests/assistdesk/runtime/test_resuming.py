"""Coming back after a lost line: where the room is now, and what a false notice about it can do."""

import asyncio
import dataclasses
import itertools
from collections.abc import Iterable

import pytest

from assistdesk.adapters.clock import SystemRandomness
from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.core.crypto.attempt import Cause, Close, Established, Failed
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime import resuming
from assistdesk.runtime.ports import Link
from assistdesk.runtime.resuming import DONE, TRIES_MAX, Address, Return, meet_again, rejoin, tell_over
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


class Away:
    """An end whose line is down for the first *dials*; what it dials then is ``links``."""

    def __init__(self, dials: int, *, is_over: bool = False, paired: bool = False) -> None:
        self.links: list[MemoryLink] = []
        self._dials, self._is_over, self._is_paired = dials, is_over, paired
        self.told_over = 0

    async def dial(self, _url: str, _token: str) -> Link:
        self._dials -= 1
        if self._dials >= 0:
            raise LinkError("unreachable")
        if self._is_over:
            raise LinkError("refused_by_relay", status=401)
        link = MemoryLink()
        link.tell(control.Waiting(rejoin="r" * 43))
        if self._is_paired:
            link.tell(control.Paired(pairing=2, rejoin="p" * 43))
        self.links.append(link)
        return link

    async def ask_control(self, _room: str, _epoch: int) -> control.Rejoined:
        raise RefusedError("room_over", status=410) if self._is_over else LinkError("unreachable")

    def over(self) -> None:
        self.told_over += 1

    def way(self, is_lost: Iterable[bool]) -> Return:
        answers, closed = iter(is_lost), asyncio.Event()
        closed.set()
        return Return(
            Address("room", 1, GOOD, "token"), self.dial, self.ask_control, SystemRandomness(), closed,
            lambda: next(answers), never, lambda _: None, lambda _: None, self.over,
        )  # fmt: skip


async def never(_link: Link, _frames: object) -> Established | Failed:
    raise AssertionError


async def test_an_end_that_is_over_while_the_line_is_away_says_so_once() -> None:
    away = Away(0)
    assert await meet_again(away.way((True, False))) is None
    assert away.told_over == 1
    assert await meet_again(away.way((False,))) is None
    assert away.told_over == 1


class MetError(Exception):
    """The other end is there."""


async def test_PR3_a_line_that_is_away_for_minutes_is_dialled_for_as_long_as_the_session_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resuming, "FIRST_WAIT_S", 0.0)
    away = Away(3 * TRIES_MAX, paired=True)

    async def shake(_link: Link, _frames: object) -> Established | Failed:
        raise MetError

    way = dataclasses.replace(away.way(itertools.repeat(True)), closed=asyncio.Event(), shake=shake)
    with pytest.raises(MetError):
        await meet_again(way)
    assert len(away.links) == 1


async def test_handshakes_that_fail_are_tried_twenty_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resuming, "FIRST_WAIT_S", 0.0)
    away = Away(0, paired=True)

    async def shake(_link: Link, _frames: object) -> Established | Failed:
        return Failed(Cause.TIMEOUT, Close.NO_TRY, is_try_used=False)

    way = dataclasses.replace(away.way(itertools.repeat(True)), closed=asyncio.Event(), shake=shake)
    assert await meet_again(way) is None
    assert len(away.links) == TRIES_MAX


async def test_the_room_of_a_session_that_is_over_is_closed_as_done_once_the_line_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resuming, "FIRST_WAIT_S", 0.001)
    away = Away(3)
    await tell_over(away.way(()))
    assert [link.close_code for link in away.links] == [DONE]


async def test_a_relay_that_knows_already_is_left_alone() -> None:
    away = Away(0, is_over=True)
    await tell_over(away.way(()))
    assert away.links == []
