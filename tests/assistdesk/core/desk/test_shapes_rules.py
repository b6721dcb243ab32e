"""What REST says about schedules and SLA policies: bodies are bounded, answers of newer relays are read."""

import datetime

import msgspec
import pytest

from assistdesk.core.desk.shapes_rules import (
    TARGETS_MAX,
    HolidayIn,
    OrderPut,
    PolicyPut,
    ScheduleIn,
    ScheduleList,
    ScheduleOut,
    SchedulePut,
)

OFFICE = ScheduleIn(
    name="Office",
    time_zone="Europe/Madrid",
    intervals=((1_980, 2_460),),
    holidays=(HolidayIn(first=datetime.date(2026, 12, 25), last=datetime.date(2026, 12, 26), name="Christmas"),),
)


def test_a_schedule_comes_back_as_it_was_written() -> None:
    body = msgspec.json.encode(SchedulePut(schedule=OFFICE))
    assert msgspec.json.decode(body, type=SchedulePut).schedule == OFFICE


TARGET = b'{"priority":"high","metric":"first_reply_time","target_s":3600}'


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (SchedulePut, b'{"schedule":{"name":"","time_zone":"UTC","intervals":[]}}'),
        (SchedulePut, b'{"schedule":{"name":"x","time_zone":"UTC","intervals":[[0,10081]]}}'),
        (
            SchedulePut,
            b'{"schedule":{"name":"x","time_zone":"UTC","intervals":[],"holidays":[{"first":"2026-02-30"}]}}',
        ),
        (PolicyPut, b'{"sla_policy":{"title":"x","targets":[' + TARGET.replace(b"3600", b"0") + b"]}}"),
        (PolicyPut, b'{"sla_policy":{"title":"x","targets":[' + TARGET.replace(b"first_reply_time", b"mood") + b"]}}"),
        (PolicyPut, b'{"sla_policy":{"title":"x","targets":[' + b",".join([TARGET] * (TARGETS_MAX + 1)) + b"]}}"),
        (OrderPut, b'{"ids":[0]}'),
    ],
)
def test_a_body_that_breaks_a_bound_is_refused(shape: type[msgspec.Struct], body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=shape)


def test_as_many_targets_as_there_are_metrics_and_priorities_fit() -> None:
    body = b'{"sla_policy":{"title":"x","targets":[' + b",".join([TARGET] * TARGETS_MAX) + b"]}}"
    assert len(msgspec.json.decode(body, type=PolicyPut).sla_policy.targets) == TARGETS_MAX


def test_schedules_of_a_newer_relay_are_still_read() -> None:
    made = ScheduleOut(id=1, version=2, name="Office", time_zone="UTC", intervals=((0, 60),))
    sent = msgspec.to_builtins(ScheduleList(schedules=(made,), default_id=1))
    sent["schedules"][0]["colour"] = "green"
    assert msgspec.convert(sent, ScheduleList) == ScheduleList(schedules=(made,), default_id=1)
