"""The API's description as one page: made from the OpenAPI document alone, without a script, a font or anything from elsewhere.

It reads as well in a room without internet as in a text browser. What stands in the document is text to it, never markup.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from litestar import MediaType, Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

Document = Mapping[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
h2 { border-bottom: 1px solid #8886; margin-top: 2.5rem; }
section { border: 1px solid #8884; border-radius: .6rem; margin: 1rem 0; padding: .2rem 1rem 1rem; }
h3 { font-size: 1.05rem; } h3 code { margin-left: .4rem; }
b.get { color: #0a7d53; } b.post { color: #1f5eff; } b.put, b.patch { color: #a15c00; } b.delete { color: #c0262d; }
table { border-collapse: collapse; width: 100%; } td, th { padding: .25rem .8rem .25rem 0; text-align: left;
  vertical-align: top; } th { font-weight: 600; opacity: .75; } nav a { margin-right: 1rem; } small { opacity: .8; }
@media (prefers-color-scheme: dark) { b.get { color: #4cd6a1; } b.post, a { color: #8fb0ff; } b.put, b.patch { color: #f0b35a; }
  b.delete { color: #ff8a8f; } }
"""
POLICY = (
    "default-src 'none'; style-src 'sha256-" + base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode() + "'"
)


class ReferencePage(OpenAPIRenderPlugin):
    """Fits Litestar's OpenAPI plugins."""

    def __init__(self, path: str) -> None:
        super().__init__(path=path, media_type=MediaType.HTML)

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002  Litestar names it
        return render(openapi_schema).encode()


def render(document: Document) -> str:
    """The whole page."""
    title = escape(document["info"]["title"])
    groups: dict[str, list[str]] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                operation = methods[method]
                tag = (operation.get("tags") or ["other"])[0]
                groups.setdefault(tag, []).append(_operation(method, path, operation))
    shapes = document.get("components", {}).get("schemas", {})
    links = " ".join(f'<a href="#{escape(tag)}">{escape(tag)}</a>' for tag in (*groups, "shapes"))
    body = "".join(f'<h2 id="{escape(tag)}">{escape(tag)}</h2>{"".join(found)}' for tag, found in groups.items())
    body += '<h2 id="shapes">shapes</h2>' + "".join(_shape(name, shapes[name]) for name in sorted(shapes))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{_STYLE}</style></head><body>'
        f"<h1>{title} {escape(document['info']['version'])}</h1>"
        f"<p>Send <code>Authorization: Bearer TOKEN</code>; with every write an <code>Idempotency-Key</code> (UUID of version "
        f"7): a repeat gets the first answer, another request under it is refused. What is refused is "
        f"<code>application/problem+json</code>. "
        f'This description for programs: <a href="/api/v1/schema">/api/v1/schema</a>.</p><nav>{links}</nav>{body}</body></html>'
    )


def _operation(method: str, path: str, operation: Document) -> str:
    rows = "".join(
        _row(f"{one['name']}", one["in"], _kind(one.get("schema", {})), "needed" if one.get("required") else "")
        for one in operation.get("parameters", ())
        if one["in"] in ("path", "query")
    )
    content = operation.get("requestBody", {}).get("content", {})
    rows += "".join(_row("body", "", _kind(one.get("schema", {})), kind) for kind, one in content.items())
    answers = " · ".join(
        f"<b>{escape(str(status))}</b> {_answer(one)}"
        for status, one in operation.get("responses", {}).items()
        if str(status) < "400"
    )
    table = f"<table>{rows}</table>" if rows else ""
    summary = escape(operation.get("summary", ""))
    return (
        f'<section><h3><b class="{method}">{method.upper()}</b><code>{escape(path)}</code></h3>'
        f"<p>{summary}</p>{table}<p>{answers}</p></section>"
    )


def _answer(response: Document) -> str:
    kinds = [_kind(one.get("schema", {})) for one in response.get("content", {}).values()]
    return kinds[0] if kinds else "nothing"


def _shape(name: str, schema: Document) -> str:
    needed = set(schema.get("required", ()))
    rows = "".join(
        _row(field, "", _kind(one), "needed" if field in needed else "")
        for field, one in schema.get("properties", {}).items()
    )
    told = escape(str(schema.get("description", "")))
    return f'<section id="shape-{escape(name)}"><h3>{escape(name)}</h3><small>{told}</small><table>{rows}</table></section>'


def _row(name: str, place: str, kind: str, mark: str) -> str:
    return f"<tr><th>{escape(name)}</th><td>{escape(place)}</td><td>{kind}</td><td>{escape(mark)}</td></tr>"


def _kind(schema: Document) -> str:
    """A type in a few words; a named shape is a link to it."""
    return " or ".join(dict.fromkeys(_kinds(schema)))


def _kinds(schema: Document) -> Iterator[str]:
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        yield f'<a href="#shape-{name}">{name}</a>'
    elif "oneOf" in schema or "anyOf" in schema:
        for one in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
            yield from _kinds(one)
    elif "enum" in schema:
        yield ", ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    elif schema.get("type") == "array":
        yield f"list of {_kind(schema.get('items', {}))}"
    elif isinstance(schema.get("type"), list):
        yield from (escape(str(one)) for one in schema["type"])
    elif "type" in schema:
        bounds = [f"{word} {schema[key]}" for key, word in _BOUNDS.items() if key in schema]
        yield escape(" ".join((schema["type"], *bounds)))
    else:
        yield "anything"


_BOUNDS = {"minimum": "from", "maximum": "to", "minLength": "from", "maxLength": "to", "pattern": "as"}
