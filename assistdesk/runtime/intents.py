"""What a window emits: frozen wishes of a person, decided elsewhere (experience.md section 2).

An intent says what somebody pressed, never what shall happen. Customer intents that answer a question carry the
moment the button was pressed, so that a press before the button was armed can be thrown away by the machine that
decides.
"""

from __future__ import annotations  # the desk's shapes are named here; a window that shows no ticket loads none

from typing import TYPE_CHECKING

from assistdesk.runtime.intent import Intent as Intent
from assistdesk.runtime.intents_sign_in import ChoosePassword as ChoosePassword
from assistdesk.runtime.intents_sign_in import SignIn as SignIn
from assistdesk.runtime.snapshot import ComposerMode

if TYPE_CHECKING:
    from assistdesk.core.desk.begun import BegunTicket
    from assistdesk.core.desk.shapes import AttachmentOut
    from assistdesk.core.desk.shapes_pages import SearchSort
    from assistdesk.core.desk.views import Layout


# --- agent: sign-in and desk --------------------------------------------------------------------------------------


class Forget(Intent, frozen=True):
    """Sign out here and forget this computer."""


class SetAvailability(Intent, frozen=True):
    availability: str


class TryNow(Intent, frozen=True):
    """Reconnect at once."""


class OpenView(Intent, frozen=True):
    view_id: int


class FindTags(Intent, frozen=True):
    """Known tags that begin so, to be offered."""

    begun: str


class Search(Intent, frozen=True):
    """Empty text returns to the open view."""

    text: str


class SortList(Intent, frozen=True):
    """``-updated_at`` as REST writes it; "" is each view's own order."""

    sort: str


class SortSearch(Intent, frozen=True):
    """How what searches find is to stand."""

    sort: SearchSort


class SaveView(Intent, frozen=True):
    """Keep a search by operators as a view (``view_id`` 0: a new one); ``shared``: all staff see it, or the members of
    ``group_id``.

    ``sort`` "": the list's present order; ``layout`` None: the usual columns, no groups.
    """

    title: str
    query: str
    shared: bool = False
    view_id: int = 0
    sort: str = ""
    layout: Layout | None = None
    group_id: int = 0


class DropView(Intent, frozen=True):
    view_id: int


class PreviewMacro(Intent, frozen=True):
    ticket_id: int
    macro_id: int


class DropPreview(Intent, frozen=True):
    """The preview was looked at and is not wanted, or its text is in the draft and there is nothing else."""


class UseMacro(Intent, frozen=True):
    """Make the changes that were previewed; the text is in the draft already."""

    ticket_id: int


class BulkChange(Intent, frozen=True):
    """One change of many tickets; only what is set changes, ``assignee_id`` and ``group_id`` 0 take theirs away. ``macro_id``
    alone: what this macro changes on each."""

    ticket_ids: tuple[int, ...]
    status: str = ""
    custom_status_id: int = 0
    priority: str = ""
    assignee_id: int | None = None
    group_id: int | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    macro_id: int = 0


class StopBulk(Intent, frozen=True):
    """What is not done yet of a change of many tickets is not to be done."""


class ExplainClocks(Intent, frozen=True):
    """*Clock explained*: read the clocks of this ticket, stretch by stretch; also as if *On hold* paused them, or as if they
    counted in other hours (0: in their own)."""

    ticket_id: int
    pause_on_hold: bool = False
    schedule_id: int = 0


class LoadMore(Intent, frozen=True):
    """The next page of the list."""


class OpenTicket(Intent, frozen=True):
    ticket_id: int


class CloseTicket(Intent, frozen=True):
    pass


class LoadOlder(Intent, frozen=True):
    ticket_id: int


class ChangeTicket(Intent, frozen=True):
    """Only the fields that are not None change. ``assignee_id`` 0 takes the assignee away, ``group_id`` 0 the group,
    ``custom_status_id`` 0 the desk's own word off the status; "" and 0 empty ``type``, ``severity``, ``category`` and
    ``due_at``, which is RFC 3339 and a task's alone.
    ``row_version``: of the ticket as it was seen; 0: as it is known now."""

    ticket_id: int
    status: str | None = None
    custom_status_id: int | None = None
    priority: str | None = None
    assignee_id: int | None = None
    group_id: int | None = None
    subject: str | None = None
    tags: tuple[str, ...] | None = None
    type: str | None = None
    severity: int | None = None
    category: str | None = None
    language: str | None = None
    due_at: str | None = None
    flagged: bool | None = None
    row_version: int = 0


class NewTicket(Intent, frozen=True):
    """``replaces``: the key of the refused one in whose place it goes."""

    ticket: BegunTicket
    replaces: str = ""


class SetAsideTicket(Intent, frozen=True):
    """A ticket that was begun and left before it was sent: kept, to go on with. ``replaces``: as of ``NewTicket``."""

    ticket: BegunTicket
    replaces: str = ""


class KeepBegun(Intent, frozen=True):
    """What stands in the sheet of a ticket that is being begun, against a sudden end of the program; ``ticket`` None: nothing
    that is worth it. ``replaces``: as of ``NewTicket``."""

    ticket: BegunTicket | None
    replaces: str = ""


class DiscardRefused(Intent, frozen=True):
    """A new ticket or follow-up that came back, or was left, is wanted no more."""

    key: str


class SaveDraft(Intent, frozen=True):
    ticket_id: int
    mode: ComposerMode
    text: str


class SetComposerMode(Intent, frozen=True):
    ticket_id: int
    mode: ComposerMode


class SendComment(Intent, frozen=True):
    """Send what stands in the composer; ``status`` goes along in the same act (send menu). ``row_version``: of the ticket as
    it was seen; 0: as it is known now."""

    ticket_id: int
    public: bool
    body: str
    status: str | None = None
    custom_status_id: int | None = None
    row_version: int = 0


class AttachFiles(Intent, frozen=True):
    """Send these files of this computer up; they go out with the next words of this mode."""

    ticket_id: int
    mode: ComposerMode
    paths: tuple[str, ...]


class AttachPicture(Intent, frozen=True):
    """A picture that no file of this computer holds, by *name*; else as ``AttachFiles``."""

    ticket_id: int
    mode: ComposerMode
    name: str
    png: bytes


class DropUpload(Intent, frozen=True):
    key: str


class RetryUpload(Intent, frozen=True):
    """A file that waits for the line, or could not be read, now."""

    key: str


class SaveAttachment(Intent, frozen=True):
    """``path`` is where the person wants it."""

    attachment: AttachmentOut
    path: str


class SaveLog(Intent, frozen=True):
    """The ticket's whole log, as a file that ``assistdesk verify`` checks."""

    ticket_id: int
    path: str


class AnswerCollision(Intent, frozen=True):
    key: str
    send: bool


class AnswerClash(Intent, frozen=True):
    """What I set, or what a colleague set meanwhile."""

    key: str
    mine: bool


class Undo(Intent, frozen=True):
    """Take back the last act, or a waiting send by its key."""

    key: str = ""


class RetrySend(Intent, frozen=True):
    key: str


class DismissToast(Intent, frozen=True):
    toast_id: int


# --- agent: chats -------------------------------------------------------------------------------------------------


class AcceptChat(Intent, frozen=True):
    chat_id: int


class TakeChat(Intent, frozen=True):
    """A lead's: out of the queue, whoever's turn it is."""

    chat_id: int


class PassChat(Intent, frozen=True):
    """Not now: it goes on to another."""

    chat_id: int


class EndChat(Intent, frozen=True):
    chat_id: int


class HandOverChat(Intent, frozen=True):
    """To one agent, into a group, or (neither) back to the queue."""

    chat_id: int
    reason: str
    to_agent_id: int | None = None
    to_group_id: int | None = None


class EscalateChat(Intent, frozen=True):
    """``reason``: abuse, server_wide, long_investigation, out_of_control, other."""

    chat_id: int
    reason: str
    to_group_id: int | None = None


class EndChatWrapUp(Intent, frozen=True):
    """Ready for the next."""


class SetChatLimit(Intent, frozen=True):
    limit: int


class OfferSession(Intent, frozen=True):
    """A session code as a card into this chat alone."""

    chat_id: int
