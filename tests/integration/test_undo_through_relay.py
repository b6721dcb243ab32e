"""Ctrl+Z takes back the last act, also when its message is gone, and says why where the relay does not any more."""

import asyncio
from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import EscalateTicket, MergeTicket, SplitTicket
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.toasts import UNDO_MS
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess


def told(seen: AgentSnapshot, rule: str) -> bool:
    return any(toast.rule == rule for toast in seen.toasts)


async def after_its_message(app: AgentApp, rule: str) -> None:
    """The message was seen, and is gone."""
    await app.until(lambda seen: told(seen, rule))
    app.clock.wall_ahead_ms += UNDO_MS
    app.do(intents.DismissToast(0))
    await app.until(lambda seen: not seen.toasts)


async def test_a_merge_and_a_change_are_taken_back_in_turn_when_their_messages_are_gone(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        target, source = await new_ticket(ana, "Kept"), await new_ticket(ana, "Joins it")
        ana.do(MergeTicket(source, target))
        await after_its_message(ana, "ticket_merged")
        await ana.until(lambda seen: seen.ticket.row.id == target)
        ana.do(intents.ChangeTicket(target, subject="Renamed"))
        await after_its_message(ana, "changed")
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.ticket.row.subject == "Kept" and not seen.ticket.row.pending)
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "ticket_unmerged") and seen.ticket.row.id == source)
        ana.do(intents.Undo())  # there is nothing more
        await ana.until(lambda seen: seen.ticket.row.status == "new" and told(seen, "ticket_unmerged"))


async def test_a_split_is_taken_back_when_its_message_is_gone(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        source = await new_ticket(ana, "Two faults in one")
        ana.do(intents.OpenTicket(source))
        seen = await ana.until(lambda seen: comments(seen) == ["It freezes."])
        words = tuple(item.comment.id for item in seen.ticket.items if isinstance(item, timeline.CommentItem))
        ana.do(SplitTicket(source, "The second one", words, 7))
        await after_its_message(ana, "ticket_split")
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "ticket_unsplit") and seen.ticket.row.id == source)


async def test_what_a_colleague_took_back_or_took_up_is_said(relay: RelayProcess, tmp_path: Path) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": "Behind it", "tier": "L2"}})
    async with signed_in(relay, tmp_path) as (ana, _):
        target, source = await new_ticket(ana, "Kept too"), await new_ticket(ana, "Joins it too")
        ana.do(EscalateTicket(target, made["group"]["id"], "Needs more"))
        await after_its_message(ana, "ticket_escalated")
        ana.do(MergeTicket(source, target))
        await after_its_message(ana, "ticket_merged")
        await asyncio.to_thread(admin.post, f"/tickets/{source}/unmerge", None)
        me = (await asyncio.to_thread(admin.get, "/users/me"))["user"]["id"]
        await asyncio.to_thread(admin.put, f"/tickets/{target}", {"ticket": {"assignee_id": me}})
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "unmerge_over"))
        ana.do(intents.Undo())
        seen = await ana.until(lambda seen: told(seen, "escalate_moved_on"))
        why = next(toast for toast in seen.toasts if toast.rule == "escalate_moved_on")
        assert dict(why.fields) == {"number": target}
