"""A phone call with everything real but the telephone: its words over HTTP, the relay, the agents' workspaces."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.core.wire import control
from assistdesk.runtime import intents_calls, intents_measures
from assistdesk.runtime.live import FEED
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import OWN_PASSWORD, RelayProcess


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
    agent.do(intents_measures.SaveMeasures(str(folder / "nowhere" / "week.csv"), "csv"))
    await agent.until(lambda seen: any(toast.rule == "measures_unsaved" for toast in seen.toasts))
    agent.do(intents_measures.ReadMeasures(30, now_ms, now_ms, "Europe/Madrid"))
    await agent.until(lambda seen: seen.measures.error is not None and seen.measures.answer is None)


async def test_the_card_and_its_notes_outlive_the_app_and_end_in_the_ticket(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "a") as (ana, secrets), signed_in(relay, tmp_path / "b") as (bo, _):
        ticket_id = await new_ticket(ana, "Call card")
        made = await asyncio.to_thread(
            relay.run_json, "token", "create", "--for", secrets.email, "--scope", "cti", "--days", "1"
        )
        told = {"event": "newCall", "callId": "1", "from": "+34600112233"}
        await asyncio.to_thread(relay.client().post, f"/cti/{made['token']}", told)
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
        token = await asyncio.to_thread(
            relay.run_json, "token", "create", "--for", secrets.email, "--scope", "cti", "--days", "1"
        )
        told = {"event": "newCall", "callId": "lost-ring", "from": "+34600112244"}
        await asyncio.to_thread(relay.client().post, f"/cti/{token['token']}", told)
        await app.until(lambda seen: any(call.number == "+34600112244" for call in seen.calls.ringing))
        assert app.failures == []
    finally:
        await app.close()
