"""Searching tickets (desk.md section 11): words, phrases, exclusions, operators, numbers.

Operators become conditions of the same kind views have; one that there is not is refused with its way out. Staff search
only: the public index has its own path. One line per ticket, with an excerpt of what was found, the newest comment first or,
if asked for, what fits best.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.calendar import zone_of
from assistdesk.core.desk.fold import (
    AGE,
    DAY_FORMAT,
    NONE,
    OPERATORS,
    TIMED,
    VALUES,
    Fault,
    Filter,
    Query,
    Term,
    excerpt,
    parse_query,
)
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.shapes_pages import NAMED, Beside, PageMeta, SearchSort
from assistdesk.core.desk.views import CLOCK, ME, Condition, Conditions, Sort
from assistdesk.core.errors import RefusedError
from relay.desk import shown
from relay.desk.cursors import Leaf, open_leaf
from relay.desk.indexing import catch_up_at_last
from relay.desk.list_pages import list_page
from relay.desk.rights import Caller, need_ours, sees
from relay.store import lists, notes, replies, ticket_tags, tickets
from relay.store import people as people_rows
from relay.store import search as index
from relay.store.best_match import Place as BestPlace
from relay.store.best_match import find_best
from relay.store.store import Store

PAGE_LIMIT = 100
DAY_MS = 86_400_000
_UNITS_MS = {"m": 60_000, "h": 3_600_000, "d": DAY_MS, "w": 7 * DAY_MS}
NOTHING = Condition(field="id", value=0)
"""A filter whose value means nobody and nothing: it finds nothing rather than everything; excluded it takes nothing away."""


@dataclass(frozen=True, slots=True)
class Asked:
    """When a query is asked, and where its days begin."""

    now_ms: int
    zone: datetime.tzinfo = datetime.UTC


def asked_by(connection: sa.Connection, caller: Caller, query: Query, now_ms: int) -> Asked:
    """Where the caller is: looked for only if the query names a day."""
    if not any(_is_day(given) for given in query.filters):
        return Asked(now_ms)
    person = people_rows.card(connection, caller.id)
    try:
        return Asked(now_ms, zone_of("UTC" if person is None else person.time_zone))
    except RefusedError:  # a name that this computer does not know
        return Asked(now_ms)


def _is_day(given: Filter) -> bool:
    return given.name in TIMED and given.value != NONE and AGE.fullmatch(given.value) is None


def _date(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, DAY_FORMAT).date()  # noqa: DTZ007


def _begins(day: datetime.date, zone: datetime.tzinfo) -> int:
    return int(datetime.datetime.combine(day, datetime.time(), zone).timestamp()) * 1000


def _day(text: str, zone: datetime.tzinfo) -> tuple[int, int]:
    """When a day begins, and when it is over."""
    day = _date(text)
    begins = _begins(day, zone)
    return begins, begins + DAY_MS if day == datetime.date.max else _begins(day + datetime.timedelta(days=1), zone)


def conditions_of(
    connection: sa.Connection,
    query: Query,
    asked: Asked,
    one: Callable[[sa.Connection, Filter, Asked], Condition] | None = None,
) -> Conditions:
    """A query's operators as conditions; *one*: how one of them becomes one. A day is two, its beginning and its end; that
    it is not that day can be said once.

    Raises:
        RefusedError: ``search_value``: two days are excluded.
    """
    every: list[Condition] = []
    either: tuple[Condition, ...] = ()
    for given in query.filters:
        if given.operator != ":" or not _is_day(given):
            every.append((one or condition_of)(connection, given, asked))
            continue
        begins, ends = _day(given.value, asked.zone)
        field = f"{given.name}_at"
        if not given.excluded:
            every.append(Condition(field=field, operator="greater_than", value=begins - 1))
            every.append(Condition(field=field, operator="less_than", value=ends))
        elif either:
            raise RefusedError("search_value", place=0, operator=given.name, near="", known="<2026-01-31 >2026-01-31")
        else:
            either = (
                Condition(field=field, operator="less_than", value=begins),
                Condition(field=field, operator="greater_than", value=ends - 1),
            )
    return Conditions(all=tuple(every), any=either)


def _people(connection: sa.Connection, text: str) -> tuple[int | str | None, ...]:
    """Whom a value means: an id, an address, or all of that name. "me" stays: whoever reads the list, also a shared one."""
    if text == ME:
        return (ME,)
    if text.isascii() and text.isdigit() and len(text) < 19:
        return (int(text),)
    if "@" not in text:
        return people_rows.named(connection, text)
    person_id = people_rows.by_email(connection, text)
    return () if person_id is None else (person_id,)


def _any(ids: tuple[int, ...]) -> int | tuple[int, ...]:
    """A value that means one is that one: so views keep it."""
    return ids[0] if len(ids) == 1 else ids


def condition_of(connection: sa.Connection, given: Filter, asked: Asked) -> Condition:
    """One operator as a condition."""
    found: Condition | None = None
    match given.name:
        case "status" if given.value == "unsolved":
            found = Condition(field="is_unsolved", value=1)
        case "status" | "type" | "priority" | "channel" | "language":
            found = Condition(field=given.name, value=given.value.casefold())
        case "assignee" | "requester":
            if given.name == "assignee" and given.value == "none":
                found = Condition(field="assignee_id", operator="is_empty")
            else:
                whom = _people(connection, given.value)
                found = Condition(field=f"{given.name}_id", value=whom) if whom else None
        case "org":
            orgs = people_rows.organizations_called(connection, given.value)
            found = Condition(field="org_id", value=_any(orgs)) if orgs else None
        case "group":
            groups = people_rows.groups_called(connection, given.value)
            found = Condition(field="group_id", value=_any(groups)) if groups else None
        case "tag":
            spelled = dict.fromkeys((given.value, *ticket_tags.spelled(connection, given.value)))
            found = Condition(field="tags", operator="includes", value=tuple(spelled))
        case "due" if given.value == NONE:
            found = Condition(field="due_at", operator="is_empty")
        case "created" | "updated" | "due":
            found = _time_condition(given, asked)
        case _:
            word = given.value.casefold()
            found = Condition(field="flagged", value=1) if word == "flagged" else Condition(field=CLOCK, value=word)
    found = found or NOTHING
    return _turned(found) if given.excluded else found


def _time_condition(given: Filter, asked: Asked) -> Condition:
    """``created>2026-01-01`` is later than its beginning; ``updated<3d`` is younger than three days, ``due<3d`` has less than
    three days left."""
    later = given.operator == ">"
    if _is_day(given):  # a query with anything else was refused
        at_ms = _begins(_date(given.value), asked.zone)
    else:
        age_ms = int(given.value[:-1]) * _UNITS_MS[given.value[-1]]
        is_ahead = given.name == "due"
        at_ms, later = asked.now_ms + (age_ms if is_ahead else -age_ms), later is is_ahead
    return Condition(field=f"{given.name}_at", operator="greater_than" if later else "less_than", value=at_ms)


def _turned(condition: Condition) -> Condition:
    match condition.operator:
        case "is":
            return Condition(field=condition.field, operator="is_not", value=condition.value)
        case "includes":
            return Condition(field=condition.field, operator="not_includes", value=condition.value)
        case "is_empty":
            return Condition(field=condition.field, operator="is_not_empty")
        case "greater_than":
            return Condition(field=condition.field, operator="less_than", value=condition.value)
        case _:
            return Condition(field=condition.field, operator="greater_than", value=condition.value)


def refused_query(fault: Fault) -> RefusedError:
    """What is wrong with a query and what there is instead; its own words are not repeated."""
    if fault.kind == "operator":
        return RefusedError("search_operator", place=fault.place, near=fault.near, known=" ".join(OPERATORS))
    known = VALUES.get(fault.operator, ("2026-01-31", "12h", "3d", "2w", *((NONE,) if fault.operator == "due" else ())))
    return RefusedError(
        "search_value", place=fault.place, operator=fault.operator, near=fault.near, known=" ".join(known)
    )


class Search:
    """Use cases over one store; *cursor_key* signs page cursors."""

    def __init__(self, store: Store, cursor_key: bytes) -> None:
        self._store = store
        self._cursor_key = cursor_key

    async def find(
        self,
        caller: Caller,
        text: str,
        *,
        now_ms: int,
        after: str | None = None,
        before: str | None = None,
        limit: int = 50,
        include: frozenset[Beside] = NAMED,
        sort: SearchSort = "newest",
    ) -> TicketPage:
        """Tickets for what a person typed. A number alone finds that ticket first; operators alone are a list, whatever *sort*.

        Raises:
            RefusedError: ``search_operator``, ``search_value`` (``place`` in the text, ``near``, ``known``),
                ``forbidden``, and as ``open_leaf``.
        """
        need_ours(caller)
        query = parse_query(text)
        if query.faults:
            raise refused_query(query.faults[0])
        has_words = index.asks(query.terms)
        limit = max(1, min(limit, PAGE_LIMIT))
        by, scope, numbers = _by_filters, "search\0", 2
        if has_words and sort == "best":
            by, scope, numbers = _by_fit, "best\0", len(BestPlace._fields)
        elif has_words:
            by, numbers = _by_words, 1
        leaf = open_leaf(self._cursor_key, scope + text, after, before, limit, numbers)

        def question(connection: sa.Connection) -> TicketPage:
            conditions = conditions_of(connection, query, asked_by(connection, caller, query, now_ms))
            return by(connection, caller, query, conditions, leaf, include)

        if has_words and await self._store.read(index.is_behind):
            await self._store.write(catch_up_at_last)
        return await self._store.read(question)


def _by_words(
    connection: sa.Connection,
    caller: Caller,
    query: Query,
    conditions: Conditions,
    leaf: Leaf,
    include: frozenset[Beside],
) -> TicketPage:
    chosen = lists.choice(conditions, caller.reader, caller.sight)
    found = index.find(connection, query.terms, chosen, place=leaf.number, limit=leaf.most, back=leaf.back)
    hits, meta = leaf.cut(found.hits, lambda hit: (hit.doc_id,))
    if found.cursor is not None:
        meta = _goes_on(meta, leaf, found.cursor)
    page = _found_page(connection, caller, query, hits, meta, leaf, include)
    return msgspec.structs.replace(page, partial=found.is_partial)


def _by_fit(
    connection: sa.Connection,
    caller: Caller,
    query: Query,
    conditions: Conditions,
    leaf: Leaf,
    include: frozenset[Beside],
) -> TicketPage:
    chosen = lists.choice(conditions, caller.reader, caller.sight)
    place = None if leaf.place is None else BestPlace(*leaf.place)
    found = find_best(connection, query.terms, chosen, place=place, limit=leaf.most, back=leaf.back)
    rows, meta = leaf.cut(found.hits, lambda row: row[0])
    if found.goes_on is not None:
        meta = _goes_on(meta, leaf, *found.goes_on)
    page = _found_page(connection, caller, query, [hit for _, hit in rows], meta, leaf, include)
    return msgspec.structs.replace(page, partial=found.goes_on is not None and not leaf.back)


def _goes_on(meta: PageMeta, leaf: Leaf, *place: int) -> PageMeta:
    """The page ends here, the search does not."""
    cursor = leaf.cursor(*place)
    if leaf.back:
        return msgspec.structs.replace(meta, before_cursor=cursor)
    return msgspec.structs.replace(meta, after_cursor=cursor, has_more=True)


def _found_page(
    connection: sa.Connection,
    caller: Caller,
    query: Query,
    hits: Sequence[index.Hit],
    meta: PageMeta,
    leaf: Leaf,
    include: frozenset[Beside],
) -> TicketPage:
    shown_tickets = tickets.many(connection, [hit.ticket_id for hit in hits])
    is_first = meta.before_cursor is None if leaf.back else leaf.place is None
    if query.number is not None and is_first:
        shown_tickets = _number_first(connection, caller, query.number, shown_tickets)
    rows = shown.show_tickets(connection, caller, shown_tickets)
    page = shown.page_of(connection, caller, rows, meta, include)
    return msgspec.structs.replace(page, excerpts=_excerpts(connection, hits, query.terms))


def _by_filters(
    connection: sa.Connection,
    caller: Caller,
    query: Query,
    conditions: Conditions,
    leaf: Leaf,
    include: frozenset[Beside],
) -> TicketPage:
    """Operators alone are a list; exclusions alone and nothing at all find nothing."""
    if not query.filters:
        return TicketPage(tickets=())
    alive = Condition(field="status", operator="is_not", value="deleted")
    conditions = msgspec.structs.replace(conditions, all=(*conditions.all, alive))
    chosen = lists.choice(conditions, caller.reader, caller.sight)
    return list_page(connection, caller, chosen, Sort(), leaf, include)


def _number_first(connection: sa.Connection, caller: Caller, number: int, found: list[Ticket]) -> list[Ticket]:
    ticket = tickets.find(connection, number)
    if ticket is None or ticket.status == "deleted" or not sees(connection, caller, ticket):
        return found
    return [ticket, *(other for other in found if other.id != number)]


def _excerpts(connection: sa.Connection, hits: Sequence[index.Hit], terms: tuple[Term, ...]) -> dict[str, str]:
    public, internal = (
        [hit.comment_id for hit in hits if hit.comment_id is not None and hit.is_public == is_public]
        for is_public in (True, False)
    )
    bodies = {comment_id: reply.body for comment_id, reply in replies.by_ids(connection, public).items()}
    bodies |= {comment_id: note.body for comment_id, note in notes.by_ids(connection, internal).items()}
    found = {str(hit.ticket_id): excerpt(bodies.get(hit.comment_id or 0, ""), terms) for hit in hits}
    return {ticket_id: text for ticket_id, text in found.items() if text}
