"""What a ticket holds in fields of the desk's own: checked against them, written down as changes (desk.md sections 1 to 3, 9).

Plain questions on a ``Work``, used by ``changes`` and by rules. In the log a text stands as its digest, as a subject does: it
may have to be erased. Nothing here knows HTTP, or who may change a ticket.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from assistdesk.core.desk import chain, triggers
from assistdesk.core.desk import forms as rules
from assistdesk.core.desk.events import Change, Value
from assistdesk.core.desk.forms import FieldDef, Form
from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.states import Refusal, SetField
from relay.desk.refusals import FieldsError
from relay.store import forms, texts, tickets
from relay.store.work import Work

Given = Mapping[str, CustomValue | None]
Keep = Callable[[str], str]
"""Keeps a text of the ticket and gives its digest."""
RandomBytes = Callable[[int], bytes]
NOTHING: Mapping[str, CustomValue] = {}
FIX_VERSION = "fix_version"
"""The field of the desk's own that a macro's ``{{fix_version}}`` stands for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The values after a change, and the change as the state table and the log take it."""

    custom: dict[str, CustomValue]
    changes: tuple[SetField, ...]

    @property
    def events(self) -> list[Change]:
        """Of a ticket that is just being made."""
        return [Change(field=one.field, previous=one.previous, value=one.value) for one in self.changes]


def check(fields: Iterable[FieldDef], given: Given) -> None:
    """Raises FieldsError: no such field, or a value that does not fit; each by its name."""
    known = {field.key: field for field in fields}
    wrong = {}
    for key, value in given.items():
        field = known.get(key)
        fault = "unknown_field" if field is None else "" if value is None else rules.fault_of(field, value)
        if fault:
            wrong[f"ticket__{rules.name_of(key)}"] = fault
    if wrong:
        raise FieldsError(**wrong)


def fill(
    connection: sa.Connection, ticket_id: int, before: Mapping[str, CustomValue], given: Given, keep: Keep
) -> Filled:
    """Put *given* over *before*; None and a blank text empty a field. Raises FieldsError as ``check``."""
    if not given:
        return Filled(dict(before), ())
    fields = forms.fields(connection)
    check(fields, given)
    texts_of = {field.key for field in fields if field.kind == "text"}
    after, changes = dict(before), []
    for key, value in given.items():
        wanted = (value.strip() or None) if isinstance(value, str) else value
        held = before.get(key)
        if wanted == held:
            continue
        old: Value = held
        new: Value = wanted
        if key in texts_of:
            old = texts.digest_of(connection, ticket_id, held) if isinstance(held, str) else None
            new = keep(wanted) if isinstance(wanted, str) else None
        changes.append(SetField(rules.name_of(key), old, new))
        after.pop(key, None)
        if wanted is not None:
            after[key] = wanted
    return Filled(after, tuple(changes))


def keeper(work: Work, ticket_id: int, random_bytes: RandomBytes) -> Keep:
    """Keeps texts of a ticket that its log knows by digest."""
    return lambda text: texts.keep(work, ticket_id, random_bytes(chain.SALT_BYTES), text)


def fill_by_rule(connection: sa.Connection, ticket: Ticket, given: Given, keep: Keep) -> triggers.Filled | Refusal:
    """A rule's value; the field may have gone since, and its options."""
    try:
        filled = fill(connection, ticket.id, ticket.custom, given, keep)
    except FieldsError:
        return Refusal("no_field")
    return filled.changes, filled.custom


def emptied(connection: sa.Connection, ticket: Ticket) -> list[Change]:
    """What the log says of all of a ticket's values when they go, also of fields that are gone."""

    def logged(value: CustomValue) -> Value:
        return (texts.digest_of(connection, ticket.id, value) or value) if isinstance(value, str) else value

    return [
        Change(field=rules.name_of(key), previous=logged(value), value=None) for key, value in ticket.custom.items()
    ]


def need_form(work: Work, form_id: int | None) -> Form | None:
    """The form that a ticket is to have. Raises FieldsError."""
    found = None if form_id is None else forms.form(work.connection, form_id)
    if form_id is not None and found is None:
        raise FieldsError(ticket__form_id="unknown")
    return found


def missing(connection: sa.Connection, form_id: int | None, custom: Mapping[str, CustomValue]) -> tuple[str, ...]:
    """Names of the fields that this ticket cannot be solved without."""
    form = None if form_id is None else forms.form(connection, form_id)
    return () if form is None else rules.missing(rules.fields_of(form, forms.fields(connection)), custom)


def fix_version(connection: sa.Connection, ticket: Ticket) -> str:
    """In which version it is mended, as the ticket says it, else the problem that it comes from; "" where neither does. What is
    private is told to no customer."""
    field = next((one for one in forms.fields(connection) if one.key == FIX_VERSION and not one.private), None)
    if field is None:
        return ""
    problem = None if ticket.problem_id is None else tickets.find(connection, ticket.problem_id)
    found = (None if one is None else one.custom.get(FIX_VERSION) for one in (ticket, problem))
    value = next((one for one in found if one is not None and not isinstance(one, bool)), "")
    label = next((option.label for option in field.options if option.key == value), None)
    return str(value) if label is None else choose_text(label, ticket.language, DEFAULT_LOCALE)


def missing_of(connection: sa.Connection, ticket: Ticket) -> tuple[str, ...]:
    return missing(connection, ticket.form_id, ticket.custom)
