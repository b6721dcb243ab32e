"""D1: kill -9 of a writing process at random points; what was acknowledged is there, once, in order.

ASSISTDESK_KILLS sets how often (12 by default, 200 in the long run).
"""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistdesk.core.desk import chain
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from relay.desk import changes
from relay.store import audits, people, tickets
from relay.store.store import Store
from relay.store.work import Work
from tests.relay.store import killed_writer

KILLS = int(os.environ.get("ASSISTDESK_KILLS", "12"))
ACKS_BEFORE_MAX = 150


async def prepare(path: Path) -> int:
    store = await Store.open(path, now_ms=lambda: 1_700_000_000_000)

    def operation(work: Work) -> int:
        assert people.add(work, role="agent", name="Ana") == killed_writer.AGENT.user_id
        new = TicketNew(subject="kill", comment=CommentIn(body="first", public=True))
        return changes.create(work, killed_writer.AGENT, new, random.Random(1).randbytes).ticket.id

    ticket_id = await store.write(operation)
    await store.close()
    return ticket_id


def run_until_killed(path: Path, ticket_id: int, run: int, repeated: list[str], acks: int) -> list[str]:
    """Let it write until *acks* keys came back, kill it, and return every key it acknowledged."""
    command = [sys.executable, "-m", "tests.relay.store.killed_writer", str(path), str(ticket_id), str(run), *repeated]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        told = []
        for line in process.stdout:
            told.append(line.decode().strip())
            if len(told) == acks:
                process.send_signal(signal.SIGKILL)  # what it still said before it died is read below
        assert process.wait() == -signal.SIGKILL
    return told


async def look(path: Path, ticket_id: int) -> tuple[list[str], chain.Verdict]:
    store = await Store.open(path, now_ms=lambda: 1)

    def question(connection) -> tuple[list[str], chain.Verdict]:  # type: ignore[no-untyped-def]
        bodies = connection.exec_driver_sql(
            "SELECT body FROM reply WHERE ticket_id = ? ORDER BY seq", (ticket_id,)
        ).scalars()
        ticket = tickets.find(connection, ticket_id)
        assert ticket is not None
        verdict = chain.verify(audits.links(connection, ticket_id), last_seq=ticket.seq, head=ticket.head)
        return list(bodies), verdict

    try:
        return await store.read(question)
    finally:
        await store.close()


@pytest.mark.slow
@pytest.mark.timeout(30 + 5 * KILLS)
def test_D1_every_acknowledged_comment_is_there_once_and_in_order_after_kill_9(tmp_path: Path) -> None:
    path, rng = tmp_path / "relay.db", random.Random(11)
    ticket_id = asyncio.run(prepare(path))
    acknowledged: list[str] = []
    for run in range(KILLS):
        repeated = list(dict.fromkeys(acknowledged))[-4:]
        acknowledged += run_until_killed(path, ticket_id, run, repeated, rng.randrange(1, ACKS_BEFORE_MAX))
    bodies, verdict = asyncio.run(look(path, ticket_id))
    assert verdict.fault is None
    assert len(bodies) == len(set(bodies))  # nothing twice, also not what was sent again
    place = {body: at for at, body in enumerate(bodies)}
    assert set(acknowledged) <= place.keys()  # nothing lost
    for run in range(KILLS):
        for writer in range(killed_writer.WRITERS):
            mine = [place[key] for key in dict.fromkeys(acknowledged) if key.startswith(f"{run}-{writer}-")]
            assert mine == sorted(mine)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert len(acknowledged) > KILLS
