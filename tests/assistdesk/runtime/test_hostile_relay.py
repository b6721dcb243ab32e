"""A relay that keeps no rule: whatever it does to records ends the session at once, and nothing of its making is shown or done.

Two real ends, and between them links that change, drop, repeat, swap or reflect what passes (bad-inputs.md F1, F2, PR9).
"""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.core.types import PermissionState, Rect, Why
from assistdesk.core.wire import control
from assistdesk.runtime import intents_customer
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.memory_link import MemoryLink
from tests.kit.memory_relay import MemoryRelay
from tests.kit.pair import Pair

Deed = Callable[["Leg", bytes], list[bytes]]


class Leg(MemoryLink):
    """What one end sends passes *deed* first."""

    def __init__(self) -> None:
        super().__init__()
        self.deed: Deed | None = None
        self.kept: bytes | None = None

    async def send(self, frame: bytes) -> None:
        deed, frames = self.deed, [frame]
        if deed is not None:
            frames = deed(self, frame)
            if frames != [frame] and self.kept is None:
                self.deed = None
        for each in frames:
            await super().send(each)


class HostileRelay(MemoryRelay):
    def make_link(self) -> MemoryLink:
        return Leg()


def flip(_leg: Leg, frame: bytes) -> list[bytes]:
    return [frame[:20] + bytes((frame[20] ^ 1,)) + frame[21:]]


def drop(_leg: Leg, _frame: bytes) -> list[bytes]:
    return []


def repeat(_leg: Leg, frame: bytes) -> list[bytes]:
    return [frame, frame]


def swap(leg: Leg, frame: bytes) -> list[bytes]:
    if leg.kept is None:
        leg.kept = frame
        return []
    first, leg.kept = leg.kept, None
    return [frame, first]


def cut_short(_leg: Leg, frame: bytes) -> list[bytes]:
    return [frame[:-1]]


def reflect(leg: Leg, frame: bytes) -> list[bytes]:
    """The sender gets its own record back, as if the other end had sent it."""
    leg._incoming.put_nowait(frame)
    return [frame, frame]


class Stage(Pair):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, HostileRelay(), InProcessDecoder)

    def leg(self, role: str) -> Leg:
        (room,) = self.relay.rooms.values()
        leg = room.legs[role]
        assert isinstance(leg, Leg)
        return leg


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage(tmp_path) as made:
        await made.share()
        yield made


@pytest.mark.parametrize("deed", [flip, drop, repeat, swap, cut_short, reflect])
async def test_F2_whatever_a_relay_does_to_a_record_ends_the_session_and_nothing_later_is_seen(
    stage: Stage, deed: Deed
) -> None:
    stage.leg("host").deed = deed
    for shade in range(3):
        stage.customer.display.draw(Rect(0, 0, 100, 100), shade, 9, 200)
    await stage.agent.until(stage.agent.session.is_over.is_set)
    await stage.customer.until(lambda seen: seen.phase in (CustomerPhase.LOST, CustomerPhase.OVER))
    await stage.customer.until_capture_ended()
    state = stage.agent.session.state
    assert state is not None
    assert state.ending is not None
    assert state.ending.why is Why.INTEGRITY
    seen = len(stage.agent.updates)
    stage.customer.display.draw(Rect(0, 0, 100, 100), 77, 9, 200)
    assert len(stage.agent.updates) == seen


async def test_F2_a_record_of_the_agent_that_was_changed_does_nothing_at_the_customers(stage: Stage) -> None:
    stage.leg("viewer").deed = flip
    stage.customer.display.draw(Rect(0, 0, 100, 100), 1, 9, 200)
    seen = await stage.customer.until_phase(CustomerPhase.OVER)
    await stage.customer.until_capture_ended()
    assert seen.ended_why == Why.INTEGRITY


async def test_what_a_relay_says_by_notices_changes_no_grant_and_no_picture(stage: Stage) -> None:
    seen = await stage.customer.until(
        lambda seen: any(view.state is PermissionState.ON for view in seen.permissions)  # the agent may see it sooner
    )
    before = seen.permissions
    for role in ("host", "viewer"):
        stage.leg(role).tell(control.Paired(pairing=9, rejoin="stolen"))
        stage.leg(role).tell(control.Waiting(rejoin="stolen"))
    stage.customer.display.draw(Rect(0, 0, 50, 50), 3, 3, 3)
    await stage.agent.until(lambda: stage.agent.shows(stage.customer.display))
    states = [(view.permission, view.state) for view in stage.customer.seen.permissions]
    assert states == [(view.permission, view.state) for view in before]
    stage.customer.do(intents_customer.Stop())
    await stage.customer.until_phase(CustomerPhase.OVER)
