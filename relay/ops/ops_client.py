"""Commands speak to the running relay here: plain HTTP to where it listens, with the ops token (relay.md section 13).

The standard library alone. It knows the three routes it asks and no command.
"""

import http.client
import json
import socket
import ssl
from dataclasses import dataclass
from typing import Any

from assistdesk.core.errors import LinkError, RefusedError

TIMEOUT_S = 5.0
ANSWER_BYTES_MAX = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OpsAddress:
    """Where the relay listens on this computer."""

    host: str = ""
    port: int = 0
    unix_path: str = ""
    with_tls: bool = False

    def __str__(self) -> str:
        return f"unix:{self.unix_path}" if self.unix_path else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer's status and body; the body is JSON where the relay sent some."""

    status: int
    body: Any
    headers: dict[str, str]


def ask(
    address: OpsAddress, method: str, path: str, *, token: str = "", headers: dict[str, str] | None = None
) -> Answered:
    """One request.

    Raises:
        LinkError: ``not_reachable``.
    """
    connection = _connect(address)
    try:
        sent = {"Host": address.host or "localhost", **(headers or {})}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        raw = answer.read(ANSWER_BYTES_MAX)
        if answer.length:
            raise http.client.IncompleteRead(raw, answer.length)
        return Answered(answer.status, _read(raw), {name.lower(): value for name, value in answer.getheaders()})
    except (OSError, http.client.HTTPException) as error:
        raise LinkError("not_reachable", address=str(address)) from error
    finally:
        connection.close()


def ask_ops(address: OpsAddress, method: str, path: str, *, token: str) -> Any:
    """The JSON of a good answer. Raises LinkError ``not_reachable``; RefusedError ``ops_refused``, ``room_unknown``."""
    answered = ask(address, method, path, token=token)
    if answered.status != http.HTTPStatus.OK:
        rule = answered.body.get("type", "") if isinstance(answered.body, dict) else ""
        if rule == "/problems/room_unknown":
            raise RefusedError("room_unknown")
        raise RefusedError("ops_refused", address=str(address), status=answered.status)
    return answered.body


def _connect(address: OpsAddress) -> http.client.HTTPConnection:
    if address.unix_path:
        return _UnixConnection(address.unix_path)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address.host, address.host)  # noqa: S104
    if address.with_tls:
        context = ssl.create_default_context()
        context.check_hostname = False  # our own socket on this computer; the certificate names the public host
        context.verify_mode = ssl.CERT_NONE
        return http.client.HTTPSConnection(host, address.port, timeout=TIMEOUT_S, context=context)
    return http.client.HTTPConnection(host, address.port, timeout=TIMEOUT_S)


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT_S)
        self.sock.connect(self._path)


def _read(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return raw.decode("utf-8", "replace")
