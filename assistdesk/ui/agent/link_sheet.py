"""Link a ticket to another: find it, say what the one is to the other (desk.md section 10).

Nothing moves and nobody but colleagues reads of it. Whether the two may be linked is the relay's to decide.
"""

from typing import Final

from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.shapes import LooseKind
from assistdesk.runtime.intents_merging import LinkTickets
from assistdesk.runtime.snapshot import TicketRow
from assistdesk.ui.agent.means import Means, ticket_number
from assistdesk.ui.agent.other_ticket_sheet import OtherTicketSheet
from assistdesk.ui.agent.rule_sheet import Number
from assistdesk.ui.text import say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.fields import Choice
from assistdesk.ui.widgets.labels import PlainLabel

OUT, IN = "out", "in"
RELATIONS: Final[tuple[tuple[LooseKind, str], ...]] = (
    ("related", OUT),
    ("duplicate", OUT),
    ("duplicate", IN),
    ("problem_of", IN),
    ("problem_of", OUT),
    ("parent", IN),
    ("parent", OUT),
)
"""What the ticket can be to the other, or (``IN``) the other to it, in the order in which they are offered."""


class LinkSheet(OtherTicketSheet):
    """The sentence under the list says which of the two is what."""

    def __init__(self, means: Means, parent: QWidget, source: TicketRow, number: Number) -> None:
        super().__init__(means, parent, say("link.title", number=ticket_number(source.id)), number, source)
        options = tuple((str(place), say(f"link.{kind}.{way}")) for place, (kind, way) in enumerate(RELATIONS))
        self.relation = Choice(means.look, say("link.relation"), options)
        self.relation.box.currentIndexChanged.connect(lambda _place: self.choose_other())
        self.what = PlainLabel(means.look, "", Type.BODY, "", wrap=True)
        self.body.addWidget(self.relation)
        self.body.addWidget(self.what)
        self.begin()

    def preview(self) -> None:
        target = self.target
        number = "" if target is None else ticket_number(target.id)
        self.keep_button.setEnabled(target is not None and not self.waits)
        self.keep_button.set_words(say("merge.do.none") if target is None else say("link.do", target=number))
        kind, way = self._chosen()
        told = (
            ""
            if target is None
            else say(f"link.{kind}.{way}.told", number=ticket_number(self._source.id), target=number)
        )
        self.what.setText(told)

    def keep(self) -> None:
        target = self.target
        if target is None or self.waits:
            return
        kind, way = self._chosen()
        ends = (self._source.id, target.id) if way == OUT else (target.id, self._source.id)
        self.send(lambda sheet: LinkTickets(*ends, kind, sheet))

    def _chosen(self) -> tuple[LooseKind, str]:
        return RELATIONS[int(self.relation.value())]
