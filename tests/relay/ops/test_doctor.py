"""Every finding that is not good says how to mend it."""

from pathlib import Path

import pytest

from relay.config import Config, load_config
from relay.ops.admin_store import AdminStore
from relay.ops.doctor import Finding, look_at_files, look_closely
from relay.state import prepare_state
from relay.store.sqlite_file import SqliteFile
from tests.kit.relay_process import free_port

NOW_MS = 1_772_000_000_000


def config(tmp_path: Path, **values: str) -> Config:
    environment = {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__SERVER__PUBLIC_URL": f"http://127.0.0.1:{free_port()}",
        **values,
    }
    loaded = load_config(tmp_path / "relay.toml", environment=environment)
    prepare_state(loaded)
    return loaded.config


def found(findings: list[Finding], name: str) -> Finding:
    return next(one for one in findings if one.name == name)


def test_a_fresh_relay_lacks_only_its_database_and_its_start(tmp_path: Path) -> None:
    looked = list(look_closely(config(tmp_path), SqliteFile(tmp_path / "state" / "relay.db"), now_ms=NOW_MS))
    bad = {one.name: one.remedy for one in looked if not one.is_good}
    assert set(bad) - {"files", "sync"} == {"database", "reachable"}
    assert all(bad.values())


def test_a_made_database_is_good(tmp_path: Path) -> None:
    made = config(tmp_path)
    database = tmp_path / "state" / "relay.db"
    AdminStore(database, now_ms=lambda: NOW_MS).prepare()
    looked = list(look_closely(made, SqliteFile(database), now_ms=NOW_MS))
    assert found(looked, "database").is_good
    assert found(looked, "integrity").detail == "ok"
    assert found(looked, "outbox").detail == "0 given up"


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_D4_a_damaged_database_is_found_and_left_alone(tmp_path: Path, content: bytes) -> None:
    made = config(tmp_path)
    database = tmp_path / "state" / "relay.db"
    database.write_bytes(content)
    assert not found(list(look_at_files(made, SqliteFile(database), now_ms=NOW_MS)), "database").is_good
    assert database.read_bytes() == content


def test_a_proxy_that_is_not_trusted_is_found(tmp_path: Path) -> None:
    behind = config(tmp_path, ASSISTDESK_RELAY__SERVER__PUBLIC_URL="https://localhost:1")
    assert (
        "trusted_proxies"
        in found(list(look_at_files(behind, SqliteFile(tmp_path / "x"), now_ms=NOW_MS)), "proxy").remedy
    )


def test_an_old_backup_and_an_open_secret_are_found(tmp_path: Path) -> None:
    made = config(tmp_path)
    (tmp_path / "state" / "backup").mkdir()
    (tmp_path / "state" / "backup" / "relay-20200101T000000Z.tar.gz").write_bytes(b"")
    in_ten_years = NOW_MS + 10 * 365 * 86_400_000
    assert (
        "backup create"
        in found(list(look_at_files(made, SqliteFile(tmp_path / "x"), now_ms=in_ten_years)), "backup").remedy
    )
    (tmp_path / "state" / "node.key").chmod(0o644)
    assert not found(list(look_closely(made, SqliteFile(tmp_path / "x"), now_ms=NOW_MS)), "keys").is_good
