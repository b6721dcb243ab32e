"""What REST says about open wrap-ups (desk.md sections 7, 8, 12): chats and calls that are over and whose card is not closed.

Shared by the relay's API and the app's adapter: facts only, the card's words are made where they are shown. A session's card
is not among them: its facts are the agent's own ledger.
"""

from typing import Annotated, Final

from msgspec import Meta

from assistdesk.core.desk.call_shapes import StepOut
from assistdesk.core.desk.events_service import ChatOutcome, Direction, EscalationReason
from assistdesk.core.desk.queue import EndedBy
from assistdesk.core.desk.shapes import Rfc3339, WireId
from assistdesk.core.wire.control import Answer

WRAP_UPS_MAX: Final = 20
"""Of one agent; the oldest gives way."""
OFFERED_MS: Final = 24 * 3_600_000
"""A card that nobody has closed for so long is not offered any more."""

Touch = Annotated[str, Meta(pattern=r"^(chat|call):[1-9][0-9]{0,17}$")]
"""As a reply names it in ``wrapup_of``."""


class ChatPart(Answer, frozen=True, kw_only=True):
    """A chat as its last agent wraps it up. Lines are the whole chat's; ``wait_s``: until ours first wrote, null: never."""

    outcome: ChatOutcome
    ended_by: EndedBy
    escalation: EscalationReason | None = None
    customer_lines: int = 0
    agent_lines: int = 0
    wait_s: int | None = None


class CallPart(Answer, frozen=True, kw_only=True):
    """``is_end_assumed``: nobody heard it end, so nobody knows how long it was."""

    direction: Direction
    number: str
    steps: tuple[StepOut, ...] = ()
    is_end_assumed: bool = False


class WrapUpOut(Answer, frozen=True, kw_only=True):
    """One open wrap-up: either ``chat`` or ``call`` is there. ``started_at``: since when this agent spoke. ``rooms``: of the
    sessions that began in its course; they have no card of their own."""

    touch: Touch
    ticket_id: WireId
    started_at: Rfc3339
    ended_at: Rfc3339
    rooms: tuple[str, ...] = ()
    chat: ChatPart | None = None
    call: CallPart | None = None


class WrapUpList(Answer, frozen=True, kw_only=True):
    """GET /wrap_ups: mine, the oldest first. A call is among them from when it has a ticket."""

    wrap_ups: tuple[WrapUpOut, ...] = ()
