"""People and their availability; customers are made and changed, whoever helps is changed by admins."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_organizations import PersonChange, PersonIn, PersonOut
from assistdesk.core.errors import RefusedError
from relay.desk.people import ASSIGNABLE, People
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.rights import caller_of
from relay.ops.audit import AuditLog, list_entries
from relay.store import names
from relay.store import people as rows
from relay.store.audits import Origin
from relay.store.work import Work
from tests.relay.desk.conftest import Desk

CUSTOMERS = ("customer",)


@pytest.fixture
def told() -> list[int]:
    """Whose rights have changed."""
    return []


@pytest.fixture
def people(desk: Desk, told: list[int]) -> People:
    return People(desk.store, AuditLog(), b"k" * 32, told.append)


async def make(desk: Desk, people: People, name: str, **fields: object) -> PersonOut:
    given = PersonIn(name=name, **fields)  # type: ignore[arg-type]
    return (await people.make(desk.ana, given, desk.key())).value.user


async def test_agents_are_those_a_ticket_can_be_given_to(desk: Desk, people: People) -> None:
    found = await people.page(desk.ana, ASSIGNABLE, None, None, 50)
    assert [user.name for user in found.users] == ["Ana", "Bo", "Olga"]


async def test_a_person_is_found_by_id_and_by_any_spelling_of_an_address(desk: Desk, people: People) -> None:
    assert (await people.find(desk.ana, desk.lucia.id)).user.org_name == "Talleres Norte"
    assert [user.id for user in (await people.find_email(desk.ana, " LUCÍA@example.com")).users] == [desk.lucia.id]
    assert (await people.find_email(desk.ana, "nobody@example.com")).users == ()
    with pytest.raises(RefusedError, match="not_found"):
        await people.find(desk.ana, 999)
    with pytest.raises(RefusedError, match="forbidden"):
        await people.page(desk.lucia, ASSIGNABLE, None, None, 50)


async def test_availability_is_kept(desk: Desk, people: People) -> None:
    answer = await people.set_availability(desk.ana, desk.ana.id, "away")
    assert answer.user.availability == "away"
    caller = await desk.store.read(lambda connection: caller_of(connection, desk.ana.id, Origin()))
    assert caller is not None
    assert caller.name == "Ana"


async def test_an_admin_sets_anybodys_availability_who_helps_and_the_log_says_so(desk: Desk, people: People) -> None:
    assert (await people.set_availability(desk.admin, desk.bo.id, "away")).user.availability == "away"
    said = await desk.store.read(list_entries)
    assert [(one.actor, one.action) for one in said] == [("Olga@example.com", "account.availability")]
    for caller, user_id, rule in ((desk.ana, desk.bo.id, "forbidden"), (desk.admin, 99_999, "not_found")):
        with pytest.raises(RefusedError, match=rule):
            await people.set_availability(caller, user_id, "online")
    with pytest.raises(FieldsError):
        await people.set_availability(desk.admin, desk.lucia.id, "online")


async def test_an_address_belongs_to_one_person_and_numbers_are_compared_by_digits(desk: Desk) -> None:
    def operation(work: Work) -> None:
        first = rows.add(work, role="customer", name="A", email="same@x.org", phone="+34 (944) 015-220")
        second = rows.add(work, role="customer", name="A", email="SAME@x.org")
        assert rows.by_email(work.connection, "same@X.ORG") == first
        assert rows.cards(work.connection, [first])[0].phone == "+34 (944) 015-220"
        assert rows.named(work.connection, "A") == (first, second)
        assert rows.named(work.connection, "Bo") == (desk.bo.id,)
        assert rows.fold_phone("+34 (944) 0-1") == "+3494401"

    await desk.store.write(operation)


async def test_a_customer_is_made_and_changed_field_by_field(desk: Desk, people: People) -> None:
    org_id = (await people.find(desk.ana, desk.lucia.id)).user.org_id
    given = PersonIn(
        name=" 李雷 ",
        emails=("Li@x.org", "li@X.org", "lei@x.org"),
        phones=("+34 944",),
        locale="zh",
        time_zone="Asia/Shanghai",
        org_id=org_id,
        external_id="crm-1",
    )
    answered = await people.make(desk.ana, given, "k1")
    made = answered.value.user
    assert answered.value.created
    assert (made.role, made.name, made.email, made.emails) == (
        "customer",
        "李雷",
        "Li@x.org",
        ("Li@x.org", "lei@x.org"),
    )
    assert (made.phones, made.locale, made.time_zone) == (("+34 944",), "zh", "Asia/Shanghai")
    assert (made.org_name, made.external_id) == ("Talleres Norte", "crm-1")
    assert (await people.make(desk.ana, given, "k1")).replayed
    assert [one.id for one in (await people.find_external(desk.bo, "crm-1")).users] == [made.id]
    assert (await people.find_external(desk.bo, "crm-2")).users == ()

    change = PersonChange(emails=("lei@x.org",), phones=(), org_id=None, name="Li Lei", row_version=made.row_version)
    changed = (await people.change(desk.bo, made.id, change, desk.key())).value.user
    wanted = {"email": "lei@x.org", "emails": ("lei@x.org",), "phone": "", "phones": (), "name": "Li Lei"}
    wanted |= {"org_id": None, "org_name": "", "row_version": made.row_version + 1}
    assert changed == msgspec.structs.replace(made, **wanted)
    assert (await people.find_email(desk.ana, "li@x.org")).users == ()
    found = await desk.store.read(lambda connection: names.beginning_with(connection, "lei", 5))
    assert found == [made.id]
    assert (await people.change(desk.bo, made.id, PersonChange(name="Li Lei"), desk.key())).value.user == changed
    with pytest.raises(ConflictError) as caught:
        await people.change(desk.bo, made.id, PersonChange(name="Lei", row_version=1), desk.key())
    assert [one.field for one in caught.value.conflict.fields] == ["name"]


async def test_a_person_is_found_by_external_id_then_by_address_or_made(desk: Desk, people: People) -> None:
    async def put(name: str, **fields: object) -> tuple[bool, PersonOut]:
        given = PersonIn(name=name, **fields)  # type: ignore[arg-type]
        answered = (await people.make_or_change(desk.ana, given, desk.key())).value
        return answered.created, answered.user

    created, first = await put("Mara", emails=("mara@x.org",), locale="es")
    assert created
    created, known = await put("Mara Gil", emails=("new@x.org", "MARA@x.org"), external_id="9")
    assert (created, known.id, known.name, known.locale) == (False, first.id, "Mara Gil", "es")
    assert known.emails == ("new@x.org", "MARA@x.org")
    created, known = await put("Mara G.", external_id="9")
    assert (created, known.id, known.emails) == (False, first.id, ("new@x.org", "MARA@x.org"))
    with pytest.raises(FieldsError) as caught:
        await put("Mara", emails=("new@x.org",), external_id="10")
    assert caught.value.codes == {"user.external_id": "other"}
    with pytest.raises(FieldsError) as caught:
        await put("Mara", emails=("lucía@example.com",), external_id="9")
    assert caught.value.codes == {"user.emails": "taken"}
    assert (await put("Somebody without any"))[0]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"name": "  "}, "name", "empty"),
        ({"emails": ("nobody",)}, "emails", "malformed"),
        ({"emails": ("@x.org",)}, "emails", "malformed"),
        ({"emails": ("a b@x.org",)}, "emails", "malformed"),
        ({"emails": ("ANA@example.com",)}, "emails", "taken"),
        ({"phones": ("abc",)}, "phones", "malformed"),
        ({"phones": ("+34 (1)",)}, "phones", "taken"),
        ({"external_id": "9"}, "external_id", "taken"),
        ({"org_id": 99_999}, "org_id", "unknown"),
        ({"own_groups_only": True}, "own_groups_only", "no_agent"),
    ],
)
async def test_wrong_people_are_refused(
    desk: Desk, people: People, fields: dict[str, object], field: str, code: str
) -> None:
    await make(desk, people, "Known", external_id="9", phones=("+341",))
    with pytest.raises(FieldsError) as caught:
        await make(desk, people, **{"name": "x", **fields})  # type: ignore[arg-type]
    assert caught.value.codes == {f"user.{field}": code}
    with pytest.raises(FieldsError) as caught:
        await people.change(desk.admin, desk.lucia.id, PersonChange(**fields), desk.key())  # type: ignore[arg-type]
    assert caught.value.codes == {f"user.{field}": code}


async def test_customers_are_suspended_by_admins_and_need_a_real_time_zone(desk: Desk, people: People) -> None:
    made = await make(desk, people, "Mara")
    for caller, refusal in ((desk.ana, "forbidden"), (desk.lucia, "forbidden")):
        with pytest.raises(RefusedError, match=refusal):
            await people.change(caller, made.id, PersonChange(suspended=True), desk.key())
    with pytest.raises(RefusedError, match="forbidden"):
        await make(desk, people, "Nina", suspended=True)
    assert not (await make(desk, people, "Nina", suspended=False)).suspended
    given = PersonIn(name="Nora", suspended=True)
    assert (await people.make(desk.admin, given, desk.key())).value.user.suspended
    assert (await people.change(desk.admin, made.id, PersonChange(suspended=True), desk.key())).value.user.suspended
    with pytest.raises(RefusedError, match="schedule_zone"):
        await make(desk, people, "Nina", time_zone="Moon/Base")
    with pytest.raises(RefusedError, match="not_found"):
        await people.change(desk.admin, 99_999, PersonChange(), desk.key())


async def test_whoever_helps_is_called_otherwise_by_herself_or_admins_and_her_address_stays(
    desk: Desk, people: People, told: list[int]
) -> None:
    own = PersonChange(name="Ana Reyes", locale="es", time_zone="Europe/Madrid", phones=("+34 1",))
    assert (await people.change(desk.ana, desk.ana.id, own, desk.key())).value.user.name == "Ana Reyes"
    for caller, user_id, change in (
        (desk.ana, desk.bo.id, PersonChange(name="Boris")),
        (desk.ana, desk.ana.id, PersonChange(external_id="1")),
        (desk.ana, desk.ana.id, PersonChange(own_groups_only=True)),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await people.change(caller, user_id, change, desk.key())
    for fixed, why in (
        ({"emails": ("new@x.org",)}, "by_command"), ({"suspended": True}, "no_account"), ({"role": "expert"}, "no_account"),
    ):  # fmt: skip
        with pytest.raises(FieldsError) as caught:
            await people.change(desk.admin, desk.bo.id, PersonChange(**fixed), desk.key())  # type: ignore[arg-type]
        assert caught.value.codes == {f"user.{next(iter(fixed))}": why}
    with pytest.raises(FieldsError):
        await people.change(desk.admin, desk.admin.id, PersonChange(own_groups_only=True), desk.key())
    assert told == []
    key = desk.key()
    for _ in range(2):
        narrow = await people.change(desk.admin, desk.bo.id, PersonChange(own_groups_only=True), key)
        assert narrow.value.user.own_groups_only
    assert told == [desk.bo.id]
    caller = await desk.store.read(lambda connection: caller_of(connection, desk.bo.id, Origin()))
    assert caller is not None
    assert not caller.sees_all


async def test_customers_are_listed_by_number_in_pages(desk: Desk, people: People) -> None:
    made = [(await make(desk, people, name)).id for name in ("C", "A", "B")]
    lucia = (await people.find(desk.ana, desk.lucia.id)).user
    first = await people.page(desk.ana, CUSTOMERS, None, None, 3)
    assert [one.id for one in first.users] == [lucia.id, *made[:2]]
    rest = await people.page(desk.ana, CUSTOMERS, None, first.meta.after_cursor, 3)
    assert ([one.id for one in rest.users], rest.meta.has_more) == ([made[2]], False)
    assert await people.page(desk.ana, CUSTOMERS, None, None, 3, before=rest.meta.before_cursor) == first
    beside = await people.page(desk.ana, CUSTOMERS, None, None, 3, include=frozenset(("organizations",)))
    assert (beside.users, [one.name for one in beside.organizations]) == (first.users, ["Talleres Norte"])
    of_one = await people.page(desk.ana, CUSTOMERS, lucia.org_id, None, 3)
    assert ([one.id for one in of_one.users], of_one.meta.has_more) == ([lucia.id], False)
    with pytest.raises(RefusedError, match="cursor_malformed"):
        await people.page(desk.ana, CUSTOMERS, lucia.org_id, first.meta.after_cursor, 3)
    for refused in (people.page(desk.lucia, CUSTOMERS, None, None, 3), people.find_external(desk.lucia, "1")):
        with pytest.raises(RefusedError, match="forbidden"):
            await refused
