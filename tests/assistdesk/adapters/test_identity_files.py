"""An organisation's key on disk: for its owner alone, never written over, under a passphrase if wanted."""

import stat
from pathlib import Path

import pytest

from assistdesk.adapters.identity_files import (
    FILE_BYTES_MAX,
    is_locked,
    read_file,
    read_organisation,
    unlock,
    write_new,
    write_organisation,
)
from assistdesk.core.errors import RefusedError

SEED = b"\x07" * 32


def test_a_key_file_is_its_owners_alone_and_gives_the_same_key_again(tmp_path: Path) -> None:
    path = tmp_path / "org.key"
    key = write_organisation(path, "Talleres Norte", SEED)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    file = read_organisation(path)
    assert (file.organisation, is_locked(file)) == ("Talleres Norte", False)
    assert unlock(file).public == key.public


def test_under_a_passphrase_only_that_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "org.key"
    key = write_organisation(path, "Talleres Norte", SEED, "año 中")
    file = read_organisation(path)
    assert is_locked(file)
    assert unlock(file, "año 中").public == key.public
    with pytest.raises(RefusedError, match="wrong_passphrase"):
        unlock(file, "ano")


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "org.key"
    write_organisation(path, "Talleres Norte", SEED)
    before = path.read_bytes()
    with pytest.raises(RefusedError, match="file_exists"):
        write_organisation(path, "Talleres Norte", bytes(32))
    assert path.read_bytes() == before
    with pytest.raises(RefusedError, match="file_not_written"):
        write_new(tmp_path / "no" / "such", b"")


def test_a_key_file_that_others_may_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "org.key"
    write_organisation(path, "Talleres Norte", SEED)
    path.chmod(0o640)
    with pytest.raises(RefusedError, match="key_file_open"):
        read_organisation(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("organisation key", "other key"),
        ('"public_key": "ea4a', '"public_key": "ea4b'),
        ("BEGIN PRIVATE", "BEGIN"),
        ("{", "["),
    ],
)
def test_a_damaged_key_file_signs_nothing(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "org.key"
    write_organisation(path, "Talleres Norte", SEED)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(RefusedError, match="key_file_damaged"):
        unlock(read_organisation(path))


def test_what_is_not_there_or_too_long_is_not_read(tmp_path: Path) -> None:
    for use in (read_file, read_organisation):
        with pytest.raises(RefusedError, match="file_not_read"):
            use(tmp_path / "none")
    (tmp_path / "long").write_bytes(bytes(FILE_BYTES_MAX + 1))
    with pytest.raises(RefusedError, match="file_not_read"):
        read_file(tmp_path / "long")
