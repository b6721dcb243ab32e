"""The reports: what the relay measured of a period, and the file it can be kept in (desk.md section 6).

What was read stays on the screen while it is read again. A file is written beside its name first, so that a full disk leaves
nothing half. Refuses to know how a figure comes about and how it is drawn.
"""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk.measure_shapes import FileWords, MeasuresOut, csv_of
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_measures import ReadMeasures, SaveMeasures
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.snapshot_measures import MeasuresView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

BOM = "\ufeff"
"""Spreadsheets take a file without it for another alphabet."""


class MeasuresDesk:
    """One account's reports."""

    def __init__(self, desk: Desk, clock: Clock, tasks: Tasks, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._desk, self._clock, self._tasks, self._toasts = desk, clock, tasks, toasts
        self._changed = changed
        self.view = MeasuresView()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case ReadMeasures():
                is_other = intent.days != self.view.days
                self.view = replace(
                    self.view,
                    days=intent.days,
                    loading=True,
                    loading_since_ms=self._clock.wall_ms(),
                    error=None,
                    answer=None if is_other else self.view.answer,
                )
                self._tasks.spawn(self._read(intent), "measures")
                self._changed()
            case SaveMeasures(path, style, words) if self.view.answer is not None:
                self._tasks.spawn(self._save(Path(path), style, self.view.answer, words), "save_measures")
            case _:
                return False
        return True

    async def _read(self, wanted: ReadMeasures) -> None:
        answer: MeasuresOut | None = None
        error: Cause | None = None
        try:
            answer = await self._desk.get_measures(to_rfc3339(wanted.from_ms), to_rfc3339(wanted.to_ms), wanted.zone)
        except AssistDeskError as trouble:
            error = Cause(trouble.rule)
        if wanted.days == self.view.days:  # else another period was chosen meanwhile
            self.view = replace(self.view, loading=False, error=error, answer=answer or self.view.answer)
            self._changed()

    async def _save(self, path: Path, style: str, answer: MeasuresOut, words: FileWords | None) -> None:
        text = (
            BOM + csv_of(answer, words) if style == "csv" else msgspec.json.format(msgspec.json.encode(answer)).decode()
        )
        try:
            await asyncio.to_thread(_write, path, text)
        except OSError:
            self._toasts.say("measures_unsaved", "error")
        else:
            self._toasts.say("measures_saved", file=path.name)


def _write(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
