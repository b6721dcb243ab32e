"""Comments a second, acknowledged on disk, by 16 writers: by the desk's own use case, by HTTP, and by bare SQL as the floor.

The floor writes the rows that one comment is (audit, comment, both search indexes, the ticket's changed columns, numbers,
remembered answer), as large as ours and under the same pragmas, with nothing but prepared SQL, sixteen in a synced
transaction: what the disk and SQLite themselves allow. Half of the comments are public; each lands on another ticket than
the one before, as a desk at work sees them.
"""

import asyncio
import contextlib
import json
import secrets
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistdesk.core.desk.outbox import make_key
from assistdesk.core.desk.shapes import CommentIn, TicketChange
from benchmarks.desk_seed import an_agent, now_ms
from relay.desk.tickets import Tickets
from relay.ops.garbage import collect_seldom
from relay.store.search import BEHIND_MAX
from relay.store.sqlite import pragmas
from relay.store.store import Store

WRITERS = 16
ANSWER_BYTES = 2_000
"""A remembered answer, about: the ticket, its people, the audit, the comment."""
SENTENCE = "I restarted the service and the queue drains again; please try once more and tell me the time, number {n}."


@dataclass(frozen=True, slots=True)
class Comment:
    ticket_id: int
    body: str
    public: bool


Waiting = tuple[int, str, Comment]
"""A document that the indexes do not hold yet: its number, its head, its words."""


def comments(tickets: Sequence[int], count: int) -> list[Comment]:
    return [Comment(tickets[n % len(tickets)], SENTENCE.format(n=n), n % 2 == 0) for n in range(count)]


async def a_second(planned: Sequence[Comment], write: Callable[[int, Comment], Awaitable[None]]) -> float:
    """Sixteen writers take from one heap until it is empty. *write* is given the writer's place."""
    heap: Iterator[Comment] = iter(planned)

    async def writer(place: int) -> None:
        for comment in heap:
            await write(place, comment)

    started = time.perf_counter()
    await asyncio.gather(*(writer(place) for place in range(WRITERS)))
    return len(planned) / (time.perf_counter() - started)


# --- the desk's use case ------------------------------------------------------------------------------------------


async def by_use_case(database: Path, planned: Sequence[Comment]) -> float:
    """What REST calls, in this process: rights, versions, states, clocks, audit, chain, indexes, idempotency, fsync."""
    collect_seldom()
    store = await Store.open(database, now_ms=now_ms)
    try:
        caller = await an_agent(store)
        tickets = Tickets(store, secrets.token_bytes)

        async def write(_place: int, comment: Comment) -> None:
            change = TicketChange(comment=CommentIn(body=comment.body, public=comment.public))
            await tickets.change(caller, comment.ticket_id, change, make_key(now_ms(), secrets.token_bytes(10)))

        return await a_second(planned, write)
    finally:
        await store.close()


# --- HTTP ---------------------------------------------------------------------------------------------------------


class Line:
    """One kept-alive connection that sends JSON and reads the answer: as little client as there can be."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str) -> None:
        self._reader = reader
        self._writer = writer
        self._head = f"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"

    async def put(self, path: str, document: object) -> None:
        """Raises LookupError for any answer but 200."""
        body = json.dumps(document).encode()
        key = make_key(now_ms(), secrets.token_bytes(10))
        self._writer.write(
            f"PUT /api/v1{path} HTTP/1.1\r\n{self._head}Idempotency-Key: {key}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = await self._reader.readuntil(b"\r\n\r\n")
        size = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        answer = await self._reader.readexactly(int(size.split(b":")[1]))
        if not head.startswith(b"HTTP/1.1 200"):
            raise LookupError(answer.decode())

    def close(self) -> None:
        self._writer.close()


async def by_http(port: int, token: str, planned: Sequence[Comment]) -> float:
    lines = [Line(*await asyncio.open_connection("127.0.0.1", port), token) for _ in range(WRITERS)]

    async def write(place: int, comment: Comment) -> None:
        said = {"body": comment.body, "public": comment.public}
        await lines[place].put(f"/tickets/{comment.ticket_id}", {"ticket": {"comment": said}})

    try:
        return await a_second(planned, write)
    finally:
        for line in lines:
            line.close()


# --- the floor ----------------------------------------------------------------------------------------------------


def by_sql(database: Path, planned: Sequence[Comment]) -> float:
    """The same rows by prepared SQL on a copy of the same file. The copy is no whole desk afterwards: its chains are not."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as bare:
        for pragma in pragmas(read_only=False):
            bare.execute(f"PRAGMA {pragma}").fetchall()
        comment_id = bare.execute("SELECT max(last_seq) FROM stream WHERE name = 'comment'").fetchone()[0]
        feed = bare.execute("SELECT max(last_seq) FROM stream WHERE name = 'feed'").fetchone()[0]
        waiting: list[Waiting] = []
        started = time.perf_counter()
        for first in range(0, len(planned), WRITERS):
            bare.execute("BEGIN IMMEDIATE")
            for at, comment in enumerate(planned[first : first + WRITERS], first + 1):
                _insert_rows(bare, comment, comment_id + at, feed + at, now_ms(), waiting)
            bare.execute("COMMIT")
        return len(planned) / (time.perf_counter() - started)


def _insert_rows(
    bare: sqlite3.Connection, comment: Comment, number: int, feed_seq: int, at_ms: int, waiting: list[Waiting]
) -> None:
    ticket_id, public = comment.ticket_id, comment.public
    bare.execute("UPDATE stream SET last_seq = ? WHERE name = 'comment'", (number,))
    bare.execute("UPDATE stream SET last_seq = ? WHERE name = 'feed'", (feed_seq,))
    seq, version = bare.execute("SELECT seq + 1, row_version + 1 FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
    bare.execute(
        "UPDATE ticket SET seq = ?, pub_seq = pub_seq + ?, row_version = ?, head = ?, updated_at = ?, last_comment_at = ?,"
        " last_reply_id = CASE WHEN ? THEN ? ELSE last_reply_id END WHERE id = ?",
        (seq, public, version, "h" * 64, at_ms, at_ms, public, number, ticket_id),
    )
    events = json.dumps([{"comment_id": number, "digest": "d" * 64, "type": "Reply"}]).encode()
    bare.execute(
        "INSERT INTO audit (ticket_id, seq, pub_seq, feed_seq, author_id, via, created_at, events, prev_hash, hash,"
        " row_version, changed, client, ip, token_id)"
        " VALUES (?, ?, ?, ?, 1, 'api', ?, ?, ?, ?, ?, '[\"comment\"]', '', '', '')",
        (ticket_id, seq, seq if public else None, feed_seq, at_ms, events, b"p" * 32, b"h" * 32, version),
    )
    table = "reply" if public else "note"
    bare.execute(
        f"INSERT INTO {table} (id, ticket_id, seq, author_id, kind, body, salt, created_at) VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
        (number, ticket_id, seq, table, comment.body, b"s" * 16, at_ms),
    )
    (head,) = bare.execute(
        "SELECT head FROM search_doc WHERE ticket_id = ? ORDER BY id DESC LIMIT 1", (ticket_id,)
    ).fetchone()
    written = bare.execute(
        "INSERT INTO search_doc (ticket_id, comment_id, is_public, head) VALUES (?, ?, ?, ?)",
        (ticket_id, number, public, head),
    )
    waiting.append((written.lastrowid or 0, head, comment))
    if len(waiting) == BEHIND_MAX:
        for waits_id, its_head, waits in waiting:
            for index in ("search_staff", "search_public")[: 1 + waits.public]:
                bare.execute(
                    f"INSERT INTO {index} (rowid, head, body) VALUES (?, ?, ?)", (waits_id, its_head, waits.body)
                )
        waiting.clear()
    bare.execute(
        "INSERT INTO idempotency (user_id, key, request_digest, answer, created_at) VALUES (1, ?, ?, ?, ?)",
        (make_key(at_ms, secrets.token_bytes(10)), b"d" * 32, b"a" * ANSWER_BYTES, at_ms),
    )
