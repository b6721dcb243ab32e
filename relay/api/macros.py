"""Routes of macros and saved texts, and what one would do to a ticket (desk.md sections 9, 12)."""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.shapes_rules import MacroAnswer, MacroEffect, MacroList, MacroPreview, MacroPut
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id


@get("/macros", summary="The macros and saved texts that I may use now; on wish also those that I may only change")
async def list_macros(
    request: AnyRequest, parts: PartsDep, with_hidden: Annotated[bool, QueryParameter()] = False
) -> MacroList:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.macros.list(caller, parts.now_ms(), with_hidden=with_hidden)


@get("/macros/{macro_id:int}", summary="One macro or saved text that I may use now or change")
async def get_macro(request: AnyRequest, parts: PartsDep, macro_id: FromPath[int]) -> MacroAnswer:
    return await parts.macros.find(await parts.guard.need_caller(request.scope), need_id(macro_id), parts.now_ms())


@post("/macros", summary="Make a macro or a saved text")
async def create_macro(request: AnyRequest, parts: PartsDep, data: JSONBody[MacroPut]) -> Response[MacroAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.macros.make(caller, data.macro, need_key(request.scope))
    return answer_of(answered, 201)


@put("/macros/{macro_id:int}", summary="Change a macro or a saved text")
async def change_macro(
    request: AnyRequest, parts: PartsDep, macro_id: FromPath[int], data: JSONBody[MacroPut]
) -> Response[MacroAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.macros.change(caller, need_id(macro_id), data.macro, need_key(request.scope))
    return answer_of(answered)


@delete("/macros/{macro_id:int}", status_code=204, summary="Remove a macro or a saved text")
async def drop_macro(request: AnyRequest, parts: PartsDep, macro_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.macros.drop(caller, need_id(macro_id), need_key(request.scope))


@get("/tickets/{ticket_id:int}/macros/{macro_id:int}/apply", summary="What a macro would do here; nothing is done")
async def preview_macro(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], macro_id: FromPath[int]
) -> MacroPreview:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.macros.preview(caller, need_id(ticket_id), need_id(macro_id), parts.now_ms())


@get("/macros/{macro_id:int}/apply", summary="What a macro would do to a new ticket of mine; nothing is done")
async def try_macro(request: AnyRequest, parts: PartsDep, macro_id: FromPath[int]) -> MacroEffect:
    return await parts.macros.effect(await parts.guard.need_caller(request.scope), need_id(macro_id), parts.now_ms())


router = Router(
    "/",
    route_handlers=[list_macros, get_macro, create_macro, change_macro, drop_macro, preview_macro, try_macro],
    tags=["macros"],
)
