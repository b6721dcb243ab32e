"""What strangers may see is the same for everybody and looks nothing up."""

import base64
import hashlib
import re

import httpx

from tests.relay.api.conftest import Desk


def test_about_tells_how_many_digits_a_code_has(desk: Desk) -> None:
    about = desk.stranger.get("/about")
    assert about["code_digits"] == 10
    assert about["version"]


def test_the_join_page_is_the_same_bytes_for_everybody(desk: Desk) -> None:
    pages = [
        httpx.get(desk.relay.url + path, trust_env=False, headers=headers)
        for path, headers in (
            ("/j/", {}),
            ("/j", {"Accept-Language": "es", "User-Agent": "other"}),
            ("/j/?4829157309", {"Authorization": f"Bearer {desk.ana.access}"}),
        )
    ]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in pages}) == 1
    assert pages[0].headers["content-type"].startswith("text/html")


def test_nothing_but_the_page_s_own_lines_runs(desk: Desk) -> None:
    page = httpx.get(f"{desk.relay.url}/j/", trust_env=False)
    policy = page.headers["content-security-policy"]
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        found = re.findall(f"<{tag}>(.*?)</{tag}>", page.text, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert page.headers["referrer-policy"] == "no-referrer"


def test_the_page_reads_only_the_part_of_the_address_that_is_never_sent(desk: Desk) -> None:
    page = httpx.get(f"{desk.relay.url}/j/", trust_env=False).text
    assert "location.hash" in page
    for word in (
        "fetch",
        "XMLHttpRequest",
        "sendBeacon",
        "WebSocket",
        "location.search",
        "innerHTML",
        "document.cookie",
    ):
        assert word not in page


def test_probes_say_bare_words_and_metrics_are_not_there(desk: Desk) -> None:
    for path in ("/healthz", "/readyz"):
        answer = httpx.get(desk.relay.url + path, trust_env=False)
        assert (answer.status_code, answer.text) == (200, "ok")
    assert httpx.get(f"{desk.relay.url}/metrics", trust_env=False).status_code == 404
    bearer = {"Authorization": f"Bearer {desk.relay.ops_token}"}
    metrics = httpx.get(f"{desk.relay.url}/metrics", trust_env=False, headers=bearer)
    assert 'assistdesk_relay_state{state="ready"} 1.0' in metrics.text
    assert httpx.get(f"{desk.relay.url}/readyz", trust_env=False, headers=bearer).json()["reasons"] == {}
