"""*Save as guide*: numbered steps with their pictures become an internal note of the session's ticket, pictures attached.

The pictures go up first, from a folder that is gone afterwards; then one note, or more where there are more pictures than a
note takes, names them. Nothing is written if a picture does not arrive: the steps are still there, to be saved again. Refuses
to know how pictures are made.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from assistdesk.core.desk import shapes
from assistdesk.core.desk.attached import FILES_MAX
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_session import GuideStep, SaveGuide
from assistdesk.runtime.ports_desk import FileCalls
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

PICTURE_BYTES_MAX: Final = 8_000_000
Put = Callable[[int, shapes.CommentIn], Awaitable[bool]]
"""Put a comment into a ticket's outbox; False: not now, and the person knows."""


class Guiding:
    """One account's guides on their way."""

    def __init__(
        self,
        desk: FileCalls,
        put: Put,
        ticket: Callable[[], int | None],
        tasks: Tasks,
        toasts: Toasts,
        saved: Callable[[int], None],
    ) -> None:
        """*ticket*: of the session that runs or was the last one; *saved* is told how many steps are in its ticket."""
        self._desk, self._put, self._ticket, self._saved = desk, put, ticket, saved
        self._tasks, self._toasts = tasks, toasts
        self._is_busy = False

    def handle(self, intent: Intent) -> bool:
        """False: not one of mine."""
        if not isinstance(intent, SaveGuide):
            return False
        ticket_id = self._ticket()
        steps = tuple(step for step in intent.steps if len(step.png) <= PICTURE_BYTES_MAX)
        if ticket_id is not None and steps and not self._is_busy:
            self._is_busy = True
            self._tasks.spawn(self._save(ticket_id, steps), "guide")
        return True

    async def _save(self, ticket_id: int, steps: tuple[GuideStep, ...]) -> None:
        try:
            notes = [
                (steps[at : at + FILES_MAX], await self._send(steps[at : at + FILES_MAX]))
                for at in range(0, len(steps), FILES_MAX)
            ]
            for part, uploads in notes:
                comment = shapes.CommentIn(body=text_of(part), public=False, uploads=uploads)
                if not await self._put(ticket_id, comment):
                    return
            self._saved(len(steps))
            self._toasts.say("guide_saved", "info", count=len(steps))
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        finally:
            self._is_busy = False

    async def _send(self, steps: tuple[GuideStep, ...]) -> tuple[int, ...]:
        """The pictures of *steps*, up with the relay. Raises LinkError, RefusedError."""
        uploads = []
        with tempfile.TemporaryDirectory(prefix="assistdesk-") as folder:
            for step in steps:
                path = Path(folder) / picture_name(step)
                await asyncio.to_thread(path.write_bytes, step.png)
                uploads.append((await self._desk.send_file(path, lambda _done: None)).id)
        return tuple(uploads)


def picture_name(step: GuideStep) -> str:
    return f"step-{step.number:02}.png"


def text_of(steps: tuple[GuideStep, ...]) -> str:
    """One line a step: its number, its words, its picture. Signs for words, so that colleagues of every language read it."""
    return "\n".join(f"{step.number}. {step.words} [{picture_name(step)}]".replace("  ", " ") for step in steps)
