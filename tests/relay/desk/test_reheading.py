"""What finds a ticket beside its words: tags, files, people's numbers and names; also after these changed."""

from pathlib import Path

import pytest

from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentIn, RequesterIn, SplitIn, TicketNew
from assistdesk.core.desk.shapes_organizations import OrganizationChange, PersonChange, PersonIn
from relay.desk import changes, reheading
from relay.desk.attachments import AttachmentRules, Attachments
from relay.desk.organizations import Organizations
from relay.desk.people import People
from relay.desk.redacting import Redacting
from relay.desk.splitting import Splitting
from relay.desk.timers import OutboxRunner
from relay.ops.audit import AuditLog
from relay.store import search as index
from relay.store.store import Store
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_attachments import pieces
from tests.relay.desk.test_people import people as people
from tests.relay.desk.test_people import told as told
from tests.relay.desk.test_search import ids, public_hits


@pytest.fixture(autouse=True, params=[1, index.BEHIND_MAX], ids=["held", "waiting"])
def behind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes may be in the indexes already, or wait for them."""
    monkeypatch.setattr(index, "BEHIND_MAX", request.param)


async def run_jobs(desk: Desk) -> int:
    return await OutboxRunner(desk.store, reheading.TOPIC, reheading.handle, now_ms=desk.clock.now_ms).drain()


async def is_whole(store: Store) -> None:
    """Each text that was given back was the one that the index had."""

    def look(work: Work) -> None:
        for name in ("search_staff", "search_public"):
            work.connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")

    await store.write(look)


async def with_file(desk: Desk, ticket_id: int, name: str, *, public: bool) -> tuple[int, int]:
    """The comment and its file."""
    upload = (
        await Attachments(desk.store, AttachmentRules(disk_free_percent=0), desk.rng.randbytes).receive(
            desk.ana, name, pieces(name.encode())
        )
    ).upload.id
    said = CommentIn(body="see the file", public=public, uploads=(upload,))
    comment = (await desk.change(desk.ana, ticket_id, comment=said)).comment
    assert comment is not None
    return comment.id, upload


async def test_tags_find_a_ticket_for_staff_from_when_they_are_set(desk: Desk) -> None:
    ticket_id = await desk.ticket("no abre", "first words")
    assert await ids(desk, "refund") == []
    await desk.change(desk.ana, ticket_id, tags=("Refund", "vip-2026"))
    await desk.say(desk.ana, ticket_id, "later words")
    assert await ids(desk, "refund first") == await ids(desk, "vip 2026 later") == [ticket_id]
    assert await public_hits(desk, "refund") == (), "customers know no tags"
    await desk.change(desk.ana, ticket_id, tags=("other",))
    assert await ids(desk, "refund") == []
    assert await ids(desk, "other first") == await ids(desk, "other later") == [ticket_id]
    new = TicketNew(subject="b", requester_id=desk.lucia.id, tags=("tagged",), comment=CommentIn(body="x", public=True))
    made = (await desk.tickets.create(desk.ana, new, desk.key())).value.ticket.id
    assert await ids(desk, "tagged") == [made]
    await is_whole(desk.store)


async def test_files_find_the_words_they_came_with_and_those_of_a_note_stay_inside(desk: Desk) -> None:
    ticket_id = await desk.ticket("no abre", "first words")
    await with_file(desk, ticket_id, "crashdump-4711.txt", public=True)
    await with_file(desk, ticket_id, "canary.log", public=False)
    await desk.say(desk.lucia, ticket_id, "a later reply")
    assert await ids(desk, "crashdump-4711.txt") == await ids(desk, "canary.log") == [ticket_id]
    assert [hit.ticket_id for hit in await public_hits(desk, "crashdump")] == [ticket_id]
    assert await public_hits(desk, "canary") == ()
    assert await ids(desk, "canary later") == [], "a file is found with its own words"
    await desk.change(desk.ana, ticket_id, subject="renamed", tags=("x",))
    assert await ids(desk, "renamed crashdump") == [ticket_id]
    assert await public_hits(desk, "canary") == ()
    await is_whole(desk.store)


async def test_a_file_that_was_erased_is_found_no_more_and_one_that_moved_finds_the_new_ticket(desk: Desk) -> None:
    ticket_id = await desk.ticket("no abre", "first words")
    comment_id, upload = await with_file(desk, ticket_id, "secret-name.txt", public=True)
    moved, _ = await with_file(desk, ticket_id, "moved-name.txt", public=True)
    split = SplitIn(subject="apart", comment_ids=(moved,))
    made = (await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, ticket_id, split, desk.key())).value
    assert await ids(desk, "moved name apart") == [made.ticket.id]
    given = RedactIn(words=False, attachment_ids=(upload,))
    await Redacting(desk.store, desk.rng.randbytes).redact(desk.admin, ticket_id, comment_id, given, desk.key())
    assert await ids(desk, "secret name") == []
    assert await ids(desk, "see file") == [made.ticket.id, ticket_id]
    assert await public_hits(desk, "secret") == ()
    await is_whole(desk.store)


async def test_a_customer_is_found_by_each_of_her_addresses_numbers_and_her_external_id(
    desk: Desk, people: People
) -> None:
    given = PersonChange(
        emails=("lucia@example.com", "lf@second.example"),
        phones=("+34 944 555 010", "+1 (212) 555-1234"),
        external_id="CRM-0815",
    )
    await people.change(desk.ana, desk.lucia.id, given, desk.key())
    ticket_id = await desk.ticket()
    other = await desk.store.write(
        lambda work: changes.create(
            work,
            desk.ana,
            TicketNew(
                subject="b",
                requester=RequesterIn(name="Tom", phone="+44 20 7946 0958"),
                comment=CommentIn(body="x", public=True),
            ),
            desk.rng.randbytes,
        )
    )
    for text in (
        "lf@second.example",
        "+34 944 555 010",
        "+34944555010",
        "944555010",
        "944 555 010",
        "2125551234",
        "CRM-0815",
    ):
        assert await ids(desk, text) == [ticket_id], text
    assert await ids(desk, "+442079460958") == [other.ticket.id]
    assert await public_hits(desk, "0815") == ()


@pytest.mark.parametrize("batch", [1, 2, 20])
async def test_after_a_customer_changed_her_old_tickets_are_found_by_what_is_new_also_after_a_restart(
    desk: Desk, people: People, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(reheading, "BATCH", batch)
    made = [await desk.ticket(f"t{number}") for number in range(3)]
    await desk.say(desk.ana, made[0], "an answer")
    given = PersonChange(name="Lucía Gutiérrez", emails=("lg@new.example",))
    await people.change(desk.ana, desk.lucia.id, given, desk.key())
    await desk.store.close()
    desk.store = await Store.open(Path(desk.store.database.name), now_ms=desk.clock.now_ms)
    assert await run_jobs(desk) == 3 // batch + 1
    assert sorted(await ids(desk, "gutierrez")) == sorted(await ids(desk, "lg@new.example")) == made
    assert await ids(desk, "gutierrez answer") == made[:1]
    assert await ids(desk, "fernandez") == await ids(desk, "lucia@example.com") == []
    await desk.say(desk.ana, made[1], "another answer")
    assert await ids(desk, "gutierrez another") == [made[1]]
    people = People(desk.store, AuditLog(), b"k" * 32, lambda _user_id: None)
    await people.change(desk.ana, desk.lucia.id, PersonChange(locale="es"), desk.key())
    assert await run_jobs(desk) == 0, "what finds nothing asks for nothing"
    await is_whole(desk.store)


@pytest.mark.parametrize("batch", [1, 2, 20])
async def test_after_an_organisation_was_renamed_its_peoples_tickets_are_found_by_what_is_new(
    desk: Desk, people: People, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(reheading, "BATCH", batch)
    organizations = Organizations(desk.store, AuditLog(), b"k" * 32)
    org = (await people.find(desk.admin, desk.lucia.id)).user.org_id
    assert org is not None
    tom = PersonIn(name="Tom", emails=("tom@example.com",), org_id=org)
    tom_id = (await people.make(desk.admin, tom, desk.key())).value.user.id
    hers, his = await desk.ticket("a", "words"), (await _of(desk, tom_id, "b"))
    assert sorted(await ids(desk, "talleres")) == [hers, his]
    change = OrganizationChange(name="Industrias Sur", external_id="ERP-77")
    await organizations.change(desk.admin, org, change, desk.key())
    await run_jobs(desk)
    assert sorted(await ids(desk, "industrias")) == sorted(await ids(desk, "ERP-77")) == [hers, his]
    assert await ids(desk, "industrias words") == [hers]
    assert await ids(desk, "talleres") == []
    assert await public_hits(desk, "ERP") == ()
    await organizations.change(desk.admin, org, OrganizationChange(region="EU"), desk.key())
    assert await run_jobs(desk) == 0, "what finds nothing asks for nothing"
    await is_whole(desk.store)


async def _of(desk: Desk, requester_id: int, body: str) -> int:
    new = TicketNew(subject="a", requester_id=requester_id, comment=CommentIn(body=body, public=True))
    return (await desk.tickets.create(desk.ana, new, desk.key())).value.ticket.id


async def test_heads_of_before_have_one_part_and_are_given_back_as_they_were(desk: Desk) -> None:
    """As rows that older programs wrote."""
    ticket_id = await desk.ticket("kettle", "it leaks")

    def older(work: Work) -> None:
        index.rehead(work, ticket_id, index.Head("1 kettle lucia"), {1: "it leaks"})

    await desk.store.write(older)
    await desk.change(desk.ana, ticket_id, tags=("refund",))
    assert await ids(desk, "refund leaks") == [ticket_id]
    assert [hit.ticket_id for hit in await public_hits(desk, "kettle")] == [ticket_id]
    await is_whole(desk.store)
