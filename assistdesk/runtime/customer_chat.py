"""A customer's chat without its windows: asking without a code, waiting, talking, leaving (desk.md section 7).

What is typed is on this computer's disk before it is sent, and leaves it when the relay has answered: a cut line, a killed
program or a closed chat loses no word. News are asked for again and again; that is also how the relay knows that she is
there. Refuses to know windows and sessions: the code of an offer card is handed to whoever joins.
"""

import asyncio
import base64
from collections.abc import Callable
from typing import Final, Protocol

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import outbox
from assistdesk.core.desk.chat_shapes import (
    EMAIL_MAX,
    NAME_MAX,
    ChatAsk,
    ChatLine,
    ChatMoved,
    ChatOut,
    CodeAnswer,
    CodeOffer,
)
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime import intents, intents_customer
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.kept_chat import Kept, Unsaid, left, pieces
from assistdesk.runtime.ports import Clock, Desk, LocalStore, Randomness
from assistdesk.runtime.snapshot_customer import ChatLineView, ChatPhase, CustomerChatView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.stamps import at_ms
from assistdesk.runtime.tasks import Tasks

KEPT: Final = "chat"
NEWS_WAIT_S: Final = 10
"""Below what the line's own time-out allows."""
LOOK_EVERY_S: Final = 10.0
RETRY_S: Final = 2.0
QUIET_S: Final = 0.2
TYPING_AGAIN_S: Final = 2.5
LINES_MAX: Final = 500
WORDS_MAX: Final = 1_000_000
"""Characters of what is typed: more than all lines that can have come back."""
CHATTING: Final = (ChatPhase.WAITING, ChatPhase.ACTIVE)


class ChatParts(Protocol):
    """What it needs of the application's parts."""

    @property
    def desk(self) -> Desk: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def randomness(self) -> Randomness: ...


class CustomerChat:
    """One application's chat; lives on the loop. *open_store* may block and is called off the loop."""

    def __init__(
        self,
        parts: ChatParts,
        open_store: Callable[[], LocalStore] | None,
        language: str,
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._clock, self._randomness = parts.desk, parts.clock, parts.randomness
        self._open_store = open_store
        self._tasks, self._changed = tasks, changed
        self._disk: Disk | None = None
        self._saving = asyncio.Lock()
        self._kept = Kept(language=language)
        self._phase = ChatPhase.NONE
        self._shown = CustomerChatView(language=language)
        self._lines: list[ChatLine] = []
        self._code: CodeOffer | None = None
        self._out: ChatOut | None = None
        self._tag = ""
        self._returned, self._returned_n = "", 0
        self._wake = asyncio.Event()
        self._round = 0
        self._typing_again_s = 0.0

    # --- life -----------------------------------------------------------------------------------------------------

    async def recall(self) -> None:
        """Take up what an earlier run left: words, an open chat, lines that were not sent."""
        if self._open_store is not None:
            try:
                self._disk = Disk(await asyncio.to_thread(self._open_store))
                raw = await self._disk.run(lambda store: store.setting(KEPT))
                if raw and not self._kept.question:
                    self._kept = msgspec.json.decode(raw, type=Kept)
            except (RefusedError, msgspec.MsgspecError):
                self._problem(Cause("disk"))
        kept = self._kept
        if kept.asked and (not kept.ended or kept.solved_key):
            self._phase = ChatPhase.WAITING if kept.chat_id else ChatPhase.FORM
            self._begin()
        self._changed()

    async def close(self) -> None:
        self._round += 1
        if self._disk is not None:
            await self._save()
            await self._disk.close()

    def _begin(self) -> None:
        self._round += 1
        self._tasks.spawn(self._talk(self._round), "chat")

    async def _save(self) -> bool:
        """Keep what is typed; False: the disk does not take it (it stays in memory and is said so)."""
        if self._disk is None:
            return True
        async with self._saving:
            raw = msgspec.json.encode(self._kept).decode()
            try:
                await self._disk.run(lambda store: store.save_setting(KEPT, raw))
            except RefusedError as error:
                self._problem(Cause(error.rule))
                return False
        return True

    def _keep(self) -> None:
        self._tasks.spawn(self._keep_now(), "keep_chat")

    async def _keep_now(self) -> None:
        await self._save()

    # --- what windows see -----------------------------------------------------------------------------------------

    @property
    def view(self) -> CustomerChatView:
        kept, out = self._kept, self._out
        shown = replace(
            self._shown,
            phase=self._phase,
            name=kept.name,
            question=kept.question,
            language=kept.language,
            email=kept.email,
            draft=kept.draft,
            returned=self._returned,
            returned_n=self._returned_n,
            by_mail=kept.by_mail,
            goes_on=kept.goes_on,
            is_solving=bool(kept.solved_key),
            lines=self._line_views(),
            offer_by=self._code.agent_name if self._code is not None else "",
        )
        if out is None:
            return shown
        return replace(
            shown,
            ticket_id=out.ticket_id,
            status=out.status,
            may_solve=out.may_solve and not kept.solved_key,
            follows=out.follows,
            position=out.position or 0,
            estimate_s=out.estimate_s,
            is_anyone_here=out.is_anyone_here,
            opens_at_ms=0 if out.opens_at is None else at_ms(out.opens_at),
            agent_name=out.agent_name,
            is_agent_here=out.is_agent_here,
            is_agent_typing=out.is_agent_typing and self._shown.online,
            outcome=out.outcome or "",
        )

    def _line_views(self) -> tuple[ChatLineView, ...]:
        said = [ChatLineView(line.kind, line.name, line.body, at_ms(line.at), True) for line in self._lines]
        return (*said, *(ChatLineView("hers", self._kept.name, one.body, 0, False) for one in self._kept.unsaid))

    @property
    def is_open(self) -> bool:
        return self._phase is not ChatPhase.NONE

    def _problem(self, cause: Cause | None) -> None:
        self._shown = replace(self._shown, problem=cause)
        self._changed()

    def _set_online(self, is_online: bool) -> None:
        if self._shown.online != is_online:
            self._shown = replace(self._shown, online=is_online)
            self._changed()

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is not about chats."""
        match intent:
            case intents_customer.OpenAsk() if self._phase is ChatPhase.NONE:
                self._open_form()
            case intents_customer.CloseAsk() if self._phase not in CHATTING:
                self._close_form()
            case intents_customer.TypeAsk(name, question, language, email):
                self._kept = replace(
                    self._kept,
                    name=name[:NAME_MAX],
                    question=question[:WORDS_MAX],
                    language=language,
                    email=email[:EMAIL_MAX],
                )
                self._keep()
            case intents_customer.AskForHelp(by_mail) if self._phase is ChatPhase.FORM and not self._shown.busy:
                self._ask(by_mail)
            case intents_customer.TypeInChat(text):
                self._types(text)
                self._kept = replace(self._kept, draft=text[:WORDS_MAX])
                self._keep()
            case intents_customer.SayInChat(text) if self._phase in CHATTING and self._kept.chat_id:
                self._say(text)
            case intents_customer.SaySolved() if self.view.may_solve:
                self._say_solved()
            case intents_customer.LeaveChat() if self._phase in CHATTING:
                self._tasks.spawn(self._leave(self._round), "leave_chat")
            case intents_customer.AskAgain(goes_on) if self._phase is ChatPhase.OVER:
                ticket_id = self._out.ticket_id if goes_on and self._out is not None else 0
                self._forget()
                self._kept = replace(self._kept, goes_on=ticket_id)
                self._open_form()
            case _:
                return False
        self._changed()
        return True

    def _ask(self, by_mail: bool) -> None:
        key = base64.urlsafe_b64encode(self._randomness.bytes(32)).decode().rstrip("=")
        self._kept = replace(self._kept, key=key, by_mail=by_mail, asked=True, chat_id=0, ended=False)
        self._shown = replace(self._shown, busy=True, problem=None)
        self._begin()

    def _say(self, text: str) -> None:
        lines = self._lines_of(pieces(text))
        if lines:
            self._kept = replace(self._kept, unsaid=(*self._kept.unsaid, *lines), draft="")
            self._keep()
            self._wake.set()

    def _say_solved(self) -> None:
        """It goes after her lines, and is not forgotten where the line is cut or the program ends."""
        (key,) = (line.key for line in self._lines_of([""]))
        self._kept = replace(self._kept, solved_key=key)
        self._keep()
        self._problem(None)
        if self._phase is ChatPhase.OVER:
            self._begin()
        else:
            self._wake.set()

    def _lines_of(self, bodies: list[str]) -> tuple[Unsaid, ...]:
        now_ms = self._clock.wall_ms()
        return tuple(Unsaid(outbox.make_key(now_ms, self._randomness.bytes(10)), body) for body in bodies)

    def _types(self, text: str) -> None:
        """The agent sees that she writes, not what."""
        now_s = asyncio.get_running_loop().time()
        is_new = text.strip() and text != self._kept.draft
        if is_new and self._phase is ChatPhase.ACTIVE and self._shown.online and now_s >= self._typing_again_s:
            self._typing_again_s = now_s + TYPING_AGAIN_S
            self._tasks.spawn(self._tell_typing(), "typing")

    async def _tell_typing(self) -> None:
        try:
            await self._desk.type_in_chat(self._kept.chat_id, self._kept.key)
        except AssistDeskError:
            return  # nothing is lost

    def _open_form(self) -> None:
        self._phase = ChatPhase.FORM
        self._round += 1
        self._tasks.spawn(self._look(self._round), "available")

    def _close_form(self) -> None:
        """Back to the code: a chat that is over is put away, a question that was not answered is not sent any more."""
        if self._phase is ChatPhase.OVER:
            self._forget()
        self._kept = replace(self._kept, asked=False, goes_on=0)
        self._keep()
        self._phase = ChatPhase.NONE
        self._shown = replace(self._shown, busy=False)
        self._round += 1
        self._problem(None)

    def _forget(self) -> None:
        """What the same person asks next is a new chat; what could not be said any more is its question."""
        kept = self._kept
        self._kept = Kept(kept.name, left(kept), kept.language, kept.email, previous=kept.key if kept.chat_id else "")
        self._lines, self._out, self._code, self._tag = [], None, None, ""
        self._shown = CustomerChatView(language=kept.language)
        self._keep()

    async def _leave(self, mine: int) -> None:
        try:
            out = await self._desk.leave_chat(self._kept.chat_id, self._kept.key)
        except AssistDeskError as error:
            if mine == self._round:
                self._problem(Cause(error.rule))
        else:
            if mine == self._round:
                self._take(out)

    async def _decline(self, chat_id: int, key: str) -> None:
        """She went back while it was asked for: nobody shall wait for her there."""
        try:
            await self._desk.leave_chat(chat_id, key)
        except AssistDeskError:
            return  # the relay misses her soon, as she asks for no news

    # --- an offered session ---------------------------------------------------------------------------------------

    def take_offer(self) -> str:
        """The digits of the offered code, once; the relay is told that she took it."""
        return self._answer_offer("taken")

    def refuse_offer(self) -> None:
        self._answer_offer("refused")

    def _answer_offer(self, answer: CodeAnswer) -> str:
        code, self._code = self._code, None
        if code is None:
            return ""
        self._tasks.spawn(self._tell_answer(answer), "answer_code")
        self._changed()
        return code.digits

    async def _tell_answer(self, answer: CodeAnswer) -> None:
        try:
            await self._desk.answer_code(self._kept.chat_id, self._kept.key, answer)
        except AssistDeskError:
            return  # the agent sees the session begin, or the code run out

    # --- talking to the relay -------------------------------------------------------------------------------------

    async def _look(self, mine: int) -> None:
        """While the form is open: may a chat be asked for just now?"""
        while mine == self._round:
            try:
                found = await self._desk.chat_available()
                self._set_online(True)
                self._shown = replace(
                    self._shown,
                    closed="" if found.state == "open" else found.state,
                    opens_at_ms=0 if found.opens_at is None else at_ms(found.opens_at),
                    waiting=found.waiting,
                )
                if found.estimate_s is not None:
                    self._shown = replace(self._shown, estimate_s=found.estimate_s)
                self._changed()
            except LinkError:
                self._set_online(False)
            except RefusedError as error:
                self._problem(Cause(error.rule))
            await asyncio.sleep(LOOK_EVERY_S)

    async def _talk(self, mine: int) -> None:
        """Ask until it is answered, then hear and say until the chat is over."""
        await self._save()
        if mine != self._round:
            return
        if not self._kept.chat_id and not await self._ask_until_answered(mine):
            return
        saying = asyncio.create_task(self._say_all(mine))
        try:
            while mine == self._round and not self._kept.is_done:
                await self._hear(mine)
        finally:
            saying.cancel()
            await asyncio.gather(saying, return_exceptions=True)

    async def _ask_until_answered(self, mine: int) -> bool:
        self._shown = replace(self._shown, busy=True, problem=None)
        self._changed()
        kept = self._kept
        first, *rest = pieces(kept.question) or [""]
        try:
            asked = ChatAsk(
                key=kept.key,
                name=kept.name.strip(),
                body=first,
                language=kept.language or "en",
                email=kept.email.strip() if kept.by_mail else "",
                by_mail=kept.by_mail,
                previous=kept.previous or None,
                goes_on=bool(kept.goes_on),
            )
            while mine == self._round:
                try:
                    out = await self._desk.ask_chat(asked)
                except LinkError:
                    self._set_online(False)
                    await asyncio.sleep(RETRY_S)
                except RefusedError as error:
                    if mine == self._round:
                        self._not_asked(error)
                    return False
                else:
                    if mine != self._round:
                        self._answered_late(out, kept.key)
                        return False
                    self._take(out)
                    unsaid = (*self._lines_of(rest), *self._kept.unsaid)
                    self._kept = replace(self._kept, question="", goes_on=0, unsaid=unsaid)
                    await self._save()
                    return True
            return False
        finally:
            if mine == self._round:
                self._shown = replace(self._shown, busy=False)
                self._changed()

    def _answered_late(self, out: ChatOut, key: str) -> None:
        """A program that ends meanwhile asks again under the same key at its next start, and finds the chat."""
        is_wanted = self._kept.asked and self._kept.key == key
        if not is_wanted and out.state != "ended":
            self._tasks.spawn(self._decline(out.id, key), "decline_chat")

    def _not_asked(self, error: RefusedError) -> None:
        """Closed meanwhile: the form for mail, with her words in it. Anything else is said, and the words stay."""
        self._phase = ChatPhase.FORM
        self._shown = replace(self._shown, busy=False)
        self._kept = replace(self._kept, asked=False, key="")
        self._keep()
        if error.rule == "chat_closed":
            self._shown = replace(self._shown, closed=str(error.fields.get("why", "nobody")))
            self._round += 1
            self._tasks.spawn(self._look(self._round), "available")
            self._changed()
        else:
            self._problem(Cause(error.rule))

    async def _hear(self, mine: int) -> None:
        after = self._lines[-1].seq if self._lines else 0
        asked = self._kept.chat_id, self._kept.key
        try:
            out = await self._desk.chat_news(*asked, after=after, known=self._tag, wait_s=NEWS_WAIT_S)
        except LinkError:
            self._set_online(False)
            await asyncio.sleep(RETRY_S)
        except RefusedError as error:
            if mine != self._round or asked[0] != self._kept.chat_id:
                return
            if error.fields.get("status") == 404:
                if self._kept.unsaid:
                    self._give_back(error)
                self._kept = replace(self._kept, ended=True, solved_key="")
                self._phase = ChatPhase.OVER
                await self._save()
                self._changed()
            else:
                await asyncio.sleep(RETRY_S)
        else:
            if mine != self._round or asked[0] != self._kept.chat_id:
                return
            is_news = out.tag != self._tag
            self._take(out)
            await asyncio.sleep(0 if is_news else QUIET_S)

    def _take(self, out: ChatOut) -> None:
        """What the relay says stands; lines come once, by their numbers."""
        last = self._lines[-1].seq if self._lines else 0
        self._lines = [*self._lines, *(line for line in out.lines if line.seq > last)][-LINES_MAX:]
        if not self._kept.chat_id:
            self._kept = replace(self._kept, chat_id=out.id)
        self._out, self._code, self._tag = out, out.code, out.tag
        self._shown = replace(self._shown, online=True)
        match out.state:
            case "ended":
                self._phase = ChatPhase.OVER
            case "active":
                self._phase = ChatPhase.ACTIVE
            case _:
                self._phase = ChatPhase.WAITING
        if out.state == "ended" and not self._kept.ended:
            self._kept = replace(self._kept, ended=True)
            self._keep()
        self._changed()

    async def _say_all(self, mine: int) -> None:
        """Her lines in order, each until it is answered; then that it is solved."""
        while mine == self._round:
            if self._kept.unsaid:
                await self._say_one(self._kept.unsaid[0], mine)
            elif self._kept.solved_key:
                await self._solve(self._kept.solved_key, mine)
            else:
                self._wake.clear()
                await self._wake.wait()

    async def _say_one(self, line: Unsaid, mine: int) -> None:
        if not await self._save():
            await asyncio.sleep(RETRY_S)
            return
        if mine != self._round:
            return
        try:
            said = await self._desk.say_in_chat(self._kept.chat_id, self._kept.key, line.body, line.key)
        except AssistDeskError as error:
            if outbox.judge(error) is outbox.Verdict.RETRY:
                self._set_online(not isinstance(error, LinkError))
                await asyncio.sleep(RETRY_S)
            elif mine == self._round:
                self._give_back(error)
            return
        self._kept = replace(self._kept, unsaid=tuple(one for one in self._kept.unsaid if one.key != line.key))
        if said.moved is not None:
            self._move(said.moved)
        await self._save()
        self._changed()

    def _move(self, moved: ChatMoved) -> None:
        """The ticket was closed: her words stand in a new one, and the chat goes on there."""
        self._kept = replace(self._kept, chat_id=moved.chat_id, key=moved.key, ended=False, solved_key="")
        self._lines, self._out, self._code, self._tag = [], None, None, ""
        self._phase = ChatPhase.WAITING

    async def _solve(self, key: str, mine: int) -> None:
        if not await self._save():
            await asyncio.sleep(RETRY_S)
            return
        if mine != self._round:
            return
        try:
            solved = await self._desk.solve_chat(self._kept.chat_id, self._kept.key, key)
        except AssistDeskError as error:
            if outbox.judge(error) is outbox.Verdict.RETRY:
                self._set_online(not isinstance(error, LinkError))
                await asyncio.sleep(RETRY_S)
                return
            if mine != self._round:
                return
            self._problem(Cause(error.rule))
        else:
            if self._out is not None:
                self._out = replace(self._out, status=solved.status, may_solve=False)
        self._kept = replace(self._kept, solved_key="")
        await self._save()
        self._changed()

    def _give_back(self, error: AssistDeskError) -> None:
        """The relay takes no more words here: they go back to where they can be sent from again."""
        self._returned, self._returned_n = "\n".join(one.body for one in self._kept.unsaid), self._returned_n + 1
        self._kept = replace(self._kept, unsaid=(), draft=left(self._kept))
        self._keep()
        is_over = (
            error.rule == "followup" or error.fields.get("why") == "follow_up" or error.fields.get("status") == 404
        )
        self._problem(Cause("chat_over" if is_over else error.rule))
