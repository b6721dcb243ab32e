"""Routes of macros, on a running relay."""

from tests.relay.api.conftest import Desk
from tests.relay.api.test_rules import ticket

MACRO = {
    "macro": {
        "title": {"en": "Wait"},
        "actions": [
            {"type": "status", "status": "pending"},
            {"type": "comment", "text": {"en": "Hello {{requester.name}}"}, "public": True},
        ],
        "shared": True,
    }
}


def test_a_macro_is_made_previewed_used_changed_and_removed(desk: Desk) -> None:
    assert desk.bo.request("POST", "/macros", MACRO).status_code == 403
    made = desk.ana.request("POST", "/macros", MACRO)
    assert made.status_code == 201
    macro_id = made.json()["macro"]["id"]
    assert macro_id in [one["id"] for one in desk.bo.get("/macros")["macros"]]
    assert desk.bo.get(f"/macros/{macro_id}")["macro"]["title"] == {"en": "Wait"}
    assert desk.bo.request("GET", "/macros/99999999").status_code == 404
    later = {"macro": MACRO["macro"] | {"publish_from": "2199-01-01T01:00:00+01:00"}}
    hidden = desk.ana.need("POST", "/macros", later)["macro"]["id"]
    assert hidden not in [one["id"] for one in desk.ana.get("/macros")["macros"]]
    assert hidden in [one["id"] for one in desk.ana.get("/macros?with_hidden=true")["macros"]]
    assert desk.ana.request("DELETE", f"/macros/{hidden}").status_code == 204
    number = ticket(desk)["id"]
    preview = desk.bo.get(f"/tickets/{number}/macros/{macro_id}/apply")
    assert (preview["text"], preview["changes"][0]["value"]) == ("Hello Lu", "pending")
    effect = desk.bo.get(f"/macros/{macro_id}/apply")
    assert effect == {
        "macro_id": macro_id,
        "title": "Wait",
        "changes": [{"field": "status", "previous": "new", "value": "pending"}],
        "text": "Hello {{requester.name}}",
        "public": True,
        "missing": ["requester.name"],
    }
    assert desk.bo.request("GET", "/macros/99999999/apply").status_code == 404
    change = {"ticket": {"status": "pending", "macro_id": macro_id, "row_version": preview["row_version"]}}
    events = desk.bo.need("PUT", f"/tickets/{number}", change)["audit"]["events"]
    assert events[0] == {"macro_id": macro_id, "type": "MacroUsed"}
    renamed = {"macro": MACRO["macro"] | {"title": {"en": "Wait for it"}}}
    assert desk.ana.need("PUT", f"/macros/{macro_id}", renamed)["macro"]["uses"] == 1
    assert desk.ana.request("DELETE", f"/macros/{macro_id}").status_code == 204
    assert desk.bo.request("GET", f"/tickets/{number}/macros/{macro_id}/apply").status_code == 404


def test_a_macro_s_text_may_have_several_lines(desk: Desk) -> None:
    text = "Hello {{requester.name}},\n\n\t1. Restart it.\n"
    written = {"title": {"en": "Lines"}, "actions": [{"type": "comment", "text": {"en": text}, "public": True}]}
    macro_id = desk.ana.post("/macros", {"macro": written | {"shared": True}})["macro"]["id"]
    preview = desk.bo.get(f"/tickets/{ticket(desk)['id']}/macros/{macro_id}/apply")
    assert preview["text"] == "Hello Lu,\n\n\t1. Restart it.\n"
    desk.ana.need("DELETE", f"/macros/{macro_id}")
