"""The hall: who gets a socket, and what a stranger hears instead; on real sockets."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from assistdesk.core.types import Role
from assistdesk.core.wire.control import Waiting
from relay.sessions.hall import Hall
from relay.sessions.node import NodeSettings
from relay.sessions.ports import Outcome
from relay.sessions.tokens import NodeKey, TokenKind
from tests.relay.sessions.stage import Stage, join_token, notice, running_node


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with running_node(tmp_path, origins=("https://desk.example",)) as made:
        yield made


async def answer(stage: Stage, room: bytes, token: str, **options: Any) -> tuple[int, bytes | None, dict[str, str]]:
    """Status, body and headers (without the date) of a refused upgrade."""
    with pytest.raises(InvalidStatus) as caught:
        await stage.dial(room, token, **options)
    response = caught.value.response
    headers = {name.lower(): value for name, value in response.headers.raw_items() if name.lower() != "date"}
    return response.status_code, response.body, headers


async def test_R14_every_failure_of_a_token_is_the_same_401(stage: Stage) -> None:
    room = stage.new_room()
    ended = stage.new_room()
    stage.node.doorkeeper.note_ended(ended, 2**50)
    viewer = await stage.dial(room, join_token(room, Role.VIEWER, epoch=2))
    assert isinstance(await notice(viewer), Waiting)
    used = join_token(room, Role.HOST, epoch=2)
    host = await stage.dial(room, used)
    await notice(viewer)
    bad = [
        (room, ""),
        (room, "j1"),
        (room, join_token(room, Role.HOST, key=NodeKey(1, b"x" * 32))),
        (room, join_token(room, Role.HOST, not_after_ms=1)),
        (room, used),
        (room, join_token(stage.new_room(), Role.HOST)),
        (room, join_token(room, Role.HOST, epoch=1)),
        (room, join_token(room, Role.VIEWER, epoch=2)),
        (ended, join_token(ended, Role.HOST, kind=TokenKind.REJOIN, pairing=1)),
    ]
    answers = [await answer(stage, *attempt) for attempt in bad]
    assert answers == [answers[0]] * len(bad)
    assert answers[0][0] == 401
    assert host.close_code is None


async def test_a_request_needs_exactly_one_bearer(stage: Stage) -> None:
    room = stage.new_room()
    token = join_token(room, Role.VIEWER)
    for headers in ({"Authorization": f"Basic {token}"}, {"Authorization": token}):
        assert (await answer(stage, room, "", headers=headers))[0] == 401


async def test_R14_a_token_for_another_node_is_421(stage: Stage) -> None:
    room = stage.new_room()
    assert (await answer(stage, room, join_token(room, Role.VIEWER, node="n2")))[0] == 421


async def test_R8_an_origin_that_is_not_listed_is_403(stage: Stage) -> None:
    room = stage.new_room()
    token = join_token(room, Role.VIEWER)
    for origin in ("https://evil.example", "null", "https://desk.example.evil.example"):
        assert (await answer(stage, room, token, origin=origin))[0] == 403
    end = await stage.dial(room, token, origin="https://desk.example")
    assert isinstance(await notice(end), Waiting)


@pytest.mark.parametrize("path", ["/s/", "/s/short", "/s/" + "a" * 26 + "/x", "/s/" + "A" * 26, "/x/" + "a" * 26])
async def test_what_is_no_room_is_404(stage: Stage, path: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", stage.port)
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    assert (await reader.readline()).startswith(b"HTTP/1.1 404")
    writer.close()
    await writer.wait_closed()


async def test_without_an_upgrade_there_is_nothing_here(stage: Stage) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", stage.port)
    writer.write(b"GET /s/" + b"a" * 26 + b" HTTP/1.1\r\nHost: relay\r\n\r\n")
    assert (await reader.readline()).startswith(b"HTTP/1.1 404")
    writer.close()
    await writer.wait_closed()


async def test_a_full_node_answers_503_with_retry_after_and_a_room_with_too_many_rejoins_429(tmp_path: Path) -> None:
    settings = NodeSettings(node="n1", url="ws://127.0.0.1", rooms_max=1, rejoins_per_min=1)
    async with running_node(tmp_path, settings=settings) as stage:
        room, other = stage.new_room(), stage.new_room()
        viewer = await stage.dial(room, join_token(room, Role.VIEWER))
        status, _, headers = await answer(stage, other, join_token(other, Role.VIEWER))
        assert (status, headers["retry-after"]) == (503, "5")
        await stage.dial(room, join_token(room, Role.HOST))
        again = await notice(viewer)
        assert isinstance(again, Waiting)
        assert (await answer(stage, room, again.rejoin))[0] == 429


async def test_nothing_of_a_token_or_a_whole_room_is_logged(stage: Stage) -> None:
    room = stage.new_room()
    token = join_token(room, Role.VIEWER)
    viewer = await stage.dial(room, token)
    await notice(viewer)
    await answer(stage, room, token + "x")
    stage.node.end(room, Outcome.KILLED)
    shown = repr(stage.notebook.lines)
    assert "ended" in shown
    assert token not in shown
    assert token.split(".")[1] not in shown


async def test_a_valid_token_takes_the_connection_off_its_addresss_count(stage: Stage) -> None:
    room = stage.new_room()
    viewer = await stage.dial(room, join_token(room, Role.VIEWER))
    await notice(viewer)
    assert stage.doors.unknown == 0
    assert stage.doors.open["websocket"] == 1


async def test_an_end_that_is_gone_before_the_upgrade_is_answered_leaves_its_place_free(stage: Stage) -> None:
    """The protocol object says that it is disconnected: no leg is made, the reservation is dropped."""

    class Gone:
        disconnected = True

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(event: dict[str, Any]) -> None:
        assert event["type"] == "websocket.accept"

    room = stage.new_room()
    scope = {
        "type": "websocket",
        "path": "/" + stage.url(room).rpartition("/")[2],
        "headers": [(b"authorization", b"bearer " + join_token(room, Role.HOST).encode())],
        "client": None,
        "extensions": {"assistdesk.leg": Gone()},
    }
    await Hall(stage.node, stage.notebook)(scope, receive, send)
    host = await stage.dial(room, join_token(room, Role.HOST))
    assert isinstance(await notice(host), Waiting)
