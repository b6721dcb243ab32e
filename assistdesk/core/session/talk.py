"""The talk of one session at one end: what was said, what arrived, what the other end has (protocol.md sections 9 and 12).

A line has an identity of 16 bytes. It is *unsent* until the line carries it, *sent* until the other end has answered that it
is stored, then *delivered*. After a loss everything unanswered goes again with its id, and a line that was heard before is
answered again and shown once. Refuses to know: sockets, disks, windows; how fast lines may go (``wire.channel``).
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.encoding import to_body
from assistdesk.core.wire.message_base import CHAT_BYTES
from assistdesk.core.wire.messages import ChatSay

LINES_MAX: Final = 1_000
TEXT_BYTES_MAX: Final = 256 * 1024
"""Of all lines together: what one session's talk may cost in memory and in a ticket."""
UNANSWERED_MAX: Final = 32
"""Lines on their way at once: no other end can make our queue overflow by answering nothing."""
RATE_LINES: Final = 20
RATE_MS: Final = 10_000


class LineState(enum.StrEnum):
    """How far an own line has come; a line of the other end is always HEARD."""

    UNSENT = "unsent"
    SENT = "sent"
    DELIVERED = "delivered"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class TalkLine:
    """``wall_ms``: when it was said or heard, by this end's own clock."""

    id: bytes
    text: str
    wall_ms: int
    state: LineState

    @property
    def is_own(self) -> bool:
        return self.state is not LineState.HEARD


@dataclass(frozen=True, slots=True)
class Talk:
    """All lines, oldest first, and when the last own ones were said (ms, monotonic)."""

    lines: tuple[TalkLine, ...] = ()
    said_at_ms: tuple[int, ...] = ()


def say(talk: Talk, line_id: bytes, text: str, wall_ms: int, now_ms: int) -> Talk:
    """A person at this end said something.

    Raises:
        RefusedError: ``talk_empty``; ``talk_long`` (with ``bytes_max``): more than one message carries; ``talk_fast``: 20 lines
            in 10 s; ``talk_full``: the talk holds no more.
    """
    body = to_body(text, 4 * CHAT_BYTES).strip()
    size_bytes = len(body.encode("utf-8"))
    if not body:
        raise RefusedError("talk_empty")
    if size_bytes > CHAT_BYTES:
        raise RefusedError("talk_long", bytes_max=CHAT_BYTES)
    recent = tuple(at_ms for at_ms in talk.said_at_ms if now_ms - at_ms < RATE_MS)
    if len(recent) >= RATE_LINES:
        raise RefusedError("talk_fast")
    if not _has_room(talk, size_bytes):
        raise RefusedError("talk_full")
    line = TalkLine(line_id, body, wall_ms, LineState.UNSENT)
    return Talk((*talk.lines, line), (*recent, now_ms))


def hear(talk: Talk, message: ChatSay, wall_ms: int) -> Talk:
    """The other end said something; the same talk where it was heard before. Its clock is not believed.

    Raises:
        RefusedError: ``talk_full``: it is not kept, so it must not be answered.
    """
    if any(line.id == message.id and not line.is_own for line in talk.lines):
        return talk
    if not _has_room(talk, len(message.text.encode("utf-8"))):
        raise RefusedError("talk_full")
    return replace(talk, lines=(*talk.lines, TalkLine(message.id, message.text, wall_ms, LineState.HEARD)))


def stored(talk: Talk, line_id: bytes) -> Talk:
    """The other end has stored this line; an id that nobody said changes nothing."""
    return _marked(talk, {line_id}, LineState.DELIVERED)


def link_is_new(talk: Talk) -> Talk:
    """Another link: what was sent on the old one and not answered counts as not sent."""
    return _marked(talk, {line.id for line in talk.lines if line.state is LineState.SENT}, LineState.UNSENT)


def to_send(talk: Talk, kept: int) -> tuple[Talk, tuple[ChatSay, ...]]:
    """What a link that is up must carry now, in the order in which it was said, of the first *kept* lines: those that this
    end has stored itself."""
    room = UNANSWERED_MAX - sum(line.state is LineState.SENT for line in talk.lines)
    unsent = [line for line in talk.lines[:kept] if line.state is LineState.UNSENT][: max(0, room)]
    sent = _marked(talk, {line.id for line in unsent}, LineState.SENT)
    return sent, tuple(ChatSay(line.id, line.text, line.wall_ms) for line in unsent)


def _has_room(talk: Talk, size_bytes: int) -> bool:
    used_bytes = sum(len(line.text.encode("utf-8")) for line in talk.lines)
    return len(talk.lines) < LINES_MAX and used_bytes + size_bytes <= TEXT_BYTES_MAX


def _marked(talk: Talk, ids: Iterable[bytes], state: LineState) -> Talk:
    wanted = frozenset(ids)
    lines = tuple(replace(line, state=state) if line.is_own and line.id in wanted else line for line in talk.lines)
    return replace(talk, lines=lines)
