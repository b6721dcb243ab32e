"""The route of the nightly anchors (desk.md section 3). Decides nothing: ``desk.anchors``."""

from litestar import Router, get

from assistdesk.core.desk.anchor_shapes import AnchorList
from relay.api.paging import PageAfter, PageBefore, PageSize, linked
from relay.api.parts import AnyRequest, PartsDep


@get("/anchors", summary="Each night's digest over the logs of all tickets, the newest first; for admins")
async def list_anchors(
    request: AnyRequest, parts: PartsDep, size: PageSize = 50, after: PageAfter = None, before: PageBefore = None
) -> AnchorList:
    caller = await parts.guard.need_caller(request.scope)
    return linked(request, await parts.anchors.list(caller, after, size, before=before))


router = Router("/", route_handlers=[list_anchors], tags=["tickets"])
