"""A JSON body is exactly what the route asks for, or it is refused before anything is made of it."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.model_service import CommentAction
from assistdesk.core.desk.shapes import BODY_BYTES_MAX, EscalateTicketIn, TicketPost
from assistdesk.core.desk.shapes_rules import MacroPut
from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import Login
from relay.api.bodies import JSON_DEPTH_MAX, MARKS_MAX, VALUES_MAX, decode_body, find_text_fault
from relay.api.problems import InvalidError


def ticket(**changes: object) -> bytes:
    fields = {"subject": "s", "comment": {"body": "b", "public": True}, **changes}
    return json.dumps({"ticket": fields}).encode()


def test_a_good_body_becomes_its_struct() -> None:
    assert decode_body(ticket(), TicketPost).ticket.subject == "s"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"NaN", b'{"ticket": NaN}', b'"\\ud800"', b'"\xed\xa0\x80"', b"\xff\xfe", b"[" * 50_000,
        b'{"a":' * (JSON_DEPTH_MAX + 1) + b"1" + b"}" * (JSON_DEPTH_MAX + 1), b"1e999", b"{} {}", b"\xef\xbb\xbf{}",
    ],
)  # fmt: skip
def test_R21_what_is_no_json_or_too_deep_is_malformed(raw: bytes) -> None:
    with pytest.raises(RefusedError, match="malformed"):
        decode_body(raw, TicketPost)


@pytest.mark.parametrize(
    ("raw", "field", "code"),
    [
        (ticket(subject="a\x00b"), "ticket.subject", "nul"),
        (ticket(subject="a\x1b[31mb"), "ticket.subject", "control"),
        (ticket(subject="invoice \u202efdp.exe"), "ticket.subject", "bidi"),
        (ticket(subject="a\nb"), "ticket.subject", "control"),
        (ticket(comment={"body": "a\x00", "public": True}), "ticket.comment.body", "nul"),
        (ticket(tags=["ok", "b\x07"]), "ticket.tags[]", "control"),
        (ticket(subject="x" * 301), "ticket.subject", "too_long"),
        (ticket(subject=""), "ticket.subject", "too_short"),
        (ticket(priority="highest"), "ticket.priority", "not_allowed"),
        (ticket(requester_id="7"), "ticket.requester_id", "wrong_type"),
        (ticket(requester_id=1 << 62), "ticket.requester_id", "out_of_range"),
        (ticket(requester_id=-(1 << 80)), "ticket.requester_id", "out_of_range"),
        (ticket(requester_id=True), "ticket.requester_id", "wrong_type"),
        (ticket(colour="red"), "ticket.colour", "unknown_field"),
        (b'{"ticket": {"subject": "s", "a\\u0000": 1}}', "ticket", "control"),
    ],
)
def test_R21_the_field_that_is_not_right_is_named(raw: bytes, field: str, code: str) -> None:
    with pytest.raises(InvalidError) as caught:
        decode_body(raw, TicketPost)
    assert [(error.field, error.code) for error in caught.value.errors] == [(field, code)]


@pytest.mark.parametrize("value", ["[]", '{"b":1}', "1", '""'])
def test_R7_more_values_than_anybody_needs_are_refused_whatever_they_are(value: str) -> None:
    with pytest.raises(RefusedError, match="too_large"):
        decode_body(b'{"a":[' + ",".join([value] * VALUES_MAX).encode() + b"]}", TicketPost)
    with pytest.raises(InvalidError):
        decode_body(b'{"a":[' + ",".join([value] * (VALUES_MAX // 4)).encode() + b"]}", TicketPost)


@pytest.mark.parametrize(
    "raw", [b"[" + b"[]," * MARKS_MAX + b"[]]", b"[" + b"{}," * MARKS_MAX + b"{}]", b"[" * 6_000_000]
)
def test_R7_a_body_of_nothing_but_brackets_is_not_decoded(raw: bytes) -> None:
    with pytest.raises(RefusedError, match="too_large"):
        decode_body(raw, TicketPost)


def test_the_longest_comment_may_be_of_nothing_but_commas_and_brackets() -> None:
    body = ",[{" * (BODY_BYTES_MAX // 3)
    assert decode_body(ticket(comment={"body": body, "public": True}), TicketPost).ticket.comment.body == body


def test_a_comment_may_hold_a_pasted_log_and_a_password_anything() -> None:
    decode_body(ticket(comment={"body": "a\x1b[31mred\tb\r\n\u202e", "public": True}), TicketPost)
    decode_body(json.dumps({"email": "a@b", "password": "a\x1bb\u202e"}).encode(), Login)


def test_a_text_that_becomes_a_comment_has_lines_and_still_nothing_that_moves_a_terminal() -> None:
    def macro(text: str) -> bytes:
        actions = [{"type": "comment", "public": True, "text": {"en": text}}]
        return json.dumps({"macro": {"title": {"en": "m"}, "actions": actions}}).encode()

    def escalated(reason: str) -> bytes:
        return json.dumps({"group_id": 1, "reason": reason}).encode()

    words = "Hi,\n\n\tline\r\n¡Adiós!\n"
    action = decode_body(macro(words), MacroPut).macro.actions[0]
    assert isinstance(action, CommentAction)
    assert action.text == {"en": words}
    assert decode_body(escalated(words), EscalateTicketIn).reason == words
    for wrong, code in (("a\n\x1b[31m", "control"), ("a\n\u202eb", "bidi"), ("a\n\x00", "nul")):
        for raw, kind, field in (
            (macro(wrong), MacroPut, "macro.actions[].text.en"),
            (escalated(wrong), EscalateTicketIn, "reason"),
        ):
            with pytest.raises(InvalidError) as caught:
                decode_body(raw, kind)
            assert [(error.field, error.code) for error in caught.value.errors] == [(field, code)]


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    try:
        decode_body(raw, Login)
    except RefusedError as error:
        assert error.rule in ("malformed", "invalid")  # noqa: PT017


@settings(max_examples=100)
@given(st.text(max_size=50))
def test_a_text_that_is_taken_holds_nothing_that_moves_a_terminal(text: str) -> None:
    if find_text_fault(text) is None:
        assert all(letter.isprintable() or letter.isspace() or ord(letter) > 0x7F for letter in text)
        assert "\x1b" not in text
        assert "\x00" not in text
        msgspec.json.encode(text)
