"""The route of one ticket's log as a file (decision 0043). Decides nothing: ``desk.ticket_logs``."""

from litestar import Router, get
from litestar.params import FromPath
from litestar.response import Stream

from assistdesk.core.errors import RefusedError
from relay.api.attachments import QUARANTINE
from relay.api.parts import AnyRequest, PartsDep
from relay.api.people import need_id

MEDIA_TYPE = "application/jsonl"


@get(
    "/tickets/{ticket_id:int}/log",
    summary="The ticket's whole log as a file, one JSON object a line, to be checked with `assistdesk verify`",
    media_type=MEDIA_TYPE,
)
async def get_log(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> Stream:
    caller = await parts.guard.need_caller(request.scope)
    if not parts.limits.exports.take(str(caller.id), parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=3)
    pieces = await parts.ticket_logs.open(caller, need_id(ticket_id))
    headers = {**QUARANTINE, "Content-Disposition": f'attachment; filename="ticket-{ticket_id}.jsonl"'}
    return Stream(pieces, media_type=MEDIA_TYPE, headers=headers)


router = Router("/", route_handlers=[get_log], tags=["tickets"])
