"""Rates with a bound on memory: token buckets in tables that forget the oldest, and the prefixes an address counts
under.

Pure: time is an argument, in seconds of any clock that never falls. A bucket is one float (the generic cell rate
algorithm): the time at which it would be full again. It knows no sockets, no accounts and no reasons.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

TABLE_ENTRIES_MAX = 100_000
EXEMPT_FACTOR = 10

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Rate:
    """``amount`` in each ``per_s`` seconds, all of them at once if need be."""

    amount: float
    per_s: float

    def times(self, factor: float) -> "Rate":
        return Rate(self.amount * factor, self.per_s)


class Bucket:
    """One bucket: ``take`` says whether there is one more, ``wait_s`` how long until there is."""

    __slots__ = ("_full_at_s", "_interval_s", "_span_s")

    def __init__(self, rate: Rate) -> None:
        self._interval_s = rate.per_s / rate.amount
        self._span_s = rate.per_s
        self._full_at_s = float("-inf")

    def take(self, now_s: float) -> bool:
        taken = taken_until(self._full_at_s, now_s, self._interval_s, self._span_s)
        if taken is None:
            return False
        self._full_at_s = taken
        return True

    def is_empty(self, now_s: float) -> bool:
        return taken_until(self._full_at_s, now_s, self._interval_s, self._span_s) is None


def taken_until(full_at_s: float, now_s: float, interval_s: float, span_s: float) -> float | None:
    """The bucket after one more was taken, or None if it holds none."""
    full_at_s = max(full_at_s, now_s) + interval_s
    return None if full_at_s - now_s > span_s * (1 + 1e-9) else full_at_s


class BucketTable:
    """A bucket per key, at most ``entries_max`` of them; the one used longest ago is forgotten first.

    Forgetting favours the sender: whoever fills the table with addresses gains for each the burst that a new address
    has anyway.
    """

    def __init__(self, rate: Rate, *, entries_max: int = TABLE_ENTRIES_MAX) -> None:
        self._rate = rate
        self._entries_max = entries_max
        self._full_at_s: OrderedDict[str, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at_s)

    def take(self, key: str, now_s: float, *, factor: float = 1) -> bool:
        """One more for *key*, with ``factor`` times the rate; False if its bucket is empty."""
        known = self._full_at_s.get(key, now_s)
        interval_s = self._rate.per_s / (self._rate.amount * factor)
        taken = taken_until(known, now_s, interval_s, self._rate.per_s)
        if taken is None:
            self._full_at_s.move_to_end(key)
            return False
        self._full_at_s[key] = taken
        self._full_at_s.move_to_end(key)
        if len(self._full_at_s) > self._entries_max:
            self._full_at_s.popitem(last=False)
        return True

    def prune(self, now_s: float) -> None:
        """Forget full buckets, from the longest unused on, until one that is not full."""
        while self._full_at_s:
            key = next(iter(self._full_at_s))
            if self._full_at_s[key] > now_s:
                return
            del self._full_at_s[key]


def read_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Networks in CIDR notation; a ``ValueError`` is the configuration's to show."""
    return tuple(ipaddress.ip_network(text, strict=False) for text in texts)


def read_address(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address, an IPv4 one out of its IPv6 dress, no zone behind it; None for a unix socket or what is no address."""
    try:
        address = ipaddress.ip_address(text or "")
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return address.ipv4_mapped or ipaddress.IPv6Address(int(address))
    return address


def is_in(text: str | None, networks: Sequence[Network]) -> bool:
    address = read_address(text)
    return address is not None and any(address in network for network in networks)


def prefix_of(text: str | None, ipv6_bits: int) -> str:
    """The key an address counts under: an IPv4 address itself, of an IPv6 address the first bits."""
    address = read_address(text)
    if address is None:
        return "unix"
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(ipaddress.IPv6Network((address, ipv6_bits), strict=False))


class AddressLimit:
    """One rate per address: IPv6 under /64 and, if wanted, also under wider prefixes with rates of their own."""

    def __init__(
        self,
        rates: dict[int, Rate],
        *,
        exempt: Sequence[Network] = (),
        entries_max: int = TABLE_ENTRIES_MAX,
    ) -> None:
        """``rates``: per prefix length of IPv6; IPv4 counts under the longest alone. ``exempt``: ten times the rate."""
        self._tables = {bits: BucketTable(rate, entries_max=entries_max) for bits, rate in rates.items()}
        self._longest = max(rates)
        self._exempt = tuple(exempt)

    def take(self, address: str | None, now_s: float) -> bool:
        """One more from *address*; what one prefix has refused costs the wider ones nothing."""
        factor = EXEMPT_FACTOR if is_in(address, self._exempt) else 1
        is_ipv6 = isinstance(read_address(address), ipaddress.IPv6Address)
        for bits in sorted(self._tables, reverse=True):
            if bits != self._longest and not is_ipv6:
                continue
            if not self._tables[bits].take(prefix_of(address, bits), now_s, factor=factor):
                return False
        return True

    def prune(self, now_s: float) -> None:
        for table in self._tables.values():
            table.prune(now_s)

    def __len__(self) -> int:
        return sum(len(table) for table in self._tables.values())
