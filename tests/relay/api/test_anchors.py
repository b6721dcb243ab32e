"""Anchors through a real relay: admins read them page by page."""

from tests.relay.api.conftest import Desk


def test_admins_read_the_anchors(desk: Desk) -> None:
    assert desk.ana.get("/anchors")["anchors"] == []
    assert desk.ana.get("/anchors?page[size]=1")["meta"]["has_more"] is False
    assert desk.ana.request("GET", "/anchors?page[size]=0").status_code == 422
    assert desk.ana.request("GET", "/anchors?page[after]=x").status_code == 400
    for client, status in ((desk.bo, 403), (desk.stranger, 401)):
        assert client.request("GET", "/anchors").status_code == status
