"""``config`` and ``version``; ``serve`` itself is tested as a process (tests/integration)."""

import pytest

from relay.config import load_config
from tests.relay.commands.conftest import Desk


def test_config_show_names_every_key_and_where_it_came_from(desk: Desk) -> None:
    shown = desk.run_json("config", "show")
    loaded = load_config(desk.config_file, environment=desk.environment)
    assert shown["server.state_dir"]["value"] == str(desk.state_dir)
    assert shown["server.listen"]["from"].startswith("environment")
    assert shown["limits.rooms"] == {"value": 2000, "from": "default"}
    assert shown["organisation.name"]["from"] == str(desk.config_file)
    assert len(shown) > 60
    text = desk.run("config", "show").out
    assert all(key in text for key in shown)
    assert loaded.file_exists


def test_config_check_is_good_or_names_the_key(desk: Desk) -> None:
    assert desk.run("config", "check").code == 0
    desk.config_file.write_text("[limits]\nroomz = 1\n")
    done = desk.run("config", "check")
    assert done.code == 1
    assert "limits.roomz" in done.err
    desk.config_file.write_text("")
    (desk.state_dir / "node.key").write_text("short")
    assert "node key" in desk.run("config", "check").err


def test_version_names_schema_and_libraries(desk: Desk) -> None:
    version = desk.run_json("version")
    assert version["schema"].startswith("r")
    assert {"litestar", "uvicorn", "sqlalchemy"} <= set(version)


@pytest.mark.parametrize("arguments", [(), ("nonsense",), ("agent",), ("print", "docker"), ("serve", "--port", "1")])
def test_wrong_use_is_exit_2(desk: Desk, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        desk.run(*arguments)
    assert caught.value.code == 2
