"""Routes of tickets: lists, one ticket, its timeline, drafts, sends that wait, views, search (desk.md section 12)."""

from typing import Annotated, Literal

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.draft_shapes import ReturnedDrafts
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.desk.shapes import (
    TAG_CHARS_MAX,
    DraftIn,
    DraftOut,
    PendingAnswer,
    SeenAnswer,
    SeenIn,
    TicketAnswer,
    TicketPage,
    TicketPost,
    TicketPut,
    UndoneAnswer,
    ViewList,
)
from assistdesk.core.desk.shapes_log import AuditPage, CommentPage
from assistdesk.core.desk.shapes_pages import NAMED, SearchSort
from assistdesk.core.desk.tags import TagList
from assistdesk.core.desk.timeline_shapes import TimelinePage
from assistdesk.core.desk.views import Condition, Conditions, Sort, parse_sort
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import FieldError
from relay.api.bodies import NUMBER_END
from relay.api.paging import (
    BESIDE_TICKETS,
    BESIDE_WORDS,
    Include,
    PageAfter,
    PageBefore,
    PagePart,
    PageSize,
    linked,
    read_include,
)
from relay.api.parts import AnyRequest, Parts, PartsDep, answer_of, marked, need_key, need_writer
from relay.api.people import need_id
from relay.api.problems import InvalidError
from relay.desk.rights import Caller
from relay.store.work import Answered

IDS_MAX = 100
ALIVE = Conditions(all=(Condition(field="status", operator="is_not", value="deleted"),))
SortText = Annotated[
    Literal[
        "updated_at", "-updated_at", "created_at", "-created_at", "next_due_at", "-next_due_at",
        "priority", "-priority", "status", "-status", "id", "-id",
    ]
    | None,
    QueryParameter(name="sort"),
]  # fmt: skip


# --- lists --------------------------------------------------------------------------------------------------------


@get("/tickets", summary="All tickets that I may see, newest first")
async def list_tickets(
    request: AnyRequest,
    parts: PartsDep,
    sort: SortText = None,
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> TicketPage:
    caller = await parts.guard.need_caller(request.scope)
    order, beside = read_sort(sort) or Sort(), read_include(include, BESIDE_TICKETS, NAMED)
    page = await parts.views.preview(caller, ALIVE, sort=order, after=after, before=before, limit=size, include=beside)
    return linked(request, page)


@get("/tickets/show_many", summary="Tickets by number")
async def show_many(
    request: AnyRequest,
    parts: PartsDep,
    ids: Annotated[str, QueryParameter(max_length=2000)],
    include: Include = None,
) -> TicketPage:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.views.many(caller, read_ids(ids), read_include(include, BESIDE_TICKETS, NAMED))


@get("/views", summary="My views with how many tickets each has")
async def list_views(request: AnyRequest, parts: PartsDep) -> ViewList:
    return await parts.views.list(await parts.guard.need_caller(request.scope))


@get("/views/count_many", summary="How many tickets these views have")
async def count_views(
    request: AnyRequest, parts: PartsDep, ids: Annotated[str, QueryParameter(max_length=2000)]
) -> ViewList:
    caller = await parts.guard.need_caller(request.scope)
    wanted = set(read_ids(ids))
    found = await parts.views.list(caller)
    return ViewList(views=tuple(view for view in found.views if view.id in wanted))


@get("/views/{view_id:int}/tickets", summary="One page of a view")
async def view_tickets(
    request: AnyRequest,
    parts: PartsDep,
    view_id: FromPath[int],
    sort: SortText = None,
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> TicketPage:
    caller = await parts.guard.need_caller(request.scope)
    order, beside = read_sort(sort), read_include(include, BESIDE_TICKETS, NAMED)
    page = await parts.views.tickets(
        caller, need_id(view_id), sort=order, after=after, before=before, limit=size, include=beside
    )
    return linked(request, page)


@get("/search", summary="Search tickets: words, phrases, operators, numbers")
async def search(
    request: AnyRequest,
    parts: PartsDep,
    text: Annotated[str, QueryParameter(name="query", max_length=500)],
    sort: Annotated[
        SearchSort, QueryParameter(description="`best`: of the newest 2,000 hits those that fit best.")
    ] = "newest",
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> TicketPage:
    caller = await parts.guard.need_caller(request.scope)
    take_search(parts, caller)
    beside, now_ms = read_include(include, BESIDE_TICKETS, NAMED), parts.now_ms()
    page = await parts.search.find(
        caller, text, now_ms=now_ms, after=after, before=before, limit=size, include=beside, sort=sort
    )
    return linked(request, page)


@get("/tags", summary="Tags of tickets that I may see and that begin so, the most used first")
async def list_tags(
    request: AnyRequest,
    parts: PartsDep,
    prefix: Annotated[
        str,
        QueryParameter(min_length=1, max_length=TAG_CHARS_MAX, description="Whatever its case and accents."),
    ],
    limit: Annotated[int, QueryParameter(ge=1, le=100)] = 20,
) -> TagList:
    caller = await parts.guard.need_caller(request.scope)
    take_search(parts, caller)
    return await parts.tags.beginning(caller, prefix, limit)


# --- one ticket ---------------------------------------------------------------------------------------------------


@post("/tickets", summary="Make a ticket")
async def create_ticket(request: AnyRequest, parts: PartsDep, data: JSONBody[TicketPost]) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.tickets.create(caller, data.ticket, need_key(request.scope))
    return answer_of(answered, 201, f"tickets/{answered.value.ticket.id}")


@get("/tickets/{ticket_id:int}", summary="One ticket with the people of its conversation")
async def get_ticket(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> TicketAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.tickets.get(caller, need_id(ticket_id))


@put("/tickets/{ticket_id:int}", summary="Change fields, comment, set the status: one act")
async def change_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[TicketPut]
) -> Response[TicketAnswer | PendingAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.tickets.change(caller, need_id(ticket_id), data.ticket, need_key(request.scope))
    if answered.value.waits is not None:
        return answer_of(Answered(answered.value.waits, answered.replayed), 202)
    done = answered.value.done
    if done is None:
        raise RefusedError("internal")
    return answer_of(Answered(done, answered.replayed))


@delete("/tickets/{ticket_id:int}", status_code=200, summary="Delete a ticket; it can be restored for 30 days")
async def delete_ticket(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.deleting.delete(caller, need_id(ticket_id), need_key(request.scope)))


@post("/tickets/{ticket_id:int}/restore", status_code=200, summary="Restore a deleted ticket")
async def restore_ticket(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.deleting.restore(caller, need_id(ticket_id), need_key(request.scope)))


@get("/tickets/{ticket_id:int}/timeline", summary="The conversation, newest page first")
async def get_timeline(
    request: AnyRequest,
    parts: PartsDep,
    ticket_id: FromPath[int],
    before: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> TimelinePage:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.tickets.timeline(caller, need_id(ticket_id), before=before, limit=limit)


@get(
    ["/tickets/{ticket_id:int}/audits", "/tickets/{ticket_id:int}/events"],
    summary="What changed after a number or a cursor, page by page, the oldest first",
)
async def get_audits(
    request: AnyRequest,
    parts: PartsDep,
    ticket_id: FromPath[int],
    seq: Annotated[int, QueryParameter(name="after", ge=0, lt=NUMBER_END)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 100,
    size: PagePart = None,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> AuditPage:
    caller = await parts.guard.need_caller(request.scope)
    page = await parts.ticket_pages.audits(
        caller,
        need_id(ticket_id),
        seq=seq,
        after=after,
        before=before,
        limit=limit if size is None else size,
        include=read_include(include, BESIDE_WORDS),
    )
    return linked(request, page)


@get("/tickets/{ticket_id:int}/comments", summary="Replies and notes with their people, newest page first")
async def get_comments(
    request: AnyRequest,
    parts: PartsDep,
    ticket_id: FromPath[int],
    seq: Annotated[int | None, QueryParameter(name="before", ge=1, lt=NUMBER_END)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    size: PagePart = None,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> CommentPage:
    caller = await parts.guard.need_caller(request.scope)
    page = await parts.ticket_pages.comments(
        caller,
        need_id(ticket_id),
        seq=seq,
        after=after,
        before=before,
        limit=limit if size is None else size,
        include=read_include(include, BESIDE_WORDS, BESIDE_WORDS),
    )
    return linked(request, page)


@put(
    "/tickets/{ticket_id:int}/comments/{comment_id:int}/redact",
    summary="Erase a comment's words or files for good: admins anybody's, everybody of ours her own",
)
async def redact_comment(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], comment_id: FromPath[int], data: JSONBody[RedactIn]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    key = need_key(request.scope)
    return answer_of(await parts.redacting.redact(caller, need_id(ticket_id), need_id(comment_id), data, key))


@put("/tickets/{ticket_id:int}/seen", summary="I have read this far")
async def put_seen(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[SeenIn]
) -> Response[SeenAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.tickets.seen(caller, need_id(ticket_id), data.seq, mark))


@get("/tickets/{ticket_id:int}/session_refs", summary="The remote sessions of a ticket")
async def get_session_refs(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]
) -> dict[str, tuple[SessionRefOut, ...]]:
    caller = await parts.guard.need_caller(request.scope)
    return {"session_refs": await parts.sessions_log.of_ticket(caller, need_id(ticket_id))}


# --- words on their way -------------------------------------------------------------------------------------------


@get("/tickets/{ticket_id:int}/drafts/{kind:str}", summary="My draft")
async def get_draft(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], kind: FromPath[DraftKind]
) -> DraftOut:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.comments.draft(caller, need_id(ticket_id), kind)


@put("/tickets/{ticket_id:int}/drafts/{kind:str}", status_code=204, summary="Keep my draft")
async def put_draft(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], kind: FromPath[DraftKind], data: JSONBody[DraftIn]
) -> Response[None]:
    caller, mark = await need_writer(request, parts)
    await parts.comments.save_draft(caller, need_id(ticket_id), kind, data, mark)
    return marked(mark, None)


@delete("/tickets/{ticket_id:int}/drafts/{kind:str}", status_code=204, summary="Drop my draft")
async def drop_draft(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], kind: FromPath[DraftKind]
) -> Response[None]:
    caller, mark = await need_writer(request, parts)
    await parts.comments.drop_draft(caller, need_id(ticket_id), kind, mark)
    return marked(mark, None)


@get("/returned_drafts", summary="Where words of mine came back from a send that could not go out")
async def get_returned_drafts(request: AnyRequest, parts: PartsDep) -> ReturnedDrafts:
    return await parts.comments.returned(await parts.guard.need_caller(request.scope))


@delete("/pending_sends/{pending_id:str}", status_code=200, summary="Undo a send that still waits")
async def undo_send(request: AnyRequest, parts: PartsDep, pending_id: FromPath[str]) -> Response[UndoneAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.comments.undo(caller, pending_id, mark))


def take_search(parts: Parts, caller: Caller) -> None:
    """Raises RefusedError ``too_many``: the caller searched too often within the minute."""
    if not parts.limits.searches.take(str(caller.id), parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=1)


def read_sort(text: str | None) -> Sort | None:
    """``-updated_at`` is newest first."""
    return None if text is None else parse_sort(text)


def read_ids(text: str) -> list[int]:
    """``3,1,2`` in that order. Raises InvalidError."""
    parts = text.split(",")
    if len(parts) > IDS_MAX or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        raise InvalidError(FieldError(field="ids", code="bad_format"))
    return [int(part) for part in parts]


router = Router(
    "/",
    route_handlers=[
        list_tickets,
        show_many,
        list_views,
        count_views,
        view_tickets,
        search,
        list_tags,
        create_ticket,
        get_ticket,
        change_ticket,
        delete_ticket,
        restore_ticket,
        get_timeline,
        get_audits,
        get_comments,
        redact_comment,
        put_seen,
        get_session_refs,
        get_draft,
        put_draft,
        drop_draft,
        get_returned_drafts,
        undo_send,
    ],
    tags=["tickets"],
)
