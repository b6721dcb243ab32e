"""Files in the composer: up by themselves once the relay takes them, a few at a time; what it refused stays refused."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk import outbox
from assistdesk.core.desk.attached import FILES_MAX, NAMELESS, Stamp, safe_name
from assistdesk.core.desk.shapes import AttachmentOut
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.attaching import AT_ONCE, Attaching
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents import AttachFiles, AttachPicture, DropUpload, RetryUpload
from assistdesk.runtime.snapshot import ComposerMode, UploadView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

TICKET = 1042


class ScriptedFiles:
    """Takes files as written down; a file that is not ``let_go`` stays on its way. ``stamps``: how files of this computer are,
    where they are there; ``holds``: what went up and waits for its words."""

    def __init__(self) -> None:
        self.stamps: dict[str, Stamp | RefusedError] = {}
        self.holds: dict[int, AttachmentOut] = {}
        self.errors: list[AssistDeskError] = []
        self.asked: list[str] = []
        self.paths: list[Path] = []
        self.was_there: list[bool] = []
        self.let_go = asyncio.Event()
        self.let_go.set()
        self.at_once = self.most_at_once = 0

    async def stamp_of(self, path: Path) -> Stamp:
        found = self.stamps.get(path.name, Stamp(2, 1))
        if isinstance(found, RefusedError):
            raise found
        return found

    async def get_upload(self, upload_id: int) -> AttachmentOut:
        if self.errors:
            raise self.errors.pop(0)
        if upload_id not in self.holds:
            raise RefusedError("not_found", status=404)
        return self.holds[upload_id]

    async def send_file(self, path: Path, told: Callable[[int], None]) -> AttachmentOut:
        self.asked.append(path.name)
        number = len(self.asked)
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
        up = AttachmentOut(id=number, name=safe_name(path.name), size=2, sha256="ab" * 32)
        self.holds[up.id] = up
        return up


class Composer:
    """One ticket's files, and the means to wait for what becomes of them."""

    def __init__(self, folder: Path, desk: ScriptedFiles) -> None:
        self.folder, self.desk, self.changed = folder, desk, asyncio.Event()
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.toasts = Toasts(SystemClock(), self.changed.set)
        self.disk = Disk(SqliteStore(folder / "s.db"))
        self.files = Attaching(
            self.desk,  # type: ignore[arg-type]  # all they ask
            self.disk,
            self.tasks,
            SystemRandomness(),
            self.toasts,
            self.changed.set,
            folder / "pictures",
        )

    async def end(self) -> None:
        """As a program that is killed: what is not on disk is gone."""
        await self.tasks.cancel_all(1.0)
        await self.disk.close()
        assert self.failures == []

    async def again(self, *out: int) -> "Composer":
        """The program was killed and started anew; *out*: what words in its outbox name."""
        await self.files.save()
        await self.end()
        made = Composer(self.folder, self.desk)
        await made.files.recall(out)
        made.files.opened(TICKET)
        return made

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
async def composer(tmp_path: Path) -> AsyncIterator[Composer]:
    made = Composer(tmp_path, ScriptedFiles())
    await made.files.recall(())
    yield made
    await made.end()


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


async def test_a_pasted_picture_is_on_this_disk_until_its_words_went_or_it_is_not_wanted(composer: Composer) -> None:
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
    composer.desk.let_go.set()
    await composer.until("ready", "ready")
    assert [file.name for file in composer.shown] == ["picture.png"] * 2
    uploads = composer.files.ready(TICKET, ComposerMode.REPLY)
    composer.files.take(uploads)
    assert sorted(folder.exists() for folder in folders) == [False, True, True]
    composer.files.went(uploads)
    assert not any(folder.exists() for folder in folders)


async def test_no_more_files_than_a_message_may_have(composer: Composer) -> None:
    composer.desk.let_go.clear()
    composer.attach(*(f"{number}.log" for number in range(FILES_MAX + 1)))
    composer.files.handle(AttachPicture(TICKET, ComposerMode.REPLY, "picture.png", b"png"))
    async with asyncio.timeout(10):
        while len(composer.toasts.shown) < 2:
            await asyncio.sleep(0)
    assert [toast.rule for toast in composer.toasts.shown] == ["too_many_files"] * 2
    assert len(composer.shown) == FILES_MAX


# --- after a restart ------------------------------------------------------------------------------------------------------


async def test_files_stand_in_their_composer_again_and_what_the_relay_holds_goes_up_once(composer: Composer) -> None:
    composer.attach("/a/one.log", "/a/\udcff.log")
    composer.files.handle(AttachFiles(TICKET, ComposerMode.NOTE, ("/a/note.log",)))
    composer.files.handle(AttachFiles(7, ComposerMode.REPLY, ("/a/other.log",)))
    await composer.until("ready", "ready", "ready")
    again = await composer.again()
    await again.until("ready", "ready", "ready")
    assert [(file.name, file.mode.value) for file in again.shown] == [
        ("one.log", "reply"),
        (safe_name("\udcff.log"), "reply"),
        ("note.log", "note"),
    ]
    assert len(again.desk.asked) == 4
    assert len(again.files.ready(TICKET, ComposerMode.REPLY)) == 2
    assert again.files.ready(7, ComposerMode.REPLY) == ()  # nobody looks at it yet
    assert [file.name for file in again.files.views(7)] == ["other.log"]
    await again.end()


async def test_what_was_not_up_and_what_the_relay_forgot_goes_up_anew(composer: Composer) -> None:
    composer.attach("a.log")
    await composer.until("ready")
    composer.desk.let_go.clear()
    composer.attach("b.log")
    await composer.until("ready", "sending")
    composer.desk.holds.clear()  # a day later
    again = await composer.again()
    composer.desk.let_go.set()
    await again.until("ready", "ready")
    assert sorted(again.desk.asked) == ["a.log", "a.log", "b.log", "b.log"]
    await again.end()


async def test_a_file_that_is_gone_or_another_now_says_so_and_goes_as_its_sender_decides(composer: Composer) -> None:
    composer.desk.let_go.clear()
    composer.attach("gone.log", "changed.log")
    await composer.until("sending", "sending")
    async with asyncio.timeout(10):
        while len(composer.desk.asked) < 2:
            await asyncio.sleep(0)
    composer.desk.stamps = {"gone.log": RefusedError("file_gone"), "changed.log": Stamp(2, 9)}
    again = await composer.again()
    composer.desk.let_go.set()
    await again.until("failed", "failed")
    assert [file.error and file.error.rule for file in again.shown] == ["file_gone", "file_changed"]
    assert [file.may_retry for file in again.shown] == [True, True]
    assert len(again.desk.asked) == 2
    again.files.handle(RetryUpload(again.shown[1].key))
    await again.until("failed", "ready")
    again.files.handle(DropUpload(again.shown[0].key))
    last = await again.again()
    await last.until("ready")
    assert [file.name for file in last.shown] == ["changed.log"]
    await last.end()


async def test_without_a_line_after_a_restart_files_wait(composer: Composer) -> None:
    composer.attach("a.log")
    await composer.until("ready")
    composer.desk.errors = [LinkError("unreachable")]
    again = await composer.again()
    await again.until("waiting")
    assert [(file.name, file.size) for file in again.shown] == [("a.log", 2)]
    again.files.came_back()
    await again.until("ready")
    assert len(again.desk.asked) == 1
    await again.end()


async def test_files_that_went_with_words_are_known_and_come_back_with_them(composer: Composer) -> None:
    composer.attach("a.log", "b.log", "c.log")
    await composer.until("ready", "ready", "ready")
    composer.files.take((1, 2))
    again = await composer.again(2, 3)  # of 3 the outbox knew before the composer did
    assert [file.name for file in again.files.gone_along((1, 2, 3, 99))] == ["a.log", "b.log", "c.log"]
    assert again.shown == ()
    del again.desk.holds[2]
    again.desk.stamps["b.log"] = RefusedError("file_gone")
    again.files.give_back(TICKET, ComposerMode.NOTE, (1, 2, 99))
    await again.until("ready", "failed", "failed")
    assert [(file.name, file.mode.value) for file in again.shown] == [
        ("a.log", "note"),
        ("b.log", "note"),
        (NAMELESS, "note"),
    ]
    assert again.files.gone_along((1, 2)) == ()
    await again.end()


async def test_a_pasted_picture_outlives_the_program_and_what_nothing_names_goes(composer: Composer) -> None:
    composer.desk.errors = [LinkError("unreachable")]
    composer.files.handle(AttachPicture(TICKET, ComposerMode.REPLY, "picture.png", b"png"))
    await composer.until("waiting")
    (composer.folder / "pictures" / "picture-orphan").mkdir()
    again = await composer.again()
    await again.until("ready")
    assert again.desk.was_there[-1]
    assert [one.name for one in (again.folder / "pictures").iterdir()] == [again.desk.paths[-1].parent.name]
    await again.end()


async def test_what_a_disk_does_not_give_out_is_not_written_over(composer: Composer) -> None:
    composer.attach("a.log")
    await composer.until("ready")
    await composer.files.save()
    await composer.end()
    blind = Composer(composer.folder, composer.desk)
    whole, blind.disk.recall = blind.disk.recall, _refuses  # type: ignore[method-assign]
    await blind.files.recall(())
    blind.attach("b.log")
    await blind.until("ready")
    assert [toast.rule for toast in blind.toasts.shown] == ["disk"]
    blind.disk.recall = whole  # type: ignore[method-assign]
    again = await blind.again()
    await again.until("ready")
    assert [file.name for file in again.shown] == ["a.log"]
    await again.end()


async def _refuses(_name: str, _kind: object) -> None:
    raise RefusedError("disk")
