"""Files over a real store and disk: sent up in pieces, hung on a comment, given back to whoever may see the ticket."""

import asyncio
import hashlib
import random
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing

import msgspec
import pytest

from assistdesk.core.desk.shapes import CommentIn, CommentOut
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk import attachments as desk_attachments
from relay.desk.attachments import SWEEP_EVERY_MS, UNUSED_KEPT_MS, AttachmentRules, Attachments
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.desk.upload_places import PlaceRules, UploadPlaces
from relay.store import attachments
from relay.store.work import Mark, digest_request
from tests.relay.desk.conftest import Desk


def files_of(
    desk: Desk, *, bytes_max: int = 4_000_000, free_percent: float = 0, places: UploadPlaces | None = None
) -> Attachments:
    rules = AttachmentRules(file_bytes_max=bytes_max, disk_free_percent=free_percent)
    return Attachments(desk.store, rules, random.Random(3).randbytes, places)


async def pieces(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def say(desk: Desk, caller: Caller, ticket_id: int, body: str, uploads: tuple[int, ...]) -> CommentOut:
    comment = CommentIn(body=body, public=True, uploads=uploads)
    answer = await desk.change(caller, ticket_id, comment=comment)
    assert answer.comment is not None
    return answer.comment


def on_disk(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.store.files.rglob("*") if path.is_file())


async def test_a_file_comes_back_byte_for_byte_and_stands_in_the_log_by_its_hash(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    content = random.Random(1).randbytes(2_500_000)
    sent = await files.receive(
        desk.ana, "C:\\logs\\today.log", pieces(content[:7], content[7:2_000_000], content[2_000_000:])
    )
    assert (sent.upload.name, sent.upload.size) == ("today.log", 2_500_000)
    assert sent.upload.sha256 == hashlib.sha256(content).hexdigest()
    comment = await say(desk, desk.ana, ticket_id, "", (sent.upload.id,))
    assert comment.attachments == (sent.upload,)
    opened = await files.open(desk.bo, sent.upload.id)
    assert (opened.path.read_bytes(), opened.name) == (content, "today.log")
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert page.comments[-1].attachments == (sent.upload,)
    assert page.comments[0].attachments == ()
    event = msgspec.json.decode(page.audits[-1].events[0])
    assert event["files"] == [sent.upload.sha256]
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_file_hangs_on_one_comment_and_only_its_sender_can_hang_it(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    upload = (await files.receive(desk.ana, "a.txt", pieces(b"hello"))).upload
    for caller, uploads in ((desk.bo, (upload.id,)), (desk.ana, (upload.id, upload.id)), (desk.ana, (99,))):
        with pytest.raises(FieldsError) as caught:
            await say(desk, caller, ticket_id, "look", uploads)
        assert caught.value.codes == {"ticket.comment.uploads": "unknown"}
    await say(desk, desk.ana, ticket_id, "look", (upload.id,))
    with pytest.raises(FieldsError):
        await say(desk, desk.ana, ticket_id, "again", (upload.id,))


async def test_a_file_waits_for_its_words_with_its_sender_until_they_went_or_a_day_is_over(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    one, other = [(await files.receive(desk.ana, name, pieces(b"hello"))).upload for name in ("a.txt", "b.txt")]
    assert (await files.waiting(desk.ana, one.id)).upload == one
    with pytest.raises(RefusedError, match="not_found"):
        await files.waiting(desk.bo, one.id)
    comment = await say(desk, desk.ana, ticket_id, "look", (one.id,))
    await files.tidy(desk.clock.now_ms() + UNUSED_KEPT_MS + 1)
    for gone in (one.id, other.id, 99):
        with pytest.raises(RefusedError, match="not_found"):
            await files.waiting(desk.ana, gone)
    await desk.store.write(lambda work: attachments.let_go(work, (comment.id,)))
    with pytest.raises(RefusedError, match="not_found"):
        await files.waiting(desk.ana, one.id)  # erased, and its bytes not yet gone


async def test_T7_a_file_of_a_ticket_that_one_may_not_see_is_not_there(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    upload = (await files.receive(desk.ana, "a.txt", pieces(b"hello"))).upload
    other = msgspec.structs.replace(desk.bo, sees_all=False)
    for caller in (desk.bo, other):  # not hung yet: its sender's alone
        with pytest.raises(RefusedError, match="not_found"):
            await files.open(caller, upload.id)
    await say(desk, desk.ana, ticket_id, "look", (upload.id,))
    assert (await files.open(desk.bo, upload.id)).size == 5
    for caller, attachment_id in ((other, upload.id), (desk.bo, 99)):
        with pytest.raises(RefusedError, match="not_found"):
            await files.open(caller, attachment_id)
    with pytest.raises(RefusedError, match="forbidden"):
        await files.open(desk.lucia, upload.id)


async def test_what_is_too_large_runs_or_breaks_off_leaves_nothing(desk: Desk) -> None:
    files = files_of(desk, bytes_max=10)

    async def broken() -> AsyncIterator[bytes]:
        yield b"half"
        raise RefusedError("timed_out")

    for name, sent, rule in (
        ("a.txt", pieces(b"12345", b"678901"), "too_large"),
        ("a.exe", pieces(b"x"), "attachment_type"),
        ("a.txt", broken(), "timed_out"),
    ):
        with pytest.raises(RefusedError, match=rule):
            await files.receive(desk.ana, name, sent)
    with pytest.raises(RefusedError, match="forbidden"):
        await files.receive(desk.lucia, "a.txt", pieces(b"x"))
    with pytest.raises(LinkError, match="disk_full"):
        await files_of(desk, free_percent=100).receive(desk.ana, "a.txt", pieces(b"x"))
    assert on_disk(desk) == []


async def test_a_ticket_holds_so_much_and_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relay.desk.words.TICKET_BYTES_MAX", 9)
    files, ticket_id = files_of(desk), await desk.ticket()
    first, second = [(await files.receive(desk.ana, "a.txt", pieces(b"12345"))).upload.id for _ in range(2)]
    await say(desk, desk.ana, ticket_id, "one", (first,))
    with pytest.raises(FieldsError) as caught:
        await say(desk, desk.ana, ticket_id, "two", (second,))
    assert caught.value.codes == {"ticket.comment.uploads": "ticket_full"}


async def test_what_nobody_used_goes_after_a_day_and_what_hangs_stays(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    used, unused = [(await files.receive(desk.ana, "a.txt", pieces(b"hello"))).upload.id for _ in range(2)]
    await say(desk, desk.ana, ticket_id, "look", (used,))
    attachments.incoming(desk.store.files, "old").write_bytes(b"half")
    assert await files.tidy(desk.clock.now_ms() + UNUSED_KEPT_MS) == 0
    assert await files.tidy(2**52) == 1
    assert len(on_disk(desk)) == 1
    assert (await files.open(desk.ana, used)).path.read_bytes() == b"hello"
    with pytest.raises(RefusedError, match="not_found"):
        await files.open(desk.ana, unused)


async def test_PR15_bytes_whose_row_is_refused_do_not_stay(desk: Desk) -> None:
    files = files_of(desk)
    await desk.store.write(lambda work: work.connection.exec_driver_sql("PRAGMA busy_timeout = 0"))
    with closing(sqlite3.connect(str(desk.store.database.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LinkError, match="busy"):
            await files.receive(desk.ana, "a.txt", pieces(b"hello"))
        other.execute("ROLLBACK")
    assert on_disk(desk) == []
    await files.receive(desk.ana, "a.txt", pieces(b"hello"))
    assert len(on_disk(desk)) == 1


async def test_a_file_that_comes_again_is_one_upload_and_other_bytes_under_its_key_do_not_stay(desk: Desk) -> None:
    files = files_of(desk)

    def mark() -> Mark:
        return Mark(desk.ana.id, "k", digest_request("a.txt"), b"")

    first, again = mark(), mark()
    upload = await files.receive(desk.ana, "a.txt", pieces(b"hello"), first)
    kept = on_disk(desk)
    assert await files.receive(desk.ana, "a.txt", pieces(b"he", b"llo"), again) == upload
    assert (first.was_done, again.was_done) == (False, True)
    with pytest.raises(RefusedError, match="idempotency_key_reused"):
        await files.receive(desk.ana, "a.txt", pieces(b"other"), mark())
    assert on_disk(desk) == kept
    assert (await files.open(desk.ana, upload.upload.id)).path.read_bytes() == b"hello"


async def test_PR15_bytes_without_a_row_are_found_within_a_day_and_nothing_else_goes(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    kept = [(await files.receive(desk.ana, "a.txt", pieces(b"hello"))).upload.id for _ in range(10)]
    await say(desk, desk.ana, ticket_id, "look", tuple(kept))
    names = on_disk(desk)
    orphans = [attachments.place_of(desk.store.files, f"{number:02x}" + "0" * 30) for number in range(256)]
    for path in orphans:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"nobody's")
    now_ms = int(time.time() * 1000)
    await files.tidy(now_ms)
    assert len(on_disk(desk)) == len(names) + 256, "a row may still come"
    for hour in range(attachments.SWEEP_PARTS):
        await files.tidy(now_ms + UNUSED_KEPT_MS + (hour + 1) * SWEEP_EVERY_MS)
    assert on_disk(desk) == names
    assert (await files.open(desk.ana, kept[0])).path.read_bytes() == b"hello"


async def test_a_full_house_takes_no_file_and_says_when_to_come_again(desk: Desk) -> None:
    for rule, rules in (("busy", PlaceRules(places=1)), ("too_many_uploads", PlaceRules(each=1))):
        places = UploadPlaces(rules)
        files = files_of(desk, places=places)
        with places.one(desk.ana.id), pytest.raises(RefusedError, match=rule) as caught:
            await files.receive(desk.ana, "a.txt", pieces(b"x"))
        assert caught.value.fields["retry_after_s"] == 2
    assert on_disk(desk) == []


async def test_a_file_that_gives_way_leaves_nothing_and_may_come_again(desk: Desk) -> None:
    slow_goes = PlaceRules(places=1, young_s=0, fair_bytes_per_s=float("inf"))
    files = files_of(desk, places=UploadPlaces(slow_goes))
    begun, never = asyncio.Event(), asyncio.Event()

    async def trickle() -> AsyncIterator[bytes]:
        yield b"x"
        begun.set()
        await never.wait()

    slow = asyncio.create_task(files.receive(desk.bo, "slow.txt", trickle()))
    await begun.wait()
    sent = await files.receive(desk.ana, "a.txt", pieces(b"hello"))
    with pytest.raises(RefusedError, match="busy"):
        await slow
    assert len(on_disk(desk)) == 1
    assert (await files.waiting(desk.ana, sent.upload.id)).upload.size == 5
    await files.receive(desk.bo, "slow.txt", pieces(b"x"))


async def test_files_that_wait_for_words_are_bounded_for_each_account(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = AttachmentRules(disk_free_percent=0, waiting_bytes_max=9)
    files, ticket_id = Attachments(desk.store, rules, random.Random(3).randbytes), await desk.ticket()
    sent = [(await files.receive(desk.ana, "a.txt", pieces(b"hello"))).upload.id for _ in range(2)]
    with pytest.raises(RefusedError, match="too_many_waiting") as caught:
        await files.receive(desk.ana, "a.txt", pieces(b"x"))
    assert caught.value.fields["retry_after_s"] == 60
    await files.receive(desk.bo, "a.txt", pieces(b"x"))
    await say(desk, desk.ana, ticket_id, "look", (sent[0],))
    await files.receive(desk.ana, "a.txt", pieces(b"x"))
    monkeypatch.setattr(desk_attachments, "WAITING_FILES_MAX", 1)
    with pytest.raises(RefusedError, match="too_many_waiting"):
        await files.receive(desk.bo, "a.txt", pieces(b"x"))


async def test_all_that_nobody_used_goes_after_a_day_however_much_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "UNUSED_ROWS", 2)
    files = files_of(desk)
    for _ in range(7):
        await files.receive(desk.ana, "a.txt", pieces(b"x"))
    assert await files.tidy(desk.clock.now_ms() + UNUSED_KEPT_MS + 1) == 7
    assert on_disk(desk) == []
