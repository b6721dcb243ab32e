"""Routes of chats (desk.md sections 7, 12): asking for help without an account, the queue, one chat's steps.

The customer's app speaks with the key it made for its chat, agents with their access token. What a key opens is one chat;
a wrong one counts against the address, like any wrong token. Decides nothing: ``desk.chats``, ``desk.chat_desk``.
"""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.chat_shapes import (
    CHAT_KEY_LENGTH,
    WAIT_S_MAX,
    ChatAsk,
    ChatAvailable,
    ChatGiven,
    ChatOut,
    ChatQueue,
    ChatSay,
    CodeAnswered,
    EscalateIn,
    HandOverIn,
    LineSaid,
    OfferCodeIn,
    SeatIn,
)
from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.errors import RefusedError
from relay.api.bodies import NUMBER_END
from relay.api.body_door import FROM_ANYBODY
from relay.api.front import ScopeView, address_of
from relay.api.guard import read_bearer
from relay.api.parts import AnyRequest, Parts, PartsDep, answer_of, marked, need_key, need_writer
from relay.api.people import need_id
from relay.desk.api_tokens import TOKEN_PREFIX
from relay.desk.sign_in import ACCESS_PREFIX
from relay.ops.doors import DOOR_EXTENSION
from relay.store.chats import Chat

ASK_RETRY_S = 300


# --- the customer -------------------------------------------------------------------------------------------------


@get("/chat_available", summary="May a chat be asked for just now?")
async def available(parts: PartsDep) -> ChatAvailable:
    return await parts.chats.available()


@post("/chats", summary="Ask for help without a code and without an account", opt=FROM_ANYBODY)
async def ask(request: AnyRequest, parts: PartsDep, data: JSONBody[ChatAsk]) -> ChatOut:
    address = address_of(request.scope)
    if not parts.limits.asks.take(address, parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=ASK_RETRY_S)
    return await parts.chats.ask(data, ip=address)


@get("/chats/{chat_id:int}", summary="My chat: lines, place in the queue; waits while nothing is new")
async def news(
    request: AnyRequest,
    parts: PartsDep,
    chat_id: FromPath[int],
    after: Annotated[int, QueryParameter(ge=0, lt=NUMBER_END)] = 0,
    known: Annotated[str, QueryParameter(max_length=80)] = "",
    wait_s: Annotated[int, QueryParameter(ge=0, le=WAIT_S_MAX)] = 0,
) -> ChatOut:
    chat = await _need_chat(parts, request.scope, chat_id)
    if not parts.limits.chat_news.take(str(chat_id), parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=2)
    return await parts.chats.news(chat, after=after, known=known, wait_s=wait_s)


@post("/chats/{chat_id:int}/messages", summary="Say something, as the customer or as an agent", opt=FROM_ANYBODY)
async def say(
    request: AnyRequest, parts: PartsDep, chat_id: FromPath[int], data: JSONBody[ChatSay]
) -> Response[LineSaid]:
    key = need_key(request.scope)
    chat_key = read_chat_key(request.scope)
    if chat_key is None:
        caller = await parts.guard.need_caller(request.scope)
        answered = await parts.chat_desk.say(caller, need_id(chat_id), data, key)
    else:
        chat = await _need_chat(parts, request.scope, chat_id)
        if not parts.limits.chat_lines.take(str(chat_id), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=2)
        answered = await parts.chats.say_hers(chat, data, key, chat_key=chat_key, ip=address_of(request.scope))
    return answer_of(answered, 201)


@post("/chats/{chat_id:int}/typing", status_code=204, summary="The customer is writing: shown to the agent, never kept")
async def type_hers(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> None:
    chat = await _need_chat(parts, request.scope, chat_id)
    if not parts.limits.chat_typing.take(str(chat_id), parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=2)
    parts.chats.types_hers(chat)


@post("/chats/{chat_id:int}/leave", status_code=200, summary="The customer closes her chat")
async def leave(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> ChatOut:
    chat = await _need_chat(parts, request.scope, chat_id)
    return await parts.chats.leave(chat, ip=address_of(request.scope))


@post(
    "/chats/{chat_id:int}/solved",
    status_code=200,
    summary="The customer says that it is solved; a chat that goes on ends with it",
)
async def solve(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[Solved]:
    key = need_key(request.scope)
    chat = await _need_chat(parts, request.scope, chat_id)
    if not parts.limits.chat_lines.take(str(chat_id), parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=2)
    return answer_of(await parts.solving.by_chat(chat, key, ip=address_of(request.scope)))


@post(
    "/chats/{chat_id:int}/code/answer",
    status_code=204,
    summary="What the customer did with the offered session",
    opt=FROM_ANYBODY,
)
async def answer_code(
    request: AnyRequest, parts: PartsDep, chat_id: FromPath[int], data: JSONBody[CodeAnswered]
) -> None:
    chat = await _need_chat(parts, request.scope, chat_id)
    parts.chats.answer_code(chat.thread, data.answer)


# --- agents -------------------------------------------------------------------------------------------------------


@get("/chat_queue", summary="The queue, the chat offered to me, my chats")
async def get_queue(request: AnyRequest, parts: PartsDep) -> ChatQueue:
    return await parts.chat_desk.look(await parts.guard.need_caller(request.scope))


@put("/chat_seat", summary="How many chats I take at once, in which languages")
async def set_seat(request: AnyRequest, parts: PartsDep, data: JSONBody[SeatIn]) -> Response[ChatQueue]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.set_seat(caller, data, mark))


@post("/chat_seat/ready", status_code=200, summary="My wrap-up is done")
async def end_wrap_up(request: AnyRequest, parts: PartsDep) -> Response[ChatQueue]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.end_wrap_up(caller, mark))


@post("/chats/{chat_id:int}/accept", status_code=200, summary="Take the chat that is offered to me")
async def accept(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.accept(caller, need_id(chat_id), mark))


@post(
    "/chats/{chat_id:int}/take", status_code=200, summary="Take a waiting chat out of the queue; for leads of its group"
)
async def take(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.take(caller, need_id(chat_id), mark))


@post("/chats/{chat_id:int}/decline", status_code=200, summary="Not now: it goes on to another agent")
async def decline(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.decline(caller, need_id(chat_id), mark))


@post("/chats/{chat_id:int}/hand_over", status_code=200, summary="To an agent, a group, or back to the queue")
async def hand_over(
    request: AnyRequest, parts: PartsDep, chat_id: FromPath[int], data: JSONBody[HandOverIn]
) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.hand_over(caller, need_id(chat_id), data, mark))


@post("/chats/{chat_id:int}/escalate", status_code=200, summary="End the chat; its ticket goes on with every line")
async def escalate(
    request: AnyRequest, parts: PartsDep, chat_id: FromPath[int], data: JSONBody[EscalateIn]
) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.escalate(caller, need_id(chat_id), data, mark))


@post("/chats/{chat_id:int}/end", status_code=200, summary="End the chat")
async def end(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.end(caller, need_id(chat_id), mark))


@post("/chats/{chat_id:int}/code", status_code=200, summary="Offer a session to the customer of this chat alone")
async def offer_code(
    request: AnyRequest, parts: PartsDep, chat_id: FromPath[int], data: JSONBody[OfferCodeIn]
) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.offer_code(caller, need_id(chat_id), data.digits, mark))


@delete("/chats/{chat_id:int}/code", status_code=200, summary="Take the offered session back")
async def drop_code(request: AnyRequest, parts: PartsDep, chat_id: FromPath[int]) -> Response[ChatGiven]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.chat_desk.drop_code(caller, need_id(chat_id), mark))


# --- the customer's key -------------------------------------------------------------------------------------------


def read_chat_key(scope: ScopeView) -> str | None:
    """The chat's key, if the bearer token is one by its form."""
    token = read_bearer(scope["headers"])
    if token is None or len(token) != CHAT_KEY_LENGTH or token.startswith((ACCESS_PREFIX, TOKEN_PREFIX)):
        return None
    return token


async def _need_chat(parts: Parts, scope: ScopeView, chat_id: int) -> Chat:
    """Raises RefusedError ``unauthorized`` without a token, ``not_found`` for everyone but its customer."""
    if read_bearer(scope["headers"]) is None:
        raise RefusedError("unauthorized")
    try:
        chat = await parts.chats.need(read_chat_key(scope) or "", need_id(chat_id))
    except RefusedError:
        if not parts.limits.strangers.take(address_of(scope), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=1) from None
        raise
    door = scope.get("extensions", {}).get(DOOR_EXTENSION)
    if door is not None and not door.vouch(f"chat {chat.id}"):
        raise RefusedError("too_many", retry_after_s=1)
    return chat


router = Router(
    "/",
    route_handlers=[
        available,
        ask,
        news,
        say,
        leave,
        type_hers,
        solve,
        answer_code,
        get_queue,
        set_seat,
        end_wrap_up,
        accept,
        take,
        decline,
        hand_over,
        escalate,
        end,
        offer_code,
        drop_code,
    ],
    tags=["chats"],
)
