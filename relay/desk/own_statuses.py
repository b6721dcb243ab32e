"""A desk's own words for statuses where tickets, rules and readers meet them (desk.md sections 1, 2, 9).

Plain questions on a connection, used by ``changes``, by rules and by what customers read. A word labels one status: whoever
sets it sets that status with it, through the state table like any other. What staff write in a word, customers never read.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa
from msgspec import UNSET

from assistdesk.core.desk import labels
from assistdesk.core.desk.model import Side, Ticket
from assistdesk.core.desk.model_service import L10n, StatusAction, StatusDef
from assistdesk.core.desk.shapes import Status, TicketChange, TicketFields
from relay.desk.refusals import FieldsError
from relay.store import statuses


def read_by_customers(connection: sa.Connection, ticket: Ticket) -> L10n:
    """The word that stands for the ticket's status on the customer's side, by language; empty: the shipped one does."""
    which = ticket.custom_status_id
    own = None if which is None else statuses.find(connection, which)
    return labels.own_label(ticket.status, own, Side.THEIRS)


def fits(connection: sa.Connection, status_id: int, status: Status) -> bool:
    """Is it a word for that status that may be set now?"""
    return not _fault(statuses.find(connection, status_id), status)


def resolved(connection: sa.Connection, change: TicketChange) -> TicketChange:
    """The change with the status that its word brings. Raises FieldsError: no such word, or none for the status it names."""
    which = change.custom_status_id
    if which is UNSET or which is None:
        return change
    return msgspec.structs.replace(
        change, status=_need(connection, which, None if change.status is UNSET else change.status)
    )


def first_status(connection: sa.Connection, new: TicketFields) -> Status | None:
    """With what status a ticket is to begin; one that is given to somebody is new no more. Raises FieldsError."""
    if new.custom_status_id is None:
        return new.status
    status = _need(connection, new.custom_status_id, new.status)
    if status == "new" and new.assignee_id is not None:
        raise FieldsError(ticket__custom_status_id="not_of_this_kind")
    return status


def check_actions(connection: sa.Connection, wanted: Sequence[object], before: Sequence[object]) -> dict[str, str]:
    """What is wrong with actions that set one, by their place; what is kept already is not asked for again."""
    asked = {
        f"actions[{place}].custom_status_id": _fault(statuses.find(connection, one.custom_status_id), one.status)
        for place, one in enumerate(wanted)
        if isinstance(one, StatusAction) and one.custom_status_id is not None and one not in before
    }
    return {name: fault for name, fault in asked.items() if fault}


def _need(connection: sa.Connection, status_id: int, status: Status | None) -> Status:
    own = statuses.find(connection, status_id)
    fault = _fault(own, status)
    if fault or own is None:
        raise FieldsError(ticket__custom_status_id=fault)
    return own.category


def _fault(own: StatusDef | None, status: Status | None) -> str:
    if own is None:
        return "unknown"
    if not own.active:
        return "inactive"
    return "" if status in (None, own.category) else "not_of_this_kind"
