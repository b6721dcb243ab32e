"""Clients that take more than their share of a real relay: places for files, connections, memory."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.integration.conftest import new_agent
from tests.kit.first_start import StartedBefore
from tests.kit.relay_process import ApiClient, RelayProcess, new_key

HELLO = b"hello"


def upload(api: ApiClient, content: bytes = HELLO) -> httpx.Response:
    headers = {"Authorization": f"Bearer {api.access}", "Idempotency-Key": new_key()}
    with httpx.Client(trust_env=False, timeout=30) as http:
        return http.post(f"{api.url}/api/v1/uploads?name=a.txt", content=content, headers=headers)


@contextlib.contextmanager
def trickling(relay: RelayProcess, api: ApiClient, count: int) -> Iterator[list[socket.socket]]:
    """So many files begun and not ended; each line is one's own."""
    with contextlib.ExitStack() as stack:
        lines = []
        for _ in range(count):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", relay.port), timeout=30))
            head = (
                f"POST /api/v1/uploads?name=slow.txt HTTP/1.1\r\nHost: relay\r\nContent-Length: 20000000\r\n"
                f"Authorization: Bearer {api.access}\r\nIdempotency-Key: {new_key()}\r\n\r\n"
            )
            line.sendall(head.encode() + b"x" * 2000)
            lines.append(line)
        yield lines


def test_an_account_that_trickles_bytes_leaves_places_for_the_files_of_others(relay: RelayProcess) -> None:
    ana, bo = [relay.sign_in(new_agent(relay, name)) for name in ("Ana Ruiz", "Bo Sand")]
    with trickling(relay, ana, 8) as lines:
        refused = [line for line in lines if not still_open(line)]
        assert len(refused) == 5, "three places of eight"
        assert upload(bo).status_code == 201
        mine = upload(ana)
        assert (mine.status_code, mine.json()["type"]) == (429, "/problems/too_many_uploads")
        assert mine.headers["retry-after"] == "2"


def still_open(line: socket.socket) -> bool:
    """False: it was answered, and by 429."""
    line.settimeout(1)
    try:
        answer = line.recv(4096)
    except TimeoutError:
        return True
    assert answer.startswith(b"HTTP/1.1 429 "), answer
    return False


@pytest.fixture
def small_relay(own_relay: StartedBefore) -> StartedBefore:
    own_relay.settings["limits.waiting_mib"] = "1"
    own_relay.restart()
    return own_relay


def test_files_that_no_words_take_do_not_fill_the_disk(small_relay: StartedBefore) -> None:
    ana = small_relay.inviting
    half = b"x" * 600_000
    assert [upload(ana, half).status_code for _ in range(3)] == [201, 201, 429]
    answer = upload(ana)
    assert (answer.json()["type"], answer.headers["retry-after"]) == ("/problems/too_many_waiting", "60")
    first = ana.make_ticket(comment={"body": "look", "public": True, "uploads": [1]})
    assert first["id"] >= 1
    assert upload(ana).status_code == 201


def test_readers_that_take_nothing_hold_neither_files_nor_connections_nor_memory(relay: RelayProcess) -> None:
    ana, bo = [relay.sign_in(new_agent(relay, name)) for name in ("Ana Ruiz", "Bo Sand")]
    upload_id = upload(ana, b"x" * 5_000_000).json()["upload"]["id"]
    before = resident_kib(relay)
    head = f"GET /api/v1/attachments/{upload_id} HTTP/1.1\r\nHost: relay\r\nAuthorization: Bearer {ana.access}\r\n\r\n"
    with contextlib.ExitStack() as stack:
        answers = list[bytes]()
        for _ in range(90):
            line = stack.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.settimeout(30)
            line.connect(("127.0.0.1", relay.port))
            line.sendall(head.encode())
            answers.append(line.recv(12))
            time.sleep(0.06)  # within the rate of an account
        assert answers.count(b"HTTP/1.1 200") <= 64
        assert answers.count(b"HTTP/1.1 429") >= 90 - 64
        assert bo.get("/users/me")["user"]["id"] == bo.user_id
        assert resident_kib(relay) - before < 64 * 300, "300 KiB for each of them"


def resident_kib(relay: RelayProcess) -> int:
    line = next(one for one in Path(f"/proc/{relay.pid}/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1])
