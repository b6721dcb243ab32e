"""Both machines against each other, and against everything that may stand between them."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from assistdesk.core.crypto.attempt import (
    Cause,
    Close,
    CodeSecret,
    Credential,
    Established,
    Failed,
    ResumeSecret,
    Step,
    Terms,
    ViewerKeys,
)
from assistdesk.core.crypto.handshake import HostHandshake, ViewerHandshake
from assistdesk.core.crypto.layout import Abort, Ident, make_abort, parse_ident
from assistdesk.core.crypto.signing import Reason, SigningKey, make_certificate
from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Role
from tests.vectors import make, make_handshake
from tests.vectors.make_handshake import (
    AGENT,
    CERTIFICATE,
    NOW_S,
    ORGANISATION,
    OTHER_ORGANISATION,
    Pair,
    code_pair,
    flipped,
    resume_pair,
    terms,
)
from tests.vectors.stream import Stream

SECRET = ResumeSecret(b"\x01" * 16, b"\x02" * 32)
OLDER = ResumeSecret(b"\x03" * 16, b"\x04" * 32)
GOOD_FRAMES, _, _ = code_pair("good", certified=True).run()


def failure(step: Step) -> Failed:
    assert isinstance(step.outcome, Failed), step
    return step.outcome


def success(step: Step) -> Established:
    assert isinstance(step.outcome, Established), step
    return step.outcome


def ended(pair: Pair, tamper: dict[int, object] | None = None) -> Failed:
    _, viewer, host = pair.run(tamper)
    assert not isinstance(viewer.outcome, Established)
    return viewer.outcome or failure(host)  # type: ignore[return-value]


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("handshake.json") == make_handshake.build()


@given(
    st.integers(0, 99_999),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.text("ab1. ", max_size=32),
    st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_two_ends_with_one_code_agree_on_everything(
    secret: int, ours: int, theirs: int, build: str, certified: bool
) -> None:
    stream = Stream(f"{secret} {ours}")
    room = stream.take(16)
    credential = Credential(make_certificate(CERTIFICATE, ORGANISATION), AGENT) if certified else None
    code = CodeSecret(f"{secret:05d}")
    pair = Pair(
        ViewerHandshake(terms(stream, room, "viewer", ours), code, credential),
        HostHandshake(terms(stream, room, build, theirs), code, ORGANISATION.public),
    )
    frames, viewer_step, host_step = pair.run()
    viewer, host = success(viewer_step), success(host_step)
    differ = {"role", "peer_build", "peer_ledger_key", "identity"}
    for field in fields(Established):
        if field.name not in differ:
            assert getattr(viewer, field.name) == getattr(host, field.name), field.name
    assert viewer.features == ours & theirs
    assert viewer.transcript == tuple(frames[:5])
    assert (viewer.peer_build, host.peer_build) == (build, "viewer")
    assert host.identity is not None
    assert host.identity.reason is (Reason.VERIFIED if certified else Reason.NO_CERTIFICATE)
    assert pair.viewer.is_over
    assert pair.host.is_over


def test_only_the_hellos_leave_at_once() -> None:
    pair = code_pair("timed")
    m0 = pair.viewer.start().sends[0]
    m1 = pair.host.receive(m0.frame, NOW_S).sends[0]
    m2 = pair.viewer.receive(m1.frame, True).sends[0]
    m3 = pair.host.receive(m2.frame, NOW_S).sends[0]
    m4 = pair.viewer.receive(m3.frame, True).sends[0]
    m5 = pair.host.receive(m4.frame, NOW_S).sends[0]
    assert [send.is_timed for send in (m0, m1, m2, m3, m4, m5)] == [False, False, True, True, True, True]


def test_H1_a_wrong_secret_tells_both_ends_and_counts_a_try_at_each_end() -> None:
    pair = code_pair("wrong", host_secret="15731")
    m1 = pair.host.receive(pair.viewer.start().sends[0].frame, NOW_S).sends[0].frame
    m3 = pair.host.receive(pair.viewer.receive(m1, True).sends[0].frame, NOW_S).sends[0].frame
    opened = pair.viewer.receive(m3, True)
    assert opened.uses_try
    refused = pair.host.receive(opened.sends[0].frame, NOW_S)
    assert refused.uses_try
    assert failure(refused) == Failed(Cause.WRONG_CODE, Close.TRY_USED, True)
    assert refused.sends[0].frame == make_abort(Abort.WRONG_CODE)
    told = pair.viewer.receive(refused.sends[0].frame, True)
    assert not told.uses_try
    assert failure(told) == Failed(Cause.WRONG_CODE, Close.TRY_USED, True, hint=Abort.WRONG_CODE)


@pytest.mark.no_cover
@given(st.integers(0, 4), st.data())
@settings(max_examples=120, deadline=None)
def test_H9_any_flipped_bit_ends_without_a_session(number: int, data: st.DataObject) -> None:
    bit = data.draw(st.integers(0, len(GOOD_FRAMES[number]) * 8 - 1))
    failed = ended(code_pair("good", certified=True), {number: lambda frame: flipped(frame, bit)})
    assert failed.cause in set(Cause) - {Cause.TIMEOUT, Cause.LOST, Cause.STOPPED}


@given(st.integers(0, 33 * 8 - 1))
@settings(max_examples=20, deadline=None)
def test_H9_any_flipped_bit_of_the_last_message_leaves_the_viewer_without_a_session(bit: int) -> None:
    _, viewer, _ = code_pair("good", certified=True).run({5: lambda frame: flipped(frame, bit)})
    assert failure(viewer).is_try_used


@given(st.integers(0, 5), st.integers(0, 511), st.booleans())
@settings(max_examples=60, deadline=None)
def test_H9_a_message_cut_at_any_byte_or_longer_is_malformed(number: int, size: int, is_longer: bool) -> None:
    def change(frame: bytes) -> bytes:
        return frame + b"\0" if is_longer else frame[: size % len(frame)]

    _, viewer, host = code_pair("good", certified=True).run({number: change})
    step = viewer if isinstance(viewer.outcome, Failed) else host
    failed = failure(step)
    assert (failed.cause, failed.close) == (Cause.MALFORMED, Close.DAMAGED)
    assert failed.rule
    assert step.sends[0].frame == make_abort(Abort.MALFORMED)
    assert failed.is_try_used == (number == 5)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("versions", [(0, 0), (255, 255), (2, 3), (1, 0), (3, 1), (255, 0)])
def test_H10_without_a_common_version_there_is_no_session(number: int, versions: tuple[int, int]) -> None:
    failed = ended(code_pair("versions"), {number: lambda frame: frame[:1] + bytes(versions) + frame[3:]})
    assert failed == Failed(Cause.VERSION, Close.NO_TRY, False)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("at", [1, 2, 4, 5, 6, 7])
def test_H10_a_version_or_feature_stripped_or_added_gives_no_session(number: int, at: int) -> None:
    value = {1: 0, 2: 2}.get(at, 0x55)
    ended(code_pair("features"), {number: lambda frame: frame[:at] + bytes([value]) + frame[at + 1 :]})


def test_H11_a_commitment_that_does_not_fit_is_called_a_possible_interception() -> None:
    _, _, host = code_pair("commit").run({2: lambda frame: flipped(frame, 77)})
    assert host.uses_try
    assert failure(host) == Failed(Cause.INTERCEPTION, Close.TRY_USED, True)
    assert host.sends[0].frame == make_abort(Abort.COMMIT_MISMATCH)


def test_H5_no_message_of_ours_that_comes_back_is_taken() -> None:
    for number in range(6):
        frames: list[bytes] = []
        pair = code_pair("reflected")

        def reflect(frame: bytes, frames: list[bytes] = frames, number: int = number) -> bytes:
            frames.append(frame)
            return GOOD_FRAMES[number - 1] if number else b"\xa1" + frame[1:]

        failed = ended(pair, {number: reflect}) if number < 5 else failure(pair.run({5: reflect})[1])
        assert failed.cause is Cause.MALFORMED


def test_H5_a_viewer_that_meets_a_viewer_and_a_host_that_meets_a_host_end() -> None:
    pair, other = code_pair("one"), code_pair("two")
    m0 = pair.viewer.start().sends[0].frame
    other.viewer.start()
    assert failure(other.viewer.receive(m0, True)).cause is Cause.MALFORMED
    m1 = pair.host.receive(m0, NOW_S).sends[0].frame
    assert failure(other.host.receive(m1, NOW_S)).cause is Cause.MALFORMED


def test_H5_our_own_hello_with_the_other_tag_is_refused() -> None:
    pair = code_pair("mirror")
    m0 = pair.viewer.start().sends[0].frame
    assert failure(pair.viewer.receive(b"\xa1" + m0[1:], True)).rule == "hello_room"


def test_H8_two_rooms_cross_wired_give_no_session() -> None:
    one, two = code_pair("room one"), code_pair("room two")
    crossed = Pair(one.viewer, two.host)
    assert ended(crossed) == Failed(Cause.MALFORMED, Close.DAMAGED, False, "hello_room")


def test_H8_a_replayed_handshake_gives_no_session() -> None:
    frames, _, _ = code_pair("recorded").run()
    stream = Stream("fresh")
    room = Stream("recorded").take(16)
    host = HostHandshake(terms(stream, room), CodeSecret("15730"))
    steps = [host.receive(frames[number], NOW_S) for number in (0, 2, 4)]
    assert failure(steps[-1]).cause is Cause.INTERCEPTION
    viewer = ViewerHandshake(terms(stream, room), CodeSecret("15730"))
    viewer.start()
    viewer.receive(frames[1], True)
    viewer.receive(frames[3], True)
    assert failure(viewer.receive(frames[5], True)).cause is Cause.WRONG_CODE


def test_H12_a_record_before_its_time_or_a_message_twice_is_malformed() -> None:
    for early in (b"\xa5" + bytes(32), bytes(80), GOOD_FRAMES[4]):
        pair = code_pair("good", certified=True)
        m0 = pair.viewer.start().sends[0].frame
        assert failure(pair.viewer.receive(early, True)).cause is Cause.MALFORMED
        assert failure(pair.host.receive(early, NOW_S)).cause is Cause.MALFORMED
        again = code_pair("good", certified=True).host
        again.receive(m0, NOW_S)
        assert failure(again.receive(m0, NOW_S)).cause is Cause.MALFORMED
    assert failure(code_pair("early").viewer.receive(bytes(80), True)).rule == "early"


def test_H13_H14_a_silent_peer_costs_a_try_only_after_one_was_used() -> None:
    for carried, is_used in ((0, False), (1, False), (3, False), (4, True)):
        pair = code_pair("silent")
        step = pair.viewer.start()
        for number in range(carried):
            frame = step.sends[0].frame
            step = pair.host.receive(frame, NOW_S) if number % 2 == 0 else pair.viewer.receive(frame, True)
        failed = failure(pair.viewer.stopped(Cause.TIMEOUT))
        assert failed == Failed(Cause.TIMEOUT, Close.TRY_USED if is_used else Close.NO_TRY, is_used)
        if carried:
            assert failure(pair.host.stopped(Cause.LOST)).close is Close.NO_TRY


@pytest.mark.parametrize("at", [1, 3])
def test_H15_a_code_that_ran_out_in_between_ends_the_attempt(at: int) -> None:
    pair = code_pair("late")
    step = pair.viewer.start()
    for number in range(4):
        frame = step.sends[0].frame
        step = pair.host.receive(frame, NOW_S) if number % 2 == 0 else pair.viewer.receive(frame, number != at)
        if pair.viewer.is_over:
            break
    assert failure(step) == Failed(Cause.CODE_OVER, Close.CODE_OVER, False)
    assert step.sends[0].frame == make_abort(Abort.CODE_OVER)
    assert failure(pair.host.receive(step.sends[0].frame, NOW_S)) == Failed(
        Cause.PEER_STOPPED, Close.NO_TRY, False, hint=Abort.CODE_OVER
    )


def test_a_code_taken_back_ends_the_attempt_with_words() -> None:
    step = code_pair("back").viewer.refused(Abort.CODE_OVER)
    assert failure(step) == Failed(Cause.CODE_OVER, Close.CODE_OVER, False)
    busy = code_pair("busy").host.refused(Abort.BUSY)
    assert failure(busy) == Failed(Cause.STOPPED, Close.NO_TRY, False)
    assert busy.sends[0].frame == make_abort(Abort.BUSY)


@pytest.mark.parametrize("abort", Abort)
def test_a_hint_counts_nothing_and_is_believed_only_after_a_try(abort: Abort) -> None:
    early = code_pair("hint")
    early.viewer.start()
    failed = failure(early.viewer.receive(make_abort(abort), True))
    assert failed == Failed(Cause.PEER_STOPPED, Close.NO_TRY, False, hint=abort)
    _, late, _ = code_pair("hint").run({5: lambda frame: make_abort(abort)})
    causes = {Abort.WRONG_CODE: Cause.WRONG_CODE, Abort.COMMIT_MISMATCH: Cause.INTERCEPTION}
    assert failure(late) == Failed(causes.get(abort, Cause.PEER_STOPPED), Close.TRY_USED, True, hint=abort)


def test_after_its_end_a_machine_takes_nothing() -> None:
    pair = code_pair("over")
    pair.run()
    for call in (
        lambda: pair.viewer.receive(b"", True),
        lambda: pair.host.receive(b"", NOW_S),
        lambda: pair.viewer.stopped(Cause.LOST),
        lambda: pair.host.refused(Abort.BUSY),
    ):
        with pytest.raises(MisuseError, match="handshake_over"):
            call()
    with pytest.raises(MisuseError, match="handshake_started"):
        pair.viewer.start()
    assert repr(pair.viewer) == "ViewerHandshake(_Over)"


def test_H17_a_middleman_with_the_code_cannot_use_the_agents_signature_with_a_share_of_his_own() -> None:
    honest, _, _ = code_pair("agent", certified=True).run()
    stolen = parse_ident(honest[4][36:-32])

    class Thief(ViewerHandshake):
        """Shows what the honest agent showed in an attempt with the same hellos; only the share is another."""

        def _ident(self, meeting: object, share: bytes) -> Ident:
            return stolen

    stream = Stream("agent")
    room = stream.take(16)
    same = terms(stream, room)
    pair = Pair(
        Thief(replace(same, entropy=bytes(64)), CodeSecret("15730")),
        HostHandshake(terms(stream, room), CodeSecret("15730"), ORGANISATION.public),
    )
    _, _, host = pair.run()
    assert host.uses_try
    assert failure(host) == Failed(Cause.INTERCEPTION, Close.DAMAGED, True, "agent_signature")
    assert host.sends[0].frame == make_abort(Abort.COMMIT_MISMATCH)


def test_H17_a_middleman_with_the_code_and_no_certificate_is_not_verified_and_the_safety_numbers_differ() -> None:
    stream = Stream("middle")
    room = stream.take(16)
    code = CodeSecret("15730")
    credential = Credential(make_certificate(CERTIFICATE, ORGANISATION), AGENT)
    left = Pair(ViewerHandshake(terms(stream, room), code, credential), HostHandshake(terms(stream, room), code))
    right = Pair(
        ViewerHandshake(terms(stream, room), code), HostHandshake(terms(stream, room), code, ORGANISATION.public)
    )
    agent = success(left.run()[1])
    customer = success(right.run()[2])
    assert customer.identity is not None
    assert customer.identity.reason is Reason.NO_CERTIFICATE
    assert agent.safety_number != customer.safety_number


@pytest.mark.parametrize("pinned", [None, OTHER_ORGANISATION.public])
def test_H16_a_certificate_that_is_not_pinned_is_not_verified_but_the_session_goes_on(pinned: bytes | None) -> None:
    stream = Stream("pinned")
    room = stream.take(16)
    credential = Credential(make_certificate(CERTIFICATE, ORGANISATION), AGENT)
    pair = Pair(
        ViewerHandshake(terms(stream, room), CodeSecret("15730"), credential),
        HostHandshake(terms(stream, room), CodeSecret("15730"), pinned),
    )
    identity = success(pair.run()[2]).identity
    assert identity is not None
    assert not identity.is_verified


def test_H16_a_certificate_that_cannot_be_read_is_not_verified_but_the_session_goes_on() -> None:
    stream = Stream("unreadable")
    room = stream.take(16)
    pair = Pair(
        ViewerHandshake(terms(stream, room), CodeSecret("15730"), Credential(b"ADC1 nonsense", AGENT)),
        HostHandshake(terms(stream, room), CodeSecret("15730"), ORGANISATION.public),
    )
    identity = success(pair.run()[2]).identity
    assert identity is not None
    assert identity.reason is Reason.LAYOUT


def test_H19_a_resume_works_with_the_newer_and_the_older_secret_and_counts_no_try() -> None:
    for secret in (SECRET, OLDER):
        _, viewer, host = resume_pair("resume", secret, (SECRET, OLDER)).run()
        assert success(viewer).chains == success(host).chains
        assert not viewer.uses_try
        assert not host.uses_try
        assert success(viewer).resume.id not in (SECRET.id, OLDER.id)


def test_H19_a_resume_by_an_unknown_name_or_a_wrong_secret_is_refused() -> None:
    assert ended(resume_pair("unknown", SECRET, (OLDER,))) == Failed(Cause.RESUME_UNKNOWN, Close.NO_TRY, False)
    assert ended(resume_pair("erased", SECRET, ())) == Failed(Cause.RESUME_UNKNOWN, Close.NO_TRY, False)
    wrong = replace(SECRET, secret=bytes(32))
    assert ended(resume_pair("wrong", wrong, (SECRET,))) == Failed(Cause.WRONG_CODE, Close.NO_TRY, False)


def test_H19_a_resume_does_not_meet_a_code() -> None:
    stream = Stream("kinds")
    room = stream.take(16)
    to_code = Pair(
        ViewerHandshake(terms(stream, room), SECRET), HostHandshake(terms(stream, room), CodeSecret("15730"))
    )
    assert ended(to_code) == Failed(Cause.RESUME_UNKNOWN, Close.NO_TRY, False)
    to_resume = Pair(
        ViewerHandshake(terms(stream, room), CodeSecret("15730")), HostHandshake(terms(stream, room), (SECRET,))
    )
    assert ended(to_resume) == Failed(Cause.MALFORMED, Close.DAMAGED, False, "hello_kind")


def test_H19_a_host_that_answers_with_another_resume_name_is_refused() -> None:
    pair = resume_pair("names", SECRET, (SECRET,))
    failed = ended(pair, {1: lambda frame: frame[:56] + b"\x09" + frame[57:]})
    assert failed.rule == "hello_kind"


def resumed(
    viewer_terms: Terms, host_terms: Terms, credential: Credential | None, expected: ViewerKeys, host_key: bytes
) -> Pair:
    return Pair(
        ViewerHandshake(viewer_terms, SECRET, credential, host_key),
        HostHandshake(host_terms, (SECRET,), ORGANISATION.public, expected),
    )


def test_H19_a_resume_shows_the_keys_of_the_first_handshake_or_is_refused() -> None:
    stream = Stream("keys")
    room = stream.take(16)
    ours, theirs = terms(stream, room), terms(stream, room)
    credential = Credential(make_certificate(CERTIFICATE, ORGANISATION), AGENT)
    known = ViewerKeys(ours.ledger_key.public, AGENT.public)
    _, viewer, host = resumed(ours, theirs, credential, known, theirs.ledger_key.public).run()
    assert success(host).viewer_keys == known
    assert success(viewer).peer_ledger_key == theirs.ledger_key.public
    refused = Failed(Cause.OTHER_PEER, Close.DAMAGED, False)
    strange = replace(known, ledger_key=bytes(32)), replace(known, agent_key=bytes(32)), replace(known, agent_key=None)
    for other in strange:
        assert ended(resumed(ours, theirs, credential, other, theirs.ledger_key.public)) == refused
    assert ended(resumed(ours, theirs, credential, known, bytes(32))) == refused
    assert ended(resumed(ours, theirs, None, known, theirs.ledger_key.public)) == refused


def test_H18_a_commitment_fixes_the_viewers_share_before_the_hosts_is_seen() -> None:
    """A middleman who opens another share than he committed to is found out, whatever its number would be."""
    other, _, _ = code_pair("other share").run()
    failed = ended(code_pair("share"), {4: lambda frame: other[4]})
    assert failed.cause is Cause.INTERCEPTION


FRAMES = [frame for name in ("good", "other") for frame in code_pair(name, certified=True).run()[0]]
FRAMES += [make_abort(abort) for abort in Abort] + [b"", b"\xa0", bytes(80), bytes(513), b"\xa4" + bytes(99)]


class AnyOrder(RuleBasedStateMachine):
    """Random frames at both ends: recorded, made up, or what the other end really sent, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = code_pair("order", certified=True)
        self.sent: dict[Role, list[bytes]] = {Role.VIEWER: [self.pair.viewer.start().sends[0].frame], Role.HOST: []}
        self.delivered: dict[Role, list[bytes]] = {role: [] for role in Role}
        self.established: dict[Role, Established] = {}
        self.tries = dict.fromkeys(Role, 0)

    def take(self, role: Role, frame: bytes) -> None:
        machine = self.pair.viewer if role is Role.VIEWER else self.pair.host
        if machine.is_over:
            return
        self.delivered[role].append(frame)
        is_viewer = isinstance(machine, ViewerHandshake)
        step = machine.receive(frame, True if is_viewer else NOW_S)
        self.sent[role] += [send.frame for send in step.sends]
        self.tries[role] += step.uses_try
        if isinstance(step.outcome, Established):
            self.established[role] = step.outcome

    @rule(role=st.sampled_from(Role), at=st.integers(0, 5))
    def deliver(self, role: Role, at: int) -> None:
        sent = self.sent[role.other]
        if sent:
            self.take(role, sent[min(at, len(sent) - 1)])

    @rule(role=st.sampled_from(Role))
    def deliver_the_next(self, role: Role) -> None:
        sent, count = self.sent[role.other], len(self.delivered[role])
        if count < len(sent):
            self.take(role, sent[count])

    @rule(role=st.sampled_from(Role), frame=st.sampled_from(FRAMES))
    def inject(self, role: Role, frame: bytes) -> None:
        self.take(role, frame)

    @invariant()
    def a_session_needs_what_the_other_end_really_said(self) -> None:
        for role in self.established:
            assert self.delivered[role] == self.sent[role.other][: len(self.delivered[role])]
        if len(self.established) == 2:
            assert self.established[Role.VIEWER].chains == self.established[Role.HOST].chains

    @invariant()
    def a_try_is_used_once_at_most(self) -> None:
        assert max(self.tries.values()) <= 1


class TestH12RandomOrdersGiveASessionOrAnEnd(AnyOrder.TestCase):  # type: ignore[name-defined,misc]
    """The machine above, as a test."""

    settings = settings(max_examples=60, stateful_step_count=12, deadline=None)


def test_H12_a_machine_that_was_built_wrongly_is_our_mistake() -> None:
    stream = Stream("bad")
    bad = Terms(b"", 0, "1", SigningKey(bytes(32)), stream.take(32), stream.take(64))
    with pytest.raises(MisuseError, match="hello_field"):
        ViewerHandshake(bad, CodeSecret("15730")).start()
