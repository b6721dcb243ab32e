"""Query parameters that a route does not know are refused: a misspelt filter would give the whole list as its answer.

Only what the API's description speaks of is asked: pages are opened by links to which mail programs add words of their own,
and a telephone system's address is its own to write (``ANY_QUERY``).
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final
from urllib.parse import parse_qsl

from litestar.handlers import BaseRouteHandler
from litestar.handlers.http_handlers import HTTPRouteHandler
from litestar.params import QueryParameter

from assistdesk.core.errors import RefusedError
from relay.api.parts import AnyRequest

UNKNOWN: Final = "query_unknown"
"""RefusedError: this route has no such query parameter; ``nearest`` is one that it has and that is written much like it."""
ANY_QUERY: Final = {"any_query": True}
NAME_CHARS_MAX: Final = 100
NEAR: Final = 0.6
"""How much alike two names are, of 1."""


def watch_queries() -> Callable[[AnyRequest], None]:
    """For the app's ``before_request``. Raises RefusedError ``query_unknown``."""
    known: dict[BaseRouteHandler, frozenset[str] | None] = {}

    def check(request: AnyRequest) -> None:
        text = request.scope["query_string"]
        if not text:
            return
        route = request.route_handler
        if route not in known:
            known[route] = names_of(route)
        names = known[route]
        if names is None:
            return
        for name, _ in parse_qsl(text.decode("latin-1"), keep_blank_values=True):
            if name not in names:
                nearest = get_close_matches(name[:NAME_CHARS_MAX], sorted(names), 1, NEAR)
                hint = {"nearest": nearest[0]} if nearest else {}
                raise RefusedError(UNKNOWN, field=shown_name(name), code="unknown_field", **hint)

    return check


def names_of(route: BaseRouteHandler) -> frozenset[str] | None:
    """The query parameters that this route knows, as they are written; None: it takes any."""
    if not isinstance(route, HTTPRouteHandler) or not route.resolve_include_in_schema() or "any_query" in route.opt:
        return None
    fields = route.parsed_fn_signature.parameters.items()
    return frozenset(
        field.kwarg_definition.name or name
        for name, field in fields
        if isinstance(field.kwarg_definition, QueryParameter)
    )


def shown_name(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:NAME_CHARS_MAX]
