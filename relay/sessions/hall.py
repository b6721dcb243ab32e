"""The hall: the ASGI app under ``/s``. It checks the token before the upgrade, accepts, and gives the leg to its room.

A stranger gets no socket: before the upgrade the answer is plain HTTP (relay.md section 4). Every failure of a token
is the same 401. It knows no ticket, no account and no byte of a session; and it logs no token, no path and no query.
"""

import enum
import re
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any, Protocol

from assistdesk.core.errors import RefusedError
from relay.sessions.admission import Admission
from relay.sessions.ears import LegEar
from relay.sessions.leg import EXTENSION, DirectLeg, LegProtocol
from relay.sessions.node import Node
from relay.sessions.ports import Observer
from relay.sessions.queued_leg import QueuedLeg
from relay.sessions.room_state import read_room

DOOR_EXTENSION = "assistdesk.door"
RETRY_AFTER_S = 5

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

_PATH = re.compile(r"^(?:/s)?/([a-z2-7]{26})$")
_STATUS = {
    "origin_refused": 403,
    "room_unknown": 404,
    "token_refused": 401,
    "token_other_node": 421,
    "too_many_rejoins": 429,
    "node_full": 503,
    "node_draining": 503,
}


class Door(Protocol):
    """The connection's place in the listener's books."""

    def vouch(self) -> bool:
        """It carried a valid token: it is not counted against its address any more."""
        ...


class LegKind(enum.StrEnum):
    """How bytes move (configuration key ``sessions.leg``)."""

    DIRECT = "direct"
    QUEUED = "queued"


class Hall:
    """Mount it at ``/s``; it accepts the path with or without that prefix."""

    def __init__(
        self,
        node: Node,
        observer: Observer,
        *,
        allowed_origins: Collection[str] = (),
        leg_kind: LegKind = LegKind.DIRECT,
    ) -> None:
        self._node = node
        self._observer = observer
        self._allowed_origins = frozenset(allowed_origins)
        self._leg_kind = leg_kind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _answer(send, "http.response", 404)
            return
        await receive()  # websocket.connect
        try:
            admission = self._admit(scope)
        except RefusedError as refused:
            reason = refused.fields.get("reason")
            self._observer.count("upgrade_refused", str(reason or refused.rule))
            self._observer.log(
                "door", reason=str(reason or refused.rule), address=_address(scope), code=_STATUS[refused.rule]
            )
            await _answer(send, "websocket.http.response", _STATUS[refused.rule])
            return
        await self._seat(scope, receive, send, admission)

    def _admit(self, scope: Scope) -> Admission:
        headers = scope["headers"]
        for name, value in headers:
            if name == b"origin" and value.decode("latin-1") not in self._allowed_origins:
                raise RefusedError("origin_refused")
        match = _PATH.match(scope["path"])
        room = read_room(match[1]) if match else None
        if room is None:
            raise RefusedError("room_unknown")
        admission = self._node.admit(room, _bearer(headers), _address(scope))
        door: Door | None = scope.get("extensions", {}).get(DOOR_EXTENSION)
        if door is not None:
            door.vouch()
        return admission

    async def _seat(self, scope: Scope, receive: Receive, send: Send, admission: Admission) -> None:
        try:
            await send({"type": "websocket.accept"})
            protocol: LegProtocol = scope["extensions"][EXTENSION]
            if protocol.disconnected:
                return
            ear = self._node.ear(admission)
            leg = self._leg(protocol, receive, send, ear)
            self._node.arrive(admission, leg, ear)
            self._observer.count("accepted", "leg")
        finally:
            self._node.turn_away(admission)
        await leg.run()

    def _leg(self, protocol: LegProtocol, receive: Receive, send: Send, ear: LegEar) -> DirectLeg | QueuedLeg:
        if self._leg_kind is LegKind.QUEUED:
            return QueuedLeg(protocol, receive, send, ear)
        return DirectLeg(protocol, ear)


def _address(scope: Scope) -> str | None:
    client = scope.get("client")
    return str(client[0]) if client else None


def _bearer(headers: Collection[tuple[bytes, bytes]]) -> str:
    values = [value for name, value in headers if name == b"authorization"]
    scheme, _, token = (values[0] if len(values) == 1 else b"").partition(b" ")
    if scheme.lower() != b"bearer":
        raise RefusedError("token_refused", reason="none")
    return token.strip().decode("latin-1")


async def _answer(send: Send, kind: str, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), (b"connection", b"close")]
    if status == 503:
        headers.append((b"retry-after", str(RETRY_AFTER_S).encode()))
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": b"", "more_body": False})
