"""Clocks of a running relay in the agent's application: they turn by themselves, warn, and are explained."""

import asyncio
from pathlib import Path
from typing import Any

from assistdesk.runtime import intents
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

TARGET_S = 4


def make_policy(relay: RelayProcess) -> None:
    """Whatever is tagged "fast" is to be answered within seconds; it is tried first."""
    secrets = relay.add_agent("olga.clock@example.com", "Olga", is_admin=True)
    olga = relay.sign_in(secrets)
    condition = {"field": "tags", "operator": "includes", "value": "fast"}
    targets = [
        {"priority": priority, "metric": "requester_wait_time", "target_s": TARGET_S, "hours": "calendar"}
        for priority in ("low", "normal", "high", "urgent")
    ]
    policy: dict[str, Any] = {"title": "Fast", "conditions": {"all": [condition]}, "targets": targets}
    made = olga.need("POST", "/sla_policies", {"sla_policy": policy})["sla_policy"]
    others = [one["id"] for one in olga.get("/sla_policies")["sla_policies"] if one["id"] != made["id"]]
    olga.need("PUT", "/sla_policies/reorder", {"ids": [made["id"], *others]})


def rules(seen: AgentSnapshot) -> list[str]:
    return [toast.rule for toast in seen.toasts]


async def test_a_clock_warns_and_breaches_in_the_open_window_without_a_question(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    await asyncio.to_thread(make_policy, own_relay)
    async with signed_in(own_relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Clock")
        seen = await ana.until(lambda seen: seen.ticket.row.clock is not None and seen.schedules)
        assert seen.ticket is not None
        assert seen.ticket.row.clock is not None
        assert seen.ticket.row.clock.schedule == seen.schedules[0].key
        assert seen.me is not None
        ana.do(intents.ChangeTicket(ticket_id, assignee_id=seen.me.user_id, tags=("fast",)))
        await ana.until(lambda seen: seen.ticket.row.clock.target_ms == TARGET_S * 1_000)
        await ana.until(lambda seen: "sla_warned" in rules(seen))
        seen = await ana.until(lambda seen: "sla_breached" in rules(seen))
        assert seen.ticket is not None
        assert seen.ticket.row.clock is not None
        assert seen.ticket.row.clock.result == "breached"


async def test_a_clock_is_explained_and_lists_are_sorted_by_what_is_due(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        slow = await new_ticket(ana, "Slow clock")
        fast = await new_ticket(ana, "Fast clock")
        ana.do(intents.ChangeTicket(fast, priority="urgent"))
        await ana.until(lambda seen: seen.ticket.row.priority == "urgent" and not seen.ticket.row.pending)
        ana.do(intents.ExplainClocks(fast))
        seen = await ana.until(lambda seen: seen.ticket.explained is not None and seen.ticket.explained.answer)
        assert seen.ticket is not None
        assert seen.ticket.explained is not None
        assert seen.ticket.explained.answer is not None
        assert {one.policy_title for one in seen.ticket.explained.answer.clocks} == {"Standard"}
        office = seen.ticket.explained.schedules[0]
        assert seen.ticket.explained.answer.what_if == ()
        ana.do(intents.ExplainClocks(fast, pause_on_hold=True))
        await ana.until(lambda seen: seen.ticket.explained.pause_on_hold and seen.ticket.explained.answer.what_if)
        ana.do(intents.ExplainClocks(fast, schedule_id=office[0]))
        seen = await ana.until(
            lambda seen: seen.ticket.explained.schedule_id == office[0] and not seen.ticket.explained.loading
        )
        assert {one.clock.hours for one in seen.ticket.explained.answer.what_if} == {"business"}
        ana.do(intents.ExplainClocks(fast))
        await ana.until(lambda seen: not seen.ticket.explained.loading and seen.ticket.explained.answer.what_if == ())
        unsolved = next(view.id for view in seen.views if view.key == "unsolved")
        ana.do(intents.OpenView(unsolved))
        ana.do(intents.SortList("next_due_at"))
        await ana.until(lambda seen: [row.id for row in seen.tickets.rows if row.id in (slow, fast)] == [fast, slow])
        ana.do(intents.ChangeTicket(slow, priority="urgent"))
        ana.do(intents.ChangeTicket(fast, priority="low"))
        await ana.until(lambda seen: [row.id for row in seen.tickets.rows if row.id in (slow, fast)] == [slow, fast])


async def test_a_macro_is_previewed_and_used_as_one_update_and_its_text_is_never_sent(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    def make_macro() -> None:
        olga = own_relay.sign_in(own_relay.add_agent("olga.macro@example.com", "Olga", is_admin=True))
        actions = [
            {"type": "status", "status": "pending"},
            {"type": "tags", "add": ["known"]},
            {"type": "comment", "text": {"en": "Hello {{requester.name}}"}},
        ]
        olga.need("POST", "/macros", {"macro": {"title": {"en": "Known"}, "actions": actions, "shared": True}})

    await asyncio.to_thread(make_macro)
    async with signed_in(own_relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Macro")
        seen = await ana.until(lambda seen: seen.macros)
        ana.do(intents.PreviewMacro(ticket_id, seen.macros[0].id))
        seen = await ana.until(lambda seen: seen.macro_preview is not None)
        assert seen.macro_preview is not None
        assert seen.macro_preview.changes == (("status", "pending"), ("tags", "known"))
        assert seen.macro_preview.text == "Hello Lucía"
        before = seen.ticket.row.seq if seen.ticket is not None else 0
        ana.do(intents.UseMacro(ticket_id))
        seen = await ana.until(lambda seen: seen.ticket.row.tags == ("known",) and not seen.ticket.row.pending)
        assert seen.ticket is not None
        assert (seen.ticket.row.status, seen.ticket.row.seq, seen.macro_preview) == ("pending", before + 1, None)
        ana.do(intents.PreviewMacro(ticket_id, 99))
        await ana.until(lambda seen: any(toast.rule == "not_found" for toast in seen.toasts))
        ana.do(intents.UseMacro(ticket_id))
        ana.do(intents.DropPreview())
