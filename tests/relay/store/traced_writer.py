"""A process that posts so many texts, tells each that is acknowledged, and ends without a word; ``test_power_loss`` looks on.

It puts its log away and begins it anew far more often than a relay does, so that few posts see all of it.
"""

import asyncio
import os
import sys
from pathlib import Path

from relay.store import checkpoints
from relay.store.store import Store
from tests.relay.store.killed_writer import WRITERS, Post, now_ms, posting

checkpoints.OPERATIONS = 16
checkpoints.LONG_PAGES = 60


async def write(path: Path, ticket_id: int, posts: int) -> None:
    store = await Store.open(path, now_ms=now_ms)
    post = await posting(store, ticket_id)
    numbers = iter(range(posts))

    async def writer(place: int, post: Post) -> None:
        for number in numbers:
            await post(f"0-{place}-{number}")

    await asyncio.gather(*(writer(place, post) for place in range(WRITERS)))
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
