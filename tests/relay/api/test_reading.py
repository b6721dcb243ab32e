"""Reading along through a real relay: the link, what it shows, and what it never does."""

import re
from typing import Any

import httpx
import pytest

from tests.kit.relay_process import API_PREFIX, new_key
from tests.relay.api.conftest import Desk
from tests.relay.api.test_attachments import PAGE, send


def open_page(desk: Desk, key: str, languages: str) -> httpx.Response:
    """As a browser opens the link from a mail."""
    return httpx.get(
        f"{desk.relay.url}/t/{key}", headers={"accept-language": languages}, trust_env=False, verify=False, timeout=20
    )


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


@pytest.fixture
def link(desk: Desk) -> tuple[int, str]:
    """A ticket with Maria in copy, and her key."""
    ticket_id = desk.ana.make_ticket("In copy")["id"]
    person = {"person": {"name": "Maria", "email": f"maria.{ticket_id}@example.org"}}
    maria = desk.ana.post(f"/tickets/{ticket_id}/participants", person)["participants"][0]["user_id"]
    return ticket_id, desk.ana.post(f"/tickets/{ticket_id}/participants/{maria}/key", None)["key"]


def marks_in(page: httpx.Response) -> dict[str, str]:
    found = re.findall(r'name="(once|token)" value="([^"]*)"', page.text)
    assert len(found) == 2, page.text
    return dict(found)


def answer(desk: Desk, key: str, fields: dict[str, Any], **headers: str) -> httpx.Response:
    """As a browser sends the form."""
    sent = {"origin": desk.relay.url, "sec-fetch-site": "same-origin", "accept-language": "en"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(f"{desk.relay.url}/t/{key}", data=fields, headers=sent, trust_env=False, verify=False, timeout=20)


def last_words(desk: Desk, ticket_id: int) -> list[str]:
    return [one["body"] for one in desk.bo.get(f"/tickets/{ticket_id}/comments")["comments"]]


def test_a_reply_from_the_page_stands_in_the_ticket_once_and_leads_back_to_it(
    desk: Desk, link: tuple[int, str]
) -> None:
    ticket_id, key = link
    page = open_page(desk, key, "en")
    assert page.headers["referrer-policy"] == "same-origin"  # else a browser calls its form's origin "null"
    fields = {**marks_in(page), "body": "First line\r\n<script>second</script>"}
    sent = answer(desk, key, fields)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/t/{key}#end")
    assert answer(desk, key, fields).status_code == 303
    assert last_words(desk, ticket_id).count("First line\n<script>second</script>") == 1
    shown = open_page(desk, key, "en").text
    assert "First line\n&lt;script&gt;second&lt;/script&gt;</p>" in shown
    assert marks_in(open_page(desk, key, "en")) != marks_in(page)
    others = answer(desk, key, {**fields, "body": "another"})
    assert (others.status_code, "was sent from this form already" in others.text) == (409, True)
    again = answer(desk, key, {**marks_in(others), "body": "another"})
    assert again.status_code == 303


def test_what_is_not_taken_is_said_in_words_with_what_was_typed(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    marks = marks_in(open_page(desk, key, "en"))
    before = last_words(desk, ticket_id)
    longest = "\u6c49" * 65_536
    for fields, status, words in (
        ({**marks, "body": "  "}, 422, "Write something first."),
        ({**marks, "body": longest}, 422, "That is too long."),
        ({**marks, "body": "a\0b"}, 422, "not text"),
        ({**marks, "token": "0" * 64, "body": "kept words"}, 403, "Read your words and send again."),
    ):
        refused = answer(desk, key, fields)
        assert (refused.status_code, words in refused.text) == (status, True)
        assert refused.headers["content-security-policy"].startswith("default-src 'none'")
    assert "\nkept words</textarea>" in refused.text
    foreign = answer(desk, key, {**marks, "body": "kept"}, sec_fetch_site="cross-site")
    assert (foreign.status_code, "\nkept</textarea>" in foreign.text) == (403, True)
    for origin in ("https://evil.example", "null"):
        assert answer(desk, key, {**marks, "body": "no"}, origin=origin).status_code == 403
    for odd in ({"body": "x"}, {**marks, "body": "x", "public": "false"}, {**marks, "body": ["x", "y"]}):
        assert answer(desk, key, odd).status_code == 400
    assert answer(desk, key, marks, content_type="application/json").status_code == 415
    assert answer(desk, key[::-1], {**marks, "body": "x"}).status_code == 404
    assert last_words(desk, ticket_id) == before


@pytest.fixture
def own_link(desk: Desk) -> tuple[int, str]:
    """A ticket, and its requester's key."""
    ticket = desk.ana.make_ticket("Her own")
    path = f"/tickets/{ticket['id']}/participants/{ticket['requester_id']}/key"
    return ticket["id"], desk.ana.post(path, None)["key"]


def status_of(desk: Desk, ticket_id: int) -> str:
    return str(desk.bo.get(f"/tickets/{ticket_id}")["ticket"]["status"])


def test_N7_the_page_s_button_solves_once_and_words_from_the_same_page_open_it_again(
    desk: Desk, own_link: tuple[int, str]
) -> None:
    ticket_id, key = own_link
    page = open_page(desk, key, "en")
    assert "This solved it" in page.text
    fields = {**marks_in(page), "body": ""}
    for _ in range(2):
        sent = answer(desk, f"{key}/solved", fields)
        assert (sent.status_code, sent.headers["location"]) == (303, f"/t/{key}#end")
    assert status_of(desk, ticket_id) == "solved"
    after = open_page(desk, key, "en")
    assert ("This solved it" in after.text, "then it is open again" in after.text) == (False, True)
    assert answer(desk, key, {**marks_in(after), "body": "No, it is back"}).status_code == 303
    assert status_of(desk, ticket_id) == "open"
    assert answer(desk, f"{key}/solved", fields).status_code == 303
    assert status_of(desk, ticket_id) == "open", "the same form counts once"


def test_words_that_stand_in_the_form_are_kept_when_it_is_solved_and_when_that_is_refused(
    desk: Desk, own_link: tuple[int, str], link: tuple[int, str]
) -> None:
    ticket_id, key = own_link
    marks = marks_in(open_page(desk, key, "en"))
    forged = answer(desk, f"{key}/solved", {**marks, "token": "0" * 64, "body": "Thank you"})
    assert (forged.status_code, "Thank you</textarea>" in forged.text) == (403, True)
    assert status_of(desk, ticket_id) != "solved"
    sent = answer(desk, f"{key}/solved", {**marks, "body": "Thank you"})
    assert (sent.status_code, "Thank you</textarea>" in sent.text) == (200, True)
    assert (status_of(desk, ticket_id), "Thank you" in last_words(desk, ticket_id)) == ("solved", False)
    other_id, in_copy = link
    shown = open_page(desk, in_copy, "en")
    refused = answer(desk, f"{in_copy}/solved", {**marks_in(shown), "body": ""})
    assert ("This solved it" in shown.text, refused.status_code) == (False, 403)
    assert status_of(desk, other_id) != "solved"
    assert answer(desk, f"{key[::-1]}/solved", {**marks, "body": ""}).status_code == 404


def test_N7_a_program_solves_by_the_key_of_who_asked(
    desk: Desk, own_link: tuple[int, str], link: tuple[int, str]
) -> None:
    ticket_id, key = own_link
    client, once = desk.relay.client(key), new_key()
    assert client.get("/my_ticket")["may_solve"] is True
    for replayed in (None, "true"):
        sent = client.request("POST", "/my_ticket/solved", key=once)
        assert (sent.status_code, sent.json()) == (200, {"ticket_id": ticket_id, "status": "solved"})
        assert sent.headers.get("idempotency-replayed") == replayed
    in_copy = desk.relay.client(link[1]).request("POST", "/my_ticket/solved", key=new_key())
    assert (in_copy.status_code, in_copy.json()["type"]) == (403, "/problems/forbidden")


def test_so_many_replies_come_as_a_customer_may_send_lines(desk: Desk, link: tuple[int, str]) -> None:
    _, key = link
    page = open_page(desk, key, "es")
    for number in range(100):
        page = answer(desk, key, {**marks_in(page), "body": f"words {number}"}, accept_language="es")
        if page.status_code == 429:
            break
        page = open_page(desk, key, "es")
    assert page.status_code == 429
    assert "Demasiado rápido." in page.text
    assert f"\nwords {number}</textarea>" in page.text


def test_public_files_come_down_by_the_link_to_be_saved_and_a_notes_never(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    shown, hidden = (send(desk.ana, name, PAGE).json()["upload"]["id"] for name in ("a b.html", "note.html"))
    for upload, is_public in ((shown, True), (hidden, False)):
        said = {"body": "look", "public": is_public, "uploads": [upload]}
        desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": said}})
    page = open_page(desk, key, "en").text
    assert f'<a href="/t/{key}/files/{shown}" download>a b.html</a>' in page
    assert "note.html" not in page
    bearer = {"authorization": f"Bearer {key}"}
    for url, headers in (
        (f"/t/{key}/files/{{}}", {}),
        (f"{API_PREFIX}/my_ticket/attachments/{{}}", bearer),
    ):
        found = httpx.get(desk.relay.url + url.format(shown), headers=headers, trust_env=False)
        assert (found.status_code, found.content) == (200, PAGE)
        assert found.headers["content-disposition"].startswith("attachment; filename")
        assert found.headers["content-type"] == "application/octet-stream"
        assert found.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert found.headers["x-content-type-options"] == "nosniff"
        for other in (hidden, 99_999_999):
            assert httpx.get(desk.relay.url + url.format(other), headers=headers, trust_env=False).status_code == 404
    assert httpx.get(f"{desk.relay.url}/t/{key[::-1]}/files/{shown}", trust_env=False).status_code == 404


def test_words_on_a_merged_ticket_whose_target_she_is_not_on_begin_a_new_one(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"status": "solved"}})
    target = desk.ana.make_ticket("Where it goes on")["id"]
    desk.ana.request("POST", f"/tickets/{ticket_id}/merge", {"target_id": target}, key=new_key())
    page = open_page(desk, key, "en")
    assert "What you write begins a new one" in page.text
    sent = answer(desk, key, {**marks_in(page), "body": "still there?"})
    assert sent.status_code == 303
    assert sent.headers["location"] != f"/t/{key}#end"
    shown = httpx.get(desk.relay.url + sent.headers["location"], trust_env=False, verify=False, timeout=20)
    assert (shown.status_code, "still there?</p>" in shown.text) == (200, True)
    assert "still there?" not in last_words(desk, target)


def on_it(desk: Desk, ticket_id: int) -> int:
    """The one who is in copy."""
    (one,) = desk.ana.get(f"/tickets/{ticket_id}/participants")["participants"]
    return int(one["user_id"])


def say(desk: Desk, key: str, body: Any, *, once: str | None = None) -> httpx.Response:
    """As a program of hers does."""
    given = {"body": body}
    bearer = {"authorization": f"Bearer {key}"}
    return desk.stranger.request("POST", "/my_ticket/replies", given, key=once, headers=bearer)


def test_a_program_says_something_once_as_whom_the_key_was_given_to(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": {"body": "canary-note", "public": False}}})
    once = new_key()
    said = say(desk, key, "by a program", once=once)
    assert (said.status_code, said.json()) == (201, {"ticket_id": ticket_id, "is_new": False, "key": key})
    again = say(desk, key, "by a program", once=once)
    assert (again.json(), again.headers["idempotency-replayed"]) == (said.json(), "true")
    assert say(desk, key, "other words", once=once).json()["type"] == "/problems/idempotency_key_reused"
    assert last_words(desk, ticket_id).count("by a program") == 1
    shown = desk.stranger.request("GET", "/my_ticket", headers={"authorization": f"Bearer {key}"})
    assert [(line["name"], line["ours"]) for line in shown.json()["lines"]][-1] == ("Maria", False)
    assert "canary" not in shown.text + said.text
    audits = desk.bo.get(f"/tickets/{ticket_id}/audits")["audits"]
    assert [one["via"] for one in audits if one["author_id"] == on_it(desk, ticket_id)] == ["api"]


def test_a_program_is_refused_what_the_page_refuses(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    before = last_words(desk, ticket_id)
    for body, code in ((" \n", "empty"), ("\u6c49" * 65_536, "too_long"), ("x" * 65_537, "too_long"), ("a\0b", "nul")):
        refused = say(desk, key, body)
        assert (refused.status_code, refused.json()["errors"]) == (422, [{"field": "body", "code": code}])
    bearer = {"authorization": f"Bearer {key}"}
    for odd in ({"body": "x", "public": False}, {"body": "x", "uploads": [1]}, {}):
        assert desk.stranger.request("POST", "/my_ticket/replies", odd, headers=bearer).status_code == 422
    assert say(desk, key[::-1], "x").status_code == 404
    assert say(desk, "x", "x").status_code == 404
    assert say(desk, str(desk.ana.access), "x").status_code == 404, "who signs in speaks in the ticket itself"
    assert desk.stranger.request("POST", "/my_ticket/replies", {"body": "x"}).status_code == 401
    unmarked = httpx.post(f"{desk.relay.url}{API_PREFIX}/my_ticket/replies", json={"body": "x"}, headers=bearer)
    assert unmarked.json()["type"] == "/problems/idempotency_key_missing"
    assert last_words(desk, ticket_id) == before
    longest = "\u00e9" * 32_768
    assert say(desk, key, longest).status_code == 201
    assert last_words(desk, ticket_id)[-1] == longest
    desk.ana.request("DELETE", f"/tickets/{ticket_id}/participants/{on_it(desk, ticket_id)}")
    assert say(desk, key, "x").status_code == 404


def test_a_program_says_no_more_than_a_customer_may(desk: Desk, link: tuple[int, str]) -> None:
    _, key = link
    answers = [say(desk, key, f"words {number}") for number in range(40)]
    assert (answers[0].status_code, answers[-1].status_code) == (201, 429)
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_key_reads_as_often_as_a_customer_may(desk: Desk, link: tuple[int, str]) -> None:
    ticket_id, key = link
    bearer = {"authorization": f"Bearer {key}"}

    def read(path: str) -> httpx.Response:
        return desk.stranger.request("GET", path, headers=bearer)

    answers = []
    while len(answers) < 60 or (answers[-1].status_code == 200 and len(answers) < 400):
        answers.append(read("/my_ticket" if len(answers) % 2 else "/my_ticket/transcript"))
    assert {answer.status_code for answer in answers[:50]} == {200}
    assert (answers[-1].status_code, answers[-1].json()["type"]) == (429, "/problems/too_many")
    assert int(answers[-1].headers["retry-after"]) > 0
    assert desk.bo.get(f"/tickets/{ticket_id}/transcript"), "others read on"


def test_after_a_merge_a_program_s_words_begin_a_ticket_that_its_next_key_opens(
    desk: Desk, link: tuple[int, str]
) -> None:
    ticket_id, key = link
    desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"status": "solved"}})
    target = desk.ana.make_ticket("Where it goes on")["id"]
    desk.ana.request("POST", f"/tickets/{ticket_id}/merge", {"target_id": target}, key=new_key())
    said = say(desk, key, "x")
    assert (said.status_code, said.json()["is_new"]) == (201, True)
    bearer = {"authorization": f"Bearer {said.json()['key']}"}
    found = desk.stranger.request("GET", "/my_ticket", headers=bearer).json()
    assert ([line["body"] for line in found["lines"]], found["ticket_id"]) == (["x"], said.json()["ticket_id"])
