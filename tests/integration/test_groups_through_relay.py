"""Groups kept in the settings, through a running relay: what an external group's agents are offered, and who leads."""

from pathlib import Path

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn
from assistdesk.runtime.intents_groups import ReadGroups, SaveGroup
from assistdesk.ui.agent.commands import offered
from tests.integration.test_desk_through_relay import signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess


def leads_to_reports(app: AgentApp) -> bool:
    return "reports" in {command.name for command in offered(app.seen)}


async def test_an_open_app_leads_to_no_reports_once_she_sits_in_another_house_s_group(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, _),
        signed_in(relay, tmp_path / "eve", "Eve") as (eve, secrets),
    ):
        assert leads_to_reports(eve)
        abroad = GroupIn(name="Abroad", external=True, member_ids=(secrets.user_id,))
        olga.do(SaveGroup(1, 0, abroad))
        await eve.until(lambda seen: seen.me is not None and seen.me.is_external)
        assert not leads_to_reports(eve)
        assert leads_to_reports(olga)


async def test_a_lead_who_leaves_the_group_leads_it_no_more(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, secrets):
        mine = (secrets.user_id,)
        olga.do(SaveGroup(1, 0, GroupIn(name="Night", member_ids=mine, lead_ids=mine)))
        seen = await olga.until(lambda seen: seen.groups.answered == 1)
        night = next(one for one in seen.groups.groups if one.name == "Night")
        assert (night.member_ids, night.lead_ids) == (mine, mine)
        given = GroupChange(name="Night", member_ids=(), lead_ids=(), row_version=night.row_version)
        olga.do(SaveGroup(2, night.id, given))
        await olga.until(lambda seen: seen.groups.answered == 2)
        olga.do(SaveGroup(3, night.id, GroupChange(name="Night", member_ids=(), lead_ids=mine)))
        seen = await olga.until(lambda seen: seen.groups.answered == 3)
        assert seen.groups.refused is not None
        olga.do(ReadGroups())
        seen = await olga.until(lambda seen: seen.groups.groups)
        night = next(one for one in seen.groups.groups if one.name == "Night")
        assert (night.member_ids, night.lead_ids) == ((), ())
