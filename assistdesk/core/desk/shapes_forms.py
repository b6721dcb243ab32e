"""What REST says about a desk's own fields and its forms (desk.md sections 1, 9, 12).

Beside ``shapes``, which has the tickets.
"""

from typing import Annotated

from msgspec import Meta

from assistdesk.core.desk.forms import FIELDS_MAX, LINKS_MAX, OPTIONS_MAX, FieldKind
from assistdesk.core.desk.model_service import L10n
from assistdesk.core.desk.shapes import FieldKey, Locale, Tags, WireId
from assistdesk.core.desk.web_addresses import ADDRESS_CHARS_MAX
from assistdesk.core.wire.control import Answer, Request

Label = Annotated[dict[Locale, Annotated[str, Meta(max_length=80)]], Meta(max_length=20)]
"""Short texts by locale."""
Position = Annotated[int, Meta(ge=0, le=1_000)]


class OptionIn(Request, frozen=True, kw_only=True):
    """``key``: what tickets keep; a label may change, a key that is taken away stays where it was chosen."""

    key: FieldKey
    label: Label


class FieldIn(Request, frozen=True, kw_only=True):
    """``key`` and ``kind`` are given once. ``options``: of a choice, at least one. ``required_on_solve``: a ticket whose form
    has the field is not solved without it. ``private``: never shown to customers."""

    key: FieldKey
    kind: FieldKind
    label: Label
    options: Annotated[tuple[OptionIn, ...], Meta(max_length=OPTIONS_MAX)] = ()
    required_on_solve: bool = False
    private: bool = False
    position: Position = 0


class FieldPut(Request, frozen=True, kw_only=True):
    field: FieldIn


class OptionOut(Answer, frozen=True, kw_only=True):
    key: str
    label: L10n


class FieldOut(Answer, frozen=True, kw_only=True):
    """One version; an edit makes a new one."""

    id: WireId
    version: WireId
    key: str
    kind: FieldKind
    label: L10n
    options: tuple[OptionOut, ...] = ()
    required_on_solve: bool = False
    private: bool = False
    position: int = 0


class FieldAnswer(Answer, frozen=True, kw_only=True):
    field: FieldOut


class FieldList(Answer, frozen=True, kw_only=True):
    fields: tuple[FieldOut, ...] = ()


class QuickLinkIn(Request, frozen=True, kw_only=True):
    """Shown where *option* of the choice *field* is chosen. ``address``: https."""

    field: FieldKey
    option: FieldKey
    title: Label
    address: Annotated[str, Meta(max_length=ADDRESS_CHARS_MAX)]


class FormIn(Request, frozen=True, kw_only=True):
    """``group_id``, ``tags``: given to a ticket that is made with it."""

    title: Label
    field_ids: Annotated[tuple[WireId, ...], Meta(max_length=FIELDS_MAX)] = ()
    group_id: WireId | None = None
    tags: Tags = ()
    quick_links: Annotated[tuple[QuickLinkIn, ...], Meta(max_length=LINKS_MAX)] = ()
    position: Position = 0


class FormPut(Request, frozen=True, kw_only=True):
    form: FormIn


class QuickLinkOut(Answer, frozen=True, kw_only=True):
    field: str
    option: str
    title: L10n
    address: str


class FormOut(Answer, frozen=True, kw_only=True):
    """One version; an edit makes a new one. ``field_ids``: those that are still there, in the form's order."""

    id: WireId
    version: WireId
    title: L10n
    field_ids: tuple[int, ...] = ()
    group_id: int | None = None
    tags: tuple[str, ...] = ()
    quick_links: tuple[QuickLinkOut, ...] = ()
    position: int = 0


class FormAnswer(Answer, frozen=True, kw_only=True):
    form: FormOut


class FormList(Answer, frozen=True, kw_only=True):
    """With the fields that they ask for, and all others."""

    forms: tuple[FormOut, ...] = ()
    fields: tuple[FieldOut, ...] = ()
