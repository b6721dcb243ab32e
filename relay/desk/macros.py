"""Macros and saved texts: who has which, what one would do to a ticket, and that it was used (desk.md section 9).

A preview saves and sends nothing. Using one is an ordinary update of the ticket that names the macro: its event stands in
that update's audit. A saved text is a macro that only writes. What macros can do is ``core.desk.macros``'s.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import UNSET, UnsetType

from assistdesk.core.desk import macros as rules
from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import MacroUsed
from assistdesk.core.desk.macros import DEFAULT_LOCALE as DEFAULT_LOCALE
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import CommentAction, Macro
from assistdesk.core.desk.shapes import TicketChange, from_rfc3339
from assistdesk.core.desk.shapes_rules import (
    FieldPreview,
    MacroAnswer,
    MacroEffect,
    MacroIn,
    MacroList,
    MacroOut,
    MacroPreview,
)
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import RefusedError
from relay.desk import custom_values, own_fields
from relay.desk.refusals import FieldsError, need_granted
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_staff, need_ticket
from relay.desk.rules import Done
from relay.desk.shown import show_time
from relay.store import chats, macros, people
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

MACROS_MAX = 500
SHELF_BYTES_MAX = 3 * 1024 * 1024
"""Of all that is shared together, and of each person's own: both lists are one answer, of which an app takes eight."""


def usable(connection: sa.Connection, caller: Caller, macro_id: int, now_ms: int) -> Macro:
    """A macro that this caller may use now. Raises RefusedError ``not_found``."""
    found = macros.find(connection, macro_id)
    if found is None or not _is_usable(found, caller, now_ms):
        raise RefusedError(NOT_FOUND)
    return found


def _is_usable(macro: Macro, caller: Caller, now_ms: int) -> bool:
    return rules.may_use(macro, caller.id, caller.group_ids) and rules.is_published(macro, now_ms)


def _may_change(macro: Macro, caller: Caller) -> bool:
    return caller.role == "admin" if macro.owner_id is None else macro.owner_id == caller.id


def used(work: Work, caller: Caller, macro_id: int) -> MacroUsed:
    """Count a use; the event for the audit of the update that it belongs to. Raises RefusedError ``not_found``."""
    macro = usable(work.connection, caller, macro_id, work.now_ms)
    macros.replace(work, msgspec.structs.replace(macro, uses=macro.uses + 1))
    return MacroUsed(macro_id=macro_id)


def change_of(work: Work, caller: Caller, ticket: Ticket, macro_id: int) -> TicketChange:
    """What the macro changes on this ticket, as one update that names it. Its text is for a draft: it is left out.

    Raises:
        RefusedError: ``not_found``, and what an update would be refused with.
    """
    macro = usable(work.connection, caller, macro_id, work.now_ms)
    applied = need_granted(rules.apply(macro, ticket, caller.actor, {}, default_locale=DEFAULT_LOCALE))
    fields: dict[str, Any] = {event.field: event.value for event in applied.events if isinstance(event, Change)}
    own = {name.removeprefix(CUSTOM): fields.pop(name) for name in list(fields) if name.startswith(CUSTOM)}
    return TicketChange(macro_id=macro_id, custom=own, **fields)


class Macros:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def list(self, caller: Caller, now_ms: int, *, with_hidden: bool = False) -> MacroList:
        """What this caller may use now; *with_hidden*: and what she may change though she cannot use it now."""
        need_staff(caller)

        def question(connection: sa.Connection) -> MacroList:
            found = [
                _show(caller, one)
                for one in macros.every(connection)
                if _is_usable(one, caller, now_ms) or (with_hidden and _may_change(one, caller))
            ]
            return MacroList(macros=tuple(found))

        return await self._store.read(question)

    async def find(self, caller: Caller, macro_id: int, now_ms: int) -> MacroAnswer:
        """One that this caller may use now or change. Raises RefusedError ``not_found``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> MacroAnswer:
            found = macros.find(connection, macro_id)
            if found is None or not (_is_usable(found, caller, now_ms) or _may_change(found, caller)):
                raise RefusedError(NOT_FOUND)
            return MacroAnswer(macro=_show(caller, found))

        return await self._store.read(question)

    async def make(self, caller: Caller, given: MacroIn, key: str) -> Answered[MacroAnswer]:
        """Raises RefusedError ``forbidden`` (shared, and no admin), ``too_many_rules``, ``invalid`` (no such field of the
        desk's own, or no value of it; no such group, or one of a macro that is not shared; times the wrong way round),
        ``text_*``."""
        _need_right(caller, given)

        def operation(work: Work) -> MacroAnswer:
            if len(macros.every(work.connection)) >= MACROS_MAX:
                raise RefusedError("too_many_rules", limit=MACROS_MAX)
            own_fields.check_actions(work.connection, given.actions, ())
            made = _macro_of(work.connection, caller, given, Macro(id=macros.new_id(work), title=given.title))
            _need_room(work.connection, made)
            macros.add(work, made, caller.user_id)
            return MacroAnswer(macro=_show(caller, made))

        once = Once(caller.id, key, digest_request("macro", given), MacroAnswer)
        return await self._store.write_once(operation, once)

    async def change(self, caller: Caller, macro_id: int, given: MacroIn, key: str) -> Answered[MacroAnswer]:
        """Raises RefusedError ``not_found``, ``forbidden`` too."""
        _need_right(caller, given)

        def operation(work: Work) -> MacroAnswer:
            before = _editable(work.connection, caller, macro_id)
            own_fields.check_actions(work.connection, given.actions, before.actions)
            changed = _macro_of(work.connection, caller, given, before)
            _need_room(work.connection, changed)
            macros.replace(work, changed)
            return MacroAnswer(macro=_show(caller, changed))

        once = Once(caller.id, key, digest_request("macro", macro_id, given), MacroAnswer)
        return await self._store.write_once(operation, once)

    async def drop(self, caller: Caller, macro_id: int, key: str) -> None:
        """Raises RefusedError ``not_found``, ``forbidden``."""
        need_staff(caller)

        def operation(work: Work) -> Done:
            macros.drop(work, _editable(work.connection, caller, macro_id).id)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_macro", macro_id), Done))

    async def preview(self, caller: Caller, ticket_id: int, macro_id: int, now_ms: int) -> MacroPreview:
        """What the macro would do to this ticket; nothing is done.

        Raises:
            RefusedError: ``not_found``, and what an update would be refused with.
        """
        need_staff(caller)
        return await self._store.read(lambda connection: _preview(connection, caller, ticket_id, macro_id, now_ms))

    async def effect(self, caller: Caller, macro_id: int, now_ms: int) -> MacroEffect:
        """What the macro would do to a new ticket of the caller's, with no placeholder filled in. Raises as ``preview``."""
        need_staff(caller)

        def question(connection: sa.Connection) -> MacroEffect:
            person = people.card(connection, caller.id)
            ticket = Ticket(
                id=1,
                created_at=now_ms,
                updated_at=now_ms,
                subject="-",
                status="new",
                requester_id=caller.id,
                submitter_id=caller.id,
                language=DEFAULT_LOCALE if person is None else person.locale,
            )
            return _effect(caller, usable(connection, caller, macro_id, now_ms), ticket, {})

        return await self._store.read(question)


def _need_room(connection: sa.Connection, new: Macro) -> None:
    """Raises RefusedError ``too_many_rules`` where its shelf would hold more than an app can be told at once."""
    shelf = [one for one in macros.every(connection) if one.owner_id == new.owner_id and one.id != new.id]
    if sum(len(msgspec.json.encode(one)) for one in (*shelf, new)) > SHELF_BYTES_MAX:
        raise RefusedError("too_many_rules", limit=SHELF_BYTES_MAX)


def _preview(connection: sa.Connection, caller: Caller, ticket_id: int, macro_id: int, now_ms: int) -> MacroPreview:
    ticket = need_ticket(connection, caller, ticket_id)
    macro = usable(connection, caller, macro_id, now_ms)
    requester = people.cards(connection, [ticket.requester_id])[0]
    version = custom_values.fix_version(connection, ticket)
    values = rules.values_of(ticket, requester=requester.name, agent=caller.name, fix_version=version)
    found = _effect(caller, macro, ticket, values, custom_values.missing_of(connection, ticket))
    return MacroPreview(ticket_id=ticket_id, row_version=ticket.row_version, **msgspec.structs.asdict(found))


def _effect(
    caller: Caller, macro: Macro, ticket: Ticket, values: Mapping[str, str], missing: tuple[str, ...] = ()
) -> MacroEffect:
    applied = need_granted(
        rules.apply(macro, ticket, caller.actor, values, default_locale=DEFAULT_LOCALE, missing=missing)
    )
    changed = [event for event in applied.events if isinstance(event, Change)]
    return MacroEffect(
        macro_id=macro.id,
        title=rules.choose_text(macro.title, ticket.language, DEFAULT_LOCALE),
        changes=tuple(
            FieldPreview(
                field=event.field,
                previous=msgspec.Raw(msgspec.json.encode(event.previous)),
                value=msgspec.Raw(msgspec.json.encode(event.value)),
            )
            for event in changed
        ),
        text=applied.text,
        public=applied.is_public,
        missing=tuple(dict.fromkeys(mark.name for mark in applied.marks)),
    )


def _need_right(caller: Caller, given: MacroIn) -> None:
    need_staff(caller)
    if given.shared and caller.role != "admin":
        raise RefusedError(FORBIDDEN)


def _editable(connection: sa.Connection, caller: Caller, macro_id: int) -> Macro:
    found = macros.find(connection, macro_id)
    if found is None or not (rules.may_use(found, caller.id, caller.group_ids) or _may_change(found, caller)):
        raise RefusedError(NOT_FOUND)
    if not _may_change(found, caller):
        raise RefusedError(FORBIDDEN)
    return found


def _macro_of(connection: sa.Connection, caller: Caller, given: MacroIn, before: Macro) -> Macro:
    if not given.actions:
        raise FieldsError(macro__actions="empty")
    rules.check_text(given.title, DEFAULT_LOCALE)
    for action in given.actions:
        if isinstance(action, CommentAction):
            rules.check_text(action.text, DEFAULT_LOCALE)
    group_id = before.group_id if given.group_id is UNSET else given.group_id
    if given.group_id and (not given.shared or given.group_id not in dict(chats.groups(connection))):
        raise FieldsError(macro__group_id="unknown" if given.shared else "not_shared")
    publish_from = _time("publish_from", given.publish_from, before.publish_from)
    publish_until = _time("publish_until", given.publish_until, before.publish_until)
    if publish_from is not None and publish_until is not None and publish_until <= publish_from:
        raise FieldsError(macro__publish_until="not_after")
    return msgspec.structs.replace(
        before,
        title=given.title,
        actions=given.actions,
        owner_id=None if given.shared else caller.id,
        group_id=group_id if given.shared else None,
        publish_from=publish_from,
        publish_until=publish_until,
        position=given.position,
    )


def _time(name: str, given: str | UnsetType | None, before: int | None) -> int | None:
    if given is UNSET or given is None:
        return before if given is UNSET else None
    try:
        return from_rfc3339(given)
    except ValueError as error:
        raise FieldsError(**{f"macro__{name}": "bad_format"}) from error


def _show(caller: Caller, macro: Macro) -> MacroOut:
    return MacroOut(
        id=macro.id,
        title=macro.title,
        actions=macro.actions,
        shared=macro.owner_id is None,
        editable=macro.owner_id == caller.id or caller.role == "admin",
        writes_only=all(isinstance(action, CommentAction) for action in macro.actions),
        usable=rules.may_use(macro, caller.id, caller.group_ids),
        position=macro.position,
        uses=macro.uses,
        group_id=macro.group_id,
        publish_from=show_time(macro.publish_from),
        publish_until=show_time(macro.publish_until),
    )
