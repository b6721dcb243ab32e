"""The API's description: complete, without anything from elsewhere, and what stands in it is text."""

import html.parser
import re

from relay.api.reference import POLICY, render
from tests.relay.api.conftest import Desk

DOCUMENT = {
    "info": {"title": "<b>API</b>", "version": "1"},
    "paths": {
        "/x/{id}": {
            "get": {
                "summary": "<script>alert(1)</script>",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 1}}
                ],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}}},
            },
            "delete": {"tags": ["t"], "responses": {"204": {}, "404": {}}},
        }
    },
    "components": {
        "schemas": {
            "X": {
                "required": ["a"],
                "properties": {
                    "a": {"type": "array", "items": {"enum": ["<", 1]}},
                    "b": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/X"}]},
                    "c": {"type": ["string", "null"]},
                    "d": {},
                },
            }
        }
    },
}


class Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.places: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.places += [value or "" for name, value in attrs if name in ("href", "src", "srcset", "action", "data")]


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_T1_what_stands_in_the_document_is_text() -> None:
    page = render(DOCUMENT)
    assert "script" not in read(page).tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for words in (
        "integer from 1",
        "list of <code>&lt;</code>, <code>1</code>",
        "null or <a",
        "string or null",
        "anything",
    ):
        assert words in page


def test_the_page_names_every_route_and_needs_nothing_from_elsewhere(desk: Desk) -> None:
    answer = desk.stranger.request("GET", "/schema/page")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")
    reader = read(answer.text)
    assert all(place.startswith(("#", "/api/v1/")) for place in reader.places)
    assert not reader.tags & {"script", "img", "link", "iframe", "form", "object"}
    assert "url(" not in answer.text
    assert POLICY in answer.text
    for path in desk.stranger.get("/schema")["paths"]:
        assert f"<code>{path}</code>" in answer.text


def test_every_link_within_the_page_leads_somewhere(desk: Desk) -> None:
    text = desk.stranger.request("GET", "/schema/page").text
    wanted = {place[1:] for place in read(text).places if place.startswith("#")}
    assert wanted <= set(re.findall(r'id="([^"]+)"', text))
