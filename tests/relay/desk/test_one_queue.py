"""One list of what is to do, whatever a ticket came by (story S6): chat, its form, a call that nobody answered, a colleague."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from assistdesk.core.desk.call_shapes import CtiIn
from assistdesk.core.desk.shapes import CommentIn, RequesterIn, TicketNew
from assistdesk.core.desk.views import DEFAULT_VIEWS
from relay.desk import rules
from relay.desk.calls import Calls
from tests.relay.desk.chat_stage import Stage, open_stage

TO_DO = next(view.id for view in DEFAULT_VIEWS if view.key == "to_do")


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


async def test_tickets_of_every_channel_stand_in_one_list_and_what_is_due_first_on_top(stage: Stage) -> None:
    desk = stage.desk
    await desk.store.write(rules.start_rules)
    _, chat = await stage.ask("by chat")
    desk.clock.turn(60)
    _, form = await stage.ask("by the form", email="eva@norte.example", by_mail=True)
    desk.clock.turn(60)
    calls = Calls(desk.store, desk.rng.randbytes)
    for event in ("newCall", "hangup"):
        await calls.hear(CtiIn(event=event, call_id="c-1", from_number="+34944555010", direction="in"))  # type: ignore[arg-type]
    desk.clock.turn(60)
    who = RequesterIn(name="Bea", email="bea@norte.example")
    new = TicketNew(
        subject="by a colleague", requester=who, comment=CommentIn(body="b", public=True), priority="urgent"
    )
    urgent = (await desk.tickets.create(desk.bo, new, desk.key())).value.ticket.id
    await desk.change(desk.bo, await desk.ticket("of another"), assignee_id=desk.bo.id)
    await desk.change(desk.ana, await desk.ticket("waits"), status="pending", assignee_id=desk.ana.id)
    found = (await desk.views.tickets(desk.ana, TO_DO)).tickets
    assert {one.channel for one in found} == {"chat", "voice", "app"}
    assert {chat.ticket_id, form.ticket_id, urgent} < {one.id for one in found}
    assert len(found) == 4
    due = [one.next_due_at for one in found]
    assert due == sorted(due, key=lambda at: (at is None, at))
    assert (found[0].id, sum(at is not None for at in due)) == (urgent, 4)
