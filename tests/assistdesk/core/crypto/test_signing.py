"""Ledger keys, certificates, and every reason not to believe one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.signing import (
    CERTIFICATE_MAX_BYTES,
    Certificate,
    Identity,
    Reason,
    SigningKey,
    identity_of,
    is_signed,
    make_certificate,
    parse_certificate,
)
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import SafetyPolicy
from tests.vectors import make, make_handshake
from tests.vectors.make_handshake import CERTIFICATE, NOW_S, ORGANISATION, certificates

GOOD = make_certificate(CERTIFICATE, ORGANISATION)
NAMES = st.text(alphabet="aZé東 -", min_size=1, max_size=16)


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("cert.json") == make_handshake.build_certificates()


def test_a_signature_fits_its_key_and_its_message_only() -> None:
    key, other = SigningKey(bytes(32)), SigningKey(b"\x01" * 32)
    signature = key.sign(b"message")
    assert is_signed(key.public, signature, b"message")
    assert not is_signed(key.public, signature, b"messagE")
    assert not is_signed(other.public, signature, b"message")
    for public, changed in (
        (key.public, signature[:-1]),
        (key.public[:-1], signature),
        (b"", b""),
        (b"\xff" * 32, signature),
    ):
        assert not is_signed(public, changed, b"message")


def test_rfc_8032_test_1() -> None:
    key = SigningKey(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )


def test_a_key_shows_its_public_half_and_needs_32_bytes() -> None:
    key = SigningKey(b"\x09" * 32)
    assert key.public.hex() in repr(key)
    assert "09" * 32 not in repr(key)
    with pytest.raises(MisuseError, match="seed_size"):
        SigningKey(bytes(31))


@given(NAMES, NAMES, st.integers(0, 2**64 - 1), st.sampled_from(SafetyPolicy))
@settings(max_examples=40)
def test_a_certificate_is_read_as_it_was_made(organisation: str, agent: str, serial: int, safety: SafetyPolicy) -> None:
    certificate = replace(CERTIFICATE, organisation=organisation, agent=agent, serial=serial, safety=safety)
    data = make_certificate(certificate, ORGANISATION)
    assert parse_certificate(data) == certificate
    identity = identity_of(data, ORGANISATION.public, NOW_S)
    assert identity == Identity(Reason.VERIFIED, certificate)
    assert (identity.is_verified, identity.safety) == (True, safety)


def test_the_largest_certificate_is_as_large_as_the_protocol_says() -> None:
    largest = make_certificate(replace(CERTIFICATE, organisation="x" * 64, agent="y" * 64), ORGANISATION)
    assert len(largest) == CERTIFICATE_MAX_BYTES == 311


EXPECTED = {
    "good": Reason.VERIFIED,
    "nothing pinned": Reason.NO_PINNED_KEY,
    "other organisation": Reason.OTHER_ORGANISATION,
    "expired": Reason.EXPIRED,
    "just expired": Reason.VERIFIED,
    "early": Reason.EARLY,
    "a little early": Reason.VERIFIED,
    "400 days": Reason.VERIFIED,
    "too long": Reason.TOO_LONG,
    "safety 3": Reason.LAYOUT,
    "signature changed": Reason.SIGNATURE,
    "agent key changed": Reason.SIGNATURE,
    "one byte more": Reason.LAYOUT,
}


@pytest.mark.parametrize(("what", "data", "pinned"), certificates(), ids=[what for what, _, _ in certificates()])
def test_H16_a_certificate_is_verified_or_the_reason_is_told(what: str, data: bytes, pinned: bytes | None) -> None:
    identity = identity_of(data, pinned, NOW_S)
    expected = Reason.NAME if what.startswith("name") else EXPECTED.get(what, Reason.LAYOUT)
    assert identity.reason is expected
    if expected is not Reason.VERIFIED:
        assert not identity.is_verified
        assert identity.safety is SafetyPolicy.OFF


@given(st.integers(0, len(GOOD) * 8 - 1))
@settings(max_examples=60)
def test_H16_no_changed_certificate_is_verified(bit: int) -> None:
    assert not identity_of(make_handshake.flipped(GOOD, bit), ORGANISATION.public, NOW_S).is_verified


@given(st.binary(max_size=400) | st.binary(max_size=307).map(lambda rest: b"ADC1" + rest))
@settings(max_examples=60)
def test_H16_any_bytes_are_a_certificate_or_a_peer_error(data: bytes) -> None:
    try:
        parsed = parse_certificate(data)
    except PeerError:
        return
    assert isinstance(parsed, Certificate)


@pytest.mark.parametrize(
    ("rule", "certificate"),
    [
        ("certificate_field", replace(CERTIFICATE, agent_id=bytes(15))),
        ("certificate_name", replace(CERTIFICATE, agent="")),
        ("certificate_name", replace(CERTIFICATE, organisation="a\u202eb")),
        ("certificate_key", replace(CERTIFICATE, key_id=bytes(8))),
    ],
)
def test_a_certificate_that_nobody_would_believe_is_not_made(rule: str, certificate: Certificate) -> None:
    with pytest.raises(MisuseError, match=rule):
        make_certificate(certificate, ORGANISATION)
