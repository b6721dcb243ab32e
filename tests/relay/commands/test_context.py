"""A command opens the database only where there is one, and only one of its own schema."""

from pathlib import Path

from relay.commands.context import now_ms
from relay.config import load_config
from relay.engine import database_of
from tests.relay.commands.conftest import Desk


def test_the_database_is_where_the_configuration_says(tmp_path: Path) -> None:
    environment = {"ASSISTDESK_RELAY__DB__URL": f"sqlite:///{tmp_path}/x/y.db"}
    loaded = load_config(tmp_path / "none.toml", environment=environment)
    assert database_of(loaded.config).name == str(tmp_path / "x" / "y.db")
    assert now_ms() > 1_700_000_000_000


def test_before_the_first_serve_there_is_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.environment["ASSISTDESK_RELAY__SERVER__STATE_DIR"] = str(tmp_path / "elsewhere")
    done = desk.run("agent", "list")
    assert done.code == 1
    assert "assistdesk-relay serve" in done.err
    assert not (tmp_path / "elsewhere").exists()
