"""The context card and groups, from the application through a running relay to another system's HTTPS server, and back."""

from pathlib import Path

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.runtime import intents
from assistdesk.runtime.intents_context import (
    AskContext,
    NewContextSecret,
    ReadContextCard,
    SaveContextCard,
    TryContextCard,
)
from assistdesk.runtime.intents_groups import ReadGroups, SaveGroup
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.other_system import OtherSystem
from tests.kit.relay_process import RelayProcess


async def test_a_card_is_set_up_shown_failing_said_and_asked_again(tmp_path: Path, first_start: FirstStart) -> None:
    with OtherSystem(tmp_path / "crm") as crm:
        settings, environment = {"outgoing.private_hosts": '["localhost"]'}, {"SSL_CERT_FILE": str(crm.authority)}
        with StartedBefore(tmp_path / "relay", first_start, settings=settings, environment=environment) as relay:
            await _set_up(relay, crm, tmp_path)


async def _set_up(relay: RelayProcess, crm: OtherSystem, folder: Path) -> None:
    async with signed_in(relay, folder / "app", is_admin=True) as (olga, _):
        olga.do(ReadContextCard())
        await olga.until(lambda seen: seen.context_setting.url == "")
        ticket_id = await new_ticket(olga, "How many seats")
        await olga.until(lambda seen: (seen.context.ticket_id, seen.context.state) == (ticket_id, "off"))
        olga.do(NewContextSecret())
        await olga.until(lambda seen: any(toast.rule == "context_secret_copied" for toast in seen.toasts))
        assert olga.clipboard[-1].startswith("whsec_")
        assert "whsec_" not in repr(olga.seen)
        olga.do(TryContextCard(crm.url(host="127.0.0.1"), "wei@example.com"))
        seen = await olga.until(lambda seen: seen.context_setting.trial and not seen.context_setting.trial.loading)
        assert seen.context_setting.trial.error.rule == "context_address"
        olga.do(TryContextCard(crm.url("/empty"), "wei@example.com"))
        seen = await olga.until(
            lambda seen: not (seen.context_setting.trial.loading or seen.context_setting.trial.error)
        )
        assert seen.context_setting.trial.rows == ()
        olga.do(SaveContextCard(1, "http://localhost"))
        seen = await olga.until(lambda seen: seen.context_setting.answered == 1)
        assert (seen.context_setting.url, seen.context_setting.refused.rule) == ("", "context_no_https")
        olga.do(SaveContextCard(2, crm.url("/broken")))
        seen = await olga.until(lambda seen: seen.context.state == "failed")
        assert (seen.context_setting.refused, seen.context.error.rule) == (None, "context_json")
        assert seen.ticket.items, "the ticket is there all the same"
        olga.do(SaveContextCard(3, crm.url()))
        seen = await olga.until(lambda seen: seen.context.state == "shown")
        assert [(one.label, one.value) for one in seen.context.rows][:3] == [
            ("Plan", "Premium"),
            ("Seats", "120"),
            ("Partner", True),
        ]
        asked = len(crm.asked)
        assert b'"how.many.seats@customer.example"' in crm.asked[-1][2]
        olga.do(intents.CloseTicket())
        olga.do(intents.OpenTicket(ticket_id))
        await olga.until(lambda seen: seen.context.state == "shown")
        assert len(crm.asked) == asked, "known for five minutes"
        olga.do(AskContext(ticket_id))
        await olga.until(lambda seen: seen.context.state == "shown" and len(crm.asked) == asked + 1)


async def test_groups_are_made_given_members_and_offered_where_tickets_go(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(own_relay, tmp_path, name="Olga", is_admin=True) as (olga, secrets):
        olga.do(ReadGroups())
        seen = await olga.until(lambda seen: seen.groups.was_read)
        assert (seen.groups.groups, [name for _, name, _ in seen.groups.people]) == ((), ["Ana Reyes", "Olga"])
        olga.do(SaveGroup(1, 0, GroupIn(name="Second line", tier="L2", member_ids=(secrets.user_id,))))
        seen = await olga.until(lambda seen: seen.groups.answered == 1)
        (group,) = seen.groups.groups
        assert (seen.groups.refused, group.name, group.member_ids) == (None, "Second line", (secrets.user_id,))
        await olga.until(lambda seen: [one.name for one in seen.queue.groups] == ["Second line"])
        olga.do(SaveGroup(2, 0, GroupIn(name="Second line")))
        seen = await olga.until(lambda seen: seen.groups.answered == 2)
        assert seen.groups.refused.rule == "group_taken"
        olga.do(SaveGroup(3, group.id, GroupChange(name="Network", tier="L3", row_version=1)))
        seen = await olga.until(lambda seen: seen.groups.answered == 3)
        assert [(one.name, one.tier, one.member_ids) for one in seen.groups.groups] == [("Network", "L3", ())]
        olga.do(SaveGroup(4, group.id, GroupChange(name="Networks", tier="L3", row_version=1)))
        seen = await olga.until(lambda seen: seen.groups.answered == 4)
        assert (seen.groups.refused.rule, seen.groups.groups[0].name) == ("row_version", "Network")
