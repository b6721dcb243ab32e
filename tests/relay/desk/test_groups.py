"""Groups: made and changed by admins, read by all of ours; new members see from then on, and their apps come back for it."""

from pathlib import Path

import msgspec
import pytest

from assistdesk.core.desk.model_service import AssignAction, Macro
from assistdesk.core.desk.shapes_forms import FormIn
from assistdesk.core.desk.shapes_people import GroupChange, GroupIn, GroupOut
from assistdesk.core.desk.triggers import NotifyAction, TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk import groups as group_desk
from relay.desk.forms import Forms
from relay.desk.groups import Groups
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.rights import caller_of
from relay.store import desk_rules, organizations, people
from relay.store import macros as macro_rows
from relay.store.audits import Origin
from tests.relay.desk.chat_stage import open_stage
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
    changed = await groups.change(desk.admin, made.id, GroupChange(name="Second line", member_ids=(desk.bo.id,)), "k2")
    assert changed.value.group == GroupOut(
        id=made.id, name="Second line", tier="L1", member_ids=(desk.bo.id,), row_version=2
    )
    assert told == [desk.ana.id]
    await groups.make(desk.admin, GroupIn(name="Billing"), "k3")
    assert [group.name for group in (await groups.list(desk.ana)).groups] == ["Billing", "Second line"]


async def test_a_group_s_leads_are_of_its_members_and_stay_while_nobody_says_otherwise(desk: Desk) -> None:
    groups = Groups(desk.store, lambda _user_id: None)
    both = (desk.ana.id, desk.bo.id)
    with pytest.raises(FieldsError, match="invalid"):
        await groups.make(desk.admin, GroupIn(name="L2", member_ids=(desk.ana.id,), lead_ids=(desk.bo.id,)), desk.key())
    made = (await groups.make(desk.admin, GroupIn(name="L2", member_ids=both, lead_ids=both), desk.key())).value.group
    assert (made.lead_ids, made.row_version) == (both, 1)

    async def change(**fields: object) -> GroupOut:
        given = GroupChange(name="L2", **fields)  # type: ignore[arg-type]
        return (await groups.change(desk.admin, made.id, given, desk.key())).value.group

    kept = await change(tier="L2", member_ids=both)
    assert (kept.lead_ids, kept.row_version) == (both, 2)
    assert (await change(tier="L2", member_ids=(desk.bo.id,))).lead_ids == (desk.bo.id,)
    assert (await change(tier="L2", member_ids=both, lead_ids=(desk.ana.id,))).lead_ids == (desk.ana.id,)
    assert (await change(tier="L2", member_ids=both, lead_ids=(desk.ana.id,))).row_version == 4  # nothing changed
    assert (await change(tier="L2", member_ids=both, lead_ids=())).lead_ids == ()


async def test_one_member_comes_leads_and_goes_and_the_others_stay(desk: Desk) -> None:
    told: list[int] = []
    groups = Groups(desk.store, told.append)
    made = (await groups.make(desk.admin, GroupIn(name="L2", tier="L2", member_ids=(desk.ana.id,)), desk.key())).value
    told.clear()

    async def seat(lead: bool | None, user_id: int = desk.bo.id, group_id: int = made.group.id) -> GroupOut:
        answered = await groups.seat(desk.admin, group_id, user_id, desk.key(), lead=lead)
        return answered.value.group

    both = (desk.ana.id, desk.bo.id)
    assert ((one := await seat(False)).member_ids, one.lead_ids, one.row_version) == (both, (), 2)
    assert told == [desk.bo.id]
    assert (await seat(True)).lead_ids == (desk.bo.id,)
    assert (await seat(True)).row_version == 3  # nothing changed
    assert (await seat(True, desk.ana.id)).lead_ids == both
    assert (await seat(False)).lead_ids == (desk.ana.id,)
    assert ((one := await seat(None)).member_ids, one.lead_ids, one.tier) == ((desk.ana.id,), (desk.ana.id,), "L2")
    assert told == [desk.bo.id, desk.bo.id]
    with pytest.raises(FieldsError):
        await seat(False, desk.lucia.id)
    for user_id, group_id in ((desk.bo.id, made.group.id), (desk.bo.id, 4711)):
        with pytest.raises(RefusedError, match="not_found"):
            await seat(None, user_id, group_id)
    with pytest.raises(RefusedError, match="forbidden"):
        await groups.seat(desk.ana, made.group.id, desk.bo.id, desk.key(), lead=True)


async def test_a_stale_change_is_refused_with_both_values_and_seats_nobody(desk: Desk) -> None:
    told: list[int] = []
    groups = Groups(desk.store, told.append)
    made = (await groups.make(desk.admin, GroupIn(name="L2", member_ids=(desk.ana.id,)), desk.key())).value.group
    first = GroupChange(name="L2", tier="L2", member_ids=(desk.ana.id,), row_version=1)
    assert (await groups.change(desk.admin, made.id, first, desk.key())).value.group.row_version == 2
    told.clear()
    stale = GroupChange(name="L2", tier="L3", member_ids=(desk.bo.id, desk.ana.id), row_version=1)
    with pytest.raises(ConflictError, match="row_version") as refused:
        await groups.change(desk.admin, made.id, stale, desk.key())
    both = {
        one.field: (msgspec.json.decode(one.mine), msgspec.json.decode(one.theirs))
        for one in refused.value.conflict.fields
    }
    assert both == {"tier": ("L3", "L2"), "member_ids": ([desk.ana.id, desk.bo.id], [desk.ana.id])}
    assert told == []
    same = GroupChange(name=" L2", tier="L2", member_ids=(desk.ana.id, desk.ana.id), row_version=1)
    assert (await groups.change(desk.admin, made.id, same, desk.key())).value.group.row_version == 2


async def test_wrong_groups_are_refused_and_nobody_but_admins_makes_any(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = Groups(desk.store, lambda _user_id: None)
    made = (await groups.make(desk.admin, GroupIn(name="L2"), "k1")).value.group
    other = (await groups.make(desk.admin, GroupIn(name="L3"), "k2")).value.group
    for wrong in (
        GroupIn(name="L2"),
        GroupIn(name="  "),
        GroupIn(name="x", member_ids=(desk.lucia.id,)),
        GroupIn(name="x", schedule_id=9),
    ):
        with pytest.raises(FieldsError):
            await groups.make(desk.admin, wrong, desk.key())
        with pytest.raises(FieldsError):
            await groups.change(desk.admin, other.id, GroupChange(**msgspec.structs.asdict(wrong)), desk.key())
    await groups.change(desk.admin, made.id, GroupChange(name="L2", tier="L3"), desk.key())  # its own name is not taken
    with pytest.raises(RefusedError, match="not_found"):
        await groups.change(desk.admin, 99_999, GroupChange(name="x"), desk.key())
    for refused in (
        groups.make(desk.ana, GroupIn(name="x"), desk.key()),
        groups.change(desk.ana, made.id, GroupChange(name="x"), desk.key()),
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
        await groups.change(desk.admin, group.id, GroupChange(name="L1", member_ids=members), desk.key())
        narrow = await desk.store.read(lambda connection: caller_of(connection, narrow_id, Origin()))
        assert narrow is not None
        found = await desk.views.many(msgspec.structs.replace(narrow), [ticket_id])
        assert bool(found.tickets) is sees


async def test_a_group_is_deleted_only_when_nothing_hangs_on_it(desk: Desk) -> None:
    groups = Groups(desk.store, lambda _user_id: None)
    group = (await groups.make(desk.admin, GroupIn(name="L2", member_ids=(desk.bo.id,)), desk.key())).value.group

    async def hangs(why: str) -> None:
        with pytest.raises(RefusedError, match="in_use") as caught:
            await groups.drop(desk.admin, group.id, desk.key())
        assert caught.value.fields == {"why": why}

    def rule(kind: type[Trigger], action: AssignAction | NotifyAction) -> Trigger:
        more = {"since": "pending", "hours": 1} if kind is TimeRule else {}
        return kind(id=1, title="t", position=0, active=False, actions=(action,), **more)  # type: ignore[arg-type]

    await hangs("members")
    await groups.change(desk.admin, group.id, GroupChange(name="L2"), desk.key())
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, group_id=group.id)
    await hangs("tickets")
    await desk.change(desk.ana, ticket_id, group_id=None)
    org_id = await desk.store.write(lambda work: organizations.add(work, {"name": "Nord", "group_id": group.id}))
    await hangs("organizations")
    await desk.store.write(lambda work: organizations.change(work, org_id, {"group_id": None}))
    form = FormIn(title={"en": "f"}, group_id=group.id)
    form_id = (await Forms(desk.store).put_form(desk.admin, form, desk.key())).value.form.id
    await hangs("forms")
    await Forms(desk.store).drop_form(desk.admin, form_id, desk.key())
    assign, tell = AssignAction(group_id=group.id), NotifyAction(group_id=group.id)
    for macro in (
        Macro(id=1, title={"en": "m"}, actions=(assign,)),
        Macro(id=1, title={"en": "m"}, group_id=group.id),
    ):
        await desk.store.write(lambda work, one=macro: macro_rows.add(work, one, None))  # type: ignore[misc]
        await hangs("macros")
        await desk.store.write(lambda work: macro_rows.drop(work, 1))
    for kind, what in ((Trigger, "triggers"), (TimeRule, "time_rules")):
        for action in (assign, tell):
            made = rule(kind, action)
            await desk.store.write(lambda work, one=made: desk_rules.add(work, one))  # type: ignore[misc]
            await hangs(what)
            await desk.store.write(lambda work, one=made: desk_rules.drop(work, one))  # type: ignore[misc]
    for caller, group_id, refusal in (
        (desk.ana, group.id, "forbidden"),
        (desk.admin, 99_999, "not_found"),
    ):
        with pytest.raises(RefusedError, match=refusal):
            await groups.drop(caller, group_id, desk.key())
    key = desk.key()
    for _ in range(2):
        await groups.drop(desk.admin, group.id, key)
    assert (await groups.list(desk.ana)).groups == ()


async def test_a_group_in_which_a_chat_goes_on_stays(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        groups = Groups(stage.desk.store, lambda _user_id: None)
        await stage.ask()
        for one in (await groups.list(stage.desk.ana)).groups:
            await groups.change(stage.desk.admin, one.id, GroupChange(name=one.name), stage.desk.key())
            with pytest.raises(RefusedError, match="in_use") as caught:
                await groups.drop(stage.desk.admin, one.id, stage.desk.key())
            assert caught.value.fields == {"why": "chats"}


@pytest.mark.parametrize("asked_before", [True, False])
async def test_the_chats_group_may_be_called_anything(tmp_path: Path, asked_before: bool) -> None:
    async with open_stage(tmp_path) as stage:
        desk = stage.desk
        groups = Groups(desk.store, lambda _user_id: None)
        given = GroupIn(name="Support", member_ids=(desk.ana.id,))
        group = (await groups.make(desk.admin, given, desk.key())).value.group
        if asked_before:
            _, first = await stage.ask()
            await stage.chats.leave(await stage.chat(first.id))
        renamed = GroupChange(name="Helpdesk", member_ids=(desk.ana.id,))
        await groups.change(desk.admin, group.id, renamed, desk.key())
        await groups.make(desk.admin, GroupIn(name="Support"), desk.key())
        assert (await stage.chats.available()).state == "open"
        _, out = await stage.ask()
        assert (out.state, (await stage.thread(out.id)).group_id) == ("offered", group.id)
        assert [chat.id for chat in (await stage.agents.look(desk.ana)).offered] == [out.id]


async def test_where_the_chats_group_is_gone_the_next_chat_has_another(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        desk = stage.desk
        groups = Groups(desk.store, lambda _user_id: None)
        _, first = await stage.ask()
        await stage.chats.leave(await stage.chat(first.id))
        old = (await stage.thread(first.id)).group_id
        await groups.drop(desk.admin, old, desk.key())
        other = (
            await groups.make(desk.admin, GroupIn(name="Billing", member_ids=(desk.bo.id,)), desk.key())
        ).value.group
        _, out = await stage.ask()
        found = {group.id: group.name for group in (await groups.list(desk.ana)).groups}
        chats_group = (await stage.thread(out.id)).group_id
        assert (out.state, found) == ("offered", {other.id: "Billing", chats_group: "Support"})
        assert [(one.id, one.name) for one in (await groups.list(desk.ana)).gone] == [(old, "Support")]
