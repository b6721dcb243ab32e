"""The few shared types."""

from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.types import Monitor, Permission, Rect, Role, SafetyPolicy, SafetyResult, Why
from tests.vectors.message_table import WHY

RECTS = st.builds(Rect, st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 60), st.integers(1, 60))


def pixels(rect: Rect) -> set[tuple[int, int]]:
    return {(x, y) for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)}


@given(RECTS, RECTS)
def test_rectangles_meet_in_the_pixels_that_both_have(one: Rect, other: Rect) -> None:
    common = one.intersect(other)
    assert (pixels(common) if common else set()) == pixels(one) & pixels(other)
    assert one.area == len(pixels(one))


@given(RECTS, RECTS)
def test_a_union_is_the_smallest_rectangle_around_both(one: Rect, other: Rect) -> None:
    union = one.united(other)
    assert pixels(one) | pixels(other) <= pixels(union)
    assert (union.x, union.y) == (min(one.x, other.x), min(one.y, other.y))
    assert (union.right, union.bottom) == (max(one.right, other.right), max(one.bottom, other.bottom))


def test_each_role_has_the_other() -> None:
    assert [role.other for role in Role] == [Role.HOST, Role.VIEWER]


def test_the_stricter_policy_wins() -> None:
    off, asked, required = SafetyPolicy
    assert (off.stricter(asked), required.stricter(asked), asked.stricter(asked)) == (asked, required, asked)
    assert [policy.strictness for policy in SafetyPolicy] == [0, 1, 2]


def test_a_monitor_is_a_rectangle_of_the_desktop() -> None:
    assert Monitor(1, -100, 20, 640, 480).rect == Rect(-100, 20, 640, 480)


def test_the_values_on_the_wire_are_those_of_the_protocol() -> None:
    assert [permission.value for permission in Permission] == [1, 2, 4, 8, 16, 32, 64]
    assert [why.value for why in Why] == WHY
    assert [result.value for result in SafetyResult] == ["same", "different", "skipped", "off"]
