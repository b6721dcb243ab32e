"""New tickets and follow-ups that came back, for tests of the interface and screenshots."""

from assistdesk.core.desk.begun import BegunTicket
from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend

SEATS = FieldOut(id=3, version=1, key="seats", kind="int", label={"en": "Seats", "es": "Puestos", "zh": "席位"})
LICENCES = FormOut(
    id=7, version=1, title={"en": "Licences", "es": "Licencias", "zh": "许可证"}, field_ids=(3,), group_id=2, tags=()
)
FORMS = FormsView((LICENCES,), (SEATS,), was_read=True)
NEW = RefusedSend(
    "k1",
    BegunTicket(
        subject="No licence after the move",
        body="She changed computers on Monday. Since then it asks for a licence at every start.",
        internal=True,
        requester_name="María Núñez",
        requester_email="maria.talleresnorte",
        organisation="Talleres Norte, S.L.",
        phone="+34 944 555 011",
        priority="high",
        language="es",
        form_id=7,
        custom=(("seats", 12),),
    ),
    Cause("invalid", (("field", "ticket.requester.email"), ("code", "malformed"))),
    "María Núñez",
)
FOLLOW_UP = RefusedSend(
    "k2",
    BegunTicket("The export stops again", "It began again this morning.", False, 1029),
    Cause("followup", (("why", "not_closed"),)),
    "Nguyễn Thị Hương",
)
BACK = (NEW, FOLLOW_UP)
