"""What the agent reads of the line in a session's report."""

from msgspec.structs import replace

from assistdesk.core.desk.session_shapes import FileShared, LineQuality, RecordingMade
from assistdesk.core.session.entries import DETAILS
from assistdesk.core.types import InviteKind
from assistdesk.runtime.snapshot_session import LogLine
from assistdesk.ui.agent.report_words import FILES_SAID, line_words, log_words, note_draft
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from tests.kit.snapshots import REPORT


def words(line: LineQuality) -> str:
    return line_words(replace(REPORT, line=line))


def test_delay_and_pictures_a_second_are_those_of_the_whole_session(look: Look) -> None:
    assert words(LineQuality(rtt_ms=38, fps=24)) == (
        "The line was steady, 38\u00a0ms. 24 pictures a second while the screen moved."
    )


def test_cuts_are_counted(look: Look) -> None:
    said = words(LineQuality(rtt_ms=38, fps=24, losses=2, lost_s=8))
    assert said.startswith("The line was cut 2 times, 8\u00a0s in all. Delay 38\u00a0ms. 24 pictures")


def test_what_was_not_measured_is_not_said(look: Look) -> None:
    assert words(LineQuality(rtt_ms=38)) == "The line was steady, 38\u00a0ms."
    assert words(LineQuality()) == ""


def test_the_note_lists_files_copied_text_the_guide_and_recordings(look: Look) -> None:
    digest = "0123456789abcdef" * 4
    sent = FileShared(sender="viewer", name="fix.zip", size=12_400, sha256=digest)
    files = (
        sent,
        replace(sent, sender="host", name="log.txt"),
        replace(sent, name="big.iso", size=3_100_000_000, why="disk"),
    )
    made = (RecordingMade(name="a.adrec", sha256=digest, seconds=724), RecordingMade(sha256=digest, seconds=61))
    note = note_draft(replace(REPORT, files=files, clips=3, guide_steps=2, recordings=made), "Lucía")
    for line in (
        "Sent to Lucía: fix.zip, 12\u00a0KB, SHA-256 0123456789ab…",
        "From Lucía: log.txt, 12\u00a0KB, SHA-256 0123456789ab…",
        "File that did not arrive: big.iso, 3.1\u00a0GB",
        "Copied text was shared 3 times; what it said is not kept.",
        "A guide with 2 steps is in this ticket.",
        "Recorded: a.adrec, 12:04",
        "Lucía recorded her own screen, 1:01.",
    ):
        assert line in note.splitlines()
    many = note_draft(replace(REPORT, files=(sent,) * (FILES_SAID + 2)), "Lucía")
    assert (many.count("fix.zip"), "And 2 more files." in many) == (FILES_SAID, True)
    bare = note_draft(replace(REPORT, files=(), clips=0, recordings=()), "Lucía")
    assert not any(word in bare for word in ("Recorded", "SHA-256", "Copied text", "guide"))


def test_every_event_of_a_ledger_has_words_of_its_own(look: Look) -> None:
    fields: dict[str, tuple[tuple[str, str | int], ...]] = {
        "invite": (("kind", "hand_over"), ("name", "Bo"), ("answer", 1)),
    }
    for ev in DETAILS:
        assert log_words(LogLine(1, ev, fields.get(ev, (("perm", "view"),)))) != say("log.other"), ev
    for kind in InviteKind:
        for answer in (True, False):
            assert "Bo" in log_words(LogLine(1, "invite", (("kind", kind.value), ("name", "Bo"), ("answer", answer))))


def test_the_customers_own_recording_is_told_from_the_agents(look: Look) -> None:
    assert log_words(LogLine(1, "rec.on", (("grant", 0),))) == "The customer began a recording"
    assert log_words(LogLine(1, "rec.off", (("grant", 0),))) == "The customer's recording ended"
    assert log_words(LogLine(1, "rec.on", (("grant", 4),))) == "Recording began"
    assert log_words(LogLine(1, "refused", (("kind", "hidden_area"),))) == "Not done: over something hidden"
