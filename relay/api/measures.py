"""Routes of measures (desk.md section 6): JSON with definitions and n, or CSV. Decides nothing: ``desk.measures``."""

from typing import Annotated, Literal

from litestar import Response, Router, get
from litestar.params import FromPath, QueryParameter

from assistdesk.core.desk.measure_shapes import MeasuresOut, TicketMetricsAnswer, csv_of
from assistdesk.core.desk.times import INSTANT_CHARS_MAX, INSTANT_WORDS, from_rfc3339
from assistdesk.core.wire.control import FieldError
from relay.api.parts import AnyRequest, PartsDep
from relay.api.people import need_id
from relay.api.problems import InvalidError

DAY_MS = 86_400_000
DAYS = 7
Moment = Annotated[
    str | None,
    QueryParameter(
        max_length=INSTANT_CHARS_MAX,
        description=f"{INSTANT_WORDS} A plus is written %2B.",
        schema_extra={"format": "date-time"},
    ),
]


@get("/measures", summary="Figures of a period, each with its n and its definition; as JSON or CSV")
async def get_measures(
    request: AnyRequest,
    parts: PartsDep,
    from_at: Moment = None,
    to_at: Moment = None,
    zone: Annotated[str, QueryParameter(max_length=64)] = "UTC",
    style: Annotated[Literal["json", "csv"], QueryParameter(name="format")] = "json",
) -> MeasuresOut | Response[str]:
    caller = await parts.guard.need_caller(request.scope)
    to_ms = parts.now_ms() if to_at is None else read_moment("to_at", to_at)
    from_ms = to_ms - DAYS * DAY_MS if from_at is None else read_moment("from_at", from_at)
    found = await parts.measures.of(caller, (from_ms, to_ms), zone)
    if style == "json":
        return found
    headers = {"content-disposition": 'attachment; filename="measures.csv"'}
    return Response(csv_of(found), media_type="text/csv", headers=headers)


@get("/tickets/{ticket_id:int}/metrics", summary="One ticket's measures from its log alone, as they stand now")
async def get_metrics(request: AnyRequest, parts: PartsDep, ticket_id: FromPath[int]) -> TicketMetricsAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.measures.of_ticket(caller, need_id(ticket_id))


def read_moment(name: str, text: str) -> int:
    """Raises InvalidError."""
    try:
        return from_rfc3339(text)
    except ValueError as error:
        raise InvalidError(FieldError(field=name, code="bad_format")) from error


router = Router("/", route_handlers=[get_measures, get_metrics], tags=["measures"])
