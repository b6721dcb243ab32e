"""Measures over HTTP: JSON with definitions and n, CSV, and what is refused."""

from tests.relay.api.conftest import Desk


def test_a_period_is_measured_as_json_and_as_csv(desk: Desk) -> None:
    desk.ana.make_ticket()
    found = desk.ana.get("/measures?zone=Europe/Madrid")
    figure = {one["key"]: one for one in found["figures"]}
    assert figure["created"]["value"] >= 1
    assert figure["one_touch"]["definition"].startswith("Solved tickets with exactly one touch")
    assert (len(found["heat"]), len(found["heat"][0])) == (7, 24)
    answer = desk.ana.request("GET", f"/measures?format=csv&from_at={found['from_at']}&to_at={found['to_at']}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.startswith("measure,value,unit,n,mean,p90,definition,least,most\r\ncreated,")


def test_a_bad_period_is_named(desk: Desk) -> None:
    day = desk.ana.get("/measures?from_at=2026-03-01T00:00:00Z&to_at=2026-03-02T02:00:00.5%2B02:00")
    assert (day["from_at"], day["to_at"]) == ("2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.500Z")
    bad = desk.ana.request("GET", "/measures?from_at=yesterday")
    assert (bad.status_code, bad.json()["errors"][0]["field"]) == (422, "from_at")
    for query in ("from_at=2026-01-01T00:00:00.000Z&to_at=2026-12-01T00:00:00.000Z", "zone=Mars/Olympus"):
        assert desk.ana.request("GET", f"/measures?{query}").status_code == 422
    assert desk.ana.request("GET", "/measures?format=pdf").status_code == 422


def test_one_ticket_s_measures_are_asked_for_by_its_number(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket()["id"]
    found = desk.bo.get(f"/tickets/{ticket_id}/metrics")["metrics"]
    assert (found["ticket_id"], found["is_timed"], found["touches"], found["touch_class"]) == (ticket_id, True, 0, None)
    assert found["requester_wait"]["known_at"] is None
    assert desk.bo.request("GET", "/tickets/99999999/metrics").status_code == 404
    assert desk.stranger.request("GET", f"/tickets/{ticket_id}/metrics").status_code == 401
