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

    def open(self, sheet: S) -> None:
        self._hold(sheet)
        sheet.open()

    def take_over(self, before: Self) -> S | None:
        """Go on with the sheet that *before* had open, whose part of the window is gone, and give it back."""
        sheet, before.sheet = before.sheet, None
        if sheet is not None:
            self._hold(sheet)
        return sheet

    def _hold(self, sheet: S) -> None:
        self.sheet = sheet
        sheet.finished.connect(lambda _result: self._closed(sheet))

    def _closed(self, sheet: S) -> None:
        if sheet is self.sheet:
            self.sheet = None
            sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            sheet.deleteLater()
