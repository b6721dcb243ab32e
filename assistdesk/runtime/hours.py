"""Business hours that shown clocks count by: each version is read once and then known for good (desk.md section 5).

A version never changes, so nothing here is refreshed. What cannot be read is asked for again with the next ticket.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.desk import shapes, shapes_rules
from assistdesk.core.desk.model_service import Holiday, Schedule, ScheduleKey
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.ports import Desk
from assistdesk.runtime.tasks import Tasks

KEPT_MAX: Final = 64


class Hours:
    """One account's."""

    def __init__(self, desk: Desk, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._desk, self._tasks, self._changed = desk, tasks, changed
        self._known: dict[ScheduleKey, Schedule] = {}
        self._asked: set[ScheduleKey] = set()

    @property
    def known(self) -> tuple[Schedule, ...]:
        return tuple(self._known.values())

    def want(self, clock: shapes.ClockOut | None) -> None:
        """See that the hours of this clock become known."""
        if clock is None or clock.schedule_id is None or clock.schedule_version is None:
            return
        key = (clock.schedule_id, clock.schedule_version)
        if key not in self._known and key not in self._asked:
            self._asked.add(key)
            self._tasks.spawn(self._read(key), "hours")

    async def _read(self, key: ScheduleKey) -> None:
        try:
            answer = await self._desk.get_schedule(*key)
            self._known[key] = schedule_of(answer.schedule)
        except AssistDeskError:
            return
        finally:
            self._asked.discard(key)
        while len(self._known) > KEPT_MAX:
            del self._known[next(iter(self._known))]
        self._changed()


def schedule_of(shape: shapes_rules.ScheduleOut) -> Schedule:
    return Schedule(
        id=shape.id,
        version=shape.version,
        name=shape.name,
        time_zone=shape.time_zone,
        intervals=shape.intervals,
        holidays=tuple(
            Holiday(first=one.first, last=one.last, name=one.name, counted=one.counted) for one in shape.holidays
        ),
    )
