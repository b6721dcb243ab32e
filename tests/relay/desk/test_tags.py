"""Which tags are offered: those of tickets that the asker may see, the most used first."""

import msgspec
import pytest

from assistdesk.core.desk.shapes import TAGS_MAX
from assistdesk.core.desk.shapes_people import ParticipantIn
from assistdesk.core.errors import RefusedError
from relay.desk.participants import Participants
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.desk.tags import Tags
from relay.store import people, ticket_tags
from tests.relay.desk.conftest import Desk


async def offered(desk: Desk, caller: Caller, begun: str, limit: int = 20) -> list[tuple[str, int]]:
    found = await Tags(desk.store).beginning(caller, begun, limit)
    return [(one.tag, one.tickets) for one in found.tags]


async def test_the_most_used_come_first_and_no_more_than_asked_for(desk: Desk) -> None:
    for tags in (("vpn", "Kündigung"), ("vpn", "VIP"), ("kunde",), ("vip", "kunde")):
        await desk.change(desk.ana, await desk.ticket(), tags=tags)
    assert await offered(desk, desk.ana, "v") == [("vpn", 2), ("VIP", 1), ("vip", 1)]
    assert await offered(desk, desk.ana, "KUN") == [("kunde", 2), ("Kündigung", 1)]
    assert await offered(desk, desk.ana, "v", 1) == [("vpn", 2)]
    assert await offered(desk, desk.ana, "x") == []


async def test_a_tag_that_went_from_its_last_ticket_is_offered_no_more(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, tags=("mistpyed",))
    await desk.change(desk.ana, ticket_id, tags=())
    assert await offered(desk, desk.ana, "mist") == []


async def test_more_tags_than_one_statement_asks_for_are_counted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_tags, "ASKED_MAX", 2)
    for tags in (("ta", "tb", "tc", "td", "te"), ("te",)):
        await desk.change(desk.ana, await desk.ticket(), tags=tags)
    assert await offered(desk, desk.ana, "t") == [("te", 2), ("ta", 1), ("tb", 1), ("tc", 1), ("td", 1)]


async def test_nobody_is_told_the_tags_of_tickets_that_she_may_not_see(desk: Desk) -> None:
    hidden, own = await desk.ticket(), await desk.ticket()
    await desk.change(desk.ana, hidden, tags=("secret", "shared"))
    await desk.change(desk.ana, own, tags=("shared",), assignee_id=desk.bo.id)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    assert await offered(desk, narrow, "s") == [("shared", 1)]
    eva = await desk.store.write(lambda work: people.add(work, role="expert", name="Eva", email="eva@example.com"))
    expert = Caller(user_id=eva, role="expert", name="Eva", sees_all=False)
    assert await offered(desk, expert, "s") == []
    await Participants(desk.store, desk.rng.randbytes).add(desk.ana, hidden, ParticipantIn(user_id=eva), desk.key())
    assert await offered(desk, expert, "s") == [("secret", 1), ("shared", 1)]
    with pytest.raises(RefusedError, match="forbidden"):
        await offered(desk, desk.lucia, "s")


async def test_a_ticket_gets_no_more_tags_than_it_may_have(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, tags=tuple(f"t{n}" for n in range(TAGS_MAX)))
    with pytest.raises(FieldsError) as refused:
        await desk.change(desk.ana, ticket_id, add_tags=("one more",))
    assert refused.value.codes == {"ticket.tags": "too_many"}
    await desk.change(desk.ana, ticket_id, add_tags=("another",), remove_tags=("t0",))
    assert len((await desk.shown(ticket_id)).tags) == TAGS_MAX
