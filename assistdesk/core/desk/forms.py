"""Fields of a desk's own, and the forms that ask for them (desk.md sections 1, 9).

Says which value fits a field, what a solve still lacks, and what a definition may not say. Values stand in a ticket's
``custom`` under the field's key; in the log and in conditions a field is named ``custom.KEY``. Nothing here knows who may see
a field, how a value is kept, or a window.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Literal, assert_never

import msgspec
from msgspec import Meta

from assistdesk.core.desk.macros import check_text
from assistdesk.core.desk.model import Id
from assistdesk.core.desk.model_service import L10n
from assistdesk.core.desk.shapes import CustomValue, FieldKey
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.desk.web_addresses import is_https
from assistdesk.core.errors import RefusedError

FieldKind = Literal["text", "int", "bool", "choice", "date"]
FIELDS_MAX: Final = 100
FORMS_MAX: Final = 100
OPTIONS_MAX: Final = 100
LINKS_MAX: Final = 200


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a choice. Tickets keep its key; its label may change."""

    key: FieldKey
    label: L10n


class FieldDef(msgspec.Struct, frozen=True, kw_only=True):
    """``required_on_solve``: on a ticket whose form asks for it. ``private``: for staff only, whatever customers may read."""

    id: Id
    version: Annotated[int, Meta(ge=1)] = 1
    key: FieldKey
    kind: FieldKind
    label: L10n
    options: tuple[Option, ...] = ()
    required_on_solve: bool = False
    private: bool = False
    position: int = 0


class QuickLink(msgspec.Struct, frozen=True, kw_only=True):
    """Shown where *option* of the choice *field* is chosen: an https address under a title."""

    field: FieldKey
    option: FieldKey
    title: L10n
    address: str


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """``group_id`` and ``tags`` are given to a ticket that is made with it."""

    id: Id
    version: Annotated[int, Meta(ge=1)] = 1
    title: L10n
    field_ids: tuple[Id, ...] = ()
    group_id: Id | None = None
    tags: tuple[str, ...] = ()
    quick_links: tuple[QuickLink, ...] = ()
    position: int = 0


Custom = Mapping[str, CustomValue]


def name_of(key: str) -> str:
    """As the log and conditions name a field."""
    return CUSTOM + key


def fault_of(field: FieldDef, value: CustomValue) -> str:
    """What is wrong with a value for this field; "" where it fits."""
    match field.kind:
        case "text":
            return "" if isinstance(value, str) else "wrong_type"
        case "int":
            return "" if isinstance(value, int) and not isinstance(value, bool) else "wrong_type"
        case "bool":
            return "" if isinstance(value, bool) else "wrong_type"
        case "choice":
            if not isinstance(value, str):
                return "wrong_type"
            return "" if any(value == option.key for option in field.options) else "not_allowed"
        case "date":
            return _date_fault(value)
        case _:
            assert_never(field.kind)


def _date_fault(value: CustomValue) -> str:
    if not isinstance(value, str):
        return "wrong_type"
    try:
        is_plain = datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_plain = False
    return "" if is_plain else "bad_format"


def missing(fields: Iterable[FieldDef], custom: Custom) -> tuple[str, ...]:
    """Names of the fields that a solve needs and that are empty. "No" is an answer, nothing is none."""
    return tuple(name_of(field.key) for field in fields if field.required_on_solve and field.key not in custom)


def fields_of(form: Form, fields: Iterable[FieldDef]) -> tuple[FieldDef, ...]:
    """The form's fields in its order; one that was taken away is left out."""
    known = {field.id: field for field in fields}
    return tuple(known[field_id] for field_id in form.field_ids if field_id in known)


def check_field(field: FieldDef, default_locale: str) -> None:
    """Refuse what cannot be asked.

    Raises:
        RefusedError: ``text_locale``, ``text_size``; ``field_options``: a choice without options, an option twice, or
            options of a field that has none.
    """
    check_text(field.label, default_locale)
    for option in field.options:
        check_text(option.label, default_locale)
    keys = {option.key for option in field.options}
    if (field.kind == "choice") != bool(keys) or len(keys) != len(field.options):
        raise RefusedError("field_options")


def check_form(form: Form, fields: Iterable[FieldDef], default_locale: str) -> None:
    """Refuse what cannot be filled in. *fields*: all there are.

    Raises:
        RefusedError: ``text_locale``, ``text_size``; ``form_fields``: a field twice, or one that is not there; ``form_link``: a
            link of no option of this form, or to no https address.
    """
    check_text(form.title, default_locale)
    asked = fields_of(form, fields)
    if len(asked) != len(form.field_ids) or len(set(form.field_ids)) != len(form.field_ids):
        raise RefusedError("form_fields")
    options = {(field.key, option.key) for field in asked for option in field.options}
    for link in form.quick_links:
        check_text(link.title, default_locale)
        if (link.field, link.option) not in options or not is_https(link.address):
            raise RefusedError("form_link")
