"""The desk's own fields and forms in an agent's application: read, and changed by admins one at a time (desk.md section 9).

The relay alone checks and keeps them; what it accepted is read again. What tickets hold is the conversation's. Refuses to know
sheets and windows.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.macros import choose_text
from assistdesk.core.desk.shapes_forms import FieldIn, FieldOut, FormIn, FormOut
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime.intents import Intent
from assistdesk.runtime.intents_forms import DropField, DropForm, ReadForms, SaveField, SaveForm
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import FormCalls
from assistdesk.runtime.put_back import PutBack, Thing, given_again, numbered
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

OWN_LANGUAGE = "en"


class FormsDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(
        self,
        desk: FormCalls,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        language: str,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._put_back = desk, tasks, put_back
        self._language, self._changed = language, changed
        self._turns = KeptTurns(tasks, toasts, "save_forms", self.load, self._answer, _told)
        self.view = FormsView()
        self._asked: dict[int, dict[int, int]] = {}
        """By deleted field: which forms asked for it, and where in them."""
        self._fields = Thing[FieldOut, FieldIn](
            self._field,
            self._save_field,
            lambda field: given_again(field, FieldIn),
            lambda field: self._words(field.label) or field.key,
            self._turns.again,
            self._drop_field,
            self._remake_field,
        )
        self._forms = Thing[FormOut, FormIn](
            self._form,
            self._save_form,
            lambda form: given_again(form, FormIn),
            lambda form: self._words(form.title),
            self._turns.again,
            desk.drop_form,
        )

    def label(self, key: str) -> str:
        """A field in words; its key where nothing is known of it."""
        found = next((field.label for field in self.view.fields if field.key == key), {})
        return self._words(found) or key

    def _words(self, texts: dict[str, str]) -> str:
        return choose_text(texts, self._language, OWN_LANGUAGE) or ""

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        keep = self._put_back
        match intent:
            case ReadForms():
                self._tasks.spawn(self.load(), "read_forms")
            case SaveField(sheet, field_id, field):
                self._turns.begin(sheet, lambda: keep.save(self._fields, field_id, field))
            case SaveForm(sheet, form_id, form):
                self._turns.begin(sheet, lambda: keep.save(self._forms, form_id, form))
            case DropField(field_id):
                self._turns.begin(0, lambda: keep.drop(self._fields, field_id))
            case DropForm(form_id):
                self._turns.begin(0, lambda: keep.drop(self._forms, form_id))
            case _:
                return False
        return True

    # --- one of them --------------------------------------------------------------------------------------------------

    async def _field(self, field_id: int) -> FieldOut | None:
        return numbered((await self._desk.get_forms()).fields, field_id)

    async def _form(self, form_id: int) -> FormOut | None:
        return numbered((await self._desk.get_forms()).forms, form_id)

    async def _save_field(self, field_id: int | None, field: FieldIn) -> FieldOut:
        return (await self._desk.save_field(field_id, field)).field

    async def _save_form(self, form_id: int | None, form: FormIn) -> FormOut:
        return (await self._desk.save_form(form_id, form)).form

    async def _drop_field(self, field_id: int) -> None:
        forms = (await self._desk.get_forms()).forms
        await self._desk.drop_field(field_id)
        self._asked[field_id] = {one.id: one.field_ids.index(field_id) for one in forms if field_id in one.field_ids}

    async def _remake_field(self, before: FieldOut) -> None:
        """With its key, under a new number: the forms that asked for it ask again, in its place."""
        field = await self._save_field(None, given_again(before, FieldIn))
        places = self._asked.pop(before.id, {})
        for form in (await self._desk.get_forms()).forms:
            if form.id in places:
                place = places[form.id]
                ids = (*form.field_ids[:place], field.id, *form.field_ids[place:])
                await self._save_form(form.id, given_again(form, FormIn, field_ids=ids))

    def _answer(self, sheet: int, refused: Cause | None) -> None:
        self.view = replace(self.view, answered=sheet, refused=refused)
        self._changed()

    async def load(self) -> None:
        """What cannot be read now stays as it was; it is read again when it is needed."""
        try:
            answer = await self._desk.get_forms()
        except AssistDeskError:
            return
        self.view = replace(self.view, forms=answer.forms, fields=answer.fields, was_read=True)
        self._changed()


def _told(error: AssistDeskError) -> Cause:
    """A key that is taken, or was given to another kind, has a sentence of its own."""
    code = error.fields.get("code")
    is_of_key = isinstance(error, RefusedError) and code in ("taken", "fixed")
    return Cause(f"field_{code}" if is_of_key else error.rule)
