"""core/desk/chat_shapes.py: what moves the queue, what a ticket is called."""

import pytest

from assistdesk.core.desk import events_service
from assistdesk.core.desk.chat_shapes import CHAT_EVENTS, moves_queue, subject_of


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
