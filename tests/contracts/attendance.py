"""What the record of who was there must do on every engine. Subclass ``AttendanceContract`` beside ``store`` and ``clock``."""

import sqlalchemy as sa

from assistdesk.core.desk.attendance import State, Stay
from relay.store import attendance, people
from relay.store.attendance import Key
from relay.store.store import Store
from tests.kit.accounts import TurnedClock

FOREVER = (0, 10**15)


async def begin(store: Store, agent_id: int, state: State) -> Key:
    return await store.write(lambda work: attendance.begin(work, agent_id, state, 30_000))


async def stays(store: Store, *going: Key, period: tuple[int, int] = FOREVER, now_ms: int = 0) -> tuple[Stay, ...]:
    def question(connection: sa.Connection) -> tuple[Stay, ...]:
        return attendance.stays(connection, period, frozenset(going), now_ms)

    return await store.read(question)


class AttendanceContract:
    async def test_stretches_reach_as_far_as_is_known(self, store: Store, clock: TurnedClock) -> None:
        began = clock.now_ms()
        ana, bo = [
            await store.write(lambda work, name=name: people.add(work, role="agent", name=name)) for name in ("A", "B")
        ]
        hers, his = await begin(store, ana, "online"), await begin(store, bo, "away")
        clock.turn(50)
        await store.write(lambda work: attendance.reach(work, [hers]))
        await store.write(lambda work: attendance.reach(work, []))
        assert await stays(store) == (
            Stay(ana, "online", began, began + 50_000),
            Stay(bo, "away", began, began),
        )
        now_ms = began + 70_000
        assert [one.to_ms - began for one in await stays(store, his, now_ms=now_ms)] == [50_000, 70_000]
        late = (began + 60_000, now_ms)
        assert [one.agent_id for one in await stays(store, his, period=late, now_ms=now_ms)] == [bo]
        assert await stays(store, period=(0, began)) == ()

    async def test_who_is_back_soon_in_the_same_state_goes_on(self, store: Store, clock: TurnedClock) -> None:
        ana = await store.write(lambda work: people.add(work, role="agent", name="A"))
        first = await begin(store, ana, "online")
        clock.turn(30)
        assert await begin(store, ana, "online") == first
        second = await begin(store, ana, "wrap_up")
        assert second != first
        again = await begin(store, ana, "invisible")  # in the same moment: it never was a wrap-up
        assert again == second
        assert [one.state for one in await stays(store)] == ["online", "invisible"]
        clock.turn(30.001)
        assert await begin(store, ana, "invisible") != again

    async def test_what_is_forgotten_is_known_to_be_unknown(self, store: Store, clock: TurnedClock) -> None:
        began = clock.now_ms()
        await store.write(attendance.watch)
        ana = await store.write(lambda work: people.add(work, role="agent", name="A"))
        await begin(store, ana, "online")
        clock.turn(100)
        await store.write(attendance.watch)
        await begin(store, ana, "online")
        assert await store.read(attendance.since) == began
        assert await store.write(lambda work: attendance.forget_before(work, began)) == 0
        assert await store.write(lambda work: attendance.forget_before(work, began + 1)) == 1
        assert await store.read(attendance.since) == began + 1
        assert [one.from_ms for one in await stays(store)] == [began + 100_000]
