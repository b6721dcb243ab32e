"""What sheets share that put a ticket together with another: it is found by number or words, the customer's others first.

The field keeps the focus; Up and Down choose, Enter goes to the button. Refuses to know what is done with the two.
"""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_merging import DropFoundTickets, FindOtherTicket, ReadFoundAgain
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.runtime.snapshot_merging import FoundTickets
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.finder_sheet import ROW_PX, FinderSheet
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.agent.status_chips import status_chip
from assistdesk.ui.text import explain, plain, say

WIDTH_PX, ROWS_SHOWN = 560, 3


class OtherTicketSheet(FinderSheet):
    """Feed it with ``show_found`` and ``show_answer``; ``begin`` it when all else is in its body."""

    def __init__(self, means: Means, parent: QWidget, title: str, number: Number, source: TicketRow) -> None:
        super().__init__(means, parent, title, number, WIDTH_PX, say("merge.find"), say("merge.found"))
        self._source = source
        self._rows: tuple[TicketRow, ...] = ()
        self._shown: FoundTickets | None = None
        self._fit_list()
        self.finished.connect(lambda _result: means.emit(DropFoundTickets()))

    def begin(self) -> None:
        """Ask for the customer's other tickets, too."""
        super().begin()
        self.ask("")

    @property
    def target(self) -> TicketRow | None:
        place = self.list.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def show_found(self, view: FoundTickets | None) -> None:
        if view is None or view.ticket_id != self._source.id or view == self._shown:
            return
        is_same_search = self._shown is not None and view.text == self._shown.text and not self._shown.loading
        self._shown = view
        self.caption.setText(self._caption(view))
        if view.loading:
            return
        chosen = self.target
        with QSignalBlocker(self.list):
            self._rows = view.rows
            ids = [one.id for one in view.rows]
            place = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0
            self.put_items(map(self._words, view.rows), place)
        self._fit_list()
        if is_same_search:  # what was refused just now stays said
            self.preview()
        else:
            self.choose_other()

    def _fit_list(self) -> None:
        """As tall as what was found, so that the sheet stays within a small screen."""
        self.list.setFixedHeight(self._look.px(ROW_PX) * max(1, min(len(self._rows), ROWS_SHOWN)) + 4)

    def _caption(self, view: FoundTickets) -> str:
        if view.loading:
            return say("merge.looking")
        if view.error is not None:
            return explain(view.error.rule, view.error.fields).sentence
        if not view.rows:
            return say("merge.nothing")
        name = plain(self._source.requester.name, 60)
        return say("merge.found") if view.text else say("merge.same_customer", name=name)

    def _words(self, one: TicketRow) -> str:
        title = say("merge.row", number=ticket_number(one.id), subject=plain(one.subject, 70))
        status = status_chip(one.status, one.status_label).text
        return f"{title}\n{say('merge.row.aside', name=plain(one.requester.name, 40), status=status)}"

    def show_refusal(self, refused: Cause) -> None:
        """What was found may be another by now."""
        super().show_refusal(refused)
        self._means.emit(ReadFoundAgain())

    def ask(self, text: str) -> None:
        self._means.emit(FindOtherTicket(self._source.id, text.strip()))

    def enter(self) -> None:
        self.keep_button.setFocus()
