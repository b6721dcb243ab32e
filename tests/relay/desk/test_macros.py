"""Macros over a real store: who may use which, what one would do, and that it was used, in one audit."""

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.events_service import MacroUsed, read_log_events
from assistdesk.core.desk.model_service import CommentAction, MacroAction, SetFieldAction, StatusAction, TagAction
from assistdesk.core.desk.shapes import CommentIn, CustomValue, DraftIn, TicketChange, TicketNew, to_rfc3339
from assistdesk.core.desk.shapes_forms import FieldIn, OptionIn
from assistdesk.core.desk.shapes_people import GroupIn
from assistdesk.core.desk.shapes_rules import MacroIn, MacroPreview
from assistdesk.core.desk.timeline_shapes import LinkIn
from assistdesk.core.errors import RefusedError
from relay.desk import changes
from relay.desk import macros as module
from relay.desk.forms import Forms
from relay.desk.groups import Groups
from relay.desk.macros import Macros
from relay.desk.merging import Merging
from relay.desk.reading import Reading
from relay.desk.transcripts import Transcripts
from relay.store import audits, macros, tables, tickets
from relay.store.work_tables import metadata
from tests.relay.desk.conftest import Desk

HOUR_MS = 3_600_000
TEXT = CommentAction(
    text={"en": "Hello {{requester.name}}, fixed in {{fix_version}}.", "es": "Hola, {{requester.name}}."}
)
ACTIONS: tuple[MacroAction, ...] = (StatusAction(status="pending"), TagAction(add=("known",)), TEXT)


def given(*actions: MacroAction, shared: bool = False) -> MacroIn:
    return MacroIn(title={"en": "Known", "es": "Conocido"}, actions=actions or ACTIONS, shared=shared)


def use(desk: Desk) -> Macros:
    return Macros(desk.store)


async def make(desk: Desk, *actions: MacroAction, shared: bool = False) -> int:
    caller = desk.admin if shared else desk.ana
    return (await use(desk).make(caller, given(*actions, shared=shared), desk.key())).value.macro.id


async def preview(desk: Desk, ticket_id: int, macro_id: int) -> MacroPreview:
    return await use(desk).preview(desk.ana, ticket_id, macro_id, desk.clock.at_ms)


async def names(desk: Desk, caller: object) -> list[str]:
    return [one.title["en"] for one in (await use(desk).list(caller, desk.clock.at_ms)).macros]  # type: ignore[arg-type]


async def test_own_macros_are_their_owners_and_shared_ones_everybodys(desk: Desk) -> None:
    own, shared = await make(desk), await make(desk, TEXT, shared=True)
    assert await names(desk, desk.ana) == ["Known", "Known"]
    listed = {one.id: one for one in (await use(desk).list(desk.bo, desk.clock.at_ms)).macros}
    assert set(listed) == {shared}
    assert (listed[shared].shared, listed[shared].editable, listed[shared].writes_only) == (True, False, True)
    for act, rule in (
        (use(desk).change(desk.bo, own, given(), desk.key()), "not_found"),
        (use(desk).drop(desk.bo, shared, desk.key()), "forbidden"),
        (use(desk).make(desk.ana, given(shared=True), desk.key()), "forbidden"),
        (use(desk).make(desk.lucia, given(), desk.key()), "forbidden"),
        (use(desk).drop(desk.ana, 99, desk.key()), "not_found"),
    ):
        with pytest.raises(RefusedError, match=rule):
            await act
    changed = await use(desk).change(desk.ana, own, given(TEXT), desk.key())
    assert changed.value.macro.writes_only
    key = desk.key()
    await use(desk).drop(desk.ana, own, key)
    await use(desk).drop(desk.ana, own, key)
    assert await names(desk, desk.ana) == ["Known"]


async def test_D7_a_text_shows_from_and_until_its_time_and_admins_find_it_before(desk: Desk) -> None:
    now_ms = desk.clock.at_ms
    times = {"publish_from": to_rfc3339(now_ms + HOUR_MS), "publish_until": to_rfc3339(now_ms + 2 * HOUR_MS)}
    made = MacroIn(title={"en": "Prices"}, actions=(TEXT,), shared=True, **times)  # type: ignore[arg-type]
    shown = (await use(desk).make(desk.admin, made, desk.key())).value.macro
    assert (shown.publish_from, shown.publish_until) == (times["publish_from"], times["publish_until"])
    hours = []
    for turned in (0, 1, 2):
        desk.clock.at_ms = now_ms + turned * HOUR_MS
        hours.append(await names(desk, desk.ana))
    assert hours == [[], ["Prices"], []]
    assert (await use(desk).list(desk.admin, desk.clock.at_ms)).macros == ()
    for caller, found in ((desk.admin, [shown.id]), (desk.ana, [])):
        assert [one.id for one in (await use(desk).list(caller, desk.clock.at_ms, with_hidden=True)).macros] == found
    assert (await use(desk).find(desk.admin, shown.id, desk.clock.at_ms)).macro == shown
    with pytest.raises(RefusedError, match="not_found"):
        await use(desk).find(desk.ana, shown.id, desk.clock.at_ms)
    plain = MacroIn(title={"en": "Prices"}, actions=(TEXT,), shared=True)
    kept = (await use(desk).change(desk.admin, shown.id, plain, desk.key())).value.macro
    assert kept.publish_until == times["publish_until"]
    opened = msgspec.structs.replace(plain, publish_from=None, publish_until=None)
    assert (await use(desk).change(desk.admin, shown.id, opened, desk.key())).value.macro.publish_from is None
    assert await names(desk, desk.ana) == ["Prices"]


async def test_a_group_s_macro_is_its_members_and_the_admins_to_change(desk: Desk) -> None:
    group = (await Groups(desk.store, lambda _: None).make(desk.admin, GroupIn(name="L2"), desk.key())).value.group
    made = MacroIn(title={"en": "Ours"}, actions=(TEXT,), shared=True, group_id=group.id)
    shown = (await use(desk).make(desk.admin, made, desk.key())).value.macro
    assert shown.group_id == group.id
    member = msgspec.structs.replace(desk.ana, group_ids=(group.id,))
    assert [await names(desk, who) for who in (member, desk.bo, desk.admin)] == [["Ours"], [], []]
    [mine] = (await use(desk).list(member, 1)).macros
    [theirs] = (await use(desk).list(desk.admin, 1, with_hidden=True)).macros
    assert (mine.id, mine.usable, mine.editable) == (shown.id, True, False)
    assert (theirs.id, theirs.usable, theirs.editable) == (shown.id, False, True)
    with pytest.raises(RefusedError, match="forbidden"):
        await use(desk).change(member, shown.id, given(), desk.key())
    kept = (await use(desk).change(desk.admin, shown.id, given(shared=True), desk.key())).value.macro
    assert kept.group_id == group.id
    freed = msgspec.structs.replace(given(shared=True), group_id=None)
    assert (await use(desk).change(desk.admin, shown.id, freed, desk.key())).value.macro.group_id is None
    assert await names(desk, desk.bo) == ["Known"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"group_id": 4711, "shared": True},
        {"group_id": 1},
        {"publish_from": "2026-03-02T00:00:00.000Z", "publish_until": "2026-03-02T00:00:00.000Z"},
        {"publish_from": "yesterday"},
    ],
)
async def test_a_group_or_a_time_that_cannot_be_is_named(desk: Desk, wrong: dict[str, object]) -> None:
    bad = MacroIn(title={"en": "t"}, actions=ACTIONS, **wrong)  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match="invalid"):
        await use(desk).make(desk.admin, bad, desk.key())


async def test_T22_a_preview_says_each_change_and_the_text_and_does_nothing(desk: Desk) -> None:
    ticket_id, macro_id = await desk.ticket(), await make(desk)
    seen = await preview(desk, ticket_id, macro_id)
    assert [(one.field, msgspec.json.decode(one.value)) for one in seen.changes] == [
        ("status", "pending"),
        ("tags", ["known"]),
    ]
    assert (seen.text, seen.public, seen.missing) == (
        "Hello Lucía Fernández, fixed in {{fix_version}}.",
        True,
        ("fix_version",),
    )
    ticket = (await desk.tickets.get(desk.ana, ticket_id)).ticket
    assert (ticket.status, ticket.seq) == ("new", 1)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ({"kind": "text"}, "7.3", "7.3"),
        ({"kind": "int"}, 8, "8"),
        ({"kind": "choice", "options": (OptionIn(key="next", label={"en": "the next one"}),)}, "next", "the next one"),
        ({"kind": "text", "private": True}, "7.3", ""),
        ({"kind": "bool"}, True, ""),
    ],
)
async def test_the_fix_version_is_the_tickets_field_of_that_name_else_its_problems(
    desk: Desk, field: dict[str, object], value: CustomValue, said: str
) -> None:
    made = FieldIn(key="fix_version", label={"en": "Fixed in"}, **field)  # type: ignore[arg-type]
    await Forms(desk.store).put_field(desk.admin, made, desk.key())
    ticket_id, problem_id, macro_id = await desk.ticket(), await desk.ticket("the cause"), await make(desk, TEXT)
    await desk.change(desk.ana, problem_id, custom={"fix_version": value})
    assert (await preview(desk, ticket_id, macro_id)).missing == ("fix_version",)
    link = LinkIn(ticket_id=ticket_id, kind="problem_of")
    await Merging(desk.store, desk.rng.randbytes).link(desk.ana, problem_id, link, desk.key())
    seen = await preview(desk, ticket_id, macro_id)
    assert seen.text == f"Hello Lucía Fernández, fixed in {said or '{{fix_version}}'}."
    assert seen.missing == (() if said else ("fix_version",))
    if field == {"kind": "text"}:
        await desk.change(desk.ana, ticket_id, custom={"fix_version": "7.2.9"})
        assert "fixed in 7.2.9." in (await preview(desk, ticket_id, macro_id)).text


async def test_T22_using_one_sends_neither_its_text_nor_what_was_typed(desk: Desk) -> None:
    """Text goes into the composer, and from there only by its writer's own *Send*."""
    ticket_id, macro_id = await desk.ticket(), await make(desk)
    typed = DraftIn(body="canary: half a sentence", seen_seq=1)
    await desk.comments.save_draft(desk.ana, ticket_id, "reply", typed)
    await preview(desk, ticket_id, macro_id)
    await desk.change(desk.ana, ticket_id, status="pending", tags=("known",), macro_id=macro_id)
    said = (await desk.tickets.timeline(desk.ana, ticket_id)).comments
    assert [one.body for one in said] == ["Hola, mi sesión no abre"]
    assert (await desk.comments.draft(desk.ana, ticket_id, "reply")).body == typed.body


async def test_T22_a_note_has_no_way_out_of_a_ticket_that_came_by_mail(desk: Desk) -> None:
    new = TicketNew(
        subject="by mail", channel="mail", requester_id=desk.lucia.user_id, comment=CommentIn(body="hello", public=True)
    )
    written = await desk.store.write(lambda work: changes.create(work, desk.lucia, new, desk.rng.randbytes))
    ticket_id = written.ticket.id
    await desk.say(desk.ana, ticket_id, "canary: not for her", public=False)

    def kept(connection: sa.Connection) -> dict[str, str]:
        return {
            table.name: repr(connection.execute(sa.select(table)).all())
            for table in metadata.sorted_tables
            if table is not tables.idempotency
        }

    where = {name for name, rows in (await desk.store.read(kept)).items() if "canary" in rows}
    assert where == {"note"}  # in no outbox, no send that waits, no inbox
    reading = Reading(desk.store, desk.rng.randbytes, "https://help.example.com")
    key = (await reading.give(desk.ana, ticket_id, desk.lucia.id)).key
    for outward in (
        await reading.read(key, now_ms=desk.clock.now_ms()),
        await Transcripts(desk.store).of_reader(key, 0, now_ms=desk.clock.now_ms()),
        await Transcripts(desk.store).of_ticket(desk.ana, ticket_id, 0),
    ):
        assert b"canary" not in msgspec.json.encode(outward)


async def test_using_one_is_one_update_with_its_name_in_its_audit(desk: Desk) -> None:
    ticket_id, macro_id = await desk.ticket(), await make(desk)
    seen = await preview(desk, ticket_id, macro_id)
    done = await desk.change(
        desk.ana, ticket_id, status="pending", tags=("known",), macro_id=macro_id, row_version=seen.row_version
    )
    assert (done.ticket.status, done.ticket.tags, done.ticket.seq) == ("pending", ("known",), 2)
    last = await desk.store.read(lambda connection: audits.whole(connection, ticket_id)[-1])
    events = read_log_events(msgspec.json.decode(last.events, type=list[msgspec.Raw]))
    assert events[0] == MacroUsed(macro_id=macro_id)
    macro = await desk.store.read(lambda connection: macros.find(connection, macro_id))
    assert macro is not None
    assert macro.uses == 1
    assert (await desk.tickets.verify(desk.ana, ticket_id)).fault is None


async def test_every_field_that_a_macro_can_set_can_be_sent(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    macro_id = await make(
        desk, SetFieldAction(field="severity", value=2), SetFieldAction(field="category", value="vpn")
    )
    seen = await preview(desk, ticket_id, macro_id)
    fields = {one.field: msgspec.json.decode(one.value) for one in seen.changes}
    assert fields == {"severity": 2, "category": "vpn"}
    await desk.change(desk.ana, ticket_id, macro_id=macro_id, **fields)
    ticket = await desk.store.read(lambda connection: tickets.find(connection, ticket_id))
    assert ticket is not None
    assert (ticket.severity, ticket.category) == (2, "vpn")


async def test_a_use_that_changes_nothing_is_no_use_and_one_that_is_gone_is_refused(desk: Desk) -> None:
    ticket_id, macro_id = await desk.ticket(), await make(desk)
    await desk.change(desk.ana, ticket_id, macro_id=macro_id)
    macro = await desk.store.read(lambda connection: macros.find(connection, macro_id))
    assert macro is not None
    assert macro.uses == 0
    change = TicketChange(status="pending", macro_id=99)
    with pytest.raises(RefusedError, match="not_found"):
        await desk.tickets.change(desk.ana, ticket_id, change, desk.key())
    assert (await desk.tickets.get(desk.ana, ticket_id)).ticket.status == "new"


async def test_a_macro_can_do_nothing_that_its_user_could_not(desk: Desk) -> None:
    ticket_id = await desk.ticket()
    macro_id = await make(desk, StatusAction(status="closed"))
    with pytest.raises(RefusedError, match=r"forbidden|step"):
        await preview(desk, ticket_id, macro_id)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (MacroIn(title={"en": "t"}, actions=()), "invalid"),
        (MacroIn(title={"es": "t"}, actions=ACTIONS), "text_locale"),
        (MacroIn(title={"en": "t"}, actions=(CommentAction(text={"es": "x"}),)), "text_locale"),
        (MacroIn(title={"en": "t"}, actions=(CommentAction(text={"en": "x" * 70_000}),)), "text_size"),
    ],
)
async def test_what_cannot_be_a_macro_is_refused(desk: Desk, wrong: MacroIn, rule: str) -> None:
    with pytest.raises(RefusedError, match=rule):
        await use(desk).make(desk.ana, wrong, desk.key())
    assert await names(desk, desk.ana) == []


async def test_there_is_a_limit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await make(desk, SetFieldAction(field="priority", value="high"))
    monkeypatch.setattr(module, "MACROS_MAX", 1)
    with pytest.raises(RefusedError, match="too_many_rules"):
        await make(desk)


async def test_macros_that_could_not_be_told_in_one_answer_are_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHELF_BYTES_MAX", 2_000)
    await make(desk, CommentAction(text={"en": "x" * 1_200}))
    with pytest.raises(RefusedError, match="too_many_rules"):
        await make(desk, CommentAction(text={"en": "x" * 1_200}))
    await make(desk, SetFieldAction(field="priority", value="high"))
    await make(desk, CommentAction(text={"en": "x" * 1_200}), shared=True)
