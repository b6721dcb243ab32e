"""Fields and forms for the tests of the agent's window, and a ticket that has one."""

from msgspec.structs import replace

from assistdesk.core.desk.shapes_forms import FieldOut, FormOut, OptionOut, QuickLinkOut
from assistdesk.runtime.snapshot import GroupView, QueueView, TicketView
from assistdesk.runtime.snapshot_forms import FormsView, TicketFields
from tests.kit.snapshots import STATES

SERIAL = FieldOut(
    id=1, version=1, key="serial", kind="text", label={"en": "Serial number", "es": "Número de serie", "zh": "序列号"},
    required_on_solve=True, private=True,
)  # fmt: skip
PLAN = FieldOut(
    id=2, version=2, key="plan", kind="choice", label={"en": "Licence", "es": "Licencia", "zh": "许可证"},
    options=(
        OptionOut(key="trial", label={"en": "Trial", "es": "De prueba", "zh": "试用"}),
        OptionOut(key="full", label={"en": "Full", "es": "Completa", "zh": "正式"}),
    ),
)  # fmt: skip
SEATS = FieldOut(
    id=3, version=1, key="seats", kind="int", label={"en": "Seats", "es": "Puestos", "zh": "席位"},
    required_on_solve=True,
)  # fmt: skip
UNTIL = FieldOut(
    id=4, version=1, key="until", kind="date", label={"en": "Valid until", "es": "Válida hasta", "zh": "有效期至"}
)
PAID = FieldOut(id=5, version=1, key="paid", kind="bool", label={"en": "Paid", "es": "Pagada", "zh": "已付款"})
LINK = QuickLinkOut(
    field="plan", option="trial", title={"en": "What a trial can do", "es": "Qué permite la prueba", "zh": "试用版功能"},
    address="https://help.example.com/licences/trial",
)  # fmt: skip
LICENCES = FormOut(
    id=7, version=1, title={"en": "Licences", "es": "Licencias", "zh": "许可证"}, field_ids=(2, 3, 1, 4, 5), group_id=2,
    tags=("licence",), quick_links=(LINK,),
)  # fmt: skip
DEVICES = FormOut(id=8, version=1, title={"en": "Devices", "es": "Equipos", "zh": "设备"}, field_ids=(1,))
FORMS = FormsView((LICENCES, DEVICES), (SERIAL, PLAN, SEATS, UNTIL, PAID))
HELD = TicketFields(7, (("plan", "trial"), ("paid", False)))
GROUPS = QueueView(groups=(GroupView(2, "Licences"), GroupView(3, "Second line")))


def ticket(fields: TicketFields = HELD, **row: object) -> TicketView:
    """Lucía's, with these fields."""
    shown = STATES["people"].snapshot.ticket
    assert shown is not None
    return replace(shown, fields=fields, row=replace(shown.row, **row))  # type: ignore[arg-type]
