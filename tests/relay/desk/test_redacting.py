"""Redacting: no word and no salt is left, the log says so in every ticket concerned and still verifies."""

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import CommentIn, CommentOut, SplitIn, TicketAnswer, TicketChange
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.deleting import RESTORE_WITHIN_MS, TIMER_KIND, Deleting
from relay.desk.redacting import Redacting
from relay.desk.rights import Caller
from relay.desk.search import Search
from relay.desk.splitting import Splitting
from relay.desk.timers import TimerRunner
from relay.store import attachments, tables
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_deleting import every_text


@pytest.fixture
def redacting(desk: Desk) -> Redacting:
    return Redacting(desk.store, desk.rng.randbytes)


async def redact(
    desk: Desk, use: Redacting, ticket_id: int, comment_id: int, caller: Caller | None = None, **given: object
) -> TicketAnswer:
    wanted = RedactIn(**given)  # type: ignore[arg-type]
    return (await use.redact(caller or desk.admin, ticket_id, comment_id, wanted, desk.key())).value


async def said(desk: Desk, ticket_id: int) -> list[CommentOut]:
    return list((await desk.tickets.timeline(desk.admin, ticket_id)).comments)


async def found(desk: Desk, word: str) -> list[int]:
    page = await Search(desk.store, b"k" * 32).find(desk.ana, word, now_ms=desk.clock.now_ms())
    return [one.id for one in page.tickets]


async def hang(desk: Desk, ticket_id: int, body: str, *names: str) -> int:
    """A note with files; its id."""

    def operation(work: Work) -> int:
        ids = tuple(
            attachments.add(work, desk.ana.id, name=name, size=3, sha256="ab" * 32, store_key=name[0] * 32).id
            for name in names
        )
        change = TicketChange(comment=CommentIn(body=body, public=False, uploads=ids))
        comment = changes.update(work, desk.ana, ticket_id, change, desk.rng.randbytes).comment
        assert comment is not None
        return comment.id

    return await desk.store.write(operation)


async def test_the_words_are_nowhere_any_more_and_the_chain_still_verifies(desk: Desk, redacting: Redacting) -> None:
    ticket_id = await desk.ticket("stays", "my card is canary-4929")
    await desk.say(desk.ana, ticket_id, "kept words")
    first = (await said(desk, ticket_id))[0]
    assert await found(desk, "canary") == [ticket_id]
    before = await desk.shown(ticket_id)
    answer = await redact(desk, redacting, ticket_id, first.id)
    assert answer.comment is not None
    assert (answer.comment.body, answer.comment.redacted) == ("", True)
    assert answer.audit is not None
    assert [msgspec.json.decode(raw) for raw in answer.audit.events] == [{"type": "Redact", "comment_id": first.id}]
    assert (answer.ticket.seq, answer.audit.author_id) == (before.seq + 1, desk.admin.id)
    assert [(one.body, one.redacted) for one in await said(desk, ticket_id)] == [("", True), ("kept words", False)]
    assert "canary" not in await every_text(desk)
    salts = sa.select(tables.reply.c.salt).where(tables.reply.c.id == first.id)
    assert await desk.store.read(lambda connection: connection.execute(salts).scalar_one()) is None
    assert (await found(desk, "canary"), await found(desk, "kept")) == ([], [ticket_id])
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    again = await redact(desk, redacting, ticket_id, first.id)
    assert (again.audit, again.ticket.seq) == (None, answer.ticket.seq)


async def test_files_go_by_themselves_or_with_the_words(desk: Desk, redacting: Redacting) -> None:
    ticket_id = await desk.ticket()
    note_id = await hang(desk, ticket_id, "see files", "a-canary.txt", "b.txt")
    one, other = next(comment for comment in await said(desk, ticket_id) if comment.id == note_id).attachments
    await redact(desk, redacting, ticket_id, note_id, words=False, attachment_ids=(one.id,))
    left = next(comment for comment in await said(desk, ticket_id) if comment.id == note_id)
    assert (left.body, left.attachments) == ("see files", (other,))
    assert "a-canary" not in await every_text(desk)
    for given, why in (({"words": False}, "nothing"), ({"attachment_ids": (one.id,)}, "files")):
        with pytest.raises(RefusedError, match="redact") as caught:
            await redact(desk, redacting, ticket_id, note_id, **given)  # type: ignore[arg-type]
        assert caught.value.fields["why"] == why
    await redact(desk, redacting, ticket_id, note_id, attachment_ids=(other.id,))
    left = next(comment for comment in await said(desk, ticket_id) if comment.id == note_id)
    assert (left.body, left.redacted, left.attachments) == ("", True, ())
    gone = await desk.store.write(lambda work: attachments.forget_unused(work, desk.clock.now_ms() - 1))
    assert sorted(gone) == ["a" * 32, "b" * 32]


async def test_admins_erase_any_words_agents_their_own(desk: Desk, redacting: Redacting) -> None:
    ticket_id = await desk.ticket()
    await desk.say(desk.ana, ticket_id, "by Ana")
    hers, anas = await said(desk, ticket_id)
    for caller, comment in ((desk.ana, hers), (desk.bo, anas), (desk.lucia, hers)):
        with pytest.raises(RefusedError, match="forbidden"):
            await redact(desk, redacting, ticket_id, comment.id, caller)
    assert (await redact(desk, redacting, ticket_id, anas.id, desk.ana)).audit is not None
    other = await desk.ticket()
    narrow = msgspec.structs.replace(desk.ana, sees_all=False)
    for caller, ticket, comment_id in (
        (desk.admin, other, hers.id),
        (desk.admin, ticket_id, 99_999),
        (desk.admin, 99_999, hers.id),
        (narrow, ticket_id, anas.id),
    ):
        with pytest.raises(RefusedError, match="not_found"):
            await redact(desk, redacting, ticket, comment_id, caller)


async def test_it_is_done_once_for_a_key_and_in_closed_tickets_too(desk: Desk, redacting: Redacting) -> None:
    ticket_id = await desk.ticket()
    await desk.close(ticket_id)
    first = (await said(desk, ticket_id))[0]
    one = await redacting.redact(desk.admin, ticket_id, first.id, RedactIn(), "k")
    two = await redacting.redact(desk.admin, ticket_id, first.id, RedactIn(), "k")
    assert (one.replayed, two.replayed, two.value.ticket.status) == (False, True, "closed")


async def test_split_off_words_are_erased_where_they_stand_and_both_logs_say_so(
    desk: Desk, redacting: Redacting
) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    await desk.say(desk.lucia, ticket_id, "canary matter")
    comment = (await said(desk, ticket_id))[-1]
    given = SplitIn(subject="second", comment_ids=(comment.id,))
    split = await Splitting(desk.store, desk.rng.randbytes).split(desk.ana, ticket_id, given, desk.key())
    new_id = split.value.ticket.id
    with pytest.raises(RefusedError, match="not_found"):
        await redact(desk, redacting, ticket_id, comment.id)
    await redact(desk, redacting, new_id, comment.id)
    assert "canary" not in await every_text(desk)
    assert await found(desk, "canary") == []
    for one in (ticket_id, new_id):
        newest = (await desk.tickets.timeline(desk.ana, one)).audits[-1]
        assert [msgspec.json.decode(raw)["type"] for raw in newest.events] == ["Redact"]
        assert (await desk.tickets.verify(desk.ana, one)).fault is None


async def test_a_deleted_ticket_s_log_says_once_that_words_are_gone(desk: Desk, redacting: Redacting) -> None:
    ticket_id = await desk.ticket()
    await redact(desk, redacting, ticket_id, (await said(desk, ticket_id))[0].id)
    deleting = Deleting(desk.store, desk.rng.randbytes)
    await deleting.delete(desk.admin, ticket_id, desk.key())
    desk.clock.turn(RESTORE_WITHIN_MS // 1000)
    await TimerRunner(desk.store, {TIMER_KIND: deleting.erase}, now_ms=desk.clock.now_ms).run_due()
    audits = (await desk.tickets.timeline(desk.admin, ticket_id)).audits
    kinds = [msgspec.json.decode(raw)["type"] for audit in audits for raw in audit.events]
    assert kinds.count("Redact") == 1
    assert (await desk.tickets.verify(desk.admin, ticket_id)).fault is None
