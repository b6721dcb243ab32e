"""Three witnesses weighed: every way they may have spoken."""

import msgspec
import pytest

from assistdesk.core.desk.model import SessionRef
from assistdesk.core.desk.session_shapes import FileShared, RecordingMade, SessionReport
from relay.desk.witnesses import TIME_SLACK_MS, is_flagged, weigh

REPORT = SessionReport(session_id="s", started_at_ms=1_000, ended_at_ms=61_000, agent_name="Ana", ledger_head="aa")


def ref(viewer: SessionReport | None, host: SessionReport | None, **more: object) -> SessionRef:
    made = SessionRef(
        id=1,
        created_at=0,
        updated_at=0,
        ticket_id=42,
        room="r",
        agent_id=2,
        state="ended",
        started_at=1_000,
        ended_at=61_000,
        viewer_report=viewer,
        host_report=host,
    )
    return msgspec.structs.replace(made, **more)


@pytest.mark.parametrize(
    ("viewer", "host", "witness", "missing"),
    [
        (None, None, "relay", ("viewer", "host")),
        (REPORT, None, "agent", ("host",)),
        (None, REPORT, "customer", ("viewer",)),
        (REPORT, REPORT, "both", ()),
    ],
)
def test_who_spoke_and_who_is_missing(
    viewer: SessionReport | None, host: SessionReport | None, witness: str, missing: tuple[str, ...]
) -> None:
    said = weigh(ref(viewer, host))
    assert (said.witness, said.missing, said.differences) == (witness, missing, ())
    assert weigh(ref(viewer, host, state="live", ended_at=None)).missing == ()


def test_a_report_of_a_session_the_relay_never_saw_is_a_difference() -> None:
    assert weigh(ref(REPORT, None, started_at=None)).differences == ("existence",)


def test_a_session_longer_than_the_relay_carried_it_is_a_difference() -> None:
    longer = msgspec.structs.replace(REPORT, ended_at_ms=REPORT.ended_at_ms + TIME_SLACK_MS + 1)
    assert weigh(ref(None, longer)).differences == ("duration",)
    assert weigh(ref(None, longer, ended_at=None)).differences == ()


def test_clocks_that_differ_a_little_are_no_difference_and_much_are() -> None:
    for shift_ms, expected in ((TIME_SLACK_MS, ()), (TIME_SLACK_MS + 1, ("started_at", "ended_at"))):
        shifted = msgspec.structs.replace(
            REPORT, started_at_ms=REPORT.started_at_ms + shift_ms, ended_at_ms=REPORT.ended_at_ms + shift_ms
        )
        assert weigh(ref(shifted, REPORT)).differences == expected


def test_files_and_recordings_of_which_only_one_end_knows_are_differences_in_whatever_order_they_stand() -> None:
    one, two = (FileShared(sender="viewer", name="a", size=size, sha256="ab" * 32) for size in (1, 2))
    both = msgspec.structs.replace(REPORT, files=(one, two))
    assert weigh(ref(both, msgspec.structs.replace(REPORT, files=(two, one)))).differences == ()
    assert weigh(ref(both, msgspec.structs.replace(REPORT, files=(one, one)))).differences == ("files",)
    recorded = msgspec.structs.replace(REPORT, recordings=(RecordingMade(sha256="ab" * 32),))
    assert weigh(ref(recorded, REPORT)).differences == ("recordings",)


def test_a_person_should_look_where_an_end_says_so_or_they_disagree_on_what_counts() -> None:
    assert not is_flagged(ref(REPORT, REPORT))
    assert is_flagged(ref(msgspec.structs.replace(REPORT, flagged=True), None))
    assert is_flagged(ref(None, msgspec.structs.replace(REPORT, safety="different")))
    assert is_flagged(ref(msgspec.structs.replace(REPORT, ledger_head="bb"), REPORT))
    assert not is_flagged(ref(msgspec.structs.replace(REPORT, verified=True), REPORT))
