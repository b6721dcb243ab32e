"""What calls an agent out of another window, and in which words (experience.md section 2.5).

It reads two snapshots and says what is new; whether a notification of the system may say it, the window only asks for
attention, or nobody is called, is decided here as well. A notification leaves the window and may be read by whoever
stands near: it has our own words and the ticket's number. Refuses to know how either is done.
"""

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from assistdesk.runtime.snapshot import AgentSnapshot, ChatView, Toast
from assistdesk.runtime.snapshot_session import SessionPhase
from assistdesk.ui.memory import Memory
from assistdesk.ui.text import plain, say, without_isolates

T = TypeVar("T")
CHOICE = "notices"
DETAIL_CHARS = 120
AS_MARKUP = str.maketrans("", "", "<>&")
"""Some desktops take the text of a notification for HTML."""


class Kind(enum.StrEnum):
    CONTACT = "contact"
    MENTION = "mention"
    REPLY = "reply"
    CLOCK = "clock"
    SESSION = "session"


KIND_OF = {
    "chat_is_over": Kind.CONTACT,
    "told_mention": Kind.MENTION,
    "told_assigned": Kind.MENTION,
    "told_rule": Kind.MENTION,
    "told_comment": Kind.REPLY,
    "told_due_soon": Kind.CLOCK,
    "told_due": Kind.CLOCK,
    "sla_warned": Kind.CLOCK,
    "sla_breached": Kind.CLOCK,
    "put_off_over": Kind.CLOCK,
}
"""Of toasts; the others say what became of her own acts."""
FOREIGN = ("name", "words", "subject")
"""What of a toast's fields others wrote."""
NOTICE, PASSES, LINE, CHAT, CALL, ASKED, SESSION = "notice:", "passes:", "line:", "chat:", "call:", "asked:", "session:"
"""What keys begin with."""
JOINING = (SessionPhase.CHECKING, SessionPhase.READING)
UNDER_WAY = (SessionPhase.ACTIVE, SessionPhase.PAUSED, SessionPhase.LOST)


class News(msgspec.Struct, frozen=True):
    """``rule`` names its sentence. ``details`` are words and names that others wrote. ``is_in_session``: the window with the
    customer's screen shows it, too. ``key``: what ``is_over`` knows it by; the same twice, and the later stands for both."""

    kind: Kind
    rule: str
    ticket_id: int = 0
    details: tuple[str, ...] = ()
    is_in_session: bool = False
    key: str = ""


class NoticeChoice(msgspec.Struct, frozen=True):
    """What this person set. ``by_system``: notifications of the system, where it has room for them; ``silent``: kinds that call
    her out of no other window; ``with_words``: with what others wrote."""

    by_system: bool = True
    silent: tuple[Kind, ...] = ()
    with_words: bool = False


class Front(enum.Enum):
    """Which window has the keyboard."""

    DESK = enum.auto()
    OURS = enum.auto()
    FOREIGN = enum.auto()


class Way(enum.Enum):
    NONE = enum.auto()
    ATTENTION = enum.auto()
    NOTIFICATION = enum.auto()
    """And attention: a notification goes by, the mark on the window stays until she comes."""


def choice_from(memory: Memory) -> NoticeChoice:
    """What was set; anything odd falls back to the defaults."""
    try:
        return msgspec.json.decode(memory.get(CHOICE) or "{}", type=NoticeChoice)
    except msgspec.MsgspecError:
        return NoticeChoice()


def keep_choice(memory: Memory, choice: NoticeChoice) -> None:
    memory.put(CHOICE, msgspec.json.encode(choice).decode())


def way_of(news: News, choice: NoticeChoice, front: Front, *, is_quiet: bool, has_tray: bool) -> Way:
    """How she is called. *is_quiet*: she is not to be disturbed."""
    is_seen = front is Front.DESK or (front is Front.OURS and news.is_in_session)
    if is_quiet or is_seen or news.kind in choice.silent:
        return Way.NONE
    return Way.NOTIFICATION if has_tray and choice.by_system else Way.ATTENTION


def words_of(news: News, choice: NoticeChoice) -> tuple[str, str]:
    """Title and text of a notification: what others wrote stands on a line of its own, where it was asked for."""
    text = say(f"news.{news.rule}", number=news.ticket_id)
    detail = " – ".join(filter(None, map(_bare, news.details))) if choice.with_words else ""
    lines = (without_isolates(text), plain(detail, DETAIL_CHARS))
    return say(f"news.title.{news.kind}"), "\n".join(filter(None, lines))


def _bare(foreign: str) -> str:
    return without_isolates(plain(foreign, DETAIL_CHARS)).translate(AS_MARKUP).strip()


def news_of(before: AgentSnapshot, after: AgentSnapshot) -> tuple[News, ...]:
    """What *after* has that *before* had not, in the order in which it is told: what somebody waits in comes last, on top."""
    return (
        *_toasts(before.toasts, after.toasts),
        *_chats(before, after),
        *_session(before, after),
        *_calls(before, after),
    )


def _toasts(before: tuple[Toast, ...], after: tuple[Toast, ...]) -> Iterator[News]:
    known = {toast.id for toast in before}
    for toast in after:
        kind = KIND_OF.get(toast.rule)
        if kind is not None and toast.id not in known:
            fields = dict(toast.fields)
            details = tuple(str(fields[name]) for name in FOREIGN if fields.get(name))
            ticket_id = toast.opens or int(fields.get("number", 0))
            yield News(kind, toast.rule, ticket_id, details, key=f"{NOTICE if toast.is_notice else PASSES}{toast.id}")


def _chats(before: AgentSnapshot, after: AgentSnapshot) -> Iterator[News]:
    """What she is offered, and in her own chats the first line that waits for her."""
    answered = {chat.id for chat in before.queue.mine if chat.unanswered_at_ms is None}
    for chat in after.queue.mine:
        if chat.id in answered and chat.unanswered_at_ms is not None:
            yield News(Kind.REPLY, "chat_line", chat.ticket_id, _who(chat), key=f"{LINE}{chat.id}")
    for chat in _new(before.queue.offered, after.queue.offered, lambda chat: chat.id):
        yield News(Kind.CONTACT, "chat", chat.ticket_id, _who(chat), key=f"{CHAT}{chat.id}")


def _who(chat: ChatView) -> tuple[str, ...]:
    return chat.name, chat.subject


def _calls(before: AgentSnapshot, after: AgentSnapshot) -> Iterator[News]:
    for call in _new(before.calls.ringing, after.calls.ringing, lambda call: call.id):
        names = tuple(caller.name for caller in call.callers) if len(call.callers) == 1 else ()
        rule = "call" if call.state == "ringing" else "call_card"
        yield News(Kind.CONTACT, rule, 0, (*names, call.number), key=f"{CALL}{call.id}")


def _session(before: AgentSnapshot, after: AgentSnapshot) -> Iterator[News]:
    was, now = before.session, after.session
    rule = ""
    if now.ticket_id is not None and now.ticket_id == was.ticket_id and now.phase is not was.phase:
        match now.phase:
            case SessionPhase.ACTIVE if was.phase in (SessionPhase.CODE, *JOINING):
                rule = "session_shared"
            case SessionPhase.LOST:
                rule = "session_lost"
            case SessionPhase.OVER if was.phase in (*JOINING, *UNDER_WAY):
                rule = "session_over"
            case _:
                pass
    if rule:
        names, key = (now.customer_name,), _session_key(after)
        yield News(Kind.SESSION, rule, now.ticket_id or 0, names, is_in_session=True, key=key)
    for asked in _new(before.colleague_asks, after.colleague_asks, lambda asked: asked.letter_id):
        rule = "session_hand_over" if asked.hand_over else "session_invite"
        yield News(Kind.SESSION, rule, asked.ticket_id, (asked.name,), key=f"{ASKED}{asked.letter_id}")


def _session_key(snapshot: AgentSnapshot) -> str:
    return f"{SESSION}{snapshot.session.ticket_id}.{snapshot.session.phase.name}"


def is_over(key: str, now: AgentSnapshot) -> bool:
    """Whether what the news of *key* told holds no more: it was seen to, here or by another. What passes by holds until she
    signs out."""
    if not now.sign_in.is_signed_in:
        return True
    standing = {
        *(f"{NOTICE}{toast.id}" for toast in now.toasts),
        *(f"{LINE}{chat.id}" for chat in now.queue.mine if chat.unanswered_at_ms is not None),
        *(f"{CHAT}{chat.id}" for chat in now.queue.offered),
        *(f"{CALL}{call.id}" for call in now.calls.ringing),
        *(f"{ASKED}{asked.letter_id}" for asked in now.colleague_asks),
        _session_key(now),
    }
    return not key.startswith(PASSES) and key not in standing


def _new(before: Iterable[T], after: Iterable[T], id_of: Callable[[T], int]) -> Iterator[T]:
    known = {id_of(one) for one in before}
    return (one for one in after if id_of(one) not in known)
