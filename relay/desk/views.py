"""Lists of tickets: shipped and own views, their pages and counts (desk.md section 9).

Counts of shipped views come from the tally, so they cost the same on a small and a large desk. What a view's conditions
mean is ``core.desk.views``'s; how they become SQL is the store's.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import UNSOLVED, View
from assistdesk.core.desk.shapes import TicketPage, ViewList, ViewOut
from assistdesk.core.desk.shapes_pages import NAMED, Beside
from assistdesk.core.desk.views import (
    DEFAULT_VIEWS,
    DELETED,
    FIRST_OWN_VIEW_ID,
    FOR_ME,
    Conditions,
    DefaultView,
    GroupKey,
    Layout,
    Sort,
    alive,
    at_time,
    check_list,
    folded,
    matches,
    moves,
    sort_within,
    write_sort,
)
from assistdesk.core.errors import RefusedError
from relay.desk import shown
from relay.desk.cursors import open_leaf
from relay.desk.list_pages import list_page
from relay.desk.rights import NOT_FOUND, Caller, need_ours, sees
from relay.store import lists, own_views, tickets
from relay.store.lists import Choice
from relay.store.store import Store
from relay.store.tickets import Counted

PAGE_LIMIT = 100
MINUTE_MS = 60_000
"""Lists by hours ask for times of a whole minute: so they share a statement, and one may page through them."""
RECOUNT_MS, COUNTS_KEPT = 60_000, 2_000
"""Counts that the tally does not know are made anew after so long."""
FIRST_OF_EXPERTS, NOT_OF_EXPERTS = (
    "unsolved",
    frozenset(("to_do", "mine", "unassigned", "missed_chats", "call_backs", "for_review", DELETED)),
)
TALLY_FIELDS = frozenset(("assignee_id", "group_id", "status", "is_unsolved", FOR_ME))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A view as a list needs it."""

    id: int
    key: str
    title: str
    conditions: Conditions
    sort: Sort
    position: int
    own: View | None = None

    @property
    def layout(self) -> Layout:
        return Layout() if self.own is None else self.own.layout


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which tickets, in what order, in which groups; which page of them, and what beside it."""

    conditions: Conditions
    sort: Sort
    group_by: GroupKey | None
    after: str | None
    before: str | None
    limit: int
    include: frozenset[Beside]


def may_edit(caller: Caller, view: View) -> bool:
    """The owner, whoever made a shared one, and admins."""
    return caller.id in (view.owner_id, view.author_id) or caller.role == "admin"


def show_own(view: View, position: int, *, editable: bool, count: int | None = None) -> ViewOut:
    """A saved view as REST shows it."""
    return ViewOut(
        id=FIRST_OWN_VIEW_ID + view.id,
        title=view.title,
        position=position,
        count=count,
        shared=view.owner_id is None,
        group_id=view.group_id,
        editable=editable,
        query=view.query,
        sort=write_sort(view.sort),
        columns=view.layout.columns,
        group_by=view.layout.group_by,
        as_table=view.layout.as_table,
        moves=moves(view.conditions),
    )


def _show(caller: Caller, view: _Listed, count: int | None) -> ViewOut:
    if view.own is None:
        sort = write_sort(view.sort)
        return ViewOut(
            id=view.id,
            title=view.title,
            key=view.key,
            position=view.position,
            count=count,
            sort=sort,
            moves=moves(view.conditions),
        )
    return show_own(view.own, view.position, editable=may_edit(caller, view.own), count=count)


def count_by_tally(conditions: Conditions, caller: Caller, tally: Sequence[Counted]) -> int | None:
    """A view's count from the tally; None where its conditions need more than the tally knows."""
    fields = {condition.field for condition in conditions.all + conditions.any}
    if not fields <= TALLY_FIELDS:
        return None
    total, sight = 0, caller.sight
    for line in tally:
        assignee_id, group_id = line.assignee_id or None, line.group_id or None
        row: dict[str, str | int | tuple[str, ...] | None] = {
            "assignee_id": assignee_id,
            "group_id": group_id,
            "status": line.status,
            "is_unsolved": int(line.status in UNSOLVED),
        }
        if sight.allows(group_id, assignee_id) and matches(conditions, row, caller.reader):
            total += line.n
    return total


class Views:
    """Use cases over one store; *cursor_key* signs page cursors."""

    def __init__(self, store: Store, cursor_key: bytes, *, now_ms: Callable[[], int]) -> None:
        self._store, self._cursor_key, self._now_ms = store, cursor_key, now_ms
        self._counted: OrderedDict[Choice, tuple[int, int]] = OrderedDict()

    async def list(self, caller: Caller, *, with_counts: bool = True) -> ViewList:
        """Shipped views, then own and shared ones, each with how many tickets it has for this caller."""
        need_ours(caller)

        def question(connection: sa.Connection) -> ViewList:
            tally = tickets.counts(connection) if with_counts else []
            found = []
            for view in _views(connection, caller):
                count = self._count(connection, view, caller, tally) if with_counts else None
                found.append(_show(caller, view, count))
            return ViewList(views=tuple(found))

        return await self._store.read(question)

    async def tickets(
        self,
        caller: Caller,
        view_id: int,
        *,
        sort: Sort | None = None,
        after: str | None = None,
        before: str | None = None,
        limit: int = 50,
        include: frozenset[Beside] = NAMED,
    ) -> TicketPage:
        """One page of a view.

        Raises:
            RefusedError: ``not_found`` (no such view), and as ``open_leaf``.
        """
        need_ours(caller)

        def question(connection: sa.Connection) -> TicketPage:
            view = next((view for view in _views(connection, caller) if view.id == view_id), None)
            if view is None:
                raise RefusedError(NOT_FOUND)
            order = sort or view.sort
            wanted = _Wanted(view.conditions, order, view.layout.group_by, after, before, limit, include)
            return self._page(connection, caller, wanted)

        return await self._store.read(question)

    async def preview(
        self,
        caller: Caller,
        conditions: Conditions,
        *,
        sort: Sort,
        group_by: GroupKey | None = None,
        after: str | None = None,
        before: str | None = None,
        limit: int = 50,
        include: frozenset[Beside] = NAMED,
    ) -> TicketPage:
        """A page of a list that is no saved view. Raises RefusedError as ``core.desk.views.check`` and ``open_leaf``."""
        need_ours(caller)
        check_list(conditions)
        wanted = _Wanted(alive(folded(conditions)), sort, group_by, after, before, limit, include)
        return await self._store.read(lambda connection: self._page(connection, caller, wanted))

    async def many(self, caller: Caller, ids: Sequence[int], include: frozenset[Beside] = NAMED) -> TicketPage:
        """Tickets by id (at most 100), in that order; what may not be seen is left out."""
        need_ours(caller)

        def question(connection: sa.Connection) -> TicketPage:
            found = tickets.many(connection, list(ids)[:PAGE_LIMIT])
            seen = [ticket for ticket in found if sees(connection, caller, ticket)]
            return shown.page_of(connection, caller, shown.show_tickets(connection, caller, seen), include=include)

        return await self._store.read(question)

    def _count(self, connection: sa.Connection, view: _Listed, caller: Caller, tally: Sequence[Counted]) -> int:
        """By the tally; what that does not know, by an index: of a shipped view, and by hours, now and then."""
        by_tally = count_by_tally(view.conditions, caller, tally)
        if by_tally is None:
            if view.own is None or moves(view.conditions):
                return self._count_now_and_then(connection, view.conditions, caller)
            return lists.count(connection, view.conditions, reader=caller.reader, sight=caller.sight)
        if caller.sees_all:
            return by_tally
        return by_tally + lists.count_on(connection, view.conditions, reader=caller.reader, sight=caller.sight)

    def _count_now_and_then(self, connection: sa.Connection, conditions: Conditions, caller: Caller) -> int:
        """At most once a minute for all who ask for the same: it costs as much as there is unsolved."""
        asked, now_ms = lists.choice(conditions, caller.reader, caller.sight), self._now_ms()
        at_ms, count = self._counted.get(asked, (None, 0))
        if at_ms is None or not at_ms <= now_ms < at_ms + RECOUNT_MS:
            timed = at_time(conditions, now_ms // MINUTE_MS * MINUTE_MS)
            count = lists.count(connection, timed, reader=caller.reader, sight=caller.sight)
            self._counted[asked] = (now_ms, count)
            self._counted.move_to_end(asked)
            while len(self._counted) > COUNTS_KEPT:
                self._counted.popitem(last=False)
        return count

    def _page(self, connection: sa.Connection, caller: Caller, wanted: _Wanted) -> TicketPage:
        limit = max(1, min(wanted.limit, PAGE_LIMIT))
        sort, group_by = sort_within(wanted.sort, wanted.group_by), wanted.group_by
        scope = msgspec.json.encode((wanted.conditions, sort, group_by)).decode()
        count = 2 + (group_by is not None)
        leaf = open_leaf(self._cursor_key, scope, wanted.after, wanted.before, limit, count)
        timed = at_time(wanted.conditions, self._now_ms() // MINUTE_MS * MINUTE_MS)
        chosen = lists.choice(timed, caller.reader, caller.sight)
        return list_page(connection, caller, chosen, sort, leaf, wanted.include, group_by)


def _shipped(caller: Caller) -> Iterable[DefaultView]:
    """An expert has no tickets of her own and takes none up: her lists begin with all that she is on and that is unsolved."""
    if caller.sight.only_on:
        hers = (view for view in DEFAULT_VIEWS if view.key not in NOT_OF_EXPERTS)
        return sorted(hers, key=lambda view: view.key != FIRST_OF_EXPERTS)
    return (view for view in DEFAULT_VIEWS if view.key != DELETED or caller.may_delete)


def _views(connection: sa.Connection, caller: Caller) -> list[_Listed]:
    found = [
        _Listed(view.id, view.key, view.key, view.conditions, view.sort, position)
        for position, view in enumerate(_shipped(caller))
    ]
    found += [
        _Listed(
            FIRST_OWN_VIEW_ID + view.id,
            "",
            view.title,
            alive(view.conditions),
            view.sort,
            len(found) + view.position,
            view,
        )
        for view in own_views.visible(connection, caller.id, caller.group_ids)
    ]
    return found
