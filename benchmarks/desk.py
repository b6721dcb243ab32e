"""The desk at a tenth and at full size: reading through the API beside bare SQL, writing, an event's way, the relay's memory.

Two desks made by the seeded generator (``desk_seed``), a real relay process on a copy of each. Reading: ``desk_reading``.
Writing: ``desk_writing``. An event's way is measured from before the PUT is sent until another agent's socket has the line,
so it holds the request, the commit and the fan-out.

usage: python -m benchmarks.desk [--tickets N] [--reads N] [--comments N]
"""

import argparse
import asyncio
import json
import os
import random
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from websockets.sync.client import connect

from benchmarks import desk_reading, desk_seed, desk_writing
from benchmarks.figures import Figure, against, hand_in
from tests.kit.relay_process import ApiClient, RelayProcess

GENEROUS = {"limits.api_per_s": "100000", "limits.api_per_s_node": "100000", "limits.api_per_s_ip": "100000"}
SMALL_SHARE = 10
EVENTS = 200
READS_EACH = 40
"""So often one account asks by each act: a person may search a hundred times a minute, and two acts are searches."""
WRITING_ROUNDS = 5
"""A disk that others use too is fast at one moment and slow at the next: both sides are measured in turns."""


def open_tickets(database: Path, count: int) -> list[int]:
    """Tickets that may be answered, in an order of chance."""
    with desk_seed.read_only(database) as bare:
        rows = bare.execute(
            "SELECT id FROM ticket WHERE status NOT IN ('closed', 'deleted') ORDER BY random() LIMIT ?", (count,)
        )
        return [ticket_id for (ticket_id,) in rows]


def memory_mib(pid: int) -> float:
    """The most that the process ever had resident."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def event_ways_ms(relay: RelayProcess, api: ApiClient, tickets: Iterable[int]) -> list[float]:
    """From before a PUT until another agent's socket hears of it."""
    ways = []
    headers = {"Authorization": f"Bearer {api.access}"}
    with connect(relay.events_url, additional_headers=headers, compression=None, proxy=None) as socket:
        socket.send(json.dumps({"t": "sub", "stream": "feed", "after": -1}))
        while json.loads(socket.recv(timeout=20))["t"] != "complete":
            pass
        for ticket_id in tickets:
            started = time.perf_counter()
            api.need("PUT", f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "Seen.", "public": False}}})
            while True:
                frame = json.loads(socket.recv(timeout=20))
                if frame["t"] == "event" and frame["data"]["ticket_id"] == ticket_id:
                    break
            ways.append((time.perf_counter() - started) * 1000)
    return ways


def read_desk(folder: Path, tickets: int, reads: int, comments: int) -> tuple[dict[str, float], list[Figure]]:
    """Everything that is read through the API of one desk, and its comments a second by HTTP: p95 by act, and figures."""
    relay = RelayProcess(folder / f"relay-{tickets}", settings=GENEROUS)
    desk_seed.copy_to(tickets, relay.database)
    acts = asyncio.run(desk_reading.plan(relay.database, reads, random.Random(tickets)))
    size = f"{tickets:,} tickets"
    medians: dict[str, float] = {}
    figures: list[Figure] = []
    with relay:
        emails = [f"bench{place}@assistdesk.example" for place in range(1 + reads // READS_EACH)]
        agents = [relay.sign_in(relay.add_agent(email, "Ana Ruiz", is_admin=True)) for email in emails]
        asker, api = desk_reading.Asker(relay.port, [str(agent.access) for agent in agents]), agents[0]
        for act in acts:
            ours, floor = desk_reading.measure(asker, relay.database, act)
            medians[act.name] = sorted(ours)[len(ours) // 2]
            bare_ms = desk_reading.p95(floor)
            figures.append(Figure(f"{act.name}, {size}, its SQL bare, p95", round(bare_ms, 3), "ms"))
            figures.append(
                against(f"{act.name}, {size}, API, p95", desk_reading.p95(ours), "ms", "its SQL bare", bare_ms)
            )
        chosen = open_tickets(relay.database, 4_000)
        ways = event_ways_ms(relay, api, chosen[:EVENTS])
        figures.append(Figure(f"PUT to another's socket, {size}, p95", round(desk_reading.p95(ways), 3), "ms"))
        planned = desk_writing.comments(chosen, comments)
        rate = asyncio.run(desk_writing.by_http(relay.port, str(api.access), planned))
        figures.append(Figure(f"comments by HTTP, {desk_writing.WRITERS} writers, {size}", round(rate, 1), "1/s"))
        figures.append(Figure(f"relay's memory, most, {size}", round(memory_mib(relay.pid), 1), "MiB"))
    return medians, figures


def write_desk(folder: Path, tickets: int, count: int) -> list[Figure]:
    """Comments by the use case and the same rows by bare SQL in turns, each on a fresh copy: medians of the rounds."""
    database = folder / "writing" / "relay.db"
    raw, ours = [], []
    for _ in range(WRITING_ROUNDS):
        desk_seed.copy_to(tickets, database)
        planned = desk_writing.comments(open_tickets(database, 4_000), count)
        raw.append(desk_writing.by_sql(database, planned))
        desk_seed.copy_to(tickets, database)
        ours.append(asyncio.run(desk_writing.by_use_case(database, planned)))
    size = f"{tickets:,} tickets"
    floor = "the same rows by bare SQL"
    print(f"comments a second in turns: {[f'{one:.0f} of {bare:.0f}' for one, bare in zip(ours, raw, strict=True)]}")
    return [
        Figure(f"{floor}, 16 a transaction, {size}", round(median(raw), 1), "1/s"),
        against(f"comments on disk, {desk_writing.WRITERS} writers, {size}", median(ours), "1/s", floor, median(raw)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--reads", type=int, default=300)
    parser.add_argument("--comments", type=int, default=4_000)
    arguments = parser.parse_args()
    small = max(1, arguments.tickets // SMALL_SHARE)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
        folder = Path(name)
        before, figures = read_desk(folder, small, arguments.reads, arguments.comments)
        after, more = read_desk(folder, arguments.tickets, arguments.reads, arguments.comments)
        figures += [*more, *write_desk(folder, arguments.tickets, arguments.comments)]
    for name, value in after.items():
        growth = f"median at {small:,} tickets"
        figures.append(against(f"{name}, median, {arguments.tickets:,} tickets", value, "ms", growth, before[name]))
    hand_in("desk", figures)


if __name__ == "__main__":
    main()
