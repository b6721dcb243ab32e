"""Fields of a desk's own and forms: reading and editing them (desk.md sections 1, 9, 12).

Staff read, admins write. An edit makes a new version; a field keeps its key and its kind. What is taken away leaves the values
that tickets have. Nothing here knows HTTP, or what a ticket does with a form (``custom_values``).
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import forms as rules
from assistdesk.core.desk.forms import FieldDef, Form, Option, QuickLink
from assistdesk.core.desk.shapes_forms import (
    FieldAnswer,
    FieldIn,
    FieldList,
    FieldOut,
    FormAnswer,
    FormIn,
    FormList,
    FormOut,
    OptionOut,
    QuickLinkOut,
)
from assistdesk.core.errors import RefusedError
from relay.desk.edits import moved
from relay.desk.macros import DEFAULT_LOCALE
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_ours, need_staff
from relay.desk.rules import Done, need_admin
from relay.store import forms, people
from relay.store import rules as versions
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

T = TypeVar("T", FieldDef, Form)


def show_field(field: FieldDef) -> FieldOut:
    return FieldOut(
        id=field.id,
        version=field.version,
        key=field.key,
        kind=field.kind,
        label=field.label,
        options=tuple(OptionOut(key=one.key, label=one.label) for one in field.options),
        required_on_solve=field.required_on_solve,
        private=field.private,
        position=field.position,
    )


def show_form(form: Form, fields: list[FieldDef]) -> FormOut:
    asked = rules.fields_of(form, fields)
    options = {(field.key, option.key) for field in asked for option in field.options}
    return FormOut(
        id=form.id,
        version=form.version,
        title=form.title,
        field_ids=tuple(field.id for field in asked),
        group_id=form.group_id,
        tags=form.tags,
        quick_links=tuple(
            QuickLinkOut(field=link.field, option=link.option, title=link.title, address=link.address)
            for link in form.quick_links
            if (link.field, link.option) in options
        ),
        position=form.position,
    )


class Forms:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- fields ---------------------------------------------------------------------------------------------------

    async def fields(self, caller: Caller) -> FieldList:
        need_ours(caller)
        return await self._store.read(
            lambda connection: FieldList(fields=tuple(map(show_field, forms.fields(connection))))
        )

    async def field(self, caller: Caller, field_id: int, version: int | None = None) -> FieldAnswer:
        """As it is now, or as *version* was. Raises RefusedError ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> FieldAnswer:
            if version is not None:
                return FieldAnswer(field=show_field(_need(forms.field_version(connection, field_id, version))))
            return FieldAnswer(field=show_field(_current(forms.fields(connection), field_id)))

        return await self._store.read(question)

    async def put_field(
        self, caller: Caller, given: FieldIn, key: str, field_id: int | None = None
    ) -> Answered[FieldAnswer]:
        """Make a field, or a new version of one.

        Raises:
            RefusedError: ``forbidden``, ``not_found``, ``invalid`` (FieldsError: the key is taken, or it was given once to
                another kind), ``too_many_rules``, and as ``forms.check_field``.
        """
        need_admin(caller)

        def operation(work: Work) -> FieldAnswer:
            made = _field_of(work, given, field_id)
            versions.put(work, made)
            return FieldAnswer(field=show_field(made))

        once = Once(caller.id, key, digest_request("field", field_id, given), FieldAnswer)
        return await self._store.write_once(operation, once)

    async def drop_field(self, caller: Caller, field_id: int, key: str) -> None:
        """Nothing asks for it any more; tickets keep what they have. Raises RefusedError ``forbidden``, ``not_found``."""
        await self._drop(caller, "no_field", field_id, key, forms.fields)

    # --- forms ----------------------------------------------------------------------------------------------------

    async def forms(self, caller: Caller) -> FormList:
        """All of them, with all fields."""
        need_ours(caller)

        def question(connection: sa.Connection) -> FormList:
            fields = forms.fields(connection)
            shown = tuple(show_form(form, fields) for form in forms.forms(connection))
            return FormList(forms=shown, fields=tuple(map(show_field, fields)))

        return await self._store.read(question)

    async def form(self, caller: Caller, form_id: int, version: int | None = None) -> FormAnswer:
        """As it is now, or as *version* was. Raises RefusedError ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> FormAnswer:
            found = _need(forms.form(connection, form_id) if version is None else of_version(connection, version))
            return FormAnswer(form=show_form(found, forms.fields(connection)))

        def of_version(connection: sa.Connection, number: int) -> Form | None:
            return forms.form_version(connection, form_id, number)

        return await self._store.read(question)

    async def put_form(
        self, caller: Caller, given: FormIn, key: str, form_id: int | None = None
    ) -> Answered[FormAnswer]:
        """Make a form, or a new version of one; tickets that were made with it ask for its fields from now on.

        Raises:
            RefusedError: ``forbidden``, ``not_found``, ``invalid`` (FieldsError: no such group), ``too_many_rules``, and as
                ``forms.check_form``.
        """
        need_admin(caller)

        def operation(work: Work) -> FormAnswer:
            made = _form_of(work, given, form_id)
            versions.put(work, made)
            return FormAnswer(form=show_form(made, forms.fields(work.connection)))

        once = Once(caller.id, key, digest_request("form", form_id, given), FormAnswer)
        return await self._store.write_once(operation, once)

    async def drop_form(self, caller: Caller, form_id: int, key: str) -> None:
        """No ticket is made with it any more. Raises RefusedError ``forbidden``, ``not_found``."""
        await self._drop(caller, "no_form", form_id, key, forms.forms)

    async def order_fields(self, caller: Caller, ids: Sequence[int], key: str) -> FormList:
        """Show fields in this order where no form has one. Raises RefusedError as ``order_forms``."""
        return await self._order(caller, "order_fields", ids, key, forms.fields)

    async def order_forms(self, caller: Caller, ids: Sequence[int], key: str) -> FormList:
        """Offer forms in this order. Raises RefusedError ``forbidden``, ``invalid``: *ids* are not exactly those there are."""
        return await self._order(caller, "order_forms", ids, key, forms.forms)

    async def _order(
        self, caller: Caller, what: str, ids: Sequence[int], key: str, every: Callable[[sa.Connection], list[T]]
    ) -> FormList:
        need_admin(caller)

        def operation(work: Work) -> Done:
            for place, one in moved(ids, every(work.connection)):
                versions.put(work, msgspec.structs.replace(one, position=place, version=one.version + 1))
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request(what, list(ids)), Done))
        return await self.forms(caller)

    async def _drop(
        self, caller: Caller, what: str, which: int, key: str, every: Callable[[sa.Connection], list[T]]
    ) -> None:
        need_admin(caller)

        def operation(work: Work) -> Done:
            versions.retire(work, _current(every(work.connection), which))
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request(what, which), Done))


def _need(found: T | None) -> T:
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _current(every: list[T], which: int) -> T:
    return _need(next((one for one in every if one.id == which), None))


def _field_of(work: Work, given: FieldIn, field_id: int | None) -> FieldDef:
    there = forms.fields(work.connection)
    before = None if field_id is None else _current(there, field_id)
    if before is None and len(there) >= rules.FIELDS_MAX:
        raise RefusedError("too_many_rules", limit=rules.FIELDS_MAX)
    if before is not None and (given.key, given.kind) != (before.key, before.kind):
        raise FieldsError(**{f"field__{'key' if given.key != before.key else 'kind'}": "fixed"})
    if before is None and any(field.key == given.key for field in there):
        raise FieldsError(field__key="taken")
    if before is None and not forms.kinds_of_key(work.connection, given.key) <= {given.kind}:
        raise FieldsError(field__kind="fixed")
    made = FieldDef(
        id=versions.new_id(work, forms.FIELD) if before is None else before.id,
        version=1 if before is None else before.version + 1,
        key=given.key,
        kind=given.kind,
        label=given.label,
        options=tuple(Option(key=one.key, label=one.label) for one in given.options),
        required_on_solve=given.required_on_solve,
        private=given.private,
        position=given.position,
    )
    rules.check_field(made, DEFAULT_LOCALE)
    return made


def _form_of(work: Work, given: FormIn, form_id: int | None) -> Form:
    there = forms.forms(work.connection)
    before = None if form_id is None else _current(there, form_id)
    if before is None and len(there) >= rules.FORMS_MAX:
        raise RefusedError("too_many_rules", limit=rules.FORMS_MAX)
    if given.group_id is not None and not people.group_names(work.connection, [given.group_id]):
        raise FieldsError(form__group_id="unknown")
    made = Form(
        id=versions.new_id(work, forms.FORM) if before is None else before.id,
        version=1 if before is None else before.version + 1,
        title=given.title,
        field_ids=given.field_ids,
        group_id=given.group_id,
        tags=tuple(dict.fromkeys(given.tags)),
        quick_links=tuple(msgspec.convert(msgspec.structs.asdict(link), QuickLink) for link in given.quick_links),
        position=given.position,
    )
    rules.check_form(made, forms.fields(work.connection), DEFAULT_LOCALE)
    return made
