"""Lists on the wire: links that lead there and back, what stands beside the rows, and cursors that are not ours."""

from typing import Any
from urllib.parse import quote

import pytest

from assistdesk.core.wire.control import API_PREFIX
from tests.relay.api.conftest import Desk


@pytest.fixture(scope="module")
def ticket_id(desk: Desk) -> int:
    """One of four tickets of four customers of organisations, the one with four comments."""
    made = []
    for n in range(4):
        org = desk.ana.post("/organizations", {"organization": {"name": f"Paged {n}"}})["organization"]
        user = desk.ana.post("/users", {"user": {"name": f"Paged {n}", "org_id": org["id"]}})["user"]
        comment = {"body": "leafing through", "public": True}
        ticket = {"subject": f"paged {n}", "requester_id": user["id"], "comment": comment, "tags": ["paged"]}
        made.append(desk.ana.post("/tickets", {"ticket": ticket})["ticket"]["id"])
    for n in range(3):
        desk.ana.put(f"/tickets/{made[0]}", {"ticket": {"comment": {"body": f"leaf {n}", "public": False}}})
    number: int = made[0]
    return number


LISTS = {
    "tickets": "/tickets?page[size]=3&sort=-created_at",
    "search": "/search?query=leafing&page[size]=3",
    "best": "/search?query=leafing&sort=best&page[size]=3",
    "filters": "/search?query=tag%3Apaged&page[size]=3",
    "view": "/views/4/tickets?page[size]=3",
    "audits": "/tickets/{id}/audits?page[size]=3",
    "events": "/tickets/{id}/events?limit=3",
    "comments": "/tickets/{id}/comments?page[size]=3",
    "users": "/users?role=customer&page[size]=3",
    "agents": "/users?page[size]=1",
    "organizations": "/organizations?page[size]=3&query=paged",
}


def rows_of(page: dict[str, Any]) -> list[Any]:
    return next(page[name] for name in ("tickets", "audits", "comments", "organizations", "users") if name in page)


@pytest.mark.parametrize("name", LISTS)
def test_links_lead_to_the_end_and_back_over_the_same_pages(desk: Desk, ticket_id: int, name: str) -> None:
    page = desk.ana.get(LISTS[name].format(id=ticket_id))
    pages = [page]
    while page["links"]["next"] is not None:
        assert page["meta"]["has_more"]
        assert page["links"]["next"].startswith(f"{API_PREFIX}/")
        page = desk.ana.get(page["links"]["next"].removeprefix(API_PREFIX))
        pages.append(page)
    assert len(pages) > 1
    assert (pages[0]["links"]["prev"], page["meta"]["has_more"]) == (None, False)
    for earlier in pages[-2::-1]:
        page = desk.ana.get(page["links"]["prev"].removeprefix(API_PREFIX))
        assert rows_of(page) == rows_of(earlier)
    assert page["links"]["prev"] is None


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("side", ["after", "before"])
def test_a_cursor_that_is_not_of_this_list_is_refused(desk: Desk, ticket_id: int, name: str, side: str) -> None:
    path = LISTS[name].format(id=ticket_id)
    other = desk.ana.get("/tickets?page[size]=1&sort=id")["meta"]["after_cursor"]
    for text in ("x", "eyJ4IjoxfQ", quote("'; --"), "A" * 1000, other):
        answer = desk.ana.request("GET", f"{path}&page[{side}]={text}")
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/cursor_malformed")
    assert desk.ana.request("GET", f"{path}&page[{side}]={'A' * 1001}").status_code == 422


def test_two_cursors_at_once_are_refused_by_name(desk: Desk) -> None:
    cursor = desk.ana.get("/tickets?page[size]=1&sort=id")["meta"]["after_cursor"]
    answer = desk.ana.request("GET", f"/tickets?sort=id&page[after]={cursor}&page[before]={cursor}")
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "page[before]", "code": "with_after"}]


def test_a_page_has_beside_it_what_is_asked_for(desk: Desk, ticket_id: int) -> None:
    always = desk.ana.get(f"/tickets/show_many?ids={ticket_id}")
    assert (len(always["users"]), len(always["organizations"]), always["clocks"]) == (2, 1, {})
    for path in ("/tickets?sort=-id", "/search?query=tag%3Apaged", "/search?query=leafing", "/views/4/tickets?"):
        none = desk.ana.get(f"{path}&include=")
        assert (none["users"], none["groups"], none["organizations"], none["clocks"]) == ([], [], [], {})
        some = desk.ana.get(f"{path}&include=users,clocks")
        assert some["users"]
        assert (some["groups"], some["organizations"]) == ([], [])
    clocks = desk.ana.get(f"/tickets/show_many?ids={ticket_id}&include=clocks")["clocks"]
    kept = desk.ana.get(f"/tickets/{ticket_id}/clocks")["clocks"]
    assert {one["metric"] for one in clocks[str(ticket_id)]} == {one["clock"]["metric"] for one in kept}
    assert desk.ana.get(f"/tickets/{ticket_id}")["clocks"] == clocks[str(ticket_id)] != []
    assert desk.ana.get(f"/tickets/{ticket_id}/audits?include=users")["users"]
    assert desk.ana.get(f"/tickets/{ticket_id}/audits")["users"] == []
    assert desk.ana.get(f"/tickets/{ticket_id}/comments")["users"]
    assert desk.ana.get(f"/tickets/{ticket_id}/comments?include=")["users"] == []
    people = desk.ana.get("/users?role=customer&page[size]=100&include=organizations")
    assert {one["org_id"] for one in people["users"]} - {None} == {one["id"] for one in people["organizations"]}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/tickets", "authors"),
        ("/tickets", "users,users2"),
        ("/tickets", "USERS"),
        ("/users", "groups"),
        ("/organizations", "users"),
        ("/tickets/1/audits", "clocks"),
    ],
)
def test_what_a_list_does_not_know_is_refused_by_name(desk: Desk, path: str, text: str) -> None:
    answer = desk.ana.request("GET", f"{path}?include={text}")
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "include", "code": "not_allowed"}]


def test_groups_of_organisations_stand_beside_them(desk: Desk) -> None:
    group = desk.ana.post("/groups", {"group": {"name": "Paged group"}})["group"]
    desk.ana.post("/organizations", {"organization": {"name": "Grouped and paged", "group_id": group["id"]}})
    page = desk.ana.get("/organizations?query=grouped&include=groups")
    assert page["groups"] == [{"id": group["id"], "name": "Paged group"}]


def test_a_list_by_a_body_has_links_as_well(desk: Desk, ticket_id: int) -> None:
    conditions = {"all": [{"field": "tags", "operator": "includes", "value": "paged"}]}
    first = desk.ana.post("/views/preview?page[size]=3", {"conditions": conditions})
    rest = desk.ana.post(first["links"]["next"].removeprefix(API_PREFIX), {"conditions": conditions})
    assert len(rest["tickets"]) == 1
    back = desk.ana.post(rest["links"]["prev"].removeprefix(API_PREFIX), {"conditions": conditions})
    assert back["tickets"] == first["tickets"]
