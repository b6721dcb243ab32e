"""What the runtime needs from outside, as Protocols (architecture.md section 3). Adapters fit them; contract suites in
``tests/contracts`` prove each adapter, fake or real, against the same promises. Nothing here is implemented.
"""

from __future__ import annotations  # windows import this module: what it names is not loaded for them

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import numpy
    import numpy.typing

    from assistdesk.core.desk import chat_shapes, shapes, shapes_rules
    from assistdesk.core.desk.outbox import Unsent
    from assistdesk.core.screen.decoder import Decoded
    from assistdesk.core.screen.frame import CursorShape, CursorState, Frame
    from assistdesk.core.types import Monitor, Rect
    from assistdesk.core.wire import control
    from assistdesk.runtime.snapshot import AgentSnapshot, CustomerSnapshot

    Pixels = numpy.typing.NDArray[numpy.uint8]


class Clock(Protocol):
    def monotonic_ms(self) -> int:
        """Milliseconds that also count while the computer sleeps (CLOCK_BOOTTIME)."""
        ...

    def wall_ms(self) -> int: ...


class Randomness(Protocol):
    def bytes(self, count: int) -> bytes:
        """From the operating system's generator."""
        ...


class Link(Protocol):
    """One WebSocket on ``/s/{room}``: text frames are notices, binary frames are ours."""

    async def send(self, frame: bytes) -> None:
        """Hand *frame* to the socket. Raises LinkError when it is closed."""
        ...

    def buffered_bytes(self) -> int:
        """Bytes that wait in this process before the kernel has them."""
        ...

    def frames(self) -> AsyncIterator[bytes | control.AnyNotice]:
        """Frames in order until the socket closes; then ``close_code`` is set. Raises nothing for a lost line."""
        ...

    async def close(self, code: int, reason: str = "") -> None: ...

    @property
    def close_code(self) -> int | None: ...


class Dial(Protocol):
    """Opens Links: ``await dial(url, token)``. Raises LinkError (with ``status`` where the relay answered by HTTP)."""

    async def __call__(self, url: str, token: str) -> Link: ...


class Screen(Protocol):
    """The customer's screen. Made when View is granted, closed when it ends; used by one capture thread only, but
    ``wake`` and ``close`` may come from any thread, and ``own_windows`` may be set from any. Raises
    LinkError("capture_lost") when the display is gone."""

    own_windows: tuple[Rect, ...]
    """Our own windows, in pixels of the desktop: painted over in every frame."""

    def monitors(self) -> tuple[Monitor, ...]: ...

    def wait(self, timeout_s: float) -> bool:
        """Block until something on the screen changed (True), ``wake`` was called or *timeout_s* is over (False)."""
        ...

    def grab(self, monitor: int) -> Frame: ...

    def cursor(self) -> tuple[CursorState, CursorShape | None]: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...


class Decoder(Protocol):
    """Turns screen messages into canvas pixels, off the interface thread, in bounded time and memory."""

    async def start(self) -> None:
        """Get ready ahead of need. Raises LinkError("decoder_died")."""
        ...

    async def decode(self, payload: bytes | memoryview) -> Decoded:
        """Apply one slice. Raises PeerError (bad slice), RefusedError("decoder_slow"), or LinkError("decoder_died"): then
        all canvases are grey, and only a refresh of all monitors brings the picture back."""
        ...

    async def layout(self, payload: bytes | memoryview) -> tuple[Monitor, ...]:
        """Take a layout message: all canvases are new. Raises PeerError, RefusedError, LinkError as ``decode`` does."""
        ...

    async def abandoned(self) -> None:
        """A slice was dropped half received."""
        ...

    def pixels(self, monitor: int) -> Pixels:
        """The canvas of *monitor*: BGRX, uint8, shape (height, width, 4); the decoder's own, read-only for others."""
        ...

    async def close(self) -> None: ...


class Input(Protocol):
    """Mouse and keyboard of the customer's computer. Safe from any thread; ``text`` takes its time, the rest is at once.
    What injects raises LinkError when the display is gone."""

    shared: tuple[Rect, ...]
    """The monitors that are shared, in pixels of the desktop: the pointer stays on them."""

    def within(self, may: Callable[[], bool], act: Callable[[], object]) -> bool:
        """Do *act* if *may* still says so, with no ``release_all`` in between: what was wanted before it never comes
        after it."""
        ...

    def move(self, x: int, y: int) -> bool: ...

    def button(self, number: int, is_down: bool) -> bool:
        """1 left, 2 middle, 3 right, 4 back, 5 forward."""
        ...

    def wheel(self, dx: int, dy: int) -> None:
        """In 1/120 notches; positive: up, left."""
        ...

    def key(self, usage: int, is_down: bool) -> bool:
        """A key by its USB HID usage. False: nothing was done; so with what would make the Stop key."""
        ...

    def text(self, text: str) -> int:
        """Type characters, whatever the layout; how many went. Ends early at ``release_all``."""
        ...

    def release_all(self) -> None:
        """Everything that is held goes up now, and a text under way ends. Never raises."""
        ...

    def close(self) -> None: ...


class Watch(Protocol):
    """What the customer's computer does by itself: local input, the Stop key, lock, sleep, user switch."""

    def start(self, tell: Callable[[str], None]) -> None:
        """*tell* is called from any thread with one of: stop_key, local_move, local_press, locked, unlocked, suspended,
        resumed, monitors, gone (nothing is watched any more). What we inject ourselves is no local input. Raises
        RefusedError where nothing can be watched."""
        ...

    def stop(self) -> None: ...


class Clipboard(Protocol):
    def put(self, text: str, forget_after_s: float | None = None) -> None:
        """Put *text* on the clipboard; after *forget_after_s* take it off again if it is still there."""
        ...


class Keys(Protocol):
    """The keyring, or memory where there is none. Values never touch a file of ours."""

    @property
    def lasting(self) -> bool: ...

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def forget(self, name: str) -> None: ...


class LocalStore(Protocol):
    """SQLite beside the app: outbox, drafts, cursors, cache, journals of ledgers. Every write is on disk on return."""

    def outbox(self) -> tuple[Unsent, ...]: ...

    def outbox_add(self, unsent: Unsent) -> None: ...

    def outbox_remove(self, key: str) -> None: ...

    def draft(self, ticket_id: int, mode: str) -> str: ...

    def save_draft(self, ticket_id: int, mode: str, text: str) -> None: ...

    def cursor(self, stream: str) -> int | None: ...

    def save_cursor(self, stream: str, seq: int) -> None: ...

    def cached(self, name: str) -> bytes | None: ...

    def save_cached(self, name: str, value: bytes) -> None: ...

    def setting(self, name: str) -> str | None: ...

    def save_setting(self, name: str, value: str) -> None: ...

    def close(self) -> None: ...


class LedgerFile(Protocol):
    """One session's ``.adledger`` on disk. ``append`` returns when the bytes are synced; raises
    RefusedError("disk")."""

    async def append(self, data: bytes) -> None: ...

    async def read(self) -> bytes: ...

    async def close(self) -> None: ...


class Unreported(Protocol):
    """What the label of a ledger says that is not handed in yet: for which room, by which end, for whose account."""

    @property
    def name(self) -> str: ...

    @property
    def room(self) -> str: ...

    @property
    def end(self) -> str: ...

    @property
    def owner(self) -> str: ...

    @property
    def ticket_id(self) -> int: ...

    @property
    def started_at_ms(self) -> int: ...


class Journal(Protocol):
    """Ledgers on this disk with their labels, until they are handed in."""

    def begin(self, name: str, room: str, end: str, owner: str, ticket_id: int, started_at_ms: int) -> LedgerFile:
        """Make a new, empty ledger with its label. Raises RefusedError("disk")."""
        ...

    def unreported(self) -> tuple[Unreported, ...]: ...

    def read(self, name: str) -> bytes: ...

    def settle(self, name: str, keep: bool = False) -> None: ...


class Desk(Protocol):
    """The relay's REST and events, as the workspace and the ends of a session use them. Raises LinkError (no answer,
    5xx with ``retry_after_s``), RefusedError (4xx: ``rule`` is the problem's type, ``status`` its number), never
    anything of httpx."""

    async def about(self) -> control.About: ...

    async def login(self, request: control.Login, remember: bool = True) -> control.SignedIn: ...

    async def change_password(self, request: control.ChangePassword) -> None: ...

    async def refresh(self) -> control.SignedIn: ...

    async def logout(self) -> None:
        """Forget this computer, whether the relay can be told or not."""
        ...

    async def get_views(self) -> shapes.ViewList: ...

    async def get_view_tickets(self, view_id: int, after: str | None = None, sort: str = "") -> shapes.TicketPage: ...

    async def search(self, text: str, after: str | None = None) -> shapes.TicketPage: ...

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer: ...

    async def get_timeline(self, ticket_id: int, before: int | None = None) -> shapes.TimelinePage: ...

    async def get_many(self, ticket_ids: tuple[int, ...]) -> shapes.TicketPage:
        """At most 100 tickets by number; those I may not see are left out."""
        ...

    async def get_agents(self) -> shapes.UserList: ...

    async def get_schedule(self, schedule_id: int, version: int) -> shapes_rules.ScheduleAnswer: ...

    async def save_view(self, view_id: int | None, view: shapes_rules.ViewIn) -> shapes_rules.ViewAnswer:
        """A new view, or a saved one changed."""
        ...

    async def drop_view(self, view_id: int) -> None: ...

    async def get_macros(self) -> shapes_rules.MacroList: ...

    async def preview_macro(self, ticket_id: int, macro_id: int) -> shapes_rules.MacroPreview: ...

    async def update_many(self, ticket_ids: tuple[int, ...], change: shapes_rules.BulkIn) -> shapes_rules.JobAnswer: ...

    async def get_job(self, job_id: str) -> shapes_rules.JobAnswer: ...

    async def undo_job(self, job_id: str) -> shapes_rules.JobAnswer: ...

    async def get_clocks(self, ticket_id: int) -> shapes_rules.ClocksAnswer: ...

    async def seen(self, ticket_id: int, seq: int) -> None:
        """I have read this far."""
        ...

    async def undo_send(self, pending_id: str) -> shapes.UndoneAnswer: ...

    async def set_availability(self, user_id: int, availability: str) -> None: ...

    async def write(self, unsent: Unsent) -> bytes:
        """Send one outbox entry with its key; return the answer's body."""
        ...

    async def make_code(self, ticket_id: int) -> control.CodeMade: ...

    async def claim(self, nameplate: str) -> control.Claimed: ...

    async def confirm(self, room: str) -> None: ...

    async def retry(self, room: str) -> control.CodeMade: ...

    async def cancel(self, room: str) -> None: ...

    async def rejoin(self, room: str, lost_epoch: int, session_pass: str | None = None) -> control.Rejoined: ...

    async def report(
        self, room: str, report: shapes.ReportIn, session_pass: str | None = None
    ) -> shapes.ReportAnswer: ...

    async def record(self, room: str, session_pass: str | None = None) -> control.RoomRecord: ...

    # chats: an agent's

    async def get_chat_queue(self) -> chat_shapes.ChatQueue: ...

    async def set_chat_seat(self, seat: chat_shapes.SeatIn) -> chat_shapes.ChatQueue: ...

    async def end_wrap_up(self) -> chat_shapes.ChatQueue: ...

    async def accept_chat(self, chat_id: int) -> chat_shapes.ChatGiven: ...

    async def decline_chat(self, chat_id: int) -> chat_shapes.ChatGiven: ...

    async def end_chat(self, chat_id: int) -> chat_shapes.ChatGiven: ...

    async def hand_over_chat(self, chat_id: int, given: chat_shapes.HandOverIn) -> chat_shapes.ChatGiven: ...

    async def escalate_chat(self, chat_id: int, given: chat_shapes.EscalateIn) -> chat_shapes.ChatGiven: ...

    async def offer_code(self, chat_id: int, digits: str) -> chat_shapes.ChatGiven: ...

    async def drop_code(self, chat_id: int) -> chat_shapes.ChatGiven: ...

    # chats: the customer's, with the key her app made

    async def chat_available(self) -> chat_shapes.ChatAvailable: ...

    async def ask_chat(self, asked: chat_shapes.ChatAsk) -> chat_shapes.ChatOut: ...

    async def chat_news(
        self, chat_id: int, chat_key: str, *, after: int, known: str, wait_s: int
    ) -> chat_shapes.ChatOut: ...

    async def say_in_chat(self, chat_id: int, chat_key: str, body: str, key: str) -> chat_shapes.LineSaid:
        """Under the same *key* it is said once."""
        ...

    async def leave_chat(self, chat_id: int, chat_key: str) -> chat_shapes.ChatOut: ...

    async def answer_code(self, chat_id: int, chat_key: str, answer: chat_shapes.CodeAnswer) -> None: ...

    def events(self) -> AsyncIterator[control.AnyDown]:
        """Frames of one events socket until it closes; raises LinkError when it cannot be opened."""
        ...

    async def say(self, frame: control.AnyUp) -> None:
        """Send one frame on the open events socket; silently nothing without one."""
        ...


@dataclass(frozen=True, slots=True)
class PictureUpdate:
    """New pixels for a screen view: paint *rects* of *pixels*, then emit ``Painted(frame)`` if ``last``.

    ``pixels``: BGRX, uint8, shape (height, width, 4), the decoder's canvas; a changed shape means a new layout.
    An update with ``cursor`` only moves the customer's pointer.
    """

    monitor: int
    frame: int
    last: bool
    pixels: Pixels | None = None
    rects: tuple[Rect, ...] = ()
    cursor: CursorState | None = None
    cursor_shape: CursorShape | None = None


class Show(Protocol):
    """What the runtime tells the windows; called on the loop's thread, must return at once."""

    def snapshot(self, snapshot: AgentSnapshot | CustomerSnapshot) -> None: ...

    def picture(self, update: PictureUpdate) -> None: ...
