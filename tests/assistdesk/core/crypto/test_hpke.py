"""Sealing for a box key: the RFC's example, a second composition, and all that must not open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.hpke import OVERHEAD_BYTES, BoxKey, seal
from assistdesk.core.errors import MisuseError, PeerError
from tests.vectors import hpke

KEY, OTHER = BoxKey(b"\x01" * 32), BoxKey(b"\x02" * 32)
INFO = b"a purpose"
LOW_ORDER = bytes(32)


def test_rfc_9180_a_2_holds_for_the_second_composition() -> None:
    """The RFC has no example with HKDF-SHA512; this one differs from our suite in nothing else."""
    ephemeral = bytes.fromhex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600")
    public = bytes.fromhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
    enc, shared = hpke.encapsulate(ephemeral, public)
    assert enc.hex() == "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"
    key, nonce = hpke.key_and_nonce(shared, info, "sha256")
    assert key.hex() == "ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91"
    assert nonce.hex() == "5c4d98150661b848853b547f"
    sealed = hpke.seal(ephemeral, public, info, b"Beauty is truth, truth beauty", b"Count-0", "sha256")
    assert sealed[32:].hex() == (
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"
    )


@settings(max_examples=20)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.binary(max_size=200))
def test_what_the_second_composition_seals_opens(ephemeral: bytes, info: bytes, plaintext: bytes) -> None:
    assert KEY.open(info, hpke.seal(ephemeral, KEY.public, info, plaintext)) == plaintext


def test_sealing_twice_gives_other_bytes_that_open_to_the_same() -> None:
    first, second = (seal(KEY.public, INFO, b"the file key") for _ in range(2))
    assert first != second
    assert len(first) == len(b"the file key") + OVERHEAD_BYTES
    assert KEY.open(INFO, first) == KEY.open(INFO, second) == b"the file key"


def test_nothing_opens_but_what_was_sealed_for_this_key_and_purpose() -> None:
    sealed = seal(KEY.public, INFO, b"secret")
    flipped = bytearray(sealed)
    flipped[40] ^= 1
    for key, info, data in (
        (OTHER, INFO, sealed),
        (KEY, b"another purpose", sealed),
        (KEY, INFO, sealed[:-1]),
        (KEY, INFO, bytes(flipped)),
        (KEY, INFO, b""),
        (KEY, INFO, LOW_ORDER + sealed[32:]),
    ):
        with pytest.raises(PeerError, match="not_sealed_for_us"):
            key.open(info, data)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), LOW_ORDER])
def test_what_is_no_key_is_refused(public: bytes) -> None:
    with pytest.raises(PeerError, match="box_key"):
        seal(public, INFO, b"secret")


def test_a_key_shows_its_public_half_and_needs_32_bytes() -> None:
    assert KEY.public.hex() in repr(KEY)
    assert "01" * 32 not in repr(KEY)
    with pytest.raises(MisuseError, match="seed_size"):
        BoxKey(bytes(31))
