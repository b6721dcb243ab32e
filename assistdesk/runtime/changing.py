"""Fields of tickets that an agent changes: shown at once, taken back, asked about where a colleague was faster (desk.md
section 4, Row version).

A change names the version of the ticket that was seen. Where somebody else set the same field since, the relay refuses it: it
is held with both values until the agent chooses. What only an own earlier write has set goes again by itself. Refuses to
know words, windows and how the outbox sends.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any, Final, Protocol

import msgspec
from msgspec import UNSET

from assistdesk.core.desk import shapes
from assistdesk.core.desk.events import Change, read_events
from assistdesk.core.desk.forms import name_of
from assistdesk.core.desk.outbox import Unsent
from assistdesk.core.desk.shapes_conflicts import FieldConflict, without
from assistdesk.core.desk.states import DUE
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.snapshot import Clash, FieldClash
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts

FIELDS: Final = (
    "status", "custom_status_id", "priority", "assignee_id", "group_id", "subject", "tags",
    "type", "severity", "category", "language", DUE, "flagged",
)  # fmt: skip
EMPTIED: Final = ("custom_status_id", "assignee_id", "group_id", "type", "severity", DUE)
"""An intent's 0 or "" takes these away."""
PLAIN: Final = frozenset(FIELDS) - {"tags"}
MOVED: Final = frozenset(("status", "custom_status_id", "assignee_id", "group_id"))
"""A change of one may set the others (desk.md section 2)."""
CHANGES_KEPT: Final = 20
MINE_KEPT: Final = 200
"""So many tickets are known by what I set there last."""
_CLASHES: Final = msgspec.json.Decoder(tuple[FieldConflict, ...])


class Put(Protocol):
    """A change on its way, shown at once. None: not now, and the person knows."""

    async def __call__(
        self, ticket_id: int, change: shapes.TicketChange, shown: dict[str, Any], key: str = ""
    ) -> Unsent | None: ...


@dataclass(frozen=True, slots=True)
class _Act:
    """What of a ticket's fields can be put back, tags that came and went, and the version that was seen or that the change
    made."""

    made_at_ms: int
    ticket_id: int
    before: dict[str, Any]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    row_version: int | None
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class _Held:
    """A change that waits for the agent's choice; ``row_version``: of what was there instead."""

    unsent: Unsent
    change: shapes.TicketChange
    clashes: tuple[FieldConflict, ...]
    row_version: int


class Changing:
    """One account's. *remove* takes a write out of the outbox; *is_open* says whether a ticket is on the screen."""

    def __init__(
        self,
        tickets: TicketList,
        toasts: Toasts,
        put: Put,
        remove: Callable[[str], Awaitable[None]],
        is_open: Callable[[int], bool],
        changed: Callable[[], None],
    ) -> None:
        self._tickets, self._toasts, self._put, self._remove = tickets, toasts, put, remove
        self._is_open, self._changed = is_open, changed
        self._acts: dict[str, _Act] = {}
        self._said: dict[str, int] = {}
        """The toast that says of a write on its way that it is done."""
        self._first: dict[str, str] = {}
        """Under which key a write that went again was begun, and is taken back."""
        self._undone: dict[str, tuple[str, _Act]] = {}
        """Changes that were not answered when they were taken back, with the undo that is on its way behind each."""
        self._held: dict[str, _Held] = {}
        self._mine: dict[int, dict[str, tuple[Any, int]]] = {}
        """What my own writes set, and the version that they made."""
        self._turn = asyncio.Lock()
        """Nothing is taken back, and no answer counts, before the change that it belongs to is noted here."""

    # --- what windows see ---------------------------------------------------------------------------------------------

    def clash(self, ticket_id: int) -> Clash | None:
        """The first change of this ticket that waits for a choice, beside what stands there by now."""
        held = next((each for each in self._held.values() if each.unsent.ticket_id == ticket_id), None)
        if held is None:
            return None
        now = self._tickets.ticket(ticket_id)
        is_newer = now is not None and now.row_version > held.row_version
        fields = tuple(
            FieldClash(each.field, _value(each.mine), getattr(now, each.field))
            if is_newer and each.field in PLAIN
            else FieldClash(each.field, _value(each.mine), _value(each.theirs))
            for each in held.clashes
        )
        return Clash(held.unsent.key, fields, held.change.comment is not None)

    def holds(self, key: str) -> bool:
        return key in self._held

    def acts(self) -> dict[str, int]:
        """What may be taken back, and when it was done."""
        return {key: act.made_at_ms for key, act in self._acts.items()}

    def version(self, ticket_id: int) -> int | None:
        """Of the ticket as it is seen."""
        ticket = self._tickets.ticket(ticket_id)
        return None if ticket is None else ticket.row_version

    # --- what the agent does ------------------------------------------------------------------------------------------

    async def change(self, intent: intents.ChangeTicket) -> None:
        """Shown at once, with an undo; put right by the relay's answer."""
        async with self._turn:
            await self._change(intent)

    async def _change(self, intent: intents.ChangeTicket) -> None:
        ticket = self._tickets.shown(intent.ticket_id)
        wanted = {name: value for name in FIELDS if (value := getattr(intent, name)) is not None}
        wanted |= {name: None for name in EMPTIED if name in wanted and not wanted[name]}
        fields = wanted
        added: tuple[str, ...] = ()
        removed: tuple[str, ...] = ()
        if ticket is not None and "tags" in wanted:
            fields = {name: value for name, value in wanted.items() if name != "tags"}
            added, removed = _beyond(wanted["tags"], ticket.tags), _beyond(ticket.tags, wanted["tags"])
        if not (fields or added or removed):
            return
        version = intent.row_version or self.version(intent.ticket_id)
        change = shapes.TicketChange(row_version=version, add_tags=added, remove_tags=removed, **fields)
        unsent = await self._put(intent.ticket_id, change, wanted)
        if unsent is not None:
            await self._wish_no_more(intent.ticket_id, wanted.keys())
        if unsent is not None and ticket is not None:
            names = (
                {*wanted, "custom_status_id"} if "status" in wanted else wanted.keys()
            )  # a word goes with its status
            before = {name: getattr(ticket, name) for name in FIELDS if name in names}
            act = _Act(unsent.made_at_ms, intent.ticket_id, ways_back(before), added, removed, version)
            self._say_changed(unsent.key, act, field=next(iter(wanted)))

    async def _wish_no_more(self, ticket_id: int, names: Collection[str]) -> None:
        """A newer wish for the same fields is the choice that an older one waited for."""
        for key, held in list(self._held.items()):
            only = held.change.comment is None and _says_nothing(without(held.change, frozenset(names)))
            if held.unsent.ticket_id == ticket_id and only:
                del self._held[key]
                await self._remove(held.unsent.key)

    async def use(
        self, ticket_id: int, change: shapes.TicketChange, shown: dict[str, Any], before: dict[str, Any]
    ) -> None:
        """What a macro does; *before*: the fields, as they were."""
        async with self._turn:
            unsent = await self._put(ticket_id, change, shown)
            if unsent is None:
                return
            was, now = before.get("tags", ()), () if change.tags is UNSET else change.tags
            act = _Act(
                unsent.made_at_ms,
                ticket_id,
                ways_back(before),
                _beyond(now, was),
                _beyond(was, now),
                change.row_version,
            )
            self._say_changed(unsent.key, act)

    def _say_changed(self, key: str, act: _Act, **fields: str) -> None:
        self._remember(key, act)
        undo_key = key if act.before else ""
        self._said[key] = self._toasts.say("changed", undo_key=undo_key, ticket=act.ticket_id, **fields)

    def _remember(self, key: str, act: _Act) -> None:
        if act.before:
            self._acts[key] = act
        while len(self._acts) > CHANGES_KEPT:
            del self._acts[next(iter(self._acts))]

    async def noted(self) -> None:
        """Return when all that was wished before is known to ``acts``."""
        async with self._turn:
            pass

    async def undo(self, key: str) -> None:
        """Put back what a change set, if there is one of this key. Of a ticket that is not on the screen it is said, with the
        way there: the last act may be an older one than its person thinks."""
        async with self._turn:
            act = self._acts.pop(key, None)
            if act is None:
                return
            self._toasts.drop_undo(key)
            unsent = await self._put_back(act)
            if unsent is None:
                self._acts[key] = act
                return
            if not act.is_answered:
                self._undone[key] = (unsent.key, act)
            if not self._is_open(act.ticket_id):
                self._toasts.lead_to(act.ticket_id, "change_undone", number=act.ticket_id)

    async def _put_back(self, act: _Act) -> Unsent | None:
        shown = {name: value for name, value in act.before.items() if name in FIELDS}
        fields = {name: value for name, value in shown.items() if name != "tags"}
        own = {name.removeprefix(CUSTOM): value for name, value in act.before.items() if name not in shown}
        if own:
            fields["custom"] = own
        now = self._tickets.shown(act.ticket_id)
        if "tags" in shown and now is not None:
            shown["tags"] = (*_beyond(now.tags, act.added), *_beyond(act.removed, now.tags))
        change = shapes.TicketChange(row_version=act.row_version, add_tags=act.removed, remove_tags=act.added, **fields)
        return await self._put(act.ticket_id, change, shown)

    async def answer(self, intent: intents.AnswerClash) -> Unsent | None:
        """Mine over theirs, or theirs and what else it said. Returns the write that has done its part."""
        held = self._held.pop(intent.key, None)
        if held is None:
            return None
        names = frozenset(clash.field for clash in held.clashes)
        change = held.change if intent.mine else without(held.change, names)
        theirs = {clash.field: _value(clash.theirs) for clash in held.clashes if clash.field in PLAIN}
        over = theirs if intent.mine else {}
        if not _says_nothing(change) and not await self._go_again(held.unsent, change, held.row_version, over):
            self._held[intent.key] = held
            self._changed()
            return None
        return held.unsent

    async def _go_again(self, unsent: Unsent, change: shapes.TicketChange, version: int, over: dict[str, Any]) -> bool:
        """As it is meant for what is there now; *over* which values, it can be taken back. False: not now, and the person
        knows."""
        if unsent.ticket_id is None:
            return False
        change = msgspec.structs.replace(change, row_version=version)
        again = await self._put(unsent.ticket_id, change, _shown_of(change))
        if again is None:
            return False
        self._first[again.key] = self._first.pop(unsent.key, unsent.key)
        if change.comment is None:
            act = _Act(again.made_at_ms, unsent.ticket_id, ways_back(over), (), (), version)
            self._remember(self._first[again.key], act)
        return True

    # --- how the outbox fared -----------------------------------------------------------------------------------------

    async def done(
        self, unsent: Unsent, change: shapes.TicketChange, ticket: shapes.TicketOut, audit: shapes.AuditOut | None
    ) -> None:
        """The relay made *change*; *ticket* is what came of it, *audit* None: nothing."""
        async with self._turn:
            await self._done(unsent, change, ticket, audit)

    async def _done(
        self, unsent: Unsent, change: shapes.TicketChange, ticket: shapes.TicketOut, audit: shapes.AuditOut | None
    ) -> None:
        self._take_note(change, ticket)
        key = self._first.pop(unsent.key, unsent.key)
        self._said.pop(key, None)
        act = self._acts.pop(key, None)
        if act is not None:
            act = _answered(act, ticket, audit)
            self._remember(key, act)
            if not act.before:
                self._toasts.drop_undo(key)
        undo_key, act = self._undone.pop(key, ("", None))
        if act is not None:
            act = _answered(act, ticket, audit)
            if not act.before or await self._put_back(act) is not None:
                await self._remove(undo_key)

    def _take_note(self, change: shapes.TicketChange, ticket: shapes.TicketOut) -> None:
        names = set(_names_of(change))
        names |= MOVED if names & MOVED else set()
        names |= {DUE} if "type" in names else set()
        mine = self._mine.pop(ticket.id, {})
        self._mine[ticket.id] = mine | {name: (_held_in(ticket, name), ticket.row_version) for name in names}
        while len(self._mine) > MINE_KEPT:
            del self._mine[next(iter(self._mine))]

    def given_up(self, key: str) -> None:
        """A write goes no more: there is nothing to ask about, and nothing to take back."""
        self._held.pop(key, None)
        key = self._first.pop(key, key)
        self._acts.pop(key, None)
        self._toasts.drop_undo(key)
        self._toasts.dismiss(self._said.pop(key, 0))

    async def refused(self, unsent: Unsent, change: shapes.TicketChange, error: RefusedError) -> bool | None:
        """As ``sending.Hears.write_refused``. None: nobody was faster, it is refused for something else.

        Raises RefusedError("disk"): not now.
        """
        undo_key, _ = self._undone.pop(self._first.get(unsent.key, unsent.key), ("", None))
        if undo_key:  # what was not done need not be undone
            await self._remove(undo_key)
        if error.rule != "row_version":
            self.given_up(unsent.key)
            return None
        if undo_key and change.comment is None:
            self.given_up(unsent.key)
            return True
        clashes, version = _clashes_of(error)
        if not clashes:
            self.given_up(unsent.key)
            return None
        if all(self._is_mine(unsent.ticket_id, change.row_version, clash) for clash in clashes):
            if not await self._go_again(unsent, change, version, {}):
                raise RefusedError("disk")
            return True
        self.given_up(unsent.key)
        self._held[unsent.key] = _Held(unsent, change, clashes, version)
        if unsent.ticket_id is not None and not self._is_open(unsent.ticket_id):
            self._toasts.notice(unsent.ticket_id, "changed_too", "warn", number=unsent.ticket_id)
        self._changed()
        return False

    def _is_mine(self, ticket_id: int | None, seen: int | None, clash: FieldConflict) -> bool:
        """What stands there was set by myself, behind what I had seen when I wrote."""
        value, version = self._mine.get(ticket_id or 0, {}).get(clash.field, (None, 0))
        return version > (seen or 0) and _value(clash.theirs) == value


def ways_back(before: dict[str, Any]) -> dict[str, Any]:
    """What can be put back of it: nothing returns to no priority, and what was new is open (desk.md section 2)."""
    back = {
        name: value for name, value in before.items() if value is not None or name in EMPTIED or name.startswith(CUSTOM)
    }
    return back | {"status": "open", "custom_status_id": None} if back.get("status") == "new" else back


def _answered(act: _Act, ticket: shapes.TicketOut, audit: shapes.AuditOut | None) -> _Act:
    """With all that the relay says to have changed, also what the change brought with it, and nothing else. Of a subject and
    of fields of the desk's own the log has no words: those that stood here."""
    try:
        events = () if audit is None else read_events(audit.events)
    except PeerError:
        events = ()
    before: dict[str, Any] = {}
    for event in events:
        if isinstance(event, Change) and (event.field in FIELDS or event.field in act.before):
            has_words = event.field != "subject" and not event.field.startswith(CUSTOM)
            previous = _as_shown(event.field, event.previous)
            before.setdefault(event.field, previous if has_words else act.before.get(event.field))
    back = {name: value for name, value in ways_back(before).items() if value != _held_in(ticket, name)}
    tags = back.get("tags", ticket.tags)
    added, removed = _beyond(ticket.tags, tags), _beyond(tags, ticket.tags)
    return _Act(act.made_at_ms, act.ticket_id, back, added, removed, ticket.row_version, is_answered=True)


def _as_shown(name: str, logged: Any) -> Any:
    """A field's value in the log, as a ticket has it: the log has moments in milliseconds."""
    return shapes.to_rfc3339(logged) if name == DUE and logged is not None else logged


def _says_nothing(change: shapes.TicketChange) -> bool:
    return msgspec.structs.replace(change, row_version=None, macro_id=None) == shapes.TicketChange()


def _names_of(change: shapes.TicketChange) -> list[str]:
    """The fields that it sets."""
    own = {} if change.custom is UNSET else change.custom
    names = [name for name in (*FIELDS, "form_id") if getattr(change, name) is not UNSET]
    return names + [name_of(key) for key in own]


def _shown_of(change: shapes.TicketChange) -> dict[str, Any]:
    return {name: getattr(change, name) for name in _names_of(change) if name in FIELDS}


def _held_in(ticket: shapes.TicketOut, name: str) -> Any:
    if name.startswith(CUSTOM):
        return (ticket.custom or {}).get(name.removeprefix(CUSTOM))
    return getattr(ticket, name)


def _clashes_of(error: RefusedError) -> tuple[tuple[FieldConflict, ...], int]:
    version = error.fields.get("row_version")
    try:
        clashes = _CLASHES.decode(str(error.fields.get("clashes") or "[]"))
    except msgspec.MsgspecError:
        clashes = ()
    return clashes, version if isinstance(version, int) else 0


def _value(raw: msgspec.Raw) -> Any:
    value = msgspec.json.decode(raw)
    return tuple(value) if isinstance(value, list) else value


def _beyond(tags: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag not in others)
