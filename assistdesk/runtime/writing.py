"""What an agent writes and changes: into the outbox, shown at once, put right if refused (desk.md sections 4 and 12).

Knows what each waiting write meant, so that a refused one can be undone on the screen and a refused text comes back
into its draft; tickets are begun elsewhere (``beginning``). Refuses to know windows, sessions and how the outbox sends.
"""

import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from assistdesk.core.desk import shapes
from assistdesk.core.desk.outbox import Unsent, make_key
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.attaching import Attaching
from assistdesk.runtime.changing import Changing
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.intents_forms import SetField, SetForm
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.rows import People
from assistdesk.runtime.sending import Outbox
from assistdesk.runtime.snapshot import Clash, Collision, ComposerMode, PendingView
from assistdesk.runtime.snapshot_forms import TicketFields
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.wrap_ups import Finished


class OpenOne(Protocol):
    """The open conversation, as far as writing needs it."""

    ticket_id: int

    @property
    def last_public_seq(self) -> int | None: ...

    def add(self, audit: shapes.AuditOut, comments: tuple[shapes.CommentOut, ...]) -> None: ...

    def take(self, ticket: shapes.TicketOut) -> None: ...


class _Answered(msgspec.Struct, frozen=True):
    """Whatever a write was answered: a ticket, or a send that waits."""

    ticket: shapes.TicketOut | None = None
    users: tuple[shapes.UserOut, ...] = ()
    audit: shapes.AuditOut | None = None
    comment: shapes.CommentOut | None = None
    pending_send: shapes.PendingSend | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A send that the relay keeps for its undo time."""

    key: str
    made_at_ms: int
    id: str
    ticket_id: int
    comment: shapes.CommentIn
    send_at_ms: int


class Writing:
    """One account's writes; hears how the outbox fared."""

    def __init__(
        self,
        desk: Desk,
        tickets: TicketList,
        drafts: Drafts,
        files: Attaching,
        people: People,
        toasts: Toasts,
        clock: Clock,
        undo_s: int,
        conversation: Callable[[], OpenOne | None],
        holds_live_code: Callable[[str], bool],
        signed_out: Callable[[], None],
        changed: Callable[[], None],
        begun_came_back: Callable[[Unsent, RefusedError], Awaitable[bool]],
        is_chat: Callable[[int], bool] = lambda _ticket_id: False,
        label: Callable[[str], str] = lambda key: key,
        waits: Callable[[int, shapes.CommentIn], None] = lambda _ticket_id, _comment: None,
    ) -> None:
        """*begun_came_back* hears of a refused new ticket, *waits* of a send that the relay keeps for its undo time."""
        self._is_chat, self._label, self._waits = is_chat, label, waits
        self._desk, self._tickets, self._drafts, self._people = desk, tickets, drafts, people
        self._files = files
        self._toasts, self._clock, self._undo_s = toasts, clock, undo_s
        self._conversation, self._holds_live_code = conversation, holds_live_code
        self._signed_out, self._changed, self._begun_came_back = signed_out, changed, begun_came_back
        self._outbox: Outbox | None = None
        self._waiting: dict[str, _Waiting] = {}
        self._collisions: dict[str, tuple[Unsent, Collision, int]] = {}
        self._changing = Changing(tickets, toasts, self.put, self._remove, self._is_open, changed)
        self._lacking: dict[int, tuple[str, ...]] = {}
        self._refusals = 0
        self._over: set[str] = set()
        """Writes that have done their part and still stand in the outbox."""

    def begin(self, outbox: Outbox) -> None:
        self._outbox = outbox

    # --- what windows see -----------------------------------------------------------------------------------------

    @property
    def unsent(self) -> int:
        return len(self._outbox.waiting) if self._outbox is not None else 0

    @property
    def uploads_out(self) -> frozenset[int]:
        """The files that go with words in the outbox."""
        comments = [_comment_of(unsent) for unsent in self._outbox.waiting] if self._outbox is not None else []
        return frozenset(number for comment in comments if comment is not None for number in comment.uploads)

    def pending(self, ticket_id: int) -> tuple[PendingView, ...]:
        """Words on their way: not yet with the relay, or waiting there for their undo time."""
        now_ms = self._clock.wall_ms()
        shown = [
            self._pending(each.key, ticket_id, each.comment, "undo", each.send_at_ms)
            for each in self._waiting.values()
            if each.ticket_id == ticket_id and each.send_at_ms > now_ms
        ]
        for unsent in self._outbox.waiting if self._outbox is not None else ():
            comment = _comment_of(unsent)
            if unsent.ticket_id == ticket_id and comment is not None:
                error = self._asked_about(unsent)
                state = "unsent" if error is None else "failed"
                shown.append(self._pending(unsent.key, ticket_id, comment, state, None, error))
        return tuple(shown)

    def _pending(
        self,
        key: str,
        ticket_id: int,
        comment: shapes.CommentIn,
        state: str,
        send_at_ms: int | None,
        error: Cause | None = None,
    ) -> PendingView:
        files = self._files.gone_along(comment.uploads)
        return PendingView(key, ticket_id, comment.public, comment.body, state, send_at_ms, error, files)

    def _asked_about(self, unsent: Unsent) -> Cause | None:
        if unsent.key in self._collisions:
            return Cause("newer_reply")
        return Cause("changed_too", (("number", unsent.ticket_id or 0),)) if self._changing.holds(unsent.key) else None

    def collision(self, ticket_id: int) -> Collision | None:
        for unsent, collision, _ in self._collisions.values():
            if unsent.ticket_id == ticket_id:
                return collision
        return None

    def clash(self, ticket_id: int) -> Clash | None:
        return self._changing.clash(ticket_id)

    def fields(self, ticket_id: int, form_id: int | None, custom: dict[str, shapes.CustomValue]) -> TicketFields:
        """What a ticket holds in fields of the desk's own, and what its last solve was refused for."""
        lacking = tuple(key for key in self._lacking.get(ticket_id, ()) if key not in custom)
        return TicketFields(form_id, tuple(custom.items()), lacking, self._refusals)

    # --- what the agent does --------------------------------------------------------------------------------------

    async def change(self, intent: intents.ChangeTicket) -> None:
        """Fields: shown at once, with an undo."""
        if not self._guarded(f"{intent.subject or ''}\n{intent.category or ''}"):
            await self._changing.change(intent)

    async def set_field(self, intent: SetField | SetForm) -> None:
        """A value of a field of the desk's own, or the form that asks for them."""
        version = self._changing.version(intent.ticket_id)
        if isinstance(intent, SetForm):
            change = shapes.TicketChange(row_version=version, form_id=intent.form_id)
        elif self._guarded(str(intent.value)):
            return
        else:
            change = shapes.TicketChange(row_version=intent.row_version or version, custom={intent.key: intent.value})
        await self.put(intent.ticket_id, change, {})

    async def use_macro(
        self, ticket_id: int, change: shapes.TicketChange, shown: dict[str, Any], before: dict[str, Any]
    ) -> None:
        """What a macro changes, as one update with an undo."""
        await self._changing.use(ticket_id, change, shown, before)

    async def answer_clash(self, intent: intents.AnswerClash) -> None:
        """What a colleague set meanwhile, or mine over it."""
        settled = await self._changing.answer(intent)
        if settled is not None:
            self._settle(settled)
            await self._remove(settled.key)

    def typed(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """A reply answers what was there when it was begun: what a colleague said since is asked about, read or not."""
        after = self._last_public_seq(ticket_id) if mode is ComposerMode.REPLY else None
        self._drafts.type(ticket_id, mode, text, after)

    def _last_public_seq(self, ticket_id: int) -> int | None:
        conversation = self._conversation()
        return conversation.last_public_seq if self._is_open(ticket_id) and conversation is not None else None

    def send(self, intent: intents.SendComment) -> Coroutine[Any, Any, None]:
        """The text leaves its draft at once, and the disk's when the outbox has it: whatever happens between, it is in one of
        the two. Where it cannot go, it comes back."""
        mode = ComposerMode.REPLY if intent.public else ComposerMode.NOTE
        begun_after = self._drafts.begun_after(intent.ticket_id, mode)
        self._drafts.take(intent.ticket_id, mode, intent.body)
        now_seq = self._last_public_seq(intent.ticket_id) if begun_after is None else begun_after
        seen_seq = now_seq if intent.public else None
        return self._send(intent, mode, seen_seq)

    async def _send(self, intent: intents.SendComment, mode: ComposerMode, seen_seq: int | None) -> None:
        uploads = self._files.ready(intent.ticket_id, mode)
        change = self._change_by(intent, uploads, seen_seq)
        if change is None or await self.put(intent.ticket_id, change, {}) is None:
            await self._drafts.put_back(intent.ticket_id, mode, intent.body)
            return
        self._files.take(uploads)
        await self._drafts.went(intent.ticket_id, mode, intent.body)

    def _change_by(
        self, intent: intents.SendComment, uploads: tuple[int, ...], seen_seq: int | None
    ) -> shapes.TicketChange | None:
        """None: nothing to send, or nothing that may go."""
        body = intent.body.strip()
        if not (body or uploads) or self._guarded(body):
            return None
        is_line = intent.public and self._is_chat(intent.ticket_id)
        comment = shapes.CommentIn(
            body=body,
            public=intent.public,
            seen_seq=None if is_line else seen_seq,
            undo_s=0 if is_line else self._undo_s,
            uploads=uploads,
        )
        change = shapes.TicketChange(comment=comment)
        if intent.status is not None:
            change = msgspec.structs.replace(change, status=intent.status)
        if intent.custom_status_id is not None:
            change = msgspec.structs.replace(change, custom_status_id=intent.custom_status_id)
        if change == shapes.TicketChange(comment=comment):
            return change
        version = intent.row_version or self._changing.version(intent.ticket_id)
        return msgspec.structs.replace(change, row_version=version)

    async def wrap_up(self, made: Finished) -> bool:
        """The card after a session, chat or call: the reply first, then the note with the status, without waiting for undo.

        False: not all of it now, and the person knows. Tried again, the same words are written once.
        """
        ticket_id = made.ticket_id
        said = shapes.CommentIn(body=made.reply.strip(), public=True, wrapup_of=made.touch)
        answer = shapes.TicketChange(comment=said)
        if said.body and await self.put(ticket_id, answer, {}, _key_of(made, answer)) is None:
            return False
        change = shapes.TicketChange()
        if made.note.strip():
            comment = shapes.CommentIn(body=made.note.strip(), public=False, wrapup_of=made.touch)
            change = msgspec.structs.replace(change, comment=comment)
        if made.solve:
            change = msgspec.structs.replace(change, status="solved")
        if change == shapes.TicketChange():
            return True
        shown, key = {"status": "solved"} if made.solve else {}, _key_of(made, change)
        if made.solve:
            change = msgspec.structs.replace(change, row_version=self._changing.version(ticket_id))
        return await self.put(ticket_id, change, shown, key) is not None

    async def put_comment(self, ticket_id: int, comment: shapes.CommentIn, key: str = "") -> bool:
        """Words and nothing else; under the same *key* they are written once. False: not now, and the person knows."""
        return await self.put(ticket_id, shapes.TicketChange(comment=comment), {}, key) is not None

    async def answer_collision(self, intent: intents.AnswerCollision) -> None:
        """Send in spite of the newer reply, or take the text back into the draft."""
        held = self._collisions.pop(intent.key, None)
        if held is None or self._outbox is None:
            return
        unsent, _, seen_seq = held
        comment = _comment_of(unsent)
        if comment is None or unsent.ticket_id is None:
            return
        if intent.send:
            is_over = await self._send_anyway(unsent, msgspec.structs.replace(comment, seen_seq=seen_seq))
        else:
            is_over = await self._take_back(unsent.ticket_id, comment)
        if not is_over:
            self._collisions[intent.key] = held
            self._changed()
            return
        self._settle(unsent)
        await self._outbox.remove(unsent.key)

    async def _send_anyway(self, unsent: Unsent, comment: shapes.CommentIn) -> bool:
        put = _put_of(unsent)
        if put is None or unsent.ticket_id is None:
            return False
        change = msgspec.structs.replace(put.ticket, comment=comment)
        return await self.put(unsent.ticket_id, change, {}) is not None

    async def _take_back(self, ticket_id: int, comment: shapes.CommentIn) -> bool:
        try:
            await self.give_back(ticket_id, comment)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return False
        return True

    def ask_again(self, key: str) -> None:
        """Send as it is once more: the relay tells the newest reply to decide by, or takes it."""
        self._collisions.pop(key, None)
        self._changing.given_up(key)
        self._over.discard(key)
        if self._outbox is not None:
            self._outbox.release(key)
        self._changed()

    async def undo(self, key: str) -> None:
        """A waiting send comes back into its draft; a change is changed back."""
        await self._changing.noted()
        waiting = self._waiting.get(key)
        if waiting is not None:
            await self._undo_send(waiting)
            return
        await self._changing.undo(key)

    async def last_act(self) -> str:
        """Of all that may still be undone, whoever does it; "" where nothing may."""
        await self._changing.noted()
        now_ms = self._clock.wall_ms()
        sends = [each for each in self._waiting.values() if each.send_at_ms > now_ms]
        made = self._toasts.acts() | self._changing.acts()
        made |= {each.key: each.made_at_ms for each in sends}
        return max(made, key=made.__getitem__, default="")

    async def _undo_send(self, waiting: _Waiting) -> None:
        try:
            await self._desk.undo_send(waiting.id)
        except RefusedError:
            self._waiting.pop(waiting.key, None)
            self._toasts.drop_undo(waiting.key)
            self._toasts.say("undo_too_late", "warning")
            return
        except AssistDeskError as error:
            self._toasts.say(error.rule, "warning")
            return
        self._waiting.pop(waiting.key, None)
        await self.give_back(waiting.ticket_id, waiting.comment)
        self._toasts.drop_undo(waiting.key)

    async def give_back(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        """Words that did not go come back into their draft, with their files."""
        await self._drafts.give_back(ticket_id, _mode_of(comment), comment.body)
        self._files.give_back(ticket_id, _mode_of(comment), comment.uploads)

    def _guarded(self, text: str) -> bool:
        """A text that holds the live code goes nowhere: the relay could read it (protocol.md section 3)."""
        if not self._holds_live_code(text):
            return False
        self._toasts.say("code_in_text", "warning")
        return True

    async def put(
        self, ticket_id: int, change: shapes.TicketChange, shown: dict[str, Any], key: str = ""
    ) -> Unsent | None:
        if shown:
            self._tickets.overlay(ticket_id, shown)
        body = msgspec.json.encode(shapes.TicketPut(ticket=change))
        unsent = await self._add("PUT", f"/tickets/{ticket_id}", body, ticket_id, key)
        if unsent is None and shown:
            self._tickets.settle(ticket_id)
        return unsent

    async def _add(self, method: str, path: str, body: bytes, ticket_id: int | None, key: str = "") -> Unsent | None:
        if self._outbox is None:
            return None
        try:
            return await self._outbox.add(method, path, body, ticket_id, key)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return None

    # --- how the outbox fared -------------------------------------------------------------------------------------

    async def write_done(self, unsent: Unsent, answer: bytes) -> None:
        try:
            answered = msgspec.json.decode(answer, type=_Answered)
        except msgspec.MsgspecError:
            answered = _Answered()
        comment = _comment_of(unsent)
        if comment is not None:
            self._files.went(comment.uploads)
        if answered.pending_send is not None:
            self._take_waiting(unsent, answered.pending_send)
        self._people.add(answered.users)
        if answered.ticket is not None:
            put = _put_of(unsent)
            if put is not None:
                await self._changing.done(unsent, put.ticket, answered.ticket, answered.audit)
            self._tickets.put(answered.ticket)
            if answered.ticket.status == "solved":
                self._lacking.pop(answered.ticket.id, None)
            self._show(answered.ticket.id, answered)
            if unsent.ticket_id is None:
                self._toasts.lead_to(answered.ticket.id, "ticket_made", ticket=answered.ticket.id)
        self._settle(unsent)

    def _take_waiting(self, unsent: Unsent, pending: shapes.PendingSend) -> None:
        comment = _comment_of(unsent)
        if comment is None or unsent.ticket_id is None:
            return
        send_at_ms = shapes.from_rfc3339(pending.send_at)
        waiting = _Waiting(unsent.key, unsent.made_at_ms, pending.id, unsent.ticket_id, comment, send_at_ms)
        self._waiting[unsent.key] = waiting
        now_ms = self._clock.wall_ms()
        self._waiting = {key: each for key, each in self._waiting.items() if each.send_at_ms > now_ms}
        self._toasts.say("sending", undo_key=unsent.key, ticket=unsent.ticket_id)
        self._waits(unsent.ticket_id, comment)

    def _show(self, ticket_id: int, answered: _Answered) -> None:
        conversation = self._conversation()
        if conversation is None or conversation.ticket_id != ticket_id or answered.audit is None:
            return
        comments = answered.audit.comments or ((answered.comment,) if answered.comment is not None else ())
        if answered.ticket is not None:
            conversation.take(answered.ticket)
        conversation.add(answered.audit, comments)

    async def write_refused(self, unsent: Unsent, error: RefusedError) -> bool:
        """A newer reply and what a colleague set meanwhile are asked about; any other refused text goes back to its draft, with
        the reason."""
        if unsent.ticket_id is None:
            return await self._begun_came_back(unsent, error)
        self._settle(unsent)
        put = _put_of(unsent)
        asked = None if put is None else await self._changing.refused(unsent, put.ticket, error)
        if asked is not None:
            return asked
        comment = None if put is None else put.ticket.comment
        if error.rule == "newer_reply" and comment is not None:
            author_id, seen_seq = error.fields.get("author_id"), error.fields.get("seen_seq")
            name = await self._name_of(author_id if isinstance(author_id, int) else None)
            collision = Collision(unsent.key, name, str(error.fields.get("body", "")))
            self._collisions[unsent.key] = (unsent, collision, seen_seq if isinstance(seen_seq, int) else 0)
            self._changed()
            return False
        if comment is not None:
            await self.give_back(unsent.ticket_id, comment)
        self._refusals += 1
        lacking = tuple(str(error.fields.get("lacking") or "").split())
        if lacking:
            self._lacking[unsent.ticket_id] = lacking
            words = ", ".join(map(self._label, lacking))
            self._toasts.lead_to(unsent.ticket_id, "required_on_solve", fields=words)
            self._changed()
            return True
        field = error.fields.get("field")
        self._toasts.say(error.rule, "error", ticket=unsent.ticket_id, field=str(field or ""))
        return True

    async def _name_of(self, user_id: int | None) -> str:
        """A colleague who joined after the list of agents was read."""
        if not self._people.knows(user_id):
            with contextlib.suppress(AssistDeskError):
                self._people.add((await self._desk.get_agents()).users)
        return self._people.name(user_id)

    def _settle(self, unsent: Unsent) -> None:
        """The relay's word counts again, unless more of mine is on its way for this ticket; what is held is not, nor what only
        waits to leave the disk."""
        waiting = self._outbox.waiting if self._outbox is not None else ()
        self._over = {unsent.key, *(each.key for each in waiting if each.key in self._over)}
        others = (each for each in waiting if each.ticket_id == unsent.ticket_id and each.key not in self._over)
        if unsent.ticket_id is not None and all(self._asked_about(each) is not None for each in others):
            self._tickets.settle(unsent.ticket_id)

    async def _remove(self, key: str) -> None:
        if self._outbox is not None:
            await self._outbox.remove(key)

    def _is_open(self, ticket_id: int) -> bool:
        conversation = self._conversation()
        return conversation is not None and conversation.ticket_id == ticket_id

    def signed_out(self) -> None:
        self._signed_out()


def _put_of(unsent: Unsent) -> shapes.TicketPut | None:
    if unsent.method != "PUT":
        return None
    try:
        return msgspec.json.decode(unsent.body, type=shapes.TicketPut)
    except msgspec.MsgspecError:
        return None


def _key_of(made: Finished, change: shapes.TicketChange) -> str:
    """The same change from the same card has the same key."""
    digest = hashlib.sha256(made.key.encode() + msgspec.json.encode(change)).digest()
    return make_key(made.started_at_ms, digest[:10])


def _comment_of(unsent: Unsent) -> shapes.CommentIn | None:
    put = _put_of(unsent)
    return put.ticket.comment if put is not None else None


def _mode_of(comment: shapes.CommentIn) -> ComposerMode:
    return ComposerMode.REPLY if comment.public else ComposerMode.NOTE
