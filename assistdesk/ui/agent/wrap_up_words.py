"""The card after a chat, a call or a session in words: what it says, the note and the reply that it proposes.

Facts come from the relay (core.desk.wrap_up_shapes) and from the ledgers of the sessions in its course, whose sentences are
``report_words``'. Nothing is made up: what is not known is not said.
"""

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk.call_shapes import StepOut
from assistdesk.core.desk.calls import StepState
from assistdesk.core.desk.events_service import StepNumber
from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.desk.wrap_up_shapes import CallPart, ChatPart, WrapUpOut
from assistdesk.runtime.snapshot_calls import CallView
from assistdesk.runtime.snapshot_session import WrapUpView
from assistdesk.runtime.stamps import at_ms
from assistdesk.ui.agent.call_card import NUMBER_CHARS
from assistdesk.ui.agent.call_steps import method_words
from assistdesk.ui.agent.report_words import minutes_of, note_draft, reply_draft
from assistdesk.ui.text import clock_time, plain, say, say_in, without_isolates
from assistdesk.ui.theme import Tone
from assistdesk.ui.widgets.ring import clock

BAD_OUTCOMES = ("missed", "dropped")
MINUTE_MS = 60_000


def kind_of(wrap_up: WrapUpView) -> str:
    """session, chat or call."""
    if wrap_up.contact is None:
        return "session"
    return "chat" if wrap_up.contact.chat is not None else "call"


def title_words(wrap_up: WrapUpView) -> str:
    return say({"session": "wrap.card", "chat": "wrap.chat", "call": "wrap.call"}[kind_of(wrap_up)])


def check_words(wrap_up: WrapUpView) -> str:
    """What the agent is asked to do with it."""
    if spent_ms(wrap_up) is None:
        return say("wrap.call.check.unheard")
    key = {"session": "a.wrap", "chat": "wrap.chat.check", "call": "wrap.call.check"}[kind_of(wrap_up)]
    return say(key, _minutes(wrap_up))


def spent_ms(wrap_up: WrapUpView) -> int | None:
    """How long they were together: the chat, the call, else the session. None: nobody heard the call end."""
    if wrap_up.contact is not None:
        if wrap_up.contact.call is not None and wrap_up.contact.call.is_end_assumed:
            return None
        return at_ms(wrap_up.contact.ended_at) - at_ms(wrap_up.contact.started_at)
    return sum(report.ended_at_ms - report.started_at_ms for report in wrap_up.reports)


def _minutes(wrap_up: WrapUpView) -> int:
    """Whole minutes, at least one."""
    return max(1, round((spent_ms(wrap_up) or 0) / MINUTE_MS))


def outcome_words(chat: ChatPart) -> str:
    """How a chat ended."""
    return say(f"talk.chat.{chat.outcome}")


def outcome_tone(chat: ChatPart) -> Tone:
    return Tone.WARN if chat.outcome in BAD_OUTCOMES else Tone.OK


def chat_words(chat: ChatPart, customer: str) -> tuple[str, ...]:
    """What is known of a chat, one sentence each."""
    lines = [say("wrap.chat.lines", customer=customer, hers=chat.customer_lines, ours=chat.agent_lines)]
    if chat.wait_s is not None:
        lines.append(say("wrap.chat.wait", time=clock(chat.wait_s)))
    if chat.escalation is not None:
        lines.append(say("wrap.chat.escalated", reason=say(f"q.escalate.{chat.escalation}")))
    return tuple(lines)


def _step_words(call: CallPart) -> tuple[str, ...]:
    """What was done of the four steps, and why one was not; what is still open the call's own card asks for."""
    settled = ((step, _state_words(step)) for step in call.steps)
    return tuple(say("wrap.step", step=say(f"call.step.{step.n}"), words=words) for step, words in settled if words)


def _state_words(step: StepOut) -> str:
    if step.reason:
        return say("call.step.skipped", reason=plain(step.reason))
    if step.state == "open" or step.at is None:
        return ""
    time = clock_time(at_ms(step.at))
    match step.n:
        case 1:
            return say(f"call.step.1.{'played' if step.method == 'played' else 'read'}", time=time)
        case 2:
            return say("call.step.2.done", method=method_words(step.method), time=time)
        case _:
            return say("call.step.3.done", time=time)


def number_words(call: CallPart) -> str:
    """Which way, and whose number."""
    number = plain(call.number, NUMBER_CHARS) if call.number else say("call.unknown")
    return say("call.out" if call.direction == "out" else "call.in", number=number)


def as_it_stands(wrap_up: WrapUpView, call: CallView | None) -> WrapUpView:
    """With the steps of the call's own open card: they may have been stamped since the relay told of its end."""
    contact = wrap_up.contact
    if call is None or contact is None or contact.call is None:
        return wrap_up
    steps = tuple(
        StepOut(
            n=msgspec.convert(step.number, type=StepNumber),
            state=msgspec.convert(step.state, type=StepState),
            at=None if step.at_ms is None else to_rfc3339(step.at_ms),
            method=step.method,
            reason=step.reason,
        )
        for step in call.steps
    )
    return replace(wrap_up, contact=replace(contact, call=replace(contact.call, steps=steps)))


def note_of(wrap_up: WrapUpView, customer: str, typed: str = "") -> str:
    """The internal note in the agent's language. *typed*: what the agent wrote down during the call; it stands last."""
    contact = wrap_up.contact
    parts = [] if contact is None else [_contact_note(wrap_up, contact, customer)]
    parts += [note_draft(report, customer) for report in wrap_up.reports]
    return "\n\n".join((*parts, typed) if typed else parts)


def _contact_note(wrap_up: WrapUpView, contact: WrapUpOut, customer: str) -> str:
    time, minutes = clock_time(at_ms(contact.started_at)), _minutes(wrap_up)
    lines: tuple[str, ...] = ()
    if contact.chat is not None:
        head = say("wrap.chat.head", minutes, customer=customer, time=time)
        lines = (head, outcome_words(contact.chat), *chat_words(contact.chat, customer))
    elif contact.call is not None:
        number, key = contact.call.number or say("call.unknown"), f"wrap.call.head.{contact.call.direction}"
        if contact.call.is_end_assumed:
            head = say(f"{key}.unheard", customer=customer, number=number, time=time)
        else:
            head = say(key, minutes, customer=customer, number=number, time=time)
        lines = (head, *_step_words(contact.call))
    return without_isolates("\n".join(lines))


def reply_of(wrap_up: WrapUpView, customer: str, language: str) -> str:
    """What could be written to the customer, in her language."""
    if wrap_up.contact is None:
        return reply_draft(wrap_up.reports[0], customer, language)
    first = customer.split(" ")[0]
    seen = sum(minutes_of(report) for report in wrap_up.reports)
    lines = [say_in(language, f"wrap.{kind_of(wrap_up)}.reply", customer=first)]
    if seen:
        lines.append(say_in(language, "wrap.reply.session", seen))
    lines.append(say_in(language, "wrap.reply.again"))
    return without_isolates("\n".join(lines))
