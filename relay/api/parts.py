"""What the routes are given: the use cases, the guard, the clock. Made by the composition root, fetched from nowhere.

Also the small things every route shares: who asks as the desk knows them, the Idempotency-Key, and answers to writes.
"""

import hmac
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.params import QueryParameter, SkipValidation

from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import API_PREFIX, About
from relay.api.bodies import NUMBER_END
from relay.api.front import ScopeView
from relay.api.guard import Guard, read_header
from relay.desk.anchors import Anchors
from relay.desk.answering import Answering
from relay.desk.api_tokens import ApiTokens
from relay.desk.attachments import Attachments
from relay.desk.bulk import Bulk
from relay.desk.calls import Calls
from relay.desk.chat_desk import ChatDesk
from relay.desk.chats import Chats
from relay.desk.comments import Comments
from relay.desk.context_cards import ContextCards
from relay.desk.deleting import Deleting
from relay.desk.desk_settings import DeskSettings
from relay.desk.erasing import Erasing
from relay.desk.escalating import Escalating
from relay.desk.forms import Forms
from relay.desk.groups import Groups
from relay.desk.inboxes import Inboxes
from relay.desk.invitations import Invitations
from relay.desk.letters import Letters
from relay.desk.macros import Macros
from relay.desk.measures import Measures
from relay.desk.merging import Merging
from relay.desk.organizations import Organizations
from relay.desk.participants import Participants
from relay.desk.people import People
from relay.desk.reading import Reading
from relay.desk.redacting import Redacting
from relay.desk.requesters import Requesters
from relay.desk.rights import Caller
from relay.desk.room_records import RoomRecords
from relay.desk.rules import Rules
from relay.desk.search import Search
from relay.desk.sessions_log import SessionsLog
from relay.desk.sign_in import SignIn
from relay.desk.solving import Solving
from relay.desk.splitting import Splitting
from relay.desk.statuses import Statuses
from relay.desk.tags import Tags
from relay.desk.ticket_logs import TicketLogs
from relay.desk.ticket_pages import TicketPages
from relay.desk.tickets import Tickets
from relay.desk.time_entries import TimeEntries
from relay.desk.transcripts import Transcripts
from relay.desk.triggers import Triggers
from relay.desk.view_edits import ViewEdits
from relay.desk.views import Views
from relay.desk.wrap_ups import WrapUps
from relay.sessions.directory import RoomDirectory
from relay.sessions.limits import AddressLimit, BucketTable
from relay.store.store import Store
from relay.store.work import Answered, Mark, digest_request

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
IDEMPOTENCY_HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotency-Replayed"
TicketId = Annotated[int, QueryParameter(ge=1, lt=NUMBER_END)]

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class RouteLimits:
    """Rates that some routes have for themselves."""

    sign_ins: AddressLimit
    strangers: AddressLimit
    searches: BucketTable
    exports: BucketTable
    asks: AddressLimit
    chat_lines: BucketTable
    chat_typing: BucketTable
    chat_news: BucketTable
    key_reads: BucketTable


@dataclass(frozen=True, slots=True)
class Parts:
    """One relay's use cases. ``about`` and ``status`` ask the composition root's whole."""

    store: Store
    guard: Guard
    sign_in: SignIn
    api_tokens: ApiTokens
    tickets: Tickets
    ticket_pages: TicketPages
    comments: Comments
    attachments: Attachments
    merging: Merging
    splitting: Splitting
    escalating: Escalating
    deleting: Deleting
    redacting: Redacting
    erasing: Erasing
    participants: Participants
    requesters: Requesters
    time_entries: TimeEntries
    reading: Reading
    answering: Answering
    solving: Solving
    transcripts: Transcripts
    ticket_logs: TicketLogs
    inboxes: Inboxes
    groups: Groups
    organizations: Organizations
    chats: Chats
    chat_desk: ChatDesk
    calls: Calls
    letters: Letters
    wrap_ups: WrapUps
    measures: Measures
    views: Views
    view_edits: ViewEdits
    bulk: Bulk
    macros: Macros
    triggers: Triggers[Trigger]
    time_rules: Triggers[TimeRule]
    forms: Forms
    statuses: Statuses
    context_cards: ContextCards
    desk_settings: DeskSettings
    anchors: Anchors
    search: Search
    tags: Tags
    rules: Rules
    people: People
    invitations: Invitations
    sessions_log: SessionsLog
    directory: RoomDirectory
    records: RoomRecords
    limits: RouteLimits
    ops_token: str
    seed_key: bytes
    """Of it are ``Mark.seed``; it is in no table."""
    now_ms: Callable[[], int]
    monotonic_s: Callable[[], float]
    about: Callable[[], Awaitable[About]]
    status: Callable[[], Awaitable[dict[str, Any]]]


PartsDep = NamedDependency[SkipValidation[Parts]]


def need_key(scope: ScopeView) -> str:
    """The Idempotency-Key, in lower case.

    Raises:
        RefusedError: ``idempotency_key_missing``, ``idempotency_key_malformed`` (not a UUID of version 7).
    """
    text = read_header(scope["headers"], IDEMPOTENCY_HEADER)
    if text is None:
        raise RefusedError("idempotency_key_missing")
    key = text.strip().lower()
    if _UUID7.fullmatch(key) is None:
        raise RefusedError("idempotency_key_malformed")
    return key


def answer_of(answered: Answered[T], status: int = 200, place: str = "") -> Response[T]:
    """The answer to a write, marked when it is an earlier one's. *place*: where what was made stands, below the API."""
    headers = {REPLAYED_HEADER: "true"} if answered.replayed else {}
    if place:
        headers["location"] = f"{API_PREFIX}/{place}"
    return Response(answered.value, status_code=status, headers=headers)


async def need_writer(request: AnyRequest, parts: Parts) -> tuple[Caller, Mark]:
    """Who asks for a write, and how it is marked.

    Raises:
        RefusedError: ``unauthorized``, and what ``need_key`` raises.
    """
    caller = await parts.guard.need_caller(request.scope)
    return caller, await mark_of(request, parts, caller.id)


async def mark_of(request: AnyRequest, parts: Parts, user_id: int) -> Mark:
    """The request is the same if method, address and body are, however its JSON is written; a body that the route takes in
    pieces is the route's to add. Raises as ``need_key``."""
    key, scope = need_key(request.scope), request.scope
    has_json = request.route_handler.parsed_data_field is not None
    body = msgspec.json.decode(await request.body()) if has_json else None
    digest = digest_request(request.method, scope["path"], scope["query_string"], body)
    return Mark(
        user_id, key, digest, hmac.digest(parts.seed_key, b"%d %s" % (user_id, key.encode()) + digest, "sha256")
    )


def marked(mark: Mark, value: T) -> Response[T]:
    """The answer to a write that is not done twice, marked when it was done before."""
    return Response(value, headers={REPLAYED_HEADER: "true"} if mark.was_done else {})
