"""Routes of people on tickets, of finding people, and of one's own inbox (desk.md sections 1, 4, 12, 13)."""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.shapes import TicketAnswer, UserList
from assistdesk.core.desk.shapes_people import (
    SEARCH_CHARS_MAX,
    InboxPage,
    InboxReadIn,
    ParticipantIn,
    ParticipantList,
    RequesterChange,
)
from relay.api.bodies import NUMBER_END
from relay.api.parts import AnyRequest, PartsDep, answer_of, marked, need_key, need_writer
from relay.api.people import need_id


@get("/tickets/{ticket_id:int}/participants", summary="Who is on this ticket beside requester and assignee")
async def list_participants(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> ParticipantList:
    return await parts.participants.list(await parts.guard.need_caller(request.scope), need_id(ticket_id))


@post("/tickets/{ticket_id:int}/participants", status_code=200, summary="Add somebody: theirs as cc, ours as follower")
async def add_participant(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[ParticipantIn]
) -> Response[ParticipantList]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.participants.add(caller, need_id(ticket_id), data, need_key(request.scope)))


@delete("/tickets/{ticket_id:int}/participants/{user_id:int}", status_code=200, summary="Take somebody off this ticket")
async def remove_participant(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], user_id: FromPath[int]
) -> Response[ParticipantList]:
    caller = await parts.guard.need_caller(request.scope)
    key = need_key(request.scope)
    return answer_of(await parts.participants.remove(caller, need_id(ticket_id), need_id(user_id), key))


@put("/tickets/{ticket_id:int}/requester", summary="Give this ticket to another customer")
async def change_requester(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[RequesterChange]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.requesters.change(caller, need_id(ticket_id), data, need_key(request.scope)))


@get("/users/search", summary="People whose name or e-mail address begins like this")
async def search_people(
    request: AnyRequest,
    parts: PartsDep,
    text: Annotated[str, QueryParameter(name="query", min_length=1, max_length=SEARCH_CHARS_MAX)],
) -> UserList:
    return await parts.participants.find(await parts.guard.need_caller(request.scope), text)


@get("/inbox", summary="What is told to me: mentions, and comments in tickets that I follow")
async def read_inbox(
    request: AnyRequest,
    parts: PartsDep,
    before: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=50)] = 50,
) -> InboxPage:
    return await parts.inboxes.page(await parts.guard.need_caller(request.scope), before=before, limit=limit)


@put("/inbox/read", summary="I have read this")
async def mark_inbox_read(request: AnyRequest, parts: PartsDep, data: JSONBody[InboxReadIn]) -> Response[InboxPage]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.inboxes.read(caller, min(data.seq, NUMBER_END - 1), data.ticket_id, mark))


router = Router(
    "/",
    route_handlers=[
        list_participants,
        add_participant,
        remove_participant,
        change_requester,
        search_people,
        read_inbox,
        mark_inbox_read,
    ],
    tags=["people"],
)
