"""What an agent sends while the disk, the relay or a colleague stands in the way: nothing of it is lost, and all is said."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from assistdesk.core.errors import RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeTicket
from assistdesk.runtime.snapshot import ComposerMode
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess

Colliding = tuple[AgentApp, AgentApp, int]

REPLY = ComposerMode.REPLY


def spoil(folder: Path, sql: str) -> None:
    """Something happens to the disk of an app that runs."""
    (file,) = folder.glob("account-*.db")
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute(sql)


async def test_words_that_the_disk_does_not_take_come_back_into_the_composer(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Full disk")
        spoil(tmp_path, "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END")
        ana.do(intents.SaveDraft(ticket_id, REPLY, "half a sen"))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "half a sen")
        revision = seen.ticket.draft.revision
        ana.do(intents.SendComment(ticket_id, True, "half a sentence"))
        ana.do(intents.SaveDraft(ticket_id, REPLY, "and more"))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "half a sentence\n\nand more")
        assert seen.ticket.draft.revision > revision
        await ana.until(lambda seen: any(toast.rule == "disk" for toast in seen.toasts))


async def test_a_send_that_could_not_go_out_after_its_undo_time_comes_back_and_is_told(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path, undo_s=3) as (ana, _):
        other = await new_ticket(ana, "What remains")
        ticket_id = await new_ticket(ana, "Merged meanwhile")
        ana.do(intents.SendComment(ticket_id, True, "a reply that nobody gets"))
        await ana.until(lambda seen: any(each.state == "undo" for each in seen.ticket.pending))
        ana.do(MergeTicket(ticket_id, other))
        seen = await ana.until(lambda seen: any(one.rule == "send_returned" for one in seen.toasts))
        told = next(one for one in seen.toasts if one.rule == "send_returned")
        assert (told.opens, told.is_notice) == (ticket_id, True)
        ana.do(intents.OpenTicket(ticket_id))
        await ana.until(
            lambda seen: seen.ticket.row.id == ticket_id and seen.ticket.draft.reply == "a reply that nobody gets"
        )


async def test_a_send_that_came_back_while_the_app_was_away_is_told_at_its_next_start_once(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path, undo_s=3) as (ana, _):
        other = await new_ticket(ana, "What stays")
        ticket_id = await new_ticket(ana, "Merged while away")
        ana.do(intents.SendComment(ticket_id, True, "nobody gets this"))
        await ana.until(lambda seen: any(each.state == "undo" for each in seen.ticket.pending))
        ana.do(MergeTicket(ticket_id, other))
        await ana.until(lambda seen: seen.ticket.row.id == other)
        await ana.die()
        again = AgentApp(relay.url, ana.folder, ana.keys)
        await returned_from(again, ticket_id)
        again.start()
        try:
            seen = await again.until(lambda seen: any(one.rule == "send_returned" for one in seen.toasts))
            assert [one.opens for one in seen.toasts if one.rule == "send_returned"] == [ticket_id]
            again.do(intents.OpenTicket(ticket_id))
            await again.until(lambda seen: seen.ticket and seen.ticket.row.id == ticket_id and seen.ticket.draft.reply)
            assert again.seen.ticket is not None
            assert again.seen.ticket.draft.reply == "nobody gets this"
            async with asyncio.timeout(20):
                while (await again.desk.get_returned_drafts()).drafts:  # it is told first, then dropped
                    await asyncio.sleep(0.05)
            assert again.failures == []
        finally:
            await again.close()


async def test_what_is_being_written_is_found_at_the_writers_other_computer_until_it_is_sent(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "office") as (office, secrets):
        ticket_id = await new_ticket(office, "Written in two places")
        office.do(intents.SaveDraft(ticket_id, REPLY, "half a reply"))
        await kept_by_the_relay(office, ticket_id, "half a reply")
        home = AgentApp(relay.url, tmp_path / "home")
        home.start()
        try:
            await home.sign_in(secrets.email, secrets.password, secrets.digits())
            home.do(intents.OpenTicket(ticket_id))
            await home.until(lambda seen: seen.ticket and seen.ticket.draft.reply == "half a reply")
            home.do(intents.SaveDraft(ticket_id, REPLY, "half a reply and its end"))
            home.do(intents.SendComment(ticket_id, True, "half a reply and its end"))
            await home.until(lambda seen: "half a reply and its end" in comments(seen))
            await kept_by_the_relay(home, ticket_id, "")
            seen = await office.until(lambda seen: "half a reply and its end" in comments(seen))
            assert seen.ticket is not None
            assert seen.ticket.draft.reply == "half a reply"  # no event moves what is typed here
            assert home.failures == []
        finally:
            await home.close()


async def kept_by_the_relay(app: AgentApp, ticket_id: int, body: str) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                found = (await app.desk.get_draft(ticket_id, "reply")).body
            except RefusedError:
                found = ""
            if found == body:
                return
            await asyncio.sleep(0.05)


async def returned_from(app: AgentApp, ticket_id: int) -> None:
    """The relay has given the words back."""
    async with asyncio.timeout(20):
        while ticket_id not in [one.ticket_id for one in (await app.desk.get_returned_drafts()).drafts]:
            await asyncio.sleep(0.05)


async def test_what_is_typed_right_after_a_send_stays(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Fast fingers")
        ana.do(intents.SaveDraft(ticket_id, REPLY, "first"))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "first")
        revision = seen.ticket.draft.revision
        ana.do(intents.SendComment(ticket_id, True, "first"))
        ana.do(intents.SaveDraft(ticket_id, REPLY, "second"))
        await ana.until(lambda seen: "first" in comments(seen))
        seen = await ana.until(lambda seen: seen.ticket.draft.saved)
        assert (seen.ticket.draft.reply, seen.ticket.draft.revision) == ("second", revision)


@asynccontextmanager
async def colliding(relay: RelayProcess, folder: Path, subject: str) -> AsyncIterator[Colliding]:
    """Ana's reply was refused because of Bo's, which she has not heard of."""
    async with signed_in(relay, folder / "a") as (ana, _), signed_in(relay, folder / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, subject)
        assert ana.app._account is not None
        await ana.app._account._live.leave(f"ticket:{ticket_id}")
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        bo.do(intents.SendComment(ticket_id, True, "Bo was faster"))
        await bo.until(lambda seen: "Bo was faster" in comments(seen))
        ana.do(intents.SendComment(ticket_id, True, "Ana was slower"))
        await ana.until(lambda seen: seen.ticket.collision)
        yield ana, bo, ticket_id


async def test_a_colliding_reply_tried_again_is_asked_about_by_the_newest_reply(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with colliding(relay, tmp_path, "Tried again") as (ana, bo, ticket_id):
        bo.do(intents.SendComment(ticket_id, True, "And Bo once more"))
        await bo.until(lambda seen: "And Bo once more" in comments(seen))
        (failed,) = ana.seen.ticket.pending
        ana.do(intents.RetrySend(failed.key))
        seen = await ana.until(lambda seen: seen.ticket.collision and seen.ticket.collision.body == "And Bo once more")
        ana.do(intents.AnswerCollision(seen.ticket.collision.key, send=True))
        await bo.until(lambda seen: comments(seen)[-1] == "Ana was slower")


async def test_a_change_beside_a_colliding_reply_is_settled_by_the_relays_answer(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with colliding(relay, tmp_path, "Settled") as (ana, bo, ticket_id):
        ana.do(intents.ChangeTicket(ticket_id, priority="high"))
        await ana.until(lambda seen: seen.ticket.row.priority == "high" and not seen.ticket.row.pending)
        await bo.until(lambda seen: seen.ticket.row.priority == "high")
        bo.do(intents.ChangeTicket(ticket_id, priority="low"))
        seen = await ana.until(lambda seen: seen.ticket.row.priority == "low")
        ana.do(intents.AnswerCollision(seen.ticket.collision.key, send=False))
        seen = await ana.until(lambda seen: seen.ticket.draft.reply == "Ana was slower" and seen.link.unsent == 0)
        assert (seen.ticket.collision, seen.ticket.row.pending) == (None, False)


async def test_a_colliding_reply_that_the_disk_does_not_take_back_stays_asked_about(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with colliding(relay, tmp_path, "Stays") as (ana, _, ticket_id):
        key = ana.seen.ticket.collision.key
        await ana.die()
        spoil(ana.folder, "ALTER TABLE draft RENAME TO away")
        again = AgentApp(relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            writing = again.app._account._desk.writing
            await again.until(lambda seen: writing.collision(ticket_id))
            again.do(intents.AnswerCollision(key, send=False))
            await again.until(lambda seen: any(toast.rule == "disk" for toast in seen.toasts))
            assert (writing.collision(ticket_id).key, again.failures) == (key, [])
            spoil(ana.folder, "ALTER TABLE away RENAME TO draft")
            again.do(intents.AnswerCollision(key, send=False))
            await again.until(lambda seen: seen.link.unsent == 0)
            again.do(intents.OpenTicket(ticket_id))
            await again.until(lambda seen: seen.ticket is not None and seen.ticket.draft.reply == "Ana was slower")
        finally:
            await again.close()


async def test_the_last_act_that_may_be_undone_is_undone(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path, undo_s=30) as (ana, _):
        ticket_id = await new_ticket(ana, "Last act")
        ana.do(intents.ChangeTicket(ticket_id, subject="First change"))
        await ana.until(lambda seen: seen.ticket.row.subject == "First change" and not seen.ticket.row.pending)
        ana.do(intents.SendComment(ticket_id, True, "then words"))
        await ana.until(lambda seen: [each.state for each in seen.ticket.pending] == ["undo"])
        ana.do(intents.ChangeTicket(ticket_id, subject="Second change"))
        await ana.until(lambda seen: seen.ticket.row.subject == "Second change" and not seen.ticket.row.pending)
        ana.do(intents.Undo())
        seen = await ana.until(lambda seen: seen.ticket.row.subject == "First change" and not seen.ticket.row.pending)
        assert [each.state for each in seen.ticket.pending] == ["undo"]
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.ticket.draft.reply == "then words")
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.ticket.row.subject == "Last act")


async def test_a_send_whose_time_is_over_stands_in_no_undos_way(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path, undo_s=1) as (ana, _):
        ticket_id = await new_ticket(ana, "Too late")
        ana.clock.wall_ahead_ms = -30_000
        ana.do(intents.ChangeTicket(ticket_id, subject="Changed"))
        await ana.until(lambda seen: seen.ticket.row.subject == "Changed" and not seen.ticket.row.pending)
        ana.do(intents.SendComment(ticket_id, True, "said"))
        await ana.until(lambda seen: "said" in comments(seen) and seen.ticket.pending)
        ana.do(intents.Undo())
        await ana.until(lambda seen: any(toast.rule == "undo_too_late" for toast in seen.toasts))
        await ana.until(lambda seen: not seen.ticket.pending)
        ana.do(intents.SendComment(ticket_id, True, "said too"))
        await ana.until(lambda seen: "said too" in comments(seen) and seen.ticket.pending)
        ana.clock.wall_ahead_ms = 0
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.ticket.row.subject == "Too late")
