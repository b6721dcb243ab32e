"""What the customer's windows may show of a session: a frozen picture, taken after each step.

Facts only; ``ui/text.py`` has the sentences. Names of an agent who is not verified are claims and marked so.
"""

from dataclasses import dataclass

from assistdesk.core.session import consent, permissions
from assistdesk.core.session.consent import QuestionKind
from assistdesk.core.session.events import Choice
from assistdesk.core.session.host_state import HostPhase, HostState
from assistdesk.core.session.permissions import Cause
from assistdesk.core.session.resume import LIMIT_MS
from assistdesk.core.types import InviteKind, Permission, PermissionState, SafetyPolicy, SafetyResult, Scope, Why


@dataclass(frozen=True, slots=True)
class AgentShown:
    """``name`` is confirmed by the organisation only if ``is_verified``; else it is what the other end says."""

    name: str
    organisation: str
    is_verified: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ChipShown:
    """One permission on the session bar. ``is_ending``: two minutes or less are left."""

    permission: Permission
    state: PermissionState
    scope: Scope
    left_s: int
    is_ending: bool
    why: Why


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One open question. ``arms_in_ms`` is None while *Allow* cannot arm (covered, held), 0 once it works."""

    number: int
    kind: QuestionKind
    proposed: tuple[Choice, ...]
    reason: str
    arms_in_ms: int | None
    left_ms: int
    invited: str = ""
    is_hand_over: bool = False


@dataclass(frozen=True, slots=True)
class HostView:
    phase: HostPhase
    trouble: str
    tries_left: int
    agent: AgentShown | None
    request: str
    safety_number: int | None
    policy: SafetyPolicy
    safety: SafetyResult | None
    chips: tuple[ChipShown, ...]
    questions: tuple[QuestionShown, ...]
    is_picture_on: bool
    held_by: frozenset[Cause]
    returns_in_ms: int | None
    lost_left_ms: int | None
    since_ms: int
    ended: Why | None
    ended_by: str
    is_ledger_failing: bool


def view(state: HostState, now_ms: int) -> HostView:
    """The picture of this moment."""
    chips = tuple(
        ChipShown(each.permission, each.state, each.scope, left_s, each.is_given and left_s <= 120, _why(each))
        for each in state.book.standings
        for left_s in (permissions.left_s(each, now_ms),)
        if each.state is not PermissionState.OFF
    )
    questions = tuple(
        QuestionShown(
            each.number,
            each.kind,
            each.proposed,
            each.reason,
            arms_in_ms,
            max(0, each.deadline_ms - now_ms),
            *_invited(state, each),
        )
        for each in state.questions.open
        for arms_in_ms in (_arms_in(each, now_ms),)
    )
    return HostView(
        phase=state.phase,
        trouble=state.trouble,
        tries_left=max(0, 3 - state.tries),
        agent=_agent(state),
        request=state.request,
        safety_number=state.facts.safety_number if state.facts else None,
        policy=state.policy,
        safety=state.safety,
        chips=chips,
        questions=questions,
        is_picture_on=state.book.is_on(Permission.VIEW),
        held_by=state.book.of(Permission.VIEW).causes,
        returns_in_ms=None if state.returns_at_ms is None else max(0, state.returns_at_ms - now_ms),
        lost_left_ms=None if state.lost_ms is None else max(0, state.lost_ms + LIMIT_MS - now_ms),
        since_ms=now_ms - state.opened_ms if state.facts else 0,
        ended=state.ending.why if state.ending else None,
        ended_by=state.ending.by if state.ending else "",
        is_ledger_failing=state.writer is not None and state.writer.is_failing,
    )


def agent_name(state: HostState) -> str:
    """Who is at the other end, confirmed or not; "" before anybody is."""
    shown = _agent(state)
    return shown.name if shown is not None else ""


def _why(standing: permissions.Standing) -> Why:
    return min(standing.causes).why if standing.causes else Why.OTHER


def _invited(state: HostState, question: consent.Question) -> tuple[str, bool]:
    """For which colleague it asks, and whether he is to take over; of every other question: no name."""
    invitation = state.invitation
    if invitation is None or invitation.question != question.number:
        return "", False
    return invitation.name, invitation.kind is InviteKind.HAND_OVER


def _arms_in(question: consent.Question, now_ms: int) -> int | None:
    at_ms = consent.arms_at(question)
    return None if at_ms is None else max(0, at_ms - now_ms)


def _agent(state: HostState) -> AgentShown | None:
    if state.facts is None:
        return None
    identity = state.facts.identity
    if identity.is_verified and identity.certificate is not None:
        certificate = identity.certificate
        return AgentShown(certificate.agent, certificate.organisation, True, "")
    return AgentShown(state.peer_name, "", False, identity.reason.value)
