"""Routes of merging, splitting, escalating, following up and linking tickets (desk.md sections 9, 10, 12)."""

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.shapes import EscalateTicketIn, FollowUpIn, LooseKind, MergeIn, SplitIn, TicketAnswer
from assistdesk.core.desk.timeline_shapes import LinkIn, LinkList
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id


@post("/tickets/{ticket_id:int}/merge", status_code=200, summary="Close this ticket into another; nothing moves")
async def merge_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[MergeIn]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    merged = await parts.merging.merge(
        caller,
        need_id(ticket_id),
        data.target_id,
        need_key(request.scope),
        copy_requester=data.copy_requester,
        customers_see=data.customers_see,
    )
    return answer_of(merged)


@post("/tickets/{ticket_id:int}/unmerge", status_code=200, summary="Take a merge back, within 30 days")
async def unmerge_ticket(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.merging.unmerge(caller, need_id(ticket_id), need_key(request.scope)))


@post("/tickets/{ticket_id:int}/split", summary="Give chosen comments a new ticket of their own; their times are kept")
async def split_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[SplitIn]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.splitting.split(caller, need_id(ticket_id), data, need_key(request.scope))
    return answer_of(answered, 201)


@post("/tickets/{ticket_id:int}/escalate", status_code=200, summary="Another group takes it over; the reason is a note")
async def escalate_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[EscalateTicketIn]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.escalating.escalate(caller, need_id(ticket_id), data, need_key(request.scope)))


@post("/tickets/{ticket_id:int}/unescalate", status_code=200, summary="Take it back, while nobody took the ticket up")
async def unescalate_ticket(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.escalating.take_back(caller, need_id(ticket_id), need_key(request.scope)))


@post("/tickets/{ticket_id:int}/followup", summary="Begin a new ticket that goes on from a closed one")
async def follow_up_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[FollowUpIn]
) -> Response[TicketAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.merging.follow_up(caller, need_id(ticket_id), data, need_key(request.scope))
    return answer_of(answered, 201)


@get("/tickets/{ticket_id:int}/links", summary="What other tickets are to this one")
async def list_links(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> LinkList:
    return await parts.merging.links(await parts.guard.need_caller(request.scope), need_id(ticket_id))


@post("/tickets/{ticket_id:int}/links", status_code=200, summary="Link this ticket to another")
async def link_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[LinkIn]
) -> Response[LinkList]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.merging.link(caller, need_id(ticket_id), data, need_key(request.scope)))


@delete(
    "/tickets/{ticket_id:int}/links/{other_id:int}/{kind:str}",
    status_code=200,
    summary="Take a link between two tickets away, from whichever of them it goes",
)
async def unlink_ticket(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], other_id: FromPath[int], kind: FromPath[LooseKind]
) -> Response[LinkList]:
    caller = await parts.guard.need_caller(request.scope)
    key = need_key(request.scope)
    return answer_of(await parts.merging.unlink(caller, need_id(ticket_id), need_id(other_id), kind, key))


router = Router(
    "/",
    route_handlers=[
        merge_ticket,
        unmerge_ticket,
        split_ticket,
        escalate_ticket,
        unescalate_ticket,
        follow_up_ticket,
        list_links,
        link_ticket,
        unlink_ticket,
    ],
    tags=["tickets"],
)
