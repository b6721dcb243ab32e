"""Signing in as the page shows it; alone, for the window that is there before the workspace."""

import enum

import msgspec

from assistdesk.runtime.snapshot_parts import Cause


class SignInPhase(enum.StrEnum):
    STARTING = "starting"
    SIGNED_OUT = "signed_out"
    BUSY = "busy"
    MUST_CHANGE_PASSWORD = "must_change_password"  # noqa: S105
    SIGNED_IN = "signed_in"


class SignInView(msgspec.Struct, frozen=True):
    phase: SignInPhase = SignInPhase.STARTING
    relay_url: str = ""
    organisation: str = ""
    email: str = ""
    remembered: bool = False
    keyring: bool = True
    error: Cause | None = None

    @property
    def is_signed_in(self) -> bool:
        return self.phase is SignInPhase.SIGNED_IN
