"""What admins change of whoever helps: role, right to sign in, seat in chats (desk.md sections 0, 1, 12).

Inside the writer, called by ``people``. There is always an admin who can sign in. Whoever loses the right to sign in loses
every sign-in with it, in the same transaction. Accounts themselves are made by the relay's own commands and
``invitations``.
"""

from typing import Any, Final

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.shapes_organizations import PersonOut
from relay.desk.accounts import Journal, actor_of, read_account, set_disabled, set_role
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.store import chats, tables
from relay.store.work import Work

STAFF: Final = ("role", "suspended", "chat_limit", "skills")
SEAT: Final = ("chat_limit", "skills")
OURS: Final = ("role", *SEAT)
"""What customers do not have."""
DONE: Final = frozenset((*OURS,))
"""What ``change`` has written; the rest of a person is her row's."""
LANGUAGE: Final = "lang:"


def change(work: Work, journal: Journal, caller: Caller, held: PersonOut, changed: dict[str, Any]) -> None:
    """Do what of *changed* is staff's own; the rest is left to the caller. *held*: as she stands.

    Raises:
        FieldsError: ``last_admin`` (nobody else could administer the desk), ``no_account`` (she has never had one).
    """
    wanted = {name: changed[name] for name in STAFF if name in changed}
    if not wanted:
        return
    lowers = held.role == "admin" and (wanted.get("role", "admin") != "admin" or wanted.get("suspended", False))
    if lowers and not _other_admins(work.connection, held.id):
        raise FieldsError(**{f"user__{'role' if 'role' in wanted else 'suspended'}": "last_admin"})
    account = read_account(work.connection, held.id)
    if account is None:
        raise FieldsError(**{f"user__{next(iter(wanted))}": "no_account"})
    actor = actor_of(work.connection, caller)
    if "role" in wanted:
        set_role(work, journal, actor=actor, email=account.email, role=wanted["role"])
    if "suspended" in wanted:
        set_disabled(work, journal, actor=actor, email=account.email, disabled=wanted["suspended"])
    seat = chats.seat(work.connection, held.id)
    if "chat_limit" in wanted:
        seat = msgspec.structs.replace(seat, chat_limit=wanted["chat_limit"])
    if "skills" in wanted:
        seat = msgspec.structs.replace(seat, languages=tuple(one.removeprefix(LANGUAGE) for one in wanted["skills"]))
    if any(name in wanted for name in SEAT):
        chats.put_seat(work, seat)


def _other_admins(connection: sa.Connection, user_id: int) -> bool:
    person, account = tables.person, tables.account
    query = sa.select(person.c.id).join(account, account.c.user_id == person.c.id)
    able = (person.c.role == "admin", person.c.suspended.is_(sa.false()), account.c.disabled.is_(sa.false()))
    return connection.execute(query.where(*able, person.c.id != user_id).limit(1)).first() is not None
