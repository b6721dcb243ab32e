"""Control's view of the one data node in the same process (role ``all``): the messages of the node link as function
calls.
"""

from collections.abc import Sequence

from assistdesk.core.errors import RefusedError
from relay.sessions.node import Node
from relay.sessions.ports import NodeAccess, Outcome


class LocalNodes:
    """Control's view of the one node in the same process (role ``all``)."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def place(self) -> NodeAccess:
        figures = self._node.figures()
        if figures.refuses is not None:
            raise RefusedError("no_node", reason=figures.refuses)
        return self._node.access()

    def find(self, node: str) -> NodeAccess | None:
        return self._node.access() if node == self._node.settings.node else None

    def own(self) -> Sequence[str]:
        return (self._node.settings.node,)

    def lacks(self, node: str, room: bytes) -> bool:
        return node == self._node.settings.node and self._node.lacks(room)

    def confirmed(self, node: str, room: bytes, epoch: int) -> None:
        if node == self._node.settings.node:
            self._node.confirmed(room, epoch)

    def end(self, node: str, room: bytes, outcome: Outcome) -> None:
        if node == self._node.settings.node:
            self._node.end(room, outcome)
