"""Files in the composer: up by themselves once the relay takes them, a few at a time; what it refused stays refused."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.core.desk import outbox
from assistdesk.core.desk.attached import FILES_MAX
from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.attaching import AT_ONCE, Attaching
from assistdesk.runtime.intents import AttachFiles, AttachPicture, DropUpload, RetryUpload
from assistdesk.runtime.snapshot import ComposerMode, UploadView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

TICKET = 1042


class ScriptedFiles:
    """Takes files as written down; a file that is ``held`` stays on its way."""

    def __init__(self) -> None:
        self.errors: list[AssistDeskError] = []
        self.asked: list[str] = []
        self.paths: list[Path] = []
        self.was_there: list[bool] = []
        self.let_go = asyncio.Event()
        self.let_go.set()
        self.at_once = self.most_at_once = 0

    async def send_file(self, path: Path, told: Callable[[int], None]) -> AttachmentOut:
        self.asked.append(path.name)
        self.paths.append(path)
        self.was_there.append(await asyncio.to_thread(path.exists))
        if self.errors:
            raise self.errors.pop(0)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            told(1)
            await self.let_go.wait()
        finally:
            self.at_once -= 1
        return AttachmentOut(id=len(self.asked), name=path.name, size=2, sha256="ab" * 32)


class Composer:
    """One ticket's files, and the means to wait for what becomes of them."""

    def __init__(self) -> None:
        self.desk, self.changed = ScriptedFiles(), asyncio.Event()
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.toasts = Toasts(SystemClock(), self.changed.set)
        self.files = Attaching(self.desk, self.tasks, SystemRandomness(), self.toasts, self.changed.set)  # type: ignore[arg-type]

    def attach(self, *names: str) -> None:
        self.files.handle(AttachFiles(TICKET, ComposerMode.REPLY, names))

    @property
    def shown(self) -> tuple[UploadView, ...]:
        return self.files.views(TICKET)

    async def until(self, *states: str) -> None:
        async with asyncio.timeout(10):
            while tuple(file.state for file in self.shown) != states:
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
async def composer() -> AsyncIterator[Composer]:
    made = Composer()
    yield made
    await made.tasks.cancel_all(1.0)
    assert made.failures == []


async def test_a_file_that_finds_no_relay_waits_and_goes_when_the_line_is_back(composer: Composer) -> None:
    composer.desk.errors = [LinkError("unreachable")]
    composer.attach("a.log")
    await composer.until("waiting")
    [file] = composer.shown
    assert file.error is not None
    assert (file.error.rule, file.may_retry) == ("unreachable", True)
    assert composer.files.ready(TICKET, ComposerMode.REPLY) == ()
    composer.files.came_back()
    await composer.until("ready")
    assert composer.files.ready(TICKET, ComposerMode.REPLY) == (2,)


async def test_a_file_that_waits_goes_by_itself_in_time(composer: Composer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_RETRY_MS", 1)
    composer.desk.errors = [LinkError("busy", status=503), RefusedError("too_many", status=429)]
    composer.attach("a.log")
    await composer.until("ready")
    assert composer.desk.asked == ["a.log"] * 3


async def test_a_file_waits_as_long_as_the_relay_asks(composer: Composer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_RETRY_MS", 1)
    composer.desk.errors = [LinkError("busy", status=503, retry_after_s=1)]
    begun = asyncio.get_running_loop().time()
    composer.attach("a.log")
    await composer.until("waiting")
    await composer.until("ready")
    assert asyncio.get_running_loop().time() - begun >= 0.99


async def test_whoever_does_not_want_to_wait_tries_again_at_once(composer: Composer) -> None:
    composer.desk.errors = [LinkError("unreachable"), LinkError("unreachable")]
    composer.attach("a.log")
    await composer.until("waiting")
    for _ in range(2):  # a double press
        composer.files.handle(RetryUpload(composer.shown[0].key))
    await composer.until("sending")
    await composer.until("waiting")
    composer.files.handle(RetryUpload(composer.shown[0].key))
    await composer.until("ready")
    assert len(composer.desk.asked) == 3


async def test_what_the_relay_refused_does_not_go_again(composer: Composer) -> None:
    composer.desk.errors = [RefusedError("attachment_type", status=422)]
    composer.attach("setup.exe")
    await composer.until("failed")
    assert not composer.shown[0].may_retry
    composer.files.handle(RetryUpload(composer.shown[0].key))
    composer.files.came_back()
    await composer.until("failed")
    assert composer.desk.asked == ["setup.exe"]


async def test_a_file_that_could_not_be_read_is_tried_again_when_its_sender_says_so(composer: Composer) -> None:
    composer.desk.errors = [RefusedError("file_unreadable")]
    composer.attach("a.log")
    await composer.until("failed")
    assert composer.shown[0].may_retry
    composer.files.handle(RetryUpload(composer.shown[0].key))
    await composer.until("ready")


async def test_many_files_go_a_few_at_a_time_and_one_that_is_taken_away_makes_room(composer: Composer) -> None:
    composer.desk.let_go.clear()
    names = tuple(f"{number}.log" for number in range(AT_ONCE + 2))
    composer.attach(*names)
    async with asyncio.timeout(10):
        while composer.desk.at_once < AT_ONCE:
            await asyncio.sleep(0)
    composer.files.handle(DropUpload(composer.shown[0].key))
    async with asyncio.timeout(10):
        while len(composer.desk.asked) <= AT_ONCE:
            await asyncio.sleep(0)
    composer.desk.let_go.set()
    await composer.until(*["ready"] * (AT_ONCE + 1))
    assert composer.desk.most_at_once == AT_ONCE
    assert [file.name for file in composer.shown] == list(names[1:])


async def test_a_pasted_picture_is_on_this_disk_until_it_is_up_or_not_wanted(composer: Composer) -> None:
    picture = AttachPicture(TICKET, ComposerMode.REPLY, "picture.png", b"png")
    composer.desk.let_go.clear()
    for _ in range(3):  # within one second
        composer.files.handle(picture)
    await composer.until("sending", "sending", "sending")
    async with asyncio.timeout(10):
        while len(composer.desk.was_there) < 3:
            await asyncio.sleep(0)
    folders = {path.parent for path in composer.desk.paths}
    assert composer.desk.was_there == [True] * 3
    assert len(folders) == 3
    composer.files.handle(DropUpload(composer.shown[0].key))
    assert sorted(folder.exists() for folder in folders) == [False, True, True]
    composer.files.close()
    assert not any(folder.exists() for folder in folders)
    composer.desk.let_go.set()
    await composer.until("ready", "ready")
    assert [file.name for file in composer.shown] == ["picture.png"] * 2


async def test_no_more_files_than_a_message_may_have(composer: Composer) -> None:
    composer.desk.let_go.clear()
    composer.attach(*(f"{number}.log" for number in range(FILES_MAX + 1)))
    composer.files.handle(AttachPicture(TICKET, ComposerMode.REPLY, "picture.png", b"png"))
    async with asyncio.timeout(10):
        while len(composer.toasts.shown) < 2:
            await asyncio.sleep(0)
    assert [toast.rule for toast in composer.toasts.shown] == ["too_many_files"] * 2
    assert len(composer.shown) == FILES_MAX
