"""What a person wants of the desk's own fields and forms (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intents import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes import CustomValue
    from assistdesk.core.desk.shapes_forms import FieldIn, FormIn


class ReadForms(Intent, frozen=True):
    pass


class SaveField(Intent, frozen=True):
    """``field_id`` 0: a new one; else a new version of it. ``sheet``: whose answer ``FormsView`` names."""

    sheet: int
    field_id: int
    field: FieldIn


class DropField(Intent, frozen=True):
    field_id: int


class SaveForm(Intent, frozen=True):
    """``form_id`` 0: a new one; else a new version of it. ``sheet``: as in ``SaveField``."""

    sheet: int
    form_id: int
    form: FormIn


class DropForm(Intent, frozen=True):
    form_id: int


class SetField(Intent, frozen=True):
    """Of a ticket; None empties it. ``row_version``: of the ticket as it was seen; 0: as it is known now."""

    ticket_id: int
    key: str
    value: CustomValue | None
    row_version: int = 0


class SetForm(Intent, frozen=True):
    """Which form's fields a ticket asks for; None: none."""

    ticket_id: int
    form_id: int | None
