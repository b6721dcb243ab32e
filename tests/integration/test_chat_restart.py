"""D1 for chats: a relay killed in the middle of a conversation keeps every line it answered, once, in order, and goes on."""

import secrets
import threading
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import connect

from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import ApiClient, new_key

KILLS = 4
SETTINGS = {"limits.chat_per_10s": "1000000"}


def say_until_dead(client: ApiClient, path: str, run: int, told: list[str], enough: threading.Event) -> None:
    """Say one line after the other; only what was answered counts."""
    number = 0
    while True:
        body = f"{run}-{number}"
        try:
            answer = client.request("POST", path, {"body": body}, key=new_key())
        except httpx.HTTPError:
            return
        if answer.status_code == 201:
            told.append(body)
            number += 1
        if number >= 20:
            enough.set()


def lines_of(client: ApiClient, chat_id: int) -> list[str]:
    """The whole conversation, page by page."""
    found: list[str] = []
    after = 0
    while True:
        lines = client.get(f"/chats/{chat_id}?after={after}")["lines"]
        if not lines:
            return found
        found += [line["body"] for line in lines if line["kind"] in ("hers", "ours")]
        after = lines[-1]["seq"]


def test_D1_kill_9_loses_no_line_that_was_answered_and_the_chat_goes_on(
    tmp_path: Path, first_start: FirstStart
) -> None:
    relay = StartedBefore(tmp_path, first_start, settings=SETTINGS)
    with relay:
        ana = relay.inviting
        key = secrets.token_urlsafe(32)
        hers = relay.client(key)
        headers = {"Authorization": f"Bearer {ana.access}"}
        with connect(relay.events_url, additional_headers=headers):
            asked: dict[str, Any] = {"key": key, "name": "Lucía", "body": "first", "language": "es"}
            out = relay.client().request("POST", "/chats", asked, key=new_key()).json()
            given = ana.request("POST", f"/chats/{out['id']}/accept", key=new_key())
            assert given.status_code == 200
        told: list[str] = []
        path = f"/chats/{out['id']}/messages"
        for run in range(KILLS):
            enough = threading.Event()
            saying = threading.Thread(target=say_until_dead, args=(hers, path, run, told, enough))
            saying.start()
            assert enough.wait(60)
            relay.kill9()
            saying.join(60)
            relay.start()
        said = lines_of(hers, out["id"])
        assert len(said) == len(set(said))
        assert said[0] == "first"
        place = {body: at for at, body in enumerate(said)}
        assert [place[body] for body in told] == sorted(place[body] for body in told)
        shown = hers.get(f"/chats/{out['id']}")
        assert shown["state"] == "active"
        again = relay.client().request("POST", "/chats", asked, key=new_key())
        assert again.json()["id"] == out["id"]
        with connect(relay.events_url, additional_headers=headers):
            ana.request("POST", path, {"body": "I am back"}, key=new_key())
            assert lines_of(hers, out["id"])[-1] == "I am back"
