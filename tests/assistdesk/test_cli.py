"""The command line: what it may fill in, what it may never do, and how settings that are wrong are said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistdesk.cli import environment, main, read_arguments

CODE, LINK = "4829157309", "assistdesk://join/4829157309"


def test_bare_is_the_agents_side_and_join_the_customers() -> None:
    assert read_arguments([]).command is None
    joined = read_arguments(["join", CODE])
    assert (joined.command, joined.code) == ("join", CODE)
    assert read_arguments(["join"]).code == ""


def test_replay_takes_a_file_and_perhaps_a_key() -> None:
    read = read_arguments(["replay", "a.adrec", "--key", "k", "--language", "es"])
    assert (read.command, read.file, read.key, read.language) == ("replay", Path("a.adrec"), Path("k"), "es")
    assert read_arguments(["replay", "a.adrec"]).key is None


@pytest.mark.parametrize("link", [LINK, "https://help.example.com/j/#4829157309", "ASSISTDESK://join/4829157309"])
def test_a_bare_link_is_taken_whole_as_what_to_fill_in(link: str) -> None:
    arguments = read_arguments([link])
    assert (arguments.command, arguments.code) == ("join", link)


@pytest.mark.parametrize("prefix", ["assistdesk://ticket/", "AssistDesk://Ticket/"])
def test_t9_a_link_to_a_ticket_is_the_agents_and_carries_no_option(prefix: str) -> None:
    link = f"{prefix}help.example.com/42 --relay evil --config evil.toml"
    arguments = read_arguments([link])
    assert (arguments.command, arguments.code) == (None, link)
    assert arguments.relay is None
    assert arguments.config is None


@pytest.mark.parametrize(
    "link", ["assistdesk:--help", "assistdesk://join/4829157309&relay=evil", "https://x --relay y"]
)
def test_t9_a_hostile_link_carries_no_option(link: str) -> None:
    arguments = read_arguments([link])
    assert arguments.code == link
    assert arguments.relay is None
    assert arguments.config is None


def test_C9_the_name_of_the_program_carries_no_option(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = tmp_path / "evil.toml"
    evil.write_text("this is no configuration")
    missing = str(tmp_path / "none.adledger")
    said = []
    for name in ("assistdesk", f"AssistDesk --config={evil} join 4829157309 --relay https://evil.example.exe"):
        monkeypatch.setattr(sys, "argv", [str(tmp_path / name), "verify", missing])
        said.append((main(), capsys.readouterr()))
    assert said[0] == said[1]


def test_no_option_grants_anything(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["join", "--help"])
    said = capsys.readouterr().out.lower()
    for word in ("allow", "grant", "accept", "yes", "unattended", "permission"):
        assert word not in said


def test_what_the_command_line_says_stands_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTDESK_RELAY_URL", "https://one.example")
    arguments = read_arguments(["--relay", "https://two.example", "--language", "es"])
    given = environment(arguments)
    assert given["ASSISTDESK_RELAY_URL"] == "https://two.example"
    assert given["ASSISTDESK_LANGUAGE"] == "es"


def test_d15_a_wrong_setting_is_named_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "assistdesk.toml"
    file.write_text('relay_ulr = "https://help.example.com"\n')
    assert main(["--config", str(file)]) == 2
    said = capsys.readouterr().err
    assert str(file) in said
    assert "relay_ulr" in said


def test_help_and_verify_load_no_window() -> None:
    program = (
        "import sys\nfrom assistdesk.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "assert 'PySide6' not in sys.modules, 'Qt was loaded'\n"
    )
    for words in (["--help"], ["verify", "/nonexistent"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False, env=dict(os.environ)
        )
        assert done.returncode == 0, done.stderr


def loaded_by(program: str, *late: str) -> list[str]:
    """Which modules whose names begin so are there after *program*, a line of imports, ran in a Python of its own."""
    asked = f"import sys; {program}; print(*[name for name in sys.modules if name.startswith({late!r})])"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    return done.stdout.split()


def test_the_first_windows_load_nothing_of_what_stands_behind_them() -> None:
    """What a start may cost is measured by ``make bench-start``; this says early who makes it dearer."""
    late = (
        "numpy", "asyncio", "sqlite3", "ssl", "json", "cryptography", "PIL", "dataclasses", "platformdirs", "assistdesk.parts",
        "assistdesk.core.wire", "assistdesk.core.desk.", "assistdesk.core.session", "assistdesk.core.screen",
        "assistdesk.runtime.ports",
    )  # fmt: skip
    windows = "import assistdesk.app, assistdesk.ui.agent.front_door, assistdesk.ui.customer.window"
    assert loaded_by(windows, *late) == []


def test_the_customers_first_window_loads_none_of_the_agents_intents_and_snapshots() -> None:
    found = loaded_by(
        "import assistdesk.app, assistdesk.ui.customer.window", "assistdesk.runtime.", "assistdesk.ui.agent"
    )
    names = ("intent", "intents_customer", "snapshot_customer", "snapshot_parts", "snapshot_share")
    assert set(found) == {f"assistdesk.runtime.{name}" for name in names}


def test_the_agents_first_window_loads_no_intents_and_snapshots_of_the_workspace() -> None:
    found = set(loaded_by("import assistdesk.app, assistdesk.ui.agent.front_door", "assistdesk.runtime."))
    names = ("intent", "intents_customer", "intents_sign_in", "snapshot_parts", "snapshot_sign_in")
    assert found == {f"assistdesk.runtime.{name}" for name in names}


OFFSCREEN = "from PySide6.QtWidgets import QApplication; app = QApplication(['t', '-platform', 'offscreen'])"


@pytest.mark.parametrize(
    ("window", "tables"),
    [
        (
            "from assistdesk.ui.customer.window import CustomerWindow; w = CustomerWindow(Look(app), list, None)",
            {"sign_in", "windows", "customer"},
        ),
        (
            "from assistdesk.ui.agent.front_door import FrontDoor; from assistdesk.ui.memory import SettingsMemory;"
            "w = FrontDoor(Look(app), list, int, SettingsMemory({file!r}), list)",
            {"sign_in"},
        ),
    ],
)
def test_a_first_window_reads_no_more_tables_of_sentences_than_it_needs(
    window: str, tables: set[str], tmp_path: Path
) -> None:
    program = f"{OFFSCREEN}; from assistdesk.ui.theme import Look; " + window.format(file=str(tmp_path / "windows.ini"))
    found = loaded_by(program.replace("list,", "lambda _: None,"), "assistdesk.ui.phrases_")
    assert set(found) == {f"assistdesk.ui.phrases_{name}" for name in tables}
