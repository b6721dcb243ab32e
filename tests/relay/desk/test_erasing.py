"""A customer erased as a whole: no word, name or number of hers is left anywhere, every log verifies; whoever helps is
suspended, with nothing in hand."""

import contextlib
import dataclasses
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.calls import Call
from assistdesk.core.desk.shapes import CommentIn, SplitIn, TicketChange, TicketNew, to_rfc3339
from assistdesk.core.desk.shapes_organizations import PersonChange, PersonIn
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk import changes, erasing
from relay.desk.deleting import GONE
from relay.desk.erased import Erased
from relay.desk.erasing import BATCH, TOPIC, Erasing
from relay.desk.participants import Participants
from relay.desk.people import People
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller, caller_of
from relay.desk.search import Search
from relay.desk.splitting import Splitting
from relay.desk.tickets import Tickets
from relay.desk.timers import OutboxRunner
from relay.ops.audit import AuditLog, list_entries
from relay.store import attachments, calls, erasures, tables, ticket_keys
from relay.store.audits import Origin
from relay.store.erasure_marks import NAME, ErasureMarks
from relay.store.store import Store
from relay.store.ticket_keys import TicketKey
from relay.store.work import Work
from tests.relay.desk.chat_stage import open_stage
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_deleting import every_text


@pytest.fixture
def told() -> list[int]:
    """Whose rights have changed."""
    return []


def erasing_of(
    desk: Desk,
    folder: Path,
    *,
    store: Store | None = None,
    told: Callable[[int], object] = lambda _: None,
    counted: Callable[[], object] = lambda: None,
) -> Erasing:
    """*store*: another one than the desk's, such as a copy of it."""
    store = store or desk.store
    erased = Erased(store, ErasureMarks(folder / NAME), b"k" * 32, now_ms=desk.clock.now_ms)
    return Erasing(store, AuditLog(), erased, desk.rng.randbytes, told, counted)


@pytest.fixture
def use(desk: Desk, told: list[int], tmp_path: Path) -> Erasing:
    return erasing_of(desk, tmp_path, told=told.append)


@contextlib.asynccontextmanager
async def older_copy(desk: Desk, path: Path) -> AsyncIterator[Desk]:
    """A desk on a copy of the database as it stands now, as a backup would bring it back."""
    with contextlib.closing(sqlite3.connect(desk.store.database.name)) as database:
        database.execute("VACUUM INTO ?", (str(path),))
    store = await Store.open(path, now_ms=desk.clock.now_ms)
    try:
        yield dataclasses.replace(desk, store=store, tickets=Tickets(store, desk.rng.randbytes))
    finally:
        await store.close()


async def erase(desk: Desk, use: Erasing, user_id: int | None = None, key: str = "") -> str:
    answered = await use.delete(desk.admin, user_id or desk.lucia.id, key or desk.key())
    return answered.value.user.name


async def test_whoever_comes_back_with_an_older_copy_goes_again_and_nobody_else_does(
    desk: Desk, use: Erasing, tmp_path: Path
) -> None:
    await named(desk)
    eva = await _customer(desk, "Eva")
    hers = [await desk.ticket("canary-subject", f"canary {number}") for number in range(BATCH + 1)]
    async with older_copy(desk, tmp_path / "old.db") as old:
        late = await _customer(desk, "Kim")  # nobody knows of her in the copy
        await erase(desk, use)
        await erase(desk, use, late)
        counted: list[str] = []
        again = erasing_of(old, tmp_path, counted=lambda: counted.append("one"))
        assert "canary" in await every_text(old)
        assert await again.again() == 1
        await carried(old)
        left = await every_text(old)
        assert [word for word in ("canary", "Canary", "600 111") if word in left] == []
        assert "Eva" in left
        for ticket_id in hers:
            assert (await old.tickets.verify(old.ana, ticket_id)).fault is None
        entries = [one for one in await old.store.read(list_entries) if one.action == "customer.erased"]
        assert [(one.subject, one.actor) for one in entries] == [(f"#{desk.lucia.id}", "")]
        assert (await again.again(), counted) == (0, ["one"])
        desk.clock.turn(60)
        assert late == await _customer(old, "Ann"), "another person has Kim's number now"
        assert await again.again() == 0
        assert eva not in await old.store.read(erasures.asked)


async def test_a_chat_that_stood_open_in_the_older_copy_keeps_nobody_there(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk = stage.desk
        key, out = await stage.ask("canary")
        customer_id = (await stage.thread(out.id)).customer_id
        async with older_copy(desk, tmp_path / "old.db") as old:
            await stage.chats.leave(await stage.chats.need(key, out.id))
            await erase(desk, erasing_of(desk, tmp_path), customer_id)
            assert await erasing_of(old, tmp_path).again() == 1
            assert "canary" not in await every_text(old)


async def test_who_was_erased_before_there_were_marks_has_one_from_the_next_start_on(
    desk: Desk, use: Erasing, tmp_path: Path
) -> None:
    async with older_copy(desk, tmp_path / "old.db") as old:
        await erase(desk, use)
        (tmp_path / NAME).unlink()
        assert await erasing_of(old, tmp_path).again() == 0
        assert await use.again() == 0
        assert await erasing_of(old, tmp_path).again() == 1


async def test_the_file_of_marks_says_nothing_of_her(desk: Desk, use: Erasing, tmp_path: Path) -> None:
    await named(desk)
    for _ in range(2):
        await erase(desk, use)
    (line,) = (tmp_path / NAME).read_text().splitlines()
    told = msgspec.json.decode(line)
    assert told == {"mark": told["mark"], "at": to_rfc3339(desk.clock.now_ms())}
    assert len(told["mark"]) == 64
    other = Erased(desk.store, ErasureMarks(tmp_path / NAME), b"q" * 32, now_ms=desk.clock.now_ms)
    assert await other.come_back() == []  # of another desk: it fits nobody here


async def test_where_the_mark_cannot_be_written_it_is_when_it_is_asked_again(
    desk: Desk, use: Erasing, tmp_path: Path
) -> None:
    in_the_way, key = tmp_path / f".{NAME}.part", desk.key()
    in_the_way.mkdir()
    with pytest.raises(LinkError, match="erasures_unwritable"):
        await erase(desk, use, key=key)
    in_the_way.rmdir()
    assert await erase(desk, use, key=key) == GONE
    assert len((tmp_path / NAME).read_text().splitlines()) == 1


async def carried(desk: Desk) -> int:
    """All that the outbox had to do."""
    runner = OutboxRunner(desk.store, TOPIC, erasing.handler(desk.rng.randbytes), now_ms=desk.clock.now_ms)
    return await runner.drain()


async def named(desk: Desk) -> None:
    """All that one can know of Lucía says canary."""
    given = PersonChange(
        name="Canary Lucía", emails=("canary@example.com",), phones=("+34 600 111 222",), external_id="canary-7"
    )
    await People(desk.store, AuditLog(), b"k" * 32, lambda _: None).change(desk.ana, desk.lucia.id, given, desk.key())


async def said_with_file(desk: Desk, caller: Caller, ticket_id: int, body: str, key: str) -> None:
    def operation(work: Work) -> None:
        found = attachments.add(work, caller.id, name=f"{body}.txt", size=3, sha256="ab" * 32, store_key=key * 32)
        said = TicketChange(comment=CommentIn(body=body, public=True, uploads=(found.id,)))
        changes.update(work, caller, ticket_id, said, desk.rng.randbytes)

    await desk.store.write(operation)


async def found(desk: Desk, text: str) -> list[int]:
    page = await Search(desk.store, b"k" * 32).find(desk.ana, text, now_ms=desk.clock.now_ms())
    return [one.id for one in page.tickets]


async def test_nothing_of_her_is_left_in_any_table_and_every_log_verifies(desk: Desk, use: Erasing) -> None:
    await named(desk)
    hers = await desk.ticket("canary-subject", "canary-words")
    await said_with_file(desk, desk.lucia, hers, "canary-file", "c")
    await said_with_file(desk, desk.ana, hers, "kept answer", "k")
    await desk.change(desk.ana, hers, subject="canary-renamed")
    await desk.say(desk.ana, hers, "kept note", public=False)

    def phoned(work: Work) -> None:
        call = Call(id=1, number="+34600111222", started_at=1, ticket_id=hers, notes="canary-notes", ended_at=2)
        calls.put(work, call, None)
        attachments.add(work, desk.lucia.id, name="canary-unsaid", size=1, sha256="cd" * 32, store_key="u" * 32)
        ticket_keys.put(work, TicketKey(hers, desk.lucia.id), b"h" * 32, desk.ana.id)
        from_her = tables.audit.update().where(tables.audit.c.author_id == desk.lucia.id)
        work.connection.execute(from_her.values(ip="203.0.113.canary", client="canary-client"))

    await desk.store.write(phoned)
    before = await every_text(desk)
    assert before.count("canary") > 10
    assert await found(desk, "600111222") == [hers]
    assert await erase(desk, use) == GONE
    left = await every_text(desk)
    assert [word for word in ("canary", "Canary", "Lucía", "lucia", "600111222", "600 111") if word in left] == []
    assert "kept answer" in left
    assert "kept note" in left
    for text in ("canary", "600111222", "lucia", "canary-words", '"canary-file"'):
        assert await found(desk, text) == []
    assert await found(desk, "kept") == [hers]
    page = await desk.tickets.timeline(desk.admin, hers)
    assert [(one.body, one.redacted, len(one.attachments)) for one in page.comments] == [
        ("", True, 0), ("", True, 0), ("kept answer", False, 1), ("kept note", False, 0)
    ]  # fmt: skip
    assert (await desk.shown(hers)).subject == GONE
    said = [msgspec.json.decode(raw)["type"] for raw in page.audits[-1].events]
    assert sorted(said) == ["AttachmentRedact", "Change", "Redact", "Redact"]
    assert (await desk.tickets.verify(desk.admin, hers)).fault is None
    assert await desk.store.read(lambda connection: ticket_keys.find(connection, b"h" * 32)) is None
    gone = await desk.store.write(lambda work: attachments.forget_unused(work, desk.clock.now_ms() - 1))
    assert sorted(gone) == ["c" * 32, "u" * 32]


async def test_what_she_wrote_in_tickets_of_others_goes_and_she_is_in_copy_no_more(desk: Desk, use: Erasing) -> None:
    eva = await _customer(desk, "Eva")
    other = await desk.tickets.create(
        desk.ana, TicketNew(subject="Eva's", requester_id=eva, comment=CommentIn(body="hello", public=True)), desk.key()
    )
    number = other.value.ticket.id
    await Participants(desk.store, desk.rng.randbytes).add(
        desk.ana, number, ParticipantIn(user_id=desk.lucia.id), desk.key()
    )
    await desk.say(desk.lucia, number, "canary in copy")
    await erase(desk, use)
    page = await desk.tickets.timeline(desk.ana, number)
    assert [one.body for one in page.comments] == ["hello", ""]
    assert page.participants == ()
    assert (await desk.shown(number)).subject == "Eva's"
    assert (await desk.tickets.verify(desk.ana, number)).fault is None
    assert await found(desk, "canary") == []
    assert await found(desk, "eva") == [number]


async def test_words_of_hers_that_were_split_off_go_where_they_stand_and_both_logs_say_so(
    desk: Desk, use: Erasing
) -> None:
    source = await desk.ticket("two things", "first thing")
    await desk.say(desk.lucia, source, "second thing")
    comment_id = (await desk.tickets.timeline(desk.ana, source)).comments[1].id
    given = SplitIn(subject="second", comment_ids=(comment_id,))
    split = (await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, source, given, desk.key())).value.ticket.id
    await erase(desk, use)
    assert "thing" not in await every_text(desk)
    assert await found(desk, "thing") == []
    for ticket_id in (source, split):
        log = (await desk.tickets.timeline(desk.ana, ticket_id)).audits
        events = [msgspec.json.decode(raw) for audit in log for raw in audit.events]
        assert {"type": "Redact", "comment_id": comment_id} in events
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_many_tickets_follow_in_the_background_and_it_is_known_when_all_is_gone(desk: Desk, use: Erasing) -> None:
    made = [await desk.ticket("subject", f"canary {number}") for number in range(2 * BATCH + 1)]
    done = sa.select(tables.erasure.c.done_at)
    await erase(desk, use)
    assert (await every_text(desk)).count("canary ") == BATCH + 1
    assert await desk.store.read(lambda connection: connection.execute(done).scalars().all()) == [None]
    assert await carried(desk) == 2
    assert "canary" not in await every_text(desk)
    assert await desk.store.read(lambda c: c.execute(done).scalars().all()) == [desk.clock.now_ms()]
    for ticket_id in made:
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_again_it_changes_nothing_and_the_relays_log_says_once_who_did_it(desk: Desk, use: Erasing) -> None:
    ticket_id, key = await desk.ticket(), desk.key()
    for again in (key, key, ""):
        assert await erase(desk, use, key=again) == GONE
    assert (await desk.shown(ticket_id)).seq == 2
    entries = [one for one in await desk.store.read(list_entries) if one.action == "customer.erased"]
    assert [(one.subject, one.detail) for one in entries] == [(f"#{desk.lucia.id}", {"tickets": 1})]
    assert entries[0].actor == "Olga@example.com"
    assert await desk.store.read(lambda connection: erasures.is_asked(connection, desk.lucia.id))


async def test_her_words_go_out_of_closed_and_merged_and_deleted_tickets_too(desk: Desk, use: Erasing) -> None:
    closed, deleted = await desk.ticket(body="canary a"), await desk.ticket(body="canary b")
    await desk.close(closed)
    await desk.store.write(
        lambda work: work.connection.execute(
            tables.ticket.update().where(tables.ticket.c.id == deleted).values(status="deleted", deleted_at=1)
        )
    )
    await erase(desk, use)
    assert "canary" not in await every_text(desk)


async def test_her_address_belongs_to_nobody_then_and_her_own_links_open_nothing(desk: Desk, use: Erasing) -> None:
    await erase(desk, use)
    people = People(desk.store, AuditLog(), b"k" * 32, lambda _: None)
    assert (await people.find_email(desk.ana, "lucía@example.com")).users == ()
    assert (await Participants(desk.store, desk.rng.randbytes).find(desk.ana, "Luc")).users == ()
    shown = (await people.find(desk.ana, desk.lucia.id)).user
    assert (shown.name, shown.emails, shown.phones, shown.external_id, shown.org_id) == (GONE, (), (), None, None)
    assert shown.suspended


async def test_only_admins_erase_nobody_erases_herself_and_whoever_is_not_there_is_not(
    desk: Desk, use: Erasing
) -> None:
    for caller in (desk.ana, desk.lucia):
        with pytest.raises(RefusedError, match="forbidden"):
            await use.delete(caller, desk.lucia.id, desk.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await use.delete(desk.admin, desk.admin.id, desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await use.delete(desk.admin, 999, desk.key())


async def test_whoever_is_helped_just_now_is_not_erased(desk: Desk, use: Erasing) -> None:
    ticket_id = await desk.ticket()
    await desk.store.write(lambda work: _session(work, ticket_id, desk.ana.id))
    with pytest.raises(RefusedError, match="erase") as caught:
        await erase(desk, use)
    assert caught.value.fields["why"] == "session"
    assert (await desk.shown(ticket_id)).subject != GONE


async def test_a_chat_ends_first_and_its_key_opens_nothing_then(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        use = erasing_of(stage.desk, tmp_path)
        key, out = await stage.ask("canary")
        customer_id = (await stage.thread(out.id)).customer_id
        with pytest.raises(RefusedError, match="erase") as caught:
            await erase(stage.desk, use, customer_id)
        assert caught.value.fields["why"] == "chat"
        await stage.chats.leave(await stage.chats.need(key, out.id))
        await erase(stage.desk, use, customer_id)
        with pytest.raises(RefusedError):
            await stage.chats.need(key, out.id)
        assert (await stage.chat(out.id)).name == ""
        assert "canary" not in await every_text(stage.desk)


async def test_whoever_helps_is_suspended_once_nothing_is_in_her_hands(
    desk: Desk, use: Erasing, told: list[int]
) -> None:
    with pytest.raises(FieldsError) as refused:
        await erase(desk, use, desk.bo.id)
    assert refused.value.codes == {"user.suspended": "no_account"}
    await desk.store.write(lambda work: _account(work, desk.bo.id))
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    await desk.say(desk.bo, ticket_id, "my answer")
    await desk.store.write(lambda work: _session(work, ticket_id, desk.bo.id))
    for why in ("sessions", "tickets"):
        with pytest.raises(RefusedError, match="in_use") as caught:
            await erase(desk, use, desk.bo.id)
        assert caught.value.fields["why"] == why
        await desk.store.write(_end_sessions)
    await desk.change(desk.ana, ticket_id, assignee_id=desk.ana.id)
    for _ in range(2):
        assert await erase(desk, use, desk.bo.id) == "Bo"
    assert await desk.store.read(lambda connection: caller_of(connection, desk.bo.id, Origin())) is None
    assert [one.body for one in (await desk.tickets.timeline(desk.ana, ticket_id)).comments][-1] == "my answer"
    assert set(told) == {desk.bo.id}


async def _customer(desk: Desk, name: str) -> int:
    people = People(desk.store, AuditLog(), b"k" * 32, lambda _: None)
    return (await people.make(desk.ana, PersonIn(name=name), desk.key())).value.user.id


def _session(work: Work, ticket_id: int, agent_id: int) -> None:
    row = {"ticket_id": ticket_id, "room": "r" * 26, "agent_id": agent_id, "nameplate": "123", "state": "live"}
    work.connection.execute(tables.session_ref.insert().values(**row, first_seq=1, created_at=0, updated_at=0))


def _end_sessions(work: Work) -> None:
    work.connection.execute(tables.session_ref.update().values(state="ended"))


def _account(work: Work, user_id: int) -> None:
    row = {"user_id": user_id, "email": "bo@example.com", "password_hash": secrets.token_hex(4), "created_at": 1}
    work.connection.execute(tables.account.insert().values(**row))
