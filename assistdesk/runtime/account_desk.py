"""One signed-in agent's desk: list, open ticket, writes, live events, sessions; from sign-in to sign-out.

Hands each intent to the part that knows it and each event to those who listen. Refuses to know how signing in works.
"""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import shapes
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.account_settings import Settings
from assistdesk.runtime.attaching import Attaching
from assistdesk.runtime.beginning import Beginning
from assistdesk.runtime.bulk import Bulk
from assistdesk.runtime.call_desk import CallDesk
from assistdesk.runtime.chat_desk import ChatDesk
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.context_desk import ContextDesk
from assistdesk.runtime.conversation import Conversation
from assistdesk.runtime.delete_desk import DeleteDesk
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.escalate_desk import EscalateDesk
from assistdesk.runtime.explaining import Explaining
from assistdesk.runtime.forms_desk import FormsDesk
from assistdesk.runtime.groups_desk import GroupsDesk
from assistdesk.runtime.guiding import Guiding
from assistdesk.runtime.inbox_desk import InboxDesk
from assistdesk.runtime.intents_forms import SetField, SetForm
from assistdesk.runtime.left_words import LeftWords
from assistdesk.runtime.letter_desk import LetterDesk
from assistdesk.runtime.link_desk import LinkDesk
from assistdesk.runtime.live import FEED, Live
from assistdesk.runtime.macro_desk import MacroDesk
from assistdesk.runtime.measures_desk import MeasuresDesk
from assistdesk.runtime.merge_desk import MergeDesk
from assistdesk.runtime.notices import Notices
from assistdesk.runtime.open_ticket import OpenTicket
from assistdesk.runtime.organizations_desk import OrganizationsDesk
from assistdesk.runtime.people_desk import PeopleDesk
from assistdesk.runtime.ports import Clipboard
from assistdesk.runtime.redact_desk import RedactDesk
from assistdesk.runtime.requester_desk import RequesterDesk
from assistdesk.runtime.returned import Returned
from assistdesk.runtime.rows import People
from assistdesk.runtime.rules_desk import RulesDesk
from assistdesk.runtime.sending import Outbox
from assistdesk.runtime.session_desk import SessionDesk
from assistdesk.runtime.settings_desk import SettingsDesk
from assistdesk.runtime.sign_in import Account
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode, PresenceView, TicketRow, TicketView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_people import ParticipantView
from assistdesk.runtime.snapshot_session import Colleague
from assistdesk.runtime.split_desk import SplitDesk
from assistdesk.runtime.statuses_desk import StatusesDesk
from assistdesk.runtime.tags_desk import TagsDesk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_finder import TicketFinder
from assistdesk.runtime.ticket_links import TicketLinks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.triggers_desk import TriggersDesk
from assistdesk.runtime.view_desk import ViewDesk
from assistdesk.runtime.viewer import ViewerParts, ViewerSession, ViewerSettings
from assistdesk.runtime.writing import Writing

TYPING_SHOWN_MS: Final = 10_000
"""A relay that says more is not believed."""
CLOSE_WITHIN_S: Final = 1.0

Spawn = Callable[[Coroutine[Any, Any, None], str], "asyncio.Task[None]"]


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
        self._account = account
        self._signed_out, self._learn_role = signed_out, learn_role
        self._tasks = Tasks(lambda name, error: _rethrow(spawn, name, error))
        self._people = People()
        desk, clock, my_id = parts.desk, parts.clock, account.user_id
        self._notices = Notices(disk, clock, self._tasks, toasts, changed, self._open_id, self._subject_of)
        self._tickets = TicketList(
            desk, disk, self._people, my_id, clock, self._tasks, changed, signed_out, self._notices.warn_of
        )
        self._bulk = Bulk(desk, self._tasks, toasts, changed)
        self._explaining = Explaining(desk, self._tasks, changed)
        pictures = Path(settings.pictures) / f"account-{my_id}"
        self._files = Attaching(desk, disk, self._tasks, parts.randomness, toasts, changed, pictures)
        owner = f"{settings.relay_host}/{account.user_id}"
        self._sessions = SessionDesk(
            parts,
            ViewerSettings(
                account.name[:64], settings.os, settings.language, settings.build, owner, settings.credential
            ),
            disk,
            clipboard,
            settings.relay_host,
            self._tasks,
            toasts,
            self._session_changed,
            self._note_once,
            self._in_contact,
            self.look_at_chats,
        )
        holds_code = self._sessions.holds_live_code
        self._drafts = Drafts(desk, disk, self._tasks, changed, lambda rule: toasts.say(rule, "error"), holds_code)
        self._open_ticket = OpenTicket(
            desk,
            clock,
            self._tasks,
            self._people,
            my_id,
            self._tickets,
            self._drafts,
            lambda: self._account.role,
            self._opened,
            changed,
            self._in_chat,
        )
        self._links = TicketLinks(clipboard, toasts, settings.relay_host, self._open_ticket.open)
        self._forms = FormsDesk(desk, self._tasks, toasts, settings.language, changed)
        self._statuses = StatusesDesk(desk, self._tasks, toasts, settings.language, self._people.set_statuses, changed)
        self._beginning = Beginning(self._tasks, toasts, holds_code, self._customer_of, changed)
        self._left = LeftWords(disk, self._tasks, holds_code, changed)
        self._returned = Returned(desk, self._tasks, toasts, self._give_back)
        self._writing = Writing(
            desk,
            self._tickets,
            self._drafts,
            self._files,
            self._people,
            toasts,
            clock,
            settings.undo_s,
            lambda: self._open_ticket.conversation,
            holds_code,
            signed_out,
            changed,
            self._beginning.came_back,
            self._in_chat,
            self._forms.label,
            self._returned.expect,
        )
        self._chats = ChatDesk(
            desk, self._tasks, toasts, self._sessions, changed, self._open_ticket.open, self._open_id, availability
        )
        self._calls = CallDesk(
            desk, disk, self._tasks, toasts, self._sessions, settings.language, changed, self._open_ticket.open
        )
        self._letters = LetterDesk(
            desk, clock, settings.sealing, self._sessions, self._tasks, toasts, changed, self._open_ticket.open
        )
        self._guides = Guiding(
            desk, self._writing.put_comment, self._ticket_of_session, self._tasks, toasts, self._sessions.guide_saved
        )
        self._measures = MeasuresDesk(desk, clock, self._tasks, toasts, changed)
        self._macros = MacroDesk(desk, self._tasks, toasts, settings.language, self._writing.use_macro, changed)
        self._finder = TicketFinder(desk, self._tickets, self._people, my_id, self._tasks, changed)
        self._merging = MergeDesk(desk, self._tickets, self._tasks, toasts, changed, self._open_ticket.open)
        self._splitting = SplitDesk(
            desk, self._tickets, self._tasks, toasts, self._merging.handle, self._open_ticket.open
        )
        self._linking = LinkDesk(desk, self._tasks, toasts)
        self._escalating = EscalateDesk(
            desk, self._tickets, self._tasks, toasts, self._group_name, self._sessions.holds_live_code
        )
        self._deleting = DeleteDesk(desk, self._tickets, self._tasks, toasts)
        self._redacting = RedactDesk(desk, self._tickets, self._tasks, toasts, self._open_ticket.left_of)
        self._people_desk = PeopleDesk(desk, self._people, self._tasks, toasts, clipboard, changed)
        self._requesters = RequesterDesk(desk, self._tickets, self._people, self._tasks, toasts)
        self._tags = TagsDesk(desk, self._tasks, changed)
        self._organizations = OrganizationsDesk(desk, self._people, self._tasks, toasts, changed)
        self._inbox = InboxDesk(
            desk, self._people, my_id, self._tasks, toasts, changed, self._open_id, self._notices.until_ms
        )
        self._rules = RulesDesk(desk, self._tasks, toasts, changed)
        self._triggers = TriggersDesk(desk, self._tasks, toasts, changed)
        self._groups = GroupsDesk(desk, self._tasks, toasts, self._chats.look, changed)
        self._settings = SettingsDesk(desk, self._tasks, toasts, changed)
        self._context = ContextDesk(desk, clock, clipboard, self._tasks, toasts, changed)
        self._view_desk = ViewDesk(desk, self._tasks, toasts, self._view_kept, changed)
        self._outbox = Outbox(desk, disk, clock, parts.randomness, self._writing, changed)
        self._writing.begin(self._outbox)
        self._beginning.begin(self._outbox, disk)
        self._live = Live(desk, clock, parts.randomness, self, changed, self._save_cursor)
        self._open_ticket.begin(self._live)
        self._has_agents = False

    # --- life -----------------------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Show what was there last time, then what the relay says now; send what was left unsent."""
        await self._tickets.recall()
        await self._notices.recall()
        await self._outbox.load()
        await self._beginning.recall()
        await self._left.recall()
        await self._files.recall(self._writing.uploads_out)
        cursor = await self._disk.run(lambda store: store.cursor(FEED))
        await self._live.follow(FEED, cursor if cursor is not None else -1)
        await self._live.follow(self._inbox.stream, -1)
        self._tasks.spawn(self._inbox.load(), "inbox")
        self._tasks.keep(self._outbox.run, "outbox")
        self._tasks.keep(self._live.run, "live")
        self._tasks.spawn(self._tickets.load_views(), "views")
        self._read_basics()
        self._returned.begin()
        self._tasks.spawn(self._drafts.begin(), "drafts")
        self._tasks.spawn(self._sessions.recall(), "old_sessions")
        self._tasks.keep(self._open_ticket.presence.run, "presence")
        self._tasks.keep(self._chats.run, "chats")
        self._tasks.keep(self._calls.run, "calls")
        self._tasks.keep(self._sessions.run_wrap_ups, "wrap_ups")
        self._tasks.keep(self._letters.run, "letters")

    async def close(self) -> None:
        """Keep what is typed, end the session, stop everything."""
        await self._sessions.close()
        self._notices.close()
        await self._drafts.save()
        await self._files.save()
        self._open_ticket.stop()
        await self._tasks.cancel_all(CLOSE_WITHIN_S)
        await self._disk.close()

    @property
    def session(self) -> ViewerSession | None:
        return self._sessions.session

    def _session_changed(self) -> None:
        self._changed()
        self._calls.session_moved()

    def _in_chat(self, ticket_id: int) -> bool:
        return self._chats.chat_in(ticket_id) is not None

    def _in_contact(self, ticket_id: int) -> bool:
        return self._in_chat(ticket_id) or self._calls.speaks_in(ticket_id)

    def _read_basics(self) -> None:
        """What every ticket leans on, as far as it could not be read yet."""
        for was_read, load, name in (
            (self._has_agents, self._load_agents, "agents"),
            (self._macros.was_read, self._macros.load, "macros"),
            (self._forms.view.was_read, self._forms.load, "forms"),
            (self._statuses.view.was_read, self._statuses.load, "statuses"),
        ):
            if not was_read:
                self._tasks.spawn(load(), name)

    async def _load_agents(self) -> None:
        try:
            answer = await self._parts.desk.get_agents()
        except AssistDeskError:
            return
        self._people.add(answer.users)
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
                self._tickets.open_view(view_id)
            case intents.Search(text):
                self._tickets.search(text)
            case intents.SortList(sort):
                self._tickets.sort(sort)
            case intents.SaveView():
                self._tasks.spawn(self._say_why(self._tickets.save_view(intent)), "save_view")
            case intents.DropView(view_id):
                self._tasks.spawn(self._say_why(self._tickets.drop_view(view_id)), "drop_view")
            case intents.ExplainClocks():
                self._explaining.ask(intent)
            case intents.LoadMore():
                self._tickets.load_more()
            case intents.OpenTicket(ticket_id):
                self._open_ticket.open(ticket_id)
            case intents.CloseTicket():
                self._open_ticket.close()
            case intents.LoadOlder():
                self._open_ticket.load_older()
            case intents.SaveDraft(ticket_id, mode, text):
                self._types(ticket_id, mode, text)
                self._writing.typed(ticket_id, mode, text)
            case intents.SetComposerMode(ticket_id, mode):
                self._open_ticket.choose_mode(ticket_id, mode)
            case intents.TryNow():
                self._live.try_now()
                self.came_back()
            case intents.Undo(""):
                self._tasks.spawn(self._undo_last(), "undo")
            case intents.RetrySend(key):
                self._writing.ask_again(key)
            case intents_session.FinishWrapUp():
                self._tasks.spawn(self._sessions.finish(intent, self._writing.wrap_up), "finish")
            case _:
                others = (
                    self._beginning,
                    self._left,
                    self._chats,
                    self._calls,
                    self._letters,
                    self._files,
                    self._measures,
                    self._macros,
                    self._guides,
                    self._bulk,
                    self._finder,
                    self._merging,
                    self._splitting,
                    self._linking,
                    self._escalating,
                    self._deleting,
                    self._redacting,
                    self._people_desk,
                    self._requesters,
                    self._tags,
                    self._organizations,
                    self._inbox,
                    self._rules,
                    self._triggers,
                    self._forms,
                    self._groups,
                    self._settings,
                    self._statuses,
                    self._context,
                    self._view_desk,
                    self._notices,
                    self._links,
                )
                if not any(other.handle(intent) for other in others):
                    self._handle_write(intent)

    def _handle_write(self, intent: intents.Intent) -> None:
        writing = self._writing
        match intent:
            case intents.ChangeTicket():
                self._tasks.spawn(writing.change(intent), "change")
            case intents.SendComment():
                self._tasks.spawn(writing.send(intent), "send")
            case SetField() | SetForm():
                self._tasks.spawn(writing.set_field(intent), "set_field")
            case intents.AnswerCollision():
                self._tasks.spawn(writing.answer_collision(intent), "collision")
            case intents.AnswerClash():
                self._tasks.spawn(writing.answer_clash(intent), "clash")
            case intents.Undo(key):
                self._tasks.spawn(writing.undo(key), "undo")
            case _:
                self._sessions.handle(intent)

    async def _undo_last(self) -> None:
        key = await self._writing.last_act()
        if key:
            self.handle(intents.Undo(key))

    def _open_id(self) -> int | None:
        return self._open_ticket.number

    def _ticket_of_session(self) -> int | None:
        session = self._sessions.session
        return session.ticket_id if session is not None else None

    async def _note_once(self, ticket_id: int, text: str, key: str) -> bool:
        """An internal note that the program itself writes."""
        return await self._writing.put_comment(ticket_id, shapes.CommentIn(body=text, public=False), key)

    def _opened(self, ticket_id: int) -> None:
        for other in (self._inbox, self._context, self._toasts, self._files):
            other.opened(ticket_id)

    async def _give_back(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        await self._writing.give_back(ticket_id, comment)

    async def _say_why(self, act: Coroutine[Any, Any, Cause | None]) -> None:
        """Something that is done at once or not at all: say why not."""
        why = await act
        if why is not None:
            self._toasts.say(why.rule, "error")

    async def _view_kept(self, view_id: int) -> None:
        await self._tickets.load_views()
        self._tickets.open_view(view_id)

    def _types(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        is_said = mode is ComposerMode.REPLY and bool(text.strip())
        self._open_ticket.presence.types(ticket_id, to_chat=is_said and self._in_chat(ticket_id))

    # --- events of the relay --------------------------------------------------------------------------------------

    def greeted(self, role: str, is_external: bool) -> None:
        """Where what I am changed meanwhile, what I see and may do is read anew."""
        account = replace(self._account, role=role, is_external=is_external)
        if not role or account == self._account:
            return
        self._account = account
        self._learn_role(role, is_external)
        self._tasks.spawn(self._tickets.load_views(), "views")
        self._tasks.spawn(self._macros.load(), "macros")
        self._open_ticket.read_again()

    def happened(self, stream: str, data: msgspec.Raw) -> None:
        if stream == FEED:
            try:
                line = msgspec.json.decode(data, type=shapes.FeedLine)
                self._tickets.touched(line)
                self._chats.touched(line)
            except msgspec.MsgspecError:
                self._tickets.reread()
        elif stream == self._inbox.stream:
            self._inbox.happened(data)
        else:
            self._open_ticket.happened(stream, data)

    def came_back(self) -> None:
        """What waits goes at once, and what could not be read is read."""
        self._outbox.try_now()
        self._files.came_back()
        self._read_basics()
        self.missed(FEED)
        self._inbox.missed()
        self._context.came_back()
        self._open_ticket.came_back()

    def missed(self, stream: str) -> None:
        if stream == FEED:  # what rings is told to whoever follows it
            self._tickets.reread()
            self._chats.look()
            self._calls.look()
            self._letters.look()
        elif stream == self._inbox.stream:
            self._inbox.missed()
        else:  # it may have gone out of sight
            self._open_ticket.missed(stream)
            self._tickets.reread()

    def present(self, presence: control.PresenceDown) -> None:
        others = tuple(
            PresenceView(person.user_id, person.name, person.state)
            for person in presence.people
            if person.user_id != self._account.user_id
        )
        self._tickets.present(presence.ticket_id, others)

    def typed(self, typing: control.TypingDown) -> None:
        until_ms = self._parts.clock.wall_ms() + max(0, min(typing.for_ms, TYPING_SHOWN_MS))
        self._chats.typed(typing.ticket_id, until_ms)

    def offered(self, offer: control.OfferDown) -> None:
        if offer.what == "call":
            self._calls.look()
        elif offer.what == "letter":
            self._letters.look()

    def signed_out(self) -> None:
        self._signed_out()

    def look_at_chats(self) -> None:
        """The availability changed: so did what may be offered."""
        self._chats.look()

    # --- the picture of all this ----------------------------------------------------------------------------------

    def fill(self, snapshot: AgentSnapshot) -> AgentSnapshot:
        conversation = self._open_ticket.conversation
        return replace(
            snapshot,
            link=replace(self._live.view, unsent=self._writing.unsent),
            refused=self._beginning.view,
            left=self._left.view,
            views=self._tickets.views,
            tickets=self._notices.mark_all(self._tickets.view(self._open_id())),
            ticket=self._ticket(conversation) if conversation is not None else None,
            session=replace(self._sessions.view(self._open_id()), colleagues=self._colleagues()),
            colleague_asks=self._letters.asks,
            queue=self._chats.view,
            calls=self._calls.view,
            measures=self._measures.view,
            palette=self._tickets.recent(),
            agents=self._people.agents(),
            schedules=self._tickets.schedules,
            bulk=self._bulk.view or self._merging.many,
            macros=self._macros.known,
            macro_preview=self._macros.preview,
            found_tickets=self._finder.found,
            merge_asked=self._merging.asked,
            escalating=self._escalating.view,
            splitting=self._splitting.view,
            link_asked=self._linking.asked,
            rules=self._rules.view,
            triggers=self._triggers.view,
            view_editing=self._view_desk.view,
            people_found=self._people_desk.view,
            person_asked=self._people_desk.asked,
            requester_asked=self._requesters.asked,
            tags_found=self._tags.view,
            inbox=self._inbox.view,
            organizations=self._organizations.view,
            customer=self._organizations.customer,
            forms=self._forms.view,
            groups=self._groups.view,
            desk_settings=self._settings.view,
            statuses=self._statuses.view,
            context=self._context.view,
            context_setting=self._context.setting,
        )

    def _group_name(self, group_id: int) -> str:
        return next((group.name for group in self._chats.view.groups if group.id == group_id), "")

    def _customer_of(self, ticket_id: int) -> str:
        return self._tickets.row(ticket_id).requester.name if self._tickets.knows(ticket_id) else ""

    def _subject_of(self, ticket_id: int) -> str:
        return self._tickets.row(ticket_id).subject if self._tickets.knows(ticket_id) else ""

    def _colleagues(self) -> tuple[Colleague, ...]:
        """Whose apps may be asked for a code; whether one is open now is the relay's to say."""
        if not self._letters.can_ask:
            return ()
        others = (each for each in self._people.agents() if each.user_id != self._account.user_id)
        return tuple(Colleague(each.user_id, each.name) for each in others)

    def _ticket(self, conversation: Conversation) -> TicketView:
        ticket_id = conversation.ticket_id
        known = self._tickets.knows(ticket_id)
        row = self._tickets.row(ticket_id) if known else TicketRow(ticket_id, "", self._people.view(0), "")
        return TicketView(
            row=self._notices.mark(row),
            items=conversation.items,
            has_older=conversation.has_older,
            loading=conversation.loading,
            loading_since_ms=conversation.loading_since_ms,
            error=conversation.error,
            gone=conversation.is_gone,
            draft=self._drafts.view(ticket_id, self._open_ticket.mode),
            uploads=self._files.views(ticket_id),
            pending=self._writing.pending(ticket_id),
            collision=self._writing.collision(ticket_id),
            clash=self._writing.clash(ticket_id),
            presence=self._tickets.presence(ticket_id),
            earlier_sessions=conversation.earlier_sessions,
            chat=self._chats.chat_in(ticket_id),
            agents=self._people.agents(),
            named=tuple(self._people.view(user_id) for user_id in sorted(conversation.named)),
            explained=self._explaining.view(ticket_id),
            clocks=self._tickets.clocks(ticket_id),
            links=conversation.links,
            participants=tuple(
                ParticipantView(self._people.view(one.user_id), one.role, one.may_reply)
                for one in conversation.participants
            ),
            may=self._open_ticket.rights,
            groups=self._chats.view.groups,
            statuses=self._statuses.view.words,
            fields=self._writing.fields(ticket_id, conversation.form_id, conversation.custom),
        )


def _rethrow(spawn: Spawn, name: str, error: BaseException) -> None:
    """A failure of one of this desk's tasks is reported where all failures are."""

    async def fail() -> None:
        raise error

    spawn(fail(), name)
