"""The session log in the database: fits the port ``relay.sessions.ports.Facts``.

Facts are kept as they came, once each by (room, epoch, number); what a ticket must hear goes into the outbox in the same
transaction. It weighs nothing and ends no room.
"""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from assistdesk.core.wire.encoding import room_name
from relay.sessions.ports import Fact, FactKind
from relay.store import outbox, room_tables
from relay.store.dialect import insert
from relay.store.session_words import SESSION_TOPIC, AnyWord, CodeFailed, RoomApart, RoomEnded, RoomPaired
from relay.store.store import Store
from relay.store.work import Work

_fact = room_tables.fact
_decoder = msgspec.json.Decoder(Fact)


def _word_of(fact: Fact) -> AnyWord | None:
    room = room_name(fact.room)
    match fact.kind:
        case FactKind.OPENED:
            return None  # said by the directory, in its own commit
        case FactKind.PAIRED:
            return RoomPaired(room=room, at_ms=fact.at_ms, pairing=fact.pairing)
        case FactKind.APART:
            return RoomApart(room=room, at_ms=fact.at_ms)
        case FactKind.ATTEMPT_FAILED:
            return CodeFailed(room=room, at_ms=fact.at_ms, used_try=fact.used_try)
        case FactKind.ENDED:
            return RoomEnded(
                room=room,
                at_ms=fact.at_ms,
                outcome="lost" if fact.outcome is None else fact.outcome.value,
                bytes_to_viewer=fact.bytes_to_viewer,
                bytes_to_host=fact.bytes_to_host,
                is_record=True,
            )


def _keep(work: Work, fact: Fact) -> None:
    kept = work.connection.execute(
        insert(_fact)
        .values(
            room=fact.room,
            epoch=fact.epoch,
            number=fact.number,
            kind=fact.kind.value,
            at_ms=fact.at_ms,
            body=msgspec.json.encode(fact),
        )
        .on_conflict_do_nothing()
        .returning(_fact.c.number)
    ).first()
    word = _word_of(fact)
    if kept is not None and word is not None:
        outbox.put(work, SESSION_TOPIC, msgspec.json.encode(word))


class SqlFacts:
    """``Facts`` over the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def append(self, facts: Sequence[Fact]) -> None:
        def operation(work: Work) -> None:
            for fact in facts:
                _keep(work, fact)

        await self._store.write(operation)

    async def of_room(self, room: bytes) -> list[Fact]:
        """All that is known of a room, in order (for its record and for ``session show``)."""

        def question(connection: sa.Connection) -> list[Fact]:
            rows = connection.execute(
                sa.select(_fact.c.body).where(_fact.c.room == room).order_by(_fact.c.epoch, _fact.c.number)
            ).scalars()
            return [_decoder.decode(body) for body in rows]

        return await self._store.read(question)
