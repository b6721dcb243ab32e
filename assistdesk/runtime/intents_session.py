"""What an agent wishes of a session: its code, its window, its wrap-up (``intents`` says what an intent is)."""

import msgspec

from assistdesk.core.types import DrawShape, InviteKind, Permission
from assistdesk.runtime.intent import Intent


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


class AskTogether(Intent, frozen=True):
    """Several at once: one card at the customer's, each with a tick of its own."""

    permissions: tuple[Permission, ...]


class CancelAsk(Intent, frozen=True):
    permission: Permission


class GiveBack(Intent, frozen=True):
    permission: Permission


class WantMonitors(Intent, frozen=True):
    monitors: tuple[int, ...]


class MarkRecording(Intent, frozen=True):
    """A chapter begins here in the recording."""


class SafetyDiffers(Intent, frozen=True):
    """Pressed at either end: ends the session, no way back."""


class SayInSession(Intent, frozen=True):
    """A line of the session's own chat, at either end. (``intents_customer.SayInChat`` is the chat of the help desk.)"""

    text: str

    def __repr__(self) -> str:
        return "SayInSession()"


class TalkSeen(Intent, frozen=True):
    """The session's chat stands before the person: nothing of it is unread."""


class InviteColleague(Intent, frozen=True):
    """Ask the customer to let a colleague look on, or take over; *code* is what his own app made for the ticket."""

    kind: InviteKind
    code: str
    name: str

    def __repr__(self) -> str:
        return "InviteColleague()"


class AskColleague(Intent, frozen=True):
    """Ask this colleague's app for a code, and then the customer for him."""

    agent_id: int
    name: str
    kind: InviteKind


class JoinColleague(Intent, frozen=True):
    """*Join* on a colleague's ask: my app makes a code and sends it to him, sealed."""

    letter_id: int


class DeclineColleague(Intent, frozen=True):
    letter_id: int


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


class MovePointer(Intent, frozen=True):
    """The agent's pointer is over this pixel of the customer's monitor, in Point or Draw."""

    monitor: int
    x: int
    y: int


class ClickPointer(Intent, frozen=True):
    monitor: int
    x: int
    y: int


class Draw(Intent, frozen=True):
    """``points`` in pixels of the monitor; ``life_s`` 0 stays until it is cleared; a numbered step's label begins with its
    number."""

    monitor: int
    shape: DrawShape
    points: tuple[tuple[int, int], ...]
    colour: int
    life_s: int
    label: str = ""


class UndoDrawing(Intent, frozen=True):
    """The agent's last drawing goes."""


class ClearDrawings(Intent, frozen=True):
    pass


class GuideStep(msgspec.Struct, frozen=True):
    """One numbered step with its picture."""

    number: int
    words: str
    png: bytes

    def __repr__(self) -> str:
        return f"GuideStep({self.number})"


class SaveGuide(Intent, frozen=True):
    """The steps go into the session's ticket as an internal note, their pictures attached."""

    steps: tuple[GuideStep, ...]


class EditWrapUp(Intent, frozen=True):
    """``key``: the card's. ``wrong_person``: it was not the ticket's customer."""

    key: str
    note: str
    reply: str = ""
    wrong_person: bool = False


class FinishWrapUp(Intent, frozen=True):
    """Save the note (and a reply where there is one); ``solve`` sets the ticket solved in the same act."""

    key: str
    note: str
    reply: str = ""
    solve: bool = False
