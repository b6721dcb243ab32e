"""What a window emits: frozen wishes of a person, decided elsewhere (experience.md section 2).

An intent says what somebody pressed, never what shall happen. Customer intents that answer a question carry the
moment the button was pressed, so that a press before the button was armed can be thrown away by the machine that
decides.
"""

import msgspec

from assistdesk.core.types import Permission, SafetyResult
from assistdesk.runtime.snapshot import ComposerMode


class Intent(msgspec.Struct, frozen=True):
    """Base of all intents."""


# --- agent: sign-in and desk --------------------------------------------------------------------------------------


class SignIn(Intent, frozen=True):
    email: str
    password: str
    digits: str
    remember: bool = True

    def __repr__(self) -> str:
        return f"SignIn(email={self.email!r})"


class ChoosePassword(Intent, frozen=True):
    """Replaces the one-time password after the first sign-in."""

    new: str

    def __repr__(self) -> str:
        return "ChoosePassword()"


class Forget(Intent, frozen=True):
    """Sign out here and forget this computer."""


class SetAvailability(Intent, frozen=True):
    availability: str


class TryNow(Intent, frozen=True):
    """Reconnect at once."""


class OpenView(Intent, frozen=True):
    view_id: int


class Search(Intent, frozen=True):
    """Empty text returns to the open view."""

    text: str


class SortList(Intent, frozen=True):
    """``-updated_at`` as REST writes it; "" is each view's own order."""

    sort: str


class SaveView(Intent, frozen=True):
    """Keep a search by operators as a view (``view_id`` 0: a new one); ``shared``: all staff see it."""

    title: str
    query: str
    shared: bool = False
    view_id: int = 0


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
    """One change of many tickets; only what is set changes, ``assignee_id`` 0 takes the assignee away."""

    ticket_ids: tuple[int, ...]
    status: str = ""
    priority: str = ""
    assignee_id: int | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()


class ExplainClocks(Intent, frozen=True):
    """*Clock explained*: read the clocks of this ticket, stretch by stretch."""

    ticket_id: int


class LoadMore(Intent, frozen=True):
    """The next page of the list."""


class OpenTicket(Intent, frozen=True):
    ticket_id: int


class CloseTicket(Intent, frozen=True):
    pass


class LoadOlder(Intent, frozen=True):
    ticket_id: int


class ChangeTicket(Intent, frozen=True):
    """Only the fields that are not None change; ``assignee_id`` 0 takes the assignee away."""

    ticket_id: int
    status: str | None = None
    priority: str | None = None
    assignee_id: int | None = None
    subject: str | None = None
    tags: tuple[str, ...] | None = None


class NewTicket(Intent, frozen=True):
    subject: str
    requester_name: str
    requester_email: str
    body: str
    organisation: str = ""
    phone: str = ""
    priority: str | None = None
    language: str = "en"
    internal: bool = False


class SaveDraft(Intent, frozen=True):
    ticket_id: int
    mode: ComposerMode
    text: str


class SetComposerMode(Intent, frozen=True):
    ticket_id: int
    mode: ComposerMode


class SendComment(Intent, frozen=True):
    """Send what stands in the composer; ``status`` goes along in the same act (send menu)."""

    ticket_id: int
    public: bool
    body: str
    status: str | None = None
    despite_newer: bool = False


class AnswerCollision(Intent, frozen=True):
    key: str
    send: bool


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


# --- agent: session -----------------------------------------------------------------------------------------------


class StartSession(Intent, frozen=True):
    ticket_id: int


class CancelCode(Intent, frozen=True):
    pass


class CopyCode(Intent, frozen=True):
    """``what``: code or link. It leaves the clipboard after 60 s."""

    what: str = "code"


class EndSession(Intent, frozen=True):
    pass


class AskPermission(Intent, frozen=True):
    permission: Permission
    reason: str = ""


class CancelAsk(Intent, frozen=True):
    permission: Permission


class GiveBack(Intent, frozen=True):
    permission: Permission


class WantMonitors(Intent, frozen=True):
    monitors: tuple[int, ...]


class SafetyDiffers(Intent, frozen=True):
    """Pressed at either end: ends the session, no way back."""


class Painted(Intent, frozen=True):
    """The screen view painted the last slice of a frame; ``decode_us`` is filled in by the runtime."""

    frame: int


class PointAt(Intent, frozen=True):
    """The agent's pointer is over this pixel of the customer's monitor, in Control."""

    monitor: int
    x: int
    y: int


class PressButton(Intent, frozen=True):
    """1 left, 2 middle, 3 right, 4 back, 5 forward."""

    button: int
    is_down: bool
    monitor: int
    x: int
    y: int


class TurnWheel(Intent, frozen=True):
    """In 1/120 notches; positive: up, left."""

    dx: int
    dy: int


class PressKey(Intent, frozen=True):
    """A key by its USB HID usage."""

    usage: int
    is_down: bool

    def __repr__(self) -> str:
        return "PressKey()"


class TypeText(Intent, frozen=True):
    text: str

    def __repr__(self) -> str:
        return "TypeText()"


class LetGo(Intent, frozen=True):
    """The view lost the keyboard: all that is held at the customer goes up."""


class EditWrapUp(Intent, frozen=True):
    note: str
    reply: str = ""


class FinishWrapUp(Intent, frozen=True):
    """Save the note (and a reply where there is one); ``solve`` sets the ticket solved in the same act."""

    note: str
    reply: str = ""
    solve: bool = False


# --- customer -----------------------------------------------------------------------------------------------------


class EnterCode(Intent, frozen=True):
    """What stands in the boxes, as typed. ``complete`` = Enter, or as many digits as a code has."""

    text: str
    complete: bool = False

    def __repr__(self) -> str:
        return "EnterCode()"


class JoinFromLink(Intent, frozen=True):
    """A link or ``assistdesk join`` argument: it fills the boxes in and nothing else."""

    text: str

    def __repr__(self) -> str:
        return "JoinFromLink()"


class OpenAsk(Intent, frozen=True):
    """Ask for help without a code."""


class CloseAsk(Intent, frozen=True):
    """Back to the code."""


class TypeAsk(Intent, frozen=True):
    """What stands in the form: kept on this computer's disk as it is typed."""

    name: str
    question: str
    language: str
    email: str = ""

    def __repr__(self) -> str:
        return "TypeAsk()"


class AskForHelp(Intent, frozen=True):
    """Send what stands in the form; ``by_mail`` where nobody can chat."""

    by_mail: bool = False


class TypeInChat(Intent, frozen=True):
    text: str

    def __repr__(self) -> str:
        return "TypeInChat()"


class SayInChat(Intent, frozen=True):
    text: str

    def __repr__(self) -> str:
        return "SayInChat()"


class LeaveChat(Intent, frozen=True):
    """Out of the queue, or the chat's end."""


class AskAgain(Intent, frozen=True):
    pass


class TakeOffer(Intent, frozen=True):
    """*Continue* on the offer card: joins; the sheet still asks."""


class RefuseOffer(Intent, frozen=True):
    pass


class Cancel(Intent, frozen=True):
    """Leave joining."""


class SheetShown(Intent, frozen=True):
    """Said by the window: the question has been fully visible without a break since ``visible_since_ms`` (None:
    covered)."""

    ask_id: int
    visible_since_ms: int | None


class Answer(Intent, frozen=True):
    """``ask_id`` 0 is the sheet. ``monitors`` and ``minutes`` as chosen (minutes 0 = until I stop)."""

    ask_id: int
    allow: bool
    pressed_at_ms: int
    monitors: tuple[int, ...] = ()
    minutes: int = 60
    permissions: tuple[Permission, ...] = ()


class NotMyRequest(Intent, frozen=True):
    pass


class CompareSafety(Intent, frozen=True):
    result: SafetyResult


class ShareMonitors(Intent, frozen=True):
    monitors: tuple[int, ...]


class Revoke(Intent, frozen=True):
    permission: Permission


class Pause(Intent, frozen=True):
    pass


class Continue(Intent, frozen=True):
    pass


class Stop(Intent, frozen=True):
    """``by``: button, key, window, tray."""

    by: str = "button"


class OwnWindows(Intent, frozen=True):
    """Where AssistDesk's own windows stand on the customer's screen (physical pixels of the root window): never in the
    picture, never clickable from afar; with ``has_focus`` one of them has the keyboard."""

    rects: tuple[tuple[int, int, int, int], ...]
    has_focus: bool = False


class BarCovered(Intent, frozen=True):
    """The session bar is hidden, closed, minimised or covered (True) or to be seen again (False)."""

    covered: bool


class SaveReceipt(Intent, frozen=True):
    path: str


class NewCode(Intent, frozen=True):
    """Back to the code boxes after the end."""


class Quit(Intent, frozen=True):
    pass
