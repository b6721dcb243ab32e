"""``assistdesk export``: a film and its length, or why there is none; with a status for each, and never half a film."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistdesk.cli import main, read_arguments
from assistdesk.core.session.recorder import Recorder
from tests.assistdesk.core.screen.pictures import MONITOR, noise, plain
from tests.assistdesk.core.session.recordings import KEY, OTHER, blocks, frame, recorder
from tests.kit.films import watch

HEAD = bytes(32)
SEED = {KEY.public: b"\x01" * 32, OTHER.public: b"\x02" * 32}


def recorded(pictures: int = 3, file: Recorder | None = None) -> bytes:
    """A second a picture."""
    file = file or recorder()
    data = file.header + file.restart(0, [MONITOR], [frame(plain())], None)
    for number in range(1, pictures):
        t_ms = number * 1_000
        data += file.picture(t_ms, frame(noise(seed=number), t_ms), [MONITOR.rect]) + file.flush()
    return data + file.end(pictures * 1_000, 0, HEAD)


class Desk:
    """A folder with a recording and the keys that it may need."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file, self.key = folder / "a.adrec", folder / "recording.key"
        self.file.write_bytes(recorded())
        self.key.write_text(SEED[KEY.public].hex() + "\n")
        self.config = folder / "assistdesk.toml"
        self.config.write_text("keyring = false\n")

    def words(self, out: str, *more: str) -> list[str]:
        key = ("--key", str(self.key)) if self.key.name else ()
        return ["export", str(self.file), str(self.folder / out), *key, "--config", str(self.config), *more]

    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_takes_a_recording_a_name_and_perhaps_a_key() -> None:
    read = read_arguments(["export", "a.adrec", "b.webm", "--key", "k", "--force"])
    assert (read.command, read.file, read.out, read.key, read.force) == (
        "export", Path("a.adrec"), Path("b.webm"), Path("k"), True
    )  # fmt: skip
    assert read_arguments(["export", "a.adrec", "b.webm"]).force is False


@pytest.mark.parametrize("name", ["b.webm", "b.mp4"])
def test_the_film_is_there_with_its_length_and_that_it_is_not_locked(
    name: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(desk.words(name)) == 0
    said = capsys.readouterr()
    assert "0:03" in said.out
    assert "not locked" in said.out
    assert said.err == ""
    assert [shown.t_ms for shown in watch(desk.folder / name)] == [0, 1_000, 2_000, 3_000]


def test_D12_what_could_be_read_of_a_cut_recording_is_a_film_and_it_says_so(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = blocks(desk.file.read_bytes())
    desk.file.write_bytes(b"".join(parts[:-3]) + parts[-3][:-1])
    assert main(desk.words("b.webm")) == 2
    assert "0:01; the recording is cut off or damaged there" in capsys.readouterr().out
    assert watch(desk.folder / "b.webm")[-1].t_ms == 1_000


def refusal(desk: Desk, capsys: pytest.CaptureFixture[str], out: str = "b.webm", *more: str) -> str:
    before = desk.left()
    assert main(desk.words(out, *more)) == 1
    assert desk.left() == before
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def test_what_makes_no_film_is_said_in_words_and_leaves_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert ".webm or .mp4" in refusal(desk, capsys, "b.avi")
    assert "cannot be written" in refusal(desk, capsys, "missing/b.webm")
    (desk.folder / "b.webm").write_text("mine")
    assert "nothing was written over it (--force would)" in refusal(desk, capsys)
    desk.key.write_text(SEED[OTHER.public].hex())
    assert "locked with another key" in refusal(desk, capsys, "c.webm")
    desk.key.write_text("no key")
    assert "does not hold a key" in refusal(desk, capsys, "c.webm")
    desk.key.write_text(SEED[KEY.public].hex())
    desk.file.write_bytes(b"ADR1 no recording")
    assert "not a recording of AssistDesk" in refusal(desk, capsys, "c.webm")
    desk.file.write_bytes(recorder().header)
    assert "no picture" in refusal(desk, capsys, "c.webm")
    desk.file.unlink()
    assert "cannot be opened" in refusal(desk, capsys, "c.webm")
    assert (desk.folder / "b.webm").read_text() == "mine"


def test_force_writes_over_a_file_but_never_over_the_recording(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.file = desk.file.rename(desk.folder / "a.webm")
    before = desk.file.read_bytes()
    assert "the recording itself" in refusal(desk, capsys, "a.webm", "--force")
    assert desk.file.read_bytes() == before
    (desk.folder / "b.webm").write_text("mine")
    assert main(desk.words("b.webm", "--force")) == 0
    assert len(watch(desk.folder / "b.webm")) == 4


def test_it_needs_no_display_and_loads_no_window(desk: Desk) -> None:
    program = (
        "import sys\nfrom assistdesk.cli import main\nstatus = main(sys.argv[1:])\n"
        "assert 'PySide6' not in sys.modules, 'Qt was loaded'\nsys.exit(status)"
    )
    argv = [sys.executable, "-c", program, *desk.words("b.webm")]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("missing", ["av", "assistdesk.adapters.film_file"])
def test_without_the_extra_or_its_libraries_it_says_how_to_install_them(
    missing: str, desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert "pip install 'assistdesk[video]'" in refusal(desk, capsys)


def test_ctrl_c_leaves_no_half_film_and_the_terminal_showed_how_far_it_was(desk: Desk) -> None:
    desk.file.write_bytes(recorded(pictures=200))
    ours, theirs = pty.openpty()
    argv = [sys.executable, "-m", "assistdesk.cli", *desk.words("b.webm")]
    with subprocess.Popen(argv, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while b" 1 %" not in said:
            said += os.read(ours, 1_000)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    said += os.read(ours, 10_000)
    os.close(ours)
    assert b"of 3:20" in said
    assert b"cancelled; there is no film" in said
    assert desk.left() == ["a.adrec", "assistdesk.toml", "recording.key"]
