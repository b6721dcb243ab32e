"""Running a ``Relay`` under the listener until a signal comes: the door, its certificate, the orderly end.

SIGTERM and SIGINT stop it, SIGHUP has the certificate read again. It knows the relay as one thing and no part of it.
"""

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO, cast

from assistdesk.core.errors import RefusedError
from relay.app import Relay
from relay.config import Config, parse_listen
from relay.ops.certificate import Certificate
from relay.ops.doors import Door
from relay.ops.garbage import collect_seldom
from relay.ops.listener import Bind, DoorHttpProtocol, ListenerConfig, RelayServer, StopPlan
from relay.ops.metrics import GcWatch
from relay.ops.tls_door import TlsDoor, listening_sockets
from relay.sessions.leg import LegProtocol, acked_bytes
from relay.state import Secrets


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
        RefusedError: ``address_in_use``, ``certificate_*``, the store's ``database_*``.
    """
    relay = await Relay.open(config, secret, config_file=config_file, log_stream=log_stream or sys.stderr)
    gc_watch = GcWatch(relay.metrics)
    gc_watch.start()
    try:
        certificate = _certificate(config, relay)
        relay.start()
        door = _listener_config(config, relay)
        server = _Server(door, StopPlan([relay.stop]), on_ready, config.server.listen, certificate)
        collect_seldom()
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, server.look_again)
        await server.serve()
    finally:
        gc_watch.stop()
        await relay.close()


class _Server(RelayServer):
    """Tells when the door is open, and why it cannot be opened. With a *certificate* the door speaks TLS."""

    def __init__(
        self,
        config: ListenerConfig,
        plan: StopPlan,
        on_ready: Callable[[], None],
        address: str,
        certificate: Certificate | None,
    ) -> None:
        super().__init__(config, plan)
        self._on_ready = on_ready
        self._address = address
        self._certificate = certificate
        self._watching: asyncio.Task[None] | None = None

    def look_again(self) -> None:
        """SIGHUP: read the certificate again now, not within a minute."""
        if self._certificate is not None:
            self._certificate.look_again()

    async def startup(self, sockets: Any = None) -> None:
        """Raises RefusedError ``address_in_use``; uvicorn itself only logs and leaves."""
        try:
            if self._certificate is None:
                await super().startup(sockets)
            else:
                await self._open_tls(self._certificate)
        except (SystemExit, OSError) as error:
            raise RefusedError("address_in_use", address=self._address) from error
        if self.started:
            self._on_ready()

    async def _open_tls(self, certificate: Certificate) -> None:
        """Instead of uvicorn's own start, which knows of a connection only once its handshake is done."""
        config = cast(ListenerConfig, self.config)

        def protocol_of(door: Door) -> DoorHttpProtocol:
            return DoorHttpProtocol(config, self.server_state, self.lifespan.state, door=door)

        await self.lifespan.startup()
        sockets = listening_sockets(config.host, config.port, config.backlog)
        self.servers = [cast(Any, TlsDoor(sockets, config.doors, lambda: certificate.context, protocol_of))]
        self._watching = asyncio.create_task(certificate.watch(), name="certificate")
        self.started = True

    async def shutdown(self, sockets: Any = None) -> None:
        if self._watching is not None:
            self._watching.cancel()
        await super().shutdown(sockets)


def _certificate(config: Config, relay: Relay) -> Certificate | None:
    """None: a proxy speaks TLS, or nobody; on a unix socket uvicorn does. Raises RefusedError
    ``certificate_*``."""
    if config.tls.mode == "off" or config.server.listen.startswith("unix:"):
        return None
    return Certificate(Path(config.tls.cert), Path(config.tls.key), log=relay.log, metrics=relay.metrics)


def _listener_config(config: Config, relay: Relay) -> ListenerConfig:
    listen = parse_listen(config.server.listen)
    assert listen is not None  # the configuration was checked
    bind = Bind(
        host=listen.host or "127.0.0.1",
        port=listen.port,
        path=listen.unix_path or None,
        backlog=config.server.backlog,
    )
    with_tls = config.tls.mode == "files" and listen.unix_path
    return ListenerConfig(
        relay.app,
        relay.doors,
        LegProtocol,
        bind=bind,
        stop_grace_s=config.server.stop_grace_s,
        message_bytes_max=config.sessions.max_message_bytes,
        certificate_file=config.tls.cert if with_tls else None,
        key_file=config.tls.key if with_tls else None,
        acked=acked_bytes,
        lifespan="off",
    )
