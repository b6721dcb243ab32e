"""The customer's application without its windows: the boxes for the code, one session at a time, the end card.

Turns intents into events of the session machine and its state into ``CustomerSnapshot``. Sends nothing before a code is
whole and its check digit right. Refuses to know Qt, and decides nothing about consent.
"""

import asyncio
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.crypto.code import SessionCode, normalised, parse_code, parse_link
from assistdesk.core.desk.session_shapes import SessionReport
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.core.session import actions, events
from assistdesk.core.session.host_state import UNDER_WAY, HostPhase
from assistdesk.core.session.returning import Kept, Revived, revive
from assistdesk.core.types import Monitor, Permission, Rect, Role, SafetyResult, Scope
from assistdesk.core.wire import control
from assistdesk.runtime import intents, intents_customer, intents_session, intents_share
from assistdesk.runtime.answering import answered, shown
from assistdesk.runtime.customer_chat import CustomerChat
from assistdesk.runtime.customer_view import build_snapshot, return_view
from assistdesk.runtime.guests import Guests, with_guests
from assistdesk.runtime.host import HostSession
from assistdesk.runtime.host_parts import HostParts, HostSettings, config_of
from assistdesk.runtime.host_return import AfterRestart
from assistdesk.runtime.ports import LocalStore, Show
from assistdesk.runtime.publisher import Publisher, Snapshot
from assistdesk.runtime.reporting import hand_in, report_of
from assistdesk.runtime.returning import Returning, ReturnParts
from assistdesk.runtime.session_solved import SessionSolved, of_chat
from assistdesk.runtime.shared_watch import SharedWatch
from assistdesk.runtime.snapshot_customer import (
    AskView,
    Check,
    CustomerPhase,
    CustomerSnapshot,
    ReturnView,
    SolvedView,
)
from assistdesk.runtime.snapshot_parts import Cause
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
    returning: ReturnParts | None = None
    """None: no session outlives this program."""


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
        self._watch = SharedWatch(parts.host.watch)
        self._guests = Guests(self._new_session, self._let_go)
        self._returning = self._make_returning(relay_host) if parts.returning is not None else None
        self._own_windows: tuple[tuple[Rect, ...], bool] = ((), False)
        self._is_stepping = False
        self._session = self._new_session()
        self._solved = SessionSolved(parts.host, tasks, self._publisher.changed)
        self._past: list[HostSession] = []
        """Sessions before this one that this customer's sitting began with: their records belong to her copy."""
        self._receipt_path = ""
        self._report_sent = False
        self._session_report: SessionReport | None = None

    # --- life -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._tasks.spawn(self._learn_about(), "about")
        self._tasks.spawn(self._look_around(), "monitors")
        self._tasks.spawn(self._report_old(), "old_reports")
        self._tasks.spawn(self._chat.recall(), "chat")
        self._publisher.changed()

    async def close(self) -> None:
        """Quit: a session that runs is stopped first, in order; one that she lets outlive a restart is left as it is. (Closing
        the window is *Stop*: what comes here is the system that ends the program.)"""
        session, guests = self._session, self._guests.sessions
        self._guests.feed(events.StopPressed(events.StopBy.PROGRAM_QUIT))
        if self._is_kept(session):
            await session.leave()
        elif session.state.phase in UNDER_WAY:
            session.feed(events.StopPressed(events.StopBy.PROGRAM_QUIT))
            try:
                async with asyncio.timeout(QUIT_WITHIN_S):
                    await session.book.is_closed.wait()
                    await self._hand_in_once(session)
            except (TimeoutError, AssistDeskError):
                pass  # the ledger's label stays: it is handed in at the next start
        for each in (session, *guests, *self._past):
            await each.close()
        await self._chat.close()
        if self._returning is not None:
            await self._returning.settled()

    @property
    def session(self) -> HostSession:
        return self._session

    @property
    def returning(self) -> Returning | None:
        return self._returning

    @property
    def guests(self) -> tuple[HostSession, ...]:
        return self._guests.sessions

    def _new_session(self, is_view_only: bool = False, revived: tuple[Kept, Revived] | None = None) -> HostSession:
        parts = dataclasses.replace(self._parts.host, watch=self._watch.share())
        if is_view_only:
            parts = dataclasses.replace(parts, open_input=None)
        after = AfterRestart(revived=revived)
        if self._returning is not None:
            after = AfterRestart(self._returning.keep, self._returning.forget, revived)
        session = HostSession(
            parts, self._settings, self._monitors, self._tasks, self._stepped, self._invite, is_view_only, after
        )
        self._tasks.spawn(self._settle(session), "settle")
        return session

    # --- a return after a restart ---------------------------------------------------------------------------------

    def _make_returning(self, relay_host: str) -> Returning:
        assert self._parts.returning is not None
        host = self._parts.host
        return Returning(
            self._parts.returning, relay_host, host.clock, self._tasks, self._revive, self._publisher.changed, host.log
        )

    async def _look_around(self) -> None:
        await self._read_monitors()
        if self._returning is not None:
            await self._returning.look()

    async def _revive(self, kept: Kept) -> Revived:
        """Raises RefusedError."""
        host, settings = self._parts.host, self._settings
        now_ms, wall_ms = host.clock.monotonic_ms(), host.clock.wall_ms()
        config, monitors = config_of(host, settings), self._monitors

        def read() -> Revived:
            book = host.journal.read(kept.ledger_name)
            return revive(kept, book, config, monitors, settings.pinned_key, now_ms, wall_ms)

        return await asyncio.to_thread(read)

    async def _come_back(self, pressed_at_ms: int) -> None:
        """*Continue* on the card. The session that comes back takes the place of the one that waits for a code."""
        assert self._returning is not None
        try:
            found = await self._returning.take(pressed_at_ms)
        except RefusedError as error:
            self._boxes = Boxes(problem=Cause(error.rule))
            self._publisher.changed()
            return
        if found is not None and self._session.state.phase is HostPhase.IDLE:
            self._tasks.spawn(self._session.close(), "close_session")
            self._session = self._new_session(revived=found)
            self._session.hide(*self._own_windows)
            self._session.come_back()
            self._publisher.changed()

    def _is_kept(self, session: HostSession) -> bool:
        facts = session.state.facts
        is_running = session.state.phase in UNDER_WAY and facts is not None
        return (
            is_running and self._returning is not None and self._returning.is_kept(facts.session_id if facts else b"")
        )

    # --- guests ---------------------------------------------------------------------------------------------------

    def _invite(self, invited: actions.JoinInvited) -> None:
        self._guests.join(invited, self._session, *self._own_windows)

    @property
    def _all_sessions(self) -> tuple[HostSession, ...]:
        """The first one last. What she hides, pauses or stops is hidden, paused and stopped for all."""
        return (*self._guests.sessions, self._session)

    def _feed_all(self, event: events.HostEvent) -> None:
        for session in self._all_sessions:
            session.feed(event)

    def _let_go(self, session: HostSession) -> None:
        """A guest's session is over, or never began."""
        if session.state.facts is None:
            self._tasks.spawn(session.close(), "close_session")
        else:
            self._past.append(session)

    def _stepped(self) -> None:
        """After every step of any session. What follows from one may be a step of another."""
        if not self._is_stepping:
            self._is_stepping = True
            try:
                self._look_after_guests()
            finally:
                self._is_stepping = False
        self._publisher.changed()

    def _look_after_guests(self) -> None:
        self._guests.sweep()
        successor = self._guests.take_successor()
        if successor is not None:
            old = self._session
            self._succeed(successor)
            old.feed(events.StopPressed(events.StopBy.HANDED_OVER))
        ending = self._session.state.ending
        if ending is not None and ending.by == "host":  # her own doing ends it for all
            self._guests.feed(events.StopPressed(events.StopBy.BUTTON))
            self._guests.sweep()
        elif ending is not None and (staying := self._guests.take_first()) is not None:
            self._succeed(staying)
        count = len(self._guests.sessions)
        if self._session.state.phase in UNDER_WAY and self._session.state.guests != count:
            self._session.feed(events.GuestsChanged(count))

    def _succeed(self, session: HostSession) -> None:
        self._past.append(self._session)
        self._session = session

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
        try:
            self._monitors = await asyncio.to_thread(self._parts.host.list_monitors)
        except RefusedError:
            return  # no screen can be read now; a session looks again by itself
        if self._monitors:
            self._session.feed(events.MonitorsChanged(self._monitors))

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> None:
        match intent:
            case intents_customer.EnterCode(text, complete):
                self._enter(text, complete)
            case intents_customer.JoinFromLink(text):
                self._fill(text)
            case intents_customer.Cancel():
                self._session.feed(events.CancelPressed())
            case intents_customer.NewCode() if self._session.state.phase is HostPhase.ENDED:
                self._begin_anew()
            case intents_customer.SaveReceipt(path):
                self._tasks.spawn(self._save_receipt(path), "receipt")
            case intents_customer.TakeOffer():
                self._take_offer()
            case intents_customer.RefuseOffer():
                self._chat.refuse_offer()
            case intents_customer.SaySolved() if self._can_solve and not self._is_of_chat:
                assert self._session.address is not None
                self._solved.say(self._session.address.room, self._session.session_pass)
            case intents_customer.ComeBack(pressed_at_ms) if self._returning is not None:
                self._tasks.spawn(self._come_back(pressed_at_ms), "come_back")
            case intents_customer.StayAway() if self._returning is not None:
                self._returning.drop()
            case intents_customer.OwnWindows(rects, has_focus):
                windows = tuple(Rect(*rect) for rect in rects if rect[2] > 0 and rect[3] > 0)
                self._own_windows = windows, has_focus
                for session in self._all_sessions:
                    session.hide(windows, has_focus)
            case intents_customer.ForGuest(number, wish):
                self._guests.handle(number, wish, self._parts.host.clock.monotonic_ms())
            case _:
                if not self._chat.handle(intent):
                    self._handle_session(intent)
        self._publisher.changed()

    def _handle_session(self, intent: intents.Intent) -> None:
        session, now_ms = self._session, self._parts.host.clock.monotonic_ms()
        match intent:
            case intents_customer.SheetShown(ask_id, visible_since_ms):
                shown(session, ask_id, visible_since_ms is not None)
            case intents_customer.Answer():
                answered(session, intent)
            case intents_customer.NotMyRequest():
                session.feed(events.NotMine())
            case intents_customer.CompareSafety(result):
                session.feed(events.SafetyAnswered(result))
            case intents_session.SafetyDiffers():
                session.feed(events.SafetyAnswered(SafetyResult.DIFFERENT))
            case intents_session.SayInSession(text) if session.state.phase in UNDER_WAY:
                session.talking.say(text)
            case intents_session.TalkSeen():
                session.talking.seen()
            case intents_customer.Revoke(permission):
                session.feed(events.Revoked(permission))
            case intents_customer.Pause():
                self._feed_all(events.PausePressed())
            case intents_customer.Continue():
                self._feed_all(events.ContinuePressed(now_ms))
            case (
                intents_customer.ListWindows()
                | intents_customer.HideWindow()
                | intents_customer.ShowOnly()
                | intents_customer.HideArea()
                | intents_customer.ShowAreas()
            ):
                for each in self._all_sessions:
                    each.choose_hidden(intent)
            case intents_customer.Stop(by):
                session.feed(events.StopPressed(STOP_BY.get(by, events.StopBy.BUTTON)))
            case intents_customer.RecordOwn(""):
                session.recording.stop()
            case intents_customer.RecordOwn(folder):
                session.recording.start(folder, session.state)
            case intents_customer.BarCovered(covered):
                window = events.Window.BAR
                seen = events.WindowCovered(window) if covered else events.WindowVisible(window)
                self._feed_all(seen)
            case intents_share.ShareIntent():
                session.sharing.handle(intent)
            case intents_customer.ShareMonitors(monitors) if session.state.phase is HostPhase.ACTIVE:
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
        if self._returning is not None:
            self._returning.drop()
        self._session.feed(events.CodeEntered(code.digits, origin))

    def _begin_anew(self) -> None:
        for old in (self._session, *self._past):
            self._tasks.spawn(old.close(), "close_session")
        self._past.clear()
        self._boxes, self._receipt_path, self._report_sent, self._session_report = Boxes(), "", False, None
        self._session = self._new_session()
        self._solved = SessionSolved(self._parts.host, self._tasks, self._publisher.changed)
        self._tasks.spawn(self._read_monitors(), "monitors")

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
        if session is self._session:
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

    @property
    def _can_solve(self) -> bool:
        """Is a session over that took place and that nothing was wrong with?"""
        session = self._session
        is_over = session.state.phase is HostPhase.ENDED and session.started_at_ms is not None
        return is_over and session.address is not None and not session.is_flagged

    @property
    def _is_of_chat(self) -> bool:
        """Was it offered to her in her chat?"""
        return self._session.state.origin is events.Origin.OFFER and self._chat.view.ticket_id is not None

    def _solved_view(self) -> SolvedView:
        if not self._can_solve:
            return SolvedView()
        return of_chat(self._chat.view) if self._is_of_chat else self._solved.view

    async def _save_receipt(self, path: str) -> None:
        try:
            books = [session.book.bytes for session in (self._session, *reversed(self._past))]
            for number, book in enumerate(books, 1):
                place = Path(path)
                place = place if number == 1 else place.with_stem(f"{place.stem}-{number}")
                await asyncio.to_thread(self._parts.save_copy, book, place)
            self._receipt_path = path
        except RefusedError as error:
            self._boxes = replace(self._boxes, problem=Cause("receipt_" + error.rule))
        self._publisher.changed()

    # --- the picture of all this ----------------------------------------------------------------------------------

    def _tell(self, snapshot: Snapshot) -> None:
        self._parts.show.snapshot(replace(snapshot, made_at_ms=self._parts.host.clock.wall_ms()))

    def _build(self) -> CustomerSnapshot:
        clock = self._parts.host.clock
        now_ms, wall_ms = clock.monotonic_ms(), clock.wall_ms()
        snapshot = with_guests(build_snapshot(self._session, now_ms, wall_ms), self._guests, now_ms, wall_ms)
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
            guest_sheet=replace(snapshot.guest_sheet, organisation=organisation, stop_key=self._stop_key)
            if snapshot.guest_sheet is not None
            else None,
            problem=problem,
            stop_key=self._stop_key,
            receipt_saved_to=self._receipt_path,
            report=self._session_report if is_over else None,
            chat=self._chat.view,
            solved=self._solved_view(),
            asks=self._with_restart(snapshot.asks),
            offered_return=self._offered_return(),
        )

    def _offered_return(self) -> ReturnView | None:
        offer = self._returning.offer if self._returning is not None else None
        is_free = self._session.state.phase is HostPhase.IDLE
        return return_view(offer.revived.state) if offer is not None and is_free else None

    def _with_restart(self, asks: tuple[AskView, ...]) -> tuple[AskView, ...]:
        """Coming back after a restart is only offered where a keyring lasts as long."""
        if self._returning is None:
            return tuple(replace(ask, may_restart=False) for ask in asks)
        if any(ask.may_restart for ask in asks):
            self._returning.probe()
        else:
            self._returning.ask_anew()
        is_possible = bool(self._returning.is_possible)
        return tuple(replace(ask, may_restart=ask.may_restart and is_possible) for ask in asks)
