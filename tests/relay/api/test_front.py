"""The outermost app keeps out what no part should see. Half of it by a real relay, half by the bare ASGI app."""

import asyncio
import resource
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.shapes import BODY_BYTES_MAX
from assistdesk.core.errors import MisuseError
from relay.api.front import Front, FrontRules, Scope, address_of
from relay.ops.doors import DOOR_EXTENSION, Door, Doors, ListenerSettings
from relay.sessions.limits import AddressLimit, Bucket, Rate
from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk


class Stage:
    """A front with parts that only say that they were called."""

    def __init__(self, *, strangers: float = 1000, node: float = 1000, json_bytes_max: int = 100) -> None:
        self.called: list[str] = []
        self.bodies: list[bytes] = []
        self.left: list[bytes] = []
        self.now_s = 0.0
        self.front = Front(
            api=self._part("api"),
            events=self._part("events"),
            hall=self._part("hall"),
            probes={"/healthz": self._part("probe")},
            rules=FrontRules(
                allowed_origins=("https://desk.example",),
                own_origin="https://help.example",
                json_bytes_max=json_bytes_max,
                body_deadline_s=0.05,
            ),
            stranger_limit=AddressLimit({64: Rate(strangers, 1)}),
            node_limit=Bucket(Rate(node, 1)),
            unknown_limit=Bucket(Rate(node / 2, 1)),
            monotonic_s=lambda: self.now_s,
        )

    def _part(self, name: str) -> Callable[[Any, Any, Any], Any]:
        async def part(scope: Scope, receive: Any, send: Any) -> None:
            self.called.append(name)
            if scope["type"] == "http":
                message = await receive()
                self.bodies.append(message.get("body", b""))
                await send({"type": "http.response.start", "status": 200, "headers": []})
                await send({"type": "http.response.body", "body": b""})

        return part

    async def ask(
        self,
        method: str = "GET",
        path: str = "/api/v1/about",
        headers: list[tuple[bytes, bytes]] | None = None,
        body: list[bytes] | None = None,
        *,
        kind: str = "http",
        ends: bool = True,
        client: tuple[str, int] | None = ("192.0.2.1", 1),
        query: bytes = b"",
        door: Door | None = None,
    ) -> tuple[int, dict[bytes, bytes], bytes]:
        self.left = pieces = list(body or [b""])
        sent: list[Any] = []

        async def receive() -> Any:
            if kind == "websocket":
                return {"type": "websocket.connect"}
            if not pieces:
                await asyncio.Event().wait()
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces) or not ends}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": kind, "method": method, "path": path, "headers": headers or [], "client": client}
        scope["query_string"] = query
        scope["extensions"] = {DOOR_EXTENSION: door}
        await self.front(scope, receive, send)
        if not sent:
            return 0, {}, b""
        return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_R8_an_origin_that_is_not_listed_gets_403(kind: str) -> None:
    stage = Stage()
    status, _, body = await stage.ask(path="/api/v1/events", headers=[(b"origin", b"https://evil.example")], kind=kind)
    assert status == 403
    assert b"origin_refused" in body
    assert stage.called == []
    await stage.ask(path="/api/v1/events", headers=[(b"origin", b"https://desk.example")], kind=kind)
    assert len(stage.called) == 1


async def test_a_form_of_our_own_page_may_say_whence_it_comes_and_be_as_long_as_its_words() -> None:
    stage = Stage(json_bytes_max=10)
    own = [(b"origin", b"https://help.example")]
    status, _, _ = await stage.ask("POST", "/t/key", own, [b"x" * 300_000])
    assert (status, len(stage.bodies[-1])) == (200, 300_000)
    assert (await stage.ask("POST", "/t/key", own, [b"x" * 400_000] * 3))[0] == 413
    assert (await stage.ask("POST", "/api/v1/tickets", own, [b"x"]))[0] == 403
    assert (await stage.ask("POST", "/t/key", [(b"origin", b"null")], [b"x"]))[0] == 403


@pytest.mark.parametrize("ends", [True, False])
async def test_a_file_that_is_too_large_is_heard_out_so_that_its_sender_gets_the_answer(ends: bool) -> None:
    stage = Stage()
    pieces = [b"x" * 1000] * 3
    size = [(b"content-length", b"26214401")]
    status, _, body = await stage.ask("POST", "/api/v1/uploads", size, pieces, ends=ends)
    assert (status, b"too_large" in body, stage.called) == (413, True, [])
    assert stage.left == []


async def test_each_path_has_its_part() -> None:
    stage = Stage()
    for kind, path, part in (
        ("http", "/api/v1/tickets", "api"),
        ("http", "/healthz", "probe"),
        ("http", "/s/abc", "hall"),
        ("websocket", "/s/abc", "hall"),
        ("websocket", "/api/v1/events", "events"),
    ):
        await stage.ask(path=path, kind=kind)
        assert stage.called.pop() == part
    status, _, _ = await stage.ask(path="/api/v1/tickets", kind="websocket")
    assert status == 404
    assert stage.called == []


async def test_every_answer_is_harmless_to_a_browser() -> None:
    _, headers, _ = await Stage().ask()
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"cache-control"] == b"no-store"


async def test_a_nul_in_an_address_is_refused_as_in_a_body() -> None:
    stage = Stage()
    for path, query in (("/api/v1/devices/a\x00b", b""), ("/api/v1/search", b"query=tag:%00")):
        status, _, body = await stage.ask(path=path, query=query)
        assert (status, b"malformed" in body) == (400, True)
    assert stage.called == []


async def test_strangers_are_counted_per_address_and_bearers_are_not() -> None:
    stage = Stage(strangers=2)
    assert [(await stage.ask())[0] for _ in range(3)] == [200, 200, 429]
    assert (await stage.ask(headers=[(b"authorization", b"Bearer x")]))[0] == 200
    assert (await stage.ask(client=("192.0.2.2", 1)))[0] == 200
    assert (await stage.ask(path="/healthz"))[0] == 200
    stage.now_s = 1
    assert (await stage.ask())[0] == 200


async def test_the_whole_node_has_a_rate() -> None:
    stage, known = Stage(node=2), Door(Doors(ListenerSettings()), "192.0.2.1", int)
    known.vouch()
    assert [(await stage.ask(door=known))[0] for _ in range(3)] == [200, 200, 503]


async def test_R7_a_body_over_its_limit_is_413_announced_or_not() -> None:
    stage = Stage()
    status, headers, _ = await stage.ask("POST", headers=[(b"content-length", b"101")])
    assert (status, headers[b"connection"]) == (413, b"close")
    assert (await stage.ask("POST", body=[b"x" * 60, b"x" * 60]))[0] == 413
    assert (await stage.ask("POST", headers=[(b"content-length", b"9" * 400)]))[0] == 413
    assert stage.called == []
    assert (await stage.ask("POST", body=[b"x" * 60, b"x" * 40]))[0] == 200
    assert stage.bodies == [b"x" * 100]


async def test_R5_what_an_address_is_refused_for_itself_costs_the_others_nothing() -> None:
    stage = Stage(strangers=2, node=8)
    asked = [(await stage.ask(client=("192.0.2.66", 1)))[0] for _ in range(20)]
    assert asked == [200, 200, *[429] * 18]
    assert (await stage.ask())[0] == 200


@pytest.mark.parametrize("headers", [[], [(b"authorization", b"Bearer made-up")]])
async def test_R5_strangers_and_whoever_makes_up_tokens_leave_half_to_those_at_work(
    headers: list[tuple[bytes, bytes]],
) -> None:
    stage = Stage(node=8)
    doors = Doors(ListenerSettings())
    known, stranger = Door(doors, "192.0.2.1", int), Door(doors, "192.0.2.66", int)
    known.vouch()
    flood = [(await stage.ask(headers=headers, door=stranger))[0] for _ in range(20)]
    assert flood == [*[200] * 4, *[503] * 16]
    assert [(await stage.ask(headers=headers, door=known))[0] for _ in range(5)] == [*[200] * 4, 503]


async def test_a_report_may_be_as_long_as_a_ledger() -> None:
    stage = Stage()
    bearer = [(b"authorization", b"Bearer x")]
    assert (await stage.ask("POST", "/api/v1/rooms/x/report", bearer, body=[b"x" * 100_000] * 50))[0] == 200
    assert (await stage.ask("POST", "/api/v1/rooms/x/report", body=[b"x" * 101]))[0] == 413, "it is nobody's"


@pytest.mark.parametrize("path", ["tickets", "tickets/7", "tickets/7/drafts/reply", "macros/1", "triggers", "calls/2"])
async def test_words_of_whoever_has_a_token_may_be_as_long_as_json_writes_them(path: str) -> None:
    stage, bearer = Stage(), [(b"authorization", b"Bearer x")]
    assert (await stage.ask("PUT", f"/api/v1/{path}", bearer, body=[b"x" * 100_000] * 4))[0] == 200
    assert (await stage.ask("PUT", f"/api/v1/{path}", bearer, body=[b"x" * 100_000] * 8))[0] == 413
    assert (await stage.ask("PUT", f"/api/v1/{path}", body=[b"x" * 101]))[0] == 413
    assert (await stage.ask("PUT", "/api/v1/views/3", bearer, body=[b"x" * 101]))[0] == 413


async def test_R5_a_body_that_does_not_come_is_408() -> None:
    status, _, body = await Stage().ask("POST", body=[b"x"], ends=False)
    assert status == 408
    assert b"timed_out" in body


async def test_R7_an_unknown_method_is_405_and_another_kind_of_scope_a_bug() -> None:
    assert (await Stage().ask("FROB"))[0] == 405
    with pytest.raises(MisuseError):
        await Stage().ask(kind="lifespan")


@settings(max_examples=50)
@given(st.lists(st.tuples(st.binary(max_size=20), st.binary(max_size=40)), max_size=5), st.text(max_size=30))
def test_any_headers_and_path_are_answered(headers: list[tuple[bytes, bytes]], path: str) -> None:
    status, _, _ = asyncio.run(Stage().ask(headers=headers, path="/" + path))
    assert status in (200, 403) or (status == 400 and "\x00" in path)


def test_an_address_is_what_the_listener_found_out() -> None:
    assert address_of({"client": ("192.0.2.1", 5)}) == "192.0.2.1"
    assert address_of({"client": None}) == "unix"
    assert address_of({}) == "unix"


# --- a real relay -------------------------------------------------------------------------------------------------


def raw(desk: Desk, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", desk.relay.port), timeout=10) as connection:
        connection.sendall(data)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
            if b"\r\n\r\n" in answer and b"connection: close" not in answer.lower():
                break
    return answer


@pytest.mark.parametrize(
    "head",
    [
        b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello",
        b"FROB /api/v1/about HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /api/v1/about HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100,
    ],
)
def test_R7_what_is_no_clear_request_is_4xx_and_closed(desk: Desk, head: bytes) -> None:
    answer = raw(desk, head)
    assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 405", b"HTTP/1.1 408"))
    assert b"connection: close" in answer.lower()


def test_R5_a_head_that_is_too_long_is_431(desk: Desk) -> None:
    assert raw(desk, b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n").startswith(b"HTTP/1.1 431")
    many = b"".join(b"X-%d: 1\r\n" % n for n in range(120))
    assert raw(desk, b"GET / HTTP/1.1\r\nHost: x\r\n" + many + b"\r\n").startswith(b"HTTP/1.1 431")


def test_R8_a_web_page_cannot_speak_to_the_relay(desk: Desk) -> None:
    answer = desk.ana.request("GET", "/users/me", headers={"Origin": desk.relay.url})
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/origin_refused"


def test_R9_a_forwarded_address_from_no_proxy_is_not_believed(desk: Desk) -> None:
    secret = desk.relay.add_agent("forwarded@example.com", "F")
    body = {"email": secret.email, "password": "wrong password", "digits": "123456"}
    headers = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9", "Forwarded": "for=203.0.113.9"}
    desk.stranger.request("POST", "/auth/login", body, headers=headers)
    newest = desk.relay.run_json("audit", "list")["entries"][-1]
    assert newest["action"] == "sign_in.refused"
    assert newest["detail"]["address"] == "127.0.0.1"
    assert "203.0.113" not in desk.relay.log_text()


@pytest.mark.parametrize("line", ["x\n", '"a"\n', "\x1b", "é"])
def test_a_comment_inside_its_limit_is_taken_however_json_writes_it(desk: Desk, line: str) -> None:
    number = desk.ana.make_ticket("Long")["id"]
    body = line * (BODY_BYTES_MAX // len(line.encode()))
    desk.ana.need("PUT", f"/tickets/{number}/drafts/reply", {"body": body})
    desk.ana.need("PUT", f"/tickets/{number}", {"ticket": {"comment": {"body": body, "public": False}}})
    longer = {"ticket": {"comment": {"body": body + line, "public": False}}}
    assert desk.ana.request("PUT", f"/tickets/{number}", longer).status_code == 422


def refused_upload(desk: Desk) -> httpx.Response:
    """The first one that is refused: what has just been let go of is taken a second later by whoever waits at the door."""
    deadline_s = time.monotonic() + 10
    while (upload := desk.ana.request("POST", "/uploads?name=a.txt", {}, key=new_key())).is_success:
        assert time.monotonic() < deadline_s
        time.sleep(0.1)
    return upload


def test_D14_without_descriptors_new_work_is_refused_and_the_old_goes_on(desk: Desk) -> None:
    desk.ana.make_ticket("Before")  # a connection that is there already, and all that is read once
    pid = desk.relay.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    used = max(int(number.name) for number in Path(f"/proc/{pid}/fd").iterdir()) + 1
    said_before = len(desk.relay.log_text())
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (used, before[1]))
    waiting: list[socket.socket] = []
    try:
        waiting += (socket.create_connection(("127.0.0.1", desk.relay.port)) for _ in range(used))
        ticket = desk.ana.make_ticket("Written with nothing to spare")
        assert desk.ana.get(f"/tickets/{ticket['id']}")["ticket"]["subject"] == "Written with nothing to spare"
        upload = refused_upload(desk)
        assert (upload.status_code, upload.headers["content-type"]) == (503, "application/problem+json")
    finally:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
        for connection in waiting:
            connection.close()
    assert desk.relay.client(desk.bo.access).get("/users/me")["user"]["email"] == "bo@example.com"
    assert len(desk.relay.log_text()) - said_before < 5_000, "and the log is not flooded with it"
