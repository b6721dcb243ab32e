"""Who sees which tickets, asked of PostgreSQL: the same promises as tests/relay/desk keeps in SQLite."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from relay.desk.desk_settings import DeskSettings
from relay.desk.inboxes import Inboxes
from relay.desk.participants import Participants
from relay.ops.audit import AuditLog
from tests.kit.accounts import TurnedClock
from tests.relay.desk import test_desk_settings, test_experts, test_tags
from tests.relay.desk.conftest import open_desk

if TYPE_CHECKING:
    from tests.kit.postgres import Server


async def test_postgres_shows_own_groups_external_groups_and_experts_the_same(
    postgres: "Server", tmp_path: Path
) -> None:
    from relay.store.postgres import PostgresDatabase

    desk = await open_desk(PostgresDatabase(postgres.clean_database(), files=tmp_path / "files"), TurnedClock())
    try:
        narrow = msgspec.structs.replace(desk.bo, sees_all=False)
        assert {view.count for view in (await desk.views.list(narrow)).views} <= {0, None}
        assert (await Inboxes(desk.store).page(narrow)).unread == 0
        told: list[int] = []
        settings = DeskSettings(desk.store, AuditLog(), told.append)
        await test_desk_settings.test_every_agent_sees_own_groups_only_while_the_desk_says_so(desk, settings, told)
        await test_desk_settings.test_whoever_sits_in_an_external_group_sees_own_groups_only(desk, told)
        on_tickets = Participants(desk.store, desk.rng.randbytes)
        await test_experts.test_an_expert_sees_the_tickets_that_she_is_on_and_no_other(desk, on_tickets)
        await test_tags.test_the_most_used_come_first_and_no_more_than_asked_for(desk)
        await test_tags.test_nobody_is_told_the_tags_of_tickets_that_she_may_not_see(desk)
    finally:
        await desk.store.close()
