"""Two agents change the same ticket: nobody's value is written over unseen, and nobody's wish is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from assistdesk.runtime import intents
from assistdesk.runtime.intents_forms import SetField
from assistdesk.runtime.snapshot import AgentSnapshot, Clash, FieldClash
from assistdesk.runtime.snapshot_parts import TagsFound
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess

Both = tuple[AgentApp, AgentApp, int]


@asynccontextmanager
async def both(relay: RelayProcess, folder: Path, subject: str) -> AsyncIterator[Both]:
    """Ana and Bo have the same ticket open."""
    async with signed_in(relay, folder / "a") as (ana, _), signed_in(relay, folder / "b", "Bo Lind") as (bo, _):
        ticket_id = await new_ticket(ana, subject)
        bo.do(intents.OpenTicket(ticket_id))
        await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        yield ana, bo, ticket_id


async def changed(app: AgentApp, ticket_id: int, **fields: object) -> AgentSnapshot:
    """The relay has it, and so has whoever did it."""
    app.do(intents.ChangeTicket(ticket_id, **fields))  # type: ignore[arg-type]
    return await settled(app, **fields)


async def settled(app: AgentApp, **fields: object) -> AgentSnapshot:
    def is_so(seen: AgentSnapshot) -> bool:
        row = seen.ticket.row if seen.ticket is not None else None
        return row is not None and not row.pending and all(getattr(row, name) == fields[name] for name in fields)

    return await app.until(is_so)


def version(app: AgentApp) -> int:
    assert app.seen.ticket is not None
    return app.seen.ticket.row.row_version


def clash_of(seen: AgentSnapshot) -> Clash:
    assert seen.ticket is not None
    assert seen.ticket.clash is not None
    return seen.ticket.clash


async def test_T8_a_colleagues_value_is_shown_beside_mine_and_stays_until_i_choose(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with both(relay, tmp_path, "Both set it") as (ana, bo, ticket_id):
        old = version(ana)
        await changed(bo, ticket_id, priority="low")
        await settled(ana, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, priority="urgent", row_version=old))
        seen = await ana.until(lambda seen: seen.ticket.clash)
        clash = clash_of(seen)
        assert clash.fields == (FieldClash("priority", "urgent", "low"),)
        await settled(ana, priority="low")
        ana.do(intents.AnswerClash(clash.key, mine=False))
        await ana.until(lambda seen: seen.ticket.clash is None and seen.link.unsent == 0)
        ana.do(intents.ChangeTicket(ticket_id, priority="urgent", row_version=old))
        clash = clash_of(await ana.until(lambda seen: seen.ticket.clash))
        ana.do(intents.AnswerClash(clash.key, mine=True))
        await settled(bo, priority="urgent")
        seen = await ana.until(lambda seen: seen.link.unsent == 0)
        assert seen.ticket is not None
        assert seen.ticket.clash is None
        ana.do(intents.AnswerClash(clash.key, mine=True))  # pressed twice: once


async def test_what_waits_for_a_choice_is_not_said_to_be_changed_though_nothing_could_be_undone(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with both(relay, tmp_path, "Neither is done") as (ana, bo, ticket_id):
        ana.do(intents.OpenTicket(ticket_id))
        assert ana.app._account is not None
        await ana.app._account._live.leave(f"ticket:{ticket_id}")
        old = version(ana)
        await changed(bo, ticket_id, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, priority="urgent", row_version=old))
        seen = await ana.until(lambda seen: seen.ticket.clash)
        assert "changed" not in [toast.rule for toast in seen.toasts]


async def test_a_field_that_nobody_touched_is_set_however_old_the_rest_is(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Other fields") as (ana, bo, ticket_id):
        old = version(ana)
        await changed(bo, ticket_id, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, subject="Clearer", row_version=old))
        await settled(bo, priority="low", subject="Clearer")


async def test_ones_own_changes_that_follow_each_other_quickly_are_no_clash(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with both(relay, tmp_path, "Second thoughts") as (ana, bo, ticket_id):
        old = version(ana)
        for priority in ("low", "high", "urgent"):
            ana.do(intents.ChangeTicket(ticket_id, priority=priority, row_version=old))
        ana.do(intents.ChangeTicket(ticket_id, status="solved", row_version=old))
        ana.do(intents.ChangeTicket(ticket_id, assignee_id=0, row_version=old))
        await settled(bo, priority="urgent", status="solved", assignee_id=None)
        seen = await ana.until(lambda seen: seen.link.unsent == 0)
        assert seen.ticket is not None
        assert seen.ticket.clash is None


async def test_an_undo_leaves_what_a_colleague_set_since_until_i_choose(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Late undo") as (ana, bo, ticket_id):
        await changed(ana, ticket_id, priority="low")
        await changed(ana, ticket_id, priority="high")
        await settled(bo, priority="high")
        await changed(bo, ticket_id, priority="urgent")
        await settled(ana, priority="urgent")
        ana.do(intents.Undo())
        clash = clash_of(await ana.until(lambda seen: seen.ticket.clash))
        assert clash.fields == (FieldClash("priority", "low", "urgent"),)
        await settled(bo, priority="urgent")


async def test_an_undo_of_a_ticket_that_is_not_on_the_screen_says_which_it_is(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Older act")
        await changed(ana, ticket_id, priority="low")
        await changed(ana, ticket_id, priority="high")
        ana.do(intents.Undo())
        await settled(ana, priority="low")
        assert "change_undone" not in [toast.rule for toast in ana.seen.toasts]
        await changed(ana, ticket_id, priority="urgent")
        await new_ticket(ana, "Read since")
        ana.do(intents.Undo())
        seen = await ana.until(lambda seen: any(toast.rule == "change_undone" for toast in seen.toasts))
        (told,) = (toast for toast in seen.toasts if toast.rule == "change_undone")
        assert (told.opens, dict(told.fields)) == (ticket_id, {"number": ticket_id})
        ana.do(intents.OpenTicket(ticket_id))
        await settled(ana, priority="low")


async def test_an_undo_before_the_answer_takes_the_change_back(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Quick undo") as (ana, bo, ticket_id):
        await changed(ana, ticket_id, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, priority="high"))
        await ana.until(lambda seen: seen.ticket.row.priority == "high")
        ana.do(intents.Undo())
        seen = await settled(ana, priority="low")
        assert seen.ticket is not None
        assert seen.ticket.clash is None
        await settled(bo, priority="low")


async def test_the_undo_of_a_first_solve_gives_back_all_that_it_set(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Solved by mistake")
        seen = await changed(ana, ticket_id, status="solved")
        assert ana.seen.me is not None
        assert seen.ticket is not None
        assert seen.ticket.row.assignee_id == ana.seen.me.user_id
        ana.do(intents.Undo())
        await settled(ana, status="open", assignee_id=None)  # nothing returns to new
        assert [toast.rule for toast in ana.seen.toasts if toast.kind == "error"] == []


async def test_what_cannot_be_taken_back_offers_no_undo(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "No way back")
        await changed(ana, ticket_id, priority="high")  # nothing returns to no priority
        await changed(ana, ticket_id, status="open")
        await changed(ana, ticket_id, priority="high")  # as it is
        await ana.until(lambda seen: seen.link.unsent == 0)
        assert [toast.undo_key for toast in ana.seen.toasts if toast.undo_key] == []
        await changed(ana, ticket_id, subject="The one thing to undo")
        ana.do(intents.Undo())
        await settled(ana, subject="No way back", status="open", priority="high")


async def test_a_solve_that_was_undone_without_a_line_leaves_nothing_behind(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "Undone offline")
        await asyncio.to_thread(own_relay.kill9)
        ana.do(intents.ChangeTicket(ticket_id, status="solved"))
        await ana.until(lambda seen: seen.link.unsent == 1)
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.link.unsent == 2)
        await asyncio.to_thread(own_relay.start)
        ana.do(intents.TryNow())
        await ana.until(lambda seen: seen.link.unsent == 0)
        await settled(ana, status="open", assignee_id=None)


async def test_a_value_that_i_chose_over_a_colleagues_can_be_taken_back(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Chosen") as (ana, bo, ticket_id):
        old = version(ana)
        await changed(bo, ticket_id, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, priority="urgent", row_version=old))
        clash = clash_of(await ana.until(lambda seen: seen.ticket.clash))
        ana.do(intents.AnswerClash(clash.key, mine=True))
        await settled(ana, priority="urgent")
        ana.do(intents.Undo())
        await settled(bo, priority="low")


async def test_tags_are_added_and_taken_away_beside_a_colleagues(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Tagged by two") as (ana, bo, ticket_id):
        old = version(ana)
        await changed(ana, ticket_id, tags=("vpn", "old"))
        await settled(bo, tags=("vpn", "old"))
        await changed(bo, ticket_id, tags=("vpn", "old", "refund"))
        await settled(ana, tags=("vpn", "old", "refund"))
        ana.do(intents.ChangeTicket(ticket_id, tags=("vpn", "refund", "vip"), row_version=old))
        await settled(bo, tags=("vpn", "refund", "vip"))
        ana.do(intents.Undo())
        await settled(bo, tags=("vpn", "refund", "old"))
        await settled(ana, tags=("vpn", "refund", "old"))
        before = version(ana)
        ana.do(intents.ChangeTicket(ticket_id, tags=("vpn", "refund", "old")))  # nothing of it is new
        await changed(ana, ticket_id, priority="low")
        assert version(ana) == before + 1


async def test_what_was_changed_without_a_line_meets_a_colleagues_change_after_a_restart(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path / "a") as (ana, _):
        other = await new_ticket(ana, "Another one")
        ticket_id = await new_ticket(ana, "Changed offline")
        await asyncio.to_thread(own_relay.kill9)
        for priority in ("low", "high"):
            ana.do(intents.ChangeTicket(ticket_id, priority=priority))
        ana.do(intents.ChangeTicket(ticket_id, subject="Named offline"))
        await ana.until(lambda seen: seen.link.unsent == 3)
        await ana.die()
    await asyncio.to_thread(own_relay.start)
    async with signed_in(own_relay, tmp_path / "b", "Bo Lind") as (bo, _):
        bo.do(intents.OpenTicket(ticket_id))
        await settled(bo)
        await changed(bo, ticket_id, priority="urgent")
        again = AgentApp(own_relay.url, ana.folder, ana.keys)
        again.start()
        try:
            await again.until_live()
            again.do(intents.OpenTicket(other))
            seen = await again.until(lambda seen: any(toast.rule == "changed_too" for toast in seen.toasts))
            told = next(toast for toast in seen.toasts if toast.rule == "changed_too")
            assert (told.opens, told.is_notice) == (ticket_id, True)
            await settled(bo, priority="urgent", subject="Named offline")
            again.do(intents.OpenTicket(ticket_id))
            for mine in ("low", "high"):
                seen = await again.until(
                    lambda seen, mine=mine: seen.ticket.clash and seen.ticket.clash.fields[0].mine == mine
                )
                assert clash_of(seen).fields == (FieldClash("priority", mine, "urgent"),)
                again.do(intents.AnswerClash(clash_of(seen).key, mine=mine == "high"))
            await settled(bo, priority="high")
            assert again.failures == []
        finally:
            await again.close()


async def test_words_with_a_status_wait_for_the_choice_and_go_either_way(relay: RelayProcess, tmp_path: Path) -> None:
    async with both(relay, tmp_path, "Words and status") as (ana, bo, ticket_id):
        for number, mine in enumerate((False, True)):
            old = version(bo)
            await changed(bo, ticket_id, status="hold" if number else "solved")
            ana.do(intents.SendComment(ticket_id, False, f"note {number}", status="pending", row_version=old))
            seen = await ana.until(lambda seen: seen.ticket.clash)
            clash = clash_of(seen)
            assert clash.has_words
            assert seen.ticket is not None
            assert [(each.state, each.error.rule) for each in seen.ticket.pending] == [("failed", "changed_too")]
            ana.do(intents.AnswerClash(clash.key, mine))
            await bo.until(lambda seen, number=number: comments(seen)[-1] == f"note {number}")
            await settled(bo, status="pending" if mine else "solved")


async def test_a_field_of_the_desks_own_is_asked_about_too(relay: RelayProcess, tmp_path: Path) -> None:
    olga = await asyncio.to_thread(lambda: relay.sign_in(new_agent(relay, "Olga", True)))
    field = {"key": "licences", "kind": "int", "label": {"en": "Licences"}}
    await asyncio.to_thread(olga.post, "/fields", {"field": field})
    async with both(relay, tmp_path, "Seats") as (ana, bo, ticket_id):
        old = version(ana)
        bo.do(SetField(ticket_id, "licences", 12))
        await ana.until(lambda seen: ("licences", 12) in seen.ticket.fields.values)
        ana.do(SetField(ticket_id, "licences", 15, old))
        clash = clash_of(await ana.until(lambda seen: seen.ticket.clash))
        assert clash.fields == (FieldClash("custom.licences", 15, 12),)
        ana.do(intents.AnswerClash(clash.key, mine=True))
        await bo.until(lambda seen: ("licences", 15) in seen.ticket.fields.values)


async def test_a_macro_sets_the_word_that_it_showed_and_is_taken_back_whole(
    relay: RelayProcess, tmp_path: Path
) -> None:
    olga = await asyncio.to_thread(lambda: relay.sign_in(new_agent(relay, "Olga", True)))
    labels = {"agent_label": {"en": "At the vendor"}, "customer_label": {"en": "With our supplier"}}
    made = await asyncio.to_thread(olga.post, "/statuses", {"status": {"category": "hold", **labels}})
    word_id = made["status"]["id"]
    field = {"key": "batch", "kind": "text", "label": {"en": "Batch"}}
    await asyncio.to_thread(olga.post, "/fields", {"field": field})
    actions = [
        {"type": "status", "status": "hold", "custom_status_id": word_id},
        {"type": "set_field", "field": "custom.batch", "value": "B-7"},
        {"type": "set_field", "field": "priority", "value": "high"},
        {"type": "tags", "add": ["vendor"]},
    ]
    macro = {"title": {"en": "Vendor"}, "actions": actions, "shared": True}
    made = await asyncio.to_thread(olga.post, "/macros", {"macro": macro})
    async with signed_in(relay, tmp_path) as (ana, _):
        ticket_id = await new_ticket(ana, "To the vendor")
        await changed(ana, ticket_id, tags=("kept",))
        ana.do(intents.PreviewMacro(ticket_id, made["macro"]["id"]))
        seen = await ana.until(lambda seen: seen.macro_preview)
        assert seen.macro_preview is not None
        assert seen.macro_preview.not_given_back == ("status", "priority")  # new becomes open, a priority stays one
        ana.do(intents.UseMacro(ticket_id))
        await settled(ana, status="hold", custom_status_id=word_id, priority="high", tags=("kept", "vendor"))
        await ana.until(lambda seen: ("batch", "B-7") in seen.ticket.fields.values)
        ana.do(intents.Undo())
        await settled(ana, status="open", custom_status_id=None, priority="high", tags=("kept",))
        await ana.until(lambda seen: "batch" not in dict(seen.ticket.fields.values))


async def test_a_choice_that_waits_tells_what_stands_there_now_and_a_newer_wish_settles_it(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with both(relay, tmp_path, "Chosen late") as (ana, bo, ticket_id):
        old = version(ana)
        await changed(bo, ticket_id, priority="low")
        ana.do(intents.ChangeTicket(ticket_id, priority="urgent", row_version=old))
        clash = clash_of(await ana.until(lambda seen: seen.ticket.clash))
        assert clash.fields == (FieldClash("priority", "urgent", "low"),)
        await changed(bo, ticket_id, priority="normal")
        seen = await ana.until(lambda seen: seen.ticket.clash and seen.ticket.clash != clash)
        assert clash_of(seen).fields == (FieldClash("priority", "urgent", "normal"),)
        await changed(ana, ticket_id, priority="high")
        await settled(bo, priority="high")
        await ana.until(lambda seen: seen.ticket.clash is None and not seen.link.unsent)


async def test_known_tags_are_found_while_one_is_typed(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        for subject, tags in (("One", ("zebra",)), ("Another", ("zebra", "Zéfiro"))):
            await changed(ana, await new_ticket(ana, subject), tags=tags)
        for begun in ("z", "ze", "ZE"):
            ana.do(intents.FindTags(begun))
        await ana.until(lambda seen: seen.tags_found == TagsFound("ZE", ("zebra", "Zéfiro")))
        ana.do(intents.FindTags("nothing begins so"))
        await ana.until(lambda seen: seen.tags_found == TagsFound("nothing begins so"))
