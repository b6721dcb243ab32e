"""Six digits work once, near their time, and recovery codes forgive how they are typed."""

import secrets

import pyotp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.desk.second_factor import (
    find_step,
    hash_recovery_code,
    make_one_time_password,
    make_recovery_codes,
    make_secret,
    otpauth_uri,
)

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("now_s", "digits"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_the_digits_are_those_of_rfc_6238(now_s: int, digits: str) -> None:
    assert find_step(RFC_SECRET, digits, now_s=now_s, last_step=None) == now_s // 30


@settings(max_examples=60)
@given(st.integers(0, 4_000_000_000), st.integers(-4, 4))
def test_R20_digits_are_good_one_step_either_side(now_s: int, offset: int) -> None:
    step = max(now_s // 30 + offset, 0)
    digits = pyotp.TOTP(RFC_SECRET).generate_otp(step)
    found = find_step(RFC_SECRET, digits, now_s=now_s, last_step=None)
    near = {pyotp.TOTP(RFC_SECRET).generate_otp(max(now_s // 30 + n, 0)) for n in (-1, 0, 1)}
    assert (found is not None) == (digits in near)


@settings(max_examples=60)
@given(st.integers(3000, 4_000_000_000), st.integers(-1, 1))
def test_R20_a_code_works_once_and_none_older_than_it(now_s: int, offset: int) -> None:
    step = now_s // 30 + offset
    digits = pyotp.TOTP(RFC_SECRET).generate_otp(step)
    used = find_step(RFC_SECRET, digits, now_s=now_s, last_step=None)
    assert used is not None
    assert find_step(RFC_SECRET, digits, now_s=now_s, last_step=used) is None


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "abcdef", "１２３４５６", "\ud800"])
def test_anything_but_the_digits_is_wrong(digits: str) -> None:
    assert find_step(RFC_SECRET, digits, now_s=59, last_step=None) is None


def test_the_secret_is_what_an_authenticator_reads_from_the_qr() -> None:
    secret = make_secret(secrets.token_bytes)
    parsed = pyotp.parse_uri(otpauth_uri(secret, email="ana@example.com"))
    assert isinstance(parsed, pyotp.TOTP)
    assert (parsed.secret, parsed.name, parsed.issuer) == (secret, "ana@example.com", "AssistDesk")


def test_ten_recovery_codes_all_different() -> None:
    codes = make_recovery_codes(secrets.token_bytes)
    assert len({hash_recovery_code(code) for code in codes}) == 10


@settings(max_examples=50)
@given(st.binary(min_size=10, max_size=10))
def test_a_recovery_code_may_be_typed_in_capitals_and_with_spaces(raw: bytes) -> None:
    code = make_recovery_codes(lambda size: raw[:size])[0]
    assert hash_recovery_code(code.upper().replace("-", " ")) == hash_recovery_code(code)


def test_a_one_time_password_is_long_enough_to_be_a_password() -> None:
    password = make_one_time_password(secrets.token_bytes)
    assert len(password.replace("-", "")) == 24
