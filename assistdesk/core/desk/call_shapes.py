"""What REST says about phone calls (desk.md sections 8, 12): bodies of telephone systems and of agents, and the card.

Shared by the relay's API and the app's adapter. How a call goes on is ``calls``; nothing here decides.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.calls import CallState, CtiKind, StepState
from assistdesk.core.desk.events_service import Direction, Method, StepNumber
from assistdesk.core.desk.shapes import BODY_BYTES_MAX, Locale, Rfc3339, Status, Subject, WireId
from assistdesk.core.wire.control import Answer, Request

NUMBER_MAX, EXTERNAL_ID_MAX, REASON_MAX, NAME_MAX = 40, 200, 300, 200
HEARD_MAX = 300
"""Of what a telephone system says: numbers may be whole addresses, a cause any text."""
CAUSE_KEPT = 60
MATCH_TICKETS = 5
"""Open tickets of a caller that are offered."""

Number = Annotated[str, Meta(max_length=NUMBER_MAX)]
Heard = Annotated[str, Meta(max_length=HEARD_MAX)]
Reason = Annotated[str, Meta(min_length=1, max_length=REASON_MAX)]
ClosingStatus = Literal["solved", "pending", "hold"]


class CtiIn(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "call_id": "callId",
        "from_number": "from",
        "to_number": "to",
        "answering_number": "answeringNumber",
    },
):
    """POST /cti/{token}: one word of a telephone system. Fields that are not ours are its own matter."""

    event: CtiKind
    call_id: Annotated[str, Meta(min_length=1, max_length=EXTERNAL_ID_MAX)]
    direction: Direction = "in"
    from_number: Heard = ""
    to_number: Heard = ""
    user: Heard = ""
    answering_number: Heard = ""
    queue: Heard = ""
    cause: Heard = ""
    locale: Locale = "en"


class CallNew(Request, frozen=True, kw_only=True):
    """POST /calls: a call that no telephone system told of; whoever logs it speaks just now."""

    direction: Direction = "in"
    number: Number = ""
    ticket_id: WireId | None = None


class CallTicket(Request, frozen=True, kw_only=True):
    """A new ticket for a call. ``requester_id`` None: a person of this name is made, the call's number is theirs. ``language``
    as of any new ticket."""

    subject: Subject
    requester_id: WireId | None = None
    name: Annotated[str, Meta(max_length=NAME_MAX)] = ""
    body: Annotated[str, Meta(min_length=1, max_length=16_384)]
    language: Locale | None = None


class CallChange(Request, frozen=True, kw_only=True):
    """PUT /calls/{id}: any of answering it, its notes, its ticket (chosen or new), hanging up."""

    answered: Literal[True] | UnsetType = UNSET
    notes: Annotated[str, Meta(max_length=BODY_BYTES_MAX)] | UnsetType = UNSET
    ticket_id: WireId | UnsetType = UNSET
    new_ticket: CallTicket | UnsetType = UNSET
    ended: Literal[True] | UnsetType = UNSET


class StepIn(Request, frozen=True, kw_only=True):
    """POST /calls/{id}/steps/{n}. ``reason``: it is skipped. 1 takes ``locale``; 2 ``method``; 3 ``room``; 4 ``status``
    (pending and hold say with ``promise`` what comes next)."""

    reason: Reason | None = None
    locale: Locale = "en"
    method: Method | None = None
    room: Annotated[str, Meta(min_length=1, max_length=100)] | None = None
    status: ClosingStatus | None = None
    promise: Annotated[str, Meta(max_length=REASON_MAX)] = ""


class StepOut(Answer, frozen=True, kw_only=True):
    n: StepNumber
    state: StepState
    at: Rfc3339 | None = None
    method: str = ""
    reason: str = ""


class MatchTicket(Answer, frozen=True, kw_only=True):
    id: WireId
    subject: str
    status: Status


class CallMatch(Answer, frozen=True, kw_only=True):
    """Who has this number, and their open tickets, newest first: an offer; the agent decides."""

    user_id: WireId
    name: str
    organisation: str = ""
    locale: str = "en"
    tickets: tuple[MatchTicket, ...] = ()


class CallOut(Answer, frozen=True, kw_only=True):
    """One call as its card shows it. ``needs``: the steps that closing would still ask about. ``is_end_assumed``: nobody heard
    it end; from ``ended_at`` on it counts as over."""

    id: WireId
    external_id: str = ""
    direction: Direction
    number: str
    state: CallState
    agent_id: int | None = None
    started_at: Rfc3339
    answered_at: Rfc3339 | None = None
    ended_at: Rfc3339 | None = None
    is_end_assumed: bool = False
    cause: str = ""
    ticket_id: int | None = None
    notes: str = ""
    steps: tuple[StepOut, ...] = ()
    needs: tuple[int, ...] = ()
    matches: tuple[CallMatch, ...] = ()


class CallAnswer(Answer, frozen=True, kw_only=True):
    call: CallOut


class CallList(Answer, frozen=True, kw_only=True):
    """GET /calls: what rings for me, and the cards I have open, oldest first."""

    calls: tuple[CallOut, ...] = ()
