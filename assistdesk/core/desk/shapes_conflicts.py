"""What a 409 says beside its rule (desk.md sections 4, 12): the part that a person can decide on.

Refuses to know how it was found out (``relay.desk``) and how it is asked about.
"""

from typing import Any

import msgspec
from msgspec import UNSET

from assistdesk.core.desk.forms import name_of
from assistdesk.core.desk.shapes import CommentOut, TicketChange, TicketOut
from assistdesk.core.desk.states import LABEL
from assistdesk.core.wire.control import Answer


class FieldConflict(Answer, frozen=True, kw_only=True):
    """One field that someone else changed meanwhile. Values are JSON: what I sent, what stands there now."""

    field: str
    mine: msgspec.Raw
    theirs: msgspec.Raw


class Conflict(Answer, frozen=True, kw_only=True):
    """The part of a 409's problem+json that a person can decide on.

    ``/problems/row_version``: ``fields`` and the ticket as it is. ``/problems/newer_reply``: ``newer`` and the
    ``seen_seq`` to send again with.
    """

    fields: tuple[FieldConflict, ...] = ()
    ticket: TicketOut | None = None
    newer: tuple[CommentOut, ...] = ()
    seen_seq: int | None = None


def without(change: TicketChange, names: frozenset[str]) -> TicketChange:
    """The rest of a change, without the fields of these names; a word goes with its status."""
    if names & {"status", LABEL}:
        names |= {"status", LABEL}
    own = {} if change.custom is UNSET else change.custom
    kept = {key: value for key, value in own.items() if name_of(key) not in names}
    plain: dict[str, Any] = {name: UNSET for name in names if name in change.__struct_fields__}
    return msgspec.structs.replace(change, custom=kept or UNSET, **plain)
