"""Ledgers on disk: synced, whole, and found again after a death."""

import errno
import os
from pathlib import Path

import pytest

from assistdesk.adapters.ledger_file import LedgerJournal, save_copy
from assistdesk.core.errors import RefusedError

NAME = "00112233445566778899aabbccddeeff-viewer"


async def test_D7_what_was_appended_is_found_by_the_next_run_up_to_its_last_whole_line(tmp_path: Path) -> None:
    journal = LedgerJournal(tmp_path / "a")
    ledger = journal.begin(NAME, "room", "viewer", "relay/1", 42, 1000)
    await ledger.append(b"O {}\nE 1\n")
    await ledger.append(b"E 2")
    assert await ledger.read() == b"O {}\nE 1\nE 2"
    again = LedgerJournal(tmp_path / "a")
    (label,) = again.unreported()
    assert (label.name, label.room, label.end, label.owner, label.ticket_id) == (NAME, "room", "viewer", "relay/1", 42)
    assert again.read(NAME) == b"O {}\nE 1\n"
    again.settle(NAME)
    assert again.unreported() == ()
    assert again.read(NAME) == b""
    await ledger.close()
    await ledger.close()


async def test_C11_a_failed_sync_leaves_the_file_as_long_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = LedgerJournal(tmp_path).begin(NAME, "room", "host", "", 0, 1)
    await ledger.append(b"E 1\n")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fdatasync", full)
    with pytest.raises(RefusedError) as caught:
        await ledger.append(b"E 2\n")
    assert caught.value.rule == "disk"
    monkeypatch.undo()
    await ledger.append(b"E 3\n")
    assert await ledger.read() == b"E 1\nE 3\n"
    await ledger.close()
    with pytest.raises(RefusedError):
        await ledger.append(b"E 4\n")


async def test_C18_the_next_run_goes_on_behind_the_last_whole_line(tmp_path: Path) -> None:
    journal = LedgerJournal(tmp_path)
    book = journal.begin(NAME, "room", "host", "", 0, 1)
    await book.append(b"one\ntwo\nthr")
    await book.close()
    again = LedgerJournal(tmp_path).reopen(NAME)
    await again.append(b"three\n")
    assert await again.read() == b"one\ntwo\nthree\n"
    await again.close()
    with pytest.raises(RefusedError, match="disk"):
        journal.reopen("0" * 32 + "-host")


async def test_one_session_has_one_ledger(tmp_path: Path) -> None:
    journal = LedgerJournal(tmp_path)
    ledger = journal.begin(NAME, "room", "viewer", "", 0, 1)
    with pytest.raises(RefusedError):
        journal.begin(NAME, "room", "viewer", "", 0, 1)
    await ledger.close()


def test_labels_that_cannot_be_read_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.json").write_bytes(b"{")
    (tmp_path / "other.json").write_bytes(b"{}")
    assert LedgerJournal(tmp_path).unreported() == ()
    assert LedgerJournal(tmp_path / "none").unreported() == ()


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        LedgerJournal(tmp_path).read("../../etc/passwd")


def test_a_receipt_is_never_written_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "copy.adledger"
    save_copy(b"one", path)
    with pytest.raises(RefusedError):
        save_copy(b"two", path)
    assert path.read_bytes() == b"one"
