"""relay/store/wrap_ups.py: a database from before wrap-ups."""

import sqlite3
from pathlib import Path

from relay.store import migrate
from tests.kit.desk_file import new_desk_file


def test_a_database_from_before_wrap_ups_gets_them(tmp_path: Path) -> None:
    path = new_desk_file(tmp_path / "relay.db")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE wrap_up")
        connection.execute("UPDATE alembic_version SET version_num = 'r0019'")
    connection.close()
    migrate.bring_up(path, 77)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM wrap_up").fetchone() == (0,)
    connection.close()
