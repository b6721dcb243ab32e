"""Ctrl+Z takes back the last act, also when its message is gone, and says why where the relay does not any more."""

import asyncio
from pathlib import Path

from msgspec.structs import replace

from assistdesk.core.desk import timeline
from assistdesk.core.desk.shapes_forms import FieldIn, FormIn
from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.core.desk.shapes_rules import PolicyIn
from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn
from assistdesk.core.desk.shapes_triggers import TimeRuleIn
from assistdesk.runtime import intents
from assistdesk.runtime.intents_forms import DropField, DropForm, SaveField, SaveForm
from assistdesk.runtime.intents_groups import SaveGroup
from assistdesk.runtime.intents_macros import DropMacro, SaveMacro
from assistdesk.runtime.intents_merging import EscalateTicket, MergeTicket, SplitTicket
from assistdesk.runtime.intents_rules import DropPolicy, ReadRules, SavePolicy
from assistdesk.runtime.intents_statuses import SaveStatus
from assistdesk.runtime.intents_triggers import ReadTriggers, SaveTimeRule
from assistdesk.runtime.put_back import given_again
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.toasts import UNDO_MS
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess


def told(seen: AgentSnapshot, rule: str) -> bool:
    return any(toast.rule == rule for toast in seen.toasts)


async def after_its_message(app: AgentApp, rule: str) -> None:
    """The message was seen, and is gone."""
    await app.until(lambda seen: told(seen, rule))
    app.clock.wall_ahead_ms += UNDO_MS
    app.do(intents.DismissToast(0))
    await app.until(lambda seen: not seen.toasts)


async def test_a_merge_and_a_change_are_taken_back_in_turn_when_their_messages_are_gone(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        target, source = await new_ticket(ana, "Kept"), await new_ticket(ana, "Joins it")
        ana.do(MergeTicket(source, target))
        await after_its_message(ana, "ticket_merged")
        await ana.until(lambda seen: seen.ticket.row.id == target)
        ana.do(intents.ChangeTicket(target, subject="Renamed"))
        await after_its_message(ana, "changed")
        ana.do(intents.Undo())
        await ana.until(lambda seen: seen.ticket.row.subject == "Kept" and not seen.ticket.row.pending)
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "ticket_unmerged") and seen.ticket.row.id == source)
        ana.do(intents.Undo())  # there is nothing more
        await ana.until(lambda seen: seen.ticket.row.status == "new" and told(seen, "ticket_unmerged"))


async def test_a_split_is_taken_back_when_its_message_is_gone(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        source = await new_ticket(ana, "Two faults in one")
        ana.do(intents.OpenTicket(source))
        seen = await ana.until(lambda seen: comments(seen) == ["It freezes."])
        words = tuple(item.comment.id for item in seen.ticket.items if isinstance(item, timeline.CommentItem))
        ana.do(SplitTicket(source, "The second one", words, 7))
        await after_its_message(ana, "ticket_split")
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "ticket_unsplit") and seen.ticket.row.id == source)


async def test_what_a_colleague_took_back_or_took_up_is_said(relay: RelayProcess, tmp_path: Path) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": "Behind it", "tier": "L2"}})
    async with signed_in(relay, tmp_path) as (ana, _):
        target, source = await new_ticket(ana, "Kept too"), await new_ticket(ana, "Joins it too")
        ana.do(EscalateTicket(target, made["group"]["id"], "Needs more"))
        await after_its_message(ana, "ticket_escalated")
        ana.do(MergeTicket(source, target))
        await after_its_message(ana, "ticket_merged")
        await asyncio.to_thread(admin.post, f"/tickets/{source}/unmerge", None)
        me = (await asyncio.to_thread(admin.get, "/users/me"))["user"]["id"]
        await asyncio.to_thread(admin.put, f"/tickets/{target}", {"ticket": {"assignee_id": me}})
        ana.do(intents.Undo())
        await ana.until(lambda seen: told(seen, "unmerge_over"))
        ana.do(intents.Undo())
        seen = await ana.until(lambda seen: told(seen, "escalate_moved_on"))
        why = next(toast for toast in seen.toasts if toast.rule == "escalate_moved_on")
        assert dict(why.fields) == {"number": target}


async def undone(app: AgentApp, rule: str) -> None:
    """By key, when the message of *rule* is gone."""
    await after_its_message(app, rule)
    app.do(intents.Undo())


async def test_what_was_deleted_in_the_settings_is_made_again_when_its_message_is_gone(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, is_admin=True) as (olga, _):
        olga.do(SaveField(1, 0, FieldIn(key="serial", kind="text", label={"en": "Serial number"})))
        seen = await olga.until(lambda seen: seen.forms.answered == 1)
        (serial,) = seen.forms.fields
        olga.do(SaveForm(2, 0, FormIn(title={"en": "Licences"}, field_ids=(serial.id,), tags=("licence",))))
        await olga.until(lambda seen: seen.forms.answered == 2)
        olga.do(DropField(serial.id))
        await olga.until(lambda seen: not seen.forms.fields)
        await undone(olga, "setting_gone")
        seen = await olga.until(lambda seen: seen.forms.fields and told(seen, "setting_back"))
        (form,), (again,) = seen.forms.forms, seen.forms.fields
        assert (again.key, form.field_ids) == ("serial", (again.id,)), "its form asks for it again"
        olga.do(DropForm(form.id))
        await olga.until(lambda seen: not seen.forms.forms)
        await undone(olga, "setting_gone")
        seen = await olga.until(lambda seen: seen.forms.forms)
        assert seen.forms.forms[0].tags == ("licence",)

        olga.do(SaveMacro(0, (("en", "Ask"),), (("en", "Which version?"),), tags=("asked",), shared=True))
        seen = await olga.until(lambda seen: any(one.title == "Ask" for one in seen.macros))
        macro = next(one for one in seen.macros if one.title == "Ask")
        olga.do(DropMacro(macro.id))
        await olga.until(lambda seen: all(one.title != "Ask" for one in seen.macros))
        await undone(olga, "setting_gone")
        seen = await olga.until(lambda seen: any(one.title == "Ask" for one in seen.macros))
        assert next(one for one in seen.macros if one.title == "Ask").form == macro.form

        olga.do(intents.SaveView("Marked", "tag:licence", shared=True))
        seen = await olga.until(lambda seen: any(one.title == "Marked" for one in seen.views))
        view = next(one for one in seen.views if one.title == "Marked")
        olga.do(intents.DropView(view.id))
        await olga.until(lambda seen: all(one.title != "Marked" for one in seen.views))
        await undone(olga, "setting_gone")
        seen = await olga.until(lambda seen: any(one.title == "Marked" for one in seen.views))
        assert next(one for one in seen.views if one.title == "Marked").query == "tag:licence"

        olga.do(ReadRules())
        seen = await olga.until(lambda seen: seen.rules.was_read)
        first = seen.rules.policies[0]
        olga.do(SavePolicy(1, 0, replace(given_again(first, PolicyIn), title="Last")))
        await olga.until(lambda seen: seen.rules.answered == 1)
        olga.do(DropPolicy(first.id))
        await olga.until(lambda seen: [one.title for one in seen.rules.policies] == ["Last"])
        await undone(olga, "setting_gone")
        seen = await olga.until(lambda seen: [one.title for one in seen.rules.policies] == [first.title, "Last"])
        assert seen.rules.policies[0].targets == first.targets


async def test_what_was_changed_in_the_settings_is_put_back_unless_a_colleague_changed_it(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(own_relay, tmp_path / "o", name="Olga", is_admin=True) as (olga, _),
        signed_in(own_relay, tmp_path / "p", name="Pia", is_admin=True) as (pia, _),
    ):
        olga.do(SaveGroup(1, 0, GroupIn(name="Second line")))
        seen = await olga.until(lambda seen: seen.groups.answered == 1)
        (group,) = (one for one in seen.groups.groups if one.name == "Second line")
        olga.do(SaveGroup(2, group.id, GroupChange(name="Third line", row_version=group.row_version)))
        await olga.until(lambda seen: seen.groups.answered == 2)
        await undone(olga, "setting_kept")
        seen = await olga.until(lambda seen: told(seen, "setting_back"))
        (group,) = (one for one in seen.groups.groups if one.id == group.id)
        assert group.name == "Second line"
        olga.do(SaveGroup(3, group.id, GroupChange(name="Fourth line", row_version=group.row_version)))
        seen = await olga.until(lambda seen: seen.groups.answered == 3)
        pia.do(SaveGroup(1, group.id, GroupChange(name="Fifth line", row_version=group.row_version + 1)))
        await pia.until(lambda seen: seen.groups.answered == 1 and seen.groups.refused is None)
        await undone(olga, "setting_kept")
        seen = await olga.until(lambda seen: told(seen, "kept_changed"))
        assert "Fifth line" in {one.name for one in seen.groups.groups}

        status = StatusIn(category="hold", agent_label={"en": "At the lab"}, customer_label={"en": "Being looked at"})
        olga.do(SaveStatus(1, 0, status))
        seen = await olga.until(lambda seen: seen.statuses.answered == 1)
        (kept,) = seen.statuses.statuses
        changed = given_again(kept, StatusChange, agent_label={"en": "Elsewhere"})
        olga.do(SaveStatus(2, kept.id, changed))
        await olga.until(lambda seen: seen.statuses.statuses[0].agent_label == {"en": "Elsewhere"})
        await undone(olga, "setting_kept")
        await olga.until(lambda seen: seen.statuses.statuses[0].agent_label == {"en": "At the lab"})

        olga.do(ReadTriggers())
        seen = await olga.until(lambda seen: seen.triggers.is_read)
        rule = seen.triggers.time_rules[0]
        olga.do(SaveTimeRule(1, rule.id, rule.row_version, replace(given_again(rule, TimeRuleIn), title="Otherwise")))
        await olga.until(lambda seen: seen.triggers.time_rules[0].title == "Otherwise")
        await undone(olga, "setting_kept")
        await olga.until(lambda seen: seen.triggers.time_rules[0].title == rule.title)
