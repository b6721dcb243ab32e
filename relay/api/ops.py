"""Routes for commands beside a running relay (relay.md section 13): only with the ops token, else they are not there."""

from typing import Any

from litestar import Router, get, post
from litestar.params import FromPath

from assistdesk.core.errors import RefusedError
from relay.api.front import ScopeView
from relay.api.parts import AnyRequest, Parts, PartsDep
from relay.api.rooms import need_room
from relay.ops.metrics import has_ops_token
from relay.sessions.ports import Outcome


@get("/status", summary="What the running relay knows of itself")
async def status(request: AnyRequest, parts: PartsDep) -> dict[str, Any]:
    need_ops(request.scope, parts)
    return await parts.status()


@post("/rooms/{room:str}/end", status_code=200, summary="End a session")
async def end_room(request: AnyRequest, parts: PartsDep, room: FromPath[str]) -> dict[str, Any]:
    need_ops(request.scope, parts)
    key = need_room(room)
    await parts.records.find(key)
    ended = await parts.directory.end(key, Outcome.KILLED)
    return {"room": room, "ended": ended is not None}


def need_ops(scope: ScopeView, parts: Parts) -> None:
    """Raises RefusedError ``not_found`` without the ops token."""
    if not has_ops_token(scope["headers"], parts.ops_token):
        raise RefusedError("not_found")


router = Router("/ops", route_handlers=[status, end_room], include_in_schema=False)
