"""relay/desk/list_pages.py: pages lead on and back over the same rows, with groups or without; what is asked for is beside."""

import pytest

from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.shapes_pages import NOTHING_BESIDE, Beside
from assistdesk.core.desk.views import Conditions, GroupKey, Sort
from relay.desk.cursors import open_leaf
from relay.desk.list_pages import list_page
from relay.desk.rights import Caller
from relay.store import lists
from tests.relay.desk.conftest import Desk

NEWEST = Sort(key="id", descending=True)


async def page(
    desk: Desk,
    group_by: GroupKey | None = None,
    *,
    after: str | None = None,
    before: str | None = None,
    limit: int = 2,
    caller: Caller | None = None,
    include: frozenset[Beside] = NOTHING_BESIDE,
) -> TicketPage:
    caller = caller or desk.ana
    chosen = lists.choice(Conditions(), caller.reader, caller.sight)
    leaf = open_leaf(b"k" * 32, "list", after, before, limit, 2 if group_by is None else 3)
    return await desk.store.read(
        lambda connection: list_page(connection, caller, chosen, NEWEST, leaf, include, group_by)
    )


async def filled(desk: Desk) -> dict[int, str]:
    """Five tickets of three statuses: number -> status."""
    made = {}
    for status in ("pending", "new", "hold", "pending", "new"):
        ticket_id = await desk.ticket()
        if status != "new":
            await desk.change(desk.ana, ticket_id, status=status)
        made[ticket_id] = status
    return made


@pytest.mark.parametrize("group_by", [None, "status"])
async def test_pages_lead_to_the_end_and_back_over_the_same_rows(desk: Desk, group_by: GroupKey | None) -> None:
    made = await filled(desk)
    pages = [await page(desk, group_by)]
    while (cursor := pages[-1].meta.after_cursor) is not None:
        pages.append(await page(desk, group_by, after=cursor))
    assert [len(one.tickets) for one in pages] == [2, 2, 1]
    found = [one.id for each in pages for one in each.tickets]
    if group_by is None:
        assert found == sorted(made, reverse=True)
    else:  # each group in one piece, the newest first in it
        assert [made[number] for number in found] == ["new", "new", "pending", "pending", "hold"]
        assert found == sorted(found, key=lambda number: (["new", "pending", "hold"].index(made[number]), -number))
    assert (pages[0].meta.sort, pages[0].meta.group_by) == ("-id", group_by)
    for earlier in pages[-2::-1]:
        back = await page(desk, group_by, before=pages[pages.index(earlier) + 1].meta.before_cursor)
        assert back.tickets == earlier.tickets
    assert pages[0].meta.before_cursor is None


async def test_who_sees_some_tickets_gets_pages_of_those(desk: Desk) -> None:
    made = list(await filled(desk))
    await desk.change(desk.ana, made[1], assignee_id=desk.bo.id)
    narrow = Caller(user_id=desk.bo.id, role="agent", sees_all=False)
    assert [one.id for one in (await page(desk, caller=narrow, limit=50)).tickets] == [made[1]]


async def test_what_is_asked_for_stands_beside_the_rows(desk: Desk) -> None:
    await filled(desk)
    bare = await page(desk)
    assert (bare.users, bare.organizations) == ((), ())
    told = await page(desk, include=frozenset(("users", "organizations")))
    assert desk.lucia.id in [one.id for one in told.users]
    assert [one.name for one in told.organizations] == ["Talleres Norte"]


async def test_an_empty_list_leads_nowhere(desk: Desk) -> None:
    for group_by in (None, "priority"):
        empty = await page(desk, group_by)  # type: ignore[arg-type]
        assert (empty.tickets, empty.meta.has_more, empty.meta.after_cursor) == ((), False, None)
