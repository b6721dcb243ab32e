"""What of a ledger goes into its ticket: both ends of one session tell the same, down to what went over and who was let in."""

from assistdesk.core.desk.session_shapes import ColleagueAsked, FileShared, RecordingMade
from assistdesk.core.session import events
from assistdesk.core.session.events import NoteWanted, StopBy
from assistdesk.core.types import InviteKind, NoteEvent, Role
from assistdesk.core.wire.messages import InviteAsk
from assistdesk.runtime.reporting import report_of
from tests.assistdesk.core.session.play import Pair

CODE = "4829157309"


def test_both_ends_report_the_same_files_recordings_and_colleagues() -> None:
    pair = Pair()
    pair.share()
    pair.host.do(events.FileSettled(Role.HOST, "her.log", 9, b"\x01" * 32, None))
    pair.host.do(events.FileSettled(Role.VIEWER, "fix.zip", 8, b"\x02" * 32, None))
    pair.pump()
    pair.viewer.do(NoteWanted(NoteEvent.REC_DONE, "x.adrec", 5, b"\x03" * 32))
    pair.pump()
    pair.host.do(events.MessageArrived(InviteAsk(1, InviteKind.INVITE, CODE, "Marco Díaz", "")))
    pair.host.do(events.Denied(pair.host.newest))
    pair.pass_time(1_000)
    pair.host.do(events.StopPressed(StopBy.BUTTON))
    pair.pump()
    pair.viewer.do(events.Lost())
    viewer, host = (report_of(b"".join(end.lines), end.role) for end in (pair.viewer, pair.host))
    assert viewer is not None
    assert host is not None
    assert (viewer.files, viewer.recordings, viewer.colleagues) == (host.files, host.recordings, host.colleagues)
    assert host.files == (
        FileShared(sender="host", name="her.log", size=9, sha256="01" * 32),
        FileShared(sender="viewer", name="fix.zip", size=8, sha256="02" * 32),
    )
    assert host.recordings == (RecordingMade(name="x.adrec", sha256="03" * 32),)
    (asked,) = host.colleagues
    assert asked == ColleagueAsked(kind="invite", name="Marco Díaz", yes=False, at_ms=asked.at_ms)


def test_a_ledger_without_an_entry_is_no_report() -> None:
    assert report_of(b"", Role.VIEWER) is None
