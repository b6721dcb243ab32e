"""How long a call may ring before it counts as missed (desk.md section 8; 0064): as long as the desk says."""

from typing import Final

import sqlalchemy as sa

from assistdesk.core.desk.settings_shapes import CALL_RINGS_MIN
from relay.store import settings
from relay.store.work import Work

SETTING: Final = "call_rings_min"
MINUTE_MS: Final = 60_000


def minutes(connection: sa.Connection) -> int:
    return int(settings.get(connection, SETTING) or CALL_RINGS_MIN)


def put(work: Work, rings_min: int) -> None:
    settings.put(work, SETTING, b"%d" % rings_min)


def rings_ms(connection: sa.Connection) -> int:
    return minutes(connection) * MINUTE_MS
