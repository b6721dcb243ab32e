"""``assistdesk verify``: good, edited, cut, unreadable; each with its exit status and the place in words."""

import json
from pathlib import Path

import pytest

from assistdesk.cli import main

VECTORS = Path(__file__).resolve().parents[1] / "vectors"


@pytest.mark.parametrize(
    ("name", "status", "start"),
    [
        ("good.adledger", 0, "OK: "),
        ("good_viewer.adledger", 0, "OK: "),
        ("edited.adledger", 1, "BAD: line "),
        ("swapped.adledger", 1, "BAD: line "),
        ("deleted.adledger", 1, "BAD: line "),
        ("forged.adledger", 1, "BAD: line "),
        ("cut.adledger", 2, "OK up to entry "),
    ],
)
def test_d10_each_kind_of_file_has_its_answer(
    name: str, status: int, start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(VECTORS / name)]) == status
    assert capsys.readouterr().out.startswith(start)


def test_d10_a_changed_byte_names_the_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray((VECTORS / "good.adledger").read_bytes())
    data[data.index(b'"perm.on"') + 2] ^= 1
    forged = tmp_path / "forged.adledger"
    forged.write_bytes(bytes(data))
    assert main(["verify", str(forged)]) == 1
    assert ", entry " in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 500, b"x" * 100_000, b"{" * 9_000, "ñ\n".encode("latin-1")])
def test_d11_what_is_no_ledger_is_unreadable(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.adledger"
    file.write_bytes(data)
    assert main(["verify", str(file)]) == 3
    assert capsys.readouterr().out.startswith("unreadable: ")


def test_d11_no_file_a_bad_key_and_a_bad_record_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = str(VECTORS / "good.adledger")
    record = tmp_path / "record.json"
    assert main(["verify", str(tmp_path / "none")]) == 3
    for key in ("zz", "00ff"):
        assert main(["verify", good, "--org", key]) == 3
    for text in ("{", "[]", " " * 70_000, json.dumps({"room": "!", "ticket_id": 1, "agent_id": 1, "opened_at_ms": 1})):
        record.write_text(text)
        assert main(["verify", good, "--relay", str(record)]) == 3
    assert capsys.readouterr().out.count("unreadable: ") == 7


def test_both_ends_files_agree_and_a_strangers_relay_record_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, other = str(VECTORS / "good.adledger"), str(VECTORS / "good_viewer.adledger")
    assert main(["verify", good, "--other", other]) == 0
    record = tmp_path / "record.json"
    record.write_text(
        json.dumps({"room": "a" * 26, "ticket_id": 1, "agent_id": 1, "opened_at_ms": 1, "paired_at_ms": 5})
    )
    assert main(["verify", good, "--relay", str(record)]) == 1
    assert "the relay disagrees" in capsys.readouterr().out
