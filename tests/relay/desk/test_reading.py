"""Reading along: who is in copy reads the public part of her ticket, as long as she is on it, and nothing else."""

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.participants import READ_AFTER_CLOSE_MS
from assistdesk.core.desk.reading_shapes import ReadTicket
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentIn, SplitIn
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.errors import RefusedError
from relay.desk.deleting import Deleting
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.redacting import Redacting
from relay.desk.splitting import Splitting
from relay.store import people, tables
from relay.store.part_tables import ticket_key
from relay.store.work import Mark, digest_request
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_attachments import files_of, pieces

CANARY = "canary-internal"


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk.store, desk.rng.randbytes, "https://help.example.com")


@pytest.fixture
def on_tickets(desk: Desk) -> Participants:
    return Participants(desk.store, desk.rng.randbytes)


async def in_copy(desk: Desk, use: Participants, ticket_id: int, name: str = "Maria") -> int:
    def find(connection: sa.Connection) -> int | None:
        return people.by_email(connection, f"{name}@example.org")

    user_id = await desk.store.read(find) or await desk.store.write(
        lambda work: people.add(work, role="customer", name=name, email=f"{name}@example.org")
    )
    await use.add(desk.ana, ticket_id, ParticipantIn(user_id=user_id), desk.key())
    return user_id


async def read(desk: Desk, use: Reading, key: str, **more: int) -> ReadTicket:
    return await use.read(key, now_ms=desk.clock.now_ms(), **more)


async def refuses(desk: Desk, use: Reading, key: str) -> bool:
    with pytest.raises(RefusedError, match="not_found"):
        await read(desk, use, key)
    return True


async def test_T21_the_public_part_is_read_and_no_word_of_a_note(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket("printer", "it does not print")
    maria = await in_copy(desk, on_tickets, ticket_id)
    await desk.say(desk.ana, ticket_id, f"{CANARY}-note", public=False)
    await desk.say(desk.ana, ticket_id, "try again please")
    await desk.change(desk.ana, ticket_id, tags=(f"{CANARY}-tag",), status="hold", assignee_id=desk.bo.id)
    given = await reading.give(desk.ana, ticket_id, maria)
    assert given.url == f"https://help.example.com/t/{given.key}"
    found = await read(desk, reading, given.key)
    assert (found.ticket_id, found.subject, found.status, found.reader) == (ticket_id, "printer", "open", "Maria")
    assert [(one.name, one.ours, one.body) for one in found.lines] == [
        ("Lucía Fernández", False, "it does not print"),
        ("Ana", True, "try again please"),
    ]
    assert CANARY not in msgspec.json.encode(found).decode()
    assert [one.seq for one in found.lines] == [1, 3]  # 2 said that Maria is in copy; of the note there is no hole
    newest = await read(desk, reading, given.key, limit=1)
    assert ([one.seq for one in newest.lines], newest.has_more) == ([3], True)
    older = await read(desk, reading, given.key, before=3)
    assert ([one.seq for one in older.lines], older.has_more) == ([1], False)


async def test_a_key_opens_its_own_ticket_only_and_is_nowhere_but_with_her(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    mine, other = await desk.ticket("mine", "my words"), await desk.ticket("other", f"{CANARY} other words")
    maria = await in_copy(desk, on_tickets, mine)
    key = (await reading.give(desk.ana, mine, maria)).key
    assert CANARY not in msgspec.json.encode(await read(desk, reading, key)).decode()
    with pytest.raises(RefusedError, match="participant") as caught:
        await reading.give(desk.ana, other, maria)
    assert caught.value.fields["why"] == "not_theirs"
    for wrong in ("", "x" * 43, key[:-1] + ("A" if key[-1] != "A" else "B"), key.lower(), f"{key} "):
        assert await refuses(desk, reading, wrong)
    stored = await desk.store.read(lambda c: c.execute(sa.select(ticket_key)).all())
    assert key not in repr(stored)
    newer = (await reading.give(desk.bo, mine, maria)).key
    assert await refuses(desk, reading, key)
    assert (await read(desk, reading, newer)).ticket_id == mine


async def test_the_same_request_gets_the_same_key_which_stands_in_no_table_and_a_late_repeat_voids_no_newer_one(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, on_tickets, ticket_id)

    def mark() -> Mark:
        return Mark(desk.ana.id, "k", digest_request(ticket_id, maria), bytes(range(32)))

    first, again, late = mark(), mark(), mark()
    given = await reading.give(desk.ana, ticket_id, maria, first)
    assert await reading.give(desk.ana, ticket_id, maria, again) == given
    assert (first.was_done, again.was_done) == (False, True)
    assert (await read(desk, reading, given.key)).ticket_id == ticket_id
    kept = await desk.store.read(lambda connection: connection.execute(sa.select(tables.idempotency)).all())
    assert given.key not in repr(kept)
    assert bytes(range(32)) not in {row.request_digest for row in kept}
    newer = (await reading.give(desk.ana, ticket_id, maria)).key
    await reading.give(desk.ana, ticket_id, maria, late)
    assert (await read(desk, reading, newer)).ticket_id == ticket_id


async def test_after_her_removal_the_key_opens_nothing_and_stays_void_if_she_comes_back(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, on_tickets, ticket_id)
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    await on_tickets.remove(desk.ana, ticket_id, maria, desk.key())
    assert await refuses(desk, reading, key)
    await in_copy(desk, on_tickets, ticket_id)
    assert await refuses(desk, reading, key)
    fresh = (await reading.give(desk.ana, ticket_id, maria)).key
    assert (await read(desk, reading, fresh)).reader == "Maria"


async def test_of_split_off_words_a_line_is_left_and_of_merged_ones_nothing(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    await desk.say(desk.lucia, ticket_id, f"{CANARY}: second matter")
    maria = await in_copy(desk, on_tickets, ticket_id)
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    comment_id = (await desk.tickets.timeline(desk.ana, ticket_id)).comments[-1].id
    given = SplitIn(subject=f"{CANARY}-subject", comment_ids=(comment_id,))
    await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, ticket_id, given, desk.key())
    source = await desk.ticket(f"{CANARY}-source", f"{CANARY}: of another ticket")
    await Merging(desk.store, desk.rng.randbytes).merge(desk.ana, source, ticket_id, desk.key())
    found = await read(desk, reading, key)
    assert [(one.body, one.moved) for one in found.lines] == [("first matter", False), ("", True)]
    assert CANARY not in msgspec.json.encode(found).decode()


async def test_words_that_were_split_off_are_read_in_the_new_ticket_with_their_files(
    desk: Desk, reading: Reading
) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    files = files_of(desk)
    upload = (await files.receive(desk.ana, "how.txt", pieces(b"bytes"))).upload.id
    ids = [(await desk.say(desk.lucia, ticket_id, "second matter")).comment]
    desk.clock.turn(60)
    said = CommentIn(body="like this", public=True, uploads=(upload,))
    ids += [
        (await desk.change(desk.ana, ticket_id, comment=said)).comment,
        (await desk.say(desk.ana, ticket_id, CANARY, public=False)).comment,
    ]
    given = SplitIn(subject="second", comment_ids=tuple(one.id for one in ids if one is not None))
    splitting = Splitting(desk.store, desk.rng.randbytes)
    new_id = (await splitting.split(desk.ana, ticket_id, given, desk.key())).value.ticket.id
    desk.clock.turn(60)
    for number in range(2):
        await desk.say(desk.ana, new_id, f"answer {number}")
    old = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
    new = (await reading.give(desk.ana, new_id, desk.lucia.id)).key
    found = await read(desk, reading, new)
    assert [(one.seq, one.name, one.body, one.moved) for one in found.lines] == [
        (0, "Lucía Fernández", "second matter", False),
        (0, "Ana", "like this", False),
        (2, "Ana", "answer 0", False),
        (3, "Ana", "answer 1", False),
    ]
    assert [file.name for file in found.lines[1].files] == ["how.txt"]
    assert found.lines[0].at < found.created_at
    newest = await read(desk, reading, new, limit=1)
    assert ([one.body for one in newest.lines], newest.has_more) == (["answer 1"], True)
    older = await read(desk, reading, new, limit=1, before=3)
    assert ([one.body for one in older.lines], older.has_more) == (
        ["second matter", "like this", "answer 0"],
        False,
    )
    left = await read(desk, reading, old)
    assert [(one.name, one.body, one.moved, one.files) for one in left.lines] == [
        ("Lucía Fernández", "first matter", False, ()),
        ("Lucía Fernández", "", True, ()),
        ("Ana", "", True, ()),
    ]
    now_ms = desk.clock.now_ms()
    assert (await reading.attachment(new, upload, now_ms=now_ms)).name == "how.txt"
    with pytest.raises(RefusedError, match="not_found"):
        await reading.attachment(old, upload, now_ms=now_ms)
    for one in (found, left):
        assert CANARY not in msgspec.json.encode(one).decode()


async def test_nobody_reads_a_deleted_ticket_or_one_that_is_closed_for_30_days(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    maria = await in_copy(desk, on_tickets, ticket_id)
    key = (await reading.give(desk.ana, ticket_id, maria)).key
    deleting = Deleting(desk.store, desk.rng.randbytes)
    await deleting.delete(desk.admin, ticket_id, desk.key())
    assert await refuses(desk, reading, key)
    await deleting.restore(desk.admin, ticket_id, desk.key())
    assert (await read(desk, reading, key)).status == "open"
    await desk.close(ticket_id)
    assert (await read(desk, reading, key)).status == "solved"
    desk.clock.turn(READ_AFTER_CLOSE_MS // 1000)
    assert await refuses(desk, reading, key)
    with pytest.raises(RefusedError, match="participant") as caught:
        await reading.give(desk.ana, ticket_id, maria)
    assert caught.value.fields["why"] == "closed"


async def test_keys_are_for_customers_on_the_ticket_and_made_by_staff_who_see_it(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket()
    await on_tickets.add(desk.ana, ticket_id, ParticipantIn(user_id=desk.bo.id), desk.key())
    for user_id in (desk.bo.id, desk.ana.id, 99_999):
        with pytest.raises(RefusedError, match="participant"):
            await reading.give(desk.ana, ticket_id, user_id)
    with pytest.raises(RefusedError, match="forbidden"):
        await reading.give(desk.lucia, ticket_id, desk.lucia.id)
    narrow = msgspec.structs.replace(desk.ana, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await reading.give(narrow, ticket_id, desk.lucia.id)
    key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key  # the requester herself may have one
    assert (await read(desk, reading, key)).reader == "Lucía Fernández"
    hers = tables.person.update().where(tables.person.c.id == desk.lucia.id)
    await desk.store.write(lambda work: work.connection.execute(hers.values(suspended=True)))
    assert await refuses(desk, reading, key)


async def test_T7_files_are_those_of_words_she_reads_never_a_notes(
    desk: Desk, reading: Reading, on_tickets: Participants
) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    key = (await reading.give(desk.ana, ticket_id, await in_copy(desk, on_tickets, ticket_id))).key
    files = files_of(desk)
    sent = [(await files.receive(desk.ana, f"{n}.txt", pieces(b"bytes %d" % n))).upload.id for n in range(5)]
    public, inside, loose, moved, erased = sent
    at_now = desk.clock.now_ms()
    comments = {}
    for upload, is_public in ((public, True), (inside, False), (moved, True), (erased, True)):
        said = CommentIn(body="look", public=is_public, uploads=(upload,))
        answer = await desk.change(desk.ana, ticket_id, comment=said)
        assert answer.comment is not None
        comments[upload] = answer.comment.id
    split = SplitIn(subject="other", comment_ids=(comments[moved],))
    await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, ticket_id, split, desk.key())
    await Redacting(desk.store, desk.rng.randbytes).redact(
        desk.admin, ticket_id, comments[erased], RedactIn(words=False, attachment_ids=(erased,)), desk.key()
    )
    found = await reading.attachment(key, public, now_ms=at_now)
    assert (await files.opened(found)).path.read_bytes() == b"bytes 0"
    other = await desk.ticket()
    await desk.change(desk.ana, other, comment=CommentIn(body="x", public=True, uploads=(loose,)))
    for refused in (inside, loose, moved, erased, 99_999):
        with pytest.raises(RefusedError, match="not_found"):
            await reading.attachment(key, refused, now_ms=at_now)
