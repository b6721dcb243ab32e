"""Sessions of colleagues whom the agent asked in, beside the first session (protocol.md section 13.4).

Each has its own room, keys, ledger and sheet; nothing of the first passes on. An invited one may only look; one to whom the
session is handed over takes the first one's place when his View is on. Refuses to know windows and what is decided in a
session.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from assistdesk.core.session import actions, events
from assistdesk.core.session.host_state import HostPhase
from assistdesk.core.types import InviteKind, Permission, Rect
from assistdesk.runtime import intents, intents_customer
from assistdesk.runtime.answering import answered, shown
from assistdesk.runtime.customer_view import agent_of, build_snapshot
from assistdesk.runtime.host import HostSession
from assistdesk.runtime.snapshot_customer import CustomerSnapshot, GuestView

STATES: Final = {
    HostPhase.JOINING: "joining",
    HostPhase.CHECKING: "joining",
    HostPhase.SHEET: "sheet",
    HostPhase.ACTIVE: "looking",
    HostPhase.PAUSED: "paused",
    HostPhase.LOST: "lost",
    HostPhase.RETURNING: "back",
}


@dataclass(frozen=True, slots=True)
class Guest:
    """``name``: as the agent who asked called him."""

    number: int
    name: str
    kind: InviteKind
    session: HostSession

    @property
    def phase(self) -> HostPhase:
        return self.session.state.phase

    @property
    def is_looking(self) -> bool:
        return self.session.state.book.is_on(Permission.VIEW)


class Guests:
    """*make* builds a session; with True one that may only be looked through."""

    def __init__(self, make: Callable[[bool], HostSession], dropped: Callable[[HostSession], None]) -> None:
        self._make, self._dropped = make, dropped
        self._guests: list[Guest] = []
        self._next = 1

    @property
    def sessions(self) -> tuple[HostSession, ...]:
        return tuple(guest.session for guest in self._guests)

    def join(
        self, invited: actions.JoinInvited, first: HostSession, windows: tuple[Rect, ...], has_focus: bool
    ) -> None:
        """The customer said yes to him. His session begins as every other, with a sheet; what is hidden from the *first* is
        hidden from him."""
        session = self._make(invited.kind is InviteKind.INVITE)
        session.desktop.hiding.begin_with(first.desktop.hiding.choice)
        session.hide(windows, has_focus)
        if first.state.is_bar_visible:
            session.feed(events.WindowVisible(events.Window.BAR))
        session.feed(events.CodeEntered(invited.code, events.Origin.TYPED))
        self._guests.append(Guest(self._next, invited.name, invited.kind, session))
        self._next += 1

    def feed(self, event: events.HostEvent) -> None:
        """What the customer does to all who look."""
        for session in self.sessions:
            session.feed(event)

    def handle(self, number: int, intent: intents.Intent, now_ms: int) -> None:
        session = next((guest.session for guest in self._guests if guest.number == number), None)
        if session is None:
            return
        match intent:
            case intents_customer.SheetShown(ask_id, visible_since_ms):
                shown(session, ask_id, visible_since_ms is not None)
            case intents_customer.Answer():
                answered(session, intent)
            case intents_customer.CompareSafety(result):
                session.feed(events.SafetyAnswered(result))
            case intents_customer.NotMyRequest():
                session.feed(events.NotMine())
            case intents_customer.Continue():
                session.feed(events.ContinuePressed(now_ms))
            case intents_customer.Stop():
                session.feed(events.StopPressed(events.StopBy.BUTTON))
            case _:
                pass

    # --- coming and going -----------------------------------------------------------------------------------------

    def sweep(self) -> None:
        """Who did not get in, and whose session is over, is no guest any more."""
        for guest in tuple(self._guests):
            if guest.phase in (HostPhase.IDLE, HostPhase.ENDED):
                self._guests.remove(guest)
                self._dropped(guest.session)

    def take_successor(self) -> HostSession | None:
        """To whom the session was handed over, once his View is on: no guest from here on."""
        return self._take(lambda guest: guest.kind is InviteKind.HAND_OVER and guest.is_looking)

    def take_first(self) -> HostSession | None:
        """Who stays when the first session ends by itself."""
        return self._take(lambda _guest: True)

    def _take(self, fits: Callable[[Guest], bool]) -> HostSession | None:
        guest = next((guest for guest in self._guests if fits(guest)), None)
        if guest is None:
            return None
        self._guests.remove(guest)
        return guest.session

    # --- what windows see -----------------------------------------------------------------------------------------

    def views(self, now_ms: int) -> tuple[GuestView, ...]:
        return tuple(
            GuestView(
                guest.number,
                guest.name,
                agent_of(guest.session, now_ms),
                STATES.get(guest.phase, ""),
                guest.is_looking,
            )
            for guest in self._guests
        )

    def sheet(self, now_ms: int, wall_ms: int) -> tuple[int, CustomerSnapshot] | None:
        """The first of them who waits for an answer."""
        asking = next((guest for guest in self._guests if guest.phase is HostPhase.SHEET), None)
        return None if asking is None else (asking.number, build_snapshot(asking.session, now_ms, wall_ms))


def with_guests(snapshot: CustomerSnapshot, guests: Guests, now_ms: int, wall_ms: int) -> CustomerSnapshot:
    """*snapshot* of the first session, with who else looks and who else asks."""
    views = guests.views(now_ms)
    if not views:
        return snapshot
    names = tuple(view.agent.name or view.name for view in views if view.is_looking)
    asking = guests.sheet(now_ms, wall_ms)
    monitors = {*snapshot.shared_monitors}
    for session in guests.sessions:
        standing = session.state.book.of(Permission.VIEW)
        monitors |= set(standing.scope.monitors) if standing.is_given else set()
    return replace(
        snapshot,
        watchers=(*snapshot.watchers, *names),
        shared_monitors=tuple(sorted(monitors)),
        guests=views,
        guest_number=asking[0] if asking is not None else 0,
        guest_sheet=asking[1] if asking is not None else None,
    )
