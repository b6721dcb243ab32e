"""Signing in, staying signed in, signing out (experience.md section 2.5). Refuses to know tickets.

The password is held only between a sign-in with a one-time password and the choice of an own one.
"""

import contextlib
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from assistdesk.core.desk import outbox
from assistdesk.core.desk.outbox import Verdict
from assistdesk.core.errors import AssistDeskError
from assistdesk.core.wire import control
from assistdesk.runtime import intents
from assistdesk.runtime.ports import Desk, Keys
from assistdesk.runtime.snapshot import Me
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_sign_in import SignInPhase, SignInView


class Account(msgspec.Struct, frozen=True):
    """Who was signed in here last: kept beside the app, no secret in it. ``is_external``: as the live line said last."""

    user_id: int
    name: str
    email: str
    role: str
    is_external: bool = False


class SignInDesk:
    """The sign-in page's side of things."""

    def __init__(self, desk: Desk, keys: Keys, relay_url: str, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._changed = changed
        self._one_time = ""
        self.view = SignInView(relay_url=relay_url, keyring=keys.lasting)
        self.account: Account | None = None

    def show(self, **changes: object) -> None:
        self.view = replace(self.view, **changes)
        self._changed()

    async def resume(self, last: Account | None) -> bool:
        """Come back with what is remembered; without the relay, or while it takes nobody, as far as that goes: the live line
        asks again when the relay says. True: signed in."""
        if last is not None:
            self.show(email=last.email)
        try:
            return self._take(await self._desk.refresh(), is_external=last is not None and last.is_external)
        except AssistDeskError as error:
            is_over = outbox.judge(error) is not Verdict.RETRY
            if is_over or last is None:
                self.show(phase=SignInPhase.SIGNED_OUT, error=None if is_over else _cause(error))
                return False
            self.account = last
            self.show(phase=SignInPhase.SIGNED_IN, remembered=True)
            return True

    async def sign_in(self, intent: intents.SignIn) -> bool:
        self.show(phase=SignInPhase.BUSY, email=intent.email.strip(), error=None, remembered=intent.remember)
        try:
            digits, recovery = _second_factor(intent.digits)
            request = control.Login(
                email=intent.email.strip(), password=intent.password, digits=digits, recovery=recovery
            )
            signed_in = await self._desk.login(request, intent.remember)
        except AssistDeskError as error:
            self.show(phase=SignInPhase.SIGNED_OUT, error=_cause(error))
            return False
        self._one_time = intent.password if signed_in.must_change_password else ""
        return self._take(signed_in)

    async def choose_password(self, new: str) -> bool:
        self.show(phase=SignInPhase.BUSY, error=None)
        try:
            await self._desk.change_password(control.ChangePassword(old=self._one_time, new=new))
            self._one_time = ""
            return self._take(await self._desk.refresh())
        except AssistDeskError as error:
            phase = SignInPhase.MUST_CHANGE_PASSWORD if self._one_time else SignInPhase.SIGNED_OUT
            self.show(phase=phase, error=_cause(error))
            return False

    async def forget(self) -> None:
        with contextlib.suppress(AssistDeskError):  # this computer forgets; the relay's own clocks end the rest
            await self._desk.logout()
        self.signed_out(None)

    def signed_out(self, cause: Cause | None) -> None:
        self.account = None
        self.show(phase=SignInPhase.SIGNED_OUT, error=cause)

    def learn_role(self, role: str, is_external: bool) -> None:
        """What the relay has her for now."""
        if self.account is not None:
            self.account = replace(self.account, role=role, is_external=is_external)
            self._changed()

    def me(self, availability: str) -> Me | None:
        account = self.account
        if account is None:
            return None
        return Me(account.user_id, account.name, account.email, account.role, availability, account.is_external)

    def _take(self, signed_in: control.SignedIn, *, is_external: bool = False) -> bool:
        if signed_in.must_change_password:
            self.show(phase=SignInPhase.MUST_CHANGE_PASSWORD, error=None)
            return False
        self.account = Account(signed_in.user_id, signed_in.name, signed_in.email, signed_in.role, is_external)
        self.show(phase=SignInPhase.SIGNED_IN, email=signed_in.email, error=None)
        return True


def _second_factor(typed: str) -> tuple[str | None, str | None]:
    """Six digits are the authenticator's; anything else is a recovery code; nothing is nothing."""
    plain = "".join(typed.split())
    if not plain:
        return None, None
    return (plain, None) if len(plain) == 6 and plain.isascii() and plain.isdigit() else (None, plain[:40])


def _cause(error: AssistDeskError) -> Cause:
    fields = tuple((name, value) for name, value in error.fields.items() if isinstance(value, str | int))
    return Cause(error.rule, fields)
