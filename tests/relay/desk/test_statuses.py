"""A desk's own words for statuses: made and changed by admins, read by all of ours, deleted only where nothing has them."""

import msgspec
import pytest

from assistdesk.core.desk.model_service import Macro, StatusAction
from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn, StatusOut
from assistdesk.core.desk.triggers import TimeRule, Trigger
from assistdesk.core.errors import RefusedError
from relay.desk import statuses as module
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.statuses import Statuses
from relay.store import desk_rules
from relay.store import macros as macro_rows
from tests.relay.desk.conftest import Desk

VENDOR = StatusIn(
    category="hold", agent_label={"en": "With vendor"}, customer_label={"en": "In work", "es": "En curso"}
)


def changed(**fields: object) -> StatusChange:
    return StatusChange(**{**msgspec.structs.asdict(VENDOR), **fields})


async def made(desk: Desk, given: StatusIn = VENDOR) -> StatusOut:
    return (await Statuses(desk.store).make(desk.admin, given, desk.key())).value.status


async def test_an_admin_makes_changes_and_orders_words_and_all_of_ours_read_them(desk: Desk) -> None:
    statuses = Statuses(desk.store)
    first = await statuses.make(desk.admin, VENDOR, "k1")
    vendor = first.value.status
    assert vendor == StatusOut(id=vendor.id, **msgspec.structs.asdict(VENDOR))
    again = await statuses.make(desk.admin, VENDOR, "k1")
    assert (again.replayed, again.value.status.id) == (True, vendor.id)
    parts = await made(desk, StatusIn(category="hold", agent_label={"en": "Parts"}, customer_label={"en": "x"}))
    triage = await made(desk, StatusIn(category="new", agent_label={"en": "Triage"}, customer_label={"en": "x"}))
    assert [one.id for one in (await statuses.list(desk.bo)).statuses] == [triage.id, vendor.id, parts.id]
    ordered = await statuses.order(desk.admin, [parts.id, vendor.id, triage.id], desk.key())
    assert [one.id for one in ordered.statuses] == [triage.id, parts.id, vendor.id]
    assert (ordered.statuses[1].row_version, ordered.statuses[2].position) == (1, 1)
    off = changed(active=False, agent_label={"en": "Vendor"}, position=1, row_version=2)
    now = (await statuses.change(desk.admin, vendor.id, off, desk.key())).value.status
    assert (now.active, now.agent_label, now.row_version) == (False, {"en": "Vendor"}, 3)
    same = msgspec.structs.replace(off, row_version=1)
    assert (await statuses.change(desk.admin, vendor.id, same, desk.key())).value.status.row_version == 3
    await statuses.drop(desk.admin, vendor.id, desk.key())
    assert [one.id for one in (await statuses.list(desk.ana)).statuses] == [triage.id, parts.id]


async def test_a_stale_change_is_refused_with_both_values(desk: Desk) -> None:
    statuses, vendor = Statuses(desk.store), await made(desk)
    await statuses.change(desk.admin, vendor.id, changed(customer_label={"en": "Soon"}, row_version=1), desk.key())
    with pytest.raises(ConflictError, match="row_version") as refused:
        await statuses.change(desk.admin, vendor.id, changed(customer_label={"en": "Later"}, row_version=1), desk.key())
    (field,) = refused.value.conflict.fields
    assert (field.field, bytes(field.mine), bytes(field.theirs)) == (
        "customer_label",
        b'{"en":"Later"}',
        b'{"en":"Soon"}',
    )


async def test_what_cannot_be_is_refused_and_nobody_but_admins_writes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses, vendor = Statuses(desk.store), await made(desk)
    for wrong in ({"agent_label": {"es": "Proveedor"}}, {"customer_label": {}}, {"agent_label": {"en": "  "}}):
        with pytest.raises(RefusedError, match="text_locale"):
            await made(desk, msgspec.structs.replace(VENDOR, **wrong))
        with pytest.raises(RefusedError, match="text_locale"):
            await statuses.change(desk.admin, vendor.id, changed(**wrong), desk.key())
    with pytest.raises(FieldsError) as fixed:
        await statuses.change(desk.admin, vendor.id, changed(category="open"), desk.key())
    assert fixed.value.codes == {"status.category": "fixed"}
    for ids in ([], [vendor.id, vendor.id], [vendor.id, 99]):
        with pytest.raises(FieldsError):
            await statuses.order(desk.admin, ids, desk.key())
    for gone in (statuses.change(desk.admin, 99, changed(), desk.key()), statuses.drop(desk.admin, 99, desk.key())):
        with pytest.raises(RefusedError, match="not_found"):
            await gone
    for refused in (
        statuses.make(desk.ana, VENDOR, desk.key()),
        statuses.change(desk.ana, vendor.id, changed(), desk.key()),
        statuses.drop(desk.ana, vendor.id, desk.key()),
        statuses.order(desk.ana, [vendor.id], desk.key()),
        statuses.list(desk.lucia),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await refused
    monkeypatch.setattr(module, "STATUSES_MAX", 1)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await made(desk)


async def test_what_tickets_or_rules_have_is_not_deleted_and_says_who_has_it(desk: Desk) -> None:
    statuses, vendor = Statuses(desk.store), await made(desk)
    action = StatusAction(status="hold", custom_status_id=vendor.id)

    async def why() -> object:
        with pytest.raises(RefusedError, match="status_in_use") as refused:
            await statuses.drop(desk.admin, vendor.id, desk.key())
        return refused.value.fields["why"]

    rule = TimeRule(id=1, title="t", actions=(action,), since="pending", hours=1)
    await desk.store.write(lambda work: desk_rules.add(work, rule))
    assert await why() == "time_rules"
    await desk.store.write(lambda work: desk_rules.add(work, Trigger(id=2, title="t", actions=(action,))))
    assert await why() == "triggers"
    await desk.store.write(lambda work: macro_rows.add(work, Macro(id=1, title={"en": "m"}, actions=(action,)), None))
    assert await why() == "macros"
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id)
    assert await why() == "tickets"
    off = (await statuses.change(desk.admin, vendor.id, changed(active=False), desk.key())).value.status
    assert (off.active, (await desk.shown(ticket_id)).custom_status_id) == (False, vendor.id)
