"""Coming back with what is remembered of a sign-in, against a relay that says one thing."""

import pytest
from msgspec.structs import replace

from assistdesk.adapters.keys import MemoryKeys
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.core.wire import control
from assistdesk.runtime.sign_in import Account, SignInDesk
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_sign_in import SignInPhase

ANA = Account(3, "Ana Ruiz", "ana@example.com", "agent")
TOO_MANY = RefusedError("too_many", status=429, retry_after_s=40)


class Relay:
    """Whatever is asked of it, it answers with *error*."""

    def __init__(self, error: AssistDeskError) -> None:
        self._error = error

    async def refresh(self) -> control.SignedIn:
        raise self._error


class Open:
    """It takes whoever asks, and says nothing of houses: that is the live line's."""

    async def refresh(self) -> control.SignedIn:
        token = "x" * 40
        return control.SignedIn(
            access=token,
            access_expires_s=60,
            refresh=token,
            user_id=ANA.user_id,
            name=ANA.name,
            email=ANA.email,
            role=ANA.role,
        )


def desk(error: AssistDeskError) -> SignInDesk:
    return SignInDesk(Relay(error), MemoryKeys(), "wss://help.example", lambda: None)  # type: ignore[arg-type]  # all it is asked


@pytest.mark.parametrize(
    "error",
    [LinkError("unreachable"), TOO_MANY, RefusedError("too_early", status=425), RefusedError("slow", status=408)],
)
async def test_whoever_was_here_stays_signed_in_while_the_relay_cannot_be_asked(error: AssistDeskError) -> None:
    sign_in = desk(error)
    assert await sign_in.resume(ANA)
    assert (sign_in.view.phase, sign_in.view.remembered, sign_in.account) == (SignInPhase.SIGNED_IN, True, ANA)


async def test_where_nobody_is_known_the_reason_is_said() -> None:
    sign_in = desk(TOO_MANY)
    assert not await sign_in.resume(None)
    assert sign_in.view.phase is SignInPhase.SIGNED_OUT
    assert sign_in.view.error == Cause("too_many", (("status", 429), ("retry_after_s", 40)))


@pytest.mark.parametrize("last", [ANA, None])
async def test_a_sign_in_that_is_over_is_over_without_a_word(last: Account | None) -> None:
    sign_in = desk(RefusedError("signed_out", status=401))
    assert not await sign_in.resume(last)
    assert (sign_in.view.phase, sign_in.view.error, sign_in.account) == (SignInPhase.SIGNED_OUT, None, None)


async def test_who_sat_in_another_house_s_group_does_so_until_the_live_line_says_otherwise() -> None:
    sign_in = SignInDesk(Open(), MemoryKeys(), "wss://help.example", lambda: None)  # type: ignore[arg-type]  # as above
    outside = replace(ANA, is_external=True)
    assert await sign_in.resume(outside)
    assert sign_in.account == outside
    me = sign_in.me("online")
    assert me is not None
    assert me.is_external
    sign_in.learn_role("agent", False)
    assert sign_in.account == ANA
