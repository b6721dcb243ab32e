"""A desk's own words for statuses, for the pictures and the tests of the agent's window."""

from msgspec.structs import replace

from assistdesk.core.desk.shapes_statuses import StatusOut
from assistdesk.runtime.snapshot import AgentSnapshot, TicketRow
from assistdesk.runtime.snapshot_statuses import StatusesView, StatusWord

STATUSES = StatusesView(
    statuses=(
        StatusOut(
            id=5,
            category="new",
            agent_label={"en": "Triage"},
            customer_label={"en": "Received", "es": "Recibido", "zh": "已收到"},
        ),
        StatusOut(
            id=4,
            category="hold",
            agent_label={"en": "With vendor", "es": "Con el proveedor", "zh": "供应商处理中"},
            customer_label={"en": "In work", "es": "En curso", "zh": "处理中"},
            position=1,
            row_version=3,
        ),
        StatusOut(
            id=6,
            category="hold",
            agent_label={"en": "Waiting for spare parts from the warehouse in Rotterdam"},
            customer_label={"en": "Parts are on their way"},
            position=2,
        ),
        StatusOut(
            id=7,
            category="solved",
            agent_label={"en": "Refunded"},
            customer_label={"en": "Paid back"},
            active=False,
            position=3,
        ),
    ),
    words=(
        StatusWord(5, "new", "Triage"),
        StatusWord(4, "hold", "With vendor"),
        StatusWord(6, "hold", "Waiting for spare parts from the warehouse in Rotterdam"),
    ),
    was_read=True,
)


def labelled(base: AgentSnapshot) -> AgentSnapshot:
    """The open ticket and one more are on hold, each with a word of the desk's own."""
    ticket = base.ticket
    assert ticket is not None

    def marked(row: TicketRow, place: int) -> TicketRow:
        word = STATUSES.words[1 + place]
        return replace(row, status="hold", custom_status_id=word.id, status_label=word.text)

    rows = tuple(marked(row, place) if place < 2 else row for place, row in enumerate(base.tickets.rows))
    open_row = marked(ticket.row, 0)
    rows = tuple(open_row if row.id == open_row.id else row for row in rows)
    return replace(
        base,
        tickets=replace(base.tickets, rows=rows),
        ticket=replace(ticket, row=open_row, statuses=STATUSES.words),
        statuses=STATUSES,
    )
