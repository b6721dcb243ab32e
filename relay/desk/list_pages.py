"""A page of a list of tickets, in groups or without: for saved views, lists that are none, and searches by filters alone.

Which tickets are in the list, and who may see them, is decided before.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.shapes_pages import Beside
from assistdesk.core.desk.views import GroupKey, Sort, write_sort
from relay.desk import shown
from relay.desk.cursors import Leaf
from relay.desk.rights import Caller
from relay.store import lists
from relay.store.grouped import GroupedList, group_number
from relay.store.lists import Choice, Place


def list_page(
    connection: sa.Connection,
    caller: Caller,
    chosen: Choice,
    sort: Sort,
    leaf: Leaf,
    include: frozenset[Beside],
    group_by: GroupKey | None = None,
) -> TicketPage:
    """*sort*: within a group. A place of *leaf* is the group's number, if there are groups, and a place of ``lists.walk``."""
    if group_by is None:
        place = None if leaf.place is None else Place(*leaf.place)
        found = lists.walk(connection, chosen, sort, place, leaf.most, back=leaf.back)
    else:
        at = None if leaf.place is None else (leaf.place[0], Place(*leaf.place[1:]))
        found = GroupedList(connection, chosen, sort, group_by).page(at, leaf.most, back=leaf.back)

    def place_of(ticket: Ticket) -> tuple[int, ...]:
        here = lists.place_of(ticket, sort)
        group = () if group_by is None else (group_number(ticket, group_by),)
        return (*group, here.value, here.ticket_id)

    kept, meta = leaf.cut(found, place_of)
    meta = msgspec.structs.replace(meta, sort=write_sort(sort), group_by=group_by)
    return shown.page_of(connection, caller, shown.show_tickets(connection, caller, kept), meta, include)
