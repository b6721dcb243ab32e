"""Another ticket that was found is shown as it is when the relay refuses what was wished with it."""

import asyncio
from pathlib import Path

from assistdesk.runtime.intents_merging import FindOtherTicket, MergeTicket, ReadFoundAgain
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess


async def test_after_a_refused_merge_the_found_ticket_is_read_again(relay: RelayProcess, tmp_path: Path) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    async with signed_in(relay, tmp_path) as (ana, _):
        gone, other, source = [await new_ticket(ana, subject) for subject in ("Is merged away", "Into it", "Stays")]
        ana.do(FindOtherTicket(source, f"#{gone}"))
        await ana.until(lambda seen: seen.found_tickets is not None and seen.found_tickets.rows)
        await asyncio.to_thread(admin.post, f"/tickets/{gone}/merge", {"target_id": other})
        ana.do(MergeTicket(source, gone, sheet=1))
        seen = await ana.until(lambda seen: seen.merge_asked.refused is not None)
        assert seen.merge_asked == AskedView(1, Cause("merge_merged"))
        assert [row.status for row in seen.found_tickets.rows] == ["new"]
        ana.do(ReadFoundAgain())
        seen = await ana.until(lambda seen: [row.status for row in seen.found_tickets.rows] == ["closed"])
        assert (seen.found_tickets.text, seen.found_tickets.loading) == (f"#{gone}", False)
