"""Organisations and a customer as the settings and her card show them, for tests of the interface and screenshots."""

from assistdesk.core.desk.shapes_organizations import OrganizationOut, PersonOut
from assistdesk.runtime.snapshot_organizations import CustomerView, OrganizationsView, OutsideView
from assistdesk.runtime.snapshot_parts import Cause

NORTE = OrganizationOut(
    id=7,
    name="Talleres Norte, S.L.",
    plan="premium",
    region="EU",
    domains=("talleresnorte.example",),
    tags=("machines", "north"),
    external_id="crm-7",
    group_id=2,
    row_version=4,
)
ORGANIZATIONS = OrganizationsView(
    rows=(
        NORTE,
        OrganizationOut(id=8, name="Bright Co.", domains=("bright.example", "bright.example.org"), shared_tickets=True),
        OrganizationOut(id=9, name="华东贸易有限公司", plan="premium", region="CN"),
    ),
    has_more=True,
    outside=OutsideView(7, 12, ("Iker Sáez", "Maite Ruiz", "Lucía Fernández")),
    was_read=True,
)
LUCIA = PersonOut(
    id=11,
    role="customer",
    name="Lucía Fernández",
    email="lucia@talleresnorte.example",
    emails=("lucia@talleresnorte.example", "lucia@casa.example"),
    phones=("+34 944 555 010",),
    locale="es",
    org_id=7,
    org_name="Talleres Norte, S.L.",
    external_id="crm-person-11",
    row_version=2,
)
CUSTOMER = CustomerView(11, LUCIA)
CONFLICT = Cause("row_version")
