"""Whole handshakes, one failure of each kind, and certificates (protocol.md sections 4 to 6)."""

from dataclasses import dataclass, replace
from typing import Any

from assistdesk.core.crypto.attempt import (
    CodeSecret,
    Credential,
    Established,
    Failed,
    ResumeSecret,
    Step,
    Terms,
)
from assistdesk.core.crypto.handshake import HostHandshake, ViewerHandshake
from assistdesk.core.crypto.signing import Certificate, SigningKey, identity_of, key_id, make_certificate
from assistdesk.core.types import Role, SafetyPolicy
from tests.vectors.stream import Stream

NOW_S = 1_800_000_000
DAY_S = 86_400
ORGANISATION = SigningKey(b"\x55" * 32)
OTHER_ORGANISATION = SigningKey(b"\x56" * 32)
AGENT = SigningKey(b"\x66" * 32)

CERTIFICATE = Certificate(
    key_id=key_id(ORGANISATION.public),
    serial=7,
    agent_id=bytes(range(16)),
    agent_key=AGENT.public,
    box_key=b"\x77" * 32,
    not_before_s=NOW_S - DAY_S,
    not_after_s=NOW_S + 29 * DAY_S,
    safety=SafetyPolicy.REQUIRED,
    organisation="Nordwind Werkzeuge",
    agent="Nora Lindqvist",
)


@dataclass
class Pair:
    """Two machines and what passed between them."""

    viewer: ViewerHandshake
    host: HostHandshake

    def run(self, tamper: dict[int, Any] | None = None) -> tuple[list[bytes], Step, Step]:
        """Carry frames to and fro until one side ends; ``tamper`` maps a message's number to a change of its bytes."""
        frames: list[bytes] = []
        viewer_step, host_step = self.viewer.start(), Step()
        for number in range(6):
            source = viewer_step if number % 2 == 0 else host_step
            frame = source.sends[0].frame
            frames.append(frame)
            arrived = tamper[number](frame) if tamper and number in tamper else frame
            if number % 2 == 0:
                host_step = self.host.receive(arrived, NOW_S)
            else:
                viewer_step = self.viewer.receive(arrived, True)
            ended = host_step if number % 2 == 0 else viewer_step
            if isinstance(ended.outcome, Failed):
                break
        return frames, viewer_step, host_step


def terms(stream: Stream, room: bytes, build: str = "1.0.0", features: int = 0x7F) -> Terms:
    return Terms(room, features, build, SigningKey(stream.take(32)), stream.take(32), stream.take(64))


def code_pair(
    seed: str,
    viewer_secret: str = "15730",
    host_secret: str = "15730",
    certified: bool = False,
    agent_key: SigningKey = AGENT,
) -> Pair:
    """Both ends of a new session; ``agent_key`` signs, whatever key the certificate names."""
    stream = Stream(seed)
    room = stream.take(16)
    credential = Credential(make_certificate(CERTIFICATE, ORGANISATION), agent_key) if certified else None
    return Pair(
        ViewerHandshake(terms(stream, room), CodeSecret(viewer_secret), credential),
        HostHandshake(terms(stream, room), CodeSecret(host_secret), ORGANISATION.public),
    )


def resume_pair(seed: str, secret: ResumeSecret, kept: tuple[ResumeSecret, ...]) -> Pair:
    stream = Stream(seed)
    room = stream.take(16)
    return Pair(ViewerHandshake(terms(stream, room), secret), HostHandshake(terms(stream, room), kept))


def check_pair() -> Pair:
    """The run whose values stand in protocol.md section 17."""
    room = bytes(range(16))
    viewer = Terms(room, 0x7F, "1.0.0", SigningKey(b"\x33" * 32), b"\x11" * 32, bytes(range(64)))
    host = Terms(room, 0x7F, "1.0.0", SigningKey(b"\x44" * 32), b"\x22" * 32, bytes(range(64, 128)))
    return Pair(ViewerHandshake(viewer, CodeSecret("15730")), HostHandshake(host, CodeSecret("15730")))


def flipped(frame: bytes, bit: int) -> bytes:
    changed = bytearray(frame)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def _run(name: str, pair: Pair) -> dict[str, Any]:
    frames, viewer_step, host_step = pair.run()
    viewer, host = viewer_step.outcome, host_step.outcome
    if not isinstance(viewer, Established) or not isinstance(host, Established) or host.identity is None:
        raise TypeError(name)
    return {
        "name": name,
        "messages": [frame.hex() for frame in frames],
        "sid": viewer.sid.hex(),
        "th": viewer.th.hex(),
        "safety": viewer.safety_text,
        "session_id": viewer.session_id.hex(),
        "resume_id": viewer.resume.id.hex(),
        "resume_secret": viewer.resume.secret.hex(),
        "chains": {role.value: host.chains[role].hex() for role in Role},
        "identity": host.identity.reason.value,
        "features": viewer.features,
    }


def _failure(name: str, pair: Pair, tamper: dict[int, Any] | None = None) -> dict[str, Any]:
    frames, viewer_step, host_step = pair.run(tamper)
    ended = viewer_step.outcome if isinstance(viewer_step.outcome, Failed) else host_step.outcome
    if not isinstance(ended, Failed):
        raise TypeError(name)
    sent = (viewer_step if ended is viewer_step.outcome else host_step).sends
    return {
        "name": name,
        "messages": [frame.hex() for frame in frames],
        "cause": ended.cause.value,
        "close": int(ended.close),
        "try_used": ended.is_try_used,
        "abort": sent[0].frame.hex(),
    }


def _bumped(at: int, value: int) -> Any:
    return lambda frame: frame[:at] + bytes([value]) + frame[at + 1 :]


def build() -> dict[str, Any]:
    secret = ResumeSecret(b"\x01" * 16, b"\x02" * 32)
    older = ResumeSecret(b"\x03" * 16, b"\x04" * 32)
    runs = [_run("check values", check_pair())]
    runs += [_run(f"code {n}", code_pair(f"code {n}")) for n in range(4)]
    runs += [_run(f"certificate {n}", code_pair(f"certificate {n}", certified=True)) for n in range(3)]
    runs += [_run("resume", resume_pair("resume", secret, (secret,)))]
    runs += [_run("resume, older secret", resume_pair("older", older, (secret, older)))]
    failures = [
        _failure("no common version at the host", code_pair("f1"), {0: lambda m: m[:1] + b"\x02\x03" + m[3:]}),
        _failure("no common version at the viewer", code_pair("f2"), {1: _bumped(1, 2)}),
        _failure("hello cut", code_pair("f3"), {0: lambda m: m[:-1]}),
        _failure("other room", code_pair("f4"), {0: lambda m: flipped(m, 8 * 8)}),
        _failure("feature added", code_pair("f5"), {0: lambda m: flipped(m, 8 * 5)}),
        _failure("share of low order", code_pair("f6"), {3: lambda m: m[:2] + bytes(32) + m[34:]}),
        _failure("commit changed", code_pair("f7"), {2: lambda m: flipped(m, 100)}),
        _failure("wrong code", code_pair("f8", host_secret="15731")),
        _failure("host's tag changed", code_pair("f9"), {5: lambda m: flipped(m, 100)}),
        _failure("resume unknown", resume_pair("f10", secret, (older,))),
        _failure("agent signature", code_pair("f11", certified=True, agent_key=OTHER_ORGANISATION)),
    ]
    return {"runs": runs, "failures": failures}


def certificates() -> list[tuple[str, bytes, bytes | None]]:
    """Certificates good and bad: what, bytes, pinned key."""
    pinned = ORGANISATION.public
    good = make_certificate(CERTIFICATE, ORGANISATION)

    def dated(before_s: int, after_s: int) -> bytes:
        return make_certificate(replace(CERTIFICATE, not_before_s=before_s, not_after_s=after_s), ORGANISATION)

    def named(name: bytes) -> bytes:
        at = good.index(b"\x0eNora")
        return good[:at] + bytes([len(name)]) + name + good[-64:]

    found: list[tuple[str, bytes, bytes | None]] = [
        ("good", good, pinned),
        ("nothing pinned", good, None),
        ("other organisation", good, OTHER_ORGANISATION.public),
        ("expired", dated(NOW_S - 30 * DAY_S, NOW_S - 301), pinned),
        ("just expired", dated(NOW_S - 30 * DAY_S, NOW_S - 300), pinned),
        ("early", dated(NOW_S + 301, NOW_S + DAY_S), pinned),
        ("a little early", dated(NOW_S + 300, NOW_S + DAY_S), pinned),
        ("400 days", dated(NOW_S, NOW_S + 400 * DAY_S), pinned),
        ("too long", dated(NOW_S, NOW_S + 400 * DAY_S + 1), pinned),
        ("safety 3", good[:116] + b"\x03" + good[117:], pinned),
        ("signature changed", flipped(good, 8 * len(good) - 4), pinned),
        ("agent key changed", flipped(good, 8 * 40), pinned),
        ("one byte more", good + b"\0", pinned),
    ]
    names = (b"", b"a\xe2\x80\xaeb", b"a\0b", b"\xff\xfe", b"a\nb", "e\u0301".encode(), b"x" * 65)
    found += [(f"name {name!r}", named(name), pinned) for name in names]
    found += [(f"cut at {size}", good[:size], pinned) for size in range(len(good))]
    return found


def build_certificates() -> dict[str, Any]:
    cases, cut = [], []
    for what, data, pinned in certificates():
        answer = identity_of(data, pinned, NOW_S).reason.value
        if what.startswith("cut"):
            cut.append(answer)
        else:
            cases.append({"what": what, "certificate": data.hex(), "pinned": pinned and pinned.hex(), "answer": answer})
    return {"now": NOW_S, "cases": cases, "cut": {"lengths": len(cut), "answers": sorted(set(cut))}}
