"""core/desk/chat_shapes.py: what moves the queue, what a ticket is called, what an address looks like."""

import msgspec
import pytest

from assistdesk.core.desk import events_service
from assistdesk.core.desk.chat_shapes import CHAT_EVENTS, ChatAsk, is_address, moves_queue, subject_of


def test_every_chat_event_moves_the_queue() -> None:
    assert {kind.__name__.lower() for kind in events_service.ChatEvent.__subclasses__()} == CHAT_EVENTS
    assert moves_queue(("comment", "chatqueued"))
    assert not moves_queue(("comment", "status"))


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("\n  No imprime \nnada", "No imprime"),
        ("", ""),
        ("word " * 40, ("word " * 15).strip() + "…"),
        ("x" * 200, "x" * 79 + "…"),
        ("打印机" * 10, "打印机" * 10),
    ],
)
def test_a_subject_is_the_first_line_cut_at_a_word(body: str, subject: str) -> None:
    assert subject_of(body) == subject
    assert len(subject_of(body)) <= 80


@pytest.mark.parametrize("email", ["lu@example.org", "l@b", "lu@@example.org", "@b", "a@", "lu", "l u@example.org"])
def test_an_address_is_what_the_relay_takes_for_one(email: str) -> None:
    given = {"key": "k" * 43, "name": "Lu", "body": "No imprime", "email": email}
    try:
        msgspec.convert(given, type=ChatAsk)
        is_taken = True
    except msgspec.ValidationError:
        is_taken = False
    assert is_address(email) is is_taken is (email in ("lu@example.org", "l@b"))
