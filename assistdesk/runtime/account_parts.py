"""What one signed-in agent's desk is made of, and what its parts ask of each other; no intents, no events."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from assistdesk.core.desk import shapes
from assistdesk.runtime.account_settings import Settings
from assistdesk.runtime.attaching import Attaching
from assistdesk.runtime.beginning import Beginning
from assistdesk.runtime.bulk import Bulk
from assistdesk.runtime.call_desk import CallDesk
from assistdesk.runtime.chat_desk import ChatDesk
from assistdesk.runtime.composer import Drafts
from assistdesk.runtime.context_desk import ContextDesk
from assistdesk.runtime.delete_desk import DeleteDesk
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.escalate_desk import EscalateDesk
from assistdesk.runtime.explaining import Explaining
from assistdesk.runtime.forms_desk import FormsDesk
from assistdesk.runtime.groups_desk import GroupsDesk
from assistdesk.runtime.guiding import Guiding
from assistdesk.runtime.inbox_desk import InboxDesk
from assistdesk.runtime.left_words import LeftWords
from assistdesk.runtime.letter_desk import LetterDesk
from assistdesk.runtime.link_desk import LinkDesk
from assistdesk.runtime.macro_desk import MacroDesk
from assistdesk.runtime.measures_desk import MeasuresDesk
from assistdesk.runtime.merge_desk import MergeDesk
from assistdesk.runtime.notices import Notices
from assistdesk.runtime.open_ticket import OpenTicket
from assistdesk.runtime.organizations_desk import OrganizationsDesk
from assistdesk.runtime.people_desk import PeopleDesk
from assistdesk.runtime.ports import Clipboard
from assistdesk.runtime.put_back import PutBack
from assistdesk.runtime.redact_desk import RedactDesk
from assistdesk.runtime.requester_desk import RequesterDesk
from assistdesk.runtime.returned import Returned
from assistdesk.runtime.rows import People
from assistdesk.runtime.rules_desk import RulesDesk
from assistdesk.runtime.sending import Outbox
from assistdesk.runtime.session_desk import SessionDesk
from assistdesk.runtime.settings_desk import SettingsDesk
from assistdesk.runtime.sign_in import Account
from assistdesk.runtime.split_desk import SplitDesk
from assistdesk.runtime.statuses_desk import StatusesDesk
from assistdesk.runtime.tags_desk import TagsDesk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.ticket_finder import TicketFinder
from assistdesk.runtime.ticket_links import TicketLinks
from assistdesk.runtime.ticket_list import TicketList
from assistdesk.runtime.time_desk import TimeDesk
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.triggers_desk import TriggersDesk
from assistdesk.runtime.view_desk import ViewDesk
from assistdesk.runtime.viewer import ViewerParts, ViewerSettings
from assistdesk.runtime.writing import Writing

Spawn = Callable[[Coroutine[Any, Any, None], str], "asyncio.Task[None]"]


class AccountParts:
    """Every part lives as long as the account is signed in. ``account`` is renewed when the relay says who one is now."""

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
        availability: Callable[[str], None],
    ) -> None:
        self.toasts, self.account, self._changed = toasts, account, changed
        self.tasks = Tasks(lambda name, error: _rethrow(spawn, name, error))
        self.people = People()
        desk, clock, my_id = parts.desk, parts.clock, account.user_id
        self.notices = Notices(disk, clock, self.tasks, toasts, changed, self.open_id, self._subject_of)
        self.tickets = TicketList(
            desk, disk, self.people, my_id, clock, self.tasks, changed, signed_out, self.notices.warn_of
        )
        self.bulk = Bulk(desk, self.tasks, toasts, changed)
        self.explaining = Explaining(desk, self.tasks, changed)
        pictures = Path(settings.pictures) / f"account-{my_id}"
        self.files = Attaching(desk, disk, self.tasks, parts.randomness, toasts, changed, pictures)
        owner = f"{settings.relay_host}/{account.user_id}"
        self.sessions = SessionDesk(
            parts,
            ViewerSettings(
                account.name[:64], settings.os, settings.language, settings.build, owner, settings.credential
            ),
            disk,
            clipboard,
            settings.relay_host,
            self.tasks,
            toasts,
            self._session_changed,
            self._note_once,
            self._in_contact,
            self._look_at_chats,
        )
        holds_code = self.sessions.holds_live_code
        self.drafts = Drafts(desk, disk, self.tasks, changed, lambda rule: toasts.say(rule, "error"), holds_code)
        self.open_ticket = OpenTicket(
            desk,
            clock,
            self.tasks,
            self.people,
            my_id,
            self.tickets,
            self.drafts,
            lambda: self.account.role,
            self._opened,
            changed,
            self.in_chat,
        )
        self.links = TicketLinks(clipboard, toasts, settings.relay_host, self.open_ticket.open)
        self.put_back = PutBack(self.tasks, toasts)
        self.forms = FormsDesk(desk, self.tasks, toasts, self.put_back, settings.language, changed)
        self.statuses = StatusesDesk(
            desk, self.tasks, toasts, self.put_back, settings.language, self.people.set_statuses, changed
        )
        self.beginning = Beginning(self.tasks, toasts, holds_code, self._customer_of, changed)
        self.left = LeftWords(disk, self.tasks, holds_code, changed)
        self.returned = Returned(desk, self.tasks, toasts, self._give_back)
        self.writing = Writing(
            desk,
            self.tickets,
            self.drafts,
            self.files,
            self.people,
            toasts,
            clock,
            settings.undo_s,
            lambda: self.open_ticket.conversation,
            holds_code,
            signed_out,
            changed,
            self.beginning.came_back,
            self.in_chat,
            self.forms.label,
            self.returned.expect,
        )
        self.chats = ChatDesk(
            desk, self.tasks, toasts, self.sessions, changed, self.open_ticket.open, self.open_id, availability
        )
        self.calls = CallDesk(
            desk, disk, self.tasks, toasts, self.sessions, settings.language, changed, self.open_ticket.open
        )
        self.letters = LetterDesk(
            desk, clock, settings.sealing, self.sessions, self.tasks, toasts, changed, self.open_ticket.open
        )
        self.guides = Guiding(
            desk, self.writing.put_comment, self._ticket_of_session, self.tasks, toasts, self.sessions.guide_saved
        )
        self.measures = MeasuresDesk(desk, clock, self.tasks, toasts, changed)
        self.macros = MacroDesk(
            desk, self.tasks, toasts, self.put_back, settings.language, self.writing.use_macro, changed
        )
        self.finder = TicketFinder(desk, self.tickets, self.people, my_id, self.tasks, changed)
        self.merging = MergeDesk(desk, self.tickets, self.tasks, toasts, changed, self.open_ticket.open)
        self.splitting = SplitDesk(desk, self.tickets, self.tasks, toasts, self.merging.handle, self.open_ticket.open)
        self.linking = LinkDesk(desk, self.tasks, toasts)
        self.time = TimeDesk(desk, self.tasks, toasts)
        self.escalating = EscalateDesk(
            desk, self.tickets, self.tasks, toasts, self._group_name, self.sessions.holds_live_code
        )
        self.deleting = DeleteDesk(desk, self.tickets, self.tasks, toasts)
        self.redacting = RedactDesk(desk, self.tickets, self.tasks, toasts, self.open_ticket.left_of)
        self.people_desk = PeopleDesk(desk, self.people, self.tasks, toasts, clipboard, changed)
        self.requesters = RequesterDesk(desk, self.tickets, self.people, self.tasks, toasts)
        self.tags = TagsDesk(desk, self.tasks, changed)
        self.organizations = OrganizationsDesk(desk, self.people, self.tasks, toasts, self.put_back, changed)
        self.inbox = InboxDesk(
            desk, self.people, my_id, self.tasks, toasts, changed, self.open_id, self.notices.until_ms
        )
        self.rules = RulesDesk(desk, self.tasks, toasts, self.put_back, changed)
        self.triggers = TriggersDesk(desk, self.tasks, toasts, self.put_back, changed)
        self.groups = GroupsDesk(desk, self.tasks, toasts, self.put_back, self.chats.look, changed)
        self.desk_settings = SettingsDesk(desk, self.tasks, toasts, changed)
        self.context = ContextDesk(desk, clock, clipboard, self.tasks, toasts, changed)
        self.view_desk = ViewDesk(desk, self.tasks, toasts, self.put_back, self.tickets, changed)
        self.outbox = Outbox(desk, disk, clock, parts.randomness, self.writing, changed)
        self.writing.begin(self.outbox)
        self.beginning.begin(self.outbox, disk)

    def _session_changed(self) -> None:
        self._changed()
        self.calls.session_moved()

    def in_chat(self, ticket_id: int) -> bool:
        return self.chats.chat_in(ticket_id) is not None

    def _in_contact(self, ticket_id: int) -> bool:
        return self.in_chat(ticket_id) or self.calls.speaks_in(ticket_id)

    def open_id(self) -> int | None:
        return self.open_ticket.number

    def _ticket_of_session(self) -> int | None:
        session = self.sessions.session
        return session.ticket_id if session is not None else None

    async def _note_once(self, ticket_id: int, text: str, key: str) -> bool:
        """An internal note that the program itself writes."""
        return await self.writing.put_comment(ticket_id, shapes.CommentIn(body=text, public=False), key)

    def _opened(self, ticket_id: int) -> None:
        for other in (self.inbox, self.context, self.toasts, self.files):
            other.opened(ticket_id)

    async def _give_back(self, ticket_id: int, comment: shapes.CommentIn) -> None:
        await self.writing.give_back(ticket_id, comment)

    def _group_name(self, group_id: int) -> str:
        return next((group.name for group in self.chats.view.groups if group.id == group_id), "")

    def _customer_of(self, ticket_id: int) -> str:
        return self.tickets.row(ticket_id).requester.name if self.tickets.knows(ticket_id) else ""

    def _subject_of(self, ticket_id: int) -> str:
        return self.tickets.row(ticket_id).subject if self.tickets.knows(ticket_id) else ""

    def _look_at_chats(self) -> None:
        self.chats.look()


def _rethrow(spawn: Spawn, name: str, error: BaseException) -> None:
    """A failure of one of this desk's tasks is reported where all failures are."""

    async def fail() -> None:
        raise error

    spawn(fail(), name)
