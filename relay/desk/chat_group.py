"""The group whose queue takes chats that name none; an agent who is in no group sits in it.

It is found by its name until it is needed or changed for the first time; from then on it is known by its number, so that
admins call it what they like. Who is in it is not known here.
"""

from typing import Final

import msgspec
import sqlalchemy as sa

from relay.store import people, settings
from relay.store.work import Work

NAME: Final = "Support"
SETTING: Final = "chat_group"


def _kept(connection: sa.Connection) -> int | None:
    raw = settings.get(connection, SETTING)
    return None if raw is None else msgspec.json.decode(raw, type=int)


def find(connection: sa.Connection) -> int:
    """Its number; 0 where there is no such group yet."""
    return _kept(connection) or people.group_id(connection, NAME) or 0


def need(work: Work) -> int:
    """Its number; it is made if there is none."""
    return _kept(work.connection) or _keep(work, people.group_named(work, NAME))


def hold(work: Work) -> None:
    """Before a group changes: what it is called afterwards does not matter."""
    if _kept(work.connection) is None and (found := people.group_id(work.connection, NAME)) is not None:
        _keep(work, found)


def drop(work: Work, group_id: int) -> None:
    """This group is gone: if it was the one, the next is found or made anew."""
    if _kept(work.connection) == group_id:
        settings.drop(work, SETTING)


def _keep(work: Work, group_id: int) -> int:
    settings.put(work, SETTING, msgspec.json.encode(group_id))
    return group_id
