"""What the customer's end holds to be let in again after a loss, and what of it is kept while a return after a restart is
allowed (protocol.md section 12.5).

Refuses to know where it is kept, and when a session comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from assistdesk.core.crypto.attempt import ResumeSecret, ViewerKeys
from assistdesk.core.session.host_state import HostState
from assistdesk.core.session.returning import REQUEST_CHARS, Kept, KeptSecret, Revived, places_of
from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.ports import Clock, Randomness
from assistdesk.runtime.resuming import Address

EVERY_MS: Final = 30_000
"""How often what is kept is kept anew: a new start can tell the time of the loss as well as that."""


@dataclass(slots=True)
class Held:
    """``secrets``: the newest first. ``started_at_ms``: by the wall clock, once the right code was met."""

    ledger_seed: bytes = field(repr=False)
    address: Address | None = None
    session_pass: str = field(default="", repr=False)
    secrets: tuple[ResumeSecret, ...] = ()
    viewer_keys: ViewerKeys | None = None
    started_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class AfterRestart:
    """``keep`` takes what a new start will need, ``forget`` the session that no start shall come back to. ``revived``: this
    session is such a return."""

    keep: Callable[[Kept], None] = lambda _kept: None
    forget: Callable[[bytes], None] = lambda _session_id: None
    revived: tuple[Kept, Revived] | None = None


class HostReturn:
    """One session's."""

    def __init__(
        self, after: AfterRestart, clock: Clock, state: Callable[[], HostState], hides: Callable[[], bool]
    ) -> None:
        """*hides*: does she hide anything of her own choice now?"""
        self._after, self._clock, self._state, self._hides = after, clock, state, hides
        self._kept_at_ms = 0
        self._held: Held | None = None

    @property
    def revived(self) -> tuple[Kept, Revived] | None:
        return self._after.revived

    def state_or(self, fresh: HostState) -> HostState:
        return fresh if self.revived is None else self.revived[1].state

    def held_or(self, randomness: Randomness) -> Held:
        if self.revived is None:
            return Held(randomness.bytes(32))
        kept = self.revived[0]
        return Held(
            ledger_seed=kept.ledger_key,
            address=Address(kept.room, kept.epoch, "", ""),
            session_pass=kept.session_pass,
            secrets=tuple(ResumeSecret(each.id, each.secret) for each in kept.secrets),
            viewer_keys=ViewerKeys(kept.viewer_ledger_key, kept.agent_key),
            started_at_ms=kept.opened_wall_ms,
        )

    def keep(self, held: Held) -> None:
        """The customer allows it: now, and again as long as she does."""
        self._held = held
        kept = self._kept_of(held)
        if kept is not None:
            self._kept_at_ms = kept.seen_mono_ms
            self._after.keep(kept)

    def again(self, *, at_once: bool = False) -> None:
        """Called every second of a link, and *at_once* when what she hides has changed."""
        resume = self._state().book.of(Permission.RESUME)
        is_due = at_once or self._clock.monotonic_ms() - self._kept_at_ms >= EVERY_MS
        if self._held is not None and is_due and resume.state is PermissionState.ON and resume.scope.bits:
            self.keep(self._held)

    def forget(self) -> None:
        facts = self._state().facts
        if facts is not None:
            self._after.forget(facts.session_id)

    def _kept_of(self, held: Held) -> Kept | None:
        """None: there is nothing to come back by."""
        state, address, viewer = self._state(), held.address, held.viewer_keys
        facts, started_at_ms = state.facts, held.started_at_ms
        if address is None or viewer is None or facts is None or started_at_ms is None or not held.secrets:
            return None
        return Kept(
            v=1,
            relay="",  # these two are where it is kept
            account="",
            room=address.room,
            epoch=address.epoch,
            session_pass=held.session_pass,
            secrets=tuple(KeptSecret(each.id, each.secret) for each in held.secrets),
            ledger_key=held.ledger_seed,
            viewer_ledger_key=viewer.ledger_key,
            agent_key=viewer.agent_key,
            session_id=facts.session_id,
            safety_number=facts.safety_number,
            name=state.peer_name,
            request=state.request[:REQUEST_CHARS],
            places=places_of(state.monitors, state.book.of(Permission.VIEW).scope),
            opened_mono_ms=state.opened_ms,
            opened_wall_ms=started_at_ms,
            seen_mono_ms=self._clock.monotonic_ms(),
            seen_wall_ms=self._clock.wall_ms(),
            hides=self._hides(),
        )
