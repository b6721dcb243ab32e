"""One of the desk's own words for a status in the settings: what it stands for, what either side reads (desk.md section 2)."""

from typing import Any

from msgspec.structs import asdict
from PySide6.QtWidgets import QCheckBox, QWidget

from assistdesk.core.desk.shapes_statuses import StatusChange, StatusIn, StatusOut
from assistdesk.runtime.intents_statuses import SaveStatus
from assistdesk.runtime.snapshot_statuses import StatusesView
from assistdesk.ui.agent.field_editor import LABEL_CHARS, words_of
from assistdesk.ui.agent.form_texts import OWN_LANGUAGE, labels_of
from assistdesk.ui.agent.kept_sheet import KeptSheet
from assistdesk.ui.agent.means import STATUSES, Means
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import LANGUAGE_NAMES, LANGUAGES, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Segments
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.layouts import row

WIDTH_PX = 520
CATEGORIES = ("new", *STATUSES)


class StatusSheet(KeptSheet):
    """*status* None: a new one, after the others."""

    def __init__(self, means: Means, window: QWidget, status: StatusOut | None, number: Number) -> None:
        super().__init__(means, window, say("statuses.new" if status is None else "statuses.edit"), number, WIDTH_PX)
        look = means.look
        self.base = status
        self._view = StatusesView()
        self._language = OWN_LANGUAGE
        self._texts: dict[str, dict[str, str]] = {"agent_label": {}, "customer_label": {}}
        languages = tuple((code, LANGUAGE_NAMES[code], "", "") for code in LANGUAGES)
        self.language = Segments(look, say("macros.language"), languages)
        self.language.choose(OWN_LANGUAGE)
        self.language.on_choice(self._turn_to)
        kinds = tuple((one, say(f"status.{one}")) for one in CATEGORIES)
        self.category = Choice(look, say("statuses.category"), kinds)
        self.category.choose("open")
        self.category.setEnabled(status is None)
        self.ours = Field(look, say("statuses.agent_label"), chars_max=LABEL_CHARS, entered=self.keep)
        self.theirs = Field(look, say("statuses.customer_label"), chars_max=LABEL_CHARS, entered=self.keep)
        self.lines = {"agent_label": self.ours, "customer_label": self.theirs}
        self.active = QCheckBox(say("statuses.active"))
        self.active.setFont(look.font(Type.BODY))
        self.active.setChecked(True)
        self.parts = {**self.lines, "category": self.category}
        self.captions = {name: say(f"statuses.{name}") for name in (*self.lines, "category", "active")}
        self.readers = {
            "agent_label": words_of,
            "customer_label": words_of,
            "category": lambda one: say(f"status.{one}"),
        }
        self.readers["active"] = lambda value: say("fields.yes" if value else "fields.no")
        if status is not None:
            self.fill(status)
        self.body.addWidget(self.category)
        self.body.addWidget(row(self.language, None))
        self.body.addWidget(self.ours)
        self.body.addWidget(self.theirs)
        self.body.addWidget(self.active)
        self.add_end(say("statuses.effect.new" if status is None else "statuses.effect"), self.ours.line)

    def fill(self, status: StatusOut) -> None:
        self._texts = {"agent_label": dict(status.agent_label), "customer_label": dict(status.customer_label)}
        self.category.choose(status.category)
        self.active.setChecked(status.active)
        self._show()

    def values(self) -> dict[str, Any]:
        self._take()
        return {
            "category": self.category.value(),
            "agent_label": labels_of(self._texts["agent_label"]),
            "customer_label": labels_of(self._texts["customer_label"]),
            "active": self.active.isChecked(),
        }

    # --- languages ----------------------------------------------------------------------------------------------------

    def _turn_to(self, language: str) -> None:
        self.note_typed()
        self._take()
        self._language = language
        self._show()

    def _take(self) -> None:
        for name, field in self.lines.items():
            self._texts[name][self._language] = field.text().strip()

    def _show(self) -> None:
        for name, field in self.lines.items():
            field.line.setText(self._texts[name].get(self._language, ""))
            own = self._texts[name].get(OWN_LANGUAGE, "")
            field.line.setPlaceholderText(own if self._language != OWN_LANGUAGE else "")

    # --- wishes -------------------------------------------------------------------------------------------------------

    def show_statuses(self, view: StatusesView) -> None:
        """At each snapshot while it is open."""
        self._view = view
        self.show_answer(view.answered, view.refused)

    def newest(self) -> StatusOut | None:
        return next((one for one in self._view.statuses if self.base is not None and one.id == self.base.id), None)

    def keep(self) -> None:
        """Send it whole, or say what is missing; what was typed stays."""
        values = self.values()
        empty = next((name for name in self.lines if not values[name].get(OWN_LANGUAGE)), None)
        if empty is not None:
            self.language.choose(OWN_LANGUAGE)
            self._turn_to(OWN_LANGUAGE)
            self.lines[empty].set_error(say("statuses.needed"))
            self.lines[empty].setFocus()
            return
        status: StatusOut | None = self.base
        if status is None:
            positions = [one.position for one in self._view.statuses]
            given = StatusIn(**values, position=min(1_000, max(positions, default=-1) + 1))
            self.send(lambda sheet: SaveStatus(sheet, 0, given))
        else:
            given = StatusIn(**values, position=status.position)
            change = StatusChange(row_version=status.row_version, **asdict(given))
            self.send(lambda sheet: SaveStatus(sheet, status.id, change))
