"""Questions to the customer: when *Allow* works, when silence is a no, how strict the safety step is.

A ``Question`` is one window: the sheet, a card for an ask, or a card that the customer opened to give something.
*Allow* counts only when the press began after the window had been wholly visible long enough without a break
(experience.md section 7): presses from before are thrown away, being covered starts the wait again.

Refuses to know: how a window looks, what a permission does, messages.
"""

import enum
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.crypto.signing import Identity
from assistdesk.core.errors import MisuseError
from assistdesk.core.session.events import Choice, Origin
from assistdesk.core.session.permissions import NEEDS_SAFETY
from assistdesk.core.types import Permission, SafetyPolicy, SafetyResult

FIRST_ARM_MS: Final = 5_000
LATER_ARM_MS: Final = 1_000
CARD_MS: Final = 60_000
SHEET_MS: Final = 300_000
OPEN_QUESTIONS: Final = 8


class QuestionKind(enum.StrEnum):
    SHEET = "sheet"
    ASK = "ask"
    OFFER = "offer"
    INVITE = "invite"


@dataclass(frozen=True, slots=True)
class Question:
    """One open window. ``visible_since_ms`` is None while not wholly visible; ``is_dead``: held, buttons do nothing."""

    number: int
    kind: QuestionKind
    proposed: tuple[Choice, ...]
    reason: str
    deadline_ms: int
    arm_ms: int
    visible_since_ms: int | None = None
    is_dead: bool = False

    @property
    def permissions(self) -> tuple[Permission, ...]:
        return tuple(choice.permission for choice in self.proposed)


@dataclass(frozen=True, slots=True)
class Questions:
    """The open questions, oldest first, at most eight; numbers are never used twice."""

    open: tuple[Question, ...] = ()
    next_number: int = 1

    def find(self, number: int) -> Question | None:
        return next((question for question in self.open if question.number == number), None)

    def about(self, permission: Permission) -> Question | None:
        """The ask that is open for this permission (the sheet and offers are no asks)."""
        return next(
            (each for each in self.open if each.kind is QuestionKind.ASK and permission in each.permissions), None
        )

    @property
    def sheet(self) -> Question | None:
        return next((question for question in self.open if question.kind is QuestionKind.SHEET), None)


def open_question(
    questions: Questions,
    kind: QuestionKind,
    proposed: tuple[Choice, ...],
    now_ms: int,
    *,
    is_first: bool,
    reason: str = "",
    is_dead: bool = False,
) -> tuple[Questions, Question]:
    """Adds a question; ``is_first``: no permission was granted yet in this session, so *Allow* takes five seconds.

    Raises:
        MisuseError: more questions at once than the limits of asking let happen.
    """
    if len(questions.open) >= OPEN_QUESTIONS:
        raise MisuseError("too_many_questions")
    question = Question(
        number=questions.next_number,
        kind=kind,
        proposed=proposed,
        reason=reason,
        deadline_ms=now_ms + (SHEET_MS if kind is QuestionKind.SHEET else CARD_MS),
        arm_ms=FIRST_ARM_MS if is_first else LATER_ARM_MS,
        is_dead=is_dead,
    )
    return Questions((*questions.open, question), questions.next_number + 1), question


def close_question(questions: Questions, number: int) -> Questions:
    return replace(questions, open=tuple(each for each in questions.open if each.number != number))


def _changed(questions: Questions, question: Question) -> Questions:
    return replace(
        questions, open=tuple(question if each.number == question.number else each for each in questions.open)
    )


def propose(questions: Questions, number: int, proposed: tuple[Choice, ...], now_ms: int) -> Questions:
    """The card's lines have changed under its reader's eyes: *Allow* arms again, from the beginning. Its time does not."""
    question = questions.find(number)
    if question is None or question.proposed == proposed:
        return questions
    since_ms = None if question.visible_since_ms is None else now_ms
    return _changed(questions, replace(question, proposed=proposed, visible_since_ms=since_ms))


def shown(questions: Questions, number: int, now_ms: int) -> Questions:
    """Its window is wholly visible from now on. Said again while it is, it changes nothing."""
    question = questions.find(number)
    if question is None or question.visible_since_ms is not None:
        return questions
    return _changed(questions, replace(question, visible_since_ms=now_ms))


def covered(questions: Questions, number: int) -> Questions:
    question = questions.find(number)
    return questions if question is None else _changed(questions, replace(question, visible_since_ms=None))


def set_dead(questions: Questions, number: int, is_dead: bool, now_ms: int) -> Questions:
    """Held: the buttons die. Freed: they arm again, from the beginning."""
    question = questions.find(number)
    if question is None or question.is_dead == is_dead:
        return questions
    since_ms = None if question.visible_since_ms is None else now_ms
    return _changed(questions, replace(question, is_dead=is_dead, visible_since_ms=since_ms))


def arms_at(question: Question) -> int | None:
    """When *Allow* begins to work; None while it cannot."""
    if question.is_dead or question.visible_since_ms is None:
        return None
    return question.visible_since_ms + question.arm_ms


def is_armed(question: Question, pressed_ms: int, now_ms: int) -> bool:
    """Does a press that began at ``pressed_ms`` and is reported at ``now_ms`` count?"""
    at_ms = arms_at(question)
    return at_ms is not None and at_ms <= pressed_ms <= now_ms < question.deadline_ms


def overdue(questions: Questions, now_ms: int) -> tuple[Question, ...]:
    return tuple(question for question in questions.open if now_ms >= question.deadline_ms)


def wake_at(questions: Questions) -> int | None:
    return min((question.deadline_ms for question in questions.open), default=None)


# --- the safety step ----------------------------------------------------------------------------------------------


def policy_in_force(own: SafetyPolicy, identity: Identity, origin: Origin) -> SafetyPolicy:
    """The stricter of the customer's own configuration and a *verified* certificate's wish; stricter still for a code
    that a page (LINK) or the relay (OFFER) may have seen (protocol.md sections 3 and 5). Nothing makes it laxer."""
    policy = own.stricter(identity.safety)
    if origin is Origin.OFFER and not identity.is_verified:
        return policy.stricter(SafetyPolicy.REQUIRED)
    if origin is Origin.LINK:
        return policy.stricter(SafetyPolicy.ASKED)
    return policy


def is_safety_answer_possible(policy: SafetyPolicy, result: SafetyResult) -> bool:
    """May the customer give this answer? Skip only where it is allowed; DIFFERENT always."""
    match result:
        case SafetyResult.SAME | SafetyResult.DIFFERENT:
            return True
        case SafetyResult.SKIPPED:
            return policy is SafetyPolicy.ASKED
        case _:
            return False


def is_safe_enough(policy: SafetyPolicy, result: SafetyResult | None, permission: Permission) -> bool:
    """REQUIRED: Control, Clipboard and Files cannot be granted before *Same*."""
    return permission not in NEEDS_SAFETY or policy is not SafetyPolicy.REQUIRED or result is SafetyResult.SAME
