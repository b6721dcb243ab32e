"""What goes into the ticket, from a whole file, a cut one, and none."""

import json

from assistdesk.core.session import events
from assistdesk.core.session.entries import (
    Detail,
    Invited,
    Note,
    RecordingDone,
    RecordingFact,
    SessionOpen,
    encode_entry,
)
from assistdesk.core.session.events import NoteWanted, StopBy
from assistdesk.core.session.items import RelayRecord, entry_item
from assistdesk.core.session.report import (
    GUIDE,
    ColleagueCalled,
    RecordingUsed,
    SessionReport,
    WitnessedBy,
    build_report,
    encode_report,
)
from assistdesk.core.session.verify import compare_relay, verify
from assistdesk.core.types import InviteKind, LineLimit, NoteEvent, Permission, Role, SafetyPolicy, SafetyResult, Why
from assistdesk.core.wire.messages import ClipPush, InKey, PermAsk
from tests.assistdesk.core.session.play import ROOM, SCREEN_ONE, WALL_MS, HostPlay, Pair, ViewerPlay

RELAY = RelayRecord(ROOM.hex(), WALL_MS, WALL_MS + 80_000, 10, 20, "done")


def report_of(end: HostPlay | ViewerPlay, relay: RelayRecord | None = None) -> SessionReport:
    verdict = verify(end.lines)
    if relay is not None:
        verdict = compare_relay(verdict, relay)
    return build_report(end.lines, verdict, relay, end.role)


def played() -> Pair:
    pair = Pair()
    pair.share()
    pair.host.do(events.SafetyAnswered(SafetyResult.SAME))
    grant = pair.host.give(Permission.CONTROL)
    pair.pump()
    pair.viewer.do(events.SendWanted(InKey(grant + 9, 4, True)))
    pair.host.do(events.MessageArrived(InKey(99, 4, True)))
    pair.host.give(Permission.CLIPBOARD)
    clip = pair.host.give(Permission.CLIPBOARD)
    pair.host.do(events.SendWanted(ClipPush(clip, 1, "secret")))
    pair.host.do(events.FileSettled(Role.HOST, "a.pdf", 9, bytes(32), None))
    pair.host.do(events.FileSettled(Role.VIEWER, "b.pdf", 9, bytes(32), Why.DISK))
    pair.pump()
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, "looked"))
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, GUIDE, 3))
    pair.viewer.do(NoteWanted(NoteEvent.REC_DONE, "x.adrec", 5, b"\x07" * 32))
    pair.viewer.do(NoteWanted(NoteEvent.FILE_SAVED, "a.pdf"))
    pair.pump()
    pair.host.do(events.LineMeasured(38, 900, LineLimit.VIEWER_LINE, 111, 222, 24))
    pair.host.do(events.MessageArrived(PermAsk(9, Permission.POINT, SCREEN_ONE, "")))
    pair.host.do(events.Denied(pair.host.newest))
    pair.pass_time(60_000)
    return pair


def test_a_whole_session_is_reported_with_both_witnesses() -> None:
    pair = played()
    pair.host.do(events.Revoked(Permission.CONTROL))
    pair.host.do(events.StopPressed(StopBy.BUTTON))
    pair.pump()
    pair.viewer.do(events.Lost())
    report = report_of(pair.viewer, RELAY)
    assert (report.witness, report.is_complete, report.differences) == (WitnessedBy.BOTH, True, ())
    assert (report.end_why, report.end_by, report.rtt_ms, report.bytes_out) == ("stop", "host", 38, 222)
    assert report.fps == 24
    assert report.seconds["view"] >= 60
    assert {grant.ended_why for grant in report.grants} == {"revoked", "stop", "renewed"}
    assert report.clipboard_pieces == 1
    assert [each.why for each in report.files] == [None, "disk"]
    assert report.recordings == (RecordingUsed("x.adrec", "07" * 32, 0),)
    assert (report.notes, report.guide_steps) == (("looked",), 3)
    assert report.refused == {"in.key": 1}
    assert report.relay_outcome == "done"
    assert report.digest == pair.host.state.writer.head.hex()  # type: ignore[union-attr]
    assert "secret" not in json.dumps(json.loads(encode_report(report)))


def test_an_end_that_died_leaves_its_own_half_and_says_so() -> None:
    pair = played()
    pair.cut()
    host, viewer = report_of(pair.host), report_of(pair.viewer)
    assert (host.witness, viewer.witness) == (WitnessedBy.CUSTOMER, WitnessedBy.AGENT)
    assert not host.is_complete
    assert host.differences == ("no_seal",)
    assert viewer.losses == 1
    assert "view" in host.seconds
    pair.mend()
    pair.host.do(events.ContinuePressed(pair.host.now_ms))
    assert report_of(pair.host).away_s == 0
    assert report_of(pair.host).losses == 1


def test_a_line_that_was_cut_and_came_back_is_counted_once_at_either_end() -> None:
    pair = Pair()
    pair.share()
    for _ in range(2):
        pair.cut()
        pair.pass_time(5_000)
        pair.mend()
        pair.host.do(events.ContinuePressed(pair.host.now_ms))
        pair.pump()
    pair.cut()
    pair.pass_time(1_000)
    assert report_of(pair.viewer).losses == 3, "the last one stands in the tail alone"
    pair.mend()
    ends = report_of(pair.viewer), report_of(pair.host)
    assert [(each.losses, each.away_s) for each in ends] == [(3, 11), (3, 11)]


def test_without_any_file_the_relay_is_the_only_witness() -> None:
    report = build_report([], None, RELAY, None)
    assert (report.witness, report.differences) == (WitnessedBy.RELAY, ("no_ledger",))
    assert (report.duration_s, report.room, report.bytes_in) == (80, ROOM.hex(), 20)
    open_still = RelayRecord(ROOM.hex(), WALL_MS, None, 10, 20, "")
    assert build_report([], None, open_still, None).duration_s == 0
    nothing = build_report([], None, None, None)
    assert (nothing.started_wall_ms, nothing.bytes_in, nothing.room) == (0, 0, "")


def test_a_bad_file_counts_up_to_its_bad_line_and_differences_are_listed() -> None:
    pair = played()
    pair.host.do(events.StopPressed(StopBy.BUTTON))
    pair.pump()
    lines = list(pair.host.lines)
    lines[5] = lines[5].replace(b'"wall":1', b'"wall":2')
    late = RelayRecord(ROOM.hex(), WALL_MS + 999_999, None, 0, 0, "")
    verdict = compare_relay(verify(lines), late)
    report = build_report(lines, verdict, late, Role.HOST)
    assert report.witness is WitnessedBy.CUSTOMER
    assert report.differences[-1] == "relay: relay_start"
    assert len(report.differences) == 2
    garbled = build_report([*pair.host.lines[:4], b"garbage\n"], verify(pair.host.lines), None, Role.HOST)
    assert garbled.entries > 4
    fork = build_report(lines, verify(pair.host.lines), None, Role.HOST)
    assert fork.entries == report_of(pair.host).entries


def test_a_recording_of_the_customers_own_is_listed() -> None:
    opening = SessionOpen(ROOM.hex(), 1, False, 0, "typed", SafetyPolicy.ASKED, "00" * 32)
    lines = [
        entry_item(encode_entry(bytes(16), 0, bytes(32), Role.HOST, 1, 1, "session.open", opening)),
        entry_item(encode_entry(bytes(16), 1, bytes(32), Role.HOST, 1, 1, "rec.done", RecordingDone("ab" * 32, 1, 2))),
    ]
    assert build_report(lines, None, None, Role.HOST).recordings == (RecordingUsed("", "ab" * 32, 0),)


def test_colleagues_are_listed_with_what_she_said_and_when() -> None:
    facts = [Invited(InviteKind.INVITE, "Bo", True), Invited(InviteKind.HAND_OVER, "Cy", False)]
    lines = [
        entry_item(encode_entry(bytes(16), n, bytes(32), Role.HOST, 1, 500 + n, "invite", fact))
        for n, fact in enumerate(facts)
    ]
    assert build_report(lines, None, None, Role.HOST).colleagues == (
        ColleagueCalled(InviteKind.INVITE, "Bo", True, 500),
        ColleagueCalled(InviteKind.HAND_OVER, "Cy", False, 501),
    )


def test_how_long_a_recording_ran_is_in_the_ledger_whether_its_end_was_told_or_not() -> None:
    """An own recording of the customer's (grant 0) changes nothing of it."""
    done = Note(0, NoteEvent.REC_DONE, "a.adrec", 9, "cd" * 32)
    times: tuple[tuple[int, str, Detail], ...] = (
        (1_000, "rec.on", RecordingFact(4)),
        (2_000, "rec.on", RecordingFact(0)),
        (3_000, "rec.off", RecordingFact(0)),
        (9_500, "rec.off", RecordingFact(4)),
        (20_000, "note", done),
        (30_000, "rec.on", RecordingFact(5)),
        (42_000, "note", done),
        (50_000, "rec.off", RecordingFact(6)),
        (50_000, "note", done),
    )
    lines = [
        entry_item(encode_entry(bytes(16), n, bytes(32), Role.HOST, 1, at_ms, ev, detail))
        for n, (at_ms, ev, detail) in enumerate(times)
    ]
    report = build_report(lines, None, None, Role.HOST)
    assert [(each.name, each.seconds) for each in report.recordings] == [
        ("a.adrec", 8),
        ("a.adrec", 12),
        ("a.adrec", 0),
    ]
