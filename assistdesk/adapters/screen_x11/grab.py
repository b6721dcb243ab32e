"""Pixels of an X11 display: through shared memory that the X server writes into, or by a library where it cannot.

``SharedGrab`` asks by MIT-SHM on the caller's own connection and hands out the memory itself: nothing is copied. That
needs a server on this computer which lays pixels out as we do; ``open_grab`` falls back to ``LibraryGrab`` (mss), which
works for every server, a remote one too. Both are used by one thread at a time. Refuses to know monitors, damage and
what is painted over.
"""

import contextlib
import ctypes
from typing import Any, Final, Protocol

import mss
import numpy as np
import xcffib
import xcffib.shm
import xcffib.xproto
from mss.exception import ScreenShotError

from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.frame import Pixels, opaque
from assistdesk.core.types import Rect

X_ERRORS: Final = (xcffib.XcffibException, xcffib.ProtocolException, ScreenShotError, AssertionError, OSError)
"""AssertionError: how mss says that the display went away while it waited for an answer. OSError: no memory to share."""
EXTENSION: Final = "MIT-SHM"
BYTES_PER_PIXEL: Final = 4
_ALL_PLANES: Final = 0xFFFF_FFFF
_BGRX_MASKS: Final = (0xFF_0000, 0xFF00, 0xFF)
_IPC_PRIVATE, _IPC_CREAT, _IPC_RMID, _OWNER_ONLY = 0, 0o1000, 0, 0o600
_NO_ADDRESS: Final = ctypes.c_void_p(-1).value


class Grab(Protocol):
    """Where the pixels come from."""

    def take(self, area: Rect) -> Pixels:
        """Return what *area* of the desktop shows now, X = FF.

        The memory is good until the next ``take`` or ``close``; the caller may write into it, and copies what it keeps.

        Raises:
            one of X_ERRORS: *area* is not inside the desktop, or the display is gone.
        """
        ...

    def close(self) -> None:
        """Give the memory back. May be called twice."""
        ...


class _Segment:
    """System V shared memory, attached here; nobody else can find it once the server has it too."""

    def __init__(self, size_bytes: int) -> None:
        """Raises OSError."""
        self.size_bytes = size_bytes
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._libc.shmget.argtypes = (ctypes.c_int, ctypes.c_size_t, ctypes.c_int)
        self._libc.shmat.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
        self._libc.shmat.restype = ctypes.c_void_p
        self._libc.shmdt.argtypes = (ctypes.c_void_p,)
        self.id = self._libc.shmget(_IPC_PRIVATE, size_bytes, _IPC_CREAT | _OWNER_ONLY)
        if self.id < 0:
            raise OSError(ctypes.get_errno(), "shmget")
        self._address = self._libc.shmat(self.id, None, 0)
        if self._address == _NO_ADDRESS:
            self._address = None
            self.forget_name()
            raise OSError(ctypes.get_errno(), "shmat")

    def bytes(self, size_bytes: int) -> Any:
        """The first bytes as a buffer; not to be touched after ``close``."""
        return (ctypes.c_char * size_bytes).from_address(self._address)

    def forget_name(self) -> None:
        """It lives on only as long as somebody is attached: nothing is left behind by a process that is killed."""
        self._libc.shmctl(self.id, _IPC_RMID, None)

    def close(self) -> None:
        address, self._address = self._address, None
        if address is not None:
            self._libc.shmdt(address)


class SharedGrab:
    """By MIT-SHM. The segment grows with the largest area that was asked for."""

    def __init__(self, x: Any, size_bytes: int) -> None:
        """*x*: the caller's connection (xcffib). *size_bytes*: room for what will be asked for, to begin with.

        Raises:
            RefusedError: no_shared_memory, this server cannot, or lays pixels out in another way.
        """
        self._x = x
        screen = x.get_setup().roots[x.pref_screen]
        self._root = screen.root
        self._segment: _Segment | None = None
        self._name = 0
        try:
            if not _is_bgrx(x.get_setup(), screen):
                raise RefusedError("no_shared_memory", why="pixels")
            if not x.core.QueryExtension(len(EXTENSION), EXTENSION).reply().present:
                raise RefusedError("no_shared_memory", why="extension")  # asking it would end the connection
            self._shm = x(xcffib.shm.key)
            self._shm.QueryVersion().reply()
            self._attach(size_bytes)
        except (*X_ERRORS, AttributeError) as error:  # AttributeError: a libc without it
            self.close()
            raise RefusedError("no_shared_memory", why=type(error).__name__) from error

    def take(self, area: Rect) -> Pixels:
        """See ``Grab``."""
        size_bytes = area.area * BYTES_PER_PIXEL
        segment = self._segment
        if segment is None or segment.size_bytes < size_bytes:
            segment = self._attach(size_bytes)
        self._shm.GetImage(
            self._root, area.x, area.y, area.w, area.h, _ALL_PLANES,
            xcffib.xproto.ImageFormat.ZPixmap, self._name, 0,
        ).reply()  # fmt: skip
        return opaque(np.frombuffer(segment.bytes(size_bytes), np.uint8).reshape(area.h, area.w, BYTES_PER_PIXEL))

    def close(self) -> None:
        """See ``Grab``."""
        segment, self._segment = self._segment, None
        if segment is not None:
            with contextlib.suppress(*X_ERRORS):  # of a display that is gone
                self._shm.DetachChecked(self._name).check()
            segment.close()

    def _attach(self, size_bytes: int) -> _Segment:
        """Raises OSError; one of X_ERRORS, also where the server may not see our memory."""
        self.close()
        segment = _Segment(size_bytes)
        try:
            self._name = self._x.generate_id()
            self._shm.AttachChecked(self._name, segment.id, False).check()
        except BaseException:
            segment.close()
            raise
        finally:
            segment.forget_name()
        self._segment = segment
        return segment


class LibraryGrab:
    """By mss, on a connection of its own, with a copy of every picture."""

    def __init__(self, display: str | None) -> None:
        self._display = display
        self._mss: mss.MSS | None = None

    def take(self, area: Rect) -> Pixels:
        """See ``Grab``. After a change of layout mss may fail once: then it is made anew and asked again."""
        place = {"left": area.x, "top": area.y, "width": area.w, "height": area.h}
        try:
            shot = self._opened().grab(place)
        except ScreenShotError:
            self.close()
            shot = self._opened().grab(place)
        return opaque(np.frombuffer(shot.raw, np.uint8).reshape(area.h, area.w, BYTES_PER_PIXEL))

    def close(self) -> None:
        """See ``Grab``."""
        opened, self._mss = self._mss, None
        if opened is not None:
            with contextlib.suppress(*X_ERRORS):  # of a display that is gone
                opened.close()

    def _opened(self) -> mss.MSS:
        if self._mss is None:
            self._mss = mss.MSS(display=self._display)
        return self._mss


def open_grab(x: Any, display: str | None, size_bytes: int) -> Grab:
    """Shared memory where there is some, else the library. *display* is that of the connection *x*; None: DISPLAY."""
    try:
        return SharedGrab(x, size_bytes)
    except RefusedError:
        return LibraryGrab(display)


def _is_bgrx(setup: Any, screen: Any) -> bool:
    """Whether the server's 32 bits of a pixel are blue, green, red and one byte without meaning, in this order."""
    bits = {one.depth: one.bits_per_pixel for one in setup.pixmap_formats}
    masks = {
        visual.visual_id: (visual.red_mask, visual.green_mask, visual.blue_mask)
        for depth in screen.allowed_depths
        for visual in depth.visuals
    }
    return (
        bits.get(screen.root_depth) == BYTES_PER_PIXEL * 8
        and masks.get(screen.root_visual) == _BGRX_MASKS
        and setup.image_byte_order == xcffib.xproto.ImageOrder.LSBFirst
    )
