"""Routes of fields and forms, on a running relay; and that a private value reaches no customer."""

from tests.relay.api.conftest import Desk

CANARY = "QZ-PRIVATE-4711"


def test_a_form_is_made_filled_in_and_asked_for_at_the_solve(desk: Desk) -> None:
    serial = {"key": "serial", "kind": "text", "label": {"en": "Serial"}, "required_on_solve": True, "private": True}
    assert desk.bo.request("POST", "/fields", {"field": serial}).status_code == 403
    made = desk.ana.request("POST", "/fields", {"field": serial})
    assert (made.status_code, made.headers["location"]) == (201, f"/api/v1/fields/{made.json()['field']['id']}")
    field_id = made.json()["field"]["id"]
    assert desk.ana.need("PUT", f"/fields/{field_id}", {"field": serial})["field"]["version"] == 2
    assert desk.bo.get(f"/fields/{field_id}?version=1")["field"]["version"] == 1
    form = {"title": {"en": "Devices"}, "field_ids": [field_id], "tags": ["device"]}
    form_id = desk.ana.need("POST", "/forms", {"form": form})["form"]["id"]
    assert desk.ana.need("PUT", f"/forms/{form_id}", {"form": form})["form"]["version"] == 2
    assert desk.bo.get(f"/forms/{form_id}?version=1")["form"]["tags"] == ["device"]
    assert form_id in [one["id"] for one in desk.bo.get("/forms")["forms"]]
    assert field_id in [one["id"] for one in desk.bo.get("/fields")["fields"]]
    new = {
        "subject": "Broken",
        "requester": {"name": "Lu", "email": "lu.forms@example.com"},
        "comment": {"body": "b", "public": True},
        "form_id": form_id,
    }
    wrong = desk.bo.request("POST", "/tickets", {"ticket": new | {"custom": {"serial": 5}}})
    assert (wrong.status_code, wrong.json()["errors"]) == (
        422,
        [{"field": "ticket.custom.serial", "code": "wrong_type"}],
    )
    ticket = desk.bo.need("POST", "/tickets", {"ticket": new})["ticket"]
    assert (ticket["tags"], ticket["form_id"], ticket["custom"]) == (["device"], form_id, {})
    number = ticket["id"]
    refused = desk.bo.request("PUT", f"/tickets/{number}", {"ticket": {"status": "solved"}})
    assert (refused.status_code, refused.json()["errors"]) == (
        422,
        [{"field": "ticket.custom.serial", "code": "required_on_solve"}],
    )
    filled = {"ticket": {"status": "solved", "custom": {"serial": CANARY}}}
    assert desk.bo.need("PUT", f"/tickets/{number}", filled)["ticket"]["status"] == "solved"
    assert desk.ana.request("DELETE", f"/forms/{form_id}").status_code == 204
    assert desk.ana.request("DELETE", f"/fields/{field_id}").status_code == 204
    assert desk.bo.get(f"/tickets/{number}")["ticket"]["custom"] == {"serial": CANARY}


def test_fields_and_forms_are_put_in_order_by_admins(desk: Desk) -> None:
    listed = desk.ana.get("/forms")
    for kind in ("fields", "forms"):
        ids = [one["id"] for one in listed[kind]]
        answer = desk.ana.need("PUT", f"/{kind}/reorder", {"ids": ids[::-1]})
        assert [one["id"] for one in answer[kind]] == ids[::-1]
        assert desk.ana.request("PUT", f"/{kind}/reorder", {"ids": [*ids, 99_999]}).status_code == 422
        assert desk.bo.request("PUT", f"/{kind}/reorder", {"ids": ids}).status_code == 403
