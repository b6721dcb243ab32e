"""Short messages at the window's edge, and what may be taken back for a while; notices stay until they are seen to. Refuses to
know their words."""

from collections.abc import Callable, Collection
from typing import Final

from msgspec.structs import replace

from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.ports import Clock
from assistdesk.runtime.snapshot import Toast

KEPT_MAX: Final = 5
ACTS_MAX: Final = 50
SHOWN_MS: Final = 8_000
UNDO_MS: Final = 10_000
STAYS: Final = 2**53
"""``until_ms`` of what stays."""


class Toasts:
    """The newest few; old ones fall away when the next snapshot is made. Notices make no room for what passes by itself."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._toasts: tuple[Toast, ...] = ()
        self._next_id = 1
        self._acts: dict[str, int] = {}

    @property
    def shown(self) -> tuple[Toast, ...]:
        now_ms = self._clock.wall_ms()
        self._toasts = tuple(toast for toast in self._toasts if toast.until_ms > now_ms)
        return self._toasts

    def say(self, rule: str, kind: str = "info", undo_key: str = "", **fields: str | int) -> int:
        """Return what it is dismissed by."""
        toast_id = self._next_id
        self._put(Toast(toast_id, rule, tuple(fields.items()), undo_key, 0, kind))
        return toast_id

    def say_done(self, rule: str, kind: str, undo_key: str, **fields: str | int) -> None:
        """An act that the relay takes back also when the message is gone: ``acts`` knows it until ``drop_undo``. Without a key
        there is nothing to take back."""
        if undo_key:
            self.hold(undo_key)
        self.say(rule, kind, undo_key, **fields)

    def hold(self, undo_key: str) -> None:
        """It may be taken back, from now on as the newest act."""
        self._acts.pop(undo_key, None)
        self._acts[undo_key] = self._clock.wall_ms()
        while len(self._acts) > ACTS_MAX:
            del self._acts[next(iter(self._acts))]

    def acts(self) -> dict[str, int]:
        """What may be taken back, and when it was done."""
        return dict(self._acts)

    def say_why(
        self, error: AssistDeskError, rule: str, prefix: str, reasons: Collection[str], **fields: str | int
    ) -> None:
        """What the relay refused, as ``reason_of`` names it."""
        self.say(reason_of(error, rule, prefix, reasons), "error", "", **fields)

    def lead_to(self, ticket_id: int, rule: str, **fields: str | int) -> None:
        """A message with a way to its ticket."""
        self._put(Toast(self._next_id, rule, tuple(fields.items()), opens=ticket_id))

    def notice(self, ticket_id: int, rule: str, kind: str = "info", **fields: str | int) -> None:
        """Somebody or something waits for this person: it stays until it is closed or its ticket opened."""
        told = tuple(fields.items())
        self._put(Toast(self._next_id, rule, told, until_ms=STAYS, kind=kind, opens=ticket_id, is_notice=True))

    def _put(self, toast: Toast) -> None:
        if not toast.is_notice:
            shown_ms = UNDO_MS if toast.undo_key or toast.opens else SHOWN_MS
            toast = replace(toast, until_ms=self._clock.wall_ms() + shown_ms)
        self._next_id += 1
        beside = [one for one in self._toasts if one.is_notice is toast.is_notice]
        spare = beside[: len(beside) - KEPT_MAX + 1] if len(beside) >= KEPT_MAX else []
        self._toasts = (*(one for one in self._toasts if one not in spare), toast)
        self._changed()

    def opened(self, ticket_id: int) -> None:
        """Whoever sees the ticket needs no notice of it."""
        self._toasts = tuple(one for one in self._toasts if not (one.is_notice and one.opens == ticket_id))
        self._changed()

    def drop_notices(self, prefix: str) -> None:
        """Those whose rule begins so were read elsewhere."""
        self._toasts = tuple(one for one in self._toasts if not (one.is_notice and one.rule.startswith(prefix)))
        self._changed()

    def clear(self) -> None:
        """Another person may sit here next."""
        self._toasts = ()
        self._acts = {}
        self._changed()

    def dismiss(self, toast_id: int) -> None:
        self._toasts = tuple(toast for toast in self._toasts if toast.id != toast_id)
        self._changed()

    def drop_undo(self, undo_key: str) -> None:
        """Its undo was used, or its time is over."""
        self._acts.pop(undo_key, None)
        self._toasts = tuple(toast for toast in self._toasts if toast.undo_key != undo_key)
        self._changed()


def reason_of(error: AssistDeskError, rule: str, prefix: str, reasons: Collection[str]) -> str:
    """``PREFIX_why`` where *rule* was broken for one of *reasons*; else the rule that was broken."""
    why = error.fields.get("why")
    return f"{prefix}_{why}" if error.rule == rule and why in reasons else error.rule
