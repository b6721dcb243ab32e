"""``assistdesk verify``: good, edited, cut, unreadable; each with its exit status and the place in words."""

import json
from pathlib import Path

import pytest

from assistdesk.cli import main
from assistdesk.core.desk.chain import Link
from assistdesk.core.session.items import split_lines
from assistdesk.core.session.verify import Verdict, verify
from assistdesk.core.wire.encoding import room_name
from tests.kit.log_files import LATER, audit, lines, links

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


# --- a ticket's log -----------------------------------------------------------------------------------------------


def kept(path: Path, file: list[bytes]) -> str:
    path.write_bytes(b"".join(file))
    return str(path)


def test_T40_a_log_is_known_by_itself_and_each_fault_of_it_has_its_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = lines(links(5))
    for file, status, start in (
        (whole, 0, "OK: ticket 1042, 5 audits, 2 texts, head "),
        (lines(links(5), with_words=False), 0, "OK: ticket 1042, 5 audits, 0 texts, 2 comments without their words"),
        ([*whole[:3], whole[3].replace(b"Seen", b"Sown"), *whole[4:]], 1, "BAD: audit 3: it is not what its hash says"),
        ([*whole[:2], *whole[3:]], 1, "BAD: audit 2: another audit stands here"),
        ([*whole, whole[-1]], 1, "BAD: audit 6: more audits follow"),
        (
            [*whole[:4], whole[4].replace("请".encode(), "您".encode()), whole[5]],
            1,
            "BAD: audit 4: the words are not those",
        ),
        ([whole[0], *lines(links(5, mark=1))[1:]], 1, "BAD: header: the last audit is not the one"),
        (whole[:4], 2, "OK up to audit 3, tail missing from audit 4"),
        ([*whole[:4], whole[4][:50]], 2, "OK up to audit 3, tail missing from audit 4"),
        ([whole[0].replace(b'"version":1', b'"version":2')], 3, "unreadable: this log was made by a later program"),
        ([b'{"room":"x"}\n'], 3, "unreadable: neither a session's ledger nor a ticket's log"),
        ([b"{" * 2_000_000], 3, "unreadable: the line is longer"),
    ):
        assert main(["verify", kept(tmp_path / "ticket.jsonl", file)]) == status
        assert capsys.readouterr().out.startswith(start)


def test_T40_another_file_of_the_ticket_is_a_witness(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = kept(tmp_path / "early.jsonl", lines(links(4)))
    for name, file, there, back in (
        ("later", lines(links(6), made_at=LATER), (0, "the other file agrees: 6 audits"), (0, "agrees: 4 audits")),
        (
            "forged",
            lines(links(6, mark=1), made_at=LATER),
            (1, "disagrees from audit 2"),
            (1, "disagrees from audit 2"),
        ),
        ("cut", lines(links(3), made_at=LATER), (1, "lacks the tail from audit 4"), (2, "tail missing from audit 4")),
        ("stranger", lines(links(4, ticket_id=7)), (1, "is of another ticket"), (1, "is of another ticket")),
        ("broken", lines(links(4))[:3], (1, "not whole: OK up to audit 2, tail"), (2, "OK up to audit 2, tail")),
        ("none", [b"x"], (1, "the other file is not whole: unreadable: "), (3, "unreadable: ")),
    ):
        other = kept(tmp_path / f"{name}.jsonl", file)
        for one, two, (status, said) in ((early, other, there), (other, early, back)):
            assert main(["verify", one, "--other", two]) == status, (name, capsys.readouterr().out)
            assert said in capsys.readouterr().out


def ledger_of(name: str) -> Verdict:
    return verify(split_lines([(VECTORS / name).read_bytes()]))


def log_of_session(room: bytes, head: bytes) -> list[Link]:
    said = {"type": "SessionEnded", "room": room_name(room), "reason": "ended", "ledger_head": head.hex()}
    return [audit(None, [said])]


def test_a_sessions_ledger_is_held_against_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = ledger_of("good.adledger")
    log = kept(tmp_path / "ticket.jsonl", lines(log_of_session(ledger.room, ledger.digests[-1])))
    for arguments, status, said in (
        ([], 0, "sessions: the log names their ledgers"),
        (["--ledger", "good.adledger"], 0, "the ledger agrees: OK: "),
        (["--ledger", "good_viewer.adledger"], 0, "the ledger agrees: OK: "),
        (["--ledger", "cut.adledger"], 1, "the ledger disagrees: audit 1 names an entry that is not in it"),
        (["--ledger", "edited.adledger"], 1, "the ledger is not whole: BAD: line "),
    ):
        files = [str(VECTORS / one) if one.endswith("ledger") and one[0] != "-" else one for one in arguments]
        assert main(["verify", log, *files]) == status
        assert said in capsys.readouterr().out
    stranger = kept(tmp_path / "stranger.jsonl", lines(log_of_session(bytes(16), ledger.digests[-1])))
    assert main(["verify", stranger, "--ledger", str(VECTORS / "good.adledger")]) == 1
    assert "whose ledger this log does not name" in capsys.readouterr().out


def test_witnesses_that_do_not_go_with_a_file_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log, good = kept(tmp_path / "ticket.jsonl", lines(links(2))), str(VECTORS / "good.adledger")
    assert main(["verify", log, "--relay", good]) == 3
    assert main(["verify", good, "--ledger", good]) == 3
    assert main(["verify", log, "--other", str(tmp_path / "none")]) == 3
    assert main(["verify", log, "--ledger", str(tmp_path / "none")]) == 3
    assert capsys.readouterr().out.count("unreadable: ") == 4
