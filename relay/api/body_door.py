"""Who may hand in a body: asked before a byte of it is decoded, so that strangers cost no more than a look at their token.

Every route with a body is for accounts unless it says otherwise by its ``opt``. What the account may do is still the
route's to ask; it finds out then whom this door let in (``Guard.identify``).
"""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from relay.api.front import Scope
from relay.api.parts import Parts

Door = Callable[[Parts, Scope], Awaitable[None]]
DOOR = "body_door"


async def need_account(parts: Parts, scope: Scope) -> None:
    """Raises what ``Guard.identify`` raises."""
    await parts.guard.let_in(scope)


async def need_nobody(parts: Parts, scope: Scope) -> None:
    """The body is from strangers, or by a key that the route itself knows; such bodies are short."""


FROM_ANYBODY = {DOOR: need_nobody}


def watch_bodies(parts: Parts) -> Callable[[ASGIConnection[Any, Any, Any, Any], BaseRouteHandler], Awaitable[None]]:
    """The app's guard: each route's door, where it has a body to be decoded."""

    async def ask(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        if handler.parsed_data_field is not None:
            door: Door = handler.opt.get(DOOR, need_account)
            await door(parts, cast("Scope", connection.scope))

    return ask
