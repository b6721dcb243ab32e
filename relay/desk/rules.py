"""Schedules and SLA policies: reading and editing them, and a ticket's clocks explained (desk.md sections 5, 12).

Staff read, admins write. An edit makes a new version; clocks that run move to a new schedule by themselves, a new policy
touches a ticket at its next update. A new desk begins with office hours and one policy. Nothing here knows HTTP.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk import clocks, views
from assistdesk.core.desk.calendar import DAY_MS, FIRST_MS, LAST_MS, Calendar, check_schedule, has_open_day
from assistdesk.core.desk.model_service import Clock, Holiday, Schedule, ScheduleKey, Segment, SlaPolicy, SlaTarget
from assistdesk.core.desk.shapes import ClockOut, to_rfc3339
from assistdesk.core.desk.shapes_rules import (
    ClockExplained,
    ClocksAnswer,
    HolidayOut,
    HoursStretch,
    PolicyAnswer,
    PolicyIn,
    PolicyList,
    PolicyOut,
    PolicyTest,
    ScheduleAnswer,
    ScheduleIn,
    ScheduleList,
    ScheduleOut,
    ScheduleTest,
    SegmentOut,
    TargetOut,
)
from assistdesk.core.errors import RefusedError
from relay.desk import own_fields, sla
from relay.desk.edits import moved
from relay.desk.refusals import FieldsError
from relay.desk.rights import FORBIDDEN, NOT_FOUND, Caller, need_ours, need_staff, need_ticket
from relay.store import clocks as kept_clocks
from relay.store import groups, organizations, rules, settings, streams
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

SEGMENTS_MAX = 500
POLICIES_MAX = 200
TEST_DAYS = 35
"""What hours are asked about at most: stretches are made day by day."""
HOUR_S = 3_600
_DAY_MIN = 1_440


@dataclass(frozen=True, slots=True)
class Other:
    """Other rules to tell a ticket's clocks under: nothing counts while on hold; everything counts in these hours."""

    pause_on_hold: bool = False
    schedule_id: int | None = None


AS_IT_IS = Other()


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What an idempotent delete remembers."""


def need_admin(caller: Caller) -> None:
    """Raises RefusedError ``forbidden``."""
    if caller.role != "admin":
        raise RefusedError(FORBIDDEN)


# --- a new desk ---------------------------------------------------------------------------------------------------


def office_hours(schedule_id: int) -> Schedule:
    """Monday to Friday, nine to six, UTC until an admin says where the desk is."""
    days = tuple((day * _DAY_MIN + 9 * 60, day * _DAY_MIN + 18 * 60) for day in range(1, 6))
    return Schedule(id=schedule_id, name="Office hours", time_zone="UTC", intervals=days)


def standard_policy(policy_id: int, schedule_id: int) -> SlaPolicy:
    """Urgent and high in hours of the clock, normal and low in office hours."""
    rows = (
        ("urgent", "calendar", HOUR_S // 2, HOUR_S, 8 * HOUR_S),
        ("high", "calendar", HOUR_S, 4 * HOUR_S, 24 * HOUR_S),
        ("normal", "business", 8 * HOUR_S, 8 * HOUR_S, 36 * HOUR_S),
        ("low", "business", 16 * HOUR_S, 24 * HOUR_S, 80 * HOUR_S),
    )
    targets = [
        msgspec.convert({"priority": priority, "metric": metric, "target_s": target_s, "hours": hours}, SlaTarget)
        for priority, hours, *times in rows
        for metric, target_s in zip(("first_reply_time", "next_reply_time", "requester_wait_time"), times, strict=True)
    ]
    return SlaPolicy(id=policy_id, title="Standard", position=100, schedule_id=schedule_id, targets=tuple(targets))


def start_rules(work: Work) -> None:
    """Give a new desk its hours and its policy, once; what an admin removes does not come back."""
    if streams.newest(work, rules.SCHEDULE) or streams.newest(work, rules.POLICY):
        return
    schedule = office_hours(rules.new_id(work, rules.SCHEDULE))
    rules.put(work, schedule)
    rules.put(work, standard_policy(rules.new_id(work, rules.POLICY), schedule.id))
    settings.put(work, sla.DEFAULT_SCHEDULE, msgspec.json.encode(schedule.id))


# --- shapes -------------------------------------------------------------------------------------------------------


def show_schedule(schedule: Schedule) -> ScheduleOut:
    return ScheduleOut(
        id=schedule.id,
        version=schedule.version,
        name=schedule.name,
        time_zone=schedule.time_zone,
        intervals=schedule.intervals,
        holidays=tuple(
            HolidayOut(first=one.first, last=one.last, name=one.name, counted=one.counted) for one in schedule.holidays
        ),
        opens_chat=schedule.opens_chat,
    )


def _say_hours(schedule: Schedule, span_ms: tuple[int, int]) -> ScheduleTest:
    """Raises FieldsError ``period``: empty, longer than ``TEST_DAYS``, or outside of 1970 to 2199."""
    from_ms, to_ms = span_ms
    if not FIRST_MS <= from_ms < to_ms <= min(LAST_MS, from_ms + TEST_DAYS * DAY_MS):
        raise FieldsError(to_at="period")
    stretches = Calendar(schedule).strip(from_ms, to_ms)
    counted = [one for one in stretches if one.kind == "counted"]
    return ScheduleTest(
        from_at=to_rfc3339(from_ms),
        to_at=to_rfc3339(to_ms),
        is_open=bool(counted) and counted[0].from_ms == from_ms,
        opens_at=to_rfc3339(counted[0].from_ms) if counted else None,
        counted_ms=sum(one.to_ms - one.from_ms for one in counted),
        stretches=tuple(
            HoursStretch(from_at=to_rfc3339(one.from_ms), to_at=to_rfc3339(one.to_ms), kind=one.kind, row=one.row)
            for one in stretches
        ),
    )


def show_policy(policy: SlaPolicy) -> PolicyOut:
    return PolicyOut(
        id=policy.id,
        version=policy.version,
        title=policy.title,
        position=policy.position,
        conditions=policy.conditions,
        schedule_id=policy.schedule_id,
        targets=tuple(
            TargetOut(priority=one.priority, metric=one.metric, target_s=one.target_s, hours=one.hours)
            for one in policy.targets
        ),
    )


def _show_segment(segment: Segment) -> SegmentOut:
    key = segment.schedule
    return SegmentOut(
        from_at=to_rfc3339(segment.from_ms),
        to_at=to_rfc3339(segment.to_ms),
        kind=segment.kind,
        ms=segment.ms,
        why_seq=segment.why_seq,
        schedule_id=None if key is None else key[0],
        schedule_version=None if key is None else key[1],
        row=segment.row,
    )


class Rules:
    """Use cases over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- schedules ------------------------------------------------------------------------------------------------

    async def schedules(self, caller: Caller) -> ScheduleList:
        need_staff(caller)

        def question(connection: sa.Connection) -> ScheduleList:
            found = tuple(show_schedule(one) for one in rules.schedules(connection))
            return ScheduleList(schedules=found, default_id=sla.default_schedule_id(connection))

        return await self._store.read(question)

    async def schedule(self, caller: Caller, schedule_id: int, version: int | None = None) -> ScheduleAnswer:
        """The current version, or the named one, also of a schedule that is gone. Raises RefusedError ``not_found``."""
        need_ours(caller)

        def question(connection: sa.Connection) -> ScheduleAnswer:
            found = (
                rules.schedule_now(connection, schedule_id)
                if version is None
                else rules.schedule(connection, (schedule_id, version))
            )
            if found is None:
                raise RefusedError(NOT_FOUND)
            return ScheduleAnswer(schedule=show_schedule(found))

        return await self._store.read(question)

    async def test_schedule(self, caller: Caller, schedule_id: int, span_ms: tuple[int, int]) -> ScheduleTest:
        """What a schedule says from one moment to another. Raises RefusedError ``not_found``; FieldsError as ``_say_hours``."""
        need_ours(caller)

        found = await self._store.read(lambda connection: rules.schedule_now(connection, schedule_id))
        if found is None:
            raise RefusedError(NOT_FOUND)
        return _say_hours(found, span_ms)

    def try_schedule(self, caller: Caller, given: ScheduleIn, span_ms: tuple[int, int]) -> ScheduleTest:
        """The same of hours that are not saved. Raises RefusedError ``forbidden``, and as ``calendar.check_schedule``."""
        need_admin(caller)
        return _say_hours(_as_schedule(given, (1, 1)), span_ms)

    async def put_schedule(
        self, caller: Caller, given: ScheduleIn, key: str, schedule_id: int | None = None
    ) -> Answered[ScheduleAnswer]:
        """Make a schedule, or a new version of one; clocks that count by it move to that version from now on (C10).

        Raises:
            RefusedError: ``forbidden``, ``not_found``, and as ``calendar.check_schedule``.
        """
        need_admin(caller)

        def operation(work: Work) -> ScheduleAnswer:
            made = _schedule_of(work, given, schedule_id)
            check_schedule(made)
            if not has_open_day(made, work.now_ms):
                raise RefusedError("schedule_empty")
            rules.put(work, made)
            if schedule_id is not None:
                kept_clocks.ring_all(work, made.id)
            elif sla.default_schedule_id(work.connection) is None:
                settings.put(work, sla.DEFAULT_SCHEDULE, msgspec.json.encode(made.id))
            return ScheduleAnswer(schedule=show_schedule(made))

        once = Once(caller.id, key, digest_request("schedule", schedule_id, given), ScheduleAnswer)
        return await self._store.write_once(operation, once)

    # --- policies -------------------------------------------------------------------------------------------------

    async def policies(self, caller: Caller) -> PolicyList:
        need_staff(caller)
        return await self._store.read(_policy_list)

    async def policy(self, caller: Caller, policy_id: int) -> PolicyAnswer:
        """Raises RefusedError ``not_found``."""
        need_staff(caller)
        return await self._store.read(
            lambda connection: PolicyAnswer(sla_policy=show_policy(_current(connection, policy_id)))
        )

    async def put_policy(
        self, caller: Caller, given: PolicyIn, key: str, policy_id: int | None = None
    ) -> Answered[PolicyAnswer]:
        """Make a policy (tried last), or a new version of one.

        Raises:
            RefusedError: ``forbidden``, ``not_found``, ``invalid`` (FieldsError), ``too_many_rules``, and as
                ``views.check``.
        """
        need_admin(caller)

        def operation(work: Work) -> PolicyAnswer:
            made = _policy_of(work, given, policy_id)
            rules.put(work, made)
            return PolicyAnswer(sla_policy=show_policy(made))

        once = Once(caller.id, key, digest_request("sla_policy", policy_id, given), PolicyAnswer)
        return await self._store.write_once(operation, once)

    async def drop_schedule(self, caller: Caller, schedule_id: int, key: str) -> None:
        """Clocks that count by it go on as they are; nothing new does.

        Raises:
            RefusedError: ``forbidden``, ``not_found``; ``in_use`` (409) with ``why``: default, sla_policies,
                organizations, groups.
        """
        need_admin(caller)

        def operation(work: Work) -> Done:
            held = rules.schedule_now(work.connection, schedule_id)
            if held is None:
                raise RefusedError(NOT_FOUND)
            why = next((what for what, hangs in _counting_by(work.connection, schedule_id) if hangs), None)
            if why is not None:
                raise RefusedError("in_use", why=why)
            rules.retire(work, held)
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_schedule", schedule_id), Done))

    async def drop_policy(self, caller: Caller, policy_id: int, key: str) -> None:
        """Tickets keep its targets until their next update. Raises RefusedError ``not_found``."""
        need_admin(caller)

        def operation(work: Work) -> Done:
            rules.retire(work, _current(work.connection, policy_id))
            return Done()

        await self._store.write_once(operation, Once(caller.id, key, digest_request("no_policy", policy_id), Done))

    async def test_policy(self, caller: Caller, policy_id: int, ticket_id: int) -> PolicyTest:
        """What it would promise one ticket; nothing is done. Raises RefusedError ``forbidden``, ``not_found``."""
        need_admin(caller)

        def question(connection: sa.Connection) -> PolicyTest:
            policy = _current(connection, policy_id)
            return sla.policy_test(connection, policy, need_ticket(connection, caller, ticket_id))

        return await self._store.read(question)

    async def order_policies(self, caller: Caller, ids: Sequence[int], key: str) -> PolicyList:
        """Try them in this order. Raises RefusedError ``invalid``: *ids* are not exactly the policies there are."""
        need_admin(caller)

        def operation(work: Work) -> PolicyList:
            for place, one in moved(ids, rules.policies(work.connection)):
                rules.put(work, msgspec.structs.replace(one, position=place, version=one.version + 1))
            return _policy_list(work.connection)

        once = Once(caller.id, key, digest_request("order_policies", list(ids)), PolicyList)
        return (await self._store.write_once(operation, once)).value

    # --- clocks ---------------------------------------------------------------------------------------------------

    async def clocks(self, caller: Caller, ticket_id: int, now_ms: int, other: Other = AS_IT_IS) -> ClocksAnswer:
        """Every clock of a ticket from its log alone, with why each stretch counted or not; beside them the same ones under
        *other* rules.

        Raises:
            RefusedError: ``not_found``; ``invalid`` (FieldsError: there are no such hours).
        """
        need_ours(caller)

        def question(connection: sa.Connection) -> ClocksAnswer:
            ticket = need_ticket(connection, caller, ticket_id)
            at_ms = max(now_ms, ticket.updated_at)
            counted = sla.count(connection, ticket_id, at_ms)
            as_if = None if other == AS_IT_IS else _as_if(connection, counted, other, at_ms)
            named = counted.calendars if as_if is None else as_if.calendars
            schedules = [calendar.schedule for _, calendar in sorted(named.items())]
            return ClocksAnswer(
                clocks=_all_explained(connection, counted),
                what_if=() if as_if is None else _all_explained(connection, as_if),
                schedules=tuple(map(show_schedule, schedules)),
            )

        return await self._store.read(question)


def _as_if(connection: sa.Connection, counted: sla.Counted, other: Other, now_ms: int) -> sla.Counted:
    hours = None if other.schedule_id is None else rules.schedule_now(connection, other.schedule_id)
    if hours is None and other.schedule_id is not None:
        raise FieldsError(schedule_id="unknown")
    what_if = clocks.WhatIf(
        pausing=frozenset(("hold",)) if other.pause_on_hold else frozenset(),
        hours=None if hours is None else "business",
        schedule=None if hours is None else hours.key,
    )
    return sla.count_as_if(counted, what_if, hours, now_ms)


def _all_explained(connection: sa.Connection, counted: sla.Counted) -> tuple[ClockExplained, ...]:
    together = zip(counted.found, counted.ordered, strict=True)
    return tuple(_explained(connection, counted, clock, shape) for clock, shape in together)


def _explained(connection: sa.Connection, counted: sla.Counted, clock: Clock, shape: ClockOut) -> ClockExplained:
    segments = clocks.explain(clock, counted.calendars)
    policy = rules.policy(connection, clock.policy_id, clock.policy_version)
    return ClockExplained(
        clock=shape,
        policy_title="" if policy is None else policy.title,
        segments=tuple(map(_show_segment, segments[-SEGMENTS_MAX:])),
        cut=len(segments) > SEGMENTS_MAX,
    )


def _policy_list(connection: sa.Connection) -> PolicyList:
    return PolicyList(sla_policies=tuple(show_policy(policy) for policy in rules.policies(connection)))


def _current(connection: sa.Connection, policy_id: int) -> SlaPolicy:
    found = next((policy for policy in rules.policies(connection) if policy.id == policy_id), None)
    if found is None:
        raise RefusedError(NOT_FOUND)
    return found


def _schedule_of(work: Work, given: ScheduleIn, schedule_id: int | None) -> Schedule:
    version = 1
    if schedule_id is not None:
        key = rules.schedule_key(work.connection, schedule_id)
        if key is None:
            raise RefusedError(NOT_FOUND)
        version = key[1] + 1
    return _as_schedule(given, (schedule_id or rules.new_id(work, rules.SCHEDULE), version))


def _as_schedule(given: ScheduleIn, key: ScheduleKey) -> Schedule:
    return Schedule(
        id=key[0],
        version=key[1],
        name=given.name,
        time_zone=given.time_zone,
        intervals=given.intervals,
        holidays=tuple(
            Holiday(first=one.first, last=one.last, name=one.name, counted=one.counted) for one in given.holidays
        ),
        opens_chat=given.opens_chat,
    )


def _policy_of(work: Work, given: PolicyIn, policy_id: int | None) -> SlaPolicy:
    views.check_policy(given.conditions)
    conditions = views.folded(given.conditions)
    before = None if policy_id is None else _current(work.connection, policy_id)
    own_fields.check(work.connection, given.conditions, None if before is None else before.conditions)
    rows = [(target.priority, target.metric) for target in given.targets]
    if len(set(rows)) != len(rows):
        raise FieldsError(sla_policy__targets="twice")
    if given.schedule_id is not None and rules.schedule_key(work.connection, given.schedule_id) is None:
        raise FieldsError(sla_policy__schedule_id="unknown")
    there = rules.policies(work.connection)
    if policy_id is None and len(there) >= POLICIES_MAX:
        raise RefusedError("too_many_rules", limit=POLICIES_MAX)
    last = max((policy.position for policy in there), default=-1)
    return SlaPolicy(
        id=rules.new_id(work, rules.POLICY) if before is None else before.id,
        version=1 if before is None else before.version + 1,
        title=given.title,
        position=last + 1 if before is None else before.position,
        conditions=conditions,
        schedule_id=given.schedule_id,
        targets=tuple(
            SlaTarget(priority=one.priority, metric=one.metric, target_s=one.target_s, hours=one.hours)
            for one in given.targets
        ),
    )


def _counting_by(connection: sa.Connection, schedule_id: int) -> Iterator[tuple[str, bool]]:
    """What may have these hours, and whether it does."""
    yield "default", sla.default_schedule_id(connection) == schedule_id
    yield "sla_policies", any(policy.schedule_id == schedule_id for policy in rules.policies(connection))
    yield "organizations", organizations.of_schedule(connection, schedule_id)
    yield "groups", any(group.schedule_id == schedule_id for group in groups.all_of(connection))
