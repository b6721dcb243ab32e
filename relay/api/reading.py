"""Routes of reading along (desk.md section 12): a key for somebody in copy, what it opens, and a page that shows it.

The page is plain HTML without a script: whoever got the link in a mail needs no program. Its policy lets nothing be loaded and
nothing be sent; no text of a ticket is anything but text in it. Decides nothing: ``desk.reading``.
"""

from typing import Annotated

from litestar import Response, Router, get, post
from litestar.params import FromPath, QueryParameter

from assistdesk.core.desk.reading_shapes import KEY_LENGTH, ReadKey, ReadTicket
from assistdesk.core.errors import RefusedError
from relay.api.bodies import NUMBER_END
from relay.api.front import ScopeView, address_of
from relay.api.guard import read_bearer, read_header
from relay.api.parts import AnyRequest, Parts, PartsDep, need_writer
from relay.api.people import need_id
from relay.api.reading_page import PAGE_POLICY, nothing_page, ticket_page

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
    token = read_bearer(request.scope["headers"])
    if token is None:
        raise RefusedError("unauthorized")
    return await _read(parts, request.scope, token, before=before, limit=limit)


@get("/t/{key:str}", include_in_schema=False, media_type="text/html")
async def read_page(request: AnyRequest, parts: PartsDep, key: FromPath[str]) -> Response[str]:
    languages = read_header(request.scope["headers"], "accept-language") or ""
    try:
        found = await _read(parts, request.scope, key)
    except RefusedError as error:
        if error.rule != "not_found":
            raise
        return Response(nothing_page(languages), status_code=404, media_type="text/html", headers=PAGE_HEADERS)
    return Response(ticket_page(found, languages), media_type="text/html", headers=PAGE_HEADERS)


async def _read(parts: Parts, scope: ScopeView, key: str, *, before: int | None = None, limit: int = 200) -> ReadTicket:
    """Raises RefusedError ``not_found``; ``too_many`` where somebody tries keys."""
    try:
        if len(key) != KEY_LENGTH:
            raise RefusedError("not_found")
        return await parts.reading.read(key, now_ms=parts.now_ms(), before=before, limit=limit)
    except RefusedError:
        if not parts.limits.strangers.take(address_of(scope), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=1) from None
        raise


router = Router("/", route_handlers=[give_key, read_mine])
