"""A word in tickets that an agent may not see is in nothing he gets: every route, search, counts, inbox, the live streams.

One relay; its desk says that agents see own groups only. The same is asked as an admin, who must find the word: a route that
tells nobody anything would prove nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.kit.first_start import FirstStart
from tests.kit.relay_process import ApiClient
from tests.relay.api.conftest import Desk, desk_in
from tests.relay.api.test_api import BODIES, QUERIES, ROUTES
from tests.relay.api.test_attachments import send
from tests.relay.api.test_events_socket import hear, open_socket, say

CANARY = "xylocanaria"
OWN = "mycologist"
"""Is in a ticket of his own group."""
OWN_DRAFT = ("DELETE", "/tickets/{ticket_id}/drafts/{kind}")
"""What he has written himself he may always throw away; whether there was anything is not said."""
ASKED = {**QUERIES, "/search": f"?query={CANARY}", "/tags": f"?prefix={CANARY[:2]}"}


@dataclass
class Hidden:
    """A ticket with the word in its subject, words, tags, a file's name and a call's notes; ids of what hangs on it."""

    desk: Desk
    ticket_id: int
    comment_id: int
    file_id: int
    own_id: int


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[Hidden]:
    with desk_in(tmp_path_factory.mktemp("sight"), first_start) as desk:
        group = desk.ana.post("/groups", {"group": {"name": "Own", "member_ids": [desk.bo.user_id]}})["group"]
        desk.ana.put("/desk_settings", {"desk_settings": {"own_groups_only": True}})
        own = desk.ana.make_ticket(OWN)
        desk.ana.put(f"/tickets/{own['id']}", {"ticket": {"group_id": group["id"]}})
        ticket = desk.ana.make_ticket(f"About {CANARY}", tags=[CANARY])
        path = f"/tickets/{ticket['id']}"
        file_id = send(desk.ana, f"{CANARY}.txt", b"bytes").json()["upload"]["id"]
        words = {"body": f"{CANARY} too", "public": False, "uploads": [file_id]}
        note = desk.ana.put(path, {"ticket": {"comment": words}})
        desk.ana.put(path, {"ticket": {"comment": {"body": f"public {CANARY}", "public": True}}})
        call = desk.ana.post("/calls", {"direction": "in", "number": "112", "ticket_id": ticket["id"]})["call"]
        desk.ana.put(f"/calls/{call['id']}", {"notes": f"{CANARY} on the phone"})
        yield Hidden(desk, ticket["id"], note["comment"]["id"], file_id, own["id"])


def filled(hidden: Hidden, path: str) -> str:
    """The path about the hidden ticket; other ids are those that there are."""
    known = {"ticket_id": hidden.ticket_id, "comment_id": hidden.comment_id, "attachment_id": hidden.file_id}
    known |= {
        "kind": "related" if "/links/" in path else "note",
        "room": "a" * 26,
        "pending_id": "x",
        "job_id": "x",
        "token": "adk_x",
    }
    parts = []
    for part in path.split("/"):
        name = part.strip("{}")
        parts.append(str(known.get(name, 1)) if part.startswith("{") else part)
    query = ASKED.get(path, "").replace("ids=1", f"ids={hidden.ticket_id}")
    return "/".join(parts) + query


def ask(hidden: Hidden, client: ApiClient, method: str, path: str) -> Any:
    return client.request(method, filled(hidden, path), BODIES.get((method, path)))


def test_no_read_tells_of_what_an_agent_may_not_see(hidden: Hidden) -> None:
    told: list[str] = []
    for method, path in sorted(ROUTES):
        if method != "GET":
            continue
        answer = ask(hidden, hidden.desk.bo, method, path)
        assert answer.status_code < 500
        assert CANARY not in answer.text, path
        if "{ticket_id}" in path:
            assert answer.status_code == 404, (path, answer.text)
        if CANARY in ask(hidden, hidden.desk.ana, method, path).text:
            told.append(path)
    assert {"/tickets", "/search", "/tags", "/tickets/{ticket_id}", "/tickets/{ticket_id}/timeline"} <= set(told)
    assert {"/tickets/{ticket_id}/log", "/calls", "/calls/{call_id}"} <= set(told)
    assert len(told) >= 8


def test_no_write_reaches_what_an_agent_may_not_see(hidden: Hidden) -> None:
    before = hidden.desk.ana.get(f"/tickets/{hidden.ticket_id}")["ticket"]
    for method, path in sorted(ROUTES):
        if method == "GET" or "{ticket_id}" not in path or (method, path) == OWN_DRAFT:
            continue
        answer = ask(hidden, hidden.desk.bo, method, path)
        assert answer.status_code == 404, (method, path, answer.status_code, answer.text)
    after = hidden.desk.ana.get(f"/tickets/{hidden.ticket_id}")["ticket"]
    assert (after["seq"], after["row_version"]) == (before["seq"], before["row_version"])


def test_lists_counts_and_search_have_what_is_his_own(hidden: Hidden) -> None:
    bo, ana = hidden.desk.bo, hidden.desk.ana
    assert [one["id"] for one in bo.get("/tickets")["tickets"]] == [hidden.own_id]
    assert [one["id"] for one in bo.get(f"/search?query={OWN}")["tickets"]] == [hidden.own_id]
    assert bo.get(f"/search?query=%23{hidden.ticket_id}")["tickets"] == []
    assert bo.get(f"/search?query=tag:{CANARY}")["tickets"] == []
    assert bo.get(f"/tickets/show_many?ids={hidden.ticket_id},{hidden.own_id}")["tickets"][0]["id"] == hidden.own_id
    wanted = {"conditions": {"all": [{"field": "tags", "operator": "includes", "value": CANARY}]}}
    assert bo.post("/views/preview", wanted)["tickets"] == []
    assert len(ana.post("/views/preview", wanted)["tickets"]) == 1
    counts = {view["key"]: view["count"] for view in bo.get("/views")["views"]}
    assert counts["unsolved"] == 1


def test_nothing_is_heard_of_it_until_he_is_put_on_it(hidden: Hidden) -> None:
    desk, path = hidden.desk, f"/tickets/{hidden.ticket_id}"
    with open_socket(desk, desk.bo.access) as socket:
        hear(socket, "hello")
        say(socket, "sub", stream="feed", after=0)
        say(socket, "sub", stream=f"ticket:{hidden.ticket_id}", after=0)
        say(socket, "presence", ticket_id=hidden.ticket_id, state="viewing")
        desk.ana.put(path, {"ticket": {"comment": {"body": f"@Bo {CANARY}", "public": False}}})
        desk.ana.put(f"/tickets/{hidden.own_id}", {"ticket": {"comment": {"body": "end", "public": True}}})
        heard = until(socket, hidden.own_id, "comment")
        assert CANARY not in json.dumps(heard)
        assert hidden.ticket_id not in [one["data"]["ticket_id"] for one in heard if one["t"] == "event"]
        assert "presence" not in [one["t"] for one in heard if one.get("ticket_id") == hidden.ticket_id]
    assert desk.bo.get("/inbox")["entries"] == []
    assert desk.bo.get("/inbox")["unread"] == 0

    with open_socket(desk, desk.bo.access) as socket:
        hear(socket, "hello")
        say(socket, "sub", stream="feed", after=-1)
        hear(socket, "complete")
        desk.ana.post(f"{path}/participants", {"user_id": desk.bo.user_id})
        line = hear(socket, "event")
        assert line["data"]["ticket_id"] == hidden.ticket_id
    assert CANARY in desk.bo.get(path)["ticket"]["subject"]
    assert [one["id"] for one in desk.bo.get(f"/search?query={CANARY}")["tickets"]] == [hidden.ticket_id]
    assert {one["id"] for one in desk.bo.get("/tickets")["tickets"]} == {hidden.ticket_id, hidden.own_id}
    counts = {view["key"]: view["count"] for view in desk.bo.get("/views")["views"]}
    assert counts["unsolved"] == 2
    desk.bo.need("DELETE", f"{path}/participants/{desk.bo.user_id}")
    assert desk.bo.request("GET", path).status_code == 404


def until(socket: Any, ticket_id: int, changed: str) -> list[dict[str, Any]]:
    """All frames up to the feed's line that says that this of a ticket changed."""
    heard: list[dict[str, Any]] = []
    while True:
        heard.append(json.loads(socket.recv(timeout=10)))
        data = heard[-1].get("data", {})
        if heard[-1]["t"] == "event" and data["ticket_id"] == ticket_id and changed in data.get("changed", ()):
            return heard
