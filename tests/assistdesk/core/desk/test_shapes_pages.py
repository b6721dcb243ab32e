"""Pages as they stand on the wire."""

import msgspec

from assistdesk.core.desk.shapes import UserList
from assistdesk.core.desk.shapes_pages import NAMED, PageLinks, PageMeta


def test_a_page_that_says_nothing_of_neighbours_has_none() -> None:
    page = msgspec.json.decode(b'{"users":[],"meta":{"has_more":false},"links":{}}', type=UserList)
    assert (page.meta, page.links) == (PageMeta(), PageLinks())


def test_neighbours_are_named_even_where_there_are_none() -> None:
    written = msgspec.json.decode(msgspec.json.encode(UserList(users=())))
    assert written["links"] == {"next": None, "prev": None}
    assert (written["meta"]["after_cursor"], written["meta"]["before_cursor"]) == (None, None)


def test_pages_of_tickets_name_what_their_rows_name() -> None:
    assert frozenset(("users", "groups", "organizations")) == NAMED
