"""One conversation as a list of items: what happened in a ticket, ready to be shown (experience.md, Conversation).

Replies, notes, one card for each session and call however many witnesses spoke of it, quiet system lines folded together, a
line for each new day, and the mark "new since you looked". Facts only, in the reader's time zone, which is an argument;
words and colours are the screen's. Nothing here fetches, pages or decides.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from assistdesk.core.desk.events import (
    AttachmentRedact,
    Change,
    Create,
    Event,
    NoteAdded,
    Redact,
    ReplyAdded,
    Seen,
    SessionEvent,
)
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallEnded,
    CallEvent,
    CallStarted,
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatReturned,
    DueReminded,
    Escalated,
    HandedOver,
    IdentityVerified,
    LogEvent,
    NoticeRead,
    RuleFailed,
    SlaBreached,
    SlaWarned,
    StepSkipped,
    TimeRuleFired,
    TriggerFired,
    read_log_events,
)
from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.desk.shapes import AuditOut, CommentOut, UserOut, from_rfc3339

FOLD_WITHIN_MS = 10 * 60_000
"""System lines of one person that follow each other within this time are one line."""


@dataclass(frozen=True, slots=True)
class DayLine:
    day: datetime.date


@dataclass(frozen=True, slots=True)
class UnreadMark:
    """Everything below is new since the reader looked. ``count``: comments of others."""

    count: int


@dataclass(frozen=True, slots=True)
class CommentItem:
    """A reply or a note (``comment.public``). ``continues``: the same person wrote just before, within five minutes."""

    comment: CommentOut
    author: UserOut | None
    at_ms: int
    is_mine: bool
    continues: bool = False


@dataclass(frozen=True, slots=True)
class AwayLine:
    """Here stood words that were split off into another ticket. ``count``: how many in a row."""

    ticket_id: int
    count: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class SessionCard:
    """One session. ``ref`` None: the log names a room whose reference is not on this page."""

    room: str
    ref: SessionRefOut | None
    agent: UserOut | None
    at_ms: int


@dataclass(frozen=True, slots=True)
class CallCard:
    """One phone call, as far as the log's page tells. ``method``: how the customer was verified; ``skipped``: (step, why).
    ``is_end_assumed``: nobody heard it end."""

    call_id: str
    at_ms: int
    direction: str = "in"
    started_at_ms: int | None = None
    answered_at_ms: int | None = None
    ended_at_ms: int | None = None
    agent: UserOut | None = None
    has_notice: bool = False
    method: str = ""
    skipped: tuple[tuple[int, str], ...] = ()
    is_end_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One quiet fact within a folded line."""

    event: LogEvent
    seq: int


@dataclass(frozen=True, slots=True)
class SystemLine:
    """What one person (or, ``author`` None, the system) changed within a short time."""

    author: UserOut | None
    author_id: int | None
    at_ms: int
    lines: tuple[Line, ...]


Item = DayLine | UnreadMark | CommentItem | AwayLine | SessionCard | CallCard | SystemLine

CONTINUES_WITHIN_MS = 5 * 60_000
_QUIET = (ReplyAdded, NoteAdded, Redact, AttachmentRedact, Seen, SessionEvent, CallEvent)
"""Events that make no system line of their own: they are items, or nothing a reader looks for."""
CallWord = CallStarted | CallAnswered | NoticeRead | IdentityVerified | StepSkipped | CallEnded
RuleWord = TriggerFired | TimeRuleFired | RuleFailed
SHOWN = (
    Event
    | SlaWarned
    | SlaBreached
    | DueReminded
    | Escalated
    | RuleWord
    | ChatAccepted
    | HandedOver
    | ChatReturned
    | ChatEscalated
    | ChatEnded
    | CallWord
)
"""Of the log's families: tickets and sessions, what their clocks and rules came to, who was asked to take over, and a chat's
steps; offers made and missed are the queue's business."""
_SILENT_FIELDS = frozenset(("language", "channel", "requester_id", "org_id", "subject"))
"""Fields that are set when a ticket comes and tell nothing there; later changes of them are shown."""


def build(
    audits: Sequence[AuditOut],
    comments: Iterable[CommentOut],
    users: Iterable[UserOut],
    session_refs: Iterable[SessionRefOut],
    *,
    zone: datetime.tzinfo,
    me: int,
    seen_seq: int | None = None,
) -> list[Item]:
    """The conversation in order. *audits* ascend by seq; *seen_seq* None: no unread mark. Comments of other tickets (merged
    into this one, or split off into it) stand where their times put them, and count as nothing unread; those of this one
    that were split off leave a line.

    Raises:
        PeerError: an audit with a malformed event.
    """
    builder = _Builder(
        {user.id: user for user in users}, {ref.room: ref for ref in session_refs}, zone=zone, me=me, seen_seq=seen_seq
    )
    by_seq: dict[int, list[CommentOut]] = {}
    merged: list[CommentOut] = []
    for comment in sorted(comments, key=lambda one: one.id):
        if audits and comment.ticket_id != audits[0].ticket_id:
            merged.append(comment)
        else:
            by_seq.setdefault(comment.seq, []).append(comment)
    merged.sort(key=lambda one: one.created_at, reverse=True)
    unread = [
        comment
        for said in by_seq.values()
        for comment in said
        if seen_seq is not None and comment.seq > seen_seq and comment.author_id != me and comment.split_into is None
    ]
    builder.unread_count = len(unread)
    for audit in audits:
        while merged and merged[-1].created_at <= audit.created_at:
            builder.lend(merged.pop())
        builder.add(audit, by_seq.get(audit.seq, ()))
    while merged:
        builder.lend(merged.pop())
    return builder.items


class _Builder:
    """Walks the log once; ``items`` grows."""

    def __init__(
        self,
        users: Mapping[int, UserOut],
        refs: Mapping[str, SessionRefOut],
        *,
        zone: datetime.tzinfo,
        me: int,
        seen_seq: int | None,
    ) -> None:
        self.items: list[Item] = []
        self.unread_count = 0
        self._users = users
        self._refs = refs
        self._zone = zone
        self._me = me
        self._seen_seq = seen_seq
        self._day: datetime.date | None = None
        self._rooms: set[str] = set()
        self._calls: dict[str, tuple[int, CallCard]] = {}
        """Each call's card, and where it stands among the items."""
        self._is_marked = False

    def add(self, audit: AuditOut, comments: Sequence[CommentOut]) -> None:
        at_ms = from_rfc3339(audit.created_at)
        logged = read_log_events(audit.events)
        events = [event for event in logged if isinstance(event, SHOWN)]
        for comment in comments:
            if comment.split_into is None:
                self._comment(audit, comment, at_ms)
            else:
                self._away(comment.split_into, at_ms)
        for event in events:
            if isinstance(event, SessionEvent) and event.room not in self._rooms:
                self._session(event.room, audit, at_ms)
            elif isinstance(event, CallWord):
                self._call(event, at_ms)
        quiet = tuple(Line(event, audit.seq) for event in events if _is_shown(event, is_first=audit.seq == 1))
        if quiet:
            self._system(audit, at_ms, quiet)

    def _user(self, user_id: int | None) -> UserOut | None:
        return None if user_id is None else self._users.get(user_id)

    def _put(self, item: Item, at_ms: int) -> None:
        day = datetime.datetime.fromtimestamp(at_ms / 1000, self._zone).date()
        if day != self._day:
            self._day = day
            self.items.append(DayLine(day))
        self.items.append(item)

    def _away(self, ticket_id: int, at_ms: int) -> None:
        before = self.items[-1] if self.items else None
        if isinstance(before, AwayLine) and before.ticket_id == ticket_id:
            self.items[-1] = replace(before, count=before.count + 1)
        else:
            self._put(AwayLine(ticket_id, 1, at_ms), at_ms)

    def lend(self, comment: CommentOut) -> None:
        """What was said in another ticket and stands in this one."""
        at_ms = from_rfc3339(comment.created_at)
        is_mine = comment.author_id == self._me
        self._put(CommentItem(comment, self._user(comment.author_id), at_ms, is_mine), at_ms)

    def _comment(self, audit: AuditOut, comment: CommentOut, at_ms: int) -> None:
        is_mine = comment.author_id == self._me
        if not is_mine and not self._is_marked and self._seen_seq is not None and audit.seq > self._seen_seq:
            self._is_marked = True
            self._put(UnreadMark(self.unread_count), at_ms)
        before = self.items[-1] if self.items else None
        continues = (
            isinstance(before, CommentItem)
            and before.comment.author_id == comment.author_id
            and before.comment.public == comment.public
            and before.comment.ticket_id == comment.ticket_id
            and at_ms - before.at_ms <= CONTINUES_WITHIN_MS
        )
        self._put(CommentItem(comment, self._user(comment.author_id), at_ms, is_mine, continues), at_ms)

    def _session(self, room: str, audit: AuditOut, at_ms: int) -> None:
        self._rooms.add(room)
        ref = self._refs.get(room)
        if ref is not None and ref.first_seq not in (0, audit.seq):
            return  # its card stands on an older page, at the session's beginning
        agent_id = audit.author_id if ref is None else ref.agent_id
        self._put(SessionCard(room, ref, self._user(agent_id), at_ms), at_ms)

    def _call(self, event: CallWord, at_ms: int) -> None:
        """The card stands where the call is first spoken of; what is said of it later is written into it."""
        at, card = self._calls.get(event.call_id, (-1, CallCard(event.call_id, at_ms)))
        if at < 0:
            self._put(card, at_ms)
            at = len(self.items) - 1
        self.items[at] = card = self._with(card, event)
        self._calls[event.call_id] = at, card

    def _with(self, card: CallCard, event: CallWord) -> CallCard:
        match event:
            case CallStarted():
                return replace(card, direction=event.direction, started_at_ms=event.started_at)
            case CallAnswered():
                agent = self._user(event.agent_id) or card.agent
                if card.answered_at_ms is None and card.is_end_assumed:
                    card = replace(card, ended_at_ms=None, is_end_assumed=False)
                return replace(card, answered_at_ms=event.answered_at, agent=agent)
            case NoticeRead():
                return replace(card, has_notice=True)
            case IdentityVerified():
                return replace(card, method=event.method)
            case StepSkipped():
                return replace(card, skipped=(*card.skipped, (event.step, event.reason)))
            case CallEnded():
                return replace(card, ended_at_ms=event.ended_at, is_end_assumed=event.is_assumed)
            case _:
                assert_never(event)

    def _system(self, audit: AuditOut, at_ms: int, lines: tuple[Line, ...]) -> None:
        before = self.items[-1] if self.items else None
        if (
            isinstance(before, SystemLine)
            and before.author_id == audit.author_id
            and at_ms - before.at_ms <= FOLD_WITHIN_MS
        ):
            self.items[-1] = SystemLine(before.author, before.author_id, before.at_ms, folded((*before.lines, *lines)))
            return
        self._put(SystemLine(self._user(audit.author_id), audit.author_id, at_ms, folded(lines)), at_ms)


def _is_shown(event: LogEvent, *, is_first: bool) -> bool:
    match event:
        case Create():
            return False
        case Change(field=field, previous=None) if is_first:
            return field not in _SILENT_FIELDS
        case Change(field="problem_id" | "followup_of"):
            return False  # the link that it came or went with is said
        case _:
            return not isinstance(event, _QUIET)


def folded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Changes of one field become one, from its first value to its last; there and back again is nothing."""
    kept: dict[str, Line] = {}
    for number, line in enumerate(lines):
        event = line.event
        if not isinstance(event, Change):
            kept[f"#{number}"] = line
            continue
        earlier = kept.pop(event.field, None)
        if earlier is not None and isinstance(earlier.event, Change):
            event = Change(field=event.field, previous=earlier.event.previous, value=event.value)
        if event.previous != event.value:
            kept[event.field] = Line(event, line.seq)
    return tuple(kept.values())
