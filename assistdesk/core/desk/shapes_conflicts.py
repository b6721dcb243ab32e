"""What a 409 says beside its rule (desk.md sections 4, 12): the part that a person can decide on.

Refuses to know how it was found out (``relay.desk``) and how it is asked about.
"""

import msgspec

from assistdesk.core.desk.shapes import CommentOut, TicketOut
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
