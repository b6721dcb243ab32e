"""The code that the agent reads aloud: made here, alive for its time and its tries, burned (protocol.md section 3).

The secret is drawn here and goes to nobody; the relay hears only that the code is used or given up. Refuses to know the
session that it opens.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from assistdesk.core.crypto import code as codes
from assistdesk.core.crypto.code import CodeLife, SessionCode
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.session import actions
from assistdesk.runtime.ports import Clock, Desk, Randomness
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.uniform import uniform

TELL_AFTER_S: Final = (0.0, 1.0, 4.0)
"""Before each try to tell the relay."""


class OwnCode:
    """One code, from ``make`` on."""

    def __init__(
        self, desk: Desk, clock: Clock, randomness: Randomness, tasks: Tasks, log: Callable[[actions.Log], None]
    ) -> None:
        self._desk, self._clock, self._randomness = desk, clock, randomness
        self._tasks, self._log = tasks, log
        self._room = ""
        self._life = CodeLife()
        self._is_confirmed = False
        self.kept: SessionCode | None = None
        """Until it is used, burned or forgotten."""
        self.made_at = (0, 0)
        """By the monotonic clock and by the wall's, in milliseconds."""

    def make(self, room: str, nameplate: str) -> None:
        """Draw the secret for the room's *nameplate*. Raises PeerError: the relay gave no nameplate."""
        secret = codes.secret_from_random(uniform(self._randomness, 10**codes.SECRET_DIGITS))
        self.kept, self._room = codes.make_code(nameplate, secret), room
        self.made_at = (self._clock.monotonic_ms(), self._clock.wall_ms())

    @property
    def shown(self) -> SessionCode | None:
        """While it may be read aloud."""
        return self.kept if self._life.is_live else None

    @property
    def expires_at_ms(self) -> int:
        """Unix milliseconds."""
        return self.made_at[1] + codes.LIFE_MS

    def is_live_now(self) -> bool:
        """By the clock that is further on: sleep and a clock set back prolong nothing."""
        made_ms, made_wall_ms = self.made_at
        age_ms = max(self._clock.monotonic_ms() - made_ms, self._clock.wall_ms() - made_wall_ms)
        self._life = self._life.at(age_ms)
        return self._life.is_live

    def tried(self) -> None:
        self._life = self._life.tried()

    def failed(self) -> None:
        self._life = self._life.failed()

    def succeeded(self) -> None:
        """The right customer came: the secret is used up."""
        self._life, self.kept = self._life.succeeded(), None

    def forget(self) -> None:
        self._life, self.kept = self._life.cancelled(), None

    def confirm(self) -> None:
        """The relay may forget the nameplate."""
        self._is_confirmed = True
        self._tasks.spawn(self._tell(self._desk.confirm), "confirm")

    def burn(self) -> None:
        """Forget the secret; a code that was not used is taken back at the relay too."""
        self.forget()
        if not self._is_confirmed:
            self._tasks.spawn(self._tell(self._desk.cancel), "cancel_code")

    async def _tell(self, call: Callable[[str], Awaitable[None]]) -> None:
        """The relay's count is a second fence, not ours: if it cannot be told now, its own clocks end the code."""
        for wait_s in TELL_AFTER_S:
            await asyncio.sleep(wait_s)
            try:
                await call(self._room)
                return
            except LinkError:
                continue
            except RefusedError as error:
                self._log(actions.Log(actions.Level.WARNING, "relay_refused", (("rule", error.rule),)))
                return
