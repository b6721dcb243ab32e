"""relay/store/migrate.py: the schema comes up whole or not at all (bad-inputs.md D4, D5)."""

import contextlib
import os
import signal
import sqlite3
from pathlib import Path

import alembic.autogenerate
import alembic.config
import alembic.runtime.migration
import alembic.script
import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.calls import Call
from assistdesk.core.errors import RefusedError
from relay.store import migrate
from relay.store.sqlite import engine_of
from relay.store.store import Store
from relay.store.work_tables import metadata
from tests.contracts.store import names, putting
from tests.kit.desk_file import new_desk_file
from tests.kit.old_schemas import (
    BEFORE_EXPERTS,
    ON_A_TICKET,
    PROBLEMS,
    STATES,
    WAITING_SINCE,
    before_clock_states,
    before_problems,
    before_waiting_times,
)


def query(path: Path, text: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(text).fetchall()


def change(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def brought_up(directory: Path, *statements: str) -> Path:
    """A database that *statements* took back to an older schema, migrated again after a copy."""
    path = new_desk_file(directory / "relay.db")
    change(path, *statements)
    assert migrate.bring_up(path, 2) is not None
    return path


def test_a_new_database_gets_the_newest_schema_and_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    assert migrate.bring_up(path, 1) is None
    assert query(path, "SELECT version_num FROM alembic_version") == [(migrate.newest(),)]
    assert migrate.bring_up(path, 1) is None
    assert [one.name for one in tmp_path.glob("*.before-*")] == []


def test_the_scripts_names_tell_their_order() -> None:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    chain = [script.revision for script in alembic.script.ScriptDirectory.from_config(config).walk_revisions()]
    assert migrate.revisions() == chain[::-1]
    assert migrate.newest() == chain[0]


def test_migrations_make_exactly_the_tables_that_are_written_down(tmp_path: Path) -> None:
    path = tmp_path / "relay.db"
    migrate.bring_up(path, 1)
    with engine_of(path, read_only=True).connect() as connection:
        context = alembic.runtime.migration.MigrationContext.configure(
            connection, opts={"include_object": lambda _, name, kind, *__: not (kind == "table" and "search_" in name)}
        )
        differences = alembic.autogenerate.compare_metadata(context, metadata)
    assert [one for one in differences if "search_doc" not in str(one)] == []


def test_tickets_from_before_words_for_statuses_have_none_and_the_desk_can_make_some(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "DROP INDEX ticket_by_custom_status",
        "ALTER TABLE ticket DROP COLUMN custom_status_id",
        "DROP TABLE status_def",
        "UPDATE alembic_version SET version_num = 'r0014'",
    )
    assert query(path, "SELECT count(*), count(custom_status_id) FROM ticket") == [(0, 0)]
    assert query(path, "SELECT count(*) FROM status_def") == [(0,)]
    assert query(path, "SELECT name FROM sqlite_master WHERE name = 'ticket_by_custom_status'") != []


def test_orders_of_all_tickets_are_no_longer_kept(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "CREATE INDEX ticket_by_updated_at ON ticket (updated_at, id)",
        "CREATE INDEX ticket_of_org_id ON ticket (org_id, updated_at, id)",
        "UPDATE alembic_version SET version_num = 'r0016'",
    )
    kept = {name for (name,) in query(path, "SELECT name FROM sqlite_master WHERE tbl_name = 'ticket'")}
    assert not kept & {"ticket_by_updated_at", "ticket_of_org_id"}
    assert {"ticket_unsolved_by_updated_at", "ticket_org_id_by_updated_at", "ticket_of_requester_id"} <= kept


def test_drafts_from_before_their_files_have_none(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE draft DROP COLUMN uploads",
        "INSERT INTO draft (owner_id, ticket_id, kind, body, saved_at) VALUES (1, 1, 'note', 'half', 1)",
        "UPDATE alembic_version SET version_num = 'r0017'",
    )
    assert query(path, "SELECT body, uploads FROM draft") == [("half", "[]")]


def test_words_that_had_come_back_into_a_draft_stand_beside_it(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE draft DROP COLUMN back",
        "INSERT INTO draft (owner_id, ticket_id, kind, body, saved_at) VALUES (1, 1, 'note', 'half', 1)",
        "INSERT INTO draft (owner_id, ticket_id, kind, body, saved_at, why_back) VALUES (1, 2, 'note', 'sent', 1, 'closed')",
        "UPDATE alembic_version SET version_num = 'r0018'",
    )
    assert query(path, "SELECT body, back FROM draft ORDER BY ticket_id") == [("half", ""), ("", "sent")]


def test_a_desk_from_before_attendance_was_written_down_gets_a_place_for_it(tmp_path: Path) -> None:
    path = brought_up(tmp_path, "DROP TABLE attendance", "UPDATE alembic_version SET version_num = 'r0020'")
    assert query(path, "SELECT user_id, from_at, to_at, state FROM attendance") == []


def test_calls_that_rang_for_ever_are_over_and_ask_nobody_to_call_back(tmp_path: Path) -> None:
    rows = [(1, "ringing", Call(id=1, started_at=100)), (2, "active", Call(id=2, started_at=100, answered_at=110))]
    path = brought_up(
        tmp_path,
        *(
            f"INSERT INTO call (id, state, number, started_at, body) "
            f"VALUES ({number}, '{state}', '', 100, '{msgspec.json.encode(call).decode()}')"
            for number, state, call in rows
        ),
        "UPDATE alembic_version SET version_num = 'r0022'",
    )
    found = query(path, "SELECT state, body FROM call ORDER BY id")
    calls = [(state, msgspec.json.decode(body, type=Call)) for state, body in found]
    over = Call(id=1, started_at=100, ended_at=300_100, is_end_assumed=True)
    assert calls == [("missed", over), ("active", rows[1][2])]
    assert query(path, "SELECT count(*) FROM timer") == [(0,)]


def test_groups_from_before_row_versions_begin_with_the_first(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE desk_group DROP COLUMN row_version",
        "INSERT INTO desk_group (name, created_at, updated_at) VALUES ('L2', 1, 1)",
        "UPDATE alembic_version SET version_num = 'r0011'",
    )
    assert query(path, "SELECT name, row_version FROM desk_group") == [("L2", 1)]


def test_a_database_from_before_layouts_gets_them_and_keeps_its_views(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE own_view DROP COLUMN layout",
        "DROP INDEX ticket_group_id_by_priority",
        "INSERT INTO own_view (title, conditions, sort) VALUES ('VIP', '{}', '{}')",
        "UPDATE alembic_version SET version_num = 'r0006'",
    )
    assert query(path, "SELECT title, layout FROM own_view") == [("VIP", b"{}")]
    assert query(path, "SELECT count(*) FROM sqlite_master WHERE name = 'ticket_group_id_by_priority'") == [(1,)]


def test_views_from_before_groups_had_any_are_for_whom_they_were(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE own_view DROP COLUMN group_id",
        "INSERT INTO own_view (title, conditions, sort) VALUES ('VIP', '{}', '{}')",
        "UPDATE alembic_version SET version_num = 'r0023'",
    )
    assert query(path, "SELECT title, owner_id, group_id FROM own_view") == [("VIP", None, None)]


def test_a_database_from_before_forms_gets_them_and_keeps_its_tickets(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "ALTER TABLE ticket DROP COLUMN custom",
        "ALTER TABLE ticket DROP COLUMN form_id",
        "DROP TABLE ticket_custom",
        "DROP TABLE field_def",
        "DROP TABLE form",
        "INSERT INTO person (id, role, name, created_at, updated_at) VALUES (1, 'customer', 'Lu', 1, 1)",
        "INSERT INTO ticket (id, subject, status, channel, via, requester_id, submitter_id, is_unsolved, status_rank, "
        "priority_rank, seq, pub_seq, row_version, head, created_at, updated_at) "
        "VALUES (1, 's', 'new', 'app', '{}', 1, 1, 1, 0, 9, 1, 1, 1, '', 1, 1)",
        "UPDATE alembic_version SET version_num = 'r0009'",
    )
    assert query(path, "SELECT subject, form_id, custom FROM ticket") == [("s", None, b"{}")]
    assert query(path, "SELECT (SELECT count(*) FROM form), (SELECT count(*) FROM field_def)") == [(0, 0)]


def test_a_database_from_before_own_hours_gets_them_and_keeps_its_organisations(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        *(f"ALTER TABLE organization DROP COLUMN {name}" for name in ("tags", "custom", "group_id", "schedule_id")),
        "ALTER TABLE desk_group DROP COLUMN schedule_id",
        "INSERT INTO organization (name, folded_name, created_at, updated_at) VALUES ('N', 'n', 1, 1)",
        "INSERT INTO desk_group (name, created_at, updated_at) VALUES ('L2', 1, 1)",
        "UPDATE alembic_version SET version_num = 'r0010'",
    )
    kept = query(path, "SELECT name, tags, custom, group_id, schedule_id FROM organization")
    assert kept == [("N", b"[]", b"{}", None, None)]
    assert query(path, "SELECT name, schedule_id FROM desk_group") == [("L2", None)]


def test_a_database_from_before_waiting_times_reads_them_from_its_logs(tmp_path: Path) -> None:
    path = brought_up(tmp_path, *before_waiting_times())
    assert query(path, "SELECT id, pending_at FROM ticket ORDER BY id") == WAITING_SINCE
    assert query(path, "SELECT count(*) FROM sqlite_master WHERE name = 'ticket_by_pending_at'") == [(1,)]


def test_incidents_from_before_they_knew_their_problem_have_the_one_they_were_linked_to_last(tmp_path: Path) -> None:
    path = brought_up(tmp_path, *before_problems())
    assert query(path, "SELECT id, problem_id FROM ticket ORDER BY id") == PROBLEMS


def test_clocks_from_before_lists_asked_for_their_states_have_them(tmp_path: Path) -> None:
    path = brought_up(tmp_path, *before_clock_states())
    assert query(path, "SELECT ticket_id, states FROM ticket_clock ORDER BY ticket_id") == STATES


def test_a_database_from_before_experts_gets_them_and_keeps_who_is_on_tickets(tmp_path: Path) -> None:
    path = brought_up(tmp_path, *BEFORE_EXPERTS, *ON_A_TICKET)
    assert query(path, "SELECT ticket_id, user_id, role, since_at, may_reply FROM participant") == [(1, 1, "cc", 5, 0)]
    found = query(path, "SELECT sql FROM sqlite_master WHERE name = 'participant_user'")
    assert found == [("CREATE INDEX participant_user ON participant (user_id, ticket_id)",)]


def test_a_database_from_before_anchors_gets_their_tables(tmp_path: Path) -> None:
    path = brought_up(
        tmp_path,
        "DROP TABLE desk_anchor",
        "DROP TABLE anchored_head",
        "UPDATE alembic_version SET version_num = 'r0015'",
    )
    assert query(path, "SELECT (SELECT count(*) FROM desk_anchor), (SELECT count(*) FROM anchored_head)") == [(0, 0)]


def test_organisations_from_before_they_were_found_by_domain_are_and_nobody_is_there_by_an_address(
    tmp_path: Path,
) -> None:
    path = brought_up(
        tmp_path,
        "DROP TABLE organization_domain",
        "ALTER TABLE person DROP COLUMN org_by_address",
        "INSERT INTO organization (id, name, folded_name, domains, created_at, updated_at) VALUES "
        """(1, 'N', 'n', CAST('["n.org","M\u00fcller.example","N.ORG"]' AS BLOB), 1, 1), """
        """(2, 'S', 's', CAST('["n.org"]' AS BLOB), 1, 1), (3, 'O', 'o', CAST('[]' AS BLOB), 1, 1)""",
        "INSERT INTO person (id, role, name, org_id, created_at, updated_at) VALUES (1, 'customer', 'Lu', 1, 1, 1)",
        "UPDATE alembic_version SET version_num = 'r0024'",
    )
    assert query(path, "SELECT org_id, domain FROM organization_domain ORDER BY org_id, domain") == [
        (1, "n.org"),
        (1, "xn--mller-kva.example"),
        (2, "n.org"),
    ]
    assert query(path, "SELECT org_id, org_by_address FROM person") == [(1, 0)]


async def test_D4_a_database_of_a_newer_program_is_named_and_left_alone(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    change(path, "UPDATE alembic_version SET version_num = 'r9999'")
    before = path.read_bytes()
    with pytest.raises(RefusedError, match="database_newer") as caught:
        await Store.open(path, now_ms=lambda: 1)
    assert caught.value.fields["revision"] == "r9999"
    assert path.read_bytes() == before


async def test_a_copy_of_a_database_in_use_is_whole(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    store = await Store.open(path, now_ms=lambda: 1)
    await store.write(putting("a"))
    copy = migrate.copy_to(path, tmp_path / "copy.db")
    await store.write(putting("b"))
    assert not copy.with_name(copy.name + ".part").exists()
    await store.close()
    again = await Store.open(copy, now_ms=lambda: 1)
    assert await again.read(names) == {"a"}
    await again.close()


OLD = """
import sqlalchemy as sa
from alembic import op
revision = "r0000"
down_revision = None
def upgrade():
    op.create_table("setting", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.LargeBinary))
"""
NEW = """
import sqlalchemy as sa
from alembic import op
revision = "r0001"
down_revision = "r0000"
def upgrade():
    for number in range(8):
        op.create_table(f"t{number}", sa.Column("x", sa.Text))
    op.execute("UPDATE setting SET value = x'32'")
"""


@pytest.fixture
def old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of an older program, and the scripts of a newer one."""
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "env.py").write_text((migrate.SCRIPTS / "env.py").read_text())
    (scripts / "versions" / "r0000.py").write_text(OLD)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    path = tmp_path / "relay.db"
    migrate.bring_up(path, 1)
    change(path, "INSERT INTO setting VALUES ('a', x'31')")
    (scripts / "versions" / "r0001.py").write_text(NEW)
    return path


def test_an_older_database_is_migrated_after_a_copy(old_database: Path) -> None:
    copy = migrate.bring_up(old_database, 77)
    assert copy is not None
    assert copy.name == "relay.db.before-r0000-77"
    assert query(copy, "SELECT * FROM setting") == [("a", b"1")]
    assert query(old_database, "SELECT value FROM setting") == [(b"2",)]
    assert query(old_database, "SELECT count(*) FROM t7") == [(0,)]


def _die_at(statement_number: int, path: Path) -> int:
    """Migrate in a process of its own that kill -9s itself at the n-th statement; returns its exit status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    count = 0

    def kill(*_: object) -> None:
        nonlocal count
        count += 1
        if count == statement_number:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        sa.event.listen(sa.Engine, "before_cursor_execute", kill)
        migrate.bring_up(path, 5)
    finally:
        os._exit(0)


def test_D5_a_migration_killed_at_each_step_leaves_the_old_schema_and_goes_through_afterwards(
    old_database: Path,
) -> None:
    at = 0
    while True:
        at += 1
        if not os.WIFSIGNALED(_die_at(at, old_database)):
            break
        revision = query(old_database, "SELECT version_num FROM alembic_version")
        tables = query(old_database, "SELECT count(*) FROM sqlite_master WHERE name LIKE 't_'")
        if revision == [("r0000",)]:
            assert tables == [(0,)]
            assert query(old_database, "SELECT value FROM setting") == [(b"1",)]
        else:
            assert (revision, tables) == ([("r0001",)], [(8,)])
            break
    assert at > 10
    migrate.bring_up(old_database, 6)
    assert query(old_database, "SELECT value FROM setting") == [(b"2",)]
    assert query(old_database, "PRAGMA integrity_check") == [("ok",)]


def test_a_migration_that_fails_changes_nothing(old_database: Path) -> None:
    scripts = migrate.SCRIPTS / "versions" / "r0001.py"
    scripts.write_text(NEW + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n')
    with pytest.raises((sa.exc.OperationalError, RefusedError)):
        migrate.bring_up(old_database, 5)
    assert query(old_database, "SELECT count(*) FROM sqlite_master WHERE name LIKE 't_'") == [(0,)]
    assert query(old_database, "SELECT value FROM setting") == [(b"1",)]
