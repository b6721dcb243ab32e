"""What a customer wishes: before, in and after a session (``intents`` says what an intent is)."""

from assistdesk.core.types import Permission, SafetyResult
from assistdesk.runtime.intent import Intent


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
    """``goes_on``: it is still about the request that the chat was."""

    goes_on: bool = False


class SaySolved(Intent, frozen=True):
    """*This solved it*, after she was asked once more: of the chat, else of the session that is over."""


class TakeOffer(Intent, frozen=True):
    """*Continue* on the offer card: joins; the sheet still asks."""


class RefuseOffer(Intent, frozen=True):
    pass


class ComeBack(Intent, frozen=True):
    """*Continue* on the card of a session that the program was in the middle of when it last ran."""

    pressed_at_ms: int


class StayAway(Intent, frozen=True):
    """*No, thanks* on it: there is no coming back to it any more."""


class Cancel(Intent, frozen=True):
    """Leave joining."""


class SheetShown(Intent, frozen=True):
    """Said by the window: the question has been fully visible without a break since ``visible_since_ms`` (None:
    covered)."""

    ask_id: int
    visible_since_ms: int | None


class Answer(Intent, frozen=True):
    """``ask_id`` 0 is the sheet. ``monitors`` and ``minutes`` as chosen (minutes 0 = until I stop); ``directions``: the bits
    left of those asked for, 0 = all of them; ``after_restart``: coming back is allowed after a restart too."""

    ask_id: int
    allow: bool
    pressed_at_ms: int
    monitors: tuple[int, ...] = ()
    minutes: int = 60
    permissions: tuple[Permission, ...] = ()
    directions: int = 0
    after_restart: bool = False


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


class ListWindows(Intent, frozen=True):
    """Read which windows there are, for the list of what can be hidden."""


class HideWindow(Intent, frozen=True):
    window: int
    hide: bool


class ShowOnly(Intent, frozen=True):
    """Hide all but this window; None: no more."""

    window: int | None


class HideArea(Intent, frozen=True):
    """In physical pixels of the desktop."""

    x: int
    y: int
    w: int
    h: int


class ShowAreas(Intent, frozen=True):
    """No area is hidden any more."""


class ForGuest(Intent, frozen=True):
    """Meant for the session of the invited colleague of this number."""

    number: int
    intent: Intent


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


class RecordOwn(Intent, frozen=True):
    """Record my own screen while it is shared, into a new file in this folder; "": end it."""

    folder: str


class NewCode(Intent, frozen=True):
    """Back to the code boxes after the end."""


class Quit(Intent, frozen=True):
    pass
