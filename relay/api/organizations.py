"""Routes of organisations (desk.md section 12). Decides nothing: ``desk.organizations``."""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.shapes_organizations import (
    LetGoIn,
    OrganizationAnswer,
    OrganizationList,
    OrganizationPost,
    OrganizationPut,
    OutsideList,
    TakenIn,
)
from relay.api.paging import BESIDE_ORGANIZATIONS, Include, PageAfter, PageBefore, PageSize, linked, read_include
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import Word, need_id
from relay.store.work import Answered


@get(
    "/",
    summary="Organisations by number, all or those whose name holds some words; or the one of a name or an external id",
)
async def list_organizations(
    request: AnyRequest,
    parts: PartsDep,
    name: Word = None,
    external_id: Word = None,
    text: Annotated[str | None, QueryParameter(name="query", min_length=1, max_length=200)] = None,
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> OrganizationList:
    caller = await parts.guard.need_caller(request.scope)
    beside = read_include(include, BESIDE_ORGANIZATIONS)
    if name is None and external_id is None:
        page = await parts.organizations.list(caller, after, size, text or "", before=before, include=beside)
        return linked(request, page)
    return await parts.organizations.named(caller, name=name, external_id=external_id)


@get("/{org_id:int}", summary="One organisation")
async def get_organization(request: AnyRequest, parts: PartsDep, org_id: FromPath[int]) -> OrganizationAnswer:
    return await parts.organizations.find(await parts.guard.need_caller(request.scope), need_id(org_id))


@post("/", summary="Make an organisation; for admins")
async def make_organization(
    request: AnyRequest, parts: PartsDep, data: JSONBody[OrganizationPost]
) -> Response[OrganizationAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return _answer(await parts.organizations.make(caller, data.organization, need_key(request.scope)))


@post(
    "/create_or_update",
    status_code=200,
    summary="Change the organisation of this external id, else of this name, or make it (201); for admins",
)
async def make_or_change_organization(
    request: AnyRequest, parts: PartsDep, data: JSONBody[OrganizationPost]
) -> Response[OrganizationAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return _answer(await parts.organizations.make_or_change(caller, data.organization, need_key(request.scope)))


@put("/{org_id:int}", summary="Change an organisation; for admins")
async def change_organization(
    request: AnyRequest, parts: PartsDep, org_id: FromPath[int], data: JSONBody[OrganizationPut]
) -> Response[OrganizationAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    key = need_key(request.scope)
    return answer_of(await parts.organizations.change(caller, need_id(org_id), data.organization, key))


@delete(
    "/{org_id:int}", status_code=204, summary="Delete an organisation that has neither people nor tickets; for admins"
)
async def drop_organization(request: AnyRequest, parts: PartsDep, org_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.organizations.drop(caller, need_id(org_id), need_key(request.scope))


@get("/{org_id:int}/outside", summary="Customers of no organisation with an address in one of its domains; for admins")
async def list_outside(request: AnyRequest, parts: PartsDep, org_id: FromPath[int]) -> OutsideList:
    return await parts.organizations.outside(await parts.guard.need_caller(request.scope), need_id(org_id))


@post(
    "/{org_id:int}/take_in",
    status_code=200,
    summary="Put those outside into it, 500 at once; their tickets stay as they are; for admins",
)
async def take_in(request: AnyRequest, parts: PartsDep, org_id: FromPath[int]) -> Response[TakenIn]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.organizations.take_in(caller, need_id(org_id), need_key(request.scope)))


@post(
    "/{org_id:int}/let_go",
    status_code=200,
    summary="Take out those of these people who are in it by their address alone; for admins",
)
async def let_go(
    request: AnyRequest, parts: PartsDep, org_id: FromPath[int], data: JSONBody[LetGoIn]
) -> Response[TakenIn]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.organizations.let_go(caller, need_id(org_id), data, need_key(request.scope)))


def _answer(answered: Answered[OrganizationAnswer]) -> Response[OrganizationAnswer]:
    if not answered.value.created:
        return answer_of(answered)
    return answer_of(answered, 201, f"organizations/{answered.value.organization.id}")


router = Router(
    "/organizations",
    route_handlers=[
        list_organizations,
        get_organization,
        make_organization,
        make_or_change_organization,
        change_organization,
        drop_organization,
        list_outside,
        take_in,
        let_go,
    ],
    tags=["people"],
)
