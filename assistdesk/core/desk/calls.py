"""A phone call as a machine (desk.md section 8): what its telephone system says of it and what its agent does with it.

Words of a telephone system may come twice, late or out of order: of each time the earliest wins, and a call was never
answered before it began nor after it ended (trap 35). They may also never come: what nobody said was over counts as over in
the end, and that gives way to whatever is heard later (0064). The four steps stamp themselves once; none is stamped because
time has passed. ``news`` says what a ticket's log still lacks. Who may do a thing, rows and numbers of people are not known.
"""

import unicodedata
from typing import Annotated, Final, Literal, assert_never

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallClosed,
    CallEnded,
    CallEvent,
    CallStarted,
    Direction,
    IdentityVerified,
    Method,
    NoticeRead,
    NoticeWay,
    StepNumber,
    StepSkipped,
)
from assistdesk.core.desk.model import Id, Ms
from assistdesk.core.errors import RefusedError

CallState = Literal["ringing", "active", "ended", "missed", "closed"]
StepState = Literal["open", "done", "skipped"]
CtiKind = Literal["newCall", "answer", "hangup", "noticePlayed"]
NOTICE: Final = 1
VERIFIED: Final = 2
SESSION: Final = 3
CLOSED: Final = 4
UNHEARD_MS: Final = 4 * 3_600_000
"""A talk of which no hang-up is heard for so long has a length that nobody knows."""
FORWARDED: Final = "forwarded"
"""The cause of an end here that is none for the caller: it rings on elsewhere, which is a call of its own."""
SCHEMES: Final = ("sip", "sips", "tel")
DIGITS_MAX: Final = 32
"""E.164 knows fifteen."""
TAKEN: Final = "call_taken"
"""RefusedError: a colleague has answered it."""
OVER: Final = "call_over"
"""RefusedError: nobody answered it, or its card is closed."""
NOT_MINE: Final = "call_not_mine"
"""RefusedError: it is not the call of this agent."""
STEPS_OPEN: Final = "call_steps_open"
"""RefusedError: steps are neither done nor skipped with a reason; ``first`` is the first of them."""
HAS_TICKET: Final = "call_has_ticket"
"""RefusedError: the call is written into a ticket already."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """``method``: how it was done (played, read, a method, the session's room, a status); ``reason``: why it was not."""

    state: StepState = "open"
    at: Ms | None = None
    method: str = ""
    reason: str = ""
    locale: str = ""


Steps = tuple[Step, Step, Step, Step]


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call. ``for_agent_id``: it rings for this agent alone; ``agent_id``: who has answered it. ``is_end_assumed``: nobody
    heard it end; from ``ended_at`` on it counts as over."""

    id: Id
    external_id: str = ""
    direction: Direction = "in"
    number: Annotated[str, Meta(max_length=40)] = ""
    started_at: Ms
    answered_at: Ms | None = None
    ended_at: Ms | None = None
    is_end_assumed: bool = False
    closed_at: Ms | None = None
    cause: str = ""
    for_agent_id: Id | None = None
    agent_id: Id | None = None
    ticket_id: Id | None = None
    notes: str = ""
    steps: Steps = (Step(), Step(), Step(), Step())

    @property
    def state(self) -> CallState:
        if self.closed_at is not None:
            return "closed"
        if self.answered_at is None:
            return "ringing" if self.ended_at is None else "missed"
        return "active" if self.ended_at is None else "ended"

    @property
    def open_steps(self) -> list[int]:
        """The steps before the last that are neither done nor skipped."""
        return [number for number in (NOTICE, VERIFIED, SESSION) if self._needs(number)]

    def _needs(self, number: int) -> bool:
        """A known number alone says nothing of who speaks: with a session it takes more (section 8)."""
        step = self.steps[number - 1]
        if number == VERIFIED and step.method == "caller_id" and not step.reason:
            return self.steps[SESSION - 1].state == "done"
        return step.state == "open"


class CtiWord(msgspec.Struct, frozen=True, kw_only=True):
    """One word of a telephone system, its numbers and people found. ``at_ms``: when it was heard."""

    kind: CtiKind
    at_ms: Ms
    direction: Direction = "in"
    number: str = ""
    agent_id: Id | None = None
    cause: str = ""
    locale: str = ""


def _earliest(known: Ms | None, at_ms: Ms) -> Ms:
    return at_ms if known is None else min(known, at_ms)


def begin(call_id: int, external_id: str, word: CtiWord) -> Call:
    """The call that a first word, whichever it is, makes known."""
    blank = Call(
        id=call_id, external_id=external_id, direction=word.direction, number=word.number, started_at=word.at_ms
    )
    return heard(blank, word)


def heard(call: Call, word: CtiWord) -> Call:
    """The call after one more word; a word that was heard before changes nothing."""
    if call.state == "closed":
        return call
    call = replace(call, started_at=min(call.started_at, word.at_ms), number=call.number or word.number)
    match word.kind:
        case "newCall":
            call = replace(call, direction=word.direction, for_agent_id=call.for_agent_id or word.agent_id)
        case "answer":
            call = _rings_on(call)
            at_ms = _earliest(call.answered_at, word.at_ms)
            if call.ended_at is not None:
                at_ms = min(at_ms, call.ended_at)
            call = replace(call, answered_at=at_ms, agent_id=call.agent_id or word.agent_id)
        case "hangup":
            call = _ended(call, word.at_ms, word.cause)
        case "noticePlayed":
            call = stamp(call, NOTICE, Step(state="done", at=word.at_ms, method="played", locale=word.locale))
        case _:
            assert_never(word.kind)
    return call


def _ended(call: Call, at_ms: Ms, cause: str) -> Call:
    """An end that was heard; it takes the place of one that was only assumed."""
    known = None if call.is_end_assumed else call.ended_at
    at_ms = max(_earliest(known, at_ms), call.answered_at or call.started_at)
    return replace(call, ended_at=at_ms, is_end_assumed=False, cause=call.cause or cause)


def _rings_on(call: Call) -> Call:
    """It is answered: it was not over when it was taken to be."""
    return replace(call, ended_at=None, is_end_assumed=False) if _rang_out(call) else call


def _rang_out(call: Call) -> bool:
    return call.state == "missed" and call.is_end_assumed


# --- what is never heard ------------------------------------------------------------------------------------------


def over_at(call: Call, rings_ms: int) -> Ms | None:
    """When it counts as over if no more is heard of it; None: it is over, or it is somebody's, who says when it is."""
    if call.state == "ringing":
        return call.started_at + rings_ms
    if call.state == "active" and call.agent_id is None and call.answered_at is not None:
        return call.answered_at + UNHEARD_MS
    return None


def assume_over(call: Call, at_ms: Ms) -> Call:
    """Nobody has heard it end."""
    return replace(call, ended_at=at_ms, is_end_assumed=True)


# --- what the agent does ------------------------------------------------------------------------------------------


def answer(call: Call, agent_id: int, now_ms: Ms, *, may_pick_up: bool = False) -> Call:
    """This agent speaks with the caller, or has the card of a call that the telephone system says was answered. One that
    only counts as missed since it rang so long can still be answered. *may_pick_up*: also of one that rings for somebody else.

    Raises:
        RefusedError: ``call_taken``, ``call_over``, ``call_not_mine``.
    """
    if call.agent_id not in (None, agent_id):
        raise RefusedError(TAKEN)
    call = _rings_on(call)
    if call.state in ("missed", "closed"):
        raise RefusedError(OVER)
    if call.agent_id is None and call.for_agent_id not in (None, agent_id) and not may_pick_up:
        raise RefusedError(NOT_MINE)
    at_ms = now_ms if call.answered_at is None else call.answered_at
    return replace(call, agent_id=agent_id, answered_at=at_ms)


def need(call: Call, agent_id: int) -> Call:
    """The call, if it is this agent's and its card is open.

    Raises:
        RefusedError: ``call_not_mine``, ``call_over``.
    """
    if call.agent_id != agent_id:
        raise RefusedError(NOT_MINE)
    if call.state == "closed":
        raise RefusedError(OVER)
    return call


def end(call: Call, now_ms: Ms) -> Call:
    """They hung up. Where that is said ``UNHEARD_MS`` after the answer or later, nobody knows when it was."""
    if call.ended_at is not None:
        return call
    unheard_at = (call.answered_at or call.started_at) + UNHEARD_MS
    return _ended(call, now_ms, "normalClearing") if now_ms < unheard_at else assume_over(call, unheard_at)


def choose_ticket(call: Call, ticket_id: int) -> Call:
    """Raises RefusedError ``call_has_ticket``: what is written into a log stays there."""
    if call.ticket_id not in (None, ticket_id):
        raise RefusedError(HAS_TICKET)
    return replace(call, ticket_id=ticket_id)


def stamp(call: Call, number: StepNumber, step: Step) -> Call:
    """Stamp a step: done once it stays done. What was skipped can still be done; a known number can be bettered."""
    before = call.steps[number - 1]
    if before.state == "done":
        is_bettered = number == VERIFIED and before.method == "caller_id" and step.method != "caller_id"
        if not is_bettered:
            return call
        if step.state == "skipped":  # why a known number has to be enough
            step = replace(before, reason=step.reason)
    elif before.state == "skipped" and step.state == "skipped":
        return call
    first, second, third, fourth = (step if place == number else kept for place, kept in enumerate(call.steps, start=1))
    return replace(call, steps=(first, second, third, fourth))


def close(call: Call, status: str, now_ms: Ms) -> Call:
    """The last step: the ticket has this result, and the card goes. A line that was still open ends.

    Raises:
        RefusedError: ``call_steps_open``.
    """
    if call.open_steps:
        raise RefusedError(STEPS_OPEN, first=call.open_steps[0])
    call = stamp(end(call, now_ms), CLOSED, Step(state="done", at=now_ms, method=status))
    return replace(call, closed_at=now_ms)


# --- what its ticket hears ----------------------------------------------------------------------------------------


def news(before: Call | None, after: Call) -> list[CallEvent]:
    """What a ticket that knew *before* (None: nothing) must be told, in the order it happened.

    A session speaks for itself: step 3 leaves an event only where it was skipped.
    """
    name = str(after.id)
    told: list[CallEvent] = []
    if before is None or after.started_at < before.started_at:
        told.append(CallStarted(call_id=name, started_at=after.started_at, direction=after.direction))
    if after.answered_at is not None and (before is None or _answered(before) != _answered(after)):
        told.append(
            CallAnswered(call_id=name, answered_at=after.answered_at, agent_id=after.agent_id, tells_closing=True)
        )
    for number, step in enumerate(after.steps, start=1):
        told += _told(name, number, Step() if before is None else before.steps[number - 1], step)
    if after.ended_at is not None and (before is None or _end(before) != _end(after)):
        assumed = after.is_end_assumed
        told.append(CallEnded(call_id=name, ended_at=after.ended_at, cause=after.cause, is_assumed=assumed))
    if after.closed_at is not None and (before is None or before.closed_at is None):
        told.append(CallClosed(call_id=name, closed_at=after.closed_at, status=after.steps[CLOSED - 1].method))
    return told


def _answered(call: Call) -> tuple[Ms | None, Id | None]:
    return call.answered_at, call.agent_id


def _end(call: Call) -> tuple[Ms | None, bool]:
    return call.ended_at, call.is_end_assumed


def _told(name: str, number: int, before: Step, after: Step) -> list[CallEvent]:
    told: list[CallEvent] = []
    if after.state == "done" and before.method != after.method:
        if number == NOTICE:
            way = msgspec.convert(after.method, type=NoticeWay)
            told.append(NoticeRead(call_id=name, how=way, locale=after.locale))
        elif number == VERIFIED:
            told.append(IdentityVerified(call_id=name, method=msgspec.convert(after.method, type=Method)))
    if after.reason and before.reason != after.reason:
        told.append(StepSkipped(call_id=name, step=msgspec.convert(number, type=StepNumber), reason=after.reason))
    return told


def e164(text: str) -> str:
    """A telephone number as it is compared: digits with a leading plus where the country is said (``00`` says it too).

    The nought in brackets that only counts inside the country is left out, and so is what an address of a telephone system
    says besides (``sip:+49301234@pbx.example``).
    """
    text = unicodedata.normalize("NFKC", text).strip()
    scheme, _, rest = text.partition(":")
    text = (rest if scheme.lower() in SCHEMES else text).partition("@")[0].partition(";")[0]
    if text.startswith(("+", "00")):
        text = text.replace("(0)", "", 1)
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())[:DIGITS_MAX]
    if text.startswith("+"):
        return f"+{digits}" if digits else ""
    return f"+{digits[2:]}" if digits.startswith("00") and len(digits) > 2 else digits


def spellings(number: str) -> set[str]:
    """A number as ``e164`` gives it, where the country may not have been said to be one."""
    digits = number.removeprefix("+")
    return {digits, f"+{digits}", f"00{digits}"} if digits else {""}
