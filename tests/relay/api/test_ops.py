"""Routes for commands are not there without the ops token."""

import pytest

from tests.relay.api.conftest import Desk


@pytest.mark.parametrize(("method", "path"), [("GET", "/ops/status"), ("POST", f"/ops/rooms/{'a' * 26}/end")])
def test_without_the_ops_token_there_is_nothing(desk: Desk, method: str, path: str) -> None:
    for api in (desk.stranger, desk.ana, desk.relay.client("x" * 64)):
        assert api.request(method, path).status_code == 404


def test_with_it_the_relay_tells_of_itself(desk: Desk) -> None:
    status = desk.relay.client(desk.relay.ops_token).get("/ops/status")
    assert (status["state"], status["reasons"]) == ("ready", {})
    assert status["public_url"] == desk.relay.url


def test_an_admin_ends_a_session(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    code = desk.ana.post(f"/tickets/{ticket['id']}/code")
    ended = desk.relay.run_json("session", "end", code["room"])
    assert ended == {"room": code["room"], "ended": True}
    assert desk.relay.run_json("session", "end", code["room"])["ended"] is False
    assert desk.relay.run_json("session", "show", code["room"])["state"] == "killed"
    unknown = desk.relay.run("session", "end", "a" * 26)
    assert unknown.returncode == 1
    assert "no such room" in unknown.stderr
    assert [entry["action"] for entry in desk.relay.run_json("audit", "list")["entries"]][-1] == "session.end"
