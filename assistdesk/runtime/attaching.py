"""Files in the composer: on their way up, waiting for the line, ready, failed; and files of the conversation saved to this
computer.

Each mode of each ticket has its own, as it has its own text. A file is with the relay before its words are sent; the words
name it. What the relay could not take just now is sent again by itself, with growing waits, at once when the line is back or
its sender says so; what it refused is not. A picture that was pasted is a file of this program's own until its words went.

After a restart they stand there again (``kept_files``). When their ticket is opened the relay is asked whether it still holds
what was up, which it does for a day; else the file goes up once more, unless it is gone or another than it was: then its sender
decides. Knows no window and reads no file itself: that is the desk's adapter.
"""

import asyncio
import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from assistdesk.core.desk import outbox
from assistdesk.core.desk.attached import FILES_MAX, NAMELESS, Stamp
from assistdesk.core.desk.outbox import Verdict
from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.types import Outcome
from assistdesk.runtime import intents
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.kept_files import KeptFile, KeptFiles
from assistdesk.runtime.ports import Randomness
from assistdesk.runtime.ports_desk import FileCalls
from assistdesk.runtime.snapshot import ComposerMode, UploadView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

SENT_KEPT: Final = 200
AT_ONCE: Final = 3
"""So many go up beside each other: the relay has a few places, for everybody."""
MENDABLE: Final = ("file_unreadable", "file_gone", "file_changed")
"""Why a file failed that its sender can mend at this computer."""
PICTURE_FOLDER: Final = "picture-"


@dataclass(slots=True)
class _File:
    ticket_id: int
    mode: ComposerMode
    path: Path | None
    done: int = 0
    sent: AttachmentOut | None = None
    held: AttachmentOut | None = None
    """It was up once; whether the relay still holds it is to be asked."""
    stamp: Stamp | None = None
    is_old: bool = False
    """It was attached before this run: it must be as it was then."""
    error: Cause | None = None
    goes_again: bool = False
    """What *error* says passes by itself."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    folder: Path | None = None
    """Our own, of a picture that was pasted; it goes with the picture's words, or when it is not wanted."""

    @property
    def name(self) -> str:
        known = self.sent or self.held
        if known is not None and known.name:
            return known.name
        return NAMELESS if self.path is None else self.path.name

    @property
    def size(self) -> int:
        known = self.sent or self.held
        return self.done if known is None else known.size

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
        return self.error is not None and (self.goes_again or self.error.rule in MENDABLE)

    def kept(self, is_out: bool) -> KeptFile:
        path = b"" if self.path is None else os.fsencode(self.path)
        sent = self.sent or self.held
        return KeptFile(self.ticket_id, self.mode, path, self.stamp, sent, self.folder is not None, is_out)


class Attaching:
    """One account's files. *pictures*: the folder for those that were pasted."""

    def __init__(
        self,
        desk: FileCalls,
        disk: Disk,
        tasks: Tasks,
        randomness: Randomness,
        toasts: Toasts,
        changed: Callable[[], None],
        pictures: Path,
    ) -> None:
        self._desk, self._tasks, self._toasts = desk, tasks, toasts
        self._tell, self._randomness, self._pictures = changed, randomness, pictures
        self._kept = KeptFiles(disk, tasks, self._all_kept, lambda rule: toasts.say(rule, "error"))
        self._opened: set[int] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._files: dict[str, _File] = {}
        self._sent: dict[int, _File] = {}
        self._numbers = itertools.count(1)

    def views(self, ticket_id: int) -> tuple[UploadView, ...]:
        return tuple(
            UploadView(
                key,
                file.mode,
                file.name,
                file.size,
                file.state,
                file.error,
                file.may_retry,
            )
            for key, file in self._files.items()
            if file.ticket_id == ticket_id
        )

    async def recall(self, out: Collection[int]) -> None:
        """What an earlier run left; *out*: what words in the outbox name, whether they were told to here or not."""
        files = [(kept, _from_disk(kept)) for kept in await self._kept.read()]
        new, self._files = self._files, {}
        for kept, file in files:
            if kept.sent is not None and (kept.is_out or kept.sent.id in out):
                file.sent = kept.sent
                self._sent[kept.sent.id] = file
            else:
                self._files[self._key()] = file
        self._files |= new
        await asyncio.to_thread(_tidy, self._pictures, {file.folder for _, file in files})
        for ticket_id in self._opened:
            self.opened(ticket_id)
        self._changed()

    def opened(self, ticket_id: int) -> None:
        """Somebody looks at the ticket: what an earlier run left in its composers goes on."""
        self._opened.add(ticket_id)
        for file in self._files.values():
            if file.ticket_id == ticket_id and file.task is None:
                self._send_now(file)

    async def save(self) -> None:
        """What stands here is on disk when this returns."""
        await self._kept.write()

    def _all_kept(self) -> tuple[KeptFile, ...]:
        out = tuple(file.kept(True) for file in self._sent.values())
        return (*out, *(file.kept(False) for file in self._files.values()))

    def _changed(self) -> None:
        self._kept.changed()
        self._tell()

    def _key(self) -> str:
        return f"file{next(self._numbers)}"

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
            path = await asyncio.to_thread(_written, self._pictures, intent.name, intent.png)
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
        self._files[self._key()] = file
        self._send_now(file)

    def _send_now(self, file: _File) -> None:
        file.task = self._tasks.spawn(self._send(file), "attach")

    def _drop(self, key: str) -> None:
        file = self._files.pop(key, None)
        if file is not None:
            if file.task is not None:
                file.task.cancel()
            _forget(file)
        self._changed()

    def _retry(self, key: str) -> None:
        """Its sender does not want to wait, has mended what was wrong with it, or wants it as it is now."""
        file = self._files.get(key)
        if file is None or not file.may_retry:
            return
        file.is_old = file.is_old and file.error is not None and file.error.rule != "file_changed"
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
        if file.path is not None and not file.is_old:
            with contextlib.suppress(RefusedError):  # it is told when it goes
                file.stamp = await self._desk.stamp_of(file.path)
            self._kept.changed()
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
            self._tell()

        async with self._places:
            file.wake.clear()
            try:
                file.sent = await self._bring_up(file, told)
                file.error = None
            except AssistDeskError as error:
                file.error, file.goes_again = Cause(error.rule), outbox.judge(error) is Verdict.RETRY
                failed = error if file.goes_again else None
            self._changed()
        return failed

    async def _bring_up(self, file: _File, told: Callable[[int], None]) -> AttachmentOut:
        """What the relay holds of it, sent up once more where it holds nothing."""
        if file.held is not None:
            try:
                return await self._desk.get_upload(file.held.id)
            except RefusedError as error:
                if outbox.judge(error) is not Verdict.REFUSED:
                    raise
        if file.path is None:
            raise RefusedError("file_gone")
        if file.is_old and file.stamp not in (None, await self._desk.stamp_of(file.path)):
            raise RefusedError("file_changed")
        return await self._desk.send_file(file.path, told)

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

    def went(self, uploads: tuple[int, ...]) -> None:
        """The relay has their words."""
        for upload_id in uploads:
            if upload_id in self._sent:
                _forget(self._sent[upload_id])

    def give_back(self, ticket_id: int, mode: ComposerMode, uploads: tuple[int, ...]) -> None:
        """Their words came back into the draft, and so do they, once the relay says that it still has them."""
        for upload_id in uploads:
            unknown = AttachmentOut(id=upload_id, name="", size=0, sha256="")
            file = self._sent.pop(upload_id, None) or _File(ticket_id, mode, None, sent=unknown)
            file.ticket_id, file.mode = ticket_id, mode
            file.held, file.sent, file.is_old = file.sent, None, True
            self._begin(file)
        self._changed()

    def gone_along(self, uploads: tuple[int, ...]) -> tuple[AttachmentOut, ...]:
        """Those of them that are known here: with words that are on their way."""
        files = (self._sent.get(upload_id) for upload_id in uploads)
        return tuple(file.sent for file in files if file is not None and file.sent is not None)


def _from_disk(kept: KeptFile) -> _File:
    path = kept.place
    folder = path.parent if kept.is_ours and path is not None else None
    return _File(kept.ticket_id, kept.mode, path, held=kept.sent, stamp=kept.stamp, is_old=True, folder=folder)


def _tidy(pictures: Path, wanted: Collection[Path | None]) -> None:
    """Away with pictures that nothing names: of a program that ended before it could note them."""
    for folder in pictures.glob(f"{PICTURE_FOLDER}*"):
        if folder not in wanted:
            shutil.rmtree(folder, ignore_errors=True)


def _written(pictures: Path, name: str, content: bytes) -> Path:
    """A file of that name in a folder of its own. Raises OSError."""
    pictures.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = Path(tempfile.mkdtemp(prefix=PICTURE_FOLDER, dir=pictures)) / name
    try:
        path.write_bytes(content)
    except OSError:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    return path


def _forget(file: _File) -> None:
    if file.folder is not None:
        shutil.rmtree(file.folder, ignore_errors=True)
