"""Saved views over a real store: own and shared, from conditions or from a search, edited by whom they belong to."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_people import GroupIn
from assistdesk.core.desk.shapes_rules import ViewIn
from assistdesk.core.desk.views import FIRST_OWN_VIEW_ID, Condition, Conditions
from assistdesk.core.errors import RefusedError
from relay.desk.groups import Groups
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.desk.view_edits import ViewEdits
from relay.store import own_views
from tests.relay.desk.conftest import Desk

MINE = ViewIn(title=" VIP ", query="status:unsolved assignee:me -tag:spam created>2026-01-31", sort="next_due_at")


def edits(desk: Desk) -> ViewEdits:
    return ViewEdits(desk.store)


async def titles(desk: Desk, caller: Caller) -> list[str]:
    return [view.title for view in (await desk.views.list(caller)).views if not view.key]


async def test_a_search_becomes_a_view_that_lists_what_the_search_found(desk: Desk) -> None:
    ticket_id, other = await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.user_id)
    await desk.change(desk.ana, other, assignee_id=desk.bo.user_id)
    key = desk.key()
    made = await edits(desk).make(desk.ana, MINE, key)
    again = await edits(desk).make(desk.ana, MINE, key)
    assert (again.value, again.replayed) == (made.value, True)
    view = made.value.view
    assert (view.title, view.shared, view.editable, view.query) == ("VIP", False, True, MINE.query)
    assert (made.value.sort, len(made.value.conditions.all)) == ("next_due_at", 4)
    page = await desk.views.tickets(desk.ana, view.id)
    assert [ticket.id for ticket in page.tickets] == [ticket_id]
    listed = next(one for one in (await desk.views.list(desk.ana)).views if one.id == view.id)
    assert (listed.count, listed.query, listed.editable) == (1, MINE.query, True)
    assert await titles(desk, desk.bo) == []
    with pytest.raises(RefusedError, match="not_found"):
        await edits(desk).get(desk.bo, view.id)


async def test_a_search_by_a_group_becomes_a_view_of_that_group(desk: Desk) -> None:
    group_id, _ = await seated(desk, desk.ana)
    name = (await Groups(desk.store, lambda _user_id: None).find(desk.ana, group_id)).group.name
    ticket_id, other = await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=group_id)
    given = ViewIn(title="Theirs", query=f'group:"{name.upper()}"')
    made = (await edits(desk).make(desk.ana, given, desk.key())).value
    assert made.conditions.all == (Condition(field="group_id", value=group_id),)
    assert [one.id for one in (await desk.views.tickets(desk.ana, made.view.id)).tickets] == [ticket_id]
    without = ViewIn(title="All but nobody's", query="-group:L9 status:new")
    view = (await edits(desk).make(desk.ana, without, desk.key())).value.view
    assert [one.id for one in (await desk.views.tickets(desk.ana, view.id)).tickets] == [other, ticket_id]


async def test_a_view_keeps_its_columns_its_groups_and_how_it_opens(desk: Desk) -> None:
    shaped = ViewIn(title="Table", query="is:paused", columns=("subject", "id"), group_by="status", as_table=True)
    view = (await edits(desk).make(desk.ana, shaped, desk.key())).value.view
    listed = next(one for one in (await desk.views.list(desk.ana)).views if one.id == view.id)
    assert (listed.columns, listed.group_by, listed.as_table) == (("subject", "id"), "status", True)
    assert (await desk.views.tickets(desk.ana, view.id)).meta.group_by == "status"
    plainer = ViewIn(title="Table", query="is:paused", sort="-id")
    await edits(desk).change(desk.ana, view.id, plainer, desk.key())
    again = (await edits(desk).get(desk.ana, view.id)).view
    assert (again.columns, again.group_by, again.as_table, again.sort) == ((), None, False, "-id")
    twice = ViewIn(title="Twice", query="is:paused", columns=("id", "id"))
    with pytest.raises(RefusedError, match="view_columns"):
        await edits(desk).make(desk.ana, twice, desk.key())


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ("updated<3d", Condition(field="hours_since.updated", operator="less_than", value=72)),
        ("created>2w", Condition(field="hours_since.created", operator="greater_than", value=335)),
        ("-created>5h", Condition(field="hours_since.created", operator="less_than", value=5)),
        ("-updated<5h", Condition(field="hours_since.updated", operator="greater_than", value=4)),
    ],
)
async def test_an_age_is_kept_as_hours_and_moves_on(desk: Desk, query: str, condition: Condition) -> None:
    made = (await edits(desk).make(desk.ana, ViewIn(title="Old", query=query), desk.key())).value
    assert made.conditions == Conditions(all=(condition,))
    assert made.view.moves


async def test_me_in_a_shared_view_is_whoever_reads_it(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.user_id)
    shared = ViewIn(title="My work", query="assignee:me", shared=True)
    view = (await edits(desk).make(desk.ana, shared, desk.key())).value.view
    assert await titles(desk, desk.bo) == ["My work"]
    assert (await desk.views.tickets(desk.ana, view.id)).tickets == ()
    assert [one.id for one in (await desk.views.tickets(desk.bo, view.id)).tickets] == [ticket_id]


async def seated(desk: Desk, *members: Caller) -> tuple[int, list[Caller]]:
    """A group, and its members as they are now."""
    given = GroupIn(name="Second line", member_ids=tuple(one.user_id for one in members))
    group_id = (await Groups(desk.store, lambda _user_id: None).make(desk.admin, given, desk.key())).value.group.id
    return group_id, [msgspec.structs.replace(one, group_ids=frozenset((group_id,))) for one in members]


async def test_a_groups_view_is_seen_by_its_members_and_edited_by_its_author_or_an_admin(desk: Desk) -> None:
    group_id, (ana, olga) = await seated(desk, desk.ana, desk.admin)
    for_group = ViewIn(title="Ours", query="status:new", group_id=group_id)
    view = (await edits(desk).make(ana, for_group, desk.key())).value.view
    assert (view.shared, view.group_id, view.editable) == (True, group_id, True)
    assert [await titles(desk, one) for one in (ana, olga, desk.bo)] == [["Ours"], ["Ours"], []]
    with pytest.raises(RefusedError, match="not_found"):
        await edits(desk).get(desk.bo, view.id)
    with pytest.raises(RefusedError, match="not_found"):
        await desk.views.tickets(desk.bo, view.id)
    assert await titles(desk, desk.ana) == ["Ours"]  # who made it sees it, wherever she sits now
    own = ViewIn(title="Mine again", query="status:new")
    await edits(desk).change(desk.ana, view.id, own, desk.key())
    assert [await titles(desk, one) for one in (ana, olga)] == [["Mine again"], []]


async def test_nobody_makes_a_view_for_a_group_from_outside_and_of_no_group_there_is_none(desk: Desk) -> None:
    group_id, _ = await seated(desk, desk.ana)
    for_group = ViewIn(title="Ours", query="status:new", group_id=group_id)
    with pytest.raises(RefusedError, match="view_group"):
        await edits(desk).make(desk.bo, for_group, desk.key())
    with pytest.raises(FieldsError):
        await edits(desk).make(desk.admin, ViewIn(title="No", query="status:new", group_id=999), desk.key())
    assert (await edits(desk).make(desk.admin, for_group, desk.key())).value.view.group_id == group_id


async def test_the_views_of_a_group_that_goes_are_their_authors_own(desk: Desk) -> None:
    group_id, (ana,) = await seated(desk, desk.ana)
    view = (
        await edits(desk).make(ana, ViewIn(title="Ours", query="status:new", group_id=group_id), desk.key())
    ).value.view
    groups = Groups(desk.store, lambda _user_id: None)
    await groups.seat(desk.admin, group_id, desk.ana.user_id, desk.key(), lead=None)
    await groups.drop(desk.admin, group_id, desk.key())
    kept = (await edits(desk).get(desk.ana, view.id)).view
    assert (kept.shared, kept.group_id) == (False, None)
    assert await titles(desk, desk.bo) == []


async def test_a_shared_view_is_edited_by_its_author_or_an_admin(desk: Desk) -> None:
    shared = ViewIn(title="All", conditions=Conditions(), shared=True)
    view = (await edits(desk).make(desk.ana, shared, desk.key())).value.view
    seen = (await edits(desk).get(desk.bo, view.id)).view
    assert (seen.shared, seen.editable) == (True, False)
    for act in (
        edits(desk).change(desk.bo, view.id, shared, desk.key()),
        edits(desk).drop(desk.bo, view.id, desk.key()),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await act
    narrower = ViewIn(title="New", conditions=Conditions(all=(Condition(field="status", value="new"),)), shared=True)
    changed = await edits(desk).change(desk.admin, view.id, narrower, desk.key())
    assert (changed.value.view.title, changed.value.view.id) == ("New", view.id)
    assert (await edits(desk).get(desk.ana, view.id)).conditions == narrower.conditions
    key = desk.key()
    await edits(desk).drop(desk.ana, view.id, key)
    await edits(desk).drop(desk.ana, view.id, key)
    assert await titles(desk, desk.admin) == []


@pytest.mark.parametrize("view_id", [8, FIRST_OWN_VIEW_ID, FIRST_OWN_VIEW_ID + 77])
async def test_shipped_views_and_those_there_are_not_cannot_be_edited(desk: Desk, view_id: int) -> None:
    with pytest.raises(RefusedError, match="not_found"):
        await edits(desk).change(desk.admin, view_id, MINE, desk.key())


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (ViewIn(title="t", query="printer status:open"), "view_words"),
        (ViewIn(title="t", query=" "), "view_words"),
        (ViewIn(title="t", query="updated<30m"), "view_age"),
        (ViewIn(title="t", query="created>0d"), "view_age"),
        (ViewIn(title="t", query="stauts:open"), "search_operator"),
        (ViewIn(title="t", conditions=Conditions(all=(Condition(field="moon"),))), "view_field"),
        (ViewIn(title=" ", query="is:met"), "invalid"),
        (ViewIn(title="t"), "invalid"),
        (ViewIn(title="t", query="is:met", conditions=Conditions()), "invalid"),
    ],
)
async def test_what_cannot_be_a_view_is_refused_and_nothing_is_kept(desk: Desk, given: ViewIn, rule: str) -> None:
    with pytest.raises(RefusedError, match=rule):
        await edits(desk).make(desk.ana, given, desk.key())
    assert await titles(desk, desk.ana) == []


async def test_there_is_a_limit_and_it_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await edits(desk).make(desk.ana, MINE, desk.key())
    monkeypatch.setattr(own_views, "VIEWS_MAX", 1)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await edits(desk).make(desk.ana, MINE, desk.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await edits(desk).make(desk.lucia, MINE, desk.key())
