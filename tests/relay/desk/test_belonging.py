"""A new customer is of the organisation whose domain her address has; an address that nobody proved opens nothing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistdesk.core.desk.call_shapes import CtiIn
from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import AssignAction, SetFieldAction
from assistdesk.core.desk.shapes import CommentIn, RequesterIn, TicketNew, TicketOut
from assistdesk.core.desk.shapes_organizations import (
    LetGoIn,
    OrganizationChange,
    OrganizationIn,
    PersonChange,
    PersonIn,
    PersonOut,
)
from assistdesk.core.desk.shapes_people import ParticipantIn, RequesterChange
from assistdesk.core.desk.shapes_triggers import TriggerIn
from assistdesk.core.desk.triggers import Trigger
from assistdesk.core.errors import RefusedError
from relay.desk.calls import Calls
from relay.desk.merging import Merging
from relay.desk.organizations import Organizations
from relay.desk.participants import Participants
from relay.desk.people import People
from relay.desk.reading import Reading
from relay.desk.requesters import Requesters
from relay.desk.transcripts import Transcripts
from relay.desk.triggers import Triggers
from relay.ops.audit import AuditLog, list_entries
from relay.store import organizations as org_rows
from relay.store import people as people_rows
from relay.store import persons
from relay.store.work import Work
from tests.relay.desk.chat_stage import Stage, open_stage
from tests.relay.desk.conftest import Desk

NORTE = "norte.example"
CANARY = "canary-of-norte"


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


def orgs_of(desk: Desk) -> Organizations:
    return Organizations(desk.store, AuditLog(), b"k" * 32)


def people_of(desk: Desk) -> People:
    return People(desk.store, AuditLog(), b"k" * 32, lambda _user_id: None)


async def org(desk: Desk, name: str = "Norte", *domains: str, **fields: object) -> int:
    given = OrganizationIn(name=name, domains=domains or (NORTE,), **fields)  # type: ignore[arg-type]
    return (await orgs_of(desk).make(desk.admin, given, desk.key())).value.organization.id


async def person(desk: Desk, user_id: int) -> PersonOut:
    found = await desk.store.read(lambda connection: persons.find(connection, user_id))
    assert found is not None
    return found


async def who_has(desk: Desk, email: str) -> PersonOut:
    user_id = await desk.store.read(lambda connection: people_rows.by_email(connection, email))
    return await person(desk, user_id or 0)


async def made(desk: Desk, *emails: str, **fields: object) -> PersonOut:
    given = PersonIn(name="Eva", emails=emails, **fields)  # type: ignore[arg-type]
    return (await people_of(desk).make(desk.ana, given, desk.key())).value.user


async def asked(desk: Desk, requester: RequesterIn) -> TicketOut:
    new = TicketNew(subject="s", requester=requester, comment=CommentIn(body="b", public=True))
    return (await desk.tickets.create(desk.ana, new, desk.key())).value.ticket


async def by_rest(stage: Stage, email: str) -> None:
    await made(stage.desk, email)


async def in_step_with_another_system(stage: Stage, email: str) -> None:
    given = PersonIn(name="Eva", emails=(email,), external_id="crm-1")
    await people_of(stage.desk).make_or_change(stage.desk.ana, given, stage.desk.key())


async def by_chat(stage: Stage, email: str) -> None:
    await stage.ask("hello", email=email)


async def by_the_form(stage: Stage, email: str) -> None:
    await stage.ask("hello", email=email, by_mail=True)


async def by_an_agent(stage: Stage, email: str) -> None:
    await asked(stage.desk, RequesterIn(name="Eva", email=email))


async def in_copy(stage: Stage, email: str) -> None:
    ticket_id = await stage.desk.ticket()
    given = ParticipantIn(person=RequesterIn(name="Eva", email=email))
    await Participants(stage.desk.store, stage.desk.rng.randbytes).add(
        stage.desk.ana, ticket_id, given, stage.desk.key()
    )


async def as_another_customer(stage: Stage, email: str) -> None:
    ticket_id = await stage.desk.ticket()
    given = RequesterChange(person=RequesterIn(name="Eva", email=email))
    await Requesters(stage.desk.store, stage.desk.rng.randbytes).change(
        stage.desk.ana, ticket_id, given, stage.desk.key()
    )


async def with_an_address_at_last(stage: Stage, email: str) -> None:
    eva = await made(stage.desk)
    await people_of(stage.desk).change(stage.desk.ana, eva.id, PersonChange(emails=(email,)), stage.desk.key())


WAYS = (
    by_rest, in_step_with_another_system, by_chat, by_the_form, by_an_agent, in_copy, as_another_customer,
    with_an_address_at_last,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
async def test_whoever_comes_with_an_address_of_a_domain_is_of_its_organisation(stage: Stage, way: object) -> None:
    org_id = await org(stage.desk)
    await org(stage.desk, "Sur", "sur.example")
    await way(stage, "Eva@NORTE.example")  # type: ignore[operator]
    eva = await who_has(stage.desk, "eva@norte.example")
    assert (eva.role, eva.org_id, eva.org_name, eva.org_by_address) == ("customer", org_id, "Norte", True)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "email", ["eva@other.example", "eva@mail.norte.example", "eva@gmail.com", "norte.example@x.example"]
)
async def test_of_another_domain_a_sub_domain_or_anybody_s_she_is_of_none(
    stage: Stage, way: object, email: str
) -> None:
    org_id = await org(stage.desk)
    change = {"domains": (NORTE, "gmail.com")}  # kept before the desk refused it
    await stage.desk.store.write(lambda work: org_rows.change(work, org_id, change))
    await way(stage, email)  # type: ignore[operator]
    eva = await who_has(stage.desk, email)
    assert (eva.org_id, eva.org_by_address) == (None, False)


async def test_a_caller_is_of_none_until_somebody_knows_her_address(desk: Desk) -> None:
    org_id = await org(desk)
    calls = Calls(desk.store, desk.rng.randbytes)
    for event in ("newCall", "hangup"):
        await calls.hear(CtiIn(event=event, call_id="x", from_number="+34944555010", direction="in"))  # type: ignore[arg-type]
    (caller,) = await desk.store.read(lambda connection: persons.page(connection, ["customer"], None, desk.lucia.id, 5))
    assert (await person(desk, caller)).org_id is None
    await people_of(desk).change(desk.ana, caller, PersonChange(emails=("eva@norte.example",)), desk.key())
    assert (await person(desk, caller)).org_id == org_id


async def test_who_has_an_organisation_keeps_it_and_who_is_said_to_have_none_has_none(desk: Desk) -> None:
    norte, sur = await org(desk), await org(desk, "Sur", "sur.example")
    eva = await made(desk, "eva@norte.example", org_id=sur)
    assert (eva.org_id, eva.org_by_address) == (sur, False)
    bea = await made(desk, "bea@norte.example", org_id=None)
    assert bea.org_id is None
    use = people_of(desk)
    await use.change(desk.ana, eva.id, PersonChange(emails=("eva@norte.example", "e@norte.example")), desk.key())
    assert (await person(desk, eva.id)).org_id == sur
    await use.change(desk.ana, bea.id, PersonChange(name="Beatriz"), desk.key())
    await use.change(desk.ana, bea.id, PersonChange(emails=("BEA@norte.example", "bea@x.example")), desk.key())
    assert (await person(desk, bea.id)).org_id is None  # no address is new to her that says anything
    await use.change(desk.ana, bea.id, PersonChange(emails=("b@norte.example",), org_id=None), desk.key())
    assert (await person(desk, bea.id)).org_id is None
    named = await asked(desk, RequesterIn(name="Cai", email="cai@norte.example", organisation="Elsewhere"))
    assert named.org_id not in (None, norte, sur)
    assert not (await who_has(desk, "cai@norte.example")).org_by_address


async def test_the_first_address_that_says_something_counts_and_of_two_the_organisation_that_was_there_first(
    desk: Desk,
) -> None:
    norte, sur = await org(desk), await org(desk, "Sur", "sur.example")
    assert (await made(desk, "e@x.example", "e@sur.example", "e@norte.example")).org_id == sur
    change = {"domains": ("sur.example", NORTE)}  # kept before the desk refused it
    await desk.store.write(lambda work: org_rows.change(work, sur, change))
    assert (await made(desk, "b@norte.example")).org_id == norte
    await desk.store.write(lambda work: org_rows.change(work, norte, {"domains": ()}))
    assert (await made(desk, "c@norte.example")).org_id == sur


async def test_letters_beyond_ascii_name_the_same_domain_however_they_come(desk: Desk) -> None:
    org_id = await org(desk, "Müller", "Müller.example")
    for email in ("eva@MÜLLER.example", "bea@xn--mller-kva.example"):
        assert (await made(desk, email)).org_id == org_id


async def test_a_domain_is_one_organisation_s_and_never_anybody_s(desk: Desk) -> None:
    norte = await org(desk)
    use = orgs_of(desk)
    for wrong, code, more in (
        (("sur.example", "NORTE.example"), "taken", {"other": "Norte"}),
        (("sur.example", "gmail.com"), "public", {}),
    ):
        with pytest.raises(RefusedError, match="invalid") as caught:
            await use.make(desk.admin, OrganizationIn(name="Sur", domains=wrong), desk.key())
        assert caught.value.fields == {"field": "organization.domains[1]", "code": code, **more}
    sur = await org(desk, "Sur", "sur.example")
    with pytest.raises(RefusedError, match="invalid"):
        await use.change(desk.admin, sur, OrganizationChange(domains=("sur.example", NORTE)), desk.key())
    double = {"domains": ("sur.example", NORTE, "gmail.com")}  # kept before the desk refused it
    await desk.store.write(lambda work: org_rows.change(work, sur, double))
    kept = OrganizationChange(domains=("gmail.com", NORTE, "sur.example", "new.example"))
    assert (await use.change(desk.admin, sur, kept, desk.key())).value.organization.domains == kept.domains
    await use.drop(desk.admin, norte, desk.key())
    assert (await made(desk, "eva@norte.example")).org_id == sur


async def test_plan_and_domain_route_her_very_first_ticket(stage: Stage) -> None:
    desk = stage.desk
    groups = await desk.store.write(lambda work: [people_rows.group_named(work, name) for name in ("Keys", "L2")])
    org_id = await org(desk, plan="premium", group_id=groups[0])
    rules = Triggers(desk.store, AuditLog(), Trigger, now_ms=desk.clock.now_ms)
    for field, value, action in (
        ("plan", "premium", SetFieldAction(field="priority", value="urgent")),
        ("domain", NORTE, AssignAction(group_id=groups[1])),
    ):
        conditions = RuleConditions(all=(RuleCondition(field=field, operator="is", value=value),))
        given = TriggerIn(title=field, active=True, conditions=conditions, actions=(action,))
        await rules.make(desk.admin, given, desk.key())
    first = await asked(desk, RequesterIn(name="Eva", email="eva@norte.example"))
    assert (first.org_id, first.priority, first.group_id) == (org_id, "urgent", groups[1])
    _, chat = await stage.ask("hello", email="bea@norte.example")
    by_chat = await desk.shown(chat.ticket_id)
    assert (by_chat.org_id, by_chat.priority) == (org_id, "urgent")
    stranger = await asked(desk, RequesterIn(name="Eva", email="eva@sur.example"))
    assert (stranger.org_id, stranger.priority, stranger.group_id) == (None, None, None)


# --- what an address does not open --------------------------------------------------------------------------------


async def test_an_address_typed_in_a_chat_never_opens_the_organisation_s_tickets(stage: Stage) -> None:
    """The attack: a stranger claims the director's address. Her organisation shares its tickets, an agent has opened words
    of one ticket to another's customers, and, taken in, puts the stranger in copy there."""
    desk = stage.desk
    org_id = await org(desk, shared_tickets=True)
    eva, bea = [await made(desk, f"{name}@norte.example", org_id=org_id) for name in ("eva", "bea")]
    target, source = [
        (await asked(desk, RequesterIn(name="x", email=f"{name}@norte.example"))).id for name in ("eva", "bea")
    ]
    assert {eva.id, bea.id} == {(await desk.shown(one)).requester_id for one in (target, source)}
    await desk.say(desk.ana, source, CANARY)
    merging = Merging(desk.store, desk.rng.randbytes)
    await merging.merge(desk.ana, source, target, desk.key(), customers_see=True)

    _, chat = await stage.ask("I am the director", email="director@norte.example")
    mallory = await who_has(desk, "director@norte.example")
    assert (mallory.org_id, mallory.org_by_address) == (org_id, True)
    hers = await desk.shown(chat.ticket_id)
    assert hers.org_id == org_id  # plan and hours count for her
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    for ticket_id in (target, source):
        with pytest.raises(RefusedError, match="participant"):
            await reading.give(desk.ana, ticket_id, mallory.id)
    given = ParticipantIn(user_id=mallory.id)
    await Participants(desk.store, desk.rng.randbytes).add(desk.ana, target, given, desk.key())
    her_key = (await reading.give(desk.ana, target, mallory.id)).key
    assert CANARY in await lines(desk, reading, (await reading.give(desk.ana, target, eva.id)).key)
    assert CANARY not in await lines(desk, reading, her_key)
    told = await Transcripts(desk.store).of_reader(her_key, 0, now_ms=desk.clock.now_ms())
    assert CANARY not in [one.body for one in told.lines]
    with pytest.raises(RefusedError, match="merge") as caught:
        await merging.merge(desk.ana, target, hers.id, desk.key(), customers_see=True)
    assert caught.value.fields["why"] == "unproven"
    assert [one.body for one in (await stage.show(chat.id)).lines] == ["I am the director"]

    # somebody of ours says that she is of it
    await people_of(desk).change(desk.ana, mallory.id, PersonChange(org_id=org_id), desk.key())
    assert not (await person(desk, mallory.id)).org_by_address
    assert CANARY in await lines(desk, reading, her_key)


async def lines(desk: Desk, reading: Reading, key: str) -> list[str]:
    return [one.body for one in (await reading.read(key, now_ms=desk.clock.now_ms())).lines]


# --- a domain that comes later ------------------------------------------------------------------------------------


async def test_a_domain_that_comes_later_moves_nobody_until_an_admin_takes_them_in(desk: Desk) -> None:
    eva, bea, far = [await made(desk, one) for one in ("eva@norte.example", "x@MÜLLER.example", "y@sur.example")]
    old = (await asked(desk, RequesterIn(name="x", email="eva@norte.example"))).id
    named = await made(desk, "z@norte.example", org_id=await org(desk, "Sur", "elsewhere.example"))
    org_id = await org(desk, "Norte", NORTE, "xn--mller-kva.example")
    use = orgs_of(desk)
    assert (await person(desk, eva.id)).org_id is None
    outside = await use.outside(desk.admin, org_id)
    assert (outside.count, [one.id for one in outside.users]) == (2, [eva.id, bea.id])
    key = desk.key()
    taken = (await use.take_in(desk.admin, org_id, key)).value
    assert (taken.user_ids, taken.left) == ((eva.id, bea.id), 0)
    assert (await use.take_in(desk.admin, org_id, key)).replayed
    assert [(await person(desk, one)).org_id for one in (eva.id, bea.id, far.id)] == [org_id, org_id, None]
    assert (await person(desk, eva.id)).org_by_address
    assert (await person(desk, named.id)).org_name == "Sur"
    assert (await desk.shown(old)).org_id is None
    assert (await asked(desk, RequesterIn(name="x", email="eva@norte.example"))).org_id == org_id
    assert (await use.outside(desk.admin, org_id)).count == 0

    await people_of(desk).change(desk.ana, bea.id, PersonChange(org_id=org_id), desk.key())
    back = LetGoIn(user_ids=(eva.id, bea.id, far.id, named.id, 9_999))
    gone = (await use.let_go(desk.admin, org_id, back, desk.key())).value
    assert (gone.user_ids, gone.left) == ((eva.id,), 1)  # of whom somebody said since that she is of it stays
    assert ((await person(desk, eva.id)).org_id, (await person(desk, eva.id)).org_by_address) == (None, False)
    said = [
        (one.actor, one.action, one.subject, one.detail)
        for one in await desk.store.read(list_entries)
        if one.action.startswith("organization.")
    ]
    assert said == [
        ("Olga@example.com", "organization.taken_in", f"#{org_id}", {"people": 2}),
        ("Olga@example.com", "organization.let_go", f"#{org_id}", {"people": 1}),
    ]


async def test_many_are_taken_in_a_part_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relay.desk.organizations.TAKE_IN_MAX", 2)

    def operation(work: Work) -> None:
        for number in range(5):
            people_rows.add(work, role="customer", name="E", email=f"e{number}@norte.example")
        people_rows.add(work, role="agent", name="A", email="a@norte.example")

    await desk.store.write(operation)
    org_id = await org(desk)
    use = orgs_of(desk)
    found = [(await use.take_in(desk.admin, org_id, desk.key())).value for _ in range(4)]
    assert [(len(one.user_ids), one.left) for one in found] == [(2, 3), (2, 1), (1, 0), (0, 0)]


async def test_only_admins_ask_and_act(desk: Desk) -> None:
    org_id = await org(desk)
    use = orgs_of(desk)
    for refused in (
        use.outside(desk.ana, org_id),
        use.take_in(desk.ana, org_id, desk.key()),
        use.let_go(desk.ana, org_id, LetGoIn(user_ids=(1,)), desk.key()),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await refused
    for missing in (use.outside(desk.admin, 99), use.take_in(desk.admin, 99, desk.key())):
        with pytest.raises(RefusedError, match="not_found"):
            await missing
