"""core/desk/session_shapes.py: what both ends say of a session is bounded and strict, an older app reads a newer answer."""

import msgspec
import pytest

from assistdesk.core.desk import session_shapes

_REPORT = b'"session_id":"a","started_at_ms":0,"ended_at_ms":9,"agent_name":"Ana"'
_DIGEST = b"0" * 64


def test_a_report_without_what_is_newer_is_read_with_its_defaults() -> None:
    given = msgspec.json.decode(b'{"end":"host","report":{' + _REPORT + b"}}", type=session_shapes.ReportIn)
    assert given.report.line == session_shapes.LineQuality()
    assert given.ledger == b""


def test_as_many_files_as_a_session_may_exchange_and_no_more() -> None:
    one = b'{"sender":"host","name":"log","size":1,"sha256":"' + _DIGEST + b'"}'
    for count, is_taken in ((session_shapes.SHARED_MAX, True), (session_shapes.SHARED_MAX + 1, False)):
        raw = b"{" + _REPORT + b',"files":[' + b",".join([one] * count) + b"]}"
        if is_taken:
            assert len(msgspec.json.decode(raw, type=session_shapes.SessionReport).files) == count
        else:
            with pytest.raises(msgspec.ValidationError):
                msgspec.json.decode(raw, type=session_shapes.SessionReport)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b'{"end":"relay","report":{' + _REPORT + b"}}", session_shapes.ReportIn),
        (b'{"end":"host","report":{' + _REPORT + b'},"more":1}', session_shapes.ReportIn),
        (b'{"sender":"host","name":"log","size":1,"sha256":"' + _DIGEST.upper() + b'x"}', session_shapes.FileShared),
        (b'{"sha256":"","seconds":1}', session_shapes.RecordingMade),
    ],
)
def test_anything_else_is_refused(raw: bytes, kind: type[object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=kind)
