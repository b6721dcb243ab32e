"""The agent's desk through the real relay: live lists, the outbox, drafts, undo, collisions, sign-in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.runtime import intents
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, LinkPhase, SignInPhase
from tests.integration.conftest import new_agent
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, RelayProcess


@asynccontextmanager
async def signed_in(
    relay: RelayProcess, folder: Path, name: str = "Ana Ruiz", undo_s: int = 0
) -> AsyncIterator[tuple[AgentApp, AgentSecrets]]:
    secrets = await asyncio.to_thread(new_agent, relay, name)
    app = AgentApp(relay.url, folder, undo_s=undo_s)
    app.start()
    try:
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        secrets.password = OWN_PASSWORD
        yield app, secrets
        assert app.failures == []
    finally:
        await app.close()


async def new_ticket(app: AgentApp, subject: str) -> int:
    app.do(intents.NewTicket(subject, "Lucía", f"{subject.lower().replace(' ', '.')}@customer.example", "It freezes."))
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
        bo.do(intents.SendComment(ticket_id, True, "Hello from Bo", status="pending"))
        seen = await ana.until(lambda seen: "Hello from Bo" in comments(seen) and seen.ticket.row.status == "pending")
        assert comments(seen) == ["It freezes.", "Hello from Bo"]


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


async def test_a_wrong_password_is_refused_and_a_remembered_sign_in_needs_none(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, secrets):
        await ana.close()
        again = AgentApp(relay.url, ana.folder, ana.keys)
        again.start()
        await again.until_live()
        again.do(intents.Forget())
        await again.until(lambda seen: seen.sign_in.phase is SignInPhase.SIGNED_OUT)
        again.do(intents.SignIn(secrets.email, "not the password", "123456"))
        seen = await again.until(lambda seen: seen.sign_in.error is not None)
        assert seen.sign_in.error is not None
        assert seen.sign_in.error.rule == "sign_in_refused"
        assert again.failures == []
        await again.close()
