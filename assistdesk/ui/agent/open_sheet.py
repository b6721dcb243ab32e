"""A sheet that is open, for the part of the window that feeds it: it outlives that part when the window is built anew.

Refuses to know what the sheet asks.
"""

from typing import Generic, Self, TypeVar

from PySide6.QtCore import Qt

from assistdesk.runtime.snapshot_merging import AskedView
from assistdesk.ui.agent.rule_sheet import RuleSheet
from assistdesk.ui.widgets.dialogs import Dialog

S = TypeVar("S", bound=Dialog)
R = TypeVar("R", bound=RuleSheet)


class OpenSheet(Generic[S]):
    """At most one; ``sheet`` is None while none is open."""

    def __init__(self) -> None:
        self.sheet: S | None = None

    def open(self, sheet: S) -> None:
        self._hold(sheet)
        sheet.open()

    def take_over(self, before: Self) -> None:
        """Go on with the sheet that *before* had open, whose part of the window is gone."""
        sheet, before.sheet = before.sheet, None
        if sheet is not None:
            self._hold(sheet)

    def _hold(self, sheet: S) -> None:
        self.sheet = sheet
        sheet.finished.connect(lambda _result: self._closed(sheet))

    def _closed(self, sheet: S) -> None:
        if sheet is self.sheet:
            self.sheet = None
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            sheet.deleteLater()


class AskingSheet(OpenSheet[R]):
    """One that stays until the relay has answered. Numbers tell its sendings apart: ``note`` those that a snapshot has."""

    def __init__(self) -> None:
        super().__init__()
        self._last_number = 0

    def note(self, *answered: int) -> None:
        self._last_number = max(self._last_number, *answered)

    def next_number(self) -> int:
        """No sending before had it, not even one of a window that is gone."""
        self._last_number += 1
        return self._last_number

    def show_answer(self, asked: AskedView) -> None:
        self.note(asked.answered)
        if self.sheet is not None:
            self.sheet.show_answer(asked.answered, asked.refused)

    def take_over(self, before: Self) -> None:
        super().take_over(before)
        self.note(before._last_number)
        if self.sheet is not None:
            self.sheet.number = self.next_number
