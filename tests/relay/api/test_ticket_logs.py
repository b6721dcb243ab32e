"""A ticket's log through a real relay: the file, who gets it, how often."""

import socket
from typing import Any

import pytest

from assistdesk.core.desk.log_check import LogVerdict, check
from assistdesk.core.types import Outcome
from tests.kit.relay_process import API_PREFIX, ApiClient
from tests.relay.api.conftest import Desk

PER_MIN = 20


def log_of(client: ApiClient, ticket_id: int) -> LogVerdict:
    answer = client.request("GET", f"/tickets/{ticket_id}/log")
    assert answer.status_code == 200
    return check(answer.content.splitlines(keepends=True))


def test_the_log_comes_as_a_file_that_nothing_opens(desk: Desk) -> None:
    ticket = desk.ana.make_ticket("Für die Akte")
    desk.ana.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": {"body": "canary-note", "public": False}}})
    answer = desk.ana.request("GET", f"/tickets/{ticket['id']}/log")
    headers = answer.headers
    assert (answer.status_code, headers["content-type"]) == (200, "application/jsonl")
    assert headers["content-disposition"] == f'attachment; filename="ticket-{ticket["id"]}.jsonl"'
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "private, no-store")
    told = check(answer.content.splitlines(keepends=True))
    head = desk.ana.get(f"/tickets/{ticket['id']}/audits")["audits"][-1]["hash"]
    assert (told.outcome, told.head, told.texts, told.silent) == (Outcome.OK, head, 3, 0)
    assert "canary-note" in answer.text
    for private in ("127.0.0.1", "token_id", '"ip"', '"client"'):
        assert private not in answer.text


def test_who_is_no_agent_of_the_house_gets_none(desk: Desk) -> None:
    path = f"/tickets/{desk.ana.make_ticket('canary')['id']}"
    maria = {"person": {"name": "Maria", "email": "maria.log@example.org"}}
    user_id = desk.ana.post(f"{path}/participants", maria)["participants"][0]["user_id"]
    key = desk.ana.post(f"{path}/participants/{user_id}/key", None)["key"]
    bearer = {"authorization": f"Bearer {key}"}
    assert desk.stranger.request("GET", f"{path}/log", headers=bearer).status_code == 401
    eve, ewa = agent(desk, "eve.abroad"), agent(desk, "ewa.expert")
    group = desk.ana.post("/groups", {"group": {"name": "Abroad", "external": True, "member_ids": [eve.user_id]}})[
        "group"
    ]
    desk.ana.put(path, {"ticket": {"group_id": group["id"]}})
    desk.ana.put(f"/users/{ewa.user_id}", {"user": {"role": "expert"}})
    desk.ana.post(f"{path}/participants", {"user_id": ewa.user_id})
    assert agent(desk, "of.the.house").request("GET", f"{path}/log").status_code == 200
    for client in (eve, ewa):
        assert client.request("GET", path).status_code == 200
        refused = client.request("GET", f"{path}/log")
        assert (refused.status_code, "canary" in refused.text) == (403, False)


def agent(desk: Desk, name: str) -> ApiClient:
    """Another agent, with a limit of her own."""
    return desk.relay.sign_in(desk.relay.add_agent(f"{name}@example.com", name))


def test_so_many_a_minute_and_each_person_for_herself(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket()["id"]
    eager, other = agent(desk, "eager.log"), agent(desk, "other.log")
    answers = [eager.request("GET", f"/tickets/{ticket_id}/log") for _ in range(PER_MIN + 1)]
    assert [answer.status_code for answer in answers] == [200] * PER_MIN + [429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert log_of(other, ticket_id).outcome is Outcome.OK


def test_a_path_that_names_no_ticket_is_not_found(desk: Desk) -> None:
    nobody = agent(desk, "nobody.log")
    assert nobody.request("GET", "/tickets/4711000/log").status_code == 404
    assert nobody.request("GET", f"/tickets/{2**70}/log").status_code in (404, 422)
    assert nobody.request("GET", "/tickets/x/log").status_code == 404


def raw_request(desk: Desk, client: ApiClient, ticket_id: int) -> socket.socket:
    """Asked for, and nothing read of the answer; only little of it fits between."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(20)
    line.connect(("127.0.0.1", desk.relay.port))
    head = f"GET {API_PREFIX}/tickets/{ticket_id}/log HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    line.sendall(f"{head}Authorization: Bearer {client.access}\r\n\r\n".encode())
    return line


def rest_of(line: socket.socket) -> bytes:
    pieces: list[bytes] = []
    while piece := line.recv(1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


@pytest.mark.slow
def test_who_loses_the_ticket_while_it_goes_out_gets_an_answer_that_breaks_off(desk: Desk) -> None:
    """The last piece of a chunked answer is missing: no client takes it for a whole one."""
    ticket_id = desk.ana.make_ticket()["id"]
    slow = agent(desk, "slow.log")
    for _ in range(200):
        words: dict[str, Any] = {"body": "x" * 60_000, "public": False}
        desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": words}})
    with raw_request(desk, slow, ticket_id) as line:
        assert line.recv(64).startswith(b"HTTP/1.1 200")
        desk.ana.put(f"/users/{slow.user_id}", {"user": {"suspended": True}})
        got = rest_of(line)
    assert len(got) < 200 * 60_000
    assert not got.endswith(b"0\r\n\r\n")
