"""One end's WebSocket to the relay (protocol.md section 2); fits the ``Link`` and ``Dial`` ports.

Carries sealed frames and the relay's notices, nothing else: no compression, bounded messages, the token in the
Authorization header and nowhere else, TLS by the platform's trust or an explicit CA without a switch to ignore it.
Refuses to know keys, messages and what a close code means.
"""

import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import urlsplit

import websockets.asyncio.client as ws
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidProxy,
    InvalidStatus,
    InvalidURI,
    ProxyError,
)

from assistdesk.core.errors import LinkError, PeerError, RefusedError
from assistdesk.core.wire import control

FRAME_BYTES_MAX: Final = 131_072
NOTSENT_LOWAT_BYTES: Final = 128 * 1024
WRITE_LIMIT_BYTES: Final = 32 * 1024
OPEN_TIMEOUT_S: Final = 10.0
CLOSE_TIMEOUT_S: Final = 2.0
FRAMES_QUEUED_MAX: Final = 16


def make_tls(ca_file: str | None = None) -> ssl.SSLContext:
    """TLS 1.2 or newer, host names checked, trust from the platform or only from *ca_file*.

    Raises:
        RefusedError: ``ca_file_unreadable``.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        raise RefusedError("ca_file_unreadable", file=ca_file) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def is_loopback(host: str | None) -> bool:
    """True for this computer itself, the only place where a line without TLS is allowed."""
    if host is None:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class RelayLink:
    """An open socket. ``send`` and ``frames`` belong to the loop's thread."""

    def __init__(self, connection: ws.ClientConnection) -> None:
        self._connection = connection
        self._close_code: int | None = None
        self._broken_notice = False

    async def send(self, frame: bytes) -> None:
        try:
            await self._connection.send(frame)
        except ConnectionClosed as error:
            raise LinkError("link_closed", code=self.close_code) from error

    def buffered_bytes(self) -> int:
        transport = self._connection.transport
        return 0 if transport.is_closing() else transport.get_write_buffer_size()

    async def frames(self) -> AsyncIterator[bytes | control.AnyNotice]:
        while True:
            try:
                frame = await self._connection.recv()
            except ConnectionClosed:
                return
            if isinstance(frame, bytes):
                yield frame
                continue
            try:
                notice = control.decode_notice(frame)
            except PeerError:
                self._broken_notice = True
                await self.close(1002)
                return
            if notice is not None:
                yield notice

    async def close(self, code: int, reason: str = "") -> None:
        await self._connection.close(code, reason)

    @property
    def close_code(self) -> int | None:
        """None while open, and for a line that was cut without a close frame (1006) or by a malformed notice."""
        code = self._connection.close_code
        return None if code == 1006 or self._broken_notice else code


class RelayDial:
    """Opens links. ``tls`` is used for ``wss``; ``ws`` is refused but for this computer itself."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls

    async def __call__(self, url: str, token: str) -> RelayLink:
        """Raises LinkError: ``insecure_address``, and what ``open_socket`` raises. The address may be a notice's."""
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise LinkError("insecure_address") from error
        if parts.scheme != "wss" and not (parts.scheme == "ws" and is_loopback(parts.hostname)):
            raise LinkError("insecure_address")
        return RelayLink(await open_socket(url, {"Authorization": f"Bearer {token}"}, self._tls, FRAME_BYTES_MAX))


class _Connect(ws.connect):
    """Follows no redirect: the relay never sends one, a captive portal does (bad-inputs.md N6)."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


async def open_socket(url: str, headers: dict[str, str], tls: ssl.SSLContext, max_bytes: int) -> ws.ClientConnection:
    """Dial *url* with our limits. Raises LinkError, with ``status`` where the other side answered by HTTP."""
    try:
        connection = await _Connect(
            url,
            additional_headers=headers,
            compression=None,
            user_agent_header=None,
            open_timeout=OPEN_TIMEOUT_S,
            close_timeout=CLOSE_TIMEOUT_S,
            ping_interval=None,
            max_size=max_bytes,
            max_queue=FRAMES_QUEUED_MAX,
            write_limit=WRITE_LIMIT_BYTES,
            ssl=tls if url.startswith("wss:") else None,
            proxy=None if is_loopback(urlsplit(url).hostname) else True,
        )
    except InvalidStatus as error:
        raise LinkError("refused_by_relay", status=error.response.status_code) from error
    except (ProxyError, InvalidProxy) as error:
        raise LinkError("proxy") from error
    except ssl.SSLError as error:
        raise LinkError("certificate") from error
    except TimeoutError as error:
        raise LinkError("timeout") from error
    except (OSError, InvalidHandshake, InvalidURI, EOFError, ValueError) as error:
        raise LinkError("unreachable") from error  # ValueError: a port or a name that cannot be one
    _tune(connection)
    return connection


def _tune(connection: ws.ClientConnection) -> None:
    """Keep little in the kernel: what waits there is old by the time it leaves (stream.md section 4)."""
    raw = connection.transport.get_extra_info("socket")
    if raw is None or raw.family not in (socket.AF_INET, socket.AF_INET6):
        return
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    lowat = getattr(socket, "TCP_NOTSENT_LOWAT", 25 if hasattr(socket, "TCP_CORK") else None)
    if lowat is not None:
        raw.setsockopt(socket.IPPROTO_TCP, lowat, NOTSENT_LOWAT_BYTES)
