"""When *Allow* works, when silence is a no, and how strict the safety step is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.signing import Certificate, Identity, Reason
from assistdesk.core.errors import MisuseError
from assistdesk.core.session import consent
from assistdesk.core.session.consent import Question, QuestionKind, Questions
from assistdesk.core.session.events import Choice, Origin
from assistdesk.core.types import Permission, SafetyPolicy, SafetyResult, Scope

PROPOSED = (Choice(Permission.CONTROL, Scope((0,)), 900),)


def opened(*, is_first: bool = False, kind: QuestionKind = QuestionKind.ASK) -> tuple[Questions, Question]:
    return consent.open_question(Questions(), kind, PROPOSED, 0, is_first=is_first)


@settings(max_examples=100)
@given(
    looks=st.lists(st.tuples(st.integers(1, 2_000), st.booleans()), max_size=8),
    pressed_ms=st.integers(0, 20_000),
    is_first=st.booleans(),
)
def test_C4_a_press_counts_only_after_an_unbroken_look(
    looks: list[tuple[int, bool]], pressed_ms: int, is_first: bool
) -> None:
    questions, question = opened(is_first=is_first)
    now_ms, since_ms = 0, None
    for pause_ms, visible in looks:
        now_ms += pause_ms
        if visible:
            questions = consent.shown(questions, question.number, now_ms)
            since_ms = now_ms if since_ms is None else since_ms
        else:
            questions = consent.covered(questions, question.number)
            since_ms = None
    now_ms += 10_000
    found = questions.find(question.number)
    assert found is not None
    arm_ms = 5_000 if is_first else 1_000
    expected = since_ms is not None and since_ms + arm_ms <= pressed_ms <= now_ms
    assert consent.is_armed(found, pressed_ms, now_ms) is expected


def test_a_dead_question_arms_again_from_the_beginning() -> None:
    questions, _ = opened()
    questions = consent.shown(questions, 1, 0)
    questions = consent.set_dead(questions, 1, True, 500)
    found = questions.find(1)
    assert found is not None
    assert consent.arms_at(found) is None
    questions = consent.set_dead(questions, 1, False, 2_000)
    found = questions.find(1)
    assert found is not None
    assert consent.arms_at(found) == 3_000
    assert consent.set_dead(questions, 1, False, 9_000) == questions
    hidden = consent.set_dead(consent.covered(questions, 1), 1, True, 1)
    assert hidden.open[0].visible_since_ms is None


def test_unknown_questions_change_nothing() -> None:
    empty = Questions()
    assert consent.shown(empty, 5, 0) == consent.covered(empty, 5) == consent.set_dead(empty, 5, True, 0) == empty
    assert empty.sheet is None
    assert empty.about(Permission.VIEW) is None


def test_silence_is_a_no_after_a_minute_and_five_on_the_sheet() -> None:
    card, _ = opened()
    sheet, _ = opened(kind=QuestionKind.SHEET, is_first=True)
    assert consent.wake_at(card) == 60_000
    assert consent.overdue(card, 59_999) == ()
    assert consent.overdue(card, 60_000) == card.open
    assert consent.wake_at(sheet) == 300_000
    assert consent.wake_at(Questions()) is None
    assert not consent.is_armed(consent.shown(card, 1, 0).open[0], 60_000, 60_000)
    assert card.about(Permission.CONTROL) == card.open[0]
    assert consent.close_question(card, 1).open == ()


def test_questions_are_bounded_and_numbers_are_never_used_twice() -> None:
    questions = Questions()
    for _ in range(8):
        questions, _ = consent.open_question(questions, QuestionKind.ASK, PROPOSED, 0, is_first=False)
    assert [each.number for each in questions.open] == list(range(1, 9))
    with pytest.raises(MisuseError, match="too_many_questions"):
        consent.open_question(questions, QuestionKind.ASK, PROPOSED, 0, is_first=False)


def identity(verified: bool, safety: SafetyPolicy) -> Identity:
    certificate = Certificate(bytes(8), 1, bytes(16), bytes(32), bytes(32), 0, 1, safety, "Org", "Ana")
    return Identity(Reason.VERIFIED if verified else Reason.EXPIRED, certificate)


OFF, ASKED, REQUIRED = SafetyPolicy


@pytest.mark.parametrize(
    ("own", "verified", "wish", "origin", "answer"),
    [
        (OFF, True, OFF, Origin.TYPED, OFF),
        (ASKED, True, OFF, Origin.TYPED, ASKED),
        (OFF, True, REQUIRED, Origin.TYPED, REQUIRED),
        (OFF, False, REQUIRED, Origin.TYPED, OFF),
        (REQUIRED, True, OFF, Origin.TYPED, REQUIRED),
        (OFF, True, OFF, Origin.LINK, ASKED),
        (REQUIRED, True, OFF, Origin.LINK, REQUIRED),
        (OFF, False, OFF, Origin.OFFER, REQUIRED),
        (OFF, True, OFF, Origin.OFFER, OFF),
    ],
)
def test_C15_the_stricter_policy_is_in_force_and_nothing_makes_it_laxer(
    own: SafetyPolicy, verified: bool, wish: SafetyPolicy, origin: Origin, answer: SafetyPolicy
) -> None:
    assert consent.policy_in_force(own, identity(verified, wish), origin) is answer


@pytest.mark.parametrize("policy", SafetyPolicy)
def test_C15_skip_is_there_only_where_it_is_allowed(policy: SafetyPolicy) -> None:
    assert consent.is_safety_answer_possible(policy, SafetyResult.SKIPPED) is (policy is ASKED)
    assert consent.is_safety_answer_possible(policy, SafetyResult.SAME)
    assert consent.is_safety_answer_possible(policy, SafetyResult.DIFFERENT)
    assert not consent.is_safety_answer_possible(policy, SafetyResult.OFF)


@pytest.mark.parametrize("result", [None, SafetyResult.SKIPPED, SafetyResult.SAME])
def test_C15_required_means_same_before_control(result: SafetyResult | None) -> None:
    assert consent.is_safe_enough(REQUIRED, result, Permission.CONTROL) is (result is SafetyResult.SAME)
    assert consent.is_safe_enough(REQUIRED, result, Permission.VIEW)
    assert consent.is_safe_enough(ASKED, result, Permission.CONTROL)
