"""Where split off words stand: in the new ticket, through further splits, and at home again after a merge back."""

from assistdesk.core.desk.shapes import SplitIn
from relay.desk.deleting import Deleting
from relay.desk.merging import Merging
from relay.desk.reading import Reading
from relay.desk.splitting import Splitting
from tests.relay.desk.conftest import Desk
from tests.relay.desk.test_reading import read


async def test_a_merge_back_brings_split_off_words_home_as_long_as_it_stands(desk: Desk) -> None:
    ticket_id = await desk.ticket("two", "first matter")
    comment = (await desk.say(desk.lucia, ticket_id, "second matter")).comment
    assert comment is not None
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
    splitting, merging = Splitting(desk.store, desk.rng.randbytes), Merging(desk.store, desk.rng.randbytes)
    given = SplitIn(subject="second", comment_ids=(comment.id,))
    new_id = (await splitting.split(desk.ana, ticket_id, given, desk.key())).value.ticket.id

    async def bodies() -> list[str]:
        return [one.body for one in (await read(desk, reading, key)).lines]

    assert await bodies() == ["first matter", ""]
    for customers_see in (False, True):
        await merging.merge(desk.ana, new_id, ticket_id, desk.key(), customers_see=customers_see)
        assert await bodies() == ["first matter", "second matter"]
        await merging.unmerge(desk.ana, new_id, desk.key())
        assert await bodies() == ["first matter", ""]
    await merging.merge(desk.ana, new_id, ticket_id, desk.key())
    await Deleting(desk.store, desk.rng.randbytes).delete(desk.admin, new_id, desk.key())
    assert await bodies() == ["first matter", ""]


async def test_words_that_are_split_off_twice_stand_in_the_last_ticket_alone(desk: Desk) -> None:
    first = await desk.ticket("first", "of the first")
    said = [(await desk.say(desk.lucia, first, body)).comment for body in ("of the second", "of the third")]
    ids = tuple(one.id for one in said if one is not None)
    splitting = Splitting(desk.store, desk.rng.randbytes)
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    second = (await splitting.split(desk.ana, first, SplitIn(subject="b", comment_ids=ids), desk.key())).value.ticket.id
    given = SplitIn(subject="c", comment_ids=ids[1:])
    third = (await splitting.split(desk.ana, second, given, desk.key())).value.ticket.id
    for ticket_id, bodies in (
        (first, ["of the first", "", ""]),
        (second, ["of the second"]),
        (third, ["of the third"]),
    ):
        key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
        assert [one.body for one in (await read(desk, reading, key)).lines] == bodies
