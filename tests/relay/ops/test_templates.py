"""The packaging files carry this relay's real values."""

import shutil
import subprocess
from pathlib import Path

import pytest

from relay.ops.templates import Target, TemplateValues, render

VALUES = TemplateValues(
    public_url="https://help.example.com",
    listen="127.0.0.1:8470",
    is_unix=False,
    state_dir="/var/lib/assistdesk",
    config_file="/etc/assistdesk/relay.toml",
    python="/usr/bin/python3",
    stop_grace_s=5,
)


@pytest.mark.parametrize("target", Target)
def test_every_file_ends_in_one_newline_and_has_no_open_place(target: Target) -> None:
    text = render(target, VALUES)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "{values" not in text


@pytest.mark.parametrize("target", [Target.CADDY, Target.NGINX, Target.HAPROXY])
def test_a_proxy_knows_the_host_and_the_relay(target: Target) -> None:
    text = render(target, VALUES)
    assert "help.example.com" in text
    assert "127.0.0.1:8470" in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("target", [Target.NGINX, Target.HAPROXY])
def test_a_proxy_overwrites_the_forwarded_address(target: Target) -> None:
    assert "X-Forwarded-For $remote_addr" in render(target, VALUES) or "X-Forwarded-For %[src]" in render(
        target, VALUES
    )


def test_the_service_unit_is_one_systemd_understands(tmp_path: Path) -> None:
    text = render(Target.SYSTEMD, VALUES)
    assert "ExecStart=/usr/bin/python3 -m relay.cli --config /etc/assistdesk/relay.toml serve" in text
    assert "ReadWritePaths" not in text
    other = TemplateValues(**{**{f: getattr(VALUES, f) for f in VALUES.__slots__}, "state_dir": "/srv/relay"})
    assert "ReadWritePaths=/srv/relay" in render(Target.SYSTEMD, other)
    if shutil.which("systemd-analyze") is None:
        return
    unit = tmp_path / "assistdesk-relay.service"
    unit.write_text(text.replace("/usr/bin/python3", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert "Unknown" not in done.stderr
