"""Settings: defaults, file, environment, and errors that name the key and the file."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platformdirs import PlatformDirs

from assistdesk.config import Settings, default_config_file, default_data_dir, load_settings
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import SafetyPolicy


def write(folder: Path, text: str) -> Path:
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_file_and_environment_all_is_as_designed(tmp_path: Path) -> None:
    loaded = load_settings(None, {"ASSISTDESK_CONFIG": str(tmp_path / "none.toml"), "ASSISTDESK_DATA_DIR": "/d"})
    assert loaded == Settings(data_dir="/d")
    assert (loaded.safety, loaded.stop_key, loaded.undo_s) == (SafetyPolicy.ASKED, "Ctrl+Shift+F12", 15)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'relay_url = "https://one.example"\nundo_s = 5\nsafety = "required"\n')
    loaded = load_settings(path, {"ASSISTDESK_RELAY_URL": "http://127.0.0.1:8080/", "ASSISTDESK_KEYRING": "false"})
    assert loaded.relay_url == "http://127.0.0.1:8080"
    assert (loaded.undo_s, loaded.safety, loaded.keyring) == (5, SafetyPolicy.REQUIRED, False)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('relay_url = "http://desk.example"', "relay_url"),
        ('relay_url = "https://desk.example/path"', "relay_url"),
        ('relay_url = "https://me@desk.example"', "relay_url"),
        ('relay_url = "https://desk.example:99999"', "relay_url"),
        ("relay_url = 5", "relay_url"),
        ("undo_s = 61", "undo_s"),
        ("undo_s = true", "undo_s"),
        ('safety = "never"', "safety"),
        ('stop_key = ""', "stop_key"),
        ('stop_key = "F12"', "stop_key"),
        ('stop_key = "Ctrl+A"', "stop_key"),
        ('organisation_keys = ["abc"]', "organisation_keys"),
        ("organisation_keys = 3", "organisation_keys"),
        ('recording_key = "abc"', "recording_key"),
        ('keyring = "maybe"', "keyring"),
        ('theme = "pink"', "theme"),
        ('ca_file = "/no/such/file"', "ca_file"),
        ('organisation = "two\\nlines"', "organisation"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_file(tmp_path: Path, line: str, key: str) -> None:
    path = write(tmp_path, line)
    with pytest.raises(RefusedError) as caught:
        load_settings(path, {})
    assert (caught.value.rule, caught.value.fields["key"], caught.value.fields["file"]) == (
        "config_value",
        key,
        str(path),
    )


def test_a_mistyped_key_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        load_settings(write(tmp_path, 'saftey = "required"'), {})
    assert (caught.value.rule, caught.value.fields["key"]) == ("config_unknown_key", "saftey")


def test_D15_a_corrupt_file_is_refused_with_words_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xff\x00 = [[[")
    with pytest.raises(RefusedError) as caught:
        load_settings(path, {})
    assert caught.value.rule == "config_syntax"
    assert path.read_bytes() == b"\xff\x00 = [[["


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        load_settings(tmp_path / "gone.toml", {})
    assert caught.value.rule == "config_unreadable"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        load_settings(write(tmp_path, "#" * 70_000), {})
    assert caught.value.fields["why"] == "too_long"


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_any_bytes_give_settings_or_a_refusal(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_bytes(raw)
        with contextlib.suppress(RefusedError):
            assert isinstance(load_settings(path, {}), Settings)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://desk.example", "desk.example"),
        ("https://desk.example:443", "desk.example"),
        ("https://desk.example:8443", "desk.example:8443"),
        ("http://[::1]:80", "[::1]:80"),
        ("", ""),
    ],
)
def test_the_host_of_links_has_its_port_unless_it_is_443(url: str, host: str) -> None:
    assert Settings(relay_url=url).relay_host == host


@pytest.mark.parametrize("named", [None, "", "/somewhere/else"])
def test_the_folders_are_where_platformdirs_looks_for_them(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False) if named is None else monkeypatch.setenv(name, named)
    theirs = PlatformDirs("assistdesk", appauthor=False)
    assert default_config_file() == theirs.user_config_path / "assistdesk.toml"
    assert default_data_dir() == theirs.user_data_path


def test_a_folder_that_is_not_whole_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert default_data_dir() == Path.home() / ".local/share/assistdesk"
