"""Accounts for tests of the relay: a real store in a directory, a real sign-in with cheap argon2, a clock to turn."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyotp

from assistdesk.core.wire.control import Login, SignedIn
from relay.desk.accounts import add_account
from relay.desk.passwords import Passwords
from relay.desk.second_factor import hash_recovery_code, make_one_time_password, make_recovery_codes, make_secret
from relay.desk.sign_in import CutOff, SignIn, SignInRules
from relay.ops.audit import AuditEntry, AuditLog, list_entries
from relay.store.store import Store
from tests.kit.desk_file import new_desk_file

START_MS = 1_772_000_000_000


@dataclass
class TurnedClock:
    """Time that moves when a test says so."""

    at_ms: int = START_MS

    def now_ms(self) -> int:
        return self.at_ms

    def turn(self, seconds: float) -> None:
        self.at_ms += int(seconds * 1000)


@dataclass(frozen=True)
class Secrets:
    """What ``agent add`` prints."""

    email: str
    password: str
    totp_secret: str
    recovery_codes: tuple[str, ...]
    user_id: int = 0


@dataclass
class Accounts:
    """A store with a sign-in over it."""

    store: Store
    passwords: Passwords
    sign_in: SignIn
    clock: TurnedClock
    journal: AuditLog = field(default_factory=AuditLog)
    cut_off: list[CutOff] = field(default_factory=list)

    async def add(self, email: str, *, is_admin: bool = False, name: str = "Ana Reyes") -> Secrets:
        """An account with a one-time password."""
        password = make_one_time_password(secrets.token_bytes)
        totp_secret = make_secret(secrets.token_bytes)
        codes = make_recovery_codes(secrets.token_bytes)
        hashed = await self.passwords.hash(password)
        user_id = await self.store.write(
            lambda work: add_account(
                work,
                self.journal,
                actor="test",
                email=email,
                name=name,
                is_admin=is_admin,
                password_hash=hashed,
                totp_secret=totp_secret,
                recovery_hashes=[hash_recovery_code(code) for code in codes],
            )
        )
        return Secrets(email, password, totp_secret, codes, user_id)

    def digits(self, secret: Secrets) -> str:
        """Six digits of now; turns the clock on by a step first, so that they are fresh."""
        self.clock.turn(30)
        return pyotp.TOTP(secret.totp_secret).generate_otp(self.clock.at_ms // 30_000)

    async def login(self, secret: Secrets) -> SignedIn:
        request = Login(email=secret.email, password=secret.password, digits=self.digits(secret))
        return await self.sign_in.login(request, address="127.0.0.1")

    async def audit(self) -> list[AuditEntry]:
        return await self.store.read(list_entries)


@asynccontextmanager
async def open_accounts(directory: Path, rules: SignInRules | None = None) -> AsyncIterator[Accounts]:
    """Everything real but the time, and argon2 at its cheapest."""
    clock = TurnedClock()
    store = await Store.open(new_desk_file(directory / "relay.db"), now_ms=clock.now_ms, window_ms=0)
    passwords = Passwords(memory_kib=64, passes=1, lanes=1, at_once=2)
    journal = AuditLog()
    sign_in = SignIn(store, journal, passwords, rules or SignInRules(), now_ms=clock.now_ms)
    made = Accounts(store, passwords, sign_in, clock, journal)
    sign_in.listen(made.cut_off.append)
    try:
        yield made
    finally:
        passwords.close()
        await store.close()
