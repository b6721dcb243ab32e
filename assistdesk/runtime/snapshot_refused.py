"""New tickets and follow-ups that came back or were left before they were sent (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.begun import BegunTicket


class RefusedSend(msgspec.Struct, frozen=True):
    """Not sent, for *cause*, and kept until it is sent otherwise or given up. ``customer``: her name, as far as it is known."""

    key: str
    ticket: BegunTicket
    cause: Cause
    customer: str = ""
