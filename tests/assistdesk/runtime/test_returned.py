"""Words that came back from a send, against a relay that keeps them in a draft."""

import asyncio

import pytest

from assistdesk.adapters.clock import SystemClock
from assistdesk.core.desk import shapes
from assistdesk.core.desk.draft_shapes import ReturnedDraft, ReturnedDrafts
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.errors import RefusedError
from assistdesk.runtime import returned
from assistdesk.runtime.returned import Returned
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

COMMENT = shapes.CommentIn(body="half a reply", public=True)


class Relay:
    """Has given back one reply; it takes its time, as a relay does."""

    def __init__(self, *, is_old: bool = False) -> None:
        self.is_old = is_old
        self.kept: dict[tuple[int, str], shapes.DraftOut] = {
            (7, "reply"): shapes.DraftOut(
                ticket_id=7,
                kind="reply",
                body="",
                back="half a reply",
                saved_at="2026-03-01T10:00:00.000Z",
                why_back="closed",
            )
        }

    async def get_returned_drafts(self) -> ReturnedDrafts:
        await asyncio.sleep(0)
        if self.is_old:
            raise RefusedError("not_found", status=404)
        return ReturnedDrafts(drafts=tuple(ReturnedDraft(ticket_id=7, kind="reply") for _ in self.kept))

    async def get_draft(self, ticket_id: int, kind: DraftKind) -> shapes.DraftOut:
        await asyncio.sleep(0)
        if (ticket_id, kind) not in self.kept:
            raise RefusedError("not_found", status=404)
        return self.kept[ticket_id, kind]

    async def drop_draft(self, ticket_id: int, kind: DraftKind) -> None:
        await asyncio.sleep(0)
        del self.kept[ticket_id, kind]


class Stand:
    def __init__(self, relay: Relay) -> None:
        self.failures: list[str] = []
        self.back: list[tuple[int, str]] = []
        self.tasks = Tasks(lambda name, _error: self.failures.append(name))
        self.toasts = Toasts(SystemClock(), lambda: None)
        self.returned = Returned(relay, self.tasks, self.toasts, self._give_back)  # type: ignore[arg-type]  # all it asks

    async def _give_back(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        await asyncio.sleep(0)
        self.back.append((ticket_id, comment.body))

    async def is_quiet(self) -> None:
        async with asyncio.timeout(20):
            while len(self.tasks):
                await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "LOOKS_AFTER_S", (0.0, 0.0))
    monkeypatch.setattr(returned, "START_LOOKS_S", (0.0, 0.0))


async def test_what_is_found_by_two_looks_at_once_comes_back_once() -> None:
    relay = Relay()
    stand = Stand(relay)
    stand.returned.begin()
    stand.returned.expect(7, COMMENT)
    await stand.is_quiet()
    assert (stand.back, relay.kept, stand.failures) == ([(7, "half a reply")], {}, [])
    assert [toast.rule for toast in stand.toasts.shown] == ["send_returned"]


async def test_a_relay_that_does_not_know_the_question_is_not_asked_again() -> None:
    stand = Stand(Relay(is_old=True))
    stand.returned.begin()
    await stand.is_quiet()
    assert (stand.back, stand.failures) == ([], [])
