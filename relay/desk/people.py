"""People: who is signed in, who helps, who is helped (desk.md sections 1, 12). Accounts and passwords are elsewhere."""

import sqlalchemy as sa

from assistdesk.core.desk.shapes import Availability, UserAnswer, UserList
from assistdesk.core.errors import RefusedError
from relay.desk.rights import NOT_FOUND, Caller, need_staff
from relay.store import people
from relay.store.store import Store
from relay.store.work import Work

LIST_LIMIT = 1_000


class People:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def find(self, caller: Caller, user_id: int) -> UserAnswer:
        """Raises RefusedError ``not_found``."""
        need_staff(caller)
        found = await self._store.read(lambda connection: people.cards(connection, [user_id]))
        if not found:
            raise RefusedError(NOT_FOUND)
        return UserAnswer(user=found[0])

    async def agents(self, caller: Caller) -> UserList:
        """Everybody a ticket can be given to."""
        need_staff(caller)

        def question(connection: sa.Connection) -> UserList:
            ids = people.ids_by_role(connection, ("agent", "admin"))[:LIST_LIMIT]
            return UserList(users=people.cards(connection, ids))

        return await self._store.read(question)

    async def find_email(self, caller: Caller, email: str) -> UserList:
        """The person an address belongs to, if there is one."""
        need_staff(caller)
        return await self._store.read(
            lambda connection: UserList(users=people.cards(connection, [people.by_email(connection, email)]))
        )

    async def set_availability(self, caller: Caller, availability: Availability) -> UserAnswer:
        need_staff(caller)

        def operation(work: Work) -> UserAnswer:
            people.set_availability(work, caller.id, availability)
            return UserAnswer(user=people.cards(work.connection, [caller.id])[0])

        return await self._store.write(operation)
