"""Who is there, for how long, and in what order."""

from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.wire.control import PresentPerson
from relay.desk.presence import GONE_AFTER_MS, TICKETS_PER_PERSON_MAX, Presence

ANA, BO = (2, 1), (3, 2)


def test_writers_come_first_and_each_person_once() -> None:
    presence = Presence()
    assert presence.say(42, ANA, "Ana", "viewing", 0)
    assert presence.say(42, BO, "Bo", "reply", 0)
    assert presence.say(42, (2, 9), "Ana", "note", 0)  # a second window of the same person
    assert presence.people(42, 0) == (PresentPerson(3, "Bo", "reply"), PresentPerson(2, "Ana", "note"))
    assert not presence.say(42, ANA, "Ana", "viewing", 10)


def test_a_statement_is_forgotten_after_45_seconds_unless_repeated() -> None:
    presence = Presence()
    presence.say(42, ANA, "Ana", "viewing", 0)
    presence.say(42, BO, "Bo", "viewing", 0)
    presence.say(42, BO, "Bo", "viewing", 15_000)
    assert presence.expire(GONE_AFTER_MS - 1) == set()
    assert [person.name for person in presence.people(42, GONE_AFTER_MS)] == ["Bo"]
    assert presence.expire(GONE_AFTER_MS) == {42}
    assert presence.expire(GONE_AFTER_MS + 15_000) == {42}
    assert presence.people(42, GONE_AFTER_MS + 15_000) == ()


def test_going_and_leaving_take_a_person_away() -> None:
    presence = Presence()
    presence.say(42, ANA, "Ana", "reply", 0)
    presence.say(43, ANA, "Ana", "viewing", 0)
    presence.say(44, ANA, "Ana", "viewing", 0)
    assert presence.say(42, ANA, "Ana", "gone", 1)
    assert not presence.say(42, ANA, "Ana", "gone", 2)
    assert presence.leave(ANA) == {43, 44}
    assert presence.leave(ANA) == set()
    assert presence.people(43, 3) == ()


@given(
    st.lists(
        st.tuples(st.integers(1, 200), st.sampled_from(("viewing", "reply", "gone")), st.integers(0, 90_000)),
        max_size=150,
    )
)
def test_memory_is_bounded_for_each_connection_and_empty_in_the_end(said: list[tuple[int, str, int]]) -> None:
    presence = Presence()
    for ticket_id, state, at_ms in said:
        presence.say(ticket_id, ANA, "Ana", state, at_ms)
    assert sum(bool(presence.people(ticket_id, 0)) for ticket_id in range(1, 201)) <= TICKETS_PER_PERSON_MAX
    presence.expire(10**9)
    assert presence._tickets == {}
    assert presence._of_connection == {}
