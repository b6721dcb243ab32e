"""Query plans of list, search, open and count: no full scan, no temporary sort (desk.md section 22).

The real use cases run on a seeded desk; each statement they send is given to EXPLAIN QUERY PLAN, with and without
SQLite's own statistics.
"""

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk.shapes import CommentIn, TicketChange
from assistdesk.core.desk.shapes_pages import SearchSort
from assistdesk.core.desk.views import DEFAULT_VIEWS, GROUP_SORTS, Condition, Conditions, GroupKey, Sort, SortKey
from assistdesk.core.errors import RefusedError
from relay.desk.inboxes import Inboxes
from relay.desk.rights import Caller
from relay.desk.search import Search
from relay.desk.seed import seed
from relay.desk.tags import Tags
from relay.desk.tickets import Tickets
from relay.desk.views import Views
from relay.store import lists
from relay.store.prepared import Prepared
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.kit.desk_file import new_desk_file

Asked = tuple[str, object]
NOW_MS = TurnedClock().at_ms
SMALL = ("tally", "own_view", "(subquery", "anon_", "timer", "present_group", "present_tag")
"""May be walked whole: agents x groups x statuses; a person's saved views; a page's own rows; a list's groups; what a
count has found, up to its limit; the desk's tags."""


def pretend_big(work: Work) -> None:
    """SQLite's statistics as a desk a thousand times as large would have them."""
    work.connection.exec_driver_sql("ANALYZE")
    for table, index, stat in work.connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1").all():
        *many, last = stat.split()
        big = " ".join((*(str(int(number) * 1000) for number in many), last))
        work.connection.exec_driver_sql(
            "UPDATE sqlite_stat1 SET stat = ? WHERE tbl = ? AND idx IS ?", (big, table, index)
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[False, True], ids=["plain", "statistics"])
async def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """A desk without and with SQLite's own statistics."""
    path: Path = new_desk_file(tmp_path_factory.mktemp("plans") / "relay.db")
    store = await Store.open(path, now_ms=TurnedClock().now_ms)
    await seed(store, 60, random.Random(4), NOW_MS)
    if request.param:
        await store.write(pretend_big)
        await store.close()
        store = await Store.open(path, now_ms=TurnedClock().now_ms)
    yield store
    await store.close()


@contextmanager
def listening() -> Iterator[list[Asked]]:
    """Every statement sent to any database meanwhile."""
    asked: list[Asked] = []

    def hear(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        asked.append((statement, parameters))

    execute = Prepared._execute

    def hear_prepared(prepared: Prepared, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        cursor = execute(prepared, connection, values)
        said = prepared._said[connection.dialect.name]
        asked.append((said.text, tuple(values.get(name, said.fixed.get(name)) for name in said.order)))
        return cursor

    sa.event.listen(sa.Engine, "before_cursor_execute", hear)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Prepared, "_execute", hear_prepared)
        yield asked
    sa.event.remove(sa.Engine, "before_cursor_execute", hear)


async def plan_of(store: Store, asked: Asked) -> list[str]:
    statement, parameters = asked
    return await store.read(
        lambda connection: [
            row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        ]
    )


def is_bad(line: str, statement: str) -> bool:
    if line == "SCAN ticket" and "ticket.due_sort = ?" in statement and "ORDER BY ticket.due_sort DESC" in statement:
        return False  # nearly no ticket here has a due time: walking those without by their ids is the shortest way
    if "USE TEMP B-TREE FOR ORDER BY" in line:
        return True
    is_walk = line.startswith("SCAN ") and "VIRTUAL TABLE INDEX" not in line and "USING INDEX" not in line
    return is_walk and "USING COVERING INDEX" not in line and not any(name in line for name in SMALL)


async def check(store: Store, act: Callable[[], Awaitable[object]]) -> int:
    """Run *act*; every statement of it must have a good plan. Returns how many statements it took."""
    with listening() as asked:
        await act()
    count = 0
    for one in asked:
        if not one[0].startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            continue
        count += 1
        plan = await plan_of(store, one)
        assert not [line for line in plan if is_bad(line, one[0])], (one[0], plan)
    return count


@pytest.mark.asyncio(loop_scope="module")
async def test_list_open_count_and_search_walk_indexes(seeded: Store) -> None:
    agent = Caller(user_id=1, role="agent", name="Sara", may_delete=True)
    views, search = Views(seeded, b"k" * 32, now_ms=lambda: NOW_MS), Search(seeded, b"k" * 32)
    tickets = Tickets(seeded, random.Random(1).randbytes)
    keys: tuple[SortKey, ...] = ("updated_at", "created_at", "next_due_at", "priority", "status", "id")
    for view in DEFAULT_VIEWS:
        for key in keys:
            for descending in (True, False):
                sort = Sort(key=key, descending=descending)
                first = await views.tickets(agent, view.id, sort=sort, limit=3)
                after = first.meta.after_cursor
                await check(seeded, lambda v=view, s=sort, a=after: views.tickets(agent, v.id, sort=s, after=a))
                await check(seeded, lambda v=view, s=sort, a=after: views.tickets(agent, v.id, sort=s, before=a))
    assert await check(seeded, lambda: views.list(agent)) <= 7
    assert await check(seeded, lambda: views.list(agent)) <= 3, "what the tally does not know was counted just now"
    assert await check(seeded, lambda: tickets.get(agent, 1042)) <= 13
    assert await check(seeded, lambda: tickets.timeline(agent, 1042)) <= 13
    for text in ("printer", "sesión", "打印", '"restarted twice"', "printer -vpn", "status:open printer", "1042"):
        assert (
            await check(seeded, lambda t=text: search.find(agent, t, now_ms=NOW_MS)) <= 40
        )  # a few people are read one by one
        assert await check(seeded, lambda t=text: search.find(agent, t, now_ms=NOW_MS, sort="best")) <= 45
        page = await search.find(agent, text, now_ms=NOW_MS, limit=1)
        if page.meta.after_cursor is not None:
            cursor = page.meta.after_cursor
            await check(seeded, lambda t=text, c=cursor: search.find(agent, t, now_ms=NOW_MS, after=c, limit=5))
            await check(seeded, lambda t=text, c=cursor: search.find(agent, t, now_ms=NOW_MS, before=c, limit=5))
    for text in (
        "status:open",
        "assignee:me",
        "tag:vpn",
        "requester:lucia@talleresnorte.example",
        "updated<3d",
        "group:l1",
        "org:none",
        "requester:lucia",
    ):
        await check(seeded, lambda t=text: search.find(agent, t, now_ms=NOW_MS))
    await check(seeded, lambda: Tags(seeded).beginning(agent, "v", 20))
    vip = Conditions(all=(Condition(field="tags", operator="includes", value="vpn"),))
    await check(seeded, lambda: views.preview(agent, vip, sort=Sort()))
    for field, operator in (
        ("plan", "is"),
        ("region", "is_not"),
        ("org_tags", "includes"),
        ("org_tags", "is_empty"),
        ("domain", "is"),
        ("email", "is_not"),
        ("sla.first_reply_time.state", "is"),
        ("severity", "is_empty"),
    ):
        wanted = Conditions(all=(Condition(field=field, operator=operator, value="premium"),))  # type: ignore[arg-type]
        for key in keys[:-1]:  # a first page by number is the walk along the numbers
            await check(seeded, lambda w=wanted, k=key: views.preview(agent, w, sort=Sort(key=k)))


@pytest.mark.asyncio(loop_scope="module")
async def test_a_search_with_filters_asks_for_documents_and_for_their_tickets_apart(seeded: Store) -> None:
    """Joined, two thousand documents made SQLite begin with every open ticket and look at all that was said there: seconds."""
    agent = Caller(user_id=1, role="agent", name="Sara", may_delete=True)
    for sort in get_args(SearchSort):
        with listening() as asked:
            await Search(seeded, b"k" * 32).find(agent, "status:open printer", now_ms=NOW_MS, sort=sort)
        assert any("search_doc" in statement for statement, _ in asked)
        assert [one for one, _ in asked if "search_doc" in one and "ticket.status" in one] == []


@pytest.mark.asyncio(loop_scope="module")
async def test_own_groups_only_walks_the_same_indexes(seeded: Store) -> None:
    narrow = Caller(user_id=1, role="agent", name="Sara", sees_all=False, group_ids=(1, 2), may_delete=True)
    expert = Caller(user_id=3, role="expert", name="Nora", sees_all=False)
    views, search = Views(seeded, b"k" * 32, now_ms=TurnedClock().now_ms), Search(seeded, b"k" * 32)
    tickets = Tickets(seeded, random.Random(1).randbytes)
    keys: tuple[SortKey, ...] = ("updated_at", "created_at", "next_due_at", "priority", "status", "id")
    for view in DEFAULT_VIEWS:
        for key in keys:
            for descending in (True, False):
                sort = Sort(key=key, descending=descending)
                first = await views.tickets(narrow, view.id, sort=sort, limit=1)
                after = first.meta.after_cursor
                assert after is not None or view.key != "all"
                if after is not None:  # a first page by number is the walk along the numbers
                    await check(seeded, lambda v=view, s=sort, a=after: views.tickets(narrow, v.id, sort=s, after=a))
    for caller in (narrow, expert):
        await check(seeded, lambda c=caller: views.list(c))
        await check(seeded, lambda c=caller: Inboxes(seeded).page(c))
        await check(seeded, lambda c=caller: search.find(c, "printer", now_ms=NOW_MS))
        await check(seeded, lambda c=caller: Tags(seeded).beginning(c, "v", 20))
    with pytest.raises(RefusedError, match="not_found"):
        await check(seeded, lambda: tickets.get(expert, 1042))


@pytest.mark.asyncio(loop_scope="module")
async def test_lists_in_groups_walk_indexes(seeded: Store) -> None:
    agent = Caller(user_id=1, role="agent", name="Sara")
    views = Views(seeded, b"k" * 32, now_ms=lambda: NOW_MS)
    unsolved, every = (
        next(view.conditions for view in DEFAULT_VIEWS if view.key == key) for key in ("unsolved", "all")
    )
    for group_by in get_args(GroupKey):
        for key in GROUP_SORTS:
            for wanted, descending in ((unsolved, True), (unsolved, False), (every, True)):
                sort = Sort(key=key, descending=descending)
                first = await views.preview(agent, wanted, sort=sort, group_by=group_by, limit=3)
                after = first.meta.after_cursor
                assert after is not None
                await check(
                    seeded,
                    lambda w=wanted, s=sort, g=group_by, a=after: views.preview(agent, w, sort=s, group_by=g, after=a),
                )


@pytest.mark.asyncio(loop_scope="module")
async def test_lists_of_unsolved_and_solved_ones_walk_an_index_for_each_and_so_do_their_counts(seeded: Store) -> None:
    agent = Caller(user_id=1, role="agent", name="Sara")
    keys: tuple[SortKey, ...] = ("updated_at", "created_at", "next_due_at", "priority")
    for field, orders in (("group_id", keys), ("org_id", keys), ("assignee_id", (*keys, "status"))):
        chosen = lists.choice(Conditions(all=(Condition(field=field, value=1),)), agent.reader, agent.sight)
        for sort in [Sort(key=key) for key in orders]:
            with listening() as asked:
                await seeded.read(lambda c, w=chosen, s=sort: lists.walk(c, w, s, None, 3))
            assert len(asked) >= 2
            for one in asked:
                [plan] = await plan_of(seeded, one)
                assert f"{field}=?" in plan
                assert "is_unsolved=?" in plan
    for field in ("group_id", "org_id", "assignee_id", "requester_id"):
        counted = Conditions(all=(Condition(field=field, value=1),))
        with listening() as asked:
            await seeded.read(lambda c, w=counted: lists.count(c, w, reader=agent.reader, sight=agent.sight))
        assert f"{field}=?" in " ".join(await plan_of(seeded, asked[0]))


@pytest.mark.asyncio(loop_scope="module")
async def test_writing_a_comment_touches_rows_by_key_only(seeded: Store) -> None:
    agent = Caller(user_id=1, role="agent", name="Sara")
    tickets = Tickets(seeded, random.Random(1).randbytes)
    reply = TicketChange(comment=CommentIn(body="hello", public=True, seen_seq=9_999), status="pending")
    await check(seeded, lambda: tickets.change(agent, 1042, reply, "k"))
