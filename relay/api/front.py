"""The outermost ASGI app: sends each request to its part and keeps out what no part should see.

Origins that are not listed get 403, strangers are counted per address, bodies have a size and a time, every answer
carries the headers that make a browser harmless (relay.md sections 7, 8, 11; bad-inputs.md R5, R7, R8). It knows no
account and no route of the API; the client's address is the listener's to find out.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from assistdesk.core.errors import MisuseError, RefusedError
from assistdesk.core.wire.control import API_PREFIX
from relay.api.problems import ProblemAnswer, make_problem
from relay.ops.doors import DOOR_EXTENSION
from relay.sessions.limits import AddressLimit, Bucket

Scope = MutableMapping[str, Any]
ScopeView = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

EVENTS_PATH = f"{API_PREFIX}/events"
SESSION_PREFIX = "/s/"
BODY_DEADLINE_S = 10.0
REPORT_BYTES_MAX = 6 * 1024 * 1024
"""A ledger of 4 MiB in base64 and the report around it."""
REPORT_SUFFIX = "/report"
UPLOADS_PATH = f"{API_PREFIX}/uploads"
"""Where a body is a file: it is not read here but handed on as it comes, with its size and its pace watched."""
LONG_DEADLINES = 6
"""A report has so many times the time of a body; as long a file is heard out that is too large."""
FORM_PREFIX = "/t/"
"""Where people in copy write, in a form of our own page (``reading_page``)."""
FORM_BYTES_MAX = 12 * 65_536 + 4096
"""As many letters as the form takes, each of four bytes and each byte written as three letters."""
REPLIES_PATH = f"{API_PREFIX}/my_ticket/replies"
"""Where programs write for them: as many letters, however JSON writes them."""
WORDS_PREFIXES = tuple(
    f"{API_PREFIX}/{name}" for name in ("tickets", "macros", "triggers", "time_rules", "chats", "calls")
)
"""Where whoever has a token writes comments, drafts, texts and notes: JSON may write each byte of a text as six."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)


@dataclass(frozen=True, slots=True)
class FrontRules:
    """What of the configuration the front needs."""

    allowed_origins: Collection[str] = ()
    own_origin: str = ""
    json_bytes_max: int = 64 * 1024
    upload_bytes_max: int = 25 * 1024 * 1024
    body_deadline_s: float = BODY_DEADLINE_S


class Front:
    """``app`` for the listener: HTTP and WebSocket; it has no lifespan of its own. *probes*: by path, never limited.

    *node_limit*: of all requests; *unknown_limit*: what of it those may have whose connection has shown no valid token yet,
    so that strangers, whatever they claim to be, leave the rest to those who are at work.
    """

    def __init__(
        self,
        *,
        api: AsgiApp,
        events: AsgiApp,
        hall: AsgiApp,
        probes: Mapping[str, AsgiApp],
        rules: FrontRules,
        stranger_limit: AddressLimit,
        node_limit: Bucket,
        unknown_limit: Bucket,
        monotonic_s: Callable[[], float],
    ) -> None:
        self._api = api
        self._events = events
        self._hall = hall
        self._probes = dict(probes)
        self._rules = rules
        self._origins = frozenset(rules.allowed_origins)
        self._stranger_limit = stranger_limit
        self._node_limit = node_limit
        self._unknown_limit = unknown_limit
        self._monotonic_s = monotonic_s
        self.is_stopping = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "websocket":
                await self._serve_socket(scope, receive, send)
            case "http":
                await self._serve_request(scope, receive, send)
            case other:
                raise MisuseError("unknown_scope", type=other)

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path.startswith(SESSION_PREFIX):
            await self._hall(scope, receive, send)
            return
        refusal = self._find_refusal(scope)
        if refusal is None and path != EVENTS_PATH:
            refusal = make_problem("not_found")
        if refusal is None:
            await self._events(scope, receive, send)
            return
        await receive()
        await send_problem(send, refusal, kind="websocket.http.response")

    async def _serve_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, method = scope["path"], scope["method"]
        send = _with_security_headers(send)
        if path.startswith(SESSION_PREFIX):
            await self._hall(scope, receive, send)
            return
        refusal = self._find_refusal(scope)
        if refusal is None and ("\x00" in path or b"%00" in scope["query_string"]):
            refusal = make_problem("malformed")
        if refusal is None and method not in METHODS:
            refusal = make_problem("method_not_allowed")
        if refusal is None and path == UPLOADS_PATH and method == "POST":
            if _announced(scope) > self._rules.upload_bytes_max:
                await _pass_over(receive, self._rules.body_deadline_s * LONG_DEADLINES)
                refusal = make_problem("too_large")
            receive = self._paced(receive)
        elif refusal is None and method not in ("GET", "HEAD"):
            try:
                body = await self._read_body(scope, receive)
            except RefusedError as error:
                refusal = make_problem(error.rule)
            except ConnectionError:
                return
            else:
                receive = _replay(body, receive)
        if refusal is not None:
            await send_problem(send, refusal, close=True)
            return
        await self._probes.get(path, self._api)(scope, receive, send)

    def _find_refusal(self, scope: Scope) -> ProblemAnswer | None:
        origins = self._origins
        if scope["path"].startswith(FORM_PREFIX):
            origins |= {self._rules.own_origin}
        for name, value in scope["headers"]:
            if name == b"origin" and value.decode("latin-1") not in origins:
                return make_problem("origin_refused")
        if scope["path"] in self._probes:
            return None
        now_s = self._monotonic_s()
        if not _has_token(scope) and not self._stranger_limit.take(address_of(scope), now_s):
            return make_problem("too_many", fields={"retry_after_s": 1})
        if not (_is_known(scope) or self._unknown_limit.take(now_s)) or not self._node_limit.take(now_s):
            return make_problem("busy", fields={"retry_after_s": 1})
        return None

    def _paced(self, receive: Receive) -> Receive:
        """A receive whose every piece comes in time and whose sum stays in bounds; it raises RefusedError otherwise."""
        size = 0

        async def paced() -> Any:
            nonlocal size
            try:
                message = await asyncio.wait_for(receive(), self._rules.body_deadline_s)
            except TimeoutError as error:
                raise RefusedError("timed_out") from error
            size += len(message.get("body", b""))
            if size > self._rules.upload_bytes_max:
                raise RefusedError("too_large")
            return message

        return paced

    def _body_bytes_max(self, scope: ScopeView, is_report: bool) -> int:
        path = scope["path"]
        if is_report:
            return REPORT_BYTES_MAX
        if path.startswith(FORM_PREFIX) or path == REPLIES_PATH:
            return FORM_BYTES_MAX
        if path.startswith(WORDS_PREFIXES) and _has_token(scope):
            return max(FORM_BYTES_MAX, self._rules.json_bytes_max)
        return self._rules.json_bytes_max

    async def _read_body(self, scope: Scope, receive: Receive) -> bytes:
        """Raises RefusedError ``too_large``, ``timed_out``; ConnectionError where the sender has gone."""
        is_report = scope["path"].endswith(REPORT_SUFFIX) and _has_token(scope)
        size_max = self._body_bytes_max(scope, is_report)
        if _announced(scope) > size_max:
            raise RefusedError("too_large")
        pieces: list[bytes] = []
        size = 0
        deadline_s = self._rules.body_deadline_s * (LONG_DEADLINES if is_report else 1)
        try:
            async with asyncio.timeout(deadline_s):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ConnectionResetError
                    size += len(message.get("body", b""))
                    if size > size_max:
                        raise RefusedError("too_large")
                    pieces.append(message.get("body", b""))
                    if not message.get("more_body", False):
                        return b"".join(pieces)
        except TimeoutError as error:
            raise RefusedError("timed_out") from error


async def _pass_over(receive: Receive, within_s: float) -> None:
    """Throw a body away, to its end or until *within_s*: whoever is still sending when the connection closes loses the answer
    with it and takes it for a broken line."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(within_s):
            while (await receive()).get("more_body", False):
                pass


def _has_token(scope: ScopeView) -> bool:
    """True if somebody says who they are; whether it is so is not seen here."""
    return any(name == b"authorization" for name, _ in scope["headers"])


def _is_known(scope: ScopeView) -> bool:
    """True if somebody who was let in has spoken on this connection."""
    door = scope.get("extensions", {}).get(DOOR_EXTENSION)
    return door is not None and door.is_known


def _announced(scope: ScopeView) -> int:
    """The size that the sender says the body has; 0 where it says none."""
    value = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(value[:20]) if value.isdigit() else 0


def address_of(scope: ScopeView) -> str:
    """The client's address as the listener found it out; ``unix`` for a unix socket."""
    client = scope.get("client")
    return str(client[0]) if client and client[0] else "unix"


async def send_problem(send: Send, answer: ProblemAnswer, *, kind: str = "http.response", close: bool = False) -> None:
    """Send a refusal without Litestar; *close*: the connection is of no use afterwards (its body was not read)."""
    headers = [(name.encode(), value.encode()) for name, value in answer.headers.items()]
    headers.append((b"content-length", str(len(answer.body)).encode()))
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": f"{kind}.start", "status": answer.status, "headers": headers})
    await send({"type": f"{kind}.body", "body": answer.body, "more_body": False})


def _replay(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body once, then whatever the connection says."""
    is_given = False

    async def replayed() -> Any:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _with_security_headers(send: Send) -> Send:
    async def guarded(message: Any) -> None:
        if message["type"] == "http.response.start":
            present = {name.lower() for name, _ in message.get("headers", ())}
            added = [(name, value) for name, value in _SECURITY_HEADERS if name not in present]
            if b"cache-control" not in present:
                added.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return guarded
