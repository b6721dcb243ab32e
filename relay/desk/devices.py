"""Devices that agents sign in from: registered with their stored key, listed, revoked (relay.md section 11).

Operations on the store; the construction of a proof is ``core.wire.device_proof``. It knows no HTTP.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import DeviceKey
from relay.desk.accounts import Journal, need_account
from relay.store.tables import device, sign_in
from relay.store.work import Work

DEVICES_PER_ACCOUNT_MAX = 50


@dataclass(frozen=True, slots=True)
class Device:
    """One row; ``stored_key`` proves nothing by itself."""

    id: str
    user_id: int
    name: str
    created_at_ms: int
    last_used_at_ms: int
    revoked_at_ms: int | None


def register_device(work: Work, *, device_id: str, user_id: int, key: DeviceKey) -> None:
    """Remember a device; beyond the limit the one used longest ago is revoked."""
    live = work.connection.execute(
        sa.select(device.c.id)
        .where(device.c.user_id == user_id, device.c.revoked_at.is_(None))
        .order_by(device.c.last_used_at.desc(), device.c.id)
        .offset(DEVICES_PER_ACCOUNT_MAX - 1)
    ).scalars()
    for old in live.all():
        _revoke(work, old)
    work.connection.execute(
        sa.insert(device).values(
            id=device_id,
            user_id=user_id,
            name=key.name,
            stored_key=key.stored_key,
            created_at=work.now_ms,
            last_used_at=work.now_ms,
        )
    )


def read_stored_key(connection: sa.Connection, device_id: str) -> bytes | None:
    """The stored key of a device that is not revoked."""
    return connection.execute(
        sa.select(device.c.stored_key).where(device.c.id == device_id, device.c.revoked_at.is_(None))
    ).scalar_one_or_none()


def list_devices(connection: sa.Connection, email: str) -> list[Device]:
    """Raises RefusedError ``account_unknown``."""
    found = need_account(connection, email)
    rows = connection.execute(
        sa.select(
            device.c.id,
            device.c.user_id,
            device.c.name,
            device.c.created_at,
            device.c.last_used_at,
            device.c.revoked_at,
        )
        .where(device.c.user_id == found.user_id)
        .order_by(device.c.created_at, device.c.id)
    ).all()
    return [Device(*row) for row in rows]


def revoke_device(work: Work, journal: Journal, *, actor: str, email: str, device_id: str) -> None:
    """Withdraw a device: its sign-ins end, a running node cuts its sockets.

    Raises:
        RefusedError: ``account_unknown``, ``device_unknown``.
    """
    found = need_account(work.connection, email)
    known = work.connection.execute(
        sa.select(device.c.id).where(device.c.id == device_id, device.c.user_id == found.user_id)
    ).scalar_one_or_none()
    if known is None:
        raise RefusedError("device_unknown", device_id=device_id)
    _revoke(work, device_id)
    journal.append(work, actor=actor, action="device.revoke", subject=found.email, detail={"device": device_id})


def _revoke(work: Work, device_id: str) -> None:
    work.connection.execute(
        sa.update(device).where(device.c.id == device_id, device.c.revoked_at.is_(None)).values(revoked_at=work.now_ms)
    )
    work.connection.execute(
        sa.update(sign_in)
        .where(sign_in.c.device_id == device_id, sign_in.c.revoked_at.is_(None))
        .values(revoked_at=work.now_ms)
    )
