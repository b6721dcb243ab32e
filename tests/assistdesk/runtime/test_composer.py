"""Drafts belong to their writer, reach the disk by themselves, and are never lost by a failed send."""

from pathlib import Path

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.snapshot import ComposerMode, DraftView
from assistdesk.runtime.tasks import Tasks
from tests.assistdesk.runtime.test_copies import Relay, is_quiet, soon

__all__ = ["soon"]
REPLY, NOTE = ComposerMode.REPLY, ComposerMode.NOTE


def open_drafts(path: Path, relay: Relay | None = None) -> tuple[Disk, Drafts, list[str]]:
    failed: list[str] = []
    disk, tasks = Disk(SqliteStore(path)), Tasks(lambda name, error: failed.append(name))
    drafts = Drafts(relay or Relay(), disk, tasks, lambda: None, failed.append)  # type: ignore[arg-type]  # all they ask
    return disk, drafts, failed


async def test_PR3_what_is_typed_is_on_disk_after_a_save(tmp_path: Path) -> None:
    disk, drafts, failed = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.type(1, REPLY, "hello")
    assert not drafts.view(1, REPLY).saved
    await drafts.save()
    assert drafts.view(1, REPLY).saved
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    await again.load(1)
    assert (again.view(1, NOTE).reply, again.view(1, NOTE).note, failed) == ("hello", "", [])
    await disk.close()


async def test_a_draft_knows_after_a_restart_when_it_was_begun(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.type(1, REPLY, "he", 7)
    drafts.type(1, REPLY, "hello", 9)  # a colleague's reply came meanwhile
    await drafts.save()
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    assert again.begun_after(1, REPLY) is None
    again.type(1, REPLY, "and", 9)  # before it was read
    await again.load(1)
    assert again.begun_after(1, REPLY) == 7
    again.type(1, REPLY, "")
    assert again.begun_after(1, REPLY) is None
    again.type(1, REPLY, "another", 9)
    again.take(1, REPLY, "another")
    assert again.begun_after(1, REPLY) is None
    await again.save()
    await disk.close()


async def test_a_text_that_comes_back_stands_above_what_was_typed_meanwhile(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.type(1, REPLY, "second thought")
    revision = drafts.view(1, REPLY).revision
    await drafts.give_back(1, REPLY, "first")
    assert drafts.text(1, REPLY) == "first\n\nsecond thought"
    assert drafts.view(1, REPLY).revision > revision
    await disk.close()


async def test_what_is_typed_after_a_send_is_another_text(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.type(1, REPLY, "first")
    revision = drafts.view(1, REPLY).revision
    drafts.take(1, REPLY, "first!")
    drafts.type(1, REPLY, "second")
    await drafts.went(1, REPLY, "first!")
    assert (drafts.text(1, REPLY), drafts.view(1, REPLY).revision) == ("second", revision)
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    await again.load(1)
    assert again.text(1, REPLY) == "second"
    await disk.close()


async def test_PR3_a_text_on_its_way_out_stays_on_disk_until_it_is_kept_elsewhere(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.take(1, REPLY, "first")
    drafts.type(1, REPLY, "second")
    await drafts.save()
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    await again.load(1)
    assert again.text(1, REPLY) == "first\n\nsecond"
    await disk.close()


async def test_a_text_that_could_not_go_comes_back_above_what_was_typed_since(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    revision = drafts.view(1, NOTE).revision
    drafts.take(1, NOTE, "first")
    drafts.type(1, NOTE, "second")
    await drafts.put_back(1, NOTE, "first")
    assert drafts.text(1, NOTE) == "first\n\nsecond"
    assert drafts.view(1, NOTE).revision > revision
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    await again.load(1)
    assert again.text(1, NOTE) == "first\n\nsecond"
    await disk.close()


async def test_loading_again_does_not_overwrite_what_was_typed(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    await drafts.load(1)
    drafts.type(1, NOTE, "typed")
    await drafts.load(1)
    assert drafts.text(1, NOTE) == "typed"
    await drafts.save()
    await disk.close()


async def test_PR3_a_look_before_the_disk_was_read_does_not_hide_what_is_on_it(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    drafts.type(1, REPLY, "kept")
    await drafts.save()
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    assert again.view(1, REPLY).reply == ""
    await again.load(1)
    assert again.view(1, REPLY).reply == "kept"
    await disk.close()


async def test_PR3_a_key_pressed_before_the_disk_was_read_costs_nothing(tmp_path: Path) -> None:
    disk, drafts, _ = open_drafts(tmp_path / "s.db")
    drafts.type(1, REPLY, "kept")
    await drafts.save()
    await disk.close()
    disk, again, _ = open_drafts(tmp_path / "s.db")
    again.type(1, REPLY, "early")
    await again.save()
    assert again.text(1, REPLY) == "kept\n\nearly"
    await disk.close()
    disk, third, _ = open_drafts(tmp_path / "s.db")
    await third.load(1)
    assert third.text(1, REPLY) == "kept\n\nearly"
    await disk.close()


async def test_H21_a_text_with_a_live_code_stays_in_memory_until_it_is_another(tmp_path: Path) -> None:
    live = {"482 915"}
    disk = Disk(SqliteStore(tmp_path / "s.db"))
    relay, tasks = Relay(), Tasks(lambda _name, _error: None)
    drafts = Drafts(relay, disk, tasks, lambda: None, live.add, lambda text: bool({text} & live))  # type: ignore[arg-type]
    await drafts.load(1)
    drafts.type(1, REPLY, "482 915")
    await drafts.save()
    assert (drafts.text(1, REPLY), drafts.view(1, REPLY).saved) == ("482 915", False)
    live.clear()
    await drafts.save()
    assert await disk.run(lambda store: store.draft(1, "reply")) is None
    await is_quiet(tasks)
    assert relay.kept == {}
    drafts.type(1, REPLY, "Your code was spent.")
    await drafts.save()
    assert await disk.run(lambda store: store.draft(1, "reply")) == "Your code was spent."
    await is_quiet(tasks)
    assert relay.kept == {(1, "reply"): "Your code was spent."}
    await disk.close()


async def test_what_another_computer_left_is_found_where_nothing_was_typed_here(tmp_path: Path) -> None:
    relay = Relay({(1, "reply"): "from the office", (2, "note"): "from the office", (3, "note"): "from the office"})
    disk, drafts, failed = open_drafts(tmp_path / "s.db", relay)
    drafts.type(2, NOTE, "from home")
    drafts.type(3, NOTE, "from home")
    drafts.type(3, NOTE, "")
    for ticket_id in (1, 2, 3, 4):
        await drafts.open(ticket_id)
    assert drafts.view(1, REPLY) == DraftView(REPLY, "from the office", "", True, 2)
    assert (drafts.text(2, NOTE), drafts.text(3, NOTE), drafts.text(4, NOTE)) == ("from home", "", "")
    assert relay.asked == [(1, "reply"), (1, "note"), (2, "reply"), (3, "reply"), (4, "reply"), (4, "note")]
    assert failed == []
    await disk.close()


async def test_a_key_pressed_while_the_relay_is_asked_counts_for_more_than_its_answer(tmp_path: Path) -> None:
    relay = Relay({(1, "reply"): "from the office"})
    disk, drafts, _ = open_drafts(tmp_path / "s.db", relay)
    relay.before_answer = lambda: drafts.type(1, REPLY, "from home")
    await drafts.open(1)
    assert drafts.text(1, REPLY) == "from home"
    await disk.close()


async def test_what_was_emptied_just_before_the_end_does_not_come_back_from_the_relay(tmp_path: Path) -> None:
    relay = Relay({(1, "reply"): "sent already", (2, "reply"): "old"})
    disk, drafts, _ = open_drafts(tmp_path / "s.db", relay)
    drafts.type(2, REPLY, "newer")
    drafts.take(1, REPLY, "sent already")
    await drafts.went(1, REPLY, "sent already")
    await disk.close()
    failed: list[str] = []
    disk, tasks = Disk(SqliteStore(tmp_path / "s.db")), Tasks(lambda name, error: failed.append(name))
    again = Drafts(relay, disk, tasks, lambda: None, failed.append)  # type: ignore[arg-type]
    await again.begin()
    await again.open(1)
    assert again.text(1, REPLY) == ""
    await is_quiet(tasks)
    assert relay.kept == {(2, "reply"): "newer"}
    assert await disk.run(lambda store: store.drafts()) == ((2, "reply", "newer"),)
    assert failed == []
    await disk.close()


async def test_another_computer_knows_when_a_draft_was_begun(tmp_path: Path) -> None:
    relay = Relay()
    tasks = Tasks(lambda _name, _error: None)
    disk = Disk(SqliteStore(tmp_path / "a.db"))
    here = Drafts(relay, disk, tasks, lambda: None, lambda _rule: None)  # type: ignore[arg-type]  # all they ask
    await here.open(1)
    here.type(1, REPLY, "hello", 7)
    await here.save()
    await is_quiet(tasks)
    disk_there = Disk(SqliteStore(tmp_path / "b.db"))
    there = Drafts(relay, disk_there, tasks, lambda: None, lambda _rule: None)  # type: ignore[arg-type]  # all they ask
    await there.open(1)
    there.type(1, REPLY, "hello again", 9)  # a colleague's reply came meanwhile
    assert (there.text(1, REPLY), there.begun_after(1, REPLY)) == ("hello again", 7)
    await there.save()
    await is_quiet(tasks)
    assert (relay.kept[1, "reply"], relay.seen[1, "reply"]) == ("hello again", 7)
    for each in (disk, disk_there):
        await each.close()
    again = Drafts(relay, disk := Disk(SqliteStore(tmp_path / "b.db")), tasks, lambda: None, lambda _rule: None)  # type: ignore[arg-type]
    relay.told.clear()
    await again.begin()
    await is_quiet(tasks)
    assert (relay.told, relay.seen[1, "reply"]) == (["hello again"], 7)
    await disk.close()
