"""Deleting, restoring within 30 days, and what is left after them: numbers and hashes, no words and no salts."""

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.shapes import CommentIn, SplitIn, TicketChange
from assistdesk.core.desk.views import DELETED, Condition, Conditions, Sort
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk.deleting import GONE, RESTORE_WITHIN_MS, TIMER_KIND, Deleting
from relay.desk.rights import Caller
from relay.desk.search import Search
from relay.desk.splitting import Splitting
from relay.desk.timers import TimerRunner
from relay.store import attachments, sends, tables
from relay.store.part_tables import attachment
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

DAY_S = 86_400


@pytest.fixture
def deleting(desk: Desk) -> Deleting:
    return Deleting(desk.store, desk.rng.randbytes)


async def delete(desk: Desk, use: Deleting, ticket_id: int, caller: Caller | None = None) -> str:
    return (await use.delete(caller or desk.admin, ticket_id, desk.key())).value.ticket.status


async def restore(desk: Desk, use: Deleting, ticket_id: int, caller: Caller | None = None) -> str:
    return (await use.restore(caller or desk.admin, ticket_id, desk.key())).value.ticket.status


async def run_timers(desk: Desk, use: Deleting) -> None:
    await TimerRunner(desk.store, {TIMER_KIND: use.erase}, now_ms=desk.clock.now_ms).run_due()


async def every_text(desk: Desk) -> str:
    """All that the database holds of words, in any table."""

    def question(connection: sa.Connection) -> str:
        found = []
        for table in tables.metadata.sorted_tables:
            if table is tables.idempotency:  # forgotten after a week
                continue
            for row in connection.execute(sa.select(table)):
                found += [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row]
        return "\n".join(found)

    return await desk.store.read(question)


async def test_N12_a_deleted_ticket_takes_nothing_and_comes_back_with_the_status_it_had(
    desk: Desk, deleting: Deleting
) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="pending", assignee_id=desk.ana.id)
    assert await delete(desk, deleting, ticket_id) == "deleted"
    for change in (TicketChange(status="open"), TicketChange(comment=CommentIn(body="x", public=False))):
        with pytest.raises(RefusedError, match="step"):
            await desk.tickets.change(desk.ana, ticket_id, change, desk.key())
    with pytest.raises(RefusedError, match="step"):
        await desk.say(desk.lucia, ticket_id, "still there?")
    with pytest.raises(RefusedError, match="step") as caught:
        await delete(desk, deleting, ticket_id)
    assert caught.value.fields["why"] == "deleted"
    desk.clock.turn(29 * DAY_S)
    await run_timers(desk, deleting)
    assert await restore(desk, deleting, ticket_id) == "pending"
    desk.clock.turn(2 * DAY_S)
    await run_timers(desk, deleting)
    shown = await desk.shown(ticket_id)
    assert (shown.status, shown.assignee_id, shown.preview) == ("pending", desk.ana.id, "Hola, mi sesión no abre")
    with pytest.raises(RefusedError, match="step") as caught:
        await restore(desk, deleting, ticket_id)
    assert caught.value.fields["why"] == "not_deleted"
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_only_who_has_the_right_deletes_and_restores(desk: Desk, deleting: Deleting) -> None:
    ticket_id = await desk.ticket()
    for caller in (desk.ana, desk.lucia):
        with pytest.raises(RefusedError, match="forbidden"):
            await delete(desk, deleting, ticket_id, caller)
    right = msgspec.structs.replace(desk.ana, may_delete=True)
    assert await delete(desk, deleting, ticket_id, right) == "deleted"
    with pytest.raises(RefusedError, match="forbidden"):
        await restore(desk, deleting, ticket_id, desk.bo)
    narrow = msgspec.structs.replace(right, sees_all=False)
    with pytest.raises(RefusedError, match="not_found"):
        await restore(desk, deleting, ticket_id, narrow)
    assert await restore(desk, deleting, ticket_id, right) == "new"


async def test_lists_leave_the_deleted_out_and_who_may_restore_finds_them_in_one(
    desk: Desk, deleting: Deleting
) -> None:
    kept, gone = await desk.ticket(), await desk.ticket()
    await delete(desk, deleting, gone)

    async def listed(caller: Caller, *conditions: Condition) -> list[int]:
        page = await desk.views.preview(caller, Conditions(all=conditions), sort=Sort())
        return [ticket.id for ticket in page.tickets]

    assert await listed(desk.ana, Condition(field="channel", value="app")) == [kept]
    assert await listed(desk.ana, Condition(field="status", value=DELETED)) == [gone]
    views = {view.key: view for view in (await desk.views.list(desk.admin)).views}
    assert views[DELETED].count == 1
    assert [one.id for one in (await desk.views.tickets(desk.admin, views[DELETED].id)).tickets] == [gone]
    assert DELETED not in {view.key for view in (await desk.views.list(desk.ana)).views}
    with pytest.raises(RefusedError, match="not_found"):
        await desk.views.tickets(desk.ana, views[DELETED].id)


async def test_after_30_days_no_word_and_no_salt_is_left_and_the_chain_still_verifies(
    desk: Desk, deleting: Deleting
) -> None:
    def hang(work: Work) -> None:
        found = attachments.add(work, desk.ana.id, name="canary-file.txt", size=3, sha256="ab" * 32, store_key="c" * 32)
        said = TicketChange(comment=CommentIn(body="canary-note", public=False, uploads=(found.id,)))
        changes.update(work, desk.ana, ticket_id, said, desk.rng.randbytes)

    ticket_id = await desk.ticket("canary-subject", "canary-question")
    other = await desk.ticket("kept", "kept words")
    await desk.store.write(hang)
    await desk.change(desk.ana, ticket_id, subject="canary-renamed")
    waits = TicketChange(comment=CommentIn(body="canary-send", public=True, undo_s=60))
    await desk.tickets.change(desk.ana, ticket_id, waits, desk.key())
    assert (await every_text(desk)).count("canary") > 5
    await delete(desk, deleting, ticket_id)
    desk.clock.turn(30 * DAY_S)
    with pytest.raises(RefusedError, match="delete") as caught:
        await restore(desk, deleting, ticket_id)
    assert caught.value.fields["why"] == "too_late"
    await run_timers(desk, deleting)
    assert "canary" not in await every_text(desk)
    page = await desk.tickets.timeline(desk.admin, ticket_id)
    assert {(one.body, one.redacted) for one in page.comments} == {("", True)}
    assert (await desk.shown(ticket_id)).subject == GONE
    events = [msgspec.json.decode(raw) for raw in page.audits[-1].events]
    assert [event["type"] for event in events].count("Redact") == 2
    assert "AttachmentRedact" in [event["type"] for event in events]
    assert (await desk.tickets.verify(desk.admin, ticket_id)).fault is None
    search = Search(desk.store, b"k" * 32)
    for word, found in (("canary-question", []), ("canary", []), ("kept", [other])):
        assert [one.id for one in (await search.find(desk.ana, word, now_ms=desk.clock.now_ms())).tickets] == found
    keys = await desk.store.write(lambda work: attachments.forget_unused(work, desk.clock.now_ms() - 1))
    assert keys == ["c" * 32]
    assert await desk.store.read(lambda c: c.execute(sa.select(sa.func.count()).select_from(attachment)).scalar()) == 0
    drafts = await desk.store.read(lambda c: sends.of_owner(c, desk.ana.id, ticket_id))
    assert drafts == []
    desk.clock.turn(RESTORE_WITHIN_MS // 1000)
    await run_timers(desk, deleting)  # once is enough
    assert (await desk.shown(ticket_id)).subject == GONE


async def test_words_that_were_split_off_stay_and_those_brought_in_go_with_both_logs(
    desk: Desk, deleting: Deleting
) -> None:
    source = await desk.ticket("two things", "first thing")
    for body in ("second thing", "third thing"):
        await desk.say(desk.lucia, source, body)
    ids = [one.id for one in (await desk.tickets.timeline(desk.ana, source)).comments]
    splitting = Splitting(desk.store, desk.rng.randbytes)

    async def split(subject: str, comment_id: int) -> int:
        given = SplitIn(subject=subject, comment_ids=(comment_id,))
        return (await splitting.split(desk.ana, source, given, desk.key())).value.ticket.id

    second, third = await split("second", ids[1]), await split("third", ids[2])
    for ticket_id in (source, second):
        await delete(desk, deleting, ticket_id)
    desk.clock.turn(31 * DAY_S)
    await run_timers(desk, deleting)
    held = await every_text(desk)
    assert [word for word in ("first thing", "second thing", "third thing") if word in held] == ["third thing"]
    assert [one.body for one in (await desk.tickets.timeline(desk.ana, third)).comments] == ["third thing"]
    for ticket_id in (source, second, third):
        assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_a_ticket_in_which_somebody_is_helped_just_now_is_not_deleted(desk: Desk, deleting: Deleting) -> None:
    ticket_id = await desk.ticket()

    def open_session(work: Work) -> None:
        work.connection.execute(
            tables.session_ref.insert().values(
                ticket_id=ticket_id,
                room="r" * 26,
                agent_id=desk.ana.id,
                nameplate="123",
                state="live",
                first_seq=1,
                created_at=0,
                updated_at=0,
            )
        )

    await desk.store.write(open_session)
    with pytest.raises(RefusedError, match="delete") as caught:
        await delete(desk, deleting, ticket_id)
    assert caught.value.fields["why"] == "session"
