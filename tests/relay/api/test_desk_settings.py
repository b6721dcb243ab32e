"""The desk's settings through a real relay: for admins, with bounds."""

from tests.relay.api.conftest import Desk


def test_admins_read_and_change_the_desk_s_settings(desk: Desk) -> None:
    before = desk.ana.get("/desk_settings")["desk_settings"]
    version = before["row_version"]
    assert before == {
        "own_groups_only": False,
        "close_after_h": 96,
        "chat_plans": ["premium"],
        "call_rings_min": 5,
        "row_version": version,
    }
    changed = desk.ana.put("/desk_settings", {"desk_settings": {"close_after_h": 672}})["desk_settings"]
    assert changed == {**before, "close_after_h": 672, "row_version": version + 1}
    late = {"chat_plans": ["school"], "row_version": version}
    refused = desk.ana.request("PUT", "/desk_settings", {"desk_settings": late})
    assert refused.status_code == 409
    assert refused.json()["fields"] == [{"field": "chat_plans", "mine": ["school"], "theirs": ["premium"]}]
    plans = ["premium", "school"]
    assert (
        desk.ana.put("/desk_settings", {"desk_settings": {"chat_plans": plans}})["desk_settings"]["chat_plans"] == plans
    )
    desk.ana.put("/desk_settings", {"desk_settings": {"chat_plans": ["premium"]}})
    restored = desk.ana.put("/desk_settings", {"desk_settings": {"close_after_h": 96}})["desk_settings"]
    assert restored == {**before, "row_version": version + 4}
    assert desk.ana.put("/desk_settings", {"desk_settings": {"close_after_h": 96}})["desk_settings"] == restored
    for wrong in (
        {"close_after_h": 673},
        {"close_after_h": 0},
        {"call_rings_min": 0},
        {"call_rings_min": 61},
        {"own_groups": True},
        {"chat_plans": [""]},
    ):
        assert desk.ana.request("PUT", "/desk_settings", {"desk_settings": wrong}).status_code == 422
    for client, status in ((desk.bo, 403), (desk.stranger, 401)):
        assert client.request("GET", "/desk_settings").status_code == status
        put = client.request("PUT", "/desk_settings", {"desk_settings": {"own_groups_only": True}})
        assert put.status_code == status
