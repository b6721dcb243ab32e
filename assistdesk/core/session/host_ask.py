"""The agent asks for a permission, or for several at once: which card the customer gets (protocol.md section 13.1).

Asks under one number belong together: they stand on one card, each a line of its own to tick, with one end time. A line that
comes to a card already open lets *Allow* arm anew, so that no press meant for the shorter card allows the longer one.

Refuses to know: what the customer answers (``host_person.py``).
"""

from assistdesk.core.session import consent, permissions
from assistdesk.core.session.consent import Question, QuestionKind
from assistdesk.core.session.events import Choice
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.session.permissions import Ask, AskVerdict, Cause, Deny
from assistdesk.core.types import Permission, PermissionState, Scope, Why
from assistdesk.core.wire.messages import PermAsk, PermCancel


def ask(turn: Turn, message: PermAsk) -> None:
    permission = message.perm
    is_for_sheet = turn.state.phase is HostPhase.SHEET and permission is Permission.VIEW
    if is_for_sheet and message.reason and not turn.state.request:
        turn.set(request=message.reason)  # the sheet asks for View already; this says what for
        return
    if turn.state.phase is not HostPhase.ACTIVE:
        if turn.standing(permission).state is PermissionState.OFF:
            turn.tell(permission, Why.PAUSED)
        turn.refuse("perm.ask")
        return
    if not turn.state.config.can & permission:
        _turned_down(turn, permission, Why.POLICY)
        return
    scope = turn.shared(message.scope)
    card = _card_of(turn, message.id)
    is_view_asked = card is not None and Permission.VIEW in card.permissions
    book, verdict = permissions.judge_ask(turn.state.book, permission, scope, turn.now_ms, is_view_asked=is_view_asked)
    turn.set(book=book)
    has_pending = any(each.permission is permission for each in turn.state.pending)
    match verdict:
        case AskVerdict.DROP:
            turn.refuse("perm.ask")
        case AskVerdict.CARD if not has_pending and (card is not None or turn.has_room_for_question()):
            _put_on_card(turn, message, scope, card)
        case AskVerdict.BAD_SCOPE:
            _turned_down(turn, permission, Why.SCOPE)
        case _:
            _turned_down(turn, permission, Why.POLICY)


def cancel(turn: Turn, message: PermCancel) -> None:
    """Taken back: all that was asked for under that number."""
    asked = [
        each.permission
        for each in turn.state.book.standings
        if each.state is PermissionState.ASKED and each.ask == message.id
    ]
    if not asked or turn.state.phase is HostPhase.SHEET:
        turn.refuse("perm.cancel")
        return
    for permission in asked:
        turn.change(permission, Deny(Why.GIVEN_BACK))


def _turned_down(turn: Turn, permission: Permission, why: Why) -> None:
    turn.refuse("perm.ask")
    turn.tell(permission, why)


def _card_of(turn: Turn, number: int) -> Question | None:
    """The open card of what was asked for under this number before."""
    for question in turn.state.questions.open:
        if question.kind is QuestionKind.ASK and turn.standing(question.permissions[0]).ask == number:
            return question
    return None


def _put_on_card(turn: Turn, message: PermAsk, scope: Scope, card: Question | None) -> None:
    """On the card of its number, if there is one end time for all of it; else on a card of its own."""
    permission = message.perm
    causes = turn.causes_for(permission) - {Cause.QUESTION_OPEN}  # Control is held by a question, an ask for it is not
    turn.change(permission, Ask(message.id, scope, causes))
    lives = permissions.common_lives((*(card.permissions if card is not None else ()), permission))
    if card is not None and lives:
        choices = tuple(Choice(each.permission, each.scope, lives[0]) for each in card.proposed)
        proposed = (*choices, Choice(permission, scope, lives[0]))
        turn.set(questions=consent.propose(turn.state.questions, card.number, proposed, turn.now_ms))
    else:
        choice = Choice(permission, scope, permissions.LIVES_S[permission][0])
        turn.ask_customer(QuestionKind.ASK, (choice,), message.reason)
    turn.tell(permission, Why.OTHER)
