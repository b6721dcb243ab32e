"""What a report adds to a ticket's log: each fact once, whoever tells it and however often."""

import msgspec
import pytest

from assistdesk.core.desk.events import (
    FileSent,
    RecordingStarted,
    RecordingStopped,
    SessionHandedOver,
    SessionInvited,
    write_events,
)
from assistdesk.core.desk.model import SessionRef
from assistdesk.core.desk.session_shapes import ColleagueAsked, FileShared, RecordingMade, SessionReport
from relay.desk.session_events import EARLY_MS, JOINS_WITHIN_MS, exchanged, not_yet_told

A, B = "aa" * 32, "bb" * 32
ANA, BO = 2, 3
REPORT = SessionReport(session_id="s", started_at_ms=0, ended_at_ms=900_000, agent_name="Ana")


def ref(room: str, agent_id: int, started_at: int | None) -> SessionRef:
    return SessionRef(
        id=1,
        created_at=0,
        updated_at=0,
        ticket_id=42,
        room=room,
        agent_id=agent_id,
        state="live",
        started_at=started_at,
    )


FIRST = ref("r", ANA, 1_000_000)


def test_files_that_arrived_are_told_by_digest_size_and_way_and_never_by_name() -> None:
    files = (
        FileShared(sender="viewer", name="secret-plan.zip", size=9, sha256=A),
        FileShared(sender="host", name="her-log.txt", size=7, sha256=B),
        FileShared(sender="host", name="refused.exe", size=1, sha256=A, why="denied"),
    )
    events = exchanged(FIRST, msgspec.structs.replace(REPORT, files=files), [FIRST])
    assert events == [
        FileSent(room="r", sha256=A, size=9, way="to_customer"),
        FileSent(room="r", sha256=B, size=7, way="to_agent"),
    ]
    written = write_events(events).decode()
    assert not any(file.name in written for file in files)


def test_a_recording_says_whose_it_is_and_how_long_it_ran() -> None:
    made = (RecordingMade(name="x.adrec", sha256=A, seconds=12), RecordingMade(sha256=B, seconds=5))
    events = exchanged(FIRST, msgspec.structs.replace(REPORT, recordings=made), [FIRST])
    assert events == [
        RecordingStarted(room="r"),
        RecordingStopped(room="r", sha256=A, seconds=12),
        RecordingStarted(room="r", own=True),
        RecordingStopped(room="r", sha256=B, seconds=5, own=True),
    ]
    again = [RecordingStarted(room="r"), RecordingStopped(room="r", sha256=A, seconds=11)]
    assert not_yet_told(again, events) == []


def test_what_went_over_twice_is_told_twice_and_no_third_time() -> None:
    sent = FileSent(room="r", sha256=A, size=9, way="to_customer")
    assert not_yet_told([sent, sent], []) == [sent, sent]
    assert not_yet_told([sent, sent], [sent]) == [sent]
    assert not_yet_told([sent], [sent, sent]) == []
    assert not_yet_told([sent], [msgspec.structs.replace(sent, room="other")]) == [sent]


def asked(kind: str, at_ms: int, *, yes: bool = True) -> ColleagueAsked:
    return ColleagueAsked(kind=kind, name="Bo", yes=yes, at_ms=at_ms)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begun_ms", "comes"),
    [(-EARLY_MS - 1, False), (-EARLY_MS, True), (JOINS_WITHIN_MS, True), (JOINS_WITHIN_MS + 1, False)],
)
def test_whom_she_let_in_is_whose_session_of_the_ticket_began_then(begun_ms: int, comes: bool) -> None:
    others = [FIRST, ref("b", BO, 1_300_000 + begun_ms), ref("c", ANA, 1_300_000), ref("d", 9, None)]
    told = exchanged(FIRST, msgspec.structs.replace(REPORT, colleagues=(asked("invite", 300_000),)), others)
    assert told == ([SessionInvited(room="r", user_id=BO)] if comes else [])


def test_a_no_is_nobody_and_each_session_stands_for_one_yes() -> None:
    colleagues = (asked("invite", 299_000, yes=False), asked("invite", 300_000), asked("invite", 301_000))
    told = exchanged(FIRST, msgspec.structs.replace(REPORT, colleagues=colleagues), [ref("b", BO, 1_302_000)])
    assert told == [SessionInvited(room="r", user_id=BO)]


def test_handed_over_is_a_session_that_ended_so_and_else_he_was_let_in() -> None:
    other = ref("b", BO, 300_000)
    gone = msgspec.structs.replace(REPORT, colleagues=(asked("hand_over", 299_000),), reason="handed_over")
    unseen = msgspec.structs.replace(FIRST, started_at=None)
    assert exchanged(unseen, gone, [other]) == [SessionHandedOver(room="r", to=BO)]
    stayed = msgspec.structs.replace(gone, reason="stop")
    assert exchanged(unseen, stayed, [other]) == [SessionInvited(room="r", user_id=BO)]
