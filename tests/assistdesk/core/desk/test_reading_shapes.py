"""core/desk/reading_shapes.py: what the customer's side reads has no place for anything internal."""

import msgspec
import pytest

from assistdesk.core.desk.reading_shapes import KEY_LENGTH, ReadFile, ReadKey, ReadLine, ReadTicket

AT = "2026-03-01T10:21:00.000Z"


def test_a_ticket_as_it_is_read_says_no_more_than_its_public_part() -> None:
    line = ReadLine(seq=1, at=AT, name="Ana", ours=True, body="hello", files=(ReadFile(id=4, name="a.txt", size=3),))
    ticket = ReadTicket(
        ticket_id=7,
        subject="s",
        status="open",
        created_at=AT,
        language="en",
        reader="Maria",
        writing="new",
        lines=(line,),
    )
    written = msgspec.json.encode(ticket)
    assert msgspec.json.decode(written, type=ReadTicket) == ticket
    assert set(ReadTicket.__struct_fields__).isdisjoint({"tags", "notes", "assignee_id", "group_id", "priority"})
    assert set(ReadLine.__struct_fields__).isdisjoint({"public", "kind", "author_id", "mentions", "session_id"})


def test_a_status_that_no_customer_reads_and_a_key_of_another_form_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"key": "x", "url": "u"}, ReadKey)
    assert msgspec.convert({"key": "x" * KEY_LENGTH, "url": "u"}, ReadKey).url == "u"
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {
                "ticket_id": 7,
                "subject": "s",
                "status": "hold",
                "created_at": AT,
                "language": "en",
                "reader": "r",
                "writing": "here",
            },
            ReadTicket,
        )
