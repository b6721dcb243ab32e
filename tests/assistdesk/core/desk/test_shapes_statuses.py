"""core/desk/shapes_statuses.py: requests are strict, answers are read by older apps."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_statuses import StatusAnswer, StatusList, StatusPost, StatusPut

WORD = '"category":"hold","agent_label":{"en":"Part ordered"},"customer_label":{"en":"We wait for a part"}'


def test_a_word_is_read_as_it_was_sent() -> None:
    found = msgspec.json.decode(f'{{"status":{{{WORD},"row_version":3}}}}', type=StatusPut).status
    assert (found.category, found.agent_label, found.customer_label) == (
        "hold", {"en": "Part ordered"}, {"en": "We wait for a part"}
    )  # fmt: skip
    assert (found.active, found.position, found.row_version) == (True, 0, 3)


@pytest.mark.parametrize("wrong", ['"category":"closed"', '"agent_label":"Part"', '"row_version":1', '"colour":"red"'])
def test_a_request_with_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(f'{{"status":{{{WORD},{wrong}}}}}', type=StatusPost)


def test_an_answer_with_more_than_is_known_is_read() -> None:
    raw = '{"status":{"id":4,"category":"open","colour":"red"},"more":1}'
    assert msgspec.json.decode(raw, type=StatusAnswer).status.agent_label == {}
    assert msgspec.json.decode('{"more":1}', type=StatusList).statuses == ()
