"""The desks that ``benchmarks.desk`` measures: made by the relay's own seeded generator, kept in build/bench until it changes.

A desk of 100,000 tickets takes some minutes to tell (``desk_bulk``: every line goes through the operations of real work); the
file is copied for each run, so a run never spoils it. Nothing here measures.

usage: python -m benchmarks.desk_seed [--tickets N]
"""

import argparse
import contextlib
import hashlib
import inspect
import os
import random
import shutil
import sqlite3
import time
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa

from benchmarks import desk_bulk
from relay.desk import seed, seed_texts
from relay.desk.rights import Caller, caller_of
from relay.store import migrate
from relay.store.audits import Origin
from relay.store.store import Store

KEPT_IN = Path("build/bench")


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def file_of(tickets: int) -> Path:
    """Named by its size, its schema and the generator's own text: another generator makes another desk."""
    text = "".join(map(inspect.getsource, (seed, seed_texts)))
    return KEPT_IN / f"desk-{tickets}-{migrate.newest()}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.db"


def seeded(tickets: int) -> Path:
    """The desk of that size, made now if it is not there."""
    path = file_of(tickets)
    if not path.exists():
        KEPT_IN.mkdir(parents=True, exist_ok=True)
        growing = path.with_suffix(".growing")
        for old in KEPT_IN.glob(f"{growing.name}*"):
            old.unlink()
        print(f"telling a desk of {tickets} tickets", flush=True)
        desk_bulk.tell(growing, tickets, random.Random(tickets), now_ms())
        growing.rename(path)
    return path


def copy_to(tickets: int, database: Path) -> None:
    """Put a fresh copy where a relay will open it; what lay there before goes. On disk: the first sync of whoever is measured
    would else write all of it."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in database.parent.glob(f"{database.name}*"):
        old.unlink()
    shutil.copyfile(seeded(tickets), database)
    with database.open("rb") as file:
        os.fsync(file.fileno())


def read_only(database: Path) -> AbstractContextManager[sqlite3.Connection]:
    """A bare connection that writes nothing; closed when the block ends."""
    return contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None))


async def an_agent(store: Store) -> Caller:
    """One of the desk's agents, as a request of theirs."""

    def question(connection: sa.Connection) -> Caller | None:
        agent_id = connection.exec_driver_sql("SELECT min(id) FROM person WHERE role = 'agent'").scalar_one()
        return caller_of(connection, int(agent_id), Origin())

    found = await store.read(question)
    if found is None:
        raise LookupError("no agent")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=100_000)
    arguments = parser.parse_args()
    print(seeded(arguments.tickets))


if __name__ == "__main__":
    main()
