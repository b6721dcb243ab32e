"""A process that posts comments until it is killed; ``test_kill`` runs it.

Each comment has its own key, "<run>-<number>". What is acknowledged is written to the standard output, one key a line.
At its start it first repeats the last keys of the run before, as an app's outbox does.
"""

import asyncio
import os
import sys
import time
from pathlib import Path

from assistdesk.core.desk.shapes import CommentIn, TicketChange
from relay.desk.rights import Caller
from relay.desk.tickets import Tickets
from relay.store.store import Store

WRITERS = 8
AGENT = Caller(user_id=1, role="agent", name="Ana")


async def post(tickets: Tickets, ticket_id: int, key: str) -> None:
    said = TicketChange(comment=CommentIn(body=key, public=True))
    await tickets.change(AGENT, ticket_id, said, key)
    os.write(1, f"{key}\n".encode())


async def write_for_ever(tickets: Tickets, ticket_id: int, run: int, writer: int) -> None:
    number = 0
    while True:
        await post(tickets, ticket_id, f"{run}-{writer}-{number}")
        number += 1


async def main(path: Path, ticket_id: int, run: int, repeated: list[str]) -> None:
    store = await Store.open(path, now_ms=lambda: int(time.time() * 1000))
    tickets = Tickets(store, os.urandom)
    for key in repeated:
        await post(tickets, ticket_id, key)
    await asyncio.gather(*(write_for_ever(tickets, ticket_id, run, writer) for writer in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
