"""The agent's desk through the real relay: live lists, the outbox, drafts, undo, collisions, sign-in."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk import timeline
from assistdesk.core.desk.events import TimeSpent, TimeTakenBack
from assistdesk.core.desk.time_entries import TimeSpentIn
from assistdesk.core.desk.views import Layout
from assistdesk.core.errors import RefusedError
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.intents_merging import (
    DropFoundTickets,
    EscalateTicket,
    FindOtherTicket,
    FollowUpTicket,
    LinkTickets,
    MergeTicket,
    SplitTicket,
    UnlinkTickets,
    UnmergeTicket,
)
from assistdesk.runtime.intents_people import (
    AddNewPerson,
    AddPerson,
    DropPeople,
    FindPeople,
    GiveToCustomer,
    GiveToNewCustomer,
    LookAtInbox,
    ReadInbox,
    RemovePerson,
)
from assistdesk.runtime.intents_session import GuideStep
from assistdesk.runtime.intents_time import LogTime, TakeTimeBack
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, LinkPhase, Toast
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_session import SessionPhase
from assistdesk.runtime.snapshot_sign_in import SignInPhase
from tests.integration.conftest import new_agent
from tests.kit.agent_app import AgentApp
from tests.kit.begun import ticket_wish
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, RelayProcess


@asynccontextmanager
async def signed_in(
    relay: RelayProcess, folder: Path, name: str = "Ana Ruiz", undo_s: int = 0, is_admin: bool = False
) -> AsyncIterator[tuple[AgentApp, AgentSecrets]]:
    secrets = await asyncio.to_thread(new_agent, relay, name, is_admin)
    app = AgentApp(relay.url, folder, undo_s=undo_s)
    app.start()
    try:
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        secrets.password = OWN_PASSWORD
        yield app, secrets
        assert app.failures == []
    finally:
        await app.close()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(2_000)


async def new_ticket(app: AgentApp, subject: str) -> int:
    app.do(ticket_wish(subject, "Lucía", f"{subject.lower().replace(' ', '.')}@customer.example", "It freezes."))
    seen = await app.until(lambda seen: any(row.subject == subject for row in seen.palette))
    ticket_id = next(row.id for row in seen.palette if row.subject == subject)
    app.do(intents.OpenTicket(ticket_id))
    await app.until(lambda seen: seen.ticket is not None and seen.ticket.items)
    return ticket_id


def comments(seen: AgentSnapshot) -> list[str]:
    items = seen.ticket.items if seen.ticket is not None else ()
    return [item.comment.body for item in items if isinstance(item, timeline.CommentItem)]


async def test_what_one_agent_does_the_other_sees_without_asking(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Live list")
        await bo.until(lambda seen: any(row.id == ticket_id for row in seen.palette))
        bo.do(intents.OpenTicket(ticket_id))
        await ana.until(lambda seen: [who.name for who in seen.ticket.presence] == ["Bo Lind"])
        await bo.until(lambda seen: comments(seen) == ["It freezes."])
        await bo.until(lambda seen: all(row.unread == 0 for row in seen.palette if row.id == ticket_id))  # it was read
        bo.do(intents.SendComment(ticket_id, True, "Hello from Bo", status="pending"))
        seen = await ana.until(lambda seen: "Hello from Bo" in comments(seen) and seen.ticket.row.status == "pending")
        assert comments(seen) == ["It freezes.", "Hello from Bo"]


async def test_a_ticket_opened_while_the_line_was_cut_is_followed_once_it_is_back(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        first = await new_ticket(ana, "Opened before")
        second = await new_ticket(ana, "Opened without a line")
        ana.do(intents.OpenTicket(first))
        await ana.until(lambda seen: seen.ticket is not None and seen.ticket.row.id == first)
        await asyncio.to_thread(own_relay.kill9)
        ana.do(intents.OpenTicket(second))
        await ana.until(lambda seen: seen.ticket.row.id == second and seen.ticket.error is not None)
        await asyncio.to_thread(own_relay.start)
        ana.do(intents.TryNow())
        await ana.until(lambda seen: comments(seen) == ["It freezes."])
        async with signed_in(own_relay, tmp_path / "b", "Bo Lind") as (bo, _):
            bo.do(intents.OpenTicket(second))
            await bo.until(lambda seen: comments(seen) == ["It freezes."])
            bo.do(intents.SendComment(second, False, "What others say now is heard"))
            await ana.until(lambda seen: "What others say now is heard" in comments(seen))


async def test_again_reads_a_ticket_that_failed_while_the_line_was_live(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        ticket_id = await new_ticket(ana, "Failed once")
        ana.do(intents.CloseTicket())
        with contextlib.closing(sqlite3.connect(own_relay.database, isolation_level=None)) as database:
            database.execute("ALTER TABLE participant RENAME TO away")
            ana.do(intents.OpenTicket(ticket_id))
            await ana.until(lambda seen: seen.ticket is not None and seen.ticket.error is not None)
            database.execute("ALTER TABLE away RENAME TO participant")
        assert ana.seen.link.phase is LinkPhase.LIVE
        ana.do(intents.TryNow())
        await ana.until(lambda seen: seen.ticket.error is None and comments(seen) == ["It freezes."])


async def test_words_that_an_admin_erases_leave_every_open_window(relay: RelayProcess, tmp_path: Path) -> None:
    olga = await asyncio.to_thread(lambda: relay.sign_in(new_agent(relay, "Olga", True)))
    async with signed_in(relay, tmp_path / "a") as (ana, _):
        ticket_id = await new_ticket(ana, "Card number")
        ana.do(intents.SendComment(ticket_id, True, "kept"))
        seen = await ana.until(lambda seen: comments(seen) == ["It freezes.", "kept"])
        first = next(item.comment for item in seen.ticket.items if isinstance(item, timeline.CommentItem))
        await asyncio.to_thread(olga.put, f"/tickets/{ticket_id}/comments/{first.id}/redact", {})
        seen = await ana.until(lambda seen: comments(seen) == ["", "kept"])
        shown = [item.comment.redacted for item in seen.ticket.items if isinstance(item, timeline.CommentItem)]
        assert shown == [True, False]


async def test_PR2_PR3_what_was_written_without_the_relay_arrives_once_after_the_app_died(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        ticket_id = await new_ticket(ana, "Outbox")
        await asyncio.to_thread(own_relay.kill9)
        await ana.until(lambda seen: seen.link.phase is not LinkPhase.LIVE)
        for number in range(3):
            ana.do(intents.SendComment(ticket_id, False, f"note {number}"))
            await ana.until(lambda seen, n=number: seen.link.unsent == n + 1)
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, "not yet finished"))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply and seen.ticket.draft.saved)
        assert [pending.body for pending in seen.ticket.pending] == ["note 0", "note 1", "note 2"]
        await ana.die()
        await asyncio.to_thread(own_relay.start)
        again = AgentApp(own_relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            again.do(intents.OpenTicket(ticket_id))
            seen = await again.until(lambda seen: seen.link.unsent == 0 and len(comments(seen)) == 4)
            assert comments(seen)[1:] == ["note 0", "note 1", "note 2"]
            await again.until(lambda seen: seen.ticket.draft.reply == "not yet finished")
            assert again.failures == []
        finally:
            await again.close()


async def test_an_undone_reply_comes_back_into_its_draft(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path, undo_s=30) as (ana, _):
        ticket_id = await new_ticket(ana, "Undo")
        ana.do(intents.SendComment(ticket_id, True, "too quick"))
        seen = await ana.until(lambda seen: any(each.state == "undo" for each in seen.ticket.pending))
        ana.do(intents.Undo(seen.ticket.pending[0].key))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "too quick")
        assert seen.ticket.pending == ()
        assert comments(seen) == ["It freezes."]


async def test_a_newer_reply_is_shown_and_asked_about_once(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Collision")
        assert ana.app._account is not None
        await ana.app._account._live.leave(f"ticket:{ticket_id}")
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        bo.do(intents.SendComment(ticket_id, True, "Bo was faster"))
        await bo.until(lambda seen: "Bo was faster" in comments(seen))
        ana.do(intents.SendComment(ticket_id, True, "Ana was slower"))
        seen = await ana.until(lambda seen: seen.ticket.collision)
        assert (seen.ticket.collision.name, seen.ticket.collision.body) == ("Bo Lind", "Bo was faster")
        ana.do(intents.AnswerCollision(seen.ticket.collision.key, send=True))
        await bo.until(lambda seen: comments(seen)[-1] == "Ana was slower")


async def overtaken(ana: AgentApp, bo: AgentApp, ticket_id: int) -> None:
    """Ana has begun a reply when Bo's comes, and it stands on her screen."""
    ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, "Ana be"))
    bo.do(intents.OpenTicket(ticket_id))
    await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
    bo.do(intents.SendComment(ticket_id, True, "Bo was faster"))
    await ana.until(lambda seen: "Bo was faster" in comments(seen))


async def test_a_reply_that_came_while_mine_was_written_is_asked_about_though_it_was_shown(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Both write")
        await overtaken(ana, bo, ticket_id)
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, "Ana began first"))
        ana.do(intents.SendComment(ticket_id, True, "Ana began first"))
        seen = await ana.until(lambda seen: seen.ticket.collision)
        assert (seen.ticket.collision.name, seen.ticket.collision.body) == ("Bo Lind", "Bo was faster")
        ana.do(intents.AnswerCollision(seen.ticket.collision.key, send=False))
        await ana.until(lambda seen: seen.ticket.draft.reply == "Ana began first")
        ana.do(intents.SendComment(ticket_id, True, "Ana read it"))
        await bo.until(lambda seen: comments(seen)[-1] == "Ana read it")


async def test_a_reply_begun_anew_answers_what_is_there_by_then(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Begun anew")
        await overtaken(ana, bo, ticket_id)
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, ""))
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, "As Bo said"))
        ana.do(intents.SendComment(ticket_id, True, "As Bo said"))
        await bo.until(lambda seen: comments(seen)[-1] == "As Bo said")


async def test_a_refused_change_is_put_right_with_the_reason(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Refused")
        ana.do(intents.ChangeTicket(ticket_id, subject="x" * 301))
        await ana.until(lambda seen: any(toast.kind == "error" for toast in seen.toasts))
        seen = await ana.until(lambda seen: not seen.ticket.row.pending)
        assert seen.ticket.row.subject == "Refused"


async def test_search_finds_and_an_empty_text_returns_to_the_view(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        await new_ticket(ana, "Zanzibar printer")
        ana.do(intents.Search("Zanzibar"))
        seen = await ana.until(lambda seen: seen.tickets.query == "Zanzibar" and not seen.tickets.loading)
        assert [row.subject for row in seen.tickets.rows] == ["Zanzibar printer"]
        ana.do(intents.Search(""))
        await ana.until(lambda seen: seen.tickets.query == "" and not seen.tickets.loading)


async def test_what_fits_best_stands_first_when_that_is_wished_and_stays_so(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        titled = await new_ticket(ana, "Samarkand router")
        words = await new_ticket(ana, "Router of Samarkand")
        later = await new_ticket(ana, "Another")
        ana.do(intents.SendComment(later, False, "a router, perhaps from Samarkand"))
        await ana.until(lambda seen: comments(seen)[-1:] == ["a router, perhaps from Samarkand"])
        ana.do(intents.Search("samarkand router"))

        async def found(order: list[int]) -> None:
            await ana.until(lambda seen: not seen.tickets.loading and [row.id for row in seen.tickets.rows] == order)

        await found([later, words, titled])
        ana.do(intents.SortSearch("best"))
        await found([titled, words, later])
        ana.do(intents.Search("samarkand"))
        await found([words, titled, later])


async def test_operators_narrow_and_one_that_there_is_not_is_refused_without_losing_the_text(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Kilimanjaro scanner")
        seen = await ana.until(lambda seen: seen.me)
        ana.do(intents.ChangeTicket(ticket_id, assignee_id=seen.me.user_id, tags=("peak",)))
        await ana.until(lambda seen: not seen.ticket.row.pending and seen.ticket.row.tags == ("peak",))
        query = 'status:open assignee:me tag:peak requester:"Lucía" "kilimanjaro scanner"'
        ana.do(intents.Search(query))
        seen = await ana.until(lambda seen: seen.tickets.query == query and not seen.tickets.loading)
        assert [row.id for row in seen.tickets.rows] == [ticket_id]
        ana.do(intents.Search("stauts:open"))
        seen = await ana.until(lambda seen: seen.tickets.error is not None)
        assert (seen.tickets.error.rule, seen.tickets.query, seen.tickets.rows) == (
            "search_operator",
            "stauts:open",
            (),
        )
        ana.do(intents.Search("status:open tag:peak"))
        await ana.until(
            lambda seen: seen.tickets.error is None and [row.id for row in seen.tickets.rows] == [ticket_id]
        )


async def test_a_search_is_kept_as_a_view_and_taken_away_again(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Kept view")
        ana.do(intents.ChangeTicket(ticket_id, tags=("kept",)))
        await ana.until(lambda seen: not seen.ticket.row.pending and seen.ticket.row.tags == ("kept",))
        ana.do(intents.SaveView("Kept", "tag:kept", shared=True))
        seen = await ana.until(lambda seen: any(view.title == "Kept" for view in seen.views))
        view = next(view for view in seen.views if view.title == "Kept")
        assert (view.count, view.shared, view.editable, view.query) == (1, True, True, "tag:kept")
        await ana.until(
            lambda seen: seen.tickets.view_id == view.id and [row.id for row in seen.tickets.rows] == [ticket_id]
        )
        bo.do(intents.SaveView("Taken over", "tag:kept", view_id=view.id))
        await bo.until(lambda seen: any(toast.rule == "forbidden" for toast in seen.toasts))
        ana.do(intents.SaveView("Still kept", "tag:kept", shared=True, view_id=view.id))
        await ana.until(lambda seen: any(one.title == "Still kept" for one in seen.views))
        ana.do(intents.DropView(view.id))
        await ana.until(lambda seen: seen.tickets.view_id not in (view.id, None))
        ana.do(intents.DropView(view.id))
        await ana.until(lambda seen: any(toast.rule == "not_found" for toast in seen.toasts))


async def test_a_view_in_groups_stands_as_the_relay_has_it(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ids = []
        for priority in ("low", "urgent", "low"):
            ids.append(await new_ticket(ana, f"Grouped {len(ids)}"))
            ana.do(intents.ChangeTicket(ids[-1], priority=priority, tags=("grouped",)))
            await ana.until(lambda seen: not seen.ticket.row.pending and seen.ticket.row.tags == ("grouped",))
        layout = Layout(columns=("subject", "priority"), group_by="priority", as_table=True)
        ana.do(intents.SaveView("In groups", "tag:grouped", sort="created_at", layout=layout))
        seen = await ana.until(lambda seen: seen.tickets.group_by == "priority" and len(seen.tickets.rows) == 3)
        assert [row.id for row in seen.tickets.rows] == [ids[1], ids[0], ids[2]]
        assert [row.group.value for row in seen.tickets.rows] == ["urgent", "low", "low"]
        view = next(view for view in seen.views if view.id == seen.tickets.view_id)
        assert (view.columns, view.group_by, view.as_table) == (layout.columns, "priority", True)
        ana.do(intents.ChangeTicket(ids[1], priority="low"))  # it moves with the relay's next page, not before
        seen = await ana.until(lambda seen: [row.id for row in seen.tickets.rows] == ids)
        assert {row.group.value for row in seen.tickets.rows} == {"low"}
        ana.do(intents.SortList("-created_at"))
        seen = await ana.until(lambda seen: seen.tickets.order == "-created_at")
        assert [row.id for row in seen.tickets.rows] == ids[::-1]


async def test_a_list_that_is_scrolled_down_stays_so_long_when_something_changes(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        seen = await ana.until(lambda seen: any(view.key == "all" for view in seen.views))
        ana.do(intents.OpenView(next(view.id for view in seen.views if view.key == "all")))
        for number in range(60):
            ana.do(ticket_wish(f"Long {number}", "Lucía", "lucia@customer.example", "It freezes."))
        await ana.until(lambda seen: len(seen.palette) == 50 and seen.tickets.has_more and not seen.tickets.loading)
        await ana.until(lambda seen: seen.link.unsent == 0 and not seen.tickets.loading)  # all are made
        seen = ana.seen
        while len(seen.tickets.rows) <= 55:  # late news may begin the list anew; who scrolls asks again, too
            ana.do(intents.LoadMore())
            await asyncio.sleep(0.2)
            seen = await ana.until(lambda seen: not seen.tickets.loading)
        last = seen.tickets.rows[-1].id
        ana.do(intents.OpenTicket(last))
        await ana.until(lambda seen: seen.ticket is not None and seen.ticket.row.id == last and seen.ticket.items)
        ana.do(intents.ChangeTicket(last, priority="urgent"))
        seen = await ana.until(lambda seen: seen.tickets.rows[0].id == last)
        assert len(seen.tickets.rows) > 55


async def test_many_tickets_are_changed_at_once_and_taken_back(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ids = tuple([await new_ticket(ana, f"Bulk {number}") for number in range(3)])
        ana.do(intents.BulkChange((*ids, 99_999), status="pending", priority="high", add_tags=("many",)))
        assert ana.seen.bulk is None or ana.seen.bulk.total
        seen = await ana.until(lambda seen: any(toast.rule == "bulk_partly" for toast in seen.toasts))
        toast = next(toast for toast in seen.toasts if toast.rule == "bulk_partly")
        assert dict(toast.fields) == {"n": 3, "refused": 1}
        seen = await ana.until(
            lambda seen: (
                sum(row.status == "pending" for row in seen.palette if row.id in ids) == 3 and seen.bulk is None
            )
        )
        assert {row.tags for row in seen.palette if row.id in ids} == {("many",)}
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: any(toast.rule == "bulk_undone" for toast in seen.toasts))
        await ana.until(lambda seen: {row.tags for row in seen.palette if row.id in ids} == {()})
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: any(toast.rule == "job_undone" for toast in seen.toasts))
        ana.do(intents.BulkChange(ids))
        await ana.until(lambda seen: any(toast.rule == "invalid" for toast in seen.toasts))


async def test_a_ticket_is_merged_into_a_found_one_and_taken_back(relay: RelayProcess, tmp_path: Path) -> None:
    def merged(seen: AgentSnapshot) -> list[tuple[int, bool]]:
        return [(link.ticket_id, link.outward) for link in seen.ticket.links] if seen.ticket is not None else []

    async with signed_in(relay, tmp_path) as (ana, _):
        target = await new_ticket(ana, "Toner spills")
        source = await new_ticket(ana, "Toner again")
        ana.do(FindOtherTicket(source, f"#{target}"))
        ana.do(FindOtherTicket(source, "toner"))
        seen = await ana.until(
            lambda seen: seen.found_tickets is not None and seen.found_tickets.rows and not seen.found_tickets.loading
        )
        assert seen.found_tickets is not None
        assert [row.id for row in seen.found_tickets.rows] == [target]  # never the ticket itself
        ana.do(ticket_wish("Once more", "Lucía", "toner.again@customer.example", "It freezes."))
        seen = await ana.until(lambda seen: any(row.subject == "Once more" for row in seen.palette))
        again = next(row.id for row in seen.palette if row.subject == "Once more")
        for text, found in ((f"ad-{target}", [target]), (str(source), []), ("", [again])):
            ana.do(FindOtherTicket(source, text))
            seen = await ana.until(lambda seen: seen.found_tickets.text == text and not seen.found_tickets.loading)  # noqa: B023
            assert seen.found_tickets is not None
            assert (seen.found_tickets.error, [row.id for row in seen.found_tickets.rows]) == (None, found)
        ana.do(FindOtherTicket(source, "stauts:open"))
        await ana.until(lambda seen: seen.found_tickets is not None and seen.found_tickets.error is not None)
        ana.do(DropFoundTickets())
        ana.do(MergeTicket(source, target))
        seen = await ana.until(lambda seen: seen.ticket.row.id == target and merged(seen) == [(source, False)])
        assert comments(seen) == ["It freezes.", "It freezes."]
        assert seen.found_tickets is None
        toast = next(toast for toast in seen.toasts if toast.rule == "ticket_merged")
        ana.do(MergeTicket(target, source, sheet=7))
        seen = await ana.until(lambda seen: any(toast.rule == "merge_merged" for toast in seen.toasts))
        assert seen.merge_asked == AskedView(7, Cause("merge_merged"))
        ana.do(intents.OpenTicket(source))
        await ana.until(lambda seen: merged(seen) == [(target, True)] and seen.ticket.row.status == "closed")
        ana.do(intents.OpenTicket(target))
        await ana.until(lambda seen: len(comments(seen)) == 2)
        ana.do(UnmergeTicket(source))
        await ana.until(lambda seen: merged(seen) == [] and comments(seen) == ["It freezes."])
        ana.do(MergeTicket(source, target, customers_see=True))
        await ana.until(lambda seen: any(toast.rule == "merge_organisation" for toast in seen.toasts))
        ana.do(MergeTicket(source, target, copy_requester=True, sheet=8))
        seen = await ana.until(lambda seen: [one.role for one in seen.ticket.participants] == ["cc"])
        assert seen.merge_asked == AskedView(8)
        ana.do(UnmergeTicket(source))
        await ana.until(lambda seen: merged(seen) == [] and seen.ticket.participants == ())
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: any(toast.rule == "unmerge_over" for toast in seen.toasts))
        ana.do(MergeTicket(source, target))
        await ana.until(lambda seen: any(toast.undo_key for toast in seen.toasts))
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: seen.ticket.row.id == source and seen.ticket.row.status == "new")


async def test_a_ticket_is_given_to_another_customer_and_back(relay: RelayProcess, tmp_path: Path) -> None:
    def toast(seen: AgentSnapshot, rule: str) -> Toast | None:
        return next((one for one in reversed(seen.toasts) if one.rule == rule), None)

    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Somebody rang")
        seen = await ana.until(lambda seen: seen.ticket is not None and seen.ticket.row.id == ticket_id)
        assert seen.ticket is not None
        had = seen.ticket.row.requester
        ana.do(GiveToNewCustomer(ticket_id, "Olena Koval", "olena.koval@example.com", sheet=4))
        seen = await ana.until(
            lambda seen: seen.ticket.row.requester.name == "Olena Koval" and seen.requester_asked.answered
        )
        assert (seen.requester_asked, seen.ticket.row.requester.email) == (AskedView(4), "olena.koval@example.com")
        await ana.until(lambda seen: {person.name for person in seen.ticket.named} >= {had.name, "Olena Koval"})
        told = toast(seen, "requester_changed")
        assert told is not None
        ana.do(intents.Undo(told.undo_key))
        seen = await ana.until(lambda seen: seen.ticket.row.requester.user_id == had.user_id)
        ana.do(GiveToCustomer(ticket_id, 999_999, sheet=5))
        seen = await ana.until(lambda seen: seen.requester_asked.answered == 5)
        assert seen.requester_asked.refused is not None
        assert seen.ticket.row.requester.user_id == had.user_id


async def test_time_is_logged_refused_and_taken_back(relay: RelayProcess, tmp_path: Path) -> None:
    def told(seen: AgentSnapshot) -> list[str]:
        items = seen.ticket.items if seen.ticket is not None else ()
        lines = (line for item in items if isinstance(item, timeline.SystemLine) for line in item.lines)
        return [type(line.event).__name__ for line in lines if isinstance(line.event, TimeSpent | TimeTakenBack)]

    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "A visit")
        ana.do(LogTime(ticket_id, "travel", 30, sheet=3))
        seen = await ana.until(lambda seen: told(seen) == ["TimeSpent"] and seen.time_asked.answered == 3)
        seen = await ana.until(lambda seen: any(toast.rule == "time_logged" for toast in seen.toasts))
        undo_key = next(toast.undo_key for toast in seen.toasts if toast.rule == "time_logged")
        ana.do(LogTime(ticket_id, "work", 30, ana.clock.wall_ms() + 86_400_000, sheet=4))
        seen = await ana.until(lambda seen: seen.time_asked.answered == 4)
        assert seen.time_asked.refused == Cause("time_spent_future")
        ana.do(intents.Undo(undo_key))
        await ana.until(lambda seen: told(seen) == ["TimeSpent", "TimeTakenBack"])
        entry = await ana.desk.log_time(ticket_id, TimeSpentIn(minutes=5))
        seq = entry.time_entry.seq
        for _ in range(2):
            ana.do(TakeTimeBack(ticket_id, seq))
        await ana.until(lambda seen: any(toast.rule == "time_gone" for toast in seen.toasts))
        assert told(ana.seen).count("TimeTakenBack") == 2


async def test_two_tickets_are_linked_and_the_link_taken_away_each_with_its_way_back(
    relay: RelayProcess, tmp_path: Path
) -> None:
    def linked(seen: AgentSnapshot) -> list[tuple[int, str, bool, str]]:
        found = seen.ticket.links if seen.ticket is not None else ()
        return [(link.ticket_id, link.kind, link.outward, link.subject) for link in found]

    def undo_of(seen: AgentSnapshot, rule: str) -> str:
        return next((toast.undo_key for toast in seen.toasts if toast.rule == rule), "")

    async with signed_in(relay, tmp_path) as (ana, _):
        other = await new_ticket(ana, "All printers stand still")
        this = await new_ticket(ana, "My printer stands still")
        ana.do(LinkTickets(other, this, "problem_of", sheet=5))
        seen = await ana.until(lambda seen: linked(seen) == [(other, "problem_of", False, "All printers stand still")])
        seen = await ana.until(lambda seen: undo_of(seen, "tickets_linked"))
        assert seen.link_asked == AskedView(5)
        ana.do(LinkTickets(this, other, "problem_of", sheet=6))
        seen = await ana.until(lambda seen: seen.link_asked.answered == 6)
        assert seen.link_asked.refused == Cause("link_reversed")
        ana.do(intents.Undo(undo_of(seen, "tickets_linked")))
        seen = await ana.until(lambda seen: linked(seen) == [] and undo_of(seen, "tickets_unlinked"))
        ana.do(intents.Undo(undo_of(seen, "tickets_unlinked")))
        await ana.until(lambda seen: linked(seen) == [(other, "problem_of", False, "All printers stand still")])
        ana.do(intents.OpenTicket(other))
        await ana.until(lambda seen: linked(seen) == [(this, "problem_of", True, "My printer stands still")])
        ana.do(UnlinkTickets(other, this, "problem_of"))
        await ana.until(lambda seen: seen.ticket is not None and linked(seen) == [])


async def test_words_are_split_off_into_a_new_ticket_and_come_home_by_undo(relay: RelayProcess, tmp_path: Path) -> None:
    def first_comment(seen: AgentSnapshot) -> int:
        return next(item.comment.id for item in seen.ticket.items if isinstance(item, timeline.CommentItem))

    async with signed_in(relay, tmp_path) as (ana, _):
        source = await new_ticket(ana, "Two faults")
        ana.do(intents.OpenTicket(source))
        seen = await ana.until(lambda seen: comments(seen) == ["It freezes."])
        comment_id = first_comment(seen)
        ana.do(SplitTicket(source, "The second fault", (comment_id,)))
        seen = await ana.until(lambda seen: seen.ticket.row.subject == "The second fault" and seen.ticket.links)
        assert comments(seen) == ["It freezes."]
        new = seen.ticket.row.id
        toast = next(toast for toast in seen.toasts if toast.rule == "ticket_split")
        ana.do(SplitTicket(source, "Again", (comment_id,), 7))
        seen = await ana.until(lambda seen: any(toast.rule == "split_not_here" for toast in seen.toasts))
        assert seen.splitting == AskedView(7, Cause("split_not_here"))
        ana.do(intents.OpenTicket(source))
        await ana.until(lambda seen: any(isinstance(item, timeline.AwayLine) for item in seen.ticket.items))
        ana.do(intents.Undo(toast.undo_key))
        seen = await ana.until(lambda seen: seen.ticket.row.id == source and comments(seen) == ["It freezes."])
        told = next(toast for toast in seen.toasts if toast.rule == "ticket_unsplit")
        assert dict(told.fields) == {"number": new, "target": source}
        ana.do(intents.OpenTicket(new))
        await ana.until(lambda seen: seen.ticket.row.id == new and seen.ticket.row.status == "closed")


async def test_a_ticket_is_escalated_followed_and_comes_back_by_undo(relay: RelayProcess, tmp_path: Path) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": "Second line", "tier": "L2"}})
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Beyond me")
        seen = await ana.until(lambda seen: seen.ticket.groups)
        assert made["group"]["id"] in {group.id for group in seen.ticket.groups}
        ana.do(intents.ChangeTicket(ticket_id, assignee_id=seen.me.user_id))
        await ana.until(lambda seen: seen.ticket.row.assignee_id == seen.me.user_id and not seen.link.unsent)
        ana.do(EscalateTicket(ticket_id, made["group"]["id"], "Needs the vendor's tools"))
        seen = await ana.until(
            lambda seen: (
                any(toast.rule == "ticket_escalated" for toast in seen.toasts)
                and seen.ticket.row.assignee_id is None
                and [one.role for one in seen.ticket.participants] == ["follower"]
            )
        )
        toast = next(toast for toast in seen.toasts if toast.rule == "ticket_escalated")
        assert dict(toast.fields) == {"number": ticket_id, "group": "Second line"}
        await ana.until(lambda seen: "Needs the vendor's tools" in comments(seen))
        ana.do(EscalateTicket(ticket_id, made["group"]["id"], "Again", 7))
        seen = await ana.until(lambda seen: any(toast.rule == "escalate_same_group" for toast in seen.toasts))
        assert seen.escalating == AskedView(7, Cause("escalate_same_group"))
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: seen.ticket.row.assignee_id == seen.me.user_id and seen.ticket.participants == ())
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: any(toast.rule == "escalate_moved_on" for toast in seen.toasts))


async def test_people_are_found_put_in_copy_and_taken_off_and_everybody_sees_it(
    relay: RelayProcess, tmp_path: Path
) -> None:
    def on_it(seen: AgentSnapshot) -> list[tuple[str, str]]:
        return [(one.person.name, one.role) for one in seen.ticket.participants] if seen.ticket is not None else []

    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "In copy")
        ana.do(AddNewPerson(ticket_id, "Núria Ferrer", "nuria.ferrer@customer.example"))
        seen = await ana.until(lambda seen: on_it(seen) == [("Núria Ferrer", "cc")])
        nuria = seen.ticket.participants[0].person.user_id
        ana.do(FindPeople(ticket_id, "ferr"))
        seen = await ana.until(lambda seen: seen.people_found is not None and seen.people_found.people)
        assert [(one.name, one.email) for one in seen.people_found.people] == [
            ("Núria Ferrer", "nuria.ferrer@customer.example")
        ]
        ana.do(FindPeople(ticket_id, ""))
        await ana.until(lambda seen: seen.people_found is not None and not seen.people_found.people)
        ana.do(DropPeople())
        await ana.until(lambda seen: seen.people_found is None)
        assert seen.me is not None
        ana.do(AddPerson(ticket_id, seen.me.user_id))
        await ana.until(lambda seen: ("Ana Ruiz", "follower") in on_it(seen))
        ana.do(AddPerson(ticket_id, seen.ticket.row.requester.user_id, sheet=7))
        seen = await ana.until(lambda seen: any(toast.rule == "person_requester" for toast in seen.toasts))
        assert seen.person_asked == AskedView(7, Cause("person_requester"))
        ana.do(AddNewPerson(ticket_id, "Núria Ferrer", "nuria.ferrer@customer.example", 8))
        await ana.until(lambda seen: seen.person_asked == AskedView(8))
        ana.do(RemovePerson(ticket_id, nuria))
        seen = await ana.until(
            lambda seen: (
                on_it(seen) == [("Ana Ruiz", "follower")]
                and any(toast.rule == "person_removed" for toast in seen.toasts)
            )
        )
        toast = next(toast for toast in seen.toasts if toast.rule == "person_removed")
        assert dict(toast.fields) == {"name": "Núria Ferrer", "number": ticket_id}
        ana.do(intents.Undo(toast.undo_key))
        ana.do(intents.Undo(toast.undo_key))
        seen = await ana.until(lambda seen: ("Núria Ferrer", "cc") in on_it(seen))
        assert not any(toast.rule == "person_removed" for toast in seen.toasts)


async def test_a_mention_reaches_the_colleague_with_the_way_to_the_ticket(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Íñigo 王芳") as (bo, _):
        ticket_id = await new_ticket(ana, "Who knows")
        await bo.until(lambda seen: not seen.inbox.loading)
        ana.do(intents.SendComment(ticket_id, False, "请@inigo 王芳看一下"))
        seen = await bo.until(lambda seen: seen.inbox.unread == 1)
        entry = seen.inbox.entries[0]
        assert (entry.kind, entry.ticket_id, entry.author, entry.excerpt) == (
            "mention",
            ticket_id,
            "Ana Ruiz",
            "请@inigo 王芳看一下",
        )
        await bo.until(lambda seen: [one.opens for one in seen.toasts if one.rule == "told_mention"] == [ticket_id])
        await ana.until(lambda seen: [one.role for one in seen.ticket.participants] == ["follower"])
        ana.do(intents.SendComment(ticket_id, True, "A reply calls nobody: @inigo 王芳"))
        ana.do(intents.SendComment(ticket_id, False, "and more"))
        await bo.until(lambda seen: [one.excerpt for one in seen.inbox.entries[:1]] == ["and more"])
        seen = await bo.until(lambda seen: seen.inbox.unread == 2)
        assert [one.kind for one in seen.inbox.entries] == ["comment", "mention"]
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.inbox.unread == 0 and all(one.read for one in seen.inbox.entries))
        ana.do(intents.SendComment(ticket_id, False, "while it is open"))
        await bo.until(lambda seen: "while it is open" in comments(seen))
        await bo.until(lambda seen: seen.inbox.entries[0].excerpt == "while it is open" and seen.inbox.unread == 0)
        bo.do(intents.CloseTicket())
        ana.do(intents.SendComment(ticket_id, False, "and closed: @inigo 王芳"))
        await bo.until(
            lambda seen: seen.inbox.unread and [one.rule for one in seen.toasts if one.is_notice] == ["told_mention"]
        )
        bo.do(LookAtInbox())
        bo.do(ReadInbox())
        await bo.until(lambda seen: seen.inbox.unread == 0 and not any(one.is_notice for one in seen.toasts))


async def test_a_closed_ticket_goes_on_in_a_new_one(relay: RelayProcess, tmp_path: Path) -> None:
    def close_as_if_days_had_gone(ticket_id: int) -> None:
        with contextlib.closing(sqlite3.connect(relay.database)) as database, database:
            database.execute("UPDATE ticket SET status = 'closed' WHERE id = ?", (ticket_id,))

    async with signed_in(relay, tmp_path) as (ana, _):
        old = await new_ticket(ana, "Fan noise")
        ana.do(FollowUpTicket(old, "Fan noise again", "She called."))
        (back,) = (await ana.until(lambda seen: seen.refused)).refused
        assert back.cause.rule == "followup"
        await asyncio.to_thread(close_as_if_days_had_gone, old)
        ana.do(FollowUpTicket(old, "Fan noise again", "She called.", internal=True, replaces=back.key))
        seen = await ana.until(lambda seen: seen.ticket is not None and seen.ticket.links)
        assert seen.ticket is not None
        new = seen.ticket.links[0].ticket_id
        ana.do(intents.OpenTicket(new))
        seen = await ana.until(lambda seen: seen.ticket.row.id == new and comments(seen) == ["She called."])
        assert seen.ticket is not None
        assert [(link.ticket_id, link.kind, link.outward) for link in seen.ticket.links] == [(old, "followup", True)]
        assert (seen.ticket.row.subject, seen.ticket.row.requester.name) == ("Fan noise again", "Lucía")


async def test_a_wrong_password_is_refused_and_a_remembered_sign_in_needs_none(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, secrets):
        await ana.close()
        again = AgentApp(relay.url, ana.folder, ana.keys)
        again.start()
        await again.until_live()
        again.do(intents.DropView(999_999))
        await again.until(lambda seen: seen.toasts)
        again.do(intents.Forget())
        seen = await again.until(lambda seen: seen.sign_in.phase is SignInPhase.SIGNED_OUT)
        assert seen.toasts == ()  # whoever sits here next reads nothing of hers
        again.do(intents.SignIn(secrets.email, "not the password", "123456"))
        seen = await again.until(lambda seen: seen.sign_in.error is not None)
        assert seen.sign_in.error is not None
        assert seen.sign_in.error.rule == "sign_in_refused"
        assert again.failures == []
        await again.close()


class FullSettings(SqliteStore):
    """Of a disk that takes no more."""

    def save_setting(self, name: str, value: str) -> None:
        raise RefusedError("disk")


async def test_a_full_disk_keeps_nobody_from_signing_in(relay: RelayProcess, tmp_path: Path) -> None:
    secrets = await asyncio.to_thread(new_agent, relay)
    ana = AgentApp(relay.url, tmp_path, make_store=FullSettings)
    ana.start()
    await ana.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
    assert [toast.rule for toast in ana.seen.toasts] == ["disk"]
    ana.do(intents.Forget())
    await ana.until(lambda seen: seen.sign_in.phase is SignInPhase.SIGNED_OUT)
    assert ana.failures == []
    await ana.close()


async def test_an_app_started_without_the_relay_knows_colleagues_forms_and_statuses_once_it_is_there(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        ticket_id = await new_ticket(ana, "Before the network")
        await asyncio.to_thread(new_agent, own_relay, "Bo Lind")
        await ana.close()
        await asyncio.to_thread(own_relay.kill9)
        again = AgentApp(own_relay.url, ana.folder, ana.keys)
        again.start()
        seen = await again.until(lambda seen: seen.me is not None and seen.link.phase is LinkPhase.OFFLINE)
        assert (seen.forms.was_read, seen.statuses.was_read) == (False, False)
        await asyncio.to_thread(own_relay.start)
        again.do(intents.TryNow())
        await again.until(lambda seen: seen.forms.was_read and seen.statuses.was_read)
        again.do(intents.OpenTicket(ticket_id))
        await again.until(
            lambda seen: seen.ticket is not None and "Bo Lind" in [one.name for one in seen.ticket.agents]
        )
        assert again.failures == []
        await again.close()


async def test_files_in_the_composer_and_in_the_outbox_outlive_the_program(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.log", tmp_path / "other.log"
    one.write_bytes(b"1" * 3_000)
    other.write_bytes(b"2" * 4_000)
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        ticket_id = await new_ticket(ana, "With files")
        ana.do(intents.AttachFiles(ticket_id, ComposerMode.REPLY, (str(one),)))
        await ana.until(lambda seen: [file.state for file in seen.ticket.uploads] == ["ready"])
        await asyncio.to_thread(own_relay.kill9)
        ana.do(intents.SendComment(ticket_id, True, "See the file"))
        ana.do(intents.AttachFiles(ticket_id, ComposerMode.REPLY, (str(other),)))
        ana.do(intents.AttachPicture(ticket_id, ComposerMode.NOTE, "picture.png", PNG))
        seen = await ana.until(
            lambda seen: [file.state for file in seen.ticket.uploads] == ["waiting"] * 2 and seen.ticket.pending
        )
        assert [(file.name, file.size) for file in seen.ticket.pending[0].files] == [("one.log", 3_000)]
        await ana.close()
        again = AgentApp(own_relay.url, ana.folder, ana.keys)
        again.start()
        await again.until(lambda seen: seen.me is not None)
        again.do(intents.OpenTicket(ticket_id))
        seen = await again.until(lambda seen: seen.ticket and seen.ticket.uploads and seen.ticket.pending)
        assert [(file.name, file.mode.value) for file in seen.ticket.uploads] == [
            ("other.log", "reply"),
            ("picture.png", "note"),
        ]
        assert [(file.name, file.size) for file in seen.ticket.pending[0].files] == [("one.log", 3_000)]
        await asyncio.to_thread(own_relay.start)
        again.do(intents.TryNow())
        await again.until(
            lambda seen: [file.state for file in seen.ticket.uploads] == ["ready"] * 2 and len(comments(seen)) == 2
        )
        again.do(intents.SendComment(ticket_id, True, ""))
        seen = await again.until(lambda seen: len(comments(seen)) == 3)
        sent = [[file.name for file in item.comment.attachments] for item in seen.ticket.items[-2:]]
        assert sent == [["one.log"], ["other.log"]]
        assert [file.name for file in seen.ticket.uploads] == ["picture.png"]
        assert again.failures == []
        await again.close()


async def test_a_file_goes_with_a_reply_and_a_colleague_saves_it_byte_for_byte(
    relay: RelayProcess, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 5_000
    (tmp_path / "trace 1.log").write_bytes(content)
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    async with (
        signed_in(relay, tmp_path / "a", undo_s=60) as (ana, _),
        signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _),
    ):
        ticket_id = await new_ticket(ana, "With a file")
        paths = (str(tmp_path / "trace 1.log"), str(tmp_path / "setup.exe"), str(tmp_path / "gone.log"))
        ana.do(intents.AttachFiles(ticket_id, ComposerMode.REPLY, paths))
        seen = await ana.until(
            lambda seen: [file.state for file in seen.ticket.uploads] == ["ready", "failed", "failed"]
        )
        assert [file.error and file.error.rule for file in seen.ticket.uploads] == [
            None,
            "attachment_type",
            "file_gone",
        ]
        for file in seen.ticket.uploads[1:]:
            ana.do(intents.DropUpload(file.key))
        ana.do(intents.SendComment(ticket_id, True, "See the trace"))
        await ana.until(lambda seen: [one.state for one in seen.ticket.pending] == ["undo"] and not seen.ticket.uploads)
        ana.do(intents.Undo(""))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "See the trace" and seen.ticket.uploads)
        assert [file.name for file in seen.ticket.uploads] == ["trace 1.log"]
        await bo.until(lambda seen: any(row.id == ticket_id for row in seen.palette))
        bo.do(intents.OpenTicket(ticket_id))
        bo.do(intents.AttachFiles(ticket_id, ComposerMode.REPLY, paths[:1]))
        await bo.until(lambda seen: seen.ticket and [file.state for file in seen.ticket.uploads] == ["ready"])
        bo.do(intents.SendComment(ticket_id, True, ""))
        seen = await ana.until(lambda seen: len(comments(seen)) == 2)
        [attachment] = seen.ticket.items[-1].comment.attachments
        assert (attachment.name, attachment.size) == ("trace 1.log", len(content))
        for place in (tmp_path / "saved.log", tmp_path / "nowhere" / "saved.log"):
            ana.do(intents.SaveAttachment(attachment, str(place)))
        await ana.until(lambda seen: {toast.rule for toast in seen.toasts} >= {"file_saved", "file_unwritable"})
        assert (tmp_path / "saved.log").read_bytes() == content

        ana.do(intents_session.SaveGuide(steps := (GuideStep(1, "Open the menu", PNG), GuideStep(2, "", PNG + b"2"))))
        ana.do(intents_session.StartSession(ticket_id))
        await ana.until(lambda seen: seen.session.phase is SessionPhase.CODE)
        ana.do(intents_session.SaveGuide(steps))
        seen = await ana.until(lambda seen: len(comments(seen)) == 3)
        note = seen.ticket.items[-1].comment
        assert (note.public, note.body) == (False, "1. Open the menu [step-01.png]\n2. [step-02.png]")
        assert [(file.name, file.size) for file in note.attachments] == [
            ("step-01.png", len(PNG)),
            ("step-02.png", len(PNG) + 1),
        ]
        assert any(toast.rule == "guide_saved" for toast in seen.toasts)
        ana.do(intents_session.CancelCode())
