"""Whose chats go first: the plans of the desk's settings, as the customer's organisation has them when she comes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from assistdesk.core.desk.chat_shapes import SeatIn
from assistdesk.core.desk.settings_shapes import DeskSettingsIn
from assistdesk.core.desk.shapes_organizations import OrganizationChange
from relay.desk.desk_settings import DeskSettings
from relay.desk.organizations import Organizations
from relay.ops.audit import AuditLog
from tests.relay.desk.chat_stage import Stage, open_stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path) as opened:
        yield opened


async def test_a_customer_of_a_plan_that_goes_first_is_ahead_of_who_came_earlier(stage: Stage) -> None:
    desk = stage.desk
    stage.alive.clear()
    stage.alive.add(desk.bo.id)
    await stage.agents.set_seat(desk.bo, SeatIn(chat_limit=1))
    taken = (await stage.ask("one"))[1]
    await stage.agents.accept(desk.bo, taken.id)
    earlier = (await stage.ask("two"))[1]
    hers = OrganizationChange(plan="Premium")
    orgs = Organizations(desk.store, AuditLog(), b"k" * 32)
    org = (await orgs.named(desk.admin, name="Talleres Norte")).organizations[0]
    await orgs.change(desk.admin, org.id, hers, desk.key())
    premium = (await stage.ask("three", email="Lucía@example.com"))[1]
    assert [(await stage.show(one.id)).position for one in (premium, earlier)] == [1, 2]
    settings = DeskSettings(desk.store, AuditLog(), lambda _user_id: None)
    await settings.put(desk.admin, DeskSettingsIn(chat_plans=()))
    assert (await stage.show(premium.id)).position == 1  # as it was when she came
    later = (await stage.ask("four", email="Lucía@example.com"))[1]
    assert (await stage.show(later.id)).position == 3
