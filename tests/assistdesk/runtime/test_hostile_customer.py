"""A customer's end that keeps no rule: what it says without a grant goes nowhere at the agent's end; breaking a rule ends it.

The counterpart of the hostile agent in ``test_hands.py``: a scripted host against the real agent's end (bad-inputs.md C1, F9).
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.decoder import InProcessDecoder
from assistdesk.core.screen.encoder import Encoder
from assistdesk.core.session.viewer_state import ViewerPhase
from assistdesk.core.types import Permission, PermissionState, Scope, Why
from assistdesk.core.wire.messages import (
    ClipPush,
    CursorPos,
    FileData,
    FileOffer,
    InKey,
    LedEntry,
    LedHead,
    Message,
    PermAsk,
    PermState,
    Ping,
    Pong,
    RecState,
)
from tests.assistdesk.core.screen.pictures import MONITOR, page
from tests.assistdesk.core.session.recordings import frame
from tests.kit.ends import AgentSide
from tests.kit.memory_relay import MemoryRelay
from tests.kit.scripted import ScriptedEnd

VIEW, CLIPBOARD, FILES = Permission.VIEW, Permission.CLIPBOARD, Permission.FILES
BOTH_WAYS = Scope((), 3)


class Stage:
    def __init__(self, folder: Path) -> None:
        self.relay = MemoryRelay()
        self.agent = AgentSide(self.relay, self.relay.dial, folder, make_decoder=InProcessDecoder)  # type: ignore[arg-type]
        self.customer = ScriptedEnd(self.relay)
        self.encoder = Encoder()
        self._pings = 0

    async def meet(self) -> None:
        await self.customer.enter_code(await self.agent.code())
        await self.customer.meet(as_viewer=False)

    def give(self, permission: Permission, state: PermissionState, grant: int = 7, scope: Scope = BOTH_WAYS) -> None:
        self.customer.send(PermState(permission, state, grant, scope, 3_600, Why.OTHER))

    def show(self) -> None:
        """A layout and a whole picture, asked for or not."""
        self.customer.line.send_picture(self.encoder.layout([MONITOR]), None)
        self.encoder.abandoned()  # what went before may have been thrown away
        for message in self.encoder.encode(frame(page()), None, 1 << 30).slices:
            self.customer.line.send_picture(message, 0)

    async def heard_all(self) -> None:
        """Everything that was sent so far has been dealt with: pictures have a channel of their own, so it is asked twice."""
        for _ in range(2):
            self._pings += 1
            self.customer.send(Ping(self._pings))
            await self.customer.until(lambda: self.customer.last(Pong, n=self._pings))

    @property
    def dropped(self) -> int:
        assert self.agent.session.state is not None
        return self.agent.session.state.dropped

    def saw_pictures(self) -> bool:
        return any(update.pixels is not None for update in self.agent.updates)

    async def is_over(self, rule: str) -> bool:
        await self.agent.until(self.agent.session.is_over.is_set)
        state = self.agent.session.state
        return state is not None and state.phase is ViewerPhase.OVER and state.trouble == rule


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    made = Stage(tmp_path)
    await made.meet()
    yield made
    await made.agent.close()
    await made.customer.close()
    assert made.agent.failures == []


async def test_C1_pictures_and_pointers_without_view_and_after_it_are_thrown_away_unread(stage: Stage) -> None:
    stage.show()
    stage.customer.send(CursorPos(0, 1, 1, 0, True))
    await stage.heard_all()
    assert (stage.saw_pictures(), stage.dropped) == (False, 1)
    stage.give(VIEW, PermissionState.ON, 7, Scope((0,)))
    await stage.heard_all()
    stage.show()
    await stage.agent.until(stage.saw_pictures)
    stage.give(VIEW, PermissionState.OFF, 0, Scope())
    await stage.heard_all()
    stage.agent.updates.clear()
    stage.show()
    await stage.heard_all()
    assert not stage.saw_pictures()


@pytest.mark.parametrize("state", [PermissionState.OFF, PermissionState.HELD])
async def test_C1_text_and_files_without_a_grant_held_or_under_another_number_are_dropped_and_counted(
    stage: Stage, state: PermissionState
) -> None:
    unasked: list[Message] = [
        ClipPush(7, 2, "text"),
        FileOffer(7, 1, "a.exe", 3, bytes(32)),
        FileData(7, 1, 0, b"abc"),
    ]
    stage.give(CLIPBOARD, state)
    stage.give(FILES, state)
    stage.customer.send(*unasked)
    await stage.heard_all()
    assert stage.dropped == len(unasked)
    stage.give(FILES, PermissionState.ON, 9)
    stage.customer.send(*unasked[1:])  # a text more would have to wait for a second
    await stage.heard_all()
    assert stage.dropped == 2 * len(unasked) - 1
    assert stage.agent.clipboard == []


@pytest.mark.parametrize("message", [InKey(7, 4, True), PermAsk(1, VIEW, Scope((0,)), "")], ids=["key", "ask"])
async def test_F9_what_only_an_agent_may_say_ends_the_session(stage: Stage, message: Message) -> None:
    stage.customer.send(message)
    assert await stage.is_over("direction")


async def test_F9_a_picture_that_breaks_a_bound_ends_the_session_and_is_not_shown(stage: Stage) -> None:
    stage.give(VIEW, PermissionState.ON, 7, Scope((0,)))
    stage.customer.line.send_picture(Encoder().layout([MONITOR]), None)
    encoder = Encoder()
    encoder.layout([MONITOR])
    (good,) = encoder.encode(frame(page()), None, 1 << 30).slices
    stage.customer.line.send_picture(good[:3] + b"\x55" + good[4:], 0)
    assert await stage.is_over("slice_generation")


async def test_a_forged_ledger_is_disputed_and_not_signed(stage: Stage) -> None:
    stage.customer.send(LedEntry(0, b'{"v":1}'))
    await stage.heard_all()
    state = stage.agent.session.state
    assert state is not None
    assert state.copy is not None
    assert state.copy.disputed
    assert stage.customer.last(LedHead) is None


async def test_C16_a_customers_end_that_says_it_is_recorded_makes_no_recording(stage: Stage) -> None:
    stage.give(VIEW, PermissionState.ON, 7, Scope((0,)))
    stage.customer.send(RecState(3, True))
    await stage.heard_all()
    assert stage.agent.session.recordings.since_ms is None
    assert stage.agent.told == []
