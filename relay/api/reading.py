"""Routes of reading along (desk.md section 12): a key for somebody in copy, what it opens, a page that shows it; transcripts.

The page is plain HTML without a script: whoever got the link in a mail needs no program. Its policy lets nothing be loaded, and
sent nowhere but here; no text of a ticket is anything but text in it. Its form is answered by the page, which keeps what was
typed, or by the way to the new words, so that a reload sends nothing. Decides nothing: ``desk.reading``, ``desk.answering``,
``desk.transcripts``.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Literal, TypeVar
from urllib.parse import parse_qsl

from litestar import Response, Router, get, post
from litestar.exceptions import HTTPException
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import File

from assistdesk.core.desk.reading_shapes import (
    KEY_LENGTH,
    ReaderSaid,
    ReaderSay,
    ReadKey,
    ReadTicket,
    Solved,
    Transcript,
    TranscriptAnswer,
)
from assistdesk.core.desk.transcripts import write_text
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire.device_proof import hash_token
from relay.api.attachments import to_save
from relay.api.bodies import NUMBER_END, Holds, find_text_fault
from relay.api.body_door import FROM_ANYBODY
from relay.api.front import ScopeView, address_of
from relay.api.guard import read_bearer, read_header
from relay.api.parts import AnyRequest, Parts, PartsDep, answer_of, marked, need_key, need_writer
from relay.api.people import need_id
from relay.api.reading_page import PAGE_POLICY, FormShown, nothing_page, ticket_page
from relay.desk.answering import FormMarks, is_form_of
from relay.desk.refusals import FieldsError
from relay.store.attachments import Attachment
from relay.store.audits import Origin
from relay.store.work import Answered

T = TypeVar("T")
After = Annotated[int, QueryParameter(ge=0, lt=NUMBER_END)]
Form = Annotated[Literal["json", "text"], QueryParameter(name="format")]
PAGE_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "referrer-policy": "same-origin",
}
"""The address goes to nobody else; with ``no-referrer`` a browser would not say either that a form comes from here."""
FORM_FIELDS = frozenset(("once", "token", "body"))
FORM_FAULTS: Mapping[str, tuple[int, str]] = {
    "forbidden": (403, "form"),
    "origin_refused": (403, "form"),
    "idempotency_key_reused": (409, "sent"),
    "too_many": (429, "too_many"),
}
"""What the desk refuses -> the status, and the page's words for it."""


@post(
    "/tickets/{ticket_id:int}/participants/{user_id:int}/key",
    status_code=200,
    summary="A link with which somebody in copy reads the public part; an older one is void by it",
    tags=["people"],
)
async def give_key(
    request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int], user_id: FromPath[int]
) -> Response[ReadKey]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.reading.give(caller, need_id(ticket_id), need_id(user_id), mark))


@get("/my_ticket", summary="The public part of the ticket that this key opens, newest replies", tags=["people"])
async def read_mine(
    request: AnyRequest,
    parts: PartsDep,
    before: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> ReadTicket:
    async def ask(key: str) -> ReadTicket:
        return await parts.reading.read(key, now_ms=parts.now_ms(), before=before, limit=limit)

    return await read_with_key(parts, request.scope, need_token(request), ask)


@post(
    "/my_ticket/replies",
    summary="Say something in the ticket that this key opens, as whom it was given to",
    tags=["people"],
    opt=FROM_ANYBODY,
)
async def say_mine(request: AnyRequest, parts: PartsDep, data: JSONBody[ReaderSay]) -> Response[ReaderSaid]:
    key = need_token(request)
    return answer_of(await _say(parts, request.scope, key, data.body, need_key(request.scope), via="api"), 201)


@post(
    "/my_ticket/solved",
    status_code=200,
    summary="Whoever asked says that the ticket which this key opens is solved",
    tags=["people"],
)
async def solve_mine(request: AnyRequest, parts: PartsDep) -> Response[Solved]:
    key = need_token(request)
    return answer_of(await _solve(parts, request.scope, key, need_key(request.scope), via="api"))


@get("/my_ticket/attachments/{attachment_id:int}", summary="A file of words that this key opens", tags=["people"])
async def read_file(request: AnyRequest, parts: PartsDep, attachment_id: FromPath[int]) -> File:
    return await _file_of(request, parts, need_token(request), attachment_id)


@get("/t/{key:str}/files/{attachment_id:int}", include_in_schema=False, media_type="application/octet-stream")
async def page_file(request: AnyRequest, parts: PartsDep, key: FromPath[str], attachment_id: FromPath[int]) -> File:
    return await _file_of(request, parts, key, attachment_id)


async def _file_of(request: AnyRequest, parts: Parts, key: str, attachment_id: int) -> File:
    async def ask(one: str) -> Attachment:
        return await parts.reading.attachment(one, need_id(attachment_id), now_ms=parts.now_ms())

    return to_save(await parts.attachments.opened(await read_with_key(parts, request.scope, key, ask)))


@get("/t/{key:str}", include_in_schema=False, media_type="text/html")
async def read_page(request: AnyRequest, parts: PartsDep, key: FromPath[str]) -> Response[str]:
    return await _page(request, parts, key)


@post("/t/{key:str}", include_in_schema=False, media_type="text/html", status_code=303)
async def answer_page(request: AnyRequest, parts: PartsDep, key: FromPath[str]) -> Response[str]:
    form, body = await _need_form(request)
    try:
        said = (await _say(parts, request.scope, key, body, _once_of(request, key, form), via="form")).value
    except RefusedError as error:
        status, wrong = _fault_of(error)
        return await _page(request, parts, key, status, body, wrong)
    except LinkError:
        return await _page(request, parts, key, 503, body, "later", once=form.once)
    return _back_to(said.key)


@post("/t/{key:str}/solved", include_in_schema=False, media_type="text/html", status_code=303)
async def solve_by_page(request: AnyRequest, parts: PartsDep, key: FromPath[str]) -> Response[str]:
    """Words that stand in the form are neither sent with it nor lost."""
    form, body = await _need_form(request)
    try:
        await _solve(parts, request.scope, key, _once_of(request, key, form), via="form")
    except RefusedError as error:
        status, wrong = _fault_of(error)
        return await _page(request, parts, key, status, body, wrong)
    except LinkError:
        return await _page(request, parts, key, 503, body, "later", once=form.once)
    return await _page(request, parts, key, 200, body) if body.strip() else _back_to(key)


def _once_of(request: AnyRequest, key: str, marks: FormMarks) -> str:
    """The number of a form that was made for this key. Raises RefusedError ``forbidden``."""
    if not is_form_of(key, marks) or read_header(request.scope["headers"], "sec-fetch-site") == "cross-site":
        raise RefusedError("forbidden")
    return marks.once


def _back_to(key: str) -> Response[str]:
    headers = {**PAGE_HEADERS, "location": f"/t/{key}#end"}
    return Response("", status_code=303, media_type="text/html", headers=headers)


async def _say(
    parts: Parts, scope: ScopeView, key: str, body: str, once: str, *, via: Literal["form", "api"]
) -> Answered[ReaderSaid]:
    """Words of whoever has the key, by the page or by a program. Raises as ``Answering.say``; ``too_many``."""

    async def ask(one: str) -> Answered[ReaderSaid]:
        _count(parts, one)
        if find_text_fault(body, Holds.ANYTHING) is not None:
            raise FieldsError(body="letters")
        origin = Origin(via=via, ip=address_of(scope))
        return await parts.answering.say(one, body, once, now_ms=parts.now_ms(), origin=origin)

    return await with_key(parts, scope, key, ask)


async def _solve(
    parts: Parts, scope: ScopeView, key: str, once: str, *, via: Literal["form", "api"]
) -> Answered[Solved]:
    """Raises as ``Solving.by_key``; ``too_many``."""

    async def ask(one: str) -> Answered[Solved]:
        _count(parts, one)
        origin = Origin(via=via, ip=address_of(scope))
        return await parts.solving.by_key(one, once, now_ms=parts.now_ms(), origin=origin)

    return await with_key(parts, scope, key, ask)


def _count(parts: Parts, key: str) -> None:
    """Raises RefusedError ``too_many``: as many as a customer's lines in a chat."""
    if not parts.limits.chat_lines.take(f"reader:{hash_token(key).hex()}", parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=2)


def _fault_of(error: RefusedError) -> tuple[int, str]:
    if isinstance(error, FieldsError):
        code = next(iter(error.codes.values()))
        return 422, code if code in ("empty", "letters") else "too_long"
    return FORM_FAULTS.get(error.rule, (409, "later"))


async def _need_form(request: AnyRequest) -> tuple[FormMarks, str]:
    """The page's form, each of its fields once: its marks and what was typed. Raises RefusedError ``malformed``; HTTP 415."""
    if request.content_type[0] != "application/x-www-form-urlencoded":
        raise HTTPException(status_code=415)
    try:
        pairs = parse_qsl(
            (await request.body()).decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=len(FORM_FIELDS),
        )
    except ValueError as error:
        raise RefusedError("malformed") from error
    given = dict(pairs)
    if len(pairs) != len(FORM_FIELDS) or given.keys() != FORM_FIELDS:
        raise RefusedError("malformed")
    return FormMarks(given["once"], given["token"]), given["body"].replace("\r\n", "\n")


async def _page(
    request: AnyRequest,
    parts: Parts,
    key: str,
    status: int = 200,
    body: str = "",
    wrong: str = "",
    once: str | None = None,
) -> Response[str]:
    """The page with a form of its own; *once*: of a form whose words may have been taken all the same."""

    async def ask(one: str) -> ReadTicket:
        return await parts.reading.read(one, now_ms=parts.now_ms())

    languages = read_header(request.scope["headers"], "accept-language") or ""
    try:
        found = await read_with_key(parts, request.scope, key, ask)
    except RefusedError as error:
        if error.rule != "not_found":
            raise
        return Response(nothing_page(languages), status_code=404, media_type="text/html", headers=PAGE_HEADERS)
    marks = parts.answering.new_form(key, once)
    page = ticket_page(found, languages, FormShown(key, marks.once, marks.token, body, wrong))
    return Response(page, status_code=status, media_type="text/html", headers=PAGE_HEADERS)


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

    return _answer(await read_with_key(parts, request.scope, need_token(request), ask), form)


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


async def read_with_key(parts: Parts, scope: ScopeView, key: str, ask: Callable[[str], Awaitable[T]]) -> T:
    """As ``with_key``, so often within a minute as a customer may read."""

    async def ration(one: str) -> T:
        if not parts.limits.key_reads.take(hash_token(one).hex(), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=1)
        return await ask(one)

    return await with_key(parts, scope, key, ration)


router = Router(
    "/",
    route_handlers=[give_key, read_mine, say_mine, solve_mine, read_file, get_transcript, get_own_transcript],
)
