"""runtime/kept_turns.py: changes come one after the other, each is followed by a read, and whoever waits is told."""

import asyncio

from assistdesk.core.errors import RefusedError
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class Clock:
    def wall_ms(self) -> int:
        return 1_772_000_000_000

    def monotonic_ms(self) -> int:
        return 0


class Stage:
    """Records in one list what was asked, read and answered."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.toasts = Toasts(Clock(), lambda: None)
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self.turns = KeptTurns(
            self.tasks, self.toasts, "kept", self.read, lambda sheet, refused: self.heard.append((sheet, refused))
        )

    async def read(self) -> None:
        await asyncio.sleep(0)
        self.heard.append("read")

    def begin(self, sheet: int, word: str, error: Exception | None = None) -> None:
        async def ask() -> None:
            await asyncio.sleep(0)
            self.heard.append(word)
            if error is not None:
                raise error

        self.turns.begin(sheet, ask)

    async def settle(self, count: int) -> None:
        async with asyncio.timeout(5):
            while self.heard.count("read") < count:
                await asyncio.sleep(0)
            await asyncio.sleep(0)


async def test_one_change_after_the_other_each_is_read_again_and_answered() -> None:
    stage = Stage()
    stage.begin(1, "first")
    stage.begin(2, "second", RefusedError("invalid", field="group.name", code="taken"))
    await stage.settle(2)
    taken = Cause("invalid", (("field", "group.name"), ("code", "taken")))
    assert stage.heard == ["first", "read", (1, None), "second", "read", (2, taken)]
    assert stage.toasts.shown == ()


async def test_a_refusal_that_no_sheet_waits_for_is_a_toast() -> None:
    stage = Stage()
    stage.begin(0, "moved")
    stage.begin(0, "dropped", RefusedError("forbidden"))
    await stage.settle(2)
    assert stage.heard == ["moved", "read", "dropped", "read"]
    assert [(toast.rule, toast.kind) for toast in stage.toasts.shown] == [("forbidden", "error")]


async def test_a_mistake_of_ours_ends_its_own_turn_only() -> None:
    stage = Stage()
    stage.begin(1, "broken", KeyError("x"))
    stage.begin(2, "whole")
    await stage.settle(1)
    assert stage.heard == ["broken", "whole", "read", (2, None)]
    assert [type(error) for error in stage.failures] == [KeyError]
