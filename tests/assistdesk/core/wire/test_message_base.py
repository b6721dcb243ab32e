"""What all messages have in common."""

import pytest

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import InviteKind, Permission, Scope, Why
from assistdesk.core.wire.messages import (
    ChatSay,
    ClipPush,
    FileData,
    InKey,
    InText,
    InviteAnswer,
    InviteAsk,
    PermAsk,
    Ready,
)


def test_H23_no_text_bytes_or_key_shows_in_a_messages_repr() -> None:
    secret = "hunter2hunter2"
    shown = " ".join(
        map(
            repr,
            (
                InText(1, secret),
                InKey(1, 4_242, True),
                ChatSay(b"hunter2hunter2!!", secret, 1),
                ClipPush(1, 2, secret),
                FileData(1, 2, 0, secret.encode()),
                InviteAsk(1, InviteKind.INVITE, "4829157309", secret, secret),
                PermAsk(1, Permission.VIEW, Scope(), secret),
            ),
        )
    )
    assert "hunter" not in shown
    assert "4242" not in shown
    assert "4829157309" not in shown
    assert "<14 characters>" in shown
    assert "<16 bytes>" in shown


def test_numbers_and_causes_show_in_a_messages_repr() -> None:
    assert repr(InviteAnswer(7, False, Why.DENIED)) == "InviteAnswer(id=7, ok=False, why=<Why.DENIED: 'denied'>)"


def test_messages_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        InText(1, "a").grant = 2  # type: ignore[misc]


def test_a_line_that_the_other_end_would_refuse_is_our_mistake() -> None:
    with pytest.raises(MisuseError, match="text_class"):
        Ready(bytes(16), "two\nlines", "", "", 0, 0, bytes(32))
    with pytest.raises(MisuseError, match="text_class"):
        InText(1, "x" * 1_025)
