"""The context card in the application: an answer belongs to its ticket, a desk without a card is left in peace."""

import asyncio
from dataclasses import dataclass, field

import pytest

from assistdesk.core.desk.context_shapes import ContextAnswer, ContextRow
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.context_desk import OFF_MS, ContextDesk
from assistdesk.runtime.intents_context import AskContext
from assistdesk.runtime.snapshot_context import ContextView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

ROWS = (ContextRow(label="Plan", value="Premium"),)


@dataclass
class Line:
    """The relay's answers by ticket; a ticket of ``held`` is answered when its event is set."""

    answers: dict[int, ContextAnswer | AssistDeskError] = field(default_factory=dict)
    held: dict[int, asyncio.Event] = field(default_factory=dict)
    asked: list[tuple[int, bool]] = field(default_factory=list)

    async def get_context(self, ticket_id: int, fresh: bool) -> ContextAnswer:
        self.asked.append((ticket_id, fresh))
        if ticket_id in self.held:
            await self.held[ticket_id].wait()
        answer = self.answers[ticket_id]
        if isinstance(answer, AssistDeskError):
            raise answer
        return answer


@dataclass
class Clock:
    ms: int = 1_772_000_000_000

    def wall_ms(self) -> int:
        return self.ms

    def monotonic_ms(self) -> int:
        return self.ms


class Stage:
    def __init__(self) -> None:
        self.line, self.clock = Line(), Clock()
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.desk = ContextDesk(
            self.line,  # type: ignore[arg-type]
            self.clock,
            None,  # type: ignore[arg-type]
            self.tasks,
            Toasts(self.clock, lambda: None),
            lambda: None,
        )

    async def settle(self) -> ContextView:
        for _ in range(5):
            await asyncio.sleep(0)
        assert self.failures == []
        return self.desk.view


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_an_answer_that_comes_when_another_ticket_is_open_is_thrown_away(stage: Stage) -> None:
    stage.line.answers = {1: ContextAnswer(state="shown", rows=ROWS, age_s=90), 2: ContextAnswer(state="nobody")}
    stage.line.held[1] = asyncio.Event()
    stage.desk.opened(1)
    assert await stage.settle() == ContextView(1, "loading")
    stage.desk.opened(2)
    assert (await stage.settle()).state == "nobody"
    stage.line.held[1].set()
    assert (await stage.settle()).ticket_id == 2
    stage.desk.opened(1)
    assert await stage.settle() == ContextView(1, "shown", ROWS, stage.clock.ms - 90_000)


async def test_a_desk_without_a_card_is_asked_again_after_a_while(stage: Stage) -> None:
    stage.line.answers = {1: ContextAnswer(state="off"), 2: ContextAnswer(state="shown", rows=ROWS)}
    stage.desk.opened(1)
    await stage.settle()
    stage.desk.opened(2)
    assert await stage.settle() == ContextView(2)
    assert stage.line.asked == [(1, False)]
    stage.clock.ms += OFF_MS
    stage.desk.opened(2)
    assert (await stage.settle()).state == "shown"


async def test_a_dead_line_is_tried_again_when_it_is_back_and_a_refusal_is_not(stage: Stage) -> None:
    stage.line.answers[1] = LinkError("unreachable")
    stage.desk.opened(1)
    assert (await stage.settle()).error == Cause("context_line")
    stage.line.answers[1] = RefusedError("context", why="slow", status=424)
    stage.desk.came_back()
    assert (await stage.settle()).error == Cause("context_slow")
    stage.desk.came_back()
    await stage.settle()
    assert len(stage.line.asked) == 2
    assert stage.desk.handle(AskContext(1))
    assert stage.desk.handle(AskContext(7))
    await stage.settle()
    assert stage.line.asked[2:] == [(1, True)]


@pytest.mark.parametrize(
    ("error", "view"),
    [
        (RefusedError("not_found", status=404), ContextView(1)),
        (RefusedError("context", why="made_up"), ContextView(1, "failed", error=Cause("context"))),
        (RefusedError("context", why="status"), ContextView(1, "failed", error=Cause("context"))),
        (
            RefusedError("context", why="status", answered=503),
            ContextView(1, "failed", error=Cause("context_status", (("answered", 503),))),
        ),
        (RefusedError("forbidden"), ContextView(1)),
    ],
)
async def test_an_older_relay_has_no_card_and_unknown_reasons_are_no_new_words(
    stage: Stage, error: AssistDeskError, view: ContextView
) -> None:
    stage.line.answers[1] = error
    stage.desk.opened(1)
    assert await stage.settle() == view
