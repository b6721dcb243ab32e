"""The talk of a session: each line once, in order, with how far it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import talk
from assistdesk.core.session.talk import LineState, Talk
from assistdesk.core.wire.messages import ChatSay


def line_id(n: int) -> bytes:
    return n.to_bytes(16, "big")


def states(one: Talk) -> list[LineState]:
    return [line.state for line in one.lines]


def test_a_line_is_unsent_then_sent_then_delivered() -> None:
    one = talk.say(Talk(), line_id(1), "  Hello\r\nthere ", 5, 0)
    assert states(one) == [LineState.UNSENT]
    one, sent = talk.to_send(one, 9)
    assert sent == (ChatSay(line_id(1), "Hello\nthere", 5),)
    assert states(one) == [LineState.SENT]
    assert talk.to_send(one, 9)[1] == ()
    one = talk.stored(talk.stored(one, line_id(9)), line_id(1))
    assert states(one) == [LineState.DELIVERED]


def test_N8_after_a_loss_only_what_was_not_answered_goes_again_with_its_id() -> None:
    one = Talk()
    for n in range(3):
        one = talk.say(one, line_id(n), f"line {n}", n, 0)
    one, first = talk.to_send(one, 9)
    one = talk.stored(one, line_id(1))
    one, again = talk.to_send(talk.link_is_new(one), 9)
    assert again == (first[0], first[2])


def test_N8_a_line_heard_twice_stands_once() -> None:
    said = ChatSay(line_id(7), "Hola", 9)
    one = talk.hear(Talk(), said, 1)
    assert talk.hear(one, said, 2) is one
    assert [line.is_own for line in one.lines] == [False]


def test_a_foreign_line_with_the_id_of_an_own_one_is_another_line() -> None:
    one = talk.say(Talk(), line_id(1), "mine", 0, 0)
    one = talk.hear(one, ChatSay(line_id(1), "theirs", 0), 0)
    one = talk.stored(one, line_id(1))
    assert states(one) == [LineState.DELIVERED, LineState.HEARD]


@pytest.mark.parametrize(
    ("text", "rule"),
    [(" \n\u200b", "talk_empty"), ("a" * 8_193, "talk_long"), ("中" * 2_731, "talk_long")],
)
def test_what_no_message_carries_is_refused(text: str, rule: str) -> None:
    with pytest.raises(RefusedError, match=rule):
        talk.say(Talk(), line_id(1), text, 0, 0)


def test_the_longest_line_fits() -> None:
    assert len(talk.say(Talk(), line_id(1), "é" * 4_096, 0, 0).lines) == 1


def test_the_twenty_first_line_in_ten_seconds_waits() -> None:
    one = Talk()
    for n in range(20):
        one = talk.say(one, line_id(n), "x", 0, n)
    with pytest.raises(RefusedError, match="talk_fast"):
        talk.say(one, line_id(20), "x", 0, 9_999)
    assert len(talk.say(one, line_id(20), "x", 0, 10_000).lines) == 21


def test_a_full_talk_takes_nothing_from_either_side() -> None:
    one = Talk()
    for n in range(32):
        one = talk.hear(one, ChatSay(line_id(n), "a" * 8_192, 0), 0)
    with pytest.raises(RefusedError, match="talk_full"):
        talk.say(one, line_id(40), "x", 0, 0)
    with pytest.raises(RefusedError, match="talk_full"):
        talk.hear(one, ChatSay(line_id(41), "x", 0), 0)


def test_only_what_is_kept_here_and_only_so_much_goes_out() -> None:
    one = Talk()
    for n in range(40):
        one = talk.say(one, line_id(n), "x", 0, n * 1_000)
    assert len(talk.to_send(one, 3)[1]) == 3
    one, sent = talk.to_send(one, 40)
    assert len(sent) == 32
    assert talk.to_send(one, 40)[1] == ()
    assert talk.to_send(talk.stored(one, line_id(0)), 40)[1] == (ChatSay(line_id(32), "x", 0),)


@given(st.lists(st.sampled_from(["say", "carry", "cut", "answer"]), max_size=40))
def test_N8_whatever_the_line_does_the_other_end_has_each_line_once_and_in_order(steps: list[str]) -> None:
    """A line that is cut loses what it carries and what is answered; the last link works."""
    ours, theirs, n = Talk(), Talk(), 0
    under_way: tuple[ChatSay, ...] = ()
    for step in [*steps, "cut", "carry", "answer"]:
        match step:
            case "say":
                ours, n = talk.say(ours, line_id(n), f"{n}", 0, n * 1_000), n + 1
            case "carry":
                ours, more = talk.to_send(ours, len(ours.lines))
                under_way = (*under_way, *more)
            case "cut":
                for message in under_way[: len(under_way) // 2]:
                    theirs = talk.hear(theirs, message, 0)
                ours, under_way = talk.link_is_new(ours), ()
            case _:
                for message in under_way:
                    theirs = talk.hear(theirs, message, 0)
                    ours = talk.stored(ours, message.id)
                under_way = ()
    assert [line.text for line in theirs.lines] == [f"{each}" for each in range(n)]
    assert set(states(ours)) <= {LineState.DELIVERED}
