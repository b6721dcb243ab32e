"""The store on SQLite files: the contract, and what files and disks can do to it (bad-inputs.md D3 to D5)."""

import asyncio
import concurrent.futures
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistdesk.core.errors import LinkError, RefusedError
from relay.store import settings
from relay.store.sqlite import JOURNAL_LIMIT_BYTES, check_place, file_system_of
from relay.store.store import Store
from relay.store.work import Work
from tests.contracts.store import StoreContract, names, once, putting
from tests.kit.accounts import TurnedClock


class TestSqliteStore(StoreContract):
    """The store contract on a real file."""


def pragma(work: Work, text: str) -> object:
    return work.connection.exec_driver_sql(f"PRAGMA {text}").scalar()


async def test_the_file_is_set_as_the_design_says(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "journal_size_limit": JOURNAL_LIMIT_BYTES,
    }
    for name, value in wanted.items():
        assert await store.write(lambda work, n=name: pragma(work, n)) == value
    readers = await store.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only").scalar())
    assert readers == 1


async def test_one_batch_is_one_commit(store: Store) -> None:
    """Many operations at once share transactions: far fewer commits than operations."""
    commits = 0

    def count(_: object) -> None:
        nonlocal commits
        commits += 1

    store.listen(count)
    await asyncio.gather(*(store.write(putting(f"n{number}")) for number in range(600)))
    assert 3 <= commits <= 10  # at most 256 each; the first may have started alone


async def test_a_full_queue_refuses_at_once_and_the_rest_is_done(tmp_path: Path, clock: TurnedClock) -> None:
    store = await Store.open(tmp_path / "small.db", now_ms=clock.now_ms, queue_limit=4)
    gate = threading.Event()
    held = asyncio.create_task(store.write(lambda _: gate.wait(10)))
    while store.waiting or not held:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    results = asyncio.gather(*(store.write(putting(f"n{number}")) for number in range(10)), return_exceptions=True)
    await asyncio.sleep(0)
    gate.set()
    refused = [result for result in await results if isinstance(result, LinkError)]
    assert len(refused) == 6
    assert all(error.rule == "busy" and error.fields["retry_after_s"] == 1 for error in refused)
    assert len(await store.read(names)) == 4
    await store.close()


# --- D3: disk full, I/O errors ------------------------------------------------------------------------------------


async def test_D3_a_full_disk_acknowledges_nothing_and_recovers(store: Store) -> None:
    await store.write(putting("before"))
    pages = await store.write(lambda work: pragma(work, "page_count"))
    await store.write(lambda work: pragma(work, f"max_page_count={pages}"))
    results = await asyncio.gather(
        *(store.write(putting(f"big{number}", b"x" * 100_000)) for number in range(3)), return_exceptions=True
    )
    assert all(isinstance(result, LinkError) and result.rule == "disk_full" for result in results)
    assert not store.failed.is_set()
    assert await store.read(names) == {"before"}
    await store.write(lambda work: pragma(work, "max_page_count=1000000"))
    assert await store.write(putting("big", b"x" * 100_000)) == "big"


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small file system needs root")
def test_D3_a_disk_that_is_really_full_acknowledges_nothing_and_recovers(tmp_path: Path) -> None:
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("this container may not mount")
    try:
        asyncio.run(fill_and_recover(tmp_path))
    finally:
        subprocess.run(["umount", "--lazy", tmp_path], check=True)


async def fill_and_recover(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "relay.db", now_ms=lambda: 1)
    await store.write(putting("before"))
    ballast = tmp_path / "ballast"
    with pytest.raises(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    with pytest.raises(LinkError, match="disk_full"):
        await store.write(putting("big", b"x" * 1_000_000))
    ballast.unlink()
    assert await store.write(putting("after")) == "after"
    assert await store.read(names) == {"before", "after"}
    await store.close()


WRITE_ERROR = """
import asyncio, resource, sys
from pathlib import Path
from assistdesk.core.errors import LinkError
from relay.store.store import Store
from tests.contracts.store import putting

async def main():
    store = await Store.open(Path(sys.argv[1]), now_ms=lambda: 1)
    await store.write(putting("before"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))
    rules = []
    for name in ("big", "small"):
        try:
            await store.write(putting(name, b"x" * (2_000_000 if name == "big" else 1)))
        except LinkError as error:
            rules.append(error.rule)
    print(rules, store.failed.is_set())

asyncio.run(main())
"""


def test_D3_an_error_of_the_disk_ends_the_handle_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    run = subprocess.run([sys.executable, "-c", WRITE_ERROR, path], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['store_failed', 'store_failed'] True"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM setting").fetchall() == [("before",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


# --- D4: what may lie in the database's place ---------------------------------------------------------------------


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


async def refused_open(path: Path, rule: str) -> None:
    before = content(path)
    with pytest.raises(RefusedError) as caught:
        await Store.open(path, now_ms=lambda: 1)
    assert caught.value.rule == rule
    assert content(path) == before  # never overwritten


async def test_D4_garbage_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    path.write_bytes(b"this is no database, " * 1000)
    await refused_open(path, "database_damaged")
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 10_000)
    await refused_open(path, "database_damaged")


async def test_D4_a_cut_database_is_refused_or_ends_the_handle_but_never_answers_wrongly(
    store: Store, tmp_path: Path
) -> None:
    await store.write(putting("a", b"x" * 200_000))
    await store.close()
    path = tmp_path / "relay.db"
    whole = path.read_bytes()
    for part in (0.9, 0.5, 0.1):
        path.write_bytes(whole[: int(len(whole) * part) // 4096 * 4096])
        try:
            again = await Store.open(path, now_ms=lambda: 1)
        except RefusedError:
            await refused_open(path, "database_damaged")
            continue
        with pytest.raises(LinkError, match="store_failed"):
            await again.read(lambda connection: settings.get(connection, "a"))
        await again.close()


async def test_D4_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE someone_elses (x)")
    connection.commit()
    connection.close()
    await refused_open(path, "database_damaged")


async def test_D4_a_missing_directory_and_a_read_only_file_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await refused_open(tmp_path / "nowhere" / "relay.db", "database_place")
    path = tmp_path / "relay.db"
    path.touch()
    monkeypatch.setattr(os, "access", lambda place, mode: Path(place) != path)  # root may write anything
    await refused_open(path, "database_read_only")


def test_D4_a_network_file_system_is_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "1 0 8:1 / / rw - ext4 /dev/vda rw\n"
        f"2 1 0:5 / {tmp_path} rw,relatime shared:7 - nfs4 server:/export rw\n"
        f"3 1 0:6 / {tmp_path}/local\\040disk rw - xfs /dev/vdb rw\n"
    )
    assert file_system_of(tmp_path / "x", mounts) == "nfs4"
    with pytest.raises(RefusedError, match="network_file_system"):
        check_place(tmp_path / "relay.db", mounts)
    local = tmp_path / "local disk"
    local.mkdir()
    check_place(local / "relay.db", mounts)
    assert file_system_of(tmp_path, tmp_path / "not there") == ""


async def test_D4_a_database_locked_by_another_program_is_busy_not_broken(tmp_path: Path, clock: TurnedClock) -> None:
    path = tmp_path / "relay.db"
    store = await Store.open(path, now_ms=clock.now_ms, busy_timeout_ms=20)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LinkError, match="busy"):
        await store.write(putting("a"))
    other.rollback()
    other.close()
    assert await store.write(putting("a")) == "a"
    await store.close()


async def test_D5_a_second_server_on_one_database_is_kept_out(store: Store, tmp_path: Path) -> None:
    await store.write(putting("a"))
    with pytest.raises(RefusedError, match="database_in_use"):
        await Store.open(tmp_path / "relay.db", now_ms=lambda: 1)
    assert await store.write(putting("b")) == "b"
    await store.close()
    again = await Store.open(tmp_path / "relay.db", now_ms=lambda: 1)
    assert await again.read(names) == {"a", "b"}
    await again.close()


async def test_D5_the_write_ahead_log_stays_bounded_while_a_reader_reads(store: Store, tmp_path: Path) -> None:
    wal = tmp_path / "relay.db-wal"
    for number in range(60):
        await store.write(putting("same", bytes([number]) * 200_000))
        await store.read(lambda connection: settings.get(connection, "same"))
    assert wal.stat().st_size < 16 * 1024 * 1024


# --- D6: clocks ---------------------------------------------------------------------------------------------------


async def test_D6_a_clock_set_back_does_not_turn_time_in_the_log(store: Store, clock: TurnedClock) -> None:
    first = await store.write(lambda work: work.now_ms)
    clock.turn(-86_400)
    assert await store.write(lambda work: work.now_ms) == first
    clock.turn(86_401)
    assert await store.write(lambda work: work.now_ms) == first + 1000


async def test_R18_a_bug_of_ours_ends_the_handle_instead_of_leaving_callers_waiting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(store._writer, "_run_batch", broken)
    with pytest.raises(LinkError, match="store_failed"):
        await store.write(putting("a"))
    assert store.failed.is_set()
    with pytest.raises(LinkError, match="store_failed"):
        await store.write(putting("b"))
    assert isinstance(store._reader_pool, concurrent.futures.ThreadPoolExecutor)


async def test_keys_are_kept_for_seven_days_and_then_forgotten(store: Store, clock: TurnedClock) -> None:
    for number in range(3):
        await store.write_once(putting("a"), once(f"old {number}"))
    clock.turn(7 * 86_400)
    await store.write_once(putting("b"), once("young"))
    assert await store.forget_keys() == 0
    clock.turn(1)
    assert await store.forget_keys() == 3
    assert (await store.write_once(putting("c"), once("young"))).replayed
    assert not (await store.write_once(putting("c"), once("old 1"))).replayed
