"""The Litestar app: every route under ``/api/v1``, OpenAPI, one exception handler, strict bodies."""

from collections.abc import Awaitable, Callable

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from assistdesk.core.wire.control import API_PREFIX
from relay.api import (
    anchors,
    attachments,
    auth,
    calls,
    chats,
    context_card,
    desk_settings,
    forms,
    groups,
    letters,
    macros,
    measures,
    merging,
    ops,
    organizations,
    pages,
    participants,
    people,
    reading,
    rooms,
    rules,
    statuses,
    ticket_logs,
    tickets,
    time_entries,
    triggers,
    wrap_ups,
)
from relay.api.bodies import StrictRequest
from relay.api.body_door import watch_bodies
from relay.api.description import Description
from relay.api.front import REPORT_BYTES_MAX
from relay.api.known_queries import watch_queries
from relay.api.parts import AnyRequest, Parts
from relay.api.problems import answer_error
from relay.api.reference import ReferencePage

ROUTERS = (
    auth.router,
    people.router,
    organizations.router,
    tickets.router,
    attachments.router,
    merging.router,
    participants.router,
    time_entries.router,
    reading.router,
    groups.router,
    rules.router,
    macros.router,
    triggers.router,
    forms.router,
    statuses.router,
    context_card.router,
    desk_settings.router,
    anchors.router,
    ticket_logs.router,
    measures.router,
    chats.router,
    calls.router,
    wrap_ups.router,
    letters.router,
    rooms.router,
    pages.router,
    ops.router,
)


class _Whole(Router):
    """The routers of the interface under their prefix, made for one app: Litestar, which copies what it is given since others
    may use it too, need not copy all routes a second time."""

    def __deepcopy__(self, _memo: object) -> "_Whole":
        return self


def _watch(parts: Parts) -> Callable[[AnyRequest], Awaitable[None]]:
    watch, check = watch_bodies(parts), watch_queries()

    async def ask(request: AnyRequest) -> None:
        await watch(request)
        check(request)

    return ask


def build_api(parts: Parts, *, version: str) -> Litestar:
    """The app over one relay's use cases."""

    def provide_parts() -> Parts:
        return parts

    return Litestar(
        route_handlers=[
            _Whole(API_PREFIX, route_handlers=list(ROUTERS)),
            pages.join_page,
            reading.read_page,
            reading.answer_page,
            reading.solve_by_page,
            reading.page_file,
        ],
        dependencies={"parts": Provide(provide_parts, sync_to_thread=False)},
        before_request=_watch(parts),
        exception_handlers={Exception: answer_error},
        request_class=StrictRequest,
        request_max_body_size=REPORT_BYTES_MAX,
        openapi_config=OpenAPIConfig(
            title="AssistDesk relay",
            version=version,
            path=f"{API_PREFIX}/schema",
            render_plugins=[Description(path=["/", "/openapi.json"]), ReferencePage("/page")],
            components=Components(
                security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer", bearer_format="opaque")}
            ),
            security=[{"bearer": []}],
        ),
        debug=False,
        logging_config=None,
        state=State(),
    )
