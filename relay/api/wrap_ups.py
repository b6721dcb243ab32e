"""Routes of wrap-ups (desk.md sections 7, 8, 12): what I have still to wrap up, and its end. ``desk.wrap_ups`` decides."""

from litestar import Response, Router, delete, get
from litestar.params import FromPath

from assistdesk.core.desk.wrap_up_shapes import WrapUpList
from relay.api.parts import AnyRequest, PartsDep, marked, need_writer


@get("/wrap_ups", summary="My chats and calls that are over and not wrapped up yet")
async def list_wrap_ups(request: AnyRequest, parts: PartsDep) -> WrapUpList:
    return await parts.wrap_ups.list(await parts.guard.need_caller(request.scope))


@delete(
    "/wrap_ups/{touch:str}",
    status_code=200,
    summary="I have wrapped up this chat or call",
    description="`touch` is `chat:ID` or `call:ID`. A chat's place is free with that, unless another wrap-up still holds it.",
)
async def close_wrap_up(request: AnyRequest, parts: PartsDep, touch: FromPath[str]) -> Response[WrapUpList]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.wrap_ups.close(caller, touch, mark))


router = Router("/", route_handlers=[list_wrap_ups, close_wrap_up], tags=["chats"])
