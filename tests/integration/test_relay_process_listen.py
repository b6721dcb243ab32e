"""Other ways to listen: TLS in the process, with a certificate that is replaced while it runs; a unix socket."""

import contextlib
import os
import signal
import socket
import ssl
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509

from relay.ops.ops_client import OpsAddress, ask
from tests.kit.certificates import write_certificate
from tests.kit.relay_process import START_TIMEOUT_S, RelayProcess


def shown_serial(port: int) -> int:
    """The serial number of the certificate that a new connection is shown."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as raw,
        context.wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        der = wrapped.getpeercert(binary_form=True)
    assert der is not None
    return x509.load_der_x509_certificate(der).serial_number


def wait_until_answers(process: subprocess.Popen[bytes], address: OpsAddress) -> None:
    deadline_s = time.monotonic() + START_TIMEOUT_S
    while True:
        try:
            assert ask(address, "GET", "/readyz").status == 200
        except Exception:
            assert process.poll() is None
            assert time.monotonic() < deadline_s
            time.sleep(0.1)
        else:
            return


@pytest.fixture
def with_tls(tmp_path: Path) -> RelayProcess:
    write_certificate(tmp_path, 1001)
    relay = RelayProcess(tmp_path / "relay")
    relay.settings |= {
        "tls.mode": "files",
        "tls.cert": str(tmp_path / "relay.pem"),
        "tls.key": str(tmp_path / "relay.key"),
        "server.public_url": f"https://localhost:{relay.port}",
    }
    return relay


@contextlib.contextmanager
def served(relay: RelayProcess) -> Iterator[subprocess.Popen[bytes]]:
    with (
        relay.log_file.open("ab") as log,
        subprocess.Popen([*relay.command, "serve"], env=relay.environment, stdout=log, stderr=log) as process,
    ):
        try:
            wait_until_answers(process, OpsAddress(host="127.0.0.1", port=relay.port, with_tls=True))
            yield process
        finally:
            process.terminate()
    assert process.returncode == 0


def until(condition: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline_s
        time.sleep(0.05)


def test_a_replaced_certificate_is_shown_without_a_restart(tmp_path: Path, with_tls: RelayProcess) -> None:
    with served(with_tls) as process:
        assert shown_serial(with_tls.port) == 1001
        assert with_tls.run("healthcheck").returncode == 0
        write_certificate(tmp_path, 1002)
        os.kill(process.pid, signal.SIGHUP)
        until(lambda: shown_serial(with_tls.port) == 1002)


def test_a_certificate_without_its_key_is_told_and_the_one_before_it_still_shown(
    tmp_path: Path, with_tls: RelayProcess
) -> None:
    (tmp_path / "other").mkdir()
    write_certificate(tmp_path / "other", 2002)
    with served(with_tls) as process:
        for content, words in (((tmp_path / "other" / "relay.pem").read_bytes(), "other_key"), (b"garbage", "not_pem")):
            (tmp_path / "relay.pem").write_bytes(content)
            os.kill(process.pid, signal.SIGHUP)
            until(lambda words=words: words in with_tls.log_text())  # type: ignore[misc]
            assert shown_serial(with_tls.port) == 1001
        write_certificate(tmp_path, 1003)
        os.kill(process.pid, signal.SIGHUP)
        until(lambda: shown_serial(with_tls.port) == 1003)
    (tmp_path / "relay.pem").write_bytes((tmp_path / "other" / "relay.pem").read_bytes())
    done = with_tls.run("serve")
    assert done.returncode == 1
    assert "the key in tls.key is not the one of" in done.stderr
    assert "Traceback" not in done.stderr


def test_R6_connections_that_never_finish_a_handshake_are_counted_and_closed(with_tls: RelayProcess) -> None:
    with_tls.settings |= {"limits.exempt": "[]", "limits.unfinished_per_ip": "20", "server.head_timeout_s": "2"}
    with served(with_tls), contextlib.ExitStack() as stack:
        silent = [stack.enter_context(connected(with_tls)) for _ in range(30)]
        for line in silent:
            line.settimeout(20)
            with contextlib.suppress(ConnectionError):
                assert line.recv(1) == b""
        assert shown_serial(with_tls.port) == 1001


def test_whoever_speaks_plain_http_to_the_tls_port_is_told_so(with_tls: RelayProcess) -> None:
    with served(with_tls), connected(with_tls) as line:
        line.sendall(b"GET /api/v1/about HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = b""
        while piece := line.recv(4096):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"https://" in answer


def test_N5_old_versions_of_tls_are_not_spoken(with_tls: RelayProcess) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with served(with_tls), connected(with_tls) as line, pytest.raises(ssl.SSLError):
        context.wrap_socket(line, server_hostname="localhost")


def connected(relay: RelayProcess) -> socket.socket:
    return socket.create_connection(("127.0.0.1", relay.port), timeout=20)


def test_a_unix_socket_serves_and_commands_find_it(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path / "relay", settings={"server.listen": f"unix:{tmp_path}/s"})
    with subprocess.Popen([*relay.command, "serve"], env=relay.environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until_answers(process, OpsAddress(unix_path=f"{tmp_path}/s"))
            assert relay.run("healthcheck").returncode == 0
            assert "ok      relay" in relay.run("status").stdout
        finally:
            process.terminate()
    assert process.returncode == 0
