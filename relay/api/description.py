"""The API's description as programs read it: Litestar's document, with what it cannot know of our answers.

Every answer that is no success is a problem (``problems``); bytes go as base64; some answers are text where that is asked for.
Every write takes an Idempotency-Key, or its text says why it needs none.
The document comes in as Litestar made it and is left as it is.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from assistdesk.core.wire.control import API_PREFIX, Problem
from relay.api.parts import IDEMPOTENCY_HEADER, REPLAYED_HEADER
from relay.api.problems import PROBLEM_MEDIA_TYPE

Document = dict[str, Any]
TEXTS: Final[Mapping[str, str]] = {
    "/measures": "text/csv",
    "/tickets/{ticket_id}/transcript": "text/plain",
    "/my_ticket/transcript": "text/plain",
}
"""Paths that also answer with text."""
KEY_NAME: Final = "IdempotencyKey"
KEY: Final[Document] = {
    "name": IDEMPOTENCY_HEADER,
    "in": "header",
    "required": True,
    "schema": {"type": "string", "format": "uuid"},
    "description": "A UUID of version 7, new for each write and the same when that is sent again. For seven days it is good "
    "for this request of this account alone: with another method, address or body it is refused (422, idempotency_key_reused). "
    f"What was done is not done a second time; its answer is given again, with {REPLAYED_HEADER}: true. Carried out again are "
    "only a code for a ticket, the steps of its room and the trial of a context card.",
}
_SIGN_IN, _ASKS = "it signs in or out, or hands out what is shown once.", "it asks and changes nothing."
KEYLESS: Final[Mapping[str, str]] = {
    "/auth/login": _SIGN_IN,
    "/auth/logout": _SIGN_IN,
    "/auth/nonce": _SIGN_IN,
    "/auth/password": _SIGN_IN,
    "/auth/refresh": _SIGN_IN,
    "/auth/tokens": _SIGN_IN,
    "/auth/tokens/{token_id}": _SIGN_IN,
    "/chats": "its body brings the key of the chat, which begins one chat.",
    "/chats/{chat_id}/code/answer": "whoever asked for the chat answers, and once.",
    "/chats/{chat_id}/leave": "a chat is left once, by whoever asked for it.",
    "/chats/{chat_id}/typing": "nothing of it is kept.",
    "/codes/claim": "a code is claimed once.",
    "/cti/{token}": "a telephone system sends none; what it says of a call twice counts once.",
    "/rooms/{room}/rejoin": "it tells where a session goes on.",
    "/rooms/{room}/report": "each end of a session has one report.",
    "/schedules/test": _ASKS,
    "/schedules/{schedule_id}/test": _ASKS,
    "/sla_policies/{policy_id}/test": _ASKS,
    "/time_rules/test": _ASKS,
    "/time_rules/{rule_id}/test": _ASKS,
    "/triggers/test": _ASKS,
    "/triggers/{trigger_id}/test": _ASKS,
    "/views/preview": _ASKS,
}
"""Paths whose writes need no Idempotency-Key, and why."""
WRITES: Final = frozenset(("post", "put", "patch", "delete"))
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
            method: _operation(path.removeprefix(API_PREFIX), method, operation)
            for method, operation in methods.items()
        }
        for path, methods in document["paths"].items()
    }
    headers = {**parts.get("parameters", {}), KEY_NAME: KEY}
    return {**document, "paths": paths, "components": {**parts, "parameters": headers, "schemas": {**known, **shapes}}}


def _operation(path: str, method: str, operation: Document) -> Document:
    made = {**operation, "responses": _answers(path, operation["responses"])}
    if method not in WRITES:
        return made
    reason = KEYLESS.get(path)
    if reason is None:
        return {
            **made,
            "parameters": [*operation.get("parameters", ()), {"$ref": f"#/components/parameters/{KEY_NAME}"}],
        }
    said = f"Needs no {IDEMPOTENCY_HEADER}: {reason}"
    return {**made, "description": "\n\n".join((*filter(None, (operation.get("description"),)), said))}


def _answers(path: str, responses: Document) -> Document:
    answers = {status: _with_text(path, one) for status, one in responses.items() if status < "400"}
    if "204" in answers:
        answers["204"] = {key: value for key, value in answers["204"].items() if key != "content"}
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
