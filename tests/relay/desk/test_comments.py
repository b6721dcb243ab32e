"""Sends that can be undone, and drafts."""

import msgspec
import pytest

from assistdesk.core.desk.events_service import MetricName
from assistdesk.core.desk.model_service import Clock
from assistdesk.core.desk.shapes import CommentIn, DraftIn, TicketChange, from_rfc3339
from assistdesk.core.desk.shapes_rules import PolicyIn, TargetIn
from assistdesk.core.errors import RefusedError
from relay.desk import sla
from relay.desk.comments import MARGIN_MS, TIMER_KIND, Comments
from relay.desk.refusals import ConflictError
from relay.desk.rights import Caller, caller_of
from relay.desk.rules import Rules
from relay.desk.timers import TimerRunner
from relay.store import clocks as kept_clocks
from relay.store import people, tables, timers
from relay.store.audits import Origin
from relay.store.store import Store
from relay.store.work import Work
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_attachments import files_of, pieces

REPLY = CommentIn(body="Please restart it.", public=True, seen_seq=1, undo_s=15)


async def waiting(desk: Desk, ticket_id: int, comment: CommentIn = REPLY, **fields: object) -> str:
    change = TicketChange(comment=comment, **fields)  # type: ignore[arg-type]
    answer = (await desk.tickets.change(desk.ana, ticket_id, change, desk.key())).value
    assert answer.done is None
    assert answer.waits is not None
    return answer.waits.pending_send.id


def runner(desk: Desk, store: Store | None = None) -> TimerRunner:
    store = store or desk.store
    comments = Comments(store, desk.rng.randbytes)
    handlers = {TIMER_KIND: comments.release, kept_clocks.TIMER_KIND: sla.SlaTimer(store).fire}
    return TimerRunner(store, handlers, now_ms=desk.clock.now_ms)


async def seq(desk: Desk, ticket_id: int) -> int:
    return (await desk.tickets.get(desk.bo, ticket_id)).ticket.seq


async def test_nothing_shows_until_its_time_and_then_comment_and_fields_are_one_audit(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await waiting(desk, ticket_id, status="pending")
    timing = runner(desk)
    assert await timing.run_due() == 15.0
    assert await seq(desk, ticket_id) == 1
    desk.clock.turn(15)
    assert await timing.run_due() == 60.0
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert (ticket.seq, ticket.status, ticket.preview) == (2, "pending", "Please restart it.")
    page = await desk.tickets.timeline(desk.bo, ticket_id)
    assert page.comments[1].author_id == desk.ana.user_id
    await timing.run_due()
    assert await seq(desk, ticket_id) == 2


async def promise(desk: Desk, **targets: int) -> None:
    """A policy with these targets in seconds, in calendar hours, for tickets without a priority."""
    wanted = tuple(
        TargetIn(priority="normal", metric=msgspec.convert(metric, MetricName), target_s=target_s, hours="calendar")
        for metric, target_s in targets.items()
    )
    await Rules(desk.store).put_policy(desk.admin, PolicyIn(title="promised", targets=wanted), desk.key())


async def clocks(desk: Desk, ticket_id: int) -> dict[str, Clock]:
    found = await desk.store.read(lambda connection: sla.count(connection, ticket_id, desk.clock.now_ms()).found)
    return {clock.metric: clock for clock in found}


async def wait_for(desk: Desk, ticket_id: int, comment: CommentIn = REPLY, **fields: object) -> float | None:
    """How many seconds a send waits; None: it is done at once."""
    change = TicketChange(comment=comment, **fields)  # type: ignore[arg-type]
    answer = (await desk.tickets.change(desk.ana, ticket_id, change, desk.key())).value
    if answer.waits is None:
        return None
    return (from_rfc3339(answer.waits.pending_send.send_at) - desk.clock.now_ms()) / 1000


async def test_a_reply_goes_out_before_its_waiting_would_miss_a_target_though_its_timer_rings_late(desk: Desk) -> None:
    await promise(desk, first_reply_time=60)
    ticket_id = await desk.ticket()
    desk.clock.turn(50)
    await waiting(desk, ticket_id)
    desk.clock.turn(10 - MARGIN_MS / 1000)
    desk.clock.at_ms += 7  # no timer rings at the very millisecond
    await runner(desk).run_due()
    clock = (await clocks(desk, ticket_id))["first_reply_time"]
    assert (clock.result, clock.state) == ("met", "closed")


async def test_a_send_does_not_wait_where_hardly_any_time_is_left_and_waits_in_full_where_it_is_too_late(
    desk: Desk,
) -> None:
    await promise(desk, first_reply_time=60)
    ticket_id, late_id = await desk.ticket(), await desk.ticket()
    desk.clock.turn(60)
    assert await wait_for(desk, ticket_id) is None
    assert (await clocks(desk, ticket_id))["first_reply_time"].result == "met"
    desk.clock.turn(1)
    assert await wait_for(desk, late_id) == 15


async def test_a_target_that_is_missed_already_hides_none_that_can_be_kept(desk: Desk) -> None:
    await promise(desk, first_reply_time=60, total_resolution_time=3)
    ticket_id = await desk.ticket()
    desk.clock.turn(50)
    assert await wait_for(desk, ticket_id) == 10 - MARGIN_MS / 1000 + 0.001


async def test_a_note_waits_in_full_unless_it_solves(desk: Desk) -> None:
    await promise(desk, total_resolution_time=60)
    ticket_id, note = await desk.ticket(), CommentIn(body="It was the fan.", public=False, undo_s=15)
    desk.clock.turn(50)
    assert await wait_for(desk, ticket_id, note) == 15
    assert await wait_for(desk, ticket_id, note, status="solved") < 10


async def test_undo_gives_the_words_back_and_nothing_is_sent(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    pending_id = await waiting(desk, ticket_id)
    for stranger, known in ((desk.bo, pending_id), (desk.ana, "0" * 32)):
        with pytest.raises(RefusedError, match="not_found"):
            await desk.comments.undo(stranger, known)
    undone = await desk.comments.undo(desk.ana, pending_id)
    assert (undone.ticket_id, undone.comment) == (ticket_id, REPLY)
    desk.clock.turn(60)
    await runner(desk).run_due()
    assert await seq(desk, ticket_id) == 1
    with pytest.raises(RefusedError, match="not_found"):
        await desk.comments.undo(desk.ana, pending_id)


async def test_a_waiting_send_survives_a_restart_and_goes_out_late_but_once(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await waiting(desk, ticket_id)
    await desk.store.close()
    desk.clock.turn(3600)
    again = await Store.open(desk.store.database.path, now_ms=desk.clock.now_ms)
    timing = runner(desk, again)
    await timing.run_due()
    await timing.run_due()
    desk.tickets._store = again
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert ticket.seq == 2
    assert ticket.updated_at == ticket.last_comment_at
    await again.close()


async def test_what_cannot_go_out_any_more_goes_back_to_the_draft_with_the_reason(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await waiting(desk, ticket_id)
    await desk.comments.save_draft(desk.ana, ticket_id, "reply", DraftIn(body="next thought"))
    await desk.change(desk.admin, ticket_id, status="solved")
    await desk.store.write(lambda work: _close(work, ticket_id))
    desk.clock.turn(15)
    await runner(desk).run_due()
    draft = await desk.comments.draft(desk.ana, ticket_id, "reply")
    assert (draft.body, draft.back, draft.why_back) == ("next thought", "Please restart it.", "closed")
    await desk.comments.save_draft(desk.ana, ticket_id, "reply", DraftIn(body=""))
    draft = await desk.comments.draft(desk.ana, ticket_id, "reply")
    assert (draft.body, draft.back) == ("", "Please restart it.")


async def test_what_came_back_is_listed_to_its_writer_until_it_is_dropped(desk: Desk) -> None:
    first, second, third = [await desk.ticket() for _ in range(3)]
    await waiting(desk, second)
    await waiting(desk, first, comment=msgspec.structs.replace(REPLY, public=False))
    await desk.comments.save_draft(desk.ana, third, "reply", DraftIn(body="only typed"))
    assert (await desk.comments.returned(desk.ana)).drafts == ()
    for ticket_id in (first, second):
        await desk.change(desk.admin, ticket_id, status="solved")
        await desk.store.write(lambda work, ticket_id=ticket_id: _close(work, ticket_id))
    desk.clock.turn(15)
    await runner(desk).run_due()
    back = [(one.ticket_id, one.kind) for one in (await desk.comments.returned(desk.ana)).drafts]
    assert back == [(first, "note"), (second, "reply")]
    assert (await desk.comments.returned(desk.bo)).drafts == ()
    await desk.comments.drop_draft(desk.ana, first, "note")
    assert [one.ticket_id for one in (await desk.comments.returned(desk.ana)).drafts] == [second]


def _close(work: Work, ticket_id: int) -> None:
    work.connection.execute(tables.ticket.update().where(tables.ticket.c.id == ticket_id).values(status="closed"))


async def test_files_come_back_with_their_words_and_are_kept_until_they_are_used_or_let_go(desk: Desk) -> None:
    files, ticket_id = files_of(desk), await desk.ticket()
    first, second = [(await files.receive(desk.ana, name, pieces(b"hello"))).upload for name in ("a.txt", "b.txt")]
    stranger = (await files.receive(desk.bo, "c.txt", pieces(b"hello"))).upload
    await waiting(desk, ticket_id, CommentIn(body="one", public=True, undo_s=15, uploads=(first.id,)))
    await waiting(desk, ticket_id, CommentIn(body="two", public=True, undo_s=15, uploads=(second.id, stranger.id)))
    await desk.change(desk.admin, ticket_id, status="solved")
    await desk.store.write(lambda work: _close(work, ticket_id))
    desk.clock.turn(15)
    await runner(desk).run_due()
    draft = await desk.comments.draft(desk.ana, ticket_id, "reply")
    assert (set(draft.back.split()), set(draft.uploads)) == ({"one", "two"}, {first, second})
    desk.clock.turn(7 * 86_400)
    assert await files.tidy(desk.clock.now_ms()) == 1  # the stranger's
    await desk.comments.save_draft(desk.ana, ticket_id, "reply", DraftIn(body="three"))
    assert len((await desk.comments.draft(desk.ana, ticket_id, "reply")).uploads) == 2
    used = CommentIn(body="see", public=True, uploads=(first.id,))
    await desk.change(desk.ana, await desk.ticket(), comment=used)
    assert (await desk.comments.draft(desk.ana, ticket_id, "reply")).uploads == (second,)
    await desk.comments.drop_draft(desk.ana, ticket_id, "reply")
    assert await files.tidy(desk.clock.now_ms()) == 1


async def test_words_that_come_back_are_read_by_their_writer_though_the_ticket_is_out_of_her_sight(desk: Desk) -> None:
    first, second = [
        await desk.store.write(lambda work, name=name: people.group_named(work, name))  # type: ignore[misc]
        for name in ("Own", "Other")
    ]
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, group_id=first)

    def keep_in(work: Work) -> Caller | None:
        work.connection.execute(tables.membership.insert().values(user_id=desk.ana.id, group_id=first))
        mine = tables.person.c.id == desk.ana.id
        work.connection.execute(tables.person.update().where(mine).values(own_groups_only=True))
        return caller_of(work.connection, desk.ana.id, Origin())

    ana = await desk.store.write(keep_in)
    assert ana is not None
    await waiting(desk, ticket_id)
    await desk.comments.save_draft(ana, ticket_id, "note", DraftIn(body="only typed"))
    await desk.change(desk.bo, ticket_id, group_id=second)
    desk.clock.turn(15)
    await runner(desk).run_due()
    draft = await desk.comments.draft(ana, ticket_id, "reply")
    assert (draft.back, draft.why_back) == ("Please restart it.", "not_found")
    for caller, kind in ((ana, "note"), (desk.bo, "reply")):
        with pytest.raises(RefusedError, match="not_found"):
            await desk.comments.draft(caller, ticket_id, kind)  # type: ignore[arg-type]


async def test_nothing_is_sent_for_whoever_was_suspended_while_it_waited(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await waiting(desk, ticket_id, status="pending")

    def suspend(work: Work) -> None:
        mine = tables.person.c.id == desk.ana.id
        work.connection.execute(tables.person.update().where(mine).values(suspended=True))

    await desk.store.write(suspend)
    desk.clock.turn(15)
    await runner(desk).run_due()
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert (ticket.seq, ticket.status) == (1, "new")
    draft = await desk.comments.draft(desk.ana, ticket_id, "reply")
    assert (draft.back, draft.why_back) == ("Please restart it.", "suspended")


async def test_a_colleagues_newer_reply_stops_a_waiting_one(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await waiting(desk, ticket_id)
    await desk.change(desk.bo, ticket_id, comment=CommentIn(body="Bo was faster", public=True))
    desk.clock.turn(15)
    await runner(desk).run_due()
    draft = await desk.comments.draft(desk.ana, ticket_id, "reply")
    assert (draft.back, draft.why_back) == ("Please restart it.", "newer_reply")


async def test_what_a_colleague_set_while_words_waited_stays_and_the_words_go(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    seen = await desk.tickets.get(desk.ana, ticket_id)
    fields = {"status": "pending", "priority": "high", "custom_status_id": None, "add_tags": ("vpn",)}
    await waiting(desk, ticket_id, row_version=seen.ticket.row_version, **fields)
    await desk.change(desk.bo, ticket_id, status="solved", tags=("refund",))
    desk.clock.turn(15)
    await runner(desk).run_due()
    ticket = (await desk.tickets.get(desk.bo, ticket_id)).ticket
    assert (ticket.status, ticket.priority, ticket.tags) == ("solved", "high", ("refund", "vpn"))
    assert ticket.preview == "Please restart it."


async def test_what_would_be_refused_is_refused_at_once_and_does_not_wait(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.bo, ticket_id, comment=CommentIn(body="first", public=True))
    for change, refusal in (
        (TicketChange(comment=REPLY), ConflictError),
        (TicketChange(comment=REPLY, status="closed"), RefusedError),
        (TicketChange(comment=CommentIn(body="x", public=False, undo_s=5), assignee_id=999), RefusedError),
    ):
        with pytest.raises(refusal):
            await desk.tickets.change(desk.ana, ticket_id, change, desk.key())
    assert await desk.store.read(timers.next_due) is None


async def test_T3_no_event_of_a_ticket_touches_a_draft(desk: Desk) -> None:
    ticket_id = await desk.ticket()

    async def typed(body: str) -> None:
        await desk.comments.save_draft(desk.ana, ticket_id, "note", DraftIn(body=body))

    await desk.comments.save_draft(desk.ana, ticket_id, "note", DraftIn(body="half a thou", seen_seq=1))
    before = await desk.comments.draft(desk.ana, ticket_id, "note")
    await desk.change(desk.bo, ticket_id, status="solved", assignee_id=desk.bo.user_id)
    await desk.say(desk.lucia, ticket_id, "reopened")
    await desk.change(desk.ana, ticket_id, comment=CommentIn(body="a reply", public=True))
    assert await desk.comments.draft(desk.ana, ticket_id, "note") == before
    with pytest.raises(RefusedError, match="not_found"):
        await desk.comments.draft(desk.bo, ticket_id, "note")
    for empty in (lambda: desk.comments.drop_draft(desk.ana, ticket_id, "note"), lambda: typed("")):
        await typed("half")
        await empty()
        with pytest.raises(RefusedError, match="not_found"):
            await desk.comments.draft(desk.ana, ticket_id, "note")
