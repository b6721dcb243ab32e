"""What the routes of lists share: which page is asked for, what stands beside it, and the addresses of its neighbours.

Decides nothing about a list; cursors are ``desk.cursors``'s.
"""

from typing import Annotated, TypeVar
from urllib.parse import parse_qsl, urlencode

import msgspec
from litestar.params import QueryParameter

from assistdesk.core.desk.anchor_shapes import AnchorList
from assistdesk.core.desk.shapes import PageLinks, TicketPage, UserList
from assistdesk.core.desk.shapes_log import AuditPage, CommentPage
from assistdesk.core.desk.shapes_organizations import OrganizationList
from assistdesk.core.desk.shapes_pages import Beside
from assistdesk.core.wire.control import FieldError
from relay.api.parts import AnyRequest
from relay.api.problems import InvalidError

PAGE_AFTER, PAGE_BEFORE = "page[after]", "page[before]"
PageSize = Annotated[int, QueryParameter(name="page[size]", ge=1, le=100)]
PagePart = Annotated[int | None, QueryParameter(name="page[size]", ge=1, le=100)]
"""Where a ``limit`` stands beside it."""
PageAfter = Annotated[str | None, QueryParameter(name=PAGE_AFTER, max_length=1000)]
PageBefore = Annotated[str | None, QueryParameter(name=PAGE_BEFORE, max_length=1000)]
Include = Annotated[str | None, QueryParameter(max_length=100)]
"""Names with commas between them; "" asks for nothing beside the rows."""
BESIDE_TICKETS: frozenset[Beside] = frozenset(("users", "groups", "organizations", "clocks"))
BESIDE_WORDS: frozenset[Beside] = frozenset(("users",))
BESIDE_PEOPLE: frozenset[Beside] = frozenset(("organizations",))
BESIDE_ORGANIZATIONS: frozenset[Beside] = frozenset(("groups",))
P = TypeVar("P", TicketPage, UserList, OrganizationList, AuditPage, CommentPage, AnchorList)


def read_include(
    text: str | None, known: frozenset[Beside], otherwise: frozenset[Beside] = frozenset()
) -> frozenset[Beside]:
    """What is asked for, *otherwise* where nothing is said. Raises InvalidError: a name that this list does not know."""
    if text is None:
        return otherwise
    wanted = set(filter(None, text.split(",")))
    found = frozenset(one for one in known if one in wanted)
    if len(found) != len(wanted):
        raise InvalidError(FieldError(field="include", code="not_allowed"))
    return found


def linked(request: AnyRequest, page: P) -> P:
    """The page with the addresses of its neighbours: this request's, with another cursor."""
    after, before = page.meta.after_cursor, page.meta.before_cursor
    links = PageLinks(next=_address(request, PAGE_AFTER, after), prev=_address(request, PAGE_BEFORE, before))
    return msgspec.structs.replace(page, links=links)


def _address(request: AnyRequest, name: str, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    given = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    kept = [one for one in given if one[0] not in (PAGE_AFTER, PAGE_BEFORE)]
    return f"{request.scope['path']}?{urlencode([*kept, (name, cursor)])}"
