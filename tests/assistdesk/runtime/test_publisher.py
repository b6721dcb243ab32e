"""Windows hear of changes at once, of many changes together, and of no change never."""

import asyncio

from assistdesk.runtime.publisher import INTERVAL_S, Publisher, Snapshot
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_sign_in import SignInView


async def test_many_changes_are_told_together_and_none_is_told_never() -> None:
    told: list[Snapshot] = []
    now = AgentSnapshot()
    publisher = Publisher(lambda: now, told.append)
    for number in range(500):
        now = AgentSnapshot(sign_in=SignInView(email=str(number)))
        publisher.changed()
        if number % 100 == 0:
            await asyncio.sleep(0)
    publisher.flush()
    assert told[-1] == now
    assert len(told) <= 2 + int(5 / INTERVAL_S)
    before = len(told)
    publisher.changed()
    publisher.flush()
    assert len(told) == before
