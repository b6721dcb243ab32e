"""SQLite keeps what it was given, through kill -9 and damage."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.outbox import Refused, Unsent
from assistdesk.core.errors import RefusedError
from tests.contracts.local_store import LocalStoreContract, MakeStore

KILLED = """
import os, signal, sys
from pathlib import Path
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.outbox import Unsent
store = SqliteStore(Path(sys.argv[1]))
for number in range(20):
    store.outbox_add(Unsent(f"key-{number}", "PUT", "/tickets/1", b"{}", 1, number))
    store.save_draft(1, "note", f"word {number}")
os.kill(os.getpid(), signal.SIGKILL)
"""


class TestSqliteStore(LocalStoreContract):
    @pytest.fixture
    def make(self, tmp_path: Path) -> MakeStore:
        return lambda: SqliteStore(tmp_path / "deep" / "store.db")


def test_PR3_nothing_that_was_written_is_lost_by_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -9
    store = SqliteStore(path)
    assert [each.key for each in store.outbox()] == [f"key-{number}" for number in range(20)]
    assert store.draft(1, "note") == "word 19"
    assert store.set_aside is None
    store.close()


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 300])
def test_D15_a_damaged_file_is_set_aside_and_a_new_one_begun(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "store.db"
    store = SqliteStore(path)
    store.save_draft(1, "note", "x" * 50_000)
    store.close()
    raw = path.read_bytes()
    path.write_bytes(damage or raw[: len(raw) // 2])
    store = SqliteStore(path)
    assert store.set_aside is not None
    assert store.set_aside.exists()
    store.save_draft(1, "note", "new")
    assert store.draft(1, "note") == "new"
    store.close()


def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    SqliteStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RefusedError) as caught:
        SqliteStore(path)
    assert caught.value.rule == "store_newer"
    assert list(tmp_path.glob("*.damaged*")) == []


def test_a_file_from_before_refused_writes_were_kept_takes_them(tmp_path: Path) -> None:
    path, unsent = tmp_path / "store.db", Unsent("k", "POST", "/tickets", b"{}", None, 1)
    SqliteStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE refused")
    connection.close()
    store = SqliteStore(path)
    store.refuse(Refused(unsent, "why"))
    assert (store.refused(), store.set_aside) == ((Refused(unsent, "why"),), None)
    store.close()


def test_what_could_not_be_sent_in_place_of_a_refused_one_leaves_it_where_it_was(tmp_path: Path) -> None:
    path, first = tmp_path / "store.db", Refused(Unsent("k", "POST", "/tickets", b"{}", None, 1), "why")
    store = SqliteStore(path)
    store.refuse(first)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END")
    connection.close()
    with pytest.raises(RefusedError):
        store.outbox_add(Unsent("k2", "POST", "/tickets", b"{}", None, 2), replaces="k")
    assert (store.outbox(), store.refused()) == ((), (first,))
    store.close()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    SqliteStore(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_disk_that_is_locked_is_refused_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistdesk.adapters.local_store.BUSY_TIMEOUT_S", 0.05)
    path = tmp_path / "store.db"
    store = SqliteStore(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RefusedError) as caught:
        store.save_setting("a", "b")
    assert (caught.value.rule, caught.value.fields["code"]) == ("disk", "SQLITE_BUSY")
    other.execute("ROLLBACK")
    other.close()
    store.save_setting("a", "\ud800")
    assert store.setting("a") == "?"
    store.save_cached("big", bytes(5_000_000))
    assert store.cached("big") is None
    store.close()
