"""The agent asks for a colleague: to look on as well, or to take over (protocol.md section 13.4).

The customer's card names him and says *View only*. A yes lets her app join his room as a session of its own, with keys, safety
number, ledger and permissions of its own, and with a sheet of its own: nothing passes on. Refuses to know that other session.
"""

from typing import Final

from assistdesk.core.crypto.code import parse_code
from assistdesk.core.errors import RefusedError
from assistdesk.core.session import actions, consent
from assistdesk.core.session.actions import Send
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.entries import Invited
from assistdesk.core.session.host_state import UNDER_WAY, Invitation
from assistdesk.core.session.host_turn import Turn
from assistdesk.core.types import InviteKind, Permission, Why
from assistdesk.core.wire.messages import InviteAnswer, InviteAsk

GUESTS_MAX: Final = 2
"""Beside the agent: three viewers in all."""
RATE_ASKS: Final = 6
RATE_MS: Final = 60_000


def ask(turn: Turn, message: InviteAsk) -> None:
    """View is on: the session is neither paused nor lost. One card at a time; what cannot be asked now is answered at once."""
    why = _hindrance(turn, message)
    if why is not None:
        turn.refuse("invite.ask")
        turn.do(Send(InviteAnswer(message.id, False, why)))
        return
    question = turn.ask_customer(QuestionKind.INVITE, (), message.reason)
    invitation = Invitation(question.number, message.id, message.kind, message.code, message.name)
    turn.set(invitation=invitation, invited_at_ms=(*_recent(turn), turn.now_ms))


def _hindrance(turn: Turn, message: InviteAsk) -> Why | None:
    is_full = message.kind is InviteKind.INVITE and turn.state.guests >= GUESTS_MAX
    if (
        turn.state.invitation is not None
        or len(_recent(turn)) >= RATE_ASKS
        or is_full
        or not turn.has_room_for_question()
    ):
        return Why.POLICY
    try:
        parse_code(message.code)
    except RefusedError:
        return Why.BAD_ITEM
    return None if message.name else Why.BAD_ITEM


def _recent(turn: Turn) -> tuple[int, ...]:
    """When colleagues were asked for within the last minute."""
    return tuple(at_ms for at_ms in turn.state.invited_at_ms if turn.now_ms - at_ms < RATE_MS)


def settle(turn: Turn) -> None:
    """At the end of each step: without View nobody can be invited to look; after the end there is nothing to answer."""
    if turn.state.phase not in UNDER_WAY:
        turn.set(invitation=None)
    elif turn.state.invitation is not None and not turn.standing(Permission.VIEW).is_given:
        answered(turn, False, Why.REVOKED)


def answered(turn: Turn, is_yes: bool, why: Why) -> None:
    """The card is answered, or its time is over: written down, told, and joined if she said yes."""
    invitation = turn.state.invitation
    if invitation is None:
        raise AssertionError
    turn.set(invitation=None, questions=consent.close_question(turn.state.questions, invitation.question))
    turn.fact("invite", Invited(invitation.kind, invitation.name, is_yes))
    if turn.state.is_peer_ready:
        turn.do(Send(InviteAnswer(invitation.id, is_yes, why)))
    if is_yes:
        turn.do(actions.JoinInvited(invitation.code, invitation.kind, invitation.name))
