"""The mark of a session to come back to, and the autostart entry that is gone with the start it caused."""

import configparser
import subprocess
from pathlib import Path

from assistdesk.adapters.start_once import ENTRY_NAME, StartOnce

COMMAND = ("/opt/My Programs/python3", "-m", "assistdesk.cli", "join", "--config", "/home/lu'cía/100 %\\x$\"`.toml")


def test_the_entry_starts_the_program_with_its_words_as_they_were(tmp_path: Path) -> None:
    once = StartOnce(tmp_path / "data" / "mark", tmp_path / "config" / "autostart", COMMAND)
    once.set()
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(tmp_path / "config" / "autostart" / ENTRY_NAME, encoding="utf-8")
    assert entry["Desktop Entry"]["Type"] == "Application"
    line = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\").replace("%%", "%")
    said = subprocess.run(["sh", "-c", f"printf '%s\\0' {line}"], capture_output=True, text=True, check=True).stdout
    assert tuple(said.split("\0")[:-1]) == COMMAND  # the specification quotes as a shell does


def test_the_entry_goes_with_the_start_and_the_mark_with_the_use(tmp_path: Path) -> None:
    once = StartOnce(tmp_path / "mark", tmp_path, COMMAND)
    assert not once.is_set()
    once.set()
    once.started()
    assert (once.is_set(), (tmp_path / ENTRY_NAME).exists()) == (True, False)
    once.set()
    once.clear()
    once.clear()
    assert (once.is_set(), list(tmp_path.iterdir())) == (False, [])


def test_a_desktop_without_autostart_has_the_mark_alone_and_a_full_disk_none(tmp_path: Path) -> None:
    once = StartOnce(tmp_path / "mark", None, COMMAND)
    once.set()
    once.started()
    assert once.is_set()
    (tmp_path / "file").touch()
    nowhere = StartOnce(tmp_path / "file" / "mark", None, COMMAND)
    nowhere.set()
    nowhere.clear()
    assert not nowhere.is_set()
