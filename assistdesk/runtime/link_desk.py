"""Links between tickets in the agent's application: making one, taking it away, and each back again (desk.md section 10).

It needs the line, as a merge does. What became of it is read from the ticket's own stream. The sheet that asks stays until the
answer is known; the relay decides what may be linked, here its reasons are only named.
"""

from collections.abc import Coroutine
from typing import Any, Final, get_args

from assistdesk.core.desk.shapes import LooseKind
from assistdesk.core.desk.timeline_shapes import LinkIn, LinkList
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import LinkTickets, UnlinkTickets
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts, reason_of

LINKED, UNLINKED = "link:", "unlink:"
"""Undo keys: *KEYfrom>to:kind*."""
REASONS: Final = frozenset(("itself", "many", "reversed"))


class LinkDesk:
    """One account's."""

    def __init__(self, desk: Desk, tasks: Tasks, toasts: Toasts) -> None:
        self.asked = AskedView()
        self._desk, self._tasks, self._toasts = desk, tasks, toasts

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case LinkTickets():
                self._link(intent)
            case UnlinkTickets():
                self._unlink(intent)
            case intents.Undo(key) if key.startswith(LINKED):
                self._toasts.drop_undo(key)
                self._unlink(UnlinkTickets(*_ends(key.removeprefix(LINKED))), is_undo=True)
            case intents.Undo(key) if key.startswith(UNLINKED):
                self._toasts.drop_undo(key)
                self._link(LinkTickets(*_ends(key.removeprefix(UNLINKED))), is_undo=True)
            case _:
                return False
        return True

    def _link(self, wish: LinkTickets, *, is_undo: bool = False) -> None:
        act = self._desk.link(wish.ticket_id, LinkIn(ticket_id=wish.other_id, kind=wish.kind))
        self._tasks.spawn(self._try(act, wish, "tickets_linked", LINKED, is_undo, wish.sheet), "link")

    def _unlink(self, wish: UnlinkTickets, *, is_undo: bool = False) -> None:
        act = self._desk.unlink(wish.ticket_id, wish.other_id, wish.kind)
        self._tasks.spawn(self._try(act, wish, "tickets_unlinked", UNLINKED, is_undo), "unlink")

    async def _try(
        self,
        act: Coroutine[Any, Any, LinkList],
        wish: LinkTickets | UnlinkTickets,
        done: str,
        undo: str,
        is_undo: bool,
        sheet: int = 0,
    ) -> None:
        refused = None
        try:
            await act
        except AssistDeskError as error:
            refused = Cause(reason_of(error, "merge", "link", REASONS))
        if sheet:
            self.asked = AskedView(sheet, refused)
        if refused is not None:
            self._toasts.say(refused.rule, "error")
            return
        undo_key = f"{undo}{wish.ticket_id}>{wish.other_id}:{wish.kind}"
        say = self._toasts.say if is_undo else self._toasts.say_done
        say(done, "ok", undo_key, number=wish.ticket_id, target=wish.other_id)


def _ends(key: str) -> tuple[int, int, LooseKind]:
    ends, _, said = key.partition(":")
    ticket_id, _, other_id = ends.partition(">")
    kind = next(one for one in get_args(LooseKind) if one == said)
    return int(ticket_id), int(other_id), kind
