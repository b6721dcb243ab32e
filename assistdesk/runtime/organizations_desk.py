"""Organisations and customers in the application: found, read, changed one wish at a time, put back (desk.md sections 1, 12).

The relay alone checks and keeps them. A change sends only the fields that it changes, with the row version that was seen; where
a colleague was faster, what stands there now is read for the sheet to show beside. Refuses to know windows.
"""

import asyncio
import functools
from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from assistdesk.core.desk.shapes import NameOut
from assistdesk.core.desk.shapes_organizations import (
    LetGoIn,
    OrganizationChange,
    OrganizationIn,
    OrganizationOut,
    PersonChange,
    PersonOut,
)
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.causes import cause_of
from assistdesk.runtime.intents import Intent
from assistdesk.runtime.intents_organizations import (
    CountOutside,
    DropOrganization,
    EraseCustomer,
    FindOrganizations,
    MoreOrganizations,
    ReadCustomer,
    SaveCustomer,
    SaveOrganization,
    TakeIn,
)
from assistdesk.runtime.ports_desk import OrganizationCalls
from assistdesk.runtime.put_back import PutBack, given_again
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot_organizations import CustomerView, OrganizationsView, OutsideView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

WAIT_S: Final = 0.25
"""After the last key, before the relay is asked."""
TEXT_CHARS_MAX: Final = 200
IN_USE: Final = frozenset(("people", "tickets"))
IN_HAND: Final = frozenset(("chat", "session"))
"""What goes on with a customer and is ended first."""

C = TypeVar("C", OrganizationChange, PersonChange)


class OrganizationsDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(
        self,
        desk: OrganizationCalls,
        people: People,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._people, self._tasks, self._toasts, self._changed = desk, people, tasks, toasts, changed
        self._turn = asyncio.Lock()
        self._ways = put_back
        self._question = 0
        self._after: str | None = None
        self._ways_to: dict[int, tuple[str, ...]] = {}
        """By customer: what I changed of her and may put back."""
        self.view = OrganizationsView()
        self.customer = CustomerView()

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case FindOrganizations(text):
                self._find(text.strip()[:TEXT_CHARS_MAX])
            case MoreOrganizations():
                self._find_more()
            case SaveOrganization(sheet, org_id, change):
                self._tasks.spawn(self._save(sheet, org_id, change), "save_organization")
            case DropOrganization(org_id):
                self._tasks.spawn(self._drop(org_id), "drop_organization")
            case CountOutside(org_id):
                self.view = replace(self.view, outside=None)
                self._tasks.spawn(self._count_outside(org_id), "count_outside")
            case TakeIn(org_id):
                self._tasks.spawn(self._take_in(org_id), "take_in")
            case ReadCustomer(user_id):
                self.customer = CustomerView(user_id, answered=self.customer.answered)
                self._tasks.spawn(self._read_customer(user_id), "read_customer")
                self._changed()
            case SaveCustomer(sheet, user_id, change):
                self._tasks.spawn(self._save_customer(sheet, user_id, change), "save_customer")
            case EraseCustomer(user_id):
                self._tasks.spawn(self._erase(user_id), "erase_customer")
            case _:
                return False
        return True

    # --- finding ------------------------------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        wait_s = WAIT_S if text != self.view.text else 0.0
        self.view = replace(self.view, text=text, loading=True, error=None)
        self._ask(text, None, wait_s)

    def _find_more(self) -> None:
        if self.view.has_more and not self.view.loading:
            self.view = replace(self.view, loading=True, error=None)
            self._ask(self.view.text, self._after, 0.0)

    def _ask(self, text: str, after: str | None, wait_s: float) -> None:
        self._question += 1
        self._tasks.spawn(self._answer(self._question, text, after, wait_s), "organizations")
        self._changed()

    async def _answer(self, question: int, text: str, after: str | None, wait_s: float) -> None:
        """An answer to a question that is not the newest any more is thrown away."""
        await asyncio.sleep(wait_s)
        if question != self._question:
            return
        try:
            page = await self._desk.find_organizations(text, after)
        except AssistDeskError as error:
            found = replace(self.view, loading=False, error=Cause(error.rule))
        else:
            rows = page.organizations if after is None else (*self.view.rows, *page.organizations)
            more = page.meta.has_more
            found = replace(self.view, rows=rows, has_more=more, loading=False, was_read=True)
            self._after = page.meta.after_cursor if question == self._question else self._after
        if question == self._question:
            self.view = found
            self._changed()

    # --- organisations ------------------------------------------------------------------------------------------------

    async def _save(self, sheet: int, org_id: int, change: OrganizationChange) -> None:
        refused: Cause | None = None
        theirs: OrganizationOut | None = None
        async with self._turn:
            try:
                before = (await self._desk.get_organization(org_id)).organization if org_id else None
                answer = await self._desk.save_organization(org_id or None, given_of(org_id, change))
            except AssistDeskError as error:
                refused = cause_of(error)
                theirs = await self._theirs(org_id) if error.rule == "row_version" else None
            else:
                kept = answer.organization
                fitting = await self._fitting(kept) if "domains" in set_fields(change) else 0
                rule, more = ("organization_kept_outside", {"count": fitting}) if fitting else ("organization_kept", {})
                back = None if before is None else back_to(before, kept, change)
                way = None if back is None else functools.partial(self._organization_back, org_id, back)
                self._ways.told(rule, way, "setting_back", name=kept.name, **more)
                self._take(kept)
        self.view = replace(self.view, answered=sheet, refused=refused, theirs=theirs)
        self._changed()

    async def _theirs(self, org_id: int) -> OrganizationOut | None:
        try:
            return (await self._desk.get_organization(org_id)).organization
        except AssistDeskError:
            return None  # the sheet says that it was changed, and not how

    def _take(self, kept: OrganizationOut) -> None:
        """In its place in the list; a new one stands on top until the list is read again."""
        self._people.add_names((), (NameOut(id=kept.id, name=kept.name),))
        rows = self.view.rows
        is_known = any(one.id == kept.id for one in rows)
        rows = tuple(kept if one.id == kept.id else one for one in rows) if is_known else (kept, *rows)
        self.view = replace(self.view, rows=rows)
        self._changed()

    async def _drop(self, org_id: int) -> None:
        async with self._turn:
            try:
                gone = (await self._desk.get_organization(org_id)).organization
                await self._desk.drop_organization(org_id)
            except AssistDeskError as error:
                self._toasts.say_why(error, "in_use", "organization", IN_USE)
                return
        self.view = replace(self.view, rows=tuple(one for one in self.view.rows if one.id != org_id))
        self._ways.told("organization_gone", lambda: self._make_again(gone), name=gone.name)

    async def _make_again(self, gone: OrganizationOut) -> bool:
        """Under a new number; nothing hung on it. Raises as the desk."""
        async with self._turn:
            self._take((await self._desk.save_organization(None, given_again(gone, OrganizationIn))).organization)
        return True

    async def _fitting(self, kept: OrganizationOut) -> int:
        """How many people could be taken in; where that is not to be had, nothing is said of it."""
        try:
            return (await self._desk.list_outside(kept.id)).count if kept.domains else 0
        except AssistDeskError:
            return 0

    async def _count_outside(self, org_id: int) -> None:
        try:
            found = await self._desk.list_outside(org_id)
        except AssistDeskError:
            return  # the sheet offers nothing then
        names = tuple(user.name for user in found.users)
        self.view = replace(self.view, outside=OutsideView(org_id, found.count, names))
        self._changed()

    async def _take_in(self, org_id: int) -> None:
        async with self._turn:
            try:
                taken = await self._desk.take_in(org_id)
            except AssistDeskError as error:
                self._toasts.say(error.rule, "error")
                return
        way = functools.partial(self._let_go, org_id, taken.user_ids) if taken.user_ids else None
        self._ways.told("organization_taken_in", way, "organization_let_go", count=len(taken.user_ids))
        await self._count_outside(org_id)

    # --- customers ----------------------------------------------------------------------------------------------------

    async def _read_customer(self, user_id: int) -> None:
        try:
            found = replace(self.customer, person=(await self._desk.get_person(user_id)).user, error=None)
        except AssistDeskError as error:
            found = replace(self.customer, error=Cause(error.rule))
        if self.customer.user_id == user_id:
            self.customer = found
            self._changed()

    async def _save_customer(self, sheet: int, user_id: int, change: PersonChange) -> None:
        refused: Cause | None = None
        async with self._turn:
            try:
                before = (await self._desk.get_person(user_id)).user
                kept = (await self._desk.change_person(user_id, change)).user
            except AssistDeskError as error:
                refused = cause_of(error)
                if error.rule == "row_version":
                    await self._read_customer(user_id)
            else:
                back = back_to(before, kept, change)
                way = None if back is None else functools.partial(self._customer_back, user_id, back)
                key = self._ways.told("customer_kept", way, name=kept.name)
                self._ways_to[user_id] = (*self._ways_to.get(user_id, ()), key)
                self._take_person(kept)
        self.customer = replace(self.customer, answered=sheet, refused=refused)
        self._changed()

    async def _erase(self, user_id: int) -> None:
        """What I changed of her before is not put back any more: it would bring her name again."""
        async with self._turn:
            try:
                left = (await self._desk.erase_person(user_id)).user
            except AssistDeskError as error:
                self._toasts.say_why(error, "erase", "erase", IN_HAND)
                return
            for key in self._ways_to.pop(user_id, ()):
                self._ways.forget(key)
        self._toasts.say("customer_erased", "ok")
        self._take_person(left)

    def _take_person(self, kept: PersonOut) -> None:
        self._people.add((kept,))
        if self.customer.user_id == kept.id:
            self.customer = replace(self.customer, person=kept)
        self._changed()

    # --- putting back -------------------------------------------------------------------------------------------------

    async def _organization_back(self, org_id: int, change: OrganizationChange) -> bool:
        async with self._turn:
            self._take((await self._desk.save_organization(org_id, change)).organization)
        return True

    async def _customer_back(self, user_id: int, change: PersonChange) -> bool:
        async with self._turn:
            self._take_person((await self._desk.change_person(user_id, change)).user)
        return True

    async def _let_go(self, org_id: int, user_ids: tuple[int, ...]) -> bool:
        async with self._turn:
            await self._desk.let_go(org_id, LetGoIn(user_ids=user_ids))
            await self._count_outside(org_id)
        return True


def set_fields(change: msgspec.Struct) -> dict[str, Any]:
    """What a change sets, its row version left out."""
    names = (name for name in change.__struct_fields__ if name != "row_version")
    return {name: value for name in names if (value := getattr(change, name)) is not UNSET}


def given_of(org_id: int, change: OrganizationChange) -> OrganizationChange | OrganizationIn:
    return change if org_id else OrganizationIn(**set_fields(change))


def back_to(before: OrganizationOut | PersonOut, kept: OrganizationOut | PersonOut, change: C) -> C | None:
    """The change that puts back what *change* wrote over, and the organisation that an address brought with it, as long as
    *kept* is what stands there. None: it changed nothing."""
    names = {
        *set_fields(change),
        *(("org_id",) if getattr(before, "org_id", None) != getattr(kept, "org_id", None) else ()),
    }
    values = {name: getattr(before, name) for name in names}
    if all(getattr(kept, name) == value for name, value in values.items()):
        return None
    return type(change)(row_version=kept.row_version, **values)
