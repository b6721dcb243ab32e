"""relay/store/postgres.py: the contracts of store and rooms on a real server, and what servers can do to a relay."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import alembic.autogenerate
import alembic.runtime.migration
import pytest
import pytest_asyncio
import sqlalchemy as sa

from assistdesk.core.desk.views import Condition, Conditions, Reader
from assistdesk.core.errors import LinkError, RefusedError
from relay.ops.admin_store import AdminStore
from relay.ops.audit import AuditLog, verify_chain
from relay.store import lists, migrate, organizations, people, persons, settings, streams, tables
from relay.store.dialect import ElementsOf
from relay.store.rooms import SqlDirectory
from relay.store.store import Store
from relay.store.work import Work
from relay.store.work_tables import metadata
from tests.contracts.attendance import AttendanceContract
from tests.contracts.directory import DirectoryContract
from tests.contracts.store import StoreContract, names, putting
from tests.kit.accounts import TurnedClock
from tests.kit.old_schemas import BEFORE_EXPERTS, ON_A_TICKET, WAITING_SINCE, before_waiting_times

if TYPE_CHECKING:
    from tests.kit.postgres import Server

psycopg = pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed here (make setup)")
from relay.store.postgres import HOLD_LOCK, TAKEN_MAX_S, PostgresDatabase, TakenError, place_of, trouble_of  # noqa: E402


@dataclass
class Turned:
    """Time that is turned by hand, for how long the hold was refused."""

    at_s: float = 0.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def url(postgres: "Server") -> str:
    return postgres.clean_database()


@pytest.fixture
def database(url: str, tmp_path: Path) -> PostgresDatabase:
    return PostgresDatabase(url, files=tmp_path / "relay.files", hold_wait_s=0)


@pytest_asyncio.fixture
async def store(database: PostgresDatabase, clock: TurnedClock) -> AsyncIterator[Store]:
    opened = await Store.open(database, now_ms=clock.now_ms)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def directory(store: Store) -> SqlDirectory:
    return SqlDirectory(store)


class TestPostgresStore(StoreContract):
    """The store contract on a server."""


class TestPostgresAttendance(AttendanceContract):
    """The record of who was there, on a server."""


class TestPostgresDirectory(DirectoryContract):
    """The rooms' contract on a server."""


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    """Asked by somebody else, past the relay."""
    with psycopg.connect(url, autocommit=True) as connection:
        done = connection.execute(statement)
        return done.fetchall() if done.description else []


def throw_out(url: str, also: str = "true") -> None:
    """End the sessions of everybody else in this database, as an admin or a failover does; wait until they are gone."""
    others = f"FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND {also}"
    ask(url, f"SELECT pg_terminate_backend(pid, 5000) {others}")


def setting(name: str) -> "sa.TextClause":
    return sa.text(f"SELECT current_setting('{name}')")


async def test_connections_are_set_as_the_design_says(store: Store) -> None:
    wanted = {
        "transaction_isolation": "read committed",
        "synchronous_commit": "on",
        "statement_timeout": "5s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "5s",
    }
    for name, value in wanted.items():
        assert await store.write(lambda work, n=name: work.connection.execute(setting(n)).scalar()) == value
    reading = await store.read(lambda connection: connection.execute(setting("transaction_read_only")).scalar())
    assert reading == "on"


async def test_texts_are_sorted_by_their_bytes_though_the_database_sorts_as_people_do(store: Store, url: str) -> None:
    await asyncio.gather(*(store.write(putting(name)) for name in ("b", "a", "B", "Z", "á", "10", "9")))
    order = sa.select(tables.setting.c.name).order_by(tables.setting.c.name)
    found = await store.read(lambda connection: connection.execute(order).scalars().all())
    assert found == ["10", "9", "B", "Z", "a", "b", "á"]
    assert ask(url, "SELECT 'a' < 'B'") == [(True,)]


async def test_what_a_text_column_cannot_hold_fails_its_own_operation_alone(store: Store) -> None:
    ok, bad = await asyncio.gather(
        store.write(putting("a")), store.write(putting("nul \x00 in a name")), return_exceptions=True
    )
    assert (ok, type(bad)) == ("a", sa.exc.DataError)
    assert await store.read(names) == {"a"}


# --- one relay, and who writes beside it --------------------------------------------------------------------------


async def test_D5_a_second_relay_on_one_database_is_kept_out(store: Store, url: str, tmp_path: Path) -> None:
    second = PostgresDatabase(url, files=tmp_path, hold_wait_s=0.2)
    with pytest.raises(RefusedError, match="database_in_use"):
        await Store.open(second, now_ms=lambda: 1)
    with pytest.raises(RefusedError, match="database_in_use"):
        AdminStore(second, now_ms=lambda: 1).migrate()
    assert await store.write(putting("a")) == "a"
    await store.close()
    again = await Store.open(second, now_ms=lambda: 1)
    assert await again.read(names) == {"a"}
    await again.close()


async def test_commands_beside_the_relay_write_into_one_chain_and_one_feed_without_a_gap(
    store: Store, database: PostgresDatabase
) -> None:
    """Whoever reads "after the last number I saw" misses nothing: numbers come to be seen in their order."""
    beside = AdminStore(database, now_ms=lambda: 1)
    beside.prepare()
    journal = AuditLog()
    seen: list[list[int]] = []

    def number(work: Work) -> None:
        settings.put(work, f"feed {streams.take(work, streams.FEED):04}", b"x")
        journal.append(work, actor="x", action="y", subject="z")

    async def look() -> None:
        while not done.is_set():
            seen.append([int(name.split()[1]) for name in sorted(await store.read(names))])

    async def beside_it() -> None:
        for _ in range(15):
            await asyncio.to_thread(beside.write, number)

    done = asyncio.Event()
    looking = asyncio.create_task(look())
    await asyncio.gather(beside_it(), beside_it(), *(store.write(number) for _ in range(60)))
    done.set()
    await looking
    assert len(await store.read(names)) == 90
    assert len(seen) > 3
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen)
    verdict = await store.read(verify_chain)
    assert (verdict.entries, verdict.first_bad_id) == (90, None)


async def test_a_command_can_read_only_when_it_reads(store: Store, database: PostgresDatabase) -> None:
    with pytest.raises(LinkError, match="store_unreachable"):
        AdminStore(database, now_ms=lambda: 1).read(lambda on: on.execute(tables.setting.delete()))


# --- servers that stop, lines that break --------------------------------------------------------------------------


async def test_D1_a_server_killed_while_writing_keeps_what_was_acknowledged_and_the_relay_comes_back_by_itself(
    store: Store, postgres: "Server"
) -> None:
    acknowledged: list[int] = []

    def take(work: Work) -> int:
        number = streams.take(work, "s")
        settings.put(work, f"{number}", b"x" * 2_000)
        return number

    async def write_on() -> None:
        with pytest.raises(LinkError, match="store_unreachable"):
            while True:
                acknowledged.append(await store.write(take))

    writers = [asyncio.create_task(write_on()) for _ in range(8)]
    while len(acknowledged) < 150:
        await asyncio.sleep(0.01)
    await asyncio.to_thread(postgres.kill)
    try:
        await asyncio.gather(*writers)
        with pytest.raises(LinkError, match="store_unreachable") as caught:
            await store.write(putting("while it is down"))
        assert caught.value.fields["reason"]
        with pytest.raises(LinkError, match="store_unreachable"):
            await store.read(names)
        assert not store.failed.is_set()
    finally:
        await asyncio.to_thread(postgres.start)
    there = {int(name) for name in await store.read(names)}
    assert set(acknowledged) <= there
    assert there == set(range(1, len(there) + 1))
    assert await store.write(take) == len(there) + 1


async def test_sessions_that_were_ended_between_two_requests_are_made_anew_and_nobody_notices(
    store: Store, url: str
) -> None:
    await store.write(putting("a"))
    await store.read(names)
    throw_out(url)
    assert await store.write(putting("b")) == "b"
    assert await store.read(names) == {"a", "b"}
    assert await store.read(lambda _: ask(url, f"SELECT count(*) FROM pg_locks WHERE objid = {HOLD_LOCK & 0xFFFFFFFF}"))


async def test_a_relay_that_was_cut_off_while_another_took_its_place_is_over(
    database: PostgresDatabase, url: str, clock: TurnedClock, tmp_path: Path
) -> None:
    turned = Turned()
    first = await Store.open(
        PostgresDatabase(url, files=tmp_path, hold_wait_s=0, monotonic_s=turned), now_ms=clock.now_ms
    )
    throw_out(url)
    second = await Store.open(database, now_ms=clock.now_ms)
    with pytest.raises(LinkError, match="store_unreachable"):
        await first.write(putting("late"))
    assert not first.failed.is_set()
    turned.at_s = TAKEN_MAX_S + 1
    with pytest.raises(LinkError, match="store_failed"):
        await first.write(putting("late"))
    assert first.failed.is_set()
    assert await second.write(putting("mine")) == "mine"
    assert await second.read(names) == {"mine"}
    await first.close()
    await second.close()


async def test_a_statement_that_takes_too_long_is_ended_and_its_neighbours_are_done(url: str, tmp_path: Path) -> None:
    hasty = PostgresDatabase(url, files=tmp_path, statement_timeout_ms=150)
    store = await Store.open(hasty, now_ms=lambda: 1)

    def slow(work: Work) -> None:
        work.connection.exec_driver_sql("SELECT pg_sleep(30)")

    ok, late, too = await asyncio.gather(
        store.write(putting("a")), store.write(slow), store.write(putting("b")), return_exceptions=True
    )
    assert (ok, too) == ("a", "b")
    assert isinstance(late, LinkError)
    assert late.rule == "busy"
    with pytest.raises(LinkError, match="busy"):
        await store.read(lambda connection: connection.exec_driver_sql("SELECT pg_sleep(30)"))
    assert await store.read(names) == {"a", "b"}
    await store.close()


async def test_a_writer_kept_waiting_by_a_command_is_busy_not_broken(
    database: PostgresDatabase, url: str, tmp_path: Path
) -> None:
    store = await Store.open(PostgresDatabase(url, files=tmp_path, statement_timeout_ms=150), now_ms=lambda: 1)
    with database.beside() as other:
        database.begin_write(other)
        with pytest.raises(LinkError, match="busy"):
            await store.write(putting("a"))
        other.exec_driver_sql("ROLLBACK")
    assert await store.write(putting("a")) == "a"
    await store.close()


async def test_a_password_comes_from_outside_the_address_and_is_in_no_message(
    postgres: "Server", url: str, tmp_path: Path
) -> None:
    ask(url, "CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'open sesame'")
    guarded = url.replace("desk@", "guarded@", 1)
    right = PostgresDatabase(guarded, files=tmp_path, password="open sesame")
    await (await Store.open(right, now_ms=lambda: 1)).close()
    for given in ("", "shut up"):
        with pytest.raises(LinkError, match="store_unreachable") as caught:
            await Store.open(PostgresDatabase(guarded, files=tmp_path, password=given), now_ms=lambda: 1)
        assert "password" in str(caught.value.fields["reason"])
        assert "shut up" not in str(caught.value.fields)
    assert place_of("postgresql://u:secret@db.example:5433/desk?sslmode=require") == "postgresql://db.example:5433/desk"
    assert place_of("not an address") == "postgresql"


# --- the schema ---------------------------------------------------------------------------------------------------


def admin(url: str, tmp_path: Path) -> AdminStore:
    return AdminStore(PostgresDatabase(url, files=tmp_path, hold_wait_s=0), now_ms=lambda: 1)


async def test_an_empty_and_an_older_database_are_refused_with_the_command_that_mends_them(
    postgres: "Server", tmp_path: Path
) -> None:
    url = postgres.empty_database()
    with pytest.raises(RefusedError, match="database_schema") as caught:
        await Store.open(PostgresDatabase(url, files=tmp_path, hold_wait_s=0), now_ms=lambda: 1)
    assert caught.value.fields["revision"] == "none"
    assert admin(url, tmp_path).migrate() is None
    admin(url, tmp_path).prepare()
    ask(url, "DROP TABLE attachment, ticket_link")
    ask(url, "UPDATE alembic_version SET version_num = 'r0003'")
    with pytest.raises(RefusedError, match="database_schema"):
        admin(url, tmp_path).prepare()
    assert admin(url, tmp_path).migrate() is None
    assert ask(url, "SELECT version_num FROM alembic_version") == [(migrate.newest(),)]
    assert ask(url, "SELECT count(*) FROM attachment") == [(0,)]


def test_a_database_from_before_experts_gets_them_and_keeps_who_is_on_tickets(
    postgres: "Server", tmp_path: Path
) -> None:
    url = postgres.new_database()
    for statement in (*BEFORE_EXPERTS, *ON_A_TICKET):
        ask(url, statement)
    assert admin(url, tmp_path).migrate() is None
    assert ask(url, "SELECT version_num FROM alembic_version") == [(migrate.newest(),)]
    on_it = ask(url, "SELECT ticket_id, user_id, role, since_at, may_reply FROM participant")
    assert on_it == [(1, 1, "cc", 5, False)]
    [(index,)] = ask(url, "SELECT indexdef FROM pg_indexes WHERE indexname = 'participant_user'")
    assert str(index).endswith("(user_id, ticket_id)")


def test_a_database_from_before_waiting_times_reads_them_from_its_logs(postgres: "Server", tmp_path: Path) -> None:
    url = postgres.new_database()
    for statement in before_waiting_times():
        ask(url, statement)
    assert admin(url, tmp_path).migrate() is None
    assert ask(url, "SELECT id, pending_at FROM ticket ORDER BY id") == WAITING_SINCE
    [(index,)] = ask(url, "SELECT indexdef FROM pg_indexes WHERE indexname = 'ticket_by_pending_at'")
    assert "(pending_at IS NOT NULL)" in str(index)


def test_migrations_make_exactly_the_tables_that_are_written_down(database: PostgresDatabase) -> None:
    def difference(connection: sa.Connection) -> list[object]:
        context = alembic.runtime.migration.MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    not (kind == "table" and name in ("search_staff", "search_public"))
                )
            },
        )
        return [*alembic.autogenerate.compare_metadata(context, metadata)]

    store = AdminStore(database, now_ms=lambda: 1)
    assert store.read(difference) == []
    assert (
        store.read(lambda connection: database.examine(connection, quickly=False))[0]
        == "the server runs with fsync off"
    )
    assert "PostgreSQL" in store.read(database.describe)


def test_every_text_is_compared_by_its_bytes(url: str) -> None:
    others = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    assert len(ask(url, f"{others} AND data_type = 'text' AND collation_name = 'C'")) > 60
    assert ask(url, f"{others} AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'") == []


def test_D4_what_is_not_ours_is_refused_and_left_alone(postgres: "Server", tmp_path: Path) -> None:
    url = postgres.new_database()
    ask(url, "UPDATE alembic_version SET version_num = 'r9999'")
    with pytest.raises(RefusedError, match="database_newer"):
        admin(url, tmp_path).prepare()
    with pytest.raises(RefusedError, match="database_newer"):
        admin(url, tmp_path).migrate()
    foreign = postgres.empty_database()
    ask(foreign, "CREATE TABLE someone_elses (x int)")
    with pytest.raises(RefusedError, match="database_damaged"):
        admin(foreign, tmp_path).migrate()
    assert ask(foreign, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("someone_elses",)]
    ask(
        postgres.url("postgres"),
        "CREATE DATABASE seven TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'",
    )
    with pytest.raises(RefusedError, match="database_encoding"):
        admin(postgres.url("seven"), tmp_path).migrate()


def test_D5_a_migration_that_fails_halfway_changes_nothing(
    postgres: "Server", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.empty_database()
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "env.py").write_text((migrate.SCRIPTS / "env.py").read_text())
    (scripts / "versions" / "r0001.py").write_text(
        "from alembic import op\nrevision, down_revision = 'r0001', None\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (x int)')\n    op.execute('INSERT INTO no_such_table VALUES (1)')\n"
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    with pytest.raises(sa.exc.ProgrammingError):
        admin(url, tmp_path).migrate()
    assert ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []


# --- errors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rule", "is_final", "is_lost"),
    [
        ("DiskFull", "disk_full", False, False),
        ("DeadlockDetected", "busy", False, False),
        ("DataCorrupted", "store_failed", True, True),
        ("AdminShutdown", "store_unreachable", False, True),
        ("CannotConnectNow", "store_unreachable", False, True),
        ("TooManyConnections", "store_unreachable", False, True),
        ("ReadOnlySqlTransaction", "store_unreachable", False, True),
        ("OperationalError", "store_unreachable", False, True),
    ],
)
def test_errors_are_sorted_by_what_must_be_done(kind: str, rule: str, is_final: bool, is_lost: bool) -> None:
    error = getattr(psycopg.errors, kind)("words\nof the server")
    wrapped = sa.exc.DBAPIError("SELECT 1", (), error)
    for one in (error, wrapped):
        found = trouble_of(one)
        assert found is not None
        assert (found.error.rule, found.is_final, found.is_lost, found.ends_batch) == (rule, is_final, is_lost, True)


def test_what_is_not_the_servers_fault_is_not_sorted() -> None:
    for error in (ValueError(), psycopg.errors.UniqueViolation("x"), psycopg.errors.UndefinedTable("x")):
        assert trouble_of(error) is None
    assert trouble_of(TakenError(is_over=True)).error.rule == "store_failed"  # type: ignore[union-attr]


async def test_people_get_their_numbers_from_the_server(store: Store) -> None:
    made = await asyncio.gather(
        *(store.write(lambda work, n=n: people.add(work, role="agent", name=f"A{n}")) for n in range(5))
    )
    assert all(one < other for one, other in itertools.pairwise(made))


async def test_tags_of_organisations_are_asked_for_one_by_one_whatever_stands_in_them(store: Store) -> None:
    lists_of = (("x,", 'a "vip"', "金"), (",y", "vip"), ())
    ids = await store.write(
        lambda work: [organizations.add(work, {"name": f"o{n}", "tags": tags}) for n, tags in enumerate(lists_of)]
    )
    table = tables.organization

    def having(connection: sa.Connection, *tags: str) -> set[int]:
        query = sa.select(table.c.id).where(ElementsOf.any_of(table.c.tags, tags), table.c.id.in_(ids))
        return {row.id for row in connection.execute(query)}

    for tags, expected in (
        (("vip",), {1}),
        (("金", "vip"), {0, 1}),
        ((",",), set()),
        (('a "vip"',), {0}),
        (("x",), set()),
    ):
        assert await store.read(lambda c, t=tags: having(c, *t)) == {ids[place] for place in expected}
    sight, reader = lists.Sight(1), Reader(user_id=1)
    for field, operator in (("plan", "is"), ("region", "is_empty"), ("org_tags", "includes"), ("org_tags", "is_empty")):
        asked = Conditions(all=(Condition(field=field, operator=operator, value="vip"),))  # type: ignore[arg-type]
        assert isinstance(
            await store.read(lambda c, a=asked: lists.count(c, a, reader=reader, sight=sight)), int
        )  # the engine takes it


async def test_organisations_and_people_are_kept_and_changed_as_on_sqlite(store: Store) -> None:
    def operation(work: Work) -> tuple[int, int]:
        org_id = organizations.add(work, {"name": " Nord  AG ", "domains": ("nord.example",), "external_id": "1"})
        organizations.change(work, org_id, {"plan": "premium", "shared_tickets": True})
        user_id = people.add(work, role="customer", name="Li", email="li@x.org")
        persons.change(work, user_id, {"emails": ("new@x.org", "LI@x.org"), "org_id": org_id, "suspended": True})
        return org_id, user_id

    org_id, user_id = await store.write(operation)
    found = await store.read(lambda connection: organizations.by_name(connection, "nord ag"))
    assert found is not None
    assert (found.id, found.name, found.domains, found.plan) == (org_id, "Nord AG", ("nord.example",), "premium")
    assert (found.shared_tickets, found.row_version) == (True, 2)
    person = await store.read(lambda connection: persons.find(connection, user_id))
    assert person is not None
    assert (person.emails, person.email, person.suspended) == (("new@x.org", "LI@x.org"), "new@x.org", True)
    assert await store.read(lambda connection: organizations.is_named(connection, org_id)) == "people"
    assert await store.read(lambda connection: organizations.page(connection, 0, 5)) == [found]
    assert await store.read(lambda connection: persons.page(connection, ["customer"], org_id, 0, 5)) == [user_id]
    await store.write(lambda work: persons.change(work, user_id, {"org_id": None}))
    await store.write(lambda work: organizations.drop(work, org_id))
    assert await store.read(lambda connection: organizations.find(connection, org_id)) is None
