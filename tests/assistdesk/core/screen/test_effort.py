"""When the host's processor is said to set the pace."""

from assistdesk.core.screen.effort import TURNS_MAX, Effort


def worked(turn_ms: float, every_ms: float, until_ms: float = 2_000) -> Effort:
    effort, at_ms = Effort(), 0.0
    while at_ms + turn_ms <= until_ms:
        effort.add(at_ms, at_ms + turn_ms)
        at_ms += every_ms
    return effort


def test_turns_one_after_another_are_too_much() -> None:
    assert worked(30, 31).is_too_much(2_000)
    assert worked(400, 401, 2_005).is_too_much(2_005)


def test_turns_with_rest_between_them_are_not() -> None:
    assert not worked(10, 16.7).is_too_much(2_000)
    assert not Effort().is_too_much(2_000)


def test_one_long_turn_is_a_large_picture_and_no_pace() -> None:
    effort = Effort()
    effort.add(0, 1_900)
    assert not effort.is_too_much(2_000)


def test_what_was_more_than_a_second_ago_is_forgotten() -> None:
    busy = worked(30, 31)
    assert not busy.is_too_much(2_300)
    assert not busy.is_too_much(9_000)


def test_only_the_part_inside_the_last_second_counts() -> None:
    effort = Effort()
    effort.add(0, 1_100)
    effort.add(1_100, 1_200)
    assert not effort.is_too_much(2_000)


def test_its_memory_has_an_end() -> None:
    assert len(worked(1, 1, 5_000)._turns) == TURNS_MAX
