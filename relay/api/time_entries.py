"""Routes of the time that was spent on a ticket, as agents write it down (desk.md section 6)."""

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.time_entries import TimeEntryAnswer, TimeEntryList, TimeSpentIn
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id


@get("/tickets/{ticket_id:int}/time_spent", summary="The time that was written down by hand on this ticket")
async def list_time_spent(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> TimeEntryList:
    return await parts.time_entries.of_ticket(await parts.guard.need_caller(request.scope), need_id(ticket_id))


@post("/tickets/{ticket_id:int}/time_spent", summary="Write down time that I spent on this ticket")
async def add_time_spent(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], data: JSONBody[TimeSpentIn]
) -> Response[TimeEntryAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.time_entries.write(caller, need_id(ticket_id), data, need_key(request.scope)), 201)


@delete(
    "/tickets/{ticket_id:int}/time_spent/{seq:int}", status_code=200, summary="Take back time that was written down"
)
async def take_time_back(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], seq: FromPath[int]
) -> Response[TimeEntryAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    key = need_key(request.scope)
    return answer_of(await parts.time_entries.take_back(caller, need_id(ticket_id), need_id(seq), key))


router = Router("/", route_handlers=[list_time_spent, add_time_spent, take_time_back], tags=["tickets"])
