"""The asyncio loop on a thread of its own, and the way intents get into it.

The windows' thread calls ``start``, ``submit`` and ``stop``, and never waits for the loop but in ``stop``, which has a
bound. Refuses to know Qt, and what the part that it runs does.
"""

import asyncio
import threading
from collections.abc import Callable
from typing import Final, Protocol

from assistdesk.core.errors import MisuseError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.tasks import Report, Tasks

CLOSE_WITHIN_S: Final = 4.0
STOP_WITHIN_S: Final = 5.0
INTENTS_WAITING_MAX: Final = 1_000


class Part(Protocol):
    """What runs on the loop: the agent's workspace or the customer's end. All three are called on the loop's thread."""

    def start(self) -> None: ...

    def handle(self, intent: Intent) -> None:
        """Begin what *intent* asks for; returns at once."""
        ...

    async def close(self) -> None: ...


Build = Callable[[Tasks], Part]
"""Makes the part on the loop's thread, so that its libraries are loaded there and not while the window is drawn."""


class Loop:
    """One thread, one loop, one part."""

    def __init__(self, build: Build, report: Report) -> None:
        self._build = build
        self._report = report
        self._thread = threading.Thread(target=self._run, name="loop", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._part: Part | None = None
        self._stopping: asyncio.Event | None = None
        self._lock = threading.Lock()
        self._early: list[Intent] = []
        self._is_stopped = False

    def start(self) -> None:
        self._thread.start()

    def submit(self, intent: Intent) -> None:
        """Hand *intent* to the part, from any thread. Before the part is there it waits its turn; after ``stop`` it is
        dropped."""
        with self._lock:
            if self._is_stopped:
                return
            if self._loop is None or self._part is None:
                if len(self._early) >= INTENTS_WAITING_MAX:
                    raise MisuseError("intents_waiting")
                self._early.append(intent)
                return
            self._loop.call_soon_threadsafe(self._handle, intent)

    def stop(self, within_s: float = STOP_WITHIN_S) -> bool:
        """Close the part and end the thread; False if it was still running after *within_s* (it is a daemon)."""
        with self._lock:
            self._is_stopped = True
            if self._loop is not None and self._stopping is not None:
                self._loop.call_soon_threadsafe(self._stopping.set)
        if self._thread.ident is None:
            return True
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        tasks = Tasks(self._report)
        stopping = asyncio.Event()
        asyncio.get_running_loop().set_exception_handler(self._report_unawaited)
        try:
            part = self._build(tasks)
            part.start()
        except Exception as error:
            self._report("start", error)
            return
        with self._lock:
            self._loop, self._part, self._stopping = asyncio.get_running_loop(), part, stopping
            early, self._early = self._early, []
            if self._is_stopped:
                stopping.set()
        for intent in early:
            self._handle(intent)
        await stopping.wait()
        try:
            await asyncio.wait_for(part.close(), CLOSE_WITHIN_S)
        except Exception as error:
            self._report("close", error)
        await tasks.cancel_all(1.0)
        with self._lock:
            self._loop = None

    def _handle(self, intent: Intent) -> None:
        assert self._part is not None
        try:
            self._part.handle(intent)
        except Exception as error:
            self._report(type(intent).__name__, error)

    def _report_unawaited(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        self._report("loop", error if isinstance(error, BaseException) else RuntimeError(str(context.get("message"))))
