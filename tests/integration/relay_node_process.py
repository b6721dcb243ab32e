"""A data node as a process of its own: ``python -m tests.integration.relay_node_process FOLDER PORT [LEG]``.

The parts are the real ones, put together as the composition root does; facts go nowhere but the spool, as with a
database that is down. It prints ``ready`` and stops in order at SIGTERM.
"""

import asyncio
import contextlib
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from assistdesk.core.errors import LinkError
from relay.ops.doors import Doors, ListenerSettings
from relay.ops.listener import Bind, ListenerConfig, RelayServer, StopPlan
from relay.sessions.clock import SystemClock
from relay.sessions.hall import Hall, LegKind
from relay.sessions.leg import LegProtocol
from relay.sessions.node import Node, NodeSettings
from relay.sessions.ports import Fact
from relay.sessions.pump import PumpBounds
from relay.sessions.spool import Spool, SpoolSettings
from tests.relay.sessions.stage import KEY, Notebook


class NoDatabase:
    """Facts wait in the spool."""

    async def append(self, facts: Sequence[Fact]) -> None:
        raise LinkError("database_down", facts=len(facts))


async def serve(folder: Path, port: int, kind: LegKind) -> None:
    clock, notebook = SystemClock(), Notebook()
    spool = Spool(SpoolSettings(folder / "spool"), NoDatabase(), clock, notebook)
    recalled = spool.load()
    bounds = PumpBounds(session_mbit=100_000)
    node = Node(
        NodeSettings(node="n1", url=f"ws://127.0.0.1:{port}", bounds=bounds, total_mbit=1e9),
        [KEY],
        spool,
        clock,
        notebook,
        secrets.token_bytes,
    )
    node.doorkeeper.recall(recalled)
    hall = Hall(node, notebook, leg_kind=kind)

    async def stop() -> None:
        node.stop_soon(1)
        await clock.sleep(0.2)
        node.stop()
        await spool.close(within_s=0.2)

    config = ListenerConfig(hall, Doors(ListenerSettings()), LegProtocol, bind=Bind(port=port), lifespan="off")
    server = RelayServer(config, StopPlan([stop]))
    spool.start()
    looking = asyncio.create_task(node.run())
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print("ready", flush=True)
    await serving
    looking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await looking


def main() -> None:
    kind = LegKind(sys.argv[3]) if len(sys.argv) > 3 else LegKind.DIRECT
    try:
        import uvloop

        run = uvloop.run
    except ImportError:
        run = asyncio.run
    run(serve(Path(sys.argv[1]), int(sys.argv[2]), kind))


if __name__ == "__main__":
    main()
