"""Routes of reading along (desk.md section 12): a key for somebody in copy, what it opens, a page that shows it; transcripts.

The page is plain HTML without a script: whoever got the link in a mail needs no program. Its policy lets nothing be loaded and
nothing be sent; no text of a ticket is anything but text in it. Decides nothing:
``desk.reading``, ``desk.transcripts``.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal, TypeVar

from litestar import Response, Router, get, post
from litestar.params import FromPath, QueryParameter

from assistdesk.core.desk.reading_shapes import KEY_LENGTH, ReadKey, ReadTicket, Transcript, TranscriptAnswer
from assistdesk.core.desk.transcripts import write_text
from assistdesk.core.errors import RefusedError
from relay.api.bodies import NUMBER_END
from relay.api.front import ScopeView, address_of
from relay.api.guard import read_bearer, read_header
from relay.api.parts import AnyRequest, Parts, PartsDep, need_writer
from relay.api.people import need_id
from relay.api.reading_page import PAGE_POLICY, nothing_page, ticket_page

T = TypeVar("T")
After = Annotated[int, QueryParameter(ge=0, lt=NUMBER_END)]
Form = Annotated[Literal["json", "text"], QueryParameter(name="format")]
PAGE_HEADERS = {"content-security-policy": PAGE_POLICY, "cache-control": "no-store", "x-robots-tag": "noindex"}


@post(
    "/tickets/{ticket_id:int}/participants/{user_id:int}/key",
    status_code=200,
    summary="A link with which somebody in copy reads the public part; an older one is void by it",
    tags=["people"],
)
async def give_key(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], user_id: FromPath[int]) -> ReadKey:
    caller = await need_writer(request, parts)
    return await parts.reading.give(caller, need_id(ticket_id), need_id(user_id))


@get("/my_ticket", summary="The public part of the ticket that this key opens, newest replies", tags=["people"])
async def read_mine(
    request: AnyRequest,
    parts: PartsDep,
    before: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> ReadTicket:
    async def ask(key: str) -> ReadTicket:
        return await parts.reading.read(key, now_ms=parts.now_ms(), before=before, limit=limit)

    return await with_key(parts, request.scope, need_token(request), ask)


@get("/t/{key:str}", include_in_schema=False, media_type="text/html")
async def read_page(request: AnyRequest, parts: PartsDep, key: FromPath[str]) -> Response[str]:
    async def ask(one: str) -> ReadTicket:
        return await parts.reading.read(one, now_ms=parts.now_ms())

    languages = read_header(request.scope["headers"], "accept-language") or ""
    try:
        found = await with_key(parts, request.scope, key, ask)
    except RefusedError as error:
        if error.rule != "not_found":
            raise
        return Response(nothing_page(languages), status_code=404, media_type="text/html", headers=PAGE_HEADERS)
    return Response(ticket_page(found, languages), media_type="text/html", headers=PAGE_HEADERS)


@get(
    "/tickets/{ticket_id:int}/transcript",
    summary="What was said in public, from the first word; JSON or plain text",
    tags=["tickets"],
)
async def get_transcript(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], after: After = 0, form: Form = "json"
) -> TranscriptAnswer | Response[str]:
    caller = await parts.guard.need_caller(request.scope)
    return _answer(await parts.transcripts.of_ticket(caller, need_id(ticket_id), after), form)


@get("/my_ticket/transcript", summary="The same of the ticket that this key opens, for its customer", tags=["people"])
async def get_own_transcript(
    request: AnyRequest, parts: PartsDep, after: After = 0, form: Form = "json"
) -> TranscriptAnswer | Response[str]:
    async def ask(key: str) -> Transcript:
        return await parts.transcripts.of_reader(key, after, now_ms=parts.now_ms())

    return _answer(await with_key(parts, request.scope, need_token(request), ask), form)


def _answer(found: Transcript, form: str) -> TranscriptAnswer | Response[str]:
    if form == "json":
        return TranscriptAnswer(transcript=found)
    headers = {
        "content-disposition": f'attachment; filename="ticket-{found.ticket_id}.txt"',
        "cache-control": "no-store",
    }
    return Response(write_text(found), media_type="text/plain", headers=headers)


def need_token(request: AnyRequest) -> str:
    """Raises RefusedError ``unauthorized``."""
    token = read_bearer(request.scope["headers"])
    if token is None:
        raise RefusedError("unauthorized")
    return token


async def with_key(parts: Parts, scope: ScopeView, key: str, ask: Callable[[str], Awaitable[T]]) -> T:
    """What *ask* says to a key. Raises RefusedError ``not_found``; ``too_many`` where somebody tries keys."""
    try:
        if len(key) != KEY_LENGTH:
            raise RefusedError("not_found")
        return await ask(key)
    except RefusedError:
        if not parts.limits.strangers.take(address_of(scope), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=1) from None
        raise


router = Router("/", route_handlers=[give_key, read_mine, get_transcript, get_own_transcript])
