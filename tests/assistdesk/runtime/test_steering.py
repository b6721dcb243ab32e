"""What the agent does over the picture becomes messages under the present grant, or nothing."""

from dataclasses import replace

from assistdesk.core.session import viewer
from assistdesk.core.session.viewer_state import Mirror, ViewerState
from assistdesk.core.types import Permission, PermissionState
from assistdesk.core.wire.messages import InButton, InKey, InMove, InRelease, InText, InWheel
from assistdesk.runtime import intents_session
from assistdesk.runtime.steering import Steering, messages_of, pieces

EACH: tuple[Steering, ...] = (
    intents_session.PointAt(0, 3, 4),
    intents_session.PressButton(1, True, 0, 3, 4),
    intents_session.TurnWheel(0, -120),
    intents_session.PressKey(4, True),
    intents_session.TypeText("ñ"),
    intents_session.LetGo(),
)


def with_control(state: PermissionState) -> ViewerState:
    fresh = viewer.start(viewer.ViewerConfig("Ana", "Linux", "es", 0x7F), 0, 0)
    control = Mirror(Permission.CONTROL, state, 7)
    mirrors = tuple(control if each.permission is Permission.CONTROL else each for each in fresh.mirrors)
    return replace(fresh, mirrors=mirrors)


def test_each_becomes_its_message_under_the_grant_that_is_on() -> None:
    sent = [message for intent in EACH for message in messages_of(intent, with_control(PermissionState.ON))]
    assert sent == [
        InMove(7, 0, 3, 4),
        InButton(7, 1, True, 0, 3, 4),
        InWheel(7, 0, -120),
        InKey(7, 4, True),
        InText(7, "ñ"),
        InRelease(7),
    ]


def test_nothing_goes_while_control_is_not_on() -> None:
    for state in (PermissionState.OFF, PermissionState.ASKED, PermissionState.HELD):
        assert [messages_of(intent, with_control(state)) for intent in EACH] == [()] * len(EACH)


def test_a_turn_that_no_message_holds_is_bounded() -> None:
    (message,) = messages_of(intents_session.TurnWheel(99_999, -99_999), with_control(PermissionState.ON))
    assert message == InWheel(7, 32_767, -32_767)


def test_long_text_is_cut_between_characters_and_what_may_not_travel_is_left_out() -> None:
    assert pieces("añ中\ud800€", 5) == ("añ", "中", "€")
    assert pieces("") == pieces("\ue000\x1b") == ()
    assert pieces("e\u0301") == ("é",)
    assert all(len(piece.encode()) <= 1_024 for piece in pieces("中😀" * 999))
    assert "".join(pieces("中😀" * 999)) == "中😀" * 999
