"""core/desk/ticket_link.py: a link names a ticket of one's own desk, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.ticket_link import NUMBER_MAX, PREFIX, parse_ticket_link, ticket_link
from assistdesk.core.errors import RefusedError

HOST = "help.example.com"


@pytest.mark.parametrize("host", [HOST, "Help.Example.com:8443", "127.0.0.1:8080", "[::1]:8080"])
@pytest.mark.parametrize("number", [1, 1042, NUMBER_MAX])
def test_what_was_copied_leads_back_to_its_ticket(host: str, number: int) -> None:
    assert parse_ticket_link(ticket_link(host, number), host) == number


@pytest.mark.parametrize(
    "link",
    [
        "",
        PREFIX,
        f"{PREFIX}{HOST}/",
        f"{PREFIX}{HOST}/0",
        f"{PREFIX}{HOST}/042",
        f"{PREFIX}{HOST}/-1",
        f"{PREFIX}{HOST}/42/",
        f"{PREFIX}{HOST}/42?x=1",
        f"{PREFIX}{HOST}/42#solve",
        f"{PREFIX}{HOST}/42\n",
        f" {PREFIX}{HOST}/42",
        f"{PREFIX}{HOST}/42%00",
        f'{PREFIX}{HOST}/42" --relay x',
        f"{PREFIX}{HOST}/\uff14\uff12",
        f"{PREFIX}{HOST}/{NUMBER_MAX + 1}",
        f"{PREFIX}{HOST}//42",
        f"{PREFIX}user@{HOST}/42",
        f"{PREFIX}{HOST}/42" + " " * 400,
        f"assistdesk://join/{HOST}/42",
        f"https://{HOST}/42",
        f"ASSISTDESK://TICKET/{HOST}/42",
    ],
)
def test_T9_a_hostile_link_is_no_link(link: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_ticket_link(link, HOST)
    assert refused.value.rule == "ticket_link"


@pytest.mark.parametrize("host", ["evil.example", f"{HOST}.evil.example", f"{HOST}:444", f"x{HOST}"])
def test_another_desks_ticket_is_not_taken_for_ones_own(host: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_ticket_link(ticket_link(host, 42), HOST)
    assert refused.value.rule == "ticket_link_elsewhere"


@given(st.text() | st.from_regex(r"assistdesk://ticket/[a-z.]{0,40}/[0-9]{0,20}.?", fullmatch=True))
def test_whatever_arrives_it_is_a_number_or_refused(text: str) -> None:
    try:
        number = parse_ticket_link(text, HOST)
    except RefusedError:
        return
    assert text == ticket_link(HOST, number)
