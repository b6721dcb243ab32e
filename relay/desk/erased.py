"""Who was erased, also where the database does not know of it any more (relay.md section 23, decision 0060).

An older backup brings back whoever was erased after it was made. Marks beside the database remember her, without saying who she
is: a mark is made of her number and of the moment at which she was entered, with a key that every copy of this database has and
no other database. So a mark fits one person of this desk, whichever copy she stands in, and nobody of another.
"""

import asyncio
import hmac
from collections.abc import Callable, Set

import sqlalchemy as sa

from assistdesk.core.desk.shapes import to_rfc3339
from relay.store import erasures
from relay.store.erasure_marks import ErasureMarks
from relay.store.store import Store


class Erased:
    """Keeps the marks in step with one store. *key*: a secret that lies in the store."""

    def __init__(self, store: Store, marks: ErasureMarks, key: bytes, *, now_ms: Callable[[], int]) -> None:
        self._store, self._marks, self._key, self._now_ms = store, marks, key, now_ms

    async def remember(self) -> Set[str]:
        """See that everybody who was erased in this database has a mark; gives the marks of others.

        Raises:
            LinkError: as ``ErasureMarks.keep``, and the store's.
        """
        here = await self._store.read(lambda connection: {self._mark_of(*one) for one in erasures.asked(connection)})
        return await asyncio.to_thread(self._marks.keep, here, to_rfc3339(self._now_ms()))

    async def come_back(self) -> list[int]:
        """The customers who were erased and stand in this database as if they never were. Raises as ``remember``."""
        missed = await self.remember()
        if not missed:
            return []

        def question(connection: sa.Connection) -> list[int]:
            every = erasures.customers(connection)
            return [user_id for user_id, made_at in every if self._mark_of(user_id, made_at) in missed]

        return await self._store.read(question)

    def _mark_of(self, user_id: int, made_at: int) -> str:
        return hmac.digest(self._key, f"erased\0{user_id}\0{made_at}".encode(), "sha256").hex()
