"""Attachments: sent up in pieces, hung on a comment, given back (desk.md sections 1, 12; relay.md section 8).

What is sent up belongs to its sender until a comment names it; then whoever may see the ticket may have it, and nobody else
learns that it exists. Sizes, the room on the disk and endings that run are looked at; bytes never are. It knows no HTTP.
"""

import asyncio
import contextlib
import errno
import functools
import hashlib
import os
import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import IO

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.attached import is_program, safe_name
from assistdesk.core.desk.shapes import TicketChange, UploadAnswer
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk.changes import RandomBytes
from relay.desk.rights import NOT_FOUND, Caller, need_ours, need_ticket
from relay.desk.upload_places import PlaceRules, UploadPlace, UploadPlaces
from relay.store import attachments, files, places, sends
from relay.store.attachments import Attachment
from relay.store.store import Store
from relay.store.work import DISK_FULL, KEY_REUSED, STORE_BUSY, Mark, Operation, Work, digest_request

PIECE_BYTES = 1024 * 1024
"""So much of an upload is in memory at a time."""
UNUSED_KEPT_MS = 86_400_000
WAITING_FILES_MAX = 1_000
WAITING_RETRY_S = 60
SWEEP_EVERY_MS = 3_600_000
SWEEP_ROWS = 200
NOT_WRITTEN = frozenset((STORE_BUSY, DISK_FULL, KEY_REUSED))
"""After these the row is surely not there. After a lost line it may be, and its bytes are left to the sweep."""


@dataclass(frozen=True, slots=True)
class AttachmentRules:
    """Section ``limits`` of the configuration; sizes in bytes."""

    file_bytes_max: int = 25 * 1024 * 1024
    waiting_bytes_max: int = 1024 * 1024 * 1024
    """Of one account, in files that hang on no comment yet."""
    disk_free_percent: float = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that may be given to whoever asked."""

    name: str
    size: int
    sha256: str
    path: Path


class Attachments:
    """Use cases over one store and the folder beside it."""

    def __init__(
        self, store: Store, rules: AttachmentRules, random_bytes: RandomBytes, places: UploadPlaces | None = None
    ) -> None:
        self._store = store
        self._rules = rules
        self._random_bytes = random_bytes
        self._places = places or UploadPlaces(PlaceRules())

    async def receive(
        self, caller: Caller, name: str, pieces: AsyncIterator[bytes], mark: Mark | None = None
    ) -> UploadAnswer:
        """Keep a file as it comes; it hangs on nothing yet and is forgotten after a day if nothing names it. The same request
        with the same bytes is answered with the first upload, and those that came again go.

        Raises:
            RefusedError: ``forbidden``, ``attachment_type``, ``too_large``, ``too_many_waiting``, ``idempotency_key_reused``
                (also of the same name with other bytes: they go, too), and as ``upload_places``. LinkError: ``disk_full``,
                the store's. And what *pieces* raises: nothing is kept then.
        """
        need_ours(caller)
        if is_program(name):
            raise RefusedError("attachment_type")
        with self._places.one(caller.id) as place:
            await self._need_share(caller)
            await asyncio.to_thread(self._need_room)
            store_key = self._random_bytes(16).hex()
            growing = attachments.incoming(self._store.files, store_key)
            try:
                size, sha256 = await self._grow(growing, place, pieces)
                await asyncio.to_thread(files.settle, growing, attachments.place_of(self._store.files, store_key))
            except OSError as error:
                raise LinkError(DISK_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unavailable") from error
            finally:
                growing.unlink(missing_ok=True)

        def operation(work: Work) -> UploadAnswer:
            made = attachments.add(work, caller.id, name=safe_name(name), size=size, sha256=sha256, store_key=store_key)
            return UploadAnswer(upload=attachments.shape(made))

        if mark is not None:
            mark.request_digest = digest_request(mark.request_digest, sha256)
        return await self._keep(mark, operation, attachments.place_of(self._store.files, store_key))

    async def _keep(self, mark: Mark | None, operation: Operation[UploadAnswer], settled: Path) -> UploadAnswer:
        """Write the row of what has *settled*; where there is none, or another's, its bytes go."""
        try:
            answer = await self._store.write_marked(mark, UploadAnswer, operation)
        except (LinkError, RefusedError) as error:
            if error.rule in NOT_WRITTEN:
                await asyncio.to_thread(settled.unlink, missing_ok=True)
            raise
        if mark is not None and mark.was_done:
            await asyncio.to_thread(settled.unlink, missing_ok=True)
        return answer

    async def _grow(self, growing: Path, place: UploadPlace, pieces: AsyncIterator[bytes]) -> tuple[int, str]:
        """Write piece by piece, off the loop; size and SHA-256 of the whole."""
        digest, size, held = hashlib.sha256(), 0, bytearray()
        with growing.open("xb") as file:
            async for piece in place.watch(pieces):
                size += len(piece)
                if size > self._rules.file_bytes_max:
                    raise RefusedError("too_large")
                held += piece
                if len(held) >= PIECE_BYTES:
                    await asyncio.to_thread(_put, file, bytes(held), digest)
                    held.clear()
            await asyncio.to_thread(_put, file, bytes(held), digest)
            await asyncio.to_thread(_sync, file)
        return size, digest.hexdigest()

    async def _need_share(self, caller: Caller) -> None:
        """What waits for its words is for the words to take, not to fill the disk with."""
        count, size = await self._store.read(lambda connection: attachments.waiting_of(connection, caller.id))
        if count >= WAITING_FILES_MAX or size >= self._rules.waiting_bytes_max:
            raise RefusedError("too_many_waiting", retry_after_s=WAITING_RETRY_S)

    def _need_room(self) -> None:
        """Raises LinkError ``disk_full`` where the disk has less left than the configuration wants."""
        disk = shutil.disk_usage(self._store.files.parent)
        if disk.free < disk.total * self._rules.disk_free_percent / 100:
            raise LinkError(DISK_FULL)

    async def waiting(self, caller: Caller, attachment_id: int) -> UploadAnswer:
        """What this caller sent up and no comment names yet. Raises RefusedError ``not_found``."""
        need_ours(caller)
        found = await self._store.read(lambda connection: attachments.waiting(connection, caller.id, (attachment_id,)))
        if not found or not found[0].name:  # one without a name was erased
            raise RefusedError(NOT_FOUND)
        return UploadAnswer(upload=attachments.shape(found[0]))

    async def drop(self, caller: Caller, attachment_id: int, mark: Mark | None = None) -> None:
        """Forget what this caller sent up and no comment names yet, row first: it takes no place among hers any more.

        Raises:
            RefusedError: ``not_found``; ``in_use``: words that have it are on their way and can be undone first.
        """
        need_ours(caller)
        gone: list[str] = []

        def operation(work: Work) -> None:
            found = attachments.waiting(work.connection, caller.id, (attachment_id,))
            if not found or not found[0].name:
                raise RefusedError(NOT_FOUND)
            for body in sends.bodies_of(work.connection, caller.id):
                comment = msgspec.json.decode(body, type=TicketChange).comment
                if comment is not None and attachment_id in comment.uploads:
                    raise RefusedError("in_use", why="pending_send")
            attachments.forget(work, attachment_id)
            gone[:] = [found[0].store_key]

        await self._store.write_marked(mark, NoneType, operation)
        await asyncio.to_thread(self._remove, gone)

    async def open(self, caller: Caller, attachment_id: int) -> Opened:
        """Raises RefusedError ``not_found``: no such file, or none of a ticket that this caller may see."""
        need_ours(caller)

        def question(connection: sa.Connection) -> Attachment:
            found = attachments.find(connection, attachment_id)
            if found is None or (found.ticket_id is None and found.owner_id != caller.id):
                raise RefusedError(NOT_FOUND)
            if found.ticket_id is not None:
                stands = places.of_comments(connection, [found.comment_id or 0])
                need_ticket(connection, caller, stands.get(found.comment_id or 0, found.ticket_id))
            return found

        return await self.opened(await self._store.read(question))

    async def opened(self, found: Attachment) -> Opened:
        """The bytes of a file that somebody may have. Raises RefusedError ``not_found``."""
        path = attachments.place_of(self._store.files, found.store_key)
        if not await asyncio.to_thread(path.is_file):
            raise RefusedError(NOT_FOUND)
        return Opened(found.name, found.size, found.sha256, path)

    async def tidy(self, now_ms: int) -> int:
        """Forget what was sent up, never used and waits in no draft, rows first; how many went. Call it once an hour.

        Bytes whose row could not be written or went before them are looked for, too, in another part of the folder each time.
        """
        before_ms = now_ms - UNUSED_KEPT_MS

        def operation(work: Work) -> list[str]:
            return attachments.forget_unused(work, before_ms, sends.held_uploads(work.connection))

        count = 0
        while keys := await self._store.write(operation):
            await asyncio.to_thread(self._remove, keys)
            count += len(keys)
        await asyncio.to_thread(self._remove_broken, before_ms)
        await self._sweep(now_ms // SWEEP_EVERY_MS % attachments.SWEEP_PARTS, before_ms)
        return count

    async def _sweep(self, part: int, before_ms: int) -> None:
        found = await asyncio.to_thread(attachments.settled, self._store.files, part, before_ms)
        for at in range(0, len(found), SWEEP_ROWS):
            paths = {path.name: path for path in found[at : at + SWEEP_ROWS]}
            known = await self._store.read(functools.partial(attachments.known_keys, store_keys=list(paths)))
            for name in paths.keys() - known:
                paths[name].unlink(missing_ok=True)

    def _remove(self, keys: Sequence[str]) -> None:
        for store_key in keys:
            attachments.place_of(self._store.files, store_key).unlink(missing_ok=True)

    def _remove_broken(self, before_ms: int) -> None:
        for part in (self._store.files / "incoming").glob("*.part"):
            with contextlib.suppress(FileNotFoundError):
                if part.stat().st_mtime * 1000 < before_ms:
                    part.unlink()


def _put(file: IO[bytes], piece: bytes, digest: "hashlib._Hash") -> None:
    file.write(piece)
    digest.update(piece)


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
