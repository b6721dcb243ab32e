"""The real relay over a real PostgreSQL server: sign-in, a ticket, a comment, search, and a server that goes away."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.integration.conftest import new_agent
from tests.kit.relay_process import RelayProcess, new_key

if TYPE_CHECKING:
    from tests.kit.postgres import Server

COMMENT = {"ticket": {"comment": {"body": "打印机 打不开", "public": True}}}


def found(answer: object) -> list[int]:
    return [ticket["id"] for ticket in answer["tickets"]]  # type: ignore[index]


def wait_ready(relay: RelayProcess) -> None:
    """By itself, within a while: nobody starts it again."""
    pid, deadline_s = relay.pid, time.monotonic() + 30
    while not relay.is_ready():
        assert time.monotonic() < deadline_s, relay.log_text()[-2000:]
    assert relay.pid == pid


def test_a_desk_on_postgresql_outlives_its_server_and_its_relay(postgres: "Server", tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path / "relay", settings={"db.url": postgres.new_database()})
    with relay:
        ana = relay.sign_in(new_agent(relay, is_admin=True))  # made by a command beside the running relay
        ticket = ana.make_ticket("The printer is silent")
        ana.need("PUT", f"/tickets/{ticket['id']}", COMMENT)
        assert found(ana.get('/search?query="打不开" printer')) == [ticket["id"]]
        assert found(ana.get("/search?query=printer -silent")) == []
        assert ana.request("GET", "/search?query=requester:%00x").status_code == 400
        postgres.kill()
        try:
            key = new_key()
            answer = ana.request("PUT", f"/tickets/{ticket['id']}", COMMENT, key=key)
            assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
            assert int(answer.headers["retry-after"]) > 0
            assert not relay.is_ready()
        finally:
            postgres.start()
        wait_ready(relay)
        ana.need("PUT", f"/tickets/{ticket['id']}", COMMENT, key=key)
        ana.need("PUT", f"/tickets/{ticket['id']}", COMMENT, key=key)
        relay.kill9()
        relay.start()
        words = [comment["body"] for comment in ana.get(f"/tickets/{ticket['id']}/comments")["comments"]]
        assert words == [
            "It does not print.",
            COMMENT["ticket"]["comment"]["body"],
            COMMENT["ticket"]["comment"]["body"],
        ]
