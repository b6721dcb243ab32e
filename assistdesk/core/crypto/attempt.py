"""What goes into one attempt at a handshake and what comes out of it; the machines are in ``crypto.handshake``.

Normative source: protocol.md sections 2 (close codes), 4.3 and 5. Values only. None shows a secret by its ``repr``.
"""

import enum
from dataclasses import dataclass, field
from typing import Final

from assistdesk.core.crypto.layout import NO_RESUME, RESUME_ID_BYTES, Abort, Kind
from assistdesk.core.crypto.sealing import Opener, Sealer
from assistdesk.core.crypto.signing import Identity, SigningKey
from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Role

RUN_MS: Final = 15_000
ANSWER_MS: Final = 100
ANSWER_STEP_MS: Final = 50
SECRET_DIGITS: Final = 5
SECRET_BYTES: Final = 32


class Close(enum.IntEnum):
    """With which code this end closes the socket after a failed attempt (protocol.md section 2)."""

    CODE_OVER = 4000
    TRY_USED = 4001
    DAMAGED = 4003
    NO_TRY = 4004


class Cause(enum.StrEnum):
    """Why an attempt failed, for the words of this end."""

    WRONG_CODE = "wrong_code"
    INTERCEPTION = "interception"
    VERSION = "version"
    MALFORMED = "malformed"
    CODE_OVER = "code_over"
    RESUME_UNKNOWN = "resume_unknown"
    OTHER_PEER = "other_peer"
    PEER_STOPPED = "peer_stopped"
    STOPPED = "stopped"
    TIMEOUT = "timeout"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Send:
    """One binary frame; a timed one leaves at ``leave_at_ms``, so that nobody learns from its time."""

    frame: bytes = field(repr=False)
    is_timed: bool = True


def leave_at_ms(arrived_ms: int, ready_ms: int) -> int:
    """When a timed answer leaves: 100 ms after the message it answers, or at the next step of 50 ms if it took longer."""
    worked_ms = max(0, ready_ms - arrived_ms)
    return arrived_ms + max(ANSWER_MS, -(-worked_ms // ANSWER_STEP_MS) * ANSWER_STEP_MS)


@dataclass(frozen=True, slots=True)
class CodeSecret:
    """The five secret digits of a session code."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.digits) != SECRET_DIGITS or not (self.digits.isascii() and self.digits.isdecimal()):
            raise MisuseError("code_secret")


@dataclass(frozen=True, slots=True)
class ResumeSecret:
    """What two ends of a lost link still share, and its public name."""

    id: bytes
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.id) != RESUME_ID_BYTES or self.id == NO_RESUME or len(self.secret) != SECRET_BYTES:
            raise MisuseError("resume_secret")


@dataclass(frozen=True, slots=True)
class Terms:
    """What this end brings to one attempt. ``nonce`` (32) and ``entropy`` (64 bytes) are random and never used twice."""

    room: bytes
    features: int
    build: str
    ledger_key: SigningKey
    nonce: bytes = field(repr=False)
    entropy: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Credential:
    """An agent's certificate and the key of his device."""

    certificate: bytes
    agent_key: SigningKey


@dataclass(frozen=True, slots=True)
class ViewerKeys:
    """By which keys a viewer is known again at a resume."""

    ledger_key: bytes
    agent_key: bytes | None


@dataclass(frozen=True, slots=True)
class Established:
    """A link: its keys, and all that both ends now know of each other.

    ``session_id`` names the session if this was its first handshake; later links keep the first value.
    ``transcript`` is m0 to m4 as sent, for the ledger file. ``identity`` is the agent's, as the host judged it; at the
    viewer it is None.
    """

    role: Role
    kind: Kind
    version: int
    features: int
    room: bytes
    peer_build: str
    peer_ledger_key: bytes
    identity: Identity | None
    sid: bytes
    th: bytes
    session_id: bytes
    safety_number: int
    resume: ResumeSecret
    transcript: tuple[bytes, bytes, bytes, bytes, bytes] = field(repr=False)
    chains: dict[Role, bytes] = field(repr=False)

    @property
    def safety_text(self) -> str:
        """Six digits in two groups, as people read them to each other."""
        digits = f"{self.safety_number:06d}"
        return f"{digits[:3]} {digits[3:]}"

    @property
    def viewer_keys(self) -> ViewerKeys:
        """At the host: what a resume of this session must show again."""
        certificate = self.identity.certificate if self.identity else None
        return ViewerKeys(self.peer_ledger_key, certificate.agent_key if certificate else None)

    def sealer(self) -> Sealer:
        """A sealer from record 0; make one only."""
        return Sealer(self.role, self.chains[self.role], self.version)

    def opener(self) -> Opener:
        return Opener(self.role.other, self.chains[self.role.other], self.version)


@dataclass(frozen=True, slots=True)
class Failed:
    """The attempt is over. ``rule`` says which rule a malformed message broke, ``hint`` what the peer's ABORT said."""

    cause: Cause
    close: Close
    is_try_used: bool
    rule: str = ""
    hint: Abort | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one event led to. ``uses_try``: count it, durably, before sending."""

    sends: tuple[Send, ...] = ()
    uses_try: bool = False
    outcome: Established | Failed | None = None
