"""Which node a new room goes to: of two drawn at random the less loaded one (relay.md section 20).

Pure: the draw is an argument. In a burst every reported load is stale, so rooms placed in the last 20 s count on top.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistdesk.core.errors import RefusedError

FULL_AT = 0.9
RAMP_WEIGHT = 0.01


@dataclass(frozen=True, slots=True)
class NodeLoad:
    """What a node last reported. ``load`` is max(cpu, traffic / limit, rooms / limit), 0 to 1 and more."""

    node: str
    load: float
    placed_lately: int
    """Rooms placed there in the last 20 s."""
    is_ready: bool = True


def weight(node: NodeLoad) -> float:
    return node.load + RAMP_WEIGHT * node.placed_lately


def place(nodes: Sequence[NodeLoad], draw: Callable[[int], int]) -> str:
    """Return the id of the node for a new room; ``draw(n)`` gives a number evenly from ``range(n)``.

    Raises:
        RefusedError: ``no_node``, none is ready with a load of at most 0.9 (HTTP 503).
    """
    candidates = [node for node in nodes if node.is_ready and node.load <= FULL_AT]
    if not candidates:
        raise RefusedError("no_node")
    first = candidates.pop(draw(len(candidates)))
    if not candidates:
        return first.node
    second = candidates[draw(len(candidates))]
    return min(first, second, key=weight).node
