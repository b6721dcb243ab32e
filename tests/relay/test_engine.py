"""relay/engine.py: which database the configuration names."""

import sys
from pathlib import Path

import pytest

from assistdesk.core.errors import RefusedError
from relay.config import Config, load_config
from relay.engine import database_of
from relay.store.sqlite_file import SqliteFile


def config(tmp_path: Path, url: str) -> Config:
    environment = {"ASSISTDESK_RELAY__DB__URL": url, "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path)}
    return load_config(tmp_path / "none.toml", environment=environment).config


def test_a_file_has_its_files_beside_it_and_a_server_has_them_in_the_state_directory(tmp_path: Path) -> None:
    file = database_of(config(tmp_path, f"sqlite:///{tmp_path}/x/y.db"))
    assert isinstance(file, SqliteFile)
    assert (file.name, file.files) == (f"{tmp_path}/x/y.db", tmp_path / "x" / "y.files")
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed here (make setup)")
    server = database_of(config(tmp_path, "postgresql://desk@db.example/desk"))
    assert (server.name, server.files) == ("postgresql://db.example/desk", tmp_path / "relay.files")


def test_without_its_driver_a_server_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "relay.store.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RefusedError, match="postgres_driver"):
        database_of(config(tmp_path, "postgresql://desk@db.example/desk"))
