"""What a person answered in a window, as events of the session that asked. The same for the first session and for guests'.

Refuses to know whether an answer counts: that is the machine's to say.
"""

from assistdesk.core.session import events
from assistdesk.core.session.consent import Question, QuestionKind
from assistdesk.core.types import Permission, Scope
from assistdesk.runtime.host import HostSession
from assistdesk.runtime.intents_customer import Answer

SHEET_ASK = 0


def question_of(session: HostSession, ask_id: int) -> Question | None:
    questions = session.state.questions
    return questions.sheet if ask_id == SHEET_ASK else questions.find(ask_id)


def shown(session: HostSession, ask_id: int, is_visible: bool) -> None:
    question = question_of(session, ask_id)
    if question is not None:
        event = events.WindowVisible if is_visible else events.WindowCovered
        session.feed(event(events.Window.QUESTION, question.number))


def answered(session: HostSession, answer: Answer) -> None:
    """The permissions that were chosen, with screens and time; of an invitation a bare yes."""
    question = question_of(session, answer.ask_id)
    if question is None:
        return
    if not answer.allow:
        session.feed(events.Denied(question.number))
        return
    seconds = answer.minutes * 60 if answer.minutes > 0 else None
    wanted = answer.permissions or question.permissions
    choices = tuple(
        events.Choice(choice.permission, _narrowed(choice, answer), seconds)
        for choice in question.proposed
        if choice.permission in wanted
    )
    if choices or question.kind is QuestionKind.INVITE:
        session.feed(events.Allowed(question.number, choices, answer.pressed_at_ms))


def _narrowed(choice: events.Choice, answer: Answer) -> Scope:
    """What was asked for, as far as she allows it."""
    scope = choice.scope
    if choice.permission is Permission.RESUME:
        return Scope((), scope.bits & int(answer.after_restart))
    return Scope(answer.monitors or scope.monitors, scope.bits & (answer.directions or scope.bits))
