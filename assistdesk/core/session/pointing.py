"""What the agent points at and has drawn (protocol.md section 9, ``ptr.*``): the same board at both ends.

A board is a value: a message makes another one. It is bounded in count and age, and every place on it lies on its monitor,
whatever arrived. Whether she may point at all is said by ``host_messages``, before. Refuses to know windows and colours.
"""

from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.screen.marks import cover, pointer_cover, ripple_cover, unit_of
from assistdesk.core.types import DrawShape, Monitor, Rect
from assistdesk.core.wire.messages import PtrClear, PtrClick, PtrDraw, PtrMove

DRAWINGS_MAX: Final = 32
"""The oldest goes when one more comes."""
RIPPLES_MAX: Final = 4
POINTER_MS: Final = 5_000
"""A pointer that rests for so long goes until it moves again."""
RIPPLE_MS: Final = 700
POINTS_MIN: Final = {DrawShape.ARROW: 2, DrawShape.BOX: 2, DrawShape.PATH: 2, DrawShape.NUMBER: 1}

Pointing = PtrMove | PtrClick | PtrDraw | PtrClear


@dataclass(frozen=True, slots=True)
class Drawing:
    """``number``: never used again on its board. ``until_ms``: None stays until it is cleared."""

    number: int
    monitor: int
    shape: DrawShape
    points: tuple[tuple[int, int], ...]
    colour: int
    label: str
    until_ms: int | None

    @property
    def step(self) -> str:
        """What stands in the circle of a numbered step: its label's first word."""
        return self.label.partition(" ")[0]

    @property
    def words(self) -> str:
        """What stands beside a numbered step."""
        return self.label.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class Spot:
    """The pointer's tip, or the middle of a click's ripple."""

    number: int
    monitor: int
    x: int
    y: int
    until_ms: int


@dataclass(frozen=True, slots=True)
class Board:
    drawings: tuple[Drawing, ...] = ()
    pointer: Spot | None = None
    ripples: tuple[Spot, ...] = ()
    next_number: int = 1


def take(board: Board, message: Pointing, monitors: tuple[Monitor, ...], now_ms: int) -> Board:
    """The board after *message*; the same where it means nothing (a monitor that is gone, an arrow of one point)."""
    if isinstance(message, PtrClear):
        return cleared(board)
    monitor = next((each for each in monitors if each.id == message.monitor), None)
    if monitor is None:
        return board
    number = board.next_number
    match message:
        case PtrMove():
            x, y = _inside(monitor, message.x, message.y)
            return replace(board, pointer=Spot(0, monitor.id, x, y, now_ms + POINTER_MS))
        case PtrClick():
            x, y = _inside(monitor, message.x, message.y)
            ripple = Spot(number, monitor.id, x, y, now_ms + RIPPLE_MS)
            ripples = (*board.ripples, ripple)[-RIPPLES_MAX:]
            pointer = Spot(0, monitor.id, x, y, now_ms + POINTER_MS)
            return replace(board, pointer=pointer, ripples=ripples, next_number=number + 1)
        case PtrDraw() if len(message.points) >= POINTS_MIN[message.shape]:
            points = tuple(_inside(monitor, x, y) for x, y in message.points)
            until_ms = now_ms + message.life_s * 1_000 if message.life_s else None
            drawing = Drawing(number, monitor.id, message.shape, points, message.colour, message.label, until_ms)
            return replace(board, drawings=(*board.drawings, drawing)[-DRAWINGS_MAX:], next_number=number + 1)
        case _:
            return board


def later(board: Board, now_ms: int) -> Board:
    """Without all whose time is over."""
    pointer = board.pointer if board.pointer is not None and now_ms < board.pointer.until_ms else None
    ripples = tuple(each for each in board.ripples if now_ms < each.until_ms)
    drawings = tuple(each for each in board.drawings if each.until_ms is None or now_ms < each.until_ms)
    return replace(board, drawings=drawings, pointer=pointer, ripples=ripples)


def ends_at_ms(board: Board) -> int | None:
    """When the next thing on it ends by itself."""
    spots = (*board.ripples, *((board.pointer,) if board.pointer is not None else ()))
    times = [spot.until_ms for spot in spots]
    times += [drawing.until_ms for drawing in board.drawings if drawing.until_ms is not None]
    return min(times, default=None)


def cleared(board: Board) -> Board:
    """Nothing on it; numbers go on."""
    return Board(next_number=board.next_number)


def without_last(board: Board) -> Board:
    return replace(board, drawings=board.drawings[:-1])


def drawn_again(board: Board, grant: int, now_ms: int) -> tuple[PtrClear | PtrDraw, ...]:
    """What makes the other end's board like this one: all away, then each drawing for the rest of its time."""
    again = tuple(
        PtrDraw(
            grant,
            drawing.monitor,
            drawing.shape,
            drawing.points,
            drawing.colour,
            0 if drawing.until_ms is None else max(1, -(-(drawing.until_ms - now_ms) // 1_000)),
            drawing.label,
        )
        for drawing in board.drawings
    )
    return (PtrClear(grant), *again)


def covered(board: Board, monitors: tuple[Monitor, ...], name: str) -> tuple[Rect, ...]:
    """All that is painted of *board*, in pixels of the desktop; *name* stands at the pointer."""
    rects: list[Rect] = []
    for monitor in monitors:
        unit = unit_of(monitor.scale_percent)
        found: list[Rect] = []
        for drawing in board.drawings:
            if drawing.monitor == monitor.id:
                found += cover(drawing.shape, drawing.points, drawing.words, unit)
        found += [ripple_cover(spot.x, spot.y, unit) for spot in board.ripples if spot.monitor == monitor.id]
        if board.pointer is not None and board.pointer.monitor == monitor.id:
            found += pointer_cover(board.pointer.x, board.pointer.y, name, unit)
        moved = (each.moved(monitor.x, monitor.y).intersect(monitor.rect) for each in found)
        rects += [each for each in moved if each is not None]
    return tuple(rects)


def _inside(monitor: Monitor, x: int, y: int) -> tuple[int, int]:
    return min(x, monitor.w - 1), min(y, monitor.h - 1)
