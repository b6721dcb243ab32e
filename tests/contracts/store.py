"""What every store must do, whatever engine is under it. Subclass ``StoreContract`` beside a ``store`` fixture.

The suite uses the table ``setting`` as a place to write to, and looks at nothing of the engine.
"""

import asyncio

import pytest
import sqlalchemy as sa

from assistdesk.core.errors import LinkError, RefusedError
from relay.store import settings, streams, tables
from relay.store.store import Store
from relay.store.work import KEY_REUSED, Announcement, Committed, Mark, Once, Work, digest_request


class OddError(Exception):
    """Something an operation raises on purpose."""


def putting(name: str, value: bytes = b"x"):  # type: ignore[no-untyped-def]
    def operation(work: Work) -> str:
        settings.put(work, name, value)
        return name

    return operation


def names(connection: sa.Connection) -> set[str]:
    return set(connection.execute(sa.select(tables.setting.c.name)).scalars())


def once(key: str, *parts: object) -> Once[str]:
    return Once(7, key, digest_request(*parts), str)


def mark(key: str, *parts: object) -> Mark:
    return Mark(7, key, digest_request(*parts), b"seed")


class StoreContract:
    async def test_what_is_answered_can_be_read(self, store: Store) -> None:
        assert await store.write(putting("a")) == "a"
        assert await store.read(lambda connection: settings.get(connection, "a")) == b"x"
        assert await store.read(lambda connection: settings.get(connection, "b")) is None

    async def test_a_failing_operation_leaves_nothing_and_does_not_fail_its_neighbours(self, store: Store) -> None:
        def failing(work: Work) -> None:
            settings.put(work, "half", b"x")
            work.ring("never")
            raise OddError

        heard: list[Committed] = []
        store.listen(heard.append)
        results = await asyncio.gather(
            *(store.write(putting(f"n{number}")) for number in range(20)),
            store.write(failing),
            *(store.write(putting(f"m{number}")) for number in range(20)),
            return_exceptions=True,
        )
        assert [result for result in results if isinstance(result, BaseException)] == [results[20]]
        assert isinstance(results[20], OddError)
        assert len(await store.read(names)) == 40
        assert not any("never" in one.doorbells for one in heard)

    async def test_a_statement_the_database_refuses_fails_only_its_own_operation(self, store: Store) -> None:
        def doubled(work: Work) -> None:
            settings.put(work, "half", b"x")
            for _ in range(2):
                work.connection.execute(tables.stream.insert().values(name="same", last_seq=1))

        ok, bad = await asyncio.gather(store.write(putting("a")), store.write(doubled), return_exceptions=True)
        assert ok == "a"
        assert isinstance(bad, sa.exc.IntegrityError)
        assert await store.read(names) == {"a"}

    async def test_numbers_have_no_gap_also_beside_failures(self, store: Store) -> None:
        def taking(work: Work, fails: bool) -> int:
            number = streams.take(work, "s")
            if fails:
                raise OddError
            return number

        results = await asyncio.gather(
            *(store.write(lambda work, n=number: taking(work, n % 3 == 0)) for number in range(60)),
            return_exceptions=True,
        )
        assert [number for number in results if isinstance(number, int)] == list(range(1, 41))
        assert await store.read(lambda connection: streams.last(connection, "s")) == 40
        assert await store.write(lambda work: streams.take(work, "s", 5)) == 45

    async def test_numbers_that_a_failing_part_took_are_given_again(self, store: Store) -> None:
        def part(work: Work) -> None:
            with work.nested():
                streams.take(work, "s")
                streams.take(work, "t")
                raise OddError

        def operation(work: Work) -> tuple[int, int, int]:
            first = streams.take(work, "s")
            with pytest.raises(OddError):
                part(work)
            return first, streams.take(work, "s"), streams.take(work, "t")

        answers = await asyncio.gather(*(store.write(operation) for _ in range(20)))
        assert answers == [(2 * place - 1, 2 * place, place) for place in range(1, 21)]
        assert await store.read(lambda connection: (streams.last(connection, "s"), streams.last(connection, "t"))) == (
            40,
            20,
        )

    async def test_what_is_put_off_is_done_once_after_all_operations_and_only_for_those_that_stand(
        self, store: Store
    ) -> None:
        done: list[str] = []

        def operation(work: Work, name: str) -> None:
            def late() -> None:
                settings.put(work, name, b"late")
                done.append(name)

            work.at_last(late)
            if name == "failing":
                raise OddError

        wanted = ["a", "failing", "b"]
        await asyncio.gather(
            *(store.write(lambda work, n=name: operation(work, n)) for name in wanted), return_exceptions=True
        )
        assert done == ["a", "b"]
        assert await store.read(names) == {"a", "b"}

    async def test_a_part_that_fails_by_itself_leaves_nothing_written_told_or_put_off(self, store: Store) -> None:
        def part(work: Work, name: str, fails: bool) -> None:
            with work.nested():
                settings.put(work, name, b"x")
                work.announce(Announcement(name, 1, b"{}"))
                work.at_last(lambda: settings.put(work, f"late {name}", b"x"))
                if fails:
                    raise OddError

        def operation(work: Work) -> None:
            part(work, "first", False)
            with pytest.raises(OddError):
                part(work, "failing", True)
            part(work, "last", False)

        heard: list[Committed] = []
        store.listen(heard.append)
        await store.write(operation)
        assert await store.read(names) == {"first", "last", "late first", "late last"}
        assert [one.stream for committed in heard for one in committed.announcements] == ["first", "last"]

    async def test_a_repeated_key_gets_the_first_answer_and_changes_nothing(self, store: Store) -> None:
        first = await store.write_once(putting("a"), once("k", 1))
        again = await store.write_once(putting("b"), once("k", 1))
        assert (first.value, first.replayed, again.value, again.replayed) == ("a", False, "a", True)
        assert await store.read(names) == {"a"}

    async def test_of_many_racing_sends_with_one_key_one_happens(self, store: Store) -> None:
        answers = await asyncio.gather(*(store.write_once(putting(f"n{n}"), once("k", 1)) for n in range(30)))
        assert sum(not answer.replayed for answer in answers) == 1
        assert len({answer.value for answer in answers}) == 1
        assert len(await store.read(names)) == 1

    async def test_the_same_key_with_another_request_is_refused_and_another_user_is_free_to_use_it(
        self, store: Store
    ) -> None:
        await store.write_once(putting("a"), once("k", 1))
        with pytest.raises(RefusedError, match=KEY_REUSED):
            await store.write_once(putting("b"), once("k", 2))
        other = Once(8, "k", digest_request(2), str)
        assert not (await store.write_once(putting("c"), other)).replayed
        assert await store.read(names) == {"a", "c"}

    async def test_a_refusal_is_not_remembered_under_its_key(self, store: Store) -> None:
        def refusing(work: Work) -> str:
            raise RefusedError("step")

        with pytest.raises(RefusedError, match="step"):
            await store.write_once(refusing, once("k", 1))
        assert not (await store.write_once(putting("a"), once("k", 1))).replayed

    async def test_a_marked_write_is_done_once_and_its_mark_says_so(self, store: Store) -> None:
        first, again, other = mark("k", 1), mark("k", 1), mark("k", 2)
        assert await store.write_marked(first, str, putting("a")) == "a"
        assert await store.write_marked(again, str, putting("b")) == "a"
        assert (first.was_done, again.was_done) == (False, True)
        for refused in (store.write_marked(other, str, putting("c")), store.write_once(putting("c"), once("k", 2))):
            with pytest.raises(RefusedError, match=KEY_REUSED):
                await refused
        assert not other.was_done
        assert await store.write_marked(None, str, putting("d")) == "d"
        assert await store.read(names) == {"a", "d"}

    async def test_a_key_is_noted_for_what_the_store_does_not_do_itself(self, store: Store) -> None:
        first, again = mark("k", 1), mark("k", 1)
        await store.note(first)
        await store.note(again)
        await store.note(None)
        assert (first.was_done, again.was_done) == (False, True)
        with pytest.raises(RefusedError, match=KEY_REUSED):
            await store.note(mark("k", 2))
        assert await store.read(names) == set()

    async def test_listeners_hear_after_the_commit_in_order(self, store: Store) -> None:
        heard: list[int] = []

        def listen(committed: Committed) -> None:
            heard.extend(announcement.seq for announcement in committed.announcements)

        def telling(work: Work) -> int:
            seq = streams.take(work, "s")
            work.announce(Announcement("s", seq, b"{}"))
            work.announce(Announcement("t", -seq, b"{}"))
            return seq

        store.listen(listen)
        await asyncio.gather(*(store.write(telling) for _ in range(50)))
        await store.write(telling)
        assert heard == [sign * seq for seq in range(1, 52) for sign in (1, -1)]

    async def test_time_in_an_operation_never_falls(self, store: Store) -> None:
        times = [await store.write(lambda work: work.now_ms) for _ in range(20)]
        assert times == sorted(times)

    async def test_readers_see_one_moment_and_cannot_write(self, store: Store) -> None:
        await store.write(putting("a"))
        with pytest.raises((LinkError, sa.exc.OperationalError)):
            await store.read(lambda connection: connection.execute(tables.setting.delete()))
        assert await store.read(names) == {"a"}
        counted = await asyncio.gather(*(store.read(names) for _ in range(20)))
        assert all(found == {"a"} for found in counted)

    async def test_a_caller_who_went_away_does_not_stop_the_others(self, store: Store) -> None:
        gone = asyncio.create_task(store.write(putting("gone")))
        kept = asyncio.create_task(store.write(putting("kept")))
        await asyncio.sleep(0)
        gone.cancel()
        assert await kept == "kept"
        assert "kept" in await store.read(names)

    async def test_after_closing_nothing_is_answered(self, store: Store) -> None:
        queued = [asyncio.create_task(store.write(putting(f"n{number}"))) for number in range(5)]
        await asyncio.sleep(0)
        await store.close()
        assert await asyncio.gather(*queued) == [f"n{number}" for number in range(5)]
        with pytest.raises(LinkError, match="store_closed"):
            await store.write(putting("late"))
        with pytest.raises(LinkError, match="store_closed"):
            await store.read(names)
        await store.close()
