"""Traps of desk.md section 21 that need two programs: nothing is locked, no draft is touched, nothing is sent twice."""

from pathlib import Path

from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeTicket
from assistdesk.runtime.snapshot import ComposerMode
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

DRAFT = " Half a  thought,\n\twith a tab: ñ 中文 \u200b, and no end "


async def test_trap_2_a_program_that_dies_while_its_agent_writes_keeps_nobody_from_replying(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        async with signed_in(relay, tmp_path / "a") as (ana, _):
            ticket_id = await new_ticket(ana, "Left in mid word")
            bo.do(intents.OpenTicket(ticket_id))
            await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
            ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, DRAFT))
            await bo.until(lambda seen: len(seen.ticket.presence) == 1)
            await ana.die()
        bo.do(intents.SendComment(ticket_id, True, "Bo answers", status="solved"))
        seen = await bo.until(lambda seen: comments(seen) == ["It freezes.", "Bo answers"])
        assert seen.ticket.collision is None
        await bo.until(lambda seen: seen.ticket.row.status == "solved")


async def test_trap_3_whatever_others_do_to_the_ticket_what_i_write_stays_byte_for_byte(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        other = await new_ticket(bo, "Goes in")
        into = await new_ticket(bo, "Takes it in")
        ticket_id = await new_ticket(ana, "Written in")
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.ticket is not None and seen.ticket.row.id == ticket_id and seen.ticket.items)
        ana.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, DRAFT))
        await ana.until(lambda seen: seen.ticket.draft.reply == DRAFT and seen.ticket.draft.saved)
        me = bo.seen.me.user_id
        for wish, is_seen in (
            (
                intents.ChangeTicket(ticket_id, assignee_id=me),
                lambda seen: seen.ticket.row.assignee_id == me,
            ),
            (
                intents.SendComment(ticket_id, True, "Bo writes", status="pending"),
                lambda seen: len(comments(seen)) == 2,
            ),
            (intents.ChangeTicket(ticket_id, status="hold"), lambda seen: seen.ticket.row.status == "hold"),
            (MergeTicket(other, ticket_id), lambda seen: len(seen.ticket.links) == 1),
            (intents.OpenTicket(into), lambda seen: True),
            (MergeTicket(ticket_id, into), lambda seen: seen.ticket.row.status == "closed"),
        ):
            bo.do(wish)
            seen = await ana.until(is_seen)
            assert (seen.ticket.row.id, seen.ticket.draft.reply) == (ticket_id, DRAFT)
        ana.do(intents.OpenTicket(into))
        await ana.until(lambda seen: seen.ticket.row.id == into)
        ana.do(intents.OpenTicket(ticket_id))
        seen = await ana.until(lambda seen: seen.ticket.row.id == ticket_id and seen.ticket.items)
        assert seen.ticket.draft.reply == DRAFT


async def test_trap_4_of_two_replies_in_the_same_second_one_is_asked_about_once_and_both_stand_once(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, _), signed_in(relay, tmp_path / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, "Both at once")
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        said = {"ana": ana, "bo": bo}
        for name, app in said.items():
            app.do(intents.SaveDraft(ticket_id, ComposerMode.REPLY, f"by {name}"))
        for name, app in said.items():
            app.do(intents.SendComment(ticket_id, True, f"by {name}"))
        for name, app in said.items():
            await app.until(lambda seen, mine=f"by {name}": seen.ticket.collision or mine in comments(seen))
        asked = [app for app in said.values() if app.seen.ticket.collision]
        assert len(asked) == 1
        asked[0].do(intents.AnswerCollision(asked[0].seen.ticket.collision.key, send=True))
        for app in said.values():
            await app.until(
                lambda seen: sorted(comments(seen)[1:]) == ["by ana", "by bo"] and not seen.ticket.collision
            )
