"""One attempt of the handshake on one fresh link: from ``paired`` to keys, or to words (protocol.md section 4.3).

Runs the pure machines of ``core.crypto.handshake``: off the loop where the PAKE takes time, answers at their fixed
times, a try counted before the frame that may cost it leaves, all within 15 s. The same few lines serve both ends.
Refuses to know what a session is, and who counts the tries.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Protocol

from assistdesk.core.crypto.attempt import RUN_MS, Cause, Established, Failed, Step, Terms, leave_at_ms
from assistdesk.core.crypto.layout import Kind
from assistdesk.core.crypto.signing import Identity, Reason, SigningKey
from assistdesk.core.errors import LinkError
from assistdesk.core.session import events
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Clock, Link, Randomness
from assistdesk.runtime.rooms import room_bytes

Frames = AsyncIterator[bytes | control.AnyNotice]


class Machine(Protocol):
    """What both machines have; ``receive`` is handed in as a call, because its second argument differs."""

    def stopped(self, cause: Cause) -> Step: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one end takes part: its machine, its first step (the viewer speaks first), what a frame leads to."""

    machine: Machine
    receive: Callable[[bytes], Step]
    start: Callable[[], Step] | None
    use_try: Callable[[], None]
    """Count a try, at once: the frame that costs it leaves afterwards."""
    notice: Callable[[control.AnyNotice], None]


async def shake(link: Link, frames: Frames, attempt: Attempt, clock: Clock) -> Established | Failed:
    """Run the attempt to its end. After ``Failed`` the caller closes with ``failed.close``; *frames* is not used up by
    ``Established``: the records follow in it."""
    try:
        async with asyncio.timeout(RUN_MS / 1000):
            return await _run(link, frames, attempt, clock)
    except TimeoutError:
        return _ended(attempt, Cause.TIMEOUT)
    except LinkError:
        return _ended(attempt, Cause.LOST)


async def _run(link: Link, frames: Frames, attempt: Attempt, clock: Clock) -> Established | Failed:
    if attempt.start is not None:
        await _carry_out(link, await asyncio.to_thread(attempt.start), attempt, clock, clock.monotonic_ms())
    async for frame in frames:
        if not isinstance(frame, bytes):
            attempt.notice(frame)
            continue
        arrived_ms = clock.monotonic_ms()
        step = await asyncio.to_thread(attempt.receive, frame)
        await _carry_out(link, step, attempt, clock, arrived_ms)
        if step.outcome is not None:
            return step.outcome
    return _ended(attempt, Cause.LOST)


async def _carry_out(link: Link, step: Step, attempt: Attempt, clock: Clock, arrived_ms: int) -> None:
    if step.uses_try:
        attempt.use_try()
    for send in step.sends:
        if send.is_timed:
            ready_ms = clock.monotonic_ms()
            await asyncio.sleep(max(0, leave_at_ms(arrived_ms, ready_ms) - ready_ms) / 1000)
        await link.send(send.frame)


def _ended(attempt: Attempt, cause: Cause) -> Failed:
    outcome = attempt.machine.stopped(cause).outcome
    assert isinstance(outcome, Failed)
    return outcome


def link_facts(established: Established, ledger_key: SigningKey) -> events.LinkFacts:
    """What a machine may know of a handshake's outcome: everything but the keys."""
    return events.LinkFacts(
        resumed=established.kind is Kind.RESUME,
        version=established.version,
        features=established.features,
        room=established.room,
        session_id=established.session_id,
        th=established.th,
        safety_number=established.safety_number,
        own_ledger_key=ledger_key.public,
        peer_ledger_key=established.peer_ledger_key,
        identity=established.identity or Identity(Reason.NO_CERTIFICATE),
        transcript=established.transcript,
    )


def fresh_terms(room: str, features: int, build: str, ledger_key: SigningKey, randomness: Randomness) -> Terms:
    """What one end brings to one attempt; nonce and entropy are used once."""
    return Terms(
        room=room_bytes(room),
        features=features,
        build=build,
        ledger_key=ledger_key,
        nonce=randomness.bytes(32),
        entropy=randomness.bytes(64),
    )
