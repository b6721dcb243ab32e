"""The live side: cursors, replay, gaps, rights, presence (bad-inputs.md R23; traps 1, 38)."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import pytest

from assistdesk.core.desk.shapes import AuditOut, FeedLine
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire.control import (
    AnyDown,
    ByeDown,
    Complete,
    EventDown,
    Gap,
    Hello,
    OfferDown,
    PingUp,
    PongDown,
    PresenceDown,
    PresenceUp,
    Sub,
    TypingDown,
    TypingUp,
    Unsub,
    decode_down,
)
from relay.desk import events
from relay.desk.events import EventHub, Subscriber
from relay.desk.presence import Presence
from relay.desk.rights import Caller
from relay.desk.typing_now import HOLDS_MS
from relay.store.work import Announcement, Work
from tests.relay.desk.conftest import Desk

FOREVER = 2.0


def hub_of(desk: Desk) -> EventHub:
    return EventHub(desk.store, Presence(), now_ms=desk.clock.now_ms)


async def until(subscriber: Subscriber, kind: type[AnyDown], count: int = 1) -> list[AnyDown]:
    """All frames up to and with the n-th of a kind."""
    found: list[AnyDown] = []
    while sum(isinstance(frame, kind) for frame in found) < count:
        frame = decode_down(await asyncio.wait_for(subscriber.next(), FOREVER))
        assert frame is not None
        found.append(frame)
    return found


def queued(subscriber: Subscriber) -> list[AnyDown]:
    """What is waiting for the socket now."""
    frames = []
    while subscriber._queue.frames:
        frames.append(decode_down(subscriber._queue.take()))
    return [frame for frame in frames if frame is not None]


def seqs(frames: list[AnyDown], stream: str) -> list[int]:
    return [frame.seq for frame in frames if isinstance(frame, EventDown) and frame.stream == stream]


async def test_the_first_frame_is_hello_and_a_ping_is_answered(desk: Desk) -> None:
    subscriber = hub_of(desk).connect(desk.ana)
    await subscriber.handle(PingUp(n=7))
    assert queued(subscriber) == [Hello(user_id=desk.ana.id, now_ms=desk.clock.at_ms, role="agent"), PongDown(n=7)]


async def test_hello_says_who_sits_in_a_group_of_another_house(desk: Desk) -> None:
    subscriber = hub_of(desk).connect(msgspec.structs.replace(desk.bo, is_external=True))
    assert queued(subscriber) == [Hello(user_id=desk.bo.id, now_ms=desk.clock.at_ms, role="agent", external=True)]


async def test_what_was_missed_comes_first_then_what_is_new_with_its_words(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    stream = f"ticket:{ticket_id}"
    await desk.say(desk.bo, ticket_id, "missed")
    subscriber = hub_of(desk).connect(desk.ana)
    await subscriber.handle(Sub(stream=stream, after=1))
    await desk.say(desk.bo, ticket_id, "live", public=False)
    await desk.change(desk.bo, ticket_id, priority="high")
    frames = queued(subscriber)
    assert seqs(frames, stream) == [2, 3, 4]
    data = [msgspec.json.decode(frame.data, type=AuditOut) for frame in frames if isinstance(frame, EventDown)]
    assert [[comment.body for comment in audit.comments] for audit in data] == [["missed"], ["live"], []]
    assert [comment.seq for audit in data for comment in audit.comments] == [2, 3]
    assert Complete(stream=stream, up_to=2) in frames
    missed = (await desk.pages.audits(desk.ana, ticket_id, seq=1)).audits
    assert msgspec.json.encode(data) == msgspec.json.encode(missed)  # live and read from the log: the same


async def test_T1_after_any_break_a_client_has_every_reply_once_and_in_order(desk: Desk) -> None:
    """Random breaks: each time it comes back with the last number it has."""
    ticket_id = await desk.ticket()
    hub, stream, have = hub_of(desk), f"ticket:{ticket_id}", [1]
    for burst in (3, 0, 1, 7, 2):
        for number in range(burst):
            await desk.say(desk.bo, ticket_id, f"away {number}")
        subscriber = hub.connect(desk.ana)
        await subscriber.handle(Sub(stream=stream, after=have[-1]))
        await asyncio.gather(*(desk.say(desk.bo, ticket_id, f"live {number}") for number in range(burst)))
        have += seqs(queued(subscriber), stream)
        subscriber.close()
    assert have == list(range(1, 28))


async def test_announcements_during_a_replay_are_neither_lost_nor_doubled(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    for number in range(250):
        await desk.say(desk.bo, ticket_id, f"m{number}")
    subscriber = hub_of(desk).connect(desk.ana)
    await asyncio.gather(
        subscriber.handle(Sub(stream=f"ticket:{ticket_id}", after=0)),
        *(desk.say(desk.bo, ticket_id, f"live {number}") for number in range(30)),
    )
    subscriber._hub.tick()
    await until(subscriber, Hello)
    frames = queued(subscriber)
    assert seqs(frames, f"ticket:{ticket_id}") == list(range(1, 282))


async def test_a_lost_announcement_is_found_by_the_next_one_or_by_the_tick(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    stream = f"ticket:{ticket_id}"
    hub = hub_of(desk)
    subscriber = hub.connect(desk.ana)
    await subscriber.handle(Sub(stream=stream, after=1))
    queued(subscriber)
    subscriber._cursors[stream].sent = 0  # as if one announcement had not arrived
    await desk.say(desk.bo, ticket_id, "two")
    assert seqs(await until(subscriber, EventDown, 2), stream) == [1, 2]
    cursor = subscriber._cursors[stream]
    cursor.sent, cursor.head = 1, 2
    hub.tick()
    assert seqs(await until(subscriber, EventDown), stream) == [2]
    subscriber.announced(Announcement(stream, 2, b"{}", ticket_id))
    assert queued(subscriber) in ([], [Complete(stream=stream, up_to=2)])


async def test_R23_a_cursor_from_the_future_and_one_far_behind_get_one_gap(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket_id = await desk.ticket()
    for number in range(9):
        await desk.say(desk.bo, ticket_id, f"m{number}")
    stream = f"ticket:{ticket_id}"
    subscriber = hub_of(desk).connect(desk.ana)
    await subscriber.handle(Sub(stream=stream, after=9_999))
    assert Gap(stream=stream, head=10) in queued(subscriber)
    monkeypatch.setattr(events, "MISSED_MAX", 5)
    await subscriber.handle(Sub(stream=stream, after=2))
    frames = queued(subscriber)
    assert frames[0] == Gap(stream=stream, head=10)
    assert seqs(frames, stream) == []
    await desk.say(desk.bo, ticket_id, "new")
    assert seqs(queued(subscriber), stream) == [11]


async def test_only_what_is_new(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    subscriber = hub_of(desk).connect(desk.ana)
    await subscriber.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
    await subscriber.handle(Sub(stream="feed", after=-1))
    await desk.say(desk.bo, ticket_id, "new")
    frames = queued(subscriber)
    assert (seqs(frames, f"ticket:{ticket_id}"), seqs(frames, "feed")) == ([2], [2])
    await subscriber.handle(Unsub(stream="feed"))
    await desk.say(desk.bo, ticket_id, "newer")
    assert seqs(queued(subscriber), "feed") == []


class _SlowHub(EventHub):
    """Between reading a head and handing it over, it waits for what the test puts there."""

    meanwhile: Callable[[], Awaitable[object]]

    async def head_of(self, caller: Caller, stream: str) -> int:
        head = await super().head_of(caller, stream)
        await self.meanwhile()
        return head


@pytest.mark.parametrize("after", [1, -1])
@pytest.mark.parametrize("words", [1, 3])
async def test_what_is_committed_while_a_head_is_read_is_told_at_once(desk: Desk, after: int, words: int) -> None:
    ticket_id = await desk.ticket()
    stream = f"ticket:{ticket_id}"
    hub = _SlowHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    subscriber = hub.connect(desk.ana)

    async def speak() -> None:
        for number in range(words):
            await desk.say(desk.bo, ticket_id, f"m{number}")

    hub.meanwhile = speak
    await subscriber.handle(Sub(stream=stream, after=after))
    frames = queued(subscriber)
    assert seqs(frames, stream) == list(range(2, words + 2))
    assert Complete(stream=stream, up_to=words + 1) in frames
    await desk.say(desk.bo, ticket_id, "then")
    assert seqs(queued(subscriber), stream) == [words + 2]


async def test_a_ticket_taken_away_while_its_head_is_read_stays_silent(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id)
    hub = _SlowHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    subscriber = hub.connect(Caller(user_id=desk.bo.user_id, role="agent", sees_all=False))
    hub.meanwhile = lambda: desk.change(desk.ana, ticket_id, assignee_id=desk.ana.user_id)
    stream = f"ticket:{ticket_id}"
    await subscriber.handle(Sub(stream=stream, after=2))
    assert seqs(queued(subscriber), stream) == []
    assert not subscriber.hears(stream)


async def test_R23_a_slow_reader_gets_one_gap_instead_of_his_queue_and_memory_stays_bounded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "QUEUE_EVENTS_MAX", 10)
    ticket_id = await desk.ticket()
    stream = f"ticket:{ticket_id}"
    hub = hub_of(desk)
    slow, quick = hub.connect(desk.ana), hub.connect(desk.bo)
    got: list[AnyDown] = []
    for subscriber in (slow, quick):
        await subscriber.handle(Sub(stream=stream, after=-1))
        await subscriber.handle(Sub(stream="feed", after=-1))
    got += queued(quick)
    for number in range(40):
        await desk.say(desk.admin, ticket_id, f"m{number}")
        got += queued(quick)
        assert len(slow._queue.frames) <= 10
    assert seqs(got, stream) == list(range(2, 42))
    frames = queued(slow)
    assert frames[0] == Gap(stream="feed", head=frames[0].head)  # type: ignore[union-attr]
    gap = next(frame for frame in frames if isinstance(frame, Gap) and frame.stream == stream)
    assert seqs(frames, stream) == list(range(gap.head + 1, 42))


async def test_R23_a_gap_that_still_waits_outlives_the_next_overflow(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "QUEUE_EVENTS_MAX", 6)
    quiet, loud = await desk.ticket(), await desk.ticket()
    slow = hub_of(desk).connect(desk.ana)
    for ticket_id in (quiet, loud):
        await slow.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
    queued(slow)
    await desk.say(desk.bo, quiet, "lost")
    for number in range(20):
        await desk.say(desk.bo, loud, f"m{number}")
    gaps = [frame for frame in queued(slow) if isinstance(frame, Gap)]
    assert Gap(stream=f"ticket:{quiet}", head=2) in gaps
    assert len(gaps) == 2


async def test_R23_a_ring_that_a_slow_reader_did_not_get_is_a_gap_of_the_feed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "QUEUE_EVENTS_MAX", 6)
    ticket_id = await desk.ticket()
    hub = hub_of(desk)
    slow = hub.connect(desk.ana)
    await slow.handle(Sub(stream="feed", after=-1))
    queued(slow)
    hub.ring(OfferDown(what="call", id=7), desk.ana.id)
    for number in range(6):
        await slow.handle(PingUp(n=number))
    assert [frame for frame in queued(slow) if not isinstance(frame, PongDown)] == [Gap(stream="feed", head=1)]
    await desk.say(desk.bo, ticket_id, "then")
    assert seqs(queued(slow), "feed") == [2]


@pytest.mark.parametrize("sign", ["x", "支"])
async def test_R23_a_queue_is_bounded_in_bytes_too(desk: Desk, sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "QUEUE_BYTES_MAX", 20_000)
    ticket_id = await desk.ticket()
    subscriber = hub_of(desk).connect(desk.ana)
    await subscriber.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
    for _ in range(10):
        await desk.say(desk.bo, ticket_id, sign * (9_000 // len(sign.encode())))
        assert (
            sum(len(frame.encode()) for frame, _ in subscriber._queue.frames) == subscriber._queue.size_bytes <= 20_000
        )
    assert any(isinstance(frame, Gap) for frame in queued(subscriber))


async def test_the_feed_is_thin_lines_in_one_order_and_says_how_far_it_is_complete(desk: Desk) -> None:
    hub = hub_of(desk)
    subscriber = hub.connect(desk.ana)
    first = await desk.ticket()
    await subscriber.handle(Sub(stream="feed", after=0))
    second = await desk.ticket()
    await desk.change(desk.bo, first, status="solved")
    frames = queued(subscriber)
    assert seqs(frames, "feed") == [1, 2, 3]
    lines = [msgspec.json.decode(frame.data, type=FeedLine) for frame in frames if isinstance(frame, EventDown)]
    assert [(line.ticket_id, line.seq) for line in lines] == [(first, 1), (second, 1), (first, 2)]
    assert lines[2].changed == ("assignee_id", "status")
    assert lines[2].author_id == desk.bo.user_id
    assert b"no abre" not in b"".join(bytes(frame.data) for frame in frames if isinstance(frame, EventDown))
    hub.tick()
    hub.tick()
    assert queued(subscriber) == [Complete(stream="feed", up_to=3)]


async def test_T38_what_a_line_costs_does_not_depend_on_who_merely_has_the_app_open(desk: Desk) -> None:
    """Fifty who look at other tickets and hear the feed: no question more to the database, and no frame but the feed's."""
    ticket_id, elsewhere = await desk.ticket(), [await desk.ticket() for _ in range(30)]
    asked: list[str] = []

    def listen(work: Work) -> None:
        driver: Any = work.connection.connection.dbapi_connection
        driver.driver_connection.set_trace_callback(asked.append) if hasattr(driver, "driver_connection") else (
            driver.set_trace_callback(asked.append)
        )

    await desk.store.write(listen)
    hub = hub_of(desk)
    here = hub.connect(desk.ana)
    await here.handle(Sub(stream=f"ticket:{ticket_id}", after=1))

    async def said(text: str) -> list[str]:
        """How the database was asked for one more line."""
        queued(here)
        asked.clear()
        await desk.say(desk.lucia, ticket_id, text)
        assert seqs(queued(here), f"ticket:{ticket_id}")
        return [one.split("VALUES")[0].split("'")[0] for one in asked]

    await said("warms the statements up")
    alone = await said("nobody else is here")
    crowd = [hub.connect(msgspec.structs.replace(desk.bo, user_id=1_000 + number)) for number in range(50)]
    for number, one in enumerate(crowd):
        await one.handle(Sub(stream="feed", after=2**40))
        await one.handle(Sub(stream=f"ticket:{elsewhere[number % 30]}", after=1))
        queued(one)
    assert len(await said("fifty more are here")) == len(alone) > 5
    for one in crowd:
        assert {frame.stream for frame in queued(one) if isinstance(frame, EventDown)} <= {"feed"}


async def test_T7_what_one_may_not_see_is_not_told_but_the_feed_stays_complete(desk: Desk) -> None:
    hidden, mine = await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, mine, assignee_id=desk.bo.user_id)
    narrow = Caller(user_id=desk.bo.user_id, role="agent", name="Bo", sees_all=False)
    hub = hub_of(desk)
    subscriber = hub.connect(narrow)
    with pytest.raises(RefusedError, match="not_found"):
        await subscriber.handle(Sub(stream=f"ticket:{hidden}", after=0))
    with pytest.raises(RefusedError, match="not_found"):
        await subscriber.handle(PresenceUp(ticket_id=hidden, state="viewing"))
    await subscriber.handle(Sub(stream="feed", after=0))
    await desk.say(desk.ana, hidden, "unheard")
    await desk.say(desk.ana, mine, "heard")
    hub.tick()
    frames = queued(subscriber)
    told = [msgspec.json.decode(frame.data, type=FeedLine) for frame in frames if isinstance(frame, EventDown)]
    assert {line.ticket_id for line in told} == {mine}
    assert frames[-1] == Complete(stream="feed", up_to=5)


async def test_a_ticket_taken_away_falls_silent(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id)
    narrow = Caller(user_id=desk.bo.user_id, role="agent", sees_all=False)
    subscriber = hub_of(desk).connect(narrow)
    stream = f"ticket:{ticket_id}"
    await subscriber.handle(Sub(stream=stream, after=0))
    assert seqs(queued(subscriber), stream) == [1, 2]
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.user_id)
    assert queued(subscriber) == [Gap(stream=stream, head=3)], "he reads it again, and it is not his"
    await desk.say(desk.ana, ticket_id, "private now")
    assert queued(subscriber) == []
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id)
    assert seqs(queued(subscriber), stream) == [5]


async def test_R23_someone_elses_inbox_and_a_room_are_refused(desk: Desk) -> None:
    subscriber = hub_of(desk).connect(desk.ana)
    with pytest.raises(RefusedError, match="forbidden"):
        await subscriber.handle(Sub(stream=f"user:{desk.bo.user_id}", after=0))
    with pytest.raises(RefusedError, match="not_found"):
        await subscriber.handle(Sub(stream="room:1", after=0))
    await subscriber.handle(Sub(stream=f"user:{desk.ana.user_id}", after=0))


async def test_streams_and_sockets_are_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "STREAMS_MAX", 1)
    monkeypatch.setattr(events, "SUBSCRIBERS_MAX", 1)
    hub = hub_of(desk)
    subscriber = hub.connect(desk.ana)
    ticket_id = await desk.ticket()
    await subscriber.handle(Sub(stream="feed", after=0))
    await subscriber.handle(Sub(stream="feed", after=0))
    with pytest.raises(RefusedError, match="too_many_streams"):
        await subscriber.handle(Sub(stream=f"ticket:{ticket_id}", after=0))
    with pytest.raises(RefusedError, match="too_many"):
        hub.connect(desk.bo)
    subscriber.close()
    hub.connect(desk.bo)


async def test_presence_is_told_to_who_hears_the_ticket_or_the_feed(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    hub = hub_of(desk)
    ana, bo, olga = hub.connect(desk.ana), hub.connect(desk.bo), hub.connect(desk.admin)
    await ana.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
    await bo.handle(Sub(stream="feed", after=-1))
    for subscriber in (ana, bo, olga):
        queued(subscriber)
    await olga.handle(PresenceUp(ticket_id=ticket_id, state="reply"))
    for subscriber in (ana, bo):
        (told,) = queued(subscriber)
        assert isinstance(told, PresenceDown)
        assert [(person.name, person.state) for person in told.people] == [("Olga", "reply")]
    assert queued(olga) == []
    await olga.handle(PresenceUp(ticket_id=ticket_id, state="reply"))
    assert queued(ana) == []
    desk.clock.turn(45)
    hub.tick()
    assert PresenceDown(ticket_id=ticket_id, people=()) in queued(ana)
    await olga.handle(PresenceUp(ticket_id=ticket_id, state="viewing"))
    queued(ana)
    olga.close()
    assert queued(ana) == [PresenceDown(ticket_id=ticket_id, people=())]
    await bo.handle(PresenceUp(ticket_id=99, state="gone"))


async def test_an_ended_socket_sends_its_goodbye_and_then_is_over(desk: Desk) -> None:
    hub = hub_of(desk)
    ana, bo = hub.connect(desk.ana), hub.connect(desk.bo)
    assert hub.end_of(desk.ana.id, "revoked") == 1
    assert (await until(ana, ByeDown))[-1] == ByeDown(retry_ms=1_000, why="revoked")
    with pytest.raises(LinkError, match="closed"):
        await ana.next()
    hub.close()
    assert (await until(bo, ByeDown))[-1] == ByeDown(retry_ms=1_000, why="stopping")
    waiting = asyncio.create_task(hub.connect(desk.ana).next())
    await waiting


async def test_R19_behind_the_goodbye_nothing_follows(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    hub = hub_of(desk)
    ana = hub.connect(desk.ana)
    await ana.handle(Sub(stream="feed", after=-1))
    await ana.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
    hub.end_of(desk.ana.id, "rights")
    await desk.say(desk.bo, ticket_id, "not for her any more", public=False)
    await ana.handle(Sub(stream=f"ticket:{ticket_id}", after=0))
    await ana.handle(PingUp(n=1))
    hub.tick()
    hub.close()
    assert queued(ana)[-1] == ByeDown(retry_ms=1_000, why="rights")


async def test_R18_a_log_that_cannot_be_read_sends_the_client_away_to_come_back(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    hub = hub_of(desk)
    subscriber = hub.connect(desk.ana)
    stream = f"ticket:{ticket_id}"
    await subscriber.handle(Sub(stream=stream, after=1))
    await desk.store.close()
    subscriber._cursors[stream].head = 5
    hub.tick()
    assert (await until(subscriber, ByeDown))[-1] == ByeDown(retry_ms=1_000, why="unavailable")
    subscriber.close()


async def test_closing_stops_what_is_still_reading(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    subscriber = hub_of(desk).connect(desk.ana)
    stream = f"ticket:{ticket_id}"
    await subscriber.handle(Sub(stream=stream, after=1))
    subscriber._cursors[stream].head = 5
    subscriber.tick()
    subscriber.close()
    await asyncio.sleep(0)
    with pytest.raises(LinkError):
        while True:
            await subscriber.next()


async def test_who_has_a_socket_is_known_and_each_coming_and_going_is_told(desk: Desk) -> None:
    hub, told = hub_of(desk), []
    hub.listen(lambda: told.append(hub.alive))
    first, second = hub.connect(desk.ana), hub.connect(desk.ana)
    hub.connect(desk.bo)
    first.close()
    second.close()
    ana, bo = desk.ana.id, desk.bo.id
    assert told == [{ana}, {ana}, {ana, bo}, {ana, bo}, {bo}]


async def test_typing_goes_to_whoever_is_concerned_and_too_often_is_not_heard(desk: Desk) -> None:
    hub, said = hub_of(desk), []
    ticket_id = await desk.ticket()
    ana, bo = hub.connect(desk.ana), hub.connect(desk.bo)
    await ana.handle(TypingUp(ticket_id=ticket_id))  # nobody listens

    async def listen(agent_id: int, typed_in: int) -> None:
        said.append((agent_id, typed_in))

    hub.on_typing(listen)
    for seconds in (1, 0.5, 0.5):
        desk.clock.turn(seconds)
        await ana.handle(TypingUp(ticket_id=ticket_id))
    assert said == [(desk.ana.id, ticket_id)] * 2
    for one in (ana, bo):
        await one.handle(Sub(stream=f"ticket:{ticket_id}", after=-1))
        queued(one)
    hub.tell_typing(ticket_id, desk.ana.id)
    hub.tell_typing(ticket_id + 1, desk.ana.id)
    assert queued(ana) == [TypingDown(ticket_id=ticket_id, for_ms=HOLDS_MS)]
    assert queued(bo) == []
