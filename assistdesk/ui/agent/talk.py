"""The ticket's timeline in words: items of core.desk.timeline and unsent texts become ``Entry`` rows."""

import datetime
from collections.abc import Iterator

from PySide6.QtCore import QDate, QLocale

from assistdesk.core.desk.events import (
    CcChange,
    Change,
    FollowerChange,
    Linked,
    Merged,
    MergedInto,
    ParticipantJoined,
    ParticipantLeft,
    Split,
    SplitFrom,
    TimeSpent,
    TimeTakenBack,
    Unlinked,
    Unmerged,
)
from assistdesk.core.desk.events_service import (
    ChatAccepted,
    ChatEnded,
    ChatEscalated,
    ChatEvent,
    ChatReturned,
    DueReminded,
    Escalated,
    HandedOver,
    LogEvent,
    MergedFrom,
    SlaBreached,
    SlaWarned,
    TimeRuleFired,
    TriggerFired,
)
from assistdesk.core.desk.mentions import Names, Target, find_mentions
from assistdesk.core.desk.session_shapes import SessionRefOut, SessionReport
from assistdesk.core.desk.shapes import AttachmentOut, CommentOut, UserOut
from assistdesk.core.desk.states import DUE, LABEL
from assistdesk.core.desk.timeline import (
    AwayLine,
    CallCard,
    CommentItem,
    DayLine,
    Item,
    RuleWord,
    SessionCard,
    SystemLine,
    UnreadMark,
)
from assistdesk.core.wire.encoding import with_marks
from assistdesk.runtime.snapshot import Me, PendingView, PersonView, TicketView
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.call_steps import method_words
from assistdesk.ui.agent.change_words import Known, change_words, group_words
from assistdesk.ui.agent.clock_words import metric_words
from assistdesk.ui.agent.entries import Act, Entry, Kind, beginning
from assistdesk.ui.agent.erase_sheet import may_erase
from assistdesk.ui.agent.means import date_words, day_of, ticket_number, when_words
from assistdesk.ui.agent.report_words import end_reason, line_words, minutes_of, permission_words, reason_is_bad
from assistdesk.ui.agent.split_sheet import may_split
from assistdesk.ui.agent.time_sheet import time_words
from assistdesk.ui.text import clock_time, explain, plain, say, size_words, units_of
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.ring import clock

NAME_CHARS_MAX = 60
REASON_CHARS_MAX = 120
NO_FORMS = FormsView()
PutTogether = Merged | MergedInto | Unmerged | Split | SplitFrom | Linked | Unlinked
SYSTEM_ICONS = {
    "status": "circle-dot", LABEL: "circle-dot", "priority": "flag", "assignee_id": "user", "requester_id": "user",
    "tags": "tag", "flagged": "flag", DUE: "calendar"
}  # fmt: skip


def entries_of(ticket: TicketView, me: Me | None, now_ms: int, desk: FormsView = NO_FORMS) -> tuple[Entry, ...]:
    """All rows, oldest on top: *Load earlier* where there is more, the items, what is not sent yet. *desk*: its own fields and
    forms."""
    rows: list[Entry] = []
    if ticket.has_older:
        words = say("talk.older.loading") if ticket.loading else say("talk.older")
        rows.append(Entry("older", Kind.OLDER, words, icon="chevron-up", acts=((Act.OLDER, "", words),)))
    names = {person.user_id: person for person in (*ticket.named, *ticket.agents) if person.name}
    if me is not None:
        names.setdefault(me.user_id, PersonView(me.user_id, me.name))
    names |= {one.person.user_id: one.person for one in ticket.participants}
    known = _known(ticket, names, desk)
    rows.extend(_entry(item, ticket, me, names, known, now_ms) for item in ticket.items)
    rows.extend(_pending(pending, now_ms) for pending in ticket.pending)
    return tuple(rows)


def _known(ticket: TicketView, names: dict[int, PersonView], desk: FormsView) -> Known:
    return Known(
        {number: person.name for number, person in names.items()},
        {group.id: group.name for group in ticket.groups},
        {one.id: one.text for one in ticket.statuses},
        desk.forms,
        desk.fields,
    )


def _entry(
    item: Item, ticket: TicketView, me: Me | None, names: dict[int, PersonView], known: Known, now_ms: int
) -> Entry:
    match item:
        case DayLine(day=day):
            return Entry(f"day:{day.isoformat()}", Kind.DAY, _day(day, now_ms), icon="clock")
        case UnreadMark():
            return Entry("unread", Kind.UNREAD, say("talk.unread"))
        case CommentItem():
            return _comment(item, ticket, me, names)
        case AwayLine():
            return _away(item)
        case SessionCard():
            return _session(item, ticket, now_ms)
        case CallCard():
            return _call(item, now_ms)
        case SystemLine():
            return _system(item, me, names, known)


def _day(day: datetime.date, now_ms: int) -> str:
    shown = QDate(day.year, day.month, day.day)
    ago = shown.daysTo(day_of(now_ms))
    if ago in (0, 1):
        return say("day.today" if ago == 0 else "day.yesterday")
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)


def _name(user: UserOut | None) -> str:
    return plain(user.name, NAME_CHARS_MAX) if user is not None else say("talk.someone")


def _away(item: AwayLine) -> Entry:
    """The way to where these words went."""
    number = ticket_number(item.ticket_id)
    words = say("talk.away", item.count, number=number)
    act = (Act.OPEN, str(item.ticket_id), say("merged.open", number=number))
    return Entry(
        f"a:{item.ticket_id}:{item.at_ms}", Kind.SYSTEM, words, icon="move-up-right", tone=Tone.PRIMARY, acts=(act,)
    )


def _comment(item: CommentItem, ticket: TicketView, me: Me | None, names: dict[int, PersonView]) -> Entry:
    comment, ticket_id = item.comment, ticket.row.id
    whole = say("talk.redacted") if comment.redacted else with_marks(comment.body)
    body = beginning(whole)
    acts = () if body == whole else ((Act.WHOLE, str(comment.id), say("talk.whole")),)
    author = say("talk.you") if item.is_mine else _name(item.author)
    if comment.ticket_id != ticket_id:  # said in another ticket, and stands here since a merge or a split
        author = f"{author}  ·  {ticket_number(comment.ticket_id)}"
    time = clock_time(item.at_ms)
    files = tuple((Act.SAVE, str(file.id), _file(file)) for file in comment.attachments)
    splits = ticket.may.change and may_split(comment, ticket.row)
    splitting = ((Act.SPLIT, str(comment.id), say("split.menu")),) if splits else ()
    more = (*splitting, *_erasing(comment, me, ticket.may))
    if not comment.public:
        title = say("talk.note")
        return Entry(
            f"c:{comment.id}",
            Kind.NOTE,
            body,
            author,
            time,
            item.is_mine,
            title=title,
            acts=acts,
            files=files,
            more=more,
            marks=_marks(body, comment, names),
        )
    ours = item.is_mine or (item.author is not None and item.author.role in ("agent", "expert", "admin"))
    return Entry(
        f"c:{comment.id}",
        Kind.MESSAGE,
        body,
        author,
        time,
        ours,
        acts=acts,
        files=files,
        more=more,
        grouped=item.continues,
    )


def _marks(body: str, comment: CommentOut, names: dict[int, PersonView]) -> tuple[tuple[int, int], ...]:
    """Where a note calls colleagues by name."""
    if not comment.mentions or comment.redacted:
        return ()
    known = Names((names[one].name, Target("user", one)) for one in comment.mentions if one in names)
    return tuple((units_of(body[: one.start]), units_of(body[: one.end])) for one in find_mentions(body, known))


def _file(file: AttachmentOut) -> str:
    return say("file.shown", name=plain(file.name, NAME_CHARS_MAX), size=size_words(file.size))


def _erasing(comment: CommentOut, me: Me | None, may: Rights) -> tuple[tuple[Act, str, str], ...]:
    if not may_erase(comment, me, may):
        return ()
    words = () if comment.redacted else ((Act.ERASE, str(comment.id), say("erase.menu")),)
    names = ((str(file.id), plain(file.name, NAME_CHARS_MAX)) for file in comment.attachments)
    return (*words, *((Act.ERASE_FILE, key, say("erase.menu.file", name=name)) for key, name in names))


def pending_row(key: str) -> str:
    """What the row of words on their way goes by."""
    return f"p:{key}"


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
        pending_row(pending.key),
        kind,
        beginning(with_marks(pending.body)),
        you,
        "",
        True,
        title=title,
        mark=mark,
        failed=failed,
        acts=acts,
        going=tuple(map(_file, pending.files)),
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
        lines += filter(None, (*_exchanged(report), line_words(report)))
    if len(ref.missing) == 1:
        lines.append(say(f"talk.session.missing.{'viewer' if ref.missing[0] in ('viewer', 'agent') else 'host'}"))
    elif ref.missing:
        lines.append(say("talk.session.missing.both"))
    if ref.differences:
        lines.append(say("talk.session.differs"))
    is_bad = reason_is_bad(why) or (report is not None and report.flagged)
    return "\n".join(lines), chip, Tone.DANGER if is_bad else Tone.NEUTRAL


def _exchanged(report: SessionReport) -> Iterator[str]:
    """Files that arrived, how long it was recorded, and who was let in as well."""
    files = sum(not file.why for file in report.files)
    if files:
        yield say("talk.session.files", files)
    recorded = [made for made in report.recordings if made.name]
    if recorded:
        yield say("talk.session.recorded", time=clock(sum(made.seconds for made in recorded)))
    people = dict.fromkeys(plain(asked.name, NAME_CHARS_MAX) for asked in report.colleagues if asked.yes)
    if people:
        yield say("talk.session.colleagues", people=", ".join(people))


# --- calls ------------------------------------------------------------------------------------------------------------


def _call(item: CallCard, now_ms: int) -> Entry:
    """Who spoke how long, which steps were done, which were not and why."""
    time = when_words(item.started_at_ms or item.at_ms, now_ms)
    title = f"{say('talk.call.out' if item.direction == 'out' else 'talk.call.in')}  ·  {time}"
    agent = _name(item.agent)
    chip, tone = "", Tone.NEUTRAL
    if item.answered_at_ms is None:
        is_over = item.ended_at_ms is not None
        lines = [say("talk.call.missed" if is_over else "talk.call.rings")]
        chip, tone = (say("talk.call.chip.missed"), Tone.WARN) if is_over else ("", Tone.PRIMARY)
    elif item.is_end_assumed:
        lines = [say("talk.call.unheard", agent=agent)]
    elif item.ended_at_ms is None:
        lines, chip, tone = [say("talk.call.speaks", agent=agent)], say("talk.call.chip.live"), Tone.OK
    else:
        spoken = clock((item.ended_at_ms - item.answered_at_ms) // 1000)
        lines, chip = [say("talk.call.spoke", agent=agent, time=spoken)], spoken
    done = [say("talk.call.notice")] if item.has_notice else []
    if item.method:
        done.append(say("talk.call.verified", method=method_words(item.method)))
    if done:
        lines.append(", ".join(done))
    for number, reason in item.skipped:
        words = say("call.step.skipped", reason=plain(reason, REASON_CHARS_MAX))
        lines.append(f"{say(f'call.step.{number}')}: {words}")
    body = "\n".join(lines)
    return Entry(f"t:{item.call_id}", Kind.SESSION, body, "", time, tone=tone, title=title, chip=chip, icon="phone")


# --- system lines -----------------------------------------------------------------------------------------------------


def _system(item: SystemLine, me: Me | None, names: dict[int, PersonView], known: Known) -> Entry:
    is_me = me is not None and item.author_id == me.user_id
    name = say("talk.you") if is_me else say("talk.system") if item.author_id is None else _name(item.author)
    words = "\n".join(_lines(item, name, names, known))
    first = item.lines[0].event if item.lines else None
    icon = SYSTEM_ICONS.get(first.field, "pencil-line") if isinstance(first, Change) else "circle-dot"
    icon = "clock" if isinstance(first, SlaWarned | SlaBreached | DueReminded | TimeSpent) else icon
    seq = item.lines[0].seq if item.lines else 0
    return Entry(
        f"l:{seq}:{item.at_ms}", Kind.SYSTEM, words or say("talk.other"), time=clock_time(item.at_ms), icon=icon
    )


def _lines(item: SystemLine, name: str, names: dict[int, PersonView], known: Known) -> Iterator[str]:
    """What follows a rule's line, up to the end of its audit, is the rule's doing and nobody's. A status and the desk's own
    word that came or went with it are one line; of what the customer solved, that she said so is."""
    rule_seq = -1
    changes = [(line.seq, line.event) for line in item.lines if isinstance(line.event, Change)]
    moved = {seq for seq, event in changes if event.field == "status"}
    labelled = {seq for seq, event in changes if event.field == LABEL and event.value is not None}
    given = {seq for seq, event in changes if event.field == "requester_id"}
    solved = {seq for seq, event in changes if event.field == "solved_by"}
    for line in item.lines:
        field = line.event.field if isinstance(line.event, Change) else ""
        is_said = line.seq in labelled if field == "status" else line.seq in moved - labelled and field == LABEL
        if is_said or (field == "org_id" and line.seq in given) or (field == "status" and line.seq in solved):
            continue
        if isinstance(line.event, TriggerFired | TimeRuleFired):
            rule_seq = line.seq
        is_rules = line.seq == rule_seq
        who, who_id = (say("talk.system"), None) if is_rules else (name, item.author_id)
        yield _change(line.event, who, who_id, names, known)


def _expert_key(event: ParticipantJoined | ParticipantLeft) -> str:
    if isinstance(event, ParticipantLeft):
        return "talk.expert_left"
    return "talk.expert_replies" if event.may_reply else "talk.expert_on"


def _change(event: LogEvent, name: str, author_id: int | None, names: dict[int, PersonView], known: Known) -> str:
    if isinstance(event, ChatEvent):
        return _chat(event, name)
    if isinstance(event, Escalated):
        return say("talk.escalated", name=name, group=group_words(event.to_group_id, known))
    if isinstance(event, SlaWarned | SlaBreached):
        key = "talk.sla_warned" if isinstance(event, SlaWarned) else "talk.sla_breached"
        return say(key, metric=metric_words(event.metric))
    if isinstance(event, TimeSpent | TimeTakenBack):
        return time_words(event, name)
    if isinstance(event, DueReminded):
        return say("talk.due.over" if event.is_over else "talk.due.soon", time=date_words(event.due_at))
    if isinstance(event, RuleWord):
        return say(f"talk.{type(event).__name__}")
    if isinstance(event, PutTogether):
        return _put_together(event, name)
    if isinstance(event, CcChange | FollowerChange):
        key = "talk.cc" if isinstance(event, CcChange) else "talk.follower"
        people = [plain(names[one].name, 40) if one in names else say("talk.someone") for one in event.user_ids]
        return say(key, name=name, people=", ".join(people[:8]) or say("talk.nobody"))
    if isinstance(event, ParticipantJoined | ParticipantLeft):
        person = plain(names[event.user_id].name, 40) if event.user_id in names else say("talk.someone")
        return say(_expert_key(event), name=name, person=person)
    if not isinstance(event, Change):
        return say("talk.other")
    return change_words(event, name, author_id, known)


def _put_together(event: PutTogether, name: str) -> str:
    """Tickets merged, taken apart, split, linked."""
    match event:
        case Merged(source_id=other):
            is_open = isinstance(event, MergedFrom) and event.customers_see
            return say("talk.merged.seen" if is_open else "talk.merged", name=name, number=ticket_number(other))
        case MergedInto(target_id=other):
            return say("talk.merged_into", name=name, number=ticket_number(other))
        case Unmerged(other_id=other):
            return say("talk.unmerged", name=name, number=ticket_number(other))
        case Split(target_id=other, comment_ids=ids):
            return say("talk.split", len(ids), name=name, number=ticket_number(other))
        case SplitFrom(source_id=other, comment_ids=ids):
            return say("talk.split_from", len(ids), name=name, number=ticket_number(other))
        case Linked(other_id=other):
            return say("talk.linked", name=name, number=ticket_number(other))
        case Unlinked(other_id=other):
            return say("talk.unlinked", name=name, number=ticket_number(other))


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
