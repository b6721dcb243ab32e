"""``desk``: a believable small desk to try things on. The relay must be stopped; the desk must be empty."""

import argparse
import asyncio
import random
from typing import Any

from assistdesk.core.errors import RefusedError
from relay.commands.context import ACTOR, GOOD, Context, now_ms
from relay.desk.seed import Seeded, seed
from relay.store.store import Store

TICKETS_MAX = 1_000_000


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("desk", help="tickets to try things on")
    family = parser.add_subparsers(dest="desk_command", metavar="COMMAND", required=True)
    seeding = family.add_parser("seed", help="fill an empty desk with N tickets; the relay must be stopped")
    seeding.add_argument("count", type=int, metavar="N")
    seeding.set_defaults(run=_seed)


def _seed(context: Context, arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.count <= TICKETS_MAX:
        raise RefusedError("bad_count", count_max=TICKETS_MAX)
    context.open_store()
    seeded = asyncio.run(_fill(context, arguments.count))
    document = {"tickets": len(seeded.ticket_ids), "agents": len(seeded.agent_ids)}
    context.output.show(document, [f"{document['tickets']} tickets, {document['agents']} agents."])
    return GOOD


async def _fill(context: Context, count: int) -> Seeded:
    store = await Store.open(context.database, now_ms=now_ms)
    try:
        seeded = await seed(store, count, random.Random(count), now_ms())
        await store.write(
            lambda work: context.journal.append(
                work, actor=ACTOR, action="desk.seed", subject="desk", detail={"tickets": len(seeded.ticket_ids)}
            )
        )
        return seeded
    finally:
        await store.close()
