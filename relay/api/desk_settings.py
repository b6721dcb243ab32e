"""Routes of the desk's own settings (desk.md sections 0, 2, 7, 8). Decides nothing: ``desk.desk_settings``."""

from litestar import Response, Router, get, put
from litestar.params import JSONBody

from assistdesk.core.desk.settings_shapes import DeskSettingsAnswer, DeskSettingsPut
from relay.api.parts import AnyRequest, PartsDep, marked, need_writer


@get(
    "/desk_settings",
    summary="Who sees which tickets, when solved ones are closed, whose chats go first, how long a call rings; for admins",
)
async def get_settings(request: AnyRequest, parts: PartsDep) -> DeskSettingsAnswer:
    return await parts.desk_settings.show(await parts.guard.need_caller(request.scope))


@put("/desk_settings", summary="Change what is set of them; for admins")
async def put_settings(
    request: AnyRequest, parts: PartsDep, data: JSONBody[DeskSettingsPut]
) -> Response[DeskSettingsAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.desk_settings.put(caller, data.desk_settings, mark))


router = Router("/", route_handlers=[get_settings, put_settings], tags=["rules"])
"""Beside the rules: what holds for all tickets."""
