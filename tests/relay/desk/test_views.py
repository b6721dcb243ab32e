"""Lists over a real store: conditions as SQL, pages, counts, rights."""

import random
from typing import get_args

import msgspec
import pytest
import pytest_asyncio
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.conditions import with_hours
from assistdesk.core.desk.model import View
from assistdesk.core.desk.shapes import CommentIn, Priority, TicketNew, TicketPage
from assistdesk.core.desk.views import (
    DEFAULT_VIEWS,
    DELETED,
    FIRST_OWN_VIEW_ID,
    HOUR_MS,
    Condition,
    Conditions,
    GroupKey,
    Operator,
    Row,
    Sort,
    SortKey,
    group_order,
    matches,
    order_key,
    sort_within,
)
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.rights import Caller
from relay.desk.views import MINUTE_MS, Views
from relay.store import clocks, lists, own_views, people, tables, tickets, work_tables
from relay.store.store import Store
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

SIZE = 45
BY_INDEX = ("breached", "missed_chats", "call_backs", "pending_long", "for_review")
"""What the tally cannot count."""
GROUP_KEYS = get_args(GroupKey)
SORT_KEYS: tuple[SortKey, ...] = ("updated_at", "created_at", "next_due_at", "priority", "status", "id")


def fill(work: Work, desk: Desk) -> None:
    """Tickets of every kind, many with equal times."""
    rng = random.Random(3)
    groups = [people.group_named(work, name) for name in ("L1", "L2")]
    for number in range(SIZE):
        priority: Priority | None = rng.choice((None, "low", "normal", "high", "urgent"))
        new = TicketNew(
            subject=f"s{number}",
            requester_id=desk.lucia.user_id,
            comment=CommentIn(body="x", public=True),
            priority=priority,
            status=rng.choice(("new", "open", "pending", "hold", "solved")),
            assignee_id=rng.choice((None, desk.ana.user_id, desk.bo.user_id)),
            tags=tuple(rng.sample(("vip", "vpn", "print"), rng.randrange(3))),
            type=rng.choice((None, "incident")),
        )
        at_ms = desk.clock.at_ms - rng.randrange(8) * 1000
        made = changes.create(work, desk.ana, new, rng.randbytes, at_ms=at_ms).ticket
        due = rng.choice((None, 5, 7))
        work.connection.execute(
            tables.ticket.update()
            .where(tables.ticket.c.id == made.id)
            .values(
                group_id=rng.choice((None, *groups)), next_due_at=due, due_sort=tables.DUE_NEVER if due is None else due
            )
        )


@pytest_asyncio.fixture
async def full(desk: Desk) -> Desk:
    await desk.store.write(lambda work: fill(work, desk))
    return desk


def row_of(ticket: tickets.Ticket) -> Row:
    row = msgspec.structs.asdict(ticket)
    row["is_unsolved"] = int(ticket.status in ("new", "open", "pending", "hold"))
    row["flagged"] = int(ticket.flagged)
    return row


async def everything(store: Store) -> list[tickets.Ticket]:
    return await store.read(lambda connection: tickets.many(connection, list(range(1, SIZE + 1))))


def names_of(connection: sa.Connection, group_by: GroupKey) -> dict[int, str]:
    named = {"assignee_id": people.person_names, "group_id": people.group_names, "org_id": people.organization_names}
    return named[group_by](connection, range(1, 20)) if group_by in named else {}


async def pages(
    views: Views, caller: Caller, conditions: Conditions, sort: Sort, limit: int, group_by: GroupKey | None = None
) -> list[int]:
    """A whole list, page by page to its end; the way back leads through the same pages."""
    found: list[TicketPage] = []
    after: str | None = None
    while not found or after is not None:
        page = await views.preview(caller, conditions, sort=sort, group_by=group_by, after=after, limit=limit)
        after = page.meta.after_cursor
        assert page.meta.has_more is (after is not None)
        assert after is None or len(page.tickets) == limit
        found.append(page)
    for earlier in found[-2::-1]:
        before = page.meta.before_cursor
        page = await views.preview(caller, conditions, sort=sort, group_by=group_by, before=before, limit=limit)
        assert (page.tickets, page.meta) == (earlier.tickets, earlier.meta)
    assert page.meta.before_cursor is None
    return [ticket.id for page in found for ticket in page.tickets]


async def test_the_clocks_badge_is_a_condition_like_any_other(full: Desk) -> None:
    def clock(work: Work) -> None:
        for ticket_id, badge in ((1, "breached"), (2, "paused"), (3, clocks.NO_BADGE)):
            values = {"ticket_id": ticket_id, "badge": badge, "targets": b"[]", "clocks": b"[]"}
            work.connection.execute(work_tables.ticket_clock.insert(), values)

    await full.store.write(clock)
    badges = {1: "breached", 2: "paused"}
    every = await everything(full.store)
    for condition in (
        Condition(field="sla", value="breached"),
        Condition(field="sla", value=("breached", "paused")),
        Condition(field="sla", operator="is_not", value="breached"),
        Condition(field="sla", operator="is_empty"),
        Condition(field="sla", operator="is_not_empty"),
        Condition(field="sla", operator="less_than", value=1),
    ):
        wanted = Conditions(all=(condition,))
        expected = {
            one.id for one in every if matches(wanted, {**row_of(one), "sla": badges.get(one.id)}, full.ana.reader)
        }
        assert set(await pages(full.views, full.ana, wanted, Sort(), 100)) == expected


@pytest.mark.parametrize("key", SORT_KEYS)
async def test_pages_follow_the_pure_order_without_a_gap_or_a_repeat(full: Desk, key: SortKey) -> None:
    every = await everything(full.store)
    for descending in (True, False):
        sort = Sort(key=key, descending=descending)
        expected = [ticket.id for ticket in sorted(every, key=lambda ticket: order_key(sort, row_of(ticket)))]
        for limit in (7, 100):
            assert await pages(full.views, full.ana, Conditions(), sort, limit) == expected


@pytest.mark.parametrize("group_by", GROUP_KEYS)
async def test_groups_follow_the_pure_order_each_sorted_for_itself(full: Desk, group_by: GroupKey) -> None:
    every = await everything(full.store)
    names = await full.store.read(lambda connection: names_of(connection, group_by))

    def place(ticket: tickets.Ticket, sort: Sort) -> object:
        row = row_of(ticket)
        value = row[group_by]
        assert not isinstance(value, tuple)
        name = names.get(value, "") if isinstance(value, int) else ""
        return group_order(group_by, value, name), order_key(sort_within(sort, group_by), row)

    unsolved = Conditions(all=(Condition(field="is_unsolved", value=1),))
    for conditions in (Conditions(), unsolved):
        shown = [one for one in every if matches(conditions, row_of(one), full.ana.reader)]
        for key in SORT_KEYS:
            for descending in (True, False):
                sort = Sort(key=key, descending=descending)
                expected = [one.id for one in sorted(shown, key=lambda one, sort=sort: place(one, sort))]
                assert await pages(full.views, full.ana, conditions, sort, 7, group_by) == expected
        assert await pages(full.views, full.ana, conditions, sort, 100, group_by) == expected  # the last, on one page


async def test_a_group_that_empties_between_two_pages_loses_nobody_elses_tickets(full: Desk) -> None:
    page = await full.views.preview(full.ana, Conditions(), sort=Sort(), group_by="assignee_id", limit=3)
    first, gone = page.tickets[0].assignee_id, {full.ana.user_id: full.bo, full.bo.user_id: full.ana}
    assert first is not None
    every = await everything(full.store)
    for ticket in (one for one in every if one.assignee_id == first and one.status not in ("closed", "deleted")):
        await full.change(full.ana, ticket.id, assignee_id=gone[first].user_id)
    rest = await full.views.preview(
        full.ana, Conditions(), sort=Sort(), group_by="assignee_id", after=page.meta.after_cursor, limit=100
    )
    expected = [one.id for one in await everything(full.store) if one.assignee_id != first]
    assert sorted(ticket.id for ticket in rest.tickets) == sorted(expected)


async def test_a_page_says_its_order_and_names_its_groups(full: Desk) -> None:
    page = await full.views.preview(full.ana, Conditions(), sort=Sort(key="id"), group_by="group_id", limit=100)
    assert (page.meta.sort, page.meta.group_by) == ("-created_at", "group_id")
    assert {one.name for one in page.groups} == {"L1", "L2"}
    assert [one.name for one in page.organizations] == ["Talleres Norte"]


async def test_groups_show_nobody_what_may_not_be_seen(full: Desk) -> None:
    narrow = msgspec.structs.replace(full.bo, sees_all=False, group_ids=(1,))
    expected = {t.id for t in await everything(full.store) if narrow.sight.allows(t.group_id, t.assignee_id)}
    assert set(await pages(full.views, narrow, Conditions(), Sort(), 5, "org_id")) == expected


CONDITION = st.one_of(
    st.builds(
        Condition,
        field=st.sampled_from(("assignee_id", "group_id", "requester_id")),
        operator=st.sampled_from(("is", "is_not", "is_empty", "is_not_empty")),
        value=st.sampled_from(("me", "my_groups", 1, 2, (1, "me"), None)),
    ),
    st.builds(
        Condition,
        field=st.sampled_from(("status", "priority", "type", "category")),
        operator=st.sampled_from(("is", "is_not", "is_empty", "is_not_empty")),
        value=st.sampled_from(("open", "new", "high", "incident", ("pending", "low"), "", None, "' OR 1=1 --")),
    ),
    st.builds(
        Condition,
        field=st.just("tags"),
        operator=st.sampled_from(("includes", "not_includes", "is_empty", "is_not_empty")),
        value=st.sampled_from(("vip", ("vpn", "print"), "nothing")),
    ),
    st.builds(
        Condition,
        field=st.sampled_from(("id", "updated_at", "next_due_at", "solved_at")),
        operator=st.sampled_from(("less_than", "greater_than")),
        value=st.sampled_from((30, 6, 1_771_999_996_000, (5, 20))),
    ),
    st.just(Condition(field="is_unsolved", value=1)),
    st.builds(
        Condition,
        field=st.just("chat"),
        operator=st.sampled_from(("includes", "not_includes", "is_empty", "is_not_empty")),
        value=st.sampled_from(("missed", ("missed", "abandoned"), None, "' OR 1=1 --")),
    ),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    conditions=st.builds(
        Conditions, all=st.lists(CONDITION, max_size=3).map(tuple), any=st.lists(CONDITION, max_size=2).map(tuple)
    )
)
async def test_T6_conditions_mean_the_same_in_sql_as_in_the_pure_core(full: Desk, conditions: Conditions) -> None:
    caller = msgspec.structs.replace(full.ana, group_ids=(2,))
    expected = {t.id for t in await everything(full.store) if matches(conditions, row_of(t), caller.reader)}
    assert set(await pages(full.views, caller, conditions, Sort(), 100)) == expected
    counted = await full.store.read(
        lambda connection: lists.count(connection, conditions, reader=caller.reader, sight=caller.sight)
    )
    assert counted == len(expected)


@pytest.mark.parametrize("operator", ["less_than", "greater_than"])
@pytest.mark.parametrize("name", ["created", "updated", "solved", "pending"])
async def test_hours_mean_the_same_in_sql_as_in_the_pure_core(full: Desk, name: str, operator: Operator) -> None:
    now_ms = full.clock.at_ms = -(-full.clock.at_ms // MINUTE_MS) * MINUTE_MS + HOUR_MS

    def spread(work: Work) -> None:
        """Times on either side of whole hours."""
        for ticket in tickets.many(work.connection, list(range(1, SIZE + 1))):
            at_ms = now_ms - ticket.id * HOUR_MS // 4 + (ticket.id % 3 - 1)
            values = {column: at_ms for column in ("created_at", "updated_at") if getattr(ticket, column) is not None}
            values |= {column: at_ms for column in ("solved_at", "pending_at") if getattr(ticket, column) is not None}
            work.connection.execute(tables.ticket.update().where(tables.ticket.c.id == ticket.id).values(values))

    await full.store.write(spread)
    every = await everything(full.store)
    for value in (0, 3, 7, (2, 5)):
        asked = Conditions(all=(Condition(field=f"hours_since.{name}", operator=operator, value=value),))
        expected = {one.id for one in every if matches(asked, with_hours(row_of(one), now_ms), full.ana.reader)}
        for sort in (Sort(), Sort(key="created_at"), Sort(key="priority", descending=False)):
            assert set(await pages(full.views, full.ana, asked, sort, 7)) == expected
        assert set(await pages(full.views, full.ana, asked, Sort(), 7, "assignee_id")) == expected


async def test_who_waits_over_thirty_days_is_listed_and_counted_once_a_minute(desk: Desk) -> None:
    ids = [await desk.ticket() for _ in range(3)]
    for ticket_id in ids:
        await desk.change(desk.ana, ticket_id, status="pending")
        desk.clock.at_ms += HOUR_MS
    await desk.say(desk.lucia, ids[0], "here I am")
    await desk.change(desk.ana, ids[0], status="pending")
    view_id = next(view.id for view in DEFAULT_VIEWS if view.key == "pending_long")

    async def seen() -> tuple[list[int], int | None]:
        listed = (await desk.views.tickets(desk.ana, view_id)).tickets
        view = next(one for one in (await desk.views.list(desk.ana)).views if one.id == view_id)
        assert view.moves
        return [one.id for one in listed], view.count

    assert await seen() == ([], 0)
    desk.clock.at_ms += 30 * 24 * HOUR_MS - 2 * HOUR_MS + MINUTE_MS
    assert await seen() == ([ids[1]], 1), "from when it began to wait anew"
    await desk.change(desk.ana, ids[1], status="open")
    assert await seen() == ([], 1)
    desk.clock.at_ms += MINUTE_MS
    assert await seen() == ([], 0)
    desk.clock.at_ms += HOUR_MS
    assert await seen() == ([ids[2]], 1)
    others = msgspec.structs.replace(desk.bo, sees_all=False, group_ids=())
    views = (await desk.views.list(others)).views
    assert next(one.count for one in views if one.id == view_id) == 0, "each counts what may be seen"


async def recounted(desk: Desk, caller: Caller) -> dict[str, int]:
    every = await everything(desk.store)
    return {
        view.key: sum(
            matches(view.conditions, row_of(ticket), caller.reader)
            and caller.sight.allows(ticket.group_id, ticket.assignee_id)
            for ticket in every
        )
        for view in DEFAULT_VIEWS
        if (view.key != DELETED or caller.may_delete) and view.key not in BY_INDEX
    }


async def test_counts_move_with_every_audit_and_are_what_counting_gives(desk: Desk) -> None:
    ids = [await desk.ticket() for _ in range(6)]
    await desk.change(desk.ana, ids[0], assignee_id=desk.ana.user_id)
    await desk.change(desk.ana, ids[1], status="pending")
    await desk.change(desk.bo, ids[2], status="solved")
    await desk.say(desk.lucia, ids[2], "no!")
    await desk.change(desk.bo, ids[3], assignee_id=desk.bo.user_id, status="hold")
    first, second = [await desk.store.write(lambda work, n=name: people.group_named(work, n)) for name in ("L1", "L2")]  # type: ignore[misc]
    await desk.change(desk.bo, ids[4], group_id=first)
    await desk.change(desk.bo, ids[5], group_id=second)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False, group_ids=())
    grouped = msgspec.structs.replace(desk.bo, group_ids=(second,))
    for caller in (desk.ana, desk.bo, narrow, grouped, desk.admin):
        listed = await desk.views.list(caller)
        assert (listed.views[0].key, listed.views[0].sort) == ("to_do", "next_due_at")
        counted = {view.key: view.count for view in listed.views}
        assert {counted.pop(key) for key in BY_INDEX} == {0}
        assert counted == await recounted(desk, caller)
    assert [view.count for view in (await desk.views.list(desk.ana, with_counts=False)).views] == [None] * 14


async def test_a_shipped_view_lists_what_it_counts_with_its_people(desk: Desk) -> None:
    first, second = await desk.ticket("a"), await desk.ticket("b")
    await desk.change(desk.ana, first, assignee_id=desk.ana.user_id)
    mine = await desk.views.tickets(desk.ana, 1)
    assert [ticket.id for ticket in mine.tickets] == [first]
    assert {user.name for user in mine.users} == {"Ana", "Lucía Fernández"}
    assert [ticket.id for ticket in (await desk.views.tickets(desk.ana, 2)).tickets] == [second]
    with pytest.raises(RefusedError, match="not_found"):
        await desk.views.tickets(desk.ana, 77)


async def test_what_is_to_do_is_listed_for_each_by_her_groups_and_what_is_due_first_stands_on_top(
    full: Desk,
) -> None:
    (to_do,) = (view for view in DEFAULT_VIEWS if view.key == "to_do")
    every = await everything(full.store)
    for caller in (
        msgspec.structs.replace(full.ana, group_ids=(1,)),
        msgspec.structs.replace(full.bo, group_ids=(1, 2)),
        full.bo,
        msgspec.structs.replace(full.bo, group_ids=(2,), sees_all=False),
        msgspec.structs.replace(full.admin, group_ids=(2,)),
    ):
        seen = [one for one in every if caller.sight.allows(one.group_id, one.assignee_id)]
        hers = [one for one in seen if matches(to_do.conditions, row_of(one), caller.reader)]
        assert any(one.assignee_id == caller.id for one in hers) is (caller.role != "admin")
        assert any(one.assignee_id is None for one in hers)
        expected = [one.id for one in sorted(hers, key=lambda one: order_key(to_do.sort, row_of(one)))]
        assert await pages(full.views, caller, to_do.conditions, to_do.sort, 3) == expected
        first = await full.views.tickets(caller, to_do.id, limit=100)
        assert ([one.id for one in first.tickets], first.meta.sort) == (expected, "next_due_at")
        for group_by in GROUP_KEYS:
            for key in SORT_KEYS:
                found = await pages(full.views, caller, to_do.conditions, Sort(key=key), 4, group_by)
                assert sorted(found) == sorted(expected)


async def test_what_is_flagged_for_review_stands_in_a_list_until_it_was_looked_at(desk: Desk) -> None:
    ids = [await desk.ticket() for _ in range(3)]
    review = next(view.id for view in DEFAULT_VIEWS if view.key == "for_review")

    async def listed() -> list[int]:
        return [ticket.id for ticket in (await desk.views.tickets(desk.ana, review)).tickets]

    assert await listed() == []
    flagged = (await desk.change(desk.ana, ids[1], flagged=True)).audit
    assert flagged is not None
    assert [msgspec.json.decode(event) for event in flagged.events] == [
        {"field": "flagged", "previous": False, "type": "Change", "value": True}
    ]
    await desk.change(desk.ana, ids[2], flagged=True, status="solved")
    assert sorted(await listed()) == ids[1:]
    desk.clock.at_ms += MINUTE_MS
    assert next(view.count for view in (await desk.views.list(desk.ana)).views if view.id == review) == 2
    await desk.change(desk.bo, ids[1], flagged=False)
    assert await listed() == [ids[2]]


async def test_own_views_come_after_the_shipped_ones_and_only_to_their_owner(desk: Desk) -> None:
    tagged = Conditions(all=(Condition(field="tags", operator="includes", value="vip"),))

    def add(work: Work) -> None:
        own_views.add(work, View(id=1, title="VIP", conditions=tagged, sort=Sort(), owner_id=desk.ana.user_id))

    await desk.store.write(add)
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, tags=("vip",))
    view = (await desk.views.list(desk.ana)).views[-1]
    assert (view.id, view.title, view.key, view.count) == (FIRST_OWN_VIEW_ID + 1, "VIP", "", 1)
    assert [ticket.id for ticket in (await desk.views.tickets(desk.ana, view.id)).tickets] == [ticket_id]
    assert len((await desk.views.list(desk.bo)).views) == len(DEFAULT_VIEWS) - 1  # the deleted are an admin's


async def test_T7_rights_are_inside_the_query_and_pages_stay_full(full: Desk) -> None:
    narrow = msgspec.structs.replace(full.bo, sees_all=False, group_ids=(1,))
    expected = {t.id for t in await everything(full.store) if narrow.sight.allows(t.group_id, t.assignee_id)}
    found = await pages(full.views, narrow, Conditions(), Sort(), 5)
    assert set(found) == expected
    assert 5 < len(found) < SIZE
    many = await full.views.many(narrow, list(range(1, SIZE + 1)))
    assert {ticket.id for ticket in many.tickets} == expected


async def test_a_cursor_of_another_list_or_a_changed_one_is_refused(full: Desk) -> None:
    page = await full.views.preview(full.ana, Conditions(), sort=Sort(), limit=5)
    cursor = page.meta.after_cursor
    assert cursor is not None
    other = Views(full.store, b"other key" * 4, now_ms=full.clock.now_ms)
    for views, sort, text in (
        (full.views, Sort(key="id"), cursor),
        (full.views, Sort(), cursor[:-2] + "AA"),
        (full.views, Sort(), "!"),
        (full.views, Sort(), ""),
        (full.views, Sort(), "x" * 5000),
        (other, Sort(), cursor),
    ):
        with pytest.raises(RefusedError, match="cursor_malformed"):
            await views.preview(full.ana, Conditions(), sort=sort, after=text)


async def test_new_tickets_between_two_pages_neither_repeat_nor_hide_one(desk: Desk) -> None:
    ids = [await desk.ticket() for _ in range(6)]
    first = await desk.views.preview(desk.ana, Conditions(), sort=Sort(), limit=3)
    desk.clock.turn(1)
    await desk.ticket()
    second = await desk.views.preview(desk.ana, Conditions(), sort=Sort(), after=first.meta.after_cursor, limit=50)
    assert [ticket.id for ticket in (*first.tickets, *second.tickets)] == ids[::-1]


async def test_a_list_without_meaning_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="view_field"):
        await desk.views.preview(desk.ana, Conditions(all=(Condition(field="head"),)), sort=Sort())
    with pytest.raises(RefusedError, match="forbidden"):
        await desk.views.list(desk.lucia)


async def test_missed_chats_and_call_backs_stand_in_views_of_their_own_while_unsolved(desk: Desk) -> None:
    def chatted(work: Work, ticket_id: int, number: int, outcome: str | None) -> None:
        work.connection.execute(
            tables.chat_thread.insert().values(
                ticket_id=ticket_id,
                customer_id=desk.lucia.id,
                key_hash=bytes([number]) * 32,
                state="ended" if outcome else "waiting",
                name="L",
                language="en",
                first_pub_seq=1,
                queued_at=0,
                outcome=outcome,
                thread=b"{}",
            )
        )

    ends = (("completed",), ("completed", "missed"), ("abandoned",), (None,), ("missed",))
    ids = [await desk.ticket() for _ in ends]
    for place, outcomes in enumerate(ends):
        for number, outcome in enumerate(outcomes):
            await desk.store.write(
                lambda work, at=place, n=number, end=outcome: chatted(work, ids[at], 10 * at + n, end)
            )
    await desk.change(desk.ana, ids[4], status="solved")
    await desk.change(desk.ana, ids[0], tags=("call-back",))
    views = {view.key: view.id for view in (await desk.views.list(desk.ana)).views}

    async def listed(key: str) -> set[int]:
        return {ticket.id for ticket in (await desk.views.tickets(desk.ana, views[key])).tickets}

    assert await listed("missed_chats") == {ids[1], ids[2]}
    assert await listed("call_backs") == {ids[0]}
    assert await listed("breached") == set()

    async def counted(caller: Caller) -> list[int | None]:
        counts = {view.key: view.count for view in (await desk.views.list(caller)).views}
        return [counts[key] for key in ("missed_chats", "call_backs", "breached")]

    assert await counted(desk.bo) == [2, 1, 0]
    await desk.change(desk.ana, ids[1], status="solved")
    assert await counted(desk.bo) == [2, 1, 0], "counted a moment ago"
    desk.clock.at_ms += MINUTE_MS
    assert await counted(desk.bo) == [1, 1, 0]
    assert await counted(msgspec.structs.replace(desk.bo, sees_all=False)) == [0, 0, 0], "each counts what may be seen"
    empty = Conditions(all=(Condition(field="chat", operator="is_empty"),))
    assert {one.id for one in (await desk.views.preview(desk.ana, empty, sort=Sort())).tickets} == {ids[3]}
