"""core/desk/timeline.py: a conversation as it is read."""

import datetime
import zoneinfo

import msgspec

from assistdesk.core.desk.events import (
    Change,
    Create,
    EventBase,
    Linked,
    NoteAdded,
    PermissionGranted,
    ReplyAdded,
    SessionEnded,
    SessionOffered,
    SessionStarted,
    write_events,
)
from assistdesk.core.desk.events_service import (
    CallAnswered,
    CallEnded,
    CallEvent,
    CallStarted,
    ChatAccepted,
    ChatEnded,
    ChatQueued,
    DueReminded,
    IdentityVerified,
    NoticeRead,
    OfferedTo,
    ReplySaid,
    SlaBreached,
    SlaWarned,
    StepSkipped,
)
from assistdesk.core.desk.session_shapes import SessionRefOut
from assistdesk.core.desk.shapes import AuditOut, CommentOut, UserOut, to_rfc3339
from assistdesk.core.desk.timeline import (
    AwayLine,
    CallCard,
    CommentItem,
    DayLine,
    Item,
    Line,
    SessionCard,
    SystemLine,
    UnreadMark,
    build,
    folded,
)

UTC = datetime.UTC
MADRID = zoneinfo.ZoneInfo("Europe/Madrid")
T0 = 1_772_359_200_000
MINUTE = 60_000
ME, LUCIA, BO = 2, 1, 3
USERS = (
    UserOut(id=LUCIA, role="customer", name="Lucía"),
    UserOut(id=ME, role="agent", name="Sara"),
    UserOut(id=BO, role="agent", name="Bo"),
)


FIRST_FIELDS = tuple(
    Change(field=field, previous=None, value=value) for field, value in (("language", "es"), ("org_id", 3))
)


class Log:
    """Writes a log as the relay would."""

    def __init__(self) -> None:
        self.audits: list[AuditOut] = []
        self.comments: list[CommentOut] = []
        self.refs: list[SessionRefOut] = []

    def put(self, author_id: int | None, *events: EventBase, at_min: int = 0) -> int:
        seq = len(self.audits) + 1
        raw = msgspec.json.decode(write_events(events), type=tuple[msgspec.Raw, ...])
        at = to_rfc3339(T0 + at_min * MINUTE)
        self.audits.append(AuditOut(ticket_id=42, seq=seq, author_id=author_id, created_at=at, events=raw))
        return seq

    def say(
        self, author_id: int, body: str, *, public: bool = True, at_min: int = 0, more: tuple[EventBase, ...] = ()
    ) -> int:
        comment_id = len(self.comments) + 1
        kind = ReplyAdded if public else NoteAdded
        seq = self.put(author_id, *more, kind(comment_id=comment_id, digest=""), at_min=at_min)
        self.comments.append(
            CommentOut(
                id=comment_id,
                ticket_id=42,
                public=public,
                kind="reply" if public else "note",
                author_id=author_id,
                body=body,
                created_at=self.audits[-1].created_at,
                seq=seq,
            )
        )
        return seq

    def ref(self, room: str, first_seq: int) -> None:
        self.refs.append(SessionRefOut(id=1, ticket_id=42, room=room, agent_id=ME, state="ended", first_seq=first_seq))

    def items(self, *, seen_seq: int | None = None, zone: datetime.tzinfo = UTC, first: int = 0) -> list[Item]:
        return build(self.audits[first:], self.comments, USERS, self.refs, zone=zone, me=ME, seen_seq=seen_seq)


def kinds(items: list[Item]) -> list[str]:
    return [type(item).__name__ for item in items]


def status(previous: str, value: str) -> Change:
    return Change(field="status", previous=previous, value=value)


def test_an_empty_log_is_an_empty_conversation() -> None:
    assert Log().items() == []


def test_replies_and_notes_come_in_order_with_their_authors() -> None:
    log = Log()
    log.say(LUCIA, "no abre", more=(Create(value="new"), *FIRST_FIELDS))
    log.say(ME, "one moment", at_min=2)
    log.say(ME, "font cache?", public=False, at_min=3)
    items = log.items()
    assert kinds(items) == ["DayLine", "CommentItem", "CommentItem", "CommentItem"]
    said = [item for item in items if isinstance(item, CommentItem)]
    assert [(item.comment.body, item.is_mine, item.comment.public) for item in said] == [
        ("no abre", False, True),
        ("one moment", True, True),
        ("font cache?", True, False),
    ]
    assert said[0].author == USERS[0]


def test_an_author_not_on_the_page_is_none_and_so_is_nobody() -> None:
    log = Log()
    log.say(99, "hello")
    log.put(None, status("new", "open"), at_min=1)
    items = log.items()
    assert isinstance(items[1], CommentItem)
    assert items[1].author is None
    assert isinstance(items[2], SystemLine)
    assert items[2].author is None


def test_what_one_person_writes_at_once_continues_but_never_from_a_reply_into_a_note() -> None:
    log = Log()
    log.say(ME, "a")
    log.say(ME, "b", at_min=4)
    log.say(ME, "c", public=False, at_min=5)
    log.say(ME, "d", at_min=6)
    log.say(ME, "e", at_min=30)
    continues = [item.continues for item in log.items() if isinstance(item, CommentItem)]
    assert continues == [False, True, False, False, False]


def test_a_new_day_begins_at_the_readers_midnight() -> None:
    log = Log()
    log.say(LUCIA, "a", at_min=11 * 60 + 59)  # 2026-03-01 10:00 UTC and on: 21:59, in Madrid 22:59
    log.say(LUCIA, "b", at_min=13 * 60 + 30)  # 23:30 UTC, 00:30 in Madrid
    assert kinds(log.items()) == ["DayLine", "CommentItem", "CommentItem"]
    there = log.items(zone=MADRID)
    assert [item.day.day for item in there if isinstance(item, DayLine)] == [1, 2]


def test_system_lines_of_one_person_fold_within_ten_minutes() -> None:
    log = Log()
    log.put(ME, status("new", "open"), Change(field="assignee_id", previous=None, value=ME))
    log.put(ME, status("open", "pending"), at_min=9)
    log.put(BO, Change(field="priority", previous=None, value="high"), at_min=10)
    log.put(BO, Change(field="tags", previous=(), value=("vip",)), at_min=30)
    lines = [item for item in log.items() if isinstance(item, SystemLine)]
    assert [item.author_id for item in lines] == [ME, BO, BO]
    assert [(line.event, line.seq) for line in lines[0].lines] == [
        (Change(field="assignee_id", previous=None, value=ME), 1),
        (status("new", "pending"), 2),
    ]


def test_there_and_back_again_is_nothing_and_other_events_stay() -> None:
    created = Create(value="new")
    lines = [Line(status("open", "hold"), 1), Line(created, 2), Line(status("hold", "open"), 3)]
    assert folded(lines) == (Line(created, 2),)


def test_what_is_set_at_creation_is_shown_only_where_it_tells_something() -> None:
    log = Log()
    log.put(
        LUCIA,
        Create(value="new"),
        Change(field="subject", previous=None, value="digest"),
        Change(field="priority", previous=None, value="high"),
    )
    log.put(ME, Change(field="subject", previous="digest", value="other"), at_min=20)
    shown = [line.event for item in log.items() if isinstance(item, SystemLine) for line in item.lines]
    assert shown == [
        Change(field="priority", previous=None, value="high"),
        Change(field="subject", previous="digest", value="other"),
    ]


def test_a_session_is_one_card_however_many_witnesses_speak() -> None:
    log = Log()
    log.say(LUCIA, "help")
    first = log.put(ME, SessionOffered(room="r1", nameplate="4829"), at_min=1)
    log.put(None, SessionStarted(room="r1", started_at=T0), at_min=2)
    log.put(ME, PermissionGranted(room="r1", permission="view"), at_min=3)
    for witness in ("relay", "agent", "both"):
        log.put(None, SessionEnded(room="r1", reason="done", witness=witness), at_min=4)
    log.ref("r1", first)
    items = log.items()
    cards = [item for item in items if isinstance(item, SessionCard)]
    assert len(cards) == 1
    assert cards[0].ref == log.refs[0]
    assert cards[0].agent == USERS[1]
    assert kinds(items) == ["DayLine", "CommentItem", "SessionCard"]


def test_a_card_stands_at_the_sessions_beginning_and_not_again_on_a_later_page() -> None:
    log = Log()
    first = log.put(ME, SessionOffered(room="r1", nameplate="4829"))
    log.put(None, SessionEnded(room="r1", reason="done"), at_min=4)
    log.ref("r1", first)
    assert kinds(log.items(first=1)) == []


def test_a_session_without_its_reference_still_shows() -> None:
    log = Log()
    log.put(ME, SessionOffered(room="r9", nameplate="4829"))
    (card,) = (item for item in log.items() if isinstance(item, SessionCard))
    assert (card.ref, card.agent, card.room) == (None, USERS[1], "r9")


def test_the_mark_stands_once_before_the_first_unseen_words_of_others() -> None:
    log = Log()
    log.say(LUCIA, "a")
    seen = log.say(ME, "b", at_min=1)
    log.say(ME, "c", at_min=2)
    log.say(LUCIA, "d", at_min=3)
    log.say(BO, "e", public=False, at_min=4)
    items = log.items(seen_seq=seen)
    assert kinds(items) == [
        "DayLine",
        "CommentItem",
        "CommentItem",
        "CommentItem",
        "UnreadMark",
        "CommentItem",
        "CommentItem",
    ]
    assert items[4] == UnreadMark(2)
    assert "UnreadMark" not in kinds(log.items(seen_seq=5))
    assert "UnreadMark" not in kinds(log.items())


def test_a_chat_tells_who_took_it_and_how_it_ended_but_not_whom_it_was_offered() -> None:
    log = Log()
    log.put(
        LUCIA,
        Create(value="new"),
        ReplySaid(comment_id=1, digest="d", thread_id=7),
        ChatQueued(thread_id=7, group_id=1),
    )
    log.put(None, OfferedTo(thread_id=7, agent_id=ME, until_ms=1))
    taken, ended = ChatAccepted(thread_id=7, agent_id=ME), ChatEnded(thread_id=7, outcome="missed", ended_by="agent")
    log.put(ME, taken)
    log.put(ME, ended)
    found = [item for item in log.items() if isinstance(item, SystemLine)]
    assert [[line.event for line in item.lines] for item in found] == [[taken, ended]]


def test_a_clocks_warning_and_breach_are_lines_of_the_system_and_its_targets_are_not() -> None:
    target = '{"metric":"first_reply_time","target_s":60,"type":"SlaTargetChange"}'
    warned = '{"instance":1,"metric":"first_reply_time","type":"SlaWarned"}'
    breached = '{"instance":1,"metric":"first_reply_time","type":"SlaBreached"}'
    audits = [
        AuditOut(ticket_id=42, seq=seq, created_at="2026-03-01T10:00:00.000Z", events=(msgspec.Raw(event.encode()),))
        for seq, event in enumerate((target, warned, breached), start=2)
    ]
    items = build(audits, (), (), (), zone=datetime.UTC, me=3)
    (line,) = [item for item in items if isinstance(item, SystemLine)]
    assert [type(one.event) for one in line.lines] == [SlaWarned, SlaBreached]
    assert line.author_id is None


def test_of_a_problem_and_a_follow_up_the_link_is_said_and_a_reminder_is_a_line() -> None:
    written = (
        '{"kind":"problem_of","other_id":7,"type":"Linked"}',
        '{"field":"problem_id","previous":null,"type":"Change","value":7}',
        '{"field":"followup_of","previous":null,"type":"Change","value":7}',
        '{"due_at":5,"is_over":true,"type":"DueReminded"}',
    )
    events = tuple(msgspec.Raw(event.encode()) for event in written)
    audit = AuditOut(ticket_id=42, seq=2, created_at="2026-03-01T10:00:00.000Z", events=events)
    items = build([audit], (), (), (), zone=datetime.UTC, me=3)
    (line,) = [item for item in items if isinstance(item, SystemLine)]
    assert [type(one.event) for one in line.lines] == [Linked, DueReminded]


def call_events(call_id: str = "7") -> tuple[CallEvent, ...]:
    return (
        CallStarted(call_id=call_id, started_at=T0, direction="out"),
        CallAnswered(call_id=call_id, answered_at=T0 + MINUTE, agent_id=ME),
        NoticeRead(call_id=call_id, how="read", locale="es"),
    )


def test_a_call_is_one_card_where_it_is_first_spoken_of_and_makes_no_system_line() -> None:
    log = Log()
    log.put(ME, *call_events())
    log.say(LUCIA, "thank you", at_min=2)
    log.put(ME, IdentityVerified(call_id="7", method="account"), at_min=3)
    log.put(ME, StepSkipped(call_id="7", step=3, reason="not needed"), at_min=4)
    log.put(None, CallAnswered(call_id="7", answered_at=T0 + MINUTE), CallEnded(call_id="7", ended_at=T0 + 5 * MINUTE))
    items = log.items()
    assert kinds(items) == ["DayLine", "CallCard", "CommentItem"]
    assert items[1] == CallCard(
        "7",
        T0,
        direction="out",
        started_at_ms=T0,
        answered_at_ms=T0 + MINUTE,
        ended_at_ms=T0 + 5 * MINUTE,
        agent=USERS[1],
        has_notice=True,
        method="account",
        skipped=((3, "not needed"),),
    )


def test_of_a_call_that_began_on_an_older_page_the_card_says_what_this_page_knows() -> None:
    log = Log()
    log.put(ME, *call_events("7"))
    log.put(ME, *call_events("8"), CallEnded(call_id="7", ended_at=T0 + MINUTE), at_min=1)
    cards = [item for item in log.items(first=1) if isinstance(item, CallCard)]
    assert [(card.call_id, card.started_at_ms is None) for card in cards] == [("8", False), ("7", True)]


def test_words_of_a_merged_ticket_stand_where_their_times_put_them_and_are_not_unread() -> None:
    log = Log()
    log.say(LUCIA, "first", at_min=1)
    log.say(ME, "second", at_min=5)
    own = list(log.comments)
    for number, at_min in ((101, 0), (102, 3), (103, 9)):
        at = to_rfc3339(T0 + at_min * MINUTE)
        log.comments.append(msgspec.structs.replace(own[0], id=number, ticket_id=43, body=str(number), created_at=at))
    items = [item for item in log.items(seen_seq=0) if isinstance(item, CommentItem | UnreadMark)]
    shown = [item.comment.body if isinstance(item, CommentItem) else f"unread {item.count}" for item in items]
    assert shown == ["101", "unread 1", "first", "102", "second", "103"]
    assert not any(item.continues for item in items if isinstance(item, CommentItem))


def test_what_was_split_off_leaves_a_line_for_each_run_and_is_not_unread() -> None:
    log = Log()
    for at_min, into in enumerate((None, 43, 43, 44, None)):
        log.say(LUCIA, f"words {at_min}", at_min=at_min)
        log.comments[-1] = msgspec.structs.replace(log.comments[-1], split_into=into)
    items = [item for item in log.items(seen_seq=0) if not isinstance(item, DayLine)]
    shown = [item.comment.body if isinstance(item, CommentItem) else item for item in items]
    assert shown == [
        UnreadMark(2),
        "words 0",
        AwayLine(43, 2, T0 + MINUTE),
        AwayLine(44, 1, T0 + 3 * MINUTE),
        "words 4",
    ]


def test_of_a_call_whose_end_was_only_assumed_the_card_says_so_until_more_is_heard() -> None:
    log = Log()
    log.put(None, CallStarted(call_id="7", started_at=T0), CallEnded(call_id="7", ended_at=T0 + 1, is_assumed=True))
    [card] = [item for item in log.items() if isinstance(item, CallCard)]
    assert (card.ended_at_ms, card.is_end_assumed) == (T0 + 1, True)
    log.put(None, CallAnswered(call_id="7", answered_at=T0 + 2), at_min=1)
    [card] = [item for item in log.items() if isinstance(item, CallCard)]
    assert (card.ended_at_ms, card.answered_at_ms, card.is_end_assumed) == (None, T0 + 2, False)
    log.put(None, CallEnded(call_id="7", ended_at=T0 + 3, is_assumed=True), at_min=2)
    log.put(None, CallEnded(call_id="7", ended_at=T0 + 9), at_min=3)
    [card] = [item for item in log.items() if isinstance(item, CallCard)]
    assert (card.ended_at_ms, card.is_end_assumed) == (T0 + 9, False)
