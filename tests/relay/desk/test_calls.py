"""Phone calls in the desk: the telephone system's words, the card, and what of both stands in the ticket."""

from collections.abc import Iterable

import msgspec
import pytest

from assistdesk.core.desk import contacts
from assistdesk.core.desk.call_shapes import CallChange, CallNew, CallOut, CallTicket, CtiIn, StepIn
from assistdesk.core.desk.events_service import CallEvent, StepNumber
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import LogEntry, read_log
from assistdesk.core.desk.settings_shapes import DeskSettingsIn
from assistdesk.core.desk.shapes import from_rfc3339, to_rfc3339
from assistdesk.core.desk.shapes_rules import ScheduleIn
from assistdesk.core.errors import RefusedError
from relay.desk import call_texts
from relay.desk.call_turn import OVER_TIMER_KIND, TIMER_KIND
from relay.desk.calls import Calls
from relay.desk.desk_settings import DeskSettings
from relay.desk.rights import Caller
from relay.desk.rules import Rules
from relay.desk.sessions_log import handle_word
from relay.ops.audit import AuditLog
from relay.store import audits, people, persons, timers
from relay.store import calls as rows
from relay.store.session_words import RoomConfirmed, RoomOpened
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

NUMBER = "+34600112233"
CALL_BACKS = 12
"""The shipped view."""


@pytest.fixture
def calls(desk: Desk) -> Calls:
    return Calls(desk.store, desk.rng.randbytes)


async def ring(calls: Calls, event: str, call_id: str = "x-1", **more: object) -> None:
    fields = {"event": event, "callId": call_id, "from": "0034 600 11 22 33", **more}
    await calls.hear(msgspec.convert(fields, CtiIn))


async def log_of(desk: Desk, ticket_id: int) -> list[LogEntry]:
    found = await desk.store.read(lambda connection: audits.after(connection, ticket_id, 0, 200))
    return read_log(found, lambda _author: Side.OURS)


async def told(desk: Desk, ticket_id: int) -> list[str]:
    """The call events of a ticket's log, by name."""
    return [
        type(event).__name__
        for entry in await log_of(desk, ticket_id)
        for event in entry.events
        if isinstance(event, CallEvent)
    ]


async def taken(calls: Calls, caller: Caller, call_id: int = 1, **change: object) -> CallOut:
    return (await calls.change(caller, call_id, CallChange(**change))).call  # type: ignore[arg-type]


async def step(calls: Calls, caller: Caller, number: StepNumber, **given: object) -> CallOut:
    return (await calls.stamp(caller, 1, number, StepIn(**given))).call  # type: ignore[arg-type]


def names(found: Iterable[CallOut]) -> list[tuple[str, str]]:
    return [(call.state, call.number) for call in found]


async def give_lucia_a_phone(desk: Desk) -> int:
    def operation(work: Work) -> int:
        return people.add(work, role="customer", name="Lucía Pérez", phone="+34 600 11 22 33", locale="es")

    return await desk.store.write(operation)


async def test_a_call_rings_for_all_and_is_one_agents_once_it_is_answered(desk: Desk, calls: Calls) -> None:
    owner = await give_lucia_a_phone(desk)
    await ring(calls, "newCall")
    await ring(calls, "newCall")
    for caller in (desk.ana, desk.bo):
        assert names((await calls.look(caller)).calls) == [("ringing", NUMBER)]
    mine = await taken(calls, desk.ana, answered=True)
    assert (mine.state, mine.agent_id) == ("active", desk.ana.id)
    assert [(match.user_id, match.name, match.tickets) for match in mine.matches] == [(owner, "Lucía Pérez", ())]
    assert (await calls.look(desk.bo)).calls == ()
    with pytest.raises(RefusedError, match="call_taken"):
        await taken(calls, desk.bo, answered=True)
    with pytest.raises(RefusedError, match="call_not_mine"):
        await taken(calls, desk.bo, notes="hello")
    with pytest.raises(RefusedError, match="not_found"):
        await calls.get(desk.ana, 99)


async def test_a_call_for_one_agent_rings_there_alone(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall", user="Bo@example.com")
    await ring(calls, "newCall", "x-2", user="nobody@example.com", direction="out", to="112")
    assert names((await calls.look(desk.ana)).calls) == [("ringing", "112")]
    assert len((await calls.look(desk.bo)).calls) == 2


async def test_an_agent_is_known_by_her_address_else_by_the_number_that_answers(desk: Desk, calls: Calls) -> None:
    for person, phone in ((desk.bo, "42"), (desk.lucia, "77")):
        await desk.store.write(lambda work, of=person, one=phone: persons.change(work, of.id, {"phones": (one,)}))  # type: ignore[misc]
    found = []
    for at, said in enumerate(
        (
            {"answeringNumber": "42"},
            {"answeringNumber": "42", "user": "ana@example.com"},
            {"answeringNumber": "42", "user": "Somebody"},
            {"answeringNumber": "77"},  # a customer's
            {"answeringNumber": "43"},
            {},
        ),
        start=1,
    ):
        await ring(calls, "answer", f"x-{at}", **said)
        found.append((await calls.get(desk.admin, at)).call.agent_id)
    assert found == [desk.bo.id, desk.ana.id, desk.bo.id, None, None, None]


async def test_a_call_for_one_agent_is_taken_by_that_agent_or_picked_up_by_an_admin(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall", user="Bo@example.com")
    await ring(calls, "newCall", "x-2", user="Bo@example.com")
    with pytest.raises(RefusedError, match="call_not_mine"):
        await taken(calls, desk.ana, answered=True, notes="mine?")
    assert (await calls.get(desk.bo, 1)).call.state == "ringing"
    assert (await taken(calls, desk.bo, answered=True)).agent_id == desk.bo.id
    assert (await taken(calls, desk.admin, 2, answered=True)).agent_id == desk.admin.id
    assert [call.id for call in (await calls.look(desk.bo)).calls] == [1]


async def test_a_call_is_read_by_its_agent_and_by_whoever_sees_its_ticket(desk: Desk, calls: Calls) -> None:
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)

    async def notes_for(caller: Caller) -> str:
        try:
            return (await calls.get(caller, 1)).call.notes
        except RefusedError as error:
            return error.rule

    await ring(calls, "newCall")
    assert await notes_for(narrow) == ""  # it rings for him too
    await taken(calls, desk.ana, answered=True, notes="on the lid")
    assert await notes_for(narrow) == "not_found"
    for caller in (desk.ana, msgspec.structs.replace(desk.ana, sees_all=False), desk.bo):
        assert await notes_for(caller) == "on the lid"
    ticket_id = await desk.ticket()
    await taken(calls, desk.ana, ticket_id=ticket_id)
    assert await notes_for(narrow) == "not_found"
    await desk.change(desk.ana, ticket_id, assignee_id=desk.bo.id)
    assert await notes_for(narrow) == "on the lid"


async def test_a_call_that_rings_for_another_or_rang_in_vain_is_not_everybodys(desk: Desk, calls: Calls) -> None:
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    await ring(calls, "newCall", user="Ana@example.com")
    await ring(calls, "newCall", "x-2", user="Bo@example.com")
    await ring(calls, "newCall", "x-3")
    await ring(calls, "hangup", "x-3")
    assert (await calls.get(narrow, 2)).call.state == "ringing"
    for number in (1, 3):
        with pytest.raises(RefusedError, match="not_found"):
            await calls.get(narrow, number)


async def test_the_whole_card_stands_in_its_ticket(desk: Desk, calls: Calls) -> None:
    ticket_id = await desk.ticket()
    await ring(calls, "newCall")
    desk.clock.turn(5)
    await taken(calls, desk.ana, answered=True)
    await step(calls, desk.ana, 1, locale="es")
    assert await told(desk, ticket_id) == []
    await taken(calls, desk.ana, ticket_id=ticket_id, notes="the printer\nof the second floor")
    assert await told(desk, ticket_id) == ["CallStarted", "CallAnswered", "NoticeRead"]
    desk.clock.turn(60)
    await step(calls, desk.ana, 2, method="account")
    await step(calls, desk.ana, 2, method="account")
    assert (await calls.look(desk.ana)).calls[0].needs == (3,)
    with pytest.raises(RefusedError, match="call_steps_open"):
        await step(calls, desk.ana, 4, status="solved")
    await step(calls, desk.ana, 3, reason="not needed")
    await ring(calls, "hangup", cause="normalClearing")
    closed = await step(calls, desk.ana, 4, status="solved")
    assert closed.state == "closed"
    assert await told(desk, ticket_id) == [
        *("CallStarted", "CallAnswered", "NoticeRead", "IdentityVerified", "StepSkipped", "CallEnded", "CallClosed")
    ]
    answer = await desk.tickets.get(desk.ana, ticket_id)
    assert answer.ticket.status == "solved"
    page = await desk.tickets.timeline(desk.ana, ticket_id)
    assert [comment.body for comment in page.comments if not comment.public] == ["the printer\nof the second floor"]
    facts = contacts.calls(await log_of(desk, ticket_id))[0]
    assert (facts.steps, facts.agent_id, facts.ended_at - facts.answered_at) == ({1, 2, 4}, desk.ana.id, 60_000)  # type: ignore[operator]
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None
    assert (await calls.look(desk.ana)).calls == ()


async def test_a_session_stamps_the_third_step_only_when_the_relay_knows_it(desk: Desk, calls: Calls) -> None:
    ticket_id = await desk.ticket()
    call = (await calls.log(desk.ana, CallNew(number=NUMBER, ticket_id=ticket_id), desk.key())).value.call
    assert (call.state, call.ticket_id) == ("active", ticket_id)
    for room in (None, "AAAA"):
        with pytest.raises(RefusedError, match="invalid"):
            await step(calls, desk.ana, 3, room=room)
    at_ms = desk.clock.now_ms()
    opened = RoomOpened(room="ROOM", at_ms=at_ms, ticket_id=ticket_id, account_id=desk.ana.id, nameplate="4829")
    confirmed = RoomConfirmed(room="ROOM", at_ms=at_ms)
    for one in (opened, confirmed):
        await desk.store.write(lambda work, one=one: handle_word(work, msgspec.json.encode(one)))  # type: ignore[misc]
    assert (await step(calls, desk.ana, 3, room="ROOM")).steps[2].method == "ROOM"


async def test_a_session_after_the_call_is_none_of_it(desk: Desk, calls: Calls) -> None:
    ticket_id = await desk.ticket()
    await calls.log(desk.ana, CallNew(number=NUMBER, ticket_id=ticket_id), desk.key())
    await taken(calls, desk.ana, ended=True)
    desk.clock.turn(60)
    at_ms = desk.clock.now_ms()
    opened = RoomOpened(room="ROOM", at_ms=at_ms, ticket_id=ticket_id, account_id=desk.ana.id, nameplate="4829")
    for one in (opened, RoomConfirmed(room="ROOM", at_ms=at_ms)):
        await desk.store.write(lambda work, one=one: handle_word(work, msgspec.json.encode(one)))  # type: ignore[misc]
    with pytest.raises(RefusedError, match="invalid") as refused:
        await step(calls, desk.ana, 3, room="ROOM")
    assert refused.value.fields == {"room": "no_session"}


async def test_a_reason_of_spaces_is_none(desk: Desk, calls: Calls) -> None:
    await calls.log(desk.ana, CallNew(number=NUMBER), desk.key())
    with pytest.raises(RefusedError, match="invalid") as refused:
        await step(calls, desk.ana, 1, reason="  ")
    assert refused.value.fields == {"reason": "missing"}
    assert (await step(calls, desk.ana, 1, reason=" she hung up ")).steps[0].reason == "she hung up"


async def test_a_new_ticket_begins_with_all_that_the_call_has_said(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True)
    asked = CallTicket(subject="No imprime", name="Marta", body="Llama por teléfono.", language="es")
    call = await taken(calls, desk.ana, new_ticket=asked, ended=True)
    assert call.ticket_id is not None
    assert await told(desk, call.ticket_id) == ["CallStarted", "CallAnswered", "CallEnded"]
    answer = await desk.tickets.get(desk.ana, call.ticket_id)
    ticket = answer.ticket
    assert (ticket.channel, ticket.status, ticket.assignee_id) == ("voice", "open", desk.ana.id)
    marta = next(user for user in answer.users if user.id == ticket.requester_id)
    assert (marta.name, marta.phone) == ("Marta", NUMBER)
    again = await taken(calls, desk.ana, new_ticket=asked)
    assert again.ticket_id == call.ticket_id


async def test_no_answered_call_stays_without_a_ticket(desk: Desk, calls: Calls) -> None:
    owner = await give_lucia_a_phone(desk)
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True, ended=True)
    desk.clock.turn(121)
    due = await desk.store.read(lambda connection: timers.due(connection, desk.clock.now_ms()))
    assert [timer.kind for timer in due] == [TIMER_KIND]
    await calls.tick(due[0].ref)
    await calls.tick(due[0].ref)
    call = (await calls.get(desk.ana, 1)).call
    answer = await desk.tickets.get(desk.ana, call.ticket_id or 0)
    assert (answer.ticket.requester_id, answer.ticket.subject) == (owner, f"Llamada telefónica {NUMBER}")
    for number in (1, 2, 3):
        await step(calls, desk.ana, number, reason="in a hurry")  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="invalid"):
        await step(calls, desk.ana, 4, status="pending")
    await step(calls, desk.ana, 4, status="pending", promise="I call on Monday.")
    page = await desk.tickets.timeline(desk.ana, call.ticket_id or 0)
    assert page.comments[-1].body == "I call on Monday."


@pytest.mark.parametrize("change", [{"suspended": True}, {"role": "expert"}])
async def test_the_ticket_of_a_call_whose_agent_helps_no_more_is_nobodys(
    desk: Desk, calls: Calls, change: dict[str, object]
) -> None:
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True, ended=True)
    await desk.store.write(lambda work: persons.change(work, desk.ana.id, change))
    desk.clock.turn(121)
    due = await desk.store.read(lambda connection: timers.due(connection, desk.clock.now_ms()))
    await calls.tick(due[0].ref)
    call = (await calls.get(desk.bo, 1)).call
    ticket = (await desk.tickets.get(desk.bo, call.ticket_id or 0)).ticket
    assert (ticket.subject, ticket.assignee_id, ticket.status) == (f"Phone call {NUMBER}", None, "new")


async def test_one_call_back_ticket_for_each_number_and_day(desk: Desk, calls: Calls) -> None:
    for call_id in ("a", "b"):
        await ring(calls, "newCall", call_id)
        desk.clock.turn(10)
        await ring(calls, "hangup", call_id, cause="noAnswer")
    await ring(calls, "newCall", "c", direction="out", to="112")
    await ring(calls, "hangup", "c")
    first, second, out = [(await calls.get(desk.ana, number)).call.ticket_id for number in (1, 2, 3)]
    assert first == second
    assert out is None
    answer = await desk.tickets.get(desk.ana, first or 0)
    assert (answer.ticket.tags, answer.ticket.status) == (("call-back",), "new")
    assert await told(desk, first or 0) == ["CallStarted", "CallEnded"] * 2
    desk.clock.turn(86_400)
    await ring(calls, "newCall", "d")
    await ring(calls, "hangup", "d")
    assert (await calls.get(desk.ana, 4)).call.ticket_id != first


@pytest.mark.parametrize(
    ("cause", "is_asked_back"),
    [
        ("normalClearing", True),
        ("busy", True),
        ("cancel", True),
        ("noAnswer", True),
        ("congestion", True),
        ("notFound", True),
        ("forwarded", False),
        ("answered elsewhere by " + "x" * 200, True),
    ],
)
async def test_every_cause_of_an_unanswered_call_asks_to_call_back_but_that_it_rings_on_elsewhere(
    desk: Desk, calls: Calls, cause: str, is_asked_back: bool
) -> None:
    await ring(calls, "newCall")
    await ring(calls, "hangup", cause=cause)
    call = (await calls.get(desk.ana, 1)).call
    assert (call.state, call.cause, call.ticket_id is not None) == ("missed", cause[:60], is_asked_back)


async def test_one_number_is_called_back_once_and_known_however_it_is_written(desk: Desk, calls: Calls) -> None:
    lucia = await give_lucia_a_phone(desk)
    other = await desk.store.write(
        lambda work: people.add(work, role="customer", name="Marta", phone="0034 (0)600 99 88 77")
    )
    for at, written in enumerate(("+34600112233", "34600112233", "sip:+34600112233@pbx.example.com:5060;user=phone")):
        await ring(calls, "newCall", f"x-{at}", **{"from": written})
        await ring(calls, "hangup", f"x-{at}")
    await ring(calls, "newCall", "y", **{"from": "+34600998877"})
    found = [(await calls.get(desk.ana, number)).call for number in (1, 2, 3, 4)]
    assert len({call.ticket_id for call in found[:3]}) == 1
    assert [call.matches[0].user_id for call in found] == [lucia, lucia, lucia, other]


@pytest.mark.parametrize(
    ("locale", "subject", "name"),
    [
        ("en", "Missed call without a number", "Unknown caller"),
        ("es-MX", "Llamada perdida sin número", "Persona desconocida"),
        ("zh", "未接来电（无号码）", "未知来电者"),
        ("fr", "Missed call without a number", "Unknown caller"),
    ],
)
async def test_a_missed_call_whose_number_is_withheld_asks_nobody_to_call_back(
    desk: Desk, calls: Calls, locale: str, subject: str, name: str
) -> None:
    for event in ("newCall", "noticePlayed", "hangup"):
        await ring(calls, event, **{"from": ""}, locale=locale)
    call = (await calls.get(desk.ana, 1)).call
    answer = await desk.tickets.get(desk.ana, call.ticket_id or 0)
    assert (answer.ticket.subject, answer.ticket.tags, answer.ticket.language) == (subject, (), locale)
    assert [person.name for person in answer.users if person.id == answer.ticket.requester_id] == [name]
    assert (await desk.views.tickets(desk.ana, CALL_BACKS)).tickets == ()


async def test_nobody_is_known_by_a_number_that_nobody_has(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True)
    with pytest.raises(RefusedError, match="invalid") as refused:
        await step(calls, desk.ana, 2, method="caller_id")
    assert refused.value.fields == {"method": "not_allowed"}
    await give_lucia_a_phone(desk)
    assert (await step(calls, desk.ana, 2, method="caller_id")).steps[1].method == "caller_id"


async def test_the_fourth_step_is_done_where_the_card_says_so_whatever_the_ticket_s_status_was(
    desk: Desk, calls: Calls
) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, status="pending", assignee_id=desk.ana.user_id)
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True, ticket_id=ticket_id)
    await step(calls, desk.ana, 1)
    await step(calls, desk.ana, 2, method="account")
    await step(calls, desk.ana, 3, reason="not needed")
    await taken(calls, desk.ana, ended=True)
    closed = await step(calls, desk.ana, 4, status="pending", promise="I call you tomorrow")
    assert closed.steps[3].state == "done"
    assert (await told(desk, ticket_id))[-2:] == ["CallEnded", "CallClosed"]
    assert contacts.calls(await log_of(desk, ticket_id))[0].steps == {1, 2, 4}


async def test_a_solve_by_somebody_else_days_later_closes_no_card(desk: Desk, calls: Calls) -> None:
    ticket_id = await desk.ticket()
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True, ticket_id=ticket_id)
    await taken(calls, desk.ana, ended=True)
    desk.clock.turn(3 * 86_400)
    await desk.change(desk.bo, ticket_id, status="solved")
    assert contacts.calls(await log_of(desk, ticket_id))[0].steps == set()


async def missed(desk: Desk, calls: Calls, call_id: str) -> int:
    """A call in vain; the ticket that asks to call back."""
    await ring(calls, "newCall", call_id)
    await ring(calls, "hangup", call_id, cause="noAnswer")
    found = await desk.store.read(lambda connection: rows.by_external(connection, call_id))
    assert found is not None
    assert found.ticket_id is not None
    return found.ticket_id


@pytest.mark.parametrize("status", ["solved", "closed"])
async def test_who_was_called_back_and_rings_in_vain_again_is_called_back_again(
    desk: Desk, calls: Calls, status: str
) -> None:
    first = await missed(desk, calls, "a")
    if status == "closed":
        await desk.close(first)
    else:
        await desk.change(desk.ana, first, status="solved")
    second, third = await missed(desk, calls, "b"), await missed(desk, calls, "c")
    assert first != second == third
    waiting = await desk.views.tickets(desk.ana, CALL_BACKS)
    assert [ticket.id for ticket in waiting.tickets] == [second]
    assert await told(desk, first) == ["CallStarted", "CallEnded"]


async def test_a_hang_up_of_which_nothing_else_is_known_makes_no_ticket(desk: Desk, calls: Calls) -> None:
    for _ in range(2):
        await ring(calls, "hangup", "never-rang", **{"from": ""})
        desk.clock.turn(5)
    assert (await calls.get(desk.ana, 1)).call.ticket_id is None
    await ring(calls, "newCall", "never-rang", **{"from": "anonymous"})
    assert (await calls.get(desk.ana, 1)).call.ticket_id is not None, "the ring came late"
    await ring(calls, "hangup", "rang-before-the-relay-ran")
    assert (await calls.get(desk.ana, 2)).call.ticket_id is not None


async def test_T35_a_call_whose_answer_is_heard_after_its_end_asks_nobody_to_call_back(
    desk: Desk, calls: Calls
) -> None:
    ticket_id = await missed(desk, calls, "a")
    await ring(calls, "answer", "a", user="bo@example.com")
    assert (await desk.views.tickets(desk.ana, CALL_BACKS)).tickets == ()
    assert (await told(desk, ticket_id)) == ["CallStarted", "CallEnded", "CallAnswered"]
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.subject == f"Phone call {NUMBER}"
    first = await missed(desk, calls, "b")
    assert await missed(desk, calls, "c") == first
    await ring(calls, "answer", "b")
    assert [one.id for one in (await desk.views.tickets(desk.ana, CALL_BACKS)).tickets] == [first], "c rang in vain"


async def fire(desk: Desk, calls: Calls) -> list[str]:
    """What is due now, done as the relay's timers do it."""
    found = await desk.store.read(lambda connection: timers.due(connection, desk.clock.now_ms()))
    for timer in found:
        await (calls.tick_over if timer.kind == OVER_TIMER_KIND else calls.tick)(timer.ref)
    return [timer.kind for timer in found if timer.kind in (OVER_TIMER_KIND, TIMER_KIND)]


async def test_a_call_that_nobody_answers_or_hangs_up_is_missed_in_the_end(desk: Desk, calls: Calls) -> None:
    began_ms = desk.clock.now_ms()
    await ring(calls, "newCall")
    await ring(calls, "newCall", "x-2", direction="out", to="112")
    desk.clock.turn(299)
    assert await fire(desk, calls) == []
    assert len((await calls.look(desk.ana)).calls) == 2
    desk.clock.turn(3_600)  # the relay was down
    assert await fire(desk, calls) == [OVER_TIMER_KIND] * 2
    assert (await calls.look(desk.ana)).calls == ()
    call, out = [(await calls.get(desk.ana, number)).call for number in (1, 2)]
    assert (call.state, call.is_end_assumed, call.ended_at) == ("missed", True, to_rfc3339(began_ms + 300_000))
    assert [one.id for one in (await desk.views.tickets(desk.ana, CALL_BACKS)).tickets] == [call.ticket_id]
    assert await told(desk, call.ticket_id or 0) == ["CallStarted", "CallEnded"]
    assert (out.state, out.ticket_id) == ("missed", None)
    assert await fire(desk, calls) == []


async def test_how_long_a_call_rings_is_the_desk_s_to_say(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await DeskSettings(desk.store, AuditLog(), lambda _agent: None).put(desk.admin, DeskSettingsIn(call_rings_min=10))
    desk.clock.turn(301)
    assert await fire(desk, calls) == [OVER_TIMER_KIND]
    assert (await calls.get(desk.ana, 1)).call.state == "ringing"
    desk.clock.turn(300)
    assert await fire(desk, calls) == [OVER_TIMER_KIND]
    assert (await calls.get(desk.ana, 1)).call.state == "missed"


async def test_a_clock_that_was_set_back_ends_no_call_early(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    desk.clock.turn(-3_600)
    await calls.tick_over("1")
    assert (await calls.get(desk.ana, 1)).call.state == "ringing"
    desk.clock.turn(3_600 + 301)
    assert await fire(desk, calls) == [OVER_TIMER_KIND]


async def test_a_call_that_is_somebody_s_or_over_waits_for_no_timer(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await taken(calls, desk.ana, answered=True)
    await ring(calls, "newCall", "x-2")
    await ring(calls, "hangup", "x-2")
    await calls.tick_over("1")
    await calls.tick_over("99")
    desk.clock.turn(30 * 86_400)
    assert await fire(desk, calls) == []
    mine = (await calls.look(desk.ana)).calls
    assert [(call.id, call.state) for call in mine] == [(1, "active")]
    ended = await taken(calls, desk.ana, ended=True)
    assert (ended.state, ended.is_end_assumed) == ("ended", True)


async def test_an_answer_or_a_hang_up_that_is_heard_after_a_call_rang_out_counts(desk: Desk, calls: Calls) -> None:
    for call_id in ("a", "b", "c"):
        await ring(calls, "newCall", call_id, **{"from": f"+3460000000{ord(call_id) % 10}"})
    desk.clock.turn(301)
    await fire(desk, calls)
    desk.clock.turn(20)
    await ring(calls, "answer", "a", user="bo@example.com")
    spoken = await taken(calls, desk.ana, 2, answered=True)
    await ring(calls, "hangup", "c", cause="cancel")
    missed_call = (await calls.get(desk.ana, 3)).call
    assert [call.id for call in (await calls.look(desk.bo)).calls] == [1]
    assert (spoken.state, spoken.ended_at, spoken.answered_at) == ("active", None, to_rfc3339(desk.clock.now_ms()))
    assert (missed_call.state, missed_call.cause, missed_call.is_end_assumed) == ("missed", "cancel", False)
    waiting = await desk.views.tickets(desk.ana, CALL_BACKS)
    assert [one.id for one in waiting.tickets] == [missed_call.ticket_id]
    assert await told(desk, spoken.ticket_id or 0) == ["CallStarted", "CallEnded", "CallAnswered"]
    [facts] = contacts.calls(await log_of(desk, spoken.ticket_id or 0))
    assert (facts.ended_at, facts.is_end_assumed) == (None, False)


async def test_a_call_that_was_answered_nobody_knows_by_whom_has_a_ticket_in_the_end(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await ring(calls, "answer")
    desk.clock.turn(4 * 3_600)
    assert await fire(desk, calls) == [OVER_TIMER_KIND]
    desk.clock.turn(121)
    assert await fire(desk, calls) == [TIMER_KIND]
    call = (await calls.get(desk.ana, 1)).call
    assert (call.state, call.is_end_assumed) == ("ended", True)
    assert (await desk.tickets.get(desk.ana, call.ticket_id or 0)).ticket.subject == f"Phone call {NUMBER}"


async def test_the_log_says_who_spoke_where_the_telephone_system_does_not_know_it(desk: Desk, calls: Calls) -> None:
    await ring(calls, "newCall")
    await ring(calls, "hangup")
    desk.clock.turn(1)
    await ring(calls, "answer")
    call = await taken(calls, desk.bo, answered=True)
    [facts] = contacts.calls(await log_of(desk, call.ticket_id or 0))
    assert facts.agent_id == desk.bo.id


@pytest.mark.parametrize("locale", ["en", "es", "zh"])
@pytest.mark.parametrize("number", [NUMBER, ""])
async def test_the_subject_of_a_call_back_is_right_again_when_the_call_was_answered(
    desk: Desk, calls: Calls, locale: str, number: str
) -> None:
    for event in ("newCall", "noticePlayed", "hangup", "answer"):
        await ring(calls, event, **{"from": number}, locale=locale)
    call = (await calls.get(desk.ana, 1)).call
    ticket = (await desk.tickets.get(desk.ana, call.ticket_id or 0)).ticket
    assert (ticket.subject, ticket.tags) == (call_texts.ticket_of(number, False, locale).subject, ())


async def test_a_subject_that_somebody_wrote_stays(desk: Desk, calls: Calls) -> None:
    ticket_id = await missed(desk, calls, "a")
    await desk.change(desk.ana, ticket_id, subject="No imprime")
    await ring(calls, "answer", "a")
    ticket = (await desk.tickets.get(desk.ana, ticket_id)).ticket
    assert (ticket.subject, ticket.tags) == ("No imprime", ())


async def test_the_day_of_a_call_back_is_one_where_the_desk_is(desk: Desk, calls: Calls) -> None:
    hours = ScheduleIn(name="office", time_zone="America/Bogota", intervals=((540, 1_080),))
    await Rules(desk.store).put_schedule(desk.admin, hours, desk.key())
    midnight_ms = from_rfc3339("2026-02-26T05:00:00.000Z")  # there
    found = []
    for number, minutes in enumerate((-6 * 60, -4 * 60, -1, 1)):  # midnight in UTC is between the first two
        desk.clock.at_ms = midnight_ms + minutes * 60_000
        found.append(await missed(desk, calls, f"x-{number}"))
    assert found[0] == found[1] == found[2] != found[3]


async def test_a_closed_ticket_takes_no_call(desk: Desk, calls: Calls) -> None:
    ticket_id = await desk.ticket()
    await desk.change(desk.admin, ticket_id, status="solved")

    def close(work: Work) -> None:
        work.connection.exec_driver_sql("UPDATE ticket SET status = 'closed' WHERE id = ?", (ticket_id,))

    await desk.store.write(close)
    with pytest.raises(RefusedError, match="step"):
        await calls.log(desk.ana, CallNew(ticket_id=ticket_id), desk.key())


async def test_a_call_logged_twice_with_one_key_is_one_call(desk: Desk, calls: Calls) -> None:
    key = desk.key()
    first = await calls.log(desk.ana, CallNew(number=NUMBER), key)
    again = await calls.log(desk.ana, CallNew(number=NUMBER), key)
    assert again.replayed
    assert first.value.call.id == again.value.call.id
    for given in ({}, {"method": None}):
        with pytest.raises(RefusedError, match="invalid"):
            await step(calls, desk.ana, 2, **given)
    with pytest.raises(RefusedError, match="invalid"):
        await step(calls, desk.ana, 4)
