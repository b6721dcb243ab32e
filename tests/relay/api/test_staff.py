"""Whoever helps, changed by admins through a real relay: role, right to sign in, seat; there is always an admin."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kit.first_start import FirstStart
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, ApiClient, new_key
from tests.relay.api.conftest import Desk, desk_in
from tests.relay.api.test_events_socket import closed_with, hear, open_socket


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[Desk]:
    """A relay of its own: whoever is suspended here is signed out."""
    with desk_in(tmp_path_factory.mktemp("staff"), first_start) as made:
        yield made


def change(client: ApiClient, user_id: int, **fields: Any) -> Any:
    return client.request("PUT", f"/users/{user_id}", {"user": fields})


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(one["field"], one["code"]) for one in answer.json()["errors"]]


def test_suspending_ends_sockets_sign_ins_and_tokens_at_once(desk: Desk) -> None:
    bo_id = desk.bo.user_id
    token = desk.bo.post("/auth/tokens", {"scopes": ["read"], "days": 1})["token"]
    program = desk.relay.client(token)
    assert program.get("/users/me")["user"]["id"] == bo_id
    with open_socket(desk, desk.bo.access) as socket:
        hear(socket, "hello")
        assert change(desk.ana, bo_id, suspended=True).json()["user"]["suspended"]
        assert closed_with(socket) is not None
    assert desk.bo.request("GET", "/users/me").status_code == 401
    assert program.request("GET", "/users/me").status_code == 401
    body = {"email": desk.bo_secrets.email, "password": desk.bo_secrets.password, "digits": desk.bo_secrets.digits()}
    assert desk.stranger.request("POST", "/auth/login", body).status_code == 401
    assert not change(desk.ana, bo_id, suspended=False).json()["user"]["suspended"]
    assert desk.bo.request("GET", "/users/me").status_code == 401, "a sign-in that ended stays so"
    desk.bo.sign_in(desk.bo_secrets)
    assert desk.bo.get("/users/me")["user"]["id"] == bo_id


def test_the_last_admin_is_neither_lowered_nor_suspended(desk: Desk) -> None:
    ana = desk.ana.user_id
    secrets = desk.ana.invite("olga@example.com", "Olga")  # nobody has typed digits of hers yet: none to wait for
    olga, second = secrets.user_id, desk.relay.sign_in(secrets)
    assert faults(change(desk.ana, ana, role="agent")) == [("user.role", "last_admin")]
    assert faults(change(desk.ana, ana, suspended=True)) == [("user.suspended", "last_admin")]
    assert change(desk.ana, olga, role="admin").json()["user"]["role"] == "admin"
    assert [one["id"] for one in second.get("/users?role=admin")["users"]] == [ana, olga]
    assert second.get("/desk_settings")
    change(desk.ana, olga, suspended=True)
    assert faults(change(desk.ana, ana, role="expert")) == [("user.role", "last_admin")], "one who is suspended is none"
    change(desk.ana, olga, suspended=False, role="agent")
    second.sign_in(secrets)
    assert second.request("GET", "/desk_settings").status_code == 403


def test_an_agent_becomes_an_expert_leaves_groups_and_sees_what_she_is_on(desk: Desk) -> None:
    bo = desk.bo.user_id
    group = desk.ana.post("/groups", {"group": {"name": "Third", "member_ids": [bo]}})["group"]
    ticket = desk.ana.make_ticket("For an expert")
    changed = change(desk.ana, bo, role="expert").json()["user"]
    assert (changed["role"], changed["group_ids"]) == ("expert", [])
    assert [one["id"] for one in desk.ana.get("/users?role=expert")["users"]] == [bo]
    assert desk.bo.request("GET", f"/tickets/{ticket['id']}").status_code == 404
    path = f"/tickets/{ticket['id']}"
    desk.ana.post(f"{path}/participants", {"user_id": bo})
    assert desk.bo.get(path)["ticket"]["id"] == ticket["id"]
    note, reply = ({"ticket": {"comment": {"body": "hm", "public": public}}} for public in (False, True))
    assert desk.bo.request("PUT", path, note).status_code == 200
    assert desk.bo.request("PUT", path, reply).status_code == 403
    assert desk.bo.request("POST", f"{path}/code", {}).status_code == 403
    desk.ana.post(f"{path}/participants", {"user_id": bo, "may_reply": True})
    assert desk.bo.request("PUT", path, reply).status_code == 200
    assert change(desk.ana, bo, role="agent").json()["user"]["role"] == "agent"
    assert desk.ana.get("/groups")["groups"][0]["id"] == group["id"]


def test_seats_are_changed_and_customers_have_none(desk: Desk) -> None:
    bo = desk.bo.user_id
    changed = change(desk.ana, bo, chat_limit=5, skills=["lang:es", "lang:zh"]).json()["user"]
    assert (changed["chat_limit"], changed["skills"]) == (5, ["lang:es", "lang:zh"])
    assert desk.ana.get(f"/users/{bo}")["user"]["skills"] == ["lang:es", "lang:zh"]
    assert change(desk.ana, bo, name="Bo L.").json()["user"]["chat_limit"] == 5
    customer = desk.ana.make_ticket("A customer's")["requester_id"]
    assert faults(change(desk.ana, customer, role="admin")) == [("user.role", "no_agent")]
    assert faults(change(desk.ana, customer, chat_limit=2)) == [("user.chat_limit", "no_agent")]
    assert desk.ana.get(f"/users/{customer}")["user"]["chat_limit"] is None
    for wrong in ({"role": "bot"}, {"role": "customer"}, {"chat_limit": 0}, {"skills": ["es"]}):
        assert change(desk.ana, bo, **wrong).status_code == 422


def test_only_admins_say_what_somebody_is(desk: Desk) -> None:
    for fields in ({"role": "admin"}, {"suspended": True}, {"chat_limit": 9}, {"skills": ["lang:fr"]}):
        assert change(desk.bo, desk.bo.user_id, **fields).status_code == 403
        assert change(desk.bo, desk.ana.user_id, **fields).status_code == 403


def invite(client: ApiClient, key: str | None = None, **fields: Any) -> Any:
    return client.request("POST", "/users", {"user": fields}, key=key)


@pytest.mark.parametrize("role", ["agent", "expert", "admin"])
def test_whoever_is_invited_signs_in_once_with_what_the_answer_shows_and_then_with_her_own(
    desk: Desk, role: str
) -> None:
    email, key = f"new.{role}@example.com", new_key()
    given = {"name": "Noor", "emails": [email], "role": role, "locale": "es"}
    answer = invite(desk.ana, key, **given)
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    user, first = answer.json()["user"], answer.json()["first"]
    assert (user["role"], user["emails"], user["locale"]) == (role, [email], "es")
    again = invite(desk.ana, key, **given)
    assert (again.json()["user"]["id"], again.json()["first"]) == (user["id"], None)
    hers = AgentSecrets.of(user["id"], email, first)
    noor = desk.relay.client()
    body = {"email": email, "password": hers.password, "digits": hers.digits()}
    signed_in = noor.need("POST", "/auth/login", body)
    assert signed_in["must_change_password"]
    noor.access = signed_in["access"]
    assert noor.request("GET", "/users/me").json()["type"] == "/problems/must_change_password"
    noor.need("POST", "/auth/password", {"old": hers.password, "new": OWN_PASSWORD})
    assert noor.get("/users/me")["user"]["role"] == role
    kept = [path for path in desk.relay.state_dir.rglob("relay.*") if path.is_file()]
    assert {"relay.db", "relay.log"} <= {path.name for path in kept}
    assert not [path.name for path in kept if first["one_time_password"].encode() in path.read_bytes()]


def test_admins_alone_invite_and_nobody_is_taken_over(desk: Desk) -> None:
    good = {"name": "Noor", "emails": ["other.noor@example.com"], "role": "agent"}
    assert invite(desk.bo, **good).status_code == 403
    customer = desk.ana.post("/users", {"user": {"name": "Lu", "emails": ["lu@example.com"]}})
    assert (customer["user"]["role"], customer["first"]) == ("customer", None)
    for fields, fault in (
        ({**good, "emails": ["lu@example.com"]}, ("user.emails", "taken")),
        ({**good, "emails": [desk.bo_secrets.email]}, ("user.emails", "taken")),
        ({**good, "emails": []}, ("user.emails", "needed")),
        ({"name": "Noor", "role": "agent"}, ("user.emails", "needed")),
        ({**good, "suspended": True}, ("user.suspended", "no_agent")),
        ({**good, "role": "expert", "own_groups_only": True}, ("user.own_groups_only", "no_agent")),
    ):
        assert faults(invite(desk.ana, **fields)) == [fault]
    assert invite(desk.ana, **{**good, "role": "customer"}).status_code == 422
    assert invite(desk.ana, **good, own_groups_only=True).json()["user"]["own_groups_only"]
