"""Routes of phone calls (desk.md sections 8, 12): the telephone system's words, the call card. Decides nothing: ``desk.calls``.

A telephone system can seldom send a header, so its API token stands in the path; it needs the scope ``cti`` or ``write``,
opens nothing else and is in no log. Its words come as JSON or as a form.
"""

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from litestar import Response, Router, get, post, put
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.call_shapes import CallAnswer, CallChange, CallList, CallNew, CtiIn, StepIn
from assistdesk.core.desk.events_service import StepNumber
from assistdesk.core.errors import RefusedError
from relay.api.bodies import decode_body
from relay.api.known_queries import ANY_QUERY
from relay.api.parts import AnyRequest, PartsDep, answer_of, marked, need_key, need_writer
from relay.api.people import need_id
from relay.desk.api_tokens import TOKEN_PREFIX, TokenScope

FIELDS_MAX = 40


@post(
    "/cti/{token:str}",
    status_code=204,
    opt=ANY_QUERY,
    summary="A word of the telephone system: newCall, answer, hangup, noticePlayed",
)
async def hear(request: AnyRequest, parts: PartsDep, token: FromPath[str]) -> None:
    if not token.startswith(TOKEN_PREFIX):
        raise RefusedError("unauthorized")
    agent = await parts.sign_in.authenticate(token)
    if not (agent.may(TokenScope.CTI) or agent.may(TokenScope.WRITE)):
        raise RefusedError("forbidden")
    await parts.calls.hear(read_word(request.headers.get("content-type", ""), await request.body()))


def read_word(content_type: str, body: bytes) -> CtiIn:
    """Raises RefusedError ``malformed``, ``wrong_media_type``; InvalidError."""
    match content_type.partition(";")[0].strip().lower():
        case "application/json":
            return decode_body(body, CtiIn)
        case "application/x-www-form-urlencoded":
            try:
                fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS_MAX))
            except ValueError as error:
                raise RefusedError("malformed") from error
            return decode_body(msgspec.json.encode(fields), CtiIn)
        case _:
            raise RefusedError("wrong_media_type")


@get("/calls", summary="What rings for me, and my open call cards")
async def list_calls(request: AnyRequest, parts: PartsDep) -> CallList:
    return await parts.calls.look(await parts.guard.need_caller(request.scope))


@post("/calls", summary="Log a call by hand: it is going on, and I speak")
async def log_call(request: AnyRequest, parts: PartsDep, data: JSONBody[CallNew]) -> Response[CallAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.calls.log(caller, data, need_key(request.scope))
    return answer_of(answered, 201, f"calls/{answered.value.call.id}")


@get("/calls/{call_id:int}", summary="One call with its steps and who has its number")
async def get_call(request: AnyRequest, parts: PartsDep, call_id: FromPath[int]) -> CallAnswer:
    return await parts.calls.get(await parts.guard.need_caller(request.scope), need_id(call_id))


@put(
    "/calls/{call_id:int}",
    summary="Answer it, its notes, its ticket (chosen or new), hang up",
    description="What rings for one agent is for that agent to answer, or for an admin: else `call_not_mine`.",
)
async def change_call(
    request: AnyRequest, parts: PartsDep, call_id: FromPath[int], data: JSONBody[CallChange]
) -> Response[CallAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.calls.change(caller, need_id(call_id), data, mark))


@post("/calls/{call_id:int}/steps/{number:int}", status_code=200, summary="Stamp a step, or say why it is skipped")
async def stamp_step(
    request: AnyRequest, parts: PartsDep, call_id: FromPath[int], number: FromPath[int], data: JSONBody[StepIn]
) -> Response[CallAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.calls.stamp(caller, need_id(call_id), _step(number), data, mark))


def _step(number: Any) -> StepNumber:
    """Raises RefusedError ``not_found``: there are four steps."""
    try:
        step: StepNumber = msgspec.convert(number, type=StepNumber)
    except msgspec.ValidationError as error:
        raise RefusedError("not_found") from error
    return step


router = Router(
    "/",
    route_handlers=[hear, list_calls, log_call, get_call, change_call, stamp_step],
    tags=["calls"],
)
