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


def test_the_public_words_are_read_as_json_and_as_text(desk: Desk) -> None:
    ticket_id = desk.ana.make_ticket("For the file")["id"]
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "canary-note", "public": False}}})
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "Please restart it.", "public": True}}})
    found = desk.bo.get(f"/tickets/{ticket_id}/transcript")["transcript"]
    assert (found["subject"], found["lines"][-1]["body"], len(found["head"])) == (
        "For the file",
        "Please restart it.",
        64,
    )
    text = desk.bo.request("GET", f"/tickets/{ticket_id}/transcript?format=text")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.headers["content-disposition"] == f'attachment; filename="ticket-{ticket_id}.txt"'
    assert text.text.startswith(f"#{ticket_id} For the file\n")
    assert "\n    Please restart it.\n" in text.text
    assert "canary" not in text.text
    rest = desk.bo.get(f"/tickets/{ticket_id}/transcript?after={found['lines'][-1]['seq']}")["transcript"]
    assert (rest["lines"], rest["has_more"]) == ([], False)

    person = {"person": {"name": "Maria", "email": "maria.file@example.org"}}
    maria = desk.ana.post(f"/tickets/{ticket_id}/participants", person)["participants"][0]["user_id"]
    key = desk.ana.post(f"/tickets/{ticket_id}/participants/{maria}/key", None)["key"]
    bearer = {"authorization": f"Bearer {key}"}
    own = desk.stranger.request("GET", "/my_ticket/transcript", headers=bearer).json()["transcript"]
    assert (own["lines"], own["seq"], own["head"]) == (found["lines"], None, None)
    told = desk.stranger.request("GET", "/my_ticket/transcript?format=text", headers=bearer)
    assert "sha256" not in told.text
    assert "Please restart it." in told.text
    for wrong in ("x", key[::-1]):
        headers = {"authorization": f"Bearer {wrong}"}
        assert desk.stranger.request("GET", "/my_ticket/transcript", headers=headers).status_code == 404
    assert desk.stranger.request("GET", "/my_ticket/transcript").status_code == 401
    assert desk.stranger.request("GET", f"/tickets/{ticket_id}/transcript").status_code == 401
    assert desk.bo.request("GET", "/tickets/99999999/transcript").status_code == 404
    assert desk.bo.request("GET", f"/tickets/{ticket_id}/transcript?format=pdf").status_code == 422
