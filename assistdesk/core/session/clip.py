"""Copied text between the two ends: what may travel, what waits for the receiver's click, what became of it.

One piece each way at a time: a newer one takes the place of an older. ``send`` and ``arrive`` are the two ways in; only
``use``, a person's click, gives a text out. Source: protocol.md section 9, bad-inputs.md P1, P2.

Refuses to know: grants (the session machines check them), clipboards, windows.
"""

import enum
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Why
from assistdesk.core.wire.encoding import to_body, with_marks
from assistdesk.core.wire.message_base import CLIPBOARD_BYTES
from assistdesk.core.wire.messages import ClipPush, ClipResult

EVERY_MS: Final = 1_000
ARM_MS: Final = 400
"""A click this soon after a thing has come was meant for something else."""
ESCAPE, SHOWN_ESCAPE = "\x1b", "\u241b"


class Warn(enum.StrEnum):
    """What the receiver is told before she takes a text."""

    ESCAPES = "escapes"
    BIDI = "bidi"


class SentStage(enum.StrEnum):
    WAITING = "waiting"
    USED = "used"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sent:
    """Our last piece and what the other person made of it. ``size``: bytes of UTF-8."""

    id: int
    size: int
    at_ms: int
    stage: SentStage = SentStage.WAITING


@dataclass(frozen=True, slots=True)
class Offered:
    """The other end's piece, before our person."""

    id: int
    text: str
    at_ms: int

    @property
    def size(self) -> int:
        return len(self.text.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Clips:
    """Where the clipboard stands at one end of a session."""

    next_id: int = 1
    sent: Sent | None = None
    offered: Offered | None = None


def sendable(text: str) -> str:
    """*text* as it travels: line ends as line feeds, an escape as a sign that no terminal obeys, other controls left out.

    Raises:
        RefusedError: ``clip_empty``, ``clip_binary`` (no text: it holds a NUL), ``clip_size`` (over 262,144 bytes; it is
            never cut).
    """
    if "\0" in text:
        raise RefusedError("clip_binary")
    if len(text) > CLIPBOARD_BYTES:
        raise RefusedError("clip_size")
    body = to_body(text.replace(ESCAPE, SHOWN_ESCAPE), 4 * CLIPBOARD_BYTES)
    if not body:
        raise RefusedError("clip_empty")
    if len(body.encode("utf-8")) > CLIPBOARD_BYTES:
        raise RefusedError("clip_size")
    return body


def warnings(text: str) -> tuple[Warn, ...]:
    """What in *text* may do other than it seems: commands to a terminal, letters in another order than they are read."""
    found = []
    if SHOWN_ESCAPE in text:
        found.append(Warn.ESCAPES)
    if with_marks(text) != text:
        found.append(Warn.BIDI)
    return tuple(found)


def send(clips: Clips, text: str, grant: int, now_ms: int) -> tuple[Clips, ClipPush]:
    """One piece on its way.

    Raises:
        RefusedError: those of ``sendable``; ``clip_often``: less than a second after the last.
    """
    body = sendable(text)
    if clips.sent is not None and now_ms - clips.sent.at_ms < EVERY_MS:
        raise RefusedError("clip_often")
    push = ClipPush(grant, clips.next_id, body)
    sent = Sent(clips.next_id, len(body.encode("utf-8")), now_ms)
    return replace(clips, next_id=clips.next_id + 1, sent=sent), push


def arrive(clips: Clips, push: ClipPush, now_ms: int) -> tuple[Clips, tuple[ClipResult, ...]]:
    """A piece of the other end, allowed now. The one that waited, if any, is answered: a newer one came."""
    answers = () if clips.offered is None else (ClipResult(clips.offered.id, False, Why.OTHER),)
    return replace(clips, offered=Offered(push.id, push.text, now_ms)), answers


def use(clips: Clips, number: int, pressed_ms: int) -> tuple[Clips, Offered | None]:
    """The person's click on piece *number*: the piece for her clipboard, or None where the click was not meant for it."""
    offered = clips.offered
    if offered is None or offered.id != number or pressed_ms < offered.at_ms + ARM_MS:
        return clips, None
    return replace(clips, offered=None), offered


def refuse(clips: Clips, number: int) -> tuple[Clips, tuple[ClipResult, ...]]:
    """She does not want it."""
    if clips.offered is None or clips.offered.id != number:
        return clips, ()
    return replace(clips, offered=None), (ClipResult(number, False, Why.DENIED),)


def answered(clips: Clips, result: ClipResult) -> Clips:
    """What the other person made of our piece; an answer to an older one says nothing."""
    if clips.sent is None or clips.sent.id != result.id:
        return clips
    return replace(clips, sent=replace(clips.sent, stage=SentStage.USED if result.ok else SentStage.REFUSED))


def stop(clips: Clips) -> Clips:
    """The grant is gone: what waits is forgotten. Numbers go on."""
    return Clips(clips.next_id)
