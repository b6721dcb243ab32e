"""REST against a server that answers anything: words for what went wrong, and never anything of httpx."""

import asyncio
import contextlib
import errno
import gzip
import hashlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.desk_api import DeskApi, client, file_calls
from assistdesk.adapters.desk_api.errors import read_problem, wait_of
from assistdesk.adapters.desk_api.people_calls import PAGES_MAX
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.relay_link import make_tls, open_socket
from assistdesk.core.desk.attached import Stamp
from assistdesk.core.desk.shapes import AttachmentOut, PageMeta, UploadAnswer, UserList, UserOut
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Outcome
from tests.kit.log_files import TICKET_ID, lines, links

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answering(raw: bytes) -> Handler:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    return handle


@asynccontextmanager
async def api(handler: Handler, keys: MemoryKeys | None = None) -> AsyncIterator[DeskApi]:
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    made = DeskApi(
        f"http://127.0.0.1:{port}",
        tls=make_tls(),
        keys=keys or MemoryKeys(),
        clock=SystemClock(),
        randomness=SystemRandomness(),
        open_socket=open_socket,
    )
    try:
        yield made
    finally:
        await made.close()
        server.close()
        await server.wait_closed()


def http(status: str, body: bytes, extra: str = "", kind: str = "application/json") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}Connection: close\r\n\r\n"
    )
    return head.encode() + body


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (http("200 OK", b"<html>Welcome to our hotel</html>", kind="text/html"), "not_the_relay"),
        (http("302 Found", b"", "Location: http://portal.example/\r\n"), "not_the_relay"),
        (http("407 Proxy Authentication Required", b""), "proxy"),
        (http("403 Forbidden", b"<html>blocked</html>", kind="text/html"), "not_the_relay"),
        (http("502 Bad Gateway", b"<html>"), "relay_busy"),
        (b"SSH-2.0-OpenSSH\r\n", "unreachable"),
        (b"", "unreachable"),
    ],
)
async def test_N6_whatever_is_not_the_relay_is_a_line_error(raw: bytes, rule: str) -> None:
    async with api(answering(raw)) as desk:
        with pytest.raises(LinkError) as caught:
            await desk.about()
    assert caught.value.rule == rule


async def test_N6_an_answer_without_end_is_cut_off() -> None:
    async def flood(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            while True:
                writer.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")
                await writer.drain()
        except ConnectionError:
            writer.close()

    async with api(flood) as desk:
        with pytest.raises(LinkError) as caught:
            await desk.about()
    assert caught.value.rule == "answer_too_large"


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"])
async def test_N6_an_answer_that_comes_byte_by_byte_is_not_waited_for_to_its_end(
    start: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "ANSWER_S", 0.3)
    is_over = asyncio.Event()

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(start)
        with contextlib.suppress(ConnectionError):
            while True:
                writer.write(b"X: 1\r\n" if start.count(b"\n") == 1 else b"1\r\n \r\n")
                await writer.drain()
                await asyncio.sleep(0.01)
        writer.close()
        is_over.set()

    async with api(trickle) as desk:
        with pytest.raises(LinkError) as caught:
            await asyncio.wait_for(desk.about(), 10)
        await asyncio.wait_for(is_over.wait(), 10)
    assert caught.value.rule == "timeout"


@pytest.mark.parametrize(("wish", "seconds"), [("1" + "0" * 400, 86_400), ("-5", 0)])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
async def test_N6_for_how_long_a_relay_wants_to_be_left_alone_has_bounds(status: str, wish: str, seconds: int) -> None:
    body = b'{"type":"/problems/locked","title":"x","status":429,"retry_after_s":%s}' % wish.encode()
    async with api(answering(http(status, body))) as desk:
        with pytest.raises((LinkError, RefusedError)) as caught:
            await desk.about()
    assert caught.value.fields["retry_after_s"] == seconds


def paging(last: int, asked: list[str]) -> Handler:
    """Agents, one a page; the cursor of each leads to the next, up to *last*."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
        asked.append(path.partition("?")[2])
        number = len(asked)
        meta = PageMeta(has_more=number < last, after_cursor=f"a/{number}" if number < last else None)
        one = UserOut(id=number, name=f"Agent {number}", role="agent")
        writer.write(http("200 OK", msgspec.json.encode(UserList(users=(one,), meta=meta))))
        await writer.drain()
        writer.close()

    return handle


async def test_agents_are_read_to_the_last_page_and_no_relay_sends_the_app_on_for_ever() -> None:
    for last, read in ((3, 3), (1000, PAGES_MAX)):
        asked: list[str] = []
        async with api(paging(last, asked)) as desk:
            desk._access, desk._access_until_ms = "token", 2**53
            assert [one.id for one in (await desk.get_agents()).users] == list(range(1, read + 1))
        first, second = (parse_qs(query) for query in asked[:2])
        assert first == {"page[size]": ["100"]}
        assert second == first | {"page[after]": ["a/1"]}


async def test_nobody_there_is_a_line_error() -> None:
    desk = DeskApi(
        "http://127.0.0.1:1",
        tls=make_tls(),
        keys=MemoryKeys(),
        clock=SystemClock(),
        randomness=SystemRandomness(),
        open_socket=open_socket,
    )
    with pytest.raises(LinkError):
        await desk.about()
    await desk.close()


async def test_a_refusal_carries_rule_status_and_the_first_field() -> None:
    body = msgspec.json.encode(
        {
            "type": "/problems/invalid",
            "title": "x",
            "status": 422,
            "errors": [{"field": "ticket.subject", "code": "too_long"}],
        }
    )
    async with api(answering(http("422 Unprocessable", body, "Retry-After: 7\r\n"))) as desk:
        with pytest.raises(RefusedError) as caught:
            await desk.claim("4829")
    assert caught.value.rule == "invalid"
    assert caught.value.fields == {"status": 422, "retry_after_s": 7, "field": "ticket.subject", "code": "too_long"}


async def test_a_stale_change_is_refused_with_both_values_and_the_version_that_is_there() -> None:
    clash = {"field": "priority", "mine": "low", "theirs": "high"}
    problem = {"type": "/problems/row_version", "title": "x", "status": 409, "fields": [clash]}
    for there, more in (({"row_version": 8, "id": 1}, {"row_version": 8}), (None, {})):
        async with api(answering(http("409 Conflict", msgspec.json.encode({**problem, "ticket": there})))) as desk:
            with pytest.raises(RefusedError) as caught:
                await desk.claim("4829")
        clashes = caught.value.fields.pop("clashes", "")
        assert msgspec.json.decode(str(clashes) or "[]") == ([clash] if more else [])
        assert (caught.value.rule, caught.value.fields) == (
            "row_version",
            {"status": 409, "retry_after_s": None, **more},
        )


async def test_a_refused_merge_says_why_by_a_rules_name_and_nothing_else() -> None:
    for why, fields in (("too_late", {"why": "too_late"}), ("<b>late</b>", {})):
        body = msgspec.json.encode({"type": "/problems/merge", "title": "x", "status": 422, "why": why})
        async with api(answering(http("422 Unprocessable", body))) as desk:
            with pytest.raises(RefusedError) as caught:
                await desk.claim("4829")
        assert (caught.value.rule, caught.value.fields) == ("merge", {"status": 422, "retry_after_s": None, **fields})


async def test_N1_a_line_that_takes_a_file_slowly_is_given_more_time_than_a_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "TIMEOUTS", httpx.Timeout(5, write=0.2))
    (tmp_path / "a.bin").write_bytes(bytes(20_000_000))

    async def pause(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(1)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            await reader.readexactly(20_000_000)
            up = AttachmentOut(id=1, name="a.bin", size=20_000_000, sha256="0" * 64)
            writer.write(http("201 Created", msgspec.json.encode(UploadAnswer(upload=up))))
            await writer.drain()
        writer.close()

    async with api(pause) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        assert (await desk.send_file(tmp_path / "a.bin", lambda _done: None)).id == 1


async def test_a_log_that_grows_while_it_goes_up_is_sent_as_long_as_it_was_and_one_that_shrinks_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_calls, "PIECE_BYTES", 20_000)
    content = b"0123456789" * 5_000
    bodies: list[bytes] = []
    heard = asyncio.Semaphore(0)

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        with contextlib.suppress(asyncio.IncompleteReadError, OSError):
            bodies.append(await reader.readexactly(len(content)))
            up = AttachmentOut(id=1, name="a.log", size=len(content), sha256="0" * 64)
            writer.write(http("201 Created", msgspec.json.encode(UploadAnswer(upload=up))))
            await writer.drain()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        heard.release()

    path = tmp_path / "a.log"
    path.write_bytes(content)

    def grow(done: int) -> None:
        if done == 20_000:
            with path.open("ab") as file:
                file.write(b"and more")

    async with api(take) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        assert (await desk.send_file(path, grow)).id == 1
        with pytest.raises(RefusedError, match="file_unreadable"):
            await desk.send_file(path, lambda _done: path.write_bytes(b""))
        for _ in range(2):
            await heard.acquire()
    assert bodies == [content]


async def test_a_file_that_is_written_over_while_it_goes_up_does_not_go_half_as_it_was_and_half_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_calls, "PIECE_BYTES", 20_000)
    path, heard = tmp_path / "a.db", asyncio.Queue[bytes]()
    path.write_bytes(b"0" * 50_000)

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        heard.put_nowait(await reader.read(-1))
        writer.close()

    def write_over(done: int) -> None:
        if done == 20_000:
            changed_ns = path.stat().st_mtime_ns + 1
            with path.open("r+b") as file:
                file.write(b"1" * 50_000)
            os.utime(path, ns=(changed_ns, changed_ns))

    async with api(take) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises(RefusedError, match="file_changed"):
            await desk.send_file(path, write_over)
        assert await asyncio.wait_for(heard.get(), 10) == b"0" * 20_000, "the relay keeps nothing that breaks off"


async def test_a_pipe_that_took_a_files_name_at_the_last_moment_makes_nobody_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"x")
    look = DeskApi.stamp_of

    async def swap(desk: DeskApi, path: Path) -> Stamp:
        seen = await look(desk, path)
        await asyncio.to_thread(path.unlink)
        os.mkfifo(path)
        return seen

    monkeypatch.setattr(DeskApi, "stamp_of", swap)
    async with api(answering(b"")) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises(RefusedError, match="file_unreadable"):
            await asyncio.wait_for(desk.send_file(path, lambda _done: None), 10)


async def test_a_folder_and_what_has_no_end_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with api(answering(b"")) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        for path, rule in ((tmp_path, "file_folder"), (tmp_path / "pipe", "file_unreadable")):
            with pytest.raises(RefusedError, match=rule):
                await desk.send_file(path, lambda _done: None)
        for gone in (tmp_path / "gone.log", tmp_path / "pipe" / "gone.log"):
            with pytest.raises(RefusedError, match="file_gone"):
                await desk.send_file(gone, lambda _done: None)


async def test_a_file_is_another_when_it_was_written_since(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"one")
    async with api(answering(b"")) as desk:
        before = await desk.stamp_of(path)
        assert await desk.stamp_of(path) == before
        path.write_bytes(b"two")
        os.utime(path, ns=(before.changed_ns + 1, before.changed_ns + 1))
        after = await desk.stamp_of(path)
    assert (after.size, after.changed_ns) == (3, before.changed_ns + 1)


async def test_a_file_whose_name_is_no_text_goes_up(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.log"))
    await asyncio.to_thread(path.write_bytes, b"x")
    up = AttachmentOut(id=1, name="_.log", size=1, sha256="0" * 64)
    async with api(answering(http("201 Created", msgspec.json.encode(UploadAnswer(upload=up))))) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        assert await desk.send_file(path, lambda _done: None) == up


async def test_an_answer_that_came_packed_is_unpacked_once_by_calls_and_by_files(tmp_path: Path) -> None:
    body = gzip.compress(b'{"type":"/problems/not_found","title":"x","status":404}')
    file = AttachmentOut(id=1, name="a.txt", size=1, sha256="0" * 64)
    async with api(answering(http("404 Not Found", body, "Content-Encoding: gzip\r\n"))) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        for call in (desk.get_views(), desk.fetch_file(file, tmp_path / "a.txt", lambda _: None)):
            with pytest.raises(RefusedError) as caught:
                await call
            assert caught.value.rule == "not_found"


def piece_of(file: list[bytes], *, ends: bool = True) -> bytes:
    """A chunked answer, whole or broken off."""
    body = b"".join(file)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + f"{len(body):x}\r\n".encode() + body + b"\r\n" + (b"0\r\n\r\n" if ends else b"")


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


LOG = lines(links(5))


@pytest.mark.parametrize(
    ("answer", "outcome", "seq"),
    [
        (piece_of(LOG), Outcome.OK, 0),
        (piece_of(LOG[:4]), Outcome.TAIL, 4),
        (piece_of([*LOG[:2], *LOG[3:]]), Outcome.BAD, 2),
        (piece_of([LOG[0].replace(b'"version":1', b'"version":2')]), Outcome.UNREADABLE, 0),
    ],
)
async def test_a_log_is_kept_as_the_relay_has_it_and_what_it_is_worth_is_said(
    answer: bytes, outcome: Outcome, seq: int, tmp_path: Path
) -> None:
    async with api(answering(answer)) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        told = await desk.fetch_log(TICKET_ID, tmp_path / "log.jsonl")
    assert (told.outcome, told.seq) == (outcome, seq)
    ((name, kept),) = files_in(tmp_path).items()
    assert (name, kept in answer, kept[:20]) == ("log.jsonl", True, LOG[0][:20])


@pytest.mark.parametrize(
    "answer",
    [
        piece_of(LOG, ends=False),
        piece_of(LOG[:4], ends=False),
        piece_of(lines(links(5, ticket_id=7))),
        piece_of([b"<html>\n"]),
        piece_of([]).replace(b"0\r\n\r\n", b"", 1),
        http("404 Not Found", b'{"type":"/problems/not_found","title":"x","status":404}'),
    ],
)
async def test_what_breaks_off_or_is_no_log_of_the_ticket_leaves_nothing_and_no_older_file_is_lost(
    answer: bytes, tmp_path: Path
) -> None:
    (tmp_path / "log.jsonl").write_text("older")
    async with api(answering(answer)) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises((LinkError, RefusedError)):
            await desk.fetch_log(TICKET_ID, tmp_path / "log.jsonl")
    assert files_in(tmp_path) == {"log.jsonl": b"older"}


async def test_a_log_that_never_ends_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_calls, "LOG_BYTES_MAX", 1_000)
    async with api(answering(piece_of(LOG))) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises(LinkError) as caught:
            await desk.fetch_log(TICKET_ID, tmp_path / "log.jsonl")
        assert caught.value.rule == "not_the_relay"
        with pytest.raises(RefusedError) as refused:
            await desk.fetch_log(TICKET_ID, tmp_path / "none" / "log.jsonl")
        assert refused.value.rule == "file_unwritable"
    assert files_in(tmp_path) == {}


def file_of(content: bytes) -> AttachmentOut:
    return AttachmentOut(id=len(content), name="a.txt", size=len(content), sha256=hashlib.sha256(content).hexdigest())


async def test_two_files_that_come_down_to_one_place_at_once_do_not_grow_into_each_other(tmp_path: Path) -> None:
    one, other = b"1" * 3_000, b"2" * 5_000
    both_asked, both_begun = asyncio.Barrier(2), asyncio.Barrier(2)

    async def give(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        content = one if b"/3000 " in head else other
        await both_asked.wait()
        writer.write(http("200 OK", content)[:-1_000])
        await both_begun.wait()
        writer.write(content[-1_000:])
        await writer.drain()
        writer.close()

    async with api(give) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        fetch = (desk.fetch_file(file_of(content), tmp_path / "a.txt", lambda _: None) for content in (one, other))
        await asyncio.gather(*fetch)
    ((name, kept),) = files_in(tmp_path).items()
    assert (name, kept in (one, other)) == ("a.txt", True)


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found"])
async def test_N6_a_file_that_comes_byte_by_byte_is_given_up_and_nothing_of_it_left(
    status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_calls, "PIECE_S", 0.3)
    monkeypatch.setattr(file_calls, "PROBLEM_S", 0.3)

    is_over = asyncio.Event()

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(http(status, b"x" * 30_000)[:-29_999])
        with contextlib.suppress(ConnectionError):
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.01)
        writer.close()
        is_over.set()

    async with api(trickle) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises(LinkError) as caught:
            await asyncio.wait_for(desk.fetch_file(file_of(b"x" * 30_000), tmp_path / "a.txt", lambda _: None), 10)
        await asyncio.wait_for(is_over.wait(), 10)
    assert caught.value.rule == "timeout"
    assert files_in(tmp_path) == {}


async def test_a_file_is_noted_while_it_comes_down(tmp_path: Path) -> None:
    noted = list[Path]()

    class Growing(file_calls.Unnoted):
        @contextlib.contextmanager
        def one(self, folder: Path) -> Iterator[Path]:
            with super().one(folder) as path:
                noted.append(path)
                yield path
            assert not path.exists()

    async with api(answering(http("200 OK", b"whole"))) as desk:
        desk._access, desk._access_until_ms, desk._growing = "token", 2**53, Growing()
        await desk.fetch_file(file_of(b"whole"), tmp_path / "a.txt", lambda _: None)
    assert [path.parent for path in noted] == [tmp_path]
    assert files_in(tmp_path) == {"a.txt": b"whole"}


@pytest.mark.parametrize("name", ["a.txt", "a" * 255, "ñ" * 127])
async def test_a_file_comes_down_under_every_name_that_the_disk_takes_and_writes_through_nothing_that_was_planted(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "target").write_bytes(b"hers")
    with contextlib.suppress(OSError):
        (tmp_path / f".{name}.part").symlink_to(tmp_path / "target")
    (tmp_path / name).write_bytes(b"older")
    async with api(answering(http("200 OK", b"whole"))) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        await desk.fetch_file(file_of(b"whole"), tmp_path / name, lambda _: None)
    assert ((tmp_path / name).read_bytes(), (tmp_path / "target").read_bytes()) == (b"whole", b"hers")


async def test_on_a_full_disk_nothing_is_left_and_no_older_file_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"older")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    async with api(answering(http("200 OK", b"whole"))) as desk:
        desk._access, desk._access_until_ms = "token", 2**53
        with pytest.raises(RefusedError) as caught:
            await desk.fetch_file(file_of(b"whole"), tmp_path / "a.txt", lambda _: None)
    assert caught.value.rule == "disk"
    assert files_in(tmp_path) == {"a.txt": b"older"}


async def test_without_anything_remembered_nobody_is_asked() -> None:
    async with api(answering(b"")) as desk:
        with pytest.raises(RefusedError) as caught:
            await desk.refresh()
    assert caught.value.rule == "signed_out"


async def test_a_refresh_token_that_is_no_longer_good_is_forgotten() -> None:
    keys = MemoryKeys()
    body = b'{"type":"/problems/token_refused","title":"x","status":401}'
    async with api(answering(http("401 Unauthorized", body)), keys) as desk:
        keys.put(f"refresh {desk._origin}", "old")
        with pytest.raises(RefusedError) as caught:
            await desk.refresh()
        assert caught.value.rule == "signed_out"
        assert keys.get(f"refresh {desk._origin}") is None


@given(st.integers(300, 599), st.binary(max_size=300))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_any_bad_answer_is_one_of_our_errors(status: int, body: bytes) -> None:
    import httpx

    error = read_problem(httpx.Response(status, content=body))
    assert isinstance(error, LinkError | RefusedError)


BUSY = b'{"type":"/problems/too_many","title":"Too many requests","status":429}'


def too_many(times: int, wait: str, body: bytes = b"{}") -> tuple[Handler, list[bytes]]:
    """A server that asks for a moment *times* times, then answers; and the request lines that it read."""
    lines: list[bytes] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines.append(head.split(b"\r\n")[0])
        busy = http("429 Too Many Requests", BUSY, f"Retry-After: {wait}\r\n", "application/problem+json")
        await answering_with(writer, busy if len(lines) <= times else http("200 OK", body))

    return handle, lines


async def answering_with(writer: asyncio.StreamWriter, raw: bytes) -> None:
    writer.write(raw)
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def test_a_read_that_was_too_much_comes_again_by_itself_and_not_for_ever() -> None:
    handler, lines = too_many(3, "0", b"[]")
    async with api(handler) as desk:
        assert (await desk._request("GET", "/views", None)).content == b"[]"
    assert len(lines) == 4
    handler, lines = too_many(100, "0")
    async with api(handler) as desk:
        with pytest.raises(RefusedError, match="too_many"):
            await desk.about()
    assert len(lines) == 5


async def test_a_write_comes_again_under_its_key_alone_and_nothing_where_a_person_would_wait_too_long() -> None:
    handler, lines = too_many(1, "0", b"{}")
    async with api(handler) as desk:
        await desk._request("PUT", "/x", b"{}", key="k1")
    assert len(lines) == 2
    handler, lines = too_many(1, "0", b"{}")
    async with api(handler) as desk:
        with pytest.raises(RefusedError, match="too_many"):
            await desk._request("POST", "/auth/login", b"{}")  # without a key it might be done twice
    assert len(lines) == 1
    handler, lines = too_many(1, "60")
    async with api(handler) as desk:
        with pytest.raises(RefusedError) as caught:
            await desk.about()
    assert (len(lines), caught.value.fields["retry_after_s"]) == (1, 60)


@pytest.mark.parametrize("refusal", [BUSY, b'{"type":"/problems/unauthorized","title":"Unknown","status":401}'])
async def test_what_comes_again_is_the_same_write_under_the_same_key(refusal: bytes) -> None:
    heard: list[tuple[str, bytes]] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        (key,) = [line for line in head.decode().lower().split("\r\n") if line.startswith("idempotency-key: ")]
        heard.append((key, await reader.readexactly(len(b'{"body":"x"}'))))
        status = "429 Too Many Requests" if refusal == BUSY else "401 Unauthorized"
        first = http(status, refusal, "Retry-After: 0\r\n", "application/problem+json")
        desk._access = f"renewed {len(heard)}"  # as another call would have it
        await answering_with(writer, first if len(heard) % 2 else http("200 OK", b"{}"))

    async with api(handle) as desk:
        desk._access, desk._access_until_ms = "old", 1 << 62
        for _ in range(2):
            await desk._with_access("PUT", "/x", b'{"body":"x"}')
    (one, same), (other, _) = heard[:2], heard[2:]
    assert one == same
    assert other[0] != one[0]


async def test_a_wait_for_the_relay_can_be_given_up() -> None:
    handler, lines = too_many(1, "5")
    was_asked = asyncio.Event()

    async def tell(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await handler(reader, writer)
        was_asked.set()

    async with api(tell) as desk:
        asked = asyncio.create_task(desk.about())
        await was_asked.wait()
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
    assert len(lines) == 1


def test_waits_grow_and_end() -> None:
    busy = RefusedError("too_many", status=429, retry_after_s=1)
    assert [wait_of(busy, tries) for tries in range(6)] == [1.0, 2.0, 4.0, 8.0, None, None]
    assert wait_of(RefusedError("too_many", status=429, retry_after_s=None), 0) == 1.0
    for other in (RefusedError("too_many_rooms", status=429), LinkError("too_many", status=503, retry_after_s=1)):
        assert wait_of(other, 0) is None
