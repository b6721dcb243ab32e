"""Macros and saved texts with times and a group, from one application through a running relay to another."""

import time
from pathlib import Path

from msgspec.structs import replace

from assistdesk.core.desk.shapes_people import GroupIn
from assistdesk.runtime.intents_groups import SaveGroup
from assistdesk.runtime.intents_macros import ReadMacros, SaveMacro
from assistdesk.runtime.snapshot import AgentSnapshot
from tests.integration.test_desk_through_relay import signed_in
from tests.kit.relay_process import RelayProcess

HOUR_MS = 3_600_000


def titles(seen: AgentSnapshot) -> list[str]:
    return [one.title for one in seen.macros]


async def test_D7_a_text_of_later_is_its_maker_s_alone_and_an_open_app_finds_it_in_its_time(
    relay: RelayProcess, tmp_path: Path
) -> None:
    now_ms = int(time.time()) * 1_000
    async with (
        signed_in(relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, _),
        signed_in(relay, tmp_path / "bo", "Bo") as (bo, _),
    ):
        wanted = SaveMacro(
            0,
            (("en", "Prices of later"),),
            (("en", "New prices."),),
            shared=True,
            from_ms=now_ms + HOUR_MS,
            until_ms=now_ms + 2 * HOUR_MS,
        )
        olga.do(wanted)
        seen = await olga.until(lambda seen: "Prices of later" in titles(seen))
        kept = next(one for one in seen.macros if one.title == "Prices of later")
        assert (kept.form.from_ms, kept.form.until_ms) == (now_ms + HOUR_MS, now_ms + 2 * HOUR_MS)
        bo.do(SaveMacro(0, (("en", "Mine"),), (("en", "Mine alone."),)))
        seen = await bo.until(lambda seen: "Mine" in titles(seen))
        assert "Prices of later" not in titles(seen)
        olga.do(replace(wanted, macro_id=kept.id, from_ms=now_ms - HOUR_MS))
        await olga.until(lambda seen: any(one.form.from_ms == now_ms - HOUR_MS for one in seen.macros))
        bo.do(ReadMacros())
        await bo.until(lambda seen: "Prices of later" in titles(seen))


async def test_a_group_s_text_is_its_members_to_use_and_the_admin_s_to_change(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, _),
        signed_in(relay, tmp_path / "bo", "Bo") as (bo, secrets),
    ):
        olga.do(SaveGroup(1, 0, GroupIn(name="Prices", member_ids=(secrets.user_id,))))
        seen = await olga.until(lambda seen: seen.groups.answered == 1)
        group_id = next(one.id for one in seen.groups.groups if one.name == "Prices")
        olga.do(SaveMacro(0, (("en", "For us"),), (("en", "Ask Bo."),), shared=True, group_id=group_id))
        seen = await olga.until(lambda seen: "For us" in titles(seen))
        hers = next(one for one in seen.macros if one.title == "For us")
        assert (hers.usable, hers.form.editable, hers.form.group_id) == (False, True, group_id)
        bo.do(ReadMacros())
        seen = await bo.until(lambda seen: "For us" in titles(seen))
        his = next(one for one in seen.macros if one.title == "For us")
        assert (his.usable, his.form.editable) == (True, False)
