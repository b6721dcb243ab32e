"""Routes of people: me, the agents, customers, one person, availability (desk.md section 12)."""

from typing import Annotated, Literal

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import UNSET

from assistdesk.core.desk.model import UserRole
from assistdesk.core.desk.shapes import UserAnswer, UserList
from assistdesk.core.desk.shapes_organizations import PersonAnswer, PersonNewPost, PersonPost, PersonPut
from assistdesk.core.desk.shapes_people import AvailabilityIn
from assistdesk.core.errors import RefusedError
from relay.api.bodies import NUMBER_END
from relay.api.paging import BESIDE_PEOPLE, Include, PageAfter, PageBefore, PageSize, linked, read_include
from relay.api.parts import AnyRequest, PartsDep, answer_of, marked, need_key, need_writer
from relay.desk.people import ASSIGNABLE
from relay.store.work import Answered

Word = Annotated[str | None, QueryParameter(min_length=1, max_length=200)]
"""A name or an external id, whole."""


@get("/me", summary="Who I am")
async def me(request: AnyRequest, parts: PartsDep) -> PersonAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.people.find(caller, caller.id)


@get(
    "/",
    summary="Agents and admins, or those of a role, by number; or the person of an e-mail address or external id",
)
async def list_users(
    request: AnyRequest,
    parts: PartsDep,
    role: FromQuery[Literal["agent", "expert", "admin", "customer"] | None] = None,
    email: Annotated[str | None, QueryParameter(max_length=254)] = None,
    external_id: Word = None,
    org_id: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> UserList:
    caller = await parts.guard.need_caller(request.scope)
    beside = read_include(include, BESIDE_PEOPLE)
    if email is not None and role is None:
        return await parts.people.find_email(caller, email)
    if external_id is not None and role is None:
        return await parts.people.find_external(caller, external_id)
    roles: tuple[UserRole, ...] = ASSIGNABLE
    if org_id is not None or role == "customer":
        roles = ("customer",)
    elif role in ("expert", "admin"):
        roles = (role,)
    page = await parts.people.page(caller, roles, org_id, after, size, before=before, include=beside)
    return linked(request, page)


@get("/{user_id:int}", summary="One person")
async def find_user(request: AnyRequest, parts: PartsDep, user_id: FromPath[int]) -> PersonAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.people.find(caller, need_id(user_id))


@post(
    "/",
    summary="Make a customer; with a role, for admins, an account of whoever helps: its first secrets are shown once",
)
async def make_user(request: AnyRequest, parts: PartsDep, data: JSONBody[PersonNewPost]) -> Response[PersonAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    if data.user.role is not UNSET:
        return _answer(await parts.invitations.make(caller, data.user, need_key(request.scope)))
    return _answer(await parts.people.make(caller, data.user, need_key(request.scope)))


@post(
    "/create_or_update",
    status_code=200,
    summary="Change the person of this external id, else of one of these e-mail addresses, or make a customer (201)",
)
async def make_or_change_user(
    request: AnyRequest, parts: PartsDep, data: JSONBody[PersonPost]
) -> Response[PersonAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return _answer(await parts.people.make_or_change(caller, data.user, need_key(request.scope)))


@put("/{user_id:int}", summary="Change a customer, or oneself; whoever else helps is changed by admins")
async def change_user(
    request: AnyRequest, parts: PartsDep, user_id: FromPath[int], data: JSONBody[PersonPut]
) -> Response[PersonAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.people.change(caller, need_id(user_id), data.user, need_key(request.scope)))


@delete(
    "/{user_id:int}",
    status_code=200,
    summary="Erase a customer for good; suspend whoever helps, who must have nothing in hand. For admins",
)
async def delete_user(request: AnyRequest, parts: PartsDep, user_id: FromPath[int]) -> Response[PersonAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.erasing.delete(caller, need_id(user_id), need_key(request.scope)))


def _answer(answered: Answered[PersonAnswer]) -> Response[PersonAnswer]:
    if not answered.value.created:
        return answer_of(answered)
    return answer_of(answered, 201, f"users/{answered.value.user.id}")


@put("/{user_id:int}/availability", summary="Online, away or invisible: one's own, for admins anybody's who helps")
async def set_availability(
    request: AnyRequest, parts: PartsDep, user_id: FromPath[int], data: JSONBody[AvailabilityIn]
) -> Response[UserAnswer]:
    caller, mark = await need_writer(request, parts)
    answer = await parts.people.set_availability(caller, need_id(user_id), data.availability, mark)
    if data.availability == "online" and answer.user.role != "expert" and not mark.was_done:
        await parts.chat_desk.come_online(user_id)
    return marked(mark, answer)


def need_id(number: int) -> int:
    """A number that can be an id. Raises RefusedError ``not_found``."""
    if not 0 < number < NUMBER_END:
        raise RefusedError("not_found")
    return number


router = Router(
    "/users",
    route_handlers=[
        me,
        list_users,
        find_user,
        make_user,
        make_or_change_user,
        change_user,
        delete_user,
        set_availability,
    ],
    tags=["people"],
)
