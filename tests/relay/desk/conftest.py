"""A desk for each test: a real store, two agents, an admin and a customer, a clock to turn."""

import itertools
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest_asyncio

from assistdesk.core.desk import states
from assistdesk.core.desk.shapes import CommentIn, TicketAnswer, TicketChange, TicketNew, TicketOut
from relay.desk import changes
from relay.desk.changes import Written
from relay.desk.comments import Comments
from relay.desk.refusals import need_granted
from relay.desk.rights import SYSTEM, Caller, need_ticket
from relay.desk.sessions_log import SessionsLog
from relay.desk.ticket_pages import TicketPages
from relay.desk.tickets import Tickets
from relay.desk.views import Views
from relay.store import people
from relay.store.audits import Origin
from relay.store.database import Database
from relay.store.store import Store
from relay.store.work import Work
from tests.kit.accounts import TurnedClock
from tests.kit.desk_file import new_desk_file


@dataclass
class Desk:
    """Use cases and people. ``key`` gives a fresh idempotency key."""

    store: Store
    clock: TurnedClock
    tickets: Tickets
    pages: TicketPages
    comments: Comments
    views: Views
    sessions: SessionsLog
    ana: Caller
    bo: Caller
    admin: Caller
    lucia: Caller
    keys: "itertools.count[int]" = field(default_factory=itertools.count)
    rng: random.Random = field(default_factory=lambda: random.Random(5))

    def key(self) -> str:
        return f"key-{next(self.keys)}"

    async def ticket(self, subject: str = "no abre", body: str = "Hola, mi sesión no abre") -> int:
        """A ticket that Lucía wrote herself."""
        new = TicketNew(subject=subject, requester_id=self.lucia.user_id, comment=CommentIn(body=body, public=True))
        written = await self.store.write(lambda work: changes.create(work, self.lucia, new, self.rng.randbytes))
        return written.ticket.id

    async def shown(self, ticket_id: int) -> TicketOut:
        """As its row shows it to Ana."""
        return (await self.tickets.get(self.ana, ticket_id)).ticket

    async def change(self, caller: Caller, ticket_id: int, **fields: object) -> TicketAnswer:
        """A change that is expected to be done at once."""
        made = TicketChange(**fields)  # type: ignore[arg-type]
        answered = await self.tickets.change(caller, ticket_id, made, self.key())
        assert answered.value.done is not None
        return answered.value.done

    async def say(self, caller: Caller, ticket_id: int, body: str, *, public: bool = True) -> Written:
        """A comment by anyone, also a customer."""
        said = TicketChange(comment=CommentIn(body=body, public=public))
        return await self.store.write(lambda work: changes.update(work, caller, ticket_id, said, self.rng.randbytes))

    async def close(self, ticket_id: int) -> None:
        """As the timer does days after the solve."""
        await self.change(self.ana, ticket_id, status="solved")

        def operation(work: Work) -> None:
            ticket = need_ticket(work.connection, SYSTEM, ticket_id)
            events, after = need_granted(states.steps(ticket, [states.TimeClose()], SYSTEM.actor))
            changes.write(work, SYSTEM, ticket, after, events, self.rng.randbytes)

        await self.store.write(operation)


def _people(work: Work) -> list[Caller]:
    found = []
    for role, name in (("agent", "Ana"), ("agent", "Bo"), ("admin", "Olga"), ("customer", "Lucía Fernández")):
        user_id = people.add(
            work,
            role=role,  # type: ignore[arg-type]
            name=name,
            email=f"{name.split()[0]}@example.com",
            org_id=people.organization_named(work, "Talleres Norte") if role == "customer" else None,
        )
        found.append(
            Caller(
                user_id=user_id,
                role=role,  # type: ignore[arg-type]
                name=name,
                may_delete=role == "admin",
                origin=Origin(via="form" if role == "customer" else "api"),
            )
        )
    return found


async def open_desk(place: Path | Database, clock: TurnedClock) -> Desk:
    made = new_desk_file(place) if isinstance(place, Path) else place
    store = await Store.open(made, now_ms=clock.now_ms)
    ana, bo, admin, lucia = await store.write(_people)
    randbytes = random.Random(1).randbytes
    return Desk(
        store=store,
        clock=clock,
        tickets=Tickets(store, randbytes),
        pages=TicketPages(store, b"k" * 32),
        comments=Comments(store, randbytes),
        views=Views(store, b"k" * 32, now_ms=clock.now_ms),
        sessions=SessionsLog(store),
        ana=ana,
        bo=bo,
        admin=admin,
        lucia=lucia,
    )


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(tmp_path / "relay.db", TurnedClock())
    yield opened
    await opened.store.close()
