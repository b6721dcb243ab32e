"""Merged words that customers may see: of one organisation, ticked, in public, by their times; and nothing else ever."""

import msgspec
import pytest

from assistdesk.core.desk.events_service import MergedFrom, read_log_events
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentIn, SplitIn, TicketNew
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.deleting import Deleting
from relay.desk.merging import Merging
from relay.desk.participants import Participants
from relay.desk.reading import Reading
from relay.desk.redacting import Redacting
from relay.desk.rights import Caller
from relay.desk.splitting import Splitting
from relay.desk.transcripts import Transcripts
from relay.store import people
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

CANARY = "canary-elsewhere"
HOME, ELSEWHERE = "Talleres Norte", "Bright Co."


@pytest.fixture
def merging(desk: Desk) -> Merging:
    return Merging(desk.store, desk.rng.randbytes)


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk.store, desk.rng.randbytes, "https://help.example.com")


async def person(desk: Desk, name: str, organisation: str | None) -> int:
    def operation(work: Work) -> int:
        org_id = None if organisation is None else people.organization_named(work, organisation)
        return people.add(work, role="customer", name=name, email=f"{name}@example.org", org_id=org_id)

    return await desk.store.write(operation)


async def ticket_of(desk: Desk, requester_id: int, subject: str, body: str) -> int:
    """As she asks herself: the first words are hers and public."""
    who = Caller(user_id=requester_id, role="customer", origin=desk.lucia.origin)
    new = TicketNew(subject=subject, requester_id=requester_id, comment=CommentIn(body=body, public=True))
    made = await desk.store.write(lambda work: changes.create(work, who, new, desk.rng.randbytes))
    return made.ticket.id


async def key_of(desk: Desk, reading: Reading, ticket_id: int, user_id: int) -> str:
    return (await reading.give(desk.ana, ticket_id, user_id)).key


async def bodies(desk: Desk, reading: Reading, key: str) -> list[str]:
    return [one.body for one in (await reading.read(key, now_ms=desk.clock.now_ms())).lines]


async def test_who_is_of_the_same_organisation_reads_the_source_s_public_words_by_their_times(
    desk: Desk, merging: Merging, reading: Reading
) -> None:
    target = await desk.ticket("printer", "it does not print")
    desk.clock.turn(60)
    maria = await person(desk, "Maria", HOME)
    source = await ticket_of(desk, maria, "printer again", "mine neither")
    await desk.say(desk.ana, source, f"{CANARY}-note", public=False)
    desk.clock.turn(60)
    await desk.say(desk.ana, target, "looking")
    key, her_own = (
        await key_of(desk, reading, target, desk.lucia.id),
        await key_of(desk, reading, source, maria),
    )
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
    found = await reading.read(key, now_ms=desk.clock.now_ms())
    assert [(one.name, one.body) for one in found.lines] == [
        ("Lucía Fernández", "it does not print"),
        ("Maria", "mine neither"),
        ("Ana", "looking"),
    ]
    assert [one.seq for one in found.lines] == [1, 1, 2]
    assert CANARY not in msgspec.json.encode(found).decode()
    assert await bodies(desk, reading, her_own) == ["mine neither"]  # the source's customer keeps what she has
    page = await desk.tickets.timeline(desk.ana, target)
    marks = [one for one in read_log_events(page.audits[-1].events) if isinstance(one, MergedFrom)]
    assert [(one.source_id, one.customers_see) for one in marks] == [(source, True)]
    assert [(link.ticket_id, link.kind) for link in page.links] == [(source, "merged")]
    transcripts = Transcripts(desk.store)
    theirs = await transcripts.of_reader(key, 0, now_ms=desk.clock.now_ms())
    ours = await transcripts.of_ticket(desk.ana, target, 0)
    assert [one.body for one in theirs.lines] == ["it does not print", "mine neither", "looking"]
    assert theirs.lines == ours.lines
    assert (await transcripts.of_ticket(desk.ana, target, 2)).lines == ()
    blind = msgspec.structs.replace(desk.bo, sees_all=False)
    await desk.change(desk.ana, target, assignee_id=desk.bo.id)
    assert [one.body for one in (await transcripts.of_ticket(blind, target, 0)).lines] == [
        "it does not print",
        "looking",
    ]


async def test_no_word_crosses_to_another_organisation(desk: Desk, merging: Merging, reading: Reading) -> None:
    """Neither by a merge nor through somebody of elsewhere who reads along."""
    target = await desk.ticket("ours", "our words")
    other = await person(desk, "Bob", ELSEWHERE)
    nobody_s = await person(desk, "Nobody", None)
    far = await ticket_of(desk, other, f"{CANARY}-far", f"{CANARY}: far")
    free = await ticket_of(desk, nobody_s, f"{CANARY}-free", f"{CANARY}: free")
    key = await key_of(desk, reading, target, desk.lucia.id)
    for source in (far, free):
        with pytest.raises(RefusedError, match="merge") as refused:
            await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
        assert refused.value.fields["why"] == "organisation"
    await merging.merge(desk.ana, far, target, desk.key())
    maria = await person(desk, "Maria", HOME)
    near = await ticket_of(desk, maria, "near", f"{CANARY}: near")
    on_tickets = Participants(desk.store, desk.rng.randbytes)
    read_along = []
    for who in (other, nobody_s):
        await on_tickets.add(desk.ana, target, ParticipantIn(user_id=who), desk.key())
        read_along.append(await key_of(desk, reading, target, who))
    await merging.merge(desk.ana, near, target, desk.key(), customers_see=True)
    assert await bodies(desk, reading, key) == ["our words", f"{CANARY}: near"]
    for their_key in read_along:
        assert await bodies(desk, reading, their_key) == ["our words"]
        told = await Transcripts(desk.store).of_reader(their_key, 0, now_ms=desk.clock.now_ms())
        assert CANARY not in msgspec.json.encode(told).decode()


async def test_without_the_tick_and_after_it_is_undone_nothing_is_lent(
    desk: Desk, merging: Merging, reading: Reading
) -> None:
    target = await desk.ticket("first", "first words")
    source = await desk.ticket("second", "second words")
    key = await key_of(desk, reading, target, desk.lucia.id)
    await merging.merge(desk.ana, source, target, desk.key())
    assert await bodies(desk, reading, key) == ["first words"]
    await merging.unmerge(desk.ana, source, desk.key())
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
    assert await bodies(desk, reading, key) == ["first words", "second words"]
    await merging.unmerge(desk.ana, source, desk.key())
    assert await bodies(desk, reading, key) == ["first words"]
    await merging.merge(desk.ana, source, target, desk.key())
    assert await bodies(desk, reading, key) == ["first words"]


async def test_what_was_split_off_erased_or_deleted_is_lent_no_more(
    desk: Desk, merging: Merging, reading: Reading
) -> None:
    target = await desk.ticket("first", "first words")
    desk.clock.turn(1)
    source = await desk.ticket("second", "second words")
    await desk.say(desk.lucia, source, f"{CANARY}-split")
    comment_ids = [one.id for one in (await desk.tickets.timeline(desk.ana, source)).comments]
    apart = SplitIn(subject="third", comment_ids=(comment_ids[1],))
    await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, source, apart, desk.key())
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
    key = await key_of(desk, reading, target, desk.lucia.id)
    assert await bodies(desk, reading, key) == ["first words", "second words"]
    await Redacting(desk.store, desk.rng.randbytes).redact(
        desk.admin, source, comment_ids[0], RedactIn(words=True), desk.key()
    )
    (_, line) = (await reading.read(key, now_ms=desk.clock.now_ms())).lines
    assert (line.body, line.redacted) == ("", True)
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, source, desk.key())
    assert await bodies(desk, reading, key) == ["first words"]


async def test_words_that_the_source_got_by_a_split_are_lent_with_its_own(
    desk: Desk, merging: Merging, reading: Reading
) -> None:
    first = await desk.ticket("first", "of the first")
    split_off = (await desk.say(desk.lucia, first, "of the second")).comment
    assert split_off is not None
    splitting = Splitting(desk.store, desk.rng.randbytes)
    apart = SplitIn(subject="second", comment_ids=(split_off.id,))
    source = (await splitting.split(desk.ana, first, apart, desk.key())).value.ticket.id
    desk.clock.turn(60)
    target = await desk.ticket("target", "of the target")
    key = await key_of(desk, reading, target, desk.lucia.id)
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
    assert await bodies(desk, reading, key) == ["of the second", "of the target"]
    theirs = await Transcripts(desk.store).of_reader(key, 0, now_ms=desk.clock.now_ms())
    assert [one.body for one in theirs.lines] == ["of the second", "of the target"]
    old = await key_of(desk, reading, first, desk.lucia.id)
    assert await bodies(desk, reading, old) == ["of the first", ""]


async def test_pages_and_parts_lend_each_word_once(
    desk: Desk, merging: Merging, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relay.desk.transcripts.LINES_MAX", 2)
    target = await desk.ticket("first", "own 0")
    source = await desk.ticket("second", "lent 0")
    for number in range(1, 5):
        desk.clock.turn(60)
        await desk.say(desk.lucia, target, f"own {number}")
        if number % 2:
            desk.clock.turn(60)
        await desk.say(desk.lucia, source, f"lent {number}")
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)
    key = await key_of(desk, reading, target, desk.lucia.id)
    whole = await bodies(desk, reading, key)
    assert whole == [word for number in range(5) for word in (f"own {number}", f"lent {number}")]
    pages, before = [], None
    while True:
        page = await reading.read(key, now_ms=desk.clock.now_ms(), limit=2, before=before)
        pages = [*(one.body for one in page.lines), *pages]
        before = page.lines[0].seq
        if not page.has_more:
            break
    assert pages == whole
    parts, after = [], 0
    while True:
        part = await Transcripts(desk.store).of_reader(key, after, now_ms=desk.clock.now_ms())
        parts += [one.body for one in part.lines]
        after = part.lines[-1].seq
        if not part.has_more:
            break
    assert parts == whole
