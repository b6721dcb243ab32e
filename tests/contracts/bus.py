"""What every Bus must do. Subclass ``BusContract`` beside a ``bus`` fixture; each engine passes the same suite."""

import asyncio

import pytest

from assistdesk.core.errors import LinkError, MisuseError
from relay.bus.port import PAYLOAD_BYTES_MAX, WAITING_MAX, Bus, Subscription


async def heard(subscription: Subscription, count: int) -> list[bytes]:
    payloads: list[bytes] = []
    async with asyncio.timeout(5):
        async for payload in subscription:
            payloads.append(payload)
            if len(payloads) == count:
                break
    return payloads


class BusContract:
    async def test_every_subscriber_of_a_subject_hears_its_payloads_in_order(self, bus: Bus) -> None:
        first, second, other = bus.subscribe("bell.1"), bus.subscribe("bell.1"), bus.subscribe("bell.2")
        bus.publish("bell.1", b"a")
        bus.publish("bell.1", b"b")
        bus.publish("bell.2", b"c")
        assert await heard(first, 2) == [b"a", b"b"]
        assert await heard(second, 2) == [b"a", b"b"]
        assert await heard(other, 1) == [b"c"]

    async def test_what_nobody_listens_to_is_lost(self, bus: Bus) -> None:
        bus.publish("bell.1", b"early")
        subscription = bus.subscribe("bell.1")
        bus.publish("bell.1", b"late")
        assert await heard(subscription, 1) == [b"late"]

    async def test_a_slow_subscriber_loses_the_oldest_and_holds_nobody_up(self, bus: Bus) -> None:
        subscription = bus.subscribe("bell.1")
        for number in range(WAITING_MAX + 3):
            bus.publish("bell.1", str(number).encode())
        payloads = await heard(subscription, WAITING_MAX)
        assert payloads[0] == b"3"
        assert payloads[-1] == str(WAITING_MAX + 2).encode()

    async def test_a_payload_has_at_most_one_kibibyte(self, bus: Bus) -> None:
        bus.publish("bell.1", bytes(PAYLOAD_BYTES_MAX))
        with pytest.raises(MisuseError, match="payload_too_long"):
            bus.publish("bell.1", bytes(PAYLOAD_BYTES_MAX + 1))

    async def test_an_ended_subscription_hears_nothing_and_its_iteration_ends(self, bus: Bus) -> None:
        subscription = bus.subscribe("bell.1")
        waiting = asyncio.create_task(heard(subscription, 1))
        await asyncio.sleep(0)
        subscription.end()
        subscription.end()
        bus.publish("bell.1", b"a")
        assert await waiting == []

    async def test_one_of_two_subscriptions_may_end(self, bus: Bus) -> None:
        first, second = bus.subscribe("bell.1"), bus.subscribe("bell.1")
        first.end()
        bus.publish("bell.1", b"a")
        assert await heard(second, 1) == [b"a"]

    async def test_a_request_is_answered(self, bus: Bus) -> None:
        async def double(payload: bytes) -> bytes:
            return payload * 2

        bus.answer("ask", double)
        assert await bus.request("ask", b"ab", timeout_s=5) == b"abab"

    async def test_a_request_without_an_answer_is_a_link_error(self, bus: Bus) -> None:
        async def never(payload: bytes) -> bytes:
            await asyncio.Event().wait()
            return payload

        with pytest.raises(LinkError, match="bus_no_answer"):
            await bus.request("nobody", b"", timeout_s=0.05)
        bus.answer("slow", never)
        with pytest.raises(LinkError, match="bus_no_answer"):
            await bus.request("slow", b"", timeout_s=0.05)

    async def test_a_closed_bus_ends_every_subscription_and_takes_nothing(self, bus: Bus) -> None:
        subscription = bus.subscribe("bell.1")
        bus.publish("bell.1", b"a")
        await bus.close()
        assert await heard(subscription, 2) == [b"a"]
        with pytest.raises(MisuseError, match="bus_closed"):
            bus.publish("bell.1", b"b")
