"""The agent's session as her windows show it, and what remains of it: its wrap-up card and the ledger's hand-in.

One session at a time. Refuses to know the list and the conversation; the session itself is ``viewer``'s.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final

from msgspec.structs import replace

from assistdesk.core.crypto.code import text_holds_code, web_link
from assistdesk.core.errors import RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.report import GUIDE
from assistdesk.core.session.talk import TalkLine
from assistdesk.core.types import NoteEvent, Permission, Role, SafetyResult, Scope, Why
from assistdesk.runtime import intents, intents_session, intents_share
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.pointing import Pointing
from assistdesk.runtime.ports import Clipboard
from assistdesk.runtime.reporting import hand_in, report_of
from assistdesk.runtime.session_view import build_session_view
from assistdesk.runtime.snapshot_session import SessionPhase, SessionView
from assistdesk.runtime.steering import messages_of
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.transcripts import Note, Transcripts
from assistdesk.runtime.viewer import ViewerParts, ViewerSession, ViewerSettings
from assistdesk.runtime.wrap_up_desk import WrapUpDesk
from assistdesk.runtime.wrap_ups import Finished, WrapUps

CODE_ON_CLIPBOARD_S: Final = 60.0
CLOSE_WITHIN_S: Final = 2.5
STOPPED: Final = "app_stopped"


class SessionDesk:
    """One account's sessions."""

    def __init__(
        self,
        parts: ViewerParts,
        settings: ViewerSettings,
        disk: Disk,
        clipboard: Clipboard,
        relay_host: str,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        note: Note,
        in_contact: Callable[[int], bool],
        place_free: Callable[[], None],
    ) -> None:
        self._parts, self._settings = parts, settings
        self._clipboard, self._relay_host = clipboard, relay_host
        self._tasks, self._toasts, self._changed = tasks, toasts, changed
        self._transcripts = Transcripts(disk, note)
        self._session: ViewerSession | None = None
        self._without_card: set[ViewerSession] = set()
        """Those that go on, and those whose wrap-up card is not made yet."""
        self._pointing = Pointing(parts.clock, changed)
        self._in_contact = in_contact
        self._wrap_ups = WrapUps(disk, toasts, changed)
        self._open_wrap_ups = WrapUpDesk(parts.desk, self._wrap_ups, place_free)

    # --- what windows see -----------------------------------------------------------------------------------------

    def view(self, open_id: int | None) -> SessionView:
        """With the wrap-up card of the open ticket, where there are several."""
        session = self._session
        clock = self._parts.clock
        shown = SessionView()
        if session is not None:
            shown = build_session_view(session, clock.monotonic_ms(), self._relay_host)
            shown = replace(shown, drawings=self._pointing.drawings(session.state))
        card = self._wrap_ups.view(open_id, self._goes_on)
        if card is None:
            return shown
        if session is None and card.reports:
            reason = card.reports[-1].reason
            shown = replace(shown, phase=SessionPhase.OVER, ticket_id=card.ticket_id, ended_why=reason)
        return replace(shown, wrap_up=card)

    def _goes_on(self, ticket_id: int) -> bool:
        """Its customer is still with us, in a session, a chat or a call; or a session's part of the card is just being made."""
        is_met = any(session.has_ledger and session.ticket_id == ticket_id for session in self._without_card)
        return is_met or self._in_contact(ticket_id)

    @property
    def session(self) -> ViewerSession | None:
        return self._session

    @property
    def is_busy(self) -> bool:
        """Another session would have to wait."""
        session = self._session
        return session is not None and not session.is_over.is_set() and not session.is_given_up

    def holds_live_code(self, text: str) -> bool:
        code = self._session.code if self._session is not None else None
        return code is not None and text_holds_code(text, code)

    def code_for(self, ticket_id: int) -> str | None:
        """All digits of a code of this ticket that waits for its customer; None: there is none."""
        session = self._session
        if session is None or session.ticket_id != ticket_id or session.code is None:
            return None
        return session.code.digits

    def room_seen(self, ticket_id: int) -> str | None:
        """The room of a session of this ticket in which the customer has granted View."""
        session = self._session
        if session is None or session.ticket_id != ticket_id or session.state is None:
            return None
        return session.room if session.state.is_on(Permission.VIEW) else None

    def guide_saved(self, steps: int) -> None:
        """The session's log says so, while it lasts."""
        if self._session is not None:
            self._session.feed(events.NoteWanted(NoteEvent.AGENT_NOTE, GUIDE, steps))

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> None:
        session = self._session
        match intent:
            case intents_session.StartSession(ticket_id):
                self._begin(ticket_id)
            case intents_session.CopyCode(what) if session is not None and session.code is not None:
                text = session.code.spoken if what == "code" else web_link(session.code, self._relay_host)
                self._clipboard.put(text, CODE_ON_CLIPBOARD_S)
                self._toasts.say("code_copied", seconds=int(CODE_ON_CLIPBOARD_S))
            case intents_session.CancelCode() if session is not None:
                session.feed(events.CancelPressed())
            case intents_session.EndSession() if session is not None:
                self._tasks.spawn(session.end(), "end")
            case intents_session.MarkRecording() if session is not None:
                session.recordings.mark()
            case intents_session.SafetyDiffers() if session is not None:
                session.feed(events.SafetyAnswered(SafetyResult.DIFFERENT))
            case intents_session.AskPermission(permission, reason) if session is not None:
                session.feed(events.AskPressed(permission, self._scope_of(permission), reason))
            case intents_session.AskTogether(permissions) if session is not None:
                asks = tuple(events.AskPressed(each, self._scope_of(each), "") for each in permissions)
                session.feed(events.AskedTogether(asks))
            case intents_session.CancelAsk(permission) if session is not None:
                session.feed(events.AskCancelled(permission))
            case intents_session.GiveBack(permission) if session is not None:
                session.feed(events.GaveBack(permission))
            case intents_session.SayInSession(text) if session is not None and session.session_id:
                session.talking.say(text)
            case intents_session.InviteColleague(kind, code, name) if session is not None:
                session.inviting.ask(kind, code, name)
            case intents_session.TalkSeen() if session is not None:
                session.talking.seen()
            case intents_session.WantMonitors(monitors) if session is not None:
                session.feed(events.AskPressed(Permission.VIEW, Scope(monitors), ""))
            case intents_session.Painted(frame) if session is not None:
                session.painted(frame)
            case (
                intents_session.PointAt()
                | intents_session.PressButton()
                | intents_session.TurnWheel()
                | intents_session.PressKey()
                | intents_session.TypeText()
                | intents_session.LetGo()
            ) if session is not None and session.state is not None:
                for message in messages_of(intent, session.state):
                    session.feed(events.SendWanted(message))
            case (
                intents_session.MovePointer()
                | intents_session.ClickPointer()
                | intents_session.Draw()
                | intents_session.UndoDrawing()
                | intents_session.ClearDrawings()
            ) if session is not None and session.state is not None:
                shared = session.watching.monitors if session.watching is not None else ()
                for message in self._pointing.messages_of(intent, session.state, shared):
                    session.feed(events.SendWanted(message))
            case intents_share.ShareIntent() if session is not None:
                session.sharing.handle(intent)
            case intents_session.EditWrapUp():
                self._tasks.spawn(self._wrap_ups.edit(intent), "wrap_up")
            case _:
                pass  # its moment has gone, or it is another part's

    def _scope_of(self, permission: Permission) -> Scope:
        """What is asked for: the monitors that are shared now."""
        session = self._session
        state = session.state if session is not None else None
        if state is None or permission in (Permission.CLIPBOARD, Permission.FILES):
            return Scope((), 3)
        if permission is Permission.RECORD:
            return Scope()
        if permission is Permission.RESUME:
            return Scope((), 1)  # after a restart too, where she ticks it
        return state.mirror(Permission.VIEW).scope

    def _begin(self, ticket_id: int) -> None:
        if self.is_busy:
            self._toasts.say("session_running", "warning")
            return
        self._pointing.close()
        session = ViewerSession(
            self._parts,
            self._settings,
            ticket_id,
            self._tasks,
            self._changed,
            self._tell,
            lambda lines: self._keep_talk(session, lines),
        )
        self._session = session
        self._without_card.add(session)
        session.start()
        self._tasks.spawn(self._settle(session), "settle")
        self._changed()

    async def _keep_talk(self, session: ViewerSession, lines: tuple[TalkLine, ...]) -> None:
        names = self._settings.name, session.customer_name
        await self._transcripts.keep(session.session_id, session.ticket_id, *names, lines)

    async def _talk_into_ticket(self, session_id: str = "") -> None:
        """What cannot go in now stays on disk, and goes in at the next start."""
        try:
            await self._transcripts.finish(session_id)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")

    def _tell(self, rule: str, kind: str, file: str) -> None:
        self._toasts.say(rule, kind, **({"file": file} if file else {}))

    # --- after a session, a chat, a call --------------------------------------------------------------------------

    async def run_wrap_ups(self) -> None:
        """For ever: cards after chats and calls."""
        await self._open_wrap_ups.run()

    def contact_moved(self) -> None:
        """A chat or a call of mine went a step further: it may have to be wrapped up."""
        self._open_wrap_ups.look()

    async def _settle(self, session: ViewerSession) -> None:
        try:
            await session.is_over.wait()
            if session.has_ledger:
                await self._make_card(session)
        finally:
            self._without_card.discard(session)
            self._changed()
        if not session.has_ledger:
            return
        sent = await hand_in(
            self._parts.desk,
            session.room,
            Role.VIEWER,
            session.book.bytes,
            session.is_flagged,
            self._parts.randomness,
        )
        if sent:
            self._wrap_ups.report_sent(session.session_id)
            await asyncio.to_thread(self._parts.journal.settle, session.ledger_name)
        self._changed()

    async def _make_card(self, session: ViewerSession) -> None:
        await self._talk_into_ticket(session.session_id)
        report = report_of(session.book.bytes, Role.VIEWER, session.is_flagged)
        if report is not None and report.permissions:
            self._wrap_ups.await_report(report.session_id)
            await self._wrap_ups.put(session.ticket_id, report, session.room)

    async def finish(self, intent: intents_session.FinishWrapUp, write: Callable[[Finished], Awaitable[bool]]) -> None:
        """A card is saved by *write*; of a session that is over nothing is shown any more when its card has gone."""
        has_gone = await self._wrap_ups.finish(intent, write)
        if has_gone:
            self._open_wrap_ups.look()
        session = self._session
        if has_gone and session is not None and session.is_over.is_set():
            if not self._wrap_ups.has(session.session_id):
                self._session = None
            self._changed()

    # --- after a start --------------------------------------------------------------------------------------------

    async def recall(self) -> None:
        """Cards that were open, and ledgers that a killed program left behind (bad-inputs.md D7)."""
        await self._talk_into_ticket()
        await self._wrap_ups.recall()
        journal = self._parts.journal
        for label in await asyncio.to_thread(journal.unreported):
            if label.end != "viewer" or label.owner != self._settings.owner:
                continue
            ledger = await asyncio.to_thread(journal.read, label.name)
            report = report_of(ledger, Role.VIEWER, reason_if_cut=STOPPED)
            session_id = report.session_id if report is not None else ""
            self._wrap_ups.await_report(session_id)
            if report is not None and report.permissions and not self._wrap_ups.has(session_id):
                await self._wrap_ups.put(label.ticket_id, report, label.room)
            sent = await hand_in(
                self._parts.desk,
                label.room,
                Role.VIEWER,
                ledger,
                False,
                self._parts.randomness,
                reason_if_cut=STOPPED,
            )
            if sent:
                self._wrap_ups.report_sent(session_id)
                await asyncio.to_thread(journal.settle, label.name)
        self._changed()

    async def close(self) -> None:
        """The program ends: end the session in order, but do not wait long for it."""
        self._pointing.close()
        session = self._session
        if session is None:
            return
        if not session.is_over.is_set():
            await session.end(Why.QUIT)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(CLOSE_WITHIN_S):
                    await session.is_over.wait()
        await session.close()
