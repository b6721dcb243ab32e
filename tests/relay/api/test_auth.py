"""Signing in over HTTP: the routes of relay.md section 11, and what they refuse."""

import httpx
import pytest

from tests.kit.relay_process import AgentSecrets, ApiClient
from tests.relay.api.conftest import Desk


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def fresh(desk: Desk, email: str) -> tuple[AgentSecrets, ApiClient]:
    secret = desk.relay.add_agent(email, "Someone")
    return secret, desk.relay.sign_in(secret)


def test_a_one_time_sign_in_may_only_choose_a_password(desk: Desk) -> None:
    secret = desk.relay.add_agent("first@example.com", "First")
    api = desk.relay.client()
    body = {"email": secret.email, "password": secret.password, "digits": secret.digits()}
    signed_in = api.post("/auth/login", body)
    assert signed_in["must_change_password"]
    api.access = signed_in["access"]
    assert problem(api.request("GET", "/users/me")) == (403, "must_change_password")
    common = api.request("POST", "/auth/password", {"old": secret.password, "new": "password1234"})
    assert problem(common) == (422, "password_refused")
    assert common.json()["errors"] == [{"field": "new", "code": "too_common"}]
    api.post("/auth/password", {"old": secret.password, "new": "a password of my own"})
    assert api.get("/users/me")["user"]["email"] == secret.email


def test_R20_wrong_name_and_wrong_password_get_the_same_answer(desk: Desk) -> None:
    secret, _ = fresh(desk, "same@example.com")
    answers = [
        desk.stranger.request("POST", "/auth/login", {"email": email, "password": "wrong password", "digits": "123456"})
        for email in (secret.email, "nobody-at-all@example.com")
    ]
    assert problem(answers[0]) == problem(answers[1]) == (401, "sign_in_refused")
    assert answers[0].json() == answers[1].json()


def test_R20_six_wrong_ones_lock_the_name_for_five_minutes(desk: Desk) -> None:
    body = {"email": "locked@example.com", "password": "wrong password", "digits": "123456"}
    for _ in range(5):
        assert problem(desk.stranger.request("POST", "/auth/login", body)) == (401, "sign_in_refused")
    locked = desk.stranger.request("POST", "/auth/login", body)
    assert problem(locked) == (429, "locked")
    assert 290 <= int(locked.headers["retry-after"]) <= 300


def test_R19_a_refresh_token_used_twice_ends_the_family(desk: Desk) -> None:
    _, api = fresh(desk, "reuse@example.com")
    old = api.refresh_token
    renewed = api.post("/auth/refresh", {"refresh": old})
    assert problem(api.request("POST", "/auth/refresh", {"refresh": old})) == (401, "token_refused")
    api.access = renewed["access"]
    assert problem(api.request("GET", "/users/me")) == (401, "unauthorized")
    assert problem(api.request("POST", "/auth/refresh", {"refresh": renewed["refresh"]})) == (401, "token_refused")


def test_logging_out_ends_the_access_token(desk: Desk) -> None:
    _, api = fresh(desk, "out@example.com")
    api.post("/auth/logout")
    assert problem(api.request("GET", "/users/me")) == (401, "unauthorized")
    assert api.request("POST", "/auth/logout").headers["www-authenticate"] == "Bearer"


def test_a_nonce_is_new_each_time(desk: Desk) -> None:
    first, second = (desk.stranger.post("/auth/nonce") for _ in range(2))
    assert first["nonce"] != second["nonce"]
    assert first["expires_in_s"] == 60


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Basic abc", "Bearer x", "bearer ada_" + "A" * 43, "Bearer " + "x" * 9000]
)
def test_R19_no_good_token_no_entry(desk: Desk, header: str) -> None:
    answer = desk.stranger.request("GET", "/users/me", headers={"Authorization": header})
    assert problem(answer) == (401, "unauthorized")


def test_R21_strings_from_hell_are_refused_and_escaped_in_the_log(desk: Desk) -> None:
    for email in ("a\x00@b", "a@b\x1b[2J", "\u202ea@b", "x" * 300 + "@b", "../../etc@passwd\n"):
        body = {"email": email, "password": "x", "digits": "123456"}
        assert desk.stranger.request("POST", "/auth/login", body).status_code == 422
    sql = {"email": "'; drop table account; --@x", "password": "x", "digits": "123456"}
    assert desk.stranger.request("POST", "/auth/login", sql).status_code in (401, 422)
    assert "\x1b" not in desk.relay.log_text()
    assert desk.ana.get("/users/me")


def test_an_api_token_reads_but_does_not_write(desk: Desk) -> None:
    made = desk.relay.run_json("token", "create", "--for", "ana@example.com", "--scope", "read", "--days", "1")
    api = desk.relay.client(made["token"])
    assert api.get("/views")["views"]
    ticket = {"subject": "s", "comment": {"body": "b", "public": True}, "requester_id": 1}
    assert problem(api.request("POST", "/tickets", {"ticket": ticket})) == (403, "forbidden")
    desk.relay.run_json("token", "revoke", "ana@example.com", made["id"])
    assert problem(api.request("GET", "/views")) == (401, "unauthorized")


def test_a_person_makes_lists_and_withdraws_tokens_and_a_token_does_not(desk: Desk) -> None:
    _, api = fresh(desk, "tokens@example.com")
    made = api.post("/auth/tokens", {"scopes": ["read", "read"], "days": 7})
    program = desk.relay.client(made["token"])
    assert program.get("/users/me")["user"]["email"] == "tokens@example.com"
    assert problem(program.request("PUT", "/tickets/1/seen", {"seq": 1})) == (403, "forbidden")
    assert problem(program.request("GET", "/auth/tokens")) == (403, "forbidden")
    [listed] = api.get("/auth/tokens")["tokens"]
    assert (listed["id"], listed["scopes"], listed["is_revoked"]) == (made["id"], ["read"], False)
    assert made["token"] not in str(listed)
    assert problem(api.request("POST", "/auth/tokens", {"scopes": ["admin"], "days": 7})) == (422, "token_scope")
    assert problem(api.request("POST", "/auth/tokens", {"scopes": ["all"], "days": 7})) == (422, "invalid")
    for client in (desk.bo, desk.ana):  # T7: to a colleague and to an admin it is not there
        assert problem(client.request("DELETE", f"/auth/tokens/{made['id']}")) == (404, "not_found")
    api.need("DELETE", f"/auth/tokens/{made['id']}")
    assert problem(program.request("GET", "/users/me")) == (401, "unauthorized")
    assert problem(api.request("DELETE", f"/auth/tokens/{made['id']}")) == (404, "not_found")


def test_an_admins_token_without_that_scope_sees_as_much_and_may_no_more_than_an_agent(desk: Desk) -> None:
    made = {
        scopes: desk.relay.client(desk.ana.post("/auth/tokens", {"scopes": scopes.split(), "days": 1})["token"])
        for scopes in ("read write", "read write admin")
    }
    plain, whole = made.values()
    ticket = plain.make_ticket("By a program")
    hours = {"schedule": {"name": "Night", "time_zone": "UTC", "intervals": [[0, 60]]}}
    invited = {"user": {"name": "Eve", "emails": ["eve@example.com"], "role": "admin"}}
    for method, path, body in (
        ("POST", "/schedules", hours),
        ("POST", "/users", invited),
        ("PUT", "/desk_settings", {"desk_settings": {"close_after_h": 5}}),
        ("DELETE", f"/tickets/{ticket['id']}", None),
        ("DELETE", f"/users/{ticket['requester_id']}", None),
    ):
        assert problem(plain.request(method, path, body)) == (403, "forbidden"), path
    assert plain.get("/users/me")["user"]["role"] == "admin"
    assert whole.request("POST", "/schedules", hours).status_code == 201
    assert whole.request("DELETE", f"/tickets/{ticket['id']}").status_code == 200
