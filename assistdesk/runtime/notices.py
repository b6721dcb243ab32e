"""Which tickets call this agent now: clocks that warn, and what she put off until a time (experience.md section 2.5).

What is put off is hers alone and on this computer's disk; the relay knows nothing of it. Until its time no notice comes of
that ticket from colleagues, customers or clocks: they stand among the news for her as ever. What waits for an answer (chats,
calls) and what became of her own acts is never put off. Refuses to know how a notice looks.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.errors import RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.alarm import Alarm
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_notices import PutOff, TakeBack
from assistdesk.runtime.ports import Clock
from assistdesk.runtime.snapshot import TicketListView, TicketRow
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

PUT_OFF: Final = "put_off"
PUT_OFF_MAX: Final = 200
AHEAD_MAX_MS: Final = 366 * 86_400_000
LOOK_EVERY_S: Final = 30.0
"""Timers count no sleep of the computer, and its clock may be set."""


class Waiting(msgspec.Struct, frozen=True, array_like=True):
    """A ticket that is put off, as it stands on disk; ``subject``: to say which it was, also without the line."""

    ticket_id: int
    until_ms: int
    subject: str = ""


class Notices:
    """One account's. *subject_of* gives "" where a ticket is not known; *open_id* names the one that is open just now."""

    def __init__(
        self,
        disk: Disk,
        clock: Clock,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        open_id: Callable[[], int | None],
        subject_of: Callable[[int], str],
    ) -> None:
        self._disk, self._clock, self._tasks, self._toasts = disk, clock, tasks, toasts
        self._changed, self._open_id, self._subject_of = changed, open_id, subject_of
        self._waiting: dict[int, Waiting] = {}
        self._alarm = Alarm(self._look)

    async def recall(self) -> None:
        """What was put off before the program ended; what became due meanwhile is said now."""
        kept = await self._disk.recall(PUT_OFF, tuple[Waiting, ...]) or ()
        self._waiting = {one.ticket_id: one for one in kept[:PUT_OFF_MAX]} | self._waiting
        self._look()

    def close(self) -> None:
        self._alarm.stop()

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case PutOff():
                self._put_off(intent)
            case TakeBack(ticket_id):
                if self._waiting.pop(ticket_id, None) is not None:
                    self._toasts.say("put_off_taken_back", "ok", number=ticket_id)
                    self._keep()
            case _:
                return False
        return True

    # --- put off ------------------------------------------------------------------------------------------------------

    def is_put_off(self, ticket_id: int) -> bool:
        return self.until_ms(ticket_id) > 0

    def mark(self, row: TicketRow) -> TicketRow:
        """As it is shown: with the time until which it is put off."""
        until_ms = self.until_ms(row.id)
        return replace(row, put_off_until_ms=until_ms) if until_ms else row

    def mark_all(self, view: TicketListView) -> TicketListView:
        if not self._waiting:
            return view
        return replace(view, rows=tuple(map(self.mark, view.rows)))

    def until_ms(self, ticket_id: int) -> int:
        """0: it is not put off."""
        one = self._waiting.get(ticket_id)
        return one.until_ms if one is not None else 0

    def _put_off(self, wish: PutOff) -> None:
        now_ms = self._clock.wall_ms()
        if not now_ms < wish.until_ms <= now_ms + AHEAD_MAX_MS:
            return
        if len(self._waiting) >= PUT_OFF_MAX and wish.ticket_id not in self._waiting:
            self._toasts.say("put_off_full", "warn", count=PUT_OFF_MAX)
            return
        self._waiting[wish.ticket_id] = Waiting(wish.ticket_id, wish.until_ms, self._subject_of(wish.ticket_id))
        self._toasts.opened(wish.ticket_id)
        self._keep()

    def _look(self) -> None:
        """Say what is due, and look again."""
        now_ms = self._clock.wall_ms()
        due = [one for one in self._waiting.values() if one.until_ms <= now_ms]
        for one in sorted(due, key=lambda one: one.until_ms):
            del self._waiting[one.ticket_id]
            self._tell(one.ticket_id, "put_off_over", "info", self._subject_of(one.ticket_id) or one.subject)
        if due:
            self._keep()
        else:
            self._set_alarm()

    def _keep(self) -> None:
        self._set_alarm()
        self._tasks.spawn(self._save(tuple(self._waiting.values())), "put_off")
        self._changed()

    async def _save(self, waiting: tuple[Waiting, ...]) -> None:
        try:
            await self._disk.keep(PUT_OFF, waiting)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")

    def _set_alarm(self) -> None:
        if not self._waiting:
            self._alarm.stop()
            return
        first_ms = min(one.until_ms for one in self._waiting.values())
        wait_s = max(0, first_ms - self._clock.wall_ms()) / 1000
        self._alarm.ring_in(min(wait_s, LOOK_EVERY_S))

    # --- clocks -------------------------------------------------------------------------------------------------------

    def warn_of(self, ticket: shapes.TicketOut) -> None:
        """One of my tickets will soon miss its target, or has."""
        if ticket.clock is None or self.is_put_off(ticket.id):
            return
        is_late = ticket.clock.badge == "breached"
        rule, kind = ("sla_breached", "danger") if is_late else ("sla_warned", "warn")
        self._tell(ticket.id, rule, kind, ticket.subject)

    def _tell(self, ticket_id: int, rule: str, kind: str, subject: str) -> None:
        """A notice leads to the ticket; where that is open, a message is enough."""
        if self._open_id() == ticket_id:
            self._toasts.say(rule, kind, number=ticket_id, subject=subject)
        else:
            self._toasts.notice(ticket_id, rule, kind, number=ticket_id, subject=subject)
