"""runtime/customer_chat.py: what the relay may answer at the worst moment, and that no word is lost by it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk.chat_shapes import (
    TYPED_MAX,
    ChatAsk,
    ChatAvailable,
    ChatLine,
    ChatMoved,
    ChatOut,
    CodeOffer,
    LineSaid,
)
from assistdesk.core.desk.reading_shapes import Solved
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import intents_customer
from assistdesk.runtime.customer_chat import CustomerChat
from assistdesk.runtime.snapshot_customer import ChatPhase, CustomerChatView
from assistdesk.runtime.tasks import Tasks

AT = "2026-03-01T10:00:00.000Z"
WITHIN_S = 20.0


@dataclass
class Relay:
    """Answers chats as a test says: each list is taken from its front, the last entry stays."""

    asks: list[AssistDeskError | None] = field(default_factory=lambda: [None])
    says: list[AssistDeskError | None] = field(default_factory=lambda: [None])
    solves: list[AssistDeskError | None] = field(default_factory=lambda: [None])
    solved: list[tuple[int, str, str]] = field(default_factory=list)
    status: str = "open"
    news: list[AssistDeskError | str] = field(default_factory=lambda: ["active"])
    asked: list[ChatAsk] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)
    types: list[AssistDeskError | None] = field(default_factory=lambda: [None])
    code: CodeOffer | None = None

    def out(self, state: str, after: int = 0) -> ChatOut:
        line = ChatLine(seq=1, kind="hers", at=AT, body="question")
        return ChatOut(
            id=7,
            ticket_id=42,
            state=state,  # type: ignore[arg-type]
            lines=() if after else (line,),
            code=self.code,
            tag=state,
            status=self.status,  # type: ignore[arg-type]
            may_solve=self.status != "solved",
            outcome="completed" if state == "ended" else None,
        )

    async def chat_available(self) -> ChatAvailable:
        return ChatAvailable(state="open", waiting=2, estimate_s=90)

    async def ask_chat(self, asked: ChatAsk) -> ChatOut:
        self.asked.append(asked)
        _raise(self.asks)
        return self.out("waiting")

    async def chat_news(self, chat_id: int, chat_key: str, *, after: int, known: str, wait_s: int) -> ChatOut:
        await asyncio.sleep(0.01)
        first = self.news[0] if len(self.news) == 1 else self.news.pop(0)
        if isinstance(first, AssistDeskError):
            raise first
        return self.out(first, after)

    async def say_in_chat(self, chat_id: int, chat_key: str, body: str, key: str) -> LineSaid:
        _raise(self.says)
        self.heard.append(body)
        return LineSaid(comment_id=1, seq=2)

    async def solve_chat(self, chat_id: int, chat_key: str, key: str) -> Solved:
        _raise(self.solves)
        self.solved.append((chat_id, chat_key, key))
        self.status, self.news = "solved", ["ended"]
        return Solved(ticket_id=42, status="solved")

    async def type_in_chat(self, chat_id: int, chat_key: str) -> None:
        self.typed.append(chat_id)
        _raise(self.types)

    async def leave_chat(self, chat_id: int, chat_key: str) -> ChatOut:
        self.news = ["ended"]
        return self.out("ended")

    async def answer_code(self, chat_id: int, chat_key: str, answer: str) -> None:
        self.answers.append(answer)


@dataclass
class MovingRelay(Relay):
    """Its ticket is closed: the first line begins chat 8 of ticket 43."""

    said_in: list[int] = field(default_factory=list)
    asked_for: list[tuple[int, str]] = field(default_factory=list)

    async def chat_news(self, chat_id: int, chat_key: str, *, after: int, known: str, wait_s: int) -> ChatOut:
        self.asked_for.append((chat_id, chat_key))
        found = await super().chat_news(chat_id, chat_key, after=after, known=known, wait_s=wait_s)
        return found if chat_id == 7 else msgspec.structs.replace(found, id=8, ticket_id=43, follows=42)

    async def say_in_chat(self, chat_id: int, chat_key: str, body: str, key: str) -> LineSaid:
        said = await super().say_in_chat(chat_id, chat_key, body, key)
        self.said_in.append(chat_id)
        moved = ChatMoved(chat_id=8, ticket_id=43, key="n" * 43) if chat_id == 7 else None
        return msgspec.structs.replace(said, moved=moved)


@dataclass
class SlowRelay(Relay):
    """Answers the first question when the test lets it, and then too tells that its chat has ended."""

    is_asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    may_tell: asyncio.Event = field(default_factory=asyncio.Event)
    left: list[str] = field(default_factory=list)
    is_left: asyncio.Event = field(default_factory=asyncio.Event)
    is_hearing: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask_chat(self, asked: ChatAsk) -> ChatOut:
        self.is_asked.set()
        if not self.asked:
            self.asked.append(asked)
            await self.may_answer.wait()
            self.asked.pop()
        return await super().ask_chat(asked)

    async def chat_news(self, chat_id: int, chat_key: str, *, after: int, known: str, wait_s: int) -> ChatOut:
        if known == "active" and chat_key == self.asked[0].key:
            self.is_hearing.set()
            await self.may_tell.wait()
            return self.out("ended", after)
        return await super().chat_news(chat_id, chat_key, after=after, known=known, wait_s=wait_s)

    async def leave_chat(self, chat_id: int, chat_key: str) -> ChatOut:
        self.left.append(chat_key)
        self.is_left.set()
        return self.out("ended")


def _raise(answers: list[AssistDeskError | None]) -> None:
    first = answers[0] if len(answers) == 1 else answers.pop(0)
    if first is not None:
        raise first


@dataclass
class Parts:
    desk: Any
    clock: SystemClock = field(default_factory=SystemClock)
    randomness: SystemRandomness = field(default_factory=SystemRandomness)


@dataclass
class Stand:
    relay: Relay
    chat: CustomerChat
    changed: asyncio.Event

    async def until(self, holds: Callable[[CustomerChatView], Any]) -> CustomerChatView:
        async with asyncio.timeout(WITHIN_S):
            while not holds(self.chat.view):
                self.changed.clear()
                await self.changed.wait()
        return self.chat.view

    def ask(self, question: str = "It does not print") -> None:
        self.chat.handle(intents_customer.OpenAsk())
        self.chat.handle(intents_customer.TypeAsk("Lucía", question, "es"))
        self.chat.handle(intents_customer.AskForHelp())


@asynccontextmanager
async def stand_at(folder: Path, relay: Relay) -> AsyncIterator[Stand]:
    failures: list[BaseException] = []
    changed = asyncio.Event()
    tasks = Tasks(lambda _name, error: failures.append(error))
    chat = CustomerChat(Parts(relay), lambda: SqliteStore(folder / "customer.db"), "en", tasks, changed.set)
    await chat.recall()
    yield Stand(relay, chat, changed)
    await chat.close()
    await tasks.cancel_all(2.0)
    assert failures == []


async def test_that_she_writes_is_told_now_and_then_and_a_refusal_of_it_is_nothing(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(types=[RefusedError("too_many", status=429)])) as stand:
        stand.chat.handle(intents_customer.TypeInChat("before"))
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        for text in ("I", "It", "It", ""):
            stand.chat.handle(intents_customer.TypeInChat(text))
        async with asyncio.timeout(WITHIN_S):
            while not stand.relay.typed:
                await asyncio.sleep(0.01)
        assert stand.relay.typed == [7]
        assert stand.chat.view.problem is None


@pytest.mark.parametrize(
    ("error", "rule"),
    [
        (RefusedError("too_many", status=429), "too_many"),
        (RefusedError("invalid", status=422), "invalid"),
    ],
)
async def test_a_question_that_is_refused_says_why_and_stays(tmp_path: Path, error: RefusedError, rule: str) -> None:
    async with stand_at(tmp_path, Relay(asks=[error])) as stand:
        stand.ask()
        view = await stand.until(lambda view: view.problem is not None)
        assert view.problem is not None
        assert (view.problem.rule, view.question, view.phase) == (rule, "It does not print", ChatPhase.FORM)
        stand.relay.asks = [None]
        await stand.until(lambda view: not view.busy)
        stand.chat.handle(intents_customer.AskForHelp())
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)


async def test_closed_meanwhile_the_words_are_in_the_form_for_mail(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(asks=[RefusedError("chat_closed", status=409, why="full")])) as stand:
        stand.ask()
        view = await stand.until(lambda view: view.closed == "full")
        assert (view.question, view.phase) == ("It does not print", ChatPhase.FORM)


async def test_a_question_on_its_way_when_the_app_died_goes_out_at_the_next_start_under_the_same_key(
    tmp_path: Path,
) -> None:
    async with stand_at(tmp_path, Relay(asks=[LinkError("unreachable")])) as stand:
        stand.ask()
        view = await stand.until(lambda view: not view.online)
        assert view.busy
    key = stand.relay.asked[0].key
    async with stand_at(tmp_path, Relay()) as again:
        await again.until(lambda view: view.phase is ChatPhase.ACTIVE)
        assert [(one.key, one.body, one.name) for one in again.relay.asked] == [(key, "It does not print", "Lucía")]


async def test_one_who_went_back_to_the_code_is_not_asked_for_at_the_next_start(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(asks=[LinkError("unreachable")])) as stand:
        stand.ask()
        await stand.until(lambda view: not view.online)
        stand.chat.handle(intents_customer.CloseAsk())
        assert stand.chat.view.phase is ChatPhase.NONE
    async with stand_at(tmp_path, Relay()) as again:
        assert (again.chat.view.phase, again.chat.view.question) == (ChatPhase.NONE, "It does not print")
        assert again.relay.asked == []


async def test_one_who_goes_back_while_her_question_is_on_its_way_stays_there_and_nobody_waits_for_her(
    tmp_path: Path,
) -> None:
    async with stand_at(tmp_path, SlowRelay()) as stand:
        relay, chat = stand.relay, stand.chat
        assert isinstance(relay, SlowRelay)
        stand.ask()
        async with asyncio.timeout(WITHIN_S):
            await relay.is_asked.wait()
            chat.handle(intents_customer.CloseAsk())
            relay.may_answer.set()
            await relay.is_left.wait()
        assert relay.left == [relay.asked[0].key]
        assert (chat.view.phase, chat.view.question, chat.view.busy) == (ChatPhase.NONE, "It does not print", False)
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        assert relay.left == [relay.asked[0].key]


async def test_a_question_that_is_refused_after_she_went_back_disturbs_no_other(tmp_path: Path) -> None:
    async with stand_at(tmp_path, SlowRelay()) as stand:
        relay, chat = stand.relay, stand.chat
        assert isinstance(relay, SlowRelay)
        stand.ask()
        async with asyncio.timeout(WITHIN_S):
            await relay.is_asked.wait()
        chat.handle(intents_customer.CloseAsk())
        stand.ask("It prints twice")
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        relay.asks = [RefusedError("too_many", status=429), None]
        relay.may_answer.set()
        chat.handle(intents_customer.SayInChat("and slowly"))
        await stand.until(lambda view: not any(not line.is_sent for line in view.lines))
        assert relay.asks == [None]
        assert (chat.view.phase, chat.view.problem) == (ChatPhase.ACTIVE, None)
        assert relay.heard == ["and slowly"]


async def test_late_news_of_a_chat_that_she_left_say_nothing_of_the_next_one(tmp_path: Path) -> None:
    relay = SlowRelay()
    relay.may_answer.set()
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        async with asyncio.timeout(WITHIN_S):
            await relay.is_hearing.wait()
        stand.chat.handle(intents_customer.LeaveChat())
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.AskAgain())
        stand.ask("It prints twice")
        relay.may_tell.set()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)


async def test_that_it_is_solved_goes_after_her_lines_and_the_chat_is_over(tmp_path: Path) -> None:
    relay = Relay(says=[LinkError("unreachable"), None])
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE and view.may_solve)
        stand.chat.handle(intents_customer.SayInChat("Thanks!"))
        stand.chat.handle(intents_customer.SaySolved())
        assert (stand.chat.view.is_solving, stand.chat.view.may_solve) == (True, False)
        assert not stand.chat.handle(intents_customer.SaySolved()), "it is on its way"
        view = await stand.until(lambda view: view.phase is ChatPhase.OVER and not view.is_solving)
        assert (relay.heard, view.status, view.may_solve) == (["Thanks!"], "solved", False)
        assert [(number, key) for number, key, _ in relay.solved] == [(7, relay.asked[0].key)]


async def test_after_the_end_it_can_be_solved_too_and_taken_up_again(tmp_path: Path) -> None:
    relay = Relay()
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.LeaveChat())
        await stand.until(lambda view: view.phase is ChatPhase.OVER and view.may_solve)
        stand.chat.handle(intents_customer.SaySolved())
        await stand.until(lambda view: view.status == "solved")
        stand.chat.handle(intents_customer.AskAgain(goes_on=True))
        view = await stand.until(lambda view: view.phase is ChatPhase.FORM)
        assert (view.goes_on, view.status) == (42, "open")
        relay.status, relay.news = "open", ["active"]
        stand.ask("It is back")
        view = await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        asked = relay.asked[-1]
        assert (asked.previous, asked.goes_on, asked.body, view.goes_on) == (
            relay.asked[0].key,
            True,
            "It is back",
            0,
        )


@pytest.mark.parametrize("is_closed_again", [False, True])
async def test_what_is_asked_anew_does_not_go_on(tmp_path: Path, is_closed_again: bool) -> None:
    relay = Relay()
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.LeaveChat())
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.AskAgain(goes_on=is_closed_again))
        if is_closed_again:
            stand.chat.handle(intents_customer.CloseAsk())
        relay.news = ["active"]
        stand.ask("Something else")
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        assert not relay.asked[-1].goes_on


async def test_a_press_that_was_not_answered_goes_out_at_the_next_start_under_the_same_key(tmp_path: Path) -> None:
    first = Relay(solves=[LinkError("unreachable")])
    async with stand_at(tmp_path, first) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE and view.may_solve)
        stand.chat.handle(intents_customer.LeaveChat())
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.SaySolved())
        await stand.until(lambda view: not view.online)
        assert stand.chat.view.is_solving
    again = Relay(news=["ended"])
    async with stand_at(tmp_path, again) as stand:
        await stand.until(lambda view: view.status == "solved" and not view.is_solving)
        assert len(again.solved) == 1


async def test_a_refusal_is_said_and_can_be_pressed_again(tmp_path: Path) -> None:
    relay = Relay(solves=[RefusedError("forbidden", status=403), None])
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE and view.may_solve)
        stand.chat.handle(intents_customer.SaySolved())
        view = await stand.until(lambda view: view.problem is not None)
        assert view.problem is not None
        assert (view.problem.rule, view.may_solve, view.is_solving) == ("forbidden", True, False)
        stand.chat.handle(intents_customer.SaySolved())
        await stand.until(lambda view: view.status == "solved" and view.problem is None)


async def test_N10_words_for_a_closed_ticket_lead_the_chat_to_the_one_that_goes_on_from_it(tmp_path: Path) -> None:
    relay = MovingRelay(says=[LinkError("unreachable"), None])
    async with stand_at(tmp_path, relay) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        for text in ("first", "second"):
            stand.chat.handle(intents_customer.SayInChat(text))
        view = await stand.until(lambda view: view.ticket_id == 43 and relay.said_in == [7, 8])
        assert (view.follows, [line.body for line in view.lines][:1], view.problem) == (42, ["question"], None)
        assert relay.asked_for[-1] == (8, "n" * 43)
    kept = MovingRelay()
    async with stand_at(tmp_path, kept) as stand:
        await stand.until(lambda view: view.ticket_id == 43)
        assert set(kept.asked_for) == {(8, "n" * 43)}, "the next start opens the new one"


async def test_lines_for_a_closed_ticket_go_back_into_the_field_and_into_the_next_question(tmp_path: Path) -> None:
    closed = RefusedError("step", status=409, why="follow_up")
    async with stand_at(tmp_path, Relay(says=[closed])) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.TypeInChat("typed"))
        stand.chat.handle(intents_customer.SayInChat("said"))
        stand.chat.handle(intents_customer.TypeInChat("typed"))
        view = await stand.until(lambda view: view.problem is not None)
        assert view.problem is not None
        assert (view.problem.rule, view.draft) == ("chat_over", "said\ntyped")
        assert (view.returned, view.returned_n) == ("said", 1)
        stand.relay.news = ["ended"]
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.AskAgain())
        view = await stand.until(lambda view: view.phase is ChatPhase.FORM)
        assert (view.name, view.question, view.lines) == ("Lucía", "said\ntyped", ())
        stand.chat.handle(intents_customer.AskForHelp())
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE or view.phase is ChatPhase.OVER)
        assert stand.relay.asked[-1].previous == stand.relay.asked[0].key


LONG = "\n".join(("first " * 2_500, "second " * 2_200, "third" * 5_000))
"""What came back from several lines may be more than one line holds; the last of it has no place to be cut."""


def squeezed(text: str) -> str:
    return "".join(text.split())


async def test_words_that_came_back_and_are_more_than_one_line_holds_are_said_in_several(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay()) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.TypeInChat(LONG))
        assert stand.chat.view.draft == LONG
        stand.chat.handle(intents_customer.SayInChat(LONG))
        async with asyncio.timeout(WITHIN_S):
            await stand.until(lambda view: all(line.is_sent for line in view.lines))
        assert [len(body) <= TYPED_MAX for body in stand.relay.heard] == [True] * 4
        assert stand.relay.heard[0] == ("first " * 2_500).strip()
        assert stand.relay.heard[1] == ("second " * 2_200).strip()
        assert squeezed("".join(stand.relay.heard)) == squeezed(LONG)


async def test_a_question_that_is_more_than_one_line_holds_goes_on_in_the_chats_first_lines(tmp_path: Path) -> None:
    refused = RefusedError("too_many", status=429)
    async with stand_at(tmp_path, Relay(asks=[refused, None])) as stand:
        stand.ask(LONG)
        view = await stand.until(lambda view: view.problem is not None)
        assert view.question == LONG
        stand.chat.handle(intents_customer.AskForHelp())
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE and all(line.is_sent for line in view.lines))
        assert stand.chat.view.question == ""
        said = [stand.relay.asked[-1].body, *stand.relay.heard]
        assert [len(body) <= TYPED_MAX for body in said] == [True] * 4
        assert squeezed("".join(said)) == squeezed(LONG)


async def test_a_busy_relay_gets_the_line_again_and_it_is_said_once(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(says=[RefusedError("too_many", status=429), None])) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.SayInChat("  hello  "))
        stand.chat.handle(intents_customer.SayInChat("   "))
        await stand.until(lambda view: not any(not line.is_sent for line in view.lines))
        async with asyncio.timeout(WITHIN_S):
            while not stand.relay.heard:
                await asyncio.sleep(0.01)
        assert stand.relay.heard == ["hello"]


async def test_a_chat_the_relay_no_longer_knows_is_over(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(news=["waiting", RefusedError("not_found", status=404)])) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.CloseAsk())
        assert stand.chat.view.phase is ChatPhase.NONE
        stand.chat.handle(intents_customer.OpenAsk())
        assert stand.chat.view.lines == ()


async def test_lines_for_a_chat_the_relay_no_longer_knows_begin_the_next_question(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(says=[LinkError("unreachable")])) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.SayInChat("said"))
        stand.chat.handle(intents_customer.TypeInChat("typed"))
        await stand.until(lambda view: not view.online)
        stand.relay.news = [RefusedError("not_found", status=404)]
        view = await stand.until(lambda view: view.phase is ChatPhase.OVER)
        assert view.problem is not None
        assert (view.problem.rule, view.draft) == ("chat_over", "said\ntyped")
        assert (view.returned, view.returned_n) == ("said", 1)
        stand.chat.handle(intents_customer.AskAgain())
        assert stand.chat.view.question == "said\ntyped"


async def test_what_was_said_and_what_is_typed_when_she_leaves_begin_the_next_question(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay(says=[LinkError("unreachable")])) as stand:
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.SayInChat("said"))
        stand.chat.handle(intents_customer.TypeInChat("typed"))
        stand.chat.handle(intents_customer.LeaveChat())
        await stand.until(lambda view: view.phase is ChatPhase.OVER)
        stand.chat.handle(intents_customer.AskAgain())
        assert stand.chat.view.question == "said\ntyped"


async def test_an_offered_code_is_given_out_once(tmp_path: Path) -> None:
    offer = CodeOffer(number=1, agent_name="Ana", digits="4829157309")
    async with stand_at(tmp_path, Relay(code=offer)) as stand:
        stand.ask()
        await stand.until(lambda view: view.offer_by == "Ana" and view.phase is ChatPhase.ACTIVE)
        stand.relay.code = None
        assert stand.chat.take_offer() == "4829157309"
        assert stand.chat.take_offer() == ""
        await stand.until(lambda view: not view.offer_by)
        stand.relay.code = offer
        await stand.until(lambda view: view.offer_by == "Ana")
        stand.relay.code = None
        stand.chat.refuse_offer()
        async with asyncio.timeout(WITHIN_S):
            while len(stand.relay.answers) < 2:
                await asyncio.sleep(0.01)
        assert stand.relay.answers == ["taken", "refused"]


async def test_she_leaves_and_what_does_not_concern_chats_is_another_s(tmp_path: Path) -> None:
    async with stand_at(tmp_path, Relay()) as stand:
        assert not stand.chat.handle(intents_customer.Cancel())
        assert not stand.chat.handle(intents_customer.LeaveChat())
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
        stand.chat.handle(intents_customer.LeaveChat())
        view = await stand.until(lambda view: view.phase is ChatPhase.OVER)
        assert view.outcome == "completed"
        assert not stand.chat.handle(intents_customer.SayInChat("too late"))


async def test_D15_a_store_that_is_no_store_of_ours_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "customer.db").mkdir()
    async with stand_at(tmp_path, Relay()) as stand:
        assert stand.chat.view.problem is not None
        stand.ask()
        await stand.until(lambda view: view.phase is ChatPhase.ACTIVE)
