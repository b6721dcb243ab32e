"""The desk's own fields and forms in an agent's application: read, and changed by admins one at a time (desk.md section 9).

The relay alone checks and keeps them; what it accepted is read again. What tickets hold is the conversation's. Refuses to know
sheets and windows.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.macros import choose_text
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime.intents import Intent
from assistdesk.runtime.intents_forms import DropField, DropForm, ReadForms, SaveField, SaveForm
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import FormCalls
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

OWN_LANGUAGE = "en"


class FormsDesk:
    """One account's. Changes go one after the other, in the order in which they were wished."""

    def __init__(
        self, desk: FormCalls, tasks: Tasks, toasts: Toasts, language: str, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tasks, self._toasts = desk, tasks, toasts
        self._language, self._changed = language, changed
        self._turns = KeptTurns(tasks, toasts, "save_forms", self.load, self._answer, _told)
        self.view = FormsView()

    def label(self, key: str) -> str:
        """A field in words; its key where nothing is known of it."""
        found = next((field.label for field in self.view.fields if field.key == key), {})
        return choose_text(found, self._language, OWN_LANGUAGE) or key

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        desk = self._desk
        match intent:
            case ReadForms():
                self._tasks.spawn(self.load(), "read_forms")
            case SaveField(sheet, field_id, field):
                self._turns.begin(sheet, lambda: desk.save_field(field_id or None, field))
            case SaveForm(sheet, form_id, form):
                self._turns.begin(sheet, lambda: desk.save_form(form_id or None, form))
            case DropField(field_id):
                self._turns.begin(0, lambda: desk.drop_field(field_id))
            case DropForm(form_id):
                self._turns.begin(0, lambda: desk.drop_form(form_id))
            case _:
                return False
        return True

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
