"""What was changed or deleted in the settings, put back: by the *Undo* of its message, and by key when that is gone.

A change is put back only while what stands there is what it made; what was deleted is made again. Each way back is gone once,
and waits for the line where there is none. Refuses to know what the things are.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

import msgspec
from msgspec import UNSET
from msgspec.structs import asdict, replace

from assistdesk.core.errors import AssistDeskError, LinkError
from assistdesk.runtime.intents import Intent, Undo
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

UNDO_PREFIX: Final = "setting:"
WAYS_MAX: Final = 20
"""So many ways back are remembered; the oldest go first."""
CHANGED: Final = frozenset(("row_version", "conflict"))
"""Rules by which the relay says that a colleague was faster."""
Way = Callable[[], Awaitable[bool]]
"""Goes back. False: something else stands there now, and nothing was done."""
Out = TypeVar("Out", bound=msgspec.Struct)
In = TypeVar("In", bound=msgspec.Struct)


class Numbered(Protocol):
    @property
    def id(self) -> int: ...


N = TypeVar("N", bound=Numbered)


def numbered(rows: Iterable[N], number: int) -> N | None:
    """The one with this number, if it is among them."""
    return next((one for one in rows if one.id == number), None)


def given_again(kept: msgspec.Struct, kind: type[In], **more: Any) -> In:
    """What was answered as it would be sent, with *more* set: the fields that both have."""
    names = (name for name in kind.__struct_fields__ if name in kept.__struct_fields__)
    values = {name: getattr(kept, name) for name in names} | more
    return msgspec.convert({name: msgspec.to_builtins(one) for name, one in values.items() if one is not UNSET}, kind)


@dataclass(frozen=True)
class Thing(Generic[Out, In]):
    """One kind of what is kept. *there* reads one anew; *save* and *drop* are the relay's; *given*: what would be sent to have
    it as it is; *turn* runs a way back between other changes. *remake*: how a deleted one is made again, if not by *save*
    alone."""

    there: Callable[[int], Awaitable[Out | None]]
    save: Callable[[int | None, In], Awaitable[Out]]
    given: Callable[[Out], In]
    name: Callable[[Out], str]
    turn: Callable[[Way], Awaitable[bool]]
    drop: Callable[[int], Awaitable[None]] | None = None
    remake: Callable[[Out], Awaitable[object]] | None = None


class PutBack:
    """One account's."""

    def __init__(self, tasks: Tasks, toasts: Toasts) -> None:
        self._tasks, self._toasts = tasks, toasts
        self._ways: dict[str, tuple[Way, str, dict[str, str | int]]] = {}
        self._made = 0

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case Undo(key) if key.startswith(UNDO_PREFIX):
                self._toasts.drop_undo(key)
                if key in self._ways:
                    self._tasks.spawn(self._go(key), "put_back")
            case _:
                return False
        return True

    def told(self, rule: str, way: Way | None, back: str = "setting_back", **fields: str | int) -> str:
        """*rule* says what was done, *back* what was put back. Return what ``forget`` knows this way by, "" without one."""
        if way is None:
            self._toasts.say(rule, "ok", "", **fields)
            return ""
        self._made += 1
        key = f"{UNDO_PREFIX}{self._made}"
        self._remember(key, (way, back, fields))
        self._toasts.say_done(rule, "ok", key, **fields)
        return key

    def forget(self, key: str) -> None:
        """There is no way back any more."""
        if self._ways.pop(key, None) is not None:
            self._toasts.drop_undo(key)

    async def save(self, thing: Thing[Out, In], number: int, given: In) -> Out:
        """Keep *given*, with a way back to what was there before; 0: a new one, which is not taken away again. Raises as the
        desk."""
        before = await thing.there(number) if number else None
        kept = await thing.save(number or None, given)
        if before is not None and not _is_same(thing, before, kept):
            self.told(
                "setting_kept", lambda: thing.turn(lambda: _back(thing, number, before, kept)), name=thing.name(kept)
            )
        return kept

    async def drop(self, thing: Thing[Out, In], number: int) -> None:
        """Delete it, with a way to make it again. Raises as the desk."""
        before = await thing.there(number)
        if thing.drop is not None:
            await thing.drop(number)
        if before is not None:
            self.told("setting_gone", lambda: thing.turn(lambda: _again(thing, before)), name=thing.name(before))

    def _remember(self, key: str, way: tuple[Way, str, dict[str, str | int]]) -> None:
        self._ways[key] = way
        while len(self._ways) > WAYS_MAX:
            oldest = next(iter(self._ways))
            del self._ways[oldest]
            self._toasts.drop_undo(oldest)

    async def _go(self, key: str) -> None:
        way, back, fields = kept = self._ways.pop(key)
        try:
            is_back = await way()
        except LinkError as error:
            self._remember(key, kept)
            self._toasts.hold(key)
            self._toasts.say(error.rule, "warning")
        except AssistDeskError as error:
            self._toasts.say("kept_changed" if error.rule in CHANGED else error.rule, "error")
        else:
            self._toasts.say(back if is_back else "kept_changed", "ok" if is_back else "error", "", **fields)


def _is_same(thing: Thing[Out, In], one: Out, other: Out) -> bool:
    """Are they so but for their version?"""
    first, second = asdict(thing.given(one)), asdict(thing.given(other))
    return all(first[name] == second[name] for name in first if name != "row_version")


async def _back(thing: Thing[Out, In], number: int, before: Out, kept: Out) -> bool:
    now = await thing.there(number)
    if now is None or not _is_same(thing, now, kept):
        return False
    given = thing.given(before)
    if "row_version" in given.__struct_fields__:
        given = replace(given, row_version=getattr(now, "row_version"))  # noqa: B009
    await thing.save(number, given)
    return True


async def _again(thing: Thing[Out, In], before: Out) -> bool:
    await (thing.save(None, thing.given(before)) if thing.remake is None else thing.remake(before))
    return True


def put_last_at(ids: list[int], place: int) -> tuple[int, ...]:
    """What was made last goes to *place*, or stays last where there are fewer."""
    return (*ids[:-1][:place], ids[-1], *ids[:-1][place:])
