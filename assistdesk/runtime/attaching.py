"""Files in the composer: on their way up, waiting for the line, ready, failed; and files of the conversation saved to this
computer.

Each mode of each ticket has its own, as it has its own text. A file is with the relay before its words are sent; the words
name it. What the relay could not take just now is sent again by itself, with growing waits, at once when the line is back or
its sender says so; what it refused is not. A picture that was pasted is a file of this program's own until it is up. Knows no
window and reads no file itself: that is the desk's adapter.
"""

import asyncio
import contextlib
import itertools
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from assistdesk.core.desk import outbox
from assistdesk.core.desk.attached import FILES_MAX
from assistdesk.core.desk.outbox import Verdict
from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.core.errors import AssistDeskError
from assistdesk.core.types import Outcome
from assistdesk.runtime import intents
from assistdesk.runtime.ports import Randomness
from assistdesk.runtime.ports_desk import FileCalls
from assistdesk.runtime.snapshot import ComposerMode, UploadView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

SENT_KEPT: Final = 100
AT_ONCE: Final = 3
"""So many go up beside each other: the relay has a few places, for everybody."""
MENDABLE: Final = "file_unreadable"
"""Why a file failed that its sender can mend at this computer."""


@dataclass(slots=True)
class _File:
    ticket_id: int
    mode: ComposerMode
    path: Path
    done: int = 0
    sent: AttachmentOut | None = None
    error: Cause | None = None
    goes_again: bool = False
    """What *error* says passes by itself."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    folder: Path | None = None
    """Our own, of a picture that was pasted; it goes when the picture is up, or not wanted."""

    @property
    def state(self) -> str:
        if self.sent is not None:
            return "ready"
        if self.error is None:
            return "sending"
        return "waiting" if self.goes_again else "failed"

    @property
    def may_retry(self) -> bool:
        """Would trying again help?"""
        return self.error is not None and (self.goes_again or self.error.rule == MENDABLE)


class Attaching:
    """One account's files."""

    def __init__(
        self, desk: FileCalls, tasks: Tasks, randomness: Randomness, toasts: Toasts, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self._randomness = randomness
        self._places = asyncio.Semaphore(AT_ONCE)
        self._files: dict[str, _File] = {}
        self._sent: dict[int, _File] = {}
        self._numbers = itertools.count(1)

    def views(self, ticket_id: int) -> tuple[UploadView, ...]:
        return tuple(
            UploadView(
                key,
                file.mode,
                file.path.name if file.sent is None else file.sent.name,
                file.done if file.sent is None else file.sent.size,
                file.state,
                file.error,
                file.may_retry,
            )
            for key, file in self._files.items()
            if file.ticket_id == ticket_id
        )

    def handle(self, intent: intents.Intent) -> bool:
        """False: not one of mine."""
        match intent:
            case intents.AttachFiles():
                self._attach(intent)
            case intents.AttachPicture():
                self._tasks.spawn(self._attach_picture(intent), "attach_picture")
            case intents.DropUpload(key):
                self._drop(key)
            case intents.RetryUpload(key):
                self._retry(key)
            case intents.SaveAttachment():
                self._tasks.spawn(self._save(intent), "save_attachment")
            case intents.SaveLog():
                self._tasks.spawn(self._save_log(intent), "save_log")
            case _:
                return False
        return True

    def _attach(self, intent: intents.AttachFiles) -> None:
        room = self._room(intent.ticket_id, intent.mode, len(intent.paths))
        for path in intent.paths[:room]:
            self._begin(_File(intent.ticket_id, intent.mode, Path(path)))
        self._changed()

    async def _attach_picture(self, intent: intents.AttachPicture) -> None:
        if not self._room(intent.ticket_id, intent.mode, 1):
            return
        try:
            path = await asyncio.to_thread(_kept, intent.name, intent.png)
        except OSError:
            self._toasts.say("disk", "error")
            return
        self._begin(_File(intent.ticket_id, intent.mode, path, folder=path.parent))
        self._changed()

    def _room(self, ticket_id: int, mode: ComposerMode, wanted: int) -> int:
        """For how many of them there is; that it is not for all is said."""
        left = max(0, FILES_MAX - len(self._of(ticket_id, mode)))
        if wanted > left:
            self._toasts.say("too_many_files", "warning")
        return min(left, wanted)

    def _begin(self, file: _File) -> None:
        self._files[f"file{next(self._numbers)}"] = file
        self._send_now(file)

    def _send_now(self, file: _File) -> None:
        file.task = self._tasks.spawn(self._send(file), "attach")

    def _drop(self, key: str) -> None:
        file = self._files.pop(key, None)
        if file is not None and file.task is not None:
            file.task.cancel()
            _forget(file)
        self._changed()

    def close(self) -> None:
        """Nothing goes up any more."""
        for file in self._files.values():
            _forget(file)

    def _retry(self, key: str) -> None:
        """Its sender does not want to wait, or has mended what was wrong with it."""
        file = self._files.get(key)
        if file is None or not file.may_retry:
            return
        if file.goes_again:
            file.wake.set()
        else:
            self._send_now(file)
        file.error = None
        self._changed()

    def came_back(self) -> None:
        """The line did: what waits for it goes at once."""
        for file in self._files.values():
            file.wake.set()

    async def _send(self, file: _File) -> None:
        """Until it is up or refused; cancelled when it is taken away."""
        attempt = 0
        while (error := await self._try(file)) is not None:
            attempt += 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(outbox.wait_s(attempt, self._randomness.bytes(1), error)):
                    await file.wake.wait()

    async def _try(self, file: _File) -> AssistDeskError | None:
        """One attempt; why not now, where that passes by itself."""
        failed: AssistDeskError | None = None

        def told(done: int) -> None:
            file.done, file.error = done, None
            self._changed()

        async with self._places:
            file.wake.clear()
            try:
                file.sent = await self._desk.send_file(file.path, told)
                file.error = None
                _forget(file)
            except AssistDeskError as error:
                file.error, file.goes_again = Cause(error.rule), outbox.judge(error) is Verdict.RETRY
                failed = error if file.goes_again else None
            self._changed()
        return failed

    async def _save(self, intent: intents.SaveAttachment) -> None:
        try:
            await self._desk.fetch_file(intent.attachment, Path(intent.path), lambda _done: None)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        else:
            self._toasts.say("file_saved", "info", name=Path(intent.path).name)

    async def _save_log(self, intent: intents.SaveLog) -> None:
        """Saved and checked at once: whoever keeps a log should know what it is worth."""
        path = Path(intent.path)
        try:
            told = await self._desk.fetch_log(intent.ticket_id, path)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        match told.outcome:
            case Outcome.OK:
                self._toasts.say("log_saved", "ok", name=path.name, count=told.audits)
            case Outcome.UNREADABLE:
                self._toasts.say("log_later", "warn", name=path.name)
            case Outcome.BAD | Outcome.TAIL:
                self._toasts.say("log_faulty", "error", name=path.name, count=told.seq or told.audits)

    # --- going out with words -------------------------------------------------------------------------------------

    def _of(self, ticket_id: int, mode: ComposerMode) -> dict[str, _File]:
        return {key: file for key, file in self._files.items() if (file.ticket_id, file.mode) == (ticket_id, mode)}

    def ready(self, ticket_id: int, mode: ComposerMode) -> tuple[int, ...]:
        """What the next words take along."""
        return tuple(file.sent.id for file in self._of(ticket_id, mode).values() if file.sent is not None)

    def take(self, uploads: tuple[int, ...]) -> None:
        """They are in the outbox with their words."""
        for key, file in list(self._files.items()):
            if file.sent is not None and file.sent.id in uploads:
                self._sent[file.sent.id] = self._files.pop(key)
        while len(self._sent) > SENT_KEPT:
            del self._sent[next(iter(self._sent))]
        self._changed()

    def give_back(self, uploads: tuple[int, ...]) -> None:
        """Their words came back into the draft, and so do they."""
        for upload_id in uploads:
            file = self._sent.pop(upload_id, None)
            if file is not None:
                self._files[f"file{next(self._numbers)}"] = file
        self._changed()


def _kept(name: str, content: bytes) -> Path:
    """A file of that name in a folder of its own. Raises OSError."""
    path = Path(tempfile.mkdtemp(prefix="assistdesk-")) / name
    try:
        path.write_bytes(content)
    except OSError:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    return path


def _forget(file: _File) -> None:
    if file.folder is not None:
        shutil.rmtree(file.folder, ignore_errors=True)
