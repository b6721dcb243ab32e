"""core/desk/model_service.py: stored forms round-trip, and a log is read with its authors' sides."""

import datetime

import msgspec
import pytest

from assistdesk.core.desk.events import Create
from assistdesk.core.desk.events_service import ReplySaid
from assistdesk.core.desk.model import Audit, Side
from assistdesk.core.desk.model_service import (
    Clock,
    CommentAction,
    Holiday,
    Macro,
    Schedule,
    Segment,
    StatusAction,
    read_log,
)
from assistdesk.core.errors import PeerError


def audit(seq: int, author_id: int | None, events: bytes) -> Audit:
    return Audit(
        ticket_id=42,
        seq=seq,
        pub_seq=None,
        feed_seq=seq,
        author_id=author_id,
        via="app",
        created_at=1_000 * seq,
        events=events,
        prev_hash="",
        hash="",
    )


def test_a_log_carries_the_side_of_each_author() -> None:
    audits = [
        audit(1, 7, b'[{"type":"Create","value":"new"}]'),
        audit(2, None, b'[{"type":"Reply","comment_id":1,"digest":"d"}]'),
    ]
    first, second = read_log(audits, lambda author_id: Side.NONE if author_id is None else Side.THEIRS)
    assert (first.seq, first.at_ms, first.side, first.author_id, first.events) == (
        1,
        1_000,
        Side.THEIRS,
        7,
        (Create(value="new"),),
    )
    assert (second.side, second.events) == (Side.NONE, (ReplySaid(comment_id=1, digest="d"),))


def test_a_log_with_a_malformed_event_is_refused() -> None:
    with pytest.raises(PeerError, match="event_malformed"):
        read_log([audit(1, 7, b'[{"type":"Create"}]')], lambda _: Side.OURS)


def test_schedules_and_macros_survive_their_stored_form() -> None:
    day = datetime.date(2026, 1, 6)
    schedule = Schedule(
        id=3,
        version=2,
        name="Madrid",
        time_zone="Europe/Madrid",
        intervals=((540, 720),),
        holidays=(Holiday(first=day, last=day),),
    )
    assert msgspec.json.decode(msgspec.json.encode(schedule), type=Schedule) == schedule
    assert schedule.key == (3, 2)
    macro = Macro(id=1, title={"en": "x"}, actions=(StatusAction(status="solved"), CommentAction(text={"en": "Hi"})))
    assert msgspec.json.decode(msgspec.json.encode(macro), type=Macro) == macro


def test_what_remains_is_negative_by_the_overrun() -> None:
    clock = Clock(
        metric="first_reply_time",
        instance=1,
        state="active",
        result=None,
        started_at=0,
        ended_at=None,
        target_s=60,
        hours="calendar",
        elapsed_ms=75_000,
    )
    assert clock.remaining_ms == -15_000
    assert Segment(from_ms=5, to_ms=12, kind="counted", why_seq=1).ms == 7
