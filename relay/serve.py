"""Running a ``Relay`` under the listener until a signal comes: the door, its certificate, the orderly end.

SIGTERM and SIGINT stop it, SIGHUP has the certificate read again. It knows the relay as one thing and no part of it.
"""

import asyncio
import contextlib
import signal
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from assistdesk.core.errors import RefusedError
from relay.app import Relay
from relay.config import Config, parse_listen
from relay.ops.garbage import collect_seldom
from relay.ops.listener import Bind, ListenerConfig, RelayServer, StopPlan
from relay.ops.metrics import GcWatch
from relay.sessions.leg import LegProtocol
from relay.state import Secrets

CERTIFICATE_LOOK_S = 60.0


async def serve(
    config: Config,
    secret: Secrets,
    *,
    config_file: Path,
    log_stream: TextIO | None = None,
    on_ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT. *on_ready* is called when the address is open.

    Raises:
        RefusedError: ``address_in_use``, the store's ``database_*``.
    """
    relay = await Relay.open(config, secret, config_file=config_file, log_stream=log_stream or sys.stderr)
    gc_watch = GcWatch(relay.metrics)
    try:
        relay.start()
        server = _Server(_listener_config(config, relay), StopPlan([relay.stop]), on_ready, config.server.listen)
        collect_seldom()
        gc_watch.start()
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, server.look_again)
        await server.serve()
    finally:
        gc_watch.stop()
        await relay.close()


class _Server(RelayServer):
    """Tells when the door is open, and why it cannot be opened."""

    def __init__(self, config: ListenerConfig, plan: StopPlan, on_ready: Callable[[], None], address: str) -> None:
        super().__init__(config, plan)
        self._on_ready = on_ready
        self._address = address
        self._certificate: asyncio.Task[None] | None = None
        self._look_now = asyncio.Event()

    def look_again(self) -> None:
        """SIGHUP: read the certificate again now, not within a minute."""
        self._look_now.set()

    async def _watch_certificate(self) -> None:
        """Read certificate and key again when their files have changed; new connections get the new ones."""
        files = [Path(str(self.config.ssl_certfile)), Path(str(self.config.ssl_keyfile))]
        known = [_stamp(path) for path in files]
        while self.config.ssl is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look_now.wait(), CERTIFICATE_LOOK_S)
            self._look_now.clear()
            found = [_stamp(path) for path in files]
            if found != known:
                try:
                    self.config.ssl.load_cert_chain(str(files[0]), str(files[1]))
                except (OSError, ssl.SSLError):
                    continue  # half written, or not a pair yet: the old ones stay until the next look
                known = found

    async def startup(self, sockets: Any = None) -> None:
        """Raises RefusedError ``address_in_use``; uvicorn itself only logs and leaves."""
        try:
            await super().startup(sockets)
        except SystemExit as error:
            raise RefusedError("address_in_use", address=self._address) from error
        if self.config.ssl is not None:
            self._certificate = asyncio.create_task(self._watch_certificate(), name="certificate")
        if self.started:
            self._on_ready()


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is replaced."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_ino


def _listener_config(config: Config, relay: Relay) -> ListenerConfig:
    listen = parse_listen(config.server.listen)
    assert listen is not None  # the configuration was checked
    bind = Bind(
        host=listen.host or "127.0.0.1",
        port=listen.port,
        path=listen.unix_path or None,
        backlog=config.server.backlog,
    )
    with_tls = config.tls.mode == "files"
    return ListenerConfig(
        relay.app,
        relay.doors,
        LegProtocol,
        bind=bind,
        stop_grace_s=config.server.stop_grace_s,
        message_bytes_max=config.sessions.max_message_bytes,
        certificate_file=config.tls.cert if with_tls else None,
        key_file=config.tls.key if with_tls else None,
        lifespan="off",
    )
