"""What REST says about a desk's own words for statuses (desk.md sections 1, 2, 12).

Beside ``shapes``, which has the tickets.
"""

import msgspec

from assistdesk.core.desk.model_service import L10n, StatusCategory
from assistdesk.core.desk.shapes import WireId
from assistdesk.core.desk.shapes_forms import Label, Position
from assistdesk.core.wire.control import Answer, Request


class StatusIn(Request, frozen=True, kw_only=True):
    """``category``: the status that it labels, given once. ``agent_label`` is read by staff, ``customer_label`` by customers.
    One that is not ``active`` is set on no ticket any more, and tickets that have it are shown their status."""

    category: StatusCategory
    agent_label: Label
    customer_label: Label
    active: bool = True
    position: Position = 0


class StatusPost(Request, frozen=True, kw_only=True):
    status: StatusIn


class StatusChange(StatusIn, frozen=True, kw_only=True):
    """``row_version``: as I know it; if another change came first, 409 with both values."""

    row_version: WireId | None = None


class StatusPut(Request, frozen=True, kw_only=True):
    status: StatusChange


class StatusOut(Answer, frozen=True, kw_only=True):
    id: WireId
    category: StatusCategory
    agent_label: L10n = msgspec.field(default_factory=dict)
    customer_label: L10n = msgspec.field(default_factory=dict)
    active: bool = True
    position: int = 0
    row_version: int = 1


class StatusAnswer(Answer, frozen=True, kw_only=True):
    status: StatusOut


class StatusList(Answer, frozen=True, kw_only=True):
    """GET /statuses: by the status that they label, then in their order."""

    statuses: tuple[StatusOut, ...] = ()
