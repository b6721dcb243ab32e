"""The relay's directory and secrets are made once, readable by nobody else."""

import stat
from pathlib import Path

import pytest

from assistdesk.core.errors import RefusedError
from relay.config import Loaded, load_config
from relay.state import prepare_state, read_secrets


def loaded(tmp_path: Path) -> Loaded:
    environment = {"ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state")}
    return load_config(tmp_path / "relay.toml", environment=environment)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_run_makes_everything_and_the_second_nothing(tmp_path: Path) -> None:
    assert prepare_state(loaded(tmp_path))
    secret = read_secrets(loaded(tmp_path).config)
    assert len(secret.node_key) == 32
    files = (tmp_path / "relay.toml", tmp_path / "state" / "node.key", tmp_path / "state" / "ops.token")
    assert {mode_of(path) for path in files} == {0o600}
    assert mode_of(tmp_path / "state") == 0o700
    before = [path.read_bytes() for path in files]
    assert not prepare_state(loaded(tmp_path))
    assert [path.read_bytes() for path in files] == before
    assert read_secrets(loaded(tmp_path).config) == secret


def test_two_relays_have_two_keys(tmp_path: Path) -> None:
    found = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        prepare_state(loaded(tmp_path / name))
        found.add(read_secrets(loaded(tmp_path / name).config).node_key)
    assert len(found) == 2


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707])
def test_R22_a_directory_that_others_may_enter_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    prepare_state(loaded(tmp_path))
    (tmp_path / "state").chmod(mode)
    with pytest.raises(RefusedError, match="state_dir_open_to_others"):
        prepare_state(loaded(tmp_path))


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(RefusedError, match="state_dir_unwritable"):
        prepare_state(loaded(tmp_path))


@pytest.mark.parametrize("text", ["", "short", "z" * 10 + "0123456789abcdef" * 4, "0123456789abcdef" * 3])
def test_R22_a_damaged_key_is_refused(tmp_path: Path, text: str) -> None:
    prepare_state(loaded(tmp_path))
    (tmp_path / "state" / "node.key").write_text(text)
    with pytest.raises(RefusedError, match="config_secret_"):
        read_secrets(loaded(tmp_path).config)
