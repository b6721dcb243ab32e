"""The open ticket's tags, beside the conversation, with the way to change them (experience.md section 2.2)."""

from assistdesk.runtime.snapshot import TicketRow, TicketView
from assistdesk.ui.agent.folding import CardPlace
from assistdesk.ui.agent.head_fields import TagsSheet
from assistdesk.ui.agent.means import CLOSED, Means
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.chips import Chip
from assistdesk.ui.widgets.flow import Flow
from assistdesk.ui.widgets.labels import PlainLabel, set_tip


class TagsCard(CardPlace):
    """Not there where nothing is to be seen or done: a ticket without tags that whoever looks may not change."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self.edit = IconButton(means.look, "pencil-line", say("cmd.tags"), self._ask)
        self._row: TicketRow | None = None
        self._shown: tuple[str, ...] = ()
        self._none = PlainLabel(means.look, say("head.tags.none"), Type.BODY, "muted", wrap=True)
        self.chips = Flow()
        self._card = Card(means.look, say("head.tags"), self.edit, spacing=6)
        self._card.body.addWidget(self._none)
        self._card.body.addWidget(self.chips)

    def show_ticket(self, ticket: TicketView) -> None:
        self._row = ticket.row
        may_change = ticket.may.change and ticket.row.status not in CLOSED
        tags = ticket.row.tags
        if self._card.parent() is None:
            self.put(self._card)
        if self.folder is not None:
            self.folder.summarise(str(len(tags)), Tone.NEUTRAL)
        if tags != self._shown:
            self._shown = tags
            self.chips.fill([self._chip(plain(tag)) for tag in tags])
        self.chips.setVisible(bool(tags))
        self._none.setVisible(not tags)
        self.edit.setVisible(may_change)
        self.setVisible(may_change or bool(tags))

    def _chip(self, words: str) -> Chip:
        chip = Chip(self._means.look, words)
        set_tip(chip, words)
        return chip

    def _ask(self) -> None:
        if self._row is not None:
            TagsSheet(self._means, self.window(), self._row).open()
