"""Files through a real relay: up as the body, down as bytes that no browser opens."""

import base64
import hashlib
from typing import Any

import httpx
import pytest

from tests.kit.relay_process import API_PREFIX, ApiClient, new_key
from tests.relay.api.conftest import Desk

PAGE = b"<html><script>alert(1)</script>"


def send(api: ApiClient, name: str, content: Any, **headers: str) -> httpx.Response:
    given = {"Authorization": f"Bearer {api.access}", "Idempotency-Key": new_key(), **headers}
    return httpx.post(
        f"{api.url}{API_PREFIX}/uploads", params={"name": name}, content=content, headers=given, trust_env=False
    )


def hung(desk: Desk, upload_id: int, *, public: bool = True) -> dict[str, Any]:
    ticket = desk.ana.make_ticket("With a file")
    said = {"body": "Please look at this.", "public": public, "uploads": [upload_id]}
    answer: dict[str, Any] = desk.ana.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": said}})
    return answer


def test_a_file_goes_up_hangs_on_a_comment_and_comes_down_as_something_to_save(desk: Desk) -> None:
    content = PAGE * 90_000
    upload = send(desk.ana, "../año «x».html", content).json()["upload"]
    assert upload["name"] == "año «x».html"
    assert hung(desk, upload["id"])["comment"]["attachments"] == [upload]
    answer = desk.bo.request("GET", f"/attachments/{upload['id']}")
    assert answer.content == content
    headers = answer.headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment; filename")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cache-control"] == "private, no-store"
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    assert headers["repr-digest"] == f"sha-256=:{digest}:"


def test_a_file_that_nothing_names_is_dropped_by_its_sender_alone(desk: Desk) -> None:
    upload = send(desk.ana, "a.txt", b"hello").json()["upload"]
    path = f"/uploads/{upload['id']}"
    assert [each.request("DELETE", path).status_code for each in (desk.bo, desk.stranger)] == [404, 401]
    key = new_key()
    assert desk.ana.request("DELETE", path, key=key).status_code == 204
    again = desk.ana.request("DELETE", path, key=key)
    assert (again.status_code, again.headers["idempotency-replayed"]) == (204, "true")
    assert [desk.ana.request(method, path).status_code for method in ("GET", "DELETE")] == [404, 404]
    assert desk.ana.request("GET", f"/attachments/{upload['id']}").status_code == 404
    upload_id = send(desk.ana, "b.txt", b"hello").json()["upload"]["id"]
    ticket_id = desk.ana.make_ticket("With a file")["id"]
    said = {"body": "Look.", "public": True, "uploads": [upload_id], "undo_s": 60}
    waits = desk.ana.put(f"/tickets/{ticket_id}", {"ticket": {"comment": said}})["pending_send"]["id"]
    refused = desk.ana.request("DELETE", f"/uploads/{upload_id}")
    assert (refused.status_code, refused.json()["type"], refused.json()["why"]) == (
        409,
        "/problems/in_use",
        "pending_send",
    )
    desk.ana.need("DELETE", f"/pending_sends/{waits}")
    assert desk.ana.request("DELETE", f"/uploads/{upload_id}").status_code == 204
    kept = hung(desk, send(desk.ana, "c.txt", b"hello").json()["upload"]["id"])["comment"]["attachments"][0]
    assert desk.ana.request("DELETE", f"/uploads/{kept['id']}").status_code == 404
    assert desk.bo.request("GET", f"/attachments/{kept['id']}").status_code == 200


def test_T7_strangers_and_the_wrong_get_nothing(desk: Desk) -> None:
    upload = send(desk.ana, "a.txt", b"hello").json()["upload"]
    assert desk.bo.request("GET", f"/attachments/{upload['id']}").status_code == 404
    assert desk.bo.request("GET", "/attachments/987654").status_code == 404
    assert desk.stranger.request("GET", f"/attachments/{upload['id']}").status_code == 401


def test_a_file_that_waits_for_its_words_is_found_by_its_sender_alone_and_until_they_went(desk: Desk) -> None:
    upload = send(desk.ana, "a.txt", b"hello").json()["upload"]
    path = f"/uploads/{upload['id']}"
    assert desk.ana.get(path) == {"upload": upload}
    assert [each.request("GET", path).status_code for each in (desk.bo, desk.stranger)] == [404, 401]
    hung(desk, upload["id"])
    assert desk.ana.request("GET", path).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "status", "rule"),
    [
        ("run.exe", b"MZ", 415, "attachment_type"),
        ("", b"x", 422, "invalid"),
        ("a.txt", b"x" * (25 * 1024 * 1024 + 1), 413, "too_large"),
        ("a.txt", (b"x" * 1_000_000 for _ in range(27)), 413, "too_large"),
    ],
)
def test_what_is_not_taken_is_a_clear_problem(desk: Desk, name: str, content: Any, status: int, rule: str) -> None:
    answer = send(desk.ana, name, content)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{rule}")
    assert send(desk.ana, "after.txt", b"still good").status_code == 201


HOSTILE_NAMES = (
    "\0", "a\0.txt", "../../etc/passwd", "..\\..\\x.txt", "C:\\x.txt", "//srv/share", "\u202egpj.exe", "a\r\nX: y.txt", "CON",
    "'; DROP TABLE upload; --.txt", "a" * 999, "\u0301" * 900, ".", "..", "~", "-rf", "%00", "\x1b[31m.txt", "\uff0e\uff0e/x",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_R21_P3_a_hostile_name_is_one_safe_name_or_refused(desk: Desk, name: str) -> None:
    answer = send(desk.ana, name, b"x")
    assert answer.status_code in (201, 400, 415, 422), answer.text
    if answer.status_code != 201:
        return
    upload = answer.json()["upload"]
    kept = upload["name"]
    assert kept not in ("", ".", "..")
    assert len(kept.encode()) <= 255
    assert not set(kept) & set("/\\\0\r\n\x1b\u202e")
    hung(desk, upload["id"])
    back = desk.ana.request("GET", f"/attachments/{upload['id']}")
    assert (back.status_code, back.content) == (200, b"x")


def test_R21_bytes_that_are_no_name_are_refused(desk: Desk) -> None:
    headers = {"Authorization": f"Bearer {desk.ana.access}", "Idempotency-Key": new_key()}
    for query in ("name=%ff%fe", "name=%ed%a0%80", "name=" + "a" * 9_000, "nam=x", "name=", "name=a&name=b"):
        url = f"{desk.relay.url}{API_PREFIX}/uploads?{query}"
        answer = httpx.post(url, content=b"x", headers=headers, trust_env=False)
        assert answer.status_code < 500, query
