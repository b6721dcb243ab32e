"""The books of the listener: who is in, whose connection it is, how many one may have (relay.md section 8; bad-inputs.md R6).

A connection counts under its address, a proxy's under the client that the proxy names with each head, until it shows a valid
token; then under the account. Where all places are taken whoever has stood there longest gives way. It knows no HTTP, no token
and no socket: the hall and the guard say through the door in the ASGI scope who was let in.
"""

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass

DOOR_EXTENSION = "assistdesk.door"
EXEMPT_FACTOR = 10
PROXIES_MAX = 32

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class ListenerSettings:
    """Sections ``server`` and ``limits`` of the configuration, as far as the door needs them."""

    head_timeout_s: float = 10
    head_bytes_max: int = 16_384
    headers_max: int = 100
    unfinished_max: int = 1000
    unfinished_per_address: int = 64
    connections_per_address: int = 256
    connections_per_account: int = 64
    """With its valid token; of whatever kind."""
    taking_s: float = 30
    connections_max: int = 50_000
    """Connections without a valid token, in all: 80 % of the descriptors."""
    trusted_proxies: tuple[Network, ...] = ()
    trusts_unix: bool = False
    exempt: tuple[Network, ...] = ()


def read_address(text: str | None) -> Address | None:
    """The address, an IPv4 one out of its IPv6 dress, no zone behind it; None for a unix socket or what is no address."""
    try:
        address = ipaddress.ip_address((text or "").strip())
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return address.ipv4_mapped or ipaddress.IPv6Address(int(address))
    return address


def read_forwarded(text: str) -> Address | None:
    """As a proxy names it: an address, with its port behind it where the proxy adds that."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    return read_address(text)


def address_key(text: str | None) -> str:
    """What a connection counts under: an IPv4 address, the /64 of an IPv6 one, ``unix``."""
    address = read_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    return "unix" if address is None else str(address)


def is_trusted(peer: str | None, settings: ListenerSettings) -> bool:
    address = read_address(peer)
    if address is None:
        return settings.trusts_unix
    return any(address in network for network in settings.trusted_proxies)


def client_address(peer: str | None, forwarded: Sequence[str], settings: ListenerSettings) -> str | None:
    """The peer's address; from a trusted proxy the rightmost address of X-Forwarded-For that is not trusted itself.

    What is no address ends the search: everything left of it was written by somebody we do not know. So do proxies without end.
    """
    if not is_trusted(peer, settings):
        return peer
    best = peer
    for text in ",".join(forwarded).split(",")[: -PROXIES_MAX - 1 : -1]:
        address = read_forwarded(text)
        if address is None:
            return best
        best = str(address)
        if not is_trusted(best, settings):
            return best
    return best


class Doors:
    """The books: who is in, who has not said yet what it wants. All calls come from the loop's thread."""

    def __init__(self, settings: ListenerSettings) -> None:
        self.settings = settings
        self._unfinished: dict[Door, None] = {}
        self._unknown: dict[Door, None] = {}
        self.open: dict[str, int] = {"http": 0, "websocket": 0}
        self.accepted: dict[str, int] = {"http": 0, "websocket": 0}
        self.hits: dict[str, int] = {}
        """How often each limit was hit."""
        self._unfinished_by: dict[str, int] = {}
        self._unknown_by: dict[str, int] = {}
        self._known_by: dict[str, int] = {}

    @property
    def unfinished(self) -> int:
        return len(self._unfinished)

    @property
    def unknown(self) -> int:
        """Connections without a valid token."""
        return len(self._unknown)

    def enter(self, peer: str | None, shut: Callable[[], object]) -> "Door | None":
        """A connection has been accepted, and *shut* closes it; None: it must be closed at once.

        Where the house is full whoever has stood there longest gives way: an honest head comes with its connection, and many
        addresses that say nothing would keep everybody out.
        """
        limit = self._limit_hit(peer)
        if limit is not None:
            self._hit(limit)
            return None
        self._make_room("unfinished", self._unfinished, self.settings.unfinished_max)
        self._make_room("connections", self._unknown, self.settings.connections_max)
        # A proxy's connections are its clients': they count once the head says whose they are.
        return Door(self, "" if is_trusted(peer, self.settings) else address_key(peer), shut)

    def _make_room(self, limit: str, inside: "dict[Door, None]", most: int) -> None:
        if len(inside) >= most:
            self._hit(limit)
            oldest = next(iter(inside))
            oldest.leave()
            oldest.shut()

    def _limit_hit(self, peer: str | None) -> str | None:
        settings, key = self.settings, address_key(peer)
        if not is_trusted(peer, settings):
            factor = self._factor(peer)
            if self._unfinished_by.get(key, 0) >= settings.unfinished_per_address * factor:
                return "unfinished_per_ip"
            if self._unknown_by.get(key, 0) >= settings.connections_per_address * factor:
                return "connections_per_ip"
        return None

    def _factor(self, address: str | None) -> int:
        read = read_address(address)
        is_exempt = read is not None and any(read in network for network in self.settings.exempt)
        return EXEMPT_FACTOR if is_exempt else 1

    def _hit(self, limit: str) -> None:
        self.hits[limit] = self.hits.get(limit, 0) + 1

    def may_count(self, address: str | None) -> bool:
        """Whether one more connection may count under *address* (asked when a proxy names its client)."""
        most = self.settings.connections_per_address * self._factor(address)
        if self._unknown_by.get(address_key(address), 0) >= most:
            self._hit("connections_per_ip")
            return False
        return True

    def begin(self, door: "Door", key: str) -> None:
        self._unfinished[door] = self._unknown[door] = None
        _count(self._unfinished_by, key, 1)
        _count(self._unknown_by, key, 1)

    def finish(self, door: "Door", key: str) -> None:
        if door in self._unfinished:
            del self._unfinished[door]
            _count(self._unfinished_by, key, -1)

    def move(self, door: "Door", old: str, new: str) -> None:
        """A proxy has said whose connection it is."""
        if door in self._unknown:
            _count(self._unknown_by, old, -1)
            _count(self._unknown_by, new, 1)

    def know(self, door: "Door", key: str) -> None:
        if door in self._unknown:
            del self._unknown[door]
            _count(self._unknown_by, key, -1)

    def forget(self, door: "Door", key: str) -> None:
        """The next request on it is somebody else's, as far as is known."""
        if door not in self._unknown:
            self._unknown[door] = None
            _count(self._unknown_by, key, 1)

    def is_known(self, door: "Door") -> bool:
        return door not in self._unknown

    def charge(self, old: str, new: str) -> bool:
        """A connection is this account's from now on, "": nobody's. False: she has too many, and nothing has changed."""
        if new and new != old and self._known_by.get(new, 0) >= self.settings.connections_per_account:
            self._hit("connections_per_account")
            return False
        for account, step in ((old, -1), (new, 1)):
            if account:
                _count(self._known_by, account, step)
        return True


def _count(table: dict[str, int], key: str, step: int) -> None:
    """Tables hold only who is in, so they are no longer than the connections."""
    count = table.get(key, 0) + step
    if count:
        table[key] = count
    else:
        table.pop(key, None)


class Door:
    """One connection's entry in the books. Every step is idempotent."""

    __slots__ = ("_account", "_doors", "_is_of_proxy", "_key", "_kind", "shut")

    def __init__(self, doors: Doors, key: str, shut: Callable[[], object]) -> None:
        self._doors = doors
        self._key = key
        self._is_of_proxy = key == ""
        self._account = ""
        self._kind = "http"
        self.shut = shut
        doors.begin(self, key)
        doors.open["http"] += 1
        doors.accepted["http"] += 1

    def head_done(self, address: str | None) -> bool:
        """A head is there; from a proxy it names the client, each head another one. False: that client has too many already."""
        self._doors.finish(self, self._key)
        key = address_key(address)
        if self._is_of_proxy and key != self._key:
            if not self._doors.may_count(address):
                return False
            self._charge("")
            self._doors.forget(self, self._key)
            self._doors.move(self, self._key, key)
            self._key = key
        return True

    def _charge(self, account: str) -> bool:
        is_taken = self._doors.charge(self._account, account)
        if is_taken:
            self._account = account
        return is_taken

    def upgraded(self) -> None:
        if self._kind:
            self._doors.open[self._kind] -= 1
            self._kind = "websocket"
            self._doors.open["websocket"] += 1
            self._doors.accepted["websocket"] += 1

    def vouch(self, account: str = "") -> bool:
        """A valid token was shown: the address is not charged for this connection any more, but its *account* is. False: that
        one has too many, and this is not one of them."""
        if not self._charge(account):
            return False
        self._doors.know(self, self._key)
        return True

    @property
    def is_known(self) -> bool:
        """A valid token was shown here."""
        return self._doors.is_known(self)

    def leave(self) -> None:
        if self._kind:
            self._doors.finish(self, self._key)
            self.vouch()  # of no account: it is in no book any more
            self._doors.open[self._kind] -= 1
            self._kind = ""
