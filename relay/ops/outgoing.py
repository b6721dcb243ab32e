"""What the relay itself asks of other servers: one POST over https, with bounds on everything (desk.md section 9).

An address that somebody typed into the settings must not lead into the network that the relay stands in. So a host is resolved
once, refused if any of its addresses is not public, and connected to by the address that was looked at; names that the operator
lists in ``outgoing.private_hosts`` may lead anywhere. No redirect is followed, no proxy used, nothing unpacked, nothing kept:
no cookie, no connection. What is asked and what an answer means is not known here.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import httpx

from assistdesk.core.errors import LinkError

WITHIN_S: Final = 3.0
ANSWER_BYTES_MAX: Final = 64 * 1024
AT_ONCE: Final = 8
RESOLVERS: Final = 4
ADDRESSES_TRIED: Final = 3
NAT64: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
NOT_OUT: Final = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
"""What Python's own table lets through: protocol assignments, and where one cloud answers its machines."""
SIXTOFOUR: Final = ipaddress.ip_network("2002::/16")
JSON: Final = "application/json"

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Outgoing:
    """All methods belong to the loop's thread. At most ``AT_ONCE`` requests go at a time; the others wait within their time.
    ``trusted``: whose certificates are good; by default those that this computer trusts."""

    def __init__(
        self,
        private_hosts: Collection[str] = (),
        *,
        within_s: float = WITHIN_S,
        trusted: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._private_hosts = frozenset(host.lower() for host in private_hosts)
        self._within_s = within_s
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._resolvers = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolver")
        self._trusted = trusted
        self._tls: ssl.SSLContext | None = None

    def close(self) -> None:
        """A name that is still being looked up is not waited for."""
        self._resolvers.shutdown(wait=False, cancel_futures=True)

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        """The body of a 200 answer in JSON.

        Raises:
            LinkError: ``outgoing`` with ``why``: address (no host, or one that is not public), unreachable, tls (a bad
                certificate), slow, redirect, status (with ``answered``), type, size.
        """
        try:
            async with asyncio.timeout(self._within_s), self._turn:
                return await self._post(url, body, headers)
        except TimeoutError as error:
            raise _failed("slow") from error

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        target = _parse(url)
        addresses = await self._resolve(target)
        if self._tls is None:
            self._tls = await asyncio.to_thread(self._trusted)
        sent = {**headers, "Host": target.netloc.decode("ascii"), "Content-Type": JSON, "Accept": JSON}
        sent |= {"Accept-Encoding": "identity", "User-Agent": "AssistDesk-relay"}
        transport = httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False)
        async with httpx.AsyncClient(transport=transport, timeout=self._within_s, trust_env=False) as client:
            for place, address in enumerate(addresses, start=1):
                request = client.build_request(
                    "POST",
                    target.copy_with(host=str(address)),
                    content=body,
                    headers=sent,
                    extensions={"sni_hostname": target.raw_host.decode("ascii")},
                )
                try:
                    return await _read(await client.send(request, stream=True, follow_redirects=False))
                except httpx.ConnectError as error:
                    if _is_of_tls(error):
                        raise _failed("tls") from error
                    if place == len(addresses):
                        raise _failed("unreachable") from error
                except httpx.TimeoutException as error:
                    raise _failed("slow") from error
                except httpx.HTTPError as error:
                    raise _failed("unreachable") from error
        raise _failed("unreachable")

    async def _resolve(self, target: httpx.URL) -> list[Address]:
        """The first addresses of its host, if all of them are public. Raises LinkError."""
        host = target.raw_host.decode("ascii")
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(
                self._resolvers, lambda: socket.getaddrinfo(host, target.port or 443, type=socket.SOCK_STREAM)
            )
        except UnicodeError as error:  # a label that is empty or too long is no name of a host
            raise _failed("address") from error
        except OSError as error:
            raise _failed("unreachable") from error
        addresses = list(dict.fromkeys(ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found))
        if host.lower() not in self._private_hosts and not all(map(is_public, addresses)):
            raise _failed("address")
        return addresses[:ADDRESSES_TRIED]


def is_public(address: Address) -> bool:
    """Does it lead out? An IPv4 address inside an IPv6 one is looked at as itself."""
    if any(address in network for network in NOT_OUT if network.version == address.version):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in SIXTOFOUR:
        return address.sixtofour
    if any(address in network for network in NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _parse(url: str) -> httpx.URL:
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise _failed("address") from error
    if target.scheme != "https" or not target.raw_host or target.userinfo:
        raise _failed("address")
    return target


async def _read(answer: httpx.Response) -> bytes:
    """Never more than the bound; what is packed is not unpacked, so that it cannot grow."""
    try:
        if 300 <= answer.status_code < 400:
            raise _failed("redirect")
        if answer.status_code != 200:
            raise LinkError("outgoing", why="status", answered=answer.status_code)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_json = kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
        if not is_json or answer.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise _failed("type")
        whole = bytearray()
        async for part in answer.aiter_raw():
            whole += part
            if len(whole) > ANSWER_BYTES_MAX:
                raise _failed("size")
        return bytes(whole)
    finally:
        await answer.aclose()


def _failed(why: str) -> LinkError:
    return LinkError("outgoing", why=why)


def _is_of_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
