"""Copies of drafts, against a relay that may be away."""

import asyncio
from collections.abc import Callable

import pytest

from assistdesk.core.desk import shapes
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.runtime import copies
from assistdesk.runtime.copies import Copies, Copy, Key
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.tasks import Tasks

REPLY, NOTE = (1, ComposerMode.REPLY), (1, ComposerMode.NOTE)


class Relay:
    """Keeps drafts; *away*: so many times it does not answer."""

    def __init__(self, kept: dict[tuple[int, str], str] | None = None, *, away: int = 0) -> None:
        self.kept = kept or {}
        self.away = away
        self.asked: list[tuple[int, str]] = []
        self.told: list[str] = []
        self.seen: dict[tuple[int, str], int] = {}
        self.before_answer: Callable[[], None] = lambda: None

    async def get_draft(self, ticket_id: int, kind: DraftKind) -> shapes.DraftOut:
        self.asked.append((ticket_id, kind))
        await asyncio.sleep(0)
        self.before_answer()
        if (ticket_id, kind) not in self.kept:
            raise RefusedError("not_found", status=404)
        body = self.kept[ticket_id, kind]
        seen_seq = self.seen.get((ticket_id, kind), 0)
        return shapes.DraftOut(
            ticket_id=ticket_id, kind=kind, body=body, seen_seq=seen_seq, saved_at="2026-03-01T10:00:00.000Z"
        )

    async def save_draft(self, ticket_id: int, kind: DraftKind, body: str, seen_seq: int = 0) -> None:
        self.told.append(body)
        await asyncio.sleep(0)
        if self.away:
            self.away -= 1
            raise LinkError("unreachable")
        if ticket_id == 404:
            raise RefusedError("not_found", status=404)
        self.kept[ticket_id, kind] = body
        self.seen[ticket_id, kind] = seen_seq
        if not body:
            del self.kept[ticket_id, kind]


class Stand:
    def __init__(self, relay: Relay) -> None:
        self.failures: list[str] = []
        self.emptied: list[Key] = []
        self.tasks = Tasks(lambda name, _error: self.failures.append(name))
        self.copies = Copies(relay, self.tasks, self._emptied)  # type: ignore[arg-type]  # all it asks

    async def _emptied(self, key: Key) -> None:
        self.emptied.append(key)


async def is_quiet(tasks: Tasks) -> None:
    async with asyncio.timeout(20):
        while len(tasks):
            await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "COPY_AFTER_S", 0.0)
    monkeypatch.setattr(copies, "AGAIN_S", 0.0)


async def test_the_newest_words_of_each_are_told_once() -> None:
    relay = Relay()
    stand = Stand(relay)
    for text in ("he", "hello"):
        stand.copies.kept(REPLY, Copy(text))
    stand.copies.kept(NOTE, Copy("to us"))
    await is_quiet(stand.tasks)
    stand.copies.kept(REPLY, Copy("hello"))
    await is_quiet(stand.tasks)
    assert (relay.told, stand.emptied, stand.failures) == (["hello", "to us"], [], [])


async def test_words_are_told_when_the_relay_is_back_and_only_the_newest() -> None:
    relay = Relay(away=2)
    stand = Stand(relay)
    stand.copies.kept(REPLY, Copy("hello"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert relay.told == ["hello"]
    stand.copies.kept(REPLY, Copy("hello again"))
    await is_quiet(stand.tasks)
    assert relay.told == ["hello", "hello again", "hello again"]
    assert relay.kept == {(1, "reply"): "hello again"}


async def test_what_was_emptied_is_said_to_be_known_once_the_relay_knows() -> None:
    relay = Relay({(1, "reply"): "old"}, away=1)
    stand = Stand(relay)
    stand.copies.kept(REPLY, Copy(""))
    stand.copies.kept((404, ComposerMode.NOTE), Copy(""))
    await is_quiet(stand.tasks)
    assert (relay.kept, set(stand.emptied), stand.failures) == ({}, {REPLY, (404, ComposerMode.NOTE)}, [])


async def test_what_is_found_there_needs_no_copy() -> None:
    relay = Relay({(1, "reply"): "from the office"})
    stand = Stand(relay)
    assert (await stand.copies.find(REPLY), await stand.copies.find(NOTE)) == (Copy("from the office"), Copy(""))
    stand.copies.kept(REPLY, Copy("from the office"))
    await is_quiet(stand.tasks)
    assert relay.told == []
