"""Which tags there are, for whoever begins to write one (desk.md section 9): those of tickets that the asker may see."""

import sqlalchemy as sa

from assistdesk.core.desk.tags import TagList, TagUse, beginning
from relay.desk.rights import Caller, need_ours
from relay.store import ticket_tags
from relay.store.store import Store

LIMIT = 100


class Tags:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def beginning(self, caller: Caller, begun: str, limit: int) -> TagList:
        """Those that begin so, the most used first, then by name. Raises RefusedError ``forbidden``."""
        need_ours(caller)

        def question(connection: sa.Connection) -> TagList:
            fitting = beginning(ticket_tags.every(connection), begun)
            used = ticket_tags.used(connection, fitting, caller.sight)
            first = sorted(used, key=lambda one: (-one[1], one[0]))[: max(1, min(limit, LIMIT))]
            return TagList(tags=tuple(TagUse(tag=tag, tickets=tickets) for tag, tickets in first))

        return await self._store.read(question)
