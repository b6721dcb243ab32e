"""D1: kill -9 of a writing process at random points: ``python -m tests.fuzz.kills --kills 200``; the suite does fewer.

What was acknowledged is there, once, in order; both logs of changes verify; the database is whole. After each kill a new
process opens the same database and repeats what it had last, as an app's outbox does. It knows nothing of sockets.
"""

import argparse
import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from assistdesk.core.desk import chain
from assistdesk.core.desk.chat_shapes import ChatAsk
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from relay.desk import changes
from relay.desk.chats import Chats
from relay.store import audits, people, tickets
from relay.store.store import Store
from relay.store.work import Work
from tests.relay.store import killed_writer
from tests.relay.store.killed_writer import AGENT, CHAT_KEY, WRITERS

ACKS_MAX = 100
"""A writer is killed after fewer acknowledgements than this: 50 on average, so 200 kills fall into 10,000 posts."""
LATER_S = 0.02
"""And up to so long after the last of them: anywhere in a batch, its sync, a checkpoint, the answers."""
REPEATED = 4


@dataclass
class Killing:
    """One database, its processes, and what they acknowledged, in the order in which it was told."""

    path: Path
    random: random.Random
    acknowledged: list[str] = field(default_factory=list)

    async def prepare(self) -> int:
        """An agent, a ticket and a chat; the ticket's number."""
        store = await Store.open(self.path, now_ms=killed_writer.now_ms)

        def operation(work: Work) -> int:
            assert people.add(work, role="agent", name=AGENT.name) == AGENT.user_id
            people.set_availability(work, AGENT.user_id, "online")
            new = TicketNew(subject="kill", comment=CommentIn(body="first", public=True))
            return changes.create(work, AGENT, new, self.random.randbytes).ticket.id

        ticket_id = await store.write(operation)
        chats = Chats(store, self.random.randbytes, lambda: frozenset({AGENT.user_id}), now_ms=killed_writer.now_ms)
        out = await chats.ask(ChatAsk(key=CHAT_KEY, name="Lucía", body="first", language="es"))
        assert out.id == killed_writer.CHAT_ID
        await store.close()
        return ticket_id

    def kill(self, times: int) -> None:
        """Let it write and kill it, *times* times."""
        ticket_id = asyncio.run(self.prepare())
        command = [sys.executable, "-m", killed_writer.__name__, str(self.path), str(ticket_id)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
            try:
                for run in range(times):
                    self._run(server, run)
            except BaseException:
                server.kill()
                raise
            assert server.stdin is not None
            server.stdin.close()

    def _run(self, server: "subprocess.Popen[str]", run: int) -> None:
        assert server.stdin is not None
        assert server.stdout is not None
        repeated = list(dict.fromkeys(self.acknowledged))[-REPEATED:]
        server.stdin.write(" ".join((str(run), *repeated)) + "\n")
        server.stdin.flush()
        word, pid = server.stdout.readline().split()
        assert word == "pid"
        acks, told = self.random.randrange(1, ACKS_MAX), 0
        while (line := server.stdout.readline().strip()) != "dead":
            assert line, "the writers' program is gone"
            self.acknowledged.append(line)
            told += 1
            if told == acks:
                time.sleep(self.random.uniform(0, LATER_S))  # not a wait for anything: the random point itself
                os.kill(int(pid), signal.SIGKILL)  # what it still said before it died is read above
        assert told >= acks, "it died by itself"

    def check(self) -> None:
        """Raises AssertionError with what is broken."""
        logs = asyncio.run(self._look())
        assert [fault for _, fault in logs if fault is not None] == []
        place = {body: at for at, body in enumerate(body for bodies, _ in logs for body in bodies if body != "first")}
        written = sum(len(bodies) - 1 for bodies, _ in logs)
        assert written == len(place), "something is there twice"
        assert set(self.acknowledged) <= place.keys(), "something is lost"
        mine: dict[tuple[str, ...], list[int]] = {}
        for key in dict.fromkeys(self.acknowledged):
            mine.setdefault(tuple(key.split("-")[:2]), []).append(place[key])
        assert len({writer for _, writer in mine}) == WRITERS
        assert all(places == sorted(places) for places in mine.values()), "the order is wrong"
        connection = sqlite3.connect(self.path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()

    async def _look(self) -> list[tuple[list[str], chain.Fault | None]]:
        """What stands in each ticket, in the order of its log, and what is wrong with that log."""
        store = await Store.open(self.path, now_ms=killed_writer.now_ms)

        def look(connection: sa.Connection, ticket_id: int) -> tuple[list[str], chain.Fault | None]:
            said = "SELECT body FROM reply WHERE ticket_id = ? ORDER BY seq, id"
            bodies = connection.exec_driver_sql(said, (ticket_id,)).scalars().all()
            ticket = tickets.find(connection, ticket_id)
            assert ticket is not None
            links = audits.links(connection, ticket_id)
            return list(bodies), chain.verify(links, last_seq=ticket.seq, head=ticket.head).fault

        def question(connection: sa.Connection) -> list[tuple[list[str], chain.Fault | None]]:
            ids = connection.exec_driver_sql("SELECT id FROM ticket ORDER BY id").scalars().all()
            return [look(connection, ticket_id) for ticket_id in ids]

        try:
            return await store.read(question)
        finally:
            await store.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a writing relay store at random points, and look what is left.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        killing = Killing(Path(directory) / "relay.db", random.Random(given.seed))
        killing.kill(given.kills)
        killing.check()
    print(f"{given.kills} kills, {len(killing.acknowledged)} acknowledged: each there once, in order; integrity ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
