"""A phone call with everything real but the telephone: its words over HTTP, the relay, the agents' workspaces."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.core.wire import control
from assistdesk.runtime import intents_calls, intents_measures
from assistdesk.runtime.live import FEED
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.integration.test_sending_through_relay import spoil
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, RelayProcess


async def measured(agent: AgentApp, folder: Path) -> None:
    """The reports say so too, on the screen and in a file."""
    now_ms = time.time_ns() // 1_000_000
    agent.do(intents_measures.ReadMeasures(1, now_ms - 3_600_000, now_ms + 60_000, "Europe/Madrid"))
    seen = await agent.until(lambda seen: seen.measures.answer is not None)
    value = {figure.key: figure.value for figure in seen.measures.answer.figures}
    assert (value["calls"], value["solved"], value["one_touch"], value["four_steps"]) == (1, 1, 100, 0)
    for style in ("csv", "json"):
        agent.do(intents_measures.SaveMeasures(str(folder / f"week.{style}"), style))
        await agent.until(
            lambda seen, name=f"week.{style}": any(dict(toast.fields).get("file") == name for toast in seen.toasts)
        )
    assert (folder / "week.csv").read_text("utf-8-sig").startswith("measure,value,unit,n")
    (folder / "taken.csv").mkdir()
    agent.do(intents_measures.SaveMeasures(str(folder / "taken.csv"), "csv"))
    await agent.until(lambda seen: any(toast.rule == "measures_unsaved" for toast in seen.toasts))
    assert not (folder / "taken.csv.part").exists()
    agent.do(intents_measures.ReadMeasures(30, now_ms, now_ms, "Europe/Madrid"))
    await agent.until(lambda seen: seen.measures.error is not None and seen.measures.answer is None)


async def telephone(relay: RelayProcess, secrets: AgentSecrets) -> str:
    """The key by which a telephone system tells of calls."""
    arguments = ("token", "create", "--for", secrets.email, "--scope", "cti", "--days", "1")
    return str((await asyncio.to_thread(relay.run_json, *arguments))["token"])


async def ring(relay: RelayProcess, key: str, call: str, number: str = "+34600112233") -> None:
    told = {"event": "newCall", "callId": call, "from": number}
    await asyncio.to_thread(relay.client().post, f"/cti/{key}", told)


def ringing(seen: AgentSnapshot, number: str) -> bool:
    return any(call.number == number for call in seen.calls.ringing)


async def noted(agent: AgentApp, call_id: int, notes: str) -> None:
    """The relay has them."""
    async with asyncio.timeout(10):
        while (call_id, notes) not in {(call.id, call.notes) for call in (await agent.desk.get_calls()).calls}:
            pass


async def test_the_card_and_its_notes_outlive_the_app_and_end_in_the_ticket(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, secrets), signed_in(relay, tmp_path / "b") as (bo, _):
        ticket_id = await new_ticket(ana, "Call card")
        await ring(relay, await telephone(relay, secrets), "1")
        await bo.until(lambda seen: seen.calls.ringing)
        call_id = (await ana.until(lambda seen: seen.calls.ringing)).calls.ringing[0].id
        ana.do(intents_calls.TakeCall(call_id))
        await ana.until(lambda seen: seen.calls.mine and seen.calls.mine[0].state == "active")
        await bo.until(lambda seen: not seen.calls.ringing)
        ana.do(intents_calls.StampStep(call_id, 1))
        ana.do(intents_calls.SaveCallNotes(call_id, "the printer\nof the second floor"))
        await ana.until(lambda seen: seen.calls.mine[0].steps[0].state == "done")
        await ana.die()
        again = AgentApp(relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            seen = await again.until(lambda seen: seen.calls.mine)
            assert seen.calls.mine[0].notes == "the printer\nof the second floor"
            assert seen.calls.mine[0].steps[0].method == "read"
            again.do(intents_calls.ChooseCallTicket(call_id, ticket_id))
            await again.until(lambda seen: seen.ticket is not None and seen.ticket.row.id == ticket_id)
            reasons = ((2, "known voice"), (3, "not needed"))
            again.do(intents_calls.CloseCall(call_id, "solved", reasons=reasons))
            await again.until(lambda seen: not seen.calls.mine and seen.ticket.row.status == "solved")
            seen = await again.until(lambda seen: "the printer\nof the second floor" in comments(seen))
            items = seen.ticket.items if seen.ticket is not None else ()
            card = next(item for item in items if isinstance(item, timeline.CallCard))
            assert (card.has_notice, card.skipped, card.ended_at_ms is not None) == (True, reasons, True)
            await measured(again, tmp_path)
            again.do(intents_calls.HangUp(call_id))
            await again.until(lambda seen: any(toast.rule == "call_over" for toast in seen.toasts))
            assert again.failures == []
        finally:
            await again.close()


async def test_a_call_whose_ring_was_lost_shows_where_the_feed_has_a_gap(relay: RelayProcess, tmp_path: Path) -> None:
    """As from a relay whose queue for this app was full."""
    secrets = await asyncio.to_thread(new_agent, relay)
    app = AgentApp(relay.url, tmp_path)
    whole = app.desk.events

    async def events_with_a_gap() -> AsyncIterator[control.AnyDown]:
        async for frame in whole():
            yield control.Gap(stream=FEED, head=0) if isinstance(frame, control.OfferDown) else frame

    app.desk.events = events_with_a_gap  # type: ignore[method-assign]
    app.start()
    try:
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        await ring(relay, await telephone(relay, secrets), "lost-ring", "+34600112244")
        await app.until(lambda seen: ringing(seen, "+34600112244"))
        assert app.failures == []
    finally:
        await app.close()


async def test_with_a_full_disk_notes_still_reach_the_relay_and_the_next_call_is_seen(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, secrets):
        key = await telephone(relay, secrets)
        await ring(relay, key, "2", "+34600112255")
        seen = await ana.until(lambda seen: ringing(seen, "+34600112255"))
        call_id = next(call.id for call in seen.calls.ringing if call.number == "+34600112255")
        ana.do(intents_calls.SaveCallNotes(call_id, "the printer"))
        await ana.until(lambda seen: any(call.notes == "the printer" for call in seen.calls.ringing))
        full = "WHEN NEW.name = 'call_notes' BEGIN SELECT RAISE(ABORT, 'full'); END"
        spoil(tmp_path, f"CREATE TRIGGER full BEFORE INSERT ON cache {full}")
        ana.do(intents_calls.TakeCall(call_id))
        await ana.until(lambda seen: any(toast.rule == "disk" for toast in seen.toasts))
        await ring(relay, key, "3", "+34600112266")
        await ana.until(lambda seen: ringing(seen, "+34600112266"))
        ana.do(intents_calls.SaveCallNotes(call_id, "the printer of the second floor"))
        await noted(ana, call_id, "the printer of the second floor")
