"""JSON lines for people who run a relay (relay.md section 15).

A closed list of fields: whatever else a caller passes is dropped, so that no token, pass, nameplate, text or path can
slip in. Addresses are cut. Libraries' own messages are not repeated, only where an error came from: a message may
quote what was sent. It keeps nothing and sends nothing away.
"""

import hashlib
import hmac
import ipaddress
import json
import logging
import math
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any, TextIO

import structlog

from relay.ops.metrics import COUNTERS, Metrics

FIELDS = (
    "ts", "level", "event", "node", "room8", "ticket", "account", "address", "code", "outcome", "bytes_in",
    "bytes_out", "ms", "reason",
)  # fmt: skip
TEXT_CHARS_MAX = 200
SILENT_S = 60.0
REASONS_MAX = 256
"""Of libraries, that are remembered so as not to be said again at once."""
LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
QUIET_LOGGERS = ("uvicorn", "uvicorn.access", "uvicorn.error", "websockets", "asyncio", "litestar")

AddressForm = Callable[[str], str | None]


def truncated(address: str) -> str | None:
    """/24 of IPv4, /48 of IPv6; what is no address is not shown."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(read, ipaddress.IPv6Address) and read.ipv4_mapped is not None:
        read = read.ipv4_mapped
    bits = 24 if read.version == 4 else 48
    return str(ipaddress.ip_network((read, bits), strict=False))


def address_form(name: str, *, key_of_day: Callable[[], bytes]) -> AddressForm:
    """How addresses are shown: ``truncated``, ``full``, ``hashed`` (HMAC with the day's key) or ``none``."""
    match name:
        case "full":
            return lambda address: address
        case "hashed":
            return lambda address: hmac.digest(key_of_day(), address.encode(), hashlib.sha256).hex()[:16]
        case "none":
            return lambda _address: None
        case _:
            return truncated


class DayKeys:
    """A key for hashed addresses that is new each day and kept nowhere."""

    def __init__(self, now_s: Callable[[], float], random_bytes: Callable[[int], bytes]) -> None:
        self._now_s = now_s
        self._random_bytes = random_bytes
        self._day = -1
        self._key = b""

    def __call__(self) -> bytes:
        day = int(self._now_s() // 86_400)
        if day != self._day:
            self._day, self._key = day, self._random_bytes(32)
        return self._key


class RelayLog:
    """Writes lines. ``log`` fits the sessions' Observer port together with ``count``, which goes to the metrics."""

    def __init__(
        self,
        stream: TextIO,
        metrics: Metrics,
        *,
        now_s: Callable[[], float],
        level: str = "info",
        form: str = "json",
        address: AddressForm = truncated,
    ) -> None:
        self._metrics = metrics
        self._now_s = now_s
        self._level = LEVELS[level]
        self._address = address
        self._logger = structlog.wrap_logger(
            structlog.WriteLogger(stream),
            processors=[self._shape, _as_json if form == "json" else _as_text],
            wrapper_class=structlog.BoundLogger,
        )

    def log(self, event: str, **fields: str | int | None) -> None:
        self.write("info", event, fields)

    def warn(self, event: str, **fields: str | int | None) -> None:
        self.write("warning", event, fields)

    def error(self, event: str, **fields: str | int | None) -> None:
        self.write("error", event, fields)

    def count(self, name: str, label: str = "") -> None:
        self._metrics.count(name, *([label] if COUNTERS[name] else []))

    def write(self, level: str, event: str, fields: Mapping[str, str | int | None]) -> None:
        if LEVELS[level] >= self._level:
            self._logger.msg(event, level=level, fields=fields)

    def _shape(self, _logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        given: Mapping[str, str | int | None] = line["fields"]
        now = datetime.fromtimestamp(self._now_s(), UTC)
        shaped: dict[str, str | int | None] = {
            "ts": now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03d}Z",
            "level": line["level"],
            "event": line["event"],
        }
        for name in FIELDS[3:]:
            value = given.get(name)
            if name == "address" and isinstance(value, str):
                value = self._address(value)
            if value is not None:
                shaped[name] = value[:TEXT_CHARS_MAX] if isinstance(value, str) else value
        return shaped


def _as_json(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> str:
    """ASCII only: control characters, ANSI and bidi overrides arrive escaped."""
    return json.dumps(line, ensure_ascii=True, separators=(",", ":"))


def _as_text(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> str:
    words = [f"{name}={json.dumps(value, ensure_ascii=True)}" for name, value in line.items() if name not in FIELDS[:3]]
    return " ".join([str(line["ts"]), str(line["level"]), str(line["event"]), *words])


class LibraryHandler(logging.Handler):
    """Turns libraries' warnings and errors into lines that name the logger and the place, never the message.

    The same place is named once a minute, with how often it was silent since: without descriptors asyncio alone says so
    two thousand times a second.
    """

    def __init__(self, log: RelayLog, now_s: Callable[[], float]) -> None:
        super().__init__(logging.WARNING)
        self._log = log
        self._now_s = now_s
        self._said: dict[str, tuple[float, int]] = {}
        """For each reason when it was last said, and how often it was not since."""

    def emit(self, record: logging.LogRecord) -> None:
        reason = f"{record.name} {record.module}:{record.lineno}"
        if record.exc_info is not None and record.exc_info[0] is not None:
            frames = traceback.extract_tb(record.exc_info[2])
            where = f" {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
            reason += f" {record.exc_info[0].__name__}{where}"
        level = "error" if record.levelno >= logging.ERROR else "warning"
        now_s = self._now_s()
        said_at_s, silent = self._said.get(reason, (-math.inf, 0))
        if 0 <= now_s - said_at_s < SILENT_S:
            self._said[reason] = (said_at_s, silent + 1)
            return
        if len(self._said) >= REASONS_MAX:
            self._said.clear()
        self._said[reason] = (now_s, 0)
        self._log.write(level, "library", {"reason": f"{reason} ({silent} more)" if silent else reason})


def quieten(log: RelayLog, now_s: Callable[[], float]) -> LibraryHandler:
    """Send libraries' lines through *log* and nowhere else; called once by the composition root. Returns the
    handler.
    """
    handler = LibraryHandler(log, now_s)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in QUIET_LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.WARNING)
    return handler
