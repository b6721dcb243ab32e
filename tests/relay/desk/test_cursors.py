"""Cursors and pages: forwards and backwards the same pages, and nothing that was not signed here moves one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.shapes_pages import PageMeta
from assistdesk.core.errors import RefusedError
from relay.desk.cursors import CURSOR_CHARS_MAX, open_leaf, read_cursor, write_cursor
from relay.desk.refusals import FieldsError

KEY, SCOPE = b"k" * 32, "numbers"


def page(
    rows: list[int], limit: int, *, after: str | None = None, before: str | None = None
) -> tuple[list[int], PageMeta]:
    """A page of a list of numbers, the least first."""
    leaf = open_leaf(KEY, SCOPE, after, before, limit)
    place = None if leaf.place is None else leaf.place[0]
    if leaf.back:
        walked = [row for row in reversed(rows) if place is None or row < place]
    else:
        walked = [row for row in rows if place is None or row > place]
    return leaf.cut(walked[: leaf.most], lambda row: (row,))


@given(st.sets(st.integers(0, 2**62)), st.integers(1, 7))
def test_every_row_stands_on_one_page_and_the_way_back_leads_through_the_same_pages(some: set[int], limit: int) -> None:
    rows = sorted(some)
    found = [page(rows, limit)]
    while (after := found[-1][1].after_cursor) is not None:
        found.append(page(rows, limit, after=after))
    assert [row for kept, _ in found for row in kept] == rows
    assert [meta.has_more for _, meta in found] == [True] * (len(found) - 1) + [False]
    assert found[0][1].before_cursor is None
    for earlier, later in pairwise(found):
        assert page(rows, limit, before=later[1].before_cursor) == earlier


@given(st.sets(st.integers(0, 100), min_size=1), st.sets(st.integers(0, 100)), st.integers(1, 5))
def test_rows_that_come_and_go_between_two_pages_hide_and_repeat_none_of_the_others(
    old: set[int], new: set[int], limit: int
) -> None:
    kept, meta = page(sorted(old), limit)
    rows = sorted(new)
    if meta.after_cursor is not None:
        last = kept[-1]
        rest, _ = page(rows, 1000, after=meta.after_cursor)
        assert rest == [row for row in rows if row > last]
        back, _ = page(rows, 1000, before=meta.after_cursor)
        assert back == [row for row in rows if row < last]


def test_a_page_without_rows_leads_nowhere() -> None:
    after = write_cursor(KEY, SCOPE, 5)
    for kept, meta in (page([], 2), page([1, 5], 2, after=after), page([5, 6], 2, before=after)):
        assert (kept, meta.after_cursor, meta.before_cursor, meta.has_more) == ([], None, None, False)


def test_two_cursors_at_once_are_refused_by_name() -> None:
    cursor = write_cursor(KEY, SCOPE, 5)
    with pytest.raises(FieldsError) as caught:
        open_leaf(KEY, SCOPE, cursor, cursor, 2)
    assert caught.value.codes == {"page[before]": "with_after"}


@given(st.text(max_size=CURSOR_CHARS_MAX + 10) | st.binary(max_size=60).map(lambda some: some.hex()))
def test_what_was_not_signed_here_is_refused_either_way(text: str) -> None:
    for after, before in ((text, None), (None, text)):
        with pytest.raises(RefusedError, match="cursor_malformed"):
            open_leaf(KEY, SCOPE, after, before, 2)


@given(st.integers(0, 40), st.integers(1, 255))
def test_a_changed_cursor_of_another_list_or_desk_is_refused(at: int, flip: int) -> None:
    cursor = write_cursor(KEY, SCOPE, 7, 9)
    assert read_cursor(KEY, SCOPE, cursor, 2) == (7, 9)
    at %= len(cursor)
    changed = cursor[:at] + chr(ord(cursor[at]) ^ flip) + cursor[at + 1 :]
    for key, scope, text, count in (
        (KEY, SCOPE, changed, 2), (KEY, "others", cursor, 2), (b"x" * 32, SCOPE, cursor, 2), (KEY, SCOPE, cursor, 1)
    ):  # fmt: skip
        with pytest.raises(RefusedError, match="cursor_malformed"):
            read_cursor(key, scope, text, count)
