"""Organisations over a real store: admins make and change them, staff read them, nothing that is used is deleted."""

import msgspec
import pytest

from assistdesk.core.desk.shapes import CUSTOM_MAX
from assistdesk.core.desk.shapes_organizations import OrganizationChange, OrganizationIn, OrganizationOut
from assistdesk.core.errors import RefusedError
from relay.desk import rules as desk_rules
from relay.desk.organizations import Organizations
from relay.desk.refusals import ConflictError, FieldsError
from relay.ops.audit import AuditLog
from relay.store import organizations as store
from relay.store import people, persons
from tests.relay.desk.conftest import Desk


@pytest.fixture
def organizations(desk: Desk) -> Organizations:
    return Organizations(desk.store, AuditLog(), b"k" * 32)


async def make(desk: Desk, organizations: Organizations, name: str, **fields: object) -> OrganizationOut:
    given = OrganizationIn(name=name, **fields)  # type: ignore[arg-type]
    return (await organizations.make(desk.admin, given, desk.key())).value.organization


async def test_an_organisation_is_made_found_and_changed_field_by_field(
    desk: Desk, organizations: Organizations
) -> None:
    given = OrganizationIn(
        name="  Müller   & Söhne ", domains=("Mueller.example", "MUELLER.example"), plan="premium", external_id="crm-7"
    )
    made = await organizations.make(desk.admin, given, "k1")
    first = made.value.organization
    assert made.value.created
    assert first == OrganizationOut(
        id=first.id, name="Müller & Söhne", external_id="crm-7", domains=("mueller.example",), plan="premium"
    )
    assert (await organizations.make(desk.admin, given, "k1")).replayed
    assert (await organizations.find(desk.ana, first.id)).organization == first
    by_name = await organizations.named(desk.ana, name="müller & SÖHNE")
    by_external = await organizations.named(desk.ana, external_id="crm-7")
    assert by_name.organizations == by_external.organizations == (first,)
    assert (await organizations.named(desk.ana, external_id="crm-8")).organizations == ()

    change = OrganizationChange(region="EU", external_id=None, shared_tickets=True, row_version=1)
    second = (await organizations.change(desk.admin, first.id, change, desk.key())).value
    assert not second.created
    assert second.organization == msgspec.structs.replace(
        first, region="EU", external_id=None, shared_tickets=True, row_version=2
    )
    same = await organizations.change(desk.admin, first.id, OrganizationChange(region="EU", row_version=1), desk.key())
    assert same.value.organization.row_version == 2
    facts = await desk.store.read(lambda connection: store.facts(connection, first.id))
    assert facts == store.Facts(plan="premium", region="EU")
    nobody = await desk.store.read(lambda connection: [store.facts(connection, one) for one in (None, 99_999)])
    assert nobody == [store.NO_FACTS, store.NO_FACTS]


async def test_it_has_hours_a_group_tags_and_values_of_its_own(desk: Desk, organizations: Organizations) -> None:
    await desk.store.write(desk_rules.start_rules)
    group_id = await desk.store.write(lambda work: people.group_named(work, "Key accounts"))
    made = await make(
        desk, organizations, "Nord", tags=("vip", "eu", "vip"), custom={"seats": 40, "owner": "Bo"}, group_id=group_id,
        schedule_id=1,
    )  # fmt: skip
    assert (made.tags, made.custom, made.group_id, made.schedule_id) == (
        ("vip", "eu"), {"seats": 40, "owner": "Bo"}, group_id, 1,
    )  # fmt: skip
    change = OrganizationChange(custom={"owner": None, "trial": True}, group_id=None, row_version=1)
    after = (await organizations.change(desk.admin, made.id, change, desk.key())).value.organization
    assert after == msgspec.structs.replace(made, custom={"seats": 40, "trial": True}, group_id=None, row_version=2)
    same = OrganizationChange(custom={"seats": 40}, tags=("vip", "eu"), row_version=1)
    assert (await organizations.change(desk.admin, made.id, same, desk.key())).value.organization == after
    with pytest.raises(ConflictError):
        await organizations.change(desk.admin, made.id, OrganizationChange(tags=(), row_version=1), desk.key())
    too_many = {f"k{number}": number for number in range(CUSTOM_MAX)}
    for wrong, field, code in (
        (OrganizationChange(group_id=99), "group_id", "unknown"),
        (OrganizationChange(schedule_id=99), "schedule_id", "unknown"),
        (OrganizationChange(custom=too_many), "custom", "too_many"),
    ):
        with pytest.raises(FieldsError) as caught:
            await organizations.change(desk.admin, made.id, wrong, desk.key())
        assert caught.value.codes == {f"organization.{field}": code}
    assert (await organizations.find(desk.ana, made.id)).organization == after


async def test_a_stale_change_is_refused_with_both_values(desk: Desk, organizations: Organizations) -> None:
    made = await make(desk, organizations, "Nord")
    await organizations.change(desk.admin, made.id, OrganizationChange(plan="premium"), desk.key())
    stale = OrganizationChange(plan="basic", name="Nord", row_version=1)
    with pytest.raises(ConflictError) as caught:
        await organizations.change(desk.admin, made.id, stale, desk.key())
    assert caught.value.rule == "row_version"
    assert [(one.field, bytes(one.mine), bytes(one.theirs)) for one in caught.value.conflict.fields] == [
        ("plan", b'"basic"', b'"premium"')
    ]


async def test_it_is_found_by_external_id_then_by_name_or_made(desk: Desk, organizations: Organizations) -> None:
    async def put(name: str, **fields: object) -> tuple[bool, OrganizationOut]:
        given = OrganizationIn(name=name, **fields)  # type: ignore[arg-type]
        answered = (await organizations.make_or_change(desk.admin, given, desk.key())).value
        return answered.created, answered.organization

    created, first = await put("Nord", external_id="1", plan="premium")
    assert created
    created, renamed = await put("Nord AG", external_id="1")
    assert (created, renamed.id, renamed.name, renamed.plan) == (False, first.id, "Nord AG", "premium")
    created, by_name = await put("NORD ag", region="CH")
    assert (created, by_name.id, by_name.name, by_name.region) == (False, first.id, "NORD ag", "CH")
    with pytest.raises(FieldsError) as caught:
        await put("Nord AG", external_id="2")
    assert caught.value.codes == {"organization.external_id": "other"}
    created, second = await put("Süd")
    assert created
    assert (await put("Süd", external_id="2"))[1].id == second.id
    with pytest.raises(FieldsError) as caught:
        await put("Süd", external_id="1")
    assert caught.value.codes == {"organization.name": "taken"}


async def test_only_what_nothing_hangs_on_is_deleted(desk: Desk, organizations: Organizations) -> None:
    talleres = (await organizations.named(desk.ana, name="talleres norte")).organizations[0]
    with pytest.raises(RefusedError, match="in_use") as caught:
        await organizations.drop(desk.admin, talleres.id, desk.key())
    assert caught.value.fields == {"why": "people"}
    await desk.ticket()
    await desk.store.write(lambda work: persons.change(work, desk.lucia.id, {"org_id": None}))
    with pytest.raises(RefusedError, match="in_use") as caught:
        await organizations.drop(desk.admin, talleres.id, desk.key())
    assert caught.value.fields == {"why": "tickets"}
    empty = await make(desk, organizations, "Nobody's")
    key = desk.key()
    await organizations.drop(desk.admin, empty.id, key)
    await organizations.drop(desk.admin, empty.id, key)
    with pytest.raises(RefusedError, match="not_found"):
        await organizations.drop(desk.admin, empty.id, desk.key())


async def test_they_are_listed_by_number_in_pages(desk: Desk, organizations: Organizations) -> None:
    made = [(await make(desk, organizations, name)).id for name in ("C", "A", "B")]
    found: list[int] = []
    after = None
    while True:
        page = await organizations.list(desk.ana, after, 2)
        found += [one.id for one in page.organizations]
        after = page.meta.after_cursor
        assert page.meta.has_more is (after is not None)
        if after is None:
            break
    assert found[1:] == made
    with pytest.raises(RefusedError, match="cursor_malformed"):
        await organizations.list(desk.ana, "x", 2)


async def test_they_are_found_by_words_of_their_names_in_pages(desk: Desk, organizations: Organizations) -> None:
    for name in ("Müller & Söhne", "Söhne, Müller 100%", "100 percent", "Talleres_Sur"):
        await make(desk, organizations, name)
    for words, found in (
        ("söhne MÜLL", ["Müller & Söhne", "Söhne, Müller 100%"]),
        ("100%", ["Söhne, Müller 100%"]),  # no pattern: what is typed is what is looked for
        ("s_s", ["Talleres_Sur"]),
        ("nobody", []),
    ):
        page = await organizations.list(desk.ana, None, 10, words)
        assert [one.name for one in page.organizations] == found
    first = await organizations.list(desk.ana, None, 1, "müller")
    second = await organizations.list(desk.ana, first.meta.after_cursor, 1, "müller")
    assert [one.name for one in second.organizations] == ["Söhne, Müller 100%"]
    assert not second.meta.has_more
    with pytest.raises(RefusedError, match="cursor_malformed"):
        await organizations.list(desk.ana, first.meta.after_cursor, 1, "another question")


async def test_wrong_ones_are_refused_and_agents_only_read(desk: Desk, organizations: Organizations) -> None:
    nord = await make(desk, organizations, "Nord", external_id="1")
    sued = await make(desk, organizations, "Süd")
    for wrong, field, code in (
        (OrganizationIn(name="nord"), "name", "taken"),
        (OrganizationIn(name=" "), "name", "empty"),
        (OrganizationIn(name="x", external_id="1"), "external_id", "taken"),
    ):
        with pytest.raises(FieldsError) as caught:
            await organizations.make(desk.admin, wrong, desk.key())
        assert caught.value.codes == {f"organization.{field}": code}
    with pytest.raises(FieldsError):
        await organizations.change(desk.admin, sued.id, OrganizationChange(external_id="1"), desk.key())
    await organizations.change(desk.admin, nord.id, OrganizationChange(name="NORD", external_id="1"), desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await organizations.change(desk.admin, 99_999, OrganizationChange(), desk.key())
    with pytest.raises(RefusedError, match="not_found"):
        await organizations.find(desk.ana, 99_999)
    for refused in (
        organizations.make(desk.ana, OrganizationIn(name="x"), desk.key()),
        organizations.change(desk.ana, nord.id, OrganizationChange(), desk.key()),
        organizations.make_or_change(desk.ana, OrganizationIn(name="x"), desk.key()),
        organizations.drop(desk.ana, nord.id, desk.key()),
        organizations.find(desk.lucia, nord.id),
        organizations.named(desk.lucia, name="Nord"),
        organizations.list(desk.lucia, None, 10),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await refused
