"""Weighing a session's three witnesses (desk.md section 8, protocol.md section 14): the relay, the agent's end, the
customer's end.

Pure: what was stored goes in, what a ticket may say comes out. The customer's end wrote the ledger, so its report is the
one that is shown when both are there; where they differ the fields are named, nothing is smoothed.
"""

from collections import Counter
from dataclasses import dataclass

from assistdesk.core.desk.events import Witness
from assistdesk.core.desk.model import SessionRef
from assistdesk.core.desk.session_shapes import SessionReport

TIME_SLACK_MS = 10_000
"""Clocks of two computers and the moment each noticed the end may lie this far apart before it is a difference."""
_EXACT = ("session_id", "safety", "verified", "ledger_head", "entries")


@dataclass(frozen=True, slots=True)
class Said:
    """``missing``: ends that should have spoken and have not. ``differences``: fields on which witnesses disagree."""

    witness: Witness
    missing: tuple[str, ...]
    differences: tuple[str, ...]
    report: SessionReport | None


def weigh(ref: SessionRef) -> Said:
    viewer, host = ref.viewer_report, ref.host_report
    missing: tuple[str, ...] = ()
    if ref.state == "ended" and ref.started_at is not None:
        missing = tuple(end for end, report in (("viewer", viewer), ("host", host)) if report is None)
    differences = () if viewer is None or host is None else _between(viewer, host)
    report = host if host is not None else viewer
    if report is not None:
        differences += _against_relay(ref, report)
    return Said(_witness(viewer, host), missing, tuple(dict.fromkeys(differences)), report)


def _witness(viewer: SessionReport | None, host: SessionReport | None) -> Witness:
    match viewer, host:
        case None, None:
            return "relay"
        case _, None:
            return "agent"
        case None, _:
            return "customer"
        case _:
            return "both"


def _between(viewer: SessionReport, host: SessionReport) -> tuple[str, ...]:
    found = [name for name in _EXACT if getattr(viewer, name) != getattr(host, name)]
    if abs(viewer.started_at_ms - host.started_at_ms) > TIME_SLACK_MS:
        found.append("started_at")
    if abs(viewer.ended_at_ms - host.ended_at_ms) > TIME_SLACK_MS:
        found.append("ended_at")
    if _granted(viewer) != _granted(host):
        found.append("permissions")
    if Counter(viewer.files) != Counter(host.files):
        found.append("files")
    if {made.sha256 for made in viewer.recordings} != {made.sha256 for made in host.recordings}:
        found.append("recordings")
    return tuple(found)


def _granted(report: SessionReport) -> set[tuple[str, int]]:
    return {(span.permission, span.grant) for span in report.permissions}


def _against_relay(ref: SessionRef, report: SessionReport) -> tuple[str, ...]:
    """The relay knows when its room was used; an end's clock may be wrong, its length of the session not by much."""
    if ref.started_at is None:
        return ("existence",)
    if ref.ended_at is None:
        return ()
    relay_ms = ref.ended_at - ref.started_at
    return ("duration",) if report.ended_at_ms - report.started_at_ms > relay_ms + TIME_SLACK_MS else ()


def is_flagged(ref: SessionRef) -> bool:
    """Should a person look at this session: an end says so, or both ends disagree on what was permitted."""
    reports = (ref.viewer_report, ref.host_report)
    if any(report is not None and (report.flagged or report.safety == "different") for report in reports):
        return True
    return bool({"permissions", "ledger_head", "session_id"} & set(weigh(ref).differences))
