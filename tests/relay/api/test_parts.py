"""The Idempotency-Key is a UUID of version 7, and only that."""

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.outbox import make_key
from assistdesk.core.errors import RefusedError
from relay.api.parts import REPLAYED_HEADER, answer_of, need_key
from relay.store.work import Answered


def scope(*keys: str) -> dict[str, list[tuple[bytes, bytes]]]:
    return {"headers": [(b"idempotency-key", key.encode("latin-1", "replace")) for key in keys]}


@settings(max_examples=50)
@given(st.integers(0, (1 << 48) - 1))
def test_what_the_app_makes_is_taken_in_either_case(now_ms: int) -> None:
    key = make_key(now_ms, secrets.token_bytes(10))
    assert need_key(scope(key)) == need_key(scope(f" {key.upper()} ")) == key


@settings(max_examples=50)
@given(st.text(st.characters(max_codepoint=255), max_size=40))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="idempotency_key_malformed"):
        need_key(scope("0" + text))


def test_none_and_two_are_missing() -> None:
    key = make_key(0, bytes(10))
    for keys in ((), (key, key)):
        with pytest.raises(RefusedError, match="idempotency_key_missing"):
            need_key(scope(*keys))
    assert answer_of(Answered(1, replayed=True)).headers == {REPLAYED_HEADER: "true"}
    assert not answer_of(Answered(1, replayed=False)).headers
    made = answer_of(Answered(1), 201, "tickets/7")
    assert (made.status_code, made.headers) == (201, {"location": "/api/v1/tickets/7"})
