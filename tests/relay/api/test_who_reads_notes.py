"""Every way to read that the relay has, by people without a seat: no word that is not theirs comes out of any of them."""

import re
import time

import pytest

from tests.kit.relay_process import ApiClient
from tests.relay.api.conftest import Desk

NOTE, TAG, PUBLIC = "The password is under the mat.", "vip-of-the-boss", "Please restart it."
PREFIX = "/api/v1"
PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


def ways(desk: Desk) -> list[str]:
    """The path of each GET that is described, with its parameters."""
    paths = desk.ana.get("/schema/openapi.json")["paths"]
    return sorted(path.removeprefix(PREFIX) for path, methods in paths.items() if "get" in methods)


def read(client: ApiClient, path: str) -> str:
    """What is answered, whatever it is; where too much was asked, once it may be asked again."""
    while (answer := client.request("GET", path)).status_code == 429:
        time.sleep(float(answer.headers.get("retry-after", "1")))
    return answer.text


def said_to(client: ApiClient, desk: Desk, ids: dict[str, int]) -> str:
    """All that all ways say to *client* of these things, and of what it searches for."""
    paths = [PARAMETER.sub(lambda found: str(ids.get(found[1], 1)), path) for path in ways(desk)]
    return "\n".join(read(client, path) for path in (*paths, "/search?query=password", "/search?query=mat"))


@pytest.fixture
def ticket_id(desk: Desk) -> int:
    """With a public reply, a note, a tag and what a ticket that was merged into it says to colleagues."""
    ids = []
    for subject in ("The printer is silent", "Again silent"):
        ticket = desk.ana.make_ticket(subject, tags=[TAG])
        for said in (
            {"body": PUBLIC, "public": True},
            *({"body": NOTE, "public": False, "kind": kind} for kind in ("note", "diagnosis", "whisper")),
        ):
            desk.ana.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": said}})
        ids.append(int(ticket["id"]))
    desk.ana.post(f"/tickets/{ids[1]}/merge", {"target_id": ids[0]})
    return ids[0]


def test_T21_a_key_opens_no_note_and_nothing_internal_by_any_way(desk: Desk, ticket_id: int) -> None:
    person = {"person": {"name": "Núria Ferrer", "email": "nuria@customer.example"}}
    listed = desk.ana.post(f"/tickets/{ticket_id}/participants", person)["participants"]
    user_id = int(listed[0]["user_id"])
    key = desk.ana.post(f"/tickets/{ticket_id}/participants/{user_id}/key")["key"]
    reader = ApiClient(desk.relay.url, key)
    said = said_to(reader, desk, {"ticket_id": ticket_id, "user_id": user_id})
    reader.close()
    assert PUBLIC in said
    assert [word for word in (NOTE, TAG) if word in said] == []


def test_an_expert_who_is_not_on_a_ticket_finds_no_word_of_it_by_any_way(desk: Desk, ticket_id: int) -> None:
    made = desk.ana.invite("ewa.nowhere@example.com", "Ewa Nowak")
    ewa = desk.relay.sign_in(made)
    desk.ana.put(f"/users/{ewa.user_id}", {"user": {"role": "expert"}})
    ewa = desk.relay.sign_in(made)
    ids = {"ticket_id": ticket_id, "user_id": ewa.user_id}
    said = said_to(ewa, desk, ids)
    assert [word for word in (NOTE, TAG, PUBLIC, "silent") if word in said] == []
    desk.ana.post(f"/tickets/{ticket_id}/participants", {"user_id": ewa.user_id})
    said = said_to(ewa, desk, ids)
    assert [word for word in (NOTE, TAG, PUBLIC) if word not in said] == []


def test_an_expert_reads_names_and_no_address_but_her_own(desk: Desk) -> None:
    customer = {"name": "Lu With Phone", "emails": ["lu.phone@customer.example"], "phones": ["+34600998877"]}
    lu = desk.ana.post("/users", {"user": customer})["user"]["id"]
    body = {"subject": "Names", "requester_id": lu, "comment": {"body": "hello", "public": True}}
    ticket_id = desk.ana.post("/tickets", {"ticket": body})["ticket"]["id"]
    made = desk.ana.invite("ewa.names@example.com", "Ewa Names")
    ewa = desk.relay.sign_in(made)
    desk.ana.put(f"/users/{ewa.user_id}", {"user": {"role": "expert"}})
    ewa = desk.relay.sign_in(made)
    desk.ana.post(f"/tickets/{ticket_id}/participants", {"user_id": ewa.user_id})
    desk.ana.post(f"/tickets/{ticket_id}/participants", {"user_id": desk.bo.user_id})
    note = {"ticket": {"comment": {"body": "@Ewa Names please look", "public": False}}}
    desk.ana.put(f"/tickets/{ticket_id}", note)
    paths = [
        "/users",
        "/tickets?include=users",
        "/search?query=Names",
        "/inbox",
        *(f"/tickets/{ticket_id}{part}" for part in ("", "/timeline", "/participants")),
        *(f"/tickets/{ticket_id}/{part}?include=users" for part in ("audits", "comments")),
    ]
    named: set[int] = set()
    for path in paths:
        answer = ewa.request("GET", path)
        assert answer.status_code == 200, path
        users = answer.json()["users"]
        named |= {user["id"] for user in users}
        assert users, path
        assert all(user["name"] for user in users)
        others = [user for user in users if user["id"] != ewa.user_id]
        assert [(user["email"], user["phone"]) for user in others] == [("", "")] * len(others), path
        for secret in ("ana@example.com", "bo@example.com", "lu.phone@", "998877"):
            assert secret not in answer.text, path
    assert {lu, desk.ana.user_id, desk.bo.user_id, ewa.user_id} <= named
    assert ewa.get("/users/me")["user"]["email"] == "ewa.names@example.com"
    assert "ana@example.com" in desk.bo.request("GET", "/users").text
