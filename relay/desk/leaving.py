"""Who is taken out of a group, or helps no more, keeps no work of it (desk.md section 2): her tickets have nobody then, and
stay in their group.

Whoever takes somebody out leaves a note; the tickets follow in the background, a few in each transaction, and the outbox
carries the rest over a restart. Closed ones keep who had them. Who is back in the group meanwhile keeps what is left.
"""

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import states
from relay.desk import changes
from relay.desk.changes import RandomBytes
from relay.desk.refusals import need_granted
from relay.desk.rights import SYSTEM
from relay.store import outbox, people, tickets
from relay.store.work import Work

TOPIC = "left"
BATCH = 20


class _Errand(msgspec.Struct, frozen=True, kw_only=True):
    """The tickets of one person in one group (``group_id`` None: all of hers) whose numbers are above ``after_id``."""

    user_id: int
    group_id: int | None = None
    after_id: int = 0


def ask(work: Work, user_id: int, group_id: int | None = None) -> None:
    """Have her tickets in this group find somebody else; None: all of them, she helps no more."""
    _put(work, _Errand(user_id=user_id, group_id=group_id))


def _put(work: Work, errand: _Errand) -> None:
    outbox.put(work, TOPIC, msgspec.json.encode(errand))


def handle(random_bytes: RandomBytes, work: Work, body: bytes) -> None:
    """The outbox handler: a few tickets, each with an audit of its own, and a note for the rest."""
    errand = msgspec.json.decode(body, type=_Errand)
    if _is_there(work.connection, errand):
        return
    held = tickets.held_by(work.connection, errand.user_id, errand.group_id, errand.after_id, BATCH)
    for ticket in held:
        events, after = need_granted(states.steps(ticket, [states.AssigneeLeftGroup()], SYSTEM.actor))
        changes.write(work, SYSTEM, ticket, after, events, random_bytes)
    if len(held) == BATCH:
        _put(work, msgspec.structs.replace(errand, after_id=held[-1].id))


def _is_there(connection: sa.Connection, errand: _Errand) -> bool:
    helps = people.is_agent(connection, errand.user_id)
    return helps and (errand.group_id is None or errand.user_id in people.members(connection, errand.group_id))
