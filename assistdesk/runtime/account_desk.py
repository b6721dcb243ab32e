"""One signed-in agent's desk: list, open ticket, writes, live events, sessions; from sign-in to sign-out.

Hands each intent to the part that knows it and each event to those who listen. Refuses to know how signing in works.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.account_parts import AccountParts, Spawn
from assistdesk.runtime.account_picture import picture
from assistdesk.runtime.account_settings import Settings
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_forms import SetField, SetForm
from assistdesk.runtime.live import FEED, Live
from assistdesk.runtime.ports import Clipboard
from assistdesk.runtime.sign_in import Account
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, PresenceView
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.viewer import ViewerParts, ViewerSession

TYPING_SHOWN_MS: Final = 10_000
"""A relay that says more is not believed."""
CLOSE_WITHIN_S: Final = 1.0


class AccountDesk:
    """Everything that ends when this account signs out."""

    def __init__(
        self,
        parts: ViewerParts,
        clipboard: Clipboard,
        settings: Settings,
        account: Account,
        disk: Disk,
        toasts: Toasts,
        changed: Callable[[], None],
        signed_out: Callable[[], None],
        spawn: Spawn,
        availability: Callable[[str], None] = lambda _availability: None,
        learn_role: Callable[[str, bool], None] = lambda _role, _is_external: None,
    ) -> None:
        self._parts, self._disk, self._toasts, self._changed = parts, disk, toasts, changed
        self._signed_out, self._learn_role = signed_out, learn_role
        self._desk = AccountParts(
            parts, clipboard, settings, account, disk, toasts, changed, signed_out, spawn, availability
        )
        self._live = Live(parts.desk, parts.clock, parts.randomness, self, changed, self._save_cursor)
        self._desk.open_ticket.begin(self._live)
        self._has_agents = False

    # --- life -----------------------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Show what was there last time, then what the relay says now; send what was left unsent."""
        await self._desk.tickets.recall()
        await self._desk.notices.recall()
        await self._desk.outbox.load()
        await self._desk.beginning.recall()
        await self._desk.left.recall()
        await self._desk.files.recall(self._desk.writing.uploads_out)
        cursor = await self._disk.run(lambda store: store.cursor(FEED))
        await self._live.follow(FEED, cursor if cursor is not None else -1)
        await self._live.follow(self._desk.inbox.stream, -1)
        self._desk.tasks.spawn(self._desk.inbox.load(), "inbox")
        self._desk.tasks.keep(self._desk.outbox.run, "outbox")
        self._desk.tasks.keep(self._live.run, "live")
        self._desk.tasks.spawn(self._desk.tickets.load_views(), "views")
        self._read_basics()
        self._desk.returned.begin()
        self._desk.tasks.spawn(self._desk.drafts.begin(), "drafts")
        self._desk.tasks.spawn(self._desk.sessions.recall(), "old_sessions")
        self._desk.tasks.keep(self._desk.open_ticket.presence.run, "presence")
        self._desk.tasks.keep(self._desk.chats.run, "chats")
        self._desk.tasks.keep(self._desk.calls.run, "calls")
        self._desk.tasks.keep(self._desk.sessions.run_wrap_ups, "wrap_ups")
        self._desk.tasks.keep(self._desk.letters.run, "letters")

    async def close(self) -> None:
        """Keep what is typed, end the session, stop everything."""
        await self._desk.sessions.close()
        self._desk.notices.close()
        await self._desk.drafts.save()
        await self._desk.files.save()
        self._desk.open_ticket.stop()
        await self._desk.tasks.cancel_all(CLOSE_WITHIN_S)
        await self._disk.close()

    @property
    def session(self) -> ViewerSession | None:
        return self._desk.sessions.session

    def _read_basics(self) -> None:
        """What every ticket leans on, as far as it could not be read yet."""
        for was_read, load, name in (
            (self._has_agents, self._load_agents, "agents"),
            (self._desk.macros.was_read, self._desk.macros.load, "macros"),
            (self._desk.forms.view.was_read, self._desk.forms.load, "forms"),
            (self._desk.statuses.view.was_read, self._desk.statuses.load, "statuses"),
        ):
            if not was_read:
                self._desk.tasks.spawn(load(), name)

    async def _load_agents(self) -> None:
        try:
            answer = await self._parts.desk.get_agents()
        except AssistDeskError:
            return
        self._desk.people.add(answer.users)
        self._has_agents = True
        self._changed()

    async def _save_cursor(self, seq: int) -> None:
        try:
            await self._disk.run(lambda store: store.save_cursor(FEED, seq))
        except RefusedError:
            return  # an older cursor costs a little reading, nothing more

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> None:
        match intent:
            case intents.OpenView(view_id):
                self._desk.tickets.open_view(view_id)
            case intents.Search(text):
                self._desk.tickets.search(text)
            case intents.SortList(sort):
                self._desk.tickets.sort(sort)
            case intents.SortSearch(sort):
                self._desk.tickets.sort_search(sort)
            case intents.ExplainClocks():
                self._desk.explaining.ask(intent)
            case intents.LoadMore():
                self._desk.tickets.load_more()
            case intents.OpenTicket(ticket_id):
                self._desk.open_ticket.open(ticket_id)
            case intents.CloseTicket():
                self._desk.open_ticket.close()
            case intents.LoadOlder():
                self._desk.open_ticket.load_older()
            case intents.SaveDraft(ticket_id, mode, text):
                self._types(ticket_id, mode, text)
                self._desk.writing.typed(ticket_id, mode, text)
            case intents.SetComposerMode(ticket_id, mode):
                self._desk.open_ticket.choose_mode(ticket_id, mode)
            case intents.TryNow():
                self._live.try_now()
                self.came_back()
            case intents.Undo(""):
                self._desk.tasks.spawn(self._undo_last(), "undo")
            case intents.RetrySend(key):
                self._desk.writing.ask_again(key)
            case intents_session.FinishWrapUp():
                self._desk.tasks.spawn(self._desk.sessions.finish(intent, self._desk.writing.wrap_up), "finish")
            case _:
                others = (
                    self._desk.put_back,
                    self._desk.beginning,
                    self._desk.left,
                    self._desk.chats,
                    self._desk.calls,
                    self._desk.letters,
                    self._desk.files,
                    self._desk.measures,
                    self._desk.macros,
                    self._desk.guides,
                    self._desk.bulk,
                    self._desk.finder,
                    self._desk.merging,
                    self._desk.splitting,
                    self._desk.linking,
                    self._desk.time,
                    self._desk.escalating,
                    self._desk.deleting,
                    self._desk.redacting,
                    self._desk.people_desk,
                    self._desk.requesters,
                    self._desk.tags,
                    self._desk.organizations,
                    self._desk.inbox,
                    self._desk.rules,
                    self._desk.triggers,
                    self._desk.forms,
                    self._desk.groups,
                    self._desk.desk_settings,
                    self._desk.statuses,
                    self._desk.context,
                    self._desk.view_desk,
                    self._desk.notices,
                    self._desk.links,
                )
                if not any(other.handle(intent) for other in others):
                    self._handle_write(intent)

    def _handle_write(self, intent: intents.Intent) -> None:
        writing = self._desk.writing
        match intent:
            case intents.ChangeTicket():
                self._desk.tasks.spawn(writing.change(intent), "change")
            case intents.SendComment():
                self._desk.tasks.spawn(writing.send(intent), "send")
            case SetField() | SetForm():
                self._desk.tasks.spawn(writing.set_field(intent), "set_field")
            case intents.AnswerCollision():
                self._desk.tasks.spawn(writing.answer_collision(intent), "collision")
            case intents.AnswerClash():
                self._desk.tasks.spawn(writing.answer_clash(intent), "clash")
            case intents.Undo(key):
                self._desk.tasks.spawn(writing.undo(key), "undo")
            case _:
                self._desk.sessions.handle(intent)

    async def _undo_last(self) -> None:
        key = await self._desk.writing.last_act()
        if key:
            self.handle(intents.Undo(key))

    def _types(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        is_said = mode is ComposerMode.REPLY and bool(text.strip())
        self._desk.open_ticket.presence.types(ticket_id, to_chat=is_said and self._desk.in_chat(ticket_id))

    # --- events of the relay --------------------------------------------------------------------------------------

    def greeted(self, role: str, is_external: bool) -> None:
        """Where what I am changed meanwhile, what I see and may do is read anew."""
        account = replace(self._desk.account, role=role, is_external=is_external)
        if not role or account == self._desk.account:
            return
        self._desk.account = account
        self._learn_role(role, is_external)
        self._desk.tasks.spawn(self._desk.tickets.load_views(), "views")
        self._desk.tasks.spawn(self._desk.macros.load(), "macros")
        self._desk.open_ticket.read_again()

    def happened(self, stream: str, data: msgspec.Raw) -> None:
        if stream == FEED:
            try:
                line = msgspec.json.decode(data, type=shapes.FeedLine)
                self._desk.tickets.touched(line)
                self._desk.chats.touched(line)
            except msgspec.MsgspecError:
                self._desk.tickets.reread()
        elif stream == self._desk.inbox.stream:
            self._desk.inbox.happened(data)
        else:
            self._desk.open_ticket.happened(stream, data)

    def came_back(self) -> None:
        """What waits goes at once, and what could not be read is read."""
        self._desk.outbox.try_now()
        self._desk.files.came_back()
        self._read_basics()
        self.missed(FEED)
        self._desk.inbox.missed()
        self._desk.context.came_back()
        self._desk.open_ticket.came_back()

    def missed(self, stream: str) -> None:
        if stream == FEED:  # what rings is told to whoever follows it
            self._desk.tickets.reread()
            self._desk.chats.look()
            self._desk.calls.look()
            self._desk.letters.look()
        elif stream == self._desk.inbox.stream:
            self._desk.inbox.missed()
        else:  # it may have gone out of sight
            self._desk.open_ticket.missed(stream)
            self._desk.tickets.reread()

    def present(self, presence: control.PresenceDown) -> None:
        others = tuple(
            PresenceView(person.user_id, person.name, person.state)
            for person in presence.people
            if person.user_id != self._desk.account.user_id
        )
        self._desk.tickets.present(presence.ticket_id, others)

    def typed(self, typing: control.TypingDown) -> None:
        until_ms = self._parts.clock.wall_ms() + max(0, min(typing.for_ms, TYPING_SHOWN_MS))
        self._desk.chats.typed(typing.ticket_id, until_ms)

    def offered(self, offer: control.OfferDown) -> None:
        if offer.what == "call":
            self._desk.calls.look()
        elif offer.what == "letter":
            self._desk.letters.look()

    def signed_out(self) -> None:
        self._signed_out()

    def look_at_chats(self) -> None:
        """The availability changed: so did what may be offered."""
        self._desk.chats.look()

    def fill(self, snapshot: AgentSnapshot) -> AgentSnapshot:
        """*snapshot* with all that this desk shows."""
        return picture(self._desk, replace(snapshot, link=self._live.view))
