"""The open ticket: its log, its words, its people, kept fresh by its own stream (desk.md section 4).

Merges pages read by REST and single audits from the events socket by their numbers; a hole is read again. Refuses to
know drafts and the outbox.
"""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import msgspec

from assistdesk.core.desk import redacting, session_shapes, shapes, timeline, timeline_shapes
from assistdesk.core.desk.events import (
    AttachmentRedact,
    CcChange,
    Change,
    Event,
    FollowerChange,
    Linked,
    Merged,
    MergedInto,
    ParticipantJoined,
    ParticipantLeft,
    Redact,
    SessionEvent,
    Split,
    Unlinked,
    Unmerged,
    read_events,
)
from assistdesk.core.desk.participants import named
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import AssistDeskError, PeerError, RefusedError
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.rows import OUR_ROLES, People
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks

AUDITS_KEPT: Final = 5_000
SEEN_AFTER_S: Final = 0.5
READ_AFTER_S: Final = 0.03
REACHING: Final = (
    SessionEvent,
    Merged,
    MergedInto,
    Unmerged,
    Split,
    Linked,
    Unlinked,
    CcChange,
    FollowerChange,
    ParticipantJoined,
    ParticipantLeft,
)
"""Events that change more of the page than their own line."""
FORM: Final = "form_id"
REQUESTER: Final = "requester_id"
SPOKEN: Final = frozenset(("reply", "chat", "voice", "room", "note"))


class Conversation:
    """One open ticket."""

    def __init__(
        self,
        ticket_id: int,
        desk: Desk,
        people: People,
        my_id: int,
        clock: Clock,
        tasks: Tasks,
        changed: Callable[[], None],
        put_ticket: Callable[[shapes.TicketOut, tuple[shapes.ClockOut, ...]], None],
        saw: Callable[[int, int], None],
        follow: Callable[[int, int], Awaitable[None]],
        given_on: Callable[[], None],
    ) -> None:
        """*follow* is called once, with (ticket, number), by the first reading that comes through; *given_on* when another is
        the customer."""
        self.ticket_id = ticket_id
        self._desk, self._people, self._my_id, self._clock = desk, people, my_id, clock
        self._tasks, self._changed, self._put_ticket, self._saw = tasks, changed, put_ticket, saw
        self._follow, self._is_followed = follow, False
        self._given_on = given_on
        self._audits: dict[int, shapes.AuditOut] = {}
        self._comments: dict[int, shapes.CommentOut] = {}
        self._refs: dict[str, session_shapes.SessionRefOut] = {}
        self._items: tuple[timeline.Item, ...] | None = ()
        self.named: set[int] = set()
        """Whom the lines of ``items`` name beside their authors."""
        self._is_reading = False
        self._is_again_due = False
        self._seen_timer: asyncio.TimerHandle | None = None
        self._told_seen = 0
        self._is_closed = False
        self.seen_seq: int | None = None
        """What I had read when I opened it: where the "new since you looked" line stands."""
        self.has_older = False
        self.loading = True
        self.loading_since_ms = clock.wall_ms()
        self.error: Cause | None = None
        self.is_gone = False
        self.links: tuple[timeline_shapes.LinkOut, ...] = ()
        self.participants: tuple[timeline_shapes.ParticipantOut, ...] = ()
        self.may: tuple[shapes.TicketRight, ...] | None = None
        """What the relay lets me do here; None before it was asked."""
        self.form_id: int | None = None
        self.custom: dict[str, shapes.CustomValue] = {}
        self.mode = ComposerMode.NOTE
        self._has_mode = self.is_mode_chosen = False

    # --- what windows see -----------------------------------------------------------------------------------------

    @property
    def items(self) -> tuple[timeline.Item, ...]:
        if self._items is None:
            self._items = self._build()
        return self._items

    @property
    def last_seq(self) -> int:
        return max(self._audits, default=0)

    @property
    def last_public_seq(self) -> int | None:
        """The newest public reply that I can have seen; None before anything was read."""
        if not self._audits:
            return None
        own = (one for one in self._comments.values() if one.ticket_id == self.ticket_id)
        return max((comment.seq for comment in own if comment.public), default=0)

    @property
    def earlier_sessions(self) -> int:
        return sum(1 for ref in self._refs.values() if ref.state == "ended")

    def choose_mode(self, mode: ComposerMode) -> None:
        self.mode, self._has_mode, self.is_mode_chosen = mode, True, True
        self._changed()

    # --- reading --------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """The newest page and the ticket's head, and from there on its stream. ``error`` says when it cannot be had now."""
        self.loading, self.loading_since_ms, self.error = True, self._clock.wall_ms(), None
        self._changed()
        try:
            answer, page = await asyncio.gather(
                self._desk.get_ticket(self.ticket_id), self._desk.get_timeline(self.ticket_id)
            )
        except AssistDeskError as error:
            self._failed(error)
            return
        self.is_gone = False
        if self.seen_seq is None:
            self.seen_seq = answer.ticket.seen_seq if answer.ticket.unread else None
            self._told_seen = answer.ticket.seen_seq
        self._people.add(answer.users)
        self._put_ticket(answer.ticket, answer.clocks)
        self.take(answer.ticket)
        self._take_links(page.links)
        self.participants, self.may = page.participants, page.may
        self._merge(page)
        self.has_older = page.meta.has_more
        self.loading = False
        if not self._has_mode:
            self.mode, self._has_mode = self._starting_mode(), True
        self._say_seen_soon()
        self._changed()
        if not self._is_followed:
            self._is_followed = True
            await self._follow(self.ticket_id, self.last_seq)

    async def load_older(self) -> None:
        if self.loading or not self.has_older or not self._audits:
            return
        self.loading = True
        self._changed()
        try:
            page = await self._desk.get_timeline(self.ticket_id, min(self._audits))
        except AssistDeskError as error:
            self._failed(error)
            return
        self._merge(page)
        self.has_older, self.loading = page.meta.has_more, False
        self._changed()

    def read_again(self) -> None:
        """Something was missed; one reading at a time, and one more if needed."""
        if self._is_reading:
            self._is_again_due = True
            return
        self._is_reading = True
        self._tasks.spawn(self._read_again(), "conversation")

    async def _read_again(self) -> None:
        try:
            while True:
                self._is_again_due = False
                await asyncio.sleep(READ_AFTER_S)
                await self.load()
                if not self._is_again_due:
                    return
        finally:
            self._is_reading = False

    def _failed(self, error: AssistDeskError) -> None:
        self.loading = False
        self.is_gone = isinstance(error, RefusedError) and error.fields.get("status") in (403, 404)
        self.error = None if self.is_gone else Cause(error.rule)
        self._is_followed = self._is_followed and not self.is_gone
        self._changed()

    # --- events ---------------------------------------------------------------------------------------------------

    def happened(self, data: msgspec.Raw) -> None:
        """One audit from the ticket's stream."""
        if self.is_gone:  # it is in sight again
            self.read_again()
            return
        try:
            audit = msgspec.json.decode(data, type=shapes.AuditOut)
            events = read_events(audit.events)
        except (msgspec.MsgspecError, PeerError):
            self.read_again()
            return
        self.add(audit, audit.comments)
        self._erase(events)
        authors = (audit.author_id, *(comment.author_id for comment in audit.comments))
        if any(isinstance(event, Change) and event.field == REQUESTER for event in events):
            self._given_on()
        reaches_far = any(map(_reaches_far, events))
        if reaches_far or not all(self._people.knows(author) for author in authors):
            self.read_again()

    def add(self, audit: shapes.AuditOut, comments: tuple[shapes.CommentOut, ...]) -> None:
        """One change, from the stream or from the answer to my own write."""
        if self._audits and audit.seq > self.last_seq + 1:
            self.read_again()
        self._audits[audit.seq] = audit
        for comment in comments:
            self._comments[comment.id] = comment
        self._forget_oldest()
        self._items = None
        self._say_seen_soon()
        self._changed()

    def _erase(self, events: Sequence[Event]) -> None:
        """Words and files that are gone are shown no longer, on whatever page they stand."""
        for event in events:
            if isinstance(event, Redact | AttachmentRedact) and event.comment_id in self._comments:
                self._comments[event.comment_id] = redacting.without(self._comments[event.comment_id], [event])
                self._items = None

    def left_of(self, comment: shapes.CommentOut) -> None:
        """What is left of words that I erased, wherever they were said."""
        if comment.id in self._comments:
            self._comments[comment.id] = comment
            self._items = None
            self._changed()

    def take(self, ticket: shapes.TicketOut) -> None:
        """What it holds in fields of the desk's own, as the relay answered last."""
        if ticket.custom is not None:
            self.form_id, self.custom = ticket.form_id, ticket.custom

    def _take_links(self, links: tuple[timeline_shapes.LinkOut, ...]) -> None:
        """Only words that stand here since a merge or a split stay, beside the ticket's own."""
        self.links = links
        here = {self.ticket_id, *(link.ticket_id for link in links if link.kind == "merged" and not link.outward)}
        self._comments = {
            id_: comment for id_, comment in self._comments.items() if here & {comment.ticket_id, comment.split_into}
        }

    def _merge(self, page: timeline_shapes.TimelinePage) -> None:
        self._people.add(page.users)
        self._audits.update((audit.seq, audit) for audit in page.audits)
        self._comments.update((comment.id, comment) for comment in page.comments)
        self._refs.update((ref.room, ref) for ref in page.session_refs)
        self._items = None

    def _forget_oldest(self) -> None:
        while len(self._audits) > AUDITS_KEPT:
            del self._audits[min(self._audits)]
            self.has_older = True

    def _build(self) -> tuple[timeline.Item, ...]:
        zone = datetime.datetime.now(datetime.UTC).astimezone().tzinfo or datetime.UTC
        audits = [self._audits[seq] for seq in sorted(self._audits)]
        try:
            self.named = named(event for audit in audits for event in audit.events)
            items = timeline.build(
                audits,
                self._comments.values(),
                self._people.all(),
                self._refs.values(),
                zone=zone,
                me=self._my_id,
                seen_seq=self.seen_seq,
            )
        except PeerError as error:
            self.error = Cause(error.rule)
            return ()
        return tuple(items)

    def _starting_mode(self) -> ComposerMode:
        """A reply when the customer wrote last, else a note."""
        spoken = [comment for comment in self._comments.values() if comment.kind in SPOKEN]
        if not spoken:
            return ComposerMode.NOTE
        last = max(spoken, key=lambda comment: (comment.created_at, comment.id))
        roles = {user.id: user.role for user in self._people.all()}
        is_ours = roles.get(last.author_id or 0, "system") in (*OUR_ROLES, "system")
        return ComposerMode.NOTE if is_ours else ComposerMode.REPLY

    # --- seen -----------------------------------------------------------------------------------------------------

    def _say_seen_soon(self) -> None:
        if self._seen_timer is None and self.last_seq > self._told_seen and not self._is_closed:
            loop = asyncio.get_running_loop()
            self._seen_timer = loop.call_later(SEEN_AFTER_S, self._say_seen)

    def _say_seen(self) -> None:
        self._seen_timer = None
        self._tasks.spawn(self._tell_seen(self.last_seq), "seen")

    async def _tell_seen(self, seq: int) -> None:
        try:
            await self._desk.seen(self.ticket_id, seq)
        except AssistDeskError:
            return  # it is told again with the next change
        self._told_seen = max(self._told_seen, seq)
        self._saw(self.ticket_id, seq)

    def close(self) -> None:
        """It is on the screen no more: what comes in from now on nobody has seen."""
        self._is_closed = True
        if self._seen_timer is not None:
            self._seen_timer.cancel()
            self._seen_timer = None


def _reaches_far(event: Event) -> bool:
    """The log has a text by its digest alone, so what a field holds now is read again."""
    if isinstance(event, Change):
        return event.field in (FORM, REQUESTER) or event.field.startswith(CUSTOM)
    return isinstance(event, REACHING)
