"""What was kept in the settings is put back once, while nothing else stands there, and when there is a line."""

import asyncio

import pytest
from msgspec.structs import replace

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn, GroupOut
from assistdesk.core.errors import AssistDeskError, LinkError, RefusedError
from assistdesk.runtime.intents import Undo
from assistdesk.runtime.put_back import WAYS_MAX, PutBack, Thing, Way, given_again, put_last_at
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from tests.assistdesk.runtime.test_toasts import Turned


class Kept:
    """Groups as a relay keeps them, and its line."""

    def __init__(self) -> None:
        self.there = {1: GroupOut(id=1, name="Billing", member_ids=(7,), row_version=4)}
        self.fault: AssistDeskError | None = None
        self.tasks = Tasks(lambda name, error: pytest.fail(f"{name}: {error}"))
        self.toasts = Toasts(Turned(), lambda: None)
        self.put_back = PutBack(self.tasks, self.toasts)
        self.thing = Thing[GroupOut, GroupIn](
            self._read,
            self._save,
            lambda one: given_again(one, GroupChange),
            lambda one: one.name,
            self._turn,
            self._drop,
        )

    async def _read(self, group_id: int) -> GroupOut | None:
        if self.fault is not None:
            raise self.fault
        return self.there.get(group_id)

    async def _save(self, group_id: int | None, group: GroupIn) -> GroupOut:
        number = group_id or max(self.there, default=1) + 1
        version = self.there[number].row_version + 1 if number in self.there else 1
        assert version == 1 or getattr(group, "row_version", None) in (None, version - 1)
        self.there[number] = given_again(group, GroupOut, id=number, row_version=version)
        return self.there[number]

    async def _drop(self, group_id: int) -> None:
        del self.there[group_id]

    async def _turn(self, way: Way) -> bool:
        return await way()

    async def undo(self) -> str:
        """The newest act; what was said of it."""
        key = next(reversed(self.toasts.acts()))
        assert self.put_back.handle(Undo(key))
        while len(self.tasks):
            await asyncio.sleep(0)
        return self.toasts.shown[-1].rule


async def test_a_change_is_put_back_when_its_message_is_gone() -> None:
    kept = Kept()
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Money", member_ids=(7, 8), row_version=4))
    assert [(one.rule, dict(one.fields)) for one in kept.toasts.shown] == [("setting_kept", {"name": "Money"})]
    kept.toasts.dismiss(kept.toasts.shown[0].id)
    assert await kept.undo() == "setting_back"
    assert kept.there[1] == GroupOut(id=1, name="Billing", member_ids=(7,), row_version=6)
    assert kept.toasts.acts() == {}, "once"


async def test_what_a_colleague_changed_since_stays() -> None:
    kept = Kept()
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Money", row_version=4))
    kept.there[1] = replace(kept.there[1], name="Invoices", row_version=6)
    assert await kept.undo() == "kept_changed"
    assert kept.there[1].name == "Invoices"
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Money", row_version=6))
    del kept.there[1]
    assert await kept.undo() == "kept_changed", "it is gone altogether"


async def test_what_was_deleted_is_made_again() -> None:
    kept = Kept()
    await kept.put_back.drop(kept.thing, 1)
    assert (kept.there, kept.toasts.shown[-1].rule) == ({}, "setting_gone")
    assert await kept.undo() == "setting_back"
    assert [(one.name, one.member_ids) for one in kept.there.values()] == [("Billing", (7,))]


async def test_what_changes_nothing_has_no_way_back() -> None:
    kept = Kept()
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Billing", member_ids=(7,), row_version=4))
    assert kept.toasts.acts() == {}


async def test_what_is_new_is_not_taken_away_again() -> None:
    kept = Kept()
    await kept.put_back.save(kept.thing, 0, GroupIn(name="New"))
    assert (kept.toasts.acts(), kept.toasts.shown) == ({}, ())


async def test_a_way_back_waits_for_the_line_and_is_lost_by_a_refusal() -> None:
    kept = Kept()
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Money", row_version=4))
    kept.fault = LinkError("no_line")
    assert await kept.undo() == "no_line"
    kept.fault = None
    assert await kept.undo() == "setting_back"
    await kept.put_back.save(kept.thing, 1, GroupChange(name="Money", row_version=6))
    kept.fault = RefusedError("forbidden")
    assert await kept.undo() == "forbidden"
    assert kept.toasts.acts() == {}


async def test_only_so_many_ways_are_remembered_and_what_is_over_is_no_act() -> None:
    kept = Kept()
    for number in range(WAYS_MAX + 3):
        await kept.put_back.save(
            kept.thing, 1, GroupChange(name=f"Money {number}", row_version=kept.there[1].row_version)
        )
    assert len(kept.toasts.acts()) == WAYS_MAX
    assert kept.put_back.handle(Undo("setting:1"))
    assert len(kept.tasks) == 0
    assert not kept.put_back.handle(Undo("other:1"))


def test_what_was_made_last_goes_to_its_place() -> None:
    assert put_last_at([1, 2, 3], 0) == (3, 1, 2)
    assert put_last_at([1, 2, 3], 9) == (1, 2, 3)


def test_what_has_no_way_back_is_said_and_a_way_that_is_forgotten_goes_no_more() -> None:
    kept = Kept()
    assert kept.put_back.told("setting_kept", None, name="Money") == ""
    assert (kept.toasts.shown[-1].undo_key, kept.toasts.acts()) == ("", {})
    key = kept.put_back.told("setting_kept", lambda: pytest.fail("it went"), name="Money")
    kept.put_back.forget(key)
    assert (kept.toasts.shown[-1].undo_key, kept.toasts.acts()) == ("", {})
    assert kept.put_back.handle(Undo(key))
    assert len(kept.tasks) == 0
