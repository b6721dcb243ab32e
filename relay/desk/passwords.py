"""Passwords: argon2id off the event loop, a bounded queue in front of it, and the list of those we do not take.

Two hashes at once and 32 waiting bound memory (2 x 64 MiB) whatever comes to the sign-in door; more is answered
``busy`` (relay.md sections 8, 11). An unknown name costs the same work as a known one. It knows no account.
"""

import asyncio
import base64
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from argon2.low_level import Type

from assistdesk.core.errors import RefusedError

WAITING_MAX = 32
BUSY_RETRY_S = 5
PASSWORD_LENGTH_MAX = 128
SALT_BYTES = 16
TAG_BYTES = 32

_COMMON_TEXT = """
123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678901 987654321098
098765432109 111111111111 000000000000 112233445566 123123123123 123412341234 121212121212 123321123321
147258369147 password1234 password12345 password123456 passwordpassword password!234 passw0rd1234 p@ssw0rd1234
p@ssword1234 mypassword123 mypassword1234 changeme1234 changemechangeme changemenow1 changemenow! letmein12345
letmeinletmein welcome12345 welcome123456 welcomewelcome welcome12345! admin1234567 administrator
administrator1 adminadminadmin adminadmin12 adminpassword rootrootroot root12345678 qwertyuiop12 qwertyuiop123
qwertyuiop[] qwertyqwerty qwerty123456 qwerty1234567 qwertyuiopas qwertyuiopasdfghjkl 1q2w3e4r5t6y
1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 zaq1xsw2cde3 q1w2e3r4t5y6 asdfghjkl123 asdfghjkl1234
asdfasdfasdf abcdefghijkl abcdefghijklm abcd12345678 abc123abc123 abcabcabcabc iloveyou1234 iloveyouiloveyou
sunshine1234 princess1234 football1234 baseball1234 superman1234 trustno1trustno1 dragondragon monkeymonkey
master123456 mastermaster helpdesk1234 helpdeskhelpdesk support12345 supportsupport assistdesk12 assistdesk123
assistdesk1234 assistdeskassistdesk remotesupport summer202400 winter202400 correcthorsebatterystaple
"""
_COMMON = frozenset(_COMMON_TEXT.split())

T = TypeVar("T")


def find_password_fault(password: str, *, email: str, length_min: int) -> str | None:
    """Why a new password is not taken: ``too_short``, ``too_long``, ``too_common``; None if it is fine."""
    if len(password) < length_min:
        return "too_short"
    if len(password) > PASSWORD_LENGTH_MAX:
        return "too_long"
    plain = password.casefold().strip()
    if plain in _COMMON or len(set(plain)) <= 2:
        return "too_common"
    if plain in (email.casefold(), email.casefold().replace("@", "")):
        return "too_common"
    return None


class Passwords:
    """Hashes and checks, at most *at_once* at a time. Close it after use: it owns threads."""

    def __init__(self, *, memory_kib: int, passes: int, lanes: int, at_once: int) -> None:
        self._hasher = PasswordHasher(
            time_cost=passes,
            memory_cost=memory_kib,
            parallelism=lanes,
            hash_len=TAG_BYTES,
            salt_len=SALT_BYTES,
            type=Type.ID,
        )
        self._threads = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="argon2")
        self._places = at_once + WAITING_MAX
        self._inside = 0
        salt, tag = (base64.b64encode(os.urandom(size)).decode().rstrip("=") for size in (SALT_BYTES, TAG_BYTES))
        self._nobody = f"$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}${tag}"

    @property
    def waiting(self) -> int:
        """How many are being worked on or wait."""
        return self._inside

    def close(self) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def hash(self, password: str) -> str:
        """Raises RefusedError ``busy`` when too many wait."""
        return await self._run(lambda: self._hasher.hash(password))

    async def verify(self, stored: str | None, password: str) -> bool:
        """True if *password* made *stored*; None is nobody's hash and costs the same. Raises RefusedError ``busy``."""
        return await self._run(lambda: self._verify(stored or self._nobody, password))

    def needs_rehash(self, stored: str) -> bool:
        """True if the parameters have changed since *stored* was made."""
        try:
            return self._hasher.check_needs_rehash(stored)
        except InvalidHashError:
            return True

    def hash_now(self, password: str) -> str:
        """For the command line, which has no loop."""
        return self._hasher.hash(password)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (Argon2Error, InvalidHashError, UnicodeEncodeError):
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._inside >= self._places:
            raise RefusedError("busy", retry_after_s=BUSY_RETRY_S)
        self._inside += 1
        future = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            # A caller that gives up does not stop the thread: the place is free only when the work is done.
            return await asyncio.shield(future)
        finally:
            if future.done():
                self._inside -= 1
            else:
                future.add_done_callback(self._leave)

    def _leave(self, future: asyncio.Future[T]) -> None:
        self._inside -= 1
        if not future.cancelled():
            future.exception()
