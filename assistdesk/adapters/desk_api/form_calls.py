"""The relay's routes of fields and forms (desk.md sections 9, 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what a form asks for.
"""

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import shapes_forms


class FormCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_forms(self) -> shapes_forms.FormList:
        return await self._signed("GET", "/forms", shapes_forms.FormList)

    async def save_field(self, field_id: int | None, field: shapes_forms.FieldIn) -> shapes_forms.FieldAnswer:
        given = shapes_forms.FieldPut(field=field)
        return await self._saved("/fields", field_id, shapes_forms.FieldAnswer, given)

    async def drop_field(self, field_id: int) -> None:
        await self._with_access("DELETE", f"/fields/{field_id}", b"")

    async def save_form(self, form_id: int | None, form: shapes_forms.FormIn) -> shapes_forms.FormAnswer:
        given = shapes_forms.FormPut(form=form)
        return await self._saved("/forms", form_id, shapes_forms.FormAnswer, given)

    async def drop_form(self, form_id: int) -> None:
        await self._with_access("DELETE", f"/forms/{form_id}", b"")
