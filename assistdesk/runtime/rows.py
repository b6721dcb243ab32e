"""People and tickets as windows show them: pure translations from the relay's shapes to rows."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from assistdesk.core.desk import shapes
from assistdesk.core.desk.badges import ClockFacts, facts_of
from assistdesk.runtime.snapshot import PersonView, PresenceView, TicketRow, ViewItem

PEOPLE_KEPT: Final = 5_000
FACTS_KEPT: Final = 4_096


class People:
    """Everybody that an answer named, newest word wins."""

    def __init__(self) -> None:
        self._users: dict[int, shapes.UserOut] = {}

    def add(self, users: Iterable[shapes.UserOut]) -> None:
        for user in users:
            self._users.pop(user.id, None)
            self._users[user.id] = user
        while len(self._users) > PEOPLE_KEPT:
            del self._users[next(iter(self._users))]

    def knows(self, user_id: int | None) -> bool:
        return user_id is None or user_id in self._users

    def all(self) -> tuple[shapes.UserOut, ...]:
        return tuple(self._users.values())

    def name(self, user_id: int | None) -> str:
        user = self._users.get(user_id or 0)
        return user.name if user is not None else ""

    def view(self, user_id: int) -> PersonView:
        user = self._users.get(user_id)
        if user is None:
            return PersonView(user_id, "")
        return PersonView(
            user_id,
            user.name,
            user.org_name,
            user.email,
            user.phone,
            user.locale,
            user.time_zone,
            user.availability == "online",
        )

    def agents(self) -> tuple[PersonView, ...]:
        ours = (user for user in self._users.values() if user.role in ("agent", "admin") and not user.suspended)
        return tuple(self.view(user.id) for user in sorted(ours, key=lambda user: user.name.casefold()))


def make_row(
    ticket: shapes.TicketOut,
    people: People,
    my_id: int,
    presence: tuple[PresenceView, ...] = (),
    is_pending: bool = False,
) -> TicketRow:
    live = ticket.live
    return TicketRow(
        id=ticket.id,
        subject=ticket.subject,
        requester=people.view(ticket.requester_id),
        status=ticket.status,
        priority=ticket.priority,
        assignee_id=ticket.assignee_id,
        assignee_name=people.name(ticket.assignee_id),
        channel=ticket.channel,
        language=ticket.language,
        tags=ticket.tags,
        preview=ticket.preview,
        preview_mine=ticket.preview_author_id == my_id,
        updated_at_ms=shapes.from_rfc3339(ticket.updated_at),
        created_at_ms=shapes.from_rfc3339(ticket.created_at),
        unread=ticket.unread,
        flagged=ticket.flagged,
        live=live.state if live is not None else "",
        live_since_ms=shapes.from_rfc3339(live.since) if live is not None else None,
        row_version=ticket.row_version,
        seq=ticket.seq,
        presence=presence,
        pending=is_pending,
        clock=None if ticket.clock is None else _facts(ticket.clock),
    )


@lru_cache(maxsize=FACTS_KEPT)
def _facts(clock: shapes.ClockOut) -> ClockFacts:
    return facts_of(clock)


def make_views(views: tuple[shapes.ViewOut, ...]) -> tuple[ViewItem, ...]:
    ordered = sorted(views, key=lambda view: (view.position, view.id))
    return tuple(
        ViewItem(view.id, view.key, view.title, view.count, view.shared, view.editable, view.query) for view in ordered
    )
