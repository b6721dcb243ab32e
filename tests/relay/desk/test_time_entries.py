"""Time written down by hand: it counts once, changes nothing else of the ticket, and is taken back by whose it is."""

import msgspec
import pytest

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.time_entries import TimeEntry, TimeSpentIn
from assistdesk.core.errors import RefusedError
from relay.desk import time_entries as module
from relay.desk.deleting import Deleting
from relay.desk.measures import Measures
from relay.desk.refusals import FieldsError
from relay.desk.time_entries import TimeEntries
from relay.store import tables
from tests.relay.desk.conftest import Desk

MINUTE = 60_000


@pytest.fixture
def entries(desk: Desk) -> TimeEntries:
    return TimeEntries(desk.store, desk.rng.randbytes)


async def put(desk: Desk, entries: TimeEntries, ticket_id: int, **given: object) -> TimeEntry:
    wish = TimeSpentIn(**given)  # type: ignore[arg-type]
    return (await entries.write(desk.ana, ticket_id, wish, desk.key())).value.time_entry


async def spent_ms(desk: Desk, ticket_id: int) -> int:
    measures = Measures(desk.store, now_ms=desk.clock.now_ms)
    return (await measures.of_ticket(desk.bo, ticket_id)).metrics.time_spent_ms


async def test_what_overlaps_counts_once_and_what_was_taken_back_no_more(desk: Desk, entries: TimeEntries) -> None:
    ticket_id = await desk.ticket()
    desk.clock.turn(7_200)
    now_ms = desk.clock.now_ms()
    first = await put(desk, entries, ticket_id, minutes=45)
    assert (first.kind, first.author_id) == ("work", desk.ana.id)
    assert (first.from_at, first.to_at) == (to_rfc3339(now_ms - 45 * MINUTE), to_rfc3339(now_ms))
    hour_ago = to_rfc3339(now_ms - 60 * MINUTE)
    second = await put(desk, entries, ticket_id, kind="travel", minutes=30, from_at=hour_ago)
    assert await spent_ms(desk, ticket_id) == 60 * MINUTE
    assert (await entries.of_ticket(desk.bo, ticket_id)).time_entries == (first, second)
    key = desk.key()
    for _ in range(2):
        assert (await entries.take_back(desk.ana, ticket_id, first.seq, key)).value.time_entry == first
    assert (await entries.of_ticket(desk.bo, ticket_id)).time_entries == (second,)
    assert await spent_ms(desk, ticket_id) == 30 * MINUTE
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert [msgspec.json.decode(audit.events[0])["type"] for audit in page.audits[1:]] == [
        "TimeSpent",
        "TimeSpent",
        "TimeTakenBack",
    ]
    assert all(audit.pub_seq is None for audit in page.audits[1:])
    assert (await desk.tickets.verify(desk.bo, ticket_id)).fault is None


async def test_the_same_request_again_writes_nothing_twice(desk: Desk, entries: TimeEntries) -> None:
    ticket_id, key = await desk.ticket(), desk.key()
    told = [await entries.write(desk.ana, ticket_id, TimeSpentIn(minutes=5), key) for _ in range(2)]
    assert told[0].value == told[1].value
    assert len((await entries.of_ticket(desk.ana, ticket_id)).time_entries) == 1


async def test_only_whose_it_is_and_admins_take_it_back_and_only_once(desk: Desk, entries: TimeEntries) -> None:
    ticket_id = await desk.ticket()
    one, two = [await put(desk, entries, ticket_id, minutes=5) for _ in range(2)]
    with pytest.raises(RefusedError, match="forbidden"):
        await entries.take_back(desk.bo, ticket_id, one.seq, desk.key())
    await entries.take_back(desk.admin, ticket_id, one.seq, desk.key())
    for seq in (one.seq, 1, 99):
        with pytest.raises(RefusedError, match="not_found"):
            await entries.take_back(desk.ana, ticket_id, seq, desk.key())
    assert (await entries.of_ticket(desk.ana, ticket_id)).time_entries == (two,)


@pytest.mark.parametrize(
    ("minutes", "why"), [((-30, 30), "future"), ((30, 30), "empty"), ((1_500, 10), "long"), ((20_160, 20_100), "early")]
)
async def test_nonsense_is_named_and_writes_nothing(
    desk: Desk, entries: TimeEntries, minutes: tuple[int, int], why: str
) -> None:
    ticket_id = await desk.ticket()
    ago = [to_rfc3339(desk.clock.now_ms() - one * MINUTE) for one in sorted(minutes, reverse=True)]
    with pytest.raises(RefusedError, match="time_spent") as refused:
        await put(desk, entries, ticket_id, from_at=ago[0], to_at=ago[1])
    assert refused.value.fields["why"] == why
    assert (await entries.of_ticket(desk.ana, ticket_id)).time_entries == ()


async def test_too_little_and_no_instant_are_wrong_fields(desk: Desk, entries: TimeEntries) -> None:
    ticket_id = await desk.ticket()
    for given in ({}, {"from_at": "2026-02-30T10:00:00.000Z", "minutes": 5}):
        with pytest.raises(FieldsError):
            await put(desk, entries, ticket_id, **given)


async def test_there_is_an_end_to_how_many_stand(
    desk: Desk, entries: TimeEntries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ENTRIES_MAX", 1)
    ticket_id = await desk.ticket()
    one = await put(desk, entries, ticket_id, minutes=5)
    with pytest.raises(RefusedError) as refused:
        await put(desk, entries, ticket_id, minutes=5)
    assert refused.value.fields["why"] == "many"
    await entries.take_back(desk.ana, ticket_id, one.seq, desk.key())
    await put(desk, entries, ticket_id, minutes=5)


async def test_a_closed_ticket_takes_it_and_stays_as_it_is_a_deleted_one_does_not(
    desk: Desk, entries: TimeEntries
) -> None:
    ticket_id = await desk.ticket()
    table = tables.ticket
    await desk.store.write(
        lambda work: work.connection.execute(table.update().where(table.c.id == ticket_id).values(status="closed"))
    )
    one = await put(desk, entries, ticket_id, minutes=5)
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.status == "closed"
    other_id = await desk.ticket()
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, other_id, desk.key())
    with pytest.raises(RefusedError, match="step"):
        await entries.write(desk.admin, other_id, TimeSpentIn(minutes=5), desk.key())
    assert one.kind == "work"


async def test_nobody_else_reads_or_writes_it(desk: Desk, entries: TimeEntries) -> None:
    ticket_id = await desk.ticket()
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    for caller, rule in ((desk.lucia, "forbidden"), (narrow, "not_found")):
        for act in (
            lambda caller=caller: entries.of_ticket(caller, ticket_id),
            lambda caller=caller: entries.write(caller, ticket_id, TimeSpentIn(minutes=5), desk.key()),
            lambda caller=caller: entries.take_back(caller, ticket_id, 2, desk.key()),
        ):
            with pytest.raises(RefusedError, match=rule):
                await act()
