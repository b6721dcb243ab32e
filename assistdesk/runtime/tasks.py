"""Background work of the loop that nobody forgets: each task's reference is kept and its failure reported.

An exception that no one awaits is the worst kind; here it goes to ``report`` at once. Refuses to know what the tasks
do.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

TASKS_MAX: Final = 256
ANEW_AFTER_S: Final = 5.0

Report = Callable[[str, BaseException], None]
"""Told the task's name and what it raised; called on the loop's thread and must not raise."""


class Tasks:
    """All tasks of one part of the program."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._running: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._running)

    def spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        """Start *work*; its exception, if any, goes to ``report`` under *name*. Cancelling is no failure."""
        if len(self._running) >= TASKS_MAX:
            work.close()
            raise RuntimeError(f"more than {TASKS_MAX} tasks: {name}")
        task = asyncio.create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def keep(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> asyncio.Task[None]:
        """``spawn`` for what goes on as long as its part: after a failure, which is reported, it is begun anew."""

        async def kept() -> None:
            while True:
                try:
                    await work()
                except Exception as error:
                    self._report(name, error)
                    await asyncio.sleep(ANEW_AFTER_S)
                else:
                    return

        return self.spawn(kept(), name)

    async def cancel_all(self, within_s: float) -> bool:
        """Cancel everything and wait; False if something was still running after *within_s*."""
        me = asyncio.current_task()
        waiting = {task for task in self._running if task is not me}
        for task in waiting:
            task.cancel()
        if waiting:
            await asyncio.wait(waiting, timeout=within_s)
        return all(task.done() for task in waiting)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report(task.get_name(), error)
