"""A sheet that is open, for the part of the window that feeds it: it outlives that part when the window is built anew.

Refuses to know what the sheet asks.
"""

from typing import Generic, Self, TypeVar

from PySide6.QtCore import Qt

from assistdesk.ui.widgets.dialogs import Dialog

S = TypeVar("S", bound=Dialog)


class OpenSheet(Generic[S]):
    """At most one; ``sheet`` is None while none is open."""

    def __init__(self) -> None:
        self.sheet: S | None = None
        self._last_number = 0

    def open(self, sheet: S) -> None:
        self._hold(sheet)
        sheet.open()

    def take_over(self, before: Self) -> S | None:
        """Go on with the sheet that *before* had open, whose part of the window is gone, and give it back."""
        self._last_number = before._last_number
        sheet, before.sheet = before.sheet, None
        if sheet is not None:
            self._hold(sheet)
        return sheet

    def number_after(self, *answered: int) -> int:
        """For the next sending: no sheet before had this number, not even one of a window that is gone."""
        self._last_number = max(self._last_number, *answered) + 1
        return self._last_number

    def _hold(self, sheet: S) -> None:
        self.sheet = sheet
        sheet.finished.connect(lambda _result: self._closed(sheet))

    def _closed(self, sheet: S) -> None:
        if sheet is self.sheet:
            self.sheet = None
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            sheet.deleteLater()
