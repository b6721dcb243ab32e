"""What the desk's other system says of the open ticket's customer, and how an admin sets it up (``snapshot`` says what a
snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.context_shapes import ContextRow


class ContextView(msgspec.Struct, frozen=True):
    """``state``: off, loading, nobody (she has no address to ask by), shown, failed (then ``error`` says why)."""

    ticket_id: int = 0
    state: str = "off"
    rows: tuple[ContextRow, ...] = ()
    asked_at_ms: int = 0
    error: Cause | None = None


class ContextTrial(msgspec.Struct, frozen=True):
    """What an address answered for a customer; None in ``error`` and no longer ``loading``: with ``rows``."""

    url: str
    email: str
    loading: bool = True
    rows: tuple[ContextRow, ...] = ()
    error: Cause | None = None


class ContextSetting(msgspec.Struct, frozen=True):
    """``url`` None: not read yet. ``answered``: the form that was answered last; ``refused``: why it was not accepted."""

    url: str | None = None
    answered: int = 0
    refused: Cause | None = None
    trial: ContextTrial | None = None
