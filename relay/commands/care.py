"""``backup``, ``db``, ``audit``, ``doctor``: keeping the data well."""

import argparse
import sys
from pathlib import Path
from typing import Any

from assistdesk.core.desk.shapes import to_rfc3339
from relay.commands.context import ACTOR, CHECK_FAILED, GOOD, Context, now_ms
from relay.commands.output import table
from relay.commands.times import read_since
from relay.ops.admin_store import AdminStore
from relay.ops.audit import list_entries, verify_chain
from relay.ops.backup import (
    BackupReport,
    State,
    create_backup,
    list_backups,
    restore_backup,
    verify_backup,
    write_backup,
)
from relay.ops.doctor import look_closely
from relay.ops.nightly import backup_name
from relay.store import erasure_marks, migrate
from relay.version import program_version


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    backup = commands.add_parser("backup", help="backups of everything a relay needs")
    family = backup.add_subparsers(dest="backup_command", metavar="COMMAND", required=True)
    create = family.add_parser("create", help="make one now, beside the running relay")
    create.add_argument("--output", metavar="FILE or -", help="default: a new file in backup.dir; -: standard output")
    create.set_defaults(run=_create)
    family.add_parser("list", help="those in backup.dir").set_defaults(run=_list)
    for name, run, text in (
        ("verify", _verify, "restore it into a temporary directory and check all of it"),
        ("restore", _restore, "put it in place; the relay must be stopped; what was there is kept aside"),
    ):
        parser = family.add_parser(name, help=text)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.set_defaults(run=run)
    db = commands.add_parser("db", help="the database itself")
    family = db.add_subparsers(dest="db_command", metavar="COMMAND", required=True)
    family.add_parser("check", help="integrity and schema").set_defaults(run=_check_db)
    family.add_parser("migrate", help="bring it up to this program's schema; the relay must be stopped").set_defaults(
        run=_migrate
    )
    audit = commands.add_parser("audit", help="the relay's own log of sign-ins and admin acts")
    family = audit.add_subparsers(dest="audit_command", metavar="COMMAND", required=True)
    entries = family.add_parser("list", help="entries, oldest first")
    entries.add_argument("--since", metavar="D", help="2026-03-01, 7d, 12h")
    entries.set_defaults(run=_list_audit)
    family.add_parser("verify", help="OK, or the first broken entry").set_defaults(run=_verify_audit)
    commands.add_parser("doctor", help="look everything over").set_defaults(run=_doctor)


def state_of(context: Context) -> State:
    """What a backup is made of."""
    return State(
        state_dir=context.config.state_dir, database=context.need_file(), config_file=context.loaded.file.absolute()
    )


def _create(context: Context, arguments: argparse.Namespace) -> int:
    context.need_file()
    store = context.open_store()
    at_ms = now_ms()
    if arguments.output == "-":
        write_backup(state_of(context), sys.stdout.buffer, now_ms=at_ms, version=program_version())
        store.write(lambda work: context.journal.append(work, actor=ACTOR, action="backup.create", subject="-"))
        return GOOD
    target = Path(arguments.output or Path(context.config.backup.dir) / backup_name(at_ms))
    if arguments.output is None:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    report = create_backup(state_of(context), target, now_ms=at_ms, version=program_version())
    store.write(lambda work: context.journal.append(work, actor=ACTOR, action="backup.create", subject=target.name))
    _show(context, target, report)
    return GOOD


def _list(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    found = list_backups(Path(context.config.backup.dir))
    rows = [(path.name, str(path.stat().st_size)) for path in found]
    document = {"backups": [{"file": str(path), "size_bytes": path.stat().st_size} for path in found]}
    context.output.show(document, table(rows, ("FILE", "BYTES")))
    return GOOD


def _verify(context: Context, arguments: argparse.Namespace) -> int:
    _show(context, arguments.file, verify_backup(arguments.file))
    return GOOD


def _restore(context: Context, arguments: argparse.Namespace) -> int:
    aside = restore_backup(arguments.file, state_of(context), now_ms=now_ms())
    store = AdminStore(context.database, now_ms=now_ms)
    if store.read(migrate.present) == migrate.newest():
        name = arguments.file.name
        store.write(lambda work: context.journal.append(work, actor=ACTOR, action="backup.restore", subject=name))
    document = {"restored": str(arguments.file), "kept_aside": str(aside)}
    lines = [f"Restored {arguments.file}; what was there is in {aside}"]
    if (context.config.state_dir / erasure_marks.NAME).exists():
        lines.append("Customers who were erased since it was made are erased again when the relay starts.")
    context.output.show(document, lines)
    return GOOD


def _show(context: Context, file: Path, report: BackupReport) -> None:
    manifest = report.manifest
    document: dict[str, Any] = {
        "file": str(file),
        "size_bytes": report.size_bytes,
        "sha256": report.sha256,
        "schema": manifest.schema,
        "made_at": to_rfc3339(manifest.made_at_ms),
        "counts": manifest.counts,
    }
    rows = ", ".join(f"{count} {name}" for name, count in manifest.counts.items() if count)
    lines = [f"{name:11} {document[name]}" for name in ("file", "size_bytes", "sha256", "schema", "made_at")]
    context.output.show(document, [*lines, f"{'rows':11} {rows}"])


def _check_db(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    store = context.open_store()
    verdict, is_whole = store.read(lambda connection: store.database.examine(connection, quickly=False))
    revision = store.read(migrate.present)
    is_good = verdict == "ok" and is_whole
    document = {"ok": is_good, "integrity": verdict, "foreign_keys": is_whole, "schema": revision}
    context.output.show(document, [f"{name:12} {value}" for name, value in document.items()])
    return GOOD if is_good else CHECK_FAILED


def _migrate(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    context.config.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = AdminStore(context.database, now_ms=now_ms).migrate()
    document = {"schema": migrate.newest(), "copy": None if copy is None else str(copy)}
    context.output.show(document, [f"Schema {migrate.newest()}." + (f" The old one is kept in {copy}" if copy else "")])
    return GOOD


def _list_audit(context: Context, arguments: argparse.Namespace) -> int:
    since_ms = read_since(arguments.since, now_ms())
    entries = context.open_store().read(lambda connection: list_entries(connection, since_ms=since_ms))
    rows = [
        (
            to_rfc3339(one.created_at_ms),
            one.actor,
            one.action,
            one.subject,
            " ".join(f"{name}={value}" for name, value in one.detail.items()),
        )
        for one in entries
    ]
    names = ("at", "actor", "action", "subject")
    document = [
        dict(zip(names, row[:4], strict=True)) | {"detail": one.detail} for row, one in zip(rows, entries, strict=True)
    ]
    context.output.show({"entries": document}, table(rows, ("AT", "WHO", "WHAT", "ON", "")))
    return GOOD


def _verify_audit(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    verdict = context.open_store().read(verify_chain)
    is_good = verdict.first_bad_id is None
    line = f"OK, {verdict.entries} entries" if is_good else f"broken at entry {verdict.first_bad_id}"
    context.output.show({"ok": is_good, "entries": verdict.entries, "first_bad": verdict.first_bad_id}, [line])
    return GOOD if is_good else CHECK_FAILED


def _doctor(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    findings = list(look_closely(context.config, context.database, now_ms=now_ms()))
    rows = [f"{'ok' if one.is_good else 'NOT OK':6}  {one.name:11} {one.detail}" for one in findings]
    rows = [row + (f"  ->  {one.remedy}" if one.remedy else "") for row, one in zip(rows, findings, strict=True)]
    is_good = all(one.is_good for one in findings)
    document = {
        "ok": is_good,
        "findings": [
            {"name": one.name, "ok": one.is_good, "detail": one.detail, "remedy": one.remedy} for one in findings
        ],
    }
    context.output.show(document, rows)
    return GOOD if is_good else CHECK_FAILED
