"""Tickets that are begun here, new ones and follow-ups: into the outbox; what came back refused, or was left before it was
sent, is kept, mended or discarded (desk.md section 4).

What no disk may have or takes stays in memory, so that no word goes before its writer gives it up. Refuses to know windows and
how the outbox sends.
"""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.desk.begun import NEW, BegunTicket, follow_up_path, read_begun
from assistdesk.core.desk.outbox import Refused, Unsent
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.causes import cause_of
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents import DiscardRefused, Intent, KeepBegun, NewTicket, SetAsideTicket, Undo
from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.sending import Outbox
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

UNKNOWN: Final = Cause("refused")
SET_ASIDE: Final = Cause("set_aside")
CUT_SHORT: Final = Cause("cut_short")
"""Its sheet was open when the program ended."""
LEFT: Final = (SET_ASIDE, CUT_SHORT)
"""How it was left, not why it was refused: the last time counts."""
GONE_MAX: Final = 20
"""So many discarded ones can be brought back."""
WENT_MAX: Final = 100
"""So many that went otherwise are known, so that a second press sends nothing."""


TYPED: Final = "begun"


class Typed(msgspec.Struct, frozen=True, array_like=True):
    """What stands in an open sheet, as it is on disk; ``replaces``: as of ``NewTicket``."""

    ticket: BegunTicket
    replaces: str = ""


class Beginning:
    """One account's. *holds_live_code*: no disk and no relay gets such a text. *customer_of*: whose a ticket is, "" unknown."""

    def __init__(
        self,
        tasks: Tasks,
        toasts: Toasts,
        holds_live_code: Callable[[str], bool],
        customer_of: Callable[[int], str],
        changed: Callable[[], None],
    ) -> None:
        self._tasks, self._toasts, self._changed = tasks, toasts, changed
        self._holds_live_code, self._customer_of = holds_live_code, customer_of
        self._outbox: Outbox | None = None
        self._disk: Disk | None = None
        self._kept: dict[Refused, RefusedSend | None] = {}
        self._loose: dict[str, RefusedSend] = {}
        self._gone: dict[str, tuple[Refused | None, RefusedSend | None]] = {}
        self._went: deque[str] = deque(maxlen=WENT_MAX)

    def begin(self, outbox: Outbox, disk: Disk) -> None:
        self._outbox, self._disk = outbox, disk

    async def recall(self) -> None:
        """A sheet was open when the program ended without a word: what stood in it is set aside. Needs the loaded outbox."""
        found = await self._disk.recall(TYPED, Typed) if self._disk is not None else None
        if found is not None:
            await self._leave(found.ticket, found.replaces, CUT_SHORT)

    @property
    def view(self) -> tuple[RefusedSend, ...]:
        """In the order in which they came back; as it was typed last."""
        refused = self._outbox.refused if self._outbox is not None else ()
        self._kept = {each: self._kept[each] if each in self._kept else _shown(each) for each in refused}
        shown = {each.key: each for each in self._kept.values() if each is not None} | self._loose
        return tuple(
            replace(each, customer=each.ticket.requester_name or self._customer_of(each.ticket.follows or 0))
            for each in shown.values()
        )

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case NewTicket(begun, key):
                self._start(begun, key)
            case FollowUpTicket(replaces=key):
                begun = BegunTicket(intent.subject, intent.body, intent.internal, intent.ticket_id)
                self._start(begun, key)
            case SetAsideTicket(begun, key):
                self._tasks.spawn(self._leave(begun, key), "set_aside")
            case KeepBegun(ticket, key):
                self._tasks.spawn(self._keep(ticket, key), "keep_begun")
            case DiscardRefused(key):
                self._tasks.spawn(self._discard(key), "discard_refused")
            case Undo(key) if key in self._gone:
                self._tasks.spawn(self._bring_back(key), "bring_back")
            case _:
                return False
        return True

    # --- on its way -------------------------------------------------------------------------------------------------

    def _start(self, begun: BegunTicket, replaces: str) -> None:
        """A second press on the same one sends nothing."""
        if replaces in self._went:
            return
        if replaces:
            self._went.append(replaces)
        self._tasks.spawn(self._send(begun, replaces), "begin_ticket")

    async def _send(self, begun: BegunTicket, replaces: str) -> None:
        outbox = self._outbox
        if outbox is None:
            return
        why = Cause("code_in_text") if self._holds_live_code(_words(begun)) else await _put(outbox, begun, replaces)
        if why is None:
            self._loose.pop(replaces, None)
        else:
            key = replaces or outbox.new_key()
            self._loose[key] = RefusedSend(key, begun, why)
            if replaces:
                self._went.remove(replaces)
        await self._keep(None)
        self._changed()

    async def _keep(self, begun: BegunTicket | None, replaces: str = "") -> None:
        """While its sheet is open. A disk that takes nothing is told of when the sheet goes."""
        if self._disk is None:
            return
        is_nothing = begun is None or self._holds_live_code(_words(begun))
        with suppress(RefusedError):
            await self._disk.keep(TYPED, None if is_nothing else (begun, replaces))

    async def _leave(self, begun: BegunTicket, replaces: str, how: Cause = SET_ASIDE) -> None:
        await self._set_aside(begun, replaces, how)
        await self._keep(None)

    async def _set_aside(self, begun: BegunTicket, replaces: str, how: Cause) -> None:
        """In place of what it was opened from, and with the relay's reason, if it gave one."""
        outbox = self._outbox
        if outbox is None or replaces in self._went:
            return
        before = next((each.cause for each in self.view if each.key == replaces), how)
        why = how if before in LEFT else before
        key = outbox.new_key()
        try:
            if self._holds_live_code(_words(begun)):
                raise RefusedError("code_in_text")
            await outbox.refuse(Refused(outbox.unsent(key, "POST", _path_of(begun), _body_of(begun)), _write(why)))
            if replaces:
                await outbox.give_up(replaces)
        except RefusedError:
            self._loose[key] = RefusedSend(key, begun, why)
        self._loose.pop(replaces, None)
        self._changed()

    async def came_back(self, unsent: Unsent, error: RefusedError) -> bool:
        """The relay did not take it: kept as it is. Raises RefusedError("disk")."""
        refused = Refused(unsent, _write(cause_of(error)))
        if self._outbox is None or read_begun(unsent) is None:
            self._toasts.say(error.rule, "error")
        else:
            await self._outbox.refuse(refused)
        return True

    # --- given up -----------------------------------------------------------------------------------------------------

    async def _discard(self, key: str) -> None:
        """Off the disk at once; for a while it can be brought back."""
        found = next((each for each in self.view if each.key == key), None)
        outbox = self._outbox
        if found is None or outbox is None or key in self._went:
            return
        kept = next((each for each in outbox.refused if each.unsent.key == key), None)
        try:
            if kept is not None:
                await outbox.give_up(key)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return
        self._gone[key] = (kept, self._loose.pop(key, None))
        while len(self._gone) > GONE_MAX:
            del self._gone[next(iter(self._gone))]
        self._toasts.say("refused_discarded", undo_key=key, subject=found.ticket.subject)

    async def _bring_back(self, key: str) -> None:
        kept, loose = self._gone.pop(key)
        self._toasts.drop_undo(key)
        try:
            if kept is not None and self._outbox is not None:
                await self._outbox.refuse(kept)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            loose = loose or (_shown(kept) if kept is not None else None)
        if loose is not None:
            self._loose[key] = loose
        self._changed()


async def _put(outbox: Outbox, begun: BegunTicket, replaces: str) -> Cause | None:
    """None: it is in the outbox; else why not."""
    try:
        await outbox.add("POST", _path_of(begun), _body_of(begun), None, replaces=replaces)
    except RefusedError as error:
        return Cause(error.rule)
    return None


def _path_of(begun: BegunTicket) -> str:
    return NEW if begun.follows is None else follow_up_path(begun.follows)


def _body_of(begun: BegunTicket) -> bytes:
    comment = shapes.CommentIn(body=begun.body, public=not begun.internal)
    if begun.follows is not None:
        return msgspec.json.encode(shapes.FollowUpIn(subject=begun.subject, comment=comment))
    requester = shapes.RequesterIn(
        name=begun.requester_name,
        email=begun.requester_email,
        phone=begun.phone,
        organisation=begun.organisation,
        locale=begun.language or None,
    )
    ticket = shapes.TicketNew(
        subject=begun.subject,
        requester=requester,
        comment=comment,
        language=begun.language or None,
        form_id=begun.form_id,
        custom=dict(begun.custom),
        assignee_id=begun.assignee_id,
        custom_status_id=begun.custom_status_id,
        due_at=begun.due_at,
    )
    if begun.type is not None:
        ticket = replace(ticket, type=begun.type)
    if begun.priority is not None:
        ticket = replace(ticket, priority=begun.priority)
    if begun.status is not None:
        ticket = replace(ticket, status=begun.status)
    return msgspec.json.encode(shapes.TicketPost(ticket=ticket))


def _words(begun: BegunTicket) -> str:
    return "\n".join((begun.subject, begun.body, *(str(value) for _, value in begun.custom)))


def _write(cause: Cause) -> str:
    return msgspec.json.encode(cause).decode()


def _shown(refused: Refused) -> RefusedSend | None:
    """None: of another version of the program."""
    ticket = read_begun(refused.unsent)
    try:
        cause = msgspec.json.decode(refused.why, type=Cause)
    except msgspec.MsgspecError:
        cause = UNKNOWN
    return RefusedSend(refused.unsent.key, ticket, cause) if ticket is not None else None
