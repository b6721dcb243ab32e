"""What REST says about chats (desk.md sections 7, 12): bodies for the customer, who has no account, and for agents.

Shared by the relay's API and the apps' adapters. A customer's app makes a key of its own before it asks; whoever shows that
key sees that one chat and nothing else. Requests forbid unknown fields, answers ignore them. How a chat goes on is
``queue``; nothing here decides.
"""

import re
from typing import Annotated, Final, Literal

from msgspec import Meta

from assistdesk.core.desk.events_service import ChatOutcome, EscalationReason
from assistdesk.core.desk.queue import EndedBy
from assistdesk.core.desk.shapes import Availability, CustomerStatus, Locale, Rfc3339, WireId
from assistdesk.core.wire.control import Answer, Request

CHAT_TEXT_MAX = 16_384
CHAT_KEY_LENGTH = 43
"""A chat's key is 32 bytes in base64url. The customer's app makes it, the relay keeps its hash."""
TYPED_MAX = 16_000
"""Characters of one question or line: what a field takes and an app keeps; the relay takes a little more."""
NAME_MAX, EMAIL_MAX = 80, 254
WAIT_S_MAX = 25
_ADDRESS: Final = r"[^\s@\x00-\x1f]+@[^\s@\x00-\x1f]+"

ChatKey = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
ChatText = Annotated[str, Meta(min_length=1, max_length=CHAT_TEXT_MAX)]
ChatStateName = Literal["waiting", "offered", "active", "ended"]
Reason = Annotated[str, Meta(min_length=1, max_length=300)]
SessionDigits = Annotated[str, Meta(pattern=r"^[1-9][0-9]{9,11}$")]
CodeAnswer = Literal["taken", "refused"]
LineKind = Literal["hers", "ours", "joined", "handed_over", "returned", "ended"]
OpenState = Literal["open", "out_of_hours", "nobody", "full", "not_offered"]


def is_address(text: str) -> bool:
    """Would the relay take this for an e-mail address?"""
    return re.fullmatch(_ADDRESS, text) is not None


# --- the customer -------------------------------------------------------------------------------------------------


class ChatAsk(Request, frozen=True, kw_only=True):
    """POST /chats, without an account. ``by_mail``: nobody is there, the answer comes by e-mail.

    ``previous``: the key of this app's last chat; back within half an hour it goes on in the same ticket. ``goes_on``: she says
    that it is still about that, however long ago. Where that ticket is closed, the new one says that it goes on from it.
    ``language`` null: that of the words.
    """

    key: ChatKey
    name: Annotated[str, Meta(min_length=1, max_length=NAME_MAX)]
    body: ChatText
    language: Locale | None = None
    email: Annotated[str, Meta(max_length=EMAIL_MAX, pattern=f"^({_ADDRESS})?$")] = ""
    by_mail: bool = False
    previous: ChatKey | None = None
    goes_on: bool = False


class ChatSay(Request, frozen=True, kw_only=True):
    """POST /chats/{id}/messages, by either side."""

    body: ChatText


class CodeAnswered(Request, frozen=True, kw_only=True):
    """POST /chats/{id}/code/answer: what the customer did with the offer card."""

    answer: CodeAnswer


class ChatAvailable(Answer, frozen=True, kw_only=True):
    """GET /chat_available, for anyone. ``estimate_s``: what one who asks now may expect; null: not enough is known.

    ``opens_at``: when chat opens again, where its hours are over.
    """

    state: OpenState
    waiting: int = 0
    estimate_s: int | None = None
    opens_at: Rfc3339 | None = None


class CodeOffer(Answer, frozen=True, kw_only=True):
    """A session code on its way to one customer (protocol.md section 3): kept in memory only, in no ticket, on no disk."""

    number: int
    agent_name: str
    digits: SessionDigits


class ChatLine(Answer, frozen=True, kw_only=True):
    """One line of the conversation. ``seq`` is the public number in the ticket: gap-free, it tells nothing of notes."""

    seq: int
    kind: LineKind
    at: Rfc3339
    id: int = 0
    body: str = ""
    name: str = ""


class ChatOut(Answer, frozen=True, kw_only=True):
    """GET /chats/{id}: the chat as its customer may see it, with the lines after the asked number.

    ``tag`` names this state of it: given back as ``known``, the answer waits until something is different. While it waits,
    ``is_anyone_here``: an agent of its group is online; else ``opens_at`` says when its hours begin, where they are over.
    ``status``: of the ticket, in the customer's word. ``may_solve``: she may say that it is solved. ``follows``: the closed
    ticket that this one goes on from.
    """

    id: WireId
    ticket_id: WireId
    state: ChatStateName
    status: CustomerStatus = "open"
    may_solve: bool = False
    follows: WireId | None = None
    position: int | None = None
    estimate_s: int | None = None
    is_anyone_here: bool = True
    opens_at: Rfc3339 | None = None
    agent_name: str = ""
    is_agent_here: bool = False
    is_agent_typing: bool = False
    lines: tuple[ChatLine, ...] = ()
    outcome: ChatOutcome | None = None
    ended_by: EndedBy | None = None
    code: CodeOffer | None = None
    tag: str = ""


# --- agents -------------------------------------------------------------------------------------------------------


class HandOverIn(Request, frozen=True, kw_only=True):
    """POST /chats/{id}/hand_over: to one agent, to a group, or (neither) back to its own queue."""

    reason: Reason
    to_agent_id: WireId | None = None
    to_group_id: WireId | None = None


class EscalateIn(Request, frozen=True, kw_only=True):
    """POST /chats/{id}/escalate: the chat ends, its ticket goes on in that group (none: in its own)."""

    reason: EscalationReason
    to_group_id: WireId | None = None


class OfferCodeIn(Request, frozen=True, kw_only=True):
    """POST /chats/{id}/code: all digits of a session code, for the customer of this chat alone."""

    digits: SessionDigits


class SeatIn(Request, frozen=True, kw_only=True):
    """PUT /chat_seat: how many chats at once, in which languages (none: in all)."""

    chat_limit: Annotated[int, Meta(ge=1, le=20)]
    languages: Annotated[tuple[Annotated[str, Meta(pattern=r"^[a-z]{2}$")], ...], Meta(max_length=20)] = ()


class ChatSeat(Answer, frozen=True, kw_only=True):
    """My seat. ``wrap_up_of``: with whom the chats were that take a place until then, the oldest first. ``was_sent_away``: too
    many offers in a row were missed; going online again ends it."""

    availability: Availability
    chat_limit: int
    load: int
    languages: tuple[str, ...] = ()
    wrap_up_until: Rfc3339 | None = None
    wrap_up_of: tuple[str, ...] = ()
    was_sent_away: bool = False


class ChatCard(Answer, frozen=True, kw_only=True):
    """One chat as the queue strip shows it. ``unanswered_since``: the customer's oldest line without an answer. ``may_take``:
    it waits, and I am a lead of its group."""

    id: WireId
    ticket_id: WireId
    name: str
    subject: str
    language: str
    state: ChatStateName
    queued_at: Rfc3339
    offer_until: Rfc3339 | None = None
    unanswered_since: Rfc3339 | None = None
    is_customer_here: bool = True
    code_answer: Literal["offered", "taken", "refused"] | None = None
    may_take: bool = False


class ChatPeer(Answer, frozen=True, kw_only=True):
    """Someone a chat can be handed over to. ``free``: places left."""

    user_id: WireId
    name: str
    free: int


class ChatGroup(Answer, frozen=True, kw_only=True):
    id: WireId
    name: str


class ChatQueue(Answer, frozen=True, kw_only=True):
    """GET /chat_queue: what one agent sees of the queue. ``waiting`` counts offers to others too."""

    me: ChatSeat
    now: Rfc3339
    waiting: tuple[ChatCard, ...] = ()
    offered: tuple[ChatCard, ...] = ()
    mine: tuple[ChatCard, ...] = ()
    peers: tuple[ChatPeer, ...] = ()
    groups: tuple[ChatGroup, ...] = ()


class ChatGiven(Answer, frozen=True, kw_only=True):
    """What accept, hand over, escalate and end answer: the chat's ticket, to open it."""

    id: WireId
    ticket_id: WireId
    state: ChatStateName


class ChatMoved(Answer, frozen=True, kw_only=True):
    """Where a chat goes on whose ticket was closed. ``key`` opens it; it is kept nowhere and follows from the key she has."""

    chat_id: WireId
    ticket_id: WireId
    key: str = ""


class LineSaid(Answer, frozen=True, kw_only=True):
    """POST /chats/{id}/messages: it is on disk under this number. ``moved``: the ticket was closed, so it stands in a new one,
    whose chat the customer's app goes on with."""

    comment_id: WireId
    seq: int
    moved: ChatMoved | None = None


CHAT_EVENTS = frozenset(
    (
        "chatqueued",
        "offeredto",
        "offermissed",
        "chataccepted",
        "handedover",
        "chatreturned",
        "chatescalated",
        "chatended",
    )
)
"""Names in a feed line's ``changed`` after which the queue must be read again."""


def moves_queue(changed: tuple[str, ...]) -> bool:
    """Does a feed line say that some chat went a step further?"""
    return not CHAT_EVENTS.isdisjoint(changed)


def subject_of(body: str, limit: int = 80) -> str:
    """A ticket's subject out of a customer's first words: their first line, cut at a word."""
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    if len(first) <= limit:
        return first
    cut = first[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"
