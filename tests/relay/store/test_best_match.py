"""relay/store/best_match.py on both engines: what fits best stands first, in pages that fit each other."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
import pytest_asyncio

from assistdesk.core.desk.fold import parse_query
from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.core.errors import RefusedError
from relay.desk.indexing import catch_up
from relay.desk.search import Search
from relay.store import best_match
from relay.store import search as index
from relay.store.lists import Choice
from tests.kit.accounts import TurnedClock
from tests.relay.desk.conftest import Desk, open_desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server


@pytest_asyncio.fixture(params=["sqlite", "postgresql"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    if request.param == "sqlite":
        opened = await open_desk(tmp_path / "relay.db", TurnedClock())
    else:
        from relay.store.postgres import PostgresDatabase

        server: Server = request.getfixturevalue("postgres")
        opened = await open_desk(PostgresDatabase(server.clean_database(), files=tmp_path / "files"), TurnedClock())
    yield opened
    await opened.store.close()


async def page(desk: Desk, text: str, **more: object) -> TicketPage:
    search = Search(desk.store, b"k" * 32)
    return await search.find(desk.ana, text, now_ms=desk.clock.at_ms, sort="best", **more)  # type: ignore[arg-type]


async def walk(desk: Desk, text: str, size: int = 2) -> list[TicketPage]:
    """All pages; the way back leads past the same tickets, with the same excerpts."""
    found = [await page(desk, text, limit=size)]
    while found[-1].meta.has_more:
        found.append(await page(desk, text, limit=size, after=found[-1].meta.after_cursor))
    back = [found[-1]]
    while back[-1].meta.before_cursor is not None:
        back.append(await page(desk, text, limit=size, before=back[-1].meta.before_cursor))
    forward = [ticket for one in found for ticket in one.tickets]
    assert [ticket for one in reversed(back) for ticket in one.tickets] == (forward if found[-1].tickets else [])
    assert found[0].meta.before_cursor is None
    assert all(one.excerpts.items() <= _excerpts(found).items() for one in back)
    return found


def _excerpts(pages: list[TicketPage]) -> dict[str, str]:
    return {ticket_id: words for one in pages for ticket_id, words in one.excerpts.items()}


async def ids(desk: Desk, text: str, size: int = 2) -> list[int]:
    return [ticket.id for one in await walk(desk, text, size) for ticket in one.tickets]


async def test_the_subject_stands_before_a_phrase_before_words_and_then_time_decides(desk: Desk) -> None:
    titled = await desk.ticket("Printer offline since Monday", "help")
    turned = await desk.ticket("Offline printers", "help")
    phrase = await desk.ticket("a", "my printer offline again")
    words = [await desk.ticket("b", "offline is the printer") for _ in range(2)]
    newer = await desk.ticket("c", "the PRINTER, offline!")
    await desk.ticket("printer offline", "of Monday")  # its subject changes below
    await desk.change(desk.ana, newer + 1, subject="Another thing")
    assert await ids(desk, "printer offline") == [titled, turned, newer, phrase, *reversed(words)]
    await desk.say(desk.bo, phrase, "offline: the printer")
    assert await ids(desk, "printer offline -monday") == [turned, newer, phrase, *reversed(words)]
    shown = await page(desk, "printer offline")
    assert shown.excerpts[str(phrase)] == "my printer offline again", "the comment that fits best, not the newest"
    assert not shown.partial


async def test_a_page_is_of_one_order_one_query_and_one_moment(desk: Desk) -> None:
    made = [await desk.ticket("needle", f"needle {place}") for place in range(5)]
    first = await page(desk, "needle", limit=2)
    for more in ({"after": first.meta.after_cursor}, {"before": first.meta.after_cursor}):
        with pytest.raises(RefusedError, match="cursor_malformed"):
            await page(desk, "needles", **more)
        with pytest.raises(RefusedError, match="cursor_malformed"):
            await Search(desk.store, b"k" * 32).find(desk.ana, "needle", now_ms=desk.clock.at_ms, **more)
    await desk.ticket("needle", "needle and later")
    await desk.say(desk.bo, made[0], "needle: the oldest has something new")
    second = await page(desk, "needle", limit=2, after=first.meta.after_cursor)
    third = await page(desk, "needle", limit=2, after=second.meta.after_cursor)
    found = [ticket.id for one in (first, second, third) for ticket in one.tickets]
    assert found == made[::-1], "what came after the first page moves nothing"
    assert not third.meta.has_more


@pytest.mark.parametrize("looked_max", [20_000, 6])
async def test_only_the_newest_hits_are_put_in_order_and_a_cursor_goes_on(
    desk: Desk, looked_max: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(best_match, "RANKED_MAX", 4)
    monkeypatch.setattr(best_match, "HITS_MAX", looked_max)
    monkeypatch.setattr(best_match, "CHUNK_MAX", 3)
    titled = await desk.ticket("needle", "old")
    words = [await desk.ticket("a", "a needle") for _ in range(4)]
    begun = await desk.ticket("b", "needles")
    better = await desk.ticket("needle", "new")
    await desk.say(desk.bo, words[0], "the needle is back")
    first, second = [better, words[0], words[3], begun], [titled, words[2], words[1]]
    for size in (1, 2, 3, 4, 5):
        assert await ids(desk, "needle", size) == [*first, *second]
    pages = await walk(desk, "needle", 3)
    assert [len(one.tickets) for one in pages] == [3, 1, 3]
    assert [one.partial for one in pages] == [False, True, False]


async def test_a_narrow_filter_is_reached_through_windows_without_any(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(best_match, "HITS_MAX", 6)
    wanted = await desk.ticket("needle", "old")
    await desk.change(desk.ana, wanted, priority="urgent")
    for _ in range(8):
        await desk.ticket("needle", "new")
    pages = await walk(desk, "needle priority:urgent")
    assert [([ticket.id for ticket in one.tickets], one.partial) for one in pages] == [([], True), ([wanted], False)]


async def test_rights_are_inside_the_best_match(desk: Desk) -> None:
    for _ in range(3):
        await desk.ticket("needle", "hidden")
    narrow = msgspec.structs.replace(desk.ana, sees_all=False, group_ids=())
    search = Search(desk.store, b"k" * 32)
    found = await search.find(narrow, "needle", now_ms=desk.clock.at_ms, sort="best", limit=1)
    assert (found.tickets, found.meta.has_more, found.partial) == ((), False, False)
    with pytest.raises(RefusedError, match="forbidden"):
        await search.find(desk.lucia, "needle", now_ms=desk.clock.at_ms, sort="best")


async def test_the_public_index_has_its_own_best_match(desk: Desk) -> None:
    ticket_id = await desk.ticket("Printer", "needle")
    await desk.say(desk.ana, ticket_id, "canary needle", public=False)
    await desk.store.write(catch_up)
    for where, word, expected in (
        (index.STAFF, "canary", [ticket_id]),
        (index.PUBLIC, "canary", []),
        (index.PUBLIC, "needle", [ticket_id]),
    ):
        best = await desk.store.read(
            lambda connection, i=where, w=word: best_match.find_best(  # type: ignore[misc]
                connection, parse_query(w).terms, Choice(Conditions()), place=None, limit=5, index=i
            )
        )
        assert [hit.ticket_id for _, hit in best.hits] == expected
    solved = Choice(Conditions(all=(Condition(field="status", value="solved"),)))
    assert not (
        await desk.store.read(
            lambda connection: best_match.find_best(
                connection, parse_query("needle").terms, solved, place=None, limit=5, index=index.PUBLIC
            )
        )
    ).hits


async def test_a_number_stands_first_and_filters_alone_are_a_list(desk: Desk) -> None:
    made = [await desk.ticket(f"like {1_000 + place}", "x") for place in range(3)]
    await desk.ticket(f"about {made[0]}", "y")
    assert (await page(desk, f"#{made[0]}")).tickets[0].id == made[0]
    newest = await Search(desk.store, b"k" * 32).find(desk.ana, "status:new", now_ms=desk.clock.at_ms)
    assert (await page(desk, "status:new")).tickets == newest.tickets
