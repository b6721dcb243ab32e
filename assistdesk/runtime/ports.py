"""What the runtime needs from outside, as Protocols (architecture.md section 3). Adapters fit them; contract suites in
``tests/contracts`` prove each adapter, fake or real, against the same promises. Nothing here is implemented.
"""

from __future__ import annotations  # windows import this module: what it names is not loaded for them

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from assistdesk.runtime.ports_desk import (
    ChatCalls,
    ContextCalls,
    CustomerChatCalls,
    FileCalls,
    FormCalls,
    GroupCalls,
    LetterCalls,
    MergeCalls,
    OrganizationCalls,
    PeopleCalls,
    PhoneCalls,
    RoomCalls,
    RuleCalls,
    SettingsCalls,
    StatusCalls,
    TimeCalls,
    TriggerCalls,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import numpy
    import numpy.typing

    from assistdesk.core.desk import draft_shapes, measure_shapes, shapes, shapes_rules, timeline_shapes
    from assistdesk.core.desk.model import DraftKind
    from assistdesk.core.desk.outbox import Refused, Unsent
    from assistdesk.core.desk.shapes_pages import SearchSort
    from assistdesk.core.screen.decoder import Decoded
    from assistdesk.core.screen.frame import CursorShape, CursorState, Frame
    from assistdesk.core.screen.hiding import Hidden, WindowSeen
    from assistdesk.core.session.file_names import Measured
    from assistdesk.core.session.pointing import Board
    from assistdesk.core.session.reach import Reach
    from assistdesk.core.types import Monitor, Rect
    from assistdesk.core.wire import control
    from assistdesk.runtime.snapshot import AgentSnapshot
    from assistdesk.runtime.snapshot_customer import CustomerSnapshot

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
    ``wake`` and ``close`` may come from any thread, and ``own_windows`` and ``veiled`` may be set from any. Raises
    LinkError("capture_lost") when the display is gone."""

    own_windows: tuple[Rect, ...]
    """Our own windows, in pixels of the desktop: painted over in every frame."""

    veiled: tuple[Rect, ...]
    """Where the agent's drawings stand, in pixels of the desktop: there a frame keeps what the one before had."""

    hidden: Callable[[], tuple[Rect, ...]]
    """Asked after the pixels of every grab: what must be painted over in them, in pixels of the desktop."""

    def monitors(self) -> tuple[Monitor, ...]:
        """As they are now. A number names the same monitor as long as the program runs: what is shared is named by it."""
        ...

    def wait(self, timeout_s: float) -> bool:
        """Block until something on the screen changed (True), ``wake`` was called or *timeout_s* is over (False)."""
        ...

    def grab(self, monitor: int) -> Frame: ...

    def cursor(self) -> tuple[CursorState, CursorShape | None]: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...


class Windows(Protocol):
    """The windows on the customer's desktop; safe from any thread. Raises LinkError("capture_lost") when the display is
    gone."""

    def choose(self, hidden: Hidden) -> None:
        """Hide this from now on."""
        ...

    def areas(self) -> tuple[Rect, ...]:
        """What must be hidden in pixels that were taken since the last call, in pixels of the desktop: each place where a
        hidden window stood meanwhile, and for a moment where it was."""
        ...

    def reach(self) -> Reach:
        """What input would meet now: what is hidden, where the pointer is, whether keys would go to a hidden window."""
        ...

    def listed(self) -> tuple[WindowSeen, ...]:
        """The windows a person would name, topmost first; hers alone."""
        ...

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


class Source(Protocol):
    """One file that is sent. Calls may block; one thread at a time."""

    def read(self, offset: int, size: int) -> bytes:
        """At most *size* bytes from *offset*; empty at its end. Raises RefusedError("file_read")."""
        ...

    def close(self) -> None: ...


class Part(Protocol):
    """One file that is received, under a name of its own until it is whole. Calls may block; one thread at a time."""

    def write(self, data: bytes) -> None:
        """Append. Raises RefusedError("disk") (full, or the folder is gone); then nothing more can be written."""
        ...

    def finish(self, sha256: bytes) -> str:
        """Check, put on disk, mark as come from elsewhere, name it; the path under which it lies now. Never over another
        file. Raises RefusedError("integrity"), RefusedError("disk")."""
        ...

    def drop(self) -> None:
        """Nothing of it is left, finished or not. Never raises; may be called twice."""
        ...

    def keep(self) -> None:
        """The finished file stays where it is; ``drop`` does nothing any more."""
        ...


class Files(Protocol):
    """This computer's files, for sending and receiving. Calls may block."""

    def measure(self, path: str) -> Measured:
        """Raises RefusedError: ``file_kind`` (no plain file), ``file_size``, ``file_read``."""
        ...

    def open(self, path: str) -> Source:
        """Raises RefusedError, as ``measure``."""
        ...

    def receive(self, folder: str, name: str, size: int) -> Part:
        """Begin a file of *size* bytes that shall be called *name* in *folder*, which the receiver chose. Raises
        RefusedError("disk"): no such folder, no room, not ours to write."""
        ...


class Keys(Protocol):
    """The keyring, or memory where there is none. Values never touch a file of ours."""

    @property
    def lasting(self) -> bool: ...

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def forget(self, name: str) -> None: ...


class ReturnMark(Protocol):
    """On disk and without a secret: there is a session to come back to. Where the system can, it also starts the program
    once, at the next log-in. All calls may block; a disk that refuses only means that nothing is marked."""

    def is_set(self) -> bool: ...

    def set(self) -> None: ...

    def started(self) -> None:
        """The start at log-in was for this once."""
        ...

    def clear(self) -> None: ...


class LocalStore(Protocol):
    """SQLite beside the app: outbox and what came back of it, drafts, cursors, cache. Every write is on disk on return."""

    def outbox(self) -> tuple[Unsent, ...]: ...

    def outbox_add(self, unsent: Unsent, replaces: str = "") -> None: ...

    def outbox_remove(self, key: str) -> None: ...

    def refused(self) -> tuple[Refused, ...]: ...

    def refuse(self, refused: Refused) -> None: ...

    def refused_remove(self, key: str) -> None: ...

    def draft(self, ticket_id: int, mode: str) -> str | None:
        """None: nothing is known of one; "": it was emptied here."""
        ...

    def drafts(self) -> tuple[tuple[int, str, str], ...]:
        """Ticket, mode and text of all that is known of."""
        ...

    def save_draft(self, ticket_id: int, mode: str, text: str, after: int | None = None) -> None:
        """*after*: what was the newest public reply when it was begun, by its number."""
        ...

    def draft_begun(self, ticket_id: int, mode: str) -> int | None:
        """The *after* that it was saved with."""
        ...

    def forget_draft(self, ticket_id: int, mode: str) -> None:
        """It was emptied, and whoever had to know it does. Of one that holds words again nothing is forgotten."""
        ...

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


class RecordingFile(Protocol):
    """One new file on disk. All calls come from one thread at a time."""

    @property
    def size_bytes(self) -> int: ...

    def append(self, data: bytes) -> None:
        """Raises RefusedError("disk"); then nothing of *data* is left in the file."""
        ...

    def close(self) -> bytes:
        """Sync and close; the SHA-256 of the whole file."""
        ...


class Film(Protocol):
    """A film that is being written. All calls come from one thread at a time; pictures have the size that it was made with,
    and times grow."""

    def picture(self, t_ms: int, pixels: Pixels, is_key: bool) -> None:
        """This is seen from *t_ms* on; *is_key*: a player can begin here. Raises RefusedError: ``disk``, ``film_failed``."""
        ...

    def finish(self) -> None:
        """It is whole and has its name. Raises RefusedError: ``disk``, ``film_failed``, ``film_exists``."""
        ...

    def drop(self) -> None:
        """Nothing of it is left; a film that is finished stays."""
        ...


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

    def reopen(self, name: str) -> LedgerFile:
        """Go on with a ledger that a killed program left, behind its last whole line. Raises RefusedError("disk")."""
        ...

    def settle(self, name: str, keep: bool = False) -> None: ...


class Desk(
    RoomCalls,
    FileCalls,
    FormCalls,
    GroupCalls,
    ContextCalls,
    LetterCalls,
    MergeCalls,
    TimeCalls,
    OrganizationCalls,
    PeopleCalls,
    RuleCalls,
    SettingsCalls,
    StatusCalls,
    TriggerCalls,
    ChatCalls,
    CustomerChatCalls,
    PhoneCalls,
    Protocol,
):
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

    async def search(self, text: str, after: str | None = None, sort: SearchSort = "newest") -> shapes.TicketPage: ...

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer: ...

    async def get_timeline(self, ticket_id: int, before: int | None = None) -> timeline_shapes.TimelinePage: ...

    async def get_many(self, ticket_ids: tuple[int, ...]) -> shapes.TicketPage:
        """At most 100 tickets by number; those I may not see are left out."""
        ...

    async def get_agents(self) -> shapes.UserList: ...

    async def save_view(self, view_id: int | None, view: shapes_rules.ViewIn) -> shapes_rules.ViewAnswer:
        """A new view, or a saved one changed."""
        ...

    async def get_view(self, view_id: int) -> shapes_rules.ViewAnswer: ...

    async def preview_view(self, preview: shapes_rules.PreviewIn) -> shapes.TicketPage:
        """The first hundred tickets of the list that this would be."""
        ...

    async def drop_view(self, view_id: int) -> None: ...

    async def get_macros(self) -> shapes_rules.MacroList:
        """Those that I may use now, and those that I may change."""
        ...

    async def save_macro(self, macro_id: int | None, macro: shapes_rules.MacroIn) -> shapes_rules.MacroAnswer:
        """*macro_id* None: a new one."""
        ...

    async def drop_macro(self, macro_id: int) -> None: ...

    async def preview_macro(self, ticket_id: int, macro_id: int) -> shapes_rules.MacroPreview: ...

    async def update_many(self, ticket_ids: tuple[int, ...], change: shapes_rules.BulkIn) -> shapes_rules.JobAnswer: ...

    async def get_job(self, job_id: str) -> shapes_rules.JobAnswer: ...

    async def undo_job(self, job_id: str) -> shapes_rules.JobAnswer: ...

    async def stop_job(self, job_id: str) -> shapes_rules.JobAnswer: ...

    async def get_clocks(
        self, ticket_id: int, pause_on_hold: bool = False, schedule_id: int = 0
    ) -> shapes_rules.ClocksAnswer:
        """Also as if *On hold* paused them, or as if they counted in those hours (0: in their own)."""

    async def seen(self, ticket_id: int, seq: int) -> None:
        """I have read this far."""
        ...

    async def undo_send(self, pending_id: str) -> shapes.UndoneAnswer: ...

    async def get_draft(self, ticket_id: int, kind: DraftKind) -> shapes.DraftOut:
        """My draft as the relay keeps it. Raises RefusedError: there is none."""
        ...

    async def save_draft(self, ticket_id: int, kind: DraftKind, body: str, seen_seq: int = 0) -> None:
        """What I am writing there, for my other computers; empty: nothing."""
        ...

    async def drop_draft(self, ticket_id: int, kind: DraftKind) -> None: ...

    async def get_returned_drafts(self) -> draft_shapes.ReturnedDrafts:
        """Where words of mine came back from a send that could not go out."""
        ...

    async def set_availability(self, user_id: int, availability: str) -> None: ...

    async def write(self, unsent: Unsent) -> bytes:
        """Send one outbox entry with its key; return the answer's body."""
        ...

    async def get_measures(self, from_at: str, to_at: str, zone: str) -> measure_shapes.MeasuresOut:
        """Times in RFC 3339; *zone* by its IANA name."""
        ...

    def events(self) -> AsyncIterator[control.AnyDown]:
        """Frames of one events socket until it closes; raises LinkError when it cannot be opened."""
        ...

    async def say(self, frame: control.AnyUp) -> None:
        """Send one frame on the open events socket; silently nothing without one."""
        ...


class PictureUpdate(Struct, frozen=True):
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

    def point(self, board: Board) -> None:
        """The agent's pointer and drawings on the customer's screen, as they are now."""
        ...
