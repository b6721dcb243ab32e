"""What REST says about phone calls: what telephone systems and agents may send, and how an answer is read."""

import msgspec
import pytest

from assistdesk.core.desk import call_shapes
from assistdesk.core.desk.call_shapes import CallAnswer, CallChange, CallNew, CallOut, CtiIn, StepIn


def test_a_telephone_systems_word_keeps_its_own_names_and_what_is_not_ours_is_left_aside() -> None:
    body = b'{"event":"newCall","callId":"a-1","from":"+34 944 015 220","to":"900","vendor":{"any":["thing"]}}'
    word = msgspec.json.decode(body, type=CtiIn)
    assert (word.call_id, word.from_number, word.to_number, word.direction) == ("a-1", "+34 944 015 220", "900", "in")


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (CtiIn, b'{"event":"sing","callId":"a-1"}'),
        (CtiIn, b'{"event":"newCall","callId":""}'),
        (CtiIn, b'{"event":"newCall","callId":"a-1","from":"' + b"1" * (call_shapes.HEARD_MAX + 1) + b'"}'),
        (CallNew, b'{"direction":"sideways"}'),
        (CallNew, b'{"number":"1","secret":true}'),
        (CallChange, b'{"answered":false}'),
        (CallChange, b'{"new_ticket":{"subject":"x","body":""}}'),
        (StepIn, b'{"reason":""}'),
        (StepIn, b'{"status":"open"}'),
        (StepIn, b'{"locale":"Spanish"}'),
    ],
)
def test_a_body_that_breaks_a_bound_is_refused(shape: type[msgspec.Struct], body: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=shape)


def test_a_card_of_a_newer_relay_is_still_read() -> None:
    call = CallOut(id=7, direction="in", number="900", state="ringing", started_at="2026-11-30T09:00:00.000Z")
    sent = msgspec.to_builtins(CallAnswer(call=call))
    sent["call"]["mood"] = "cheerful"
    assert msgspec.convert(sent, CallAnswer).call == call
