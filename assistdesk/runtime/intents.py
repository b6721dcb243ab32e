"""What a window emits: frozen wishes of a person, decided elsewhere (experience.md section 2).

An intent says what somebody pressed, never what shall happen. Customer intents that answer a question carry the
moment the button was pressed, so that a press before the button was armed can be thrown away by the machine that
decides.
"""

from dataclasses import dataclass

from assistdesk.core.types import Permission, SafetyResult
from assistdesk.runtime.snapshot import ComposerMode


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


# --- agent: sign-in and desk --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SignIn(Intent):
    email: str
    password: str
    digits: str
    remember: bool = True

    def __repr__(self) -> str:
        return f"SignIn(email={self.email!r})"


@dataclass(frozen=True, slots=True)
class ChoosePassword(Intent):
    """Replaces the one-time password after the first sign-in."""

    new: str

    def __repr__(self) -> str:
        return "ChoosePassword()"


@dataclass(frozen=True, slots=True)
class Forget(Intent):
    """Sign out here and forget this computer."""


@dataclass(frozen=True, slots=True)
class SetAvailability(Intent):
    availability: str


@dataclass(frozen=True, slots=True)
class TryNow(Intent):
    """Reconnect at once."""


@dataclass(frozen=True, slots=True)
class OpenView(Intent):
    view_id: int


@dataclass(frozen=True, slots=True)
class Search(Intent):
    """Empty text returns to the open view."""

    text: str


@dataclass(frozen=True, slots=True)
class LoadMore(Intent):
    """The next page of the list."""


@dataclass(frozen=True, slots=True)
class OpenTicket(Intent):
    ticket_id: int


@dataclass(frozen=True, slots=True)
class CloseTicket(Intent):
    pass


@dataclass(frozen=True, slots=True)
class LoadOlder(Intent):
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ChangeTicket(Intent):
    """Only the fields that are not None change; ``assignee_id`` 0 takes the assignee away."""

    ticket_id: int
    status: str | None = None
    priority: str | None = None
    assignee_id: int | None = None
    subject: str | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class NewTicket(Intent):
    subject: str
    requester_name: str
    requester_email: str
    body: str
    organisation: str = ""
    phone: str = ""
    priority: str | None = None
    language: str = "en"
    internal: bool = False


@dataclass(frozen=True, slots=True)
class SaveDraft(Intent):
    ticket_id: int
    mode: ComposerMode
    text: str


@dataclass(frozen=True, slots=True)
class SetComposerMode(Intent):
    ticket_id: int
    mode: ComposerMode


@dataclass(frozen=True, slots=True)
class SendComment(Intent):
    """Send what stands in the composer; ``status`` goes along in the same act (send menu)."""

    ticket_id: int
    public: bool
    body: str
    status: str | None = None
    despite_newer: bool = False


@dataclass(frozen=True, slots=True)
class AnswerCollision(Intent):
    key: str
    send: bool


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """Take back the last act, or a waiting send by its key."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class RetrySend(Intent):
    key: str


@dataclass(frozen=True, slots=True)
class DismissToast(Intent):
    toast_id: int


# --- agent: session -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StartSession(Intent):
    ticket_id: int


@dataclass(frozen=True, slots=True)
class CancelCode(Intent):
    pass


@dataclass(frozen=True, slots=True)
class CopyCode(Intent):
    """``what``: code or link. It leaves the clipboard after 60 s."""

    what: str = "code"


@dataclass(frozen=True, slots=True)
class EndSession(Intent):
    pass


@dataclass(frozen=True, slots=True)
class AskPermission(Intent):
    permission: Permission
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CancelAsk(Intent):
    permission: Permission


@dataclass(frozen=True, slots=True)
class GiveBack(Intent):
    permission: Permission


@dataclass(frozen=True, slots=True)
class WantMonitors(Intent):
    monitors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SafetyDiffers(Intent):
    """Pressed at either end: ends the session, no way back."""


@dataclass(frozen=True, slots=True)
class Painted(Intent):
    """The screen view painted the last slice of a frame; ``decode_us`` is filled in by the runtime."""

    frame: int


@dataclass(frozen=True, slots=True)
class EditWrapUp(Intent):
    note: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class FinishWrapUp(Intent):
    """Save the note (and a reply where there is one); ``solve`` sets the ticket solved in the same act."""

    note: str
    reply: str = ""
    solve: bool = False


# --- customer -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EnterCode(Intent):
    """What stands in the boxes, as typed. ``complete`` = Enter, or as many digits as a code has."""

    text: str
    complete: bool = False

    def __repr__(self) -> str:
        return "EnterCode()"


@dataclass(frozen=True, slots=True)
class JoinFromLink(Intent):
    """A link or ``assistdesk join`` argument: it fills the boxes in and nothing else."""

    text: str

    def __repr__(self) -> str:
        return "JoinFromLink()"


@dataclass(frozen=True, slots=True)
class Cancel(Intent):
    """Leave joining."""


@dataclass(frozen=True, slots=True)
class SheetShown(Intent):
    """Said by the window: the question has been fully visible without a break since ``visible_since_ms`` (None:
    covered)."""

    ask_id: int
    visible_since_ms: int | None


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """``ask_id`` 0 is the sheet. ``monitors`` and ``minutes`` as chosen (minutes 0 = until I stop)."""

    ask_id: int
    allow: bool
    pressed_at_ms: int
    monitors: tuple[int, ...] = ()
    minutes: int = 60
    permissions: tuple[Permission, ...] = ()


@dataclass(frozen=True, slots=True)
class NotMyRequest(Intent):
    pass


@dataclass(frozen=True, slots=True)
class CompareSafety(Intent):
    result: SafetyResult


@dataclass(frozen=True, slots=True)
class ShareMonitors(Intent):
    monitors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Revoke(Intent):
    permission: Permission


@dataclass(frozen=True, slots=True)
class Pause(Intent):
    pass


@dataclass(frozen=True, slots=True)
class Continue(Intent):
    pass


@dataclass(frozen=True, slots=True)
class Stop(Intent):
    """``by``: button, key, window, tray."""

    by: str = "button"


@dataclass(frozen=True, slots=True)
class OwnWindows(Intent):
    """Where AssistDesk's own windows stand on the customer's screen (physical pixels of the root window): never in the
    picture, never clickable from afar."""

    rects: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class BarCovered(Intent):
    """The session bar is hidden, closed, minimised or covered (True) or to be seen again (False)."""

    covered: bool


@dataclass(frozen=True, slots=True)
class SaveReceipt(Intent):
    path: str


@dataclass(frozen=True, slots=True)
class NewCode(Intent):
    """Back to the code boxes after the end."""


@dataclass(frozen=True, slots=True)
class Quit(Intent):
    pass
