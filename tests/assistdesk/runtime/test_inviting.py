"""The agent's ask for a colleague: what cannot be asked is said, one ask at a time, and only its own answer counts."""

import pytest

from assistdesk.core.types import InviteKind, Why
from assistdesk.core.wire.messages import InviteAnswer, InviteAsk, Message
from assistdesk.runtime.inviting import Inviting
from assistdesk.runtime.snapshot_parts import Cause


class Line:
    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.inviting = Inviting(self.sent.append, lambda: None)


def test_an_ask_travels_with_clean_digits_and_its_answer_is_shown() -> None:
    line = Line()
    line.inviting.ask(InviteKind.HAND_OVER, "482-915 7309", " Marco\nDíaz ")
    assert line.sent == [InviteAsk(1, InviteKind.HAND_OVER, "4829157309", "Marco Díaz", "")]
    assert line.inviting.view.state == "asking"
    line.inviting.answered(InviteAnswer(9, True, Why.OTHER))
    assert line.inviting.view.state == "asking"
    line.inviting.answered(InviteAnswer(1, False, Why.DENIED))
    assert (line.inviting.view.state, line.inviting.view.why) == ("no", Cause("denied"))
    line.inviting.answered(InviteAnswer(1, True, Why.OTHER))
    assert line.inviting.view.state == "no"


@pytest.mark.parametrize(("code", "name"), [("4829157306", "Marco"), ("", "Marco"), ("4829157309", " \u200b")])
def test_a_code_with_a_slip_or_no_name_asks_nothing(code: str, name: str) -> None:
    line = Line()
    line.inviting.ask(InviteKind.INVITE, code, name)
    assert line.inviting.view.state == "refused"
    assert line.sent == []


def test_an_ask_does_not_outlive_its_line() -> None:
    line = Line()
    line.inviting.lost()
    assert line.inviting.view.state == ""
    line.inviting.ask(InviteKind.INVITE, "4829157309", "Marco")
    line.inviting.lost()
    assert line.inviting.view.state == "no"
    line.inviting.answered(InviteAnswer(1, True, Why.OTHER))
    assert line.inviting.view.state == "no"
