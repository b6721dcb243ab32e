"""The desk's own fields and forms, and what the open ticket holds in them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes import CustomValue
    from assistdesk.core.desk.shapes_forms import FieldOut, FormOut


class FormsView(msgspec.Struct, frozen=True):
    """In their order. ``answered``: the sheet that was answered last; ``refused``: why it was not accepted, None if it was."""

    forms: tuple[FormOut, ...] = ()
    fields: tuple[FieldOut, ...] = ()
    was_read: bool = False
    answered: int = 0
    refused: Cause | None = None


class TicketFields(msgspec.Struct, frozen=True):
    """``values``: (key, value). ``lacking``: keys that the last refused solve named and that are empty still. ``revision``:
    grows where a change was refused, so that what was typed gives way to what is."""

    form_id: int | None = None
    values: tuple[tuple[str, CustomValue], ...] = ()
    lacking: tuple[str, ...] = ()
    revision: int = 0
