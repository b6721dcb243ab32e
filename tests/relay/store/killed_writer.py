"""Processes that post until they are killed; ``tests.fuzz.kills`` runs them.

This program has loaded everything once. For each line of its standard input, "<run> <repeated key> …", it forks a writer that
opens the store anew, first repeats the keys as an app's outbox does, then posts until SIGKILL: comments of an agent on a ticket
and lines of a customer in a chat, from several writers at once. Each has its own key, "<run>-<writer>-<number>". Told on the
standard output, a line each: "pid <number>" for a new writer, the key of what is acknowledged, "dead" when the writer is gone.
"""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from assistdesk.core.desk.chat_shapes import ChatSay
from assistdesk.core.desk.shapes import CommentIn, TicketChange
from relay.desk.chats import Chats
from relay.desk.rights import Caller
from relay.desk.tickets import Tickets
from relay.store.store import Store

WRITERS = 8
"""Every second one speaks in the chat."""
AGENT = Caller(user_id=1, role="agent", name="Ana")
CHAT_KEY = "A" * 43
CHAT_ID = 1

Post = Callable[[str], Awaitable[None]]


def now_ms() -> int:
    return int(time.time() * 1000)


async def posting(store: Store, ticket_id: int) -> Post:
    """What posts the text *key* under the key *key*, and tells it when it is acknowledged."""
    tickets = Tickets(store, os.urandom)
    chats = Chats(store, os.urandom, lambda: frozenset({AGENT.user_id}), now_ms=now_ms)
    chat = await chats.need(CHAT_KEY, CHAT_ID)

    async def post(key: str) -> None:
        if int(key.split("-")[1]) % 2:
            await chats.say_hers(chat, ChatSay(body=key), key, chat_key=CHAT_KEY)
        else:
            await tickets.change(AGENT, ticket_id, TicketChange(comment=CommentIn(body=key, public=True)), key)
        os.write(1, f"{key}\n".encode())

    return post


async def write_for_ever(post: Post, run: int, writer: int) -> None:
    number = 0
    while True:
        await post(f"{run}-{writer}-{number}")
        number += 1


async def write(path: Path, ticket_id: int, run: int, repeated: list[str]) -> None:
    store = await Store.open(path, now_ms=now_ms)
    post = await posting(store, ticket_id)
    for key in repeated:
        await post(key)
    await asyncio.gather(*(write_for_ever(post, run, writer) for writer in range(WRITERS)))


def serve(path: Path, ticket_id: int) -> None:
    """Fork a writer for each line that comes in; at the end of the input there are none."""
    for line in sys.stdin:
        run, *repeated = line.split()
        writer = os.fork()
        if writer == 0:
            try:
                asyncio.run(write(path, ticket_id, int(run), repeated))
            finally:
                os._exit(1)
        os.write(1, f"pid {writer}\n".encode())
        os.waitpid(writer, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
