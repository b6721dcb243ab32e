"""The desk through its API beside bare SQL on the same file: open a ticket, a view's first page, search, comments a second.

A seeded desk, a real relay process, one client; reads are interleaved with the same question asked straight of SQLite. Writing:
16 writers, each comment acknowledged on disk, against one raw batch insert with a synced commit on the same disk.

usage: python -m benchmarks.desk [--tickets N] [--reads N] [--comments N]
"""

import argparse
import concurrent.futures
import contextlib
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, against, hand_in
from tests.kit.relay_process import ApiClient, RelayProcess

WRITERS = 16
GENEROUS = {"limits.api_per_s": "100000", "limits.api_per_s_node": "100000", "limits.api_per_s_ip": "100000"}


def timed_ms(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def read_figures(api: ApiClient, database: Path, view_id: int, tickets: list[int], reads: int) -> list[Figure]:
    """p95 of each act by the API and by SQL, interleaved."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as bare:
        acts: dict[str, tuple[Callable[[int], object], Callable[[int], object]]] = {
            "open a ticket": (
                lambda n: api.need("GET", f"/tickets/{n}/timeline"),
                lambda n: bare.execute(
                    "SELECT * FROM audit WHERE ticket_id = ? ORDER BY seq DESC LIMIT 50", (n,)
                ).fetchall(),
            ),
            "first page of a view": (
                lambda _: api.need("GET", f"/views/{view_id}/tickets"),
                lambda _: bare.execute(
                    "SELECT * FROM ticket WHERE status < 'solved' ORDER BY updated_at DESC LIMIT 50"
                ).fetchall(),
            ),
            "search": (
                lambda _: api.need("GET", "/search?query=invoice"),
                lambda _: bare.execute("SELECT * FROM ticket ORDER BY id DESC LIMIT 50").fetchall(),
            ),
        }
        out = []
        for name, (by_api, by_sql) in acts.items():
            ours, floor = [], []
            for turn in range(reads):
                number = tickets[turn % len(tickets)]
                ours.append(timed_ms(lambda: by_api(number)))  # noqa: B023
                floor.append(timed_ms(lambda: by_sql(number)))  # noqa: B023
            out.append(Figure(f"{name}, bare SQL p95", round(p95(floor), 3), "ms"))
            out.append(against(f"{name}, API p95", p95(ours), "ms", "bare SQL", p95(floor)))
    return out


def comments_a_second(clients: list[ApiClient], tickets: list[int], count: int) -> float:
    def write(place: int) -> None:
        api = clients[place % WRITERS]
        body = {"ticket": {"comment": {"body": f"Seen, number {place}.", "public": False}}}
        api.need("PUT", f"/tickets/{tickets[place % len(tickets)]}", body)

    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(count)))
    return count / (time.perf_counter() - started)


def raw_rows_a_second(folder: Path, count: int) -> float:
    """The floor: rows of the same size, a synced commit for each sixteen."""
    with contextlib.closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE comment (id INTEGER PRIMARY KEY, ticket_id INTEGER, body TEXT)")
        started = time.perf_counter()
        for first in range(0, count, WRITERS):
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(
                "INSERT INTO comment (ticket_id, body) VALUES (?, ?)",
                [(n % 50, f"Seen, number {n}.") for n in range(first, min(first + WRITERS, count))],
            )
            raw.execute("COMMIT")
        return count / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=2_000)
    parser.add_argument("--reads", type=int, default=200)
    parser.add_argument("--comments", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        relay = RelayProcess(folder / "relay", settings=GENEROUS)
        with relay:  # the first start writes keys and an empty database
            secrets = relay.add_agent("bench@assistdesk.example", "Ana Ruiz", is_admin=True)
        print(f"seeding {arguments.tickets} tickets", flush=True)
        seeding = timed_ms(lambda: relay.run_seed(arguments.tickets))
        with relay:
            api = relay.sign_in(secrets)
            page = api.need("GET", "/tickets?page[size]=100")["tickets"]
            tickets = [int(ticket["id"]) for ticket in page]
            view_id = int(api.need("GET", "/views")["views"][0]["id"])
            figures = [Figure("tickets seeded a second", round(arguments.tickets * 1000 / seeding, 1), "1/s")]
            figures += read_figures(api, relay.database, view_id, tickets, arguments.reads)
            clients = [relay.client(api.access) for _ in range(WRITERS)]
            raw = raw_rows_a_second(folder, arguments.comments)
            ours = comments_a_second(clients, tickets, arguments.comments)
            figures.append(Figure("raw synced rows, batches of 16", round(raw, 1), "1/s"))
            figures.append(against("comments acknowledged on disk, 16 writers", ours, "1/s", "raw synced rows", raw))
    hand_in("desk", figures)


if __name__ == "__main__":
    main()
