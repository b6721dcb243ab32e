"""The handshake: two machines that turn a session code, or the secret of a lost link, into keys that only two ends have.

Normative source: protocol.md section 4. Frames in, steps out: what to send, whether a try was used, how it ended. Socket,
clock and random bytes belong to the caller, who runs ``receive`` off the event loop (the PAKE takes some milliseconds),
counts a try **before** it sends what the step holds, lets timed frames leave at ``leave_at_ms``, and stops a run after
``RUN_MS``. Whatever arrives, a machine answers with a step; it raises only for our own mistakes.

No way leads around the exchange: there is one kind of session, and it is sealed.
"""

import hmac
from dataclasses import dataclass

from assistdesk.core.crypto import layout, schedule
from assistdesk.core.crypto.attempt import (
    Cause,
    Close,
    CodeSecret,
    Credential,
    Established,
    Failed,
    ResumeSecret,
    Send,
    Step,
    Terms,
    ViewerKeys,
)
from assistdesk.core.crypto.layout import Abort, Hello, Ident, Kind, Tag
from assistdesk.core.crypto.pake import Exchange, check_share
from assistdesk.core.crypto.schedule import KeySchedule
from assistdesk.core.crypto.signing import Identity, Reason, agent_statement, identity_of, is_signed
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role
from assistdesk.core.wire.encoding import VERSION_MAX, VERSION_MIN, u8, version_label


class _AttemptError(Exception):
    """An end of the attempt that an ABORT announces; it never leaves this module."""

    def __init__(self, abort: Abort, cause: Cause, is_fatal: bool = False, rule: str = "") -> None:
        super().__init__(cause)
        self.abort, self.cause, self.is_fatal, self.rule = abort, cause, is_fatal, rule


@dataclass(frozen=True, slots=True)
class _Meeting:
    """After both hellos."""

    m0: bytes
    m1: bytes
    peer: Hello
    version: int
    sid: bytes

    def begin(self, role: Role, secret: bytes, entropy: bytes) -> Exchange:
        id_viewer, id_host = schedule.identities(self.version, self.sid)
        return Exchange(role, schedule.password(self.version, self.sid, secret), id_viewer, id_host, entropy)

    def statement(self, share: bytes, ledger_key: bytes) -> bytes:
        return agent_statement(version_label(self.version), self.sid, share, ledger_key)


def _meeting(terms: Terms, m0: bytes, m1: bytes, peer: Hello) -> _Meeting:
    """Room and nonce are checked so that our own hello, or one of another room, goes no further."""
    if peer.room != terms.room or peer.nonce == terms.nonce:
        raise PeerError("hello_room")
    version = min(VERSION_MAX, peer.version_max)
    if version < max(VERSION_MIN, peer.version_min):
        raise _AttemptError(Abort.VERSION, Cause.VERSION)
    return _Meeting(m0, m1, peer, version, schedule.session_bytes(version, m0, m1))


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Nothing sent or received yet."""


@dataclass(frozen=True, slots=True)
class _Greeted:
    """Viewer: ``m0`` is out."""

    m0: bytes


@dataclass(frozen=True, slots=True)
class _Committed:
    """Viewer: ``m2`` is out."""

    meeting: _Meeting
    exchange: Exchange
    ident: bytes
    m2: bytes


@dataclass(frozen=True, slots=True)
class _Opened:
    """Viewer: ``m4`` is out, a try is used; only the host's tag is missing."""

    established: Established
    expected_tag: bytes


@dataclass(frozen=True, slots=True)
class _Met:
    """Host: ``m1`` is out."""

    meeting: _Meeting
    secret: bytes


@dataclass(frozen=True, slots=True)
class _Shared:
    """Host: ``m3`` is out."""

    meeting: _Meeting
    exchange: Exchange
    m2: bytes
    m3: bytes


@dataclass(frozen=True, slots=True)
class _Over:
    """Nothing of the attempt is kept."""


_Phase = _Fresh | _Greeted | _Committed | _Opened | _Met | _Shared | _Over


class _Machine:
    """What both ends have in common: where the attempt stands, whether a try is used, how it ends."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._phase: _Phase = _Fresh()
        self._is_try_used = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({type(self._phase).__name__})"

    @property
    def is_over(self) -> bool:
        return isinstance(self._phase, _Over)

    def stopped(self, cause: Cause) -> Step:
        """End the attempt from our side without a word: ``TIMEOUT``, ``LOST`` or ``STOPPED``."""
        self._require_running()
        return self._failed(Failed(cause, self._quiet_close(), self._is_try_used))

    def refused(self, abort: Abort) -> Step:
        """End the attempt with a hint: ``CODE_OVER`` when the code was taken back or ran out, ``BUSY``."""
        self._require_running()
        return self._aborted(
            _AttemptError(abort, Cause.CODE_OVER if abort is Abort.CODE_OVER else Cause.STOPPED), was_used=True
        )

    def _require_running(self) -> None:
        if self.is_over:
            raise MisuseError("handshake_over")

    def _quiet_close(self) -> Close:
        return Close.TRY_USED if self._is_try_used else Close.NO_TRY

    def _hello(self, tag: Tag, kind: Kind, resume_id: bytes) -> bytes:
        terms = self._terms
        return layout.make_hello(
            tag,
            Hello(VERSION_MIN, VERSION_MAX, kind, terms.features, terms.room, terms.nonce, resume_id, terms.build),
        )

    def _failed(self, failed: Failed, *sends: Send, uses_try: bool = False) -> Step:
        self._phase = _Over()
        return Step(sends, uses_try, failed)

    def _aborted(self, error: _AttemptError, was_used: bool) -> Step:
        """``was_used``: whether a try was used before this step, so that none is reported twice."""
        if error.is_fatal:
            close = Close.DAMAGED
        elif error.cause is Cause.CODE_OVER:
            close = Close.CODE_OVER
        else:
            close = self._quiet_close()
        failed = Failed(error.cause, close, self._is_try_used, error.rule)
        return self._failed(failed, Send(layout.make_abort(error.abort)), uses_try=self._is_try_used and not was_used)

    def _peer_abort(self, frame: bytes) -> Step | None:
        hint = layout.parse_abort(frame)
        if hint is None:
            return None
        cause = {Abort.WRONG_CODE: Cause.WRONG_CODE, Abort.COMMIT_MISMATCH: Cause.INTERCEPTION}.get(hint)
        # A hint chooses words only where a try is at stake; before that it would let the relay say what it likes.
        believed = cause if cause and self._is_try_used else Cause.PEER_STOPPED
        return self._failed(Failed(believed, self._quiet_close(), self._is_try_used, hint=hint))

    def _established(
        self,
        role: Role,
        meeting: _Meeting,
        later: tuple[bytes, bytes, bytes],
        th: bytes,
        keys: KeySchedule,
        ledger_key: bytes,
        identity: Identity | None,
    ) -> Established:
        return Established(
            role=role,
            kind=meeting.peer.kind,
            version=meeting.version,
            features=meeting.peer.features & self._terms.features,
            room=self._terms.room,
            peer_build=meeting.peer.build,
            peer_ledger_key=ledger_key,
            identity=identity,
            sid=meeting.sid,
            th=th,
            session_id=keys.session_id(),
            safety_number=keys.safety_number(),
            resume=ResumeSecret(keys.resume_id(), keys.resume_secret()),
            transcript=(meeting.m0, meeting.m1, *later),
            chains={direction: keys.chain(direction) for direction in Role},
        )


class ViewerHandshake(_Machine):
    """The agent's end of one attempt.

    ``host_ledger_key`` is set for a resume: the key that the first handshake showed.
    """

    def __init__(
        self,
        terms: Terms,
        secret: CodeSecret | ResumeSecret,
        credential: Credential | None = None,
        host_ledger_key: bytes | None = None,
    ) -> None:
        super().__init__(terms)
        self._credential = credential
        self._expected_ledger_key = host_ledger_key
        if isinstance(secret, CodeSecret):
            self._kind, self._resume_id, self._secret = Kind.CODE, layout.NO_RESUME, secret.digits.encode("ascii")
        else:
            self._kind, self._resume_id, self._secret = Kind.RESUME, secret.id, secret.secret

    def start(self) -> Step:
        """On ``paired``: send the hello."""
        if not isinstance(self._phase, _Fresh):
            raise MisuseError("handshake_started")
        m0 = self._hello(Tag.VIEWER_HELLO, self._kind, self._resume_id)
        self._phase = _Greeted(m0)
        return Step((Send(m0, is_timed=False),))

    def receive(self, frame: bytes, is_code_live: bool) -> Step:
        """Take one frame. ``is_code_live`` says whether our code may still be used (always true for a resume)."""
        self._require_running()
        was_used = self._is_try_used
        try:
            return self._peer_abort(frame) or self._receive(frame, is_code_live)
        except _AttemptError as error:
            return self._aborted(error, was_used)
        except PeerError as error:
            return self._aborted(_AttemptError(Abort.MALFORMED, Cause.MALFORMED, True, error.rule), was_used)

    def _receive(self, frame: bytes, is_code_live: bool) -> Step:
        match self._phase:
            case _Greeted() as phase:
                return self._commit(phase, frame, is_code_live)
            case _Committed() as phase:
                return self._open(phase, frame, is_code_live)
            case _Opened() as phase:
                return self._confirmed(phase, frame)
            case _:
                raise PeerError("early")

    def _commit(self, phase: _Greeted, frame: bytes, is_code_live: bool) -> Step:
        hello = layout.parse_hello(Tag.HOST_HELLO, frame)
        meeting = _meeting(self._terms, phase.m0, frame, hello)
        if hello.kind is not self._kind or hello.resume_id != self._resume_id:
            raise PeerError("hello_kind")
        self._require_live(is_code_live)
        exchange = meeting.begin(Role.VIEWER, self._secret, self._terms.entropy)
        ident = layout.make_ident(self._ident(meeting, exchange.share))
        m2 = u8(Tag.COMMIT) + schedule.commitment(meeting.version, meeting.sid, ident, exchange.share)
        self._phase = _Committed(meeting, exchange, ident, m2)
        return Step((Send(m2),))

    @staticmethod
    def _require_live(is_code_live: bool) -> None:
        if not is_code_live:
            raise _AttemptError(Abort.CODE_OVER, Cause.CODE_OVER)

    def _ident(self, meeting: _Meeting, share: bytes) -> Ident:
        ledger_key, credential = self._terms.ledger_key.public, self._credential
        if credential is None:
            return Ident(ledger_key)
        signature = credential.agent_key.sign(meeting.statement(share, ledger_key))
        return Ident(ledger_key, credential.certificate, signature)

    def _open(self, phase: _Committed, frame: bytes, is_code_live: bool) -> Step:
        share, ledger_key = layout.parse_share(frame)
        check_share(share, Role.HOST)
        if self._expected_ledger_key not in (None, ledger_key):
            raise _AttemptError(Abort.RESUME_UNKNOWN, Cause.OTHER_PEER, is_fatal=True)
        self._require_live(is_code_live)
        meeting = phase.meeting
        m4 = layout.make_opening(phase.exchange.share, phase.ident)
        th = schedule.transcript(meeting.version, (meeting.m0, meeting.m1, phase.m2, frame), m4)
        keys = KeySchedule(meeting.version, th, phase.exchange.finish(share))
        self._is_try_used = self._kind is Kind.CODE
        m4 += keys.confirmation(Role.VIEWER)
        established = self._established(Role.VIEWER, meeting, (phase.m2, frame, m4), th, keys, ledger_key, None)
        self._phase = _Opened(established, keys.confirmation(Role.HOST))
        return Step((Send(m4),), uses_try=self._is_try_used)

    def _confirmed(self, phase: _Opened, frame: bytes) -> Step:
        if not hmac.compare_digest(layout.parse_confirm(frame), phase.expected_tag):
            raise _AttemptError(Abort.WRONG_CODE, Cause.WRONG_CODE)
        self._phase = _Over()
        return Step(outcome=phase.established)


class HostHandshake(_Machine):
    """The customer's end of one attempt: for a code, or for any of the resume secrets it still keeps.

    ``pinned_key`` is the organisation's public key that this build or its configuration pins, if any. ``viewer_keys``
    is set for a resume: what the first handshake showed.
    """

    def __init__(
        self,
        terms: Terms,
        secret: CodeSecret | tuple[ResumeSecret, ...],
        pinned_key: bytes | None = None,
        viewer_keys: ViewerKeys | None = None,
    ) -> None:
        super().__init__(terms)
        self._secret = secret
        self._pinned_key = pinned_key
        self._expected_keys = viewer_keys

    def receive(self, frame: bytes, now_s: int) -> Step:
        """Take one frame. ``now_s`` is the wall clock in Unix seconds, for the certificate alone."""
        self._require_running()
        try:
            return self._peer_abort(frame) or self._receive(frame, now_s)
        except _AttemptError as error:
            return self._aborted(error, was_used=False)
        except PeerError as error:
            return self._aborted(_AttemptError(Abort.MALFORMED, Cause.MALFORMED, True, error.rule), was_used=False)

    def _receive(self, frame: bytes, now_s: int) -> Step:
        match self._phase:
            case _Met() as phase:
                return self._share(phase, frame)
            case _Shared() as phase:
                return self._confirm(phase, frame, now_s)
            case _:
                return self._greet(frame)

    def _secret_for(self, hello: Hello) -> bytes:
        if isinstance(self._secret, CodeSecret):
            if hello.kind is Kind.CODE:
                return self._secret.digits.encode("ascii")
        elif hello.kind is Kind.CODE:
            raise PeerError("hello_kind")
        else:
            for known in self._secret:
                if hmac.compare_digest(known.id, hello.resume_id):
                    return known.secret
        raise _AttemptError(Abort.RESUME_UNKNOWN, Cause.RESUME_UNKNOWN)

    def _greet(self, frame: bytes) -> Step:
        hello = layout.parse_hello(Tag.VIEWER_HELLO, frame)
        m1 = self._hello(Tag.HOST_HELLO, hello.kind, hello.resume_id)
        meeting = _meeting(self._terms, frame, m1, hello)
        self._phase = _Met(meeting, self._secret_for(hello))
        return Step((Send(m1, is_timed=False),))

    def _share(self, phase: _Met, frame: bytes) -> Step:
        layout.parse_commit(frame)
        exchange = phase.meeting.begin(Role.HOST, phase.secret, self._terms.entropy)
        m3 = u8(Tag.SHARE) + exchange.share + self._terms.ledger_key.public
        self._phase = _Shared(phase.meeting, exchange, frame, m3)
        return Step((Send(m3),))

    def _confirm(self, phase: _Shared, frame: bytes, now_s: int) -> Step:
        opening, meeting = layout.parse_opening(frame), phase.meeting
        ident = layout.parse_ident(opening.ident)
        self._is_try_used = meeting.peer.kind is Kind.CODE
        commit = schedule.commitment(meeting.version, meeting.sid, opening.ident, opening.share)
        if not hmac.compare_digest(phase.m2, u8(Tag.COMMIT) + commit):
            raise _AttemptError(Abort.COMMIT_MISMATCH, Cause.INTERCEPTION)
        said = (meeting.m0, meeting.m1, phase.m2, phase.m3)
        th = schedule.transcript(meeting.version, said, frame[: -len(opening.tag)])
        keys = KeySchedule(meeting.version, th, phase.exchange.finish(opening.share))
        if not hmac.compare_digest(opening.tag, keys.confirmation(Role.VIEWER)):
            raise _AttemptError(Abort.WRONG_CODE, Cause.WRONG_CODE)
        identity = self._identity(meeting, ident, opening.share, now_s)
        later = (phase.m2, phase.m3, frame)
        established = self._established(Role.HOST, meeting, later, th, keys, ident.ledger_key, identity)
        if self._expected_keys not in (None, established.viewer_keys):
            raise _AttemptError(Abort.RESUME_UNKNOWN, Cause.OTHER_PEER, is_fatal=True)
        self._phase = _Over()
        confirm = Send(u8(Tag.CONFIRM) + keys.confirmation(Role.HOST))
        return Step((confirm,), self._is_try_used, established)

    def _identity(self, meeting: _Meeting, ident: Ident, share: bytes, now_s: int) -> Identity:
        if not ident.certificate:
            return Identity(Reason.NO_CERTIFICATE)
        identity = identity_of(ident.certificate, self._pinned_key, now_s)
        if identity.certificate is not None:
            statement = meeting.statement(share, ident.ledger_key)
            if not is_signed(identity.certificate.agent_key, ident.signature, statement):
                raise _AttemptError(Abort.COMMIT_MISMATCH, Cause.INTERCEPTION, True, "agent_signature")
        return identity
