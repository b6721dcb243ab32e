"""Another system of the desk's (a CRM): a real HTTPS server on loopback that answers well, badly, slowly or without end.

    with OtherSystem(tmp_path) as crm:
        crm.url("/card")      # answers a flat object; the other paths: ``_ANSWERS`` and ``_Handler``
        crm.asked             # (path, headers, body) of every request

Its certificate is signed by an authority of its own, whose file is ``authority``.
"""

import datetime
import ipaddress
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

JSON = "application/json"
CARD = b'{"Plan": "Premium", "Seats": 120, "Partner": true, "Notes": null, "Owner": "Mar\\u202e\\u00eda\\n\\u0000"}'
DRIP_S = 0.05
_ANSWERS: Mapping[str, tuple[int, Mapping[str, str], bytes]] = {
    "/card": (200, {"content-type": JSON}, CARD),
    "/empty": (200, {"content-type": "application/vnd.crm+json; charset=utf-8"}, b"{}"),
    "/html": (200, {"content-type": "text/html"}, b"<html></html>"),
    "/untyped": (200, {}, CARD),
    "/packed": (200, {"content-type": JSON, "content-encoding": "gzip"}, b"\x1f\x8b"),
    "/broken": (200, {"content-type": JSON}, b'{"Plan": '),
    "/list": (200, {"content-type": JSON}, b'[{"Plan": "Premium"}]'),
    "/big": (200, {"content-type": JSON}, b'{"a": "' + b"x" * 70_000 + b'"}'),
    "/redirect": (302, {"location": "/card", "content-type": JSON}, b"{}"),
    "/missing": (404, {"content-type": JSON}, b"{}"),
    "/failing": (500, {"content-type": JSON}, CARD),
}


@dataclass
class OtherSystem:
    """``names``: what its certificate is for."""

    place: Path
    names: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.place.mkdir(parents=True, exist_ok=True)
        self.authority = self.place / "authority.pem"
        chain = _write_certificate(self.place, self.names)
        system = self

        class Handler(_Handler):
            owner = system

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def url(self, path: str = "/card", host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def trusted(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    owner: OtherSystem

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        path = self.path.partition("?")[0]
        self.owner.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        try:
            if path == "/silent":
                time.sleep(1.0)
            elif path in ("/slow", "/endless"):
                self._drip(b" " if path == "/slow" else b"x" * 8192)
            elif path in _ANSWERS:
                self._say(*_ANSWERS[path])
        except OSError:
            pass  # whoever asked has had enough

    def _say(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, part: bytes) -> None:
        """A little at a time, for longer than anybody should wait."""
        self.send_response(200)
        self.send_header("content-type", JSON)
        self.end_headers()
        until = time.monotonic() + 6
        while time.monotonic() < until:
            self.wfile.write(part)
            time.sleep(DRIP_S)

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing: what was asked stands in ``asked``."""


def _write_certificate(place: Path, names: tuple[str, ...]) -> Path:
    """An authority, and a certificate with its key by it."""
    now = datetime.datetime.now(datetime.UTC)
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    allowed = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip

    def begin(name: x509.Name) -> x509.CertificateBuilder:
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(ca_name)
        builder = builder.serial_number(x509.random_serial_number())
        return builder.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(
            now + datetime.timedelta(days=1)
        )

    ca = begin(ca_name).public_key(ca_key.public_key())
    ca = ca.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True).add_extension(
        allowed, critical=True
    )
    ca = ca.add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
    own = begin(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "crm")])).public_key(key.public_key())
    own = own.add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
    own = own.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
    pem = serialization.Encoding.PEM
    (place / "authority.pem").write_bytes(ca.sign(ca_key, hashes.SHA256()).public_bytes(pem))
    chain = place / "crm.pem"
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    chain.write_bytes(own.sign(ca_key, hashes.SHA256()).public_bytes(pem) + private)
    return chain


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
