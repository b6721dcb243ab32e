"""Reading along through a real relay: the link, what it shows, and what it never does."""

import httpx

from tests.relay.api.conftest import Desk


def open_page(desk: Desk, key: str, languages: str) -> httpx.Response:
    """As a browser opens the link from a mail."""
    return httpx.get(f"{desk.relay.url}/t/{key}", headers={"accept-language": languages}, trust_env=False, timeout=20)


def test_a_link_is_made_read_and_void_after_the_removal(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("In copy")["id"]
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "canary-note", "public": False}}})
    person = {"person": {"name": "Maria <b>", "email": "maria@example.org"}}
    maria = desk.ana.post(f"/tickets/{ticket_id}/participants", person)["participants"][0]["user_id"]
    path = f"/tickets/{ticket_id}/participants/{maria}/key"
    given = desk.ana.post(path, None)
    bearer = {"authorization": f"Bearer {given['key']}"}
    answer = desk.stranger.request("GET", "/my_ticket", headers=bearer)
    assert (answer.status_code, answer.json()["subject"], answer.json()["reader"]) == (200, "In copy", "Maria <b>")
    assert "canary" not in answer.text
    for other in (f"/tickets/{ticket_id}", f"/tickets/{ticket_id}/timeline", "/search?query=canary", "/views"):
        assert desk.stranger.request("GET", other, headers=bearer).status_code == 401
    assert desk.stranger.request("POST", path, None).status_code == 401
    assert desk.stranger.request("GET", "/my_ticket").status_code == 401
    assert desk.stranger.request("GET", "/my_ticket", headers={"authorization": "Bearer x"}).status_code == 404
    page = open_page(desk, given["key"], "es-ES,es;q=0.9")
    assert (page.status_code, page.headers["content-type"].split(";")[0]) == (200, "text/html")
    assert "Para Maria &lt;b&gt;" in page.text
    assert "canary" not in page.text
    assert "<script" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    desk.ana.request("DELETE", f"/tickets/{ticket_id}/participants/{maria}")
    assert desk.stranger.request("GET", "/my_ticket", headers=bearer).status_code == 404
    gone = open_page(desk, given["key"], "")
    assert (gone.status_code, "In copy" in gone.text) == (404, False)
    assert desk.ana.request("POST", path, None).json()["why"] == "not_theirs"
