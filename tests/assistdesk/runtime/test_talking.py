"""The session's chat between two real ends: both ways, each line once through a cut, kept before it is answered."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.core.errors import RefusedError
from assistdesk.core.session import actions
from assistdesk.core.session.talk import TalkLine
from assistdesk.core.wire.messages import ChatAck, ChatSay, Message
from assistdesk.runtime import intents_customer, intents_session
from assistdesk.runtime.snapshot_customer import CustomerPhase
from assistdesk.runtime.snapshot_parts import TalkView
from assistdesk.runtime.talking import Talking
from assistdesk.runtime.tasks import Tasks
from tests.kit.pair import Pair


class Talkers(Pair):
    @property
    def agent_talk(self) -> TalkView:
        return self.agent.session.talking.view


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Talkers]:
    async with Talkers(tmp_path) as made:
        yield made


def states(view: TalkView) -> list[tuple[str, str]]:
    return [(line.text, line.state) for line in view.lines]


async def test_N8_lines_of_both_sides_arrive_once_and_in_order_through_a_cut_line(pair: Talkers) -> None:
    await pair.share()
    pair.agent.session.talking.say("one")
    pair.customer.do(intents_session.SayInSession("uno"))
    await pair.agent.until(lambda: sorted(states(pair.agent_talk)) == [("one", "delivered"), ("uno", "heard")])
    for link in pair.relay.links:
        link.is_deaf = True
    pair.agent.session.talking.say("two")
    pair.customer.do(intents_session.SayInSession("dos"))
    pair.relay.cut(pair.agent.session.room)
    await pair.customer.until_phase(CustomerPhase.BACK)
    await pair.customer.until(lambda seen: len(seen.talk.lines) == 4 and seen.talk.lines[-1].state != "sent")
    await pair.agent.until(lambda: all(line.state in ("delivered", "heard") for line in pair.agent_talk.lines[:4]))
    own = [text for text, state in states(pair.agent_talk) if state == "delivered"]
    heard = [text for text, state in states(pair.agent_talk) if state == "heard"]
    assert (own, heard) == (["one", "two"], ["uno", "dos"])
    assert [line.text for line in pair.customer.seen.talk.lines if line.state == "heard"] == ["one", "two"]


async def test_what_is_new_is_unread_until_it_is_seen(pair: Talkers) -> None:
    await pair.share()
    pair.agent.session.talking.say("hello")
    await pair.customer.until(lambda seen: seen.talk.unread == 1)
    pair.customer.do(intents_session.TalkSeen())
    await pair.customer.until(lambda seen: seen.talk.unread == 0)


async def test_after_stop_nothing_is_said_any_more(pair: Talkers) -> None:
    await pair.share()
    pair.customer.do(intents_customer.Stop())
    await pair.customer.until_phase(CustomerPhase.OVER)
    pair.customer.do(intents_session.SayInSession("late"))
    assert pair.customer.seen.talk.lines == ()


class Alone:
    """One end's chat with nothing behind it but a disk that may be full."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.logged: list[actions.Log] = []
        self.kept: list[int] = []
        self.is_full = False
        self.tasks = Tasks(lambda _name, error: pytest.fail(repr(error)))
        self.talking = Talking(
            SystemClock(), SystemRandomness(), self.tasks, self.sent.append, self.logged.append, lambda: None, self.keep
        )

    async def keep(self, lines: tuple[TalkLine, ...]) -> None:
        if self.is_full:
            raise RefusedError("disk")
        self.kept.append(len(lines))

    async def settled(self) -> None:
        while len(self.tasks):
            await asyncio.sleep(0)


async def test_PR1_a_line_is_kept_before_it_leaves_and_before_it_is_answered() -> None:
    alone = Alone()
    alone.talking.go_on(True)
    alone.talking.say("ours")
    alone.talking.arrived(ChatSay(bytes(16), "theirs", 0))
    assert alone.sent == []
    await alone.settled()
    assert [type(message) for message in alone.sent] == [ChatAck, ChatSay]
    assert alone.kept == [2]


async def test_what_a_full_disk_refuses_is_not_answered_until_it_is_kept() -> None:
    alone = Alone()
    alone.talking.go_on(True)
    alone.is_full = True
    alone.talking.arrived(ChatSay(bytes(16), "theirs", 0))
    await alone.settled()
    assert alone.sent == []
    assert alone.talking.view.problem is not None
    alone.is_full = False
    alone.talking.arrived(ChatSay(bytes(16), "theirs", 0))
    await alone.settled()
    assert set(alone.sent) == {ChatAck(bytes(16))}
    assert len(alone.talking.view.lines) == 1


async def test_a_refused_text_comes_back_with_the_reason() -> None:
    alone = Alone()
    alone.talking.say("a" * 8_193)
    view = alone.talking.view
    assert view.problem is not None
    assert (view.problem.rule, view.returned_n, len(view.returned)) == ("talk_long", 1, 8_193)


async def test_a_flood_that_fills_the_talk_is_neither_kept_nor_answered() -> None:
    alone = Alone()
    alone.talking.go_on(True)
    for n in range(33):
        alone.talking.arrived(ChatSay(n.to_bytes(16, "big"), "a" * 8_192, 0))
    await alone.settled()
    assert len(alone.talking.view.lines) == 32
    assert len(alone.sent) == 32
    assert [line.rule for line in alone.logged] == ["talk_full"]
