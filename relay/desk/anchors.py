"""Anchors: each night one digest over the heads of all tickets' logs, so that a tail that was cut later shows (desk.md
section 3).

``Anchors`` makes and lists them. ``check`` holds the logs against them: what grew since is as it should be, the head at the
anchored number must still be the same. It reads a stretch of tickets at a time, each in a read of its own.
"""

import functools
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistdesk.core.desk import chain
from assistdesk.core.desk.anchor_shapes import AnchorList, AnchorOut
from relay.desk.cursors import open_leaf
from relay.desk.rights import Caller
from relay.desk.rules import need_admin
from relay.store import anchors
from relay.store.anchors import KeptHead, Stretch
from relay.store.store import Store
from relay.store.work import Question, T

SCOPE = "anchors"
IN_MEMORY_BYTES = 1024 * 1024
TICKETS_AT_ONCE = 200
ANCHORS_MAX = 366


class Anchors:
    """Use cases over one store; *cursor_key* signs page cursors."""

    def __init__(self, store: Store, cursor_key: bytes, *, now_ms: Callable[[], int]) -> None:
        self._store, self._cursor_key, self._now_ms = store, cursor_key, now_ms

    async def list(self, caller: Caller, after: str | None, limit: int, *, before: str | None = None) -> AnchorList:
        """One page, the newest first. Raises RefusedError ``forbidden``, and as ``open_leaf``."""
        need_admin(caller)
        leaf = open_leaf(self._cursor_key, SCOPE, after, before, limit)
        found = await self._store.read(
            lambda connection: anchors.page(connection, leaf.number, leaf.most, back=leaf.back)
        )
        kept, meta = leaf.cut(found, lambda anchor: (anchor.id,))
        return AnchorList(anchors=tuple(kept), meta=meta)

    async def make(self) -> AnchorOut:
        """One over all tickets as they stand at one moment; others write meanwhile. Raises LinkError: the store's."""
        while await self._store.write(anchors.forget_unfinished):
            pass
        at_ms = self._now_ms()
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as changed:
            taken = await self._store.read(lambda connection: anchors.take(connection, at_ms, changed))
            changed.seek(0)
            while piece := changed.read(anchors.PIECE_BYTES):
                await self._store.write(functools.partial(anchors.keep_heads, anchor_id=taken.id, piece=piece))
        return await self._store.write(lambda work: anchors.keep(work, taken))


# --- holding the logs against them --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place that is wrong: a ticket, and in its log the first number that is wrong or missing."""

    ticket_id: int
    seq: int
    fault: chain.Fault


@dataclass(slots=True)
class Held:
    """One anchor. ``broken``: the first ticket whose log is not as it was; ``is_whole``: what was kept for it still gives its
    digest."""

    anchor: AnchorOut
    broken: Broken | None = None
    is_whole: bool = True
    found: chain.Anchor = field(default_factory=chain.Anchor)

    @property
    def holds(self) -> bool:
        return self.broken is None and self.is_whole


@dataclass(slots=True)
class Report:
    """``tickets`` that were looked at; ``broken``: the first whose log does not hold today, anchored or not."""

    anchors: Sequence[Held]
    tickets: int = 0
    broken: Broken | None = None

    @property
    def is_good(self) -> bool:
        return self.broken is None and all(one.holds for one in self.anchors)


class Reader(Protocol):
    """Answers a question in one consistent read."""

    def __call__(self, question: Question[T]) -> T: ...


def check(read: Reader, count: int) -> Report:
    """Hold all logs against the newest *count* anchors. Raises LinkError: the store's."""
    report = Report([Held(one) for one in reversed(read(lambda connection: anchors.page(connection, None, count)))])
    for stretch in _stretches(read):
        for ticket_id in stretch.ticket_ids:
            _look(report, stretch, ticket_id)
    for one in report.anchors:
        one.is_whole = one.found.digest == one.anchor.digest
    return report


def _stretches(read: Reader) -> Iterator[Stretch]:
    last_id = 0
    while True:
        stretch = read(functools.partial(anchors.stretch, after_id=last_id, limit=TICKETS_AT_ONCE))
        if stretch is None:
            return
        yield stretch
        last_id = stretch.last_id


def _look(report: Report, stretch: Stretch, ticket_id: int) -> None:
    report.tickets += 1
    log, head = stretch.logs.get(ticket_id, []), stretch.heads.get(ticket_id)
    verdict = chain.verify(
        log, last_seq=None if head is None else head.seq, head=None if head is None else head.head or chain.FIRST_PREV
    )
    broken = None if verdict.fault is None else Broken(ticket_id, verdict.seq, verdict.fault)
    kept = stretch.kept.get(ticket_id, [])
    hashes = {link.seq: link.hash for link in log} if kept else {}
    for one in report.anchors:
        anchored = _as_of(kept, one.anchor.id)
        if anchored is None:
            continue
        one.found.add(ticket_id, anchored.seq, anchored.head)
        here = broken if broken is not None and broken.seq <= anchored.seq else _changed(anchored, hashes)
        one.broken = one.broken or here
        report.broken = report.broken or here
    report.broken = report.broken or broken


def _as_of(kept: Iterable[KeptHead], anchor_id: int) -> KeptHead | None:
    """The last that was kept by then."""
    return max((one for one in kept if one.anchor_id <= anchor_id), key=lambda one: one.anchor_id, default=None)


def _changed(anchored: KeptHead, hashes: dict[int, str]) -> Broken | None:
    """How a log that is whole in itself is another than it was."""
    if anchored.seq in hashes:
        is_same = hashes[anchored.seq] == anchored.head
        return None if is_same else Broken(anchored.ticket_id, anchored.seq, chain.Fault.HASH)
    return Broken(anchored.ticket_id, max(hashes, default=0) + 1, chain.Fault.TAIL_MISSING)
