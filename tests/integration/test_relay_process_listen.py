"""Other ways to listen: TLS in the process, with a certificate that is replaced while it runs; a unix socket."""

import datetime
import os
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from relay.ops.ops_client import OpsAddress, ask
from tests.kit.relay_process import RelayProcess


def write_certificate(directory: Path, serial: int) -> None:
    """A self-signed one for localhost; key first, so that the pair is whole when the certificate changes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), serial, now, now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    raw_key = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    for file, raw in (("relay.key", raw_key), ("relay.pem", certificate.public_bytes(pem))):
        partial = directory / f"{file}.new"
        partial.write_bytes(raw)
        partial.chmod(0o600)
        partial.rename(directory / file)


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
    deadline_s = time.monotonic() + 30
    while True:
        try:
            assert ask(address, "GET", "/readyz").status == 200
        except Exception:
            assert process.poll() is None
            assert time.monotonic() < deadline_s
        else:
            return


def test_a_replaced_certificate_is_shown_without_a_restart(tmp_path: Path) -> None:
    write_certificate(tmp_path, 1001)
    relay = RelayProcess(tmp_path / "relay")
    relay.settings |= {
        "tls.mode": "files",
        "tls.cert": str(tmp_path / "relay.pem"),
        "tls.key": str(tmp_path / "relay.key"),
        "server.public_url": f"https://localhost:{relay.port}",
    }
    with subprocess.Popen([*relay.command, "serve"], env=relay.environment, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until_answers(process, OpsAddress(host="127.0.0.1", port=relay.port, with_tls=True))
            assert shown_serial(relay.port) == 1001
            assert relay.run("healthcheck").returncode == 0
            write_certificate(tmp_path, 1002)
            os.kill(process.pid, signal.SIGHUP)
            deadline_s = time.monotonic() + 20
            while shown_serial(relay.port) != 1002:
                assert time.monotonic() < deadline_s
        finally:
            process.terminate()
    assert process.returncode == 0


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
