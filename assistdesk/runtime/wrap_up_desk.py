"""What the relay has open for this agent to wrap up, and the cards of this computer: each hears of the other.

Read again when a chat or a call of hers went a step further. A card that is closed here is told to the relay, by which a
chat's place is free; what cannot be told now is told when the line is back. Refuses to know windows and what a card says.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.rereading import Rereading
from assistdesk.runtime.wrap_ups import WrapUps

RETRY_S: Final = 3.0


class WrapUpDesk:
    """One account's. *told* is called when the relay took a card's end."""

    def __init__(self, desk: Desk, cards: WrapUps, told: Callable[[], None]) -> None:
        self._desk, self._cards, self._told = desk, cards, told
        self._reading = Rereading(self._read)

    async def run(self) -> None:
        """For ever: tell what was closed, read what is open."""
        await self._reading.run()

    def look(self) -> None:
        """Something may have ended, or a card was closed."""
        self._reading.look()

    async def _read(self) -> float | None:
        """Seconds until it must be read again; None: only when something happens."""
        await self._cards.recall()
        try:
            for touch in self._cards.closed:
                await self._close(touch)
            listed = await self._desk.get_wrap_ups()
        except LinkError:
            return RETRY_S
        except RefusedError:
            return None
        await self._cards.take_open(listed.wrap_ups)
        return None

    async def _close(self, touch: str) -> None:
        """What the relay does not know any more is closed too."""
        try:
            await self._desk.close_wrap_up(touch)
        except RefusedError as error:
            if error.rule != "not_found":
                raise
        await self._cards.told(touch)
        self._told()
