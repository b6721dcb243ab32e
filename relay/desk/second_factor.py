"""The second factor: six digits that work once (RFC 6238), and ten recovery codes for the day the phone is gone.

Pure: the time and the random bytes are arguments. It knows no account and no database; who calls it stores the step
that was used, so that a digit group that was seen is good for nothing (relay.md section 11).
"""

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass

import pyotp

STEP_S = 30
SECRET_BYTES = 20
RECOVERY_CODES = 10
RECOVERY_BYTES = 10
ONE_TIME_BYTES = 15
ISSUER = "AssistDesk"

RandomBytes = Callable[[int], bytes]


def make_secret(random_bytes: RandomBytes) -> str:
    """A new TOTP secret in base32, as authenticator apps want it typed."""
    return base64.b32encode(random_bytes(SECRET_BYTES)).decode()


def find_step(secret: str, digits: str, *, now_s: int, last_step: int | None) -> int | None:
    """The time step whose code *digits* is: now, one before or one after, and later than *last_step*; else None.

    All three are computed whatever the first says, so that time tells nothing.
    """
    code = pyotp.TOTP(secret, interval=STEP_S)
    now_step = now_s // STEP_S
    found = None
    for step in (now_step - 1, now_step, now_step + 1):
        fits = hmac.compare_digest(code.generate_otp(max(step, 0)).encode(), digits.encode("utf-8", "surrogatepass"))
        if fits and (last_step is None or step > last_step):
            found = step
    return found


def otpauth_uri(secret: str, *, email: str, issuer: str = ISSUER) -> str:
    """What the QR code holds (the Key URI format of authenticator apps)."""
    return pyotp.TOTP(secret, interval=STEP_S).provisioning_uri(name=email, issuer_name=issuer)


def make_recovery_codes(random_bytes: RandomBytes) -> tuple[str, ...]:
    """Ten codes of 80 bits, written in four groups."""
    return tuple(_grouped(random_bytes(RECOVERY_BYTES)) for _ in range(RECOVERY_CODES))


def hash_recovery_code(text: str) -> bytes:
    """SHA-256 of the code as it was made: case, spaces and dashes of the person who types it do not count."""
    plain = "".join(letter for letter in text.casefold() if letter not in " -\t")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class FirstSecrets:
    """What somebody signs in with for the first time. To be shown once; kept are hashes, and the secret of the digits."""

    password: str
    totp_secret: str
    recovery_codes: tuple[str, ...]

    @property
    def recovery_hashes(self) -> list[bytes]:
        return [hash_recovery_code(code) for code in self.recovery_codes]


def make_first_secrets(random_bytes: RandomBytes) -> FirstSecrets:
    return FirstSecrets(
        make_one_time_password(random_bytes), make_secret(random_bytes), make_recovery_codes(random_bytes)
    )


def make_one_time_password(random_bytes: RandomBytes) -> str:
    """120 bits to be read from a terminal and typed once."""
    return _grouped(random_bytes(ONE_TIME_BYTES))


def _grouped(raw: bytes) -> str:
    letters = base64.b32encode(raw).decode().casefold().rstrip("=")
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
