"""Four acts of an agent's day through the API beside the same act's own SQL, replayed bare on the same file.

The statements are written down while the desk's use case answers in this process, with their values; a bare connection
replays them, reads every row and does nothing with it. What the API takes longer is HTTP, rights, shaping and JSON.
"""

import contextlib
import http.client
import itertools
import random
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from assistdesk.core.wire.control import API_PREFIX
from benchmarks.desk_seed import an_agent, now_ms, read_only
from relay.desk.rights import Caller
from relay.desk.search import Search
from relay.desk.tickets import Tickets
from relay.desk.views import Views
from relay.store.store import Store

WORDS = ("invoice", "freezes", "printer", "sesión", "certificate", "contraseña", "打印", "update", "slow", "VPN")
KEY = b"k" * 32
Statements = list[str]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is asked again and again: where the API has it, and the SQL of each asking."""

    name: str
    paths: Sequence[str]
    sql: Sequence[Statements]


def p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


@contextlib.contextmanager
def _overheard() -> Iterator[Statements]:
    """Every statement that a connection opened meanwhile is given, with its values in it."""
    heard: Statements = []

    def listen(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(heard.append)

    sa.event.listen(sa.Engine, "connect", listen)
    try:
        yield heard
    finally:
        sa.event.remove(sa.Engine, "connect", listen)


async def plan(database: Path, turns: int, rng: random.Random) -> list[Act]:
    """Choose tickets, view and words, and write down what each asking says to SQLite. The relay must not run."""
    with _overheard() as heard:
        store = await Store.open(database, now_ms=now_ms)
        try:
            caller, ticket_ids = await an_agent(store), await store.read(_some_tickets)
            return await _acts(store, caller, rng.choices(ticket_ids, k=turns), heard)
        finally:
            await store.close()


def _some_tickets(connection: sa.Connection) -> list[int]:
    return list(connection.exec_driver_sql("SELECT id FROM ticket ORDER BY random() LIMIT 2000").scalars())


async def _acts(store: Store, caller: Caller, chosen: Sequence[int], heard: Statements) -> list[Act]:
    tickets, search = Tickets(store, random.Random(1).randbytes), Search(store, KEY)
    views = Views(store, KEY, now_ms=now_ms)
    known = (await views.list(caller)).views
    words = list(itertools.islice(itertools.cycle(WORDS), len(chosen)))
    view_ids = [view.id for view, _ in zip(itertools.cycle(known), chosen, strict=False)]

    async def said(asks: Sequence[Callable[[], Awaitable[object]]]) -> list[Statements]:
        found = []
        for ask in asks:
            heard.clear()
            await ask()
            found.append([one for one in heard if one.startswith(("SELECT", "WITH"))])
        return found

    return [
        Act(
            "open a ticket",
            [f"/tickets/{number}/timeline" for number in chosen],
            await said([partial(tickets.timeline, caller, number) for number in chosen]),
        ),
        Act(
            "first page of a view",
            [f"/views/{number}/tickets" for number in view_ids],
            await said([partial(views.tickets, caller, number) for number in view_ids]),
        ),
        Act(
            "search",
            [f"/search?query={word}" for word in words],
            await said([partial(search.find, caller, word, now_ms=now_ms()) for word in words]),
        ),
        Act(
            "search best match",
            [f"/search?query={word}&sort=best" for word in words],
            await said([partial(search.find, caller, word, now_ms=now_ms(), sort="best") for word in words]),
        ),
    ]


def timed_ms(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


class Asker:
    """One kept-alive connection that reads the answer's bytes: what a client makes of them is not the relay's time. The
    accounts of *tokens* ask in turns, so that none meets the rate of one person."""

    def __init__(self, port: int, tokens: Sequence[str]) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._heads = itertools.cycle([{"Authorization": f"Bearer {token}"} for token in tokens])

    def get(self, path: str) -> None:
        """Raises LookupError for any answer but 200."""
        self._line.request("GET", API_PREFIX + quote(path, safe="/?=&"), headers=next(self._heads))
        answer = self._line.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise LookupError(body.decode())


def measure(asker: Asker, database: Path, act: Act) -> tuple[list[float], list[float]]:
    """Milliseconds of each asking by the API and by bare SQL, taken in turns."""
    with read_only(database) as bare:
        bare.execute("PRAGMA cache_size=-16384").fetchall()

        def replay(statements: Statements) -> None:
            for statement in statements:
                bare.execute(statement).fetchall()

        ours, floor = [], []
        for path, statements in zip(act.paths, act.sql, strict=True):
            ours.append(timed_ms(partial(asker.get, path)))
            floor.append(timed_ms(partial(replay, statements)))
        return ours, floor
