"""Who may hand in a body: asked before a byte of it is decoded, so that strangers cost no more than a look at their token.

Every route with a body is for accounts unless it says otherwise by its ``opt``. What the account may do is still the
route's to ask; it finds out then whom this door let in (``Guard.identify``).
"""

from collections.abc import Awaitable, Callable
from typing import cast

from relay.api.front import Scope
from relay.api.parts import AnyRequest, Parts

Door = Callable[[Parts, Scope], Awaitable[None]]
DOOR = "body_door"


async def need_account(parts: Parts, scope: Scope) -> None:
    """Raises what ``Guard.identify`` raises."""
    await parts.guard.let_in(scope)


async def need_nobody(parts: Parts, scope: Scope) -> None:
    """The body is from strangers, or by a key that the route itself knows; such bodies are short."""


FROM_ANYBODY = {DOOR: need_nobody}


def watch_bodies(parts: Parts) -> Callable[[AnyRequest], Awaitable[None]]:
    """The app's ``before_request``, which no route may have of its own: each route's door, where it has a body to be decoded.
    No guard: for each of those Litestar copies the route."""

    async def ask(request: AnyRequest) -> None:
        route = request.route_handler
        if route.parsed_data_field is not None:
            door: Door = route.opt.get(DOOR, need_account)
            await door(parts, cast("Scope", request.scope))

    return ask
