"""What is done to many picked tickets at once, through the real relay: a group takes them, one of them takes the others in."""

import asyncio
from pathlib import Path

from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeMany
from assistdesk.runtime.snapshot import AgentSnapshot, BulkView
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import new_ticket, signed_in
from tests.kit.relay_process import RelayProcess

ENDS = {"bulk_stopped", "bulk_done"}


def told(seen: AgentSnapshot, rule: str) -> bool:
    return any(toast.rule == rule for toast in seen.toasts)


def stands(seen: AgentSnapshot, ids: tuple[int, ...], group_id: int | None) -> bool:
    """All of them are with this group, and nothing goes on any more."""
    return seen.bulk is None and {row.group_id for row in seen.palette if row.id in ids} == {group_id}


def statuses(seen: AgentSnapshot, ids: tuple[int, ...]) -> list[str]:
    found = {row.id: row.status for row in seen.palette}
    return [found[one] for one in ids]


async def test_a_group_takes_them_and_gives_them_back(relay: RelayProcess, tmp_path: Path) -> None:
    admin = await asyncio.to_thread(relay.sign_in, await asyncio.to_thread(new_agent, relay, "Olga", True))
    made = await asyncio.to_thread(admin.post, "/groups", {"group": {"name": "Field service", "tier": "L2"}})
    group_id = made["group"]["id"]
    async with signed_in(relay, tmp_path) as (ana, _):
        seen = await ana.until(lambda seen: seen.agents and seen.queue.groups)
        assert seen.ticket is None
        assert seen.me.user_id in {one.user_id for one in seen.agents}
        ids = tuple([await new_ticket(ana, f"Field {number}") for number in range(2)])
        ana.do(intents.BulkChange(ids, group_id=group_id))
        seen = await ana.until(lambda seen: told(seen, "bulk_done") and seen.bulk is None)
        await ana.until(lambda seen: {row.group_name for row in seen.palette if row.id in ids} == {"Field service"})
        toast = next(toast for toast in seen.toasts if toast.rule == "bulk_done")
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: stands(seen, ids, None))
        ana.do(intents.BulkChange(ids, group_id=group_id))
        await ana.until(lambda seen: stands(seen, ids, group_id))
        ana.do(intents.BulkChange(ids, group_id=0))
        await ana.until(lambda seen: stands(seen, ids, None))


async def test_one_takes_the_others_in_and_all_come_back_by_undo(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ids = tuple([await new_ticket(ana, f"Fan {number}") for number in range(3)])
        target, *others = ids
        ana.do(MergeMany(tuple(others), target))
        seen = await ana.until(lambda seen: told(seen, "tickets_merged"))
        await ana.until(lambda seen: seen.ticket.row.id == target and len(seen.ticket.links) == 2)
        assert statuses(ana.seen, ids) == ["new", "closed", "closed"]
        toast = next(toast for toast in seen.toasts if toast.rule == "tickets_merged")
        assert dict(toast.fields) == {"n": 2, "target": target}
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: told(seen, "tickets_unmerged") and statuses(seen, ids) == ["new", "new", "new"])
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: told(seen, "merge_not_merged"))

        ana.do(MergeMany((others[0], 99_999), target))
        seen = await ana.until(lambda seen: told(seen, "tickets_merged_partly"))
        toast = next(toast for toast in seen.toasts if toast.rule == "tickets_merged_partly")
        assert dict(toast.fields) == {"n": 1, "refused": 1, "target": target}
        ana.do(MergeMany((target,), target))
        await ana.until(lambda seen: told(seen, "merge_itself"))


async def test_merging_many_says_how_far_it_is_and_stops_with_what_was_done(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ids = tuple([await new_ticket(ana, f"Pump {number}") for number in range(13)])
        target, *others = ids
        ana.do(MergeMany(tuple(others), target))
        seen = await ana.until(lambda seen: seen.bulk is not None and seen.bulk.progress)
        assert seen.bulk == BulkView(12, seen.bulk.progress)
        ana.do(intents.StopBulk())
        seen = await ana.until(lambda seen: told(seen, "tickets_merged_stopped") and seen.bulk is None)
        toast = next(toast for toast in seen.toasts if toast.rule == "tickets_merged_stopped")
        done = int(dict(toast.fields)["n"])
        assert 1 <= done < 12, "and the one that was on its way"
        assert dict(toast.fields) == {"n": done, "left": 12 - done, "target": target}
        assert statuses(ana.seen, ids) == ["new", *["closed"] * done, *["new"] * (12 - done)]
        ana.do(intents.Undo(toast.undo_key))
        await ana.until(lambda seen: told(seen, "tickets_unmerged") and set(statuses(seen, ids)) == {"new"})


async def test_a_change_of_many_is_stopped_before_it_is_done(relay: RelayProcess, tmp_path: Path) -> None:
    async with signed_in(relay, tmp_path) as (ana, _):
        ids = tuple([await new_ticket(ana, f"Valve {number}") for number in range(3)])
        ana.do(intents.BulkChange(ids, priority="urgent"))
        ana.do(intents.StopBulk())
        seen = await ana.until(lambda seen: seen.bulk is None and {t.rule for t in seen.toasts} & ENDS)
        toast = next(toast for toast in seen.toasts if toast.rule in ENDS)
        done, left = (dict(toast.fields).get(name, 0) for name in ("n", "left"))
        assert done + left == 3
        await ana.until(lambda seen: [row.priority for row in seen.palette if row.id in ids].count("urgent") == done)
