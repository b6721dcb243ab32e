"""The room machine: one session's meeting place on one node (relay.md section 4).

Pure: a state, an event and the time go in; the next state and what must be done come out. It knows legs as numbers and
bytes not at all: no socket, no token, no directory. Two numbers order a room's life. The *epoch* comes with the
tokens and is raised only by the directory; the *pairing* is raised here, each time two legs meet. One socket carries
one pairing: when a pair breaks both legs are closed and both ends dial anew, so that no byte of an old pairing can
reach a new one.

    WAITING --second leg--> MEETING --fact on disk--> PAIRED --leg gone--> APART --second leg--> MEETING ...
       |                                                | 4001, 4004 before confirmation
       | time                                           v
       v                                              VACANT --leg of a higher epoch--> WAITING
     ENDED  <------ an end's last word, a broken rule, time, an order from control, from anywhere

``MEETING`` exists because the fact ``paired`` must be on disk before either end is told. ``VACANT`` is a room whose
try is over: every token of its epoch is spent, the directory has the code open again.
"""

from dataclasses import replace
from typing import assert_never

from assistdesk.core.types import Role
from relay.sessions.ports import FactKind, Outcome
from relay.sessions.room_state import (
    Action,
    Arrived,
    BrokeRule,
    CloseLeg,
    Confirmed,
    EndNow,
    Event,
    FactFailed,
    FactSafe,
    Forget,
    Left,
    Lost,
    MovedAway,
    Phase,
    Room,
    RoomTimes,
    Seat,
    Stalled,
    StartPump,
    Step,
    StopNow,
    StopPump,
    StopSoon,
    TellClosing,
    TellPaired,
    TellRenewed,
    TellWaiting,
    Ticked,
    WriteFact,
)

END_CODES = {
    Outcome.REVOKED: 4411,
    Outcome.KILLED: 4411,
    Outcome.EXPIRED: 4413,
}
"""What an end hears when an order or the clock ends its room; 4404 for every other outcome."""


def opened(arrival: Arrived, now_ms: int) -> Room:
    """The room that a first leg opens here. A token with a pairing rebuilds a session that this node did not know."""
    begun = arrival.pairing > 0
    return Room(
        phase=Phase.APART if begun else Phase.WAITING,
        epoch=arrival.epoch,
        opened_ms=now_ms,
        since_ms=now_ms,
        pairing=arrival.pairing,
        first_paired_ms=now_ms if begun else None,
        is_confirmed=begun,
    )


def refusal(room: Room | None, arrival: Arrived) -> str | None:
    """Why this room does not take that leg (for the metrics; the end hears 401 in any case), or None: it does."""
    if room is None:
        return None
    if room.phase is Phase.ENDED:
        return "ended"
    if arrival.epoch < room.epoch:
        return "epoch"
    if arrival.epoch <= room.spent_epoch and (arrival.role is Role.HOST or room.phase is Phase.VACANT):
        return "spent"
    if arrival.epoch > room.epoch:
        return None
    if arrival.is_rejoin:
        return "pairing" if arrival.pairing < room.pairing - 1 else None
    return "has_leg" if room.seat(arrival.role) is not None else None


def advance(room: Room, event: Event, now_ms: int, times: RoomTimes) -> Step:
    """Decide one event. Events about legs that have no seat any more change nothing. Nothing is raised: every state
    and event is decided.
    """
    if room.phase is Phase.ENDED:
        return room, ()
    match event:
        case Arrived():
            return _arrive(room, event, now_ms)
        case Left(leg=leg) | Lost(leg=leg) | Stalled(leg=leg) | BrokeRule(leg=leg):
            role = room.role_of(leg)
            return (room, ()) if role is None else _leg_gone(room, event, role, now_ms)
        case FactSafe(pairing=pairing):
            return _told(room, now_ms) if _is_meeting(room, pairing) else (room, ())
        case FactFailed(pairing=pairing):
            return _break(room, now_ms, None, None) if _is_meeting(room, pairing) else (room, ())
        case Confirmed():
            return replace(room, is_confirmed=True), ()
        case EndNow(outcome=outcome):
            return _end(room, now_ms, outcome, code=END_CODES.get(outcome, 4404))
        case MovedAway():
            gone = replace(room, phase=Phase.ENDED, viewer=None, host=None)
            return gone, (*_stop_pump(room), *_close_all(room, 4412), *_apart_fact(room), Forget())
        case StopSoon(in_s=in_s):
            return room, tuple(TellClosing(seat.leg, in_s) for seat in (room.viewer, room.host) if seat)
        case StopNow():
            gone = replace(room, phase=Phase.ENDED, viewer=None, host=None)
            return gone, (*_stop_pump(room), *_close_all(room, 1012), *_apart_fact(room))
        case Ticked():
            return _tick(room, now_ms, times)
        case _:
            assert_never(event)


# --- arriving
# ------------------------------------------------------------------------------------------------------------


def _arrive(room: Room, arrival: Arrived, now_ms: int) -> Step:
    actions: tuple[Action, ...] = ()
    if arrival.epoch > room.epoch:
        room, actions = _raise_epoch(room, arrival, now_ms)
    role, old = arrival.role, room.seat(arrival.role)
    if old is not None:
        room, replaced = _replace(room, role, old, now_ms)
        actions += replaced
    seat = Seat(arrival.leg, since_ms=now_ms, renewed_ms=now_ms)
    room = replace(room.seated(role, seat), pairing=max(room.pairing, arrival.pairing))
    if room.viewer is None or room.host is None:
        return room, (*actions, TellWaiting(arrival.leg, role))
    room = replace(room, phase=Phase.MEETING, since_ms=now_ms, pairing=room.pairing + 1)
    return room, (*actions, WriteFact(FactKind.PAIRED))


def _raise_epoch(room: Room, arrival: Arrived, now_ms: int) -> Step:
    """The directory has raised the epoch. Who sits waiting has met nobody yet and stays; a pair is over."""
    actions: tuple[Action, ...] = ()
    if room.phase in (Phase.MEETING, Phase.PAIRED):
        room, actions = _break(room, now_ms, None, None)
    begun = room.is_confirmed or arrival.pairing > 0
    waiting = room.seat(arrival.role.other)
    if waiting is not None:
        room = room.seated(arrival.role.other, replace(waiting, renewed_ms=now_ms))
        actions += (TellRenewed(waiting.leg, arrival.role.other),)
    return replace(
        room,
        phase=Phase.APART if begun else Phase.WAITING,
        epoch=arrival.epoch,
        since_ms=now_ms if begun else room.since_ms,
        pairing=room.pairing if begun else 0,
        is_confirmed=begun,
        first_paired_ms=room.first_paired_ms if begun else None,
        has_stalled=False,
    ), actions


def _replace(room: Room, role: Role, old: Seat, now_ms: int) -> Step:
    """A newer socket of this end: the old one is dead, and if it was in a pair both meet anew."""
    actions: tuple[Action, ...] = ()
    if room.phase in (Phase.MEETING, Phase.PAIRED):
        return _break(room, now_ms, role, 4409)
    return room.seated(role, None), (*actions, CloseLeg(old.leg, 4409))


def _is_meeting(room: Room, pairing: int) -> bool:
    return room.phase is Phase.MEETING and room.pairing == pairing


def _told(room: Room, now_ms: int) -> Step:
    viewer, host = room.viewer, room.host
    if viewer is None or host is None:
        raise AssertionError("a meeting room has two seats")
    first_ms = now_ms if room.first_paired_ms is None else room.first_paired_ms
    room = replace(
        room,
        phase=Phase.PAIRED,
        since_ms=now_ms,
        first_paired_ms=first_ms,
        has_stalled=False,
        viewer=replace(viewer, renewed_ms=now_ms),
        host=replace(host, renewed_ms=now_ms),
    )
    pump = StartPump(viewer=viewer.leg, host=host.leg)
    return room, (pump, TellPaired(viewer.leg, Role.VIEWER), TellPaired(host.leg, Role.HOST))


# --- leaving
# -------------------------------------------------------------------------------------------------------------


def _leg_gone(room: Room, event: Left | Lost | Stalled | BrokeRule, role: Role, now_ms: int) -> Step:
    match event:
        case BrokeRule(code=code):
            return _end(room, now_ms, Outcome.BAD_INPUT, gone=role, closed_by=role, close_code=code, code=4410)
        case Lost(code=code):
            return _lose(room, role, code, now_ms)
        case Stalled():
            room, actions = _lose(room, role, 4408, now_ms)
            return replace(room, has_stalled=True), actions
        case Left(code=code):
            return _leave(room, role, code, now_ms)
        case _:
            assert_never(event)


def _leave(room: Room, role: Role, code: int, now_ms: int) -> Step:
    """The end said why it goes. A code that is not its to send counts as a lost leg."""
    begun = room.phase in (Phase.PAIRED, Phase.APART)
    match code, role:
        case 4000, Role.VIEWER:
            return _end_by(room, now_ms, Outcome.CANCELLED, role, code)
        case 4002, Role.HOST:
            return _end_by(room, now_ms, Outcome.REFUSED, role, code)
        case 4003, _:
            return _end_by(room, now_ms, Outcome.DAMAGED, role, code)
        case 1000, _ if begun:
            return _end_by(room, now_ms, Outcome.DONE, role, code)
        case 1000, Role.VIEWER:
            return _end_by(room, now_ms, Outcome.CANCELLED, role, code)
        case ((1000 | 4001 | 4004), _) if not room.is_confirmed and (begun or role is Role.HOST):
            used = code == 4001 and room.phase is Phase.PAIRED
            return _fail_attempt(room, role, code, now_ms, used_try=used)
        case _:
            return _lose(room, role, None, now_ms)


def _fail_attempt(room: Room, role: Role, code: int, now_ms: int, *, used_try: bool) -> Step:
    """This try of the code is over, the code is not: the directory opens it again at the next epoch.

    A viewer that was only waiting goes on waiting: its leg has met nobody, the next host's epoch lifts it up.
    """
    fact = WriteFact(FactKind.ATTEMPT_FAILED, closed_by=role, close_code=code, used_try=used_try)
    left = room.seated(role, None)
    if room.phase is Phase.WAITING or (room.phase is Phase.MEETING and role is Role.HOST):
        waiting = replace(left, phase=Phase.WAITING, since_ms=now_ms, spent_epoch=room.epoch)
        return waiting, (*_stop_pump(room), fact)
    vacant = replace(
        room,
        phase=Phase.VACANT,
        since_ms=now_ms,
        viewer=None,
        host=None,
        first_paired_ms=None,
        spent_epoch=room.epoch,
    )
    return vacant, (*_stop_pump(room), *_close_all(left, 4404), fact)


def _lose(room: Room, role: Role, code: int | None, now_ms: int) -> Step:
    if room.phase in (Phase.MEETING, Phase.PAIRED):
        return _break(room, now_ms, role, code)
    seat = room.seat(role)
    closing = (CloseLeg(seat.leg, code),) if seat is not None and code is not None else ()
    return room.seated(role, None), closing


def _break(room: Room, now_ms: int, gone: Role | None, code: int | None) -> Step:
    """A pair breaks: *gone* is closed with *code* (None: it is gone already), whoever is left with 4410."""
    actions: list[Action] = list(_stop_pump(room))
    for role in Role:
        seat = room.seat(role)
        closing = code if role is gone else 4410
        if seat is not None and closing is not None:
            actions.append(CloseLeg(seat.leg, closing))
    fact = WriteFact(FactKind.APART, closed_by=gone, close_code=code)
    apart = replace(room, phase=Phase.APART, since_ms=now_ms, viewer=None, host=None)
    return apart, (*actions, fact)


def _end_by(room: Room, now_ms: int, outcome: Outcome, role: Role, code: int) -> Step:
    return _end(room, now_ms, outcome, gone=role, closed_by=role, close_code=code, code=4404)


def _end(
    room: Room,
    now_ms: int,
    outcome: Outcome,
    *,
    code: int,
    gone: Role | None = None,
    closed_by: Role | None = None,
    close_code: int | None = None,
) -> Step:
    """The room's one outcome. *gone* has closed or was closed already; who is left hears *code*."""
    left = room if gone is None else room.seated(gone, None)
    fact = WriteFact(FactKind.ENDED, outcome=outcome, closed_by=closed_by, close_code=close_code)
    ended = replace(room, phase=Phase.ENDED, since_ms=now_ms, viewer=None, host=None)
    return ended, (*_stop_pump(room), *_close_all(left, code), fact, Forget())


def _stop_pump(room: Room) -> tuple[Action, ...]:
    return (StopPump(),) if room.phase is Phase.PAIRED else ()


def _apart_fact(room: Room) -> tuple[Action, ...]:
    return (WriteFact(FactKind.APART),) if room.phase is Phase.PAIRED else ()


def _close_all(room: Room, code: int) -> tuple[Action, ...]:
    return tuple(CloseLeg(seat.leg, code) for seat in (room.viewer, room.host) if seat is not None)


# --- time
# ----------------------------------------------------------------------------------------------------------------


def _tick(room: Room, now_ms: int, times: RoomTimes) -> Step:
    limit_ms = times.max_hours * 3_600_000
    if room.first_paired_ms is not None and now_ms - room.first_paired_ms >= limit_ms:
        return _end(room, now_ms, Outcome.EXPIRED, code=4413)
    match room.phase:
        case Phase.WAITING:
            if room.host is not None and room.viewer is None:
                if now_ms - room.host.since_ms >= times.host_wait_s * 1000:
                    return _end(room, now_ms, Outcome.ALONE, code=4404)
            elif now_ms - room.opened_ms >= times.code_life_s * 1000:
                return _end(room, now_ms, Outcome.UNCLAIMED, code=4404)
        case Phase.VACANT:
            if now_ms - room.opened_ms >= times.code_life_s * 1000:
                return replace(room, phase=Phase.ENDED), (Forget(),)
        case Phase.APART:
            if now_ms - room.since_ms >= times.resume_window_s * 1000:
                outcome = Outcome.STALLED if room.has_stalled else Outcome.LOST
                return _end(room, now_ms, outcome, code=4404)
        case _:
            pass  # a meeting waits for the disk, a pair for its twelve hours
    return _renew(room, now_ms, times)


def _renew(room: Room, now_ms: int, times: RoomTimes) -> Step:
    actions: list[Action] = []
    for role in Role:
        seat = room.seat(role)
        if seat is not None and now_ms - seat.renewed_ms >= times.renew_s * 1000:
            room = room.seated(role, replace(seat, renewed_ms=now_ms))
            actions.append(TellRenewed(seat.leg, role))
    return room, tuple(actions)
