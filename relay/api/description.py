"""The API's description as programs read it: Litestar's document, with what it cannot know of our answers.

Every answer that is no success is a problem (``problems``); bytes go as base64; some answers are text where that is asked for.
The document comes in as Litestar made it and is left as it is.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from assistdesk.core.wire.control import API_PREFIX, Problem
from relay.api.problems import PROBLEM_MEDIA_TYPE

Document = dict[str, Any]
TEXTS: Final[Mapping[str, str]] = {
    "/measures": "text/csv",
    "/tickets/{ticket_id}/transcript": "text/plain",
    "/my_ticket/transcript": "text/plain",
}
"""Paths that also answer with text."""
MADE_OR_CHANGED: Final = "/create_or_update"
_NAMED = "#/components/schemas/{name}"


class Description(JsonRenderPlugin):
    """Fits Litestar's OpenAPI plugins."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: Document) -> bytes:
        return self.render_json(request, described(openapi_schema))


def described(document: Document) -> Document:
    """The same with every answer in it."""
    _, shapes = msgspec.json.schema_components((Problem,), ref_template=_NAMED)
    parts = document.get("components", {})
    known = {name: _in_base64(one) for name, one in parts.get("schemas", {}).items()}
    paths = {
        path: {
            method: {**operation, "responses": _answers(path.removeprefix(API_PREFIX), operation["responses"])}
            for method, operation in methods.items()
        }
        for path, methods in document["paths"].items()
    }
    return {**document, "paths": paths, "components": {**parts, "schemas": {**known, **shapes}}}


def _answers(path: str, responses: Document) -> Document:
    answers = {status: _with_text(path, one) for status, one in responses.items() if status < "400"}
    if path.endswith(MADE_OR_CHANGED):
        answers["201"] = answers["200"]
    refused = {"schema": {"$ref": _NAMED.format(name="Problem")}}
    return {**answers, "default": {"description": "What is refused, and why", "content": {PROBLEM_MEDIA_TYPE: refused}}}


def _with_text(path: str, response: Document) -> Document:
    """A text is no second way to read the JSON."""
    if path not in TEXTS:
        return response
    said = {
        kind: {"schema": next(one for one in content["schema"]["oneOf"] if one)}
        for kind, content in response["content"].items()
    }
    return {**response, "content": {**said, TEXTS[path]: {"schema": {"type": "string"}}}}


def _in_base64(shape: Document) -> Document:
    """Bytes and their lengths as they are written."""
    found: Document = {
        key: _in_base64(value)
        if isinstance(value, dict)
        else [_in_base64(one) if isinstance(one, dict) else one for one in value]
        if isinstance(value, list)
        else value
        for key, value in shape.items()
    }
    if found.get("contentEncoding") == "utf-8":
        found["contentEncoding"] = "base64"
        found |= {key: -(-found[key] // 3) * 4 for key in ("minLength", "maxLength") if key in found}
    return found
