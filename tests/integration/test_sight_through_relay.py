"""A ticket that goes out of an agent's sight while it is open is shown as not hers, and leaves her list."""

import asyncio
from pathlib import Path

from assistdesk.runtime import intents
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess


async def test_a_ticket_moved_to_a_group_of_others_is_not_hers_any_more(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    relay = own_relay
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    async with signed_in(relay, tmp_path) as (ana, _):
        groups = {}
        for name, members in (("Hers", [ana.seen.me.user_id]), ("Others", [])):
            made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": name, "member_ids": members}})
            groups[name] = made["group"]["id"]
        ticket_id = await new_ticket(ana, "Goes to others")
        path = f"/tickets/{ticket_id}"
        await asyncio.to_thread(admin.put, path, {"ticket": {"group_id": groups["Hers"]}})
        await asyncio.to_thread(admin.put, "/desk_settings", {"desk_settings": {"own_groups_only": True}})
        await ana.until_live()
        await ana.until(lambda seen: seen.ticket.row.group_id == groups["Hers"])
        await ana.until(lambda seen: ticket_id in [row.id for row in seen.tickets.rows])
        ana.do(intents.SaveDraft(ticket_id, intents.ComposerMode.REPLY, "half a sentence"))
        await asyncio.to_thread(admin.put, path, {"ticket": {"group_id": groups["Others"]}})
        await ana.until(lambda seen: seen.ticket.gone)
        await ana.until(lambda seen: ticket_id not in [row.id for row in seen.tickets.rows])
        await asyncio.to_thread(admin.put, path, {"ticket": {"group_id": groups["Hers"]}})
        await ana.until(lambda seen: not seen.ticket.gone and seen.ticket.draft.reply == "half a sentence")
        await asyncio.to_thread(admin.put, path, {"ticket": {"group_id": groups["Others"]}})
        await ana.until(lambda seen: seen.ticket.gone)
        await asyncio.to_thread(admin.put, "/desk_settings", {"desk_settings": {"own_groups_only": False}})
        ana.do(intents.OpenTicket(ticket_id))
        await ana.until(lambda seen: not seen.ticket.gone)
        await asyncio.to_thread(admin.put, path, {"ticket": {"subject": "Heard again"}})
        await ana.until(lambda seen: seen.ticket.row.subject == "Heard again")
