"""Routes of a desk's own words for statuses (desk.md section 12). Decides nothing: ``desk.statuses``."""

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.shapes_rules import OrderPut
from assistdesk.core.desk.shapes_statuses import StatusAnswer, StatusList, StatusPost, StatusPut
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id


@get("/statuses", summary="The desk's own words for statuses, also those that are switched off")
async def list_statuses(request: AnyRequest, parts: PartsDep) -> StatusList:
    return await parts.statuses.list(await parts.guard.need_caller(request.scope))


@get("/statuses/{status_id:int}", summary="One of the desk's own words for statuses")
async def get_status(request: AnyRequest, parts: PartsDep, status_id: FromPath[int]) -> StatusAnswer:
    return await parts.statuses.find(await parts.guard.need_caller(request.scope), need_id(status_id))


@post("/statuses", summary="Make a word for a status; for admins")
async def make_status(request: AnyRequest, parts: PartsDep, data: JSONBody[StatusPost]) -> Response[StatusAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.statuses.make(caller, data.status, need_key(request.scope)), 201)


@put("/statuses/reorder", summary="Offer the words in this order, each below its status; for admins")
async def order_statuses(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> StatusList:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.statuses.order(caller, data.ids, need_key(request.scope))


@put("/statuses/{status_id:int}", summary="Change a word, or switch it off; its status stays; for admins")
async def change_status(
    request: AnyRequest, parts: PartsDep, status_id: FromPath[int], data: JSONBody[StatusPut]
) -> Response[StatusAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.statuses.change(caller, need_id(status_id), data.status, need_key(request.scope)))


@delete("/statuses/{status_id:int}", status_code=204, summary="Delete a word that nothing has; for admins")
async def drop_status(request: AnyRequest, parts: PartsDep, status_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.statuses.drop(caller, need_id(status_id), need_key(request.scope))


router = Router(
    "/",
    route_handlers=[list_statuses, get_status, make_status, order_statuses, change_status, drop_status],
    tags=["statuses"],
)
