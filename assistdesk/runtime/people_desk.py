"""People on the open ticket in the agent's application: finding, adding, removing (desk.md sections 1, 12).

The relay decides who can be added; here its reasons are only named. What changed is read from the ticket's own stream. It
needs the line: nobody is added later by surprise. The sheet that asks stays, with what was typed, until the answer is known.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from msgspec.structs import replace

from assistdesk.core.desk import shapes_people
from assistdesk.core.desk.shapes import RequesterIn
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_people import (
    AddNewPerson,
    AddPerson,
    CopyReadLink,
    DropPeople,
    FindPeople,
    RemovePerson,
)
from assistdesk.runtime.ports import Clipboard, Desk
from assistdesk.runtime.rows import People
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import PeopleFound
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts, reason_of

UNDO_PREFIX: Final = "person:"
WAIT_S: Final = 0.25
"""After the last key, before the relay is asked."""
REASONS: Final = frozenset(("closed", "merged", "requester", "no_person", "many", "not_theirs"))


class PeopleDesk:
    """One account's; one question is open at a time."""

    def __init__(
        self,
        desk: Desk,
        people: People,
        tasks: Tasks,
        toasts: Toasts,
        clipboard: Clipboard,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._people, self._tasks, self._clipboard = desk, people, tasks, clipboard
        self._toasts, self._changed = toasts, changed
        self._question = 0
        self._removed: dict[str, RemovePerson] = {}
        """Undo key -> what it takes back."""
        self.view: PeopleFound | None = None
        self.asked = AskedView()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case FindPeople(ticket_id, text):
                self._find(ticket_id, text.strip()[: shapes_people.SEARCH_CHARS_MAX])
            case DropPeople():
                self._question += 1
                self.view = None
            case AddPerson(ticket_id, user_id, may_reply, sheet):
                given = shapes_people.ParticipantIn(user_id=user_id, may_reply=may_reply)
                self._do(self._desk.add_participant(ticket_id, given), sheet=sheet)
            case AddNewPerson(ticket_id, name, email, sheet):
                person = shapes_people.ParticipantIn(person=RequesterIn(name=name, email=email))
                self._do(self._desk.add_participant(ticket_id, person), sheet=sheet)
            case CopyReadLink(ticket_id, user_id):
                self._tasks.spawn(self._copy_link(ticket_id, user_id), "read_link")
            case RemovePerson():
                self._remove(intent)
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                self._take_back(key)
            case _:
                return False
        return True

    def _find(self, ticket_id: int, text: str) -> None:
        self._question += 1
        known = self.view if self.view is not None and self.view.ticket_id == ticket_id else PeopleFound(ticket_id)
        if not text:
            self.view = PeopleFound(ticket_id)
            return
        self.view = replace(known, text=text, loading=True, error=None)
        self._tasks.spawn(self._ask(self._question, self.view), "find_people")

    async def _ask(self, question: int, view: PeopleFound) -> None:
        """An answer to a question that is not the newest any more is thrown away."""
        await asyncio.sleep(WAIT_S)
        if question != self._question:
            return
        try:
            users = (await self._desk.find_people(view.text)).users
            self._people.add(users)
            people = tuple(self._people.view(user.id) for user in users)
            found = replace(view, people=people, roles=tuple(user.role for user in users), loading=False)
        except AssistDeskError as error:
            found = replace(view, people=(), roles=(), loading=False, error=Cause(error.rule))
        if question == self._question:
            self.view = found
            self._changed()

    def _do(
        self,
        act: Coroutine[Any, Any, shapes_people.ParticipantList],
        then: Callable[[], object] = lambda: None,
        sheet: int = 0,
    ) -> None:
        self._tasks.spawn(self._try(act, then, sheet), "participants")

    def _remove(self, wish: RemovePerson) -> None:
        key = f"{UNDO_PREFIX}{wish.ticket_id}:{wish.user_id}"

        def removed() -> None:
            self._removed[key] = wish
            name = self._people.name(wish.user_id)
            self._toasts.say_done("person_removed", "ok", key, name=name, number=wish.ticket_id)

        self._do(self._desk.remove_participant(wish.ticket_id, wish.user_id), removed)

    def _take_back(self, key: str) -> None:
        self._toasts.drop_undo(key)
        was = self._removed.pop(key, None)
        if was is not None:
            given = shapes_people.ParticipantIn(user_id=was.user_id, may_reply=was.may_reply)
            self._do(self._desk.add_participant(was.ticket_id, given))

    async def _copy_link(self, ticket_id: int, user_id: int) -> None:
        try:
            given = await self._desk.give_read_key(ticket_id, user_id)
        except AssistDeskError as error:
            self._toasts.say_why(error, "participant", "person", REASONS)
            return
        self._clipboard.put(given.url)
        self._toasts.say("read_link_copied", "ok", name=self._people.name(user_id))

    async def _try(
        self, act: Coroutine[Any, Any, shapes_people.ParticipantList], then: Callable[[], object], sheet: int
    ) -> None:
        """*then* runs once it is done; where it is refused, why is said, also in the *sheet* that asked."""
        refused = None
        try:
            self._people.add((await act).users)
        except AssistDeskError as error:
            refused = Cause(reason_of(error, "participant", "person", REASONS))
        if sheet:
            self.asked = AskedView(sheet, refused)
            self._changed()
        if refused is None:
            then()
        else:
            self._toasts.say(refused.rule, "error")
