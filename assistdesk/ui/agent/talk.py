"""The ticket's timeline in words: items of core.desk.timeline and unsent texts become ``Entry`` rows."""

import datetime

from PySide6.QtCore import QDate, QLocale

from assistdesk.core.desk.events import Change
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatEvent,
    ChatReturned,
    HandedOver,
    LogEvent,
    SlaBreached,
    SlaWarned,
)
from assistdesk.core.desk.shapes import SessionRefOut, UserOut
from assistdesk.core.desk.timeline import CommentItem, DayLine, Item, SessionCard, SystemLine, UnreadMark
from assistdesk.runtime.snapshot import Me, PendingView, PersonView, TicketView
from assistdesk.ui.agent.clock_words import metric_words
from assistdesk.ui.agent.entries import Act, Entry, Kind
from assistdesk.ui.agent.means import PRIORITIES, clock_time, day_of, when_words
from assistdesk.ui.agent.report_words import end_reason, line_words, minutes_of, permission_words, reason_is_bad
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Tone

STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
NAME_CHARS_MAX = 60
REASON_CHARS_MAX = 120
SYSTEM_ICONS = {"status": "circle-dot", "priority": "flag", "assignee_id": "user", "tags": "tag"}


def entries_of(ticket: TicketView, me: Me | None, now_ms: int) -> tuple[Entry, ...]:
    """All rows, oldest on top: *Load earlier* where there is more, the items, what is not sent yet."""
    rows: list[Entry] = []
    if ticket.has_older:
        words = say("talk.older.loading") if ticket.loading else say("talk.older")
        rows.append(Entry("older", Kind.OLDER, words, icon="chevron-up", acts=((Act.OLDER, "", words),)))
    names = {person.user_id: person for person in ticket.agents}
    if me is not None:
        names.setdefault(me.user_id, PersonView(me.user_id, me.name))
    rows.extend(_entry(item, ticket, me, names, now_ms) for item in ticket.items)
    rows.extend(_pending(pending, now_ms) for pending in ticket.pending)
    return tuple(rows)


def _entry(item: Item, ticket: TicketView, me: Me | None, names: dict[int, PersonView], now_ms: int) -> Entry:
    match item:
        case DayLine(day=day):
            return Entry(f"day:{day.isoformat()}", Kind.DAY, _day(day, now_ms), icon="clock")
        case UnreadMark():
            return Entry("unread", Kind.UNREAD, say("talk.unread"))
        case CommentItem():
            return _comment(item)
        case SessionCard():
            return _session(item, ticket, now_ms)
        case SystemLine():
            return _system(item, me, names)


def _day(day: datetime.date, now_ms: int) -> str:
    shown = QDate(day.year, day.month, day.day)
    ago = shown.daysTo(day_of(now_ms))
    if ago in (0, 1):
        return say("day.today" if ago == 0 else "day.yesterday")
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)


def _name(user: UserOut | None) -> str:
    return plain(user.name, NAME_CHARS_MAX) if user is not None else say("talk.someone")


def _comment(item: CommentItem) -> Entry:
    comment = item.comment
    body = say("talk.redacted") if comment.redacted else comment.body
    author = say("talk.you") if item.is_mine else _name(item.author)
    time = clock_time(item.at_ms)
    if not comment.public:
        return Entry(f"c:{comment.id}", Kind.NOTE, body, author, time, item.is_mine, title=say("talk.note"))
    ours = item.is_mine or (item.author is not None and item.author.role in ("agent", "expert", "admin"))
    return Entry(f"c:{comment.id}", Kind.MESSAGE, body, author, time, ours, grouped=item.continues)


def _pending(pending: PendingView, now_ms: int) -> Entry:
    """A text on its way: seconds with *Undo*, waiting for the line, or why it failed with *Try again*."""
    failed = pending.state == "failed"
    acts: tuple[tuple[Act, str, str], ...] = ()
    if failed:
        error = pending.error
        told = explain(error.rule, error.fields) if error is not None else explain("bug")
        mark = say("talk.failed", why=told.sentence)
        acts = ((Act.RETRY, pending.key, say("again")),)
    elif pending.send_at_ms is not None and pending.send_at_ms > now_ms:
        mark = say("a.undo", -(-(pending.send_at_ms - now_ms) // 1000))
        acts = ((Act.UNDO, pending.key, say("undo")),)
    else:
        mark = say("talk.unsent")
    kind = Kind.MESSAGE if pending.public else Kind.NOTE
    title = "" if pending.public else say("talk.note")
    you = say("talk.you")
    return Entry(
        f"p:{pending.key}", kind, pending.body, you, "", True, title=title, mark=mark, failed=failed, acts=acts
    )


# --- sessions ---------------------------------------------------------------------------------------------------------


def _session(item: SessionCard, ticket: TicketView, now_ms: int) -> Entry:
    ref = item.ref
    customer = plain(ticket.row.requester.name, NAME_CHARS_MAX)
    agent = _name(item.agent)
    body, chip, tone, icon = say("talk.session.unknown"), "", Tone.NEUTRAL, "monitor-up"
    if ref is not None:
        match ref.state:
            case "waiting":
                body, chip, tone = say("talk.session.waiting"), say("chip.waiting"), Tone.PRIMARY
            case "live":
                body, chip, tone = say("talk.session.live"), say("chip.live"), Tone.OK
            case "apart":
                body, chip, tone = say("talk.session.apart"), say("chip.cut"), Tone.WARN
            case _:
                body, chip, tone = _ended(ref, customer, agent)
    if tone is Tone.DANGER:
        icon = "shield-alert"
    time = when_words(item.at_ms, now_ms)
    return Entry(f"s:{item.room}", Kind.SESSION, body, "", time, tone=tone, title=_title(time), chip=chip, icon=icon)


def _title(time: str) -> str:
    return f"{say('talk.session')}  ·  {time}"


def _ended(ref: SessionRefOut, customer: str, agent: str) -> tuple[str, str, Tone]:
    """(words, chip, tone) of a session that is over, from its report as far as there is one."""
    report = ref.report
    why = report.reason if report is not None else ref.outcome or "other"
    lines = [say("talk.session.by", agent=agent, why=end_reason(why, customer, agent))]
    chip = say("chip.over")
    if report is not None:
        chip = say("chip.minutes", minutes_of(report))
        used = dict.fromkeys(permission_words(span.permission) for span in report.permissions)
        if used:
            lines.append(say("talk.session.used", permissions=", ".join(used)))
        quality = line_words(report)
        if quality:
            lines.append(quality)
    if len(ref.missing) == 1:
        lines.append(say(f"talk.session.missing.{'viewer' if ref.missing[0] in ('viewer', 'agent') else 'host'}"))
    elif ref.missing:
        lines.append(say("talk.session.missing.both"))
    if ref.differences:
        lines.append(say("talk.session.differs"))
    is_bad = reason_is_bad(why) or (report is not None and report.flagged)
    return "\n".join(lines), chip, Tone.DANGER if is_bad else Tone.NEUTRAL


# --- system lines -----------------------------------------------------------------------------------------------------


def _system(item: SystemLine, me: Me | None, names: dict[int, PersonView]) -> Entry:
    is_me = me is not None and item.author_id == me.user_id
    name = say("talk.you") if is_me else say("talk.system") if item.author_id is None else _name(item.author)
    words = "\n".join(_change(line.event, name, item.author_id, names) for line in item.lines)
    first = item.lines[0].event if item.lines else None
    icon = SYSTEM_ICONS.get(first.field, "pencil-line") if isinstance(first, Change) else "circle-dot"
    icon = "clock" if isinstance(first, SlaWarned | SlaBreached) else icon
    seq = item.lines[0].seq if item.lines else 0
    return Entry(
        f"l:{seq}:{item.at_ms}", Kind.SYSTEM, words or say("talk.other"), time=clock_time(item.at_ms), icon=icon
    )


def _change(event: LogEvent, name: str, author_id: int | None, names: dict[int, PersonView]) -> str:
    if isinstance(event, ChatEvent):
        return _chat(event, name)
    if isinstance(event, SlaWarned | SlaBreached):
        key = "talk.sla_warned" if isinstance(event, SlaWarned) else "talk.sla_breached"
        return say(key, metric=metric_words(event.metric))
    if not isinstance(event, Change):
        return say("talk.other")
    value = event.value
    match event.field:
        case "status":
            status = value if value in STATUSES else "closed"
            return say("talk.status", name=name, status=say(f"status.{status}"))
        case "priority":
            key = f"priority.{value}" if value in PRIORITIES else "priority.none"
            return say("talk.priority", name=name, priority=say(key))
        case "assignee_id":
            return _assigned(value, name, author_id, names)
        case "subject":
            return say("talk.subject", name=name)
        case "tags":
            return say("talk.tags", name=name)
        case _:
            return say("talk.field", name=name)


def _chat(event: ChatEvent, name: str) -> str:
    """One step of a chat."""
    match event:
        case ChatAccepted():
            return say("talk.chat.taken", name=name)
        case HandedOver(reason=reason):
            return say("talk.chat.handed", name=name, reason=plain(reason, REASON_CHARS_MAX))
        case ChatReturned():
            return say("talk.chat.returned")
        case ChatEscalated(reason=reason):
            return say("talk.chat.escalated", name=name, reason=say(f"q.escalate.{reason}"))
        case ChatEnded(outcome=outcome):
            return say(f"talk.chat.{outcome}")
        case _:
            return say("talk.other")


def _assigned(value: object, name: str, author_id: int | None, names: dict[int, PersonView]) -> str:
    if not isinstance(value, int):
        return say("talk.unassigned", name=name)
    if value == author_id:
        return say("talk.took", name=name)
    person = names.get(value)
    return say("talk.assigned", name=name, person=plain(person.name, 60) if person is not None else say("talk.someone"))
