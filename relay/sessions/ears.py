"""Who listens to a leg: before it is paired whatever it says is too early, afterwards the pump has it.

The last word of a leg always goes to the node as an event of its room. Nothing here decides anything.
"""

from typing import Protocol

from relay.sessions.pump import Flow
from relay.sessions.room_state import BrokeRule, Left, Lost


class LegHouse(Protocol):
    """The node, as far as its legs know it."""

    def spoke_early(self, room: bytes, number: int) -> None: ...

    def leg_over(self, room: bytes, event: Left | Lost | BrokeRule) -> None: ...


class LegEar:
    """Listens to a leg that has not been paired."""

    __slots__ = ("_house", "_room", "number")

    def __init__(self, house: LegHouse, room: bytes, number: int) -> None:
        self._house = house
        self._room = room
        self.number = number

    def take(self, message: bytes) -> None:  # noqa: ARG002
        self._house.spoke_early(self._room, self.number)

    def hold(self) -> None:
        """Notices alone fill no buffer that matters; the stall watch sees it."""

    def go_on(self) -> None:
        """As ``hold``."""

    def left(self, code: int) -> None:
        self._house.leg_over(self._room, Left(self.number, code))

    def lost(self) -> None:
        self._house.leg_over(self._room, Lost(self.number))

    def broke_rule(self, code: int) -> None:
        self._house.leg_over(self._room, BrokeRule(self.number, code))


class PumpEar:
    """Listens to a paired leg. Its methods are the flows' and the ear's own: no call in between."""

    __slots__ = ("broke_rule", "go_on", "hold", "left", "lost", "take")

    def __init__(self, ear: LegEar, outward: Flow, inward: Flow) -> None:
        """``outward`` starts at this leg, ``inward`` ends there."""
        self.take = outward.take
        self.hold = inward.hold
        self.go_on = inward.go_on
        self.left = ear.left
        self.lost = ear.lost
        self.broke_rule = ear.broke_rule
