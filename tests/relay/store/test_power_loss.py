"""D2: the power goes, and the disk forgets what was not synced; what was acknowledged is there, and the database is whole."""

import asyncio
import random
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.fuzz.kills import Killing
from tests.kit.forgetful_disk import ForgetfulDisk, can_trace, traced
from tests.relay.store import traced_writer

POSTS = 160
LOSSES = 40


def left_in(folder: Path) -> set[str]:
    """The texts in a database after a power loss; raises AssertionError where it is not whole."""
    connection = sqlite3.connect(folder / "relay.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = {body for (body,) in connection.execute("SELECT body FROM reply")}
    connection.close()
    return found


@pytest.mark.slow
@pytest.mark.timeout(110)
@pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not look at other processes on this machine")
def test_D2_every_acknowledged_post_is_there_after_a_power_loss(tmp_path: Path) -> None:
    folder, log = tmp_path / "disk", tmp_path / "calls"
    folder.mkdir()
    ticket_id = asyncio.run(Killing(folder / "relay.db", random.Random(7)).prepare())
    shutil.copytree(folder, tmp_path / "before")
    command = [sys.executable, "-m", traced_writer.__name__, str(folder / "relay.db"), str(ticket_id), str(POSTS)]
    traced(command, log)
    (tmp_path / "before").rename(tmp_path / "then")
    folder.rename(tmp_path / "after")
    (tmp_path / "then").rename(folder)

    rng = random.Random(11)
    disk = ForgetfulDisk(folder, ("relay.db", "relay.db-wal"))
    acknowledged: set[str] = set()
    losses = set(rng.sample(range(POSTS), LOSSES))
    for place, told in enumerate(disk.replay(log)):
        acknowledged.add(told.decode().strip())
        if place in losses:
            left = tmp_path / f"left-{place}"
            disk.after_power_loss(left, rng)
            assert acknowledged <= left_in(left)
    assert len(acknowledged) == POSTS
    assert disk.syncs["relay.db"] > 2, "the log was never put away"


@pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not look at other processes on this machine")
def test_a_disk_that_forgets_does_forget(tmp_path: Path) -> None:
    folder, log = tmp_path / "disk", tmp_path / "calls"
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    program = (
        "import os, sys; f = os.open(sys.argv[1], os.O_RDWR); os.pwrite(f, b'new', 0); os.write(1, b'one');"
        "os.fsync(f); os.write(1, b'two'); os.pwrite(f, b'x' * 5000, 3); os.ftruncate(f, 2); os.write(1, b'three')"
    )
    traced([sys.executable, "-c", program, str(folder / "a")], log)
    (folder / "a").write_bytes(b"old")
    disk, rng = ForgetfulDisk(folder, ("a",)), random.Random(11)
    seen: dict[bytes, set[bytes]] = {}
    for told in disk.replay(log):
        for turn in range(30):
            disk.after_power_loss(tmp_path / f"{told.decode()}-{turn}", rng)
            seen.setdefault(told, set()).add((tmp_path / f"{told.decode()}-{turn}" / "a").read_bytes())
    assert seen[b"one"] == {b"old", b"new"}
    assert seen[b"two"] == {b"new"}
    assert {b"new", b"ne", b"new" + b"x" * 5000} < seen[b"three"]
    assert disk.syncs == {"a": 1}
