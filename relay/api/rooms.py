"""Routes of codes and rooms (relay.md sections 4, 5, 11): code, claim, confirm, retry, cancel, rejoin, report, record.

The agent speaks with the access token, the customer's app with the session pass it got for its claim. No secret of a
code ever comes here.
"""

from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.desk.session_shapes import ReportAnswer, ReportIn
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import Claim, Claimed, CodeMade, RejoinAsked, Rejoined
from assistdesk.core.wire.control import RoomRecord as RecordOut
from assistdesk.core.wire.device_proof import ProofPurpose
from relay.api.body_door import DOOR, FROM_ANYBODY
from relay.api.front import Scope, ScopeView, address_of
from relay.api.guard import read_bearer
from relay.api.parts import AnyRequest, Parts, PartsDep, answer_of, mark_of, need_key
from relay.api.people import need_id
from relay.desk.api_tokens import TOKEN_PREFIX
from relay.desk.rights import need_staff
from relay.desk.sign_in import ACCESS_PREFIX, SignedInAgent
from relay.sessions.directory import OpenedCode, Place
from relay.sessions.ports import RoomRecord
from relay.sessions.room_state import read_room

PASS_LENGTH = 43
"""A session pass is 32 bytes in base64url; an agent's tokens are longer and begin with a prefix."""


async def need_an_end(parts: Parts, scope: Scope) -> None:
    """The door of a report, the longest body that there is. Raises RefusedError ``room_unknown`` and as ``Guard.identify``."""
    if read_pass(scope) is None:
        await parts.guard.let_in(scope)
    await _need_end(parts, scope, need_room(scope["path_params"]["room"]))


@post("/tickets/{ticket_id:int}/code", summary="A session code for this ticket; an older one is over")
async def make_code(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> CodeMade:
    agent = await parts.guard.admit(request.scope, ProofPurpose.CODE)
    mark = await mark_of(request, parts, agent.user_id)
    caller = parts.guard.caller(agent, request.scope)
    need_staff(caller)
    found = await parts.tickets.get(caller, need_id(ticket_id))
    if found.ticket.status in ("closed", "deleted"):
        raise RefusedError("step", why="closed")
    await parts.store.note(mark)
    return _code(await parts.directory.open(ticket_id, agent.user_id))


@post(
    "/codes/claim",
    status_code=200,
    summary="Claim a session code by its nameplate, without an account",
    opt=FROM_ANYBODY,
)
async def claim(request: AnyRequest, parts: PartsDep, data: JSONBody[Claim]) -> Claimed:
    claimed = await parts.directory.claim(data.nameplate, address_of(request.scope))
    place = claimed.place
    return Claimed(
        room=place.room,
        epoch=place.epoch,
        url=place.url,
        token=place.token,
        session_pass=claimed.session_pass,
    )


@post("/rooms/{room:str}/confirm", status_code=204, summary="Both ends know the code: it is burned")
async def confirm(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> None:
    agent = await parts.guard.need_agent(request.scope)
    await _note(request, parts, agent)
    await parts.directory.confirm(agent.user_id, need_room(room))


@post("/rooms/{room:str}/retry", status_code=200, summary="The viewer's place for the next try of this code")
async def retry(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> CodeMade:
    agent = await parts.guard.admit(request.scope, ProofPurpose.CODE)
    await _note(request, parts, agent)
    return _code(await parts.directory.retry(agent.user_id, need_room(room)))


@post("/rooms/{room:str}/cancel", status_code=204, summary="Take the code back")
async def cancel(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> None:
    agent = await parts.guard.need_agent(request.scope)
    await _note(request, parts, agent)
    await parts.directory.cancel(agent.user_id, need_room(room))


@post("/rooms/{room:str}/rejoin", status_code=200, summary="A new place in a room that has begun", opt=FROM_ANYBODY)
async def rejoin(request: AnyRequest, parts: PartsDep, room: FromPath[str], data: JSONBody[RejoinAsked]) -> Rejoined:  # noqa: ARG001
    key = need_room(room)
    session_pass = read_pass(request.scope)
    if session_pass is not None:
        await _need_pass(parts, request.scope, session_pass, key)
        place = await parts.directory.rejoin_host(session_pass, key)
    else:
        agent = await parts.guard.need_agent(request.scope)
        place = await parts.directory.rejoin_viewer(agent.user_id, key)
    return _rejoined(place)


@post(
    "/rooms/{room:str}/report",
    status_code=200,
    summary="One end's half of the session report",
    opt={DOOR: need_an_end},
)
async def report(request: AnyRequest, parts: PartsDep, room: FromPath[str], data: JSONBody[ReportIn]) -> ReportAnswer:
    end = await _need_end(parts, request.scope, need_room(room))
    if data.end != end:
        raise RefusedError("forbidden")
    return await parts.sessions_log.report(room, data)


@post(
    "/rooms/{room:str}/solved",
    status_code=200,
    summary="Whoever was helped in this session says that its ticket is solved",
)
async def solve(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> Response[Solved]:
    key, session_pass, name = need_key(request.scope), read_pass(request.scope), need_room(room)
    if session_pass is None:
        raise RefusedError("unauthorized" if read_bearer(request.scope["headers"]) is None else "room_unknown")
    record = await _need_pass(parts, request.scope, session_pass, name)
    if record.confirmed_ms is None:  # whoever tried a code's number and did not know it
        raise RefusedError("room_unknown")
    if not parts.limits.chat_lines.take(f"room:{room}", parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=2)
    address = address_of(request.scope)
    return answer_of(await parts.solving.by_session(name, record.ticket_id, key, ip=address))


@get("/rooms/{room:str}/record", summary="The relay's own record of a session")
async def record(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> RecordOut:
    key = need_room(room)
    await _need_end(parts, request.scope, key)
    return await parts.records.find(key)


async def _note(request: AnyRequest, parts: Parts, agent: SignedInAgent) -> None:
    """What is the same however often it is asked for; its key is good for nothing else all the same."""
    await parts.store.note(await mark_of(request, parts, agent.user_id))


async def _need_end(parts: Parts, scope: ScopeView, room: bytes) -> str:
    """Which end of this room speaks: ``host`` by its pass, ``viewer`` by the account that opened it.

    Raises:
        RefusedError: ``room_unknown`` for everybody else.
    """
    session_pass = read_pass(scope)
    if session_pass is not None:
        await _need_pass(parts, scope, session_pass, room)
        return "host"
    agent = await parts.guard.need_agent(scope)
    if (await parts.records.find(room)).agent_id != agent.user_id:
        raise RefusedError("room_unknown")
    return "viewer"


async def _need_pass(parts: Parts, scope: ScopeView, session_pass: str, room: bytes) -> RoomRecord:
    """Raises RefusedError ``room_unknown``; wrong passes count against the address."""
    try:
        return await parts.directory.by_pass(session_pass, room)
    except RefusedError:
        if not parts.limits.strangers.take(address_of(scope), parts.monotonic_s()):
            raise RefusedError("too_many", retry_after_s=1) from None
        raise


def read_pass(scope: ScopeView) -> str | None:
    """The session pass, if the bearer token is one by its form."""
    token = read_bearer(scope["headers"])
    if token is None or len(token) != PASS_LENGTH or token.startswith((ACCESS_PREFIX, TOKEN_PREFIX)):
        return None
    return token


def need_room(text: str) -> bytes:
    """Raises RefusedError ``room_unknown`` for what is no room's name."""
    room = read_room(text)
    if room is None:
        raise RefusedError("room_unknown")
    return room


def _code(opened: OpenedCode) -> CodeMade:
    place = opened.place
    return CodeMade(
        room=place.room,
        nameplate=opened.nameplate,
        epoch=place.epoch,
        url=place.url,
        token=place.token,
        expires_in_s=opened.expires_in_s,
    )


def _rejoined(place: Place) -> Rejoined:
    return Rejoined(room=place.room, epoch=place.epoch, url=place.url, token=place.token)


router = Router(
    "/", route_handlers=[make_code, claim, confirm, retry, cancel, rejoin, report, solve, record], tags=["sessions"]
)
