"""Certificates for localhost, as an admin has them: two files, replaced while a relay runs."""

import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM


def write_certificate(directory: Path, serial: int = 1, *, days: float = 1, password: bytes = b"") -> None:
    """A self-signed one, good for *days* from now, as ``relay.pem`` and ``relay.key``; key first, so that the pair is whole
    when the certificate changes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), serial, until - datetime.timedelta(days=90), until)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    raw_key = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, lock)
    for file, raw in (("relay.key", raw_key), ("relay.pem", certificate.public_bytes(PEM))):
        partial = directory / f"{file}.new"
        partial.write_bytes(raw)
        partial.chmod(0o600)
        partial.rename(directory / file)
