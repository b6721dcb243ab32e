"""A backup is proven by restoring it, and nothing that is no backup of ours gets in."""

import contextlib
import io
import resource
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from assistdesk.core.errors import LinkError, RefusedError
from relay.ops.audit import AuditLog
from relay.ops.backup import (
    MANIFEST,
    Entry,
    Manifest,
    State,
    count_rows,
    create_backup,
    list_backups,
    restore_backup,
    verify_backup,
    write_backup,
)
from relay.store.store import Store
from tests.kit.desk_file import new_desk_file

NOW_MS = 1_772_000_000_000


async def filled(directory: Path, entries: int = 3) -> State:
    """A state with rows, a file beside the database, keys and a configuration."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)  # noqa: ASYNC240
    store = await Store.open(new_desk_file(directory / "relay.db"), now_ms=lambda: NOW_MS, window_ms=0)
    for n in range(entries):
        await store.write(lambda work, n=n: AuditLog().append(work, actor="a", action="test", subject=str(n)))
    await store.close()
    state = State(directory, directory / "relay.db", directory / "relay.toml")
    (state.files_dir / "ab").mkdir(parents=True)
    (state.files_dir / "ab" / "abcdef").write_bytes(b"ledger" * 1000)
    (directory / "node.key").write_text("0123456789abcdef" * 4)
    (directory / "ops.token").write_text("fedcba9876543210" * 4)
    state.config_file.write_text("[server]\n")
    return state


async def test_what_was_backed_up_comes_back_exactly(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    target = tmp_path / "relay-20260301T000000Z.tar.gz"
    made = create_backup(state, target, now_ms=NOW_MS, version="1.2.3")
    assert target.stat().st_mode & 0o777 == 0o600
    assert verify_backup(target) == made
    assert made.manifest.counts["relay_audit"] == 3
    fresh = State(tmp_path / "two", tmp_path / "two" / "relay.db", tmp_path / "two" / "relay.toml")
    restore_backup(target, fresh, now_ms=NOW_MS)
    assert count_rows(fresh.database) == made.manifest.counts
    assert (fresh.files_dir / "ab" / "abcdef").read_bytes() == b"ledger" * 1000
    assert (fresh.state_dir / "node.key").read_text() == (state.state_dir / "node.key").read_text()
    assert fresh.config_file.read_text() == "[server]\n"


async def test_restoring_keeps_aside_what_was_there(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    target = tmp_path / "b.tar.gz"
    create_backup(state, target, now_ms=NOW_MS, version="1")
    store = await Store.open(state.database, now_ms=lambda: NOW_MS, window_ms=0)
    await store.write(lambda work: AuditLog().append(work, actor="a", action="later", subject="x"))
    await store.close()
    aside = restore_backup(target, state, now_ms=NOW_MS)
    assert count_rows(aside / "relay.db")["relay_audit"] == 4
    assert count_rows(state.database)["relay_audit"] == 3


async def test_a_running_relay_is_not_restored_over(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    target = tmp_path / "b.tar.gz"
    create_backup(state, target, now_ms=NOW_MS, version="1")
    store = await Store.open(state.database, now_ms=lambda: NOW_MS)
    with pytest.raises(RefusedError, match="database_in_use"):
        restore_backup(target, state, now_ms=NOW_MS)
    await store.close()


async def test_a_backup_made_while_the_relay_writes_is_whole(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    store = await Store.open(state.database, now_ms=lambda: NOW_MS, window_ms=0)
    for n in range(20):
        await store.write(lambda work, n=n: AuditLog().append(work, actor="a", action="more", subject=str(n)))
    target = tmp_path / "b.tar.gz"
    made = create_backup(state, target, now_ms=NOW_MS, version="1")
    await store.close()
    assert made.manifest.counts["relay_audit"] == 23
    verify_backup(target)


async def test_an_existing_file_is_not_written_over(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    target = tmp_path / "b.tar.gz"
    target.write_bytes(b"mine")
    with pytest.raises(RefusedError, match="backup_exists"):
        create_backup(state, target, now_ms=NOW_MS, version="1")
    assert target.read_bytes() == b"mine"
    assert list(tmp_path.glob(".*.part")) == []  # noqa: ASYNC240


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond *size* bytes in this process."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_D3_a_database_that_cannot_be_copied_is_a_fault_of_the_line_and_leaves_nothing(tmp_path: Path) -> None:
    state = await filled(tmp_path / "one")
    target = tmp_path / "b.tar.gz"
    with full_disk(50_000), pytest.raises(LinkError, match="store_failed"):
        create_backup(state, target, now_ms=NOW_MS, version="1")
    state.database.write_bytes(b"no database at all" * 1000)
    with pytest.raises(LinkError, match="store_failed"):
        create_backup(state, target, now_ms=NOW_MS, version="1")
    state.database.unlink()
    with contextlib.closing(sqlite3.connect(state.database)) as database:
        database.execute("CREATE TABLE alembic_version (other TEXT)")
    with pytest.raises(LinkError, match="backup_database"):
        create_backup(state, target, now_ms=NOW_MS, version="1")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]  # noqa: ASYNC240
    assert not list((tmp_path / "one").glob(".backup-*"))


def repack(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """The same archive with its members changed."""
    members: dict[str, bytes] = {}
    with tarfile.open(source, "r:gz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            assert content is not None
            members[member.name] = content.read()
    change(members)
    with tarfile.open(target, "w:gz") as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))


def with_entry(members: dict[str, bytes], name: str, raw: bytes) -> None:
    import hashlib

    manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
    entries = manifest.entries | {name: Entry(len(raw), hashlib.sha256(raw).hexdigest())}
    members[MANIFEST] = msgspec.json.encode(msgspec.structs.replace(manifest, entries=entries))
    members[name] = raw


def change_schema(members: dict[str, bytes]) -> None:
    manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
    members[MANIFEST] = msgspec.json.encode(msgspec.structs.replace(manifest, schema="r9999"))


def change_counts(members: dict[str, bytes]) -> None:
    manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
    counts = manifest.counts | {"relay_audit": 99}
    members[MANIFEST] = msgspec.json.encode(msgspec.structs.replace(manifest, counts=counts))


def empty_database(members: dict[str, bytes]) -> None:
    """Sound, with the rows that the manifest says, but it has no table of ours."""
    manifest = msgspec.json.decode(members[MANIFEST], type=Manifest)
    members[MANIFEST] = msgspec.json.encode(msgspec.structs.replace(manifest, counts={}))
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA user_version = 1")
        with_entry(members, "relay.db", database.serialize())


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda members: members.pop(MANIFEST), "backup_unreadable"),
        (lambda members: members.pop("relay.db"), "backup_unreadable"),
        (lambda members: members.update({"relay.db": b"x" * 10}), "backup_unreadable"),
        (lambda members: members.update({"extra": b"x"}), "backup_unreadable"),
        (lambda members: with_entry(members, "../../evil", b"x"), "backup_unreadable"),
        (lambda members: with_entry(members, "files/../evil", b"x"), "backup_unreadable"),
        (lambda members: with_entry(members, "/etc/evil", b"x"), "backup_unreadable"),
        (lambda members: with_entry(members, "relay.db", b"SQLite format 3\x00" + b"\xff" * 5000), "backup_unreadable"),
        (lambda members: members.update({MANIFEST: b"{}"}), "backup_unreadable"),
        (change_counts, "backup_unreadable"),
        (empty_database, "backup_unreadable"),
        (change_schema, "backup_newer"),
    ],
)
async def test_what_is_not_exactly_a_backup_of_ours_is_refused(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None], rule: str
) -> None:
    state = await filled(tmp_path / "one")
    good, bad = tmp_path / "good.tar.gz", tmp_path / "bad.tar.gz"
    create_backup(state, good, now_ms=NOW_MS, version="1")
    repack(good, bad, change)
    with pytest.raises(RefusedError, match=rule):
        verify_backup(bad)
    with pytest.raises(RefusedError, match=rule):
        restore_backup(bad, state, now_ms=NOW_MS)
    assert count_rows(state.database)["relay_audit"] == 3
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("cut", [0, 1, 20, 1000])
async def test_a_backup_that_is_cut_is_refused(tmp_path: Path, cut: int) -> None:
    state = await filled(tmp_path / "one")
    whole = io.BytesIO()
    write_backup(state, whole, now_ms=NOW_MS, version="1")
    path = tmp_path / "cut.tar.gz"
    path.write_bytes(whole.getvalue()[:cut])
    with pytest.raises(RefusedError, match="backup_unreadable"):
        verify_backup(path)
    with pytest.raises(RefusedError, match="backup_unreadable"):
        verify_backup(tmp_path / "none.tar.gz")


def test_only_our_own_names_are_listed(tmp_path: Path) -> None:
    for name in ("relay-20260302T000000Z.tar.gz", "relay-20260301T000000Z.tar.gz", "relay-x.tar.gz", "other.tar.gz"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in list_backups(tmp_path)] == [
        "relay-20260301T000000Z.tar.gz",
        "relay-20260302T000000Z.tar.gz",
    ]
