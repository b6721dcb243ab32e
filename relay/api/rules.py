"""Routes of what an agent or admin sets up: hours, SLA policies, saved views; one change of many (desk.md 5, 9, 12)."""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.shapes_pages import NAMED
from assistdesk.core.desk.shapes_rules import (
    BulkPut,
    ClocksAnswer,
    JobAnswer,
    OrderPut,
    PolicyAnswer,
    PolicyList,
    PolicyPut,
    PolicyTest,
    PreviewIn,
    ScheduleAnswer,
    ScheduleList,
    SchedulePut,
    ScheduleTest,
    ViewAnswer,
    ViewPut,
)
from assistdesk.core.desk.views import parse_sort
from relay.api.bodies import NUMBER_END
from relay.api.measures import DAY_MS, DAYS, Moment, read_moment
from relay.api.paging import BESIDE_TICKETS, Include, PageAfter, PageBefore, PageSize, linked, read_include
from relay.api.parts import AnyRequest, Parts, PartsDep, TicketId, answer_of, need_key
from relay.api.people import need_id
from relay.api.tickets import read_ids
from relay.desk.rules import Other


@get("/tickets/{ticket_id:int}/clocks", summary="The SLA clocks of a ticket, each explained stretch by stretch")
async def get_clocks(
    request: AnyRequest,
    parts: PartsDep,
    ticket_id: FromPath[int],
    pause_on_hold: Annotated[bool, QueryParameter(description="What if nothing counted while on hold?")] = False,
    schedule_id: Annotated[
        int | None, QueryParameter(ge=1, lt=NUMBER_END, description="What if all counted in these hours?")
    ] = None,
) -> ClocksAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.rules.clocks(
        caller, need_id(ticket_id), parts.now_ms(), Other(pause_on_hold=pause_on_hold, schedule_id=schedule_id)
    )


# --- business hours -----------------------------------------------------------------------------------------------


@get("/schedules", summary="Business hours, as they are now")
async def list_schedules(request: AnyRequest, parts: PartsDep) -> ScheduleList:
    return await parts.rules.schedules(await parts.guard.need_caller(request.scope))


@get("/schedules/{schedule_id:int}", summary="One schedule, now or as a version of the past")
async def get_schedule(
    request: AnyRequest,
    parts: PartsDep,
    schedule_id: FromPath[int],
    version: Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)] = None,
) -> ScheduleAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.rules.schedule(caller, need_id(schedule_id), version)


@post("/schedules", summary="Make business hours")
async def create_schedule(
    request: AnyRequest, parts: PartsDep, data: JSONBody[SchedulePut]
) -> Response[ScheduleAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.rules.put_schedule(caller, data.schedule, need_key(request.scope))
    return answer_of(answered, 201, f"schedules/{answered.value.schedule.id}")


@post("/schedules/test", status_code=200, summary="What hours that are not saved would say from one moment to another")
async def try_hours(
    request: AnyRequest, parts: PartsDep, data: JSONBody[SchedulePut], from_at: Moment = None, to_at: Moment = None
) -> ScheduleTest:
    caller = await parts.guard.need_caller(request.scope)
    return parts.rules.try_schedule(caller, data.schedule, _span_ms(parts, from_at, to_at))


@post("/schedules/{schedule_id:int}/test", status_code=200, summary="What hours say from one moment to another")
async def say_hours(
    request: AnyRequest, parts: PartsDep, schedule_id: FromPath[int], from_at: Moment = None, to_at: Moment = None
) -> ScheduleTest:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.rules.test_schedule(caller, need_id(schedule_id), _span_ms(parts, from_at, to_at))


def _span_ms(parts: Parts, from_at: str | None, to_at: str | None) -> tuple[int, int]:
    """From now on, and for a week, where nothing else is said. Raises InvalidError."""
    from_ms = parts.now_ms() if from_at is None else read_moment("from_at", from_at)
    return from_ms, from_ms + DAYS * DAY_MS if to_at is None else read_moment("to_at", to_at)


@put("/schedules/{schedule_id:int}", summary="Edit business hours: a new version, from now on")
async def change_schedule(
    request: AnyRequest, parts: PartsDep, schedule_id: FromPath[int], data: JSONBody[SchedulePut]
) -> Response[ScheduleAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.rules.put_schedule(caller, data.schedule, need_key(request.scope), need_id(schedule_id))
    return answer_of(answered)


@delete("/schedules/{schedule_id:int}", status_code=204, summary="Delete business hours that nothing has; for admins")
async def drop_schedule(request: AnyRequest, parts: PartsDep, schedule_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.rules.drop_schedule(caller, need_id(schedule_id), need_key(request.scope))


# --- SLA policies -------------------------------------------------------------------------------------------------


@get("/sla_policies", summary="SLA policies in the order in which they are tried")
async def list_policies(request: AnyRequest, parts: PartsDep) -> PolicyList:
    return await parts.rules.policies(await parts.guard.need_caller(request.scope))


@get("/sla_policies/{policy_id:int}", summary="One SLA policy")
async def get_policy(request: AnyRequest, parts: PartsDep, policy_id: FromPath[int]) -> PolicyAnswer:
    return await parts.rules.policy(await parts.guard.need_caller(request.scope), need_id(policy_id))


@post("/sla_policies", summary="Make an SLA policy; it is tried last")
async def create_policy(request: AnyRequest, parts: PartsDep, data: JSONBody[PolicyPut]) -> Response[PolicyAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.rules.put_policy(caller, data.sla_policy, need_key(request.scope))
    return answer_of(answered, 201, f"sla_policies/{answered.value.sla_policy.id}")


@put("/sla_policies/reorder", summary="Try the policies in this order")
async def order_policies(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> PolicyList:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.rules.order_policies(caller, data.ids, need_key(request.scope))


@post("/sla_policies/{policy_id:int}/test", status_code=200, summary="What a policy would promise a ticket")
async def test_policy(request: AnyRequest, parts: PartsDep, policy_id: FromPath[int], ticket: TicketId) -> PolicyTest:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.rules.test_policy(caller, need_id(policy_id), need_id(ticket))


@put("/sla_policies/{policy_id:int}", summary="Edit an SLA policy; tickets follow at their next update")
async def change_policy(
    request: AnyRequest, parts: PartsDep, policy_id: FromPath[int], data: JSONBody[PolicyPut]
) -> Response[PolicyAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.rules.put_policy(caller, data.sla_policy, need_key(request.scope), need_id(policy_id))
    return answer_of(answered)


@delete("/sla_policies/{policy_id:int}", status_code=204, summary="Remove an SLA policy")
async def drop_policy(request: AnyRequest, parts: PartsDep, policy_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.rules.drop_policy(caller, need_id(policy_id), need_key(request.scope))


# --- saved views --------------------------------------------------------------------------------------------------


@post("/views", summary="Save a view, own or shared, from conditions or from a search by operators")
async def create_view(request: AnyRequest, parts: PartsDep, data: JSONBody[ViewPut]) -> Response[ViewAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.view_edits.make(caller, data.view, need_key(request.scope))
    return answer_of(answered, 201, f"views/{answered.value.view.id}")


@post("/views/preview", status_code=200, summary="The list that such a view would be")
async def preview_view(
    request: AnyRequest,
    parts: PartsDep,
    data: JSONBody[PreviewIn],
    size: PageSize = 50,
    after: PageAfter = None,
    before: PageBefore = None,
    include: Include = None,
) -> TicketPage:
    caller = await parts.guard.need_caller(request.scope)
    page = await parts.views.preview(
        caller,
        data.conditions,
        sort=parse_sort(data.sort),
        group_by=data.group_by,
        after=after,
        before=before,
        limit=size,
        include=read_include(include, BESIDE_TICKETS, NAMED),
    )
    return linked(request, page)


@get("/views/{view_id:int}", summary="A saved view with its conditions")
async def get_view(request: AnyRequest, parts: PartsDep, view_id: FromPath[int]) -> ViewAnswer:
    return await parts.view_edits.get(await parts.guard.need_caller(request.scope), need_id(view_id))


@put("/views/{view_id:int}", summary="Change a saved view")
async def change_view(
    request: AnyRequest, parts: PartsDep, view_id: FromPath[int], data: JSONBody[ViewPut]
) -> Response[ViewAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.view_edits.change(caller, need_id(view_id), data.view, need_key(request.scope))
    return answer_of(answered)


@delete("/views/{view_id:int}", status_code=204, summary="Remove a saved view")
async def drop_view(request: AnyRequest, parts: PartsDep, view_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.view_edits.drop(caller, need_id(view_id), need_key(request.scope))


# --- one change of many tickets -----------------------------------------------------------------------------------


@put("/tickets/update_many", status_code=202, summary="Change many tickets: a job with one update for each")
async def update_many(
    request: AnyRequest,
    parts: PartsDep,
    ids: Annotated[str, QueryParameter(max_length=2000)],
    data: JSONBody[BulkPut],
) -> Response[JobAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.bulk.start(caller, read_ids(ids), data.ticket, need_key(request.scope))
    return answer_of(answered, 202)


@get("/jobs/{job_id:str}", summary="How far a job of mine is, and what each ticket came to")
async def get_job(request: AnyRequest, parts: PartsDep, job_id: FromPath[str]) -> JobAnswer:
    return await parts.bulk.status(await parts.guard.need_caller(request.scope), job_id)


@post("/jobs/{job_id:str}/undo", status_code=202, summary="Give back what a job changed, where nobody changed it since")
async def undo_job(request: AnyRequest, parts: PartsDep, job_id: FromPath[str]) -> Response[JobAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.bulk.undo(caller, job_id, need_key(request.scope))
    return answer_of(answered, 202)


@post("/jobs/{job_id:str}/stop", status_code=200, summary="Leave what a job has not done yet as it is")
async def stop_job(request: AnyRequest, parts: PartsDep, job_id: FromPath[str]) -> Response[JobAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    return answer_of(await parts.bulk.stop(caller, job_id, need_key(request.scope)))


router = Router(
    "/",
    route_handlers=[
        get_clocks,
        list_schedules,
        get_schedule,
        create_schedule,
        try_hours,
        say_hours,
        change_schedule,
        drop_schedule,
        list_policies,
        get_policy,
        create_policy,
        order_policies,
        test_policy,
        change_policy,
        drop_policy,
        create_view,
        preview_view,
        get_view,
        change_view,
        drop_view,
        update_many,
        get_job,
        undo_job,
        stop_job,
    ],
    tags=["rules"],
)
