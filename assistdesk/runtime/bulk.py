"""One change of many tickets: asked for, watched, taken back (desk.md sections 9, 12).

The relay does the work and a job says how far it is; what is shown here is that and nothing guessed. It needs the line: a
change of many is not kept in the outbox, because it would come as a surprise later.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from msgspec.structs import replace

from assistdesk.core.desk.shapes_rules import BulkIn, JobStatus
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.intents import BulkChange, Intent, StopBulk, Undo
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot import BulkView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

UNDO_PREFIX: Final = "job:"
LOOK_EVERY_S: Final = 0.25
LOOKS_MAX: Final = 2_400
"""Ten minutes; the job goes on without us."""


BULK_FIELDS: Final = ("status", "custom_status_id", "priority")
GIVEN: Final = ("assignee_id", "group_id")
"""A 0 takes these away."""


class Bulk:
    """One account's; one job at a time is watched."""

    def __init__(self, desk: Desk, tasks: Tasks, toasts: Toasts, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._toasts, self._changed = desk, tasks, toasts, changed
        self.view: BulkView | None = None

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case BulkChange():
                self._start(intent)
            case Undo(key) if key.startswith(UNDO_PREFIX):
                self._undo(key)
            case StopBulk() if self.view is not None:
                self.view = replace(self.view, is_stopping=True)
                self._changed()
            case _:
                return False
        return True

    def _start(self, intent: BulkChange) -> None:
        if self.view is None and intent.ticket_ids:
            self.view = BulkView(len(intent.ticket_ids))
            self._tasks.spawn(self._change(intent), "bulk")
            self._changed()

    def _undo(self, undo_key: str) -> None:
        if self.view is None:
            self.view = BulkView(0)
            self._toasts.drop_undo(undo_key)
            self._tasks.spawn(self._take_back(undo_key.removeprefix(UNDO_PREFIX)), "bulk_undo")
            self._changed()

    async def _change(self, intent: BulkChange) -> None:
        wanted: dict[str, Any] = {name: value for name in BULK_FIELDS if (value := getattr(intent, name))}
        wanted |= {name: value or None for name in GIVEN if (value := getattr(intent, name)) is not None}
        if intent.macro_id:
            wanted["macro_id"] = intent.macro_id
        change = BulkIn(add_tags=intent.add_tags, remove_tags=intent.remove_tags, **wanted)
        try:
            job = await self._watch((await self._desk.update_many(intent.ticket_ids, change)).job_status)
            self._tell(job, f"{UNDO_PREFIX}{job.id}")
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        finally:
            self._over()

    async def _take_back(self, job_id: str) -> None:
        try:
            self._tell(await self._watch((await self._desk.undo_job(job_id)).job_status), "")
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        finally:
            self._over()

    async def _watch(self, job: JobStatus) -> JobStatus:
        """Until it is done. A cut line is waited for: the job goes on at the relay."""
        is_told = False
        for _ in range(LOOKS_MAX):
            stops = self.view is not None and self.view.is_stopping
            self.view = BulkView(job.total, job.progress, stops)
            self._changed()
            if job.status == "completed":
                break
            if not stops or is_told:
                await asyncio.sleep(LOOK_EVERY_S)
            try:
                job = await self._look(job, stops and not is_told)
                is_told = stops
            except LinkError:
                await asyncio.sleep(LOOK_EVERY_S)
        return job

    async def _look(self, job: JobStatus, stops: bool) -> JobStatus:
        """How far it is; *stops*: once the rest of it is called off. A relay that cannot do that goes on to the end."""
        if stops:
            try:
                return (await self._desk.stop_job(job.id)).job_status
            except RefusedError:
                pass
        return (await self._desk.get_job(job.id)).job_status

    def _tell(self, job: JobStatus, undo_key: str) -> None:
        refused = sum(one.state == "refused" for one in job.results)
        done = sum(one.state == "done" for one in job.results)
        if left := sum(one.state == "stopped" for one in job.results):
            self._toasts.say_done("bulk_stopped", "warn", undo_key if done else "", n=done, left=left)
            return
        rule = "bulk_partly" if refused else "bulk_done" if undo_key else "bulk_undone"
        fields = {"n": done, "refused": refused} if refused else {"n": done}
        self._toasts.say_done(rule, "warn" if refused else "ok", undo_key if done else "", **fields)

    def _over(self) -> None:
        self.view = None
        self._changed()
