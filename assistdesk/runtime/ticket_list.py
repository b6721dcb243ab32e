"""The list of tickets: views, one open view or a search, page by page, kept fresh by the feed (experience.md section
2.2).

Old content stays while new is on its way; the newest request wins. What I changed shows at once with a pending mark,
and is put right by the relay's answer. Refuses to know the outbox and the conversation.
"""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Any, Final, get_args

from msgspec.structs import replace

from assistdesk.core.desk import shapes, shapes_rules
from assistdesk.core.desk.badges import ClockFacts
from assistdesk.core.desk.fold import parse_query
from assistdesk.core.desk.model_service import Schedule
from assistdesk.core.desk.shapes_pages import SearchSort
from assistdesk.core.desk.views import Layout
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.hours import Hours
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.rows import People, clock_facts, make_mark, make_row, make_views
from assistdesk.runtime.snapshot import GroupMark, PresenceView, TicketListView, TicketRow, ViewItem
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks

LIST: Final = "list"
TICKETS_KEPT: Final = 2_000
TOUCHED_MAX: Final = 100
GATHER_S: Final = 0.05
REREAD_EVERY_S: Final = 1.0
RECOUNT_S: Final = 60.0
SEARCH_WAIT_S: Final = 0.2
PALETTE_ROWS: Final = 50
PAGE_ROWS: Final = 50
LOOK_ON_MAX: Final = 4
AGAIN_PAGES_MAX: Final = 10
"""So many pages of a list that is scrolled far down are read again when something changes."""
MEMBERSHIP: Final = frozenset(("created", "status", "assignee_id", "group_id", "priority", "tags", "deleted"))
"""Fields that decide which view a ticket is in."""
SORTS: Final[Mapping[str, shapes_rules.SortText]] = {name: name for name in get_args(shapes_rules.SortText)}
MOVES: Final[Mapping[str, frozenset[str]]] = {"next_due_at": frozenset(("sla", "comment"))}
"""What moves a ticket within a list of this order."""


class TicketList:
    """One account's list."""

    def __init__(
        self,
        desk: Desk,
        disk: Disk,
        people: People,
        my_id: int,
        clock: Clock,
        tasks: Tasks,
        changed: Callable[[], None],
        signed_out: Callable[[], None],
        warn: Callable[[shapes.TicketOut], None],
    ) -> None:
        self._hours = Hours(desk, tasks, changed)
        self._warn = warn
        self._desk, self._disk, self._people, self._my_id = desk, disk, people, my_id
        self._clock, self._tasks, self._changed, self._signed_out = clock, tasks, changed, signed_out
        self._tickets: dict[int, shapes.TicketOut] = {}
        self._clocks: dict[int, tuple[shapes.ClockOut, ...]] = {}
        self._overlays: dict[int, dict[str, Any]] = {}
        self._presence: dict[int, tuple[PresenceView, ...]] = {}
        self._order: tuple[int, ...] = ()
        self._marks: dict[int, GroupMark] = {}
        self._views: tuple[ViewItem, ...] = ()
        self._head = TicketListView()
        self._after: str | None = None
        self._request = 0
        self._touched: set[int] = set()
        self._is_gathering = self._is_recounting = False
        self._is_reread_due = False
        self._reread_at_s = 0.0

    # --- what windows see -----------------------------------------------------------------------------------------

    @property
    def views(self) -> tuple[ViewItem, ...]:
        return self._views

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """The business hours that rows' clocks count by."""
        return self._hours.known

    def view(self, selected_id: int | None) -> TicketListView:
        rows = tuple(self._marked(ticket_id) for ticket_id in self._order if ticket_id in self._tickets)
        return replace(self._head, rows=rows, selected_id=selected_id)

    def _marked(self, ticket_id: int) -> TicketRow:
        mark, row = self._marks.get(ticket_id), self.row(ticket_id)
        return row if mark is None else replace(row, group=mark)

    def row(self, ticket_id: int) -> TicketRow:
        """A known ticket with what is on its way laid over it."""
        overlay = self._overlays.get(ticket_id)
        ticket = self._tickets[ticket_id]
        if overlay:
            ticket = replace(ticket, **overlay)
        return make_row(ticket, self._people, self._my_id, self._presence.get(ticket_id, ()), overlay is not None)

    def knows(self, ticket_id: int) -> bool:
        return ticket_id in self._tickets

    def ticket(self, ticket_id: int) -> shapes.TicketOut | None:
        return self._tickets.get(ticket_id)

    def shown(self, ticket_id: int) -> shapes.TicketOut | None:
        """As the windows have it: with what is on its way."""
        ticket = self._tickets.get(ticket_id)
        return None if ticket is None else replace(ticket, **self._overlays.get(ticket_id, {}))

    def clocks(self, ticket_id: int) -> tuple[ClockFacts, ...]:
        """All of a ticket's, as far as they were told, the most pressing first."""
        return tuple(map(clock_facts, self._clocks.get(ticket_id, ())))

    def recent(self) -> tuple[TicketRow, ...]:
        """For the command palette."""
        newest = sorted(self._tickets.values(), key=lambda ticket: ticket.updated_at, reverse=True)[:PALETTE_ROWS]
        return tuple(self.row(ticket.id) for ticket in newest)

    # --- what changes it ------------------------------------------------------------------------------------------

    def put(self, ticket: shapes.TicketOut, clocks: tuple[shapes.ClockOut, ...] | None = None) -> None:
        """The relay's newest word on a ticket, with all its *clocks* where they were told; an older one than is known changes
        nothing."""
        known = self._tickets.get(ticket.id)
        self._hours.want(ticket.clock)
        if known is not None and is_warned(known, ticket) and ticket.assignee_id == self._my_id:
            self._warn(ticket)
        if known is None or ticket.row_version >= known.row_version or ticket.seq > known.seq:
            self._tickets.pop(ticket.id, None)
            self._tickets[ticket.id] = ticket
            if clocks is not None:
                self._clocks[ticket.id] = clocks
                for clock in clocks:
                    self._hours.want(clock)
        while len(self._tickets) > TICKETS_KEPT:
            oldest = next(iter(self._tickets))
            del self._tickets[oldest]
            self._clocks.pop(oldest, None)
        self._changed()

    def saw(self, ticket_id: int, seq: int) -> None:
        """I read the ticket as far as *seq*, and the relay knows it: nothing up to there is new to me."""
        known = self._tickets.get(ticket_id)
        if known is not None and known.unread and seq >= known.seq:
            self._tickets[ticket_id] = replace(known, unread=0, seen_seq=seq)
            self._changed()

    def overlay(self, ticket_id: int, fields: Mapping[str, Any]) -> None:
        """Show what I changed before the relay has it."""
        self._overlays[ticket_id] = {**self._overlays.get(ticket_id, {}), **fields}
        self._changed()

    def settle(self, ticket_id: int) -> None:
        """Answered or refused: the relay's word alone counts again."""
        self._overlays.pop(ticket_id, None)
        self._changed()

    def present(self, ticket_id: int, people: tuple[PresenceView, ...]) -> None:
        if people:
            self._presence[ticket_id] = people
        else:
            self._presence.pop(ticket_id, None)
        self._changed()

    def presence(self, ticket_id: int) -> tuple[PresenceView, ...]:
        return self._presence.get(ticket_id, ())

    # --- reading --------------------------------------------------------------------------------------------------

    async def load_views(self) -> None:
        """The views with their counts; the first one is opened if none is, or none that is mine any more."""
        try:
            answer = await self._desk.get_views()
        except AssistDeskError as error:
            self._failed(error)
            return
        self._views = make_views(answer.views)
        self._changed()
        if not self._is_recounting and any(view.moves for view in self._views):
            self._is_recounting = True
            self._tasks.spawn(self._recount(), "recount")
        is_open = any(view.id == self._head.view_id for view in self._views)
        if not is_open and not self._head.query and self._views:
            self.open_view(self._views[0].id)

    async def _recount(self) -> None:
        """Lists by hours change by time alone: their counts are asked for each minute, the open one is read again."""
        try:
            while any(view.moves for view in self._views):
                await asyncio.sleep(RECOUNT_S)
                with contextlib.suppress(AssistDeskError):
                    self._views = make_views((await self._desk.get_views()).views)
                    self._changed()
                if any(view.moves and view.id == self._head.view_id for view in self._views) and not self._head.query:
                    await self._read_again(self._request)
        finally:
            self._is_recounting = False

    def view_of(self, intent: intents.SaveView) -> shapes_rules.ViewIn:
        """A search as the view that it becomes."""
        order = intent.sort or self._head.sort or "-updated_at"
        layout = intent.layout or Layout()
        return shapes_rules.ViewIn(
            title=intent.title,
            query=intent.query,
            shared=intent.shared,
            group_id=intent.group_id or None,
            sort=SORTS[order],
            columns=layout.columns,
            group_by=layout.group_by,
            as_table=layout.as_table,
        )

    async def view_gone(self, view_id: int) -> None:
        """Whoever had it open gets the first one."""
        if self._head.view_id == view_id:
            self._head = replace(self._head, view_id=None)
        await self.load_views()

    def open_view(self, view_id: int) -> None:
        self._start(replace(self._head, view_id=view_id, query="", error=None))

    def sort(self, sort: str) -> None:
        """Order every view like this; "" is its own order."""
        if sort != self._head.sort:
            self._start(replace(self._head, sort=sort, error=None))

    def sort_search(self, sort: SearchSort) -> None:
        """Order what searches find like this, also what one has found."""
        if sort != self._head.search_sort:
            self._head = replace(self._head, search_sort=sort)
            if self._head.query and self._head.error is None:
                self._start(self._head)
            self._changed()

    def search(self, text: str) -> None:
        """An empty text returns to the open view."""
        query = text.strip()[:500]
        fault = next(iter(parse_query(query).faults), None)
        if fault is not None:
            self._refuse(query, Cause(f"search_{fault.kind}"))
        elif query != self._head.query or self._head.error is not None:
            self._start(replace(self._head, query=query, error=None), SEARCH_WAIT_S if query else 0.0)

    def _refuse(self, query: str, why: Cause) -> None:
        """This search means nothing: the relay would say the same."""
        self._request += 1
        self._order, self._after = (), None
        self._head = replace(self._head, query=query, loading=False, error=why, has_more=False, total=None)
        self._changed()

    def load_more(self) -> None:
        if self._after is not None and not self._head.loading:
            self._tasks.spawn(self._read(self._request, self._after), "list_more")

    def reread(self) -> None:
        """Read what is shown again, quietly."""
        self._tasks.spawn(self._read_again(self._request), "list_again")
        self._tasks.spawn(self.load_views(), "views_again")

    def _start(self, head: TicketListView, wait_s: float = 0.0) -> None:
        self._request += 1
        self._head = replace(head, loading=True, loading_since_ms=self._clock.wall_ms())
        self._changed()
        self._tasks.spawn(self._read(self._request, None, wait_s), "list")

    async def _read(self, request: int, after: str | None, wait_s: float = 0.0) -> None:
        """One page; thrown away when another view was opened meanwhile."""
        await asyncio.sleep(wait_s)
        if request != self._request:
            return
        view_id, query = self._head.view_id, self._head.query
        try:
            if query:
                page = await self._search(query, after, request)
            elif view_id is not None:
                page = await self._desk.get_view_tickets(view_id, after, self._head.sort)
            else:
                return
        except AssistDeskError as error:
            if request == self._request:
                self._failed(error)
            return
        if request == self._request:
            self._take(page, after)
            if after is None and not query:
                await self._remember(f"view:{view_id}", page)

    async def _search(self, query: str, after: str | None, request: int) -> shapes.TicketPage:
        """One page; where the relay stopped looking before it was full, what it finds when it looks on, a few times."""
        page = await self._desk.search(query, after, self._head.search_sort)
        for _ in range(LOOK_ON_MAX):
            on = page.meta.after_cursor
            if not page.partial or on is None or len(page.tickets) >= PAGE_ROWS or request != self._request:
                break
            more = await self._desk.search(query, on, self._head.search_sort)
            page = replace(
                more,
                tickets=(*page.tickets, *more.tickets),
                users=(*page.users, *more.users),
                groups=(*page.groups, *more.groups),
                organizations=(*page.organizations, *more.organizations),
            )
        return page

    async def _read_again(self, request: int) -> None:
        """As many pages as are shown, at most AGAIN_PAGES_MAX; rows under those stay as they were."""
        view_id, query, deep = self._head.view_id, self._head.query, len(self._order)
        if query or view_id is None or deep <= PAGE_ROWS:
            await self._read(request, None)
            return
        page: shapes.TicketPage | None = None
        try:
            for _ in range(AGAIN_PAGES_MAX):
                after = None if page is None else page.meta.after_cursor
                more = await self._desk.get_view_tickets(view_id, after, self._head.sort)
                tickets = more.tickets if page is None else (*page.tickets, *more.tickets)
                self._people.add(more.users)
                self._people.add_names(more.groups, more.organizations)
                page = replace(more, tickets=tickets)
                if more.meta.after_cursor is None or len(tickets) >= deep:
                    break
        except AssistDeskError as error:
            if request == self._request:
                self._failed(error)
            return
        if page is not None and request == self._request and self._order[deep:] == ():
            below, kept_after = self._order[len(page.tickets) :], self._after
            self._take(page, None)
            if page.meta.has_more and len(page.tickets) < deep:
                known = set(self._order)
                self._order = (*self._order, *(one for one in below if one not in known))
                self._after = kept_after
                self._changed()

    def _take(self, page: shapes.TicketPage, after: str | None) -> None:
        self._people.add(page.users)
        self._people.add_names(page.groups, page.organizations)
        for ticket in page.tickets:
            self.put(ticket)
        ids = tuple(ticket.id for ticket in page.tickets)
        group_by = page.meta.group_by or ""
        marks = {} if after is None else dict(self._marks)
        marks |= {one.id: mark for one in page.tickets if (mark := make_mark(group_by, one, self._people)) is not None}
        self._marks = marks
        if after is not None:
            known = set(self._order)
            ids = (*self._order, *(ticket_id for ticket_id in ids if ticket_id not in known))
        self._order = ids
        self._after = page.meta.after_cursor if page.meta.has_more else None
        self._head = replace(
            self._head,
            total=page.meta.total,
            has_more=page.meta.has_more,
            order=page.meta.sort,
            group_by=group_by,
            loading=False,
            error=None,
            as_of_ms=self._clock.wall_ms(),
        )
        self._changed()

    def _failed(self, error: AssistDeskError) -> None:
        if isinstance(error, RefusedError) and error.fields.get("status") == 401:
            self._signed_out()
        self._head = replace(self._head, loading=False, error=Cause(error.rule))
        self._changed()

    # --- the feed -------------------------------------------------------------------------------------------------

    def touched(self, line: shapes.FeedLine) -> None:
        """A ticket changed: read it again, together with others that change just now."""
        moves = MOVES.get((self._head.sort or self._head.order).removeprefix("-"), frozenset()) | MEMBERSHIP
        if line.ticket_id not in self._tickets or moves & set(line.changed):
            self._is_reread_due = True
        if len(self._touched) < TOUCHED_MAX:
            self._touched.add(line.ticket_id)
        else:
            self._is_reread_due = True
        if not self._is_gathering:
            self._is_gathering = True
            self._tasks.spawn(self._gather(), "touched")

    async def _gather(self) -> None:
        try:
            while self._touched or self._is_reread_due:
                await asyncio.sleep(GATHER_S)
                touched, self._touched = tuple(self._touched), set()
                if touched:
                    await self._read_many(touched)
                if self._is_reread_due:
                    loop_s = asyncio.get_running_loop().time()
                    await asyncio.sleep(max(0.0, self._reread_at_s + REREAD_EVERY_S - loop_s))
                    self._is_reread_due = False
                    self._reread_at_s = asyncio.get_running_loop().time()
                    self.reread()
        finally:
            self._is_gathering = False

    async def _read_many(self, ticket_ids: tuple[int, ...]) -> None:
        try:
            page = await self._desk.get_many(ticket_ids)
        except AssistDeskError:
            self._is_reread_due = True
            return
        self._people.add(page.users)
        self._people.add_names(page.groups, page.organizations)
        for ticket in page.tickets:
            self.put(ticket, page.clocks.get(str(ticket.id), ()))

    # --- the cache ------------------------------------------------------------------------------------------------

    async def recall(self) -> None:
        """What was on the screen last time, until the relay answers."""
        page = await self._disk.recall(LIST, shapes.TicketPage)
        if page is not None and not self._order:
            self._take(page, None)
            self._head = replace(self._head, as_of_ms=0)

    async def _remember(self, name: str, page: shapes.TicketPage) -> None:
        if name == f"view:{self._views[0].id if self._views else 0}":
            await self._disk.keep(LIST, page)


def is_warned(known: shapes.TicketOut, ticket: shapes.TicketOut) -> bool:
    """Has the relay just said that this ticket's clock will soon be due, or is over?"""
    before = None if known.clock is None else (known.clock.metric, known.clock.instance, known.clock.badge)
    now = ticket.clock
    return now is not None and now.badge in ("warning", "breached") and before != (now.metric, now.instance, now.badge)
