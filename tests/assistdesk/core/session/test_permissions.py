"""The table of protocol.md section 13.1, every row and column of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import MisuseError
from assistdesk.core.session.permissions import (
    ENDS_WHEN_LOST,
    LIVES_S,
    NEEDS_VIEW,
    NO_SCOPE,
    Allow,
    Ask,
    AskVerdict,
    Book,
    Cause,
    Change,
    Deed,
    Deny,
    End,
    Free,
    Hold,
    Standing,
    Take,
    allowed,
    apply,
    common_lives,
    count_answer,
    due,
    end_time,
    is_scope_possible,
    judge_ask,
    left_s,
    step,
    take_number,
    wake_at,
)
from assistdesk.core.types import Permission, PermissionState, Scope, Why

ONE = Scope((0,))
OFF, ASKED, ON, HELD = PermissionState
PAUSED = frozenset({Cause.PAUSED})
START: dict[PermissionState, Standing] = {
    OFF: Standing(Permission.VIEW),
    ASKED: Standing(Permission.VIEW, ASKED, ask=7, scope=ONE),
    ON: Standing(Permission.VIEW, ON, grant=3, scope=ONE, until_ms=1000),
    HELD: Standing(Permission.VIEW, HELD, grant=3, scope=ONE, until_ms=1000, causes=PAUSED),
}
CHANGES: dict[str, Change] = {
    "ask": Ask(8, ONE),
    "allow": Allow(4, ONE, 2000),
    "deny": Deny(Why.DENIED),
    "take": Take(Why.REVOKED),
    "hold": Hold(Cause.LOCKED),
    "free": Free(Cause.PAUSED),
    "end": End(Why.STOP),
}
D = Deed
TABLE: dict[tuple[PermissionState, str], tuple[PermissionState, tuple[Deed, ...]]] = {
    (OFF, "ask"): (ASKED, (D.LOG_ASKED, D.CARD)),
    (OFF, "allow"): (ON, (D.TELL, D.START)),
    (OFF, "deny"): (OFF, ()),
    (OFF, "take"): (OFF, ()),
    (OFF, "hold"): (OFF, ()),
    (OFF, "free"): (OFF, ()),
    (OFF, "end"): (OFF, ()),
    (ASKED, "ask"): (ASKED, (D.DROP,)),
    (ASKED, "allow"): (ON, (D.TELL, D.START)),
    (ASKED, "deny"): (OFF, (D.LOG_OFF, D.TELL)),
    (ASKED, "take"): (OFF, (D.LOG_OFF, D.TELL)),
    (ASKED, "hold"): (ASKED, ()),
    (ASKED, "free"): (ASKED, ()),
    (ASKED, "end"): (OFF, (D.LOG_OFF,)),
    (ON, "ask"): (ON, (D.DROP,)),
    (ON, "allow"): (ON, (D.TELL, D.START)),
    (ON, "deny"): (ON, ()),
    (ON, "take"): (OFF, (D.STOP, D.LOG_OFF, D.TELL)),
    (ON, "hold"): (HELD, (D.STOP, D.LOG_HELD, D.TELL)),
    (ON, "free"): (ON, ()),
    (ON, "end"): (OFF, (D.STOP, D.LOG_OFF)),
    (HELD, "ask"): (HELD, (D.DROP,)),
    (HELD, "allow"): (HELD, (D.TELL,)),
    (HELD, "deny"): (HELD, ()),
    (HELD, "take"): (OFF, (D.STOP, D.LOG_OFF, D.TELL)),
    (HELD, "hold"): (HELD, ()),
    (HELD, "free"): (ON, (D.TELL, D.START)),
    (HELD, "end"): (OFF, (D.STOP, D.LOG_OFF)),
}


@pytest.mark.parametrize(("state", "name"), [(state, name) for state in START for name in CHANGES])
def test_C17_every_state_and_change_of_one_permission_is_decided_as_the_table_says(
    state: PermissionState, name: str
) -> None:
    after, effects = step(START[state], CHANGES[name])
    assert (after.state, tuple(effect.deed for effect in effects)) == TABLE[state, name]


def test_a_new_grant_kills_the_old_number() -> None:
    after, _ = step(START[ON], Allow(4, ONE, 2000))
    assert (after.grant, after.until_ms) == (4, 2000)


def test_causes_add_up_and_all_must_go() -> None:
    held, _ = step(START[HELD], Hold(Cause.LOCKED))
    still, effects = step(held, Free(Cause.PAUSED))
    assert still.state is HELD
    assert effects == ()
    free, _ = step(still, Free(Cause.LOCKED))
    assert free.state is ON


def test_a_yes_that_comes_while_it_is_held_is_held() -> None:
    after, effects = step(START[ASKED], Allow(4, ONE, 2000, PAUSED))
    assert after.state is HELD
    assert effects[0].why is Why.PAUSED


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_word_for_the_other_end(cause: Cause) -> None:
    assert cause.why in Why


def _book(*permissions: Permission, until_ms: int = 10_000_000) -> Book:
    book = Book.empty()
    for permission in permissions:
        book, number = take_number(book)
        book, _ = apply(book, permission, Allow(number, ONE if permission < 8 else NO_SCOPE, until_ms))
    return book


@pytest.mark.parametrize("change", [Take(Why.REVOKED), End(Why.STOP)])
def test_view_off_takes_all_that_needs_it_and_first(change: Change) -> None:
    book, effects = apply(_book(*Permission), Permission.VIEW, change)
    assert [each.permission for each in book.standings if each.is_given] == [Permission.CLIPBOARD, Permission.FILES]
    stops = [effect.permission for effect in effects if effect.deed is Deed.STOP]
    assert stops == [*NEEDS_VIEW, Permission.VIEW]


def test_view_held_holds_all_that_needs_it_and_frees_it_again() -> None:
    held, _ = apply(_book(*Permission), Permission.VIEW, Hold(Cause.PAUSED))
    assert {each.permission for each in held.standings if each.state is HELD} == {Permission.VIEW, *NEEDS_VIEW}
    free, _ = apply(held, Permission.VIEW, Free(Cause.PAUSED))
    assert all(each.state is ON for each in free.standings)


def test_taking_a_view_that_is_off_takes_nothing_else() -> None:
    book, effects = apply(_book(Permission.CLIPBOARD), Permission.VIEW, Take(Why.REVOKED))
    assert effects == ()
    assert book.is_on(Permission.CLIPBOARD)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(list(Permission)), st.sampled_from(list(CHANGES.values()))), max_size=40))
def test_PR7_after_any_changes_nothing_hangs_on_a_view_that_is_not_there(
    changes: list[tuple[Permission, Change]],
) -> None:
    book = Book.empty()
    numbers = []
    for permission, change in changes:
        if isinstance(change, Allow):
            if permission in NEEDS_VIEW and not book.of(Permission.VIEW).is_given:
                continue
            book, number = take_number(book)
            numbers.append(number)
            causes = book.of(Permission.VIEW).causes if permission in NEEDS_VIEW else frozenset[Cause]()
            change = Allow(number, change.scope, change.until_ms, causes)
        book, _ = apply(book, permission, change)
    view = book.of(Permission.VIEW)
    for permission in NEEDS_VIEW:
        assert not book.of(permission).is_given or view.is_given
        assert not book.is_on(permission) or view.state is ON
    assert len(set(numbers)) == len(numbers)


@settings(max_examples=100)
@given(
    grant=st.integers(0, 3),
    monitors=st.sets(st.integers(0, 3), max_size=3),
    now_ms=st.integers(0, 2000),
)
def test_PR7_the_gate_lets_through_only_this_grant_inside_its_scope_before_its_end(
    grant: int, monitors: set[int], now_ms: int
) -> None:
    book, _ = apply(Book.empty(), Permission.VIEW, Allow(2, Scope((0, 1)), 1000))
    expected = grant == 2 and monitors <= {0, 1} and now_ms < 1000
    assert allowed(book, Permission.VIEW, grant, Scope(tuple(monitors)), now_ms) is expected


@pytest.mark.parametrize("state", [OFF, ASKED, HELD])
def test_C1_the_gate_is_shut_unless_on(state: PermissionState) -> None:
    book = Book((START[state], *Book.empty().standings[1:]))
    assert not allowed(book, Permission.VIEW, START[state].grant, NO_SCOPE, 0)


def test_directions_are_part_of_the_gate() -> None:
    book, _ = apply(Book.empty(), Permission.FILES, Allow(1, Scope((), 1), 1000))
    assert allowed(book, Permission.FILES, 1, Scope((), 1), 0)
    assert not allowed(book, Permission.FILES, 1, Scope((), 2), 0)


# --- asking -------------------------------------------------------------------------------------------------------


def test_C10_one_ask_at_a_time_six_a_minute_then_no_card() -> None:
    book = Book.empty()
    for _ in range(6):
        book, verdict = judge_ask(book, Permission.VIEW, ONE, 0)
        assert verdict is AskVerdict.CARD
    book, verdict = judge_ask(book, Permission.VIEW, ONE, 59_999)
    assert verdict is AskVerdict.TOO_OFTEN
    book, verdict = judge_ask(book, Permission.VIEW, ONE, 60_000)
    assert verdict is AskVerdict.CARD
    asked, _ = apply(book, Permission.VIEW, Ask(1, ONE))
    assert judge_ask(asked, Permission.VIEW, ONE, 60_000)[1] is AskVerdict.DROP


def test_C10_two_denials_in_a_row_bring_a_minute_of_quiet() -> None:
    book = count_answer(Book.empty(), granted=False, now_ms=0)
    assert judge_ask(book, Permission.VIEW, ONE, 1)[1] is AskVerdict.CARD
    kind = count_answer(book, granted=True, now_ms=0)
    assert count_answer(kind, granted=False, now_ms=0).quiet_until_ms == 0
    book = count_answer(book, granted=False, now_ms=10)
    assert judge_ask(book, Permission.VIEW, ONE, 60_009)[1] is AskVerdict.QUIET
    assert judge_ask(book, Permission.VIEW, ONE, 60_010)[1] is AskVerdict.CARD


@pytest.mark.parametrize("permission", NEEDS_VIEW)
def test_what_needs_view_cannot_be_asked_without_it(permission: Permission) -> None:
    assert judge_ask(Book.empty(), permission, ONE, 0)[1] is AskVerdict.NEEDS_VIEW


@pytest.mark.parametrize(
    ("permission", "scope", "possible"),
    [
        (Permission.VIEW, Scope((0, 1)), True),
        (Permission.VIEW, Scope(()), False),
        (Permission.VIEW, Scope((0, 0)), False),
        (Permission.CONTROL, Scope((0,), 1), False),
        (Permission.FILES, Scope((), 3), True),
        (Permission.FILES, Scope((), 0), False),
        (Permission.CLIPBOARD, Scope((), 4), False),
        (Permission.CLIPBOARD, Scope((0,), 1), False),
        (Permission.RECORD, Scope(), True),
        (Permission.RECORD, Scope((), 1), False),
        (Permission.RESUME, Scope((), 1), True),
        (Permission.RESUME, Scope((), 2), False),
    ],
)
def test_C10_a_scope_must_say_something_for_its_permission(
    permission: Permission, scope: Scope, possible: bool
) -> None:
    assert is_scope_possible(permission, scope) is possible
    if not possible:
        verdict = judge_ask(_book(Permission.VIEW), permission, scope, 0)[1]
        assert verdict in (AskVerdict.BAD_SCOPE, AskVerdict.DROP)


# --- time ---------------------------------------------------------------------------------------------------------


def test_C12_a_grant_has_one_notice_and_ends_on_time() -> None:
    book = _book(Permission.VIEW, until_ms=300_000)
    assert wake_at(book) == 180_000
    assert due(book, 179_999)[:2] == ((), ())
    expired, noticed, after = due(book, 180_000)
    assert (expired, noticed) == ((), (Permission.VIEW,))
    assert wake_at(after) == 300_000
    assert due(after, 200_000)[1] == ()
    assert due(after, 300_000)[0] == (Permission.VIEW,)
    assert wake_at(Book.empty()) is None


def test_time_left_is_rounded_up_and_never_negative() -> None:
    standing = START[ON]
    assert [left_s(standing, now_ms) for now_ms in (0, 1, 999, 1000, 5000)] == [1, 1, 1, 0, 0]
    assert left_s(START[OFF], 0) == 0


@pytest.mark.parametrize("permission", Permission)
def test_only_lives_that_are_offered_are_given_and_never_past_the_session(permission: Permission) -> None:
    for seconds in LIVES_S[permission]:
        assert end_time(permission, seconds, 0, 10**9) == (10**9 if seconds is None else seconds * 1000)
        assert end_time(permission, seconds, 0, 5) == 5
    with pytest.raises(MisuseError, match="life_not_offered"):
        end_time(permission, 7, 0, 10**9)


def test_a_loss_ends_all_that_could_touch_or_take() -> None:
    assert set(ENDS_WHEN_LOST) == set(Permission) - {Permission.VIEW, Permission.POINT, Permission.RESUME}


def test_one_end_time_for_several_is_no_longer_than_each_of_them_may_have() -> None:
    view, point, control, files = Permission.VIEW, Permission.POINT, Permission.CONTROL, Permission.FILES
    assert common_lives((view, point)) == (3600, 900, None)
    assert common_lives((point, control)) == (900, 3600)
    assert common_lives((view, point, control, files)) == (900,)
    assert common_lives((control, Permission.RESUME)) == ()
