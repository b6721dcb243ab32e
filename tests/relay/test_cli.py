"""The command line lists what exists, and exits as it promises."""

import io
import re
from pathlib import Path

import pytest

from relay.cli import build_parser, main, run
from relay.commands.output import Output

COMMANDS = {
    "serve", "config", "version", "agent", "device", "token", "session", "status", "limits", "healthcheck", "backup",
    "db", "audit", "doctor", "print", "desk", "anchor",
}  # fmt: skip


def test_help_lists_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    listed = set(re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert listed == COMMANDS


def test_every_command_says_what_it_is_for() -> None:
    parser = build_parser()
    found = []
    for action in parser._subparsers._group_actions:  # type: ignore[union-attr]
        found += [(one.dest, one.help) for one in action._choices_actions]  # type: ignore[attr-defined]
    assert {name for name, text in found if text} == COMMANDS


def test_a_configuration_error_is_exit_2_with_its_key(tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    environment = {"ASSISTDESK_RELAY__LIMITS__ROOMS": "none"}
    code = run(["--config", str(tmp_path / "x.toml"), "agent", "list"], Output(out=out, err=err), environment)
    assert (code, out.getvalue()) == (2, "")
    assert "limits.rooms" in err.getvalue()
    assert "ASSISTDESK_RELAY__LIMITS__ROOMS" in err.getvalue()


def test_flags_of_serve_beat_the_environment(tmp_path: Path) -> None:
    err = io.StringIO()
    arguments = ["--config", str(tmp_path / "x.toml"), "--json", "serve", "--public-url", "http://help.example.com"]
    environment = {"ASSISTDESK_RELAY__SERVER__PUBLIC_URL": "http://127.0.0.1:1"}
    assert run(arguments, Output(err=err), environment) == 2
    assert '"error": "config_url_not_https"' in err.getvalue()
