"""What kind of ticket a new one is, and of a task when it is due. Refuses to know what is sent."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from assistdesk.core.desk.due_dates import END_MS, LEAST_MS
from assistdesk.core.desk.measure_shapes import KINDS
from assistdesk.core.desk.shapes import from_rfc3339, to_rfc3339
from assistdesk.core.desk.states import TASK
from assistdesk.ui.agent.due_date import read_due
from assistdesk.ui.agent.moment_field import MomentField, read_moment
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.layouts import fields


class KindPart(QFrame):
    """A list of kinds; the due date stands beside it while a task is chosen, and keeps what was typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("ghost")
        kinds = ((kind or "", say(f"m.type.{kind or 'none'}")) for kind in (None, *(one for one in KINDS if one)))
        self.kind = Choice(look, say("head.type.menu"), tuple(kinds))
        self.due = MomentField(look, say("column.due_at"), say("due.example"))
        self._beside = QWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(fields(self.kind, self.due, self._beside))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.kind.box.currentIndexChanged.connect(self._offer)
        self._offer()

    @property
    def type(self) -> str | None:
        return self.kind.value() or None

    @property
    def due_at(self) -> str | None:
        """As of ``BegunTicket``; None of anything but a task."""
        text = self.due.text().strip()
        if self.type != TASK or not text:
            return None
        at_ms = read_moment(text)
        return text if at_ms is None or not LEAST_MS <= at_ms < END_MS else to_rfc3339(at_ms)

    def write_again(self, kind: str | None, due_at: str | None) -> None:
        self.kind.choose(kind or "")
        try:
            self.due.show_moment(None if due_at is None else from_rfc3339(due_at))
        except ValueError:
            self.due.line.setText(due_at or "")

    def is_right(self) -> bool:
        """False: what stands there is no time, and is said to be none."""
        if self.type != TASK or read_due(self.due)[0]:
            return True
        self.due.line.setFocus()
        return False

    def _offer(self) -> None:
        is_task = self.type == TASK
        self.due.setVisible(is_task)
        self._beside.setVisible(not is_task)
