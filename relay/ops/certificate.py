"""The relay's own certificate: read, tried, and read again while it runs (relay.md sections 14, 15).

Certificate and key are tried as a pair before anybody is shown them, in a handshake with ourselves: what is half written, does
not fit together or is no certificate at all changes nothing for whoever comes. What is wrong, and when it ends, is said in
the log and the metrics. Who listens is not known here.
"""

import asyncio
import contextlib
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assistdesk.core.errors import RefusedError
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics

LOOK_S: Final = 60.0
WARN_DAYS: Final = 14
DAY_S: Final = 86_400
EXPIRY: Final = "certificate_expiry_timestamp"
_VERSION, _UTC_TIME, _GENERALIZED_TIME = 0xA0, 0x17, 0x18


class Certificate:
    """One pair of files. ``context`` is what new connections are served with; belongs to the loop's thread."""

    def __init__(
        self,
        certificate: Path,
        key: Path,
        *,
        log: RelayLog,
        metrics: Metrics,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        """Raises RefusedError: as ``read_pair``."""
        self._files = (certificate, key)
        self._log, self._metrics, self._now_s = log, metrics, now_s
        self._known = self._stamps()
        self.context, self._good_until_s = read_pair(*self._files)
        self._metrics.set(EXPIRY, self._good_until_s)
        self._look_now = asyncio.Event()
        self._warned_day = 0

    def look_again(self) -> None:
        """Look now, not within a minute."""
        self._look_now.set()

    async def watch(self) -> None:
        """Read the files again when they have changed. What is no good pair is said once, and the old one stays."""
        while True:
            self._warn()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look_now.wait(), LOOK_S)
            self._look_now.clear()
            found = self._stamps()
            if found != self._known:
                self._known = found
                await self._read()

    async def _read(self) -> None:
        try:
            self.context, self._good_until_s = await asyncio.to_thread(read_pair, *self._files)
        except RefusedError as error:
            self._log.error("certificate_refused", reason=f"{error.rule}; the one before it is still shown")
        else:
            self._warned_day = 0
            self._metrics.set(EXPIRY, self._good_until_s)
            self._log.log("certificate_changed", reason=self._days_left())

    def _warn(self) -> None:
        """Once a day, while it is nearly over or over."""
        day = int(self._now_s() // DAY_S)
        if self._good_until_s - self._now_s() < WARN_DAYS * DAY_S and day != self._warned_day:
            self._warned_day = day
            self._log.error("certificate_expires", reason=self._days_left())

    def _days_left(self) -> str:
        days = (self._good_until_s - self._now_s()) / DAY_S
        return f"{days:.0f} days left" if days >= 0 else f"expired {-days:.0f} days ago"

    def _stamps(self) -> tuple[tuple[int, int], ...]:
        return tuple(map(_stamp, self._files))


def read_pair(certificate: Path, key: Path) -> tuple[ssl.SSLContext, float]:
    """What connections are served with, and until when (Unix seconds) the certificate is good.

    Raises:
        RefusedError: ``certificate_unreadable``, ``certificate_not_pem`` (no certificate, or no key without a password),
            ``certificate_other_key``, ``certificate_unusable``; each with ``file``.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_RENEGOTIATION
    try:
        context.load_cert_chain(certificate, key, password="")  # nosec: without one OpenSSL asks at the terminal
        shown = ssl.PEM_cert_to_DER_cert(_first(certificate.read_text(encoding="ascii", errors="replace")))
    except ssl.SSLError as error:
        raise _refused(certificate, "other_key" if error.reason == "KEY_VALUES_MISMATCH" else "not_pem") from error
    except OSError as error:
        raise _refused(certificate, "unreadable") from error
    except ValueError as error:
        raise _refused(certificate, "not_pem") from error
    _try_out(context, certificate)
    try:
        return context, _good_until_s(shown)
    except (IndexError, ValueError) as error:
        raise _refused(certificate, "unusable") from error


def _first(text: str) -> str:
    """The first certificate of a chain: one's own. Raises ValueError."""
    begin = text.index(ssl.PEM_HEADER)
    return text[begin : text.index(ssl.PEM_FOOTER, begin) + len(ssl.PEM_FOOTER)]


def _try_out(context: ssl.SSLContext, certificate: Path) -> None:
    """Shake hands with ourselves. Raises RefusedError."""
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = (client.wrap_bio(to_client, to_server), context.wrap_bio(to_server, to_client, server_side=True))
    try:
        for side in sides * 3:
            with contextlib.suppress(ssl.SSLWantReadError):
                side.do_handshake()
    except ssl.SSLError as error:
        raise _refused(certificate, "unusable") from error


def _good_until_s(der: bytes) -> float:
    """Where ``validity`` ends (RFC 5280, section 4.1): the fifth field of the first part, or the fourth where no version is
    given. Raises IndexError, ValueError."""
    _, at, _ = _element(der, 0)
    _, at, _ = _element(der, at)
    tag, inside, after = _element(der, at)
    for _ in range(4 if tag == _VERSION else 3):
        _, inside, after = _element(der, after)
    _, _, at = _element(der, inside)
    tag, begin, end = _element(der, at)
    form = {_UTC_TIME: "%y%m%d%H%M%SZ", _GENERALIZED_TIME: "%Y%m%d%H%M%SZ"}.get(tag, "")
    return datetime.strptime(der[begin:end].decode("ascii"), form).replace(tzinfo=UTC).timestamp()


def _element(der: bytes, at: int) -> tuple[int, int, int]:
    """Its tag, where its content begins, where it ends."""
    size, begin = der[at + 1], at + 2
    if size >= 0x80:
        begin += size - 0x80
        size = int.from_bytes(der[at + 2 : begin], "big")
    return der[at], begin, begin + size


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is replaced."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def _refused(file: Path, why: str) -> RefusedError:
    return RefusedError(f"certificate_{why}", file=str(file))
