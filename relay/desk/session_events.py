"""What an end's report of a session adds to its ticket's log (desk.md sections 3, 8): permissions, files and the rest.

Pure. Both ends tell of the same files, recordings and colleagues, each perhaps again later: what the log says already is not
said again, and what only one end tells is told, too (``witnesses`` names it as a difference). Names of files stay in the
report. It knows no store.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from assistdesk.core.desk.events import (
    Event,
    FileSent,
    PermissionEnded,
    PermissionGranted,
    RecordingStarted,
    RecordingStopped,
    SafetyNumber,
    SessionHandedOver,
    SessionInvited,
)
from assistdesk.core.desk.events_service import LogEvent
from assistdesk.core.desk.model import SessionRef
from assistdesk.core.desk.session_shapes import SessionReport

JOINS_WITHIN_MS: Final = 120_000
"""Her app joins a colleague's room as soon as she lets him in."""
EARLY_MS: Final = 10_000
"""The relay's clock and the session's own may lie this far apart."""


def permissions_of(room: str, report: SessionReport) -> list[Event]:
    """Told of the first end that speaks."""
    events: list[Event] = []
    for span in report.permissions:
        events.append(PermissionGranted(room=room, permission=span.permission))
        events.append(PermissionEnded(room=room, permission=span.permission, why=span.why_ended, seconds=span.seconds))
    events.append(SafetyNumber(room=room, result=report.safety))
    return events


def exchanged(ref: SessionRef, report: SessionReport, sessions: Iterable[SessionRef]) -> list[Event]:
    """Files that arrived, recordings that were made, and colleagues who came in; *sessions*: those of the same ticket."""
    room = ref.room
    events: list[Event] = [
        FileSent(
            room=room,
            sha256=file.sha256,
            size=file.size,
            way="to_customer" if file.sender == "viewer" else "to_agent",
        )
        for file in report.files
        if not file.why
    ]
    for made in report.recordings:
        own = not made.name
        events.append(RecordingStarted(room=room, own=own))
        events.append(RecordingStopped(room=room, sha256=made.sha256, seconds=made.seconds, own=own))
    return events + _colleagues(ref, report, sessions)


def _colleagues(ref: SessionRef, report: SessionReport, sessions: Iterable[SessionRef]) -> list[Event]:
    """Whose session of this ticket began when she let somebody in. One of whom the ticket has no session is in the report
    alone, by the name that she was told."""
    begun = sorted(
        (one.started_at, one.agent_id)
        for one in sessions
        if one.room != ref.room and one.agent_id != ref.agent_id and one.started_at is not None
    )
    started_at = report.started_at_ms if ref.started_at is None else ref.started_at
    events: list[Event] = []
    for asked in report.colleagues:
        at_ms = started_at + asked.at_ms
        came = next((one for one in begun if at_ms - EARLY_MS <= one[0] <= at_ms + JOINS_WITHIN_MS), None)
        if not asked.yes or came is None:
            continue
        begun.remove(came)
        if asked.kind == "hand_over" and report.reason == "handed_over":
            events.append(SessionHandedOver(room=ref.room, to=came[1]))
        else:
            events.append(SessionInvited(room=ref.room, user_id=came[1]))
    return events


def not_yet_told(events: Sequence[Event], log: Iterable[LogEvent]) -> list[Event]:
    """Those that the log does not hold, each as often as it is missing."""
    told = Counter(map(_same, log))
    new = []
    for event in events:
        if told[_same(event)] > 0:
            told[_same(event)] -= 1
        else:
            new.append(event)
    return new


def _same(event: LogEvent) -> LogEvent:
    """A recording is the same one however long an end says that it ran."""
    return msgspec.structs.replace(event, seconds=0) if isinstance(event, RecordingStopped) else event
