"""Routes of a desk's own fields and its forms (desk.md sections 9, 12)."""

from typing import Annotated

from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from assistdesk.core.desk.shapes_forms import FieldAnswer, FieldList, FieldPut, FormAnswer, FormList, FormPut
from assistdesk.core.desk.shapes_rules import OrderPut
from relay.api.bodies import NUMBER_END
from relay.api.parts import AnyRequest, PartsDep, answer_of, need_key
from relay.api.people import need_id

Version = Annotated[int | None, QueryParameter(ge=1, lt=NUMBER_END)]


@get("/fields", summary="Fields of the desk's own")
async def list_fields(request: AnyRequest, parts: PartsDep) -> FieldList:
    return await parts.forms.fields(await parts.guard.need_caller(request.scope))


@get("/fields/{field_id:int}", summary="One field, now or as a version of the past")
async def get_field(
    request: AnyRequest, parts: PartsDep, field_id: FromPath[int], version: Version = None
) -> FieldAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.forms.field(caller, need_id(field_id), version)


@post("/fields", summary="Make a field")
async def create_field(request: AnyRequest, parts: PartsDep, data: JSONBody[FieldPut]) -> Response[FieldAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.forms.put_field(caller, data.field, need_key(request.scope))
    return answer_of(answered, 201, f"fields/{answered.value.field.id}")


@put("/fields/reorder", summary="Show the fields in this order")
async def order_fields(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> FormList:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.forms.order_fields(caller, data.ids, need_key(request.scope))


@put("/fields/{field_id:int}", summary="Edit a field: a new version; its key and kind stay")
async def change_field(
    request: AnyRequest, parts: PartsDep, field_id: FromPath[int], data: JSONBody[FieldPut]
) -> Response[FieldAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.forms.put_field(caller, data.field, need_key(request.scope), need_id(field_id))
    return answer_of(answered)


@delete("/fields/{field_id:int}", status_code=204, summary="Remove a field; tickets keep what they have")
async def drop_field(request: AnyRequest, parts: PartsDep, field_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.forms.drop_field(caller, need_id(field_id), need_key(request.scope))


@get("/forms", summary="Forms, with all fields")
async def list_forms(request: AnyRequest, parts: PartsDep) -> FormList:
    return await parts.forms.forms(await parts.guard.need_caller(request.scope))


@get("/forms/{form_id:int}", summary="One form, now or as a version of the past")
async def get_form(request: AnyRequest, parts: PartsDep, form_id: FromPath[int], version: Version = None) -> FormAnswer:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.forms.form(caller, need_id(form_id), version)


@post("/forms", summary="Make a form")
async def create_form(request: AnyRequest, parts: PartsDep, data: JSONBody[FormPut]) -> Response[FormAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.forms.put_form(caller, data.form, need_key(request.scope))
    return answer_of(answered, 201, f"forms/{answered.value.form.id}")


@put("/forms/reorder", summary="Offer the forms in this order")
async def order_forms(request: AnyRequest, parts: PartsDep, data: JSONBody[OrderPut]) -> FormList:
    caller = await parts.guard.need_caller(request.scope)
    return await parts.forms.order_forms(caller, data.ids, need_key(request.scope))


@put("/forms/{form_id:int}", summary="Edit a form: a new version, from now on")
async def change_form(
    request: AnyRequest, parts: PartsDep, form_id: FromPath[int], data: JSONBody[FormPut]
) -> Response[FormAnswer]:
    caller = await parts.guard.need_caller(request.scope)
    answered = await parts.forms.put_form(caller, data.form, need_key(request.scope), need_id(form_id))
    return answer_of(answered)


@delete("/forms/{form_id:int}", status_code=204, summary="Remove a form; tickets keep their values")
async def drop_form(request: AnyRequest, parts: PartsDep, form_id: FromPath[int]) -> None:
    caller = await parts.guard.need_caller(request.scope)
    await parts.forms.drop_form(caller, need_id(form_id), need_key(request.scope))


router = Router(
    "/",
    route_handlers=[
        list_fields,
        get_field,
        create_field,
        order_fields,
        change_field,
        drop_field,
        list_forms,
        get_form,
        create_form,
        order_forms,
        change_form,
        drop_form,
    ],
    tags=["forms"],
)
