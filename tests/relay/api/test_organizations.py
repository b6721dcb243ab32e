"""Organisations through a real relay, and the customers who belong to them."""

from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk


def test_an_organisation_and_its_customer_are_kept_in_step_with_another_system(desk: Desk) -> None:
    body = {
        "organization": {"name": "Nordwerk", "external_id": "crm-1", "domains": ["nordwerk.example"], "plan": "premium"}
    }
    key = new_key()
    made = desk.ana.request("POST", "/organizations", body, key=key)
    assert made.status_code == 201
    organization = made.json()["organization"]
    assert made.headers["location"] == f"/api/v1/organizations/{organization['id']}"
    again = desk.ana.request("POST", "/organizations", body, key=key)
    assert (again.status_code, again.headers["idempotency-replayed"], again.json()) == (201, "true", made.json())
    assert desk.bo.get(f"/organizations/{organization['id']}")["organization"] == organization
    assert desk.bo.get("/organizations?external_id=crm-1")["organizations"] == [organization]
    assert desk.bo.get("/organizations?name=NORDWERK")["organizations"] == [organization]
    page = desk.bo.get("/organizations?page[size]=1")
    assert len(page["organizations"]) == 1

    person = {"user": {"name": "Nora", "emails": ["nora@nordwerk.example"], "org_id": organization["id"]}}
    created = desk.bo.request("POST", "/users/create_or_update", person)
    assert created.status_code == 201
    nora = created.json()["user"]
    assert created.headers["location"] == f"/api/v1/users/{nora['id']}"
    assert (nora["role"], nora["org_name"], nora["email"]) == ("customer", "Nordwerk", "nora@nordwerk.example")
    person["user"]["external_id"] = "n-1"
    updated = desk.bo.request("POST", "/users/create_or_update", person)
    assert (updated.status_code, updated.json()["user"]["id"]) == (200, nora["id"])
    assert [one["id"] for one in desk.bo.get("/users?external_id=n-1")["users"]] == [nora["id"]]
    assert [one["id"] for one in desk.bo.get(f"/users?org_id={organization['id']}")["users"]] == [nora["id"]]
    assert nora["id"] in {one["id"] for one in desk.bo.get("/users?role=customer&page[size]=100")["users"]}
    ticket = desk.bo.post(
        "/tickets", {"ticket": {"subject": "x", "requester_id": nora["id"], "comment": {"body": "x", "public": True}}}
    )
    assert ticket["ticket"]["org_id"] == organization["id"]

    put = desk.ana.put(f"/organizations/{organization['id']}", {"organization": {"plan": "basic", "row_version": 1}})
    assert (put["organization"]["plan"], put["organization"]["row_version"]) == ("basic", 2)
    stale = desk.ana.request(
        "PUT", f"/organizations/{organization['id']}", {"organization": {"plan": "premium", "row_version": 1}}
    )
    assert (stale.status_code, stale.json()["type"]) == (409, "/problems/row_version")
    assert stale.json()["fields"] == [{"field": "plan", "mine": "premium", "theirs": "basic"}]
    used = desk.ana.request("DELETE", f"/organizations/{organization['id']}")
    assert (used.status_code, used.json()["type"], used.json()["why"]) == (409, "/problems/in_use", "people")
    empty = desk.ana.request("POST", "/organizations/create_or_update", {"organization": {"name": "Nobody's"}}).json()
    assert desk.ana.request("DELETE", f"/organizations/{empty['organization']['id']}").status_code == 204
    assert desk.bo.request("GET", f"/organizations/{empty['organization']['id']}").status_code == 404


def test_people_outside_are_counted_taken_in_and_let_go(desk: Desk) -> None:
    eva = desk.bo.post("/users", {"user": {"name": "Eva", "emails": ["eva@later.example"]}})["user"]
    assert (eva["org_id"], eva["org_by_address"]) == (None, False)
    body = {"organization": {"name": "Later", "domains": ["x.example", "later.example"]}}
    org_id = desk.ana.post("/organizations", body)["organization"]["id"]
    outside = desk.ana.get(f"/organizations/{org_id}/outside")
    assert (outside["count"], [one["id"] for one in outside["users"]]) == (1, [eva["id"]])
    key = new_key()
    taken = desk.ana.request("POST", f"/organizations/{org_id}/take_in", key=key)
    assert (taken.status_code, taken.json()) == (200, {"user_ids": [eva["id"]], "left": 0})
    again = desk.ana.request("POST", f"/organizations/{org_id}/take_in", key=key)
    assert (again.headers["idempotency-replayed"], again.json()) == ("true", taken.json())
    bea = desk.bo.post("/users", {"user": {"name": "Bea", "emails": ["bea@LATER.example"]}})["user"]
    assert (bea["org_id"], bea["org_by_address"]) == (org_id, True)
    gone = desk.ana.post(f"/organizations/{org_id}/let_go", {"user_ids": [eva["id"]]})
    assert gone == {"user_ids": [eva["id"]], "left": 1}
    for body in (
        {"name": "Other", "domains": ["y.example", "Later.example"]},
        {"name": "All", "domains": ["gmail.com"]},
    ):
        refused = desk.ana.request("POST", "/organizations", {"organization": body})
        assert refused.status_code == 422
        place = len(body["domains"]) - 1
        code, other = ("taken", "Later") if place else ("public", None)
        assert refused.json()["errors"] == [{"field": f"organization.domains[{place}]", "code": code}]
        assert refused.json().get("other") == other
    for method, path in (("GET", "outside"), ("POST", "take_in"), ("POST", "let_go")):
        sent = {"user_ids": [eva["id"]]} if path == "let_go" else None
        assert desk.bo.request(method, f"/organizations/{org_id}/{path}", sent).status_code == 403
        assert desk.stranger.request(method, f"/organizations/{org_id}/{path}", sent).status_code == 401


def test_who_may_what_and_what_is_wrong_is_named(desk: Desk) -> None:
    body = {"organization": {"name": "Mine"}}
    for method, path in (
        ("POST", "/organizations"),
        ("POST", "/organizations/create_or_update"),
        ("PUT", "/organizations/1"),
        ("DELETE", "/organizations/1"),
    ):
        sent = None if method == "DELETE" else body
        assert desk.bo.request(method, path, sent).status_code == 403
        assert desk.stranger.request(method, path, sent).status_code == 401
    assert desk.stranger.request("GET", "/organizations").status_code == 401
    assert desk.stranger.request("POST", "/users", {"user": {"name": "x"}}).status_code == 401
    taken = desk.bo.request("POST", "/users", {"user": {"name": "x", "emails": ["ANA@example.com"]}})
    assert (taken.status_code, taken.json()["errors"]) == (422, [{"field": "user.emails", "code": "taken"}])
    fixed = desk.ana.request("PUT", f"/users/{desk.bo.user_id}", {"user": {"emails": ["bo@elsewhere.example"]}})
    assert (fixed.status_code, fixed.json()["errors"]) == (422, [{"field": "user.emails", "code": "by_command"}])
    assert desk.bo.request("PUT", f"/users/{desk.ana.user_id}", {"user": {"name": "Bo too"}}).status_code == 403
    assert desk.bo.put(f"/users/{desk.bo.user_id}", {"user": {"time_zone": "Europe/Oslo"}})["user"]["name"] == "Bo"
    for wrong in ({"user": {"name": ""}}, {"user": {"name": "x", "id": 1}}):
        assert desk.bo.request("POST", "/users", wrong).status_code == 422
    assert desk.bo.request("POST", "/users", {"user": {"name": "x", "role": "admin"}}).status_code == 403
