"""Backups, the database, the audit log, by command."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.relay.commands.conftest import Desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server


def test_a_backup_goes_there_and_back(desk: Desk, tmp_path: Path) -> None:
    desk.run_json("agent", "add", "ana@example.com")
    made = desk.run_json("backup", "create")
    assert desk.run_json("backup", "list")["backups"] == [{"file": made["file"], "size_bytes": made["size_bytes"]}]
    verified = desk.run_json("backup", "verify", made["file"])
    assert (verified["sha256"], verified["counts"]) == (made["sha256"], made["counts"])
    desk.run_json("agent", "add", "bo@example.com")
    restored = desk.run_json("backup", "restore", made["file"])
    assert Path(restored["kept_aside"]).is_dir()
    assert [one["email"] for one in desk.run_json("agent", "list")["agents"]] == ["ana@example.com"]
    assert desk.run("backup", "create", "--output", str(tmp_path / "own.tar.gz")).code == 0
    again = desk.run("backup", "create", "--output", str(tmp_path / "own.tar.gz"))
    assert "is there already" in again.err
    assert "is no backup of a relay" in desk.run("backup", "verify", str(desk.config_file)).err


WITHOUT_MIGRATIONS = """
import sys
from relay.cli import main
try:
    main(sys.argv[1:])
finally:
    print("alembic" in sys.modules)
"""


def test_a_command_on_a_database_that_is_up_to_date_loads_no_migrations(desk: Desk) -> None:
    told = []
    for arguments in (("agent", "add", "ana@example.com"), ("agent", "list")):
        program = [sys.executable, "-c", WITHOUT_MIGRATIONS, "--config", str(desk.config_file), *arguments]
        environment = {**os.environ, **desk.environment}
        told.append(subprocess.run(program, env=environment, capture_output=True, text=True, check=True).stdout)
    assert [text.splitlines()[-1] for text in told] == ["False", "False"]
    assert "ana@example.com" in told[1]


def test_the_database_and_the_log_are_checked(desk: Desk) -> None:
    desk.run_json("agent", "add", "ana@example.com")
    assert desk.run_json("db", "check")["ok"] is True
    assert desk.run_json("db", "migrate") == {"schema": desk.run_json("version")["schema"], "copy": None}
    assert desk.run_json("audit", "verify") == {"ok": True, "entries": 1, "first_bad": None}
    assert desk.run_json("audit", "list", "--since", "1h")["entries"]
    assert desk.run_json("audit", "list", "--since", "2099-01-01")["entries"] == []
    with contextlib.closing(sqlite3.connect(desk.state_dir / "relay.db")) as database:
        database.execute("UPDATE relay_audit SET actor = 'someone else'")
        database.commit()
    broken = desk.run("audit", "verify")
    assert (broken.code, broken.out) == (1, "broken at entry 1\n")


def test_an_older_schema_asks_for_a_migration(desk: Desk) -> None:
    desk.run_json("agent", "list")
    with contextlib.closing(sqlite3.connect(desk.state_dir / "relay.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'r0000'")
        database.commit()
    done = desk.run("agent", "list")
    assert done.code == 1
    assert "db migrate" in done.err


def test_doctor_says_what_is_wrong_and_how_to_mend_it(desk: Desk) -> None:
    done = desk.run("doctor")
    assert done.code == 1
    assert "does not answer  ->  start the relay" in done.out
    (desk.state_dir / "ops.token").chmod(0o600)
    found = desk.run("doctor", as_json=True).document
    assert {one["name"] for one in found["findings"]} >= {"address", "TLS", "proxy", "disk", "backup", "database"}


def test_a_database_server_is_migrated_and_looked_over_here_and_backed_up_there(
    desk: Desk, postgres: "Server", tmp_path: Path
) -> None:
    desk.environment["ASSISTDESK_RELAY__DB__URL"] = postgres.empty_database()
    for command in (("agent", "list"), ("serve",)):
        assert "assistdesk-relay db migrate" in desk.run(*command).err
    assert desk.run_json("db", "migrate") == {"schema": desk.run_json("version")["schema"], "copy": None}
    desk.run_json("agent", "add", "ana@example.com")
    assert [one["email"] for one in desk.run_json("agent", "list")["agents"]] == ["ana@example.com"]
    assert desk.run_json("audit", "verify") == {"ok": True, "entries": 1, "first_bad": None}
    assert desk.run_json("desk", "seed", "3")["tickets"] == 3
    for command in (("create",), ("restore", str(tmp_path / "x.tar.gz"))):
        refused = desk.run("backup", *command)
        assert refused.code == 1
        assert "pg_dump" in refused.err
    seen = {one["name"]: one for one in desk.run("doctor", as_json=True).document["findings"]}
    assert "PostgreSQL" in seen["database"]["detail"]
    assert "pg_dump" in seen["backup"]["detail"]
    assert (seen["integrity"]["ok"], "fsync" in seen["integrity"]["detail"]) == (False, True)
    assert desk.run("db", "check").code == 1
    desk.environment["ASSISTDESK_RELAY__DB__URL"] = f"postgresql://x@/desk?host={tmp_path}"
    assert "the database server cannot be used" in desk.run("agent", "list").err
    seen = {one["name"]: one for one in desk.run("doctor", as_json=True).document["findings"]}
    assert "start the server" in seen["database"]["remedy"]
