"""Notifications by the desktop's own service, with a click that comes back (decision 0063).

Speaks org.freedesktop.Notifications (Desktop Notifications Specification) over the session bus and waits for nothing: whoever
owns this watches its handle for when to ``read`` and to ``write``. What comes is another program's: only the few messages that
are expected are taken apart, of these only those with the types that they must have, and only of the service that was asked.
Refuses to know what is told, and when.
"""

from __future__ import annotations  # the library is loaded with the first connection

import contextlib
import socket
import struct
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from jeepney.auth import Authenticator
    from jeepney.low_level import Header

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
RULES: Final = (
    f"type='signal',sender='{SERVICE}',path='{PATH}',interface='{SERVICE}'",
    f"type='signal',sender='{BUS}',path='{BUS_PATH}',interface='{BUS}',member='NameOwnerChanged',arg0='{SERVICE}'",
)
SIGNALS: Final = {"ActionInvoked": "us", "NotificationClosed": "uu", "ActivationToken": "us", "NameOwnerChanged": "sss"}
DEFAULT = "default"
"""The action of a click on the notification itself."""
NORMAL, EXPIRED = 1, 1
"""An urgency, and why one was closed: its time was over, and it may still stand in a list."""
MESSAGE_BYTES_MAX, TO_SEND_BYTES_MAX = 65_536, 262_144
CHUNK_BYTES, CHUNKS_MAX = 16_384, 16
TEXT_CHARS_MAX, TOKEN_CHARS_MAX = 500, 512
KEPT_MAX = 40
"""Notifications, and questions without an answer."""
TURNS_TEXT: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
NO_TEXT = ("Cc", "Cs", "Zl", "Zp")
"""Control characters, halves of pairs, other ends of lines (Unicode, general categories)."""
AS_MARKUP: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
HEADER_BYTES = 16
EMPTY_STRUCT = b"()"
"""No type of D-Bus; an array of them would be read for ever."""


class Answered(msgspec.Struct, frozen=True):
    """A notification was clicked. ``token``: what a window shows to come to the front, where the desktop wants one."""

    key: str
    token: str = ""


class _Shown:
    """One notification; ``number`` is the service's own, 0 until it said so."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.token = ""


def bus_address(environment: Mapping[str, str]) -> str:
    """Where this person's session bus is (D-Bus Specification, "Message Bus Types"), "" where none is known."""
    if address := environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    runtime = environment.get("XDG_RUNTIME_DIR")
    usual = Path(runtime) / "bus" if runtime else None
    return f"unix:path={usual}" if usual is not None and usual.is_socket() else ""


class Notifications:
    """One connection; after its end another is made. *name* and *icon* (a file's URI) are shown with each; *entry*: of which
    program of the desktop's they are."""

    def __init__(self, address: str, name: str, icon: str, entry: str) -> None:
        self._address, self._name, self._icon, self._entry = address, name, icon, entry
        self._socket: socket.socket | None = None
        self._greeting: Authenticator | None = None
        self._received, self._to_send = bytearray(), bytearray()
        self._serial = 0
        self._asked: dict[int, tuple[str, Callable[[str, Any], None]]] = {}
        """By serial: of what types the answer must be, and who takes it."""
        self._owner = ""
        """The service, by the name that the bus gave it; "" until it answered."""
        self._can: frozenset[str] = frozenset()
        self._shown: dict[str, _Shown] = {}

    @property
    def is_there(self) -> bool:
        """The service has answered, and nobody has said that it went."""
        return bool(self._owner)

    @property
    def handle(self) -> int:
        """To be watched; -1 while there is no connection."""
        return -1 if self._socket is None else self._socket.fileno()

    @property
    def has_to_write(self) -> bool:
        return bool(self._to_send)

    def open(self) -> None:
        """Ask whether there is a service; ``is_there`` says so later. Does nothing while it is being asked."""
        if self._socket is None:
            self._connect()
        elif self._greeting is None and not self._owner and not self._asked:
            self._ask()

    def tell(self, key: str, title: str, text: str, open_words: str) -> bool:
        """Show this, in the place of what *key* showed before. False: there is no service now, and nothing was done."""
        if not self._owner:
            self.open()
            return False
        before = self._shown.pop(key, None)
        number = before.number if before is not None else 0
        shown = self._shown[key] = _Shown(number)
        while len(self._shown) > KEPT_MAX:
            self.withdraw(next(iter(self._shown)))
        summary, body = self._fitted(title, text)
        actions = [DEFAULT, _bare(open_words)] if "actions" in self._can else []
        hints = {"urgency": ("y", NORMAL), "desktop-entry": ("s", self._entry)}
        content = (self._name, number, self._icon, summary, body, actions, hints, -1)
        self._call(
            SERVICE, PATH, "Notify", "susssasa{sv}i", content, "u", lambda _by, said: self._numbered(key, shown, said)
        )
        return True

    def withdraw(self, key: str) -> None:
        """It no longer holds; one that has no number yet is closed when it gets one."""
        shown = self._shown.pop(key, None)
        if shown is not None and shown.number:
            self._close_one(shown.number)

    def read(self) -> list[Answered]:
        """Take what came, at most so much at once. The connection ends where it is over, or cannot be understood."""
        found: list[Answered] = []
        for _ in range(CHUNKS_MAX):
            try:
                chunk = self._socket.recv(CHUNK_BYTES) if self._socket is not None else b""
                if not chunk:
                    self.drop()
                    break
                found.extend(self._take(chunk))
            except BlockingIOError:
                break
            except (OSError, ValueError, LookupError, TypeError, AssertionError, RecursionError, struct.error):
                self.drop()
        return found

    def write(self) -> None:
        """Send what waits, as much as there is room for."""
        while self._socket is not None and self._to_send:
            try:
                sent = self._socket.send(self._to_send)
            except BlockingIOError:
                return
            except OSError:
                self.drop()
                return
            del self._to_send[:sent]

    def close(self) -> None:
        """Take back all that was told and end."""
        for key in tuple(self._shown):
            self.withdraw(key)
        self.write()
        self.drop()

    def drop(self) -> None:
        """End the connection; what was told is no longer ours."""
        if self._socket is not None:
            self._socket.close()
        self._socket = self._greeting = None
        self._received.clear()
        self._to_send.clear()
        self._forget()

    def _forget(self) -> None:
        """Of the service, which is another one or none from now on."""
        self._owner, self._can = "", frozenset()
        self._asked.clear()
        self._shown.clear()

    # --- the bus ------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        if not self._address:
            return
        from jeepney.auth import Authenticator
        from jeepney.bus import get_connectable_addresses

        with contextlib.suppress(OSError, ValueError, RuntimeError, LookupError):
            place = next(iter(get_connectable_addresses(self._address)))
            made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            made.setblocking(False)
            try:
                made.connect(place)
            except (OSError, ValueError):
                made.close()
                raise
            self._socket, self._greeting, self._serial = made, Authenticator(), 0
            self._send(self._greeting.data_to_send() or b"")

    def _greet(self, chunk: bytes) -> None:
        greeting = self._greeting
        assert greeting is not None
        greeting.feed(chunk)
        if greeting.authenticated:
            from jeepney.auth import BEGIN

            self._greeting = None
            self._send(BEGIN)
            self._call(BUS, BUS_PATH, "Hello")
            for rule in RULES:
                self._call(BUS, BUS_PATH, "AddMatch", "s", (rule,))
            self._ask()

    def _ask(self) -> None:
        """The bus starts the service for this where it can."""
        self._call(SERVICE, PATH, "GetCapabilities", "", (), "as", self._came)

    def _call(
        self,
        to: str,
        path: str,
        member: str,
        types: str = "",
        content: tuple[object, ...] = (),
        answer: str = "",
        then: Callable[[str, Any], None] | None = None,
    ) -> None:
        from jeepney.low_level import MessageFlag
        from jeepney.wrappers import DBusAddress, new_method_call

        self._serial += 1
        message = new_method_call(DBusAddress(path, to, to), member, types or None, content)
        if then is not None:
            self._asked[self._serial] = answer, then
            while len(self._asked) > KEPT_MAX:
                self._asked.pop(next(iter(self._asked)))
        elif member != "Hello":
            message.header.flags = MessageFlag.no_reply_expected
        self._send(message.serialise(self._serial))

    def _send(self, data: bytes) -> None:
        self._to_send += data
        self.write()
        if len(self._to_send) > TO_SEND_BYTES_MAX:  # nobody takes it
            self.drop()

    def _take(self, chunk: bytes) -> Iterator[Answered]:
        if self._greeting is not None:
            self._greet(chunk)
            return
        from jeepney.low_level import calc_msg_size

        self._received += chunk
        while len(self._received) >= HEADER_BYTES:
            size = calc_msg_size(bytes(self._received[:HEADER_BYTES]))
            if size > MESSAGE_BYTES_MAX:
                raise ValueError(size)
            if len(self._received) < size:
                return
            raw = bytes(self._received[:size])
            del self._received[:size]
            yield from self._decode(raw)

    def _decode(self, raw: bytes) -> Iterator[Answered]:
        """A message is opened once it is known to be one that is expected, of the types that it must have."""
        from jeepney.low_level import Header, HeaderFields, Message, MessageType

        (fields_bytes,) = struct.unpack("<I" if raw[:1] == b"l" else ">I", raw[HEADER_BYTES - 4 : HEADER_BYTES])
        if EMPTY_STRUCT in raw[HEADER_BYTES : HEADER_BYTES + fields_bytes]:
            raise ValueError(EMPTY_STRUCT)
        header, _end = Header.from_buffer(raw)
        types, sender = header.fields.get(HeaderFields.signature, ""), header.fields.get(HeaderFields.sender, "")
        match header.message_type:
            case MessageType.signal:
                if self._is_expected(header, types, sender):
                    yield from self._signal(header.fields[HeaderFields.member], Message.from_buffer(raw).body)
            case MessageType.method_return | MessageType.error as kind:
                wanted, then = self._asked.pop(header.fields.get(HeaderFields.reply_serial, 0), ("", None))
                if then is not None and kind is MessageType.method_return and types == wanted:
                    then(sender, Message.from_buffer(raw).body)
            case _:
                pass  # nobody is served here

    def _is_expected(self, header: Header, types: str, sender: str) -> bool:
        from jeepney.low_level import HeaderFields

        fields = header.fields
        member, interface = fields.get(HeaderFields.member), fields.get(HeaderFields.interface)
        of_bus = member == "NameOwnerChanged"
        whose, path, known = (BUS, BUS_PATH, BUS) if of_bus else (SERVICE, PATH, self._owner)
        is_theirs = bool(known) and sender == known and interface == whose and fields.get(HeaderFields.path) == path
        return is_theirs and SIGNALS.get(member) == types

    # --- the service --------------------------------------------------------------------------------------------------

    def _signal(self, member: str, body: tuple[Any, ...]) -> Iterator[Answered]:
        if member == "NameOwnerChanged":
            name, _was, now = body
            if name == SERVICE and now != self._owner:
                self._forget()
                if now:
                    self._ask()
            return
        number, said = body
        key = next((key for key, shown in self._shown.items() if number and shown.number == number), None)
        if key is None:
            return
        match member:
            case "ActivationToken":
                is_token = said.isascii() and said.isprintable() and len(said) <= TOKEN_CHARS_MAX
                self._shown[key].token = said if is_token else ""
            case "ActionInvoked" if said == DEFAULT:
                yield Answered(key, self._shown[key].token)
            case "NotificationClosed" if said != EXPIRED:
                del self._shown[key]
            case _:
                pass

    def _came(self, by: str, body: tuple[list[str]]) -> None:
        self._owner, self._can = by, frozenset(body[0])

    def _numbered(self, key: str, shown: _Shown, body: tuple[int]) -> None:
        (number,) = body
        if self._shown.get(key) is shown:
            shown.number = number
        elif number != shown.number:  # it was withdrawn, or told anew, before its number was known
            self._close_one(number)

    def _close_one(self, number: int) -> None:
        if self._owner:
            self._call(SERVICE, PATH, "CloseNotification", "u", (number,))

    def _fitted(self, title: str, text: str) -> tuple[str, str]:
        """Both as they are read literally: a title has no markup, a text where the service says so, or it shows none at all."""
        summary, body = _bare(title), _bare(text)
        if "body" not in self._can:
            return body.partition("\n")[0] or summary, ""
        return summary, body.translate(AS_MARKUP) if "body-markup" in self._can else body


def _bare(text: str) -> str:
    """What the bus takes for text, and what does not turn the text around it."""
    kept = text[:TEXT_CHARS_MAX].translate(TURNS_TEXT)
    return "".join(" " if char != "\n" and unicodedata.category(char) in NO_TEXT else char for char in kept)
