"""What goes into an attempt and comes out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.crypto.attempt import CodeSecret, Established, ResumeSecret, Send, leave_at_ms
from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Role
from tests.vectors.make_handshake import AGENT, check_pair, code_pair


@given(st.integers(0, 10**6), st.integers(-50, 1_000))
def test_H22_answers_leave_at_fixed_steps_whatever_the_work_took(arrived_ms: int, worked_ms: int) -> None:
    leave_ms = leave_at_ms(arrived_ms, arrived_ms + worked_ms)
    waited_ms = leave_ms - arrived_ms
    assert waited_ms >= max(100, worked_ms)
    assert waited_ms % 50 == 0
    assert waited_ms < max(101, worked_ms + 50)


@pytest.mark.parametrize("digits", ["", "1573", "157300", "1573x", "１５７３０"])
def test_a_secret_that_no_code_has_is_our_mistake(digits: str) -> None:
    with pytest.raises(MisuseError, match="code_secret"):
        CodeSecret(digits)


@pytest.mark.parametrize(
    ("name", "secret"), [(bytes(16), bytes(32)), (b"\x01" * 15, bytes(32)), (b"\x01" * 16, bytes(31))]
)
def test_a_resume_secret_has_a_name_that_is_not_nothing(name: bytes, secret: bytes) -> None:
    with pytest.raises(MisuseError, match="resume_secret"):
        ResumeSecret(name, secret)


def established(role: Role, certified: bool = False) -> Established:
    _, viewer, host = code_pair("attempt", certified=certified).run()
    outcome = (viewer if role is Role.VIEWER else host).outcome
    assert isinstance(outcome, Established)
    return outcome


def test_H23_nothing_secret_shows() -> None:
    _, viewer, _ = check_pair().run()
    outcome = viewer.outcome
    assert isinstance(outcome, Established)
    shown = repr((outcome, CodeSecret("15730"), Send(b"frame")))
    for secret in (b"15730", outcome.resume.secret, *outcome.chains.values(), b"frame"):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown


def test_the_safety_number_is_read_in_two_groups() -> None:
    _, viewer, _ = check_pair().run()
    assert isinstance(viewer.outcome, Established)
    assert viewer.outcome.safety_text == "788 756"


def test_a_resume_knows_the_viewer_again_by_its_keys() -> None:
    plain, certified = established(Role.HOST), established(Role.HOST, certified=True)
    assert plain.viewer_keys.agent_key is None
    assert certified.viewer_keys.agent_key == AGENT.public
    assert plain.viewer_keys.ledger_key == plain.peer_ledger_key
    assert established(Role.VIEWER).viewer_keys.agent_key is None


def test_what_one_end_seals_the_other_opens() -> None:
    viewer, host = established(Role.VIEWER), established(Role.HOST)
    assert host.opener().open(viewer.sealer().seal(b"to the host")) == b"to the host"
    assert viewer.opener().open(host.sealer().seal(b"to the viewer")) == b"to the viewer"
