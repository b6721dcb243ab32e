"""One window per person and face: a second start hands its link to the first and ends (experience.md section 9).

A local socket in a folder that only this user may enter; the kernel says who is calling, another user is refused. What
arrives is one line of at most 512 bytes and is taken as a typed link: it can fill in a code or show a ticket, nothing else.
"""

from __future__ import annotations  # sockets and threads are loaded once the window is there

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    import threading

MESSAGE_BYTES_MAX = 512
CALL_WAIT_S = 2.0
BACKLOG = 4
ADDRESS_BYTES_MAX = 107
"""Of a socket's path, its end not counted (unix(7), sun_path)."""


def private_folder() -> Path:
    """Return a folder of this user's alone: XDG_RUNTIME_DIR, else one in the temporary folder.

    Raises:
        OSError: somebody else owns the folder or may write to it.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        folder = Path(runtime)
    else:
        import tempfile

        folder = Path(tempfile.gettempdir()) / f"assistdesk-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = folder.stat()
    if owner.st_uid != os.getuid() or owner.st_mode & 0o022:
        raise PermissionError(f"{folder} is not private to this user")
    return folder


@contextlib.contextmanager
def _address(path: Path) -> Iterator[str]:
    """Name the socket at *path*, through a handle of its folder where the whole path is too long for an address."""
    if len(os.fsencode(path)) <= ADDRESS_BYTES_MAX:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


class Instance:
    """The lock and the socket of one face (``agent`` or ``customer``).

    ``first()`` says whether this process holds them; if not, ``hand_over(link)`` gives the link to the one that does.
    """

    def __init__(self, face: str, folder: Path | None = None) -> None:
        place = folder or private_folder()
        self._path = place / f"assistdesk-{face}.sock"
        self._lock_path = place / f"assistdesk-{face}.lock"
        self._lock: int | None = None
        self._server: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def first(self) -> bool:
        """Take the lock; the kernel lets go of it when the process dies, however it dies."""
        handle = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._lock = handle
        return True

    def listen(self, arrived: Callable[[str], None]) -> None:
        """Call *arrived* (on a thread of this object) with every link that a later start hands over."""
        import socket
        import threading

        self._path.unlink(missing_ok=True)
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with _address(self._path) as address:
                server.bind(address)
            self._path.chmod(0o600)
            server.listen(BACKLOG)
        except OSError:
            server.close()
            raise
        self._server = server
        self._thread = threading.Thread(target=self._serve, args=(server, arrived), name="instance", daemon=True)
        self._thread.start()

    def _serve(self, server: socket.socket, arrived: Callable[[str], None]) -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(CALL_WAIT_S)
                with contextlib.suppress(OSError, UnicodeDecodeError):
                    text = self._read(caller)
                    if text is not None:
                        arrived(text)
                        caller.sendall(b"ok")

    def _read(self, caller: socket.socket) -> str | None:
        if not same_user(caller):
            return None
        data = b""
        while not data.endswith(b"\n"):
            piece = caller.recv(MESSAGE_BYTES_MAX + 1 - len(data))
            data += piece
            if not piece or len(data) > MESSAGE_BYTES_MAX:
                return None
        return data[:-1].decode()

    def hand_over(self, link: str) -> bool:
        """Give *link* ("" = only come to the front) to the first instance; False when it does not answer."""
        import socket

        message = link.encode()[: MESSAGE_BYTES_MAX - 1].replace(b"\n", b"") + b"\n"
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.settimeout(CALL_WAIT_S)
            try:
                with _address(self._path) as address:
                    caller.connect(address)
                caller.sendall(message)
                return caller.recv(2) == b"ok"
            except OSError:
                return False

    def close(self) -> None:
        if self._server is not None:
            import socket

            with contextlib.suppress(OSError):
                self._server.shutdown(socket.SHUT_RDWR)
            self._server.close()
            self._path.unlink(missing_ok=True)
            self._server = None
        if self._thread is not None:
            self._thread.join(CALL_WAIT_S)
            self._thread = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def same_user(caller: socket.socket) -> bool:
    """Is the process at the other end of this Unix socket ours? Asked of the kernel (SO_PEERCRED)."""
    import socket
    import struct

    raw = caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, user, _ = struct.unpack("3i", raw)
    return bool(user == os.getuid())
