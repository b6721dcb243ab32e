"""``assistdesk register``: the real command in a process of its own, in folders of its own."""

import os
import subprocess
import sys
from pathlib import Path


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG")}
    command = [sys.executable, "-m", "assistdesk.cli", "register", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_it_is_put_there_again_and_taken_away(tmp_path: Path) -> None:
    file = tmp_path / "data" / "applications" / "assistdesk.desktop"
    for _ in range(2):
        done = run(tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Wrote {file}\n" in done.stdout
        assert f"{Path(sys.executable).with_name('assistdesk')} %u" in file.read_text()
    gone = run(tmp_path, "--remove")
    assert (gone.returncode, gone.stdout) == (0, f"Removed {file}\n")
    assert not file.exists()
    assert run(tmp_path, "--remove").stdout == "There was no entry of AssistDesk in the menus.\n"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    done = run(tmp_path)
    assert done.returncode == 1
    assert str(tmp_path / "data") in done.stderr
    assert "Traceback" not in done.stderr
