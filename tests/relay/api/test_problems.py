"""Every refusal has a stable type, and none repeats what the sender wrote."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.shapes_conflicts import Conflict
from assistdesk.core.errors import LinkError, MisuseError, PeerError, RefusedError
from assistdesk.core.wire.control import FieldError, Login, Problem
from relay.api.problems import InvalidError, field_errors_of, make_problem, problem_of
from relay.desk.refusals import ConflictError, FieldsError
from relay.store.work import STORE_BUSY, STORE_UNREACHABLE


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (RefusedError("unauthorized"), 401, "unauthorized"),
        (RefusedError("not_found"), 404, "not_found"),
        (RefusedError("something_new"), 409, "something_new"),
        (RefusedError("busy", retry_after_s=5), 503, "busy"),
        (RefusedError("password_refused", field="new", code="too_common"), 422, "password_refused"),
        (InvalidError(FieldError(field="a", code="missing")), 422, "invalid"),
        (FieldsError(ticket__status="required_on_solve"), 422, "invalid"),
        (ConflictError("newer_reply", Conflict(seen_seq=3)), 409, "newer_reply"),
        (PeerError("anything"), 400, "malformed"),
        (LinkError(STORE_BUSY, retry_after_s=1), 503, "busy"),
        (LinkError(STORE_UNREACHABLE, reason="connection refused"), 503, "unavailable"),
        (LinkError("disk_full"), 507, "disk_full"),
        (LinkError("store_failed"), 503, "unavailable"),
        (MisuseError("our_bug", secret="x"), 500, "internal"),
        (ValueError("secret x"), 500, "internal"),
    ],
)
def test_each_kind_of_error_has_its_answer(error: Exception, status: int, kind: str) -> None:
    answer = problem_of(error)
    problem = msgspec.json.decode(answer.body, type=Problem)
    assert (answer.status, problem.status, problem.type) == (status, status, f"/problems/{kind}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert b"secret" not in answer.body


@pytest.mark.parametrize("rule", ["too_many", "busy", "unavailable", "disk_full", "locked", "codes_full"])
def test_who_should_come_again_is_told_when(rule: str) -> None:
    answer = make_problem(rule)
    assert int(answer.headers["retry-after"]) > 0


def test_a_conflict_carries_what_a_person_needs() -> None:
    body = json.loads(problem_of(ConflictError("newer_reply", Conflict(seen_seq=31))).body)
    assert body["seen_seq"] == 31
    assert body["newer"] == []


def test_a_refusal_of_one_field_names_it() -> None:
    body = json.loads(problem_of(RefusedError("password_refused", field="new", code="too_short")).body)
    assert body["errors"] == [{"field": "new", "code": "too_short"}]
    assert "field" not in body


SECRET = "canary-7f3a"
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(SECRET), lambda inner: st.lists(inner, max_size=2), max_leaves=4
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["email", "password", "digits", "device", "recovery"]), json_values, max_size=5))
def test_R21_no_value_comes_back_in_a_field_error(body: dict[str, object]) -> None:
    try:
        msgspec.convert(body, Login)
    except msgspec.ValidationError as error:
        found = field_errors_of(error)
        assert SECRET not in repr(found)
        assert all(one.code != "invalid" for one in found)


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "email", "missing"),
        ({"email": "a@b", "password": "x", "zz": 1}, "zz", "unknown_field"),
        ({"email": 5, "password": "x"}, "email", "wrong_type"),
        ({"email": "a", "password": "x"}, "email", "too_short"),
        ({"email": "a@b", "password": "x" * 200}, "password", "too_long"),
        ({"email": "a@b", "password": "x", "digits": "12345a"}, "digits", "bad_format"),
        ({"email": "a@b", "password": "x", "device": {"name": "n"}}, "device.stored_key", "missing"),
        (
            {"email": "a@b", "password": "x", "device": {"name": "n", "stored_key": "!"}},
            "device.stored_key",
            "bad_base64",
        ),
        ([], "", "wrong_type"),
    ],
)
def test_the_field_and_the_fault_are_named(body: object, field: str, code: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(body, Login)
    assert field_errors_of(caught.value) == (FieldError(field=field, code=code),)
