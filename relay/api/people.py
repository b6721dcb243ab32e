"""Routes of people: me, the agents, one person, availability (desk.md section 12)."""

from typing import Annotated, Literal

from litestar import Router, get, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from assistdesk.core.desk.shapes import AvailabilityIn, UserAnswer, UserList
from assistdesk.core.errors import RefusedError
from relay.api.bodies import NUMBER_END
from relay.api.parts import AnyRequest, PartsDep, need_writer


@get("/me", summary="Who I am")
async def me(request: AnyRequest, parts: PartsDep) -> UserAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.people.find(caller, caller.id)


@get("/", summary="The agents, or the person an e-mail address belongs to")
async def list_users(
    request: AnyRequest,
    parts: PartsDep,
    role: FromQuery[Literal["agent"] | None] = None,
    email: Annotated[str | None, QueryParameter(max_length=254)] = None,
) -> UserList:
    caller = await parts.guard.need_caller(request.scope)
    if email is not None and role is None:
        return await parts.people.find_email(caller, email)
    return await parts.people.agents(caller)


@get("/{user_id:int}", summary="One person")
async def find_user(request: AnyRequest, parts: PartsDep, user_id: FromPath[int]) -> UserAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.people.find(caller, need_id(user_id))


@put("/{user_id:int}/availability", summary="Online, away or invisible: one's own")
async def set_availability(
    request: AnyRequest, parts: PartsDep, user_id: FromPath[int], data: JSONBody[AvailabilityIn]
) -> UserAnswer:
    caller = await need_writer(request, parts)
    if user_id != caller.id:
        raise RefusedError("forbidden")
    answer = await parts.people.set_availability(caller, data.availability)
    if data.availability == "online":
        await parts.chat_desk.come_online(caller)
    return answer


def need_id(number: int) -> int:
    """A number that can be an id. Raises RefusedError ``not_found``."""
    if not 0 < number < NUMBER_END:
        raise RefusedError("not_found")
    return number


router = Router("/users", route_handlers=[me, list_users, find_user, set_availability], tags=["people"])
