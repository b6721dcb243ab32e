"""Time that was spent on a ticket, in the agent's application: written down and taken back (decision 0071).

It needs the line, as a link does. What became of it is read from the ticket's own stream. The sheet that asks stays until the
answer is known; the relay decides what can have been spent, here its reasons are only named.
"""

from typing import Final

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.time_entries import TimeSpentIn
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_time import LogTime, TakeTimeBack
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts, reason_of

UNDO_PREFIX: Final = "time:"
RULE: Final = "time_spent"
REASONS: Final = frozenset(("empty", "long", "future", "early", "many"))


class TimeDesk:
    """One account's."""

    def __init__(self, desk: Desk, tasks: Tasks, toasts: Toasts) -> None:
        self.asked = AskedView()
        self._desk, self._tasks, self._toasts = desk, tasks, toasts

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case LogTime():
                self._tasks.spawn(self._log(intent), "log time")
            case TakeTimeBack(ticket_id, seq):
                self._tasks.spawn(self._take_back(ticket_id, seq), "take time back")
            case intents.Undo(key) if key.startswith(UNDO_PREFIX):
                ticket_id, seq = map(int, key.removeprefix(UNDO_PREFIX).split(">"))
                self._tasks.spawn(self._take_back(ticket_id, seq), "take time back")
            case _:
                return False
        return True

    async def _log(self, wish: LogTime) -> None:
        from_at = None if wish.from_ms is None else to_rfc3339(wish.from_ms)
        given = TimeSpentIn(kind=wish.kind, minutes=wish.minutes, from_at=from_at)
        try:
            answer = await self._desk.log_time(wish.ticket_id, given)
        except AssistDeskError as error:
            reason = reason_of(error, RULE, RULE, REASONS)
            self.asked = AskedView(wish.sheet, Cause(reason))
            self._toasts.say(reason, "error")
            return
        self.asked = AskedView(wish.sheet)
        undo_key = f"{UNDO_PREFIX}{wish.ticket_id}>{answer.time_entry.seq}"
        self._toasts.say_done("time_logged", "ok", undo_key, number=wish.ticket_id)

    async def _take_back(self, ticket_id: int, seq: int) -> None:
        self._toasts.drop_undo(f"{UNDO_PREFIX}{ticket_id}>{seq}")
        try:
            await self._desk.take_time_back(ticket_id, seq)
        except AssistDeskError as error:
            self._toasts.say("time_gone" if error.rule == "not_found" else error.rule, "error")
            return
        self._toasts.say("time_taken_back", "ok", number=ticket_id)
