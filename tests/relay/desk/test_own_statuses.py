"""A desk's own words for statuses on tickets: each brings its status, goes with it, and customers read their side of it."""

import functools

import msgspec
import pytest

from assistdesk.core.desk.conditions import RuleCondition, RuleConditions
from assistdesk.core.desk.model_service import StatusAction, TagAction
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from assistdesk.core.desk.shapes_rules import BulkIn, MacroIn
from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn, StatusOut
from assistdesk.core.desk.transcripts import write_text
from assistdesk.core.desk.triggers import Trigger
from assistdesk.core.desk.views import Condition, Conditions, Sort
from relay.api.reading_page import FormShown, ticket_page
from relay.desk import own_fields
from relay.desk.bulk import TOPIC, Bulk, handle
from relay.desk.macros import Macros
from relay.desk.reading import Reading
from relay.desk.refusals import ConflictError, FieldsError
from relay.desk.statuses import Statuses
from relay.desk.timers import OutboxRunner
from relay.desk.transcripts import Transcripts
from relay.store import desk_rules
from tests.relay.desk.conftest import Desk

CANARY = "canary-for-agents"


async def word(desk: Desk, category: str, label: str = "With vendor", **fields: object) -> StatusOut:
    given = StatusIn(
        category=category,  # type: ignore[arg-type]
        agent_label={"en": f"{label} {CANARY}"},
        customer_label={"en": "In work", "es": "En curso"},
        **fields,  # type: ignore[arg-type]
    )
    return (await Statuses(desk.store).make(desk.admin, given, desk.key())).value.status


async def switch_off(desk: Desk, one: StatusOut) -> None:
    off = {**msgspec.structs.asdict(one), "active": False}
    del off["id"]
    await Statuses(desk.store).change(desk.admin, one.id, StatusChange(**off), desk.key())


def events(answer: object) -> list[tuple[str, object, object]]:
    raw = answer.audit.events  # type: ignore[attr-defined]
    said = [msgspec.json.decode(one) for one in raw]
    return [(one["field"], one["previous"], one["value"]) for one in said if one["type"] == "Change"]


async def standing(desk: Desk, ticket_id: int) -> tuple[str, int | None]:
    shown = await desk.shown(ticket_id)
    return shown.status, shown.custom_status_id


async def test_a_word_brings_its_status_in_one_audit_and_goes_with_it(desk: Desk) -> None:
    vendor, parts, waits = await word(desk, "hold"), await word(desk, "hold", "Parts"), await word(desk, "pending")
    ticket_id = await desk.ticket()
    done = await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id)
    assert events(done) == [("status", "new", "hold"), ("custom_status_id", None, vendor.id)]
    done = await desk.change(desk.ana, ticket_id, custom_status_id=parts.id, status="hold")
    assert events(done) == [("custom_status_id", vendor.id, parts.id)]
    assert (await desk.change(desk.ana, ticket_id, status="hold")).audit is None  # the same status: it stays
    done = await desk.change(desk.ana, ticket_id, custom_status_id=waits.id)
    assert events(done) == [("status", "hold", "pending"), ("custom_status_id", parts.id, waits.id)]
    await desk.say(desk.lucia, ticket_id, "it is back")
    assert await standing(desk, ticket_id) == ("open", None)
    await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id)
    done = await desk.change(desk.ana, ticket_id, custom_status_id=None)
    assert events(done) == [("custom_status_id", vendor.id, None)]
    assert await standing(desk, ticket_id) == ("hold", None)
    await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id)
    done = await desk.change(desk.ana, ticket_id, status="hold", custom_status_id=None)
    assert await standing(desk, ticket_id) == ("hold", None)
    await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id)
    done = await desk.change(desk.ana, ticket_id, status="open")
    assert events(done) == [("status", "hold", "open"), ("custom_status_id", vendor.id, None)]


async def test_a_word_of_new_labels_new_tickets_only(desk: Desk) -> None:
    triage = await word(desk, "new")
    ticket_id = await desk.ticket()
    await desk.change(desk.ana, ticket_id, custom_status_id=triage.id)
    done = await desk.change(desk.ana, ticket_id, custom_status_id=None, assignee_id=desk.ana.user_id)
    assert events(done) == [
        ("custom_status_id", triage.id, None),
        ("assignee_id", None, desk.ana.user_id),
        ("status", "new", "open"),
    ]
    with pytest.raises(Exception, match="step"):
        await desk.change(desk.ana, ticket_id, custom_status_id=triage.id)


async def test_a_ticket_begins_with_a_word(desk: Desk) -> None:
    done, triage = await word(desk, "solved"), await word(desk, "new")

    async def begin(**fields: object) -> tuple[str, int | None]:
        new = TicketNew(subject="s", comment=CommentIn(body="b", public=True), **fields)  # type: ignore[arg-type]
        shown = (await desk.tickets.create(desk.ana, new, desk.key())).value.ticket
        return shown.status, shown.custom_status_id

    assert await begin(custom_status_id=done.id) == ("solved", done.id)
    assert await begin(custom_status_id=triage.id) == ("new", triage.id)
    assert await begin(custom_status_id=done.id, status="solved") == ("solved", done.id)
    for wrong in (
        {"custom_status_id": triage.id, "assignee_id": desk.bo.user_id},
        {"custom_status_id": done.id, "status": "open"},
        {"custom_status_id": 99},
    ):
        with pytest.raises(FieldsError) as refused:
            await begin(**wrong)
        assert list(refused.value.codes) == ["ticket.custom_status_id"]


async def test_words_that_are_not_there_are_off_or_of_another_status_are_refused_by_name(desk: Desk) -> None:
    vendor, old = await word(desk, "hold"), await word(desk, "hold", active=False)
    ticket_id = await desk.ticket()
    for fields, code in (
        ({"custom_status_id": 99}, "unknown"),
        ({"custom_status_id": old.id}, "inactive"),
        ({"custom_status_id": vendor.id, "status": "open"}, "not_of_this_kind"),
    ):
        with pytest.raises(FieldsError) as refused:
            await desk.change(desk.ana, ticket_id, **fields)
        assert refused.value.codes == {"ticket.custom_status_id": code}
    assert await standing(desk, ticket_id) == ("new", None)


async def test_a_stale_word_is_not_written_over_a_newer_status(desk: Desk) -> None:
    vendor, ticket_id = await word(desk, "hold"), await desk.ticket()
    known = (await desk.shown(ticket_id)).row_version
    await desk.change(desk.bo, ticket_id, status="pending")
    with pytest.raises(ConflictError) as refused:
        await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id, row_version=known)
    assert [one.field for one in refused.value.conflict.fields] == ["status"]


async def test_T20_hold_reads_the_customer_s_word_or_open_and_never_the_agents_(desk: Desk) -> None:
    vendor, ticket_id = await word(desk, "hold"), await desk.ticket()
    reading, transcripts = Reading(desk.store, desk.rng.randbytes, "https://x.example"), Transcripts(desk.store)
    key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key

    async def texts() -> tuple[str, str, str]:
        read = await reading.read(key, now_ms=desk.clock.now_ms())
        whole = await transcripts.of_reader(key, 0, now_ms=desk.clock.now_ms())
        assert CANARY not in str(msgspec.to_builtins((read, whole)))
        form = FormShown(key, "0" * 32, "0" * 64)
        return ticket_page(read, "es", form), ticket_page(read, "en", form), write_text(whole)

    await desk.change(desk.ana, ticket_id, custom_status_id=vendor.id, language="es")
    spanish, english, text = await texts()
    assert ("En curso" in spanish, "In work" in english, "· En curso\n" in text) == (True, True, True)
    await switch_off(desk, vendor)
    spanish, english, text = await texts()
    assert ("Abierto" in spanish, "·  Open" in english, "· open\n" in text) == (True, True, True)


async def test_rules_and_macros_set_a_word_and_lists_and_conditions_ask_for_it(desk: Desk) -> None:
    vendor, old, ticket_id = await word(desk, "hold"), await word(desk, "hold", active=False), await desk.ticket()
    sets = StatusAction(status="hold", custom_status_id=vendor.id)
    stands = RuleCondition(field="custom_status_id", operator="changed_to", value=vendor.id)
    when_tagged = RuleConditions(all=(RuleCondition(field="tags", operator="includes", value="vendor"),))
    await desk.store.write(
        lambda work: desk_rules.add(work, Trigger(id=1, title="t", conditions=when_tagged, actions=(sets,)))
    )
    told = Trigger(id=2, title="u", conditions=RuleConditions(all=(stands,)), actions=(TagAction(add=("told",)),))
    await desk.store.write(lambda work: desk_rules.add(work, told))
    await desk.change(desk.ana, ticket_id, tags=("vendor",))
    assert await standing(desk, ticket_id) == ("hold", vendor.id)
    assert (await desk.shown(ticket_id)).tags == ("vendor", "told")
    asked = Conditions(all=(Condition(field="custom_status_id", value=vendor.id),))
    assert [one.id for one in (await desk.views.preview(desk.ana, asked, sort=Sort())).tickets] == [ticket_id]

    macros = Macros(desk.store)
    macro = MacroIn(title={"en": "m"}, actions=(sets,))
    macro_id = (await macros.make(desk.ana, macro, desk.key())).value.macro.id
    other = await desk.ticket("other")
    preview = await macros.preview(desk.ana, other, macro_id, desk.clock.now_ms())
    assert [(one.field, bytes(one.value)) for one in preview.changes] == [
        ("status", b'"hold"'),
        ("custom_status_id", str(vendor.id).encode()),
    ]
    for which, code in ((old.id, "inactive"), (99, "unknown")):
        wrong = StatusAction(status="hold", custom_status_id=which)
        with pytest.raises(FieldsError) as refused:
            await macros.make(
                desk.ana, MacroIn(title={"en": "m"}, actions=(StatusAction(status="open"), wrong)), desk.key()
            )
        assert refused.value.codes == {"actions[1].custom_status_id": code}
        await desk.store.read(lambda connection, kept=wrong: own_fields.check_actions(connection, (kept,), (kept,)))
    await switch_off(desk, vendor)
    fresh = await desk.ticket("fresh")
    done = await desk.change(desk.ana, fresh, tags=("vendor",))
    assert done.audit is not None
    assert "no_status" in b"".join(map(bytes, done.audit.events)).decode()
    assert await standing(desk, fresh) == ("new", None)


async def test_many_tickets_get_a_word_and_give_it_back(desk: Desk) -> None:
    vendor, parts = await word(desk, "hold"), await word(desk, "hold", "Parts")
    bulk = Bulk(desk.store, desk.rng.randbytes)
    fresh, held = await desk.ticket("one"), await desk.ticket("two")
    await desk.change(desk.ana, held, custom_status_id=vendor.id)

    async def carry() -> None:
        handler = functools.partial(handle, desk.rng.randbytes)
        assert await OutboxRunner(desk.store, TOPIC, handler, now_ms=desk.clock.now_ms).drain() == 2

    job = (await bulk.start(desk.ana, [fresh, held], BulkIn(custom_status_id=parts.id), desk.key())).value.job_status
    await carry()
    assert [await standing(desk, one) for one in (fresh, held)] == [("hold", parts.id)] * 2
    await bulk.undo(desk.ana, job.id, desk.key())
    await carry()
    assert [await standing(desk, one) for one in (fresh, held)] == [("open", None), ("hold", vendor.id)]
