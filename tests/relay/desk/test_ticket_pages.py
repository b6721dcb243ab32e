"""Pages of a log and of a conversation: either way the same, never too long for an app, with what other tickets lend."""

from collections.abc import Awaitable, Callable

import msgspec
import pytest

from assistdesk.core.desk.shapes import BODY_BYTES_MAX
from assistdesk.core.desk.shapes_log import AuditPage, CommentPage
from assistdesk.core.errors import RefusedError
from relay.desk.merging import Merging
from relay.desk.refusals import FieldsError
from relay.desk.ticket_pages import PAGE_BYTES_MAX
from tests.relay.desk.conftest import Desk

Ask = Callable[..., Awaitable[AuditPage | CommentPage]]


async def talked(desk: Desk, count: int) -> int:
    ticket_id = await desk.ticket(body="m1")
    for number in range(2, count + 1):
        await desk.say(desk.ana, ticket_id, f"m{number}", public=number % 3 > 0)
    return ticket_id


async def there_and_back(ask: Ask) -> list[AuditPage | CommentPage]:
    """Every page to the end, each of which the way back shows again."""
    found = [await ask()]
    while found[-1].meta.after_cursor is not None:
        found.append(await ask(after=found[-1].meta.after_cursor))
    assert [page.meta.has_more for page in found] == [True] * (len(found) - 1) + [False]
    page = found[-1]
    for earlier in found[-2::-1]:
        page = await ask(before=page.meta.before_cursor)
        assert page == earlier
    assert page.meta.before_cursor is None
    return found


@pytest.mark.parametrize("limit", [1, 3, 7, 8])
async def test_a_log_comes_from_its_beginning_and_the_way_back_is_the_same(desk: Desk, limit: int) -> None:
    ticket_id = await talked(desk, 7)

    def ask(**where: str | None) -> Awaitable[AuditPage]:
        return desk.pages.audits(desk.bo, ticket_id, limit=limit, **where)  # type: ignore[arg-type]

    found = await there_and_back(ask)
    audits = [audit for page in found for audit in page.audits]  # type: ignore[union-attr]
    assert [audit.seq for audit in audits] == list(range(1, 8))
    assert [[one.body for one in audit.comments] for audit in audits] == [[f"m{number}"] for number in range(1, 8)]


@pytest.mark.parametrize("limit", [1, 3, 7, 8])
async def test_a_conversation_comes_from_its_end_and_the_way_back_is_the_same(desk: Desk, limit: int) -> None:
    ticket_id = await talked(desk, 7)

    def ask(**where: str | None) -> Awaitable[CommentPage]:
        return desk.pages.comments(desk.bo, ticket_id, limit=limit, **where)  # type: ignore[arg-type]

    found = await there_and_back(ask)
    bodies = [[one.body for one in page.comments] for page in found]  # type: ignore[union-attr]
    assert [body for page in bodies[::-1] for body in page] == [f"m{number}" for number in range(1, 8)]
    assert len(bodies[0]) == min(limit, 7)


async def test_a_page_goes_on_from_a_number_too(desk: Desk) -> None:
    ticket_id = await talked(desk, 7)
    missed = await desk.pages.audits(desk.bo, ticket_id, seq=5)
    assert [audit.seq for audit in missed.audits] == [6, 7]
    earlier = await desk.pages.audits(desk.bo, ticket_id, before=missed.meta.before_cursor)
    assert [audit.seq for audit in earlier.audits] == [1, 2, 3, 4, 5]
    assert (await desk.pages.audits(desk.bo, ticket_id, seq=7)).audits == ()
    older = await desk.pages.comments(desk.bo, ticket_id, seq=3, limit=1)
    assert ([one.body for one in older.comments], older.meta.has_more) == (["m2"], True)
    assert (await desk.pages.comments(desk.bo, ticket_id, seq=1)).comments == ()


async def test_their_people_stand_beside_them_where_they_are_asked_for(desk: Desk) -> None:
    ticket_id = await talked(desk, 2)
    users = frozenset(("users",))
    for page in (
        await desk.pages.audits(desk.bo, ticket_id, include=users),  # type: ignore[arg-type]
        await desk.pages.comments(desk.bo, ticket_id, include=users),  # type: ignore[arg-type]
    ):
        assert {one.name for one in page.users} == {"Ana", "Lucía Fernández"}
    assert (await desk.pages.audits(desk.bo, ticket_id)).users == ()
    assert (await desk.pages.comments(desk.bo, ticket_id)).users == ()


@pytest.mark.parametrize(("letter", "is_one_page"), [("\x01", False), ("é", True)])
async def test_pages_of_words_too_long_for_one_answer_are_shorter_and_lose_nothing(
    desk: Desk, letter: str, is_one_page: bool
) -> None:
    ticket_id = await desk.ticket()
    body = letter * (BODY_BYTES_MAX // len(letter.encode()))
    for _ in range(25):
        await desk.say(desk.bo, ticket_id, body)
    await whole(desk.pages.audits, desk, ticket_id, is_one_page=is_one_page)
    await whole(desk.pages.comments, desk, ticket_id, is_one_page=is_one_page)


async def whole(act: Ask, desk: Desk, ticket_id: int, *, is_one_page: bool) -> None:
    """All of it in pages that an app takes, there and back."""
    there = [await act(desk.bo, ticket_id, limit=200)]
    while (after := there[-1].meta.after_cursor) is not None:
        there.append(await act(desk.bo, ticket_id, limit=200, after=after))
    back = [there[-1]]
    while (before := back[-1].meta.before_cursor) is not None:
        back.append(await act(desk.bo, ticket_id, limit=200, before=before))
    for pages in (there, back):
        assert all(len(msgspec.json.encode(page)) <= PAGE_BYTES_MAX + 100_000 for page in pages)
        assert sorted(seq for page in pages for seq in numbers(page)) == list(range(1, 27))
        assert (len(pages) == 1) is is_one_page


def numbers(page: AuditPage | CommentPage) -> list[int]:
    return [one.seq for one in (page.audits if isinstance(page, AuditPage) else page.comments)]


async def test_one_audit_is_answered_however_long_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relay.desk.ticket_pages.PAGE_BYTES_MAX", 10)
    ticket_id = await talked(desk, 3)
    page = await desk.pages.audits(desk.bo, ticket_id)
    assert ([audit.seq for audit in page.audits], page.meta.has_more) == ([1], True)
    newest = await desk.pages.comments(desk.bo, ticket_id)
    assert ([one.body for one in newest.comments], newest.meta.has_more) == (["m3"], True)


async def test_words_of_a_merged_ticket_stand_on_one_page_whichever_way_it_is_come_to(desk: Desk) -> None:
    target = await desk.ticket(body="t1")
    source = await desk.ticket(body="s1")
    for number in range(2, 5):
        desk.clock.turn(60)
        await desk.say(desk.ana, target, f"t{number}")
        desk.clock.turn(60)
        await desk.say(desk.ana, source, f"s{number}")
    desk.clock.turn(60)
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, source, target, key=desk.key())

    def ask(**where: str | None) -> Awaitable[CommentPage]:
        return desk.pages.comments(desk.bo, target, limit=2, **where)  # type: ignore[arg-type]

    found = await there_and_back(ask)
    said = [one.body for page in found for one in page.comments]  # type: ignore[union-attr]
    assert sorted(one for one in said if one[0] in "st" and one[1:].isdigit()) == [
        f"{side}{number}" for side in "st" for number in range(1, 5)
    ]


async def test_a_cursor_of_another_ticket_or_of_another_list_is_refused(desk: Desk) -> None:
    ticket_id, other = await talked(desk, 3), await talked(desk, 3)
    cursor = (await desk.pages.audits(desk.bo, ticket_id, limit=1)).meta.after_cursor
    for act in (
        desk.pages.audits(desk.bo, other, after=cursor),
        desk.pages.comments(desk.bo, ticket_id, after=cursor),
        desk.pages.audits(desk.bo, ticket_id, before="x"),
    ):
        with pytest.raises(RefusedError, match="cursor_malformed"):
            await act
    with pytest.raises(FieldsError):
        await desk.pages.audits(desk.bo, ticket_id, after=cursor, before=cursor)
