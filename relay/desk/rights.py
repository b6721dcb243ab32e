"""Who asks, and what that person may see and do (desk.md section 0). One place, used by REST, events and timers.

A ticket one may not see does not exist: every refusal of sight is ``not_found``. It knows no HTTP and no token.
"""

from dataclasses import replace

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import states
from assistdesk.core.desk.model import Ticket, UserRole
from assistdesk.core.desk.shapes import TicketRight
from assistdesk.core.desk.states import Actor, Who
from assistdesk.core.desk.views import Reader
from assistdesk.core.errors import RefusedError
from relay.store import participants, people, tickets
from relay.store.audits import Origin
from relay.store.lists import Sight

NOT_FOUND = "not_found"
FORBIDDEN = "forbidden"
SUSPENDED = "suspended"
"""Of work that waited: whoever wished it may do nothing any more."""


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """A signed-in person of ours, or the system itself (``user_id`` None). ``is_external``: an agent of a group of somebody
    else's house."""

    user_id: int | None
    role: UserRole | None = None
    name: str = ""
    sees_all: bool = True
    group_ids: tuple[int, ...] = ()
    may_delete: bool = False
    is_external: bool = False
    origin: Origin = Origin()

    @property
    def id(self) -> int:
        """The person's id; 0 for the system, which no row belongs to."""
        return self.user_id or 0

    @property
    def actor(self) -> Actor:
        who = Who.SYSTEM if self.role is None else Who(self.role)
        return Actor(who, self.user_id, may_delete=self.may_delete)

    @property
    def sight(self) -> Sight:
        return Sight(self.id, self.sees_all, self.group_ids, only_on=self.role == "expert")

    @property
    def reader(self) -> Reader:
        return Reader(user_id=self.id, group_ids=self.group_ids)

    @property
    def is_staff(self) -> bool:
        return self.role in ("agent", "admin")

    @property
    def is_of_the_house(self) -> bool:
        """Staff that is not somebody else's."""
        return self.is_staff and not self.is_external

    @property
    def is_ours(self) -> bool:
        """Staff, or an expert: who has no seat, and sees only what she is on."""
        return self.is_staff or self.role == "expert"


SYSTEM = Caller(user_id=None, name="", origin=Origin(via="system"))


def caller_of(connection: sa.Connection, user_id: int, origin: Origin) -> Caller | None:
    """The person as a caller; None where she is gone or suspended."""
    return as_caller(user_id, people.standing(connection, user_id), origin)


def need_caller(connection: sa.Connection, user_id: int, origin: Origin) -> Caller:
    """By the rights that the person has now. Raises RefusedError ``suspended``: she has none."""
    caller = caller_of(connection, user_id, origin)
    if caller is None:
        raise RefusedError(SUSPENDED)
    return caller


def as_caller(user_id: int, user: people.Standing | None, origin: Origin, *, may_admin: bool = True) -> Caller | None:
    """As ``caller_of``, where her standing is known already. *may_admin* False: an admin sees as much and may no more than an
    agent, as by an API token without that scope."""
    if user is None or user.suspended:
        return None
    own_groups_only = user.role != "admin" and user.is_narrow
    is_admin = user.role == "admin" and may_admin
    return Caller(
        user_id=user_id,
        role="agent" if user.role == "admin" and not is_admin else user.role,
        name=user.name,
        sees_all=user.role in ("agent", "admin") and not own_groups_only,
        group_ids=user.group_ids,
        may_delete=is_admin,
        is_external=user.role == "agent" and user.external,
        origin=origin,
    )


def may_take_logs(caller: Caller) -> bool:
    """Whole logs of the tickets that she sees (decision 0043)."""
    return caller.is_of_the_house


def need_reports(caller: Caller) -> None:
    """Figures of the desk are its own house's (section 0). Raises RefusedError ``forbidden``."""
    if not caller.is_of_the_house:
        raise RefusedError(FORBIDDEN)


def need_staff(caller: Caller) -> None:
    """Raises RefusedError ``forbidden``."""
    if not caller.is_staff:
        raise RefusedError(FORBIDDEN)


def need_ours(caller: Caller) -> None:
    """Staff or an expert. Raises RefusedError ``forbidden``."""
    if not caller.is_ours:
        raise RefusedError(FORBIDDEN)


def actor_on(connection: sa.Connection, caller: Caller, ticket_id: int) -> Actor:
    """The caller as one who acts on this ticket: an expert replies there if whoever added her said so."""
    if caller.role != "expert":
        return caller.actor
    return replace(caller.actor, may_reply=participants.may_reply(connection, ticket_id, caller.id))


def rights_on(connection: sa.Connection, caller: Caller, ticket_id: int) -> tuple[TicketRight, ...]:
    """What somebody of ours may do to a ticket that she sees; its status may refuse it still."""
    held = states.rights(actor_on(connection, caller, ticket_id))
    return (*held, "log") if may_take_logs(caller) else held


def need_ticket(connection: sa.Connection, caller: Caller, ticket_id: int) -> Ticket:
    """The ticket, if this caller may see it. Raises RefusedError ``not_found``."""
    ticket = tickets.find(connection, ticket_id)
    if ticket is None or not sees(connection, caller, ticket):
        raise RefusedError(NOT_FOUND)
    return ticket


def sees(connection: sa.Connection, caller: Caller, ticket: Ticket) -> bool:
    """By its group or its assignee; else by being on it, which is one row's question."""
    allowed = caller.sight.allows(ticket.group_id, ticket.assignee_id)
    return allowed or participants.is_on(connection, ticket.id, caller.id)
