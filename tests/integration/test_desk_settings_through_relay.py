"""The desk's own settings, from the application through a running relay and back."""

from pathlib import Path

from assistdesk.core.desk.settings_shapes import DeskSettingsIn, DeskSettingsOut
from assistdesk.runtime.intents_settings import ReadDeskSettings, SaveDeskSettings
from tests.integration.test_desk_through_relay import signed_in
from tests.kit.relay_process import RelayProcess


async def test_an_admin_reads_and_changes_them_and_hears_of_a_refusal(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay") as relay:
        async with signed_in(relay, tmp_path / "olga", is_admin=True) as (olga, _):
            olga.do(ReadDeskSettings())
            seen = await olga.until(lambda seen: seen.desk_settings.kept is not None)
            assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=False, close_after_h=96)
            olga.do(SaveDeskSettings(1, DeskSettingsIn(own_groups_only=True)))
            olga.do(SaveDeskSettings(2, DeskSettingsIn(close_after_h=None)))
            seen = await olga.until(lambda seen: seen.desk_settings.answered == 2)
            assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=True, close_after_h=None)
            assert seen.desk_settings.refused is None
            olga.do(SaveDeskSettings(3, DeskSettingsIn(close_after_h=673)))
            seen = await olga.until(lambda seen: seen.desk_settings.answered == 3)
            assert seen.desk_settings.refused is not None
            assert seen.desk_settings.kept == DeskSettingsOut(own_groups_only=True, close_after_h=None)
