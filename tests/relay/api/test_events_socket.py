"""One socket per app: who may open it, what it hears, what closes it."""

import asyncio
import base64
import contextlib
import json
import secrets
import sqlite3
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from assistdesk.core.wire.device_proof import (
    PROOF_HEADER,
    ProofPurpose,
    derive_stored_key,
    format_proof_header,
    hash_token,
    make_proof,
    proof_message,
)
from assistdesk.runtime.live import SILENT_S
from relay.api import events_socket
from relay.api.events_socket import EventsDoor
from relay.api.front import ScopeView
from relay.desk.api_tokens import TokenScope
from relay.desk.events import EventHub
from relay.desk.presence import Presence
from relay.desk.rights import Caller
from relay.desk.sign_in import SignedInAgent
from relay.ops.doors import DOOR_EXTENSION, Door, Doors, ListenerSettings
from relay.store import people
from relay.store.people import Standing
from tests.kit.accounts import TurnedClock
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, ApiClient
from tests.relay.api.conftest import Desk
from tests.relay.desk.conftest import Desk as OpenDesk
from tests.relay.desk.conftest import open_desk


def open_socket(desk: Desk, access: str | None, headers: dict[str, str] | None = None) -> ClientConnection:
    sent = dict(headers or {})
    if access is not None:
        sent["Authorization"] = f"Bearer {access}"
    return connect(desk.relay.events_url, additional_headers=sent, compression=None, proxy=None, open_timeout=10)


def hear(socket: ClientConnection, kind: str, within_s: float = 10) -> dict[str, Any]:
    """The next frame of this kind; others are passed over."""
    deadline_s = time.monotonic() + within_s
    while True:
        frame: dict[str, Any] = json.loads(socket.recv(timeout=max(0.01, deadline_s - time.monotonic())))
        if frame["t"] == kind:
            return frame


def say(socket: ClientConnection, kind: str, **fields: Any) -> None:
    socket.send(json.dumps({"t": kind, **fields}))


def closed_with(socket: ClientConnection, within_s: float = 10) -> int | None:
    deadline_s = time.monotonic() + within_s
    try:
        while True:
            socket.recv(timeout=max(0.01, deadline_s - time.monotonic()))
    except ConnectionClosed:
        return socket.close_code


def refused_with(desk: Desk, access: str | None, headers: dict[str, str] | None = None) -> int:
    with pytest.raises(InvalidStatus) as caught, open_socket(desk, access, headers):
        pass
    assert caught.value.response.headers["content-type"] == "application/problem+json"
    return caught.value.response.status_code


def test_a_ticket_that_is_written_is_heard_by_the_other_agent(desk: Desk) -> None:
    with open_socket(desk, desk.bo.access) as socket:
        assert hear(socket, "hello")["user_id"] == desk.bo.user_id
        say(socket, "sub", stream="feed", after=-1)
        hear(socket, "complete")
        ticket = desk.ana.make_ticket("Live")
        line = hear(socket, "event")
        while line["data"]["ticket_id"] != ticket["id"]:  # another one's clock ran out, say
            line = hear(socket, "event")
        assert line["stream"] == "feed"
        say(socket, "sub", stream=f"ticket:{ticket['id']}", after=0)
        assert hear(socket, "event")["seq"] == 1
        desk.ana.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": {"body": "Hello", "public": True}}})
        heard = [hear(socket, "event") for _ in range(2)]
        assert {(one["stream"], one["seq"] > 1) for one in heard} == {(f"ticket:{ticket['id']}", True), ("feed", True)}


def test_a_cursor_replays_what_was_missed_in_order(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    for n in range(4):
        desk.ana.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": {"body": str(n), "public": False}}})
    with open_socket(desk, desk.bo.access) as socket:
        say(socket, "sub", stream=f"ticket:{ticket['id']}", after=2)
        assert [hear(socket, "event")["seq"] for _ in range(3)] == [3, 4, 5]
        assert hear(socket, "complete")["up_to"] == 5


def test_R23_a_cursor_from_the_future_and_another_s_stream_get_one_gap(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    with open_socket(desk, desk.bo.access) as socket:
        say(socket, "sub", stream=f"ticket:{ticket['id']}", after=10_000)
        assert hear(socket, "gap")["head"] == 1
        say(socket, "sub", stream=f"user:{desk.ana.user_id}", after=0)
        assert hear(socket, "gap") == {"t": "gap", "stream": f"user:{desk.ana.user_id}", "head": 0}
        for stream, after in (("ticket:999999", 0), ("ticket:" + "9" * 19, 0), (f"ticket:{ticket['id']}", 2**63)):
            say(socket, "sub", stream=stream, after=after)
            assert hear(socket, "gap") == {"t": "gap", "stream": stream, "head": 0}
        say(socket, "presence", ticket_id=2**70, state="viewing")
        say(socket, "ping", n=1)
        hear(socket, "pong")


def test_colleagues_see_who_writes(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    with open_socket(desk, desk.bo.access) as bo, open_socket(desk, desk.ana.access) as ana:
        say(bo, "sub", stream=f"ticket:{ticket['id']}", after=-1)
        hear(bo, "complete")
        say(ana, "presence", ticket_id=ticket["id"], state="reply")
        while not (people := hear(bo, "presence")["people"]):
            pass
        assert people[0]["state"] == "reply"
        ana.close()
        while hear(bo, "presence")["people"]:
            pass


def test_a_ping_is_answered(desk: Desk) -> None:
    with open_socket(desk, desk.bo.access) as socket:
        say(socket, "ping", n=7)
        assert hear(socket, "pong")["n"] == 7


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"binary", 1003),
        ("not json", 1008),
        ('{"t": "sub"}', 1008),
        ('{"t": "unheard", "x": 1}', 1008),
        ('{"t": "sub", "stream": "ticket:0", "after": 0}', 1008),
        ('{"t": "sub", "stream": "feed", "after": 0, "more": 1}', 1008),
        ("[" * 30_000, 1008),
        (json.dumps({"t": "ping", "n": 1, "x": "a" * 66_000}), 1009),
    ],
)
def test_what_breaks_the_rules_of_the_socket_closes_it(desk: Desk, frame: str | bytes, code: int) -> None:
    with open_socket(desk, desk.bo.access) as socket:
        socket.send(frame)
        assert closed_with(socket) == code


def test_too_many_frames_and_too_many_streams_close_it(desk: Desk) -> None:
    with open_socket(desk, desk.bo.access) as socket:
        try:
            for n in range(200):
                say(socket, "ping", n=n)
        except ConnectionClosed:
            pass
        assert closed_with(socket) == 1008


def test_R8_R19_strangers_get_no_socket(desk: Desk) -> None:
    assert refused_with(desk, None) == 401
    assert refused_with(desk, "ada_unknown") == 401
    assert refused_with(desk, desk.bo.access, {"Origin": "https://evil.example"}) == 403


def test_an_account_has_eight_sockets_at_most(desk: Desk) -> None:
    secret = desk.relay.add_agent("eight@example.com", "Eight")
    access = desk.relay.sign_in(secret).access
    with contextlib.ExitStack() as stack:
        for _ in range(8):
            stack.enter_context(open_socket(desk, access))
        assert refused_with(desk, access) == 429


def test_R19_a_disabled_account_loses_its_sockets_within_five_seconds(desk: Desk) -> None:
    secret = desk.relay.add_agent("leaver@example.com", "Leaver")
    with open_socket(desk, desk.relay.sign_in(secret).access) as socket:
        hear(socket, "hello")
        desk.relay.run_json("agent", "disable", secret.email)
        begun_s = time.monotonic()
        assert closed_with(socket) == 4411
        assert time.monotonic() - begun_s < 5


def test_a_socket_that_has_missed_a_change_of_rights_is_ended(desk: Desk) -> None:
    """As one that is let in while the change is being made: whoever makes it does not find it."""
    secret = desk.relay.add_agent("narrow@example.com", "Narrow")
    access = desk.relay.sign_in(secret).access
    with open_socket(desk, access) as socket:
        hear(socket, "hello")
        with contextlib.closing(sqlite3.connect(desk.relay.database)) as database, database:
            database.execute("UPDATE person SET own_groups_only = 1 WHERE id = ?", (secret.user_id,))
        assert hear(socket, "bye")["why"] == "rights"
        assert closed_with(socket) == 1012


def test_R19_logging_out_and_a_reused_refresh_token_close_the_socket_at_once(desk: Desk) -> None:
    secret = desk.relay.add_agent("quick@example.com", "Quick")
    for act in ("logout", "reuse"):
        api = desk.relay.sign_in(secret)
        with open_socket(desk, api.access) as socket:
            hear(socket, "hello")
            if act == "logout":
                api.post("/auth/logout")
            else:
                api.post("/auth/refresh", {"refresh": api.refresh_token})
                api.request("POST", "/auth/refresh", {"refresh": api.refresh_token})
            assert hear(socket, "bye")["why"] == "revoked"
            assert closed_with(socket) == 4411


def device_login(api: ApiClient, secret: AgentSecrets, key: bytes) -> dict[str, Any]:
    stored_key = base64.b64encode(derive_stored_key(key)).decode()
    body = {"email": secret.email, "password": OWN_PASSWORD, "digits": secret.digits()}
    signed_in: dict[str, Any] = api.post("/auth/login", body | {"device": {"name": "laptop", "stored_key": stored_key}})
    return signed_in


def proof_header(api: ApiClient, signed_in: dict[str, Any], key: bytes, purpose: ProofPurpose) -> dict[str, str]:
    nonce = base64.b64decode(api.post("/auth/nonce")["nonce"])
    token_hash = hash_token(signed_in["access"])
    message = proof_message(purpose, nonce=nonce, device_id=signed_in["device_id"], token_hash=token_hash)
    text = format_proof_header(device_id=signed_in["device_id"], nonce=nonce, proof=make_proof(key, message))
    return {PROOF_HEADER: text}


def test_R19_a_token_of_a_device_opens_nothing_without_its_key(desk: Desk) -> None:
    secret = desk.relay.add_agent("device@example.com", "Device")
    desk.relay.sign_in(secret)
    key, api = secrets.token_bytes(32), desk.relay.client()
    signed_in = device_login(api, secret, key)
    access = signed_in["access"]
    assert refused_with(desk, access) == 401
    assert refused_with(desk, access, proof_header(api, signed_in, bytes(32), ProofPurpose.EVENTS)) == 401
    assert refused_with(desk, access, proof_header(api, signed_in, key, ProofPurpose.CODE)) == 401
    good = proof_header(api, signed_in, key, ProofPurpose.EVENTS)
    with open_socket(desk, access, good) as socket:
        assert hear(socket, "hello")["user_id"] == secret.user_id
    assert refused_with(desk, access, good) == 401
    api.access = access
    ticket = api.make_ticket()
    path = f"/tickets/{ticket['id']}/code"
    assert api.request("POST", path).json()["type"] == "/problems/device_proof_refused"
    headers = proof_header(api, signed_in, key, ProofPurpose.CODE)
    assert api.request("POST", path, headers=headers).status_code == 201


class Keeper:
    """Lets one person in, with a token of these scopes."""

    def __init__(self, caller: Caller, *scopes: TokenScope) -> None:
        self._caller, self._scopes = caller, frozenset(scopes)

    async def admit(self, _scope: ScopeView, _purpose: ProofPurpose) -> SignedInAgent:
        caller = self._caller
        return SignedInAgent(
            caller.id, caller.name, "ana@example.com", "agent", is_admin=False, family="f", scopes=self._scopes
        )

    def caller(self, _agent: SignedInAgent, _scope: ScopeView) -> Caller:
        return self._caller


def standing_in(desk: OpenDesk) -> Callable[[SignedInAgent], Awaitable[Standing | None]]:
    async def standing(agent: SignedInAgent) -> Standing | None:
        return await desk.store.read(lambda connection: people.standing(connection, agent.user_id))

    return standing


async def test_the_line_of_an_admins_token_without_that_scope_stays_open(tmp_path: Path) -> None:
    desk = await open_desk(tmp_path / "relay.db", TurnedClock())
    hub = EventHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    as_agent = msgspec.structs.replace(desk.admin, role="agent", may_delete=False)
    keeper = Keeper(as_agent, TokenScope.READ, TokenScope.WRITE)
    door = EventsDoor(hub, keeper, standing_in(desk), sockets_per_account=1, monotonic_s=lambda: 0.0)
    up: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    up.put_nowait({"type": "websocket.connect"})
    down: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    socket = asyncio.create_task(door({}, up.get, down.put))
    while '"hello"' not in (await asyncio.wait_for(down.get(), 10)).get("text", ""):
        pass
    await door.tick()
    up.put_nowait({"type": "websocket.receive", "text": json.dumps({"t": "ping", "n": 1})})
    assert '"pong"' in (await asyncio.wait_for(down.get(), 10)).get("text", "")
    up.put_nowait({"type": "websocket.disconnect"})
    await asyncio.wait_for(socket, 10)
    await desk.store.close()


async def test_a_line_without_a_heartbeat_is_ended_as_soon_as_the_app_at_its_other_end_gives_it_up(
    tmp_path: Path,
) -> None:
    desk = await open_desk(tmp_path / "relay.db", TurnedClock())
    hub = EventHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    now_s = 0.0
    door = EventsDoor(hub, Keeper(desk.ana), standing_in(desk), sockets_per_account=1, monotonic_s=lambda: now_s)
    up: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    down: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    socket = asyncio.create_task(door({}, up.get, down.put))
    up.put_nowait({"type": "websocket.connect"})
    for number in (1, 2):
        now_s += 20
        up.put_nowait({"type": "websocket.receive", "text": json.dumps({"t": "ping", "n": number})})
        while '"pong"' not in (await asyncio.wait_for(down.get(), 10)).get("text", ""):
            pass
        await door.tick()
    now_s += SILENT_S
    await door.tick()
    assert desk.ana.id in hub.alive
    now_s += 1
    await door.tick()
    await asyncio.wait_for(socket, 10)
    assert hub.alive == frozenset()
    while not down.empty():
        last = down.get_nowait()
    assert last == {"type": "websocket.close", "code": 1008}
    await desk.store.close()


@pytest.mark.parametrize("withdraws", ["the socket", "the person", "nobody"])
async def test_R19_a_line_that_was_ended_is_over_soon_though_its_reader_takes_nothing(
    withdraws: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events_socket, "GOODBYE_S", 0.05)
    monkeypatch.setattr(events_socket, "SEND_STALL_S", 0.05 if withdraws == "nobody" else 30)
    desk = await open_desk(tmp_path / "relay.db", TurnedClock())
    hub = EventHub(desk.store, Presence(), now_ms=desk.clock.now_ms)
    door = EventsDoor(hub, Keeper(desk.ana), standing_in(desk), sockets_per_account=1, monotonic_s=lambda: 0.0)
    up: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    up.put_nowait({"type": "websocket.connect"})
    is_full = asyncio.Event()

    async def never_read(message: dict[str, Any]) -> None:
        if message["type"] == "websocket.send":
            is_full.set()
            await asyncio.Event().wait()

    shut: list[str] = []
    place = Door(Doors(ListenerSettings()), "192.0.2.1", lambda: shut.append("shut"))
    socket = asyncio.create_task(door({"extensions": {DOOR_EXTENSION: place}}, up.get, never_read))
    await asyncio.wait_for(is_full.wait(), 10)
    if withdraws == "the socket":
        door.stop()
    elif withdraws == "the person":
        hub.end_of(desk.ana.id, "rights")
    await asyncio.wait_for(socket, 10)
    assert (hub.alive, len(door), shut) == (frozenset(), 0, ["shut"])
    await desk.store.close()
