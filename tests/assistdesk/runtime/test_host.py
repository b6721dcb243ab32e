"""The customer's end against a relay in memory: nothing before Allow, nothing after Stop, whatever the line and disk do."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.encoder import Encoded, Encoder
from assistdesk.core.session.verify import Outcome, verify
from assistdesk.core.types import Monitor, Rect, Scope
from assistdesk.runtime import intents_customer
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.ends import WAIT_S
from tests.kit.pair import Pair


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    async with Pair(tmp_path) as made:
        yield made


async def test_PR6_no_pixel_is_grabbed_before_allow_and_none_after_stop(pair: Pair) -> None:
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.SHEET)
    assert pair.customer.display.opened == 0
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    pair.customer.do(intents_customer.Stop())
    grabs = pair.customer.display.grabs
    await pair.customer.until_capture_ended()
    pair.customer.display.draw(Rect(0, 0, 10, 10), 1, 1, 1)
    await pair.customer.until_phase(CustomerPhase.OVER)
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert pair.customer.display.grabs == grabs


async def test_C3_stop_works_on_a_line_that_is_dead_without_a_word(pair: Pair) -> None:
    await pair.share()
    for link in pair.relay.links:
        link.is_deaf = True
    pair.customer.do(intents_customer.Stop())
    await pair.customer.until_capture_ended()
    await pair.customer.until_phase(CustomerPhase.OVER)


async def test_N3_a_line_that_breaks_stops_capture_and_comes_back_by_a_click(pair: Pair) -> None:
    await pair.share()
    pair.relay.cut(pair.agent.session.room)
    await pair.customer.until_phase(CustomerPhase.LOST)
    await pair.customer.until_capture_ended()
    await pair.customer.until_phase(CustomerPhase.BACK)
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_not_my_request_freezes_ends_burns_the_code_and_flags_the_ticket_from_both_ends(pair: Pair) -> None:
    pair.customer.start()
    code = await pair.agent.code()
    pair.customer.type_code(code)
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    pair.customer.do(intents_customer.NotMyRequest())
    grabs = pair.customer.display.grabs
    await pair.customer.until_capture_ended()
    over = await pair.customer.until_phase(CustomerPhase.OVER)
    assert over.ended_why == "not_mine"
    await pair.agent.until(pair.agent.session.is_over.is_set)
    assert pair.customer.display.grabs == grabs
    assert pair.agent.session.code is None
    assert (pair.customer.app.session.is_flagged, pair.agent.session.is_flagged) == (True, True)
    pair.customer.do(intents_customer.NewCode())
    pair.customer.type_code(code)
    again = await pair.customer.until(lambda seen: seen.phase is CustomerPhase.HOME and seen.problem)
    assert again.problem is not None


async def test_N3_fifteen_silent_seconds_are_a_lost_line(pair: Pair) -> None:
    await pair.share()
    for link in pair.relay.links:
        link.is_deaf = True
    pair.customer.clock.ahead_ms += 15_000
    await pair.customer.until(lambda seen: seen.phase is not CustomerPhase.SHARING)
    await pair.customer.until_capture_ended()


async def test_N4_a_socket_that_was_replaced_behind_the_relays_back_meets_anew(pair: Pair) -> None:
    """An address changed: the relay still has the old socket, and nothing comes out of it."""
    await pair.share()
    legs = pair.relay.rooms[pair.agent.session.room].legs
    legs["viewer"].is_deaf = legs["host"].is_deaf = True
    pair.agent.clock.ahead_ms += 15_000
    await pair.customer.until_phase(CustomerPhase.BACK)
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    assert pair.relay.rooms[pair.agent.session.room].pairing == 2


async def test_N9_a_direction_that_the_relay_holds_back_is_shown_as_a_stall_and_keeps_its_order(pair: Pair) -> None:
    await pair.share()
    legs = pair.relay.rooms[pair.agent.session.room].legs
    legs["viewer"].hold()
    pair.customer.clock.ahead_ms += 3_000
    await pair.customer.until(lambda seen: seen.meter.stalled)
    legs["viewer"].let_go()
    await pair.customer.until(lambda seen: not seen.meter.stalled)

    legs["host"].hold()
    pair.agent.clock.ahead_ms += 5_000
    await pair.agent.until(lambda: pair.agent.session.is_stalled)
    for colour in range(5):
        pair.customer.display.draw(Rect(colour * 9, 3, 30, 30), colour, 5, 6)
    assert not pair.agent.shows(pair.customer.display)
    legs["host"].let_go()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display) and not pair.agent.session.is_stalled)


async def test_N12_when_the_owner_node_dies_both_ends_get_a_new_one_and_resume(pair: Pair) -> None:
    await pair.share()
    room = pair.relay.rooms[pair.agent.session.room]
    pair.relay.kill(room.id)
    await pair.customer.until_phase(CustomerPhase.BACK)
    assert (room.node, room.epoch, room.pairing) == ("ws://memory-next", 2, 2)
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_N12_where_the_old_node_lets_go_at_once_the_move_is_a_loss_that_asks_nobody_where_to(pair: Pair) -> None:
    await pair.share()
    room = pair.relay.rooms[pair.agent.session.room]
    pair.relay.move(room.id, "ws://elsewhere", lets_go=True)
    await pair.customer.until_phase(CustomerPhase.BACK)
    assert room.pairing >= 2
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    pair.customer.do(intents_customer.Stop())
    await pair.customer.until_phase(CustomerPhase.OVER)
    await pair.agent.until(pair.agent.session.is_over.is_set)
    async with asyncio.timeout(WAIT_S):
        while verify(pair.customer.app.session.book.bytes.splitlines(keepends=True)).outcome is not Outcome.OK:
            await asyncio.sleep(0.01)


async def test_a_screen_that_goes_away_holds_the_picture_and_brings_it_back(pair: Pair) -> None:
    await pair.share()
    pair.customer.display.vanish()
    await pair.customer.until(lambda seen: seen.permissions[0].why == "no_capture")
    await pair.customer.until_looked_in_vain(2)
    pair.customer.display.come_back()
    await pair.customer.until(lambda seen: seen.permissions[0].state.value == "on")
    pair.customer.display.draw(Rect(3, 3, 30, 30), 4, 5, 6)
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_a_screen_that_cannot_be_read_at_the_start_is_found_when_the_session_begins(pair: Pair) -> None:
    pair.customer.display.vanish()
    pair.customer.start()
    await pair.customer.until_looked_in_vain(1)
    pair.customer.display.come_back()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_a_screen_that_cannot_be_read_while_something_is_plugged_in_is_left_as_it_is_known(pair: Pair) -> None:
    await pair.share()
    await pair.customer.until_watched()
    known = pair.customer.app.session.state.monitors
    pair.customer.display.vanish()
    assert pair.customer.watch.tell is not None
    pair.customer.watch.tell("monitors")
    await pair.customer.until_looked_in_vain(2)
    assert pair.customer.app.session.state.monitors == known
    pair.customer.display.come_back()
    await pair.customer.until(lambda seen: seen.permissions[0].state.value == "on")


async def test_frames_that_were_not_painted_before_a_pause_hold_up_no_picture_after_it(pair: Pair) -> None:
    await pair.share()
    pair.agent.paints = False
    picture = pair.customer.app.session._picture
    assert picture is not None
    pacer, drawn = picture._gate._pacer, 0
    async with asyncio.timeout(WAIT_S):
        while pacer.unpainted_frames < pacer.unpainted_max:
            pair.customer.display.draw(Rect(0, 0, 60, 60), drawn % 200, 1, 1)
            drawn += 1
            await asyncio.sleep(0.02)
    pair.customer.do(intents_customer.Pause())
    await pair.customer.until_capture_ended()
    pair.agent.paints = True
    pair.customer.display.draw(Rect(120, 0, 60, 60), 3, 3, 3)
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_a_picture_that_was_still_coded_when_she_paused_holds_up_none_after_it(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pair.share()
    encode, is_coding, may_end = Encoder.encode, threading.Event(), threading.Event()

    def slow(self: Encoder, *arguments: Any, **named: Any) -> Encoded:
        coded = encode(self, *arguments, **named)
        is_coding.set()
        may_end.wait(WAIT_S)
        return coded

    monkeypatch.setattr(Encoder, "encode", slow)
    with pair.customer.display.lock:
        noise = np.random.default_rng(1).integers(0, 255, pair.customer.display.pixels.shape, dtype=np.uint8)
        pair.customer.display.pixels[...] = noise
        pair.customer.display.version += 1
        pair.customer.display.lock.notify_all()
    await asyncio.to_thread(is_coding.wait, WAIT_S)
    pair.customer.do(intents_customer.Pause())
    await pair.customer.until(lambda _: "capture_slow_to_stop" in [line.rule for line in pair.customer.logged])
    monkeypatch.undo()
    may_end.set()
    pair.customer.do(intents_customer.Continue())
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))


async def test_a_monitor_that_came_before_the_code_is_on_the_sheet_and_our_windows_are_found_on_it(pair: Pair) -> None:
    docked = Monitor(0, 0, 0, 320, 200), Monitor(1, 320, 0, 640, 480, primary=True)
    pair.customer.start()
    await pair.customer.until(lambda seen: seen.monitors == pair.customer.display.monitors)
    pair.customer.display.become(*docked)
    pair.customer.do(intents_customer.OwnWindows(((300, 10, 50, 20),), False))
    pair.customer.type_code(await pair.agent.code())
    seen = await pair.customer.until_phase(CustomerPhase.SHEET)
    state = pair.customer.app.session.state
    assert (seen.monitors, state.monitors) == (docked, docked)
    assert state.questions.open[0].proposed[0].scope == Scope((1,))
    assert state.own_areas == ((0, Rect(300, 10, 20, 20)), (1, Rect(0, 10, 30, 20)))


async def test_a_monitor_that_changed_unseen_while_the_sheet_was_read_is_told_before_its_first_picture(
    pair: Pair,
) -> None:
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.SHEET)
    await pair.customer.until_watched()
    pair.customer.display.become(Monitor(0, 0, 0, 400, 300, 100, True))
    await pair.customer.allow()
    await pair.agent.until(lambda: pair.agent.shows(pair.customer.display))
    assert pair.customer.app.session.state.monitors == pair.customer.display.monitors


async def test_own_windows_are_told_to_the_capture(pair: Pair) -> None:
    await pair.share()
    pair.customer.do(intents_customer.OwnWindows(((10, 10, 50, 20),)))
    picture = pair.customer.app.session._picture
    assert picture is not None
    assert picture._capture is not None
    assert picture._capture._own_windows == (Rect(10, 10, 50, 20),)


async def test_the_boxes_take_a_link_and_send_nothing(pair: Pair) -> None:
    pair.customer.do(intents_customer.JoinFromLink("assistdesk://join/4829157309"))
    seen = await pair.customer.until(lambda seen: seen.code)
    assert (seen.code, seen.code_by_link, seen.phase, pair.relay.claims) == (
        "4829157309",
        True,
        CustomerPhase.HOME,
        0,
    )
    pair.customer.do(intents_customer.JoinFromLink("https://evil.example/j/#4829157309"))
    await pair.customer.until(lambda seen: seen.problem is not None and seen.problem.rule == "link")


async def test_without_the_relay_the_boxes_say_so(pair: Pair) -> None:
    pair.relay.is_down = True
    pair.customer.type_code("4829157309")
    seen = await pair.customer.until(lambda seen: seen.problem is not None)
    assert (seen.phase, seen.problem.rule) == (CustomerPhase.HOME, "offline")


async def test_joining_can_be_left_at_any_moment(pair: Pair) -> None:
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.JOINING)
    pair.customer.do(intents_customer.Cancel())
    await pair.customer.until_phase(CustomerPhase.HOME)
    await asyncio.sleep(0)
    assert pair.customer.display.opened == 0


async def test_where_nothing_can_be_watched_the_customer_is_told_so(pair: Pair) -> None:
    def blind(_tell: object) -> None:
        raise RefusedError("no_xinput")

    pair.customer.watch.start = blind  # type: ignore[method-assign]
    pair.customer.start()
    pair.customer.type_code(await pair.agent.code())
    await pair.customer.until_phase(CustomerPhase.SHEET)
    await pair.customer.until(lambda seen: not seen.can_see_local_input)
    assert [log.rule for log in pair.customer.logged] == ["no_watch"]
