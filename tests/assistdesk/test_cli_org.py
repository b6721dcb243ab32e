"""``assistdesk org``: from nothing to a certificate, and what it refuses in plain words."""

from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.adapters.identity_files import read_recording_key
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.cli import main, read_arguments
from assistdesk.cli_org import OrgArguments, run_org
from assistdesk.core.crypto.hpke import seal
from assistdesk.core.crypto.signing import identity_of
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import SafetyPolicy
from assistdesk.runtime.ports import Keys
from tests.kit.keyring import lasting_keys


class Desk:
    """A folder with the files of one organisation and one agent, and the agent's keyring."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.key, self.request, self.certificate = folder / "org.key", folder / "ana.req", folder / "ana.cert"
        self.keys: Keys = lasting_keys()
        self.typed = ["secret"] * 9
        self._capsys = capsys

    def run(self, act: str, name: str = "", **more: object) -> tuple[int, str]:
        arguments = OrgArguments(act, self.key, self.request, self.certificate, name, **more)  # type: ignore[arg-type]
        status = run_org(arguments, lambda: self.keys, lambda _prompt: self.typed.pop(0))
        return status, self._capsys.readouterr().out


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_from_nothing_to_a_certificate_that_the_pinned_key_bears_out(desk: Desk) -> None:
    status, told = desk.run("init", "Talleres Norte", passphrase=True)
    assert status == 0
    pinned = bytes.fromhex(told.split('organisation_keys = ["')[1][:64])
    _, asked = desk.run("request")
    fingerprint = asked.split("certifies it: ")[1].strip()
    status, done = desk.run("certify", "Ana Ruiz", days=7, safety=SafetyPolicy.REQUIRED)
    assert status == 0
    assert fingerprint in done
    identity = identity_of(desk.certificate.read_bytes(), pinned, SystemClock().wall_ms() // 1000)
    assert identity.is_verified
    assert identity.safety is SafetyPolicy.REQUIRED
    assert b"PRIVATE" not in desk.certificate.read_bytes() + desk.request.read_bytes()


def test_a_second_request_asks_for_the_same_keys(desk: Desk) -> None:
    _, first = desk.run("request")
    desk.request.unlink()
    _, second = desk.run("request")
    assert first == second


def test_what_cannot_be_is_refused_in_plain_words(desk: Desk) -> None:
    assert desk.run("certify", "Ana Ruiz") == (1, f"refused: {desk.request} cannot be read\n")
    assert desk.run("init", "two\nlines") == (1, "refused: a name has 1 to 64 bytes on one line\n")
    desk.typed = ["one", "other"]
    assert desk.run("init", "Talleres Norte", passphrase=True) == (1, "refused: the two passphrases differ\n")
    desk.run("init", "Talleres Norte")
    assert desk.run("init", "Talleres Norte")[1].startswith(f"refused: {desk.key} is there already")
    desk.request.write_bytes(b"nonsense")
    assert desk.run("certify", "Ana Ruiz")[1].startswith("refused: this is no request")
    desk.request.unlink()
    desk.run("request")
    assert desk.run("certify", "Ana Ruiz", days=401) == (1, "refused: a certificate lives 1 to 400 days\n")
    desk.keys = MemoryKeys()
    desk.request.unlink()
    assert "keyring" in desk.run("request")[1]
    assert not desk.certificate.exists()


def test_the_command_line_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read = read_arguments(["org", "certify", "k", "r", "c", "--name", "Ana", "--safety", "asked"])
    assert (read.act, read.name, read.days, read.safety) == ("certify", "Ana", 30, "asked")
    assert main(["org", "init", str(tmp_path / "org.key"), "--name", "Talleres Norte"]) == 0
    assert "organisation_keys" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        read_arguments(["org"])


def test_a_recording_key_is_its_owners_alone_and_opens_what_is_locked_with_the_printed_half(desk: Desk) -> None:
    status, told = desk.run("recording")
    assert status == 0
    public = told.split('recording_key = "')[1][:64]
    assert desk.key.stat().st_mode & 0o777 == 0o600
    assert read_recording_key(desk.key).open(b"", seal(bytes.fromhex(public), b"", b"file key")) == b"file key"
    assert desk.run("recording")[1].startswith(f"refused: {desk.key} is there already")
    for damaged in (b"", b"zz" * 32, b"00" * 31, b"\xff"):
        desk.key.write_bytes(damaged)
        with pytest.raises(RefusedError, match="recording_key_file"):
            read_recording_key(desk.key)
