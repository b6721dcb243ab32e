"""Groups: made and changed by admins, read by all of ours; new members see from then on, and their apps come back for it."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_people import GroupIn, GroupOut
from assistdesk.core.errors import RefusedError
from relay.desk import groups as group_desk
from relay.desk.groups import Groups
from relay.desk.refusals import FieldsError
from relay.desk.rights import caller_of
from relay.store import people
from relay.store.audits import Origin
from tests.relay.desk.conftest import Desk


async def test_an_admin_makes_and_changes_groups_and_whoever_comes_or_goes_is_told(desk: Desk) -> None:
    told: list[int] = []
    groups = Groups(desk.store, told.append)
    given = GroupIn(name=" L2 ", tier="L2", member_ids=(desk.ana.id, desk.bo.id, desk.bo.id))
    made = (await groups.make(desk.admin, given, "k1")).value.group
    assert made == GroupOut(id=made.id, name="L2", tier="L2", member_ids=(desk.ana.id, desk.bo.id))
    assert (await groups.make(desk.admin, given, "k1")).replayed
    assert set(told) == {desk.ana.id, desk.bo.id}
    told.clear()
    changed = await groups.change(desk.admin, made.id, GroupIn(name="Second line", member_ids=(desk.bo.id,)), "k2")
    assert changed.value.group == GroupOut(id=made.id, name="Second line", tier="L1", member_ids=(desk.bo.id,))
    assert told == [desk.ana.id]
    await groups.make(desk.admin, GroupIn(name="Billing"), "k3")
    assert [group.name for group in (await groups.list(desk.ana)).groups] == ["Billing", "Second line"]


async def test_wrong_groups_are_refused_and_nobody_but_admins_makes_any(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = Groups(desk.store, lambda _user_id: None)
    made = (await groups.make(desk.admin, GroupIn(name="L2"), "k1")).value.group
    other = (await groups.make(desk.admin, GroupIn(name="L3"), "k2")).value.group
    for wrong in (GroupIn(name="L2"), GroupIn(name="  "), GroupIn(name="x", member_ids=(desk.lucia.id,))):
        with pytest.raises(FieldsError):
            await groups.make(desk.admin, wrong, desk.key())
        with pytest.raises(FieldsError):
            await groups.change(desk.admin, other.id, wrong, desk.key())
    await groups.change(desk.admin, made.id, GroupIn(name="L2", tier="L3"), desk.key())  # its own name is not taken
    with pytest.raises(RefusedError, match="not_found"):
        await groups.change(desk.admin, 99_999, GroupIn(name="x"), desk.key())
    for refused in (
        groups.make(desk.ana, GroupIn(name="x"), desk.key()),
        groups.change(desk.ana, made.id, GroupIn(name="x"), desk.key()),
        groups.list(desk.lucia),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await refused
    monkeypatch.setattr(group_desk, "GROUPS_MAX", 2)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await groups.make(desk.admin, GroupIn(name="x"), desk.key())


async def test_a_member_of_own_groups_only_sees_the_group_s_tickets_from_then_on(desk: Desk) -> None:
    groups = Groups(desk.store, lambda _user_id: None)
    narrow_id = await desk.store.write(
        lambda work: people.add(work, role="agent", name="Outside", email="o@example.com", own_groups_only=True)
    )
    group = (await groups.make(desk.admin, GroupIn(name="L1"), desk.key())).value.group
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=group.id)
    for members, sees in (((), False), ((narrow_id,), True), ((), False)):
        await groups.change(desk.admin, group.id, GroupIn(name="L1", member_ids=members), desk.key())
        narrow = await desk.store.read(lambda connection: caller_of(connection, narrow_id, Origin()))
        assert narrow is not None
        found = await desk.views.many(msgspec.structs.replace(narrow), [ticket_id])
        assert bool(found.tickets) is sees
