"""The film that a player's window has made of its recording: one at a time, with its progress, its end and its trouble.

Runs beside the player and disturbs it in nothing: the same file, a decoder of its own. Refuses to know windows and codecs.
"""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.core.session.replay import Replay
from assistdesk.runtime.filming import Filming
from assistdesk.runtime.ports import Decoder, Film
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_replay import ExportPhase, ExportView
from assistdesk.runtime.tasks import Tasks

BeginFilm = Callable[[Path, bool, int, int], Film]
"""Makes a film's file: where, whether it may take another's place, width, height. Raises RefusedError; blocks."""


class Exporting:
    """On the loop. ``view`` is what the window shows of it; *changed* is called when it did."""

    def __init__(
        self,
        begin: BeginFilm | None,
        make_decoder: Callable[[], Decoder],
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        """*begin*: None where nothing can make films."""
        self._begin, self._make_decoder, self._tasks, self._changed = begin, make_decoder, tasks, changed
        self._task: asyncio.Task[None] | None = None
        self.view = ExportView(possible=begin is not None)

    def start(self, file: Replay, path: Path, may_replace: bool) -> None:
        """Nothing while one is made."""
        begin = self._begin
        if begin is None or self.view.phase is ExportPhase.RUNNING:
            return
        self._show(ExportView(True, ExportPhase.RUNNING, path.name))
        filming = Filming(file, self._make_decoder, lambda w, h: begin(path, may_replace, w, h), self._tell)
        self._task = self._tasks.spawn(self._run(filming), "export")

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """She has read how it ended."""
        if self.view.phase is not ExportPhase.RUNNING:
            self._show(ExportView(self.view.possible))

    async def close(self) -> None:
        """What is half made is gone when this returns."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait((self._task,))

    async def _run(self, filming: Filming) -> None:
        try:
            done = await filming.run()
            cut_at_ms = done.length_ms if done.is_cut else None
            self._show(replace(self.view, phase=ExportPhase.DONE, cut_at_ms=cut_at_ms))
        except AssistDeskError as error:
            self._show(replace(self.view, phase=ExportPhase.FAILED, problem=Cause(error.rule)))
        except asyncio.CancelledError:
            self._show(ExportView(self.view.possible))
            raise

    def _tell(self, at_ms: int, length_ms: int) -> None:
        percent = at_ms * 100 // max(1, length_ms)
        if percent != self.view.percent:
            self._show(replace(self.view, percent=percent))

    def _show(self, view: ExportView) -> None:
        self.view = view
        self._changed()
