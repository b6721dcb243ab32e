"""The chat of an agent's sessions on its way into their tickets: on disk while it runs, one internal note when it is over.

What a killed program left on disk is put in at its next start; each note has a key of its own session, so none is doubled.
Refuses to know sessions, windows and the relay.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

import msgspec

from assistdesk.core.desk.outbox import make_key
from assistdesk.core.session.talk import LineState, TalkLine
from assistdesk.core.wire.encoding import with_marks
from assistdesk.runtime.disk import Disk

NAME: Final = "session_talk"
TALKS_MAX: Final = 8
"""Talks that may wait on disk for room in the outbox; the oldest gives way."""
NOTE_CHARS_MAX: Final = 60_000

Note = Callable[[int, str, str], Awaitable[bool]]
"""Ticket, text, key of the write; False: not now."""


class KeptLine(msgspec.Struct, frozen=True):
    at_ms: int
    is_own: bool
    has_arrived: bool
    text: str


class KeptTalk(msgspec.Struct, frozen=True):
    """One session's chat as it lies on disk."""

    session_id: str
    ticket_id: int
    agent: str
    customer: str
    lines: tuple[KeptLine, ...]


class Transcripts:
    """One account's chats that are not in their tickets yet."""

    def __init__(self, disk: Disk, note: Note) -> None:
        self._disk, self._note = disk, note
        self._turn = asyncio.Lock()

    async def keep(
        self, session_id: str, ticket_id: int, agent: str, customer: str, lines: tuple[TalkLine, ...]
    ) -> None:
        """On disk when this returns. Raises RefusedError("disk")."""
        kept = tuple(
            KeptLine(line.wall_ms, line.is_own, line.state in (LineState.DELIVERED, LineState.HEARD), line.text)
            for line in lines
        )
        talk = KeptTalk(session_id, ticket_id, agent, customer, kept)
        async with self._turn:
            others = [each for each in await self._read() if each.session_id != session_id]
            await self._write((*others, talk)[-TALKS_MAX:])

    async def finish(self, session_id: str = "") -> None:
        """This session's chat, or all that wait, into their tickets' outbox; what does not go now stays on disk."""
        async with self._turn:
            waiting = await self._read()
            left = [talk for talk in waiting if session_id not in ("", talk.session_id) or not await self._put(talk)]
            if len(left) < len(waiting):
                await self._write(tuple(left))

    async def _put(self, talk: KeptTalk) -> bool:
        """In the outbox, part after part; a part that is there already stays the only one, and other words have another key."""
        for number, text in enumerate(transcript(talk)):
            digest = hashlib.sha256(f"{talk.session_id}/{number}/{text}".encode()).digest()
            if not await self._note(talk.ticket_id, text, make_key(talk.lines[0].at_ms, digest[:10])):
                return False
        return True

    async def _read(self) -> tuple[KeptTalk, ...]:
        return await self._disk.recall(NAME, tuple[KeptTalk, ...]) or ()

    async def _write(self, talks: tuple[KeptTalk, ...]) -> None:
        await self._disk.keep(NAME, talks or None)


def transcript(talk: KeptTalk) -> tuple[str, ...]:
    """The chat as notes: one, or more where it is longer than a note may be. Signs instead of words, so that colleagues of
    every language read it: ✓ arrived, ✗ did not."""
    head = _head(talk) if talk.lines else ""
    notes: list[list[str]] = []
    size = NOTE_CHARS_MAX
    for line in talk.lines:
        name = talk.agent if line.is_own else talk.customer
        mark = "✓" if line.has_arrived else "✗"
        text = f"{_time(line.at_ms):%H:%M:%S} {mark} {name}: {with_marks(line.text)}"
        if size + len(text) >= NOTE_CHARS_MAX:
            notes.append([head])
            size = 0
        notes[-1].append(text)
        size += len(text) + 1
    return tuple("\n".join(lines) for lines in notes)


def _head(talk: KeptTalk) -> str:
    first, last = _time(talk.lines[0].at_ms), _time(talk.lines[-1].at_ms)
    return f"[chat · {talk.agent} – {talk.customer} · {first:%Y-%m-%d %H:%M}–{last:%H:%M} UTC]"


def _time(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
