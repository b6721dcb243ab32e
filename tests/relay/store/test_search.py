"""relay/store/search.py on both engines: the same texts and queries find the same tickets in the same order."""

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk.fold import terms_of
from assistdesk.core.desk.views import Conditions
from relay.desk.indexing import catch_up
from relay.desk.search import Search
from relay.store import search as index
from relay.store.dialect import LEXEME_CHARS_MAX
from relay.store.lists import Choice
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.relay.desk.conftest import Desk, open_desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server

LONG = "w" * LEXEME_CHARS_MAX
MANY = "的 打印机 的 " * 400
"""More of one sign than a tsvector keeps places of."""
FAR = "wo " * 17_000 + "needle in haystack"
"""Longer than the last place a tsvector can say."""
TEXTS = (
    "The printer prints nothing, not even a test page",
    "La sesión no abre; sesion cerrada",
    "打印机 打不开, 打印",
    "e-mail to foo.bar@example.com and C:\\temp\\'new' \"quoted\"",
    "don't stop the_printer now & | ! :* <-> ( )",
    "naïve café ﬁle Straße STRASSE",
    "test page printer of the first floor",
    f"{LONG}tail one",
    f"{LONG}tale two",
    MANY,
    FAR,
    "カタカナ ひらがな 東京都",
    "1042 and 10 42, v1.2.3",
)
QUERIES = (
    "printer",
    "print",
    '"print"',
    '"test page"',
    '"page test"',
    '"test pag"',
    "sesión",
    "打",
    "打印",
    "打印机",
    '"打不开"',
    "的",
    '"的 打印机 的"',
    "needle haystack",
    '"needle in haystack"',
    '"needle haystack"',
    "printer -test",
    'printer -"test page"',
    f"{LONG}tail",
    f'"{LONG}tail"',
    f'"{LONG}"',
    LONG,
    f"one -{LONG}tail",
    f"-{LONG}tale tail",
    "foo.bar@example.com",
    "c:\\temp\\'new'",
    '"!\'"',
    "strasse",
    "file café",
    "東京 -カタ",
    "renamed",
    "kettle",
    "secret",
    "nota",
    "1042",
    "of the first floor renamed",
    "-printer",
    "status:open printer",
    '"nothing not"',
    '"floor first"',
    '"subject the"',
)


async def fill(desk: Desk) -> None:
    """Tickets with replies, notes, a new subject and a comment that was forgotten."""
    rng = random.Random(7)
    for number, text in enumerate(TEXTS):
        ticket_id = await desk.ticket(f"subject {number}", text)
        for _ in range(rng.randrange(4)):
            await desk.say(desk.ana, ticket_id, rng.choice(TEXTS[:7]), public=rng.random() < 0.7)
    await desk.say(desk.ana, 1, "nota interna", public=False)
    await desk.change(desk.ana, 2, subject="kettle")
    await desk.change(desk.ana, 2, subject="renamed")
    await desk.change(desk.ana, 3, status="open")
    written = await desk.say(desk.ana, 4, "secret words")
    assert written.comment is not None
    comment_id = written.comment.id

    def forget(work: Work) -> None:
        index.forget(work, 4, comment_id, "secret words")

    await desk.store.write(forget)


@pytest_asyncio.fixture
async def desks(tmp_path: Path, postgres: "Server") -> AsyncIterator[tuple[Desk, Desk]]:
    from relay.store.postgres import PostgresDatabase

    server = PostgresDatabase(postgres.clean_database(), files=tmp_path / "other.files")
    both = (await open_desk(tmp_path / "relay.db", TurnedClock()), await open_desk(server, TurnedClock()))
    for desk in both:
        await fill(desk)
    yield both
    for desk in both:
        await desk.store.close()


async def pages(desk: Desk, text: str) -> list[tuple[list[int], list[str]]]:
    """All of a search, three tickets a page: which tickets, and what is shown of each. The way back is the same."""
    search = Search(desk.store, b"k" * 32)
    found = [await search.find(desk.ana, text, now_ms=desk.clock.at_ms, limit=3)]
    while found[-1].meta.after_cursor is not None:
        after = found[-1].meta.after_cursor
        found.append(await search.find(desk.ana, text, now_ms=desk.clock.at_ms, after=after, limit=3))
    page = found[-1]
    for earlier in found[-2::-1]:
        before = page.meta.before_cursor
        page = await search.find(desk.ana, text, now_ms=desk.clock.at_ms, before=before, limit=3)
        assert page == earlier
    assert page.meta.before_cursor is None
    return [([ticket.id for ticket in one.tickets], [*one.excerpts.values()]) for one in found]


async def best_of(desk: Desk, text: str) -> list[int]:
    search = Search(desk.store, b"k" * 32)
    page = await search.find(desk.ana, text, now_ms=desk.clock.at_ms, sort="best")
    assert not page.meta.has_more
    return [ticket.id for ticket in page.tickets]


def some_queries(count: int) -> list[str]:
    """Words of the texts, beginnings of them, pairs as they stand and as they do not, some excluded."""
    rng = random.Random(11)
    words = [text[:200].split() for text in TEXTS]
    made = []
    for _ in range(count):
        parts = []
        for _ in range(rng.randrange(1, 4)):
            line = rng.choice(words)
            at = rng.randrange(len(line))
            word = line[at].replace('"', "")
            part = rng.choice((word, word[: rng.randrange(1, 4)], f'"{word}"', f'"{" ".join(line[at : at + 2])}"'))
            parts.append(("-" if rng.random() < 0.2 else "") + part.replace(":", " "))
        made.append(" ".join(parts))
    return made


async def test_words_wait_for_the_indexes_until_somebody_searches_or_enough_are_there(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BEHIND_MAX", 50)
    for desk in desks:

        def find(connection: sa.Connection) -> list[int]:
            found = index.find(connection, terms_of("walrus"), Choice(Conditions()), place=None, limit=100)
            return [hit.ticket_id for hit in found.hits]

        await desk.store.write(catch_up)
        first, told = await desk.ticket("walrus"), [await desk.ticket("walrus") for _ in range(2)]
        assert await desk.store.read(find) == []
        assert await desk.store.read(index.is_behind)
        page = await Search(desk.store, b"k" * 32).find(desk.ana, "walrus", now_ms=desk.clock.at_ms)
        assert [ticket.id for ticket in page.tickets] == [*reversed(told), first]
        assert await desk.store.read(find) == [*reversed(told), first]
        assert not await desk.store.read(index.is_behind)
        made = 0
        while not made or await desk.store.read(index.is_behind):
            made += 1
            await desk.ticket("walrus")
        assert 0 < made <= 50
        assert len(await desk.store.read(find)) == 3 + made


async def test_both_engines_find_the_same(desks: tuple[Desk, Desk]) -> None:
    found = 0
    for query in (*QUERIES, *some_queries(120)):
        file, server = [await pages(desk, query) for desk in desks]
        assert file == server, query
        best = [await best_of(desk, query) for desk in desks]
        assert best[0] == best[1], query
        assert sorted(best[0]) == sorted(ticket_id for tickets, _ in file for ticket_id in tickets), query
        found += bool(file[0][0])
    assert found > 60
    for word in ("nota", "printer", "secret"):
        public = [
            await desk.store.read(
                lambda connection, w=word: index.find(  # type: ignore[misc]
                    connection, terms_of(w), Choice(Conditions()), place=None, limit=50, index=index.PUBLIC
                )
            )
            for desk in desks
        ]
        assert [hit.ticket_id for hit in public[0].hits] == [hit.ticket_id for hit in public[1].hits]
        assert bool(public[0].hits) == (word == "printer")
