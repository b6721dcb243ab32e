"""The agent's own board: messages under the present grant or nothing, and what her window paints."""

import asyncio
from dataclasses import replace

from assistdesk.core.session import viewer
from assistdesk.core.session.viewer_state import Mirror, ViewerState
from assistdesk.core.types import DrawShape, Monitor, Permission, PermissionState
from assistdesk.core.wire.messages import PtrClear, PtrClick, PtrDraw, PtrMove
from assistdesk.runtime.intents_session import ClearDrawings, ClickPointer, Draw, MovePointer, UndoDrawing
from assistdesk.runtime.pointing import Pointing, Wish, thinned
from tests.kit.ends import AheadClock

MONITORS = (Monitor(0, 0, 0, 800, 600),)
ARROW = Draw(0, DrawShape.ARROW, ((1, 2), (300, 400)), 3, 0)
WISHES: tuple[Wish, ...] = (MovePointer(0, 1, 2), ClickPointer(0, 1, 2), ARROW, UndoDrawing(), ClearDrawings())


def with_point(state: PermissionState) -> ViewerState:
    fresh = viewer.start(viewer.ViewerConfig("Ana", "Linux", "es", 0x7F), 0, 0)
    point = Mirror(Permission.POINT, state, 7)
    return replace(
        fresh, mirrors=tuple(point if each.permission is Permission.POINT else each for each in fresh.mirrors)
    )


ON = with_point(PermissionState.ON)


class Desk:
    def __init__(self) -> None:
        self.clock = AheadClock()
        self.changed = asyncio.Event()
        self.pointing = Pointing(self.clock, self.changed.set)

    def send(self, wish: Wish) -> tuple[object, ...]:
        return self.pointing.messages_of(wish, ON, MONITORS)


async def test_each_wish_becomes_its_message_under_the_grant_that_is_on() -> None:
    desk = Desk()
    drawn = PtrDraw(7, 0, DrawShape.ARROW, ((1, 2), (300, 400)), 3, 0, "")
    assert desk.send(MovePointer(0, 1, 99_999)) == (PtrMove(7, 0, 1, 65_535),)
    assert desk.send(ClickPointer(0, 1, 2)) == (PtrClick(7, 0, 1, 2),)
    assert desk.send(ARROW) == desk.send(ARROW) == (drawn,)
    assert desk.send(UndoDrawing()) == (PtrClear(7), drawn)
    assert len(desk.pointing.drawings(ON)) == 1
    assert desk.send(ClearDrawings()) == (PtrClear(7),)
    assert desk.pointing.drawings(ON) == ()


async def test_C1_nothing_goes_while_point_is_not_on_and_what_was_drawn_is_gone_with_it() -> None:
    for state in (PermissionState.OFF, PermissionState.ASKED, PermissionState.HELD):
        desk = Desk()
        off = with_point(state)
        assert [desk.pointing.messages_of(wish, off, MONITORS) for wish in WISHES] == [()] * len(WISHES)
        desk.send(ARROW)
        assert len(desk.pointing.drawings(ON)) == 1
        assert desk.pointing.drawings(off) == desk.pointing.drawings(ON) == ()
        desk.send(ARROW)
        assert desk.pointing.drawings(None) == ()


async def test_a_drawing_whose_time_is_over_is_told_by_itself() -> None:
    desk = Desk()
    desk.send(Draw(0, DrawShape.PATH, ((1, 2), (3, 4)), 0, 1))
    assert len(desk.pointing.drawings(ON)) == 1
    desk.changed.clear()
    async with asyncio.timeout(5):
        await desk.changed.wait()
    assert desk.pointing.drawings(ON) == ()
    desk.send(Draw(0, DrawShape.PATH, ((1, 2), (3, 4)), 0, 60))
    desk.pointing.close()
    assert desk.pointing.drawings(ON) == ()


async def test_what_no_message_holds_is_brought_within_its_bounds() -> None:
    line = tuple((x, x % 7) for x in range(1_000))
    (message,) = Desk().send(Draw(0, DrawShape.PATH, line, 99, 500, "3 " + "x" * 500))
    assert isinstance(message, PtrDraw)
    assert (message.colour, message.life_s, len(message.label)) == (7, 60, 200)
    assert (len(message.points), message.points[0], message.points[-1]) == (64, line[0], line[-1])
    assert thinned(line[:64]) == line[:64]
