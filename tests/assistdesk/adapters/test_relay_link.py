"""The session socket: pairing frames one to one, refusing what is not the relay, no way round TLS."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import Request, Response, Server, ServerConnection, serve

from assistdesk.adapters.relay_link import RelayDial, RelayLink, make_tls
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime.ports import Link
from tests.contracts.link import LinkContract
from tests.kit.memory_link import MemoryLink


class PairingServer:
    """Forwards binary frames between the first two sockets, as the relay does."""

    def __init__(self) -> None:
        self.sockets: list[ServerConnection] = []
        self.headers: list[str] = []
        self.both = asyncio.Event()
        self.greeting: str | None = None

    async def handle(self, socket: ServerConnection) -> None:
        assert socket.request is not None
        self.headers.append(socket.request.headers.get("Authorization", ""))
        self.headers.append(socket.request.headers.get("Sec-WebSocket-Extensions", ""))
        if self.greeting is not None:
            await socket.send(self.greeting)
        self.sockets.append(socket)
        if len(self.sockets) == 2:
            self.both.set()
        waits = {asyncio.ensure_future(self.both.wait()), asyncio.ensure_future(socket.wait_closed())}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        for other in [each for each in self.sockets if each is not socket]:
            async for frame in socket:
                await other.send(frame)
            await other.close(4404)


@pytest.fixture
async def server() -> AsyncIterator[tuple[PairingServer, str]]:
    pairing = PairingServer()
    async with serve(pairing.handle, "127.0.0.1", 0, compression=None) as listening:
        yield pairing, address_of(listening)


def address_of(listening: Server) -> str:
    return f"ws://127.0.0.1:{next(iter(listening.sockets)).getsockname()[1]}/s/room"


class TestRelayLink(LinkContract):
    @pytest.fixture
    async def pair(self, server: tuple[PairingServer, str]) -> AsyncIterator[tuple[Link, Link]]:
        dial = RelayDial(make_tls())
        one, other = await dial(server[1], "t1"), await dial(server[1], "t2")
        yield one, other
        await one.close(1000)
        await other.close(1000)


class TestMemoryLink(LinkContract):
    @pytest.fixture
    async def pair(self) -> tuple[Link, Link]:
        one, other = MemoryLink(), MemoryLink()
        one.peer, other.peer = other, one
        return one, other


async def test_the_token_travels_in_the_authorization_header_and_nothing_is_compressed(
    server: tuple[PairingServer, str],
) -> None:
    link = await RelayDial(make_tls())(server[1], "secret-token")
    server[0].both.set()
    assert server[0].headers[:2] == ["Bearer secret-token", ""]
    await link.close(1000)


@pytest.mark.parametrize("text", ["{", '{"t":"paired"}', "x" * 1025])
async def test_a_malformed_notice_counts_as_a_lost_link(server: tuple[PairingServer, str], text: str) -> None:
    server[0].greeting = text
    link = await RelayDial(make_tls())(server[1], "t")
    assert [frame async for frame in link.frames()] == []
    assert link.close_code is None
    with pytest.raises(LinkError):
        await link.send(b"x")


async def test_a_notice_of_a_later_version_is_ignored(server: tuple[PairingServer, str]) -> None:
    server[0].greeting = '{"t":"weather","sun":true}'
    one, other = await RelayDial(make_tls())(server[1], "t"), await RelayDial(make_tls())(server[1], "t")
    await one.send(b"after it")
    async for frame in other.frames():
        assert frame == b"after it"
        break
    await one.close(1000)
    await other.close(1000)


@pytest.mark.parametrize("status", [401, 404, 421, 429, 503, 302, 407])
async def test_N6_an_answer_that_is_no_socket_is_a_line_error_with_its_status(status: int) -> None:
    async def refuse(connection: ServerConnection, request: Request) -> Response:
        response = connection.respond(status, "no\n")  # type: ignore[arg-type]
        response.headers["Location"] = "http://127.0.0.1:1/elsewhere"
        return response

    async with serve(lambda socket: socket.wait_closed(), "127.0.0.1", 0, process_request=refuse) as listening:
        with pytest.raises(LinkError) as caught:
            await RelayDial(make_tls())(address_of(listening), "t")
    assert caught.value.fields["status"] == status


@pytest.mark.parametrize("url", ["ws://relay.example/s/a", "http://127.0.0.1/s/a", "ftp://x", "ws://10.0.0.1/s"])
async def test_N5_without_tls_nobody_but_this_computer_is_dialled(url: str) -> None:
    with pytest.raises(LinkError) as caught:
        await RelayDial(make_tls())(url, "t")
    assert caught.value.rule == "insecure_address"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "wss://",
        "wss://[::1",
        "wss://x:99999/",
        "wss://x:a/",
        "wss://a..b/s",
        "wss://\ud800/",
        f"wss://{300 * 'a'}/",
    ],
)
async def test_R25_an_address_that_cannot_be_one_is_a_line_error(url: str) -> None:
    with pytest.raises(LinkError):
        await RelayDial(make_tls())(url, "t")


async def test_N4_where_there_is_only_ipv6_the_line_is_dialled_by_its_address() -> None:
    pairing = PairingServer()
    async with serve(pairing.handle, "::1", 0, compression=None) as listening:
        url = f"ws://[::1]:{next(iter(listening.sockets)).getsockname()[1]}/s/room"
        one, other = await RelayDial(make_tls())(url, "t1"), await RelayDial(make_tls())(url, "t2")
        await one.send(b"over six")
        assert await anext(other.frames()) == b"over six"
        await one.close(1000)
        await other.close(1000)


async def test_nobody_listening_is_a_line_error() -> None:
    with pytest.raises(LinkError) as caught:
        await RelayDial(make_tls())("ws://127.0.0.1:1/s/a", "t")
    assert caught.value.rule == "unreachable"


async def test_N5_a_server_whose_certificate_nobody_trusts_is_refused() -> None:
    async with serve(lambda socket: socket.wait_closed(), "127.0.0.1", 0) as listening:
        port = next(iter(listening.sockets)).getsockname()[1]
        with pytest.raises(LinkError):
            await RelayDial(make_tls())(f"wss://127.0.0.1:{port}/s/a", "t")


def test_a_ca_file_that_cannot_be_read_is_named() -> None:
    with pytest.raises(RefusedError) as caught:
        make_tls("/no/such/ca.pem")
    assert (caught.value.rule, caught.value.fields["file"]) == ("ca_file_unreadable", "/no/such/ca.pem")


def test_a_link_is_what_the_runtime_expects() -> None:
    assert issubclass(control.Paired, control.Notice)
    link: type[Link] = RelayLink
    assert link is RelayLink
