"""Sessions in a ticket, on the wire (desk.md section 8; protocol.md section 14).

A session's report as each end makes it of its ledger, and the session as its ticket keeps it. Shared by the relay's API and
the app's adapter.
"""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from assistdesk.core.desk.shapes import WireId
from assistdesk.core.desk.times import Rfc3339
from assistdesk.core.wire.control import Answer, Request

Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
SHARED_MAX: Final = 500
"""As many files as one session may exchange (protocol.md section 9)."""


class GrantSpan(msgspec.Struct, frozen=True, kw_only=True):
    """One grant: when it was on, in session milliseconds; ``seconds`` leaves out the time it was held."""

    permission: str
    grant: int
    from_ms: int
    to_ms: int
    seconds: int
    why_ended: str = ""


class LineQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Medians over the session: delay, pictures a second, kB a second; how often the line was lost and for how long."""

    rtt_ms: int | None = None
    fps: int | None = None
    kbps: int | None = None
    losses: int = 0
    lost_s: int = 0


class FileShared(msgspec.Struct, frozen=True, kw_only=True):
    """One file that was offered and settled. ``sender``: whose it was; ``why``: it did not arrive."""

    sender: Literal["viewer", "host"]
    name: Annotated[str, Meta(max_length=200)]
    size: int
    sha256: Sha256
    why: str = ""


class RecordingMade(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that was made; ``name``: of its file at the agent's end, "" for the customer's own."""

    name: Annotated[str, Meta(max_length=200)] = ""
    sha256: Sha256
    seconds: int = 0


class ColleagueAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague whom the agent wanted in: to look on as well, or to take over. ``name``: as the customer was told;
    ``yes``: she let him in, at this session time."""

    kind: Literal["invite", "hand_over"]
    name: Annotated[str, Meta(max_length=200)]
    yes: bool
    at_ms: int


class SessionReport(msgspec.Struct, frozen=True, kw_only=True):
    """What of a session's ledger goes into its ticket. Facts only: sentences are made where they are shown."""

    session_id: str
    started_at_ms: int
    ended_at_ms: int
    agent_name: str
    verified: bool = False
    reason: str = "ended"
    safety: str = "off"
    permissions: tuple[GrantSpan, ...] = ()
    line: LineQuality = LineQuality()
    refused: int = 0
    entries: int = 0
    ledger_head: str = ""
    countersigned_to: int | None = None
    flagged: bool = False
    recordings: Annotated[tuple[RecordingMade, ...], Meta(max_length=SHARED_MAX)] = ()
    files: Annotated[tuple[FileShared, ...], Meta(max_length=SHARED_MAX)] = ()
    colleagues: Annotated[tuple[ColleagueAsked, ...], Meta(max_length=SHARED_MAX)] = ()
    clips: int = 0
    """Pieces of copied text that went over; never what they said."""
    guide_steps: int = 0


class ReportIn(Request, frozen=True, kw_only=True):
    """POST /rooms/{room}/report: one end's half, by the viewer's access token or the host's session pass. ``ledger``: its
    ``.adledger`` file, at most 4 MiB."""

    end: Literal["viewer", "host"]
    report: SessionReport
    ledger: Annotated[bytes, Meta(max_length=4 * 1024 * 1024)] = b""


class ReportAnswer(Answer, frozen=True, kw_only=True):
    accepted: bool
    witness: str


class SessionRefOut(Answer, frozen=True, kw_only=True):
    """One session as the ticket keeps it: one timeline entry, however many of its witnesses have spoken.

    ``witness``: relay (neither end has reported), agent, customer, both. ``missing``: ends whose ledger is not in yet.
    ``differences``: where witnesses disagree (field names).
    """

    id: WireId
    ticket_id: WireId
    room: str
    session_id: str | None = None
    agent_id: int
    state: Literal["waiting", "live", "apart", "ended"]
    started_at: Rfc3339 | None = None
    ended_at: Rfc3339 | None = None
    outcome: str | None = None
    witness: str = "relay"
    missing: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    report: SessionReport | None = None
    bytes_to_viewer: int = 0
    bytes_to_host: int = 0
    first_seq: int = 0
