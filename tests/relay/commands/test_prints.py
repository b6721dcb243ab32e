"""Printed files carry the values of this configuration."""

import pytest

from relay.ops.templates import Target
from tests.relay.commands.conftest import Desk


@pytest.mark.parametrize("target", Target)
def test_each_file_is_printed(desk: Desk, target: Target) -> None:
    done = desk.run("print", target.value)
    assert done.code == 0
    assert done.out == desk.run_json("print", target.value)["text"]


def test_the_unit_starts_this_configuration(desk: Desk) -> None:
    assert f"--config {desk.config_file} serve" in desk.run("print", "systemd").out
    desk.environment["ASSISTDESK_RELAY__SERVER__LISTEN"] = "unix:/run/assistdesk/relay.sock"
    assert "proxy_pass http://unix:/run/assistdesk/relay.sock:/" in desk.run("print", "nginx").out
    assert "unix//run/assistdesk/relay.sock" in desk.run("print", "caddy").out
    assert "unix@/run/assistdesk/relay.sock" in desk.run("print", "haproxy").out
