"""Routes of groups (desk.md section 12). Decides nothing: ``desk.groups``."""

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.shapes_people import (
    GroupAnswer,
    GroupList,
    GroupPost,
    GroupPut,
    MembershipList,
    MembershipPut,
)
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id


@get("/groups", summary="All groups with their members")
async def list_groups(request: AnyRequest, parts: PartsDep) -> GroupList:
    return await parts.groups.list(await parts.guard.need_caller(request.scope))


@get("/groups/{group_id:int}", summary="One group with its members")
async def get_group(request: AnyRequest, parts: PartsDep, group_id: FromPath[int]) -> GroupAnswer:
    return await parts.groups.find(await parts.guard.need_caller(request.scope), need_id(group_id))


@post("/groups", summary="Make a group; for admins")
async def make_group(request: AnyRequest, parts: PartsDep, data: JSONBody[GroupPost]) -> Response[GroupAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.groups.make(caller, data.group, need_key(request.scope)), 201)


@put("/groups/{group_id:int}", summary="Change a group, its members too; for admins")
async def change_group(
    request: AnyRequest, parts: PartsDep, group_id: FromPath[int], data: JSONBody[GroupPut]
) -> Response[GroupAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.groups.change(caller, need_id(group_id), data.group, need_key(request.scope)))


@delete("/groups/{group_id:int}", status_code=204, summary="Delete a group that nothing hangs on; for admins")
async def drop_group(request: AnyRequest, parts: PartsDep, group_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.groups.drop(caller, need_id(group_id), need_key(request.scope))


@get("/groups/{group_id:int}/memberships", summary="Who sits in a group, and who leads it")
async def list_memberships(request: AnyRequest, parts: PartsDep, group_id: FromPath[int]) -> MembershipList:
    return await parts.groups.memberships(await parts.guard.need_caller(request.scope), need_id(group_id))


@put("/groups/{group_id:int}/memberships/{user_id:int}", summary="Seat somebody in a group, as lead or not; for admins")
async def seat_member(
    request: AnyRequest, parts: PartsDep, group_id: FromPath[int], user_id: FromPath[int], data: JSONBody[MembershipPut]
) -> Response[GroupAnswer]:
    caller, key = await parts.guard.need_caller(request.scope), need_key(request.scope)
    return answer_of(
        await parts.groups.seat(caller, need_id(group_id), need_id(user_id), key, lead=data.membership.lead)
    )


@delete("/groups/{group_id:int}/memberships/{user_id:int}", status_code=204, summary="Take somebody out; for admins")
async def unseat_member(request: AnyRequest, parts: PartsDep, group_id: FromPath[int], user_id: FromPath[int]) -> None:
    caller, key = await parts.guard.need_caller(request.scope), need_key(request.scope)
    await parts.groups.seat(caller, need_id(group_id), need_id(user_id), key, lead=None)


router = Router(
    "/",
    route_handlers=[
        list_groups,
        get_group,
        make_group,
        change_group,
        drop_group,
        list_memberships,
        seat_member,
        unseat_member,
    ],
    tags=["people"],
)
