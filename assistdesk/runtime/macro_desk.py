"""Macros and saved texts in the agent's application: the list, the preview of one, and using it (desk.md section 9).

A preview is asked of the relay, so that what is shown is what would happen. Using one puts its changes on their way as one
update that names it; its text is the composer's business and is never sent from here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec

from assistdesk.core.desk import shapes
from assistdesk.core.desk.shapes_rules import MacroIn, MacroOut, MacroPreview
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.changing import ways_back
from assistdesk.runtime.intents_macros import DropMacro, ReadMacros, SaveMacro
from assistdesk.runtime.macro_edits import form_of, macro_of
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.put_back import PutBack, Thing, Way, given_again, numbered
from assistdesk.runtime.snapshot import MacroItem, MacroPreviewView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

PLAIN_FIELDS: Final = (
    "status",
    "custom_status_id",
    "priority",
    "type",
    "severity",
    "assignee_id",
    "group_id",
    "tags",
    "language",
    "category",
)
SHOWN: Final = ("status", "custom_status_id", "priority")
Put = Callable[[int, shapes.TicketChange, dict[str, Any], dict[str, Any]], Awaitable[object]]


class MacroDesk:
    """One account's. *put* sends a change of a ticket through the outbox, shown at once, with what was there before."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        language: str,
        put: Put,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._toasts = desk, tasks, toasts
        self._language, self._put, self._changed = language, put, changed
        self._turn = asyncio.Lock()
        self._put_back = put_back
        self._kept = Thing[MacroOut, MacroIn](
            self._macro, self._save, lambda one: given_again(one, MacroIn), self._title, self._back, desk.drop_macro
        )
        self.known: tuple[MacroItem, ...] = ()
        self.was_read = False
        self.preview: MacroPreviewView | None = None
        self._answer: MacroPreview | None = None
        self._macros: dict[int, MacroOut] = {}

    async def load(self) -> None:
        """One reading after the other, so that the newest answer is the one that stays."""
        async with self._turn:
            try:
                answer = await self._desk.get_macros()
            except AssistDeskError:
                return  # asked again when the line is back, and with the next preview
            self.was_read = True
            self._macros = {one.id: one for one in answer.macros}
            self.known = tuple(self._item(one) for one in answer.macros)
        self._changed()

    def _item(self, macro: MacroOut) -> MacroItem:
        return MacroItem(macro.id, self._title(macro), macro.writes_only, form_of(macro), macro.usable)

    def _title(self, macro: MacroOut) -> str:
        return macro.title.get(self._language) or next(iter(macro.title.values()), "")

    async def _ask(self, ticket_id: int, macro_id: int) -> None:
        try:
            answer = await self._desk.preview_macro(ticket_id, macro_id)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            await self.load()
            return
        self._answer = answer
        self.preview = MacroPreviewView(
            ticket_id,
            macro_id,
            answer.title,
            tuple((one.field, _text(one.value)) for one in answer.changes),
            answer.text,
            answer.public,
            _not_given_back(answer),
        )
        self._changed()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case intents.PreviewMacro(ticket_id, macro_id):
                self._tasks.spawn(self._ask(ticket_id, macro_id), "macro")
            case intents.DropPreview():
                self._drop()
            case intents.UseMacro(ticket_id):
                self._tasks.spawn(self._use(ticket_id), "use_macro")
            case ReadMacros():
                self._tasks.spawn(self.load(), "macros")
            case SaveMacro(macro_id):
                known = self._macros.get(macro_id)
                wanted = self._put_back.save(self._kept, macro_id, macro_of(known, intent))
                self._tasks.spawn(self._edit(wanted), "save_macro")
            case DropMacro(macro_id):
                self._tasks.spawn(self._edit(self._put_back.drop(self._kept, macro_id)), "drop_macro")
            case _:
                return False
        return True

    async def _edit(self, asked: Awaitable[object]) -> None:
        """Done at once or not at all: say why not; either way show what there is now."""
        try:
            await asked
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
        await self.load()

    async def _macro(self, macro_id: int) -> MacroOut | None:
        return numbered((await self._desk.get_macros()).macros, macro_id)

    async def _save(self, macro_id: int | None, macro: MacroIn) -> MacroOut:
        return (await self._desk.save_macro(macro_id, macro)).macro

    async def _back(self, way: Way) -> bool:
        try:
            return await way()
        finally:
            await self.load()

    def _drop(self) -> None:
        self.preview = self._answer = None
        self._changed()

    async def _use(self, ticket_id: int) -> None:
        """Send what was previewed, exactly: one update. A ticket that changed since is asked about by its row version."""
        answer = self._answer
        self._drop()
        if answer is None or answer.ticket_id != ticket_id or not answer.changes:
            return
        fields = {one.field: _value(one.value) for one in answer.changes if one.field in PLAIN_FIELDS}
        own = {
            one.field.removeprefix(CUSTOM): _value(one.value) for one in answer.changes if one.field.startswith(CUSTOM)
        }
        change = shapes.TicketChange(row_version=answer.row_version, macro_id=answer.macro_id, custom=own, **fields)
        shown = {name: fields[name] for name in fields if name in SHOWN}
        await self._put(ticket_id, change, shown, _before(answer))


def _before(answer: MacroPreview) -> dict[str, Any]:
    return {one.field: _value(one.previous) for one in answer.changes}


def _not_given_back(answer: MacroPreview) -> tuple[str, ...]:
    """The fields that an undo would not set as they are now."""
    before = _before(answer)
    back = ways_back(before)
    return tuple(name for name, value in before.items() if name not in back or back[name] != value)


def _value(raw: msgspec.Raw) -> Any:
    value = msgspec.json.decode(raw)
    return tuple(value) if isinstance(value, list) else value


def _text(raw: msgspec.Raw) -> str:
    value = _value(raw)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
