"""Reads a recording: which parts of it are whole, where playing can start, and the items from there on.

Block heads are walked once, without the index: an index that lies changes nothing. A walk trusts no head, it only says
where blocks seem to be; what a block holds counts after it has opened. The first one that does not is the end, for
whatever reason, and all before it plays (bad-inputs.md D12).

Refuses to know: files (it is handed a way to read bytes), pictures (items are given on as they are), time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.errors import PeerError
from assistdesk.core.session.recording import (
    HEAD_BYTES,
    HEADER_MAX_BYTES,
    BlockCipher,
    BlockHead,
    End,
    Header,
    Item,
    ItemParser,
    ItemType,
    Kind,
    Point,
    parse_end,
    parse_head,
    parse_header,
    unwrap_key,
)
from assistdesk.core.wire.encoding import is_line

BLOCKS_MAX: Final = 1_000_000
"""More than twelve hours at a block a second and a terabyte; a file of tiny blocks is not walked for ever."""

MARKS_MAX: Final = 1_000

ReadAt = Callable[[int, int], bytes]
"""``read_at(offset, size)``: up to *size* bytes of the file; fewer only at its end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter: when, and its name ("" if it has none)."""

    t_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What ``Replay.read_through`` found. ``until_ms``: the last moment that plays; ``cut``: the rule by which it ended
    before its end block, or "" for a whole file."""

    until_ms: int
    cut: str
    marks: tuple[Mark, ...]
    end: End | None


class Replay:
    """One file, opened with a key. The file must not change meanwhile."""

    def __init__(self, read_at: ReadAt, keys: Sequence[BoxKey]) -> None:
        """Read the header and walk the heads.

        Raises:
            PeerError: ``recording_header``.
            RefusedError: ``recording_key``: it was sealed for none of *keys*.
        """
        self._read_at = read_at
        first = read_at(0, HEADER_MAX_BYTES)
        self.header: Header
        self.header, self._begin = parse_header(first)
        self._cipher = BlockCipher(first[: self._begin], unwrap_key(self.header, keys))
        self.points: tuple[Point, ...] = ()
        self.until_ms = 0
        """When the last block ends that seems to be whole."""
        self.cut = ""
        """Why the walk ended before an end block; "" if it found one."""
        self._last: tuple[int, BlockHead] | None = None
        self._walk()

    def point_before(self, t_ms: int) -> Point | None:
        """The last restart point at or before *t_ms*, or else the first; None: nothing can be played."""
        before = [point for point in self.points if point.t_ms <= t_ms]
        return before[-1] if before else next(iter(self.points), None)

    def items(self, point: Point) -> Iterator[Item]:
        """Everything from a restart point to the end, in order.

        Raises:
            PeerError: (while iterating) here the recording is damaged or cut off; all items before are right.
        """
        parser = ItemParser()
        kind = Kind.RESTART
        for head, body in self._blocks(point.offset):
            opened = self._cipher.open(head, body)
            if head.kind in (Kind.INDEX, Kind.END):
                break
            if head.kind is not kind and not parser.is_between:
                raise PeerError("item_cut", index=head.index)
            kind = head.kind
            yield from parser.add(opened)
        if not parser.is_between:
            raise PeerError("item_cut")

    def read_through(self) -> Contents:
        """Open every block once: what really plays, and the chapters. Takes as long as reading the file does."""
        until_ms, cut, end = 0, self.cut, None
        marks: list[Mark] = []
        try:
            for point in self.points[:1]:
                for item in self.items(point):
                    until_ms = item.t_ms
                    if item.type is ItemType.MARK and len(marks) < MARKS_MAX:
                        marks.append(Mark(item.t_ms, mark_text(item.data)))
            end = self._end(self._last) if self._last is not None and not cut else None
        except PeerError as error:
            cut = error.rule
        return Contents(until_ms, cut, tuple(marks), end)

    def _end(self, last: tuple[int, BlockHead]) -> End:
        """Raises PeerError."""
        offset, head = last
        end = parse_end(self._cipher.open(head, self._read_at(offset + HEAD_BYTES, head.length)))
        if end.blocks != head.index:
            raise PeerError("recording_end")
        return end

    def _walk(self) -> None:
        points: list[Point] = []
        is_restart = False
        try:
            for offset, head in self._heads(self._begin):
                if head.kind is Kind.RESTART and not is_restart:
                    points.append(Point(head.t_ms, offset))
                is_restart = head.kind is Kind.RESTART
                self.until_ms, self._last = head.t_ms, (offset, head)
        except PeerError as error:
            self.cut = error.rule
        if not self.cut and (self._last is None or self._last[1].kind is not Kind.END):
            self.cut = "recording_cut"
        self.points = tuple(points)

    def _heads(self, offset: int) -> Iterator[tuple[int, BlockHead]]:
        """Whole blocks from *offset* on, each with its place.

        Raises:
            PeerError: what stands here is no block that may follow the one before.
        """
        before: BlockHead | None = None
        for _ in range(BLOCKS_MAX):
            data = self._read_at(offset, HEAD_BYTES)
            if not data:
                return
            head = parse_head(data)
            _check_order(before, head, is_first=offset == self._begin)
            if len(self._read_at(offset + HEAD_BYTES + head.length - 1, 1)) != 1:
                raise PeerError("recording_cut")
            yield offset, head
            before, offset = head, offset + HEAD_BYTES + head.length
        raise PeerError("recording_blocks")

    def _blocks(self, offset: int) -> Iterator[tuple[BlockHead, bytes]]:
        """Raises PeerError."""
        for at, head in self._heads(offset):
            yield head, self._read_at(at + HEAD_BYTES, head.length)


def _check_order(before: BlockHead | None, head: BlockHead, *, is_first: bool) -> None:
    """Raises PeerError."""
    if before is None:
        if is_first and head.index != 0:
            raise PeerError("block_order", index=head.index)
        return
    is_next = head.index == before.index + 1 and head.t_ms >= before.t_ms
    if before.kind is Kind.END or (before.kind is Kind.INDEX and head.kind is not Kind.END) or not is_next:
        raise PeerError("block_order", index=head.index)


def mark_text(data: bytes) -> str:
    """The name of a chapter.

    Raises:
        PeerError: ``mark_text``: it is none.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PeerError("mark_text") from error
    if not is_line(text):
        raise PeerError("mark_text")
    return text
