"""The customer's application without its windows: the boxes for the code, one session at a time, the end card.

Turns intents into events of the session machine and its state into ``CustomerSnapshot``. Sends nothing before a code is
whole and its check digit right. Refuses to know Qt, and decides nothing about consent.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.crypto.code import SessionCode, normalised, parse_code, parse_link
from assistdesk.core.desk.shapes import SessionReport
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.consent import Question
from assistdesk.core.session.host_state import UNDER_WAY, HostPhase
from assistdesk.core.types import Monitor, Permission, Rect, Role, SafetyResult, Scope
from assistdesk.core.wire import control
from assistdesk.runtime import intents
from assistdesk.runtime.customer_chat import CustomerChat
from assistdesk.runtime.customer_view import build_snapshot
from assistdesk.runtime.host import HostParts, HostSession, HostSettings
from assistdesk.runtime.ports import LocalStore, Show
from assistdesk.runtime.publisher import Publisher, Snapshot
from assistdesk.runtime.reporting import hand_in, report_of
from assistdesk.runtime.snapshot import Cause, Check, CustomerPhase, CustomerSnapshot
from assistdesk.runtime.tasks import Tasks

ABOUT_RETRY_S: Final = 10.0
QUIT_WITHIN_S: Final = 2.5

STOP_BY: Final = {
    "button": events.StopBy.BUTTON,
    "key": events.StopBy.PANIC_KEY,
    "window": events.StopBy.WINDOW_CLOSED,
    "tray": events.StopBy.TRAY,
}


@dataclass(frozen=True, slots=True)
class CustomerParts:
    """What the application needs beside its session's parts. ``save_copy`` writes the receipt; may raise
    RefusedError."""

    host: HostParts
    show: Show
    save_copy: Callable[[bytes, Path], None]
    checks: tuple[Check, ...] = ()
    open_store: Callable[[], LocalStore] | None = None
    """Where her words are kept until they are answered; may block, is called off the loop."""


class Boxes(msgspec.Struct, frozen=True):
    """What stands in the code boxes, and what is wrong with it."""

    code: str = ""
    by_link: bool = False
    problem: Cause | None = None


class Customer:
    """One customer's application; lives on the loop."""

    def __init__(
        self,
        parts: CustomerParts,
        settings: HostSettings,
        tasks: Tasks,
        *,
        relay_host: str,
        organisation: str = "",
        phone: str = "",
        stop_key: str = "Ctrl+Shift+F12",
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._tasks = tasks
        self._relay_host = relay_host
        self._phone = phone
        self._organisation = organisation
        self._stop_key = stop_key
        self._about: control.About | None = None
        self._is_online = True
        self._boxes = Boxes()
        self._monitors: tuple[Monitor, ...] = ()
        self._publisher = Publisher(self._build, self._tell)
        self._chat = CustomerChat(parts.host, parts.open_store, settings.language, tasks, self._publisher.changed)
        self._session = self._new_session()
        self._receipt_path = ""
        self._report_sent = False
        self._session_report: SessionReport | None = None

    # --- life -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._tasks.spawn(self._learn_about(), "about")
        self._tasks.spawn(self._read_monitors(), "monitors")
        self._tasks.spawn(self._report_old(), "old_reports")
        self._tasks.spawn(self._chat.recall(), "chat")
        self._publisher.changed()

    async def close(self) -> None:
        """Quit: a session that runs is stopped first, in order."""
        session = self._session
        if session.state.phase in UNDER_WAY:
            session.feed(events.StopPressed(events.StopBy.PROGRAM_QUIT))
            try:
                async with asyncio.timeout(QUIT_WITHIN_S):
                    await session.book.is_closed.wait()
                    await self._hand_in_once(session)
            except (TimeoutError, AssistDeskError):
                pass  # the ledger's label stays: it is handed in at the next start
        await session.close()
        await self._chat.close()

    @property
    def session(self) -> HostSession:
        return self._session

    def _new_session(self) -> HostSession:
        session = HostSession(self._parts.host, self._settings, self._monitors, self._tasks, self._publisher.changed)
        self._tasks.spawn(self._settle(session), "settle")
        return session

    async def _learn_about(self) -> None:
        """Organisation and length of codes, from anybody's page of the relay; again until it answers."""
        while self._about is None:
            try:
                self._about = await self._parts.host.desk.about()
                self._is_online = True
            except (LinkError, RefusedError):
                self._is_online = False
                self._publisher.changed()
                await asyncio.sleep(ABOUT_RETRY_S)
        self._publisher.changed()

    async def _read_monitors(self) -> None:
        self._monitors = await asyncio.to_thread(self._parts.host.list_monitors)
        if self._monitors:
            self._session.feed(events.MonitorsChanged(self._monitors))

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> None:
        match intent:
            case intents.EnterCode(text, complete):
                self._enter(text, complete)
            case intents.JoinFromLink(text):
                self._fill(text)
            case intents.Cancel():
                self._session.feed(events.CancelPressed())
            case intents.NewCode() if self._session.state.phase is HostPhase.ENDED:
                self._begin_anew()
            case intents.SaveReceipt(path):
                self._tasks.spawn(self._save_receipt(path), "receipt")
            case intents.TakeOffer():
                self._take_offer()
            case intents.RefuseOffer():
                self._chat.refuse_offer()
            case intents.OwnWindows(rects, has_focus):
                self._session.hide(tuple(Rect(*rect) for rect in rects if rect[2] > 0 and rect[3] > 0), has_focus)
            case _:
                if not self._chat.handle(intent):
                    self._handle_session(intent)
        self._publisher.changed()

    def _handle_session(self, intent: intents.Intent) -> None:
        session, now_ms = self._session, self._parts.host.clock.monotonic_ms()
        match intent:
            case intents.SheetShown(ask_id, visible_since_ms):
                self._shown(ask_id, visible_since_ms is not None)
            case intents.Answer():
                self._answer(intent)
            case intents.NotMyRequest():
                session.feed(events.NotMine())
            case intents.CompareSafety(result):
                session.feed(events.SafetyAnswered(result))
            case intents.SafetyDiffers():
                session.feed(events.SafetyAnswered(SafetyResult.DIFFERENT))
            case intents.Revoke(permission):
                session.feed(events.Revoked(permission))
            case intents.Pause():
                session.feed(events.PausePressed())
            case intents.Continue():
                session.feed(events.ContinuePressed(now_ms))
            case intents.Stop(by):
                session.feed(events.StopPressed(STOP_BY.get(by, events.StopBy.BUTTON)))
            case intents.BarCovered(covered):
                window = events.Window.BAR
                session.feed(events.WindowCovered(window) if covered else events.WindowVisible(window))
            case intents.ShareMonitors(monitors) if session.state.phase is HostPhase.ACTIVE:
                choice = events.Choice(Permission.VIEW, Scope(monitors), None)
                session.feed(events.OfferPressed((choice,)))
            case _:
                pass  # an intent of the other application, or one whose moment has gone

    def _enter(self, text: str, complete: bool) -> None:
        """The boxes as typed; whole: the typing check, then join. A mistype sends nothing and costs no try."""
        wanted = self._about.code_digits if self._about is not None else 10
        try:
            digits = normalised(text)
            is_whole = complete or len(digits) >= wanted
            code = parse_code(digits) if is_whole else None
        except RefusedError as error:
            self._boxes = Boxes(text[:64], False, Cause(error.rule))
            return
        by_link = self._boxes.by_link and digits == self._boxes.code
        self._boxes = Boxes(digits, by_link)
        if code is not None and self._session.state.phase in (HostPhase.IDLE, HostPhase.ENDED):
            self._join(code, events.Origin.LINK if by_link else events.Origin.TYPED)

    def _fill(self, text: str) -> None:
        """A link or argument fills in the code and does nothing else."""
        try:
            code = parse_link(text, self._relay_host) if "/" in text else parse_code(text)
        except RefusedError as error:
            self._boxes = Boxes("", False, Cause(error.rule))
            return
        if self._session.state.phase is HostPhase.IDLE:
            self._boxes = Boxes(code.digits, by_link=True)
            self._session.feed(events.LinkOpened(code.digits))

    def _take_offer(self) -> None:
        """The offer card's *Continue*: joins with the offered code. The sheet asks all the same, and asks for more."""
        try:
            code = parse_code(self._chat.take_offer())
        except RefusedError as error:
            self._boxes = Boxes("", False, Cause(error.rule))
            return
        if self._session.state.phase in (HostPhase.IDLE, HostPhase.ENDED):
            self._join(code, events.Origin.OFFER)

    def _join(self, code: SessionCode, origin: events.Origin) -> None:
        if any(check.blocking for check in self._parts.checks):
            self._boxes = replace(self._boxes, problem=Cause("cannot_share"))
            return
        if self._session.state.phase is HostPhase.ENDED:
            self._begin_anew()
            self._boxes = Boxes(code.digits, by_link=origin is events.Origin.LINK)
        self._session.feed(events.CodeEntered(code.digits, origin))

    def _begin_anew(self) -> None:
        old = self._session
        self._tasks.spawn(old.close(), "close_session")
        self._boxes, self._receipt_path, self._report_sent, self._session_report = Boxes(), "", False, None
        self._session = self._new_session()
        self._tasks.spawn(self._read_monitors(), "monitors")

    def _question(self, ask_id: int) -> Question | None:
        questions = self._session.state.questions
        return questions.sheet if ask_id == 0 else questions.find(ask_id)

    def _shown(self, ask_id: int, is_visible: bool) -> None:
        question = self._question(ask_id)
        if question is not None:
            window = events.Window.QUESTION
            event = events.WindowVisible if is_visible else events.WindowCovered
            self._session.feed(event(window, question.number))

    def _answer(self, answer: intents.Answer) -> None:
        question = self._question(answer.ask_id)
        if question is None:
            return
        if not answer.allow:
            self._session.feed(events.Denied(question.number))
            return
        seconds = answer.minutes * 60 if answer.minutes > 0 else None
        wanted = answer.permissions or question.permissions
        choices = tuple(
            events.Choice(
                choice.permission,
                Scope(answer.monitors, choice.scope.bits) if answer.monitors else choice.scope,
                seconds,
            )
            for choice in question.proposed
            if choice.permission in wanted
        )
        if choices:
            self._session.feed(events.Allowed(question.number, choices, answer.pressed_at_ms))

    # --- after the end --------------------------------------------------------------------------------------------

    async def _settle(self, session: HostSession) -> None:
        """When the ledger is closed, hand it in; the label on disk goes when the relay has it."""
        await session.is_ledger_due.wait()
        await session.book.is_closed.wait()
        if session is self._session:
            self._session_report = report_of(session.book.bytes, Role.HOST, session.is_flagged)
        self._publisher.changed()
        desk, journal, address = self._parts.host.desk, self._parts.host.journal, session.address
        if address is None or session.state.facts is None:
            return
        sent = await hand_in(
            desk,
            address.room,
            Role.HOST,
            session.book.bytes,
            session.is_flagged,
            self._parts.host.randomness,
            session.session_pass,
        )
        self._report_sent = sent
        if sent:
            await asyncio.to_thread(journal.settle, f"{session.state.facts.session_id.hex()}-host")
        self._publisher.changed()

    async def _hand_in_once(self, session: HostSession) -> None:
        await session.is_ledger_due.wait()
        while not self._report_sent:
            await asyncio.sleep(0.02)

    async def _report_old(self) -> None:
        """Ledgers of sessions that ended with this program's death. Without the session pass nobody can hand in the
        customer's half any more: it is dropped after a day, the relay's own record stands."""
        journal = self._parts.host.journal
        day_ago_ms = self._parts.host.clock.wall_ms() - 86_400_000
        for label in await asyncio.to_thread(journal.unreported):
            if label.end == "host" and label.started_at_ms < day_ago_ms:
                await asyncio.to_thread(journal.settle, label.name)

    async def _save_receipt(self, path: str) -> None:
        try:
            await asyncio.to_thread(self._parts.save_copy, self._session.book.bytes, Path(path))
            self._receipt_path = path
        except RefusedError as error:
            self._boxes = replace(self._boxes, problem=Cause("receipt_" + error.rule))
        self._publisher.changed()

    # --- the picture of all this ----------------------------------------------------------------------------------

    def _tell(self, snapshot: Snapshot) -> None:
        self._parts.show.snapshot(replace(snapshot, made_at_ms=self._parts.host.clock.wall_ms()))

    def _build(self) -> CustomerSnapshot:
        clock = self._parts.host.clock
        snapshot = build_snapshot(self._session, clock.monotonic_ms(), clock.wall_ms())
        about = self._about
        organisation = self._organisation or (about.organisation if about is not None else "")
        problem = self._boxes.problem or snapshot.problem
        is_over = snapshot.phase is CustomerPhase.OVER
        return replace(
            snapshot,
            checks=self._parts.checks,
            organisation=organisation,
            phone=self._phone,
            online=self._is_online,
            code_digits=about.code_digits if about is not None else 10,
            code=self._boxes.code if snapshot.phase in (CustomerPhase.HOME, CustomerPhase.JOINING) else "",
            code_by_link=self._boxes.by_link,
            problem=problem,
            stop_key=self._stop_key,
            receipt_saved_to=self._receipt_path,
            report=self._session_report if is_over else None,
            chat=self._chat.view,
        )
