"""The desktop entry: read back by GLib itself, which starts the program with the link and nothing else."""

import configparser
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistdesk.adapters.desktop_entry import SCHEME, DesktopEntry, exec_words, own_command

LINK = "assistdesk://ticket/help.example.com/42"
SVG = Path(__file__).resolve().parents[3] / "assistdesk" / "assets" / "mark.svg"
AWKWARD = "a b\"c`d$e\\f'h;i&j(k)é支"


def need_gio() -> str:
    program = shutil.which("gio")
    if program is None:
        pytest.skip("gio is not installed here (Debian: apt-get install libglib2.0-bin)")
    return program


def writer(folder: Path) -> Path:
    """A program that writes down what it was given."""
    folder.mkdir()
    program, said = folder / "assistdesk", folder.parent / "said.json"
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        f"with open({str(said) + '.part'!r}, 'w') as out:\n    json.dump(sys.argv[1:], out)\n"
        f"os.rename({str(said) + '.part'!r}, {str(said)!r})\n"
    )
    program.chmod(0o700)
    return program


def said_by(file: Path) -> list[str]:
    end_s = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < end_s
        time.sleep(0.02)
    found: list[str] = json.loads(file.read_text())
    return found


def read(file: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(file)
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def test_it_names_the_program_the_scheme_and_an_icon_that_is_there(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path)
    for command in (("/opt/desk/bin/assistdesk",), ("/usr/bin/python3", "-m", "assistdesk.cli")):
        entry.write(command, SVG)
        told = read(tmp_path / "applications" / "assistdesk.desktop")
        assert (told["Type"], told["Name"], told["MimeType"]) == ("Application", "AssistDesk", f"{SCHEME};")
        assert (told["Exec"], told["TryExec"]) == (" ".join([*command, "%u"]), command[0])
        assert told["Icon"] == entry.picture.stem
        assert entry.picture.read_bytes() == SVG.read_bytes()
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "assistdesk.desktop",
        "assistdesk.svg",
    ]


@pytest.mark.parametrize("folder", ["plain", AWKWARD])
def test_glib_starts_it_with_the_link_alone_wherever_it_lies(tmp_path: Path, folder: str) -> None:
    gio = need_gio()
    entry = DesktopEntry(tmp_path / "share")
    entry.write((str(writer(tmp_path / folder)), "-m", "two %u words"), SVG)
    subprocess.run([gio, "launch", str(entry.file), LINK], check=True, timeout=20)
    assert said_by(tmp_path / "said.json") == ["-m", "two %u words", LINK]


def test_a_link_goes_to_it_once_it_opens_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gio = need_gio()
    for name in ("data", "config"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    entry = DesktopEntry(tmp_path / "data")
    entry.write((str(writer(tmp_path / "bin")),), SVG)
    entry.tell_desktop()
    assert entry.open_links()
    hostile = f"{LINK} --config evil.toml; touch x"
    subprocess.run([gio, "open", hostile], check=True, timeout=20, env=os.environ)
    (given,) = said_by(tmp_path / "said.json")
    assert given.startswith(LINK)
    assert entry.remove()
    assert not entry.remove()
    assert [path for path in (tmp_path / "data").rglob("*assistdesk*") if path.is_file()] == []


def test_without_a_tool_it_says_that_nothing_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not DesktopEntry(tmp_path).open_links()
    broken = tmp_path / "gio"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o700)
    assert not DesktopEntry(tmp_path).open_links()


def test_a_line_break_in_a_path_breaks_no_line_of_the_file() -> None:
    assert exec_words(("/a\nExec=/evil",)) == '"/a\\nExec=/evil"'


def test_the_command_is_the_script_beside_the_interpreter_else_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert own_command() == (str(tmp_path / "python"), "-m", "assistdesk.cli")
    (tmp_path / "assistdesk").touch()
    assert own_command() == (str(tmp_path / "assistdesk"),)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == (str(tmp_path / "python"),)
