"""The report of a session and how it gets into the ticket: again and again until the relay has it (protocol.md
section 14).

The same for both ends, and for ledgers that a killed program left behind. Refuses to know windows and consent.
"""

import asyncio
from typing import Final, Literal

from assistdesk.core.desk import outbox, session_shapes
from assistdesk.core.errors import AssistDeskError
from assistdesk.core.session.report import FileUsed, GrantUsed, build_report
from assistdesk.core.session.verify import verify
from assistdesk.core.types import Role
from assistdesk.runtime.ports import Desk, Randomness

TRIES_MAX: Final = 60
LEDGER_BYTES_MAX: Final = 4 * 1024 * 1024


def report_of(
    ledger: bytes, holder: Role, is_flagged: bool = False, reason_if_cut: str = "lost"
) -> session_shapes.SessionReport | None:
    """What of *holder*'s ledger goes into the ticket; None where it holds no entry."""
    lines = ledger.splitlines(keepends=True)
    verdict = verify(lines)
    full = build_report(lines, verdict, None, holder)
    if not full.session_id:
        return None
    return session_shapes.SessionReport(
        session_id=full.session_id,
        started_at_ms=full.started_wall_ms,
        ended_at_ms=full.ended_wall_ms,
        agent_name=full.agent_name,
        verified=full.is_agent_verified,
        reason=full.end_why or reason_if_cut,
        safety=full.safety_result.value if full.safety_result is not None else "off",
        permissions=tuple(_span(grant) for grant in full.grants),
        line=session_shapes.LineQuality(
            rtt_ms=full.rtt_ms or None,
            fps=full.fps or None,
            kbps=full.kbps // 8 or None,
            losses=full.losses,
            lost_s=full.away_s,
        ),
        refused=sum(full.refused.values()),
        entries=full.entries,
        ledger_head=full.digest,
        countersigned_to=full.countersigned_entries - 1 if full.countersigned_entries else None,
        flagged=is_flagged,
        recordings=tuple(
            session_shapes.RecordingMade(name=each.name, sha256=each.sha256, seconds=each.seconds)
            for each in full.recordings[: session_shapes.SHARED_MAX]
        ),
        files=tuple(_file(each) for each in full.files[: session_shapes.SHARED_MAX]),
        colleagues=tuple(
            session_shapes.ColleagueAsked(kind=each.kind.value, name=each.name, yes=each.is_yes, at_ms=each.at_ms)
            for each in full.colleagues[: session_shapes.SHARED_MAX]
        ),
        clips=full.clipboard_pieces,
        guide_steps=full.guide_steps,
    )


def _file(file: FileUsed) -> session_shapes.FileShared:
    sender: Literal["viewer", "host"] = "viewer" if file.sender is Role.VIEWER else "host"
    return session_shapes.FileShared(
        sender=sender, name=file.name, size=file.size, sha256=file.sha256, why=file.why or ""
    )


def _span(grant: GrantUsed) -> session_shapes.GrantSpan:
    return session_shapes.GrantSpan(
        permission=grant.permission,
        grant=grant.grant,
        from_ms=grant.from_ms,
        to_ms=grant.until_ms,
        seconds=grant.on_s,
        why_ended=grant.ended_why,
    )


async def hand_in(
    desk: Desk,
    room: str,
    holder: Role,
    ledger: bytes,
    is_flagged: bool,
    randomness: Randomness,
    session_pass: str | None = None,
    reason_if_cut: str = "lost",
) -> bool:
    """True once the relay has it; False when it will never take it (the room is unknown, the pass is over)."""
    report = report_of(ledger, holder, is_flagged, reason_if_cut)
    if report is None:
        return True
    body = session_shapes.ReportIn(
        end="viewer" if holder is Role.VIEWER else "host",
        report=report,
        ledger=ledger if len(ledger) <= LEDGER_BYTES_MAX else b"",
    )
    for attempt in range(1, TRIES_MAX + 1):
        try:
            await desk.report(room, body, session_pass)
            return True
        except AssistDeskError as error:
            if outbox.judge(error) is outbox.Verdict.REFUSED:
                return False
            await asyncio.sleep(outbox.wait_s(attempt, randomness.bytes(1), error))
    return False
