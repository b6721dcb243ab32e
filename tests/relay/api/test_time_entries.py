"""Time spent over HTTP: written down, listed, taken back; nonsense is a problem with its reason."""

from tests.relay.api.conftest import Desk


def test_time_is_written_down_listed_counted_and_taken_back(desk: Desk) -> None:
    ticket = desk.ana.make_ticket("A visit")
    path = f"/tickets/{ticket['id']}/time_spent"
    answer = desk.ana.request("POST", path, {"kind": "travel", "minutes": 30})
    assert answer.status_code == 201
    entry = answer.json()["time_entry"]
    assert desk.bo.get(path)["time_entries"] == [entry]
    assert desk.bo.get(f"/tickets/{ticket['id']}/metrics")["metrics"]["time_spent_ms"] == 30 * 60_000
    assert desk.bo.request("DELETE", f"{path}/{entry['seq']}").status_code == 403
    assert desk.ana.request("DELETE", f"{path}/{entry['seq']}").json() == {"time_entry": entry}
    assert desk.ana.request("DELETE", f"{path}/{entry['seq']}").status_code == 404
    assert desk.bo.get(path)["time_entries"] == []
    assert desk.bo.get(f"/tickets/{ticket['id']}/metrics")["metrics"]["time_spent_ms"] == 0


def test_nonsense_is_a_problem_that_says_why(desk: Desk) -> None:
    path = f"/tickets/{desk.ana.make_ticket('A visit')['id']}/time_spent"
    for body in ({}, {"minutes": 0}, {"minutes": -5}, {"minutes": 1_441}, {"minutes": 5, "kind": "sleep"}, {"min": 5}):
        assert desk.ana.request("POST", path, body).status_code == 422
    future = {"from_at": "2999-01-01T10:00:00.000Z", "minutes": 5}
    problem = desk.ana.request("POST", path, future)
    assert (problem.status_code, problem.json()["type"]) == (422, "/problems/time_spent")
    assert problem.json()["why"] == "future"
    assert desk.stranger.request("POST", path, {"minutes": 5}).status_code == 401
    assert desk.ana.get(path)["time_entries"] == []
