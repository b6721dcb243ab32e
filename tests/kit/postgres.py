"""A PostgreSQL server of a test run's own: in a temporary directory, behind a unix socket, as a user that is not root.

Without fsync: what is killed here is processes, never the machine. Its databases compare texts as English does and commit
without waiting unless told otherwise, so that the store must see to both itself.
"""

import contextlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from relay.store.postgres import PostgresDatabase

USER = "desk"
GUARDED = "guarded"
"""A role of this name must show its password."""
START_S = 30.0


def programs() -> Path | None:
    """The directory of the newest ``initdb`` and ``postgres``; None: PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    beside = shutil.which("initdb")
    return found[-1].parent if found else (Path(beside).parent if beside else None)


class Server:
    """``start``, ``kill`` and ``stop`` it; ``new_database`` makes one that is migrated already."""

    def __init__(self, directory: Path, programs: Path) -> None:
        self.directory = directory
        self._programs = programs
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = itertools.count(1)
        self._shared = ""
        self._as_user = _as_user(directory)
        self._run(
            "initdb", "--no-sync", "--auth=trust", f"--username={USER}", "--encoding=UTF8", *_LANGUAGE, "-D", "data"
        )
        rules = self.directory / "data" / "pg_hba.conf"
        rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._programs / program), *arguments]
        done = subprocess.run(command, cwd=self.directory, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.directory),
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "shared_buffers": "16MB",
            "max_connections": "60",
            "autovacuum": "off",
        }
        told = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.directory / "log").open("ab") as log:
            command = [*self._as_user, str(self._programs / "postgres"), "-D", "data", *told]
            self._process = subprocess.Popen(command, cwd=self.directory, stdout=log, stderr=log)
        deadline_s = time.monotonic() + START_S
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline_s:
                    raise AssertionError(self.log()) from None
                time.sleep(0.02)
            else:
                return

    def log(self) -> str:
        return (self.directory / "log").read_text()

    def kill(self) -> None:
        """SIGKILL to every process of it at once, as a machine's end would be; none holds its memory when this returns."""
        assert self._process is not None
        main = int((self.directory / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(main, signal.SIGSTOP)  # so that it answers no new connection with one more process
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        every = (main, *map(int, children))
        for pid in every:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        deadline_s = time.monotonic() + START_S
        while any(map(_is_running, every)):
            assert time.monotonic() < deadline_s, every
            time.sleep(0.01)

    def stop(self) -> None:
        """An end at once, without a last checkpoint; safe to call twice."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(START_S)

    def url(self, name: str) -> str:
        return f"postgresql://{USER}@/{name}?host={self.directory}"

    def empty_database(self) -> str:
        """The URL of a new one without any table."""
        return self._create("template1")

    def new_database(self) -> str:
        """The URL of a new one of this program's schema."""
        with psycopg.connect(self.url("postgres")) as connection:
            is_there = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'made'").fetchone()
        if is_there is None:
            self._execute("CREATE DATABASE made")
            PostgresDatabase(self.url("made"), files=self.directory).migrate(1)
        return self._create("made")

    def clean_database(self) -> str:
        """The URL of one of this program's schema without a row; the same one each time, since making one costs most."""
        self._shared = self._shared or self.new_database()
        with psycopg.connect(self._shared, autocommit=True) as connection:
            found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            emptied = "".join(f'DELETE FROM "{name}";' for (name,) in found if name != "alembic_version")
            connection.execute(f"SET session_replication_role = replica; {emptied}".encode())
        return self._shared

    def dump(self, url: str, name: str) -> Path:
        """``pg_dump`` of that database into a file of that name, which ``restored`` takes."""
        self._run("pg_dump", "-Fc", "-f", name, "-d", url)
        return self.directory / name

    def restored(self, dump: Path) -> str:
        """The URL of a new database with what is in *dump*."""
        url = self._create("template0")
        self._run("pg_restore", "--exit-on-error", "-d", url, str(dump))
        return url

    def _create(self, template: str) -> str:
        name = f"desk{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


_LANGUAGE = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")


def _as_user(directory: Path) -> list[str]:
    """What comes before a command: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    user = "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else "nobody"
    shutil.chown(directory, user)
    return ["setpriv", f"--reuid={user}", "--clear-groups", "--"]


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server that runs; skips the test where PostgreSQL is not installed."""
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed here (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="pg-") as directory:
        server = Server(Path(directory), found)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _is_running(pid: int) -> bool:
    """Not gone, nor ended and only waiting to be counted."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"
