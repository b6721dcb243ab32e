"""A monitor keeps its number, and no other one gets it while there is any choice."""

from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen.monitor_numbers import MonitorNumbers

LAYOUTS = st.lists(st.lists(st.integers(0, 11), max_size=8, unique=True), max_size=12)


def test_the_first_ones_are_numbered_in_their_order() -> None:
    assert MonitorNumbers().of(["laptop", "desk"]) == (0, 1)


def test_C6_a_monitor_that_goes_leaves_its_number_to_nobody() -> None:
    numbers = MonitorNumbers()
    numbers.of(["laptop", "desk"])
    assert numbers.of(["desk"]) == (1,)
    assert numbers.of(["desk", "beamer"]) == (1, 2)
    assert numbers.of(["laptop", "beamer"]) == (0, 2)


def test_C6_another_order_changes_no_number() -> None:
    numbers = MonitorNumbers()
    numbers.of(["laptop", "desk"])
    assert numbers.of(["desk", "laptop"]) == (1, 0)


def test_when_all_are_taken_the_longest_gone_gives_its_number() -> None:
    numbers = MonitorNumbers()
    numbers.of(list("abcdefgh"))
    numbers.of(list("bcdefgh"))
    numbers.of(list("cdefgh"))
    assert numbers.of(list("cdefghX")) == (2, 3, 4, 5, 6, 7, 0)
    assert numbers.of(list("cdefghXY")) == (2, 3, 4, 5, 6, 7, 0, 1)
    assert numbers.of(list("aXcdefgh"))[1:] == (0, 2, 3, 4, 5, 6, 7)


@given(LAYOUTS)
def test_numbers_are_0_to_7_all_different_and_stay_while_a_monitor_stays(layouts: list[list[int]]) -> None:
    numbers, before = MonitorNumbers(), dict[int, int]()
    for names in layouts:
        given_ = numbers.of(names)
        assert len(set(given_)) == len(names)
        assert set(given_) <= set(range(8))
        now = dict(zip(names, given_, strict=True))
        assert all(before[name] == number for name, number in now.items() if name in before)
        before = now
