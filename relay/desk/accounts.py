"""Accounts of agents and admins: made, listed, disabled, given a new password or second factor (relay.md section 11).

Plain operations on the store: a ``Work`` (writes) or a connection (reads) goes in. Each act writes its line of the
relay's own audit log in the same transaction, through the ``Journal`` it is handed. Hashing is ``passwords``, signing in
is ``sign_in``; nothing here sees a password.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import UserRole
from assistdesk.core.errors import RefusedError
from relay.desk import leaving
from relay.desk.rights import Caller
from relay.store import names, people
from relay.store.outbox import put
from relay.store.tables import account, address, membership, outbox, person, recovery_code, sign_in
from relay.store.work import Work

COMMAND_TOPIC = "command"
"""Outbox rows that a running node carries out within a second: what an admin's command changed for live things."""
NAME_LENGTH_MAX = 200


class Journal(Protocol):
    """The relay's audit log (``ops.audit``): hash-chained, appended in the transaction of the act."""

    def append(
        self, work: Work, *, actor: str, action: str, subject: str, detail: Mapping[str, str | int | bool] | None = None
    ) -> None: ...


def actor_of(connection: sa.Connection, caller: Caller) -> str:
    """As the relay's log names whoever asks."""
    card = people.card(connection, caller.id)
    return "" if card is None else card.email


@dataclass(frozen=True, slots=True)
class Account:
    """One row, with the person it belongs to. ``role`` is agent, admin or expert."""

    user_id: int
    email: str
    name: str
    role: str
    is_admin: bool
    password_hash: str
    must_change_password: bool
    totp_secret: str
    totp_last_step: int
    disabled: bool
    created_at_ms: int


class EndRooms(msgspec.Struct, frozen=True, kw_only=True, tag="end_rooms"):
    """A command to a running node: end the rooms of an account (or one room) with this outcome."""

    user_id: int | None = None
    room: str | None = None
    outcome: str


def fold_email(email: str) -> str:
    """The form under which an address is found: case and Unicode form do not count."""
    return people.fold_email(unicodedata.normalize("NFKC", email))


def find_account(connection: sa.Connection, email: str) -> Account | None:
    return _one(connection, account.c.email == fold_email(email))


def read_account(connection: sa.Connection, user_id: int) -> Account | None:
    return _one(connection, account.c.user_id == user_id)


def list_accounts(connection: sa.Connection) -> list[Account]:
    rows = connection.execute(_select().order_by(account.c.email)).mappings()
    return [_account(row) for row in rows]


def need_account(connection: sa.Connection, email: str) -> Account:
    """Raises RefusedError ``account_unknown``."""
    found = find_account(connection, email)
    if found is None:
        raise RefusedError("account_unknown", email=email)
    return found


def add_account(
    work: Work,
    journal: Journal,
    *,
    actor: str,
    email: str,
    name: str,
    is_admin: bool,
    password_hash: str,
    totp_secret: str,
    recovery_hashes: Sequence[bytes],
) -> int:
    """Make the account with a one-time password; a person with this address becomes its person. Returns the user's id.

    Raises:
        RefusedError: ``account_exists``.
    """
    folded = fold_email(email)
    if find_account(work.connection, email) is not None:
        raise RefusedError("account_exists", email=email)
    user_id = _person_for(work, folded=folded, email=email, name=name, is_admin=is_admin)
    work.connection.execute(
        sa.insert(account).values(
            user_id=user_id,
            email=folded,
            is_admin=is_admin,
            password_hash=password_hash,
            must_change_password=True,
            totp_secret=totp_secret.encode(),
            created_at=work.now_ms,
        )
    )
    _put_recovery_codes(work, user_id, recovery_hashes)
    journal.append(work, actor=actor, action="account.add", subject=folded, detail={"admin": is_admin})
    return user_id


def set_disabled(work: Work, journal: Journal, *, actor: str, email: str, disabled: bool) -> int:
    """Withdraw or give back the right to sign in. Disabling ends every sign-in; a running node cuts its sockets, ends its rooms
    and takes her tickets from her."""
    found = need_account(work.connection, email)
    work.connection.execute(sa.update(account).where(account.c.user_id == found.user_id).values(disabled=disabled))
    work.connection.execute(sa.update(person).where(person.c.id == found.user_id).values(suspended=disabled))
    if disabled:
        revoke_all(work, found.user_id)
        post_command(work, EndRooms(user_id=found.user_id, outcome="revoked"))
        leaving.ask(work, found.user_id)
    action = "account.disable" if disabled else "account.enable"
    journal.append(work, actor=actor, action=action, subject=found.email)
    return found.user_id


def set_role(work: Work, journal: Journal, *, actor: str, email: str, role: UserRole) -> int:
    """Agent, admin, or an expert, who has no seat and so leaves her groups."""
    found = need_account(work.connection, email)
    is_admin = role == "admin"
    work.connection.execute(sa.update(account).where(account.c.user_id == found.user_id).values(is_admin=is_admin))
    work.connection.execute(sa.update(person).where(person.c.id == found.user_id).values(role=role))
    if role == "expert":
        work.connection.execute(sa.delete(membership).where(membership.c.user_id == found.user_id))
        leaving.ask(work, found.user_id)
    journal.append(work, actor=actor, action="account.role", subject=found.email, detail={"role": role})
    return found.user_id


def set_one_time_password(work: Work, journal: Journal, *, actor: str, email: str, password_hash: str) -> int:
    """A new one-time password; whoever is signed in is signed out."""
    found = need_account(work.connection, email)
    work.connection.execute(
        sa.update(account)
        .where(account.c.user_id == found.user_id)
        .values(password_hash=password_hash, must_change_password=True)
    )
    forget_sign_ins(work, found.user_id)
    journal.append(work, actor=actor, action="account.passwd", subject=found.email)
    return found.user_id


def set_second_factor(
    work: Work, journal: Journal, *, actor: str, email: str, totp_secret: str, recovery_hashes: Sequence[bytes]
) -> int:
    """A new TOTP secret and ten new recovery codes; whoever is signed in is signed out."""
    found = need_account(work.connection, email)
    work.connection.execute(
        sa.update(account)
        .where(account.c.user_id == found.user_id)
        .values(totp_secret=totp_secret.encode(), totp_last_step=0)
    )
    _put_recovery_codes(work, found.user_id, recovery_hashes)
    revoke_all(work, found.user_id)
    journal.append(work, actor=actor, action="account.totp_reset", subject=found.email)
    return found.user_id


def revoke_all(work: Work, user_id: int, *, but_family: str = "") -> None:
    """End the account's sign-ins, all or all but one."""
    work.connection.execute(
        sa.update(sign_in)
        .where(sign_in.c.user_id == user_id, sign_in.c.family != but_family, sign_in.c.revoked_at.is_(None))
        .values(revoked_at=work.now_ms)
    )


def forget_sign_ins(work: Work, user_id: int) -> None:
    """Delete the account's sign-ins: a one-time password counts as used while one of them exists."""
    work.connection.execute(sa.delete(sign_in).where(sign_in.c.user_id == user_id))


def post_command(work: Work, command: EndRooms) -> None:
    """Leave word for the running node (relay.md section 13)."""
    put(work, COMMAND_TOPIC, msgspec.json.encode(command))


def waiting_commands(connection: sa.Connection, *, limit: int = 100) -> list[tuple[int, EndRooms]]:
    """The commands that wait, oldest first, each with its row: ``outbox.done`` with it once the command is carried out."""
    rows = connection.execute(
        sa.select(outbox.c.id, outbox.c.body).where(outbox.c.topic == COMMAND_TOPIC).order_by(outbox.c.id).limit(limit)
    ).all()
    return [(row.id, msgspec.json.decode(row.body, type=EndRooms)) for row in rows]


def _person_for(work: Work, *, folded: str, email: str, name: str, is_admin: bool) -> int:
    role = "admin" if is_admin else "agent"
    known = work.connection.execute(
        sa.select(address.c.user_id).where(address.c.kind == "email", address.c.folded == folded)
    ).scalar_one_or_none()
    if known is not None:
        work.connection.execute(
            sa.update(person)
            .where(person.c.id == known)
            .values(role=role, name=name, suspended=False, updated_at=work.now_ms)
        )
        names.keep(work.connection, int(known), name)
        return int(known)
    user_id: int = work.connection.execute(
        sa.insert(person)
        .values(role=role, name=name, verified=True, created_at=work.now_ms, updated_at=work.now_ms)
        .returning(person.c.id)
    ).scalar_one()
    work.connection.execute(sa.insert(address).values(kind="email", folded=folded, shown=email, user_id=user_id))
    names.keep(work.connection, user_id, name)
    return user_id


def _put_recovery_codes(work: Work, user_id: int, hashes: Sequence[bytes]) -> None:
    work.connection.execute(sa.delete(recovery_code).where(recovery_code.c.user_id == user_id))
    work.connection.execute(
        sa.insert(recovery_code), [{"user_id": user_id, "code_hash": code_hash} for code_hash in hashes]
    )


def _select() -> sa.Select[tuple[object, ...]]:
    columns = [column for column in account.c if column.name not in ("limits", "locked_until")]
    return sa.select(*columns, person.c.name, person.c.role).join(person, person.c.id == account.c.user_id)


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Account | None:
    row = connection.execute(_select().where(condition)).mappings().one_or_none()
    return None if row is None else _account(row)


def _account(row: sa.RowMapping) -> Account:
    return Account(
        user_id=row["user_id"],
        email=row["email"],
        name=row["name"],
        role=row["role"],
        is_admin=row["is_admin"],
        password_hash=row["password_hash"],
        must_change_password=row["must_change_password"],
        totp_secret=(row["totp_secret"] or b"").decode(),
        totp_last_step=row["totp_last_step"],
        disabled=row["disabled"],
        created_at_ms=row["created_at"],
    )
