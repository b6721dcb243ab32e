"""People and tickets as windows show them: pure translations from the relay's shapes to rows."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from assistdesk.core.desk import shapes
from assistdesk.core.desk.badges import ClockFacts, facts_of
from assistdesk.runtime.snapshot import GroupMark, PersonView, PresenceView, TicketRow, ViewItem
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.runtime.stamps import at_ms

PEOPLE_KEPT: Final = 5_000
FACTS_KEPT: Final = 4_096
OUR_ROLES: Final = frozenset(("agent", "admin", "expert"))


class People:
    """Everybody that an answer named, newest word wins."""

    def __init__(self) -> None:
        self._users: dict[int, shapes.UserOut] = {}
        self._groups: dict[int, str] = {}
        self._organizations: dict[int, str] = {}
        self._statuses: dict[int, StatusWord] = {}

    def add(self, users: Iterable[shapes.UserOut]) -> None:
        for user in users:
            self._users.pop(user.id, None)
            self._users[user.id] = user
        while len(self._users) > PEOPLE_KEPT:
            del self._users[next(iter(self._users))]

    def add_names(self, groups: Iterable[shapes.NameOut], organizations: Iterable[shapes.NameOut]) -> None:
        for known, found in ((self._groups, groups), (self._organizations, organizations)):
            known.update((one.id, one.name) for one in found)
            while len(known) > PEOPLE_KEPT:
                del known[next(iter(known))]

    def group_name(self, group_id: int | None) -> str:
        return self._groups.get(group_id or 0, "")

    def org_name(self, org_id: int | None) -> str:
        return self._organizations.get(org_id or 0, "")

    def set_statuses(self, words: Iterable[StatusWord]) -> None:
        """The desk's own words for statuses, as they are now."""
        self._statuses = {one.id: one for one in words}

    def status_label(self, status_id: int | None, status: str) -> str:
        """The word that stands for this status; "" where none does."""
        word = self._statuses.get(status_id or 0)
        return word.text if word is not None and word.category == status else ""

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
            user.role in OUR_ROLES and user.availability == "online",
            user.org_by_address,
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
        updated_at_ms=at_ms(ticket.updated_at),
        created_at_ms=at_ms(ticket.created_at),
        unread=ticket.unread,
        flagged=ticket.flagged,
        live=live.state if live is not None else "",
        live_since_ms=at_ms(live.since) if live is not None else None,
        row_version=ticket.row_version,
        seq=ticket.seq,
        presence=presence,
        pending=is_pending,
        clock=None if ticket.clock is None else clock_facts(ticket.clock),
        type=ticket.type or "",
        severity=ticket.severity,
        due_at_ms=None if ticket.due_at is None else at_ms(ticket.due_at),
        category=ticket.category,
        group_id=ticket.group_id,
        group_name=people.group_name(ticket.group_id),
        org_name=people.org_name(ticket.org_id),
        custom_status_id=ticket.custom_status_id,
        status_label=people.status_label(ticket.custom_status_id, ticket.status),
    )


def make_mark(group_by: str, ticket: shapes.TicketOut, people: People) -> GroupMark | None:
    """The group of a ticket, as it is in the page that put it there."""
    match group_by:
        case "status":
            return GroupMark(group_by, ticket.status)
        case "priority":
            return GroupMark(group_by, ticket.priority)
        case "assignee_id":
            return GroupMark(group_by, ticket.assignee_id, people.name(ticket.assignee_id))
        case "group_id":
            return GroupMark(group_by, ticket.group_id, people.group_name(ticket.group_id))
        case "org_id":
            return GroupMark(group_by, ticket.org_id, people.org_name(ticket.org_id))
        case _:
            return None


@lru_cache(maxsize=FACTS_KEPT)
def clock_facts(clock: shapes.ClockOut) -> ClockFacts:
    return facts_of(clock)


def make_views(views: tuple[shapes.ViewOut, ...]) -> tuple[ViewItem, ...]:
    ordered = sorted(views, key=lambda view: (view.position, view.id))
    return tuple(
        ViewItem(
            view.id,
            view.key,
            view.title,
            view.count,
            view.shared,
            view.editable,
            view.query,
            view.sort,
            view.columns,
            view.group_by,
            view.as_table,
            view.moves,
            view.group_id or 0,
        )
        for view in ordered
    )
