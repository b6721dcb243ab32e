"""A desk's own words for statuses through the real relay: an admin makes one, it is set, undone, and goes with its status."""

from pathlib import Path

from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn
from assistdesk.runtime import intents
from assistdesk.runtime.intents_statuses import OrderStatuses, ReadStatuses, SaveStatus
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

VENDOR = StatusIn(category="hold", agent_label={"en": "With vendor"}, customer_label={"en": "In work"})
PARTS = StatusIn(category="hold", agent_label={"en": "Parts"}, customer_label={"en": "In work"}, position=1)


def standing(seen: AgentSnapshot) -> tuple[str, str]:
    row = seen.ticket.row if seen.ticket is not None else None
    return ("", "") if row is None or row.pending else (row.status, row.status_label)


async def test_a_word_is_made_set_undone_and_switched_off(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path, is_admin=True) as (app, _):
        app.do(SaveStatus(1, 0, VENDOR))
        await app.until(lambda seen: seen.statuses.answered == 1)
        app.do(SaveStatus(2, 0, PARTS))
        seen = await app.until(lambda seen: seen.statuses.answered == 2)
        vendor, parts = seen.statuses.statuses
        app.do(OrderStatuses((parts.id, vendor.id)))
        seen = await app.until(lambda seen: seen.statuses.statuses[0].id == parts.id)
        vendor = seen.statuses.statuses[1]
        assert [word.text for word in seen.statuses.words] == ["Parts", "With vendor"]

        ticket_id = await new_ticket(app, "Screen stays black")
        app.do(intents.ChangeTicket(ticket_id, status="hold", custom_status_id=vendor.id))
        await app.until(lambda seen: standing(seen) == ("hold", "With vendor"))
        app.do(intents.ChangeTicket(ticket_id, status="pending"))
        await app.until(lambda seen: standing(seen) == ("pending", ""))
        app.do(intents.Undo(""))
        await app.until(lambda seen: standing(seen) == ("hold", "With vendor"))
        app.do(intents.SendComment(ticket_id, False, "They send parts.", "hold", parts.id))
        await app.until(lambda seen: standing(seen) == ("hold", "Parts"))
        app.do(intents.ChangeTicket(ticket_id, status="hold", custom_status_id=0))
        await app.until(lambda seen: standing(seen) == ("hold", ""))
        app.do(intents.BulkChange((ticket_id,), status="hold", custom_status_id=vendor.id))
        await app.until(lambda seen: standing(seen) == ("hold", "With vendor"))

        fields = {name: getattr(vendor, name) for name in ("category", "agent_label", "customer_label", "position")}
        app.do(SaveStatus(3, vendor.id, StatusChange(**fields, active=False, row_version=99)))
        seen = await app.until(lambda seen: seen.statuses.answered == 3)
        assert seen.statuses.refused is not None
        assert seen.statuses.refused.rule == "row_version"
        app.do(SaveStatus(4, vendor.id, StatusChange(**fields, active=False, row_version=vendor.row_version)))
        await app.until(lambda seen: seen.statuses.answered == 4 and standing(seen) == ("hold", ""))
        app.do(OrderStatuses((vendor.id,)))
        await app.until(lambda seen: any(toast.kind == "error" for toast in seen.toasts))
        app.do(ReadStatuses())
        seen = await app.until(lambda seen: seen.statuses.was_read)
        assert [word.text for word in seen.statuses.words] == ["Parts"]
