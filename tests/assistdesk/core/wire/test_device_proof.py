"""A device proof opens exactly the one door it was made for."""

import contextlib
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.wire.device_proof import (
    ProofPurpose,
    check_proof,
    derive_client_key,
    derive_stored_key,
    format_proof_header,
    hash_token,
    make_proof,
    parse_proof_header,
    proof_message,
)

key32 = st.binary(min_size=32, max_size=32)
device_ids = st.text("abcXYZ019_-", min_size=1, max_size=64)


@settings(max_examples=50)
@given(key32, st.sampled_from(ProofPurpose), key32, device_ids, st.text())
def test_the_holder_of_the_key_proves_it(
    key: bytes, purpose: ProofPurpose, nonce: bytes, device: str, token: str
) -> None:
    message = proof_message(purpose, nonce=nonce, device_id=device, token_hash=hash_token(token))
    assert check_proof(derive_stored_key(key), message, make_proof(key, message))


@settings(max_examples=50)
@given(key32, key32)
def test_another_key_does_not(key: bytes, other: bytes) -> None:
    message = proof_message(ProofPurpose.REFRESH, nonce=bytes(32), device_id="d", token_hash=bytes(32))
    assert check_proof(derive_stored_key(key), message, make_proof(other, message)) == (key == other)


def test_a_proof_is_bound_to_purpose_nonce_device_and_token() -> None:
    key = bytes(range(32))
    first = proof_message(ProofPurpose.REFRESH, nonce=bytes(32), device_id="d1", token_hash=hash_token("a"))
    proof = make_proof(key, first)
    others = [
        proof_message(ProofPurpose.EVENTS, nonce=bytes(32), device_id="d1", token_hash=hash_token("a")),
        proof_message(ProofPurpose.REFRESH, nonce=b"\x01" * 32, device_id="d1", token_hash=hash_token("a")),
        proof_message(ProofPurpose.REFRESH, nonce=bytes(32), device_id="d2", token_hash=hash_token("a")),
        proof_message(ProofPurpose.REFRESH, nonce=bytes(32), device_id="d1", token_hash=hash_token("b")),
    ]
    assert not any(check_proof(derive_stored_key(key), other, proof) for other in others)


def test_parts_cannot_be_moved_over_their_borders() -> None:
    left = proof_message(ProofPurpose.CODE, nonce=b"ab", device_id="c", token_hash=b"")
    right = proof_message(ProofPurpose.CODE, nonce=b"a", device_id="bc", token_hash=b"")
    assert left != right


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_proof_of_another_size_is_no_proof(size: int) -> None:
    assert not check_proof(derive_stored_key(bytes(32)), b"", bytes(size))


def test_what_the_relay_keeps_is_the_hash_of_what_proves() -> None:
    assert derive_stored_key(b"k" * 32) == hashlib.sha256(derive_client_key(b"k" * 32)).digest()


@settings(max_examples=50)
@given(device_ids, key32, key32)
def test_the_header_comes_back_as_it_went(device: str, nonce: bytes, proof: bytes) -> None:
    text = format_proof_header(device_id=device, nonce=nonce, proof=proof)
    assert parse_proof_header(text) == (device, nonce, proof)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.b.c",
        "." + "A" * 43 + "." + "A" * 43,
        "d." + "A" * 42 + "B." + "A" * 43,
        "d." + "A" * 43 + "." + "A" * 43 + "\n",
    ],
)
def test_anything_else_is_no_header(text: str) -> None:
    with pytest.raises(PeerError, match="device_proof_malformed"):
        parse_proof_header(text)


@settings(max_examples=100)
@given(st.text())
def test_the_header_parser_answers_or_refuses(text: str) -> None:
    with contextlib.suppress(PeerError):
        device, nonce, proof = parse_proof_header(text)
        assert format_proof_header(device_id=device, nonce=nonce, proof=proof) == text
