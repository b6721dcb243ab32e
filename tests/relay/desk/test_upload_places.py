"""Who may send a file up: a share for each, and a place for whoever comes, however slowly others send."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack

import pytest

from assistdesk.core.errors import RefusedError
from relay.desk.upload_places import PlaceRules, UploadPlaces

SLOW = PlaceRules(places=4, each=3, young_s=0, fair_bytes_per_s=float("inf"))


async def quick(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def never() -> AsyncIterator[bytes]:
    await asyncio.Event().wait()
    yield b""


async def taken(places: UploadPlaces, owner_id: int, pieces: AsyncIterator[bytes]) -> bytes:
    with places.one(owner_id) as place:
        return b"".join([piece async for piece in place.watch(pieces)])


async def test_an_account_has_its_share_and_no_more() -> None:
    places = UploadPlaces(PlaceRules(places=8, each=3))
    with ExitStack() as held:
        for _ in range(3):
            held.enter_context(places.one(1))
        with pytest.raises(RefusedError, match="too_many_uploads"), places.one(1):
            pass
        assert await taken(places, 2, quick(b"a", b"b")) == b"ab"
    assert await taken(places, 1, quick(b"a")) == b"a"


async def test_whoever_comes_to_a_full_house_has_the_slowest_place_of_whoever_holds_most() -> None:
    places = UploadPlaces(SLOW)
    with ExitStack() as held:
        mine = held.enter_context(places.one(1))
        theirs = [held.enter_context(places.one(2)) for _ in range(3)]
        for place, size in zip(theirs, (900, 100, 500), strict=True):
            assert [piece async for piece in place.watch(quick(b"x" * size))]
        waiting = asyncio.create_task(anext(theirs[1].watch(never())))
        await asyncio.sleep(0)
        held.enter_context(places.one(3))
        with pytest.raises(RefusedError, match="busy") as caught:
            await waiting
        assert caught.value.fields["retry_after_s"] == 10
        with (
            pytest.raises(RefusedError, match="busy"),
            places.one(1),
        ):  # another one for herself: two is not more than one
            held.enter_context(places.one(1))
            held.enter_context(places.one(1))
        assert [piece async for piece in mine.watch(quick(b"x"))] == [b"x"]


async def test_a_place_that_was_lost_while_its_file_was_written_is_told_at_the_next_piece() -> None:
    places = UploadPlaces(PlaceRules(places=1, young_s=0, fair_bytes_per_s=float("inf")))
    with places.one(1) as slow:
        pieces = slow.watch(quick(b"a", b"b"))
        assert await anext(pieces) == b"a"
        with places.one(2), pytest.raises(RefusedError, match="busy"):
            await anext(pieces)


@pytest.mark.parametrize(
    "rules", [PlaceRules(places=1), PlaceRules(places=1, young_s=0, fair_bytes_per_s=0)], ids=["young", "quick"]
)
async def test_nobody_gives_way_who_has_just_begun_or_sends_well(rules: PlaceRules) -> None:
    places = UploadPlaces(rules)
    with places.one(1) as place, pytest.raises(RefusedError, match="busy") as caught, places.one(2):
        pass
    assert caught.value.fields["retry_after_s"] == 2
    assert [piece async for piece in place.watch(quick(b"a"))] == [b"a"]


async def test_a_file_that_does_not_come_is_given_up_though_nobody_waits() -> None:
    places = UploadPlaces(PlaceRules(first_s=0.01))
    with pytest.raises(RefusedError, match="timed_out"):
        await taken(places, 1, never())
    slow = UploadPlaces(PlaceRules(first_s=0.01, slowest_bytes_per_s=1000))

    async def trickle() -> AsyncIterator[bytes]:
        while True:
            await asyncio.sleep(0.002)
            yield b"x"

    with pytest.raises(RefusedError, match="timed_out"):
        await taken(slow, 1, trickle())
