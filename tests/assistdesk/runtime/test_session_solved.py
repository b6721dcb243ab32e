"""runtime/session_solved.py: said once, kept at while the line is cut, and what a refusal says."""

import asyncio
from dataclasses import dataclass, field

import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import session_solved
from assistdesk.runtime.session_solved import SessionSolved, of_chat
from assistdesk.runtime.snapshot_customer import CustomerChatView, SolvedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks


@dataclass
class Relay:
    answers: list[AssistDeskError | None]
    heard: list[tuple[str, str, str]] = field(default_factory=list)

    async def solve_session(self, room: str, session_pass: str, key: str) -> Solved:
        self.heard.append((room, session_pass, key))
        answer = self.answers.pop(0)
        if answer is not None:
            raise answer
        return Solved(ticket_id=42, status="solved")


@dataclass
class Parts:
    desk: Relay
    clock: SystemClock = field(default_factory=SystemClock)
    randomness: SystemRandomness = field(default_factory=SystemRandomness)


async def pressed(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> tuple[SessionSolved, list[SolvedView]]:
    monkeypatch.setattr(session_solved, "RETRY_S", 0.0)
    failures: list[BaseException] = []
    views: list[SolvedView] = []
    tasks = Tasks(lambda _name, error: failures.append(error))
    use = SessionSolved(Parts(relay), tasks, lambda: views.append(use.view))  # type: ignore[arg-type]
    assert use.view == SolvedView("ask")
    use.say("room", "pass")
    use.say("room", "pass")
    async with asyncio.timeout(10):
        while use.view.state == "busy":
            await asyncio.sleep(0.005)
    await tasks.cancel_all(2.0)
    assert failures == []
    return use, views


async def test_a_cut_line_is_tried_again_under_the_same_key_until_it_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    relay = Relay([LinkError("unreachable"), None])
    use, views = await pressed(relay, monkeypatch)
    cut = SolvedView("busy", problem=Cause("unreachable"))
    assert views == [SolvedView("busy"), cut, SolvedView("done")]
    assert len(relay.heard) == 2
    assert relay.heard[0] == relay.heard[1]
    use.say("room", "pass")
    assert use.view == SolvedView("done")


async def test_a_refusal_is_said_and_can_be_pressed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    use, _ = await pressed(Relay([RefusedError("not_found", status=404)]), monkeypatch)
    assert use.view == SolvedView("ask", problem=Cause("not_found"))


def test_a_session_of_a_chat_stands_as_the_chat_does() -> None:
    assert of_chat(CustomerChatView(may_solve=True)).state == "ask"
    assert of_chat(CustomerChatView(is_solving=True)).state == "busy"
    assert of_chat(CustomerChatView(status="solved")) == SolvedView("done", by_chat=True)
    assert of_chat(CustomerChatView(status="pending")).state == "none"
