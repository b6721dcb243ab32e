"""The command palette: what fits is offered, people lead to their tickets, a number to its ticket."""

import pytest
from msgspec.structs import replace

from assistdesk.runtime.intents import OpenTicket, OpenView, Search
from assistdesk.ui.agent.palette import ROWS, hits
from tests.assistdesk.ui.agent.conftest import Desk
from tests.kit.snapshots import STATES


def found(desk: Desk, text: str) -> list[str]:
    return [hit.words for hit in hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, text)]


def test_without_words_the_newest_tickets_and_commands_are_offered(desk: Desk) -> None:
    shown = hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, "")
    assert len(shown) == ROWS
    assert [hit.icon for hit in shown] == ["inbox"] * 5 + ["command"] * 3


def test_a_person_leads_to_her_tickets(desk: Desk) -> None:
    people = [
        hit for hit in hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, "lucia") if hit.icon == "user"
    ]
    assert [(hit.words, hit.aside) for hit in people] == [("Lucía Fernández", "Talleres Norte, S.L.")]
    people[0].act()
    assert desk.asked == ["inbox"]
    assert desk.of(Search) == [Search("requester:lucia@talleresnorte.example")]


def test_whoever_has_no_address_is_looked_for_by_name(desk: Desk) -> None:
    snapshot = STATES["busy-day"].snapshot
    row = snapshot.tickets.rows[0]
    odd = replace(row, requester=replace(row.requester, name='Lu "the" cia', email=""))
    shown = replace(snapshot, palette=(odd,))
    next(hit for hit in hits(desk.means, shown, desk.asked.append, "cia") if hit.icon == "user").act()
    assert desk.of(Search) == [Search('requester:"Lu  the  cia"')]


@pytest.mark.parametrize("text", ["77", "#77", "ad-77", " AD-77 "])
def test_a_number_opens_its_ticket_though_it_is_not_known_here(desk: Desk, text: str) -> None:
    first = hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, text)[0]
    first.act()
    assert desk.of(OpenTicket) == [OpenTicket(77)]


def test_a_known_number_is_its_ticket_and_views_are_found(desk: Desk) -> None:
    known = hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, "1042")
    assert [hit.words for hit in known] == ["Invoice export freezes at 80 %"]
    view = next(hit for hit in hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, "unassigned"))
    view.act()
    assert desk.of(OpenView)
    assert found(desk, "solve")[0] == "Solve"


def test_what_fits_nothing_is_searched_everywhere(desk: Desk) -> None:
    shown = hits(desk.means, STATES["busy-day"].snapshot, desk.asked.append, " nothing like this ")
    assert len(shown) == 1
    shown[0].act()
    assert desk.of(Search) == [Search("nothing like this")]
