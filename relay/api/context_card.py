"""Routes of the context card (desk.md sections 9, 12): beside a ticket for all of ours, set up by admins. Decides nothing:
``desk.context_cards``."""

from typing import Annotated

from litestar import Response, Router, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.context_shapes import (
    ContextAnswer,
    ContextCardAnswer,
    ContextCardPut,
    ContextSecret,
    ContextTrialIn,
)
from relay.api.parts import AnyRequest, PartsDep, marked, need_writer
from relay.api.people import need_id


@get("/tickets/{ticket_id:int}/context", summary="What the desk's other system says of the requester")
async def show_card(
    request: AnyRequest,
    parts: PartsDep,
    ticket_id: FromPath[int],
    fresh: Annotated[bool, QueryParameter(description="Ask now, whatever is remembered")] = False,
) -> ContextAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.context_cards.show(caller, need_id(ticket_id), fresh=fresh)


@get("/context_card", summary="Where the context card is asked; for admins")
async def get_setting(request: AnyRequest, parts: PartsDep) -> ContextCardAnswer:
    return await parts.context_cards.setting(await parts.guard.need_caller(request.scope))


@put("/context_card", summary="Say where the context card is asked: an https address, or none; for admins")
async def put_setting(
    request: AnyRequest, parts: PartsDep, data: JSONBody[ContextCardPut]
) -> Response[ContextCardAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.context_cards.put(caller, data.context_card, mark))


@post(
    "/context_card/secret",
    status_code=200,
    summary="A new secret that requests are signed with, shown once; the older one is void by it; for admins",
)
async def make_secret(request: AnyRequest, parts: PartsDep) -> Response[ContextSecret]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.context_cards.new_secret(caller, mark))


@post(
    "/context_card/test", status_code=200, summary="What an address answers for a customer; for admins; nothing is kept"
)
async def try_out(request: AnyRequest, parts: PartsDep, data: JSONBody[ContextTrialIn]) -> ContextAnswer:
    caller, mark = await need_writer(request, parts)
    return await parts.context_cards.try_out(caller, data, mark)


router = Router("/", route_handlers=[show_card, get_setting, put_setting, make_secret, try_out], tags=["context"])
