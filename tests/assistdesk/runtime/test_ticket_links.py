"""runtime/ticket_links.py: a link is copied and said, and opened only where it is one of this desk's."""

from assistdesk.runtime.intents import CloseTicket
from assistdesk.runtime.intents_notices import CopyTicketLink, OpenLink
from assistdesk.runtime.ticket_links import TicketLinks
from assistdesk.runtime.toasts import Toasts
from tests.kit.ends import AheadClock

LINK = "assistdesk://ticket/help.example.com/42"


class Board:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def put(self, text: str, forget_after_s: float | None = None) -> None:
        assert forget_after_s is None
        self.texts.append(text)


class Stage:
    def __init__(self) -> None:
        self.board, self.opened = Board(), list[int]()
        self.toasts = Toasts(AheadClock(), lambda: None)
        self.links = TicketLinks(self.board, self.toasts, "help.example.com", self.opened.append)

    def rules(self) -> list[str]:
        return [toast.rule for toast in self.toasts.shown]


def test_the_copied_link_opens_the_ticket_again() -> None:
    stage = Stage()
    assert stage.links.handle(CopyTicketLink(42))
    assert (stage.board.texts, stage.rules(), stage.opened) == ([LINK], ["ticket_link_copied"], [])
    assert stage.links.handle(OpenLink(stage.board.texts[0]))
    assert stage.opened == [42]


def test_a_link_that_is_none_opens_nothing_and_it_is_said() -> None:
    stage = Stage()
    for link in ("assistdesk://join/4829157309", LINK.replace("help", "evil")):
        assert stage.links.handle(OpenLink(link))
    assert (stage.opened, stage.rules()) == ([], ["ticket_link", "ticket_link_elsewhere"])


def test_other_wishes_are_another_parts() -> None:
    assert not Stage().links.handle(CloseTicket())
