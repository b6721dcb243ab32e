"""A relay that cannot open its door says so and lets everything go."""

import asyncio
import io
import os
import signal
import socket
from pathlib import Path

import pytest

from assistdesk.core.errors import RefusedError
from relay.config import load_config
from relay.serve import serve
from relay.state import prepare_state, read_secrets
from tests.kit.relay_process import free_port


async def test_an_address_that_is_taken_leaves_nothing_behind(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        environment = {
            "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
            "ASSISTDESK_RELAY__SERVER__LISTEN": address,
        }
        loaded = load_config(tmp_path / "relay.toml", environment=environment)
        prepare_state(loaded)
        secret = read_secrets(loaded.config)
        for _ in range(2):  # the second time proves that the first let go of the database
            with pytest.raises(RefusedError, match="address_in_use") as caught:
                await serve(loaded.config, secret, config_file=loaded.file, log_stream=io.StringIO())
            assert caught.value.fields["address"] == address


async def test_it_tells_when_the_door_is_open_and_ends_at_a_signal(tmp_path: Path) -> None:
    environment = {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__SERVER__LISTEN": f"127.0.0.1:{free_port()}",
    }
    loaded = load_config(tmp_path / "relay.toml", environment=environment)
    prepare_state(loaded)
    log = io.StringIO()
    opened: list[bool] = []

    def on_ready() -> None:
        opened.append(True)
        asyncio.get_running_loop().call_later(0.2, os.kill, os.getpid(), signal.SIGTERM)

    await serve(loaded.config, read_secrets(loaded.config), config_file=loaded.file, log_stream=log, on_ready=on_ready)
    assert opened == [True]
    assert '"outcome":"stopping"' in log.getvalue()
