"""What the head of a ticket sets, through the real relay: group, type, severity, category, language; each with its undo."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime import intents
from assistdesk.runtime.intents import ChangeTicket
from assistdesk.runtime.snapshot import AgentSnapshot, TicketRow
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.begun import mended, ticket_wish
from tests.kit.relay_process import RelayProcess


def settled(seen: AgentSnapshot) -> TicketRow | None:
    """The open ticket's row, once the relay has answered."""
    row = seen.ticket.row if seen.ticket is not None else None
    return None if row is None or row.pending or seen.link.unsent else row


@pytest.mark.parametrize(
    ("wish", "field", "other", "emptied"),
    [
        (ChangeTicket(0, type="incident"), "type", "incident", ChangeTicket(0, type="")),
        (ChangeTicket(0, severity=2), "severity", 2, ChangeTicket(0, severity=0)),
        (ChangeTicket(0, category="vpn/split"), "category", "vpn/split", ChangeTicket(0, category="")),
        (ChangeTicket(0, language="es"), "language", "es", None),
    ],
)
async def test_a_field_is_set_emptied_and_comes_back_by_undo(
    relay: RelayProcess, tmp_path: Path, wish: ChangeTicket, field: str, other: object, emptied: ChangeTicket | None
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, f"Head {field}")
        row = settled(await ana.until(settled))
        assert row is not None
        before = getattr(row, field)
        ana.do(replace(wish, ticket_id=ticket_id))
        row = settled(await ana.until(lambda seen: (row := settled(seen)) and getattr(row, field) == other))
        if emptied is not None:
            ana.do(replace(emptied, ticket_id=ticket_id))
            await ana.until(lambda seen: (row := settled(seen)) and getattr(row, field) == before)
            ana.do(intents.Undo(""))
            await ana.until(lambda seen: (row := settled(seen)) and getattr(row, field) == other)
        else:
            ana.do(intents.Undo(""))
            await ana.until(lambda seen: (row := settled(seen)) and getattr(row, field) == before)


async def test_a_task_is_due_loses_that_with_its_type_and_gets_both_back(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Order cables")
        due_at_ms = ana.clock.wall_ms() // 60_000 * 60_000 + 86_400_000
        ana.do(ChangeTicket(ticket_id, type="task", due_at=to_rfc3339(due_at_ms)))
        await ana.until(lambda seen: (row := settled(seen)) and (row.type, row.due_at_ms) == ("task", due_at_ms))
        ana.do(ChangeTicket(ticket_id, type="incident"))
        await ana.until(lambda seen: (row := settled(seen)) and (row.type, row.due_at_ms) == ("incident", None))
        ana.do(intents.Undo(""))
        await ana.until(lambda seen: (row := settled(seen)) and (row.type, row.due_at_ms) == ("task", due_at_ms))
        ana.do(ChangeTicket(ticket_id, due_at=""))
        await ana.until(lambda seen: (row := settled(seen)) and row.due_at_ms is None)
        ana.do(intents.Undo(""))
        await ana.until(lambda seen: (row := settled(seen)) and row.due_at_ms == due_at_ms)


async def test_a_group_takes_the_ticket_by_its_name_and_gives_it_back_by_undo(
    relay: RelayProcess, tmp_path: Path
) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": "Networks", "tier": "L2"}})
    group_id = made["group"]["id"]
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Head group")
        seen = await ana.until(lambda seen: seen.ticket.groups and seen.me)
        ana.do(ChangeTicket(ticket_id, group_id=group_id))
        row = settled(
            await ana.until(lambda seen: (row := settled(seen)) and row.group_id == group_id and row.group_name)
        )
        assert row is not None
        assert row.group_name == "Networks"
        assert row.assignee_id is None
        ana.do(intents.Undo(""))
        await ana.until(lambda seen: (row := settled(seen)) and row.group_id is None)
        ana.do(ChangeTicket(ticket_id, assignee_id=seen.me.user_id))
        await ana.until(lambda seen: (row := settled(seen)) and row.assignee_id == seen.me.user_id)
        ana.do(ChangeTicket(ticket_id, group_id=group_id))
        await ana.until(lambda seen: (row := settled(seen)) and (row.group_id, row.assignee_id) == (group_id, None))
        ana.do(intents.Undo(""))  # she is not of that group: the relay took her off, and undo puts her back
        await ana.until(
            lambda seen: (row := settled(seen)) and (row.group_id, row.assignee_id) == (None, seen.me.user_id)
        )
        ana.do(ChangeTicket(ticket_id, group_id=group_id))
        await ana.until(lambda seen: (row := settled(seen)) and row.group_id == group_id)
        ana.do(ChangeTicket(ticket_id, group_id=0))
        await ana.until(lambda seen: (row := settled(seen)) and row.group_id is None)
        ana.do(intents.Undo(""))
        await ana.until(lambda seen: (row := settled(seen)) and row.group_id == group_id)


async def test_a_new_ticket_goes_to_a_colleague_or_is_solved_while_talking(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        seen = await ana.until(lambda seen: seen.me is not None and len(seen.agents) > 1)
        assert seen.me is not None
        my_id = seen.me.user_id
        other = next(one.user_id for one in seen.agents if one.user_id != my_id)
        for subject, wish, stands in (
            ("Handed on", {"assignee_id": other}, ("open", other)),
            ("Talked over", {"status": "solved"}, ("solved", my_id)),
            ("Asked back", {"assignee_id": my_id, "status": "pending"}, ("pending", my_id)),
        ):
            base = ticket_wish(subject, "Lucía", f"{subject[:5].lower()}@customer.example", "By phone.")
            ana.do(mended(base, **wish))  # type: ignore[arg-type]
            seen = await ana.until(lambda seen: any(row.subject == subject for row in seen.palette))  # noqa: B023
            row = next(row for row in seen.palette if row.subject == subject)
            assert (row.status, row.assignee_id) == stands
