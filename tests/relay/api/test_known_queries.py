"""relay/api/known_queries.py: a query parameter that a route does not know is refused, with the nearest that it knows."""

import httpx
import pytest

from tests.relay.api.conftest import Desk


@pytest.mark.parametrize(
    ("path", "field", "nearest"),
    [
        ("/tickets?sorted=-id", "sorted", "sort"),
        ("/tickets?sort=-id&page[siz]=3", "page[siz]", "page[size]"),
        ("/tickets?size=3", "size", None),
        ("/users?rol=agent", "rol", "role"),
        ("/measures?from=2026-01-01T00:00:00Z", "from", "from_at"),
        ("/search?query=x&zzz%0a", "zzz?", None),
        ("/users/me?x", "x", None),
        (f"/groups?{'y' * 300}=1", "y" * 100, None),
    ],
)
def test_a_parameter_that_is_not_known_is_named_with_its_nearest(
    desk: Desk, path: str, field: str, nearest: str | None
) -> None:
    answer = desk.ana.request("GET", path)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/query_unknown")
    assert answer.json()["errors"] == [{"field": field, "code": "unknown_field"}]
    assert answer.json().get("nearest") == nearest


def test_a_write_with_an_unknown_parameter_changes_nothing(desk: Desk) -> None:
    ticket = desk.ana.make_ticket()
    change = {"ticket": {"priority": "high"}}
    assert desk.ana.request("PUT", f"/tickets/{ticket['id']}?undo=15", change).status_code == 400
    assert desk.ana.get(f"/tickets/{ticket['id']}")["ticket"]["priority"] == ticket["priority"]


def test_every_parameter_of_the_description_is_known(desk: Desk) -> None:
    document = desk.ana.get("/schema/openapi.json")
    asked = 0
    for path, methods in document["paths"].items():
        known = [one["name"] for one in methods.get("get", {}).get("parameters", []) if one["in"] == "query"]
        if known:
            bare = path.removeprefix("/api/v1").replace("{", "").replace("}", "")
            answer = desk.ana.request("GET", f"{bare}?" + "&".join(f"{name}=" for name in known))
            assert not answer.json().get("type", "").endswith("query_unknown"), path
            asked += 1
    assert asked > 15


def test_pages_in_a_browser_take_what_mail_programs_add_to_links(desk: Desk) -> None:
    assert httpx.get(f"{desk.relay.url}/j?fbclid=1", trust_env=False).status_code == 200
