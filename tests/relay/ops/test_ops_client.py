"""Commands reach the relay by TCP or unix socket, or say that they cannot."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistdesk.core.errors import LinkError, RefusedError
from relay.ops.ops_client import OpsAddress, ask, ask_ops
from tests.kit.relay_process import free_port


@contextmanager
def answering(listener: socket.socket, answer: bytes) -> Iterator[list[bytes]]:
    """Answer one connection with these bytes; what was asked is in the list."""
    asked: list[bytes] = []

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            asked.append(connection.recv(65536))
            connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield asked
    finally:
        thread.join(10)
        listener.close()


def on_tcp() -> tuple[socket.socket, OpsAddress]:
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, OpsAddress(host="127.0.0.1", port=listener.getsockname()[1])


def reply(status: str, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\ncontent-length: %d\r\n\r\n%s" % (status.encode(), len(body), body)


def test_an_answer_in_json_comes_back_and_the_token_goes_along() -> None:
    listener, address = on_tcp()
    with answering(listener, reply("200 OK", b'{"state": "ready"}')) as asked:
        assert ask_ops(address, "GET", "/x", token="secret-token") == {"state": "ready"}
    assert b"Authorization: Bearer secret-token" in asked[0]


def test_a_unix_socket_is_as_good(tmp_path: Path) -> None:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "s"))
    listener.listen()
    address = OpsAddress(unix_path=str(tmp_path / "s"))
    with answering(listener, reply("200 OK", b"ok")):
        assert ask(address, "GET", "/healthz").body == "ok"
    assert str(address) == f"unix:{tmp_path}/s"


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (reply("404 Not Found", b'{"type": "/problems/not_found"}'), "ops_refused"),
        (reply("404 Not Found", b'{"type": "/problems/room_unknown"}'), "room_unknown"),
        (reply("502 Bad Gateway", b"<html>"), "ops_refused"),
    ],
)
def test_a_refusal_is_one(answer: bytes, rule: str) -> None:
    listener, address = on_tcp()
    with answering(listener, answer), pytest.raises(RefusedError, match=rule):
        ask_ops(address, "GET", "/x", token="t")


@pytest.mark.parametrize("answer", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort"])
def test_what_is_no_relay_is_not_reachable(answer: bytes) -> None:
    listener, address = on_tcp()
    with answering(listener, answer), pytest.raises(LinkError, match="not_reachable"):
        ask(address, "GET", "/x")


def test_nobody_there_is_not_reachable(tmp_path: Path) -> None:
    for address in (OpsAddress(host="0.0.0.0", port=free_port()), OpsAddress(unix_path=str(tmp_path / "none"))):
        with pytest.raises(LinkError, match="not_reachable"):
            ask(address, "GET", "/x")
