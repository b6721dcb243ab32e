"""Who is writing, right now: told once a second, forgotten by itself."""

from relay.desk.typing_now import AGAIN_AFTER_MS, HOLDS_MS, KEPT_MAX, TypingNow


def test_it_holds_for_some_seconds_and_is_forgotten_by_itself() -> None:
    typing = TypingNow()
    assert typing.left_ms(7, "ours", 0) == 0
    assert typing.say(7, "ours", 100)
    assert typing.left_ms(7, "ours", 100) == HOLDS_MS
    assert typing.left_ms(7, "theirs", 100) == typing.left_ms(8, "ours", 100) == 0
    assert typing.left_ms(7, "ours", 100 + HOLDS_MS) == 0
    assert typing.left_ms(7, "ours", -5_000) == HOLDS_MS  # a clock that was set back makes nobody write for long


def test_what_is_said_again_at_once_is_no_news_and_later_holds_anew() -> None:
    typing = TypingNow()
    assert typing.say(7, "ours", 0)
    assert not typing.say(7, "ours", AGAIN_AFTER_MS - 1)
    assert typing.say(7, "ours", AGAIN_AFTER_MS)
    assert typing.left_ms(7, "ours", HOLDS_MS) == AGAIN_AFTER_MS
    typing.stop(7, "ours")
    typing.stop(7, "ours")
    assert typing.left_ms(7, "ours", HOLDS_MS) == 0


def test_it_keeps_only_so_many() -> None:
    typing = TypingNow()
    for number in range(KEPT_MAX + 5):
        typing.say(number, "ours", 0)
    assert typing.left_ms(0, "ours", 1) == 0
    assert typing.left_ms(KEPT_MAX + 4, "ours", 1) > 0
