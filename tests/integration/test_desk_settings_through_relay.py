"""The desk's own settings, from the application through a running relay and back."""

from pathlib import Path

from assistdesk.core.desk.settings_shapes import DeskSettingsIn, DeskSettingsOut
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from tests.integration.test_desk_through_relay import signed_in
from tests.kit.relay_process import RelayProcess


async def test_an_admin_reads_and_changes_them_and_hears_of_a_refusal(own_relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(own_relay, tmp_path / "olga", is_admin=True) as (olga, _):
        olga.do(ReadDeskSettings())
        seen = await olga.until(lambda seen: seen.desk_settings.kept is not None)
        assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=False, close_after_h=96)
        olga.do(SaveDeskSettings(1, DeskSettingsIn(own_groups_only=True)))
        olga.do(SaveDeskSettings(2, DeskSettingsIn(close_after_h=None)))
        seen = await olga.until(lambda seen: seen.desk_settings.answered == 2)
        assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=True, close_after_h=None, row_version=3)
        assert seen.desk_settings.refused is None
        olga.do(SaveDeskSettings(3, DeskSettingsIn(close_after_h=673)))
        seen = await olga.until(lambda seen: seen.desk_settings.answered == 3)
        assert seen.desk_settings.refused is not None
        assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=True, close_after_h=None, row_version=3)


async def test_of_two_admins_who_order_plans_at_once_the_later_one_reads_what_the_other_left(
    own_relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(own_relay, tmp_path / "olga", "Olga", is_admin=True) as (olga, _),
        signed_in(own_relay, tmp_path / "piet", "Piet", is_admin=True) as (piet, _),
    ):
        for app in (olga, piet):
            app.do(ReadDeskSettings())
            seen = await app.until(lambda seen: seen.desk_settings.kept is not None)
            assert seen.desk_settings.kept == DeskSettingsOut(close_after_h=96, chat_plans=("premium",))
        olga.do(SaveDeskSettings(1, DeskSettingsIn(chat_plans=("school", "premium"), row_version=1)))
        seen = await olga.until(lambda seen: seen.desk_settings.answered == 1)
        assert seen.desk_settings.refused is None
        piet.do(SaveDeskSettings(1, DeskSettingsIn(chat_plans=(), row_version=1)))
        seen = await piet.until(lambda seen: seen.desk_settings.answered == 1)
        assert seen.desk_settings.refused is not None
        assert seen.desk_settings.refused.rule == "row_version"
        theirs = DeskSettingsOut(close_after_h=96, chat_plans=("school", "premium"), row_version=2)
        assert seen.desk_settings.kept == theirs
        piet.do(SaveDeskSettings(2, DeskSettingsIn(chat_plans=(), row_version=2)))
        seen = await piet.until(lambda seen: seen.desk_settings.answered == 2)
        assert seen.desk_settings.kept is not None
        assert seen.desk_settings.kept.chat_plans == ()
