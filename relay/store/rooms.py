"""Rooms and nameplates in the database: fits the port ``relay.sessions.ports.Directory``.

Each method is one transaction of the writer; guards are part of the one UPDATE. What a ticket must hear of a room goes into
the outbox (topic ``SESSION_TOPIC``) in the same transaction, so that no death of a process loses it. What a room's states
mean is relay.md section 4's and the callers' business.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.wire.encoding import room_name
from relay.sessions.ports import (
    AccountCounts,
    DirectoryState,
    NameplateCounts,
    NewRoom,
    OpenResult,
    Outcome,
    RoomRecord,
)
from relay.store import outbox, room_tables
from relay.store.dialect import insert
from relay.store.session_words import SESSION_TOPIC, RoomConfirmed, RoomEnded, RoomOpened
from relay.store.store import Store
from relay.store.work import Work

_room = room_tables.room
_nameplate = room_tables.nameplate
_NOT_ENDED = ("created", "claimed", "confirmed")
_WAITING = ("created", "claimed")


def record_of(row: Any) -> RoomRecord:
    values = {name: getattr(row, name) for name in RoomRecord.__dataclass_fields__}
    outcome = None if row.outcome is None else Outcome(row.outcome)
    return RoomRecord(**{**values, "state": DirectoryState(row.state), "outcome": outcome})


def _say(work: Work, word: RoomOpened | RoomConfirmed | RoomEnded) -> None:
    outbox.put(work, SESSION_TOPIC, msgspec.json.encode(word))


def _change(work: Work, *guards: sa.ColumnElement[bool], **values: Any) -> RoomRecord | None:
    row = work.connection.execute(_room.update().where(*guards).values(**values).returning(*_room.c)).first()
    return None if row is None else record_of(row)


def _end(work: Work, *guards: sa.ColumnElement[bool], outcome: Outcome, now_ms: int, **more: Any) -> RoomRecord | None:
    record = _change(
        work,
        _room.c.state.in_(_NOT_ENDED),
        *guards,
        state="ended",
        outcome=outcome.value,
        ended_ms=now_ms,
        **more,
    )
    if record is not None:
        _cool(work, record, now_ms)
        _say(work, RoomEnded(room=room_name(record.room), at_ms=now_ms, outcome=outcome.value))
    return record


def _cool(work: Work, record: RoomRecord, now_ms: int) -> None:
    work.connection.execute(
        _nameplate.update()
        .where(
            _nameplate.c.nameplate == record.nameplate,
            _nameplate.c.room == record.room,
            _nameplate.c.ended_ms.is_(None),
        )
        .values(ended_ms=now_ms)
    )


class SqlDirectory:
    """``Directory`` over the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def open_room(self, new: NewRoom, *, cooling_since_ms: int) -> OpenResult:
        def operation(work: Work) -> OpenResult:
            # the unique nameplate decides: taken over only from a number that has cooled
            statement = insert(_nameplate).values(
                nameplate=new.nameplate, room=new.room, digits=len(new.nameplate), ended_ms=None
            )
            taken = work.connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["nameplate"],
                    set_={"room": statement.excluded.room, "ended_ms": None},
                    where=_nameplate.c.ended_ms <= cooling_since_ms,
                ).returning(_nameplate.c.nameplate)
            ).first()
            if taken is None:
                return OpenResult.NAMEPLATE_TAKEN
            older = work.connection.execute(
                sa.select(_room.c.room).where(_room.c.ticket_id == new.ticket_id, _room.c.state.in_(_WAITING))
            ).scalars()
            for room in older.all():
                _end(work, _room.c.room == room, outcome=Outcome.CANCELLED, now_ms=new.created_ms)
            values = {name: getattr(new, name) for name in NewRoom.__dataclass_fields__}
            work.connection.execute(_room.insert(), {**values, "state": "created", "epoch": 1})
            _say(
                work,
                RoomOpened(
                    room=room_name(new.room),
                    ticket_id=new.ticket_id,
                    account_id=new.account_id,
                    nameplate=new.nameplate,
                    at_ms=new.created_ms,
                ),
            )
            return OpenResult.OPENED

        return await self._store.write(operation)

    async def claim(self, nameplate: str, *, now_ms: int, pass_hash: bytes) -> RoomRecord | None:
        room = sa.select(_nameplate.c.room).where(_nameplate.c.nameplate == nameplate).scalar_subquery()
        return await self._store.write(
            lambda work: _change(
                work,
                _room.c.room == room,
                _room.c.nameplate == nameplate,
                _room.c.state == "created",
                _room.c.code_deadline_ms > now_ms,
                state="claimed",
                claimed_ms=now_ms,
                pass_hash=pass_hash,
            )
        )

    async def reopen(
        self, room: bytes, *, epoch: int, now_ms: int, used_try: bool, tries_limit: int, reopenings_limit: int
    ) -> RoomRecord | None:
        at_this_epoch = (_room.c.room == room, _room.c.state == "claimed", _room.c.epoch == epoch)
        tries = _room.c.tries + int(used_try)

        def operation(work: Work) -> RoomRecord | None:
            reopened = _change(
                work,
                *at_this_epoch,
                tries < tries_limit,
                _room.c.code_deadline_ms > now_ms,
                _room.c.reopenings < reopenings_limit,
                state="created",
                epoch=epoch + 1,
                tries=tries,
                reopenings=_room.c.reopenings + 1,
                claimed_ms=None,
                paired_ms=None,
                pass_hash=None,
            )
            if reopened is not None:
                return reopened
            wrong = _end(
                work,
                *at_this_epoch,
                tries >= tries_limit,
                outcome=Outcome.WRONG_CODE,
                now_ms=now_ms,
                tries=tries,
            )
            if wrong is not None:
                return wrong
            return _end(work, *at_this_epoch, outcome=Outcome.UNCLAIMED, now_ms=now_ms, tries=tries)

        return await self._store.write(operation)

    async def mark_paired(self, room: bytes, *, epoch: int, at_ms: int) -> bool:
        def operation(work: Work) -> bool:
            record = _change(
                work,
                _room.c.room == room,
                _room.c.epoch == epoch,
                _room.c.state.in_(("claimed", "confirmed")),
                _room.c.paired_ms.is_(None),
                paired_ms=at_ms,
            )
            return record is not None

        return await self._store.write(operation)

    async def confirm(self, room: bytes, *, epoch: int, now_ms: int) -> RoomRecord | None:
        def operation(work: Work) -> RoomRecord | None:
            record = _change(
                work,
                _room.c.room == room,
                _room.c.epoch == epoch,
                _room.c.state == "claimed",
                state="confirmed",
                confirmed_ms=now_ms,
            )
            if record is not None:
                _cool(work, record, now_ms)
                _say(work, RoomConfirmed(room=room_name(room), at_ms=now_ms))
            return record

        return await self._store.write(operation)

    async def move(self, room: bytes, *, epoch: int, node: str) -> RoomRecord | None:
        return await self._store.write(
            lambda work: _change(
                work,
                _room.c.room == room,
                _room.c.epoch == epoch,
                _room.c.state.in_(_NOT_ENDED),
                epoch=epoch + 1,
                node=node,
            )
        )

    async def end(self, room: bytes, *, outcome: Outcome, now_ms: int, epoch: int | None = None) -> RoomRecord | None:
        guards = [_room.c.room == room]
        if epoch is not None:
            guards.append(_room.c.epoch == epoch)
        return await self._store.write(lambda work: _end(work, *guards, outcome=outcome, now_ms=now_ms))

    async def find(self, room: bytes) -> RoomRecord | None:
        def question(connection: sa.Connection) -> RoomRecord | None:
            row = connection.execute(sa.select(_room).where(_room.c.room == room)).first()
            return None if row is None else record_of(row)

        return await self._store.read(question)

    async def due(
        self, *, now_ms: int, claimed_before_ms: int, paired_before_ms: int, limit: int
    ) -> Sequence[RoomRecord]:
        cases = (
            (_room.c.state == "created", _room.c.code_deadline_ms, now_ms, sa.true()),
            (_room.c.state == "claimed", _room.c.claimed_ms, claimed_before_ms, _room.c.paired_ms.is_(None)),
            (_room.c.state == "claimed", _room.c.paired_ms, paired_before_ms, sa.true()),
        )

        def question(connection: sa.Connection) -> list[RoomRecord]:
            found: list[RoomRecord] = []
            for state, column, before_ms, also in cases:
                query = sa.select(_room).where(state, column <= before_ms, also).order_by(column).limit(limit)
                found += [record_of(row) for row in connection.execute(query).all()]
            found.sort(key=lambda record: (record.created_ms, record.room))
            return found[:limit]

        return await self._store.read(question)

    async def live_rooms(self, *, node: str, limit: int) -> Sequence[RoomRecord]:
        def question(connection: sa.Connection) -> list[RoomRecord]:
            rows = connection.execute(
                sa.select(_room)
                .where(_room.c.node == node, _room.c.state.in_(_NOT_ENDED))
                .order_by(_room.c.created_ms.desc(), _room.c.room)
                .limit(limit)
            ).all()
            return [record_of(row) for row in rows]

        return await self._store.read(question)

    async def count_nameplates(self, *, now_ms: int, cooling_since_ms: int) -> dict[int, NameplateCounts]:
        is_live = _nameplate.c.ended_ms.is_(None) & (
            (_room.c.state == "claimed") | ((_room.c.state == "created") & (_room.c.code_deadline_ms > now_ms))
        )
        cools = _nameplate.c.ended_ms > cooling_since_ms

        def question(connection: sa.Connection) -> dict[int, NameplateCounts]:
            rows = connection.execute(
                sa.select(
                    _nameplate.c.digits,
                    sa.func.coalesce(sa.func.sum(sa.case((is_live, 1), else_=0)), 0),
                    sa.func.coalesce(sa.func.sum(sa.case((cools, 1), else_=0)), 0),
                )
                .join(_room, _room.c.room == _nameplate.c.room)
                .where(sa.or_(_nameplate.c.ended_ms.is_(None), cools))
                .group_by(_nameplate.c.digits)
            ).all()
            return {row[0]: NameplateCounts(live=row[1], cooling=row[2]) for row in rows}

        return await self._store.read(question)

    async def count_rooms(self, account_id: int) -> AccountCounts:
        def question(connection: sa.Connection) -> AccountCounts:
            rows = connection.execute(
                sa.select(_room.c.state, sa.func.count())
                .where(_room.c.account_id == account_id, _room.c.state.in_(_NOT_ENDED))
                .group_by(_room.c.state)
            ).all()
            by_state = {row[0]: row[1] for row in rows}
            waiting = sum(n for state, n in by_state.items() if state in _WAITING)
            return AccountCounts(rooms=sum(by_state.values()), waiting=waiting)

        return await self._store.read(question)
