"""The recordings of one session at the agent's end: a file while Record is on, closed at once when it is not.

Begins when the session's machine says that Record is on, tells the other end first, and afterwards writes the file's hash
into the ledger (protocol.md sections 14 and 15). Refuses to know pixels, windows, and who allowed what.
"""

from __future__ import annotations  # what encodes and writes is loaded with the first recording

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from time import gmtime, strftime
from typing import TYPE_CHECKING, Any, Final

from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.entries import decode_entry
from assistdesk.core.session.items import EntryLine, parse_item
from assistdesk.core.types import NoteEvent, Permission
from assistdesk.core.wire.messages import RecState
from assistdesk.runtime.ports import Clock, PictureUpdate, Randomness

if TYPE_CHECKING:
    from assistdesk.core.session.viewer_state import ViewerState
    from assistdesk.runtime.ports import RecordingFile
    from assistdesk.runtime.recording import Recording
    from assistdesk.runtime.watching import Watching

CLOSE_WITHIN_S: Final = 1.0

Tell = Callable[[str, str, str], None]
"""How the agent hears of it: a rule, a kind (ok, warning), the file's name or ""; windows make the words."""


@dataclass(frozen=True, slots=True)
class RecordingParts:
    """The outside, handed in. Both may block and are called off the loop.

    ``begin`` makes a new, empty file of that name and raises RefusedError("disk"). ``recipient`` gives the public box key that
    files are sealed for, the organisation's or the agent's own, and raises RefusedError("no_keyring") where
    neither would be there tomorrow.
    """

    begin: Callable[[str], RecordingFile]
    recipient: Callable[[], bytes]


class Recordings:
    """A session's files, one after another: ``follow`` begins one when Record is on, ``stop`` ends it."""

    def __init__(
        self,
        parts: RecordingParts,
        clock: Clock,
        randomness: Randomness,
        spawn: Callable[[Coroutine[Any, Any, None], str], object],
        feed: Callable[[events.ViewerEvent], None],
        tell: Tell,
        ticket_id: int,
    ) -> None:
        """*feed* takes what the session's machine must hear; *tell* what the agent should read."""
        self._parts, self._clock, self._randomness = parts, clock, randomness
        self._spawn, self._feed, self._tell = spawn, feed, tell
        self._ticket_id = ticket_id
        self._grant = 0
        self._recording: Recording | None = None
        self._cursor: PictureUpdate | None = None
        self._ledger_head = (0, bytes(32))
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self.since_ms: int | None = None
        """When the file that is written now began, wall clock."""

    def follow(self, state: ViewerState, watching: Watching | None) -> None:
        """The session's machine has moved."""
        grant = state.mirror(Permission.RECORD).grant if state.is_on(Permission.RECORD) else 0
        if grant == self._grant or not state.is_on(Permission.VIEW):
            return
        self._grant = grant
        if grant and watching is not None and state.facts is not None:
            self._is_idle.clear()
            self._spawn(self._record(grant, state.facts.session_id, watching), "recording")

    def seen(self, update: PictureUpdate, watching: Watching | None) -> None:
        """The agent's window is about to show this."""
        if update.cursor is not None:
            self._cursor = update
        recording = self._recording
        if recording is None or watching is None:
            return
        if recording.monitors != watching.monitors:
            recording.lay_out(watching.monitors, watching.pixels)
        recording.seen(update)

    def wrote(self, data: bytes) -> None:
        """Items that go into the ledger's copy."""
        for raw in data.splitlines(keepends=True):
            item = parse_item(raw)
            if isinstance(item, EntryLine):
                self._ledger_head = (decode_entry(item.line).n, item.digest)
                if self._recording is not None:
                    self._recording.ledger_line(item.line)

    def mark(self) -> None:
        if self._recording is not None:
            self._recording.mark()

    def stop(self) -> None:
        """At once: nothing of what comes from now on is in the file."""
        recording, self._recording = self._recording, None
        self.since_ms = None
        if recording is not None:
            recording.stop()

    async def close(self) -> None:
        """Finish, and wait until the file is closed and its hash was told. Record stays as it is: the session ends."""
        if self._recording is not None:
            self._recording.finish()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._is_idle.wait(), CLOSE_WITHIN_S)

    async def _record(self, grant: int, session_id: bytes, watching: Watching) -> None:
        try:
            recording = await asyncio.to_thread(self._begin, grant, session_id)
            await self._write(recording, grant, watching)
        except AssistDeskError as error:
            self._tell("recording_locked_out" if error.rule == "no_keyring" else "recording_failed", "warning", "")
            self._feed(events.GaveBack(Permission.RECORD))
        finally:
            self._is_idle.set()

    async def _write(self, recording: Recording, grant: int, watching: Watching) -> None:
        """From the announcement to the hash. Taken back before the file was there: it is closed with nothing in it."""
        if self._grant == grant:
            self._recording, self.since_ms = recording, self._clock.wall_ms()
            recording.lay_out(watching.monitors, watching.pixels)
            if self._cursor is not None:
                recording.seen(self._cursor)
            self._feed(events.SendWanted(RecState(grant, True)))
        else:
            recording.stop()
        done = await recording.run()
        if self._recording is recording:
            self.stop()
        self._feed(events.SendWanted(RecState(grant, False)))
        self._feed(events.NoteWanted(NoteEvent.REC_DONE, done.name, done.size_bytes, done.digest))
        if done.trouble:
            raise RefusedError(done.trouble)
        self._tell("recording_saved", "ok", done.name)

    def _begin(self, grant: int, session_id: bytes) -> Recording:
        """Off the loop. Raises RefusedError("disk"), PeerError("box_key")."""
        clock = self._clock
        begun = strftime("%Y%m%d-%H%M%S", gmtime(clock.wall_ms() // 1000))
        name = f"{begun}-ticket-{self._ticket_id}-{grant}.adrec"
        return new_recording(self._parts, name, session_id, clock, self._randomness, lambda: self._ledger_head)


def new_recording(
    parts: RecordingParts,
    name: str,
    session_id: bytes,
    clock: Clock,
    randomness: Randomness,
    ledger_head: Callable[[], tuple[int, bytes]],
) -> Recording:
    """Off the loop. Raises RefusedError("disk"), RefusedError("no_keyring"), PeerError("box_key")."""
    from assistdesk.core.session.recorder import Recorder
    from assistdesk.core.session.recording import FILE_ID_BYTES, FILE_KEY_BYTES, Header, wrap_key
    from assistdesk.runtime.recording import Recording

    file_id, file_key = randomness.bytes(FILE_ID_BYTES), randomness.bytes(FILE_KEY_BYTES)
    recipient = wrap_key(parts.recipient(), file_id, file_key)
    recorder = Recorder(Header(file_id, session_id, clock.wall_ms(), (recipient,)), file_key)
    return Recording(parts.begin(name), recorder, clock, name, ledger_head)
